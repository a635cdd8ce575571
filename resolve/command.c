/* `whowhom resolve`: the stream in, the same stream with entities out. The only file of this room that touches the
   standard streams. The whole stream is read first, because the last article may name the first one's people. */
#include "resolve/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/record.h"
#include "resolve/decision.h"
#include "resolve/run.h"
#include "rules/list.h"

static const char program[] = "whowhom resolve " WHOWHOM_VERSION;

const char resolve_usage[] =
    "usage: whowhom resolve [OPTION]... [FILE]...\n"
    "\n"
    "Reads the stream that `whowhom extract` writes and tells which mentions are the same person, "
    "institution,\n"
    "place or matter: every mention gains `entity`, every relation `source` and `target`, and the entities\n"
    "follow at the end. Without FILE, or for -, reads standard input.\n"
    "\n"
    "  --strict   exit with 1 when some line was refused\n"
    "  --help     this text\n"
    "\n"
    "example: whowhom extract article.txt | whowhom resolve | whowhom graph > network.graphml\n";

struct request {
    struct run_options run;
    const char *decisions, *store, *retract, *report;
    char **files;
    int count;
};

static int complain(const char *what, const char *value) {
    fprintf(stderr, "whowhom resolve: %s %s\n", what, value);
    return STATUS_USAGE;
}

static int complain_of(const struct error *error) {
    char text[1024];
    fprintf(stderr, "whowhom resolve: %s\n", error_text(error, text, sizeof text));
    return STATUS_USAGE;
}

/* Reads one stream into the run; false when the output broke. */
static bool read_stream(struct run *run, FILE *file, const char *name, bool *refused) {
    struct record_reader *reader = record_reader_new(file, name);
    bool goes_on = true;
    while (goes_on) {
        struct record record;
        struct error error, fault;
        enum record_result result = record_next(reader, run_arena(run), &record, &error);
        if (result == RECORD_END)
            break;
        if (result == RECORD_MALFORMED) {
            complain_of(&error);
            *refused = true;
            goes_on =
                run_refuse(run, &(struct refused){text_of(name), error.line, text_of(error.message)}, &fault);
        } else {
            goes_on = run_add(run, &record, &fault);
        }
        if (!goes_on)
            complain_of(&fault);
    }
    record_reader_free(reader);
    return goes_on;
}

static bool read_file(struct run *run, const char *name, bool *refused) {
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
    struct error error;
    if (!file) {
        error_set(&error, name, 0, 0, "%s", strerror(errno));
        complain_of(&error);
        *refused = true;
        return run_refuse(run, &(struct refused){text_of(name), 0, text_of(error.message)}, &error);
    }
    bool goes_on = read_stream(run, file, name, refused);
    if (file != stdin)
        fclose(file);
    return goes_on;
}

/* All that is to be read; false when the output broke. */
static bool read_all(struct run *run, const struct request *request, bool *refused) {
    struct error error;
    bool goes_on = true;
    for (int i = 0; i < request->count && goes_on; i++)
        goes_on = read_file(run, request->files[i], refused);
    if (request->count == 0)
        goes_on = read_file(run, "-", refused);
    if (goes_on && !run_settle(run, &error)) {
        complain_of(&error);
        goes_on = false;
    }
    return goes_on;
}

/* Whether a file named is there; a folder is none. */
static bool is_file(const char *name) {
    struct stat status;
    return strcmp(name, "-") == 0 || (stat(name, &status) == 0 && !S_ISDIR(status.st_mode));
}

static bool read_decisions(struct arena *arena, const char *name, struct decisions *decisions,
                           struct error *error) {
    FILE *file = fopen(name, "rb");
    if (!file)
        return error_set(error, name, 0, 0, "%s", strerror(errno));
    char *text = NULL;
    size_t capacity = 0;
    ssize_t size = getdelim(&text, &capacity, '\0', file);
    fclose(file);
    struct text whole = {text ? text : "", size > 0 ? (size_t)size : 0};
    bool is_read = decisions_read(arena, whole, name, decisions, error);
    free(text);
    return is_read;
}

static void tell_lost(const struct decisions *decisions, const struct decision *lost) {
    struct error error;
    error_set(&error, decisions->file.at, lost->line, 0,
              "nobody here, or no one alone, is called so: %.*s, %.*s", (int)lost->a.word.size,
              lost->a.word.at, (int)lost->b.word.size, lost->b.word.at);
    complain_of(&error);
}

static int resolve_all(struct run *run, const struct request *request, const struct decisions *decisions) {
    bool refused = false;
    struct error error;
    size_t dropped = 0;
    if (!read_all(run, request, &refused))
        return STATUS_OUTPUT;
    const struct decision *lost = run_join(run);
    if (lost)
        tell_lost(decisions, lost);
    if (!run_write(run, &dropped, &error) || fflush(stdout) != 0) {
        complain_of(&error);
        return STATUS_OUTPUT;
    }
    if (dropped)
        fprintf(stderr, "whowhom resolve: %zu relations of people or bodies in doubt left out\n", dropped);
    return (refused || lost) && request->run.is_strict ? STATUS_REFUSED : STATUS_DONE;
}

static int start(const struct request *request) {
    struct error error;
    struct arena *arena = arena_new();
    struct decisions decisions = {0};
    struct lists *lists = NULL;
    int status = STATUS_DONE;
    if (request->decisions && !read_decisions(arena, request->decisions, &decisions, &error))
        status = complain_of(&error);
    else if (!(lists = lists_load_builtin(&error)))
        status = complain_of(&error);
    if (status == STATUS_DONE) {
        struct run *run = run_new(lists, request->decisions ? &decisions : NULL, request->run, stdout);
        status = resolve_all(run, request, &decisions);
        run_free(run);
        lists_free(lists);
    }
    arena_free(arena);
    return status;
}

static bool read_scope(const char *word, enum run_scope *scope) {
    *scope = strcmp(word, "document") == 0 ? SCOPE_DOCUMENT : SCOPE_CORPUS;
    return *scope == SCOPE_DOCUMENT || strcmp(word, "corpus") == 0;
}

/* Takes one option; false where it is none or its value is none. */
static bool take_option(struct request *request, int letter) {
    switch (letter) {
    case 'S':
        request->run.is_strict = true;
        return true;
    case 'd':
        request->decisions = optarg;
        return true;
    case 'p':
        return read_scope(optarg, &request->run.scope);
    default:
        return false;
    }
}

int resolve_command(int argc, char **argv) {
    static const struct option longs[] = {{"strict", no_argument, 0, 'S'},
                                          {"decisions", required_argument, 0, 'd'},
                                          {"scope", required_argument, 0, 'p'},
                                          {"help", no_argument, 0, 'h'},
                                          {0, 0, 0, 0}};
    struct request request = {.run.program = program};
    int letter;
    optind = 1;
    opterr = 0;
    while ((letter = getopt_long(argc, argv, ":h", longs, NULL)) != -1) {
        if (letter == 'h') {
            fputs(resolve_usage, stdout);
            return STATUS_DONE;
        }
        if (!take_option(&request, letter))
            return complain("unknown option or value (see whowhom resolve --help):", argv[optind - 1]);
    }
    request.files = argv + optind;
    request.count = argc - optind;
    for (int i = 0; i < request.count; i++)
        if (!is_file(request.files[i]))
            return complain("no such file:", request.files[i]);
    return start(&request);
}
