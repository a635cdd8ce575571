/* A rule and a place in; its match there out, under a match, a depth and a heap limit. Which rules are tried where is
   settled in run.c.

   Making machine code of a pattern takes as long as interpreting it some hundred times, so the first runs are interpreted;
   what isn't settled then within BRIEF_LIMIT steps is left to the machine code, so that the limits that a rule may hit are
   those of machine code alone, however often it has been run before. */
#include "rules/match.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/call.h"
#include "rules/matcher.h"

enum { MATCH_LIMIT = 200000, DEPTH_LIMIT = 2000, HEAP_LIMIT_KIB = 8192, JIT_STACK_MOST = 1 << 20 };
enum { INTERPRETED_RUNS = 200, BRIEF_LIMIT = 2000 };

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

/* Whether an entry of one of `lists` begins in the view at `begin` and ends with the word `last`. */
static bool is_entry(const struct subject *subject, uint64_t lists, size_t begin, const struct word *last) {
    if (!last || !(last->ends & lists))
        return false;
    if (begin >= last->start)
        return begin == last->start && (last->alone & lists) != 0;
    return words_are_entry(subject->words, begin, last, lists);
}

static size_t view_of(const struct subject *subject, size_t at) {
    return subject->offsets ? subject->offsets[at] : at;
}

/* The word that starts at a place of the subject: most often asked for where the match begins. */
static const struct word *word_at(const struct asked *asked, size_t at) {
    return at == asked->start ? asked->word
                              : words_starting(asked->subject->words, view_of(asked->subject, at));
}

static bool entry_begins(const struct asked *asked, uint64_t lists, size_t at) {
    if (asked->subject->offsets && (unsigned char)asked->subject->at[at] >= 0x80)
        return false; /* a slot */
    const struct word *word = word_at(asked, at);
    return word && (word->begins & lists) != 0;
}

static int answer(pcre2_callout_block *block, void *with) {
    struct asked *asked = with;
    const struct rule_callout *callout = &asked->callouts[block->callout_number - 1];
    const struct subject *subject = asked->subject;
    size_t at = asked->base + block->current_position;
    if (at > asked->reach)
        asked->reach = at;
    if (callout->what == ENTRY_ENDS) {
        if (!at)
            return 1;
        size_t before = subject->offsets ? subject->offsets[at - 1] + 1 : at;
        size_t begin = asked->begun[block->callout_number - 1];
        return is_entry(subject, callout->lists, begin, words_ending(subject->words, before)) ? 0 : 1;
    }
    if (callout->what == WORD_IS) {
        const struct word *word = word_at(asked, at);
        return word && (word->alone & callout->lists) ? 0 : 1;
    }
    bool begins = entry_begins(asked, callout->lists, at);
    if (callout->what == NO_ENTRY)
        return begins ? 1 : 0;
    asked->begun[block->callout_number] = view_of(subject, at);
    return begins ? 0 : 1;
}

/* Brings together what a try of each rule wants. */
static void name_callouts(struct matcher *matcher) {
    for (size_t i = 0; i < matcher->rules->count; i++) {
        const struct rule *rule = &matcher->rules->all[i];
        struct compiled *compiled = &matcher->compiled[i];
        compiled->callouts = rule->code->match.callouts;
        compiled->veto_callouts = rule->code->veto.callouts;
        compiled->has_veto = rule->unless.text != NULL;
    }
}

struct matcher *matcher_new(const struct rules *rules) {
    struct arena *arena = arena_new();
    struct matcher *matcher = arena_take(arena, sizeof *matcher);
    matcher->arena = arena;
    matcher->rules = rules;
    matcher->data = pcre2_match_data_create(RULE_CAPTURES_MOST * 2 + 2, NULL);
    matcher->context = pcre2_match_context_create(NULL);
    matcher->stack = pcre2_jit_stack_create(32 * 1024, JIT_STACK_MOST, NULL);
    pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
    pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
    pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
    pcre2_set_callout(matcher->context, answer, &matcher->asked);
    matcher->brief = pcre2_match_context_copy(matcher->context);
    pcre2_set_match_limit(matcher->brief, BRIEF_LIMIT);
    pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    matcher->compiled = arena_take(arena, (rules->count + 1) * sizeof *matcher->compiled);
    matcher->fired = arena_take(arena, (rules->count + 1) * sizeof *matcher->fired);
    matcher->set = arena_take(arena, (rules->count / 64 + STEP) * sizeof *matcher->set);
    matcher->left = arena_take(arena, (rules->count / 64 + STEP) * sizeof *matcher->left);
    matcher->open = arena_take(arena, (rules->count / 64 / STEP + 1) * sizeof *matcher->open);
    matcher->calls = calls_new(rules);
    name_callouts(matcher);
    matcher->heads = arena_take(arena, (rules->count + 1) * sizeof *matcher->heads);
    return matcher;
}

void matcher_free(struct matcher *matcher) {
    if (!matcher)
        return;
    for (size_t i = 0; i < matcher->rules->count; i++) {
        pcre2_code_free(matcher->compiled[i].match.code);
        pcre2_code_free(matcher->compiled[i].veto.code);
    }
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    pcre2_match_context_free(matcher->brief);
    pcre2_jit_stack_free(matcher->stack);
    calls_free(matcher->calls);
    arena_free(matcher->arena);
}

void matcher_on_limit(struct matcher *matcher, matcher_limit *call, void *with) {
    matcher->on_limit = call;
    matcher->on_limit_with = with;
}

/* Makes the code of one of the rule's patterns; what came to nothing was refused when the rules were loaded. */
static void make(const struct matcher *matcher, struct program *program, size_t number, bool veto) {
    struct error error;
    program->code = rule_compile(&matcher->rules->all[number], veto, &error);
    assert(program->code);
}

/* Runs a program, interpreted or as machine code, whichever is likely to cost less in the end. */
static int run_program(struct matcher *matcher, struct program *program, struct text subject, size_t offset) {
    PCRE2_SPTR at = (PCRE2_SPTR)subject.at;
    if (program->runs < INTERPRETED_RUNS) {
        program->runs++;
        int result =
            pcre2_match(program->code, at, subject.size, offset, PCRE2_NO_JIT, matcher->data, matcher->brief);
        if (result >= 0 || result == PCRE2_ERROR_NOMATCH)
            return result;
    }
    if (!program->is_fast)
        pcre2_jit_compile(program->code, PCRE2_JIT_COMPLETE);
    program->is_fast = true;
    program->runs = INTERPRETED_RUNS;
    int result = pcre2_jit_match(program->code, at, subject.size, offset, 0, matcher->data, matcher->context);
    if (result == PCRE2_ERROR_JIT_BADOPTION)
        result = pcre2_match(program->code, at, subject.size, offset, 0, matcher->data, matcher->context);
    return result;
}

static void read_spans(struct matcher *matcher, const struct rule *rule, int result, struct match *match) {
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(matcher->data);
    match->rule = rule;
    match->whole = (struct span){pairs[0], pairs[1]};
    const struct rule_code *code = rule->code;
    for (size_t i = 0; i < code->captures; i++) {
        size_t group = i + 1;
        bool took_part = (int)group < result && pairs[2 * group] != PCRE2_UNSET;
        match->captures[i] = took_part ? (struct span){pairs[2 * group], pairs[2 * group + 1]}
                                       : (struct span){SIZE_MAX, SIZE_MAX};
    }
}

/* Whether the rule's `unless` matches within the match: ^ and $ are the match's own ends. */
static bool is_vetoed(struct matcher *matcher, size_t number, const struct subject *subject,
                      struct span whole) {
    struct compiled *compiled = &matcher->compiled[number];
    if (!compiled->has_veto)
        return false;
    if (!compiled->veto.code)
        make(matcher, &compiled->veto, number, true);
    matcher->asked.callouts = compiled->veto_callouts;
    matcher->asked.base = whole.start;
    matcher->asked.start = SIZE_MAX;
    struct text words = {subject->at + whole.start, whole.end - whole.start};
    return run_program(matcher, &compiled->veto, words, 0) >= 0;
}

bool matcher_try(struct matcher *matcher, uint32_t number, const struct subject *subject,
                 const struct due *due, struct match *match) {
    size_t offset = due->at;
    struct compiled *compiled = &matcher->compiled[number];
    if (!compiled->match.code)
        make(matcher, &compiled->match, number, false);
    matcher->asked.callouts = compiled->callouts;
    matcher->asked.subject = subject;
    matcher->asked.base = 0;
    matcher->asked.start = offset;
    matcher->asked.word = due->word;
    int result = run_program(matcher, &compiled->match, (struct text){subject->at, subject->size}, offset);
    if (result == PCRE2_ERROR_NOMATCH)
        return false;
    const struct rule *rule = &matcher->rules->all[number];
    if (result < 0) {
        if (matcher->on_limit)
            matcher->on_limit(matcher->on_limit_with, rule, subject, offset);
        return false;
    }
    read_spans(matcher, rule, result, match);
    if (is_vetoed(matcher, number, subject, match->whole))
        return false;
    matcher->fired[number]++;
    return true;
}

size_t matcher_fired(const struct matcher *matcher, const struct rule *rule) {
    return matcher->fired[rule->number];
}

struct span matcher_reach(struct matcher *matcher, const struct rule *rule, const struct subject *subject) {
    struct span best = {0, 0};
    struct compiled *compiled = &matcher->compiled[rule->number];
    if (!compiled->match.code)
        make(matcher, &compiled->match, rule->number, false);
    const pcre2_code *code = compiled->match.code;
    matcher->asked.callouts = rule->code->match.callouts;
    matcher->asked.subject = subject;
    matcher->asked.base = 0;
    matcher->asked.start = SIZE_MAX;
    for (size_t at = 0; at < subject->size; at++) {
        /* a partial match says that the pattern could go on if the subject did */
        for (size_t size = subject->size; size > at + (best.end - best.start); size--) {
            int result = pcre2_match(code, (PCRE2_SPTR)subject->at, size, at,
                                     PCRE2_PARTIAL_HARD | PCRE2_ANCHORED | PCRE2_NO_JIT, matcher->data,
                                     matcher->context);
            if (result == PCRE2_ERROR_PARTIAL)
                best = (struct span){at, size};
        }
    }
    return best;
}
