/* A subject and a layer in; the matches of the layer's rules out. The one idea: the word pass has already said which rules can
   begin at a word, and which a line can hold; only those are tried, and only there. */
#include <assert.h>
#include <string.h>

#include "record/arena.h"
#include "rules/call.h"
#include "rules/matcher.h"

/* ---- at one place ---- */

struct place { /* where rules are to be tried, from the last on */
    uint32_t at;
    const struct word *word;          /* that starts here, in the view; NULL for none */
    const uint64_t *begun, *among;    /* rules that may begin here are in both */
    const uint64_t *over;             /* rules that go over what stands here, or need nothing behind it */
    const struct rule_held *answered; /* rules whose needs it answers */
};

/* Forgets what stands behind: nothing is known to answer a need. */
static void forget(struct matcher *matcher, const struct rule_index *index) {
    for (size_t i = 0; i < index->width; i++)
        for (size_t k = 0; k < HELD; k++)
            matcher->open[i / STEP].at[k][i % STEP] = index->needless[i];
    matcher->second = index->all;
}

/* Steps to the left over what only the rules of the set go over. */
static void go_over(struct matcher *matcher, const struct rule_index *index, const uint64_t *set) {
    for (size_t i = 0; i < index->width; i++)
        for (size_t k = 0; k < HELD; k++)
            matcher->open[i / STEP].at[k][i % STEP] &= set[i];
}

/* Whether the word that starts at `at` stands right behind white space or a slot; a match may come upon any other by bytes of which
   nothing is known. */
static bool stands_apart(const struct subject *subject, size_t at) {
    unsigned char before = at ? (unsigned char)subject->at[at - 1] : 'x';
    return before == ' ' || before == '\n' || before >= 0x80;
}

/* Room for one attempt of each rule; returns where the next one goes. */
static struct attempt *next_attempts(struct matcher *matcher, const struct rule_index *index) {
    matcher->attempts =
        arena_take_room(matcher->arena, matcher->attempts, sizeof *matcher->attempts, matcher->attempts_count,
                        matcher->attempts_count + index->count, &matcher->attempts_capacity);
    return &matcher->attempts[matcher->attempts_count];
}

/* Whether the slots that a rule needs stand in their order from the place in hand on, none too many words behind it. */
static bool slots_answer(const struct matcher *matcher, const struct rule_start *start) {
    if (matcher->slots_count == LINE_SLOTS_MOST)
        return true;
    const struct slot *slot = &matcher->slots[matcher->slots_before],
                      *end = &matcher->slots[matcher->slots_count];
    for (size_t i = 0; i < start->slots_count; i++, slot++) {
        while (slot < end && !(start->slots[i] & slot->lead))
            slot++;
        if (slot == end || matcher->breaks - slot->breaks > start->spaces)
            return false;
    }
    return true;
}

/* Adds attempts of the rules in matcher->left whose slots answer, the last rule first. */
static void add_attempts(struct matcher *matcher, const struct rule_index *index, const struct place *place) {
    struct attempt *next = next_attempts(matcher, index);
    for (size_t i = index->width; i-- > 0;)
        for (uint64_t left = matcher->left[i]; left;) {
            size_t bit = 63 - (size_t)__builtin_clzll(left), rule = i * 64 + bit;
            left ^= 1ULL << bit;
            if (!(index->slotted[i] >> bit & 1) || slots_answer(matcher, index->starts[rule]))
                *next++ = (struct attempt){place->word, place->at, (uint32_t)rule};
        }
    matcher->attempts_count = (size_t)(next - matcher->attempts);
}

/* Adds the attempts at a place, of those rules that have all they need here or behind, and steps to the left of it. */
static void step(struct matcher *matcher, const struct rule_index *index, const struct place *place) {
    uint64_t any = 0;
    for (size_t i = 0; i < index->width; i += STEP) {
        struct rule_held *open = &matcher->open[i / STEP];
        const struct rule_held *answered = &place->answered[i / STEP];
        uint64_t left[STEP], over[STEP];
        for (size_t b = 0; b < STEP; b++) {
            left[b] = place->begun[i + b] & place->among[i + b] & matcher->second[i + b];
            over[b] = place->over[i + b];
        }
        for (size_t k = 0; k < HELD; k++)
            for (size_t b = 0; b < STEP; b++) {
                left[b] &= open->at[k][b] | answered->at[k][b];
                open->at[k][b] = (open->at[k][b] & over[b]) | answered->at[k][b];
            }
        for (size_t b = 0; b < STEP; b++)
            any |= matcher->left[i + b] = left[b];
    }
    if (any)
        add_attempts(matcher, index, place);
}

static void add_all(struct matcher *matcher, enum layer layer, const struct subject *subject,
                    const struct place *place) {
    const struct rule_index *index = &matcher->rules->index[layer];
    struct attempt *next = next_attempts(matcher, index);
    for (size_t rule = index->count; rule-- > 0;)
        if (!subject->is_body || !(index->headline[rule / 64] >> rule % 64 & 1))
            *next++ = (struct attempt){place->word, place->at, (uint32_t)rule};
    matcher->attempts_count = (size_t)(next - matcher->attempts);
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

/* Steps to the left over what stands between the word and the next one, which `second` may be the second word of. */
static void go_over_gap(struct matcher *matcher, const struct rule_index *index, enum word_gap gap,
                        const uint64_t *second) {
    bool joined = gap == GAP_HYPHEN || gap == GAP_APOSTROPHE || gap == GAP_NONE;
    if (gap != GAP_SPACE) /* who goes over no white space goes over no further word */
        go_over(matcher, index, index->gaps + gap * index->width);
    if (!joined)
        matcher->second = gap == GAP_OTHER ? index->all : second;
}

/* Words are gone through from the last to the first, so that what stands behind each is known. */
static void add_at_words(struct matcher *matcher, enum layer layer, const struct subject *subject,
                         size_t from, size_t to) {
    const struct rule_index *index = &matcher->rules->index[layer];
    const struct words *words = subject->words;
    size_t first = words_from(words, from);
    const uint64_t *second = index->all;
    for (size_t w = words_from(words, to); w-- > first;) {
        const struct word *word = &words->at[w];
        const struct call_layer *call = calls_of(matcher->calls, layer, word->call);
        struct place place = {.at = word->start,
                              .word = word,
                              .begun = call->rules,
                              .among = index->shapes + word->shape * index->width,
                              .over = stands_apart(subject, word->start) ? call->further[INNER] : index->all,
                              .answered = call->answered};
        go_over_gap(matcher, index, (enum word_gap)word->gap, second);
        step(matcher, index, &place);
        second = call->further[SECOND];
    }
}

static void add_all_at_words(struct matcher *matcher, enum layer layer, const struct subject *subject,
                             size_t from, size_t to) {
    const struct words *words = subject->words;
    size_t first = words_from(words, from);
    for (size_t w = words_from(words, to); w-- > first;)
        add_all(matcher, layer, subject, &(struct place){.at = words->at[w].start, .word = &words->at[w]});
}

/* ---- over lines ---- */

static bool is_in(const uint64_t set[4], unsigned char c) {
    return set[c / 64] >> c % 64 & 1;
}

static const uint64_t letters[4] = {0x03FF000000000000, 0x07FFFFFE07FFFFFE};    /* and digits */
static const uint64_t word_bytes[4] = {0x03FF20C000000000, 0x07FFFFFE87FFFFFE}; /* these, and _ - ' & */

/* The word of the view that starts where the place of a line stands; places are asked for from the last to the first. */
static const struct word *word_at(struct matcher *matcher, const struct subject *subject, size_t at) {
    size_t view = subject->offsets ? subject->offsets[at] : at;
    const struct words *words = subject->words;
    while (matcher->word && words->at[matcher->word - 1].start >= view)
        matcher->word--;
    return matcher->word < words->count && words->at[matcher->word].start == view ? &words->at[matcher->word]
                                                                                  : NULL;
}

static void find_slots(struct matcher *matcher, const struct subject *subject) {
    matcher->slots_count = 0;
    for (size_t i = 0; i < subject->size && matcher->slots_count < LINE_SLOTS_MOST; i++) {
        unsigned char c = (unsigned char)subject->at[i];
        if (c >= SLOT_LEAD)
            matcher->slots[matcher->slots_count++] = (struct slot){1ULL << (c - SLOT_LEAD), (uint32_t)i, 0};
    }
    matcher->slots_before = matcher->slots_count;
}

/* Gathers in matcher->set the rules that the words of a line, up to number `end`, call up; false when there are none. */
static bool call_up(struct matcher *matcher, enum layer layer, const struct subject *subject, size_t end) {
    const struct rule_index *index = &matcher->rules->index[layer];
    memcpy(matcher->set, index->always, index->width * sizeof *matcher->set);
    for (size_t w = words_from(subject->words, subject->offsets ? subject->offsets[0] : 0); w < end; w++) {
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

/* Leaves in matcher->set the rules whose first slots the line holds at all, and which its kind of line wants; false when none is
   left. */
static bool narrow(struct matcher *matcher, enum layer layer, const struct subject *subject) {
    const struct rule_index *index = &matcher->rules->index[layer];
    uint64_t any = 0;
    for (size_t i = 0; i < index->width; i++) {
        uint64_t held[HELD] = {0}, all = UINT64_MAX;
        for (size_t n = 0; n < matcher->slots_count; n++) {
            size_t lead = (size_t)__builtin_ctzll(matcher->slots[n].lead);
            const struct rule_held *sets = &index->by_slot[(lead * index->width + i) / STEP];
            for (size_t k = 0; k < HELD; k++)
                held[k] |= sets->at[k][i % STEP];
        }
        for (size_t k = 0; k < HELD; k++)
            all &= held[k];
        matcher->set[i] &= (all | ~index->slotted[i]) & ~(subject->is_body ? index->headline[i] : 0);
        any |= matcher->set[i];
    }
    return any != 0;
}

/* Adds the attempts at a place of a line and steps to the left of it; *next is what the place behind may be the second word of. */
static void add_at_place(struct matcher *matcher, enum layer layer, const struct subject *subject,
                         struct place *place, const uint64_t **next) {
    const struct rule_index *index = &matcher->rules->index[layer];
    unsigned char first = (unsigned char)subject->at[place->at];
    bool letter = is_in(letters, first), slot = first >= SLOT_LEAD;
    const struct call_layer *call =
        place->word && !slot ? calls_of(matcher->calls, layer, place->word->call) : NULL;
    if (first == ' ' || first == '\n')
        matcher->second = *next;
    *next = index->all; /* a slot may be read as what parts words (begin.c) */
    place->among = matcher->set;
    if (call) {
        place->begun = call->begun;
        place->over = stands_apart(subject, place->at) ? call->further[INNER] : index->all;
        place->answered = call->answered;
        *next = call->further[SECOND];
    } else {
        place->begun = index->by_byte + first * index->width;
        place->over = letter || first == ' ' ? index->all : index->crossing + first * index->width;
        place->answered = slot ? index->slots + (first - SLOT_LEAD) * (index->width / STEP) : index->none;
    }
    if (call || first != ' ' || index->begins[first])
        step(matcher, index, place);
}

/* Places, where a match may begin, are neither inside a word nor at a slot's second byte; they are gone through from the last to the
   first, so that what stands behind each is known. */
static void add_over_line(struct matcher *matcher, enum layer layer, const struct subject *subject,
                          bool filter) {
    const struct rule_index *index = &matcher->rules->index[layer];
    matcher->word =
        words_from(subject->words, subject->offsets ? subject->offsets[subject->size] : subject->size);
    if (filter && !call_up(matcher, layer, subject, matcher->word))
        return;
    find_slots(matcher, subject);
    if (filter && !narrow(matcher, layer, subject))
        return;
    const uint64_t *next = index->all;
    matcher->breaks = 0;
    for (size_t at = subject->size; at-- > 0;) {
        unsigned char c = (unsigned char)subject->at[at];
        bool letter = is_in(letters, c), slot = c >= SLOT_LEAD;
        while (letter && at && is_in(letters, (unsigned char)subject->at[at - 1]))
            at--;
        matcher->breaks += !is_in(word_bytes, c);
        if (c >= 0x80 && !slot)
            continue;
        if (slot && matcher->slots_before && matcher->slots[matcher->slots_before - 1].at == at)
            matcher->slots[--matcher->slots_before].breaks = matcher->breaks;
        struct place place = {.at = (uint32_t)at};
        if (letter || slot || c == '&')
            place.word = word_at(matcher, subject, at);
        if (filter)
            add_at_place(matcher, layer, subject, &place, &next);
        else
            add_all(matcher, layer, subject, &place);
    }
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
    forget(matcher, &matcher->rules->index[layer]);
    if (layer > LAYER_NAMES)
        add_over_line(matcher, layer, subject, filter);
    else if (filter)
        add_at_words(matcher, layer, subject, from, to);
    else
        add_all_at_words(matcher, layer, subject, from, to);
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
