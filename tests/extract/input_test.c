/* Streams cut into documents, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "extract/input.h"
#include "record/arena.h"
#include "record/error.h"

struct told {
    char ids[200], texts[400];
    size_t lines[8], count, refused;
};

/* Reads all of `data`: documents' ids and texts each in angle brackets, their lines. */
static struct told read(enum split split, const char *data, size_t size) {
    struct told told = {.count = 0};
    struct arena *arena = arena_new();
    FILE *file = tmpfile();
    assert_non_null(file);
    fwrite(data, 1, size, file);
    rewind(file);
    struct input *input = input_new(file, "a.txt", split);
    for (;;) {
        struct incoming incoming;
        struct error error = {.line = 0};
        enum input_result result = input_next(input, arena, &incoming, &error);
        if (result == INPUT_END)
            break;
        if (result == INPUT_REFUSED) {
            assert_true(error.message[0]);
            told.refused++;
            continue;
        }
        snprintf(told.ids + strlen(told.ids), sizeof told.ids - strlen(told.ids), "<%.*s>",
                 (int)incoming.document.id.size, incoming.document.id.at);
        snprintf(told.texts + strlen(told.texts), sizeof told.texts - strlen(told.texts), "<%.*s>",
                 (int)incoming.text.size, incoming.text.at);
        told.lines[told.count++ & 7] = incoming.line;
    }
    input_free(input);
    fclose(file);
    arena_free(arena);
    return told;
}

static struct told read_string(enum split split, const char *data) {
    return read(split, data, strlen(data));
}

static void uncut_a_file_is_one_document(void **state) {
    (void)state;
    struct told told = read_string(SPLIT_NONE, "One.\n\nTwo.\n");
    assert_string_equal(told.ids, "<a.txt>");
    assert_string_equal(told.texts, "<One.\n\nTwo.\n>");
    assert_int_equal(read_string(SPLIT_NONE, "").count, 1);
}

static void lines_are_documents_without_their_ends(void **state) {
    (void)state;
    struct told told = read_string(SPLIT_LINE, "One.\r\n\n  \nTwo.");
    assert_string_equal(told.ids, "<a.txt:1><a.txt:4>");
    assert_string_equal(told.texts, "<One.><Two.>");
    assert_int_equal(told.lines[1], 4);
}

static void blank_lines_part_documents(void **state) {
    (void)state;
    struct told told = read_string(SPLIT_BLANK, "\nOne.\nMore.\n\n\nTwo.\n");
    assert_string_equal(told.ids, "<a.txt:2><a.txt:6>");
    assert_string_equal(told.texts, "<One.\nMore.\n><Two.\n>");
}

static void form_feeds_part_documents(void **state) {
    (void)state;
    struct told told = read_string(SPLIT_FORM_FEED, "One.\n\nMore.\n\f\nTwo.\n\f\n\f\n");
    assert_string_equal(told.texts, "<One.\n\nMore.\n><Two.\n>");
}

static void json_lines_bring_their_fields(void **state) {
    (void)state;
    struct told told =
        read_string(SPLIT_JSONL, "{\"id\":\"x\",\"text\":\"One \\u00e9.\"}\n\n{\"text\":\"Two.\"}\n");
    assert_string_equal(told.ids, "<x><a.txt:3>");
    assert_string_equal(told.texts, "<One é.><Two.>");
}

static void faulty_lines_are_refused_and_the_rest_is_read(void **state) {
    (void)state;
    struct told told =
        read_string(SPLIT_JSONL, "{\"id\":\"x\"}\n[1]\n{\"text\":\n{\"id\":\"y\",\"text\":\"Two.\"}\n"
                                 "{\"text\":\"a\"} {\"text\":\"b\"}\n");
    assert_string_equal(told.texts, "<Two.>");
    assert_int_equal(told.refused, 4);
}

static void utf16_is_refused(void **state) {
    (void)state;
    static const char wide[] = "O\0n\0e\0 \0d\0a\0y\0 \0a\0 \0f\0e\0r\0r\0y\0 \0l\0e\0f\0t\0";
    assert_int_equal(read(SPLIT_NONE, wide, sizeof wide - 1).refused, 1);
    assert_int_equal(read(SPLIT_NONE, "One\0two.", 8).count, 1);
}

static void each_file_is_read_and_a_missing_one_is_named(void **state) {
    (void)state;
    char missing[] = "/nowhere/a.txt", *names[] = {missing};
    struct input_files files = {.names = names, .count = 1, .split = SPLIT_NONE};
    struct error error;
    assert_false(input_each(&files, NULL, NULL, &error));
    assert_string_equal(error.file, "/nowhere/a.txt");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uncut_a_file_is_one_document),
        cmocka_unit_test(lines_are_documents_without_their_ends),
        cmocka_unit_test(blank_lines_part_documents),
        cmocka_unit_test(form_feeds_part_documents),
        cmocka_unit_test(json_lines_bring_their_fields),
        cmocka_unit_test(faulty_lines_are_refused_and_the_rest_is_read),
        cmocka_unit_test(utf16_is_refused),
        cmocka_unit_test(each_file_is_read_and_a_missing_one_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
