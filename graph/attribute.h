/* What is told of each node and edge: one table, which every writer goes through, so that all formats tell
   the same.

   Ownership: values are taken from the arena given to the getter. */
#ifndef GRAPH_ATTRIBUTE_H
#define GRAPH_ATTRIBUTE_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/network.h"

/* VALUE_JSON is a JSON array: a value of its own in JSON, text elsewhere. */
enum value_type { VALUE_TEXT, VALUE_INTEGER, VALUE_NUMBER, VALUE_BOOLEAN, VALUE_JSON };

/* A value as it is written, in every locale: "12", "0.5", "true", or a text; nothing to tell when it is not
   set. */
struct value {
    bool is_set;
    struct text text;
};

struct node_attribute {
    const char *name;
    enum value_type type;
    struct value (*get)(const struct network *network, const struct node *node, struct arena *arena);
};

struct edge_attribute {
    const char *name;
    enum value_type type;
    struct value (*get)(const struct network *network, const struct edge *edge, struct arena *arena);
};

extern const struct node_attribute node_attributes[];
extern const size_t node_attributes_count;
extern const struct edge_attribute edge_attributes[];
extern const size_t edge_attributes_count;

/* The value of the attribute called `name`, which must exist. */
struct value edge_value(const struct network *network, const struct edge *edge, const char *name,
                        struct arena *arena);
struct value node_value(const struct network *network, const struct node *node, const char *name,
                        struct arena *arena);

/* What the writer holds, taken from `arena`; the writer is done. */
struct text writer_text(struct json_writer *writer, struct arena *arena);

/* Each makes a value; an empty text and a number that is not finite are not set. */
struct value value_none(void);
struct value value_text(struct text text);
struct value value_integer(struct arena *arena, long long integer);
struct value value_number(struct arena *arena, double number);
struct value value_boolean(bool boolean);

/* The name of a node cut to what fits on a picture (80 characters). */
struct text node_label(const struct node *node, struct arena *arena);

/* "contacted", or "investigated (planned)" where it is not asserted. */
struct text edge_label(const struct edge *edge, struct arena *arena);

/* Who is meant, as a JSON array of names. */
struct text aliases_json(const struct entity *entity, struct arena *arena);

/* The sentences as a JSON array of {quote, doc, start, end, rule}. Beyond 8 MB the rest is left out and its
   number told in a last item {left_out}, since XML readers refuse longer texts. */
struct text evidence_json(const struct network *network, const struct edge *edge, struct arena *arena);

/* When the edge's reports say that it was: the one EDTF date, or the range of all. */
struct text edge_date(const struct edge *edge, struct arena *arena);

/* Where a report says that it was; empty when it does not. */
struct text report_place(const struct archive *archive, const struct report *report);

#endif
