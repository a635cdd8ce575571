/* A subject and rules in; matches out. The one idea: the word pass has already said which rules can begin at a word, or
   which a line can hold; only those are run, each under a match, a depth and a heap limit. */
#include "rules/match.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "rules/code.h"

enum { MATCH_LIMIT = 200000, DEPTH_LIMIT = 2000, HEAP_LIMIT_KIB = 8192, JIT_STACK_MOST = 1 << 20 };

struct asked { /* what a callout needs to know */
    const struct rule_callout *callouts;
    const struct subject *subject;
    size_t base; /* where in the subject the pattern's own subject begins */
    size_t reach;
    size_t begun[257]; /* by callout number: where in the view an entry may have begun */
};

struct matcher {
    const struct rules *rules;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    struct asked asked;
    uint64_t *stamps; /* of each rule: when it was last a candidate */
    uint64_t stamp;
    uint32_t *candidates;
    matcher_limit *on_limit;
    void *on_limit_with;
};

int match_lead(int kind, int form) {
    return 0xC0 + kind * 3 + form;
}

int match_facet_mark(const char *name) {
    static const char *const names[] = {"source", "target", "verb"};
    for (int i = 0; i < 3; i++)
        if (!strcmp(name, names[i]))
            return 0xF1 + i;
    return 0;
}

/* Whether an entry of the list begins in the view at `begin`, if that is known, and ends with the word `last`. */
static bool is_entry(const struct subject *subject, const struct rule_callout *callout, size_t begin,
                     const struct word *last) {
    if (!last || !(last->ends >> callout->list & 1))
        return false;
    if (begin >= last->start)
        return begin > last->start || last->alone >> callout->list & 1;
    return words_are_entry(subject->words, begin, last, 1ULL << callout->list);
}

static int answer(pcre2_callout_block *block, void *with) {
    struct asked *asked = with;
    const struct rule_callout *callout = &asked->callouts[block->callout_number - 1];
    const struct subject *subject = asked->subject;
    size_t at = asked->base + block->current_position;
    if (at > asked->reach)
        asked->reach = at;
    if (callout->end) {
        if (!at)
            return 1;
        size_t before = subject->offsets ? subject->offsets[at - 1] + 1 : at;
        size_t begin = asked->begun[block->callout_number - 1];
        return is_entry(subject, callout, begin, words_ending(subject->words, before)) ? 0 : 1;
    }
    size_t view = subject->offsets ? subject->offsets[at] : at;
    asked->begun[block->callout_number] = view;
    const struct word *word = words_starting(subject->words, view);
    if (callout->any)
        return word && (word->alone & callout->any) ? 0 : 1;
    return word && word->begins >> callout->list & 1 ? 0 : 1;
}

struct matcher *matcher_new(const struct rules *rules) {
    struct matcher *matcher = calloc(1, sizeof *matcher);
    if (!matcher)
        abort();
    matcher->rules = rules;
    matcher->data = pcre2_match_data_create(RULE_CAPTURES_MOST * 2 + 2, NULL);
    matcher->context = pcre2_match_context_create(NULL);
    matcher->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK_MOST, NULL);
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
    pcre2_set_callout(matcher->context, answer, &matcher->asked);
    pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    matcher->stamps = calloc(rules->count + 1, sizeof *matcher->stamps);
    matcher->candidates = calloc(rules->count + 1, sizeof *matcher->candidates);
    if (!matcher->stamps || !matcher->candidates)
        abort();
    return matcher;
}

void matcher_free(struct matcher *matcher) {
    if (!matcher)
        return;
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    pcre2_jit_stack_free(matcher->stack);
    free(matcher->stamps);
    free(matcher->candidates);
    free(matcher);
}

void matcher_on_limit(struct matcher *matcher, matcher_limit *call, void *with) {
    matcher->on_limit = call;
    matcher->on_limit_with = with;
}

/* Runs a pattern over subject[within], from `offset` of that span on. */
static int run(struct matcher *matcher, const pcre2_code *code, const struct rule_callout *callouts,
               const struct subject *subject, struct span within, size_t offset) {
    matcher->asked.callouts = callouts;
    matcher->asked.subject = subject;
    matcher->asked.base = within.start;
    PCRE2_SPTR at = (PCRE2_SPTR)subject->at + within.start;
    size_t size = within.end - within.start;
    int result = pcre2_jit_match(code, at, size, offset, 0, matcher->data, matcher->context);
    if (result == PCRE2_ERROR_JIT_BADOPTION)
        result = pcre2_match(code, at, size, offset, 0, matcher->data, matcher->context);
    return result;
}

static void read_spans(struct matcher *matcher, const struct rule *rule, int result, struct match *match) {
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(matcher->data);
    match->rule = rule;
    match->whole = (struct span){pairs[0], pairs[1]};
    const struct rule_code *code = rule->code;
    for (size_t i = 0; i < code->captures; i++) {
        uint32_t group = code->groups[i];
        bool took_part = (int)group < result && pairs[2 * group] != PCRE2_UNSET;
        match->captures[i] = took_part ? (struct span){pairs[2 * group], pairs[2 * group + 1]}
                                       : (struct span){SIZE_MAX, SIZE_MAX};
    }
}

/* Whether the rule's `unless` matches within the match: ^ and $ are the match's own ends. */
static bool is_vetoed(struct matcher *matcher, const struct rule *rule, const struct subject *subject,
                      const struct match *match) {
    const struct rule_code *code = rule->code;
    if (!code->veto)
        return false;
    return run(matcher, code->veto, code->veto_callouts, subject, match->whole, 0) >= 0;
}

bool matcher_try(struct matcher *matcher, const struct rule *rule, const struct subject *subject,
                 size_t offset, struct match *match) {
    const struct rule_code *code = rule->code;
    while (offset <= subject->size) {
        int result =
            run(matcher, code->match, code->callouts, subject, (struct span){0, subject->size}, offset);
        if (result < 0) {
            if (result != PCRE2_ERROR_NOMATCH && matcher->on_limit)
                matcher->on_limit(matcher->on_limit_with, rule, offset);
            return false;
        }
        read_spans(matcher, rule, result, match);
        if (!is_vetoed(matcher, rule, subject, match))
            return true;
        if (rule->layer <= LAYER_NAMES)
            return false;
        offset = match->whole.start + 1;
    }
    return false;
}

static void add_candidate(struct matcher *matcher, uint32_t number, enum layer layer, size_t *count) {
    if (matcher->stamps[number] == matcher->stamp || matcher->rules->all[number].layer != layer)
        return;
    matcher->stamps[number] = matcher->stamp;
    matcher->candidates[(*count)++] = number;
}

static void add_row(struct matcher *matcher, const uint32_t *row, enum layer layer, size_t *count) {
    for (uint32_t i = 1; row && i <= row[0]; i++)
        add_candidate(matcher, row[i], layer, count);
}

/* The rules that a word calls up. */
static void add_word(struct matcher *matcher, enum layer layer, const struct word *word, size_t *count) {
    const struct rules *rules = matcher->rules;
    if (word->trigger)
        add_row(matcher, rules->triggered[word->trigger], layer, count);
    for (uint64_t left = word->begins & rules->listed[layer]; left; left &= left - 1)
        add_row(matcher, rules->by_list[layer][__builtin_ctzll(left)], layer, count);
}

static void run_at_words(struct matcher *matcher, enum layer layer, const struct subject *subject,
                         size_t from, size_t to, bool filter, matcher_found *call, void *with) {
    const struct rules *rules = matcher->rules;
    struct match match;
    for (size_t w = words_from(subject->words, from); w < subject->words->count; w++) {
        const struct word *word = &subject->words->at[w];
        if (word->start >= to)
            break;
        size_t count = 0;
        matcher->stamp++;
        if (filter) {
            add_word(matcher, layer, word, &count);
            add_row(matcher, rules->by_byte[layer][(unsigned char)subject->at[word->start] & 127], layer,
                    &count);
        } else {
            for (uint32_t n = 0; n < rules->count; n++)
                add_candidate(matcher, n, layer, &count);
        }
        for (size_t i = 0; i < count; i++)
            if (matcher_try(matcher, &rules->all[matcher->candidates[i]], subject, word->start, &match))
                call(with, &match);
    }
}

static int by_number(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

static void run_over_line(struct matcher *matcher, enum layer layer, const struct subject *subject,
                          bool filter, matcher_found *call, void *with) {
    const struct rules *rules = matcher->rules;
    size_t count = 0;
    matcher->stamp++;
    size_t from = subject->offsets ? subject->offsets[0] : 0;
    size_t to = subject->offsets ? subject->offsets[subject->size] : subject->size;
    for (size_t w = words_from(subject->words, from); filter && w < subject->words->count; w++) {
        if (subject->words->at[w].start >= to)
            break;
        add_word(matcher, layer, &subject->words->at[w], &count);
    }
    if (filter)
        add_row(matcher, rules->always[layer], layer, &count);
    for (uint32_t n = 0; !filter && n < rules->count; n++)
        add_candidate(matcher, n, layer, &count);
    qsort(matcher->candidates, count, sizeof *matcher->candidates, by_number);
    struct match match;
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = &rules->all[matcher->candidates[i]];
        for (size_t at = 0; at < subject->size && matcher_try(matcher, rule, subject, at, &match);
             at = match.whole.start + 1)
            call(with, &match);
    }
}

void matcher_run(struct matcher *matcher, enum layer layer, const struct subject *subject, size_t from,
                 size_t to, bool filter, matcher_found *call, void *with) {
    if (layer <= LAYER_NAMES)
        run_at_words(matcher, layer, subject, from, to, filter, call, with);
    else
        run_over_line(matcher, layer, subject, filter, call, with);
}

static bool row_has(const struct rules *rules, const uint32_t *row, enum layer layer) {
    for (uint32_t i = 1; row && i <= row[0]; i++)
        if (rules->all[row[i]].layer == layer)
            return true;
    return false;
}

bool matcher_is_called(const struct matcher *matcher, enum layer layer, const struct words *words,
                       size_t from, size_t to) {
    const struct rules *rules = matcher->rules;
    if (rules->always[layer])
        return true;
    for (size_t w = words_from(words, from); w < words->count && words->at[w].start < to; w++) {
        const struct word *word = &words->at[w];
        if (word->begins & rules->listed[layer])
            return true;
        if (word->trigger && row_has(rules, rules->triggered[word->trigger], layer))
            return true;
    }
    return false;
}

int rule_capture(const struct rule *rule, const char *name) {
    for (size_t i = 0; i < rule->code->captures; i++)
        if (!strcmp(rule->code->names[i], name))
            return (int)i;
    return -1;
}

size_t rule_captures(const struct rule *rule) {
    return rule->code->captures;
}

const char *rule_capture_name(const struct rule *rule, size_t number) {
    return rule->code->names[number];
}

bool match_span(const struct match *match, const char *name, struct span *span) {
    int number = rule_capture(match->rule, name);
    if (number < 0 || match->captures[number].start == SIZE_MAX)
        return false;
    *span = match->captures[number];
    return true;
}

size_t matcher_reach(struct matcher *matcher, const struct rule *rule, const struct subject *subject) {
    size_t best = 0;
    for (size_t at = 0; at <= subject->size; at++) {
        /* a partial match says how far the pattern could go before the subject would have had to go on */
        for (size_t size = subject->size; size > at && size > best; size--) {
            matcher->asked.callouts = rule->code->callouts;
            matcher->asked.subject = subject;
            matcher->asked.base = matcher->asked.reach = 0;
            int result = pcre2_match(rule->code->match, (PCRE2_SPTR)subject->at, size, at,
                                     PCRE2_PARTIAL_HARD | PCRE2_ANCHORED | PCRE2_NO_JIT, matcher->data,
                                     matcher->context);
            if (result == PCRE2_ERROR_PARTIAL || result > 0)
                best = size;
        }
    }
    return best;
}
