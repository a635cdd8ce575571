/* Classes of words: the list and the program name the same ones, and words of a reader's own are heard. */
#include "article.h"

#include "rules/wordclass.h"

/* What is wrong with a list of classes that is this text; "" where nothing is. */
static const char *fault_of(const char *text) {
    static struct error error;
    const struct list_file file = {"list/word-class.txt", text_of(text)};
    struct lists *lists = lists_load(&file, 1, &error);
    assert_non_null(lists);
    struct rules *rules = rules_load(lists, NULL, 0, &error);
    bool is_loaded = rules != NULL;
    rules_free(rules);
    lists_free(lists);
    return is_loaded ? "" : error.message;
}

static void every_class_of_the_program_has_words(void **state) {
    (void)state;
    const char *lacking = word_classes_lack(rules_lists(desk.rules));
    assert_string_equal(lacking ? lacking : "", "");
}

static void a_class_without_words_is_named(void **state) {
    (void)state;
    const struct list_file file = {"list/word-class.txt", TEXT("said\tclass=ahead,reports\n")};
    struct error error;
    struct lists *lists = lists_load(&file, 1, &error);
    assert_non_null(lists);
    assert_string_equal(word_classes_lack(lists), "act-of-body");
    lists_free(lists);
}

static void a_class_that_the_program_does_not_know_is_refused(void **state) {
    (void)state;
    assert_string_equal(fault_of("said\tclass=reports\nowned\tclass=crowd,ahead\n"), "");
    assert_string_equal(fault_of("said\tclass=reporting\n"), "\"said\": no class is called \"reporting\"");
    assert_string_equal(fault_of("said|says\tclass=reports,\n"), "\"said\": no class is called \"\"");
    assert_string_equal(fault_of("said\n"), "\"said\" has no class");
}

static bool is_of(const char *text, enum word_class class) {
    return text_is_of(desk.rules, text_of(text), class);
}

static void a_word_is_of_each_of_its_classes_and_of_no_other(void **state) {
    (void)state;
    assert_true(is_of("told", CLASS_GOVERNS) && is_of("told", CLASS_ORDERS) && is_of("told", CLASS_TELLS));
    assert_false(is_of("told", CLASS_REPORTS) || is_of("tolled", CLASS_GOVERNS) || is_of("", CLASS_GOVERNS));
    assert_true(is_of("committee member", CLASS_MEMBER) && is_of("co-founder", CLASS_MEMBER));
    assert_false(is_of("committee", CLASS_MEMBER));
}

static void words_of_the_view_are_found_alone_and_in_phrases(void **state) {
    (void)state;
    const char *text = "It is to close. She said it comes up for sale.";
    struct analysis analysis = desk_read("", ORDER_AUTO, text);
    const struct words *words = &analysis.words;
    size_t ends[12] = {0};
    assert_in_range(words->count, 11, 12);
    for (size_t i = 0; i < words->count; i++) {
        ends[i] = words_begin(desk.rules, words, analysis.view.at, i, CLASS_AHEAD);
        assert_true(word_is_of(desk.rules, &words->at[i], CLASS_REPORTS) == (i == 5));
    }
    assert_int_equal(ends[1], strlen("It is to"));
    assert_int_equal(ends[7], strlen("It is to close. She said it comes up for"));
    assert_int_equal(ends[0] + ends[2] + ends[6] + ends[8], 0);
    assert_false(word_is_of(desk.rules, NULL, CLASS_REPORTS));
}

static void a_token_is_of_a_class_as_a_whole(void **state) {
    (void)state;
    struct analysis analysis = desk_read("", ORDER_AUTO, "No-one said-so at all.");
    const struct word *no = &analysis.words.at[0], *said = &analysis.words.at[2];
    assert_true(word_classes_of(desk.rules, no, TEXT("No-one")) >> CLASS_GROUP & 1);
    assert_true(word_classes_of(desk.rules, said, TEXT("said")) >> CLASS_REPORTS & 1);
    assert_false(word_classes_of(desk.rules, said, TEXT("said-so")) >> CLASS_REPORTS & 1);
    assert_true(word_classes_of(desk.rules, NULL, TEXT("said")) == 0);
}

static void words_of_ones_own_are_added_to_the_classes(void **state) {
    (void)state;
    const struct list_file file = {"own/list/word-class.txt", TEXT("besought\tclass=governs\n")};
    struct error error;
    struct lists *lists = lists_load_more(&file, 1, &error);
    assert_non_null(lists);
    struct rules *rules = rules_load(lists, NULL, 0, &error);
    assert_non_null(rules);
    assert_false(is_of("besought", CLASS_GOVERNS));
    assert_true(text_is_of(rules, TEXT("besought"), CLASS_GOVERNS));
    assert_true(text_is_of(rules, TEXT("told"), CLASS_GOVERNS));
    rules_free(rules);
    lists_free(lists);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_class_of_the_program_has_words),
        cmocka_unit_test(a_class_without_words_is_named),
        cmocka_unit_test(a_class_that_the_program_does_not_know_is_refused),
        cmocka_unit_test(a_word_is_of_each_of_its_classes_and_of_no_other),
        cmocka_unit_test(words_of_the_view_are_found_alone_and_in_phrases),
        cmocka_unit_test(a_token_is_of_a_class_as_a_whole),
        cmocka_unit_test(words_of_ones_own_are_added_to_the_classes),
    };
    (void)desk_find;
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
