/* A network in, the part of it that answers out. */
#include "graph/question.h"

#include <stdlib.h>

#include "graph/network.h"
#include "graph/topology.h"
#include "record/arena.h"

bool question_ego(struct network *network, size_t node, size_t depth, struct error *error) {
    struct topology *topology = topology_new(network, error);
    if (!topology)
        return false;
    struct arena *scratch = arena_new();
    bool *is_near = arena_take(scratch, network->nodes_count + 1);
    bool is_told = topology_near(topology, node, depth, is_near, error);
    topology_free(topology);
    if (is_told)
        network_keep(network, is_near);
    arena_free(scratch);
    return is_told;
}

/* Keeps these edges and their ends. */
static void keep_edges(struct network *network, const size_t *chosen, size_t count, size_t from) {
    struct arena *scratch = arena_new();
    struct edge *edges = arena_take(scratch, (count + 1) * sizeof *edges);
    bool *keep = arena_take(scratch, network->nodes_count + 1);
    keep[from] = true;
    for (size_t i = 0; i < count; i++) {
        edges[i] = network->edges[chosen[i]];
        keep[edges[i].source] = keep[edges[i].target] = true;
    }
    for (size_t i = 0; i < count; i++)
        network->edges[i] = edges[i];
    network->edges_count = count;
    network_keep(network, keep);
    arena_free(scratch);
}

bool question_path(struct network *network, size_t from, size_t to, size_t *hops, struct error *error) {
    struct topology *topology = topology_new(network, error);
    if (!topology)
        return false;
    struct arena *scratch = arena_new();
    size_t *edges = arena_take(scratch, (network->nodes_count + 1) * sizeof *edges);
    bool is_told = topology_path(topology, from, to, edges, hops, error);
    topology_free(topology);
    if (is_told && (*hops || from == to))
        keep_edges(network, edges, *hops, from);
    arena_free(scratch);
    return is_told;
}

struct rank {
    size_t node, weight;
};

static int rank_compare(const void *left, const void *right) {
    const struct rank *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return a->node < b->node ? -1 : 1;
}

void question_top(struct network *network, size_t count) {
    struct arena *scratch = arena_new();
    struct rank *ranks = arena_take(scratch, (network->nodes_count + 1) * sizeof *ranks);
    bool *keep = arena_take(scratch, network->nodes_count + 1);
    for (size_t i = 0; i < network->nodes_count; i++)
        ranks[i].node = i;
    for (size_t i = 0; i < network->edges_count; i++) {
        ranks[network->edges[i].source].weight += network->edges[i].weight;
        ranks[network->edges[i].target].weight += network->edges[i].weight;
    }
    qsort(ranks, network->nodes_count, sizeof *ranks, rank_compare);
    for (size_t i = 0; i < count && i < network->nodes_count; i++)
        keep[ranks[i].node] = true;
    network_keep(network, keep);
    arena_free(scratch);
}
