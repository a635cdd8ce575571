/* Sentences told of one edge: which are copies of one wire story. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/archive.h"
#include "graph/wire.h"
#include "record/arena.h"

static const char story[] = "Rosa Quillan met Peter Stoke at a hotel in Hull days before the tender closed.";
static const char changed[] = "Rosa Quillan met Peter Stoke at an inn in Hull days before the tender closed.";
static const char further[] =
    "Rosa Quillan met Peter Stoke at an inn in Hull shortly before the tender closed.";
static const char second[] =
    "Rosa Quillan met Peter Stoke last winter, a waiter who served them both recalled.";

/* How many independent reports the sentences make on one edge. */
static long told(const char *const *sentences, size_t count) {
    struct arena *arena = arena_new(), *passing = arena_new();
    struct wire *wire = wire_new(arena);
    struct report reports[8] = {0};
    long weight = 0;
    for (size_t i = 0; i < count; i++) {
        reports[i].text = text_of(sentences[i]);
        weight += wire_tell(wire, passing, 0, &reports[i]);
    }
    arena_free(passing);
    arena_free(arena);
    return weight;
}

static void one_word_changed_is_one_report(void **state) {
    (void)state;
    assert_int_equal(told((const char *const[]){story, changed}, 2), 1);
    assert_int_equal(
        told((const char *const[]){story, "ROSA QUILLAN met Peter Stoke at a hotel in Hull, days before "
                                          "the tender closed"},
             2),
        1);
}

static void other_words_of_the_same_people_are_a_second_report(void **state) {
    (void)state;
    assert_int_equal(told((const char *const[]){story, second}, 2), 2);
    assert_int_equal(told((const char *const[]){story, changed, second}, 3), 2);
}

static void short_sentences_are_copies_only_where_they_are_equal(void **state) {
    (void)state;
    assert_int_equal(
        told((const char *const[]){"Quillan met Stoke in Hull.", "Quillan met Stoke in York."}, 2), 2);
    assert_int_equal(
        told((const char *const[]){"Quillan met Stoke in Hull.", "Quillan met Stoke in Hull"}, 2), 2);
    assert_int_equal(
        told((const char *const[]){"Quillan met Stoke in Hull.", "Quillan met Stoke in Hull."}, 2), 1);
}

static void copies_of_copies_are_one_in_whatever_order(void **state) {
    (void)state;
    assert_int_equal(told((const char *const[]){story, further, changed}, 3), 1);
    assert_int_equal(told((const char *const[]){changed, story, further}, 3), 1);
    assert_int_equal(told((const char *const[]){further, story, second, changed}, 4), 2);
}

static void another_day_or_another_voice_is_another_report(void **state) {
    (void)state;
    struct arena *arena = arena_new(), *passing = arena_new();
    struct wire *wire = wire_new(arena);
    struct report monday = {.text = text_of(story), .date = TEXT("2024-05-13")};
    struct report tuesday = {.text = text_of(changed), .date = TEXT("2024-05-14")};
    struct report clerk = {
        .text = text_of(further), .date = TEXT("2024-05-14"), .attribution = TEXT("a clerk")};
    struct report waiter = {.text = text_of(changed), .attribution = TEXT("a waiter")};
    assert_int_equal(wire_tell(wire, passing, 0, &monday), 1);
    assert_int_equal(wire_tell(wire, passing, 0, &tuesday), 1);
    struct report again = {.text = text_of(story), .date = TEXT("2024-05-20")};
    struct report dated = {.text = text_of(second), .date = TEXT("2024-05-20")},
                  undated = {.text = text_of(second)};
    assert_int_equal(wire_tell(wire, passing, 0, &again), 1); /* in the same words */
    assert_int_equal(wire_tell(wire, passing, 0, &again), 0);
    assert_int_equal(wire_tell(wire, passing, 2, &dated), 1);
    assert_int_equal(wire_tell(wire, passing, 2, &undated), 0);
    assert_int_equal(wire_tell(wire, passing, 1, &clerk), 1);
    assert_int_equal(wire_tell(wire, passing, 1, &waiter), 1);
    arena_free(passing);
    arena_free(arena);
}

/* How many independent reports three copies make, told from `first` on. */
static long told_from(const struct report *reports, size_t first) {
    struct arena *arena = arena_new(), *passing = arena_new();
    struct wire *wire = wire_new(arena);
    long weight = 0;
    for (size_t i = 0; i < 3; i++)
        weight += wire_tell(wire, passing, 0, &reports[(first + i) % 3]);
    arena_free(passing);
    arena_free(arena);
    return weight;
}

static void what_has_no_day_or_voice_does_not_bridge_two(void **state) {
    (void)state;
    const struct report days[] = {{.text = text_of(story), .date = TEXT("2024-05-13")},
                                  {.text = text_of(changed)},
                                  {.text = text_of(further), .date = TEXT("2024-05-14")}};
    const struct report voices[] = {{.text = text_of(story), .attribution = TEXT("a clerk")},
                                    {.text = text_of(changed)},
                                    {.text = text_of(further), .attribution = TEXT("a waiter")}};
    const struct report month[] = {{.text = text_of(story), .date = TEXT("2024-05-13")},
                                   {.text = text_of(changed), .date = TEXT("2024-05")},
                                   {.text = text_of(further), .date = TEXT("2024-05-13")}};
    for (size_t first = 0; first < 3; first++) {
        assert_int_equal(told_from(days, first), 2);
        assert_int_equal(told_from(voices, first), 2);
        assert_int_equal(told_from(month, first), 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_word_changed_is_one_report),
        cmocka_unit_test(other_words_of_the_same_people_are_a_second_report),
        cmocka_unit_test(short_sentences_are_copies_only_where_they_are_equal),
        cmocka_unit_test(copies_of_copies_are_one_in_whatever_order),
        cmocka_unit_test(another_day_or_another_voice_is_another_report),
        cmocka_unit_test(what_has_no_day_or_voice_does_not_bridge_two),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
