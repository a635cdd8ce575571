/* The network as igraph sees it: the one place that knows igraph's signatures, which changed between 0.10 and
   1.0.

   igraph never aborts from here: what it refuses comes back as false, with its words in `error`. Its random
   numbers are seeded before each use, so that equal networks get equal results.

   Ownership: a topology owns its igraph_t and goes with topology_free; what it fills belongs to the caller. */
#ifndef GRAPH_TOPOLOGY_H
#define GRAPH_TOPOLOGY_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct network;
struct topology;

/* NULL when igraph refuses. */
struct topology *topology_new(const struct network *network, struct error *error);
void topology_free(struct topology *topology); /* NULL is fine */

/* Numbers each vertex's weakly connected component, from 1 in the order of their first vertices. */
bool topology_components(struct topology *topology, long *component, struct error *error);

/* Leiden communities (Traag, Waltman, van Eck 2019) by modularity over weighted, undirected edges; numbered
   as components are. */
bool topology_communities(struct topology *topology, long *community, struct error *error);

/* PageRank (damping 0.85, PRPACK) over weighted, directed edges. */
bool topology_pagerank(struct topology *topology, double *pagerank, struct error *error);

/* Betweenness over unweighted, undirected edges: exact (Brandes 2001), or estimated from `pivots` vertices
   spread evenly over the network and scaled up, where `pivots` is not 0. */
bool topology_betweenness(struct topology *topology, size_t pivots, double *betweenness, struct error *error);

/* Lays out the vertices (whose numbers are given) of one component: x and y by vertex number. Kamada–Kawai
   for few, Fruchterman–Reingold for many. Edges of length 1 or so. */
bool topology_layout(struct topology *topology, const size_t *vertices, size_t count, double *x, double *y,
                     struct error *error);

/* Marks the vertices at most `depth` edges away from `vertex`, whichever way they run. */
bool topology_near(struct topology *topology, size_t vertex, size_t depth, bool *is_near,
                   struct error *error);

/* Fills `edges` (room for as many as there are vertices) with a shortest path from one vertex to another, whichever way its edges
   run; `count` is 0 when there is none. */
bool topology_path(struct topology *topology, size_t from, size_t to, size_t *edges, size_t *count,
                   struct error *error);

#endif
