/* What `whowhom graph` is asked for: its options, read. */
#ifndef GRAPH_REQUEST_H
#define GRAPH_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/format.h"
#include "graph/network.h"

enum table { TABLE_BOTH, TABLE_NODES, TABLE_EDGES };

struct request {
    struct choice choice;
    const char *output; /* NULL: standard output */
    const struct format *format;
    bool plain_graphml, links, verbose, help;
    enum table table;
    unsigned measures; /* enum measures */
    bool measures_are_asked_for;
    const char *ego, *path_from, *path_to;
    size_t depth, top; /* top: 0 for all */
    bool is_text;      /* the path is told in words */
    const char **paths;
    size_t paths_count;
};

/* False, with what is wrong in `message`, when the command line can't be understood. Lists are taken from `arena`. */
bool request_read(struct request *request, int argc, char **argv, struct arena *arena, char *message, size_t size);

enum { REQUEST_GOES_ON = -1 };

/* Cuts the network down to what is asked (ego, path, top). REQUEST_GOES_ON when it is then to be written; else the
   exit status, everything said. */
int request_ask(const struct request *request, struct network *network, const char *command);

#endif
