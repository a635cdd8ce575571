/* Words, lists, triggers and limits while matching. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/match.h"

#define RULE "layer names\nrule a.b\nwhy x\nmatch "
#define EMIT "\nemit person name\n"

struct fixture {
    struct lists *lists;
    struct rules *rules;
    struct matcher *matcher;
    struct arena *arena;
    struct words words;
    struct subject subject;
    size_t found, limits;
    char last[64];
};

static void setup(struct fixture *fixture, const char *text, const char *view) {
    const struct list_file file = {"list/town.txt",
                                   TEXT("Leeds\nStoke-on-Trent\nUS\nKing's Lynn\nsmall heath\nRiga\n")};
    struct error error = {.line = 0};
    *fixture = (struct fixture){.arena = arena_new()};
    fixture->lists = lists_load(&file, 1, &error);
    struct rule_file rules = {"t.rules", text_of(text), 0};
    fixture->rules = rules_load(fixture->lists, &rules, 1, &error);
    if (!fixture->rules)
        fail_msg("%zu:%zu: %s", error.line, error.column, error.message);
    fixture->matcher = matcher_new(fixture->rules);
    words_cut(fixture->arena, fixture->lists, view, strlen(view), &fixture->words);
    matcher_know(fixture->matcher, view, &fixture->words);
    fixture->subject = (struct subject){view, strlen(view), &fixture->words, NULL, false};
}

static void teardown(struct fixture *fixture) {
    matcher_free(fixture->matcher);
    rules_free(fixture->rules);
    lists_free(fixture->lists);
    arena_free(fixture->arena);
}

static void found(void *with, struct match **matches, size_t count) {
    struct fixture *fixture = with;
    struct span span;
    fixture->found += count;
    if (count && match_span(matches[count - 1], "name", &span) &&
        span.end - span.start < sizeof fixture->last) {
        memcpy(fixture->last, fixture->subject.at + span.start, span.end - span.start);
        fixture->last[span.end - span.start] = '\0';
    }
}

static void limit(void *with, const struct rule *rule, const struct subject *subject, size_t offset) {
    struct fixture *fixture = with;
    assert_ptr_equal(subject->words, &fixture->words);
    assert_string_equal(rule->id, "a.b");
    assert_int_equal(offset, 0);
    fixture->limits++;
}

/* How often the rule matches; the same with the filter and without. */
static size_t matches(const char *text, const char *view, char last[64]) {
    struct fixture fixture;
    size_t counts[2];
    for (int filter = 0; filter < 2; filter++) {
        setup(&fixture, text, view);
        matcher_run(fixture.matcher, LAYER_NAMES, &fixture.subject, 0, fixture.subject.size, filter, found,
                    &fixture);
        counts[filter] = fixture.found;
        memcpy(last, fixture.last, 64);
        teardown(&fixture);
    }
    assert_int_equal(counts[0], counts[1]);
    return counts[0];
}

static void an_entry_of_several_words_is_found_whole(void **state) {
    (void)state;
    char last[64];
    assert_int_equal(matches(RULE "(?<name> {town} )" EMIT, "It rained on Stoke on Trent.", last), 1);
    assert_string_equal(last, "Stoke on Trent");
    assert_int_equal(matches(RULE "(?<name> {town} )" EMIT, "In King's Lynn it rained.", last), 1);
    assert_string_equal(last, "King's Lynn");
}

static void two_entries_are_not_one(void **state) {
    (void)state;
    char last[64];
    assert_int_equal(matches(RULE "(?<name> {town} )" EMIT, "Leeds and Riga.", last), 2);
    assert_string_equal(last, "Riga");
}

static void the_case_of_an_entry_counts(void **state) {
    (void)state;
    char last[64];
    assert_int_equal(matches(RULE "(?<name> {town} )" EMIT, "They told us of leeds.", last), 0);
    assert_int_equal(matches(RULE "(?<name> {town} )" EMIT, "The US and SMALL HEATH.", last), 2);
}

static void a_look_ahead_refuses_entries(void **state) {
    (void)state;
    char last[64];
    const char *rule = RULE "(?<name> (?! {town} | The ) [A-Z][a-z]+ )" EMIT;
    assert_int_equal(matches(rule, "The Leeds Mercury.", last), 1);
    assert_string_equal(last, "Mercury");
}

static void what_a_match_must_hold_may_stand_far_behind(void **state) {
    (void)state;
    char last[64];
    const char *rule =
        RULE "(?<name> [A-Z][a-z]+ (?: \\s [A-Z][a-z]+ ){0,5} \\s (?: Court | Tribunal ) ) (?! [\\w-] )" EMIT;
    assert_int_equal(matches(rule, "The Small Heath and Leeds Crown Court sat.", last), 2);
    assert_string_equal(last, "Crown Court");
}

static void a_match_may_end_before_an_apostrophe(void **state) {
    (void)state;
    char last[64];
    assert_int_equal(matches(RULE "(?<name> I | We ) (?! [\\w-] )" EMIT, "I'm late. We've gone.", last), 2);
}

static void a_match_may_end_at_a_comma(void **state) {
    (void)state;
    char last[64];
    assert_int_equal(
        matches(RULE "father , \\s (?<name> [A-Z][a-z]+ ) (?= , )" EMIT, "His father, Koldo, rang.", last),
        1);
}

/* What a match goes over on its way to what it needs: particles, entries of several words, what a hyphen or bracket joins. */
static void what_a_match_goes_over_is_let_through(void **state) {
    (void)state;
    char last[64];
    const char *rule = RULE "(?<name> [A-Z][\\w'.-]* (?: ,? \\s (?: of \\s | {town} \\s | \\( )? "
                            "[A-Z0-9][\\w'.-]* \\)? ){0,5} \\s "
                            "(?: Court | Tribunal ) )" EMIT;
    assert_int_equal(matches(rule, "Leeds of Riga Court.", last), 2);
    assert_int_equal(matches(rule, "The small heath Crown Court.", last), 2);
    assert_int_equal(matches(rule, "The (Crown) Court, Well-known O'Brien U.S. Court.", last), 5);
    assert_int_equal(matches(rule, "The court of 4,000 said Crown Court.", last), 1);
}

/* What may stand behind the first white space. */
static void a_second_word_may_be_any_that_the_pattern_takes(void **state) {
    (void)state;
    char last[64];
    const char *rule = RULE "(?<name> (?: {town} | [A-Z][a-z-]+ ) (?: '(?: s )? )? ,? \\s+ (?: de \\s )* (?: "
                            "{town} | and | \" [a-z]+ ) )" EMIT;
    assert_int_equal(matches(rule, "Stoke-on-Trent and Leeds de de Riga.", last), 3);
    assert_int_equal(matches(rule, "Leeds, small heath. Riga's \"town", last), 2);
    assert_int_equal(matches(rule, "Leeds or Riga", last), 0);
}

static void a_limit_is_reported_with_rule_and_offset(void **state) {
    (void)state;
    struct fixture fixture;
    char view[4000];
    memset(view, 'a', sizeof view - 1);
    memcpy(view + sizeof view - 3, "-b", 2); /* so that PCRE2 does not see at once that there is no b */
    view[sizeof view - 1] = '\0';
    setup(&fixture, RULE "(?<name> (?: a+ a+ )+ b )" EMIT, view);
    matcher_on_limit(fixture.matcher, limit, &fixture);
    matcher_run(fixture.matcher, LAYER_NAMES, &fixture.subject, 0, fixture.subject.size, true, found,
                &fixture);
    assert_int_equal(fixture.found, 0);
    assert_int_equal(fixture.limits, 1);
    teardown(&fixture);
}

struct hearing { /* a part of the text, and what it was told of */
    struct hearing ***next;
    const char *at;
    char told[64];
};

static void hear(void *with, struct match **matches, size_t count) {
    struct hearing *hearing = with;
    *(*hearing->next)++ = hearing;
    for (size_t i = 0; i < count; i++)
        snprintf(hearing->told + strlen(hearing->told), sizeof hearing->told - strlen(hearing->told),
                 "%s:%.*s ", matches[i]->rule->id, (int)(matches[i]->whole.end - matches[i]->whole.start),
                 hearing->at + matches[i]->whole.start);
}

/* Rules are tried one after another in all subjects, yet each subject hears in the order of its text, and of its text alone. */
static void subjects_settled_together_are_told_apart(void **state) {
    (void)state;
    struct fixture fixture;
    static const char view[] = "Riga met Leeds. It rained. Leeds met Riga.", other[] = "In Leeds it rained.";
    setup(&fixture, RULE "(?<name> {town} )" EMIT "rule a.c\nwhy x\nmatch (?<name> Leeds )" EMIT, view);
    struct words words;
    words_cut(fixture.arena, fixture.lists, other, strlen(other), &words);
    matcher_know(fixture.matcher, other, &words);
    struct subject second = {other, strlen(other), &words, NULL, false};
    struct hearing hearings[4], *order[4] = {NULL}, **next = order;
    static const size_t ends[] = {0, 16, 27, sizeof view - 1};
    for (size_t i = 0; i < 4; i++)
        hearings[i] = (struct hearing){&next, i < 3 ? view : other, ""};
    for (size_t i = 0; i < 3; i++)
        matcher_add(fixture.matcher, LAYER_NAMES, &fixture.subject, ends[i], ends[i + 1], true, &hearings[i]);
    matcher_add(fixture.matcher, LAYER_NAMES, &second, 0, second.size, true, &hearings[3]);
    matcher_settle(fixture.matcher, hear);
    for (size_t i = 0; i < 4; i++)
        assert_ptr_equal(order[i], &hearings[i]);
    assert_string_equal(hearings[0].told, "a.b:Riga a.b:Leeds a.c:Leeds ");
    assert_string_equal(hearings[1].told, "");
    assert_string_equal(hearings[2].told, "a.b:Leeds a.c:Leeds a.b:Riga ");
    assert_string_equal(hearings[3].told, "a.b:Leeds a.c:Leeds ");
    teardown(&fixture);
}

/* At words a subject hears in the order of its text, of a line in the order of rules. */
static void a_line_is_told_rule_by_rule(void **state) {
    (void)state;
    struct fixture fixture;
    static const char view[] = "Leeds met Riga and Leeds.";
    setup(&fixture,
          "layer phrases\nrule a.b\nwhy x\nmatch (?<name> {town} )" EMIT
          "rule a.c\nwhy x\nmatch (?<name> Leeds )" EMIT,
          view);
    for (int filter = 0; filter < 2; filter++) {
        struct hearing hearing = {NULL, view, ""}, *order[1], **next = order;
        hearing.next = &next;
        matcher_run(fixture.matcher, LAYER_PHRASES, &fixture.subject, 0, fixture.subject.size, filter, hear,
                    &hearing);
        assert_string_equal(hearing.told, "a.b:Leeds a.b:Riga a.b:Leeds a.c:Leeds a.c:Leeds ");
    }
    teardown(&fixture);
}

/* Sets of rules are gone through by pairs of 64: none of more rules than one pair holds is lost. */
static void each_of_many_rules_is_tried(void **state) {
    (void)state;
    enum { RULES = 300, RULE_SIZE = 80 };
    static char text[RULES * RULE_SIZE];
    char last[64];
    size_t size = (size_t)snprintf(text, sizeof text, "layer names\n");
    for (int i = 0; i < RULES; i++)
        size += (size_t)snprintf(text + size, sizeof text - size,
                                 "rule a.n%d\nwhy x\nmatch (?<name> {town} ) \\s met\nemit person name\n", i);
    assert_int_equal(matches(text, "Leeds met Riga, and Riga met Leeds.", last), 2 * RULES);
}

/* The first runs are interpreted, later ones machine code. */
static void the_last_of_many_runs_finds_what_the_first_did(void **state) {
    (void)state;
    static const char *const rules[] = {
        RULE "(?<name> {town} ) (?! \\s {town} )" EMIT, /* next: thousands of steps */
        RULE "(?<name> Leeds ) (?: [a-z]{2} | [a-z]+ | \\s ){0,11} Riga" EMIT};
    for (size_t r = 0; r < 2; r++) {
        struct fixture fixture;
        setup(&fixture, rules[r], r ? "Leeds said that more than some Riga." : "Leeds, King's Lynn, Riga.");
        size_t first = 0;
        for (size_t run = 1; run <= 300; run++) {
            matcher_run(fixture.matcher, LAYER_NAMES, &fixture.subject, 0, fixture.subject.size, true, found,
                        &fixture);
            first = first ? first : fixture.found;
            assert_int_equal(fixture.found, first * run);
            assert_string_equal(fixture.last, r ? "Leeds" : "Riga");
        }
        teardown(&fixture);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_of_several_words_is_found_whole),
        cmocka_unit_test(two_entries_are_not_one),
        cmocka_unit_test(the_case_of_an_entry_counts),
        cmocka_unit_test(a_look_ahead_refuses_entries),
        cmocka_unit_test(what_a_match_must_hold_may_stand_far_behind),
        cmocka_unit_test(a_match_may_end_before_an_apostrophe),
        cmocka_unit_test(a_match_may_end_at_a_comma),
        cmocka_unit_test(what_a_match_goes_over_is_let_through),
        cmocka_unit_test(a_second_word_may_be_any_that_the_pattern_takes),
        cmocka_unit_test(a_limit_is_reported_with_rule_and_offset),
        cmocka_unit_test(subjects_settled_together_are_told_apart),
        cmocka_unit_test(a_line_is_told_rule_by_rule),
        cmocka_unit_test(each_of_many_rules_is_tried),
        cmocka_unit_test(the_last_of_many_runs_finds_what_the_first_did),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
