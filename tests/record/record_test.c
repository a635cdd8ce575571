/* The stream: what is read comes back, what is broken is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <stdio.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/record.h"

struct desk {
    FILE *file;
    struct record_reader *reader;
    struct arena *arena;
    struct record record;
    struct error error;
};

static void open_stream(struct desk *desk, const char *stream) {
    *desk = (struct desk){.file = tmpfile(), .arena = arena_new()};
    assert_non_null(desk->file);
    fwrite(stream, 1, strlen(stream), desk->file);
    rewind(desk->file);
    desk->reader = record_reader_new(desk->file, "s.jsonl");
}

static enum record_result next(struct desk *desk) {
    return record_next(desk->reader, desk->arena, &desk->record, &desk->error);
}

static void close_stream(struct desk *desk) {
    record_reader_free(desk->reader);
    arena_free(desk->arena);
    fclose(desk->file);
}

#define MENTION                                                                                              \
    "{\"type\":\"mention\",\"id\":\"m1\",\"doc\":\"a\",\"kind\":\"person\",\"form\":\"name\",\"start\":3,"   \
    "\"end\":7,\"text\":\"Lowe\",\"new\":[1]}"

static void a_mention_is_decoded(void **state) {
    (void)state;
    struct desk desk;
    open_stream(&desk, MENTION "\n");
    assert_int_equal(next(&desk), RECORD_READ);
    assert_int_equal(desk.record.type, RECORD_MENTION);
    assert_true(text_is(desk.record.is.mention.id, "m1"));
    assert_true(text_is(desk.record.is.mention.text, "Lowe"));
    assert_int_equal(desk.record.is.mention.start, 3);
    assert_int_equal(desk.record.is.mention.end, 7);
    assert_true(text_is(desk.record.line, MENTION));
    assert_int_equal(next(&desk), RECORD_END);
    assert_int_equal(next(&desk), RECORD_END);
    close_stream(&desk);
}

static void a_broken_line_is_named_and_the_next_is_read(void **state) {
    (void)state;
    struct desk desk;
    open_stream(&desk, "nonsense\n\n[1]\n{\"id\":\"x\"}\n" MENTION "\n");
    static const size_t lines[] = {1, 3, 4};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(next(&desk), RECORD_MALFORMED);
        assert_int_equal(desk.error.line, lines[i]);
        assert_string_equal(desk.error.file, "s.jsonl");
        assert_true(desk.error.message[0]);
    }
    assert_int_equal(next(&desk), RECORD_READ);
    assert_int_equal(next(&desk), RECORD_END);
    close_stream(&desk);
}

static void a_column_tells_where_json_breaks(void **state) {
    (void)state;
    struct desk desk;
    open_stream(&desk, "{\"type\":\"mention\",\"id\":x}\n");
    assert_int_equal(next(&desk), RECORD_MALFORMED);
    assert_in_range(desk.error.column, 22, 25);
    close_stream(&desk);
}

static void fields_of_the_wrong_type_and_turned_spans_are_malformed(void **state) {
    (void)state;
    struct desk desk;
    open_stream(
        &desk,
        "{\"type\":\"mention\",\"id\":7,\"doc\":\"a\",\"kind\":\"person\",\"start\":0,\"end\":1}\n"
        "{\"type\":\"mention\",\"id\":\"m\",\"doc\":\"a\",\"kind\":\"person\",\"start\":\"0\",\"end\":1}\n"
        "{\"type\":\"mention\",\"id\":\"m\",\"doc\":\"a\",\"kind\":\"person\",\"start\":9,\"end\":1}\n");
    for (int i = 0; i < 3; i++)
        assert_int_equal(next(&desk), RECORD_MALFORMED);
    assert_int_equal(next(&desk), RECORD_END);
    close_stream(&desk);
}

static void a_last_line_needs_no_newline_but_must_be_whole(void **state) {
    (void)state;
    struct desk desk;
    open_stream(&desk, MENTION);
    assert_int_equal(next(&desk), RECORD_READ);
    close_stream(&desk);
    open_stream(&desk, "{\"type\":\"mention\",\"id\":\"m1\",\"do");
    assert_int_equal(next(&desk), RECORD_MALFORMED);
    assert_non_null(strstr(desk.error.message, "truncated"));
    close_stream(&desk);
}

static void unknown_types_pass_with_their_line(void **state) {
    (void)state;
    struct desk desk;
    open_stream(&desk, "{\"type\":\"weather\",\"id\":\"w\",\"sky\":\"grey\"}\n");
    assert_int_equal(next(&desk), RECORD_READ);
    assert_int_equal(desk.record.type, RECORD_OTHER);
    assert_true(text_is(desk.record.line, "{\"type\":\"weather\",\"id\":\"w\",\"sky\":\"grey\"}"));
    close_stream(&desk);
}

static void a_stage_adds_fields_and_leaves_the_rest(void **state) {
    (void)state;
    struct desk desk;
    open_stream(&desk, MENTION "\n");
    assert_int_equal(next(&desk), RECORD_READ);
    struct json_writer writer;
    json_writer_init(&writer);
    const struct field fields[] = {{"entity", TEXT("e1")}, {"form", TEXT("")}};
    record_write_with(&writer, &desk.record, fields, 2);
    static const char expected[] = "{\"type\":\"mention\",\"id\":\"m1\",\"doc\":\"a\",\"kind\":\"person\","
                                   "\"start\":3,\"end\":7,\"text\":\"Lowe\",\"new\":[1],"
                                   "\"entity\":\"e1\"}\n";
    assert_int_equal(writer.size, strlen(expected));
    assert_memory_equal(writer.at, expected, writer.size);
    json_writer_done(&writer);
    close_stream(&desk);
}

static void what_is_written_is_read_back(void **state) {
    (void)state;
    struct json_writer writer;
    json_writer_init(&writer);
    struct relation relation = {.id = TEXT("r1"),
                                .doc = TEXT("a"),
                                .kind = TEXT("contacted"),
                                .target_mention = TEXT("m2"),
                                .status = TEXT("planned"),
                                .mutual = true,
                                .start = 2,
                                .end = 9,
                                .text = TEXT("\"x\"\n")};
    record_write_relation(&writer, &relation);
    struct desk desk;
    char line[1000];
    assert_true(writer.size < sizeof line);
    memcpy(line, writer.at, writer.size);
    line[writer.size] = '\0';
    json_writer_done(&writer);
    open_stream(&desk, line);
    assert_int_equal(next(&desk), RECORD_READ);
    assert_int_equal(desk.record.type, RECORD_RELATION);
    assert_true(text_is(desk.record.is.relation.status, "planned"));
    assert_true(desk.record.is.relation.mutual);
    assert_true(text_is(desk.record.is.relation.text, "\"x\"\n"));
    assert_int_equal(desk.record.is.relation.end, 9);
    close_stream(&desk);
}

static void ids_and_hashes_depend_on_their_parts_alone(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct text one = record_id(arena, 'm', TEXT("a"), 1, 2, TEXT("r"), TEXT("person"));
    assert_int_equal(one.size, 17);
    assert_true(text_is_equal(one, record_id(arena, 'm', TEXT("a"), 1, 2, TEXT("r"), TEXT("person"))));
    assert_false(text_is_equal(one, record_id(arena, 'm', TEXT("a"), 1, 3, TEXT("r"), TEXT("person"))));
    assert_false(text_is_equal(one, record_id(arena, 'm', TEXT("a"), 1, 2, TEXT("r"), TEXT("place"))));
    assert_true(text_is(record_sha256(arena, TEXT("abc")),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")); /* FIPS 180-4 */
    assert_true(text_is(record_sha256(arena, TEXT("")),
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mention_is_decoded),
        cmocka_unit_test(a_broken_line_is_named_and_the_next_is_read),
        cmocka_unit_test(a_column_tells_where_json_breaks),
        cmocka_unit_test(fields_of_the_wrong_type_and_turned_spans_are_malformed),
        cmocka_unit_test(a_last_line_needs_no_newline_but_must_be_whole),
        cmocka_unit_test(unknown_types_pass_with_their_line),
        cmocka_unit_test(a_stage_adds_fields_and_leaves_the_rest),
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(ids_and_hashes_depend_on_their_parts_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
