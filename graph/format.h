/* The formats in which a network can be written: one table, one function each. */
#ifndef GRAPH_FORMAT_H
#define GRAPH_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "graph/network.h"

/* How to write, and what was met when writing. */
struct writing {
    bool plain_graphml; /* --graphml-strict: no attributes beyond the GraphML schema */
    bool links;         /* node-link: the edges' key is "links" */
    bool alone;         /* a table that stands in a file of its own */
    size_t replaced;    /* characters that the format can't hold */
};

/* Writes the network. Whether `file` took it, the caller asks of the file. False when memory for the writer ran out. */
typedef bool format_write(const struct network *network, FILE *file, struct writing *writing);

struct format {
    const char *name;
    const char *endings;       /* of file names, each with a space behind it; "" for none */
    format_write *write;       /* the whole; of a table format the nodes */
    format_write *write_edges; /* of a table format, else NULL */
    const char *opens_in;
};

extern const struct format formats[];
extern const size_t formats_count;

const struct format *format_find(const char *name);

/* The format whose ending `path` has, the longest ending first; GraphML where it has none; NULL when it is none of ours. */
const struct format *format_of_path(const char *path);

format_write graphml_write;

#endif
