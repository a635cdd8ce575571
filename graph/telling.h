/* What is known of somebody, told in words: dossiers, timelines, paths and explanations, each statement with
   its date, its quote and where that stands. */
#ifndef GRAPH_TELLING_H
#define GRAPH_TELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "graph/network.h"

enum style { STYLE_TEXT, STYLE_MARKDOWN, STYLE_TSV };

struct telling {
    const struct archive *archive;
    FILE *file; /* the caller's, who asks it whether it took everything */
    enum style style;
};

/* The reports in which all of `entities` (0, 1 or 2 numbers) have a part, in the order of their dates;
   returns how many. TSV has a header, and a report a row. */
size_t tell_timeline(const struct telling *telling, const size_t *entities, size_t count);

/* Who this is, by which names and rules, and the timeline. */
void tell_dossier(const struct telling *telling, size_t entity);

/* Why these mentions are one entity: each with its place and the rule that put it there. */
void tell_node(const struct telling *telling, size_t entity);

/* What an edge rests on: each report with its quote, its rules and its mentions. */
void tell_edge(const struct telling *telling, const struct network *network, const struct edge *edge);

/* A way through the network, hop by hop: its first `hops` edges. */
void tell_path(const struct telling *telling, const struct network *network, size_t hops);

#endif
