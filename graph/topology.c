/* Everything that is asked of igraph. A step that fails leaves by `done`, where what was made is unmade. */
#include "graph/topology.h"

#include <igraph.h>
#include <stdlib.h>

#include "graph/network.h"
#include "record/arena.h"
#include "record/error.h"

/* Until nothing changes (-1) igraph 0.10.2 goes round for ever where two partitions are as good. In a large network the
   first two passes, all that igraph itself makes, cost seconds and the others change little. */
enum { LEIDEN_PASSES = 10, LARGE_PASSES = 2, LARGE = 20000 };

/* --- igraph 0.10 and 1.0
   ----------------------------------------------------------------------------------------- */

#if IGRAPH_VERSION_MAJOR >= 1
#define LEIDEN(graph, weights, strengths, resolution, passes, membership)                                    \
    igraph_community_leiden(graph, weights, strengths, NULL, resolution, 0.01, false, passes, membership,    \
                            NULL, NULL)
#define PAGERANK(graph, weights, rank)                                                                       \
    igraph_pagerank(graph, weights, rank, NULL, 0.85, true, igraph_vss_all(), IGRAPH_PAGERANK_ALGO_PRPACK,   \
                    NULL)
#define BETWEENNESS(graph, result) igraph_betweenness(graph, NULL, result, igraph_vss_all(), false, false)
#define BETWEENNESS_FROM(graph, result, pivots)                                                              \
    igraph_betweenness_subset(graph, NULL, result, pivots, igraph_vss_all(), igraph_vss_all(), false, false)
#define STRENGTH(graph, weights, result)                                                                     \
    igraph_strength(graph, result, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, weights)
#define SHORTEST_PATH(graph, edges, from, to)                                                                \
    igraph_get_shortest_path(graph, NULL, NULL, edges, from, to, IGRAPH_ALL)
#define SETUP() igraph_setup()
#else
#define LEIDEN(graph, weights, strengths, resolution, passes, membership)                                    \
    igraph_community_leiden(graph, weights, strengths, resolution, 0.01, false, passes, membership, NULL,    \
                            NULL)
#define PAGERANK(graph, weights, rank)                                                                       \
    igraph_pagerank(graph, IGRAPH_PAGERANK_ALGO_PRPACK, rank, NULL, igraph_vss_all(), true, 0.85, weights,   \
                    NULL)
#define BETWEENNESS(graph, result) igraph_betweenness(graph, result, igraph_vss_all(), false, NULL)
#define BETWEENNESS_FROM(graph, result, pivots)                                                              \
    igraph_betweenness_subset(graph, result, igraph_vss_all(), false, pivots, igraph_vss_all(), NULL)
#define STRENGTH(graph, weights, result)                                                                     \
    igraph_strength(graph, result, igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS, weights)
#define SHORTEST_PATH(graph, edges, from, to)                                                                \
    igraph_get_shortest_path(graph, NULL, edges, from, to, IGRAPH_ALL)
#define SETUP() IGRAPH_SUCCESS
#endif

enum { SEED = 20140613, FEW_VERTICES = 150 };

struct topology {
    igraph_t graph;
    igraph_vector_t weights;
    igraph_error_handler_t *handler_before;
    igraph_warning_handler_t *warning_handler_before;
    size_t vertices;
};

/* Whether igraph agreed; its word in `error` when not. */
static bool agreed(igraph_error_t code, struct error *error) {
    return code == IGRAPH_SUCCESS || error_set(error, NULL, 0, 0, "igraph: %s", igraph_strerror(code));
}

static bool fill(struct topology *topology, const struct network *network, struct error *error) {
    igraph_vector_int_t ends;
    igraph_integer_t edges = (igraph_integer_t)network->edges_count;
    if (!agreed(igraph_vector_int_init(&ends, 2 * edges), error))
        return false;
    for (igraph_integer_t i = 0; i < edges; i++) {
        VECTOR(ends)[2 * i] = (igraph_integer_t)network->edges[i].source;
        VECTOR(ends)[2 * i + 1] = (igraph_integer_t)network->edges[i].target;
        VECTOR(topology->weights)[i] = (double)network->edges[i].weight;
    }
    bool is_made =
        agreed(igraph_create(&topology->graph, &ends, (igraph_integer_t)network->nodes_count, true), error);
    igraph_vector_int_destroy(&ends);
    return is_made;
}

struct topology *topology_new(const struct network *network, struct error *error) {
    struct topology *topology = calloc(1, sizeof *topology);
    if (!topology || !agreed(SETUP(), error)) {
        free(topology);
        return NULL;
    }
    topology->vertices = network->nodes_count;
    topology->handler_before = igraph_set_error_handler(igraph_error_handler_ignore);
    topology->warning_handler_before = igraph_set_warning_handler(igraph_warning_handler_ignore);
    if (agreed(igraph_vector_init(&topology->weights, (igraph_integer_t)network->edges_count), error)) {
        if (fill(topology, network, error))
            return topology;
        igraph_vector_destroy(&topology->weights);
    }
    igraph_set_error_handler(topology->handler_before);
    igraph_set_warning_handler(topology->warning_handler_before);
    free(topology);
    return NULL;
}

void topology_free(struct topology *topology) {
    if (!topology)
        return;
    igraph_destroy(&topology->graph);
    igraph_vector_destroy(&topology->weights);
    igraph_set_error_handler(topology->handler_before);
    igraph_set_warning_handler(topology->warning_handler_before);
    free(topology);
}

static bool seed(struct error *error) {
    return agreed(igraph_rng_seed(igraph_rng_default(), SEED), error);
}

/* igraph's group numbers are its own; ours go by the first vertex of each group, from 1. */
static void number_groups(const igraph_vector_int_t *membership, long *group) {
    igraph_integer_t count = igraph_vector_int_size(membership);
    struct arena *scratch = arena_new();
    long *ours = arena_take(scratch, ((size_t)count + 1) * sizeof *ours);
    long next = 1;
    for (igraph_integer_t i = 0; i < count; i++) {
        long *number = &ours[VECTOR(*membership)[i]];
        if (!*number)
            *number = next++;
        group[i] = *number;
    }
    arena_free(scratch);
}

bool topology_components(struct topology *topology, long *component, struct error *error) {
    igraph_vector_int_t membership;
    if (!agreed(igraph_vector_int_init(&membership, 0), error))
        return false;
    bool is_told =
        agreed(igraph_connected_components(&topology->graph, &membership, NULL, NULL, IGRAPH_WEAK), error);
    if (is_told)
        number_groups(&membership, component);
    igraph_vector_int_destroy(&membership);
    return is_told;
}

/* Modularity as Leiden takes it: vertices weigh their strength, the resolution is 1 / (2 total weight). */
static bool leiden(igraph_t *graph, const struct topology *topology, igraph_vector_t *strengths,
                   igraph_vector_int_t *membership, struct error *error) {
    double total = igraph_vector_sum(&topology->weights);
    int passes = topology->vertices > LARGE ? LARGE_PASSES : LEIDEN_PASSES;
    return seed(error) && agreed(STRENGTH(graph, &topology->weights, strengths), error) &&
           agreed(LEIDEN(graph, &topology->weights, strengths, total > 0 ? 1 / (2 * total) : 1, passes,
                         membership),
                  error);
}

/* Without edges everybody is alone, which igraph's Leiden never comes to see. */
static bool is_edgeless(const struct topology *topology, long *community) {
    bool is_edgeless = igraph_ecount(&topology->graph) == 0;
    for (size_t i = 0; is_edgeless && i < topology->vertices; i++)
        community[i] = (long)i + 1;
    return is_edgeless;
}

bool topology_communities(struct topology *topology, long *community, struct error *error) {
    if (is_edgeless(topology, community))
        return true;
    igraph_t graph;
    igraph_vector_t strengths;
    igraph_vector_int_t membership;
    bool is_told = false;
    if (!agreed(igraph_copy(&graph, &topology->graph), error))
        return false;
    if (!agreed(igraph_vector_init(&strengths, 0), error))
        goto without_strengths;
    if (!agreed(igraph_vector_int_init(&membership, 0), error))
        goto without_membership;
    is_told = agreed(igraph_to_undirected(&graph, IGRAPH_TO_UNDIRECTED_EACH, NULL), error) &&
              leiden(&graph, topology, &strengths, &membership, error);
    if (is_told)
        number_groups(&membership, community);
    igraph_vector_int_destroy(&membership);
without_membership:
    igraph_vector_destroy(&strengths);
without_strengths:
    igraph_destroy(&graph);
    return is_told;
}

bool topology_pagerank(struct topology *topology, double *pagerank, struct error *error) {
    igraph_vector_t rank;
    if (!agreed(igraph_vector_init(&rank, 0), error))
        return false;
    bool is_told = agreed(PAGERANK(&topology->graph, &topology->weights, &rank), error);
    for (size_t i = 0; is_told && i < topology->vertices; i++)
        pagerank[i] = VECTOR(rank)[i];
    igraph_vector_destroy(&rank);
    return is_told;
}

static igraph_error_t betweenness_from(const igraph_t *graph, igraph_vector_t *result, size_t vertices,
                                       size_t pivots) {
    igraph_vector_int_t chosen;
    igraph_error_t code = igraph_vector_int_init(&chosen, (igraph_integer_t)pivots);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (size_t i = 0; i < pivots; i++)
        VECTOR(chosen)[i] = (igraph_integer_t)(i * vertices / pivots);
    code = BETWEENNESS_FROM(graph, result, igraph_vss_vector(&chosen));
    igraph_vector_int_destroy(&chosen);
    return code;
}

bool topology_betweenness(struct topology *topology, size_t pivots, double *betweenness,
                          struct error *error) {
    igraph_vector_t result;
    if (!agreed(igraph_vector_init(&result, 0), error))
        return false;
    double scale = 1;
    igraph_error_t code;
    if (pivots && pivots < topology->vertices) {
        code = betweenness_from(&topology->graph, &result, topology->vertices, pivots);
        scale = (double)topology->vertices / (double)pivots;
    } else {
        code = BETWEENNESS(&topology->graph, &result);
    }
    bool is_told = agreed(code, error);
    for (size_t i = 0; is_told && i < topology->vertices; i++)
        betweenness[i] = VECTOR(result)[i] * scale;
    igraph_vector_destroy(&result);
    return is_told;
}

/* The component's own graph: its vertices from 0, in the order given (ascending), which igraph keeps. */
static igraph_error_t part_of(const igraph_t *graph, const size_t *vertices, size_t count, igraph_t *part) {
    igraph_vector_int_t chosen;
    igraph_error_t code = igraph_vector_int_init(&chosen, (igraph_integer_t)count);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (size_t i = 0; i < count; i++)
        VECTOR(chosen)[i] = (igraph_integer_t)vertices[i];
    code =
        igraph_induced_subgraph(graph, part, igraph_vss_vector(&chosen), IGRAPH_SUBGRAPH_CREATE_FROM_SCRATCH);
    igraph_vector_int_destroy(&chosen);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_simplify(part, true, true, NULL);
    if (code != IGRAPH_SUCCESS)
        igraph_destroy(part);
    return code;
}

static igraph_error_t lay_out(const igraph_t *part, size_t count, igraph_matrix_t *places) {
    igraph_error_t code = igraph_layout_circle(part, places, igraph_vss_all());
    if (code != IGRAPH_SUCCESS || count < 3)
        return code;
    igraph_integer_t size = (igraph_integer_t)count;
    if (count <= FEW_VERTICES)
        return igraph_layout_kamada_kawai(part, places, true, 50 * size, 0, (double)count, NULL, NULL, NULL,
                                          NULL, NULL);
    return igraph_layout_fruchterman_reingold(part, places, false, 500, sqrt((double)count),
                                              IGRAPH_LAYOUT_AUTOGRID, NULL, NULL, NULL, NULL, NULL);
}

bool topology_layout(struct topology *topology, const size_t *vertices, size_t count, double *x, double *y,
                     struct error *error) {
    igraph_t part;
    igraph_matrix_t places;
    if (!agreed(part_of(&topology->graph, vertices, count, &part), error))
        return false;
    bool is_told = agreed(igraph_matrix_init(&places, 0, 0), error);
    if (is_told) {
        is_told = seed(error) && agreed(lay_out(&part, count, &places), error);
        for (size_t i = 0; is_told && i < count; i++) {
            x[vertices[i]] = igraph_matrix_get(&places, (igraph_integer_t)i, 0);
            y[vertices[i]] = igraph_matrix_get(&places, (igraph_integer_t)i, 1);
        }
        igraph_matrix_destroy(&places);
    }
    igraph_destroy(&part);
    return is_told;
}

bool topology_near(struct topology *topology, size_t vertex, size_t depth, bool *is_near,
                   struct error *error) {
    igraph_vector_int_list_t found;
    if (!agreed(igraph_vector_int_list_init(&found, 0), error))
        return false;
    bool is_told =
        agreed(igraph_neighborhood(&topology->graph, &found, igraph_vss_1((igraph_integer_t)vertex),
                                   (igraph_integer_t)depth, IGRAPH_ALL, 0),
               error);
    for (size_t i = 0; i < topology->vertices; i++)
        is_near[i] = false;
    if (is_told) {
        const igraph_vector_int_t *near = igraph_vector_int_list_get_ptr(&found, 0);
        for (igraph_integer_t i = 0; i < igraph_vector_int_size(near); i++)
            is_near[VECTOR(*near)[i]] = true;
    }
    igraph_vector_int_list_destroy(&found);
    return is_told;
}

bool topology_path(struct topology *topology, size_t from, size_t to, size_t *edges, size_t *count,
                   struct error *error) {
    igraph_vector_int_t found;
    if (!agreed(igraph_vector_int_init(&found, 0), error))
        return false;
    bool is_told =
        agreed(SHORTEST_PATH(&topology->graph, &found, (igraph_integer_t)from, (igraph_integer_t)to), error);
    *count = is_told ? (size_t)igraph_vector_int_size(&found) : 0;
    for (size_t i = 0; i < *count; i++)
        edges[i] = (size_t)VECTOR(found)[i];
    igraph_vector_int_destroy(&found);
    return is_told;
}
