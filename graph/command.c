/* `whowhom graph`: resolved streams in, a network out. Read, drawn, measured and written, in that order. The
   only file of this room that touches the standard streams. */
#include "graph/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/archive.h"
#include "graph/graphml.h"
#include "graph/measure.h"
#include "graph/output.h"
#include "graph/request.h"
#include "graph/summary.h"
#include "record/arena.h"
#include "record/error.h"

const char graph_usage[] =
    "usage: whowhom graph [OPTION]... [FILE]...\n"
    "\n"
    "Reads the stream that `whowhom resolve` writes and writes the network of who contacted and who "
    "investigated\n"
    "whom, as GraphML. Without FILE, or for -, reads standard input.\n"
    "\n"
    "  -o, --output FILE     write to FILE, whole or not at all\n"
    "  --status STATUS,...   which relations to draw: asserted (alone), planned, alleged, denied, negated, "
    "...; all\n"
    "  --nodes KIND,...      what becomes a node (person,institution,matter; also place; all)\n"
    "  --parallel            one edge for each relation found, instead of one with a weight\n"
    "  --connected           no node without an edge\n"
    "  --strict              nobody of whom the text leaves open who is meant; exit with 1 when some input "
    "was refused\n"
    "  --graphml-strict      no attributes beyond the GraphML schema (the kinds that Gephi and Neo4j read)\n"
    "  --measure-all         betweenness, layout and communities of large networks as well; may take "
    "minutes\n"
    "  -v, --verbose         tell on standard error what was drawn and what was not, even to no terminal\n"
    "  --help                this text\n"
    "\n"
    "example: whowhom extract article.txt | whowhom resolve | whowhom graph --status all -o "
    "network.graphml\n";

/* --- Standard error
   ------------------------------------------------------------------------------------------ */

__attribute__((format(printf, 1, 2))) static void say(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("whowhom graph: ", stderr);
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

static bool read_all(const struct request *request, struct archive *archive, size_t *malformed) {
    bool is_read = request->paths_count > 0 || read_file("-", archive, malformed);
    for (size_t i = 0; i < request->paths_count && is_read; i++)
        is_read = read_file(request->paths[i], archive, malformed);
    if (is_read)
        archive_join(archive);
    return is_read;
}

/* --- Writing
   ------------------------------------------------------------------------------------------------- */

static int write_standard(const struct network *network, bool plain, size_t *replaced) {
    bool is_written = graphml_write(network, stdout, plain, replaced);
    if (is_written && fflush(stdout) == 0 && !ferror(stdout))
        return STATUS_DONE;
    say("standard output: %s", is_written ? strerror(errno) : "no memory for the writer");
    return STATUS_OUTPUT;
}

static int write_file(const struct network *network, const struct request *request, size_t *replaced) {
    struct output output;
    struct error error = {0};
    if (!output_open(&output, request->output, &error))
        return say_error(&error, STATUS_OUTPUT);
    bool is_written = graphml_write(network, output.file, request->plain_graphml, replaced);
    if (!output_close(&output, is_written, &error))
        return say_error(&error, STATUS_OUTPUT);
    if (!is_written)
        say("%s: no memory for the writer", request->output);
    return is_written ? STATUS_DONE : STATUS_OUTPUT;
}

static int write_network(const struct network *network, const struct request *request) {
    size_t replaced = 0;
    bool has_file = request->output && strcmp(request->output, "-") != 0;
    int status = has_file ? write_file(network, request, &replaced)
                          : write_standard(network, request->plain_graphml, &replaced);
    if (status == STATUS_DONE && replaced)
        say("%zu characters that GraphML can't hold were replaced by U+FFFD", replaced);
    return status;
}

/* --- The whole
   ----------------------------------------------------------------------------------------------- */

static void measure(struct network *network, bool all) {
    struct error error = {0};
    unsigned wanted = all ? MEASURE_ALL : measure_affordable(network->nodes_count);
    bool is_estimated = all && network->nodes_count > MEASURE_BETWEENNESS_LIMIT;
    if (wanted != MEASURE_ALL)
        say("%zu nodes: without%s%s%s, which take long; --measure-all asks for them", network->nodes_count,
            wanted & MEASURE_BETWEENNESS ? "" : " betweenness", wanted & MEASURE_LAYOUT ? "" : " layout",
            wanted & MEASURE_COMMUNITY ? "" : " community");
    if (is_estimated)
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
    measure(network, request->measure_all);
    int status = write_network(network, request);
    bool is_refused = malformed || archive->refused || network->left_out.absent;
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
    int status = read_all(&request, archive, &malformed) ? draw(&request, archive, malformed) : STATUS_USAGE;
    archive_free(archive);
    return status;
}
