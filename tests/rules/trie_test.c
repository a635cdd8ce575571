/* A trie matches what the flat alternation matches, and prefers the same. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <pcre2.h>
#include <stdio.h>

#include "record/arena.h"
#include "rules/trie.h"

struct outcome {
    int count;
    size_t start, end;
};

static struct outcome match(const char *pattern, size_t size, const char *subject) {
    int number;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, size, PCRE2_EXTENDED, &number, &offset, NULL);
    if (!code)
        fail_msg("%.*s is no pattern", (int)size, pattern);
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
    struct outcome out = {pcre2_match(code, (PCRE2_SPTR)subject, strlen(subject), 0, 0, data, NULL), 0, 0};
    if (out.count > 0) {
        out.start = pcre2_get_ovector_pointer(data)[0];
        out.end = pcre2_get_ovector_pointer(data)[1];
    }
    pcre2_match_data_free(data);
    pcre2_code_free(code);
    return out;
}

/* Whether the pattern and its trie agree on `subject`; where it matches, how much it takes is the preference. */
static void agrees(const char *pattern, const char *subject) {
    struct arena *arena = arena_new();
    struct text trie = trie_write(arena, (struct text){pattern, strlen(pattern)});
    struct outcome flat = match(pattern, strlen(pattern), subject);
    struct outcome tree = match(trie.at, trie.size, subject);
    if (flat.count != tree.count || flat.start != tree.start || flat.end != tree.end)
        fail_msg("%s and %.*s differ on '%s': %d %zu-%zu, %d %zu-%zu", pattern, (int)trie.size, trie.at,
                 subject, flat.count, flat.start, flat.end, tree.count, tree.start, tree.end);
    arena_free(arena);
}

static bool is_shared(const char *pattern) {
    struct arena *arena = arena_new();
    struct text trie = trie_write(arena, (struct text){pattern, strlen(pattern)});
    bool changed = trie.size != strlen(pattern) || memcmp(trie.at, pattern, trie.size) != 0;
    arena_free(arena);
    return changed;
}

static void a_long_alternation_becomes_a_trie(void **state) {
    (void)state;
    assert_true(is_shared("(?: said | says | saw | seen | told )"));
    assert_false(is_shared("(?: said | told )"));
    assert_false(is_shared("[a-z]+ \\s \\d"));
}

static void the_word_that_stood_first_is_preferred(void **state) {
    (void)state;
    agrees("in | into | inside | on", "into");
    agrees("into | in | inside | on", "into");
    agrees("inside | into | in | on", "inside out");
    agrees("a | ab | abc | b", "abc");
    agrees("abc | ab | a | b", "abc");
    agrees("abc | a | ab | b", "abc");
    agrees("(?: a | ab | abc | b ) c", "abc");
    agrees("ab | abd | a | abe | abc", "abc");
    agrees("(?: write \\s to | write | write \\s in | wrote ) \\s \\w+", "write in May");
    agrees("(?i) Sab | sa | Sac | xx", "sac");
}

static void options_and_escapes_stay_what_they_are(void **state) {
    (void)state;
    static const char *const subjects[] = {"visit",  "visits", "visited", "call on", "calls on",
                                           "co-opt", "coopt",  "rang up", "e.g.",    "egg",
                                           "VISIT",  "Visit",  "ring",    "rings"};
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        agrees("(?: visits? | visited | calls? \\s on | co-?opt | rang \\s up | e\\.g\\. )", subjects[i]);
        agrees("(?i: visits? | visited | calls? \\s on | co-?opt | rings? )", subjects[i]);
        agrees("^ (?! visit | call | ring | co-opt ) \\w+", subjects[i]);
        agrees("(?<word> visit | [A-Z]+ | rings? | call | co | e ) (?: s | ed | \\s | - )*", subjects[i]);
        agrees("(?<= i | s | t ) (?: s | t | n | g )", subjects[i]);
        agrees("(?: v [aei] s | c (?: a | o ) | r | e | vi ) \\w", subjects[i]);
    }
}

/* Words over few letters, so that many begin others; drawn by a fixed generator, the same everywhere. */
static size_t draw(uint32_t *seed, char *word, size_t most) {
    *seed = *seed * 1664525U + 1013904223U;
    size_t size = 1 + (*seed >> 16) % most;
    for (size_t i = 0; i < size; i++) {
        *seed = *seed * 1664525U + 1013904223U;
        word[i] = "abc"[(*seed >> 16) % 3];
    }
    word[size] = '\0';
    return size;
}

static void drawn_alternations_agree_on_drawn_subjects(void **state) {
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        char pattern[200] = "(?: ", word[8], subject[16];
        size_t words = 4 + (size_t)round % 9;
        for (size_t i = 0; i < words; i++) {
            draw(&seed, word, 5);
            snprintf(pattern + strlen(pattern), sizeof pattern - strlen(pattern), "%s%s", i ? " | " : "",
                     word);
        }
        strcat(pattern, round % 2 ? " ) b" : " )");
        for (int i = 0; i < 20; i++) {
            draw(&seed, subject, 12);
            agrees(pattern, subject);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_alternation_becomes_a_trie),
        cmocka_unit_test(the_word_that_stood_first_is_preferred),
        cmocka_unit_test(options_and_escapes_stay_what_they_are),
        cmocka_unit_test(drawn_alternations_agree_on_drawn_subjects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
