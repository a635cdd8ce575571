/* The command line of `whowhom graph` in, a request out. */
#include "graph/request.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

enum {
    OUTPUT = 'o',
    VERBOSE = 'v',
    HELP = 'h',
    PLAIN = 256,
    NODES,
    STATUS,
    PARALLEL,
    CONNECTED,
    STRICT,
    MEASURE_EVERYTHING
};

static const struct option options[] = {
    {"output", required_argument, NULL, OUTPUT},
    {"graphml-strict", no_argument, NULL, PLAIN},
    {"nodes", required_argument, NULL, NODES},
    {"status", required_argument, NULL, STATUS},
    {"parallel", no_argument, NULL, PARALLEL},
    {"connected", no_argument, NULL, CONNECTED},
    {"strict", no_argument, NULL, STRICT},
    {"measure-all", no_argument, NULL, MEASURE_EVERYTHING},
    {"verbose", no_argument, NULL, VERBOSE},
    {"help", no_argument, NULL, HELP},
    {NULL, 0, NULL, 0},
};

static bool wrong(char *message, size_t size, const char *what, const char *word) {
    snprintf(message, size, "%s '%.80s'", what, word);
    return false;
}

static void read_flag(struct request *request, int option) {
    switch (option) {
    case PLAIN:
        request->plain_graphml = true;
        break;
    case PARALLEL:
        request->choice.parallel = true;
        break;
    case CONNECTED:
        request->choice.connected = true;
        break;
    case STRICT:
        request->choice.strict = true;
        break;
    case MEASURE_EVERYTHING:
        request->measure_all = true;
        break;
    case VERBOSE:
        request->verbose = true;
        break;
    default:
        request->help = true;
    }
}

static void read_option(struct request *request, int option, const char *value) {
    if (option == OUTPUT)
        request->output = value;
    else if (option == NODES)
        request->choice.nodes = text_of(value);
    else if (option == STATUS)
        request->choice.statuses = text_of(value);
    else
        read_flag(request, option);
}

bool request_read(struct request *request, int argc, char **argv, char *message, size_t size) {
    *request = (struct request){.choice = choice_usual()};
    optind = 0; /* a call begins anew */
    opterr = 0;
    for (;;) {
        int at = optind ? optind : 1;
        int option = getopt_long(argc, argv, ":o:vh", options, NULL);
        if (option == -1)
            break;
        if (option == ':')
            return wrong(message, size, "a value is needed behind", argv[optind - 1]);
        if (option == '?')
            return wrong(message, size, "unknown option", argv[at < optind ? optind - 1 : at]);
        read_option(request, option, optarg);
    }
    if (request->output && request->output[0] == '\0')
        return wrong(message, size, "no file can be called", "");
    request->paths = argv + optind;
    request->paths_count = (size_t)(argc - optind);
    return true;
}
