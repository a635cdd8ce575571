/* Attempts gathered by run.c in; the matches that come of them out, told subject by subject.

   The one idea: attempts are made rule by rule, since a rule's machine code is slow to come by and quick to run again; so they are
   first put in that order, side by side, and what the next ones will read is asked for ahead. */
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "rules/matcher.h"

enum { ATTEMPTS_MUCH = 1 << 16, SUBJECTS_AHEAD = 8, WORDS_AHEAD = 4 };

/* Room for one match more. */
static struct match *next_match(struct matcher *matcher) {
    size_t count = matcher->matches_count + 1;
    matcher->matches = arena_take_room(matcher->arena, matcher->matches, sizeof *matcher->matches, count,
                                       count + 1, &matcher->matches_capacity);
    matcher->came = arena_take_room(matcher->arena, matcher->came, sizeof *matcher->came, count, count + 1,
                                    &matcher->came_capacity);
    return &matcher->matches[count];
}

/* Notes the match that has just come of an attempt. */
static void note(struct matcher *matcher, const struct due *due) {
    struct waiting *waiting = &matcher->waiting[due->subject];
    uint32_t number = (uint32_t)++matcher->matches_count;
    matcher->came[number] = (struct came){due->at, 0};
    if (waiting->last)
        matcher->came[waiting->last].next = number;
    else
        waiting->first = number;
    waiting->last = number;
}

/* Puts the attempts in the order of rules, those of a rule in the order of subjects and of the text; leaves in matcher->heads where
   those of each rule end. Each subject's were gathered from the last on (run.c). */
static void put_in_order(struct matcher *matcher, size_t rules) {
    size_t count = matcher->attempts_count, begin = 0;
    matcher->due = arena_take_room(matcher->arena, matcher->due, sizeof *matcher->due, 0, count + 1,
                                   &matcher->due_capacity);
    memset(matcher->heads, 0, rules * sizeof *matcher->heads);
    for (size_t i = 0; i < count; i++)
        matcher->heads[matcher->attempts[i].place]++;
    uint32_t before = 0;
    for (size_t place = 0; place < rules; place++) {
        uint32_t own = matcher->heads[place];
        matcher->heads[place] = before;
        before += own;
    }
    for (uint32_t i = 0; i < matcher->waiting_count; i++) {
        for (size_t number = matcher->waiting[i].end; number-- > begin;) {
            const struct attempt *attempt = &matcher->attempts[number];
            matcher->due[matcher->heads[attempt->place]++] = (struct due){attempt->word, attempt->at, i};
        }
        begin = matcher->waiting[i].end;
    }
}

/* Asks for what attempts soon behind `due` will read. */
static void expect(const struct matcher *matcher, const struct due *due) {
    const struct due *next = &due[WORDS_AHEAD];
    __builtin_prefetch(&matcher->waiting[due[SUBJECTS_AHEAD].subject]);
    __builtin_prefetch(matcher->waiting[next->subject].subject.at + next->at);
    __builtin_prefetch(next->word);
}

/* Makes all attempts of each rule at once. */
static void try_all(struct matcher *matcher) {
    const struct rule_index *index = &matcher->rules->index[matcher->layer];
    put_in_order(matcher, index->count);
    struct match *match = next_match(matcher);
    uint32_t n = 0;
    for (size_t place = 0; place < index->count; place++)
        for (; n < matcher->heads[place]; n++) {
            const struct due *due = &matcher->due[n];
            const struct subject *subject = &matcher->waiting[due->subject].subject;
            if (n + SUBJECTS_AHEAD < matcher->attempts_count)
                expect(matcher, due);
            if (!matcher_try(matcher, index->rules[place], subject, due, match))
                continue;
            note(matcher, due);
            match = next_match(matcher);
        }
}

static int by_place(const void *a, const void *b) {
    const struct told *left = a, *right = b;
    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

/* Puts at matcher->told the matches in a subject, in the order of the text or of rules; returns how many. What came of an earlier rule
   has the lower number. */
static size_t gather_told(struct matcher *matcher, const struct waiting *waiting) {
    size_t count = 0;
    bool in_order = true;
    uint32_t reached = 0;
    for (uint32_t n = waiting->first; n; n = matcher->came[n].next) {
        matcher->order = arena_take_room(matcher->arena, matcher->order, sizeof *matcher->order, count,
                                         count + 1, &matcher->order_capacity);
        matcher->order[count++] = (struct told){matcher->came[n].at, n};
        in_order &= matcher->came[n].at >= reached;
        reached = matcher->came[n].at;
    }
    if (!in_order && matcher->layer <= LAYER_NAMES)
        qsort(matcher->order, count, sizeof *matcher->order, by_place);
    matcher->told = arena_take_room(matcher->arena, matcher->told, sizeof *matcher->told, 0, count + 1,
                                    &matcher->told_capacity);
    for (size_t i = 0; i < count; i++)
        matcher->told[i] = &matcher->matches[matcher->order[i].number];
    return count;
}

void matcher_settle(struct matcher *matcher, matcher_found *call) {
    try_all(matcher);
    for (size_t i = 0; i < matcher->waiting_count; i++) {
        size_t count = gather_told(matcher, &matcher->waiting[i]);
        call(matcher->waiting[i].with, matcher->told, count);
    }
    matcher->waiting_count = matcher->attempts_count = matcher->matches_count = 0;
}

void matcher_settle_much(struct matcher *matcher, matcher_found *call) {
    if (matcher->attempts_count >= ATTEMPTS_MUCH)
        matcher_settle(matcher, call);
}
