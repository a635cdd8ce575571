/* What an arena promises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "record/arena.h"

static void assert_zero(const char *at, size_t size) {
    for (size_t i = 0; i < size; i++)
        assert_int_equal(at[i], 0);
}

static void what_is_taken_is_zero_also_after_a_reset(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 300000; size = size * 3 + 1) {
            char *piece = arena_take(arena, size);
            assert_zero(piece, size);
            memset(piece, 0xAB, size);
        }
        arena_reset(arena, 1U << 20);
        assert_int_equal(arena_used(arena), 0);
    }
    arena_free(arena);
}

static void room_grows_and_keeps_its_items(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    uint32_t *all = NULL;
    size_t capacity = 0;
    for (uint32_t i = 0; i < 5000; i++) {
        all = arena_take_room(arena, all, sizeof *all, i, i + 1, &capacity);
        all[i] = i;
    }
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(all[i], i);
    assert_zero((const char *)(all + 5000), (capacity - 5000) * sizeof *all);
    arena_free(arena);
}

static void a_copy_is_terminated(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(arena_take_copy(arena, "Lowells", 4), "Lowe");
    assert_string_equal(arena_take_copy(arena, NULL, 0), "");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_is_zero_also_after_a_reset),
        cmocka_unit_test(room_grows_and_keeps_its_items),
        cmocka_unit_test(a_copy_is_terminated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
