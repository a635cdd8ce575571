/* What counts as the same name and the same date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/score.h"
#include "record/arena.h"

static void assert_core(const char *name, const char *core) {
    struct text text = text_of(name);
    struct span_of_text span = score_core(text, 0, text.size);
    struct text found = text_slice(text, span.start, span.end);
    if (!text_is(found, core))
        print_error("\"%s\": \"%.*s\", not \"%s\"\n", name, (int)found.size, found.at, core);
    assert_true(text_is(found, core));
}

static void articles_and_titles_are_set_aside(void **state) {
    (void)state;
    assert_core("the Levant Trust", "Levant Trust");
    assert_core("Det. Insp. Odile Harrow", "Odile Harrow");
    assert_core("Mrs\xC2\xA0Harrow", "Harrow");
    assert_core("Theodore Quill", "Theodore Quill");
    assert_core("Judge", "Judge");
    assert_core("The Sun", "Sun");
}

static void possessives_and_punctuation_are_set_aside(void **state) {
    (void)state;
    assert_core("Quill's", "Quill");
    assert_core("Quill\xE2\x80\x99s", "Quill");
    assert_core("Harrows' ", "Harrows");
    assert_core("Quill,\xE2\x80\x9D", "Quill");
    assert_core("'s", "'s");
    assert_core("Mr Zo\xC3\xAB", "Zo\xC3\xAB");
}

static bool is_same(struct arena *arena, const char *gold, const char *said) {
    return score_is_same_date(text_of(gold), text_of(said), arena);
}

static void what_gold_leaves_open_may_be_filled(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_true(is_same(arena, "2021-05-03", "2021-05-03"));
    assert_true(is_same(arena, "2021-05-03?", "2021-05-03T10:30"));
    assert_true(is_same(arena, "XXXX-05-03", "2021-05-03"));
    assert_false(is_same(arena, "2021-05-03", "XXXX-05-03"));
    assert_false(is_same(arena, "XXXX-05-03", "2021-05-04"));
    assert_false(is_same(arena, "2021-05", "2021-05-03"));
    assert_false(is_same(arena, "2021", ""));
    arena_free(arena);
}

static void a_week_is_the_interval_of_its_days(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_true(is_same(arena, "2023-W45", "2023-11-06/2023-11-12"));
    assert_true(is_same(arena, "2023-11-06/2023-11-12", "2023-W45"));
    assert_false(is_same(arena, "2023-W45", "2023-W46"));
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles_and_titles_are_set_aside),
        cmocka_unit_test(possessives_and_punctuation_are_set_aside),
        cmocka_unit_test(what_gold_leaves_open_may_be_filled),
        cmocka_unit_test(a_week_is_the_interval_of_its_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
