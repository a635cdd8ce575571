/* Acronyms against the names they may stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/initials.h"

static struct text of(const char *string) {
    return (struct text){string, strlen(string)};
}

static bool spells(const char *name, const char *acronym) {
    return initials_spell(of(name), of(acronym));
}

static bool are(const char *name, const char *acronym) {
    return initials_are(of(name), of(acronym));
}

static void first_letters_spell(void **state) {
    (void)state;
    assert_true(spells("Harbour Pilots Board", "HPB"));
    assert_true(spells("The Harbour Pilots Board", "HPB"));
    assert_true(spells("Ministry of Fisheries", "MoF"));
    assert_true(spells("Skarvik and Tolliver Dredging", "STD"));
}

static void letters_inside_a_word_follow_its_first(void **state) {
    (void)state;
    assert_true(spells("Havnevesenkontoret", "HVK"));
    assert_true(spells("Seismic Monitoring Net", "SeisMoN"));
    assert_false(spells("Harbour Pilots Board", "HQB"));
}

static void the_first_letter_is_the_name_s_own(void **state) {
    (void)state;
    assert_false(spells("Harbour Pilots Board", "PB"));
    assert_false(spells("Board of Pilots", "PB"));
    assert_false(spells("", "PB"));
    assert_false(spells("Harbour Pilots Board", ""));
}

static void dots_do_not_count(void **state) {
    (void)state;
    assert_true(spells("Harbour Pilots Board", "H.P.B."));
    assert_true(are("Harbour Pilots Board", "H.P.B."));
}

static void function_words_may_count_or_not(void **state) {
    (void)state;
    assert_true(are("Board of Harbour Pilots", "BHP"));
    assert_true(are("Board of Harbour Pilots", "BOHP"));
    assert_false(are("Board of Harbour Pilots", "BOP"));
}

static void three_leading_initials_are_enough_two_are_not(void **state) {
    (void)state;
    assert_true(are("Royal Harbour Society of Skarvik", "RHS"));
    assert_false(are("Royal Harbour Society of Skarvik", "RH"));
    assert_false(are("Royal Harbour Society", "R"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_letters_spell),
        cmocka_unit_test(letters_inside_a_word_follow_its_first),
        cmocka_unit_test(the_first_letter_is_the_name_s_own),
        cmocka_unit_test(dots_do_not_count),
        cmocka_unit_test(function_words_may_count_or_not),
        cmocka_unit_test(three_leading_initials_are_enough_two_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
