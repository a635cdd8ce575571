/* `whowhom resolve`: the stream in, the same stream with entities out; and `whowhom explain same|not`. The only file of
   this room that touches the standard streams. */
#include "resolve/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/record.h"
#include "resolve/contradiction.h"
#include "resolve/decision.h"
#include "resolve/entity.h"
#include "resolve/explain.h"
#include "resolve/report.h"
#include "resolve/run.h"
#include "resolve/store.h"
#include "rules/list.h"
#include "rules/rules.h"

static const char program[] = "whowhom resolve " WHOWHOM_VERSION;

const char resolve_usage[] =
    "usage: whowhom resolve [OPTION]... [FILE]...\n"
    "\n"
    "Reads the stream that `whowhom extract` writes and tells which mentions are the same person, "
    "institution,\n"
    "place or matter: every mention gains `entity`, every relation `source` and `target`, and the entities\n"
    "follow at the end. Without FILE, or for -, reads standard input.\n"
    "\n"
    "  --decisions FILE  what a reader has decided: `same A B  # why`, `not A B`, `name A \"The Name\"`\n"
    "  --rules DIR       heed the lists and aliases below DIR, too (repeatable)\n"
    "  --strict          leave out relations of people or bodies in doubt; exit with 1 when a line was "
    "refused\n"
    "  --review          instead of the stream, list what is in doubt and which namesakes were kept apart\n"
    "  --report WHAT     instead of the stream: review, contradictions (facts that cannot all hold), or\n"
    "                    entities (their records alone, with --store of the whole case)\n"
    "  --store CASE.db   remember the case: articles join the entities of the articles before them\n"
    "  --retract DOC     take an article out of the store; may stand several times\n"
    "  --scope document  resolve each document by itself; entities bear their parts, for joining later\n"
    "  --scope corpus    join what --scope document (or --scope corpus) wrote, in whatever pieces\n"
    "  --keys            instead of the stream, each entity after a key and a tab, for sorting into shards\n"
    "  --help            this text\n"
    "\n"
    "example: whowhom extract article.txt | whowhom resolve | whowhom graph > network.graphml\n";

const char resolve_explain_usage[] =
    "usage: whowhom explain same|not A B [--decisions FILE] [--rules DIR]... [FILE]...\n"
    "\n"
    "Tells why two mentions or entities of a stream are one, or two: the sieves, the vetoes, with quotes. A "
    "and B\n"
    "are ids of mentions or entities, or names that one entity alone bears. Without FILE reads standard "
    "input.\n"
    "Exit status 1 when they are not what was asked (same or not).\n"
    "\n"
    "example: whowhom extract article.txt | whowhom explain same \"Ann Marr\" \"Ms Marr\"\n";

enum { RETRACTS_MOST = 256 };

enum report { REPORT_NONE, REPORT_REVIEW, REPORT_CONTRADICTIONS, REPORT_ENTITIES, REPORT_KEYS };

struct request {
    struct run_options run;
    const char *decisions, *store;
    const char *retracts[RETRACTS_MOST];
    size_t retracts_count;
    const char *folders[FOLDERS_MOST];
    size_t folders_count;
    enum report report;
    char **files;
    int count;
};

/* What a run stands on; what is NULL was not asked for or could not be had. */
struct ground {
    struct arena *arena;
    struct lists *lists;
    struct decisions decisions;
    struct store *store;
    struct run *run;
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
/* A stream that can't be read to its end is said to have been cut, here and in what is written. */
static bool refuse_rest(struct run *run, const char *name, bool *refused) {
    struct error error = {.line = 0};
    error_set(&error, name, 0, 0, "can't be read to its end: %s", strerror(errno));
    complain_of(&error);
    *refused = true;
    return run_refuse(run, &(struct refused){text_of(name), 0, text_of(error.message)}, &error);
}

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
    return goes_on && (!ferror(file) || refuse_rest(run, name, refused));
}

static bool read_file(struct run *run, const char *name, bool *refused) {
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");
    struct error error = {.line = 0};
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
    struct error error = {.line = 0};
    bool goes_on = true;
    for (int i = 0; i < request->count && goes_on; i++)
        goes_on = read_file(run, request->files[i], refused);
    if (request->count == 0 && request->retracts_count == 0)
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
    struct error error = {.line = 0};
    error_set(&error, decisions->file.at, lost->line, 0,
              "nobody here, or no one alone, is called so: %.*s, %.*s", (int)lost->a.word.size,
              lost->a.word.at, (int)lost->b.word.size, lost->b.word.at);
    complain_of(&error);
}

/* Takes all that the run stands on; false with `error` where something can't be had. */
static bool ground_init(struct ground *ground, const struct request *request, struct error *error) {
    struct text kept;
    *ground = (struct ground){.arena = arena_new()};
    if (request->store && (!(ground->store = store_open(request->store, error)) ||
                           !store_decisions(ground->store, ground->arena, &kept, error) ||
                           !decisions_read(ground->arena, kept, NULL, &ground->decisions, error)))
        return false;
    if (request->decisions && !read_decisions(ground->arena, request->decisions, &ground->decisions, error))
        return false;
    ground->lists = rules_load_lists(request->folders, request->folders_count, error);
    if (ground->lists)
        ground->run = run_new(ground->lists, &ground->decisions, request->run, stdout);
    return ground->run != NULL;
}

static void ground_done(struct ground *ground) {
    if (ground->run)
        run_free(ground->run);
    if (ground->lists)
        lists_free(ground->lists);
    store_close(ground->store);
    arena_free(ground->arena);
}

/* Begins the store's transaction, forgets what is retracted and loads the rest. */
static bool load_case(struct ground *ground, const struct request *request, struct error *error) {
    if (!ground->store)
        return true;
    if (!store_begin(ground->store, error))
        return false;
    for (size_t i = 0; i < request->retracts_count; i++) {
        bool found;
        if (!store_retract(ground->store, request->retracts[i], &found, error))
            return false;
        if (!found)
            return error_set(error, request->store, 0, 0, "no such document here, so nothing is changed: %s",
                             request->retracts[i]);
    }
    struct index *missing = decisions_missing(ground->arena, &ground->decisions);
    return (!missing || store_find_sources(ground->store, run_corpus(ground->run), missing, run_again,
                                           ground->run, error)) &&
           store_load(ground->store, run_corpus(ground->run), error);
}

static bool save_case(struct ground *ground, struct error *error) {
    return !ground->store ||
           (store_save(ground->store, run_corpus(ground->run), error) &&
            store_save_sources(ground->store, ground->run, error) && store_commit(ground->store, error));
}

static bool write_report(struct ground *ground, enum report report, struct error *error) {
    struct corpus *corpus = run_corpus(ground->run);
    struct roll *roll = roll_new(ground->arena, corpus);
    if (report == REPORT_REVIEW)
        report_review(stdout, corpus, roll);
    else if (report == REPORT_CONTRADICTIONS)
        report_contradictions(stdout, corpus, roll);
    else
        report_entities(stdout, corpus, roll, report == REPORT_KEYS);
    return !ferror(stdout) ||
           error_set(error, NULL, 0, 0, "the output could not be written: %s", strerror(errno));
}

static bool write_all(struct ground *ground, const struct request *request, struct error *error) {
    size_t dropped = 0;
    bool is_written = request->report ? write_report(ground, request->report, error)
                                      : run_write(ground->run, &dropped, error);
    if (is_written && fflush(stdout) != 0)
        is_written = error_set(error, NULL, 0, 0, "the output could not be written: %s", strerror(errno));
    if (dropped)
        fprintf(stderr, "whowhom resolve: %zu relations of people or bodies in doubt left out\n", dropped);
    return is_written;
}

/* Whether a reader may let the output wait for long: then the case must not be locked until it has all been read. What goes
   to a file is written before the case is changed, so that a full disk changes nothing. */
static bool may_wait(FILE *file) {
    struct stat status;
    bool is_known = fstat(fileno(file), &status) == 0;
    return is_known && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode) || isatty(fileno(file)));
}

/* Writes what was asked for and keeps the case, in the order that may_wait tells. */
static bool write_and_save(struct ground *ground, const struct request *request, struct error *error) {
    if (ground->store && may_wait(stdout))
        return save_case(ground, error) && write_all(ground, request, error);
    return write_all(ground, request, error) && save_case(ground, error);
}

static int resolve_all(struct ground *ground, const struct request *request) {
    bool refused = false;
    struct error error = {.line = 0};
    if (!read_all(ground->run, request, &refused))
        return STATUS_OUTPUT;
    if (!load_case(ground, request, &error))
        return complain_of(&error);
    const struct decision *lost = run_join(ground->run);
    if (lost)
        tell_lost(&ground->decisions, lost);
    if (!write_and_save(ground, request, &error)) {
        complain_of(&error);
        return STATUS_OUTPUT;
    }
    return (refused || lost) && request->run.is_strict ? STATUS_REFUSED : STATUS_DONE;
}

static int start(const struct request *request) {
    struct ground ground;
    struct error error = {.line = 0};
    int status = ground_init(&ground, request, &error) ? resolve_all(&ground, request) : complain_of(&error);
    ground_done(&ground);
    return status;
}

static bool read_scope(const char *word, enum run_scope *scope) {
    *scope = strcmp(word, "document") == 0 ? SCOPE_DOCUMENT : SCOPE_CORPUS;
    return *scope == SCOPE_DOCUMENT || strcmp(word, "corpus") == 0;
}

static bool read_report(const char *word, enum report *report) {
    static const char *const names[] = {"", "review", "contradictions", "entities"};
    for (size_t i = 1; i < sizeof names / sizeof *names; i++)
        if (strcmp(word, names[i]) == 0)
            *report = (enum report)i;
    return *report != REPORT_NONE;
}

/* Adds one more of an option that may stand several times. */
static bool add_word(const char **words, size_t *count, size_t most, const char *word) {
    if (*count == most)
        return false;
    words[(*count)++] = word;
    return true;
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
    case 's':
        request->store = optarg;
        return true;
    case 'x':
        return add_word(request->retracts, &request->retracts_count, RETRACTS_MOST, optarg);
    case 'R':
        return add_word(request->folders, &request->folders_count, FOLDERS_MOST, optarg);
    case 'w':
        request->report = REPORT_REVIEW;
        return true;
    case 'k':
        request->report = REPORT_KEYS;
        return true;
    case 'r':
        return read_report(optarg, &request->report);
    case 'p':
        return read_scope(optarg, &request->run.scope);
    default:
        return false;
    }
}

/* What can't go together; NULL for nothing. */
static const char *clash_of(const struct request *request) {
    if (request->retracts_count && !request->store)
        return "--retract needs --store";
    if (request->run.scope == SCOPE_DOCUMENT && (request->store || request->report || request->decisions))
        return "--scope document goes with none of --store, --report, --keys, --decisions";
    for (int i = 0; i < request->count; i++)
        if (!is_file(request->files[i]))
            return request->files[i];
    return NULL;
}

int resolve_command(int argc, char **argv) {
    static const struct option longs[] = {{"strict", no_argument, 0, 'S'},
                                          {"decisions", required_argument, 0, 'd'},
                                          {"scope", required_argument, 0, 'p'},
                                          {"store", required_argument, 0, 's'},
                                          {"review", no_argument, 0, 'w'},
                                          {"retract", required_argument, 0, 'x'},
                                          {"keys", no_argument, 0, 'k'},
                                          {"rules", required_argument, 0, 'R'},
                                          {"report", required_argument, 0, 'r'},
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
    const char *clash = clash_of(&request);
    if (clash)
        return complain("can't start:", clash);
    request.run.keeps_claims = request.store || request.report == REPORT_CONTRADICTIONS;
    return start(&request);
}

static int explain_all(struct ground *ground, const struct request *request, char **words) {
    bool refused = false;
    const char *lost;
    if (!read_all(ground->run, request, &refused))
        return STATUS_OUTPUT;
    run_join(ground->run);
    struct corpus *corpus = run_corpus(ground->run);
    struct roll *roll = roll_new(ground->arena, corpus);
    bool is_same = false;
    if (!explain(stdout, ground->run, roll, words[1], words[2], &is_same, &lost))
        return complain("nobody here, or no one alone, is called", lost);
    return is_same == (strcmp(words[0], "same") == 0) ? STATUS_DONE : STATUS_REFUSED;
}

/* Takes an option and its value from the front of the words; false where none stands there. */
static bool take_explain_option(struct request *request) {
    if (strcmp(request->files[0], "--decisions") == 0)
        request->decisions = request->files[1];
    else
        return strcmp(request->files[0], "--rules") == 0 &&
               add_word(request->folders, &request->folders_count, FOLDERS_MOST, request->files[1]);
    return true;
}

int resolve_explain_command(int argc, char **argv) {
    struct request request = {.run = {.program = program, .keeps_stories = true}};
    bool asks_help = argc > 1 && strcmp(argv[1], "--help") == 0;
    if (argc < 3 || asks_help) {
        fputs(resolve_explain_usage, asks_help ? stdout : stderr);
        return asks_help ? STATUS_DONE : STATUS_USAGE;
    }
    request.files = argv + 3;
    request.count = argc - 3;
    while (request.count > 1 && take_explain_option(&request)) {
        request.files += 2;
        request.count -= 2;
    }
    const char *clash = clash_of(&request);
    if (clash)
        return complain("can't start:", clash);
    struct ground ground;
    struct error error = {.line = 0};
    int status =
        ground_init(&ground, &request, &error) ? explain_all(&ground, &request, argv) : complain_of(&error);
    ground_done(&ground);
    return status;
}
