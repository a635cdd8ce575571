/* A network as it was written: nodes and edges with their attributes as texts, read from GraphML, so that two can be
   compared whatever they came from.

   Ownership: a snapshot and all in it goes with snapshot_free. */
#ifndef GRAPH_SNAPSHOT_H
#define GRAPH_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>

#include "record/text.h"

struct arena;
struct error;

struct attribute {
    struct text name, value;
};

struct item {
    bool is_edge;
    struct text id, source, target; /* ends: of an edge */
    struct attribute *attributes;
    size_t attributes_count, attributes_capacity;
};

struct snapshot {
    struct arena *arena;
    struct item *items;
    size_t count, capacity;
    struct lookup *ids; /* "n" or "e" and the id; by number of item */
};

/* Reads GraphML. NULL with `error` filled (file `name`) when it is none. */
struct snapshot *snapshot_read(struct text graphml, const char *name, struct error *error);
void snapshot_free(struct snapshot *snapshot); /* NULL is fine */

/* The node or edge of another snapshot's item; NULL for none. */
const struct item *snapshot_find(const struct snapshot *snapshot, const struct item *item);

/* The node of this id; NULL for none. */
const struct item *snapshot_node(const struct snapshot *snapshot, struct text id);

struct text item_attribute(const struct item *item, const char *name); /* empty for none */

#endif
