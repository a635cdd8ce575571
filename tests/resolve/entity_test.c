/* What is written: entities, resolved mentions, and relations of one and of several. */
#include <stdlib.h>

#include "told.h"

#include "record/error.h"
#include "record/json.h"
#include "resolve/run.h"

/* Resolves a stream; what is written, from `arena`. */
static struct text resolved(struct arena *arena, const char *stream) {
    FILE *file = fmemopen(arena_take_copy(arena, stream, strlen(stream)), strlen(stream), "rb");
    char *written = NULL;
    size_t size = 0, dropped;
    FILE *out = open_memstream(&written, &size);
    struct record_reader *reader = record_reader_new(file, "test");
    struct run *run = run_new(NULL, NULL, (struct run_options){.program = "test"}, out);
    struct record record;
    struct error error;
    while (record_next(reader, run_arena(run), &record, &error) == RECORD_READ)
        assert_true(run_add(run, &record, &error));
    assert_true(run_settle(run, &error));
    assert_null(run_join(run));
    assert_true(run_write(run, &dropped, &error));
    run_free(run);
    record_reader_free(reader);
    fclose(file);
    fclose(out);
    struct text copy = {arena_take_copy(arena, written, size), size};
    free(written);
    return copy;
}

static size_t count_of(struct text text, const char *part) {
    size_t count = 0;
    for (const char *at = text.at; (at = strstr(at, part)); at++)
        count++;
    return count;
}

#define MENTION(id, form, start, end, text, more)                                                            \
    "{\"type\":\"mention\",\"id\":\"" id "\",\"doc\":\"a\",\"kind\":\"person\",\"form\":\"" form             \
    "\",\"start\":" start ",\"end\":" end ",\"text\":\"" text "\",\"sentence\":0" more "}\n"
#define RELATION(ends)                                                                                       \
    "{\"type\":\"relation\",\"id\":\"r1\",\"doc\":\"a\",\"kind\":\"contacted\"," ends                        \
    "\"start\":0,\"end\":90}\n"

static const char two_people[] = MENTION("m1", "name", "0", "10", "Gary Stoke", "")
    MENTION("m2", "name", "15", "26", "Tobias Wren", "") MENTION("m3", "pronoun", "40", "44", "They", "");

static void unknown_fields_pass_through(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct text out = resolved(arena, MENTION("m1", "name", "0", "10", "Gary Stoke", ",\"mood\":\"blue\""));
    assert_int_equal(count_of(out, "\"mood\":\"blue\",\"entity\":\"e"), 1);
    assert_int_equal(count_of(out, "\"resolved_by\":\"resolve.first-mention\""), 1);
    arena_free(arena);
}

static void relation_of_a_group_is_one_for_each_member(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    char stream[2048];
    snprintf(stream, sizeof stream, "%s%s%s", two_people,
             MENTION("m4", "name", "60", "72", "Leonie Marr", ""),
             RELATION("\"source_mention\":\"m3\",\"target_mention\":\"m4\","));
    struct text out = resolved(arena, stream);
    assert_int_equal(count_of(out, "\"type\":\"relation\""), 2);
    assert_int_equal(count_of(out, "\"copy_of\":\"r1\""), 1);
    assert_int_equal(count_of(out, "\"name\":\"Gary Stoke and Tobias Wren\""), 1);
    arena_free(arena);
}

static void pair_that_met_met_each_other(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    char stream[2048];
    snprintf(stream, sizeof stream, "%s%s", two_people,
             RELATION("\"source_mention\":\"m3\",\"mutual\":true,"));
    struct text out = resolved(arena, stream);
    assert_int_equal(count_of(out, "\"type\":\"relation\""), 1);
    assert_int_equal(count_of(out, "\"source\":\"e"), 1);
    assert_int_equal(count_of(out, "\"target\":\"e"), 1);
    arena_free(arena);
}

static void open_surname_names_its_candidates(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct text out = resolved(arena, MENTION("m1", "name", "0", "13", "Samuel Achebe", "")
                                          MENTION("m2", "name", "30", "43", "Leonie Achebe", "")
                                              MENTION("m3", "name", "60", "66", "Achebe", ""));
    assert_int_equal(count_of(out, "\"name\":\"Achebe?\""), 1);
    assert_int_equal(count_of(out, "\"candidates\":[\"e"), 1);
    arena_free(arena);
}

static void alias_tells_its_sieve(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct text out = resolved(arena, MENTION("m1", "name", "0", "13", "Samuel Achebe", "")
                                          MENTION("m3", "name", "60", "66", "Achebe", ""));
    assert_int_equal(count_of(out, "\"aliases\":[{\"name\":\"Achebe\",\"rule\":\"resolve.bare-surname\"}]"),
                     1);
    assert_int_equal(count_of(out, "\"mentions\":2,\"documents\":[\"a\"]"), 1);
    arena_free(arena);
}

static void unresolved_pronoun_has_no_entity(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct text out = resolved(arena, MENTION("m1", "pronoun", "0", "2", "He", ",\"gender\":\"m\""));
    assert_int_equal(count_of(out, "entity"), 0);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_fields_pass_through),
        cmocka_unit_test(relation_of_a_group_is_one_for_each_member),
        cmocka_unit_test(pair_that_met_met_each_other),
        cmocka_unit_test(open_surname_names_its_candidates),
        cmocka_unit_test(alias_tells_its_sieve),
        cmocka_unit_test(unresolved_pronoun_has_no_entity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
