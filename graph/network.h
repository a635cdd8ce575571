/* The network: who (nodes) did what to whom (edges), and which sentences say so.

   Ownership: a network and all in it belongs to its own arena and goes with network_free; it points into the
   archive, which must outlive it. */
#ifndef GRAPH_NETWORK_H
#define GRAPH_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/archive.h"
#include "record/edtf.h"

/* What is to be drawn. Lists are comma-separated; an empty one, or "all", lets everything through. */
struct choice {
    struct text nodes;    /* kinds that become nodes */
    struct text kinds;    /* of relation */
    struct text statuses; /* statuses of relation */
    struct days days;     /* relations that may fall between these; a side of 0 is open */
    size_t least_weight;  /* of an edge */
    bool parallel;        /* one edge per report */
    bool connected;       /* no node without an edge */
    bool strict;          /* no unresolved node */
};

/* People, institutions and matters; asserted relations of every kind. */
struct choice choice_usual(void);

struct node {
    size_t entity; /* number in the archive */
    struct text id, name, kind;
    size_t degree;   /* edges that touch it, a loop twice */
    long component;  /* from 1, by their first node; 0: not measured */
    long community;  /* likewise */
    double pagerank; /* below 0: not measured */
    double betweenness;
    double x, y;
    bool is_placed; /* has x and y */
};

/* A sentence that says what an edge says. */
struct evidence {
    struct evidence *next;
    const struct report *report;
};

struct edge {
    struct text id;        /* matches [A-Za-z0-9-]+; a function of its ends, kind and status */
    size_t source, target; /* numbers of nodes */
    struct text kind, status;
    size_t weight; /* independent reports, 1 or more */
    size_t reports;
    bool mutual; /* a report says that it went both ways */
    struct days days;
    struct text first, last; /* EDTF dates of the earliest and latest report that is dated */
    struct evidence *evidence, **evidence_end;
};

/* What was not drawn, and why. */
struct left_out {
    size_t no_source, no_target; /* nobody is named */
    size_t absent;               /* the entity's record is not in the stream */
    size_t not_a_node;           /* an end is of a kind that is no node here */
    size_t status, kind;         /* not asked for */
    size_t undated, other_time;  /* where days are asked for */
    size_t light;                /* edges below the least weight */
    size_t unresolved;           /* under `strict` */
};

struct network {
    struct arena *arena;
    const struct archive *archive;
    struct node *nodes;
    struct edge *edges;
    size_t nodes_count, edges_count;
    struct left_out left_out;
};

struct network *network_new(const struct archive *archive, const struct choice *choice);
/* Drops all nodes but those marked, and the edges that then want an end; counts degrees anew. */
void network_keep(struct network *network, const bool *keep);

/* The node of an entity (both numbers), LOOKUP_NONE where it has none. */
size_t network_find(const struct network *network, size_t entity);

void network_free(struct network *network); /* NULL is fine */

/* Whether the text does not decide who is meant: "Smith?". */
bool entity_is_unresolved(const struct entity *entity);

/* Whether a comma-separated list names `word`; an empty list and "all" name everything. */
bool list_has(struct text list, struct text word);

#endif
