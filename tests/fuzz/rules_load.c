/* Any bytes as a rule file, over one small list: loaded or refused with a place, and what loads runs. */
#include <assert.h>
#include <stdint.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/match.h"
#include "rules/rules.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ignore(void *with, struct match **matches, size_t count) {
    (void)with;
    (void)matches;
    (void)count;
}

static void run(const struct rules *rules, const struct lists *lists) {
    static const char view[] =
        "On 13 June Mr Lowe, 23, of Leeds met Ann O'Brien-Smith.\nThe U.S. board said so.";
    struct arena *arena = arena_new();
    struct words words;
    words_cut(arena, lists, view, sizeof view - 1, &words);
    struct subject subject = {view, sizeof view - 1, &words, NULL, false};
    struct matcher *matcher = matcher_new(rules);
    matcher_know(matcher, view, &words);
    for (int layer = 0; layer < LAYERS; layer++)
        matcher_run(matcher, (enum layer)layer, &subject, 0, subject.size, true, ignore, NULL);
    matcher_free(matcher);
    arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct error error = {.line = 0};
    struct list_file list = {"list/town.txt", TEXT("Leeds\nStoke-on-Trent|Stoke\tcounty=x\nLowe's\n")};
    struct lists *lists = lists_load(&list, 1, &error);
    struct rule_file file = {"fuzz.rules", {(const char *)data, size}, 1};
    struct rules *rules = rules_load(lists, &file, 1, &error);
    if (rules)
        run(rules, lists);
    else
        assert(error.line && error.message[0]);
    rules_free(rules);
    lists_free(lists);
    return 0;
}
