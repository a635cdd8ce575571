/* The command line of `whowhom graph` in, a request out. */
#include "graph/request.h"

#include <stdio.h>
#include <string.h>

#include "graph/measure.h"
#include "graph/option.h"

enum name {
    OUTPUT,
    FORMAT,
    PLAIN,
    LINKS,
    SOURCE,
    NODES,
    KIND,
    STATUS,
    SINCE,
    UNTIL,
    LEAST_WEIGHT,
    PARALLEL,
    CONNECTED,
    STRICT,
    EGO,
    DEPTH,
    PATH,
    TOP,
    MEASURE,
    WITHOUT,
    MEASURE_EVERYTHING,
    VERBOSE,
    HELP,
    NAMES
};

static const struct option options[NAMES] = {
    [OUTPUT] = {"output", 'o', 1},
    [FORMAT] = {"format", 'f', 1},
    [PLAIN] = {"graphml-strict", 0, 0},
    [LINKS] = {"links", 0, 0},
    [SOURCE] = {"source", 0, 1},
    [NODES] = {"nodes", 0, 1},
    [KIND] = {"kind", 0, 1},
    [STATUS] = {"status", 0, 1},
    [SINCE] = {"since", 0, 1},
    [UNTIL] = {"until", 0, 1},
    [LEAST_WEIGHT] = {"min-weight", 0, 1},
    [PARALLEL] = {"parallel", 0, 0},
    [CONNECTED] = {"connected", 0, 0},
    [STRICT] = {"strict", 0, 0},
    [EGO] = {"ego", 0, 1},
    [DEPTH] = {"depth", 0, 1},
    [PATH] = {"path", 0, 2},
    [TOP] = {"top", 0, 1},
    [MEASURE] = {"measure", 0, 1},
    [WITHOUT] = {"without", 0, 1},
    [MEASURE_EVERYTHING] = {"measure-all", 0, 0},
    [VERBOSE] = {"verbose", 'v', 0},
    [HELP] = {"help", 'h', 0},
};

/* What is being read, and where to say what is wrong with it. */
struct reading {
    struct request *request;
    char *message;
    size_t size;
};

static bool wrong(const struct reading *reading, const char *what, const char *word) {
    snprintf(reading->message, reading->size, "%s '%.80s'", what, word);
    return false;
}

static bool read_count(const struct reading *reading, const char *word, size_t *count) {
    *count = 0;
    for (const char *at = word; *at; at++) {
        if (*at < '0' || *at > '9' || *count > 1000000000)
            return wrong(reading, "not a whole number:", word);
        *count = *count * 10 + (size_t)(*at - '0');
    }
    return *word != '\0' || wrong(reading, "not a whole number:", word);
}

static bool read_day(const struct reading *reading, const char *word, bool is_last, long *day) {
    struct days days;
    if (!edtf_days(text_of(word), &days) || !days.first || !days.last)
        return wrong(reading, "not a date (YYYY, YYYY-MM or YYYY-MM-DD):", word);
    *day = is_last ? days.last : days.first;
    return true;
}

static bool read_measures(const struct reading *reading, const char *word, unsigned *measures) {
    struct text list = text_of(word), part;
    *measures = 0;
    for (size_t start = 0; start <= list.size; start += part.size + 1) {
        const char *comma = memchr(list.at + start, ',', list.size - start);
        part = text_slice(list, start, comma ? (size_t)(comma - list.at) : list.size);
        unsigned measure = measure_find(part);
        if (!measure && !text_is(part, "none"))
            return wrong(reading, "no such measure:", word);
        *measures |= measure;
    }
    return true;
}

static bool read_format(const struct reading *reading, const char *word) {
    reading->request->format = format_find(word);
    reading->request->is_format_named = true;
    return reading->request->format || wrong(reading, "no such format:", word);
}

static bool read_flag(struct request *request, enum name name) {
    bool *const flags[NAMES] = {
        [PLAIN] = &request->plain_graphml,      [LINKS] = &request->links,
        [PARALLEL] = &request->choice.parallel, [CONNECTED] = &request->choice.connected,
        [STRICT] = &request->choice.strict,     [MEASURE_EVERYTHING] = &request->measure_all,
        [VERBOSE] = &request->verbose,          [HELP] = &request->help,
    };
    *flags[name] = true;
    return true;
}

static bool read_text(struct request *request, enum name name, const char *word) {
    const char **const words[NAMES] = {
        [OUTPUT] = &request->output, [SOURCE] = &request->source, [EGO] = &request->ego};
    struct text *const lists[NAMES] = {[NODES] = &request->choice.nodes,
                                       [KIND] = &request->choice.kinds,
                                       [STATUS] = &request->choice.statuses};
    if (words[name])
        *words[name] = word;
    else
        *lists[name] = text_of(word);
    return true;
}

static bool read_option(const struct reading *reading, enum name name, const char *const *words) {
    struct request *request = reading->request;
    unsigned measures;
    switch (name) {
    case FORMAT:
        return read_format(reading, words[0]);
    case SINCE:
        return read_day(reading, words[0], false, &request->choice.days.first);
    case UNTIL:
        return read_day(reading, words[0], true, &request->choice.days.last);
    case LEAST_WEIGHT:
        return read_count(reading, words[0], &request->choice.least_weight);
    case DEPTH:
        return read_count(reading, words[0], &request->depth);
    case TOP:
        return read_count(reading, words[0], &request->top);
    case PATH:
        request->path_from = words[0];
        request->path_to = words[1];
        return true;
    case MEASURE:
        return read_measures(reading, words[0], &request->measures);
    case WITHOUT:
        if (!read_measures(reading, words[0], &measures))
            return false;
        request->measures &= ~measures;
        return true;
    default:
        return options[name].words ? read_text(request, name, words[0]) : read_flag(request, name);
    }
}

/* What the options say only together. */
static bool settle(const struct reading *reading) {
    struct request *request = reading->request;
    const char *output = request->output;
    if (output && output[0] == '\0')
        return wrong(reading, "no file can be called", "");
    bool is_file = output && strcmp(output, "-") != 0;
    if (!request->format) {
        request->format = is_file ? format_of_path(output) : format_find("graphml");
        request->is_format_named = is_file;
    }
    if (!request->format)
        return wrong(reading, "no format is known by the ending of", output);
    if (request->format->write_edges && !is_file)
        return wrong(reading, "two tables need -o FILE.csv for format", request->format->name);
    return true;
}

bool request_read(struct request *request, int argc, char **argv, char *message, size_t size) {
    struct reading reading = {request, message, size};
    struct option_reader reader;
    *request = (struct request){.choice = choice_usual(), .measures = MEASURE_ALL, .depth = 1};
    request->paths = (const char **)(void *)argv;
    option_reader_init(&reader, options, NAMES, argc, argv);
    for (int name; (name = option_next(&reader)) != OPTION_END;) {
        if (name == OPTION_WRONG) {
            snprintf(message, size, "%s", reader.message);
            return false;
        }
        if (name == OPTION_OPERAND)
            request->paths[request->paths_count++] = reader.words[0];
        else if (!read_option(&reading, (enum name)name, reader.words))
            return false;
    }
    return settle(&reading);
}
