/* Words in; what they call up out. The one idea: two words that the rules can't tell apart call up the same, so it is worked out
   once for both; a text has a few thousand such kinds of word. */
#include "rules/call.h"

#include <assert.h>
#include <string.h>

#include "record/arena.h"
#include "rules/code.h"
#include "rules/opening.h"

enum {
    CALLS_LEAST = 4096,
    CALLS_MOST = 16384,
    KEPT_LEAST = 256,
    KEEP = 4 << 20,
    NUMERIC = 256,
    HYPHEN = 512
};

struct call {
    uint64_t begins, alone, within; /* within: lists of the entries that it goes on with */
    uint32_t trigger, also, opens;  /* opens: opening.h */
    uint32_t
        sign; /* first byte, whether a digit is among the rest, whether a hyphen joins it to the next word */
};

/* Different sets of one size, or what refers to some of them: most words call up the same as some other. */
struct kept {
    const void **slots; /* open addressing */
    size_t size;        /* of each, in bytes */
    size_t count, capacity;
};

struct calls {
    struct arena *arena, *own; /* own: what is forgotten when there are too many */
    const struct rules *rules;
    struct openings *openings;
    uint64_t telling, within; /* lists that a call hangs on */
    uint64_t *inside;         /* of each word of a text: lists of the entries that it goes on with */
    size_t inside_capacity;
    struct call *at; /* from 1 */
    size_t count, capacity;
    const struct call_layer **layers[LAYERS]; /* of each call; NULL until asked for */
    uint32_t *slots;                          /* open addressing, twice as many as the capacity */
    struct kept sets[LAYERS], held[LAYERS],
        all[LAYERS];   /* sets of rules; those by three needs; struct call_layer */
    uint64_t *scratch; /* for the sets of one call */
};

static uint64_t telling_lists(const struct rules *rules) {
    uint64_t telling = rules->featured;
    for (int layer = 0; layer < LAYERS; layer++)
        telling |= rules->index[layer].listed | rules->index[layer].beginning | rules->index[layer].barring |
                   rules->index[layer].further[INNER].lists | rules->index[layer].further[SECOND].lists;
    return telling;
}

static uint64_t within_lists(const struct rules *rules) {
    uint64_t within = 0;
    for (int layer = 0; layer < LAYERS; layer++)
        within |= rules->index[layer].further[INNER].within | rules->index[layer].further[SECOND].within;
    return within;
}

static void make_room(struct calls *calls, size_t capacity) {
    calls->at = arena_take(calls->own, (capacity + 1) * sizeof *calls->at);
    calls->slots = arena_take(calls->own, 2 * capacity * sizeof *calls->slots);
    for (int layer = 0; layer < LAYERS; layer++)
        calls->layers[layer] = arena_take(calls->own, (capacity + 1) * sizeof *calls->layers[layer]);
    calls->capacity = capacity;
}

static void begin(struct calls *calls) {
    arena_reset(calls->own, KEEP);
    for (int layer = 0; layer < LAYERS; layer++) {
        size_t size = calls->rules->index[layer].width * sizeof(uint64_t);
        calls->sets[layer] = (struct kept){.size = size};
        calls->held[layer] = (struct kept){.size = HELD * size};
        calls->all[layer] = (struct kept){.size = sizeof(struct call_layer)};
    }
    make_room(calls, CALLS_LEAST);
    calls->count = 0;
}

/* How many words of 64 rules the sets of a call in a layer take. */
static size_t sets_of(const struct rule_index *index) {
    return (2 + FURTHER + HELD) * index->width;
}

struct calls *calls_new(const struct rules *rules) {
    struct arena *arena = arena_new();
    size_t most = 0;
    struct calls *calls = arena_take(arena, sizeof *calls);
    calls->arena = arena;
    calls->own = arena_new();
    calls->rules = rules;
    calls->openings = openings_new(arena, rules);
    calls->telling = telling_lists(rules);
    calls->within = within_lists(rules);
    for (int layer = 0; layer < LAYERS; layer++)
        if (sets_of(&rules->index[layer]) > most)
            most = sets_of(&rules->index[layer]);
    calls->scratch = arena_take(arena, most * sizeof *calls->scratch);
    begin(calls);
    return calls;
}

void calls_free(struct calls *calls) {
    if (!calls)
        return;
    arena_free(calls->own);
    arena_free(calls->arena);
}

static void join(uint64_t *set, const uint64_t *other, size_t width) {
    for (size_t i = 0; i < width; i++)
        set[i] |= other[i];
}

static void meet(uint64_t *set, const uint64_t *other, size_t width) {
    for (size_t i = 0; i < width; i++)
        set[i] &= other[i];
}

/* ---- working it out ---- */

static const struct rule_trigger *trigger_of(const struct rules *rules, uint32_t number) {
    return number ? &rules->triggers[number] : NULL;
}

static bool may_begin(const struct rule_start *start, const struct call *call) {
    if (call->begins & start->refused)
        return false;
    bool any = !start->firsts_count;
    for (size_t i = 0; i < start->firsts_count; i++) {
        const struct rule_first *first = &start->firsts[i];
        uint64_t never = first->never | (call->sign & HYPHEN ? 0 : first->never_apart);
        any |= !(call->alone & never) && (!first->must || call->alone & first->must);
    }
    return any;
}

/* Takes out the rules that never begin with the word. */
static void bar(const struct rule_index *index, const struct call *call, uint64_t *set) {
    for (size_t i = 0; i < index->width; i++)
        for (uint64_t left = set[i]; left; left &= left - 1) {
            size_t place = i * 64 + (size_t)__builtin_ctzll(left);
            if (!may_begin(index->starts[place], call))
                set[i] ^= left & -left;
        }
}

/* Adds what triggers and lists call up; false when that is nothing. */
static bool add_called(const struct rules *rules, enum layer layer, const struct call *call, uint64_t *set) {
    const struct rule_index *index = &rules->index[layer];
    const struct rule_trigger *triggers[] = {trigger_of(rules, call->trigger), trigger_of(rules, call->also)};
    bool any = false;
    for (size_t i = 0; i < 2; i++)
        if (triggers[i] && triggers[i]->rules[layer]) {
            join(set, triggers[i]->rules[layer], index->width);
            any = true;
        }
    for (uint64_t left = call->begins & index->listed; left; left &= left - 1) {
        join(set, index->by_list + (size_t)__builtin_ctzll(left) * index->width, index->width);
        any = true;
    }
    return any;
}

static void add_begun(const struct rules *rules, enum layer layer, const struct call *call, uint64_t *set) {
    const struct rule_index *index = &rules->index[layer];
    join(set, index->by_byte + (call->sign & 255U) * index->width, index->width);
    const struct rule_trigger *triggers[] = {trigger_of(rules, call->trigger), trigger_of(rules, call->also)};
    for (size_t i = 0; i < 2; i++)
        if (triggers[i] && triggers[i]->begun[layer])
            join(set, triggers[i]->begun[layer], index->width);
    for (uint64_t left = call->begins & index->beginning; left; left &= left - 1)
        join(set, index->begun + (size_t)__builtin_ctzll(left) * index->width, index->width);
    bar(index, call, set);
}

/* Adds the rules whose further words it may be. */
static void add_further(const struct rules *rules, enum layer layer, enum further which,
                        const struct call *call, uint64_t *set) {
    size_t width = rules->index[layer].width;
    const struct rule_passing *passing = &rules->index[layer].further[which];
    join(set, passing->by_byte + (call->sign & 255U) * width, width);
    const struct rule_trigger *triggers[] = {trigger_of(rules, call->trigger), trigger_of(rules, call->also)};
    for (size_t i = 0; i < 2; i++)
        if (triggers[i] && triggers[i]->further[which][layer])
            join(set, triggers[i]->further[which][layer], width);
    for (uint64_t left = call->begins & passing->lists; left; left &= left - 1)
        join(set, passing->by_list + (size_t)__builtin_ctzll(left) * width, width);
    for (uint64_t left = call->within & passing->within; left; left &= left - 1)
        join(set, passing->by_within + (size_t)__builtin_ctzll(left) * width, width);
}

static void add_answered(const struct rules *rules, enum layer layer, uint16_t feature,
                         struct rule_held *sets) {
    if (!(rules->features_layers[feature] >> layer & 1))
        return;
    const struct rule_index *index = &rules->index[layer];
    const struct rule_held *answered = index->answered + feature * (index->width / STEP);
    for (size_t i = 0; i < index->width / STEP; i++)
        for (size_t k = 0; k < HELD; k++)
            join(sets[i].at[k], answered[i].at[k], STEP);
}

/* Adds the rules of whose needs the word answers the first, the second, the third. */
static void add_answers(const struct rules *rules, enum layer layer, const struct call *call,
                        struct rule_held *sets) {
    const struct rule_trigger *triggers[] = {trigger_of(rules, call->trigger), trigger_of(rules, call->also)};
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; triggers[t] && i < triggers[t]->features_count; i++)
            add_answered(rules, layer, triggers[t]->features[i], sets);
    for (uint64_t left = call->begins & rules->featured; left; left &= left - 1) {
        const uint16_t *row = rules->list_features[__builtin_ctzll(left)];
        for (size_t i = 1; i <= row[0]; i++)
            add_answered(rules, layer, row[i], sets);
    }
    for (size_t i = 0; call->sign & NUMERIC && i < rules->digit_features_count; i++)
        add_answered(rules, layer, rules->digit_features[i], sets);
}

/* ---- keeping it ---- */

/* The slot where what is the same stands or would; the capacity is a power of two. */
static const void **kept_slot(const struct kept *kept, const void *one) {
    uint64_t hash = 0, word;
    for (size_t i = 0; i < kept->size; i += sizeof word) {
        memcpy(&word, (const char *)one + i, sizeof word);
        hash = (hash ^ hash >> 32 ^ word) * 0x9E3779B97F4A7C15ULL;
    }
    size_t slot = (size_t)(hash >> 40) & (kept->capacity - 1);
    while (kept->slots[slot] && memcmp(kept->slots[slot], one, kept->size) != 0)
        slot = (slot + 1) & (kept->capacity - 1);
    return &kept->slots[slot];
}

static void make_room_to_keep(struct calls *calls, struct kept *kept) {
    struct kept old = *kept;
    kept->capacity = old.capacity ? 2 * old.capacity : KEPT_LEAST;
    kept->slots = arena_take(calls->own, kept->capacity * sizeof *kept->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i])
            *kept_slot(kept, old.slots[i]) = old.slots[i];
}

/* What is the same as this and has been kept, or else a copy of it, kept from now on: the fewer there are, the more of them the
   processor's caches hold. */
static const void *keep(struct calls *calls, struct kept *kept, const void *one) {
    if (2 * kept->count >= kept->capacity)
        make_room_to_keep(calls, kept);
    const void **slot = kept_slot(kept, one);
    if (!*slot) {
        *slot = arena_take_copy(calls->own, one, kept->size);
        kept->count++;
    }
    return *slot;
}

/* ---- all of it ---- */

static const struct call_layer *work_out(struct calls *calls, enum layer layer, const struct call *call) {
    const struct rules *rules = calls->rules;
    const struct rule_index *index = &rules->index[layer];
    size_t width = index->width;
    uint64_t *called = calls->scratch, *begun = called + width, *inner = begun + width,
             *second = inner + width;
    struct rule_held *answered = (struct rule_held *)(second + width);
    memset(calls->scratch, 0, sets_of(index) * sizeof *calls->scratch);
    bool any = add_called(rules, layer, call, called);
    if (layer > LAYER_NAMES) {
        add_begun(rules, layer, call, begun);
    } else {
        join(called, index->by_byte + (call->sign & 127U) * index->width, index->width);
        meet(called, openings_set(calls->openings, call->opens, layer), width);
        bar(index, call, called);
    }
    join(inner, index->needless, width);
    add_further(rules, layer, INNER, call, inner);
    add_further(rules, layer, SECOND, call, second);
    add_answers(rules, layer, call, answered);
    struct kept *sets = &calls->sets[layer];
    struct call_layer out = {
        .rules = any || layer <= LAYER_NAMES ? keep(calls, sets, called) : NULL,
        .begun = keep(calls, sets, begun),
        .further = {[INNER] = keep(calls, sets, inner), [SECOND] = keep(calls, sets, second)},
        .answered = keep(calls, &calls->held[layer], answered)};
    return keep(calls, &calls->all[layer], &out);
}

/* ---- looking it up ---- */

static bool is_same(const struct call *a, const struct call *b) {
    return a->begins == b->begins && a->alone == b->alone && a->within == b->within &&
           a->trigger == b->trigger && a->also == b->also && a->opens == b->opens && a->sign == b->sign;
}

static size_t hash_of(const struct call *key) {
    uint64_t hash = key->begins * 0x9E3779B97F4A7C15ULL ^ key->alone * 0xC2B2AE3D27D4EB4FULL;
    hash ^= (((uint64_t)key->trigger << 32 | key->also) ^ key->within) * 0x165667B19E3779F9ULL;
    hash = (hash ^ hash >> 32 ^ key->sign ^ (uint64_t)key->opens << 32) * 0x9E3779B97F4A7C15ULL;
    return (size_t)(hash >> 40);
}

/* The slot where the call stands or would. */
static uint32_t *slot_of(struct calls *calls, const struct call *key) {
    size_t last = 2 * calls->capacity - 1, slot = hash_of(key) & last; /* the capacity is a power of two */
    while (calls->slots[slot] && !is_same(&calls->at[calls->slots[slot]], key))
        slot = (slot + 1) & last;
    return &calls->slots[slot];
}

static void grow(struct calls *calls) {
    struct calls old = *calls;
    make_room(calls, old.capacity * 2);
    memcpy(calls->at, old.at, (old.count + 1) * sizeof *old.at);
    for (int layer = 0; layer < LAYERS; layer++)
        memcpy(calls->layers[layer], old.layers[layer], (old.count + 1) * sizeof *old.layers[layer]);
    for (uint32_t i = 1; i <= old.count; i++)
        *slot_of(calls, &calls->at[i]) = i;
}

static uint32_t number_of(struct calls *calls, const struct word *word, uint64_t within, const char *view) {
    const char *at = view + word->start;
    bool plain = word->flags & WORD_PLAIN;
    struct call key = {.begins = word->begins & calls->telling,
                       .alone = word->alone & calls->rules->lone,
                       .within = within & calls->within,
                       .trigger = word->trigger,
                       .also = word->also,
                       .opens = plain ? openings_of(calls->openings, at, word->end - word->start) : 0,
                       .sign = (unsigned char)*at | (word->flags & WORD_NUMERIC ? NUMERIC : 0U) |
                               (word->gap == GAP_HYPHEN ? HYPHEN : 0U)};
    uint32_t *slot = slot_of(calls, &key);
    if (*slot)
        return *slot;
    if (calls->count == calls->capacity) {
        grow(calls);
        slot = slot_of(calls, &key);
    }
    calls->at[++calls->count] = key;
    return *slot = (uint32_t)calls->count;
}

void calls_renew(struct calls *calls) {
    if (calls->count > CALLS_MOST)
        begin(calls);
}

/* Says of each word which entries of several words it goes on with. */
static void find_inside(struct calls *calls, const struct words *words) {
    calls->inside = arena_take_room(calls->arena, calls->inside, sizeof *calls->inside, 0, words->count + 1,
                                    &calls->inside_capacity);
    memset(calls->inside, 0, words->count * sizeof *calls->inside);
    for (size_t i = 0; i < words->phrases_count; i++) {
        const struct phrase *phrase = &words->phrases[i];
        for (size_t w = phrase->first + 1; w <= phrase->last; w++)
            calls->inside[w] |= phrase->lists;
    }
}

void calls_number(struct calls *calls, const char *view, struct words *words) {
    find_inside(calls, words);
    for (size_t i = 0; i < words->count; i++)
        words->at[i].call = number_of(calls, &words->at[i], calls->inside[i], view);
}

const struct call_layer *calls_of(struct calls *calls, enum layer layer, uint32_t number) {
    assert(number);
    const struct call_layer **place = &calls->layers[layer][number];
    if (!*place)
        *place = work_out(calls, layer, &calls->at[number]);
    return *place;
}
