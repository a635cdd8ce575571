/* A subject and a layer in; the matches of the layer's rules out. The one idea: the word pass has already said which rules can
   begin at a word, and which a line can hold; only those are tried, and only there. */
#include <string.h>

#include "record/arena.h"
#include "rules/matcher.h"

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
/* NOLINTNEXTLINE(readability-function-size): matcher_run's parameters */
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

static bool is_letter(unsigned char c) {
    return (unsigned)(c | 32) - 'a' < 26U || (unsigned)c - '0' < 10U;
}

/* Whether a match may begin there: not inside a word, nor at a slot's second byte. */
static bool is_place(const struct subject *subject, size_t at) {
    unsigned char c = (unsigned char)subject->at[at];
    if (is_letter(c))
        return !at || !is_letter((unsigned char)subject->at[at - 1]);
    return c < 0x80 || c >= 0xC0;
}

/* The word that stands open, in no slot, at a place of the line. */
static const struct word *word_at(const struct subject *subject, size_t at) {
    if ((unsigned char)subject->at[at] >= 0x80)
        return NULL;
    return words_starting(subject->words, subject->offsets ? subject->offsets[at] : at);
}

/* Counts what parts words, and finds the slots. */
static void read_line(struct matcher *matcher, const struct subject *subject) {
    matcher->breaks = arena_take_room(matcher->arena, matcher->breaks, sizeof *matcher->breaks, 0,
                                      subject->size + 1, &matcher->breaks_capacity);
    uint32_t breaks = 0;
    matcher->slots_count = 0;
    for (size_t i = 0; i < subject->size; i++) {
        unsigned char c = (unsigned char)subject->at[i];
        matcher->breaks[i] = breaks;
        if (c >= 0xC0 && matcher->slots_count < LINE_SLOTS_MOST)
            matcher->slots[matcher->slots_count++] = (uint32_t)i;
        breaks += !is_letter(c) && c != '_' && c != '-' && c != '\'';
    }
}

/* Whether the slots that a rule needs stand in their order from number `first` on, none more than `spaces` words behind
   the place `at`. */
static bool slots_answer(const struct matcher *matcher, const struct subject *subject,
                         const struct rule_start *start, size_t first, size_t at) {
    if (matcher->slots_count == LINE_SLOTS_MOST)
        return true;
    size_t slot = first;
    for (size_t i = 0; i < start->slots_count; i++, slot++) {
        while (slot < matcher->slots_count &&
               !(start->slots[i] >> ((unsigned char)subject->at[matcher->slots[slot]] - 0xC0) & 1))
            slot++;
        if (slot == matcher->slots_count ||
            matcher->breaks[matcher->slots[slot]] - matcher->breaks[at] > start->spaces)
            return false;
    }
    return true;
}

/* Whether the words that the rule needs stand near enough behind the place `at`. */
static bool words_answer(const struct matcher *matcher, const struct rule_code *code, size_t at) {
    for (size_t i = 0; i < code->start.needs_count; i++) {
        uint32_t next = matcher->next[code->features[i]];
        if (next == UINT32_MAX || matcher->breaks[next] - matcher->breaks[at] > code->start.spaces)
            return false;
    }
    return true;
}

/* Whether the line holds anywhere what the rule needs. */
static bool line_answers(const struct matcher *matcher, const struct rule_code *code, uint64_t leads) {
    for (size_t i = 0; i < code->start.slots_count; i++)
        if (!(leads & code->start.slots[i]))
            return false;
    for (size_t i = 0; i < code->start.needs_count; i++)
        if (matcher->next[code->features[i]] == UINT32_MAX)
            return false;
    return true;
}

/* Gathers in matcher->set the rules that the words of a line call up; false when there are none. */
static bool call_up(struct matcher *matcher, enum layer layer, const struct subject *subject) {
    const struct rules *rules = matcher->rules;
    const struct rule_index *index = &rules->index[layer];
    memcpy(matcher->set, index->always, index->width * sizeof *matcher->set);
    size_t from = subject->offsets ? subject->offsets[0] : 0;
    size_t to = subject->offsets ? subject->offsets[subject->size] : subject->size;
    size_t end = words_from(subject->words, to);
    for (size_t w = words_from(subject->words, from); w < end; w++)
        add_called(rules, layer, &subject->words->at[w], matcher->set);
    uint64_t any = 0;
    for (size_t i = 0; i < index->width; i++)
        any |= matcher->set[i];
    return any != 0;
}

/* Leaves in matcher->set the rules whose needs the line answers; false when none is left. */
static bool narrow(struct matcher *matcher, enum layer layer, const struct subject *subject) {
    const struct rule_index *index = &matcher->rules->index[layer];
    memset(matcher->next, 0xFF, matcher->rules->features_count * sizeof *matcher->next);
    for (size_t at = 0; at < subject->size; at++) {
        const struct word *word = is_place(subject, at) ? word_at(subject, at) : NULL;
        if (word)
            mark_features(matcher, word, 0);
    }
    uint64_t any = 0, leads = 0;
    for (size_t i = 0; i < matcher->slots_count; i++)
        leads |= 1ULL << ((unsigned char)subject->at[matcher->slots[i]] - 0xC0);
    for (size_t i = 0; i < index->width; i++) {
        for (uint64_t left = matcher->set[i]; left; left &= left - 1) {
            size_t place = (size_t)__builtin_ctzll(left);
            if (!line_answers(matcher, matcher->rules->all[index->rules[i * 64 + place]].code, leads))
                matcher->set[i] &= ~(1ULL << place);
        }
        any |= matcher->set[i];
    }
    return any != 0;
}

/* Gathers in matcher->here the rules that may begin at a place. */
static void gather_beginning(struct matcher *matcher, enum layer layer, unsigned char c,
                             const struct word *word) {
    const struct rules *rules = matcher->rules;
    const struct rule_index *index = &rules->index[layer];
    memcpy(matcher->here, index->by_byte + c * index->width, index->width * sizeof *matcher->here);
    if (!word)
        return;
    const uint32_t triggers[] = {word->trigger, word->also};
    for (size_t i = 0; i < 2; i++) {
        const uint64_t *begun = triggers[i] ? rules->triggers[triggers[i]].begun[layer] : NULL;
        if (begun)
            join(matcher->here, begun, index->width);
    }
    for (uint64_t left = word->begins & index->beginning; left; left &= left - 1)
        join(matcher->here, index->begun + (size_t)__builtin_ctzll(left) * index->width, index->width);
}

static bool is_answered_in_line(const struct matcher *matcher, const struct subject *subject,
                                const struct rule_code *code, const struct word *word, size_t at) {
    return !(word && word->begins & code->start.refused) && words_answer(matcher, code, at) &&
           slots_answer(matcher, subject, &code->start, matcher->slots_before, at);
}

static void add_start(struct matcher *matcher, size_t place, size_t at) {
    matcher->starts =
        arena_take_room(matcher->arena, matcher->starts, sizeof *matcher->starts, matcher->starts_count + 1,
                        matcher->starts_count + 2, &matcher->starts_capacity);
    matcher->starts[++matcher->starts_count] = (struct start){(uint32_t)at, matcher->heads[place]};
    matcher->heads[place] = (uint32_t)matcher->starts_count;
}

static void add_starts(struct matcher *matcher, enum layer layer, const struct subject *subject, size_t at,
                       bool filter) {
    const struct rule_index *index = &matcher->rules->index[layer];
    const struct word *word = word_at(subject, at);
    if (word)
        mark_features(matcher, word, (uint32_t)at);
    if (matcher->slots_before && matcher->slots[matcher->slots_before - 1] == at)
        matcher->slots_before--;
    if (filter)
        gather_beginning(matcher, layer, (unsigned char)subject->at[at], word);
    for (size_t i = 0; i < index->width; i++)
        for (uint64_t left = filter ? matcher->here[i] & matcher->set[i] : matcher->set[i]; left;
             left &= left - 1) {
            size_t place = i * 64 + (size_t)__builtin_ctzll(left);
            const struct rule_code *code = matcher->rules->all[index->rules[place]].code;
            if (!filter || is_answered_in_line(matcher, subject, code, word, at))
                add_start(matcher, place, at);
        }
}

static void fill_set(struct matcher *matcher, const struct rule_index *index) {
    memset(matcher->set, 0, index->width * sizeof *matcher->set);
    for (size_t i = 0; i < index->count; i++)
        matcher->set[i / 64] |= 1ULL << i % 64;
}

/* Places are gone through from the last to the first, so that what stands behind each is known; then each rule is tried at
   its places, in the order of the text. */
static void run_over_line(struct matcher *matcher, enum layer layer, const struct subject *subject,
                          bool filter, matcher_found *call, void *with) {
    const struct rule_index *index = &matcher->rules->index[layer];
    if (!filter)
        fill_set(matcher, index);
    else if (!call_up(matcher, layer, subject))
        return;
    read_line(matcher, subject);
    matcher->slots_before = matcher->slots_count;
    if (filter && !narrow(matcher, layer, subject))
        return;
    memset(matcher->next, 0xFF, matcher->rules->features_count * sizeof *matcher->next);
    memset(matcher->heads, 0, index->count * sizeof *matcher->heads);
    matcher->starts_count = 0;
    for (size_t at = subject->size; at-- > 0;)
        if (is_place(subject, at))
            add_starts(matcher, layer, subject, at, filter);
    struct match match;
    for (size_t place = 0; place < index->count; place++)
        for (uint32_t n = matcher->heads[place]; n; n = matcher->starts[n].next)
            if (matcher_try(matcher, &matcher->rules->all[index->rules[place]], subject,
                            matcher->starts[n].at, &match))
                call(with, &match);
}

/* NOLINTNEXTLINE(readability-function-size): what, where, how and for whom */
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
