/* An archive in, a network out.

   Every report goes through the same gates (named ends, known entities, kinds, status, date) and is then hung
   on the edge of its ends, kind and status. An edge's weight counts independent reports: the same sentence,
   or nearly the same, in two wire copies is one (wire.h). A mutual report joins a mutual edge that runs either way. `about` edges
   tie a matter to what it concerns, where a drawn relation has made the matter a node; `at` edges tie the
   ends of a report to its place, where places are nodes. */
#include "graph/network.h"
#include "graph/wire.h"

#include <stdio.h>

#include "record/arena.h"

enum { PASSING_KEPT = 1 << 16 };

struct drawing {
    struct network *network;
    const struct choice *choice;
    struct arena *scratch; /* for the whole drawing */
    struct arena *passing; /* for one report */
    size_t *node_of;       /* by entity number */
    struct lookup *keys;   /* of edges: ends, kind, status; by edge number */
    struct wire *wire;     /* what has been told of each edge */
    size_t nodes_capacity, edges_capacity;
};

struct choice choice_usual(void) {
    return (struct choice){.nodes = TEXT("person,institution,matter"), .statuses = TEXT("asserted")};
}

bool list_has(struct text list, struct text word) {
    if (list.size == 0 || text_is(list, "all"))
        return true;
    for (size_t start = 0; start <= list.size;) {
        size_t end = start;
        while (end < list.size && list.at[end] != ',')
            end++;
        if (text_is_equal(text_slice(list, start, end), word))
            return true;
        start = end + 1;
    }
    return false;
}

bool entity_is_unresolved(const struct entity *entity) {
    return entity->candidates_count > 0 || text_ends_with(entity->name, TEXT("?"));
}

/* --- Nodes
   ----------------------------------------------------------------------------------------------------- */

static size_t draw_node(struct drawing *drawing, size_t entity) {
    struct network *network = drawing->network;
    if (drawing->node_of[entity] != LOOKUP_NONE)
        return drawing->node_of[entity];
    const struct archive_entity *known = &network->archive->entities[entity];
    size_t number = network->nodes_count;
    network->nodes = arena_take_room(network->arena, network->nodes, sizeof *network->nodes, number,
                                     number + 1, &drawing->nodes_capacity);
    network->nodes[number] = (struct node){.entity = entity,
                                           .id = known->node_id,
                                           .name = known->caption,
                                           .kind = known->record.kind,
                                           .pagerank = -1,
                                           .betweenness = -1};
    network->nodes_count++;
    drawing->node_of[entity] = number;
    return number;
}

static bool may_be_node(const struct drawing *drawing, size_t entity) {
    const struct archive_entity *known = &drawing->network->archive->entities[entity];
    return known->is_read && list_has(drawing->choice->nodes, known->record.kind) &&
           !(drawing->choice->strict && entity_is_unresolved(&known->record));
}

/* Whether `entity` can be an end of a drawn edge; counts why not. */
static bool may_be_end(struct drawing *drawing, size_t entity) {
    const struct archive_entity *known = &drawing->network->archive->entities[entity];
    struct left_out *left_out = &drawing->network->left_out;
    if (!known->is_read)
        left_out->absent++;
    else if (!list_has(drawing->choice->nodes, known->record.kind))
        left_out->not_a_node++;
    else if (drawing->choice->strict && entity_is_unresolved(&known->record))
        left_out->unresolved++;
    else
        return true;
    return false;
}

/* --- Edges
   ----------------------------------------------------------------------------------------------------- */

static struct text edge_key(struct drawing *drawing, size_t source, size_t target,
                            const struct report *report) {
    const struct archive_entity *entities = drawing->network->archive->entities;
    struct text parts[] = {entities[source].record.id, entities[target].record.id, report->kind,
                           report->status, drawing->choice->parallel ? report->id : (struct text){NULL, 0}};
    size_t room = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        room += parts[i].size + 1;
    char *key = arena_take(drawing->passing, room);
    size_t size = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        for (size_t j = 0; j < parts[i].size; j++)
            key[size++] = parts[i].at[j];
        key[size++] = '\n';
    }
    return (struct text){key, size};
}

static struct text edge_id(struct arena *arena, struct text key) {
    enum { SIZE = 22 }; /* edge-, 16 digits, NUL */
    char *id = arena_take(arena, SIZE);
    int size = snprintf(id, SIZE, "edge-%016llx", (unsigned long long)text_hash(key));
    return (struct text){id, (size_t)size};
}

/* The edge on which a report hangs; a new one when there is none. */
static struct edge *draw_edge(struct drawing *drawing, size_t source, size_t target,
                              const struct report *report) {
    struct network *network = drawing->network;
    struct text key = edge_key(drawing, source, target, report);
    if (report->mutual) {
        size_t other = lookup_find(drawing->keys, edge_key(drawing, target, source, report));
        if (other != LOOKUP_NONE && network->edges[other].mutual)
            return &network->edges[other];
    }
    size_t number = lookup_add(drawing->keys, key);
    if (number < network->edges_count)
        return &network->edges[number];
    network->edges = arena_take_room(network->arena, network->edges, sizeof *network->edges, number,
                                     number + 1, &drawing->edges_capacity);
    network->edges[number] =
        (struct edge){.id = edge_id(network->arena, key), .kind = report->kind, .status = report->status};
    network->edges_count++;
    size_t source_node = draw_node(drawing, source);
    network->edges[number].source = source_node;
    network->edges[number].target = draw_node(drawing, target);
    return &network->edges[number];
}

static void date_edge(struct edge *edge, struct text date) {
    struct days days;
    if (!edtf_days(date, &days))
        return;
    if (!edge->first.size || (days.first && (!edge->days.first || days.first < edge->days.first)))
        edge->first = date;
    if (!edge->last.size || (days.last && days.last > edge->days.last))
        edge->last = date;
    if (days.first && (!edge->days.first || days.first < edge->days.first))
        edge->days.first = days.first;
    if (days.last > edge->days.last)
        edge->days.last = days.last;
}

static void hang(struct drawing *drawing, size_t source, size_t target, const struct report *report) {
    arena_reset(drawing->passing, PASSING_KEPT);
    struct edge *edge = draw_edge(drawing, source, target, report);
    struct evidence *evidence = arena_take(drawing->network->arena, sizeof *evidence);
    evidence->report = report;
    if (!edge->evidence)
        edge->evidence = evidence;
    else
        *edge->evidence_end = evidence;
    edge->evidence_end = &evidence->next;
    edge->reports++;
    edge->weight = (size_t)((long)edge->weight + wire_tell(drawing->wire, drawing->passing,
                                                           (size_t)(edge - drawing->network->edges), report));
    edge->mutual = edge->mutual || report->mutual;
    date_edge(edge, report->date);
}

/* --- Reports
   --------------------------------------------------------------------------------------------------- */

/* Ties both ends of a drawn report to its place. */
static void draw_place(struct drawing *drawing, const struct report *report) {
    const struct archive *archive = drawing->network->archive;
    if (report->place == LOOKUP_NONE)
        return;
    size_t place = archive->sightings[report->place].entity;
    if (place == LOOKUP_NONE || !may_be_node(drawing, place))
        return;
    struct report *at = arena_take(drawing->network->arena, sizeof *at);
    *at = *report;
    at->kind = TEXT("at");
    at->mutual = false;
    at->place = LOOKUP_NONE;
    hang(drawing, report->source, place, at);
    if (report->target != report->source)
        hang(drawing, report->target, place, at);
}

static bool is_asked_for(struct drawing *drawing, const struct report *report) {
    const struct choice *choice = drawing->choice;
    struct left_out *left_out = &drawing->network->left_out;
    struct days days;
    if (!list_has(choice->statuses, report->status)) {
        left_out->status++;
        return false;
    }
    if (!list_has(choice->kinds, report->kind)) {
        left_out->kind++;
        return false;
    }
    if (!choice->days.first && !choice->days.last)
        return true;
    if (!edtf_days(report->date, &days)) {
        left_out->undated++;
        return false;
    }
    bool is_before = choice->days.first && days.last && days.last < choice->days.first;
    bool is_after = choice->days.last && days.first > choice->days.last;
    left_out->other_time += is_before || is_after;
    return !is_before && !is_after;
}

static void draw_report(struct drawing *drawing, const struct report *report) {
    struct left_out *left_out = &drawing->network->left_out;
    if (!is_asked_for(drawing, report)) {
        return;
    } else if (report->source == LOOKUP_NONE) {
        left_out->no_source++;
    } else if (report->target == LOOKUP_NONE) {
        left_out->no_target++;
    } else if (may_be_end(drawing, report->source) && may_be_end(drawing, report->target)) {
        hang(drawing, report->source, report->target, report);
        draw_place(drawing, report);
    }
}

/* --- Matters
   --------------------------------------------------------------------------------------------------- */

/* For each entity the number of its first mention, or LOOKUP_NONE: what is quoted for an `about` edge. */
static size_t *first_sightings(struct drawing *drawing) {
    const struct archive *archive = drawing->network->archive;
    size_t *first = arena_take(drawing->scratch, (archive->entities_count + 1) * sizeof *first);
    for (size_t i = 0; i < archive->entities_count; i++)
        first[i] = LOOKUP_NONE;
    for (size_t i = archive->sightings_count; i-- > 0;)
        if (archive->sightings[i].is_read && archive->sightings[i].entity != LOOKUP_NONE)
            first[archive->sightings[i].entity] = i;
    return first;
}

static void draw_about(struct drawing *drawing, size_t matter, size_t entity, size_t sighting) {
    struct report *report = arena_take(drawing->network->arena, sizeof *report);
    *report = (struct report){.kind = TEXT("about"),
                              .status = TEXT("asserted"),
                              .document = LOOKUP_NONE,
                              .source = matter,
                              .target = entity,
                              .place = LOOKUP_NONE};
    if (sighting != LOOKUP_NONE) {
        const struct sighting *quoted = &drawing->network->archive->sightings[sighting];
        report->id = quoted->id;
        report->rule = quoted->rule;
        report->text = quoted->text;
        report->document = quoted->document;
        report->start = quoted->start;
        report->end = quoted->end;
    }
    hang(drawing, matter, entity, report);
}

static void draw_matters(struct drawing *drawing) {
    const struct archive *archive = drawing->network->archive;
    size_t *first = NULL;
    size_t drawn = drawing->network->nodes_count;
    for (size_t i = 0; i < drawn; i++) {
        size_t matter = drawing->network->nodes[i].entity;
        const struct entity *record = &archive->entities[matter].record;
        if (record->about_count && !first)
            first = first_sightings(drawing);
        for (size_t j = 0; j < record->about_count; j++) {
            size_t entity = lookup_find(archive->entity_ids, record->about[j]);
            if (entity != LOOKUP_NONE && entity != matter && may_be_node(drawing, entity))
                draw_about(drawing, matter, entity, first[matter]);
        }
    }
}

/* --- The whole
   ------------------------------------------------------------------------------------------------- */

static bool stands_alone(struct text kind) {
    return text_is(kind, "person") || text_is(kind, "institution");
}

static void draw_lonely(struct drawing *drawing) {
    const struct archive *archive = drawing->network->archive;
    for (size_t i = 0; i < archive->entities_count; i++)
        if (may_be_node(drawing, i) && stands_alone(archive->entities[i].record.kind))
            draw_node(drawing, i);
}

static void count_degrees(struct network *network) {
    for (size_t i = 0; i < network->nodes_count; i++)
        network->nodes[i].degree = 0;
    for (size_t i = 0; i < network->edges_count; i++) {
        network->nodes[network->edges[i].source].degree++;
        network->nodes[network->edges[i].target].degree++;
    }
}

static void drop_light(struct network *network, size_t least_weight) {
    size_t kept = 0;
    for (size_t i = 0; i < network->edges_count; i++)
        if (network->edges[i].weight >= least_weight)
            network->edges[kept++] = network->edges[i];
    network->left_out.light = network->edges_count - kept;
    network->edges_count = kept;
}

void network_keep(struct network *network, const bool *keep) {
    struct arena *scratch = arena_new();
    size_t *moved = arena_take(scratch, (network->nodes_count + 1) * sizeof *moved);
    size_t kept = 0;
    for (size_t i = 0; i < network->nodes_count; i++) {
        moved[i] = keep[i] ? kept : LOOKUP_NONE;
        if (keep[i])
            network->nodes[kept++] = network->nodes[i];
    }
    network->nodes_count = kept;
    kept = 0;
    for (size_t i = 0; i < network->edges_count; i++) {
        struct edge edge = network->edges[i];
        edge.source = moved[edge.source];
        edge.target = moved[edge.target];
        if (edge.source != LOOKUP_NONE && edge.target != LOOKUP_NONE)
            network->edges[kept++] = edge;
    }
    network->edges_count = kept;
    count_degrees(network);
    arena_free(scratch);
}

size_t network_find(const struct network *network, size_t entity) {
    for (size_t i = 0; i < network->nodes_count; i++)
        if (network->nodes[i].entity == entity)
            return i;
    return LOOKUP_NONE;
}

/* Drops the nodes that no edge touches; of people and institutions, which stand alone, only when asked. */
static void drop_lonely(struct network *network, bool connected) {
    struct arena *scratch = arena_new();
    bool *keep = arena_take(scratch, network->nodes_count + 1);
    for (size_t i = 0; i < network->nodes_count; i++)
        keep[i] = network->nodes[i].degree > 0 || (!connected && stands_alone(network->nodes[i].kind));
    network_keep(network, keep);
    arena_free(scratch);
}

struct network *network_new(const struct archive *archive, const struct choice *choice) {
    struct arena *arena = arena_new();
    struct network *network = arena_take(arena, sizeof *network);
    network->arena = arena;
    network->archive = archive;
    struct drawing drawing = {
        .network = network, .choice = choice, .scratch = arena_new(), .passing = arena_new()};
    drawing.keys = lookup_new(drawing.scratch);
    drawing.wire = wire_new(drawing.scratch);
    drawing.node_of = arena_take(drawing.scratch, (archive->entities_count + 1) * sizeof *drawing.node_of);
    for (size_t i = 0; i < archive->entities_count; i++)
        drawing.node_of[i] = LOOKUP_NONE;
    draw_lonely(&drawing);
    for (size_t i = 0; i < archive->reports_count; i++)
        draw_report(&drawing, &archive->reports[i]);
    draw_matters(&drawing);
    arena_free(drawing.passing);
    arena_free(drawing.scratch);
    drop_light(network, choice->least_weight);
    count_degrees(network);
    drop_lonely(network, choice->connected);
    return network;
}

void network_free(struct network *network) {
    if (network)
        arena_free(network->arena);
}
