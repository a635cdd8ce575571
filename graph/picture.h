/* What nodes and edges look like, the same in every format that shows them: colour and shape by kind, size by
   degree, line by status and width by weight. */
#ifndef GRAPH_PICTURE_H
#define GRAPH_PICTURE_H

#include "graph/network.h"

struct arena;

enum shape { SHAPE_DISC, SHAPE_SQUARE, SHAPE_DIAMOND, SHAPE_TRIANGLE };

struct look {
    const char *kind; /* NULL: any other */
    enum shape shape;
    unsigned red, green, blue;
};

const struct look *node_look(struct text kind);
const struct look *edge_look(struct text kind);

/* "#1f6feb", taken from `arena`. */
struct text look_colour(const struct look *look, struct arena *arena);

double node_radius(const struct node *node); /* in the units of a layout, whose edges are about 100 long */
double edge_width(const struct edge *edge);

/* A name short enough to stand below a node (28 characters). */
struct text picture_label(const struct node *node, struct arena *arena);

/* How wide a label is in those units, at 12 a line; a rough count of letters. */
double label_width(struct text label);

/* Moves these nodes (by number) apart until no label covers another, when they are no more than
   PICTURE_SPREAD_LIMIT. */
enum { PICTURE_SPREAD_LIMIT = 2500 };
void picture_spread(struct network *network, const size_t *numbers, size_t count);

/* The edges of one pair of nodes, fanned out: how far this one bends from the straight line, in steps of one;
   by edge number; taken from `arena`. */
double *picture_bends(const struct network *network, struct arena *arena);

#endif
