/* `whowhom rules`: subcommands over the loaded rule set. */
#include "extract/rules_command.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "extract/check.h"
#include "extract/line.h"
#include "extract/texts_command.h"
#include "record/arena.h"
#include "record/error.h"

const char rules_usage[] =
    "usage: whowhom rules check [OPTION]... [FILE]...\n"
    "       whowhom rules list [OPTION]...\n"
    "       whowhom rules try [OPTION]... TEXT\n"
    "       whowhom rules stats [OPTION]... FILE...\n"
    "       whowhom rules diff [OPTION]... OLD NEW FILE...\n"
    "\n"
    "check runs every rule's own examples, or those of the rules in FILE (part of a name will do): yes must\n"
    "give exactly one reading, no none; miss and leak are known faults and fail when they heal.\n"
    "list shows the rules, one a line: id, file and line.\n"
    "try shows which rules match TEXT, where and with which captures, and how far others came.\n"
    "stats prints, tab-separated, how often each rule matches in the texts FILE... (- for standard input), "
    "how\n"
    "many mentions and relations come of it and in how many documents it matches; then each entry of a list "
    "that\n"
    "occurs and how often, and for each list how many of its entries do.\n"
    "diff shows what is found with the rules below NEW (+) or OLD (-) alone, by which rule and in which "
    "sentence;\n"
    "both are added to the shipped ones, - adds nothing.\n"
    "\n"
    "  --never       stats: the rules and entries that never fire, instead of those that do\n"
    "  --jsonl       stats, diff: FILE has a document a line: {\"id\",\"text\"} and perhaps \"date\"\n"
    "  --date DATE   stats, diff: publication date of documents that bring none (YYYY-MM-DD)\n"
    "  --rules DIR   add the rules and lists below DIR; a rule of the same id replaces (repeatable)\n"
    "  --help        this text\n"
    "\n"
    "Exit status: 0 all examples hold, 1 some fail, 2 the rules can't be loaded.\n";

struct options {
    const char *folders[FOLDERS_MOST];
    size_t folders_count;
    const char *date;
    bool help, is_jsonl, is_never;
};

static int complain(const char *what, const char *value) {
    fprintf(stderr, "whowhom rules: %s%s%s\n", what, value ? " " : "", value ? value : "");
    return STATUS_USAGE;
}

static int read_options(int argc, char **argv, struct options *options) {
    static const struct option longs[] = {{"rules", 1, 0, 'r'}, {"date", 1, 0, 'd'}, {"jsonl", 0, 0, 'j'},
                                          {"never", 0, 0, 'n'}, {"help", 0, 0, 'h'}, {0, 0, 0, 0}};
    int c;
    optind = 1;
    opterr = 0;
    while ((c = getopt_long(argc, argv, ":h", longs, NULL)) != -1)
        switch (c) {
        case 'r':
            if (options->folders_count == FOLDERS_MOST)
                return complain("too many --rules", NULL);
            options->folders[options->folders_count++] = optarg;
            break;
        case 'd':
            options->date = optarg;
            break;
        case 'j':
            options->is_jsonl = true;
            break;
        case 'n':
            options->is_never = true;
            break;
        case 'h':
            options->help = true;
            break;
        case ':':
            return complain("a value is missing for", argv[optind - 1]);
        default:
            return complain("unknown option (see whowhom rules --help):", argv[optind - 1]);
        }
    return STATUS_DONE;
}

static int list_rules(const struct rules *rules) {
    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);
        printf("%s\t%s:%zu\n", rule->id, rule->file, rule->line);
    }
    return STATUS_DONE;
}

/* ---- check ---- */

struct tally {
    size_t rules, examples, failed;
};

static void check_example(const struct rules *rules, struct matcher *matcher, struct arena *arena,
                          const struct rule *rule, const struct rule_example *example, struct tally *tally) {
    static const char *const kinds[] = {"yes", "no", "miss", "leak"};
    static const char *const faults[] = {"is not read as it should", "matches", "has healed: make it a yes",
                                         "has healed: make it a no"};
    arena_reset(arena, 1U << 20);
    struct reading reading = check_read(rules, matcher, arena, rule, example->text);
    tally->examples++;
    if (check_holds(example->kind, &reading))
        return;
    tally->failed++;
    printf("%s:%zu: %s: %s %s: %.*s\n", rule->file, example->line, rule->id, kinds[example->kind],
           faults[example->kind], (int)example->text.size, example->text.at);
    if (reading.matches)
        printf("    got %.*s\n", (int)reading.told.size, reading.told.at);
    else if (example->kind == EXAMPLE_YES)
        printf("    got nothing\n");
}

static void count_examples(const struct rule *rule, struct tally *tally) {
    size_t yes = 0, no = 0;
    for (const struct rule_example *e = rule->examples; e; e = e->next) {
        yes += e->kind == EXAMPLE_YES ? 1 : 0;
        no += e->kind == EXAMPLE_NO ? 1 : 0;
    }
    if (yes >= 2 && no >= 2)
        return;
    tally->failed++;
    printf("%s:%zu: %s: has %zu yes and %zu no; two of each are wanted\n", rule->file, rule->line, rule->id,
           yes, no);
}

static bool is_wanted(const struct rule *rule, char **names, int count) {
    for (int i = 0; i < count; i++)
        if (strstr(rule->file, names[i]) || strstr(rule->id, names[i]))
            return true;
    return count == 0;
}

static int check_rules(const struct rules *rules, char **names, int count) {
    struct matcher *matcher = matcher_new(rules);
    struct arena *arena = arena_new();
    struct tally tally = {0, 0, 0};
    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);
        if (!is_wanted(rule, names, count))
            continue;
        tally.rules++;
        count_examples(rule, &tally);
        for (const struct rule_example *e = rule->examples; e; e = e->next)
            check_example(rules, matcher, arena, rule, e, &tally);
    }
    arena_free(arena);
    matcher_free(matcher);
    if (!tally.rules && count)
        return complain("no rule or file of that name:", names[0]);
    printf("%zu rules, %zu examples, %zu faults\n", tally.rules, tally.examples, tally.failed);
    return tally.failed ? STATUS_REFUSED : STATUS_DONE;
}

/* ---- try ---- */

enum { CLOSE_MOST = 8, CLOSE_LEAST = 10 };

struct trial {
    struct analysis analysis;
    const uint32_t *offsets; /* of the line, NULL for the view itself */
    bool *matched;           /* of each rule */
};

static struct text words_of(const struct trial *trial, struct span span) {
    if (trial->offsets)
        span = (struct span){trial->offsets[span.start], span.end > span.start
                                                             ? trial->offsets[span.end - 1] + 1U
                                                             : trial->offsets[span.start]};
    return analysis_text(&trial->analysis, span.start, span.end);
}

static void show_match(struct trial *trial, const struct match *match) {
    const struct rule *rule = match->rule;
    struct text text = words_of(trial, match->whole);
    trial->matched[rule->number] = true;
    printf("%s (%s:%zu) \"%.*s\"", rule->id, rule->file, rule->line, (int)text.size, text.at);
    for (size_t c = 0; c < rule_captures(rule); c++) {
        if (match->captures[c].start == SIZE_MAX)
            continue;
        text = words_of(trial, match->captures[c]);
        printf(" %s=%.*s", rule_capture_name(rule, c), (int)text.size, text.at);
    }
    putchar('\n');
}

static void show(void *with, struct match **matches, size_t count) {
    for (size_t i = 0; i < count; i++)
        show_match(with, matches[i]);
}

struct near {
    const struct rule *rule;
    struct span span;
};

/* Shows the rules of a layer that got furthest without matching. */
static void show_near(struct trial *trial, enum layer layer, const struct subject *subject) {
    struct near best[CLOSE_MOST];
    size_t count = 0;
    const struct rules *rules = trial->analysis.rules;
    for (size_t i = 0; i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);
        if (rule->layer != layer || trial->matched[i])
            continue;
        struct near one = {rule, matcher_reach(trial->analysis.matcher, rule, subject)};
        size_t size = one.span.end - one.span.start, at = count;
        while (at && best[at - 1].span.end - best[at - 1].span.start < size)
            at--;
        if (size < CLOSE_LEAST || at == CLOSE_MOST)
            continue;
        count += count < CLOSE_MOST ? 1 : 0;
        memmove(best + at + 1, best + at, (count - 1 - at) * sizeof *best);
        best[at] = one;
    }
    for (size_t i = 0; i < count; i++) {
        struct text text = words_of(trial, best[i].span);
        printf("  close: %s went along with \"%.*s\"\n", best[i].rule->id, (int)text.size, text.at);
    }
}

static void try_layer(struct trial *trial, enum layer layer, const struct subject *subject) {
    trial->offsets = subject->offsets;
    matcher_run(trial->analysis.matcher, layer, subject, 0, subject->size, true, show, trial);
    show_near(trial, layer, subject);
}

static int try_text(const struct rules *rules, const char *text) {
    struct matcher *matcher = matcher_new(rules);
    struct arena *arena = arena_new();
    struct trial trial = {
        .analysis = {.arena = arena, .rules = rules, .matcher = matcher, .doc = TEXT("text"), .filter = true},
        .matched = arena_take(arena, rules_count(rules) + 1)};
    struct analysis *analysis = &trial.analysis;
    analysis_open(analysis, text_of(text));
    analysis_run(analysis, 1);
    struct subject view = {analysis->view.at, analysis->view.size, &analysis->words, NULL, false};
    try_layer(&trial, LAYER_SURFACE, &view);
    try_layer(&trial, LAYER_NAMES, &view);
    for (size_t i = 0; i < analysis->sentences_count; i++) {
        struct line line;
        line_make(analysis, (uint32_t)i, &line);
        try_layer(&trial, LAYER_PHRASES, &line.subject);
        try_layer(&trial, LAYER_RELATIONS, &line.subject);
    }
    arena_free(arena);
    matcher_free(matcher);
    return STATUS_DONE;
}

static struct texts_request request_of(const struct options *options, char **files, int count) {
    return (struct texts_request){.folders = options->folders,
                                  .folders_count = options->folders_count,
                                  .date = options->date,
                                  .is_jsonl = options->is_jsonl,
                                  .is_never = options->is_never,
                                  .files = files,
                                  .count = count};
}

static int run(const struct rules *rules, const struct options *options, char **words, int count) {
    if (!strcmp(words[0], "check"))
        return check_rules(rules, words + 1, count - 1);
    if (!strcmp(words[0], "try"))
        return count == 2 ? try_text(rules, words[1]) : complain("try wants one text", NULL);
    if (!strcmp(words[0], "list"))
        return list_rules(rules);
    struct texts_request request = request_of(options, words + 1, count - 1);
    return count > 1 ? texts_stats(rules, &request) : complain("stats wants a FILE", NULL);
}

static int load_and_run(const struct options *options, char **words, int count) {
    struct error error;
    struct lists *lists = NULL;
    struct rules *rules = rules_load_all(&lists, options->folders, options->folders_count, &error);
    char text[1024];
    int status =
        rules ? run(rules, options, words, count) : complain(error_text(&error, text, sizeof text), NULL);
    rules_free(rules);
    lists_free(lists);
    return status;
}

static bool is_subcommand(const char *what) {
    static const char *const names[] = {"check", "list", "try", "stats", "diff"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(what, names[i]))
            return true;
    return false;
}

int rules_command(int argc, char **argv) {
    struct options options = {.folders_count = 0};
    int status = read_options(argc, argv, &options);
    if (status)
        return status;
    const char *what = optind < argc ? argv[optind] : "";
    if (options.help || !*what) {
        fputs(rules_usage, options.help ? stdout : stderr);
        return options.help ? STATUS_DONE : STATUS_USAGE;
    }
    if (!is_subcommand(what))
        return complain("no such subcommand:", what);
    if (strcmp(what, "diff") != 0)
        return load_and_run(&options, argv + optind, argc - optind);
    if (argc - optind < 4)
        return complain("diff wants OLD, NEW and a FILE", NULL);
    struct texts_request request = request_of(&options, argv + optind + 3, argc - optind - 3);
    return texts_diff(argv[optind + 1], argv[optind + 2], &request);
}
