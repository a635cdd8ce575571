/* What holds over documents. */
#include "told.h"

static void full_name_is_one_over_documents(void **state) {
    (void)state;
    ONE("resolve.first-mention", {"Lola Marr"}, {"Lola Marr", .doc = "b"});
}

static void surname_never_joins_over_documents(void **state) {
    (void)state;
    TWO({"Tobias Wren"}, {"Wren", .doc = "b"});
}

static void acronym_is_defined_where_it_stands(void **state) {
    (void)state;
    TWO({"Kelp Growers Board", .kind = "institution"}, {"KGB", .kind = "institution", .alias_of = 1},
        {"KGB", .kind = "institution", .doc = "b"});
}

static void namesakes_of_different_ages_stay_apart(void **state) {
    (void)state;
    TWO({"John Clark"}, {"22", .kind = "age", .value = "22", .of = 1},
        {"71", .kind = "age", .value = "71", .of = 4, .doc = "b"}, {"John Clark", .doc = "b"});
}

static void articles_that_come_later_rename_nobody(void **state) {
    (void)state;
    const struct told told[] = {{"Lola Marr"},
                                {"Marr"},
                                {"Kelp Board", .kind = "institution"},
                                {"Ann Lola Marr", .doc = "b"},
                                {"Lola Marr", .doc = "b"},
                                {"Kelp Board", .kind = "institution", .doc = "b"}};
    struct telling before, after;
    telling_init(&before, told, 3);
    telling_init(&after, told, 6);
    for (size_t i = 0; i < 3; i++)
        assert_true(text_is_equal(telling_entity(&before, i), telling_entity(&after, i)));
    telling_done(&before);
    telling_done(&after);
}

static void age_is_of_the_entity_of_its_person(void **state) {
    (void)state;
    struct telling telling;
    telling_init(&telling,
                 (const struct told[]){{"Lola Marr"}, {"31", .kind = "age", .value = "31", .of = 1}}, 2);
    assert_true(telling_same(&telling, 0, 1));
    telling_done(&telling);
}

#define BODY(name, document)                                                                                 \
    { name, .kind = "institution", .doc = document }

static void acronym_joins_in_shared_company(void **state) {
    (void)state;
    TWO(BODY("Kelp Growers Board", "a"), {"Lola Marr"}, {"Lola Marr", .doc = "b"}, BODY("KGB", "b"));
    const struct told told[] = {
        BODY("Kelp Growers Board", "a"), {"Lola Marr"},   {"Ada Finch"}, {"Lola Marr", .doc = "b"},
        {"Ada Finch", .doc = "b"},       BODY("KGB", "b")};
    struct telling telling;
    telling_init(&telling, told, 6);
    assert_true(telling_same(&telling, 0, 5));
    telling_done(&telling);
}

static void initials_join_in_shared_company(void **state) {
    (void)state;
    const struct told told[] = {{"Terence Malley"},       BODY("Kelp Board", "a"), BODY("Eel Board", "a"),
                                BODY("Kelp Board", "b"),  BODY("Eel Board", "b"),  {"T. Malley", .doc = "b"},
                                {"T. Malley", .doc = "c"}};
    struct telling telling;
    telling_init(&telling, told, 7);
    assert_true(telling_same(&telling, 0, 5));
    assert_false(telling_same(&telling, 0, 6));
    telling_done(&telling);
}

static void two_entities_never_have_one_id(void **state) {
    (void)state;
    TWO({"John Clark"}, {"22", .kind = "age", .value = "22", .of = 1},
        {"71", .kind = "age", .value = "71", .of = 4}, {"John Clark"});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_name_is_one_over_documents),
        cmocka_unit_test(surname_never_joins_over_documents),
        cmocka_unit_test(acronym_is_defined_where_it_stands),
        cmocka_unit_test(namesakes_of_different_ages_stay_apart),
        cmocka_unit_test(articles_that_come_later_rename_nobody),
        cmocka_unit_test(acronym_joins_in_shared_company),
        cmocka_unit_test(initials_join_in_shared_company),
        cmocka_unit_test(two_entities_never_have_one_id),
        cmocka_unit_test(age_is_of_the_entity_of_its_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
