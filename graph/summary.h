/* What a run has done, in a line. */
#ifndef GRAPH_SUMMARY_H
#define GRAPH_SUMMARY_H

#include "graph/network.h"

/* "12 articles: 14 people, 6 institutions, 3 matters; 9 contacted, 5 investigated; left out: 2 without a
   source"; taken from `arena`. */
const char *summary_text(const struct archive *archive, const struct network *network, struct arena *arena);

#endif
