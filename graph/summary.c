/* A network in, a sentence out. */
#include "graph/summary.h"

#include <stdarg.h>
#include <stdio.h>

#include "record/arena.h"

struct line {
    char *at;
    size_t size, room;
};

__attribute__((format(printf, 2, 3))) static void add(struct line *line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(line->at + line->size, line->room - line->size, format, arguments);
    va_end(arguments);
    if (size > 0)
        line->size += (size_t)size < line->room - line->size ? (size_t)size : line->room - line->size - 1;
}

static void add_count(struct line *line, const char *gap, size_t count, const char *one, const char *more) {
    add(line, "%s%zu %s", gap, count, count == 1 ? one : more);
}

static size_t count_nodes(const struct network *network, const char *kind) {
    size_t count = 0;
    for (size_t i = 0; i < network->nodes_count; i++)
        count += text_is(network->nodes[i].kind, kind);
    return count;
}

static void add_edges(struct line *line, const struct network *network) {
    enum { MOST = 12 };
    struct text kinds[MOST];
    size_t counts[MOST] = {0}, count = 0;
    for (size_t i = 0; i < network->edges_count; i++) {
        size_t kind = 0;
        while (kind < count && !text_is_equal(kinds[kind], network->edges[i].kind))
            kind++;
        if (kind == MOST)
            continue;
        if (kind == count)
            kinds[count++] = network->edges[i].kind;
        counts[kind]++;
    }
    add_count(line, "; ", network->edges_count, "edge", "edges");
    for (size_t i = 0; i < count; i++)
        add(line, "%s%zu %.*s", i ? ", " : " (", counts[i], (int)kinds[i].size, kinds[i].at);
    if (count)
        add(line, ")");
}

static void add_left_out(struct line *line, const struct left_out *left_out) {
    const struct {
        size_t count;
        const char *why;
    } reasons[] = {
        {left_out->no_source, "without a source"},
        {left_out->no_target, "without a target"},
        {left_out->absent, "with entities that are absent"},
        {left_out->not_a_node, "of kinds that are no nodes"},
        {left_out->status, "of another status"},
        {left_out->kind, "of another kind"},
        {left_out->undated, "without a date"},
        {left_out->other_time, "of another time"},
        {left_out->light, "edges of less weight"},
        {left_out->unresolved, "of unresolved people"},
    };
    const char *gap = "; left out: ";
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (!reasons[i].count)
            continue;
        add(line, "%s%zu %s", gap, reasons[i].count, reasons[i].why);
        gap = ", ";
    }
}

const char *summary_text(const struct archive *archive, const struct network *network, struct arena *arena) {
    enum { ROOM = 2048 };
    struct line line = {arena_take(arena, ROOM), 0, ROOM};
    size_t articles = 0;
    for (size_t i = 0; i < archive->documents_count; i++)
        articles += archive->documents[i].is_read;
    size_t people = count_nodes(network, "person"), institutions = count_nodes(network, "institution");
    size_t matters = count_nodes(network, "matter"), places = count_nodes(network, "place");
    size_t others = network->nodes_count - people - institutions - matters - places;
    add_count(&line, "", articles, "article", "articles");
    add_count(&line, ": ", people, "person", "people");
    add_count(&line, ", ", institutions, "institution", "institutions");
    if (matters)
        add_count(&line, ", ", matters, "matter", "matters");
    if (places)
        add_count(&line, ", ", places, "place", "places");
    if (others)
        add_count(&line, ", ", others, "other", "others");
    add_edges(&line, network);
    add_count(&line, " from ", archive->reports_count, "relation", "relations");
    add_left_out(&line, &network->left_out);
    if (archive->repeats)
        add(&line, "; %zu told twice", archive->repeats);
    return line.at;
}
