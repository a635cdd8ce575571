/* Lists: what is found under which spelling and case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "record/error.h"
#include "rules/list.h"

static struct lists *lists;

static int load(void **state) {
    (void)state;
    const struct list_file files[] = {
        {"list/town.txt",
         TEXT("# a comment\nLeeds\tcountry=GB people=500000\nStoke-on-Trent|Stoke\nUS|United States\nKing's "
              "Lynn\nSão Tomé\nreading room\n")},
        {"list/nick.txt", TEXT("Alexander|Sandy|Alex\nAlexandra|Sandy\n")},
        {"more/list/town.txt", TEXT("Hull\n")}};
    struct error error;
    lists = lists_load(files, 3, &error);
    return lists ? 0 : -1;
}

static int done(void **state) {
    (void)state;
    lists_free(lists);
    return 0;
}

/* The canonical name that `words` are found under in town.txt, "" for none. */
static struct text town(const char *words) {
    const struct list_entry *entry = list_find(lists, lists_find(lists, "town"), text_of(words));
    return entry ? entry->name : TEXT("");
}

static void variants_lead_to_the_canonical_name(void **state) {
    (void)state;
    assert_true(text_is(town("Leeds"), "Leeds"));
    assert_true(text_is(town("Stoke"), "Stoke-on-Trent"));
    assert_true(text_is(town("United States"), "US"));
    assert_true(text_is(town("Bristol"), ""));
}

static void hyphens_accents_dots_and_quotes_are_folded(void **state) {
    (void)state;
    assert_true(text_is(town("Stoke on Trent"), "Stoke-on-Trent"));
    assert_true(text_is(town("Sao Tome"), "São Tomé"));
    assert_true(text_is(town("U.S."), "US"));
    assert_true(text_is(town("King’s Lynn"), "King's Lynn"));
}

static void a_capital_wants_a_capital_and_an_acronym_capitals(void **state) {
    (void)state;
    assert_true(text_is(town("leeds"), ""));
    assert_true(text_is(town("LEEDS"), "Leeds"));
    assert_true(text_is(town("us"), ""));
    assert_true(text_is(town("Us"), ""));
    assert_true(text_is(town("Reading Room"), "reading room"));
}

static void attributes_are_read_by_key(void **state) {
    (void)state;
    const struct list_entry *entry = list_find(lists, lists_find(lists, "town"), TEXT("Leeds"));
    assert_non_null(entry);
    assert_true(text_is(list_attribute(entry, "country"), "GB"));
    assert_true(text_is(list_attribute(entry, "people"), "500000"));
    assert_true(text_is(list_attribute(entry, "people-"), ""));
    assert_true(text_is(list_attribute(entry, "count"), ""));
}

static void a_later_file_of_the_same_name_adds(void **state) {
    (void)state;
    assert_int_equal(lists_count(lists), 2);
    assert_true(text_is(town("Hull"), "Hull"));
    assert_true(text_is(town("Leeds"), "Leeds"));
}

static void a_form_of_two_lines_leads_to_both(void **state) {
    (void)state;
    const struct list_entry *one = list_find(lists, lists_find(lists, "nick"), TEXT("Sandy"));
    assert_non_null(one);
    const struct list_entry *other = list_next(lists, one, TEXT("Sandy"));
    assert_non_null(other);
    assert_false(text_is_equal(one->name, other->name));
    assert_null(list_next(lists, other, TEXT("Sandy")));
}

static void entries_come_in_the_order_of_the_file(void **state) {
    (void)state;
    const struct list *list = lists_find(lists, "nick");
    static const char *const forms[] = {"Alexander", "Sandy", "Alex", "Alexandra", "Sandy"};
    for (size_t i = 0; i < 5; i++)
        assert_true(text_is(list_at(lists, list, i)->form, forms[i]));
    assert_null(list_at(lists, list, 5));
}

static void a_faulty_line_is_named(void **state) {
    (void)state;
    const struct list_file file = {"list/bad.txt", TEXT("good\n\nGood||x\n")};
    struct error error = {.line = 0};
    assert_null(lists_load(&file, 1, &error));
    assert_int_equal(error.line, 3);
    assert_string_equal(error.file, "list/bad.txt");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variants_lead_to_the_canonical_name),
        cmocka_unit_test(hyphens_accents_dots_and_quotes_are_folded),
        cmocka_unit_test(a_capital_wants_a_capital_and_an_acronym_capitals),
        cmocka_unit_test(attributes_are_read_by_key),
        cmocka_unit_test(a_later_file_of_the_same_name_adds),
        cmocka_unit_test(a_form_of_two_lines_leads_to_both),
        cmocka_unit_test(entries_come_in_the_order_of_the_file),
        cmocka_unit_test(a_faulty_line_is_named),
    };
    return cmocka_run_group_tests(tests, load, done);
}
