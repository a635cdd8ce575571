/* Questions to a network that leave a smaller one: who is near somebody, how two are linked, who matters most. */
#ifndef GRAPH_QUESTION_H
#define GRAPH_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct network;

/* Keeps the nodes at most `depth` edges away from `node`. */
bool question_ego(struct network *network, size_t node, size_t depth, struct error *error);

/* Keeps a shortest path, its edges first in their order; `hops` is 0, and the network as it was, when there is none. */
bool question_path(struct network *network, size_t from, size_t to, size_t *hops, struct error *error);

/* Keeps the `count` nodes on which the most weight hangs; of equals the earlier ones. */
void question_top(struct network *network, size_t count);

#endif
