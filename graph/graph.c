/* `whowhom graph`: resolved streams in, a network out in the format asked for.

   Read, drawn, asked (ego, path, top), measured and written, in that order: what is measured is what is drawn. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "graph/archive.h"
#include "graph/command.h"
#include "graph/format.h"
#include "graph/measure.h"
#include "graph/option.h"
#include "graph/request.h"
#include "graph/summary.h"
#include "graph/output.h"
#include "record/arena.h"
#include "record/error.h"

static const char command[] = "graph";

/* --- Writing ----------------------------------------------------------------------------------------------------- */

static int say_error(const struct error *error, int status) {
    char text[sizeof error->file + sizeof error->message + 64];
    command_say(command, "%s", error_text(error, text, sizeof text));
    return status;
}

static int write_file(const struct network *network, const char *path, format_write *write, struct writing *writing) {
    struct output output;
    struct error error = {0};
    if (!output_open(&output, path, &error))
        return say_error(&error, STATUS_OUTPUT);
    bool is_written = write(network, output.file, writing);
    if (!output_close(&output, is_written, &error))
        return say_error(&error, STATUS_OUTPUT);
    if (!is_written)
        command_say(command, "%s: no memory for the writer", path);
    return is_written ? STATUS_DONE : STATUS_OUTPUT;
}

/* DIR/nodes.csv where `path` is a folder or ends in '/', NAME.nodes.csv where it is NAME.csv. */
static char *table_path(struct arena *arena, const char *path, const char *table) {
    struct stat about;
    size_t size = strlen(path);
    bool is_folder = (stat(path, &about) == 0 && S_ISDIR(about.st_mode)) || (size && path[size - 1] == '/');
    size_t stem = size > 4 && strcmp(path + size - 4, ".csv") == 0 ? size - 4 : size;
    size_t room = size + strlen(table) + 8;
    char *name = arena_take(arena, room);
    if (is_folder)
        snprintf(name, room, "%s%s%s.csv", path, path[size - 1] == '/' ? "" : "/", table);
    else
        snprintf(name, room, "%.*s.%s.csv", (int)stem, path, table);
    return name;
}

static int write_tables(const struct network *network, const struct request *request, struct writing *writing) {
    struct arena *arena = arena_new();
    size_t size = strlen(request->output);
    int status = STATUS_DONE;
    if (size && request->output[size - 1] == '/' && mkdir(request->output, 0777) != 0 && errno != EEXIST) {
        command_say(command, "%s: %s", request->output, strerror(errno));
        status = STATUS_OUTPUT;
    }
    writing->alone = true;
    if (status == STATUS_DONE)
        status = write_file(network, table_path(arena, request->output, "nodes"), request->format->write, writing);
    if (status == STATUS_DONE)
        status = write_file(network, table_path(arena, request->output, "edges"), request->format->write_edges, writing);
    arena_free(arena);
    return status;
}

/* On standard output the second table follows an empty line, unless one of the two was asked for. */
static int write_standard(const struct network *network, const struct request *request, struct writing *writing) {
    FILE *out = command_output();
    bool is_table = request->format->write_edges != NULL;
    bool nodes = !is_table || request->table != TABLE_EDGES, edges = is_table && request->table != TABLE_NODES;
    bool is_written = !nodes || request->format->write(network, out, writing);
    if (nodes && edges)
        fputc('\n', out);
    is_written = is_written && (!edges || request->format->write_edges(network, out, writing));
    if (!is_written) {
        command_say(command, "no memory for the writer");
        return STATUS_OUTPUT;
    }
    return command_finish(command, STATUS_DONE);
}

static int write_network(const struct network *network, const struct request *request) {
    struct writing writing = {.plain_graphml = request->plain_graphml, .links = request->links};
    int status = STATUS_DONE;
    if (!request->output || strcmp(request->output, "-") == 0)
        status = write_standard(network, request, &writing);
    else if (request->format->write_edges)
        status = write_tables(network, request, &writing);
    else
        status = write_file(network, request->output, request->format->write, &writing);
    if (status == STATUS_DONE && writing.replaced)
        command_say(command, "%zu characters that %s can't hold were replaced by U+FFFD", writing.replaced,
                    request->format->name);
    return status;
}

/* --- The whole ---------------------------------------------------------------------------------------------------- */

static void measure(struct network *network, const struct request *request) {
    unsigned wanted = request->measures;
    if (!request->measures_are_asked_for) {
        wanted = measure_affordable(network->nodes_count, wanted);
        if (wanted != request->measures)
            command_say(command, "%zu nodes: without%s%s%s, which take long; --measure all asks for them",
                        network->nodes_count, wanted & MEASURE_BETWEENNESS ? "" : " betweenness",
                        wanted & MEASURE_LAYOUT ? "" : " layout", wanted & MEASURE_COMMUNITY ? "" : " community");
    } else if (wanted & MEASURE_BETWEENNESS && network->nodes_count > MEASURE_BETWEENNESS_LIMIT) {
        command_say(command, "%zu nodes: betweenness is estimated", network->nodes_count);
    }
    struct error error = {0};
    if (!measure_network(network, wanted, &error))
        say_error(&error, STATUS_DONE);
}

static void say_summary(const struct archive *archive, const struct network *network, bool all) {
    struct arena *arena = arena_new();
    command_say(command, "%s", all ? summary_text(archive, network, arena) : summary_absent(network, arena));
    arena_free(arena);
}

static int run(const struct request *request) {
    struct archive *archive = archive_new();
    size_t malformed;
    int status = STATUS_USAGE;
    if (command_read(command, request->paths, request->paths_count, archive, &malformed)) {
        struct network *network = network_new(archive, &request->choice);
        size_t absent = network->left_out.absent;
        bool is_told = request->verbose || command_is_watched();
        status = request_ask(request, network, command);
        if (status == REQUEST_GOES_ON) {
            measure(network, request);
            status = write_network(network, request);
        }
        /* after a line that was refused it is plain why entities are absent */
        if (is_told || (absent && !malformed))
            say_summary(archive, network, is_told);
        if (status == STATUS_DONE && request->choice.strict && (malformed || absent || archive->refused))
            status = STATUS_REFUSED;
        network_free(network);
    }
    archive_free(archive);
    return status;
}

int graph_command(int argc, char **argv) {
    struct arena *arena = arena_new();
    struct request request;
    char message[256];
    int status;
    if (request_read(&request, argc, argv, arena, message, sizeof message)) {
        if (request.help)
            fputs(graph_usage, command_output());
        status = request.help ? STATUS_DONE : run(&request);
    } else {
        status = command_misuse(command, message);
    }
    arena_free(arena);
    return status;
}
