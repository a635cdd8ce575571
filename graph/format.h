/* The formats in which a network can be written: one table, one function each, every one over the tables of
   attribute.h. */
#ifndef GRAPH_FORMAT_H
#define GRAPH_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "graph/network.h"

/* How to write, and what was met when writing. */
struct writing {
    bool plain_graphml; /* GraphML without what its schema does not know */
    bool links;         /* node-link: the edges' key is "links", as networkx before 3.4 has it */
    const char *source; /* HTML: the folder in which the articles lie; NULL: quotes stand alone */
    size_t replaced;    /* characters that the format can't hold */
};

/* Writes the network to `file`, which stays the caller's and tells whether it took everything (ferror).
   False when memory for the writer ran out. */
typedef bool format_write(const struct network *network, FILE *file, struct writing *writing);

struct format {
    const char *name;
    const char *endings;       /* of file names, each with a space behind it; "" for none */
    format_write *write;       /* the whole; of a format of two tables the nodes */
    format_write *write_edges; /* of a format of two tables, else NULL */
    unsigned needs;            /* measures (measure.h) that it can't do without */
};

extern const struct format formats[];
extern const size_t formats_count;

const struct format *format_find(const char *name); /* NULL for none */

/* The format whose ending `path` has, the longest ending first; GraphML where the name has no ending; NULL
   when it has one that is none of ours. */
const struct format *format_of_path(const char *path);

format_write graphml_write, gexf_write, cytoscape_write, node_link_write, lines_write, gephi_nodes_write,
    gephi_edges_write, neo4j_nodes_write, neo4j_edges_write, ftm_write, dot_write, svg_write, html_write;

#endif
