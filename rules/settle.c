/* Attempts gathered by run.c in; the matches that come of them out, told subject by subject.

   The one idea: attempts are made rule by rule, since a rule's machine code is slow to come by and quick to run again; so they are
   first put in that order, side by side, and what the next ones will read is asked for ahead. */
#include <string.h>

#include "record/arena.h"
#include "rules/matcher.h"

enum { ATTEMPTS_MUCH = 1 << 16, SUBJECTS_AHEAD = 8, WORDS_AHEAD = 4 };

/* Room for one match more. */
static struct match *next_match(struct matcher *matcher) {
    matcher->matches =
        arena_take_room(matcher->arena, matcher->matches, sizeof *matcher->matches, matcher->matches_count,
                        matcher->matches_count + 1, &matcher->matches_capacity);
    return &matcher->matches[matcher->matches_count];
}

/* Puts the attempts in the order of rules; leaves in matcher->heads where those of each rule end. */
static void put_in_order(struct matcher *matcher, size_t rules) {
    size_t count = matcher->attempts_count;
    matcher->due = arena_take_room(matcher->arena, matcher->due, sizeof *matcher->due, 0, count + 1,
                                   &matcher->due_capacity);
    matcher->came = arena_take_room(matcher->arena, matcher->came, sizeof *matcher->came, 0, count + 1,
                                    &matcher->came_capacity);
    memset(matcher->came, 0, count * sizeof *matcher->came);
    memset(matcher->heads, 0, rules * sizeof *matcher->heads);
    for (size_t i = 0; i < count; i++)
        matcher->heads[matcher->attempts[i].place]++;
    uint32_t before = 0;
    for (size_t place = 0; place < rules; place++) {
        uint32_t own = matcher->heads[place];
        matcher->heads[place] = before;
        before += own;
    }
    uint32_t number = 0;
    for (uint32_t i = 0; i < matcher->waiting_count; i++)
        for (const struct subject *subject = &matcher->waiting[i].subject; number < matcher->waiting[i].end;
             number++) {
            const struct attempt *attempt = &matcher->attempts[number];
            size_t view = subject->offsets ? subject->offsets[attempt->at] : attempt->at;
            matcher->due[matcher->heads[attempt->place]++] =
                (struct due){subject->at + attempt->at, words_starting(subject->words, view), i, number};
        }
}

/* Asks for what attempts soon behind `due` will read. */
static void expect(const struct matcher *matcher, const struct due *due) {
    __builtin_prefetch(&matcher->waiting[due[SUBJECTS_AHEAD].subject]);
    __builtin_prefetch(due[WORDS_AHEAD].at);
    __builtin_prefetch(due[WORDS_AHEAD].word);
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
            matcher->came[due->number] = (uint32_t)++matcher->matches_count;
            match = next_match(matcher);
        }
}

/* Puts at matcher->told the matches that came of attempts [first, end), in the order of the text or of rules; returns how many. At
   words attempts were gathered from the last on (run.c). */
static size_t gather_told(struct matcher *matcher, size_t first, size_t end) {
    size_t count = 0;
    for (size_t i = first; i < end; i++) {
        size_t number = matcher->layer <= LAYER_NAMES ? end - 1 - (i - first) : i;
        if (!matcher->came[number])
            continue;
        matcher->told = arena_take_room(matcher->arena, matcher->told, sizeof(struct match *), count,
                                        count + 1, &matcher->told_capacity);
        matcher->told[count++] = &matcher->matches[matcher->came[number] - 1];
    }
    return count;
}

void matcher_settle(struct matcher *matcher, matcher_found *call) {
    try_all(matcher);
    size_t next = 0;
    for (size_t i = 0; i < matcher->waiting_count; i++) {
        size_t count = gather_told(matcher, next, matcher->waiting[i].end);
        next = matcher->waiting[i].end;
        call(matcher->waiting[i].with, matcher->told, count);
    }
    matcher->waiting_count = matcher->attempts_count = matcher->matches_count = 0;
}

void matcher_settle_much(struct matcher *matcher, matcher_found *call) {
    if (matcher->attempts_count >= ATTEMPTS_MUCH)
        matcher_settle(matcher, call);
}
