/* An article in, what extract reads in it out: for tests of one kind of mention. Rules are loaded once a program. */
#ifndef TESTS_EXTRACT_ARTICLE_H
#define TESTS_EXTRACT_ARTICLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/analysis.h"
#include "record/arena.h"
#include "record/error.h"
#include "rules/match.h"
#include "rules/rules.h"

struct desk {
    struct lists *lists;
    struct rules *rules;
    struct matcher *matcher;
    struct arena *arena;
};

static struct desk desk;

static int desk_open(void **state) {
    struct error error;
    (void)state;
    desk.rules = rules_load_all(&desk.lists, NULL, 0, &error);
    assert_non_null(desk.rules);
    desk.matcher = matcher_new(desk.rules);
    desk.arena = arena_new();
    return 0;
}

static int desk_close(void **state) {
    (void)state;
    arena_free(desk.arena);
    matcher_free(desk.matcher);
    rules_free(desk.rules);
    lists_free(desk.lists);
    return 0;
}

static struct analysis desk_read(const char *date, enum date_order order, const char *text) {
    struct analysis analysis = {.arena = desk.arena,
                                .rules = desk.rules,
                                .matcher = desk.matcher,
                                .doc = TEXT("test"),
                                .date = text_of(date),
                                .date_order = order,
                                .filter = true};
    analysis_open(&analysis, text_of(text));
    analysis_run(&analysis, 1);
    return analysis;
}

/* The nth finding of a kind that is left, from 0. */
static const struct finding *desk_find(const struct analysis *analysis, int kind, size_t nth) {
    for (size_t i = 0; i < analysis->findings_count; i++)
        if (!analysis->findings[i].removed && analysis->findings[i].kind == kind && nth-- == 0)
            return &analysis->findings[i];
    return NULL;
}

#endif
