/* Nodes and edges as JSON members, for every format that is JSON. */
#ifndef GRAPH_JSON_NETWORK_H
#define GRAPH_JSON_NETWORK_H

#include "graph/network.h"
#include "record/json.h"

struct arena;

/* Each writes "name":value for every attribute that is set, into an object that is open. */
void json_write_node(struct json_writer *writer, const struct network *network, const struct node *node,
                     struct arena *arena);
void json_write_edge(struct json_writer *writer, const struct network *network, const struct edge *edge,
                     struct arena *arena);

#endif
