/* A verb's line gives its forms, for the frames that it names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/internal.h"

static const char lines[] = "message\tframe=object\n"
                            "write|writes|wrote|written|writing\tframe=to,object\n"
                            "study\tframe=object\n"
                            "visit\tframe=object\n"
                            "chat\tframe=with double=1\n"
                            "liaise\tframe=with\n"
                            "reach out\tframe=to\n"
                            "watch\tframe=object\n"
                            "agree\tframe=with\n"
                            "cross-examine\tframe=object\n";

/* Whether `form` stands in the alternation of (frame, which). */
static bool has(const char *frame, const char *which, const char *form) {
    const struct list_file file = {"list/verb-t.txt", TEXT(lines)};
    struct error error;
    struct lists *lists = lists_load(&file, 1, &error);
    assert_non_null(lists);
    struct rules *rules = rules_load(lists, NULL, 0, &error);
    assert_non_null(rules);
    const char *all = rules_verbs(rules, lists_find(lists, "verb-t"), frame, which);
    bool found = false;
    size_t size = strlen(form);
    for (const char *at = all; at && !found; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
        found = strcspn(at, "|") == size && !memcmp(at, form, size);
    rules_free(rules);
    lists_free(lists);
    return found;
}

static void regular_verbs_follow_their_spelling(void **state) {
    (void)state;
    assert_true(has("any", "past", "messaged"));
    assert_true(has("any", "ing", "messaging"));
    assert_true(has("any", "s", "studies"));
    assert_true(has("any", "past", "studied"));
    assert_true(has("any", "ing", "studying"));
    assert_true(has("any", "s", "watches"));
    assert_true(has("any", "past", "visited"));
    assert_false(has("any", "past", "visitted"));
    assert_true(has("any", "ing", "agreeing"));
}

static void a_doubled_consonant_is_said_in_the_list(void **state) {
    (void)state;
    assert_true(has("any", "past", "chatted"));
    assert_true(has("any", "ing", "chatting"));
    assert_true(has("any", "s", "chats"));
}

static void irregular_verbs_are_as_written(void **state) {
    (void)state;
    assert_true(has("any", "past", "wrote"));
    assert_true(has("any", "participle", "written"));
    assert_false(has("any", "past", "writed"));
}

static void a_verb_of_several_words_is_inflected_in_its_first(void **state) {
    (void)state;
    assert_true(has("to", "past", "reached\\sout"));
    assert_true(has("to", "ing", "reaching\\sout"));
    assert_true(has("any", "past", "cross-?examined"));
}

static void frames_and_forms_choose(void **state) {
    (void)state;
    assert_true(has("to", "past", "wrote"));
    assert_true(has("object", "past", "wrote"));
    assert_false(has("with", "past", "wrote"));
    assert_false(has("object", "past", "writing"));
    assert_true(has("object", "finite", "writes"));
    assert_false(has("object", "finite", "writing"));
    assert_false(has("nowhere", "any", "write"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regular_verbs_follow_their_spelling),
        cmocka_unit_test(a_doubled_consonant_is_said_in_the_list),
        cmocka_unit_test(irregular_verbs_are_as_written),
        cmocka_unit_test(a_verb_of_several_words_is_inflected_in_its_first),
        cmocka_unit_test(frames_and_forms_choose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
