/* `whowhom extract`: options, files in turn, a batch of documents at a time through analysis.c, records to standard output.
   The only file of this room that touches the standard streams.

   Documents are worked on together because each rule's machine code is then fetched once for all of them: on articles of 2 kB that
   halves the time. No more is waited for than has come in, and nothing that is found hangs on the batch. */
#include "extract/command.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "extract/analysis.h"
#include "extract/export.h"
#include "extract/input.h"
#include "extract/marked.h"
#include "extract/write.h"
#include "record/arena.h"
#include "record/error.h"

enum { ARENA_KEPT = 64 << 20, FLUSH_AT = 1 << 18, BATCH_DOCUMENTS = 256, BATCH_BYTES = 96 << 10 };

const char extract_usage[] =
    "usage: whowhom extract [OPTION]... [FILE]...\n"
    "\n"
    "Reads news text and writes, as JSON Lines, the people, institutions, places, dates and ages it finds "
    "and who\n"
    "contacted whom and who investigated what. Without FILE, or for -, reads standard input.\n"
    "\n"
    "  --date DATE           publication date of documents that bring none (YYYY-MM-DD)\n"
    "  --date-order ORDER    dmy, mdy or auto: how 03/04/2021 is read (auto)\n"
    "  --split HOW           none, line, blank or form-feed: cut one stream into documents (none)\n"
    "  --jsonl               a document a line: {\"id\",\"text\"} and perhaps "
    "\"date\",\"title\",\"url\",\"source\"\n"
    "  --format FORMAT       jsonl, the stream; or annotations to review: brat, spacy, webannotation "
    "(jsonl)\n"
    "  --output DIR          with --format brat: a .txt and an .ann for each document, none overwritten\n"
    "  --rules DIR           add the rules and lists below DIR; a rule of the same id replaces (repeatable)\n"
    "  --strict              exit with 1 when some input was refused\n"
    "  --marked              mentions are given as [kind:words]; for testing relation rules\n"
    "  --no-filter           try every rule everywhere; slow, for testing the filter\n"
    "  --help                this text\n"
    "\n"
    "example: whowhom extract --date 2024-05-16 article.txt | whowhom resolve | whowhom graph > "
    "network.graphml\n";

struct options {
    const char *date;
    enum date_order order;
    enum split split;
    const char *folders[FOLDERS_MOST];
    size_t folders_count;
    enum export_format format;
    const char *output;
    bool strict, marked, no_filter, help;
};

struct run {
    const struct options *options;
    const struct rules *rules;
    struct matcher *matcher;
    struct json_writer out;
    struct arena *arena; /* emptied before each batch */
    struct export export;
    bool refused, broken;
    struct analysis analyses[BATCH_DOCUMENTS];
    struct document documents[BATCH_DOCUMENTS]; /* of the analyses */
    size_t batch_count, batch_bytes;
};

static int split_of(const char *name) {
    static const char *const names[] = {"none", "line", "blank", "form-feed"};
    for (int i = 0; i < 4; i++)
        if (!strcmp(name, names[i]))
            return i;
    return -1;
}

static bool is_date(const char *date) {
    size_t digits = strspn(date, "0123456789-");
    size_t size = strlen(date);
    return digits == size && (size == 10 || size == 7 || size == 4) && date[0] != '-' &&
           (size < 7 || date[4] == '-') && (size < 10 || date[7] == '-');
}

static int complain(const char *what, const char *value) {
    fprintf(stderr, "whowhom extract: %s%s%s\n", what, value ? " " : "", value ? value : "");
    return STATUS_USAGE;
}

static int read_options(int argc, char **argv, struct options *options) {
    static const struct option longs[] = {
        {"date", 1, 0, 'd'},   {"date-order", 1, 0, 'o'}, {"split", 1, 0, 's'},  {"jsonl", 0, 0, 'j'},
        {"rules", 1, 0, 'r'},  {"strict", 0, 0, 'S'},     {"marked", 0, 0, 'm'}, {"no-filter", 0, 0, 'n'},
        {"format", 1, 0, 'f'}, {"output", 1, 0, 'O'},     {"help", 0, 0, 'h'},   {0, 0, 0, 0}};
    int c, split;
    optind = 1;
    opterr = 0;
    while ((c = getopt_long(argc, argv, ":h", longs, NULL)) != -1) {
        switch (c) {
        case 'd':
            if (!is_date(optarg))
                return complain("no date (YYYY-MM-DD):", optarg);
            options->date = optarg;
            break;
        case 'o':
            if (!date_order_read(optarg, &options->order))
                return complain("no such date order (dmy, mdy, auto):", optarg);
            break;
        case 's':
            split = split_of(optarg);
            if (split < 0)
                return complain("no such split (none, line, blank, form-feed):", optarg);
            options->split = (enum split)split;
            break;
        case 'j':
            options->split = SPLIT_JSONL;
            break;
        case 'r':
            if (options->folders_count == FOLDERS_MOST)
                return complain("too many --rules", NULL);
            options->folders[options->folders_count++] = optarg;
            break;
        case 'f':
            if (!export_format_find(optarg, &options->format))
                return complain("no such format (jsonl, brat, spacy, webannotation):", optarg);
            break;
        case 'O':
            options->output = optarg;
            break;
        case 'S':
            options->strict = true;
            break;
        case 'm':
            options->marked = true;
            break;
        case 'n':
            options->no_filter = true;
            break;
        case 'h':
            options->help = true;
            break;
        case ':':
            return complain("a value is missing for", argv[optind - 1]);
        default:
            return complain("unknown option (see whowhom extract --help):", argv[optind - 1]);
        }
    }
    return STATUS_DONE;
}

static void say_limit(void *with, const struct rule *rule, const struct subject *subject, size_t offset) {
    const struct run *run = with;
    struct text doc = TEXT("-");
    for (size_t i = 0; i < run->batch_count; i++)
        if (&run->analyses[i].words == subject->words)
            doc = run->documents[i].id;
    fprintf(stderr, "whowhom extract: %.*s: rule %s hit its limit at offset %zu\n", (int)doc.size, doc.at,
            rule->id, offset);
}

static void refuse(struct run *run, struct text doc, const struct error *error) {
    char text[1024];
    fprintf(stderr, "whowhom extract: %s\n", error_text(error, text, sizeof text));
    struct refused refused = {doc, error->line, text_of(error->message)};
    if (run->options->format == EXPORT_STREAM)
        record_write_refused(&run->out, &refused);
    run->refused = true;
}

static void flush(struct run *run, size_t at_least) {
    if (run->out.size >= at_least && !run->broken && !record_flush(&run->out, stdout))
        run->broken = true;
    if (run->broken)
        json_writer_reset(&run->out);
}

static void export_document(struct run *run, struct analysis *analysis, const struct document *document) {
    struct reading reading;
    struct error error;
    analysis_read(analysis, document, &reading);
    if (!export_write(&run->export, &reading, run->arena, stdout, &error))
        refuse(run, document->id, &error);
    run->broken = run->broken || ferror(stdout);
}

/* Takes a document into the batch; the matcher asks for its blocks at once. */
static void open_document(struct run *run, const struct incoming *incoming) {
    struct document *document = &run->documents[run->batch_count];
    struct analysis *analysis = &run->analyses[run->batch_count++];
    *document = incoming->document;
    if (!document->date.size && run->options->date)
        document->date = text_of(run->options->date);
    *analysis = (struct analysis){.arena = run->arena,
                                  .rules = run->rules,
                                  .matcher = run->matcher,
                                  .doc = document->id,
                                  .date = document->date,
                                  .date_order = run->options->order,
                                  .filter = !run->options->no_filter};
    struct text text = incoming->text;
    text.at = arena_take_copy(run->arena, text.at, text.size); /* the input's own until its next call */
    run->batch_bytes += text.size;
    if (run->options->marked)
        marked_run(analysis, text);
    else
        analysis_open(analysis, text);
}

static void write_document(struct run *run, struct analysis *analysis, struct document *document) {
    document->date = analysis->date;
    document->bytes = analysis->view.source.size;
    document->sha256 = record_sha256(run->arena, analysis->view.source);
    if (run->options->format == EXPORT_STREAM)
        analysis_write(analysis, document, &run->out);
    else
        export_document(run, analysis, document);
}

static void finish_batch(struct run *run) {
    if (!run->options->marked)
        analysis_run(run->analyses, run->batch_count);
    for (size_t i = 0; i < run->batch_count; i++)
        write_document(run, &run->analyses[i], &run->documents[i]);
    run->batch_count = run->batch_bytes = 0;
    matcher_renew(run->matcher);
    flush(run, FLUSH_AT);
}

static void extract_stream(struct run *run, FILE *file, const char *name) {
    struct input *input = input_new(file, name, run->options->split);
    for (;;) {
        struct incoming incoming;
        struct error error = {.file = ""};
        bool waits = input_waits(input);
        if (run->batch_count == BATCH_DOCUMENTS || run->batch_bytes >= BATCH_BYTES || waits)
            finish_batch(run);
        if (waits) { /* who reads on need not wait as well */
            flush(run, 1);
            fflush(stdout);
        }
        if (!run->batch_count)
            arena_reset(run->arena, ARENA_KEPT);
        enum input_result result = input_next(input, run->arena, &incoming, &error);
        if (result == INPUT_END || run->broken)
            break;
        if (result == INPUT_REFUSED) {
            finish_batch(run);
            refuse(run, incoming.document.id, &error);
        } else {
            open_document(run, &incoming);
        }
    }
    input_free(input);
}

static void extract_file(struct run *run, const char *name) {
    if (!strcmp(name, "-")) {
        extract_stream(run, stdin, "-");
        return;
    }
    struct stat status;
    FILE *file = fopen(name, "rb");
    bool folder = file && !fstat(fileno(file), &status) && S_ISDIR(status.st_mode);
    if (!file || folder) {
        struct error error;
        finish_batch(run);
        error_set(&error, name, 0, 0, "%s", folder ? "is a directory" : strerror(errno));
        refuse(run, text_of(name), &error);
    } else {
        extract_stream(run, file, name);
    }
    if (file)
        fclose(file);
}

static void write_head(struct run *run) {
    struct text by = TEXT("whowhom extract " WHOWHOM_VERSION);
    struct stream stream = {.format = 1, .rules = text_of(rules_hash(run->rules)), .by = &by, .by_count = 1};
    record_write_stream(&run->out, &stream);
}

static int extract_all(const struct options *options, const struct rules *rules, char **files, int count) {
    struct run run = {
        .options = options, .rules = rules, .matcher = matcher_new(rules), .arena = arena_new()};
    run.export = (struct export){.format = options->format, .folder = options->output};
    json_writer_init(&run.out);
    matcher_on_limit(run.matcher, say_limit, &run);
    if (options->format == EXPORT_STREAM)
        write_head(&run);
    for (int i = 0; i < count && !run.broken; i++)
        extract_file(&run, files[i]);
    if (!count)
        extract_stream(&run, stdin, "-");
    finish_batch(&run);
    flush(&run, 1);
    if (fflush(stdout) || ferror(stdout))
        run.broken = true;
    json_writer_done(&run.out);
    matcher_free(run.matcher);
    arena_free(run.arena);
    if (run.broken)
        fprintf(stderr, "whowhom extract: the output could not be written: %s\n", strerror(errno));
    return run.broken ? STATUS_OUTPUT : run.refused && options->strict ? STATUS_REFUSED : STATUS_DONE;
}

int extract_command(int argc, char **argv) {
    struct options options = {.order = ORDER_AUTO, .split = SPLIT_NONE};
    int status = read_options(argc, argv, &options);
    if (status)
        return status;
    if (options.help) {
        fputs(extract_usage, stdout);
        return STATUS_DONE;
    }
    if (options.output && options.format != EXPORT_BRAT)
        return complain("--output goes with --format brat", NULL);
    for (int i = optind; i < argc; i++) {
        struct stat file;
        if (!strcmp(argv[i], "-"))
            continue;
        if (stat(argv[i], &file))
            return complain("no such file:", argv[i]);
        if (S_ISDIR(file.st_mode))
            return complain("is a directory:", argv[i]);
    }
    struct error error;
    if (options.output && !export_folder(options.output, &error))
        return complain(error.message, options.output);
    struct lists *lists = NULL;
    struct rules *rules = rules_load_all(&lists, options.folders, options.folders_count, &error);
    if (!rules) {
        char text[1024];
        lists_free(lists);
        return complain(error_text(&error, text, sizeof text), NULL);
    }
    status = extract_all(&options, rules, argv + optind, argc - optind);
    rules_free(rules);
    lists_free(lists);
    return status;
}
