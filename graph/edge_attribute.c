/* The table of what is told of edges. `label` and `weight` mean to Gephi what they mean here, `interaction`
   to Cytoscape; none is called `id`. */
#include "graph/attribute.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"

#define UNUSED(parameter) (void)(parameter)
#define EDGE_VALUE(name)                                                                                     \
    static struct value name(const struct network *network, const struct edge *edge, struct arena *arena)

struct text edge_label(const struct edge *edge, struct arena *arena) {
    if (text_is(edge->status, "asserted"))
        return edge->kind;
    size_t room = edge->kind.size + edge->status.size + 4;
    char *at = arena_take(arena, room);
    int size = snprintf(at, room, "%.*s (%.*s)", (int)edge->kind.size, edge->kind.at, (int)edge->status.size,
                        edge->status.at);
    return (struct text){at, (size_t)size};
}

EDGE_VALUE(edge_label_value) {
    UNUSED(network);
    return value_text(one_line(arena, edge_label(edge, arena)));
}

EDGE_VALUE(edge_kind) {
    UNUSED(network), UNUSED(arena);
    return value_text(edge->kind);
}

EDGE_VALUE(edge_weight) {
    UNUSED(network);
    return value_integer(arena, (long long)edge->weight);
}

EDGE_VALUE(edge_reports) {
    UNUSED(network);
    return value_integer(arena, (long long)edge->reports);
}

EDGE_VALUE(edge_status) {
    UNUSED(network), UNUSED(arena);
    return value_text(edge->status);
}

EDGE_VALUE(edge_mutual) {
    UNUSED(network), UNUSED(arena);
    return value_boolean(edge->mutual);
}

/* The different texts that `field` (an offset in struct report) has among the edge's reports, comma-joined. */
static struct text joined(const struct edge *edge, size_t field, struct arena *arena) {
    enum { MOST = 32 };
    struct text found[MOST];
    size_t count = 0, room = 1;
    for (const struct evidence *one = edge->evidence; one && count < MOST; one = one->next) {
        struct text text = *(const struct text *)(const void *)((const char *)one->report + field);
        bool is_known = text.size == 0;
        for (size_t i = 0; i < count && !is_known; i++)
            is_known = text_is_equal(found[i], text);
        if (is_known)
            continue;
        found[count++] = text;
        room += text.size + 2;
    }
    char *at = arena_take(arena, room);
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        memcpy(at + size, ", ", i ? 2 : 0);
        size += i ? 2 : 0;
        memcpy(at + size, found[i].at, found[i].size);
        size += found[i].size;
    }
    return (struct text){at, size};
}

EDGE_VALUE(edge_channel) {
    UNUSED(network);
    return value_text(joined(edge, offsetof(struct report, channel), arena));
}

EDGE_VALUE(edge_stage) {
    UNUSED(network);
    return value_text(joined(edge, offsetof(struct report, stage), arena));
}

EDGE_VALUE(edge_attribution) {
    UNUSED(network);
    return value_text(joined(edge, offsetof(struct report, attribution), arena));
}

EDGE_VALUE(edge_rules) {
    UNUSED(network);
    return value_text(joined(edge, offsetof(struct report, rule), arena));
}

/* Whether it begins as an EDTF date does, if without a year: "XXXX-09-18". */
static bool is_yearless(struct text date) {
    return date.size >= 7 && memcmp(date.at, "XXXX-", 5) == 0;
}

struct text edge_date(const struct edge *edge, struct arena *arena) {
    if (edge->first.size == 0) {
        for (const struct evidence *one = edge->evidence; one; one = one->next)
            if (is_yearless(one->report->date))
                return one->report->date;
        return (struct text){NULL, 0};
    }
    if (text_is_equal(edge->first, edge->last))
        return edge->first;
    struct text from = day_text(arena, edge->days.first), to = day_text(arena, edge->days.last);
    char *range = arena_take(arena, from.size + to.size + 6);
    int size = snprintf(range, from.size + to.size + 6, "%.*s/%.*s", from.size ? (int)from.size : 2,
                        from.size ? from.at : "..", to.size ? (int)to.size : 2, to.size ? to.at : "..");
    return (struct text){range, (size_t)size};
}

EDGE_VALUE(edge_date_value) {
    UNUSED(network);
    return value_text(edge_date(edge, arena));
}

EDGE_VALUE(edge_date_start) {
    UNUSED(network);
    return value_text(day_text(arena, edge->days.first));
}

EDGE_VALUE(edge_date_end) {
    UNUSED(network);
    return value_text(day_text(arena, edge->days.last));
}

EDGE_VALUE(edge_first) {
    UNUSED(network), UNUSED(arena);
    return value_text(edge->first);
}

EDGE_VALUE(edge_last) {
    UNUSED(network), UNUSED(arena);
    return value_text(edge->last);
}

EDGE_VALUE(edge_year) {
    UNUSED(network);
    return edge->days.first ? value_integer(arena, edge->days.first / 10000) : value_none();
}

struct text report_place(const struct archive *archive, const struct report *report) {
    if (report->place == LOOKUP_NONE || !archive->sightings[report->place].is_read)
        return (struct text){NULL, 0};
    const struct sighting *sighting = &archive->sightings[report->place];
    bool is_known = sighting->entity != LOOKUP_NONE && archive->entities[sighting->entity].is_read;
    return is_known ? archive->entities[sighting->entity].caption : sighting->text;
}

EDGE_VALUE(edge_place) {
    UNUSED(arena);
    for (const struct evidence *one = edge->evidence; one; one = one->next) {
        struct text place = report_place(network->archive, one->report);
        if (place.size)
            return value_text(place);
    }
    return value_none();
}

static int number_compare(const void *left, const void *right) {
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return a < b ? -1 : a > b;
}

EDGE_VALUE(edge_documents) {
    UNUSED(network);
    size_t *documents = arena_take(arena, (edge->reports + 1) * sizeof *documents);
    size_t count = 0, distinct = 0;
    for (const struct evidence *one = edge->evidence; one; one = one->next)
        if (one->report->document != LOOKUP_NONE)
            documents[count++] = one->report->document;
    qsort(documents, count, sizeof *documents, number_compare);
    for (size_t i = 0; i < count; i++)
        distinct += i == 0 || documents[i] != documents[i - 1];
    return value_integer(arena, (long long)distinct);
}

static void write_evidence(struct json_writer *writer, const struct archive *archive,
                           const struct report *report) {
    json_write_open(writer, '{');
    json_write_field(writer, "quote", report->text);
    if (report->document != LOOKUP_NONE) {
        json_write_field(writer, "doc", archive->documents[report->document].record.id);
        json_write_integer_field(writer, "start", (long long)report->start);
        json_write_integer_field(writer, "end", (long long)report->end);
    }
    json_write_field(writer, "date", report->date);
    json_write_field(writer, "rule", report->rule);
    json_write_close(writer, '}');
}

struct text evidence_json(const struct network *network, const struct edge *edge, struct arena *arena) {
    enum { LONGEST = 8000000 };
    struct json_writer writer;
    json_writer_init(&writer);
    json_write_open(&writer, '[');
    long long left_out = 0;
    for (const struct evidence *one = edge->evidence; one; one = one->next) {
        if (left_out || writer.size + 2 * one->report->text.size > LONGEST)
            left_out++;
        else
            write_evidence(&writer, network->archive, one->report);
    }
    if (left_out) {
        json_write_open(&writer, '{');
        json_write_integer_field(&writer, "left_out", left_out);
        json_write_close(&writer, '}');
    }
    json_write_close(&writer, ']');
    return writer_text(&writer, arena);
}

EDGE_VALUE(edge_evidence) {
    return value_text(evidence_json(network, edge, arena));
}

const struct edge_attribute edge_attributes[] = {
    {"label", VALUE_TEXT, edge_label_value},  {"interaction", VALUE_TEXT, edge_kind},
    {"kind", VALUE_TEXT, edge_kind},          {"weight", VALUE_INTEGER, edge_weight},
    {"reports", VALUE_INTEGER, edge_reports}, {"status", VALUE_TEXT, edge_status},
    {"mutual", VALUE_BOOLEAN, edge_mutual},   {"channel", VALUE_TEXT, edge_channel},
    {"stage", VALUE_TEXT, edge_stage},        {"attribution", VALUE_TEXT, edge_attribution},
    {"date", VALUE_TEXT, edge_date_value},    {"date_start", VALUE_TEXT, edge_date_start},
    {"date_end", VALUE_TEXT, edge_date_end},  {"first", VALUE_TEXT, edge_first},
    {"last", VALUE_TEXT, edge_last},          {"year", VALUE_INTEGER, edge_year},
    {"place", VALUE_TEXT, edge_place},        {"documents", VALUE_INTEGER, edge_documents},
    {"evidence", VALUE_JSON, edge_evidence},  {"rules", VALUE_TEXT, edge_rules},
};
const size_t edge_attributes_count = sizeof edge_attributes / sizeof edge_attributes[0];

struct value edge_value(const struct network *network, const struct edge *edge, const char *name,
                        struct arena *arena) {
    size_t i = 0;
    while (i < edge_attributes_count && strcmp(edge_attributes[i].name, name) != 0)
        i++;
    assert(i < edge_attributes_count);
    return edge_attributes[i].get(network, edge, arena);
}
