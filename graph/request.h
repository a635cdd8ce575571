/* What `whowhom graph` is asked for: its options, read. */
#ifndef GRAPH_REQUEST_H
#define GRAPH_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/format.h"
#include "graph/network.h"

struct request {
    struct choice choice;
    const char *output; /* NULL or "-": standard output */
    const struct format *format;
    bool is_format_named;      /* by --format or the ending of `output` */
    bool plain_graphml, links; /* see struct writing */
    const char *source;        /* see struct writing */
    unsigned measures;         /* those that are not switched off (measure.h) */
    bool measure_all;          /* whatever it costs */
    const char *ego;           /* NULL: nobody is asked for */
    size_t depth, top;         /* top: 0 for all */
    const char *path_from, *path_to;
    bool verbose, help;
    const char **paths; /* `paths_count`, in argv's room; none: standard input */
    size_t paths_count;
};

/* Reads the command line, whose words must outlive the request and whose operands are moved to its front.
   False, with what is wrong in `message` (`size` bytes), when it can't be understood. */
bool request_read(struct request *request, int argc, char **argv, char *message, size_t size);

#endif
