/* Measures of a network and where its nodes stand: what is cheap by itself, what is dear on request. */
#ifndef GRAPH_MEASURE_H
#define GRAPH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "record/text.h"

struct error;
struct network;

enum measures {
    MEASURE_COMPONENT = 1,
    MEASURE_COMMUNITY = 2,
    MEASURE_PAGERANK = 4,
    MEASURE_BETWEENNESS = 8,
    MEASURE_LAYOUT = 16,
    MEASURE_ALL = 31
};

/* The greatest networks (in vertices) whose measures need no asking. */
enum { MEASURE_BETWEENNESS_LIMIT = 5000, MEASURE_LAYOUT_LIMIT = 5000, MEASURE_COMMUNITY_LIMIT = 200000 };

/* The measure called `name` ("community", "all"); 0 for none. */
unsigned measure_find(struct text name);

/* Those that a network of so many nodes gets without asking. */
unsigned measure_affordable(size_t nodes);

/* Measures the network; above its limit betweenness is estimated. False when igraph refuses: what it measured
   until then stays. */
bool measure_network(struct network *network, unsigned wanted, struct error *error);

#endif
