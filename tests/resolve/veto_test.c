/* What must never be joined. */
#include "told.h"

static void titles_of_two_sexes_are_two_people(void **state) {
    (void)state;
    TWO({"Tull", .title = "Mr"}, {"Tull", .title = "Mrs"});
    TWO({"Samuel Achebe", .gender = "m"}, {"Achebe", .title = "Mrs"});
}

static void different_middle_initials_are_two_people(void **state) {
    (void)state;
    TWO({"Douglas R. Sandal"}, {"Douglas T. Sandal"});
    TWO({"G.W. Marlow"}, {"G.H. Marlow"});
}

static void jr_and_sr_are_two_people(void **state) {
    (void)state;
    TWO({"Harlan Biggs Jr."}, {"Harlan Biggs Sr."});
    ONE("resolve.bare-surname", {"Harlan Biggs Jr."}, {"Harlan Biggs Sr."}, {"Biggs Jr."});
}

static void no_relation_keeps_two_apart(void **state) {
    (void)state;
    TWO({"Anthea Wills"}, {"Wills", .not_of = 1});
    TWO({"Peter Stoke"}, {"Peter Stoke", .not_of = 1});
}

static void names_side_by_side_are_two_people(void **state) {
    (void)state;
    TWO({"J. Garside"}, {"John Garside", .gap = 5});
}

static void ages_of_two_lives_are_two_people(void **state) {
    (void)state;
    TWO({"Patrick Roe"}, {"19", .kind = "age", .value = "19", .of = 1},
        {"64", .kind = "age", .value = "64", .of = 4}, {"Patrick Roe"});
}

static void kinds_are_never_mixed(void **state) {
    (void)state;
    TWO({"Jack Preston"}, {"Preston", .kind = "place"});
    TWO({"Gary Stoke"}, {"Stoke Ltd", .kind = "institution"});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_of_two_sexes_are_two_people),
        cmocka_unit_test(different_middle_initials_are_two_people),
        cmocka_unit_test(jr_and_sr_are_two_people),
        cmocka_unit_test(no_relation_keeps_two_apart),
        cmocka_unit_test(names_side_by_side_are_two_people),
        cmocka_unit_test(ages_of_two_lives_are_two_people),
        cmocka_unit_test(kinds_are_never_mixed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
