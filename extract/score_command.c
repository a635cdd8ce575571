/* `whowhom score`: a stream and gold in, a table of precision, recall and F1 out. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "extract/command.h"
#include "extract/row.h"
#include "extract/score.h"
#include "record/arena.h"
#include "record/error.h"

const char score_usage[] =
    "usage: whowhom score [--errors] GOLD... < STREAM\n"
    "\n"
    "Reads a stream of `whowhom extract` or `whowhom resolve` and holds it against what careful readers "
    "found:\n"
    "brat's standoff (a.ann, its text beside it in a.txt) or our gold markup as JSON Lines. Documents are\n"
    "found by their id, else by their text. Prints precision, recall and F1 of names, dates, ages and "
    "relations.\n"
    "\n"
    "  --errors              list first what was missed, spurious or wrong: what, kind, document, text, "
    "note\n"
    "  --help                this text\n"
    "\n"
    "example: whowhom extract article.txt | whowhom resolve | whowhom score reviewed/article.ann\n";

static int complain(const char *what, const char *value) {
    fprintf(stderr, "whowhom score: %s%s%s\n", what, value ? " " : "", value ? value : "");
    return STATUS_USAGE;
}

static void tell(void *with, const struct miss *miss) {
    (void)with;
    printf("%s\t%s\t", miss->what, miss->kind);
    row_put(stdout, miss->doc);
    putchar('\t');
    row_put(stdout, miss->text);
    putchar('\t');
    row_put(stdout, miss->note);
    putchar('\n');
}

static double ratio(size_t part, size_t whole) {
    return whole ? (double)part / (double)whole : 0;
}

static void print_score(const struct score *score) {
    printf("%-12s  precision  recall     f1  gold  found\n", "kind");
    for (int i = 0; i < SCORE_KINDS; i++) {
        const struct tally *tally = &score->tallies[i];
        double precision = ratio(tally->hit_said, tally->said), recall = ratio(tally->hit_gold, tally->gold);
        double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
        printf("%-12s  %9.3f  %6.3f  %5.3f  %4zu  %5zu\n", score_kinds[i], precision, recall, f1, tally->gold,
               tally->said);
    }
    printf("of the relations found, %zu of %zu have the right status, %zu of %zu the right date\n",
           score->status.right, score->status.of, score->date.right, score->date.of);
}

static void score_all(struct scorer *scorer, const struct golds *golds) {
    static const struct answer nothing = {.doc = {"", 0}};
    for (size_t i = 0; i < golds->count; i++) {
        const struct gold *gold = &golds->at[i];
        const struct answer *answer = answers_find(scorer->answers, gold->id, gold->sha256);
        if (!answer)
            fprintf(stderr, "whowhom score: %.*s: is not in the stream\n", (int)gold->id.size, gold->id.at);
        score_document(scorer, gold, answer ? answer : &nothing);
    }
}

static int run(char **files, int count, bool errors, struct arena *arena) {
    struct golds golds = {.count = 0};
    struct answers answers = {.count = 0};
    struct error error;
    char text[1024];
    for (int i = 0; i < count; i++)
        if (!gold_load(files[i], arena, &golds, &error))
            return complain(error_text(&error, text, sizeof text), NULL);
    size_t malformed = answers_read(stdin, arena, &answers);
    if (ferror(stdin))
        return complain("standard input could not be read:", strerror(errno));
    if (malformed)
        fprintf(stderr, "whowhom score: %zu lines of the stream are no records\n", malformed);
    struct scorer scorer = {.answers = &answers, .arena = arena, .tell = errors ? tell : NULL};
    score_all(&scorer, &golds);
    print_score(&scorer.score);
    return STATUS_DONE;
}

int score_command(int argc, char **argv) {
    static const struct option longs[] = {{"errors", 0, 0, 'e'}, {"help", 0, 0, 'h'}, {0, 0, 0, 0}};
    bool errors = false;
    optind = 1;
    opterr = 0;
    for (int c; (c = getopt_long(argc, argv, "h", longs, NULL)) != -1;) {
        if (c == 'h') {
            fputs(score_usage, stdout);
            return STATUS_DONE;
        }
        if (c != 'e')
            return complain("unknown option (see whowhom score --help):", argv[optind - 1]);
        errors = true;
    }
    if (optind == argc)
        return complain("name the gold: .ann or .jsonl files", NULL);
    struct arena *arena = arena_new();
    int status = run(argv + optind, argc - optind, errors, arena);
    arena_free(arena);
    return status;
}
