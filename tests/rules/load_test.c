/* Every fault of a rule file is an error that names its line and column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "record/error.h"
#include "rules/match.h"
#include "rules/rules.h"

#define LAYER "layer names\n"
#define RULE LAYER "rule a.b\nwhy x\n"
#define REST "emit person name\n"

static struct lists *small_lists(void) {
    struct error error;
    const struct list_file file = {"list/town.txt", TEXT("Leeds\nHull\n")};
    struct lists *lists = lists_load(&file, 1, &error);
    assert_non_null(lists);
    return lists;
}

/* Loads `text` as a user's file; true when it loads. */
static bool loads(const char *text, struct error *error) {
    struct lists *lists = small_lists();
    struct rule_file file = {"t.rules", text_of(text), 1};
    struct rules *rules = rules_load(lists, &file, 1, error);
    bool loaded = rules != NULL;
    rules_free(rules);
    lists_free(lists);
    return loaded;
}

static void refused(const char *text, size_t line, size_t column, const char *message) {
    struct error error = {.line = 0};
    assert_false(loads(text, &error));
    if (!strstr(error.message, message))
        fail_msg("\"%s\" instead of \"%s\"", error.message, message);
    assert_string_equal(error.file, "t.rules");
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
}

static void a_whole_rule_loads(void **state) {
    (void)state;
    struct error error;
    assert_true(loads(RULE "match (?<name> {town} )\n" REST, &error));
}

static void unknown_names_are_named_with_their_place(void **state) {
    (void)state;
    refused(RULE "match (?<name> {twon} )\n" REST, 4, 16, "twon");
    refused(RULE "match (?<name> [A-Z]\n      {twon} )\n" REST, 5, 7, "twon");
    refused(RULE "match (?<name> {person} )\n" REST, 4, 16, "slots stand from the layer phrases on");
    refused(RULE "match (?<name> {verb town object any} )\n" REST, 4, 16, "no such verbs");
    refused(RULE "match {is town|twon} (?<name> x )\n" REST, 4, 7, "no such list");
}

static void what_a_pattern_may_not_hold_is_refused(void **state) {
    (void)state;
    refused(RULE "match (?<name> x ) .*\n" REST, 4, 20, "unbounded");
    refused(RULE "match (?<name> x ) \\1\n" REST, 4, 20, "back-reference");
    refused(RULE "match (?<name> {town )\n" REST, 4, 16, "without its }");
}

static void what_pcre2_refuses_is_placed_in_the_pattern_as_written(void **state) {
    (void)state;
    refused(RULE "match {town} (?<name> [A-Z ) +\n" REST, 4, 23, "rule a.b");
    refused(RULE "match (?<name> x )\nunless {town} (?: a\n" REST, 5, 19, "parenthesis");
    refused(RULE "match (?<name> x ) ) y\n" REST, 4, 20, "parenthesis");
}

static void duplicates_are_refused(void **state) {
    (void)state;
    refused(RULE "match (?<name> x )\n" REST "rule a.b\nwhy x\n", 6, 9, "taken");
    refused(LAYER "define d x\ndefine d y\n", 3, 9, "there already");
    refused(RULE "why y\n", 4, 1, "given twice");
}

static void unused_and_circular_defines_are_refused(void **state) {
    (void)state;
    refused(LAYER "define d x\n", 2, 1, "used nowhere");
    refused(LAYER "define d x {d}\nrule a.b\nwhy x\nmatch (?<name> {d} )\n" REST, 2, 9, "uses itself");
}

static void what_is_missing_is_named(void **state) {
    (void)state;
    refused(LAYER "rule a.b\nmatch (?<name> x )\n" REST, 2, 1, "no why");
    refused(LAYER "rule a.b\nwhy x\n" REST, 2, 1, "no match");
    refused(RULE "match (?<name> x )\n", 2, 0, "no emit");
    refused(RULE "match (?<other> x )\n" REST, 5, 0, "nothing captures \"name\"");
}

static void lines_that_are_no_declarations_are_refused(void **state) {
    (void)state;
    refused("rule a.b\n", 1, 1, "no layer");
    refused("layer knames\n", 1, 9, "no such layer");
    refused(LAYER "rule A!\n", 2, 9, "an id is");
    refused(LAYER "why x\n", 2, 1, "no rule yet");
    refused(LAYER "whatever x\n", 2, 1, "unknown keyword");
    refused(LAYER "rule\n", 2, 1, "nothing behind");
    refused("  indented\n", 1, 1, "nothing to go on");
    refused(RULE "priority high\n", 4, 10, "whole number");
    refused(RULE "emit person.name a b c d e\n", 4, 1, "too many words");
}

static void a_class_that_no_body_has_is_refused(void **state) {
    (void)state;
    struct error error;
    static const char pair[] = "layer relations\nrule a.b\nwhy x\nmatch (?<a> x ) (?<b> y )\n";
    static const char giver[] =
        "layer names\nrule g.h\nwhy x\nmatch (?<name> z )\nemit institution name class=court\n";
    char text[400];
    snprintf(text, sizeof text, "%semit likes a b not-from=court\n%s", pair, giver);
    assert_true(loads(text, &error));
    snprintf(text, sizeof text, "%semit likes a b not-from=cuort\n%s", pair, giver);
    refused(text, 5, 25, "no body is of the class \"cuort\"");
    snprintf(text, sizeof text, "%semit likes a b\n     besides=court,shcool\n%s", pair, giver);
    refused(text, 6, 20, "no body is of the class \"shcool\"");
    snprintf(text, sizeof text, "%semit likes a b among=\n%s", pair, giver);
    refused(text, 5, 22, "no body is of the class");
}

static void a_later_origin_replaces_by_id(void **state) {
    (void)state;
    struct lists *lists = small_lists();
    struct error error;
    struct rule_file files[] = {{"one.rules", TEXT(RULE "match (?<name> x )\n" REST), 0},
                                {"two.rules", TEXT(LAYER "rule a.b\nwhy y\nmatch (?<name> y )\n" REST), 1}};
    struct rules *rules = rules_load(lists, files, 2, &error);
    assert_non_null(rules);
    assert_int_equal(rules_count(rules), 1);
    assert_string_equal(rules_find(rules, "a.b")->why, "y");
    rules_free(rules);
    lists_free(lists);
}

static void a_faulty_list_line_is_named(void **state) {
    (void)state;
    struct error error;
    struct list_file file = {"list/town.txt", TEXT("Leeds\nHull||Kingston\n")};
    assert_null(lists_load(&file, 1, &error));
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_rule_loads),
        cmocka_unit_test(unknown_names_are_named_with_their_place),
        cmocka_unit_test(what_a_pattern_may_not_hold_is_refused),
        cmocka_unit_test(what_pcre2_refuses_is_placed_in_the_pattern_as_written),
        cmocka_unit_test(duplicates_are_refused),
        cmocka_unit_test(unused_and_circular_defines_are_refused),
        cmocka_unit_test(what_is_missing_is_named),
        cmocka_unit_test(lines_that_are_no_declarations_are_refused),
        cmocka_unit_test(a_class_that_no_body_has_is_refused),
        cmocka_unit_test(a_later_origin_replaces_by_id),
        cmocka_unit_test(a_faulty_list_line_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
