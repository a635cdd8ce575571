/* The word pass: where words begin and end, and what is known of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/list.h"
#include "rules/word.h"

struct desk {
    struct lists *lists;
    struct arena *arena;
    struct words words;
    const char *view;
};

static void cut(struct desk *desk, const char *view) {
    const struct list_file file = {"list/town.txt", TEXT("Leeds\nStoke-on-Trent\nStoke\n")};
    struct error error;
    *desk = (struct desk){.lists = lists_load(&file, 1, &error), .arena = arena_new(), .view = view};
    assert_non_null(desk->lists);
    words_cut(desk->arena, desk->lists, view, strlen(view), &desk->words);
}

static void done(struct desk *desk) {
    arena_free(desk->arena);
    lists_free(desk->lists);
}

/* Whether the text is cut into just these words, parted by '/'. */
static void is_cut(const char *view, const char *expected) {
    struct desk desk;
    char got[400] = "";
    cut(&desk, view);
    for (size_t i = 0; i < desk.words.count; i++) {
        strcat(got, i ? "/" : "");
        strncat(got, view + desk.words.at[i].start, desk.words.at[i].end - desk.words.at[i].start);
    }
    assert_string_equal(got, expected);
    done(&desk);
}

static unsigned flags_of(const char *view, size_t number) {
    struct desk desk;
    cut(&desk, view);
    assert_true(number < desk.words.count);
    unsigned flags = desk.words.at[number].flags;
    done(&desk);
    return flags;
}

static void words_are_letters_and_digits_and_what_stands_inside(void **state) {
    (void)state;
    is_cut("Ann O'Brien paid 4,000 at 3.30, she said.", "Ann/O'Brien/paid/4,000/at/3.30/she/said");
    is_cut("Marks & Sons", "Marks/&/Sons");
    is_cut("", "");
    is_cut("...!?", "");
}

static void hyphens_part_words_and_so_does_a_possessive(void **state) {
    (void)state;
    is_cut("Stoke-on-Trent's mayor", "Stoke/on/Trent/s/mayor");
    assert_true(flags_of("Lowe's", 0) & WORD_POSSESSIVE);
    assert_true(flags_of("the Lowes' house", 1) & WORD_POSSESSIVE);
    assert_false(flags_of("Lowe said", 0) & WORD_POSSESSIVE);
    assert_true(flags_of("Parry-Lowe", 1) & WORD_HYPHENATED);
    assert_false(flags_of("Parry Lowe", 1) & WORD_HYPHENATED);
}

static void shapes_are_told(void **state) {
    (void)state;
    assert_true(flags_of("Lowe", 0) & WORD_CAPITAL);
    assert_false(flags_of("lowe", 0) & WORD_CAPITAL);
    assert_true(flags_of("BBC", 0) & WORD_CAPITALS);
    assert_false(flags_of("B", 0) & WORD_CAPITALS);
    assert_true(flags_of("J. Lowe", 0) & WORD_INITIAL);
    assert_true(flags_of("J. Lowe", 0) & WORD_DOT);
    assert_true(flags_of("13 June", 0) & WORD_DIGIT);
    assert_true(flags_of("Lowe", 0) & WORD_PLAIN);
    assert_false(flags_of("O'Brien", 0) & WORD_PLAIN);
}

static void an_entry_of_several_words_is_found_whole_and_in_part(void **state) {
    (void)state;
    struct desk desk;
    cut(&desk, "in Stoke-on-Trent");
    uint64_t town = 1ULL << lists_find(desk.lists, "town")->number;
    const struct word *stoke = words_starting(&desk.words, 3), *trent = words_ending(&desk.words, 17);
    assert_non_null(stoke);
    assert_non_null(trent);
    assert_true(stoke->begins & town);
    assert_true(stoke->alone & town);
    assert_true(trent->ends & town);
    assert_false(trent->alone & town);
    assert_int_equal(desk.words.phrases_count, 1);
    assert_true(words_are_entry(&desk.words, 3, trent, town));
    assert_false(words_are_entry(&desk.words, 9, trent, town));
    done(&desk);
}

static void words_are_found_by_their_places(void **state) {
    (void)state;
    struct desk desk;
    cut(&desk, "Ann of Leeds");
    assert_int_equal(words_from(&desk.words, 0), 0);
    assert_int_equal(words_from(&desk.words, 1), 1);
    assert_int_equal(words_from(&desk.words, 12), 3);
    assert_null(words_starting(&desk.words, 1));
    assert_null(words_ending(&desk.words, 2));
    done(&desk);
}

/* Places are filed by eights: each must be told, wherever words stand in these, one or several or none. */
static void each_place_is_told_of_its_word(void **state) {
    (void)state;
    struct desk desk;
    cut(&desk, "A&B&C&D&E ... a b c d e f g h i j, and a longer one; then ---------------------- Leeds&Co.");
    for (size_t at = 0, behind = 0; at <= desk.words.size; at++) {
        bool starts = behind < desk.words.count && desk.words.at[behind].start == at;
        assert_int_equal(words_from(&desk.words, at), behind);
        assert_ptr_equal(words_starting(&desk.words, at), starts ? &desk.words.at[behind] : NULL);
        behind += starts;
    }
    done(&desk);
}

static void one_spelling_has_one_hash(void **state) {
    (void)state;
    assert_true(words_hash("Stoke-on-Trent", 14) == words_hash("stoke on trent", 14));
    assert_true(words_hash("Stoke", 5) != words_hash("Stokes", 6));
}

static void a_word_has_the_hash_of_its_text(void **state) {
    (void)state;
    struct desk desk;
    cut(&desk, "O'Brien's 4,000 of U.S. J.K. Marks & Sons don't, at 10:30 or 3.5 in Stoke-on-Trent, R&D");
    assert_true(desk.words.count > 15);
    for (size_t i = 0; i < desk.words.count; i++) {
        const struct word *word = &desk.words.at[i];
        assert_true(words_hash(desk.view + word->start, word->end - word->start) == word->hash);
    }
    done(&desk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_letters_and_digits_and_what_stands_inside),
        cmocka_unit_test(hyphens_part_words_and_so_does_a_possessive),
        cmocka_unit_test(shapes_are_told),
        cmocka_unit_test(an_entry_of_several_words_is_found_whole_and_in_part),
        cmocka_unit_test(words_are_found_by_their_places),
        cmocka_unit_test(each_place_is_told_of_its_word),
        cmocka_unit_test(one_spelling_has_one_hash),
        cmocka_unit_test(a_word_has_the_hash_of_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
