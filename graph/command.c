/* `whowhom graph` and the commands that ask the same stream in words: dossier, timeline, explain. The only
   file of this room that touches the standard streams. */
#include "graph/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/archive.h"
#include "graph/ask.h"
#include "graph/format.h"
#include "graph/measure.h"
#include "graph/option.h"
#include "graph/output.h"
#include "graph/question.h"
#include "graph/request.h"
#include "graph/summary.h"
#include "graph/telling.h"
#include "record/arena.h"
#include "record/error.h"

/* --- Standard error
   ------------------------------------------------------------------------------------------ */

__attribute__((format(printf, 1, 2))) static void say(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("whowhom: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

static int say_error(const struct error *error, int status) {
    char text[sizeof error->file + sizeof error->message + 64];
    say("%s", error_text(error, text, sizeof text));
    return status;
}

static void complain(const struct error *error) {
    say_error(error, STATUS_DONE);
}

/* --- Reading
   ------------------------------------------------------------------------------------------------- */

static FILE *open_file(const char *path) {
    struct stat about;
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (!file || fstat(fileno(file), &about) != 0 || !S_ISDIR(about.st_mode))
        return file;
    if (file != stdin)
        fclose(file);
    errno = EISDIR;
    return NULL;
}

/* Reads one stream; counts the lines that were no records. False, with everything said, when it can't be
   opened. */
static bool read_file(const char *path, struct archive *archive, size_t *malformed) {
    FILE *file = open_file(path);
    if (!file) {
        say("%s: %s", path, strerror(errno));
        return false;
    }
    *malformed += archive_read(archive, file, path, complain);
    if (ferror(file)) {
        say("%s: could not be read to its end", path);
        (*malformed)++;
    }
    if (file != stdin)
        fclose(file);
    return true;
}

static bool read_all(const char *const *paths, size_t count, struct archive *archive, size_t *malformed) {
    bool is_read = count > 0 || read_file("-", archive, malformed);
    for (size_t i = 0; i < count && is_read; i++)
        is_read = read_file(paths[i], archive, malformed);
    if (is_read)
        archive_join(archive);
    return is_read;
}

/* --- Writing
   ------------------------------------------------------------------------------------------------- */

static int write_standard(const struct network *network, format_write *write, struct writing *writing) {
    bool is_written = write(network, stdout, writing);
    if (is_written && fflush(stdout) == 0 && !ferror(stdout))
        return STATUS_DONE;
    say("standard output: %s", is_written ? strerror(errno) : "no memory for the writer");
    return STATUS_OUTPUT;
}

static int write_file(const struct network *network, const char *path, format_write *write,
                      struct writing *writing) {
    struct output output;
    struct error error = {0};
    if (!output_open(&output, path, &error))
        return say_error(&error, STATUS_OUTPUT);
    bool is_written = write(network, output.file, writing);
    if (!output_close(&output, is_written, &error))
        return say_error(&error, STATUS_OUTPUT);
    if (!is_written)
        say("%s: no memory for the writer", path);
    return is_written ? STATUS_DONE : STATUS_OUTPUT;
}

/* Two tables: NAME.csv is NAME-nodes.csv and NAME-edges.csv. */
static int write_tables(const struct network *network, const struct request *request,
                        struct writing *writing) {
    struct arena *arena = arena_new();
    size_t size = strlen(request->output), room = size + sizeof "-nodes.csv";
    const char *ending = strrchr(request->output, '.');
    size_t stem = ending && strcmp(ending, ".csv") == 0 ? size - strlen(".csv") : size;
    char *path = arena_take(arena, room);
    snprintf(path, room, "%.*s-nodes.csv", (int)stem, request->output);
    int status = write_file(network, path, request->format->write, writing);
    snprintf(path, room, "%.*s-edges.csv", (int)stem, request->output);
    if (status == STATUS_DONE)
        status = write_file(network, path, request->format->write_edges, writing);
    arena_free(arena);
    return status;
}

static int write_network(const struct network *network, const struct request *request) {
    struct writing writing = {
        .plain_graphml = request->plain_graphml, .links = request->links, .source = request->source};
    int status;
    if (request->format->write_edges)
        status = write_tables(network, request, &writing);
    else if (request->output && strcmp(request->output, "-") != 0)
        status = write_file(network, request->output, request->format->write, &writing);
    else
        status = write_standard(network, request->format->write, &writing);
    if (status == STATUS_DONE && writing.replaced)
        say("%zu characters that XML can't hold were replaced by U+FFFD", writing.replaced);
    return status;
}

/* What was told to standard output. */
static int finish(int status) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    say("standard output: %s", strerror(errno));
    return STATUS_OUTPUT;
}

/* --- Asking
   -------------------------------------------------------------------------------------------------- */

/* The number of the entity that is meant; LOOKUP_NONE with everything said. */
static size_t find_entity(const struct archive *archive, const struct network *network, const char *name) {
    struct arena *arena = arena_new();
    struct text why = {NULL, 0};
    size_t entity = ask_entity(archive, network, name, arena, &why);
    if (entity == LOOKUP_NONE)
        say("%.*s", (int)why.size, why.at);
    arena_free(arena);
    return entity;
}

static size_t find_node(const struct network *network, const char *name) {
    size_t entity = find_entity(network->archive, network, name);
    return entity == LOOKUP_NONE ? LOOKUP_NONE : network_find(network, entity);
}

static int ask_path(const struct request *request, struct network *network, bool *is_told) {
    struct error error = {0};
    size_t hops = 0, from = find_node(network, request->path_from);
    size_t to = from == LOOKUP_NONE ? LOOKUP_NONE : find_node(network, request->path_to);
    if (to == LOOKUP_NONE)
        return STATUS_USAGE;
    if (!question_path(network, from, to, &hops, &error))
        return say_error(&error, STATUS_OUTPUT);
    if (hops == 0 && from != to) {
        say("no path links '%s' and '%s'", request->path_from, request->path_to);
        network->nodes_count = network->edges_count = 0;
    }
    *is_told = !request->is_format_named;
    struct telling telling = {network->archive, stdout, STYLE_TEXT};
    if (*is_told)
        tell_path(&telling, network, hops);
    return *is_told ? finish(STATUS_DONE) : STATUS_DONE;
}

/* Narrows the network to what is asked; `is_told` when the answer has been given in words. */
static int ask(const struct request *request, struct network *network, bool *is_told) {
    struct error error = {0};
    if (request->ego) {
        size_t node = find_node(network, request->ego);
        if (node == LOOKUP_NONE)
            return STATUS_USAGE;
        if (!question_ego(network, node, request->depth, &error))
            return say_error(&error, STATUS_OUTPUT);
    }
    if (request->top)
        question_top(network, request->top);
    return request->path_from ? ask_path(request, network, is_told) : STATUS_DONE;
}

/* --- The network
   --------------------------------------------------------------------------------------------- */

/* Pictures of more nodes than this are read by nobody. */
enum { PICTURE_MOST = 2000 };

static void fit_picture(const struct request *request, struct network *network) {
    if (!(request->format->needs & MEASURE_LAYOUT) || network->nodes_count <= PICTURE_MOST)
        return;
    say("%zu nodes: the picture shows the %d with the heaviest ties", network->nodes_count, PICTURE_MOST);
    question_top(network, PICTURE_MOST);
}

static void measure(struct network *network, const struct request *request) {
    struct error error = {0};
    unsigned asked = request->measures | request->format->needs;
    unsigned wanted = request->measure_all ? asked : asked & measure_affordable(network->nodes_count);
    unsigned dear = asked & ~wanted;
    if (dear)
        say("%zu nodes: without%s%s%s, which take long; --measure-all asks for them", network->nodes_count,
            dear & MEASURE_BETWEENNESS ? " betweenness" : "", dear & MEASURE_LAYOUT ? " layout" : "",
            dear & MEASURE_COMMUNITY ? " community" : "");
    if (wanted & MEASURE_BETWEENNESS && network->nodes_count > MEASURE_BETWEENNESS_LIMIT)
        say("%zu nodes: betweenness is estimated", network->nodes_count);
    if (!measure_network(network, wanted, &error))
        say_error(&error, STATUS_DONE);
}

static void summarise(const struct archive *archive, const struct network *network, bool is_told,
                      bool is_refused) {
    struct arena *arena = arena_new();
    if (is_told)
        say("%s", summary_text(archive, network, arena));
    else if (network->left_out.absent &&
             !is_refused) /* after a refused line it is plain why entities are absent */
        say("%zu relations name entities that are not in the stream: left out", network->left_out.absent);
    if (archive->reports_count && archive->entities_count == 0)
        say("nobody is resolved in this stream: has it been through `whowhom resolve`?");
    arena_free(arena);
}

static int draw(const struct request *request, const struct archive *archive, size_t malformed) {
    struct network *network = network_new(archive, &request->choice);
    bool is_told = false, is_refused = malformed || archive->refused || network->left_out.absent;
    int status = ask(request, network, &is_told);
    if (status == STATUS_DONE && !is_told) {
        fit_picture(request, network);
        measure(network, request);
        status = write_network(network, request);
    }
    if (status == STATUS_DONE)
        summarise(archive, network, request->verbose || isatty(STDERR_FILENO), malformed > 0);
    if (status == STATUS_DONE && request->choice.strict && is_refused)
        status = STATUS_REFUSED;
    network_free(network);
    return status;
}

int graph_command(int argc, char **argv) {
    struct request request;
    char message[256];
    if (!request_read(&request, argc, argv, message, sizeof message)) {
        say("%s; see 'whowhom help graph'", message);
        return STATUS_USAGE;
    }
    if (request.help) {
        fputs(graph_usage, stdout);
        return STATUS_DONE;
    }
    struct archive *archive = archive_new();
    size_t malformed = 0;
    int status = read_all(request.paths, request.paths_count, archive, &malformed)
                     ? draw(&request, archive, malformed)
                     : STATUS_USAGE;
    archive_free(archive);
    return status;
}

/* --- Dossier, timeline, explain
   ------------------------------------------------------------------------------ */

/* What these commands have in common: a style, input files, and names as operands. */
struct inquiry {
    enum style style;
    const char *inputs[64];
    size_t inputs_count;
    const char *names[3];
    size_t names_count;
    bool help;
};

static bool read_style(const char *word, enum style *style) {
    static const char *const names[] = {"text", "markdown", "tsv"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(word, names[i]) == 0) {
            *style = (enum style)i;
            return true;
        }
    say("no such format: '%.80s' (text, markdown, tsv)", word);
    return false;
}

/* Reads the command line; false with everything said. */
static bool inquiry_read(struct inquiry *inquiry, int argc, char **argv, size_t least, size_t most) {
    static const struct option options[] = {{"format", 'f', 1}, {"input", 'i', 1}, {"help", 'h', 0}};
    struct option_reader reader;
    *inquiry = (struct inquiry){0};
    option_reader_init(&reader, options, sizeof options / sizeof options[0], argc, argv);
    for (int name; (name = option_next(&reader)) != OPTION_END;) {
        bool is_read = true;
        if (name == 0)
            is_read = read_style(reader.words[0], &inquiry->style);
        else if (name == 1 && inquiry->inputs_count < sizeof inquiry->inputs / sizeof inquiry->inputs[0])
            inquiry->inputs[inquiry->inputs_count++] = reader.words[0];
        else if (name == 2)
            inquiry->help = true;
        else if (name == OPTION_OPERAND && inquiry->names_count < most)
            inquiry->names[inquiry->names_count++] = reader.words[0];
        else
            is_read = false;
        if (!is_read && name != 0)
            say("%s; see 'whowhom help %s'", name == OPTION_WRONG ? reader.message : "too many words",
                argv[0]);
        if (!is_read)
            return false;
    }
    if (inquiry->help || inquiry->names_count >= least)
        return true;
    say("a name is needed; see 'whowhom help %s'", argv[0]);
    return false;
}

/* Answers an inquiry from what was read; returns a status. */
typedef int answer(const struct inquiry *inquiry, const struct archive *archive);

static int inquire(const struct inquiry *inquiry, const char *usage, answer *give) {
    if (inquiry->help) {
        fputs(usage, stdout);
        return STATUS_DONE;
    }
    struct archive *archive = archive_new();
    size_t malformed = 0;
    int status = read_all(inquiry->inputs, inquiry->inputs_count, archive, &malformed)
                     ? give(inquiry, archive)
                     : STATUS_USAGE;
    archive_free(archive);
    return status;
}

static int answer_dossier(const struct inquiry *inquiry, const struct archive *archive) {
    struct telling telling = {archive, stdout, inquiry->style};
    size_t entity = find_entity(archive, NULL, inquiry->names[0]);
    if (entity == LOOKUP_NONE)
        return STATUS_USAGE;
    tell_dossier(&telling, entity);
    return finish(STATUS_DONE);
}

int dossier_command(int argc, char **argv) {
    struct inquiry inquiry;
    return inquiry_read(&inquiry, argc, argv, 1, 1) ? inquire(&inquiry, dossier_usage, answer_dossier)
                                                    : STATUS_USAGE;
}

static int answer_timeline(const struct inquiry *inquiry, const struct archive *archive) {
    struct telling telling = {archive, stdout, inquiry->style};
    size_t entities[2];
    for (size_t i = 0; i < inquiry->names_count; i++) {
        entities[i] = find_entity(archive, NULL, inquiry->names[i]);
        if (entities[i] == LOOKUP_NONE)
            return STATUS_USAGE;
    }
    tell_timeline(&telling, entities, inquiry->names_count);
    return finish(STATUS_DONE);
}

int timeline_command(int argc, char **argv) {
    struct inquiry inquiry;
    return inquiry_read(&inquiry, argc, argv, 0, 2) ? inquire(&inquiry, timeline_usage, answer_timeline)
                                                    : STATUS_USAGE;
}

/* The edge of this id, or the one on which the relation of this id hangs; NULL when there is none. */
static const struct edge *find_edge(const struct network *network, const char *id) {
    for (size_t i = 0; i < network->edges_count; i++) {
        const struct edge *edge = &network->edges[i];
        if (text_is(edge->id, id))
            return edge;
        for (const struct evidence *one = edge->evidence; one; one = one->next)
            if (text_is(one->report->id, id))
                return edge;
    }
    return NULL;
}

static int answer_edge(const struct inquiry *inquiry, const struct archive *archive) {
    struct choice everything = {.nodes = TEXT("all"), .statuses = TEXT("all")};
    struct network *network = network_new(archive, &everything);
    struct telling telling = {archive, stdout, inquiry->style};
    const struct edge *edge = find_edge(network, inquiry->names[1]);
    if (edge)
        tell_edge(&telling, network, edge);
    else
        say("no edge and no relation has the id '%s'", inquiry->names[1]);
    network_free(network);
    return edge ? finish(STATUS_DONE) : STATUS_USAGE;
}

static int answer_node(const struct inquiry *inquiry, const struct archive *archive) {
    struct telling telling = {archive, stdout, inquiry->style};
    size_t entity = find_entity(archive, NULL, inquiry->names[1]);
    if (entity == LOOKUP_NONE)
        return STATUS_USAGE;
    tell_node(&telling, entity);
    return finish(STATUS_DONE);
}

int graph_explain_command(int argc, char **argv) {
    struct inquiry inquiry;
    if (!inquiry_read(&inquiry, argc, argv, 2, 2))
        return STATUS_USAGE;
    bool is_edge = !inquiry.help && strcmp(inquiry.names[0], "edge") == 0;
    return inquire(&inquiry, graph_explain_usage, is_edge ? answer_edge : answer_node);
}
