/* Texts and rules in; what the rules do there out, as lines that `sort` and `cut` can read. */
#include "extract/texts_command.h"

#include <stdio.h>
#include <string.h>

#include "extract/difference.h"
#include "extract/input.h"
#include "extract/row.h"
#include "extract/survey.h"
#include "record/arena.h"
#include "record/error.h"

static int fail(const struct error *error, int status) {
    char text[1024];
    fprintf(stderr, "whowhom rules: %s\n", error_text(error, text, sizeof text));
    return status;
}

static void analyse(struct analysis *analysis, const struct rules *rules, struct matcher *matcher,
                    struct arena *arena, const struct incoming *incoming) {
    *analysis = (struct analysis){.arena = arena,
                                  .rules = rules,
                                  .matcher = matcher,
                                  .doc = incoming->document.id,
                                  .date = incoming->document.date,
                                  .filter = true};
    matcher_renew(matcher);
    analysis_open(analysis, incoming->text);
    analysis_run(analysis, 1);
}

static struct input_files files_of(const struct texts_request *request) {
    return (struct input_files){.names = request->files,
                                .count = request->count,
                                .split = request->is_jsonl ? SPLIT_JSONL : SPLIT_NONE};
}

static void dated(struct incoming *incoming, const struct texts_request *request) {
    if (!incoming->document.date.size && request->date)
        incoming->document.date = text_of(request->date);
}

/* ---- stats ---- */

struct counting {
    const struct texts_request *request;
    const struct rules *rules;
    struct matcher *matcher;
    struct survey *survey;
};

static void count(void *with, struct arena *arena, const struct incoming *incoming) {
    struct counting *counting = with;
    struct incoming document = *incoming;
    struct analysis analysis;
    dated(&document, counting->request);
    analyse(&analysis, counting->rules, counting->matcher, arena, &document);
    survey_add(counting->survey, &analysis);
}

static void put_rules(const struct counting *counting, bool never) {
    for (size_t i = 0; i < rules_count(counting->rules); i++) {
        const struct rule *rule = rules_at(counting->rules, i);
        struct survey_rule of = survey_rule(counting->survey, rule);
        if (!never || !of.matches)
            printf("rule\t%s\t%zu\t%zu\t%zu\n", rule->id, of.matches, of.written, of.documents);
    }
}

static void put_list(const struct counting *counting, const struct list *list, bool never) {
    const struct lists *lists = rules_lists(counting->rules);
    const struct list_entry *entry;
    size_t entries = 0, seen = 0, times = 0;
    for (size_t n = 0; (entry = list_at(lists, list, n)) != NULL; n++) {
        size_t of = survey_entry(counting->survey, entry);
        entries++;
        times += of;
        seen += of ? 1 : 0;
        if (never == !of)
            printf("entry\t%s\t%.*s\t%zu\n", list->name, (int)entry->form_size, list_form(entry).at, of);
    }
    printf("list\t%s\t%zu\t%zu of %zu\n", list->name, times, seen, entries);
}

int texts_stats(const struct rules *rules, const struct texts_request *request) {
    struct counting counting = {request, rules, matcher_new(rules), NULL};
    struct input_files files = files_of(request);
    struct error error;
    counting.survey = survey_new(rules, counting.matcher);
    bool is_read = input_each(&files, count, &counting, &error);
    if (is_read) {
        put_rules(&counting, request->is_never);
        for (size_t i = 0; i < lists_count(rules_lists(rules)); i++)
            put_list(&counting, lists_at(rules_lists(rules), i), request->is_never);
        printf("documents\t%zu\t%zu refused\n", files.documents, files.refused);
    }
    survey_free(counting.survey);
    matcher_free(counting.matcher);
    return is_read ? STATUS_DONE : fail(&error, STATUS_USAGE);
}

/* ---- diff ---- */

struct side {
    struct lists *lists;
    struct rules *rules;
    struct matcher *matcher;
};

struct comparison {
    const struct texts_request *request;
    struct side before, after;
    struct text doc;
    size_t gained, lost;
};

static bool side_load(struct side *side, const char *folder, const struct texts_request *request,
                      struct error *error) {
    const char *folders[FOLDERS_MOST + 1];
    size_t used = request->folders_count;
    for (size_t i = 0; i < used; i++)
        folders[i] = request->folders[i];
    if (strcmp(folder, "-") != 0)
        folders[used++] = folder;
    side->rules = rules_load_all(&side->lists, folders, used, error);
    side->matcher = side->rules ? matcher_new(side->rules) : NULL;
    return side->rules != NULL;
}

static void side_done(struct side *side) {
    if (side->matcher)
        matcher_free(side->matcher);
    rules_free(side->rules);
    lists_free(side->lists);
}

static void put_fact(void *with, bool gained, const struct fact *fact) {
    struct comparison *comparison = with;
    *(gained ? &comparison->gained : &comparison->lost) += 1;
    printf("%c ", gained ? '+' : '-');
    row_put(stdout, comparison->doc);
    printf(":%zu-%zu ", fact->start, fact->end);
    row_put(stdout, fact->what);
    printf(" (%s)\n    ", fact->rule);
    row_put(stdout, fact->context);
    putchar('\n');
}

static void compare(void *with, struct arena *arena, const struct incoming *incoming) {
    struct comparison *comparison = with;
    struct incoming document = *incoming;
    struct analysis before, after;
    dated(&document, comparison->request);
    comparison->doc = document.document.id;
    analyse(&before, comparison->before.rules, comparison->before.matcher, arena, &document);
    analyse(&after, comparison->after.rules, comparison->after.matcher, arena, &document);
    difference_each(&before, &after, put_fact, comparison);
}

int texts_diff(const char *before, const char *after, const struct texts_request *request) {
    struct comparison comparison = {.request = request};
    struct input_files files = files_of(request);
    struct error error;
    bool is_done = side_load(&comparison.before, before, request, &error) &&
                   side_load(&comparison.after, after, request, &error) &&
                   input_each(&files, compare, &comparison, &error);
    if (is_done)
        printf("%zu documents: %zu gained, %zu lost\n", files.documents, comparison.gained, comparison.lost);
    side_done(&comparison.before);
    side_done(&comparison.after);
    return is_done ? STATUS_DONE : fail(&error, STATUS_USAGE);
}
