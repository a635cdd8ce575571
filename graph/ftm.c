/* followthemoney (FtM, as Aleph and OpenSanctions read it), an entity a line. Values are lists of strings.

   A person is a Person, an institution a PublicBody, Company or Organization by its class, a place an Address,
   a matter an Event, an article an Article. A contact is an UnknownLink, whose `role` tells the relation and
   its status; an investigation is an Event with organizer and involved. So is what is merely alleged or
   denied: its name says so first. FtM dates are prefixes of ISO dates: a range is its two ends. */
#include <string.h>

#include "graph/attribute.h"
#include "graph/format.h"
#include "record/arena.h"
#include "record/record.h"

enum { ITEM_KEPT = 1 << 16 };

struct ledger {
    const struct network *network;
    FILE *file;
    struct arena *arena; /* for one entity */
    struct json_writer out;
};

/* FtM ids end in a letter or digit and hold no underscore. */
static struct text ledger_id(struct text id, const char *head, struct arena *arena) {
    size_t head_size = strlen(head);
    char *at = arena_take(arena, head_size + id.size + 3);
    memcpy(at, head, head_size);
    memcpy(at + head_size, id.at, id.size);
    bool is_ended = id.size && id.at[id.size - 1] != '-';
    if (!is_ended)
        memcpy(at + head_size + id.size, ".n", 2);
    return (struct text){at, head_size + id.size + (is_ended ? 0 : 2)};
}

static struct text node_ledger_id(const struct ledger *ledger, size_t node) {
    return ledger_id(ledger->network->nodes[node].id, "whowhom-", ledger->arena);
}

static void open_entity(struct ledger *ledger, struct text id, const char *schema) {
    json_write_open(&ledger->out, '{');
    json_write_field(&ledger->out, "id", id);
    json_write_field(&ledger->out, "schema", text_of(schema));
    json_write_key(&ledger->out, "properties");
    json_write_open(&ledger->out, '{');
}

static void close_entity(struct ledger *ledger) {
    json_write_close(&ledger->out, '}');
    json_write_close(&ledger->out, '}');
    json_write_newline(&ledger->out);
    record_flush(&ledger->out, ledger->file);
    arena_reset(ledger->arena, ITEM_KEPT);
}

static void property(struct ledger *ledger, const char *name, struct text value) {
    struct text line = one_line(ledger->arena, value);
    if (line.size == 0)
        return;
    json_write_key(&ledger->out, name);
    json_write_open(&ledger->out, '[');
    json_write_text(&ledger->out, line);
    json_write_close(&ledger->out, ']');
}

static const char *node_schema(const struct node *node, const struct entity *entity) {
    static const char *const companies[] = {"company", "bank", "firm", "outlet", "newspaper", "business"};
    static const char *const public[] = {"police",     "oversight",  "court",     "government",
                                         "diplomatic", "regulator",  "council",   "agency",
                                         "ministry",   "parliament", "prosecutor"};
    if (text_is(node->kind, "person"))
        return "Person";
    if (text_is(node->kind, "place"))
        return "Address";
    if (!text_is(node->kind, "institution"))
        return text_is(node->kind, "matter") ? "Event" : "Thing";
    for (size_t i = 0; i < sizeof public / sizeof public[0] && entity->role.size; i++)
        if (list_has(entity->role, text_of(public[i])))
            return "PublicBody";
    for (size_t i = 0; i < sizeof companies / sizeof companies[0] && entity->role.size; i++)
        if (list_has(entity->role, text_of(companies[i])))
            return "Company";
    return "Organization";
}

static void write_aliases(struct ledger *ledger, const struct entity *entity) {
    if (entity->aliases_count == 0)
        return;
    json_write_key(&ledger->out, "alias");
    json_write_open(&ledger->out, '[');
    for (size_t i = 0; i < entity->aliases_count; i++) {
        struct text line = one_line(ledger->arena, entity->aliases[i].name);
        if (line.size)
            json_write_text(&ledger->out, line);
    }
    json_write_close(&ledger->out, ']');
}

static void write_person(struct ledger *ledger, const struct entity *entity) {
    property(ledger, "position", entity->role);
    if (text_is(entity->gender, "f"))
        property(ledger, "gender", TEXT("female"));
    if (text_is(entity->gender, "m"))
        property(ledger, "gender", TEXT("male"));
}

static void write_age(struct ledger *ledger, const struct node *node, const struct entity *entity) {
    struct text birth = node_value(ledger->network, node, "birth", ledger->arena).text;
    if (entity->age.size == 0)
        return;
    struct json_writer note;
    json_writer_init(&note);
    const struct text parts[] = {TEXT("age "),     entity->age,     TEXT(" on "),
                                 entity->age_date, TEXT("; born "), birth};
    for (size_t i = 0; i < (birth.size ? 6 : entity->age_date.size ? 4 : 2); i++) {
        note.comma = false;
        json_write_raw(&note, parts[i]);
    }
    property(ledger, "notes", writer_text(&note, ledger->arena));
}

static void write_node(struct ledger *ledger, size_t number) {
    const struct node *node = &ledger->network->nodes[number];
    const struct entity *entity = &ledger->network->archive->entities[node->entity].record;
    const char *schema = node_schema(node, entity);
    open_entity(ledger, node_ledger_id(ledger, number), schema);
    property(ledger, strcmp(schema, "Address") == 0 ? "full" : "name", node->name);
    write_aliases(ledger, entity);
    if (strcmp(schema, "Person") == 0)
        write_person(ledger, entity);
    write_age(ledger, node, entity);
    if (entity_is_unresolved(entity))
        property(ledger, "summary", TEXT("The text leaves open who is meant."));
    close_entity(ledger);
}

/* Each different text that `pick` takes of the edge's reports, once. */
static void write_each(struct ledger *ledger, const struct edge *edge, const char *name,
                       struct text pick(const struct ledger *, const struct report *)) {
    struct lookup *told = lookup_new(ledger->arena);
    for (const struct evidence *one = edge->evidence; one; one = one->next) {
        struct text text = one_line(ledger->arena, pick(ledger, one->report));
        if (text.size)
            lookup_add(told, text);
    }
    if (lookup_count(told) == 0)
        return;
    json_write_key(&ledger->out, name);
    json_write_open(&ledger->out, '[');
    for (size_t i = 0; i < lookup_count(told); i++)
        json_write_text(&ledger->out, lookup_key(told, i));
    json_write_close(&ledger->out, ']');
}

static struct text pick_quote(const struct ledger *ledger, const struct report *report) {
    (void)ledger;
    return report->text;
}

static struct text pick_url(const struct ledger *ledger, const struct report *report) {
    if (report->document == LOOKUP_NONE)
        return (struct text){NULL, 0};
    struct text url = ledger->network->archive->documents[report->document].record.url;
    bool is_web = text_starts_with(url, TEXT("http://")) || text_starts_with(url, TEXT("https://"));
    return is_web ? url : (struct text){NULL, 0};
}

static struct text pick_record(const struct ledger *ledger, const struct report *report) {
    if (report->document == LOOKUP_NONE)
        return (struct text){NULL, 0};
    struct text id = ledger->network->archive->documents[report->document].record.id;
    size_t room = id.size + 48;
    char *at = arena_take(ledger->arena, room);
    int size = snprintf(at, room, "%.*s#%zu-%zu", (int)id.size, id.at, report->start, report->end);
    return (struct text){at, (size_t)size};
}

static void write_edge(struct ledger *ledger, const struct edge *edge) {
    bool is_event = text_is(edge->kind, "investigated");
    struct text label = edge_label(edge, ledger->arena);
    open_entity(ledger, ledger_id(edge->id, "whowhom-", ledger->arena), is_event ? "Event" : "UnknownLink");
    if (is_event)
        property(ledger, "name", label);
    else
        property(ledger, "role", label);
    property(ledger, is_event ? "organizer" : "subject", node_ledger_id(ledger, edge->source));
    property(ledger, is_event ? "involved" : "object", node_ledger_id(ledger, edge->target));
    property(ledger, "startDate", day_text(ledger->arena, edge->days.first));
    property(ledger, "endDate", day_text(ledger->arena, edge->days.last));
    write_each(ledger, edge, "summary", pick_quote);
    write_each(ledger, edge, "sourceUrl", pick_url);
    write_each(ledger, edge, "recordId", pick_record);
    close_entity(ledger);
}

/* Only dates that FtM takes: a year, month or day. */
static struct text plain_date(struct text date) {
    struct days days;
    bool is_plain = (date.size == 4 || date.size == 7 || date.size == 10) && edtf_days(date, &days) &&
                    !memchr(date.at, 'X', date.size) && !memchr(date.at, '/', date.size);
    return is_plain && (date.size < 7 || date.at[5] < '2') ? date : (struct text){NULL, 0};
}

static void write_document(struct ledger *ledger, const struct document *document) {
    char head[40];
    snprintf(head, sizeof head, "%016llx", (unsigned long long)text_hash(document->id));
    open_entity(ledger, ledger_id(text_of(head), "whowhom-article-", ledger->arena), "Article");
    property(ledger, "title", document->title.size ? document->title : document->id);
    property(ledger, "fileName", document->id);
    property(ledger, "date", plain_date(document->date));
    property(ledger, "publisher", document->source);
    if (text_starts_with(document->url, TEXT("http")))
        property(ledger, "sourceUrl", document->url);
    close_entity(ledger);
}

bool ftm_write(const struct network *network, FILE *file, struct writing *writing) {
    (void)writing;
    struct ledger ledger = {.network = network, .file = file, .arena = arena_new()};
    json_writer_init(&ledger.out);
    for (size_t i = 0; i < network->archive->documents_count; i++)
        if (network->archive->documents[i].is_read)
            write_document(&ledger, &network->archive->documents[i].record);
    for (size_t i = 0; i < network->nodes_count; i++)
        write_node(&ledger, i);
    for (size_t i = 0; i < network->edges_count; i++)
        write_edge(&ledger, &network->edges[i]);
    json_writer_done(&ledger.out);
    arena_free(ledger.arena);
    return true;
}
