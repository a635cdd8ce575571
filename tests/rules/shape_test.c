/* Which shapes of places a pattern suits. shape.c is compiled here once more as a packager may compile it, at -O3 with AVX2: GCC 12.2
   miscomputed it so, without a word, and rules lost matches. CMake leaves the sanitizers out, under which that did not show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#if defined __GNUC__ && !defined __clang__ && defined __x86_64__
#pragma GCC optimize("O3")
#pragma GCC target("avx2")
#define HAS_WIDE 1
#else
#define HAS_WIDE 0
#endif
#define rules_shapes shapes_wide
#include "rules/shape.c"
#undef rules_shapes
void rules_shapes(struct branch *branches, bool fits[SHAPES]);

#include "record/arena.h"

/* The shape of "Mr Lowe said": the kinds of three words and what stands between them, as run.c's shape_all makes it. */
enum { CAPITAL = 1, SMALL = 2, NUMBER = 3 };
static size_t shape(size_t first, enum word_gap gap, size_t second, enum word_gap next, size_t third) {
    return ((first * 8 + gap) * 4 + second) * 32 + next * 4 + third;
}

static bool suits(const char *pattern, size_t shape) {
    struct arena *arena = arena_new();
    static bool fits[SHAPES];
    rules_shapes(syntax_parse(arena, pattern), fits);
    arena_free(arena);
    return fits[shape];
}

static void a_shape_is_told_by_kinds_and_gaps(void **state) {
    (void)state;
    const char *title = "(?: Mr | Dr ) \\s [A-Z][a-z]+ \\s said";
    assert_true(suits(title, shape(CAPITAL, GAP_SPACE, CAPITAL, GAP_SPACE, SMALL)));
    assert_false(suits(title, shape(SMALL, GAP_SPACE, CAPITAL, GAP_SPACE, SMALL)));
    assert_false(suits(title, shape(CAPITAL, GAP_HYPHEN, CAPITAL, GAP_SPACE, SMALL)));
    assert_false(suits(title, shape(CAPITAL, GAP_SPACE, NUMBER, GAP_SPACE, SMALL)));
    const char *date = "[0-9]{1,2} \\s (?: May | June ) (?: ,? \\s [0-9]{4} )?";
    assert_true(suits(date, shape(NUMBER, GAP_SPACE, CAPITAL, GAP_COMMA_SPACE, NUMBER)));
    assert_true(suits(date, shape(NUMBER, GAP_SPACE, CAPITAL, GAP_SPACE, SMALL)));
    assert_false(suits(date, shape(NUMBER, GAP_COMMA_SPACE, CAPITAL, GAP_SPACE, NUMBER)));
}

static void wide_registers_change_nothing(void **state) {
    (void)state;
    static const char *const patterns[] = {
        "(?: Mr | Dr ) \\s [A-Z][a-z]+ \\s said", "[0-9]{1,2} \\s (?: May | June ) (?: ,? \\s [0-9]{4} )?",
        "[A-Z][a-z]+ (?: - [A-Z][a-z]+ )? ' s \\s [a-z]+", "(?: [A-Z] \\. \\s? ){1,3} [A-Z][a-z]{2,}",
        "the \\s [a-z]+ (?: , \\s [a-z]+ )* \\s and \\s [0-9]+"};
    bool is_run = HAS_WIDE;
#if HAS_WIDE
    is_run = __builtin_cpu_supports("avx2");
#endif
    if (!is_run)
        skip();
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct arena *arena = arena_new();
        static bool plain[SHAPES], wide[SHAPES];
        struct branch *branches = syntax_parse(arena, patterns[i]);
        rules_shapes(branches, plain);
        shapes_wide(branches, wide);
        arena_free(arena);
        assert_memory_equal(plain, wide, sizeof plain);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_shape_is_told_by_kinds_and_gaps),
                                       cmocka_unit_test(wide_registers_change_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
