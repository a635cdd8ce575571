/* `whowhom diff`: two networks in, each a stream or GraphML; what changed out. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/command.h"
#include "graph/difference.h"
#include "graph/format.h"
#include "graph/option.h"
#include "graph/output.h"
#include "record/arena.h"
#include "record/error.h"

enum shape { SHAPE_TEXT, SHAPE_JSON, SHAPE_GRAPHML };

struct request {
    const char *paths[2];
    size_t paths_count;
    const char *output;
    enum shape shape;
    struct text statuses;
    bool is_shape_named, help;
};

static bool wrong(const char *what, const char *word) {
    fprintf(stderr, "whowhom: diff: %s%s%s; see 'whowhom help diff'\n", what, *word ? " " : "", word);
    return false;
}

static bool read_shape(struct request *request, const char *word) {
    static const char *const names[] = {"text", "json", "graphml"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(word, names[i]) == 0) {
            request->shape = (enum shape)i;
            request->is_shape_named = true;
            return true;
        }
    return wrong("no such format (text, json, graphml):", word);
}

static void shape_of_output(struct request *request) {
    const char *ending = request->output ? strrchr(request->output, '.') : NULL;
    if (!ending || request->is_shape_named)
        return;
    if (strcmp(ending, ".json") == 0)
        request->shape = SHAPE_JSON;
    if (strcmp(ending, ".graphml") == 0)
        request->shape = SHAPE_GRAPHML;
}

static bool read_request(struct request *request, int argc, char **argv) {
    static const struct option options[] = {
        {"format", 'f', 1}, {"output", 'o', 1}, {"status", 0, 1}, {"help", 'h', 0}};
    struct option_reader reader;
    *request = (struct request){.statuses = TEXT("all")};
    option_reader_init(&reader, options, sizeof options / sizeof options[0], argc, argv);
    for (int name; (name = option_next(&reader)) != OPTION_END;) {
        if (name == OPTION_WRONG)
            return wrong(reader.message, "");
        if (name == 0 && !read_shape(request, reader.words[0]))
            return false;
        if (name == 1)
            request->output = reader.words[0];
        if (name == 2)
            request->statuses = text_of(reader.words[0]);
        if (name == 3)
            request->help = true;
        if (name == OPTION_OPERAND && request->paths_count == 2)
            return wrong("two networks can be compared, not more", "");
        if (name == OPTION_OPERAND)
            request->paths[request->paths_count++] = reader.words[0];
    }
    shape_of_output(request);
    return request->help || request->paths_count == 2 || wrong("two networks are needed", "");
}

/* --- Reading
   ------------------------------------------------------------------------------------------------- */

static void complain(const struct error *error) {
    char text[sizeof error->file + sizeof error->message + 64];
    fprintf(stderr, "whowhom: %s\n", error_text(error, text, sizeof text));
}

/* What a stream says, as GraphML. False when nothing in it is a record. */
static bool write_stream(FILE *stream, const char *name, const struct request *request, FILE *out) {
    struct choice choice = choice_usual();
    struct writing writing = {0};
    choice.statuses = request->statuses;
    struct archive *archive = archive_new();
    size_t malformed = archive_read(archive, stream, name, NULL);
    bool is_stream = malformed == 0 || archive->documents_count + archive->entities_count > 0;
    if (malformed)
        fprintf(stderr, "whowhom: %s: %zu lines are no records\n", name, malformed);
    archive_join(archive);
    struct network *network = network_new(archive, &choice);
    bool is_written = graphml_write(network, out, &writing);
    network_free(network);
    archive_free(archive);
    return is_stream && is_written;
}

static void copy(FILE *from, FILE *to) {
    char piece[1 << 14];
    for (size_t size; (size = fread(piece, 1, sizeof piece, from)) > 0;)
        fwrite(piece, 1, size, to);
}

/* GraphML begins with '<', a stream with '{'. */
static struct snapshot *read_snapshot(const char *path, const struct request *request) {
    struct error error = {0};
    char *at = NULL;
    size_t size = 0;
    bool is_standard = strcmp(path, "-") == 0;
    FILE *file = is_standard ? stdin : fopen(path, "rb");
    FILE *memory = file ? open_memstream(&at, &size) : NULL;
    if (!memory) {
        fprintf(stderr, "whowhom: %s: %s\n", path, strerror(errno));
        if (file && !is_standard)
            fclose(file);
        return NULL;
    }
    int first = getc(file);
    ungetc(first, file);
    bool is_read = true;
    if (first == '<' || first == 0xef) /* a byte order mark */
        copy(file, memory);
    else
        is_read = write_stream(file, path, request, memory);
    is_read = fclose(memory) == 0 && is_read && !ferror(file);
    if (!is_read)
        fprintf(stderr, "whowhom: %s: is neither a stream nor GraphML\n", path);
    struct snapshot *snapshot = is_read ? snapshot_read((struct text){at, size}, path, &error) : NULL;
    if (is_read && !snapshot)
        complain(&error);
    free(at);
    if (!is_standard)
        fclose(file);
    return snapshot;
}

/* --- Writing
   ------------------------------------------------------------------------------------------------- */

static bool write(const struct difference *difference, enum shape shape, FILE *file) {
    if (shape == SHAPE_GRAPHML)
        return difference_write_graphml(difference, file);
    if (shape == SHAPE_JSON)
        difference_write_json(difference, file);
    else
        difference_tell(difference, file);
    return true;
}

static int write_difference(const struct difference *difference, const struct request *request) {
    struct output output;
    struct error error = {0};
    if (!request->output || strcmp(request->output, "-") == 0) {
        bool is_written = write(difference, request->shape, stdout) && fflush(stdout) == 0;
        if (!is_written)
            fprintf(stderr, "whowhom: standard output: %s\n", strerror(errno));
        return is_written ? STATUS_DONE : STATUS_OUTPUT;
    }
    if (output_open(&output, request->output, &error) &&
        output_close(&output, write(difference, request->shape, output.file), &error))
        return STATUS_DONE;
    complain(&error);
    return STATUS_OUTPUT;
}

int diff_command(int argc, char **argv) {
    struct request request;
    if (!read_request(&request, argc, argv))
        return STATUS_USAGE;
    if (request.help) {
        fputs(diff_usage, stdout);
        return STATUS_DONE;
    }
    struct snapshot *before = read_snapshot(request.paths[0], &request);
    struct snapshot *after = before ? read_snapshot(request.paths[1], &request) : NULL;
    struct difference difference = {before, after};
    int status = after ? write_difference(&difference, &request) : STATUS_USAGE;
    snapshot_free(before);
    snapshot_free(after);
    return status;
}
