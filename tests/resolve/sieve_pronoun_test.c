/* Whom pronouns and roles stand for. */
#include "told.h"

#define HE                                                                                                   \
    { "He", .form = "pronoun", .gender = "m", .sentence = 1 }
#define SHE                                                                                                  \
    { "She", .form = "pronoun", .gender = "f", .sentence = 1 }

static void he_is_the_man_and_she_the_woman(void **state) {
    (void)state;
    ONE("resolve.pronoun", {"Tobias Wren", .gender = "m", .subject = true}, {"Leonie Achebe", .gender = "f"},
        HE);
    ONE("resolve.pronoun", {"Leonie Achebe", .gender = "f"}, {"Tobias Wren", .gender = "m", .subject = true},
        SHE);
}

static void subject_comes_before_object(void **state) {
    (void)state;
    ONE("resolve.pronoun", {"Anthea Wills", .gender = "f", .subject = true},
        {"Pauline Driscoll", .gender = "f"}, SHE);
}

static void pronoun_far_from_any_name_is_nobody(void **state) {
    (void)state;
    TWO({"Tobias Wren", .gender = "m"}, {"He", .form = "pronoun", .gender = "m", .sentence = 5});
}

static void i_is_the_speaker(void **state) {
    (void)state;
    ONE("resolve.speaker", {"Leonie Achebe"}, {"Gary Stoke"}, {"I", .form = "pronoun", .speaker = 1});
}

static void it_is_an_institution(void **state) {
    (void)state;
    ONE("resolve.pronoun", {"Kelp Board", .kind = "institution"}, {"Gary Stoke"},
        {"it", .form = "pronoun", .kind = "institution"});
}

static void role_finds_its_bearer(void **state) {
    (void)state;
    ONE("resolve.role", {"Anthea Wills"}, {"a former head teacher", .form = "nominal", .alias_of = 1},
        {"Gary Stoke"}, {"the former head teacher", .form = "nominal"});
    ONE("resolve.role", {"Tobias Wren", .role = "ferry captain"}, {"The captain", .form = "nominal"});
    TWO({"Tobias Wren"}, {"The plumber", .form = "nominal"});
}

static void they_and_the_pair_are_two_people(void **state) {
    (void)state;
    const struct told told[] = {{"Gary Stoke"},
                                {"Tobias Wren", .gap = 5},
                                {"They", .form = "pronoun", .gender = "pl", .sentence = 1},
                                {"The pair", .form = "nominal", .sentence = 2}};
    struct telling telling;
    telling_init(&telling, told, 4);
    assert_true(telling_same(&telling, 2, 3));
    const struct story *story = telling.stories[0];
    assert_int_equal(story->groups_count, 1);
    assert_int_equal(story->groups[0].members.count, 2);
    telling_done(&telling);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(he_is_the_man_and_she_the_woman),
        cmocka_unit_test(subject_comes_before_object),
        cmocka_unit_test(pronoun_far_from_any_name_is_nobody),
        cmocka_unit_test(i_is_the_speaker),
        cmocka_unit_test(it_is_an_institution),
        cmocka_unit_test(role_finds_its_bearer),
        cmocka_unit_test(they_and_the_pair_are_two_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
