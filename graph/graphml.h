/* GraphML, in the profile that igraph, networkx, Gephi, Cytoscape, graph-tool and graphology read alike. */
#ifndef GRAPH_GRAPHML_H
#define GRAPH_GRAPHML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct network;

/* Writes the network to `file`, which stays the caller's and tells whether it took everything (ferror).
   `plain` leaves out what the GraphML schema does not know (the kinds that Gephi and Neo4j read). `replaced`
   becomes the number of characters that XML can't hold. False when memory for the writer ran out. */
bool graphml_write(const struct network *network, FILE *file, bool plain, size_t *replaced);

#endif
