/* With which two bytes a match may begin. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "record/arena.h"
#include "rules/internal.h"
#include "rules/syntax.h"

/* Whether a match of the pattern may begin with a word that begins so; one letter is a word of its own. */
static bool may_begin(const char *pattern, const char *word) {
    struct arena *arena = arena_new();
    uint64_t pairs[PAIR_END];
    rules_pairs(syntax_parse(arena, pattern), pairs);
    arena_free(arena);
    int second = word[1] ? pair_symbol((unsigned char)word[1]) : PAIR_END;
    return pairs[pair_symbol((unsigned char)word[0])] >> second & 1;
}

static void words_are_told_by_their_second_letter(void **state) {
    (void)state;
    const char *days = "(?: Sunday | Monday | 4th ) \\b";
    assert_true(may_begin(days, "Su"));
    assert_true(may_begin(days, "4t"));
    assert_false(may_begin(days, "Sa"));
    assert_false(may_begin(days, "Mu"));
    assert_false(may_begin(days, "S"));
}

static void a_word_of_one_letter_wants_what_is_none_behind(void **state) {
    (void)state;
    const char *initial = "[A-Z] (?: \\. | \\s ) [A-Z]";
    assert_true(may_begin(initial, "J"));
    assert_false(may_begin(initial, "Jo"));
    assert_false(may_begin(initial, "j"));
    assert_true(may_begin("[A-Z]", "Jo")); /* the match may be over */
}

static void repetitions_go_on_as_often_as_they_must(void **state) {
    (void)state;
    assert_false(may_begin("[A-Z]{2,5} -", "U"));
    assert_true(may_begin("[A-Z]{2,5} -", "UN"));
    assert_true(may_begin("[A-Z]{0,2} [a-z] -", "Un"));
    assert_true(may_begin("[A-Z]{0,2} [a-z] -", "u"));
    assert_false(may_begin("[A-Z]{0,2} [a-z] -", "U"));
    assert_true(may_begin("(?: [A-Z] )+ -", "UN"));
    assert_true(may_begin("(?: [A-Z] \\. )+ -", "U"));
    assert_false(may_begin("(?: [A-Z] \\. )+ -", "UN"));
}

static void what_is_optional_or_looks_around_is_gone_by(void **state) {
    (void)state;
    const char *name = "(?<! x ) (?: the \\s )? (?= [A-Z] ) (?<name> (?C1) M (?: a | c )? x )";
    assert_true(may_begin(name, "th"));
    assert_true(may_begin(name, "Ma"));
    assert_true(may_begin(name, "Mx"));
    assert_false(may_begin(name, "Mb"));
    assert_false(may_begin(name, "t"));
}

static void what_may_be_empty_again_and_again_tells_nothing(void **state) {
    (void)state;
    assert_true(may_begin("(?: a? )* b", "zz"));
    assert_true(may_begin("a?", "zz"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_told_by_their_second_letter),
        cmocka_unit_test(a_word_of_one_letter_wants_what_is_none_behind),
        cmocka_unit_test(repetitions_go_on_as_often_as_they_must),
        cmocka_unit_test(what_is_optional_or_looks_around_is_gone_by),
        cmocka_unit_test(what_may_be_empty_again_and_again_tells_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
