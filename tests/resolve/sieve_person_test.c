/* Which names of people are one person's, and by which sieve. */
#include "told.h"

static void same_full_name_is_one(void **state) {
    (void)state;
    ONE("resolve.exact", {"Nadia Forsgren"}, {"NADIA FORSGREN"});
    ONE("resolve.exact", {"Seán O’Mahony-Flood"}, {"Sean O'Mahony Flood"});
    ONE("resolve.exact", {"J.K. Hartnoll"}, {"JK Hartnoll"});
}

static void title_and_surname_join_full_name(void **state) {
    (void)state;
    ONE("resolve.title-surname", {"Nadia Forsgren"}, {"Forsgren", .title = "Mrs"});
    ONE("resolve.title-surname", {"Lucinda Carey-Holt"}, {"Carey-Holt", .title = "Ms"});
}

static void surname_alone_joins_full_name_before_or_behind(void **state) {
    (void)state;
    ONE("resolve.bare-surname", {"Tobias Wren"}, {"Wren"});
    ONE("resolve.bare-surname", {"Pieter van der Heijden"}, {"Van der Heijden"});
    struct telling telling;
    telling_init(&telling, (const struct told[]){{"Wren"}, {"Tobias Wren"}}, 2);
    assert_true(telling_same(&telling, 0, 1));
    telling_done(&telling);
}

static void surname_of_two_people_stays_open(void **state) {
    (void)state;
    const struct told told[] = {{"Samuel Achebe"}, {"Leonie Achebe"}, {"Achebe"}};
    struct telling telling;
    telling_init(&telling, told, 3);
    assert_false(telling_same(&telling, 0, 2) || telling_same(&telling, 1, 2));
    assert_int_equal(telling_member(&telling, 2)->doubt->count, 2);
    telling_done(&telling);
}

static void title_tells_whose_surname_it_is(void **state) {
    (void)state;
    ONE("resolve.title-surname", {"Leonie Achebe", .gender = "f"}, {"Samuel Achebe", .gender = "m"},
        {"Achebe", .title = "Mrs"});
}

static void surname_keeps_to_whom_it_meant_before(void **state) {
    (void)state;
    ONE("resolve.bare-surname", {"Gavin Winter"}, {"Winter"}, {"April Winter"}, {"Winter"});
}

static void given_name_alone_joins_its_only_bearer(void **state) {
    (void)state;
    ONE("resolve.given-name", {"Leonie Achebe"}, {"Samuel Achebe"}, {"Leonie"});
    ONE("resolve.given-name", {"Barnaby Tull", .title = "Sir"},
        {"Barnaby", .title = "Sir", .given = "Barnaby"});
}

static void nickname_joins_given_name(void **state) {
    (void)state;
    ONE("resolve.nickname", {"William Garside"}, {"Bill Garside"});
    ONE("resolve.given-name", {"William Garside"}, {"Bill"});
    ONE("resolve.given-name", {"Terence “Spud” Malley"}, {"Spud"});
}

static void initials_and_middle_names_may_be_left_out(void **state) {
    (void)state;
    ONE("resolve.initials", {"Margaret Hollins"}, {"M. Hollins"});
    ONE("resolve.middle-name", {"Rosa Amelia Quint"}, {"Rosa Quint"});
    ONE("resolve.middle-name", {"Walter J. Tomlin"}, {"Walter Tomlin"});
}

static void initial_of_two_people_joins_neither(void **state) {
    (void)state;
    TWO({"John Garside"}, {"Jane Garside"}, {"J. Garside"});
}

static void family_name_first_is_found_by_family_name(void **state) {
    (void)state;
    ONE("resolve.title-surname", {"Bae Seung-woo", .given = "Seung-woo", .surname = "Bae"},
        {"Bae", .title = "Mr"});
    ONE("resolve.name-order", {"Morita Ayako"}, {"Ayako Morita"});
}

static void apposition_joins_what_no_name_shows(void **state) {
    (void)state;
    ONE("resolve.bare-surname", {"Roxy Starling"}, {"Beryl Groat", .alias_of = 1}, {"Groat"});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_full_name_is_one),
        cmocka_unit_test(title_and_surname_join_full_name),
        cmocka_unit_test(surname_alone_joins_full_name_before_or_behind),
        cmocka_unit_test(surname_of_two_people_stays_open),
        cmocka_unit_test(title_tells_whose_surname_it_is),
        cmocka_unit_test(surname_keeps_to_whom_it_meant_before),
        cmocka_unit_test(given_name_alone_joins_its_only_bearer),
        cmocka_unit_test(nickname_joins_given_name),
        cmocka_unit_test(initials_and_middle_names_may_be_left_out),
        cmocka_unit_test(initial_of_two_people_joins_neither),
        cmocka_unit_test(family_name_first_is_found_by_family_name),
        cmocka_unit_test(apposition_joins_what_no_name_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
