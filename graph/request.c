/* The command line of `whowhom graph` in, a request out. */
#include "graph/request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/command.h"
#include "graph/measure.h"
#include "graph/option.h"
#include "record/arena.h"

const char graph_usage[] =
    "usage: whowhom graph [OPTION]... [FILE]...\n"
    "\n"
    "Reads resolved streams (files, or standard input: -) and writes the network of who contacted and who\n"
    "investigated whom.\n"
    "\n"
    "  -o FILE                write to FILE, whole or not at all; its ending chooses the format\n"
    "  --format NAME          graphml gexf cytoscape node-link gephi-csv neo4j-csv ftm dot svg jsonl html\n"
    "  --graphml-strict       no attributes beyond the GraphML schema (Gephi's and Neo4j's edge kinds)\n"
    "  --links                node-link: call the edges \"links\", for networkx before 3.4\n"
    "  --table nodes|edges    CSV on standard output: one of the two tables\n"
    "\n"
    "  --nodes KIND,...       what becomes a node (person,institution,matter; also place; all)\n"
    "  --kind KIND,...        only these kinds of relation\n"
    "  --status STATUS,...    asserted alone; also planned, alleged, denied, negated, ...; all\n"
    "  --since DATE, --until DATE   only relations that may be dated so (YYYY, YYYY-MM, YYYY-MM-DD)\n"
    "  --min-weight N         only edges that N independent reports tell\n"
    "  --parallel             one edge for each relation found, instead of one with a weight\n"
    "  --connected            no node without an edge\n"
    "  --strict               nobody of whom the text leaves open who is meant; refused input is status 1\n"
    "\n"
    "  --ego NAME [--depth N] only who is N edges (1) away from NAME\n"
    "  --path A B             how A and B are linked: the quotes, or with -o or --format that network\n"
    "  --top N                only the N nodes with the most reports\n"
    "  --measure NAME,...     component, community, pagerank, betweenness, layout; all; none\n"
    "\n"
    "  -v, --verbose          tell on standard error what was drawn and what was not, and why\n"
    "\n"
    "Examples:\n"
    "  whowhom extract article.txt | whowhom resolve | whowhom graph -o network.graphml\n"
    "  whowhom graph --status all --since 2014 --ego 'Jane Smith' --depth 2 -o smith.gexf resolved.jsonl\n";

enum {
    OUTPUT, FORMAT, PLAIN, LINKS, TABLE, NODES, KIND, STATUS, SINCE, UNTIL, WEIGHT, PARALLEL, CONNECTED, STRICT,
    EGO, DEPTH, PATH, TOP, MEASURE, VERBOSE, HELP, OPTIONS_COUNT
};

static const struct option options[OPTIONS_COUNT] = {
    [OUTPUT] = {"output", 'o', 1},      [FORMAT] = {"format", 0, 1},     [PLAIN] = {"graphml-strict", 0, 0},
    [LINKS] = {"links", 0, 0},          [TABLE] = {"table", 0, 1},       [NODES] = {"nodes", 0, 1},
    [KIND] = {"kind", 0, 1},            [STATUS] = {"status", 0, 1},     [SINCE] = {"since", 0, 1},
    [UNTIL] = {"until", 0, 1},          [WEIGHT] = {"min-weight", 0, 1}, [PARALLEL] = {"parallel", 0, 0},
    [CONNECTED] = {"connected", 0, 0},  [STRICT] = {"strict", 0, 0},     [EGO] = {"ego", 0, 1},
    [DEPTH] = {"depth", 0, 1},          [PATH] = {"path", 0, 2},         [TOP] = {"top", 0, 1},
    [MEASURE] = {"measure", 0, 1},      [VERBOSE] = {"verbose", 'v', 0}, [HELP] = {"help", 'h', 0},
};

struct reading {
    struct request *request;
    struct option_reader *reader;
    const char *format;
    bool has_depth;
    char *message;
    size_t size;
};

static bool wrong(const struct reading *reading, const char *option) {
    snprintf(reading->message, reading->size, "--%s can't be '%.80s'", option, reading->reader->words[0]);
    return false;
}

static bool read_number(const struct reading *reading, const char *option, size_t least, size_t *number) {
    const char *word = reading->reader->words[0];
    size_t value = 0, digits = 0;
    while (word[digits] >= '0' && word[digits] <= '9' && digits < 9)
        value = value * 10 + (size_t)(word[digits++] - '0');
    *number = value;
    return (digits && word[digits] == '\0' && value >= least) || wrong(reading, option);
}

static bool read_days(const struct reading *reading, const char *option, struct days *days) {
    return edtf_days(text_of(reading->reader->words[0]), days) || wrong(reading, option);
}

static bool read_measures(const struct reading *reading) {
    static const struct {
        const char *name;
        unsigned measure;
    } names[] = {{"component", MEASURE_COMPONENT}, {"community", MEASURE_COMMUNITY},
                 {"pagerank", MEASURE_PAGERANK},   {"betweenness", MEASURE_BETWEENNESS},
                 {"layout", MEASURE_LAYOUT},       {"all", MEASURE_ALL},
                 {"none", 0}};
    reading->request->measures_are_asked_for = true;
    reading->request->measures = 0;
    for (const char *word = reading->reader->words[0];; word++) {
        size_t size = strcspn(word, ","), i = 0, count = sizeof names / sizeof names[0];
        while (i < count && !(strlen(names[i].name) == size && memcmp(names[i].name, word, size) == 0))
            i++;
        if (i == count)
            return wrong(reading, "measure");
        reading->request->measures |= names[i].measure;
        word += size;
        if (*word == '\0')
            return true;
    }
}

static bool read_table(const struct reading *reading) {
    const char *word = reading->reader->words[0];
    bool nodes = strcmp(word, "nodes") == 0;
    reading->request->table = nodes ? TABLE_NODES : TABLE_EDGES;
    return nodes || strcmp(word, "edges") == 0 || wrong(reading, "table");
}

/* Options that take a value which may be wrong. */
static bool read_checked(struct reading *reading, int option) {
    struct request *request = reading->request;
    struct days days = {0, 0};
    bool is_fine = true;
    switch (option) {
    case TABLE:
        return read_table(reading);
    case SINCE:
        is_fine = read_days(reading, "since", &days);
        request->choice.since = days.first;
        return is_fine;
    case UNTIL:
        is_fine = read_days(reading, "until", &days);
        request->choice.until = days.last;
        return is_fine;
    case WEIGHT:
        return read_number(reading, "min-weight", 1, &request->choice.least_weight);
    case DEPTH:
        reading->has_depth = true;
        return read_number(reading, "depth", 0, &request->depth);
    case TOP:
        return read_number(reading, "top", 1, &request->top);
    default:
        return read_measures(reading);
    }
}

static bool read_flag(struct request *request, int option) {
    bool *const flags[OPTIONS_COUNT] = {
        [PLAIN] = &request->plain_graphml,         [LINKS] = &request->links,
        [PARALLEL] = &request->choice.parallel,    [CONNECTED] = &request->choice.connected,
        [STRICT] = &request->choice.strict,        [VERBOSE] = &request->verbose,
        [HELP] = &request->help,
    };
    if (flags[option])
        *flags[option] = true;
    return flags[option] != NULL;
}

static bool read_option(struct reading *reading, int option) {
    struct request *request = reading->request;
    const char *const *words = reading->reader->words;
    if (read_flag(request, option))
        return true;
    switch (option) {
    case OUTPUT:
        request->output = words[0];
        return true;
    case FORMAT:
        reading->format = words[0];
        return true;
    case NODES:
        request->choice.nodes = text_of(words[0]);
        return true;
    case KIND:
        request->choice.kinds = text_of(words[0]);
        return true;
    case STATUS:
        request->choice.statuses = text_of(words[0]);
        return true;
    case EGO:
        request->ego = words[0];
        return true;
    case PATH:
        request->path_from = words[0];
        request->path_to = words[1];
        return true;
    default:
        return read_checked(reading, option);
    }
}

static bool choose_format(const struct reading *reading) {
    struct request *request = reading->request;
    bool has_file = request->output && strcmp(request->output, "-") != 0;
    request->is_text = request->path_from && !request->output && !reading->format;
    request->format = reading->format ? format_find(reading->format)
                                      : format_of_path(has_file ? request->output : "");
    if (!request->format && reading->format)
        snprintf(reading->message, reading->size, "no format '%.80s'", reading->format);
    else if (!request->format)
        snprintf(reading->message, reading->size, "no format goes by the ending of '%.80s': --format chooses one",
                 request->output);
    return request->format != NULL;
}

bool request_read(struct request *request, int argc, char **argv, struct arena *arena, char *message, size_t size) {
    struct option_reader reader;
    struct reading reading = {.request = request, .reader = &reader, .message = message, .size = size};
    *request = (struct request){.choice = choice_usual(), .measures = MEASURE_ALL, .depth = 1};
    request->paths = arena_take(arena, ((size_t)argc + 1) * sizeof *request->paths);
    option_reader_init(&reader, options, OPTIONS_COUNT, argc, argv);
    for (;;) {
        int option = option_next(&reader);
        if (option == OPTION_END)
            break;
        if (option == OPTION_WRONG) {
            snprintf(message, size, "%s", reader.message);
            return false;
        }
        if (option == OPTION_OPERAND)
            request->paths[request->paths_count++] = reader.words[0];
        else if (!read_option(&reading, option))
            return false;
    }
    if (reading.has_depth && !request->ego) {
        snprintf(message, size, "--depth needs --ego");
        return false;
    }
    return choose_format(&reading);
}
