/* Findings are found by the words that they had when they were kept, as long as they have them. */
#include "extract/wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "record/arena.h"

enum { MANY = 5000 };

static enum wording_fit gone_if_odd(const void *with, int finding) {
    const int *other = with;
    if (finding % 2)
        return WORDING_GONE;
    return finding == *other ? WORDING_OTHER : WORDING_FITS;
}

static void what_no_longer_fits_is_forgotten(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct wordings wordings = wordings_new(arena, 4);
    int other = 2;
    wordings_add(&wordings, 7, 1);
    wordings_add(&wordings, 7, 2);
    wordings_add(&wordings, 7, 3);
    assert_int_equal(wordings_find(&wordings, 7, gone_if_odd, &other), -1);
    other = 1;
    assert_int_equal(wordings_find(&wordings, 7, gone_if_odd, &other), 2);
    assert_int_equal(wordings_find(&wordings, 8, gone_if_odd, &other), -1);
    arena_free(arena);
}

static void more_than_were_foretold_are_kept(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct wordings wordings = wordings_new(arena, 1);
    int other = -1;
    for (int i = 0; i < MANY; i++)
        wordings_add(&wordings, (uint64_t)i * 64, 2 * i); /* all of them under one head */
    for (int i = 0; i < MANY; i += 499)
        assert_int_equal(wordings_find(&wordings, (uint64_t)i * 64, gone_if_odd, &other), 2 * i);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_no_longer_fits_is_forgotten),
        cmocka_unit_test(more_than_were_foretold_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
