/* The picture of a network as SVG elements, for a file of its own and for the report around it. */
#ifndef GRAPH_SVG_H
#define GRAPH_SVG_H

#include "graph/network.h"

struct xml;

/* What a picture covers, labels and a margin included. */
struct frame {
    double left, top, right, bottom;
};

struct frame picture_frame(const struct network *network);

/* Writes all edges and nodes into an <svg> that is open. Every node is <g class="node KIND" data-n="NUMBER">,
   every edge <g class="edge KIND" data-e="NUMBER">. */
void picture_write(struct xml *xml, const struct network *network);

#endif
