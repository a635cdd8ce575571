/* The text around each quote, from the articles themselves. Each article is read once, however many quotes of however many
   edges stand in it.

   Ownership: what is told lives until surroundings_free. */
#ifndef GRAPH_SURROUNDINGS_H
#define GRAPH_SURROUNDINGS_H

#include "graph/network.h"

struct surrounding {
    struct text before, after; /* up to 240 bytes each, whole words; "…" where the article goes on */
    size_t line; /* in which the quote begins, from 1; 0: the article isn't there or has changed */
};

struct surroundings;

/* Reads around every piece of evidence of every edge; `source` is as in source_read. */
struct surroundings *surroundings_new(const struct network *network, const char *source);
void surroundings_free(struct surroundings *surroundings);

/* What stands around evidence `number`, counted from 0 through the edges in order and the evidence of each. */
struct surrounding surroundings_at(const struct surroundings *surroundings, size_t number);

#endif
