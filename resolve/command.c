/* `whowhom resolve`: the stream in, the same stream with entities out. The only file of this room that touches the
   standard streams. The whole stream is read first, because the last article may name the first one's people. */
#include "resolve/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/record.h"
#include "resolve/corpus.h"
#include "resolve/entity.h"
#include "rules/list.h"

enum { FLUSH_AT = 1 << 18 };

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

struct item {
    struct item *next;
    struct record record;
    struct refused refused; /* where the line is no record: reason is set */
};

struct run {
    struct arena *arena;
    struct corpus *corpus;
    struct item *first, *last;
    bool refused, broken;
};

static struct item *add_item(struct run *run) {
    struct item *item = arena_take(run->arena, sizeof *item);
    if (run->last)
        run->last->next = item;
    else
        run->first = item;
    return run->last = item;
}

static void refuse(struct run *run, const char *name, const struct error *error) {
    char text[1024];
    fprintf(stderr, "whowhom resolve: %s\n", error_text(error, text, sizeof text));
    struct item *item = add_item(run);
    char *reason = arena_take_copy(run->arena, error->message, strlen(error->message));
    item->refused = (struct refused){text_of(name), error->line, text_of(reason)};
    run->refused = true;
}

/* What an earlier run of resolve added to the stream is made anew: entities, and a relation's copies for a group. */
static bool is_made_here(const struct record *record) {
    return record->type == RECORD_ENTITY ||
           (record->type == RECORD_RELATION && json_text(record->json, "copy_of").size > 0);
}

static void read_stream(struct run *run, FILE *file, const char *name) {
    struct record_reader *reader = record_reader_new(file, name);
    for (;;) {
        struct record record;
        struct error error;
        enum record_result result = record_next(reader, run->arena, &record, &error);
        if (result == RECORD_END)
            break;
        if (result == RECORD_MALFORMED) {
            refuse(run, name, &error);
        } else if (!is_made_here(&record)) {
            struct item *item = add_item(run);
            item->record = record;
            corpus_add(run->corpus, &item->record);
        }
    }
    record_reader_free(reader);
}

static void read_file(struct run *run, const char *name) {
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
    if (file) {
        read_stream(run, file, name);
        if (file != stdin)
            fclose(file);
        return;
    }
    struct error error;
    error_set(&error, name, 0, 0, "%s", strerror(errno));
    refuse(run, name, &error);
}

/* The programs that wrote the stream, and this one behind them. */
static void write_by(struct json_writer *writer, const struct json *by) {
    bool is_told = false;
    json_write_key(writer, "by");
    json_write_open(writer, '[');
    for (const struct json *one = by ? by->first : NULL; one; one = one->next) {
        json_write_value(writer, one);
        is_told = is_told || text_is(one->text, program);
    }
    if (!is_told)
        json_write_string(writer, program);
    json_write_close(writer, ']');
}

/* The stream's own record, as it was read but with this program in `by`. */
static void write_stream(struct json_writer *writer, const struct record *record) {
    const struct json *by = json_find(record->json, "by");
    json_write_open(writer, '{');
    for (const struct json *member = record->json->first; member; member = member->next) {
        if (member == by)
            write_by(writer, by);
        else
            json_write_member(writer, member);
    }
    if (!by)
        write_by(writer, NULL);
    json_write_close(writer, '}');
    json_write_newline(writer);
}

static void write_item(struct json_writer *writer, const struct corpus *corpus, const struct item *item) {
    const struct record *record = &item->record;
    if (item->refused.reason.size)
        record_write_refused(writer, &item->refused);
    else if (record->type == RECORD_STREAM)
        write_stream(writer, record);
    else if (record->type == RECORD_MENTION)
        entity_write_mention(writer, corpus, record);
    else if (record->type == RECORD_RELATION)
        entity_write_relation(writer, corpus, record);
    else
        record_write_with(writer, record, NULL, 0);
}

static void flush(struct run *run, struct json_writer *writer, size_t at_least) {
    if (writer->size >= at_least && !run->broken && !record_flush(writer, stdout))
        run->broken = true;
    if (run->broken)
        json_writer_reset(writer);
}

static void write_all(struct run *run) {
    struct json_writer writer;
    json_writer_init(&writer);
    for (const struct item *item = run->first; item && !run->broken; item = item->next) {
        write_item(&writer, run->corpus, item);
        flush(run, &writer, FLUSH_AT);
    }
    entity_write_all(&writer, run->corpus);
    flush(run, &writer, 1);
    json_writer_done(&writer);
    if (fflush(stdout) != 0 || ferror(stdout))
        run->broken = true;
    if (run->broken)
        fprintf(stderr, "whowhom resolve: the output could not be written: %s\n", strerror(errno));
}

static int resolve_all(const struct lists *lists, char **files, int count) {
    struct run run = {.arena = arena_new()};
    run.corpus = corpus_new(run.arena, lists);
    for (int i = 0; i < count; i++)
        read_file(&run, files[i]);
    if (count == 0)
        read_file(&run, "-");
    corpus_resolve(run.corpus);
    write_all(&run);
    arena_free(run.arena);
    return run.broken ? STATUS_OUTPUT : run.refused ? STATUS_REFUSED : STATUS_DONE;
}

static int complain(const char *what, const char *value) {
    fprintf(stderr, "whowhom resolve: %s %s\n", what, value);
    return STATUS_USAGE;
}

/* Whether a file named is there; a folder is none. */
static bool is_file(const char *name) {
    struct stat status;
    return strcmp(name, "-") == 0 || (stat(name, &status) == 0 && !S_ISDIR(status.st_mode));
}

int resolve_command(int argc, char **argv) {
    static const struct option longs[] = {{"strict", 0, 0, 'S'}, {"help", 0, 0, 'h'}, {0, 0, 0, 0}};
    bool strict = false;
    int letter;
    optind = 1;
    opterr = 0;
    while ((letter = getopt_long(argc, argv, ":h", longs, NULL)) != -1) {
        if (letter == 'h') {
            fputs(resolve_usage, stdout);
            return STATUS_DONE;
        }
        if (letter != 'S')
            return complain("unknown option (see whowhom resolve --help):", argv[optind - 1]);
        strict = true;
    }
    for (int i = optind; i < argc; i++)
        if (!is_file(argv[i]))
            return complain("no such file:", argv[i]);
    struct error error;
    struct lists *lists = lists_load_builtin(&error);
    if (!lists) {
        char text[1024];
        return complain("lists:", error_text(&error, text, sizeof text));
    }
    int status = resolve_all(lists, argv + optind, argc - optind);
    lists_free(lists);
    return status == STATUS_REFUSED && !strict ? STATUS_DONE : status;
}
