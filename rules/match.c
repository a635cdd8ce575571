/* A subject and rules in; matches out. The one idea: the word pass has already said which rules can begin at a word, or
   which a line can hold; only those are run, each under a match, a depth and a heap limit. */
#include "rules/match.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/code.h"

enum { MATCH_LIMIT = 200000, DEPTH_LIMIT = 2000, HEAP_LIMIT_KIB = 8192, JIT_STACK_MOST = 1 << 20 };

struct asked { /* what a callout needs to know */
    const struct rule_callout *callouts;
    const struct subject *subject;
    size_t base; /* where in the subject the pattern's own subject begins */
    size_t reach;
    size_t begun[CALLOUTS_MOST + 2]; /* by callout number: where in the view an entry may have begun */
};

struct compiled { /* a rule's code, made where it is first run */
    pcre2_code *match, *veto;
};

struct attempt {
    uint32_t word, rule;
};

struct matcher {
    struct arena *arena;
    const struct rules *rules;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
    struct asked asked;
    struct compiled *compiled; /* of each rule */
    uint64_t *set;             /* of a layer's rules */
    uint32_t *next;    /* of each feature: the nearest word at or behind the present one that answers it */
    uint64_t *present; /* features that a line answers */
    struct attempt *attempts;
    size_t attempts_count, attempts_capacity;
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

/* Whether an entry of one of `lists` begins in the view at `begin` and ends with the word `last`. */
static bool is_entry(const struct subject *subject, uint64_t lists, size_t begin, const struct word *last) {
    if (!last || !(last->ends & lists))
        return false;
    if (begin >= last->start)
        return begin == last->start && (last->alone & lists) != 0;
    return words_are_entry(subject->words, begin, last, lists);
}

static bool entry_begins(const struct subject *subject, uint64_t lists, size_t at, size_t view) {
    if (subject->offsets && (unsigned char)subject->at[at] >= 0x80)
        return false; /* a slot */
    const struct word *word = words_starting(subject->words, view);
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
    size_t view = subject->offsets ? subject->offsets[at] : at;
    if (callout->what == WORD_IS) {
        const struct word *word = words_starting(subject->words, view);
        return word && (word->alone & callout->lists) ? 0 : 1;
    }
    bool begins = entry_begins(subject, callout->lists, at, view);
    if (callout->what == NO_ENTRY)
        return begins ? 1 : 0;
    asked->begun[block->callout_number] = view;
    return begins ? 0 : 1;
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
    pcre2_jit_stack_assign(matcher->context, NULL, matcher->stack);
    matcher->compiled = arena_take(arena, (rules->count + 1) * sizeof *matcher->compiled);
    matcher->set = arena_take(arena, (rules->count / 64 + 1) * sizeof *matcher->set);
    matcher->next = arena_take(arena, (rules->features_count + 1) * sizeof *matcher->next);
    matcher->present = arena_take(arena, (rules->features_count / 64 + 1) * sizeof *matcher->present);
    return matcher;
}

void matcher_free(struct matcher *matcher) {
    if (!matcher)
        return;
    for (size_t i = 0; i < matcher->rules->count; i++) {
        pcre2_code_free(matcher->compiled[i].match);
        pcre2_code_free(matcher->compiled[i].veto);
    }
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->context);
    pcre2_jit_stack_free(matcher->stack);
    arena_free(matcher->arena);
}

void matcher_on_limit(struct matcher *matcher, matcher_limit *call, void *with) {
    matcher->on_limit = call;
    matcher->on_limit_with = with;
}

/* The rule's code, compiled at first use; a pattern that came to nothing was refused when the rules were loaded. */
static const pcre2_code *code_of(struct matcher *matcher, const struct rule *rule, bool veto) {
    struct compiled *compiled = &matcher->compiled[rule->number];
    pcre2_code **code = veto ? &compiled->veto : &compiled->match;
    struct error error;
    if (!*code)
        *code = rule_compile(rule, veto, &error);
    assert(*code);
    return *code;
}

/* Runs a pattern of the rule over subject[within], from `offset` of that span on. */
static int run(struct matcher *matcher, const struct rule *rule, bool veto, const struct subject *subject,
               struct span within, size_t offset) {
    const pcre2_code *code = code_of(matcher, rule, veto);
    matcher->asked.callouts = veto ? rule->code->veto.callouts : rule->code->match.callouts;
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
        size_t group = i + 1;
        bool took_part = (int)group < result && pairs[2 * group] != PCRE2_UNSET;
        match->captures[i] = took_part ? (struct span){pairs[2 * group], pairs[2 * group + 1]}
                                       : (struct span){SIZE_MAX, SIZE_MAX};
    }
}

/* Whether the rule's `unless` matches within the match: ^ and $ are the match's own ends. */
static bool is_vetoed(struct matcher *matcher, const struct rule *rule, const struct subject *subject,
                      const struct match *match) {
    return rule->unless.text && run(matcher, rule, true, subject, match->whole, 0) >= 0;
}

bool matcher_try(struct matcher *matcher, const struct rule *rule, const struct subject *subject,
                 size_t offset, struct match *match) {
    while (offset <= subject->size) {
        int result = run(matcher, rule, false, subject, (struct span){0, subject->size}, offset);
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

static void join(uint64_t *set, const uint64_t *other, size_t width) {
    for (size_t i = 0; i < width; i++)
        set[i] |= other[i];
}

/* Adds the rules that a word calls up to `set`. */
static void add_called(const struct rules *rules, enum layer layer, const struct word *word, uint64_t *set) {
    const struct rule_index *index = &rules->index[layer];
    const uint32_t triggers[] = {word->trigger, word->also};
    for (size_t i = 0; i < 2; i++) {
        const uint64_t *called = triggers[i] ? rules->triggers[triggers[i]].rules[layer] : NULL;
        if (called)
            join(set, called, index->width);
    }
    for (uint64_t left = word->begins & index->listed; left; left &= left - 1)
        join(set, index->by_list + (size_t)__builtin_ctzll(left) * index->width, index->width);
}

/* ---- at words ---- */

static size_t kind_of(const struct word *word, const char *view) {
    if (!(word->flags & WORD_PLAIN))
        return 0;
    char c = view[word->start];
    return c >= 'a' ? 2 : c >= 'A' ? 1 : 3;
}

/* The shape of a place (shape.c): kinds of three words' beginnings, and what stands between them. */
static size_t shape_of(const struct words *words, const char *view, size_t i) {
    const struct word *word = &words->at[i];
    size_t shape = kind_of(word, view) * 1024 + (size_t)word->gap * 128;
    if (i + 1 < words->count)
        shape += kind_of(word + 1, view) * 32 + (size_t)word[1].gap * 4;
    if (i + 2 < words->count)
        shape += kind_of(word + 2, view);
    return shape;
}

/* Remembers which needs the word answers. */
static void mark_features(struct matcher *matcher, const struct word *word, uint32_t number) {
    const struct rules *rules = matcher->rules;
    const uint32_t triggers[] = {word->trigger, word->also};
    for (size_t t = 0; t < 2; t++) {
        const struct rule_trigger *trigger = triggers[t] ? &rules->triggers[triggers[t]] : NULL;
        for (size_t i = 0; trigger && i < trigger->features_count; i++)
            matcher->next[trigger->features[i]] = number;
    }
    for (uint64_t left = word->begins & rules->featured; left; left &= left - 1) {
        const uint16_t *row = rules->list_features[__builtin_ctzll(left)];
        for (size_t i = 1; i <= row[0]; i++)
            matcher->next[row[i]] = number;
    }
    if (word->flags & WORD_NUMERIC && rules->digit_feature >= 0)
        matcher->next[rules->digit_feature] = number;
}

/* Whether what the rule needs stands near enough behind word `number`. */
static bool is_answered(const struct matcher *matcher, const struct rule *rule, const struct words *words,
                        size_t number) {
    const struct rule_code *code = rule->code;
    if (words->at[number].begins & code->start.refused)
        return false;
    for (size_t i = 0; i < code->start.needs_count; i++) {
        uint32_t next = matcher->next[code->features[i]];
        if (next == UINT32_MAX || words->at[next].spaced - words->at[number].spaced > code->start.spaces)
            return false;
    }
    return true;
}

static void add_attempt(struct matcher *matcher, size_t word, uint32_t rule) {
    matcher->attempts =
        arena_take_room(matcher->arena, matcher->attempts, sizeof *matcher->attempts, matcher->attempts_count,
                        matcher->attempts_count + 1, &matcher->attempts_capacity);
    matcher->attempts[matcher->attempts_count++] = (struct attempt){(uint32_t)word, rule};
}

/* Adds the attempts at word `number`, the last rule first. */
static void add_attempts(struct matcher *matcher, enum layer layer, const struct subject *subject,
                         size_t number) {
    const struct rules *rules = matcher->rules;
    const struct rule_index *index = &rules->index[layer];
    const struct word *word = &subject->words->at[number];
    uint64_t *set = matcher->set;
    memcpy(set, index->by_byte + ((unsigned char)subject->at[word->start] & 127) * index->width,
           index->width * sizeof *set);
    add_called(rules, layer, word, set);
    const uint64_t *fit = NULL;
    for (size_t i = index->width; i-- > 0;) {
        if (!set[i])
            continue;
        if (!fit)
            fit = index->shapes + shape_of(subject->words, subject->at, number) * index->width;
        for (uint64_t left = set[i] & fit[i]; left;) {
            size_t place = 63 - (size_t)__builtin_clzll(left);
            left ^= 1ULL << place;
            uint32_t rule = index->rules[i * 64 + place];
            if (layer == LAYER_BLOCKS || is_answered(matcher, &rules->all[rule], subject->words, number))
                add_attempt(matcher, number, rule);
        }
    }
}

static void add_all(struct matcher *matcher, enum layer layer, size_t number) {
    const struct rule_index *index = &matcher->rules->index[layer];
    for (size_t i = index->count; i-- > 0;)
        add_attempt(matcher, number, index->rules[i]);
}

/* Words are gone through from the last to the first, so that what stands behind each is known; then the attempts
   are made in the order of the text. */
static void run_at_words(struct matcher *matcher, enum layer layer, const struct subject *subject,
                         size_t from, size_t to, bool filter, matcher_found *call, void *with) {
    const struct words *words = subject->words;
    size_t first = words_from(words, from), end = words_from(words, to);
    memset(matcher->next, 0xFF, matcher->rules->features_count * sizeof *matcher->next);
    matcher->attempts_count = 0;
    for (size_t w = end; w-- > first;) {
        if (layer != LAYER_BLOCKS)
            mark_features(matcher, &words->at[w], (uint32_t)w);
        if (filter)
            add_attempts(matcher, layer, subject, w);
        else
            add_all(matcher, layer, w);
    }
    struct match match;
    for (size_t i = matcher->attempts_count; i-- > 0;) {
        const struct attempt *attempt = &matcher->attempts[i];
        const struct rule *rule = &matcher->rules->all[attempt->rule];
        if (matcher_try(matcher, rule, subject, words->at[attempt->word].start, &match))
            call(with, &match);
    }
}

/* ---- over lines ---- */

static void mark_present(struct matcher *matcher, const struct word *word) {
    const struct rules *rules = matcher->rules;
    const uint32_t triggers[] = {word->trigger, word->also};
    for (size_t t = 0; t < 2; t++) {
        const struct rule_trigger *trigger = triggers[t] ? &rules->triggers[triggers[t]] : NULL;
        for (size_t i = 0; trigger && i < trigger->features_count; i++)
            matcher->present[trigger->features[i] / 64] |= 1ULL << trigger->features[i] % 64;
    }
    for (uint64_t left = word->begins & rules->featured; left; left &= left - 1) {
        const uint16_t *row = rules->list_features[__builtin_ctzll(left)];
        for (size_t i = 1; i <= row[0]; i++)
            matcher->present[row[i] / 64] |= 1ULL << row[i] % 64;
    }
    if (word->flags & WORD_NUMERIC && rules->digit_feature >= 0)
        matcher->present[rules->digit_feature / 64] |= 1ULL << rules->digit_feature % 64;
}

/* The leads of the slots that stand in a masked line, bit 0 for 0xC0. */
static uint64_t slots_of(const struct subject *subject) {
    uint64_t slots = 0;
    for (size_t i = 0; i < subject->size; i++) {
        unsigned char c = (unsigned char)subject->at[i];
        if (c >= 0xC0)
            slots |= 1ULL << (c - 0xC0);
    }
    return slots;
}

static bool line_answers(const struct matcher *matcher, const struct rule *rule, uint64_t slots) {
    const struct rule_code *code = rule->code;
    for (size_t i = 0; i < code->start.slots_count; i++)
        if (!(slots & code->start.slots[i]))
            return false;
    for (size_t i = 0; i < code->start.needs_count; i++)
        if (!(matcher->present[code->features[i] / 64] >> code->features[i] % 64 & 1))
            return false;
    return true;
}

/* Gathers in matcher->set the rules that the words of a line call up; false when there are none. */
static bool call_up(struct matcher *matcher, enum layer layer, const struct subject *subject) {
    const struct rules *rules = matcher->rules;
    const struct rule_index *index = &rules->index[layer];
    memcpy(matcher->set, index->always, index->width * sizeof *matcher->set);
    memset(matcher->present, 0, (rules->features_count / 64 + 1) * sizeof *matcher->present);
    size_t from = subject->offsets ? subject->offsets[0] : 0;
    size_t to = subject->offsets ? subject->offsets[subject->size] : subject->size;
    size_t end = words_from(subject->words, to);
    for (size_t w = words_from(subject->words, from); w < end; w++) {
        add_called(rules, layer, &subject->words->at[w], matcher->set);
        mark_present(matcher, &subject->words->at[w]);
    }
    uint64_t any = 0;
    for (size_t i = 0; i < index->width; i++)
        any |= matcher->set[i];
    return any != 0;
}

static void run_over_line(struct matcher *matcher, enum layer layer, const struct subject *subject,
                          bool filter, matcher_found *call, void *with) {
    const struct rules *rules = matcher->rules;
    const struct rule_index *index = &rules->index[layer];
    if (!call_up(matcher, layer, subject) && filter)
        return;
    uint64_t slots = slots_of(subject);
    struct match match;
    for (size_t place = 0; place < index->count; place++) {
        const struct rule *rule = &rules->all[index->rules[place]];
        if (filter && (!(matcher->set[place / 64] >> place % 64 & 1) || !line_answers(matcher, rule, slots)))
            continue;
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

bool matcher_is_called(const struct matcher *matcher, enum layer layer, const struct words *words,
                       size_t from, size_t to) {
    const struct rules *rules = matcher->rules;
    const struct rule_index *index = &rules->index[layer];
    for (size_t i = 0; i < index->width; i++)
        if (index->always[i])
            return true;
    size_t end = words_from(words, to);
    for (size_t w = words_from(words, from); w < end; w++) {
        const struct word *word = &words->at[w];
        if (word->begins & index->listed || (word->trigger && rules->triggers[word->trigger].rules[layer]))
            return true;
        if (word->also && rules->triggers[word->also].rules[layer])
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

struct span matcher_reach(struct matcher *matcher, const struct rule *rule, const struct subject *subject) {
    struct span best = {0, 0};
    const pcre2_code *code = code_of(matcher, rule, false);
    matcher->asked.callouts = rule->code->match.callouts;
    matcher->asked.subject = subject;
    matcher->asked.base = 0;
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
