/* Small streams for tests: mentions as a table, resolved, and asked who is who by their number in the table. */
#ifndef TESTS_RESOLVE_TOLD_H
#define TESTS_RESOLVE_TOLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "record/arena.h"
#include "record/record.h"
#include "resolve/corpus.h"
#include "resolve/sieve.h"
#include "rules/list.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" /* {"Ann Marr"} is a whole mention */

enum { TOLD_MOST = 16 };

/* A mention; what is left out is empty. `alias_of` and the like count from 1, so that 0 is nobody. */
struct told {
    const char *text;
    const char *kind; /* "person" when left out */
    const char *form; /* "name" when left out */
    const char *title, *gender, *role, *given, *surname, *value, *doc;
    int alias_of, not_of, of, speaker;
    size_t sentence, gap; /* bytes before it: 20 when left out */
    bool subject;
};

struct telling {
    struct arena *arena;
    struct lists *lists;
    struct corpus *corpus;
    struct mention mentions[TOLD_MOST];
    struct story *stories[TOLD_MOST]; /* of each mention's document */
    const struct told *told;
    size_t count;
};

static const char told_nicknames[] = "William|Bill|Billy\nElizabeth|Liz\n";
static const char told_table[] = "Harbour Police|Quay Yard|the Quay\tclass=police\n";
static const char told_titles[] = "Mr\tsex=m\nMrs\tsex=f\nMs\tsex=f\nSir\tsex=m single=1\nDr\n";

static inline struct text told_id(struct arena *arena, size_t number) {
    char id[16];
    int size = snprintf(id, sizeof id, "m%zu", number);
    return (struct text){arena_take_copy(arena, id, (size_t)size), (size_t)size};
}

static inline struct text told_other(struct arena *arena, int number) {
    return number ? told_id(arena, (size_t)number - 1) : (struct text){"", 0};
}

static inline void telling_add(struct telling *telling, size_t i, size_t *at) {
    const struct told *told = &telling->told[i];
    struct arena *arena = telling->arena;
    *at += told->gap ? told->gap : 20;
    telling->mentions[i] = (struct mention){.id = told_id(arena, i),
                                            .doc = text_of(told->doc ? told->doc : "a"),
                                            .kind = text_of(told->kind ? told->kind : "person"),
                                            .form = text_of(told->form ? told->form : "name"),
                                            .start = *at,
                                            .end = *at + strlen(told->text),
                                            .text = text_of(told->text),
                                            .sentence = told->sentence,
                                            .value = text_of(told->value),
                                            .title = text_of(told->title),
                                            .gender = text_of(told->gender),
                                            .role = text_of(told->role),
                                            .given = text_of(told->given),
                                            .surname = text_of(told->surname),
                                            .alias_of = told_other(arena, told->alias_of),
                                            .not_of = told_other(arena, told->not_of),
                                            .of = told_other(arena, told->of),
                                            .speaker = told_other(arena, told->speaker),
                                            .subject = told->subject,
                                            .rule = TEXT("test")};
    *at += strlen(told->text);
    story_add_mention(telling->stories[i], &telling->mentions[i]);
}

/* The story of a document, begun where its first mention stands. */
static inline struct story *telling_story(struct telling *telling, size_t i) {
    struct text doc = text_of(telling->told[i].doc ? telling->told[i].doc : "a");
    for (size_t k = 0; k < i; k++)
        if (text_is_equal(telling->stories[k]->doc, doc))
            return telling->stories[k];
    struct story *story = arena_take(telling->arena, sizeof *story);
    story_init(story, telling->arena, &telling->corpus->lexicon, doc);
    return story;
}

static inline void telling_resolve(struct telling *telling) {
    for (size_t i = 0; i < telling->count; i++) {
        struct story *story = telling->stories[i];
        if (story->part_of)
            continue;
        story_settle(story);
        sieves_run(story);
        corpus_add_story(telling->corpus, story, TEXT("2024-05-16"));
    }
    corpus_join_all(telling->corpus, NULL);
}

/* Resolves `count` mentions of articles published on 16 May 2024. */
static inline void telling_init(struct telling *telling, const struct told *told, size_t count) {
    static const struct list_file files[] = {
        {"list/nickname.txt", {told_nicknames, sizeof told_nicknames - 1}},
        {"alias/institution.txt", {told_table, sizeof told_table - 1}},
        {"list/title-civil.txt", {told_titles, sizeof told_titles - 1}},
    };
    *telling = (struct telling){.arena = arena_new(), .told = told, .count = count};
    telling->lists = lists_load(files, sizeof files / sizeof *files, NULL);
    assert_non_null(telling->lists);
    telling->corpus = corpus_new(telling->arena, telling->lists);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        telling->stories[i] = telling_story(telling, i);
        telling_add(telling, i, &at);
    }
    telling_resolve(telling);
}

static inline void telling_done(struct telling *telling) {
    lists_free(telling->lists);
    arena_free(telling->arena);
}

static inline const struct member *telling_member(const struct telling *telling, size_t i) {
    const struct story *story = telling->stories[i];
    return &story->members[story_find(story, telling->mentions[i].id)];
}

/* The entity id of a mention, empty for none. */
static inline struct text telling_entity(const struct telling *telling, size_t i) {
    const struct story *story = telling->stories[i];
    uint32_t part = story_part_of(story, story_find(story, telling->mentions[i].id));
    if (part == NOBODY)
        return (struct text){"", 0};
    return telling->corpus->parts[corpus_root(telling->corpus, part)].entity;
}

static inline bool telling_same(const struct telling *telling, size_t a, size_t b) {
    struct text left = telling_entity(telling, a), right = telling_entity(telling, b);
    return left.size && text_is_equal(left, right);
}

/* Checks that two mentions are one entity, the second put there by `sieve`. */
static inline void assert_one(const struct told *told, size_t count, const char *sieve) {
    struct telling telling;
    telling_init(&telling, told, count);
    assert_true(telling_same(&telling, 0, count - 1));
    const char *by = telling_member(&telling, count - 1)->sieve;
    assert_string_equal(by ? by : "resolve.first-mention", sieve);
    telling_done(&telling);
}

/* Checks that the first and the last mention are not one entity. */
static inline void assert_two(const struct told *told, size_t count) {
    struct telling telling;
    telling_init(&telling, told, count);
    assert_false(telling_same(&telling, 0, count - 1));
    telling_done(&telling);
}

#define ONE(sieve, ...)                                                                                      \
    assert_one((const struct told[]){__VA_ARGS__},                                                           \
               sizeof((const struct told[]){__VA_ARGS__}) / sizeof(struct told), sieve)
#define TWO(...)                                                                                             \
    assert_two((const struct told[]){__VA_ARGS__},                                                           \
               sizeof((const struct told[]){__VA_ARGS__}) / sizeof(struct told))

#endif
