/* The ASCII view and its way back to the bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "record/arena.h"
#include "record/text.h"

static void sees(const char *source, const char *seen) {
    struct arena *arena = arena_new();
    struct view view;
    view_make(arena, text_of(source), &view);
    assert_string_equal(view.at, seen);
    arena_free(arena);
}

static void letters_are_folded_to_their_base(void **state) {
    (void)state;
    sees("Émile Łukasz Søren Straße", "Emile Lukasz Soren Strasse");
    sees("Ωμέγα", "Xxxxx");
}

static void quotes_dashes_and_spaces_are_made_plain(void **state) {
    (void)state;
    sees("“Go,” said O’Brien", "\"Go,\" said O'Brien");
    sees("1914–18", "1914-18");
    sees("a\t b \r\nc", "a b\nc");
    sees("Bar\xC2\xADking", "Barking");
}

static void spans_lead_back_to_the_bytes(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct text source = TEXT("Dr  Émile \xFF Zola");
    struct view view;
    view_make(arena, source, &view);
    assert_string_equal(view.at, "Dr Emile ? Zola");
    assert_int_equal(view_start(&view, 3), 4);
    assert_int_equal(view_end(&view, 8), 10);
    assert_int_equal(view_start(&view, 11), source.size - 4);
    assert_int_equal(view_end(&view, view.size), source.size);
    arena_free(arena);
}

static void validity_is_that_of_rfc_3629(void **state) {
    (void)state;
    assert_true(text_is_utf8(TEXT("Émile")));
    assert_false(text_is_utf8(TEXT("\xC3")));
    assert_false(text_is_utf8(TEXT("\xC0\x80")));
    assert_false(text_is_utf8(TEXT("\xED\xA0\x80")));
}

static void heads_are_found_where_they_first_begin(void **state) {
    (void)state;
    static const char *const heads[] = {" and ", " but", "-", NULL};
    struct text text = TEXT("an andiron and a butt but-");
    assert_false(text_starts_in_any(text, heads));
    assert_true(text_starts_in_any(TEXT(" but"), heads));
    assert_false(text_starts_in_any(TEXT(" bu"), heads));
    assert_false(text_starts_in_any(TEXT(""), heads));
    assert_int_equal(text_find_any(text, 0, heads), strlen("an andiron"));
    assert_int_equal(text_find_any(text, 11, heads), strlen("an andiron and a"));
    assert_int_equal(text_find_any(text, 17, heads), strlen("an andiron and a butt"));
    assert_int_equal(text_find_any(text, 22, heads), text.size - 1);
    assert_int_equal(text_find_any(text, text.size, heads), text.size);
    assert_int_equal(text_find_any(TEXT("band"), 0, heads), 4);
}

static void the_last_word_stands_behind_the_last_space(void **state) {
    (void)state;
    assert_true(text_is(text_last_word(text_of("the kelp watchdog")), "watchdog"));
    assert_true(text_is(text_last_word(text_of("watchdog")), "watchdog"));
    assert_true(text_is(text_last_word(text_of("the kelp ")), ""));
    assert_true(text_is(text_last_word(text_of(NULL)), ""));
}

static void the_first_word_stands_before_the_first_space(void **state) {
    (void)state;
    assert_true(text_is(text_first_word(text_of("the kelp watchdog")), "the"));
    assert_true(text_is(text_first_word(text_of("watchdog")), "watchdog"));
    assert_true(text_is(text_first_word(text_of(NULL)), ""));
}

static void pieces_are_held_and_tails_end(void **state) {
    static const char *const tails[] = {"dog", " kelp", NULL};
    (void)state;
    assert_true(text_holds(TEXT("the kelp watchdog"), TEXT("kelp")));
    assert_false(text_holds(TEXT("the kelp"), TEXT("kelp ")));
    assert_true(text_ends_in_any(TEXT("the kelp watchdog"), tails));
    assert_true(text_ends_in_any(TEXT("the kelp"), tails));
    assert_false(text_ends_in_any(TEXT("kelp"), tails));
}

static void words_are_held_whole(void **state) {
    static const char *const words[] = {"team", "jury", NULL};
    (void)state;
    assert_true(text_holds_word(TEXT("the jury"), words));
    assert_true(text_holds_word(TEXT("team of five"), words));
    assert_false(text_holds_word(TEXT("the injury  steamship "), words));
    assert_false(text_holds_word(TEXT(""), words));
}

static void lists_meet_in_a_whole_item(void **state) {
    (void)state;
    assert_true(text_items_meet(TEXT("police,oversight"), TEXT("court,oversight")));
    assert_false(text_items_meet(TEXT("police"), TEXT("police-dogs,court")));
    assert_false(text_items_meet(TEXT("police,,court"), TEXT(",school")));
    assert_false(text_items_meet(TEXT(""), TEXT("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_folded_to_their_base),
        cmocka_unit_test(quotes_dashes_and_spaces_are_made_plain),
        cmocka_unit_test(spans_lead_back_to_the_bytes),
        cmocka_unit_test(validity_is_that_of_rfc_3629),
        cmocka_unit_test(heads_are_found_where_they_first_begin),
        cmocka_unit_test(the_last_word_stands_behind_the_last_space),
        cmocka_unit_test(the_first_word_stands_before_the_first_space),
        cmocka_unit_test(pieces_are_held_and_tails_end),
        cmocka_unit_test(words_are_held_whole),
        cmocka_unit_test(lists_meet_in_a_whole_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
