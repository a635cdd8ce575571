/* JSON in and out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/json.h"

static struct json *read(struct arena *arena, const char *line, struct error *error) {
    struct json_reader *reader = json_reader_new();
    struct json *value = json_read(reader, arena, text_of(line), error);
    json_reader_free(reader);
    return value;
}

/* Whether `line` comes back as `expected`. */
static void comes_back(const char *line, const char *expected) {
    struct arena *arena = arena_new();
    struct error error;
    struct json *value = read(arena, line, &error);
    if (!value)
        fail_msg("%s: %s", line, error.message);
    struct json_writer writer;
    json_writer_init(&writer);
    json_write_value(&writer, value);
    assert_int_equal(writer.size, strlen(expected));
    assert_memory_equal(writer.at, expected, writer.size);
    json_writer_done(&writer);
    arena_free(arena);
}

static void is_refused(const char *line) {
    struct arena *arena = arena_new();
    struct error error = {.column = 0};
    if (read(arena, line, &error))
        fail_msg("%s is taken for JSON", line);
    assert_true(error.message[0]);
    arena_free(arena);
}

static void values_come_back_as_they_were(void **state) {
    (void)state;
    comes_back("{\"a\":[1,-2.50,1e3,true,false,null,\"x\"],\"b\":{}}",
               "{\"a\":[1,-2.50,1e3,true,false,null,\"x\"],\"b\":{}}");
    comes_back(" [ ] ", "[]");
    comes_back("\"caf\\u00e9 \\ud83d\\ude00 \\\"\\\\ \\n\"", "\"café 😀 \\\"\\\\ \\n\"");
    comes_back("123456789012345678901234567890", "123456789012345678901234567890");
}

static void what_is_no_json_is_refused(void **state) {
    (void)state;
    is_refused("");
    is_refused("{");
    is_refused("{\"a\":1,}");
    is_refused("{'a':1}");
    is_refused("[1 2]");
    is_refused("{} {}");
    is_refused("nul");
    is_refused("\"open");
}

static void depth_is_limited(void **state) {
    (void)state;
    char deep[401] = "";
    memset(deep, '[', 200);
    memset(deep + 200, ']', 200);
    is_refused(deep);
    memmove(deep, deep + 170, 60);
    deep[60] = '\0';
    comes_back(deep, deep);
}

static void members_are_found_by_key_and_kind(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct error error;
    struct json *object = read(arena, "{\"t\":\"a\\u0000b\",\"n\":42,\"f\":1.5,\"y\":true}", &error);
    long number = 0;
    assert_non_null(object);
    assert_int_equal(json_text(object, "t").size, 3);
    assert_int_equal(json_text(object, "n").size, 0);
    assert_true(json_integer(object, "n", &number));
    assert_int_equal(number, 42);
    assert_false(json_integer(object, "f", &number));
    assert_false(json_integer(object, "t", &number));
    assert_true(json_bool(object, "y"));
    assert_false(json_bool(object, "n"));
    assert_null(json_find(object, "none"));
    assert_null(json_find(json_find(object, "n"), "n"));
    arena_free(arena);
}

static void broken_utf8_is_written_as_replacement(void **state) {
    (void)state;
    struct json_writer writer;
    json_writer_init(&writer);
    json_write_text(&writer, (struct text){"a\xff\x01", 3});
    assert_int_equal(writer.size, strlen("\"a\xEF\xBF\xBD\\u0001\""));
    assert_memory_equal(writer.at, "\"a\xEF\xBF\xBD\\u0001\"", writer.size);
    json_writer_done(&writer);
}

static void empty_fields_are_left_out(void **state) {
    (void)state;
    struct json_writer writer;
    json_writer_init(&writer);
    json_write_open(&writer, '{');
    json_write_field(&writer, "a", TEXT(""));
    json_write_field(&writer, "b", TEXT("x"));
    json_write_integer_field(&writer, "c", 0);
    json_write_close(&writer, '}');
    static const char expected[] = "{\"b\":\"x\",\"c\":0}";
    static const char without[] = "{\"b\":\"x\"}";
    assert_true((writer.size == strlen(expected) && !memcmp(writer.at, expected, writer.size)) ||
                (writer.size == strlen(without) && !memcmp(writer.at, without, writer.size)));
    json_writer_done(&writer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_back_as_they_were),
        cmocka_unit_test(what_is_no_json_is_refused),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(members_are_found_by_key_and_kind),
        cmocka_unit_test(broken_utf8_is_written_as_replacement),
        cmocka_unit_test(empty_fields_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
