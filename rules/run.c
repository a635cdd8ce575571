/* A subject and a layer in; the matches of the layer's rules out. The one idea: the word pass has already said which rules can
   begin at a word, and which a line can hold; only those are tried, and only there. */
#include <assert.h>
#include <string.h>

#include "record/arena.h"
#include "rules/call.h"
#include "rules/matcher.h"

/* ---- what stands behind a place ---- */

/* Forgets what stands behind: nothing is known to answer a need. */
static void forget(struct matcher *matcher, const struct rule_index *index) {
    for (size_t i = 0; i < index->width; i++)
        for (size_t k = 0; k < HELD; k++)
            matcher->open[i].at[k] = index->needless[i];
    matcher->second = NULL;
}

/* Steps to the left over what only the rules of the set go over. */
static void go_over(struct matcher *matcher, const struct rule_index *index, const uint64_t *set) {
    for (size_t i = 0; i < index->width; i++)
        for (size_t k = 0; k < HELD; k++)
            matcher->open[i].at[k] &= set[i];
}

/* Adds what stands at the place in hand. */
static void add_answers(struct matcher *matcher, const struct rule_index *index,
                        const struct rule_held *answered) {
    for (size_t i = 0; i < index->width; i++)
        for (size_t k = 0; k < HELD; k++)
            matcher->open[i].at[k] |= answered[i].at[k];
}

/* Of 64 rules, from number 64 * i on, those with all that they need at the place in hand, NULL where it answers nothing, or
   behind. */
static uint64_t all_answered(const struct matcher *matcher, const struct rule_held *answered, size_t i) {
    uint64_t all = matcher->second ? matcher->second[i] : UINT64_MAX;
    for (size_t k = 0; k < HELD; k++)
        all &= matcher->open[i].at[k] | (answered ? answered[i].at[k] : 0);
    return all;
}

/* Whether the word that starts at `at` stands right behind white space or a slot; a match may come upon any other by bytes of which
   nothing is known. */
static bool stands_apart(const struct subject *subject, size_t at) {
    unsigned char before = at ? (unsigned char)subject->at[at - 1] : 'x';
    return before == ' ' || before == '\n' || before >= 0x80;
}

/* ---- at words ---- */

static unsigned kind_of(const struct word *word) {
    if (!(word->flags & WORD_PLAIN))
        return 0;
    return word->flags & WORD_CAPITAL ? 1 : word->flags & WORD_DIGIT ? 3 : 2;
}

/* Tells the shapes of places (shape.c): kinds of three words' beginnings, and what stands between them. */
static void shape_all(struct words *words) {
    unsigned behind = 0; /* what of the shape the words behind make */
    for (size_t i = words->count; i-- > 0;) {
        struct word *word = &words->at[i];
        unsigned here = kind_of(word) * 32 + word->gap * 4U;
        word->shape = (uint16_t)(here * 32 + behind);
        behind = here + behind / 32;
    }
}

static void add_attempt(struct matcher *matcher, size_t at, size_t place) {
    matcher->attempts =
        arena_take_room(matcher->arena, matcher->attempts, sizeof *matcher->attempts, matcher->attempts_count,
                        matcher->attempts_count + 1, &matcher->attempts_capacity);
    matcher->attempts[matcher->attempts_count++] = (struct attempt){(uint32_t)at, (uint32_t)place};
}

/* Steps to the left over what stands between the word and the next one, which `second` may be the second word of. */
static void go_over_gap(struct matcher *matcher, const struct rule_index *index, enum word_gap gap,
                        const uint64_t *second) {
    bool joined = gap == GAP_HYPHEN || gap == GAP_APOSTROPHE || gap == GAP_NONE;
    if (gap != GAP_SPACE) /* who goes over no white space goes over no further word */
        go_over(matcher, index, index->gaps + gap * index->width);
    if (!joined)
        matcher->second = gap == GAP_OTHER ? NULL : second;
}

/* Adds the attempts at word `number`, the last rule first. */
static void add_attempts(struct matcher *matcher, enum layer layer, const struct subject *subject,
                         size_t number, const uint64_t **second) {
    const struct rule_index *index = &matcher->rules->index[layer];
    const struct word *word = &subject->words->at[number];
    const struct call_layer *call = calls_of(matcher->calls, layer, word->call);
    bool blocks = layer == LAYER_BLOCKS; /* what a line needs may stand behind what is read */
    const uint64_t *fit = index->shapes + word->shape * index->width;
    go_over_gap(matcher, index, (enum word_gap)word->gap, *second);
    for (size_t i = index->width; i-- > 0;) {
        uint64_t left = call->rules[i] & fit[i];
        for (left &= left && !blocks ? all_answered(matcher, call->answered, i) : UINT64_MAX; left;) {
            size_t bit = 63 - (size_t)__builtin_clzll(left);
            left ^= 1ULL << bit;
            add_attempt(matcher, word->start, i * 64 + bit);
        }
    }
    if (stands_apart(subject, word->start))
        go_over(matcher, index, call->further[INNER]);
    add_answers(matcher, index, call->answered);
    *second = call->further[SECOND];
}

static void add_all(struct matcher *matcher, enum layer layer, size_t at) {
    for (size_t i = matcher->rules->index[layer].count; i-- > 0;)
        add_attempt(matcher, at, i);
}

/* Words are gone through from the last to the first, so that what stands behind each is known; the attempts are left in that
   order, the last rule first. */
static void add_at_words(struct matcher *matcher, enum layer layer, const struct subject *subject,
                         size_t from, size_t to, bool filter) {
    const struct words *words = subject->words;
    size_t first = words_from(words, from), end = words_from(words, to);
    const uint64_t *second = NULL;
    forget(matcher, &matcher->rules->index[layer]);
    for (size_t w = end; w-- > first;) {
        if (filter)
            add_attempts(matcher, layer, subject, w, &second);
        else
            add_all(matcher, layer, words->at[w].start);
    }
}

/* ---- over lines ---- */

static bool is_in(const uint64_t set[4], unsigned char c) {
    return set[c / 64] >> c % 64 & 1;
}

static const uint64_t letters[4] = {0x03FF000000000000, 0x07FFFFFE07FFFFFE};    /* and digits */
static const uint64_t word_bytes[4] = {0x03FF20C000000000, 0x07FFFFFE87FFFFFE}; /* these, and _ - ' & */

/* The word that stands open, in no slot, at a place of the line; places are asked for from the last to the first. */
static const struct word *word_at(struct matcher *matcher, const struct subject *subject, size_t at) {
    if ((unsigned char)subject->at[at] >= 0x80)
        return NULL;
    size_t view = subject->offsets ? subject->offsets[at] : at;
    const struct words *words = subject->words;
    while (matcher->word && words->at[matcher->word - 1].start >= view)
        matcher->word--;
    return matcher->word < words->count && words->at[matcher->word].start == view ? &words->at[matcher->word]
                                                                                  : NULL;
}

/* Finds where a match may begin, which is neither inside a word nor at a slot's second byte; counts what parts words, and finds the
   slots. */
static void read_line(struct matcher *matcher, const struct subject *subject) {
    matcher->breaks = arena_take_room(matcher->arena, matcher->breaks, sizeof *matcher->breaks, 0,
                                      subject->size + 1, &matcher->breaks_capacity);
    matcher->places = arena_take_room(matcher->arena, matcher->places, sizeof *matcher->places, 0,
                                      subject->size + 1, &matcher->places_capacity);
    uint32_t breaks = 0;
    size_t count = 0;
    bool inside = false;
    matcher->slots_count = 0;
    for (size_t i = 0; i < subject->size; i++) {
        unsigned char c = (unsigned char)subject->at[i];
        bool letter = is_in(letters, c);
        matcher->breaks[i] = breaks;
        matcher->places[count] = (uint32_t)i;
        count += letter ? !inside : (c & 0xC0) != 0x80;
        inside = letter;
        if (c >= 0xC0 && matcher->slots_count < LINE_SLOTS_MOST)
            matcher->slots[matcher->slots_count++] = (uint32_t)i;
        breaks += !is_in(word_bytes, c);
    }
    matcher->places_count = count;
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

/* Gathers in matcher->set the rules that the words of a line call up; false when there are none. */
static bool call_up(struct matcher *matcher, enum layer layer, const struct subject *subject) {
    const struct rule_index *index = &matcher->rules->index[layer];
    memcpy(matcher->set, index->always, index->width * sizeof *matcher->set);
    size_t from = subject->offsets ? subject->offsets[0] : 0;
    size_t to = subject->offsets ? subject->offsets[subject->size] : subject->size;
    size_t end = words_from(subject->words, to);
    for (size_t w = words_from(subject->words, from); w < end; w++) {
        const struct word *word = &subject->words->at[w];
        if (!word->trigger && !word->also && !(word->begins & index->listed))
            continue;
        const uint64_t *called = calls_of(matcher->calls, layer, word->call)->rules;
        for (size_t i = 0; called && i < index->width; i++)
            matcher->set[i] |= called[i];
    }
    uint64_t any = 0;
    for (size_t i = 0; i < index->width; i++)
        any |= matcher->set[i];
    return any != 0;
}

/* Whether the line, whose slots have these leads, holds the slots that a rule needs. */
static bool holds_slots(const struct rule_start *start, uint64_t leads) {
    for (size_t i = 0; i < start->slots_count; i++)
        if (!(leads & start->slots[i]))
            return false;
    return true;
}

/* Leaves in matcher->set the rules whose slots the line holds at all, and which its kind of line wants; false when none is
   left. */
static bool narrow(struct matcher *matcher, enum layer layer, const struct subject *subject) {
    const struct rule_index *index = &matcher->rules->index[layer];
    uint64_t any = 0, leads = 0;
    for (size_t i = 0; i < matcher->slots_count; i++)
        leads |= 1ULL << ((unsigned char)subject->at[matcher->slots[i]] - 0xC0);
    for (size_t i = 0; i < index->width; i++) {
        matcher->set[i] &= ~(subject->is_body ? index->headline[i] : 0);
        for (uint64_t left = matcher->set[i]; left; left &= left - 1) {
            size_t place = i * 64 + (size_t)__builtin_ctzll(left);
            if (index->slotted[i] & left & -left &&
                !holds_slots(&matcher->rules->all[index->rules[place]].code->start, leads))
                matcher->set[i] ^= left & -left;
        }
        any |= matcher->set[i];
    }
    return any != 0;
}

static void add_start(struct matcher *matcher, size_t place, size_t at) {
    matcher->starts =
        arena_take_room(matcher->arena, matcher->starts, sizeof *matcher->starts, matcher->starts_count + 1,
                        matcher->starts_count + 2, &matcher->starts_capacity);
    matcher->starts[++matcher->starts_count] = (struct start){(uint32_t)at, matcher->heads[place]};
    matcher->heads[place] = (uint32_t)matcher->starts_count;
}

static void add_starts_of(struct matcher *matcher, const struct subject *subject, size_t at,
                          const uint64_t *begun, const struct rule_held *answered) {
    const struct rule_index *index = &matcher->rules->index[matcher->layer];
    for (size_t i = 0; i < index->width; i++) {
        uint64_t left = begun[i] & matcher->set[i];
        for (left &= left ? all_answered(matcher, answered, i) : 0; left; left &= left - 1) {
            size_t place = i * 64 + (size_t)__builtin_ctzll(left);
            if (!(index->slotted[i] & left & -left) ||
                slots_answer(matcher, subject, &matcher->rules->all[index->rules[place]].code->start,
                             matcher->slots_before, at))
                add_start(matcher, place, at);
        }
    }
}

/* Adds the starts at a place, then steps to the left of it; *next is what the place behind may be the second word of. */
static void add_starts(struct matcher *matcher, enum layer layer, const struct subject *subject, size_t at,
                       const uint64_t **next) {
    const struct rule_index *index = &matcher->rules->index[layer];
    unsigned char first = (unsigned char)subject->at[at];
    bool letter = is_in(letters, first), slot = first >= 0xC0;
    const struct word *word = letter || first == '&' ? word_at(matcher, subject, at) : NULL;
    const struct call_layer *call = word ? calls_of(matcher->calls, layer, word->call) : NULL;
    const struct rule_held *answered = word   ? call->answered
                                       : slot ? index->slots + (first - 0xC0U) * index->width
                                              : NULL;
    if (matcher->slots_before && matcher->slots[matcher->slots_before - 1] == at)
        matcher->slots_before--;
    if (first == ' ' || first == '\n')
        matcher->second = *next;
    if (word || index->begins[first])
        add_starts_of(matcher, subject, at, word ? call->begun : index->by_byte + first * index->width,
                      answered);
    if (!letter && first != ' ')
        go_over(matcher, index, index->crossing + first * index->width);
    if (word && stands_apart(subject, at))
        go_over(matcher, index, call->further[INNER]);
    if (answered)
        add_answers(matcher, index, answered);
    *next = word ? call->further[SECOND] : NULL; /* a slot may be read as what parts words (begin.c) */
}

static void add_all_starts(struct matcher *matcher, enum layer layer, const struct subject *subject,
                           size_t at) {
    const struct rule_index *index = &matcher->rules->index[layer];
    for (size_t place = 0; place < index->count; place++)
        if (!subject->is_body || !(index->headline[place / 64] >> place % 64 & 1))
            add_start(matcher, place, at);
}

/* Places are gone through from the last to the first, so that what stands behind each is known; the attempts are left in the
   order of rules, each rule's in the order of the text. */
static void add_over_line(struct matcher *matcher, enum layer layer, const struct subject *subject,
                          bool filter) {
    const struct rule_index *index = &matcher->rules->index[layer];
    if (filter && !call_up(matcher, layer, subject))
        return;
    read_line(matcher, subject);
    matcher->slots_before = matcher->slots_count;
    if (filter && !narrow(matcher, layer, subject))
        return;
    const uint64_t *next = NULL;
    forget(matcher, index);
    memset(matcher->heads, 0, index->count * sizeof *matcher->heads);
    matcher->starts_count = 0;
    matcher->word =
        words_from(subject->words, subject->offsets ? subject->offsets[subject->size] : subject->size);
    for (size_t n = matcher->places_count; n-- > 0;)
        if (filter)
            add_starts(matcher, layer, subject, matcher->places[n], &next);
        else
            add_all_starts(matcher, layer, subject, matcher->places[n]);
    for (size_t place = 0; matcher->starts_count && place < index->count; place++)
        for (uint32_t n = matcher->heads[place]; n; n = matcher->starts[n].next)
            add_attempt(matcher, matcher->starts[n].at, place);
}

/* ---- for all ---- */

/* NOLINTNEXTLINE(readability-function-size): what, where, how and for whom */
void matcher_add(struct matcher *matcher, enum layer layer, const struct subject *subject, size_t from,
                 size_t to, bool filter, void *with) {
    assert(!matcher->waiting_count || matcher->layer == layer);
    matcher->layer = layer;
    matcher->waiting =
        arena_take_room(matcher->arena, matcher->waiting, sizeof *matcher->waiting, matcher->waiting_count,
                        matcher->waiting_count + 1, &matcher->waiting_capacity);
    struct waiting *waiting = &matcher->waiting[matcher->waiting_count++];
    *waiting = (struct waiting){.subject = *subject, .with = with};
    if (layer <= LAYER_NAMES)
        add_at_words(matcher, layer, subject, from, to, filter);
    else
        add_over_line(matcher, layer, subject, filter);
    waiting->end = matcher->attempts_count;
}

void matcher_know(struct matcher *matcher, const char *view, struct words *words) {
    calls_number(matcher->calls, view, words);
    shape_all(words);
}

void matcher_renew(struct matcher *matcher) {
    calls_renew(matcher->calls);
}

/* NOLINTNEXTLINE(readability-function-size): matcher_add's parameters */
void matcher_run(struct matcher *matcher, enum layer layer, const struct subject *subject, size_t from,
                 size_t to, bool filter, matcher_found *call, void *with) {
    matcher_add(matcher, layer, subject, from, to, filter, with);
    matcher_settle(matcher, call);
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
