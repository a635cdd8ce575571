/* What changed between two networks: nodes and edges added, removed, changed, as words, JSON or GraphML. What is
   measured (places, ranks, communities) is no change: it moves with everything else. */
#ifndef GRAPH_DIFFERENCE_H
#define GRAPH_DIFFERENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "graph/snapshot.h"

struct difference {
    const struct snapshot *before, *after;
};

/* Each writes to `file`, which stays the caller's and tells whether it took everything. */
void difference_tell(const struct difference *difference, FILE *file);
void difference_write_json(const struct difference *difference, FILE *file);

/* Everything of both, each with `change`: added, removed, changed, same. False when memory for the writer ran
   out. */
bool difference_write_graphml(const struct difference *difference, FILE *file);

#endif
