/* A request's questions put to the network: names are found, and where a name fits several people they are listed. */
#include <stdio.h>
#include <string.h>

#include "graph/attribute.h"
#include "graph/candidate.h"
#include "graph/command.h"
#include "graph/question.h"
#include "graph/request.h"
#include "record/arena.h"
#include "record/error.h"

enum { MOST_LISTED = 20 };

/* The node that `name` means; LOOKUP_NONE, with everything said, when nobody or several are meant. */
static size_t find_node(const struct network *network, const char *name, const char *command) {
    struct arena *arena = arena_new();
    size_t count, nodes = 0;
    size_t *found = candidate_find(network->archive, text_of(name), arena, &count);
    size_t node = LOOKUP_NONE;
    for (size_t i = 0; i < count; i++) {
        size_t one = network_find(network, found[i]);
        if (one == LOOKUP_NONE)
            continue;
        node = one;
        found[nodes++] = found[i];
    }
    if (nodes == 0)
        command_say(command, count ? "'%s' is not in this network" : "nobody is called '%s'", name);
    if (nodes > 1) {
        command_say(command, "'%s' may be any of these %zu; name one in full, or by its id:", name, nodes);
        for (size_t i = 0; i < nodes && i < MOST_LISTED; i++) {
            const struct archive_entity *entity = &network->archive->entities[found[i]];
            command_say(command, "  %.*s  (%.*s, %.*s)", (int)entity->caption.size, entity->caption.at,
                        (int)entity->record.kind.size, entity->record.kind.at, (int)entity->record.id.size,
                        entity->record.id.at);
        }
        node = LOOKUP_NONE;
    }
    arena_free(arena);
    return node;
}

static int say_refusal(const char *command, const struct error *error) {
    command_say(command, "%s", error->message);
    return STATUS_OUTPUT;
}

/* One hop: who, what, to whom, when; then each quote with where it stands. */
static void tell_hop(const struct network *network, const struct edge *edge, FILE *out, struct arena *arena) {
    struct text label = edge_label(edge, arena), date = edge_date(edge, arena);
    struct text source = network->nodes[edge->source].name, target = network->nodes[edge->target].name;
    fprintf(out, "%.*s %s %.*s %s %.*s%s%.*s\n", (int)source.size, source.at, edge->mutual ? "<-" : "--", (int)label.size,
            label.at, "->", (int)target.size, target.at, date.size ? ", " : "", (int)date.size, date.at ? date.at : "");
    for (const struct evidence *one = edge->evidence; one; one = one->next) {
        const struct report *report = one->report;
        if (one->is_copy || report->document == LOOKUP_NONE)
            continue;
        struct text quote = one_line(arena, report->text);
        struct text document = network->archive->documents[report->document].record.id;
        fprintf(out, "    \"%.*s\"  [%.*s %zu-%zu]\n", (int)quote.size, quote.at, (int)document.size, document.at,
                report->start, report->end);
    }
}

static int tell_path(const struct request *request, const struct network *network, size_t hops, const char *command) {
    struct arena *arena = arena_new();
    FILE *out = command_output();
    if (hops == 0)
        fprintf(out, "no path links %s and %s\n", request->path_from, request->path_to);
    for (size_t i = 0; i < hops; i++)
        tell_hop(network, &network->edges[i], out, arena);
    arena_free(arena);
    return command_finish(command, STATUS_DONE);
}

static int ask_path(const struct request *request, struct network *network, const char *command) {
    struct error error = {0};
    size_t hops = 0;
    size_t from = find_node(network, request->path_from, command);
    if (from == LOOKUP_NONE)
        return STATUS_USAGE;
    size_t to = find_node(network, request->path_to, command);
    if (to == LOOKUP_NONE)
        return STATUS_USAGE;
    if (!question_path(network, from, to, &hops, &error))
        return say_refusal(command, &error);
    if (request->is_text)
        return tell_path(request, network, hops, command);
    if (hops == 0 && from != to) {
        command_say(command, "no path links %s and %s", request->path_from, request->path_to);
        network->nodes_count = network->edges_count = 0;
    }
    return REQUEST_GOES_ON;
}

int request_ask(const struct request *request, struct network *network, const char *command) {
    struct error error = {0};
    if (request->ego) {
        size_t node = find_node(network, request->ego, command);
        if (node == LOOKUP_NONE)
            return STATUS_USAGE;
        if (!question_ego(network, node, request->depth, &error))
            return say_refusal(command, &error);
    }
    if (request->top)
        question_top(network, request->top);
    return request->path_from ? ask_path(request, network, command) : REQUEST_GOES_ON;
}
