/* Lists: what is found under which spelling and case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "record/error.h"
#include "rules/builtin.h"
#include "rules/list.h"
#include "rules/word.h"

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
    return entry ? list_name(entry) : TEXT("");
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
    assert_false(text_is_equal(list_name(one), list_name(other)));
    assert_null(list_next(lists, other, TEXT("Sandy")));
}

static void entries_come_in_the_order_of_the_file(void **state) {
    (void)state;
    const struct list *list = lists_find(lists, "nick");
    static const char *const forms[] = {"Alexander", "Sandy", "Alex", "Alexandra", "Sandy"};
    for (size_t i = 0; i < 5; i++)
        assert_true(text_is(list_form(list_at(lists, list, i)), forms[i]));
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

static void an_entry_of_too_many_words_is_named(void **state) {
    (void)state;
    struct error error = {.line = 0};
    const struct list_file fits = {"list/long.txt",
                                   TEXT("one two three four five six seven eight nine ten eleven twelve\n")};
    struct lists *held = lists_load(&fits, 1, &error);
    assert_non_null(held);
    lists_free(held);
    const struct list_file file = {
        "list/long.txt",
        TEXT("good\ngood|one two three four five six seven eight nine ten eleven twelve more\n")};
    assert_null(lists_load(&file, 1, &error));
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 6);
    assert_string_equal(error.file, "list/long.txt");
}

/* Lists of the embedded files, not of the table made of them when the program was built. */
static struct lists *load_from_files(void) {
    static struct list_file files[LISTS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < rules_builtin_count; i++) {
        const struct rules_file *file = &rules_builtin[i];
        if (lists_is_file(file->name))
            files[count++] = (struct list_file){file->name, {file->at, (size_t)(file->end - file->at)}};
    }
    struct error error;
    return lists_load(files, count, &error);
}

static void are_equal(const struct list_entry *one, const struct list_entry *other) {
    assert_true(text_is_equal(list_name(one), list_name(other)));
    assert_true(text_is_equal(list_form(one), list_form(other)));
    assert_true(text_is_equal(list_attributes(one), list_attributes(other)));
    assert_int_equal(one->next, other->next);
}

static void what_is_ready_made_is_what_the_files_say(void **state) {
    (void)state;
    struct error error;
    struct lists *files = load_from_files(), *ready = lists_load_builtin(&error);
    assert_non_null(lists_image.at);
    assert_int_equal(lists_count(files), lists_count(ready));
    size_t entries = 0;
    for (size_t i = 0; i < lists_count(files); i++) {
        const struct list *one = lists_at(files, i), *other = lists_at(ready, i);
        assert_string_equal(one->name, other->name);
        assert_int_equal(one->lines, other->lines);
        assert_int_equal(one->longest, other->longest);
        const struct list_entry *entry;
        size_t n = 0;
        for (; (entry = list_at(files, one, n)) != NULL; n++) {
            are_equal(entry, list_at(ready, other, n));
            struct text form = list_form(entry);
            uint64_t hash = words_hash(form.at, form.size);
            assert_int_equal(lists_go_on(files, hash), lists_go_on(ready, hash));
            const struct list_key *key = lists_key(files, hash), *same = lists_key(ready, hash);
            assert_true(!key == !same);
            assert_true(!key || (key->any == same->any && key->capital == same->capital &&
                                 key->capitals == same->capitals && key->longest == same->longest));
        }
        assert_null(list_at(ready, other, n));
        entries += n;
    }
    assert_true(entries > 50000);
    lists_free(files);
    lists_free(ready);
}

static void files_of_ones_own_are_added_to_what_is_ready_made(void **state) {
    (void)state;
    const struct list_file own[] = {{"mine/country.txt", TEXT("Ruritania|Zenda\tx=1\n")},
                                    {"mine/moor.txt", TEXT("Ruritania\n")}};
    struct error error;
    struct lists *more = lists_load_more(own, 2, &error), *ready = lists_load_builtin(&error);
    const struct list *country = lists_find(more, "country"), *moor = lists_find(more, "moor");
    assert_int_equal(lists_count(more), lists_count(ready) + 1);
    assert_int_equal(country->lines, lists_find(ready, "country")->lines + 1);
    const struct list_entry *entry = list_find(more, country, TEXT("Zenda"));
    assert_true(text_is(list_name(entry), "Ruritania"));
    assert_true(text_is(list_attribute(entry, "x"), "1"));
    assert_non_null(list_find(more, moor, TEXT("Ruritania")));
    assert_null(list_find(more, moor, TEXT("Zenda")));
    assert_true(text_is(list_name(list_find(more, country, TEXT("Kenya"))), "Kenya"));
    for (size_t n = 0; list_at(ready, lists_find(ready, "country"), n); n++)
        assert_non_null(list_at(more, country, n + 2));
    lists_free(more);
    lists_free(ready);
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
        cmocka_unit_test(an_entry_of_too_many_words_is_named),
        cmocka_unit_test(what_is_ready_made_is_what_the_files_say),
        cmocka_unit_test(files_of_ones_own_are_added_to_what_is_ready_made),
    };
    return cmocka_run_group_tests(tests, load, done);
}
