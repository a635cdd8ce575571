/* What is ready-made of the embedded rules: as good as new, and only where it holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/builtin.h"
#include "rules/code.h"
#include "rules/trie.h"

struct both {
    struct lists *lists[2];
    struct rules *ready, *fresh; /* over lists of their own, since a word's trigger is kept there */
};

static int load(void **state) {
    static struct both both;
    struct error error;
    both.ready = rules_load_all(&both.lists[0], NULL, 0, &error);
    both.lists[1] = lists_load_builtin(&error);
    both.fresh = rules_load_builtin(both.lists[1], &error);
    *state = &both;
    return both.ready && both.fresh ? 0 : -1;
}

static int done(void **state) {
    struct both *both = *state;
    rules_free(both->ready);
    rules_free(both->fresh);
    lists_free(both->lists[0]);
    lists_free(both->lists[1]);
    return 0;
}

static void are_same_patterns(const struct rule_expanded *ready, const struct rule_expanded *fresh) {
    struct arena *arena = arena_new();
    if (fresh->size) {
        struct text tries = trie_write(arena, (struct text){fresh->text, fresh->size});
        assert_true(text_is_equal((struct text){ready->text, ready->size}, tries));
    }
    assert_true(fresh->size > 0 || !ready->size);
    arena_free(arena);
    assert_int_equal(ready->callouts_count, fresh->callouts_count);
    for (size_t i = 0; i < fresh->callouts_count; i++) {
        assert_int_equal(ready->callouts[i].lists, fresh->callouts[i].lists);
        assert_int_equal(ready->callouts[i].what, fresh->callouts[i].what);
    }
}

static void are_same_needs(const struct rule_need *ready, const struct rule_need *fresh) {
    assert_int_equal(ready->lists, fresh->lists);
    assert_int_equal(ready->digit, fresh->digit);
    assert_int_equal(ready->words_count, fresh->words_count);
    if (fresh->words_count)
        assert_memory_equal(ready->words, fresh->words, fresh->words_count * sizeof *fresh->words);
}

static void are_same_starts(const struct rule_start *ready, const struct rule_start *fresh) {
    are_same_needs(&ready->first, &fresh->first);
    assert_memory_equal(ready->bytes, fresh->bytes, sizeof fresh->bytes);
    assert_int_equal(ready->refused, fresh->refused);
    assert_int_equal(ready->spaces, fresh->spaces);
    assert_int_equal(ready->firsts_count, fresh->firsts_count);
    assert_memory_equal(ready->firsts, fresh->firsts, sizeof fresh->firsts);
    assert_int_equal(ready->needs_count, fresh->needs_count);
    for (size_t i = 0; i < fresh->needs_count; i++)
        are_same_needs(&ready->needs[i], &fresh->needs[i]);
    assert_int_equal(ready->slots_count, fresh->slots_count);
    assert_memory_equal(ready->slots, fresh->slots, fresh->slots_count * sizeof *fresh->slots);
}

/* Whether what is ready of a pattern is what PCRE2 makes of it now. */
static void is_same_program(const uint8_t *ready, const struct rule *fresh, bool veto) {
    struct error error;
    uint8_t *bytes = NULL;
    PCRE2_SIZE size = 0;
    pcre2_code *code = rule_compile(fresh, veto, &error);
    assert_non_null(code);
    const pcre2_code *codes[] = {code};
    assert_int_equal(pcre2_serialize_encode(codes, 1, &bytes, &size, NULL), 1);
    assert_non_null(ready);
    assert_memory_equal(ready, bytes, size);
    pcre2_serialize_free(bytes);
    pcre2_code_free(code);
}

/* A ready-made program runs; where PCRE2 doesn't know it, the pattern is compiled. */
static void a_program_of_another_pcre2_is_made_anew(void **state) {
    const struct both *both = *state;
    static const uint8_t other[64] = {0};
    struct rule rule = both->ready->all[0];
    struct rule_code code = *rule.code;
    struct error error;
    rule.code = &code;
    for (int known = 0; known < 2; known++) {
        code.match.program = known ? both->ready->all[0].code->match.program : other;
        pcre2_code *made = rule_compile(&rule, false, &error);
        assert_non_null(made);
        pcre2_code_free(made);
    }
}

static void are_same_codes(const struct rule_code *ready, const struct rule_code *fresh) {
    if (ready->is_ready) {
        are_same_patterns(&ready->match, &fresh->match);
        are_same_patterns(&ready->veto, &fresh->veto);
    }
    assert_int_equal(ready->expanded, fresh->expanded);
    are_same_starts(&ready->start, &fresh->start);
    assert_int_equal(ready->captures, fresh->captures);
    for (size_t c = 0; c < fresh->captures; c++)
        assert_string_equal(ready->names[c], fresh->names[c]);
    assert_true(!ready->shapes == !fresh->shapes);
    if (fresh->shapes)
        assert_memory_equal(ready->shapes, fresh->shapes, SHAPES / 8);
    assert_true(!ready->pairs == !fresh->pairs);
    if (fresh->pairs)
        assert_memory_equal(ready->pairs, fresh->pairs, PAIR_END * sizeof *fresh->pairs);
}

static void what_is_ready_is_what_would_be_worked_out(void **state) {
    struct both *both = *state;
    assert_int_equal(rules_count(both->ready), rules_count(both->fresh));
    assert_string_equal(rules_hash(both->ready), rules_hash(both->fresh));
    for (size_t i = 0; i < rules_count(both->fresh); i++) {
        const struct rule_code *ready = both->ready->all[i].code, *fresh = both->fresh->all[i].code;
        assert_true(ready->is_ready && !fresh->is_ready);
        is_same_program(ready->match.program, &both->fresh->all[i], false);
        if (both->fresh->all[i].unless.text)
            is_same_program(ready->veto.program, &both->fresh->all[i], true);
        are_same_codes(ready, fresh);
    }
}

#define OWN                                                                                                  \
    "layer names\ndefine month (?: January | Zorbuary )\nrule zz.month\nwhy x\nmatch (?<name> {month} )\n"   \
    "emit person name\n"

/* The embedded rules and a file of one's own, all worked out. */
static struct rules *load_with(struct lists *lists, const char *path) {
    struct rule_file files[200];
    size_t count = 0;
    for (size_t i = 0; i < rules_builtin_count && count < 199; i++)
        if (!strstr(rules_builtin[i].name, "extra/"))
            files[count++] = (struct rule_file){
                rules_builtin[i].name,
                {rules_builtin[i].at, (size_t)(rules_builtin[i].end - rules_builtin[i].at)},
                0};
    files[count++] = (struct rule_file){path, TEXT(OWN), 1};
    struct error error;
    return rules_load(lists, files, count, &error);
}

static void what_expands_to_the_same_is_taken_ready_made_beside_a_changed_define(void **state) {
    (void)state;
    char path[] = "/tmp/ready-test-XXXXXX.rules";
    const char *const paths[] = {path};
    int descriptor = mkstemps(path, 6);
    assert_true(descriptor >= 0 && write(descriptor, OWN, sizeof OWN - 1) == sizeof OWN - 1);
    close(descriptor);
    struct error error;
    struct lists *lists, *more = lists_load_builtin(&error);
    struct rules *own = rules_load_all(&lists, paths, 1, &error), *fresh = load_with(more, path);
    unlink(path);
    assert_non_null(own);
    assert_non_null(fresh);
    assert_string_equal(rules_hash(own), rules_hash(fresh));
    size_t ready = 0;
    for (size_t i = 0; i < rules_count(fresh); i++) {
        are_same_codes(own->all[i].code, fresh->all[i].code);
        ready += own->all[i].code->is_ready;
    }
    assert_in_range(ready, rules_count(fresh) / 2, rules_count(fresh) - 3);
    rules_free(own);
    rules_free(fresh);
    lists_free(lists);
    lists_free(more);
}

/* Whether what is ready holds beside rules of one's own. */
static bool holds_beside(const struct both *both, const char *own) {
    static struct rule_define define;
    struct rules rules = *both->ready;
    struct image image;
    define = (struct rule_define){own, "(?: x | y )", "own.rules", 1, 1, false, rules.defines};
    if (own)
        rules.defines = &define;
    return rules_are_ready(&rules, &image);
}

static void a_define_of_ones_own_changes_nothing_unless_it_has_a_known_name(void **state) {
    const struct both *both = *state;
    assert_true(holds_beside(both, NULL));
    assert_true(holds_beside(both, "zorb"));
    static const char *const known[] = {"person", "country", "mention", "source", "verb-contact"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_false(holds_beside(both, known[i]));
    assert_false(holds_beside(both, both->ready->defines->name));
}

static void a_kind_of_mention_of_ones_own_changes_what_a_mention_is(void **state) {
    const struct both *both = *state;
    struct rules rules = *both->ready;
    struct image image;
    rules.kinds[rules.kinds_count++] = "vessel";
    assert_false(rules_are_ready(&rules, &image));
}

static bool holds_over(const struct both *both, const char *name, const char *text) {
    struct error error;
    const struct list_file file = {name, text_of(text)};
    struct rules rules = *both->ready;
    struct image image;
    rules.lists = lists_load_more(&file, 1, &error);
    bool holds = rules_are_ready(&rules, &image);
    lists_free(rules.lists);
    return holds;
}

static void a_list_of_ones_own_changes_verbs_and_lengths_alone(void **state) {
    const struct both *both = *state;
    assert_true(holds_over(both, "list/moor.txt", "Quillmere\n"));
    assert_true(holds_over(both, "list/town.txt", "Quillmere\n"));
    assert_false(holds_over(both, "list/town.txt", "a b c d e f g h i j k l\n"));
    assert_false(holds_over(both, "list/verb-contact.txt", "zorb\tframe=any\n"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_ready_is_what_would_be_worked_out),
        cmocka_unit_test(what_expands_to_the_same_is_taken_ready_made_beside_a_changed_define),
        cmocka_unit_test(a_define_of_ones_own_changes_nothing_unless_it_has_a_known_name),
        cmocka_unit_test(a_program_of_another_pcre2_is_made_anew),
        cmocka_unit_test(a_kind_of_mention_of_ones_own_changes_what_a_mention_is),
        cmocka_unit_test(a_list_of_ones_own_changes_verbs_and_lengths_alone),
    };
    return cmocka_run_group_tests(tests, load, done);
}
