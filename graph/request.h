/* What `whowhom graph` is asked for: its options, read. */
#ifndef GRAPH_REQUEST_H
#define GRAPH_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/network.h"

struct request {
    struct choice choice;
    const char *output; /* NULL or "-": standard output */
    bool plain_graphml, measure_all, verbose, help;
    char **paths; /* in argv; none: standard input */
    size_t paths_count;
};

/* Reads the command line, whose words must outlive the request and whose options are moved before its
   operands. False, with what is wrong in `message` (`size` bytes), when it can't be understood. */
bool request_read(struct request *request, int argc, char **argv, char *message, size_t size);

#endif
