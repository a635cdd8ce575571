/* Words in; what they call up out. The one idea: two words that the rules can't tell apart call up the same, so it is worked out
   once for both; a text has a few thousand such kinds of word. */
#include "rules/call.h"

#include <assert.h>
#include <string.h>

#include "record/arena.h"
#include "rules/code.h"

enum { CALLS_LEAST = 4096, CALLS_MOST = 16384, KEEP = 4 << 20, NUMERIC = 256, HYPHEN = 512 };

struct call {
    uint64_t begins, alone;
    uint32_t trigger, also;
    uint32_t
        sign; /* first byte, whether a digit is among the rest, whether a hyphen joins it to the next word */
};

struct calls {
    struct arena *arena, *own; /* own: what is forgotten when there are too many */
    const struct rules *rules;
    uint64_t telling; /* lists that a call hangs on */
    bool *has;        /* of each feature, while they are gathered */
    struct call *at;  /* from 1 */
    size_t count, capacity;
    struct call_layer **layers[LAYERS]; /* of each call; NULL until asked for */
    uint32_t *slots;                    /* open addressing, twice as many as the capacity */
};

static uint64_t telling_lists(const struct rules *rules) {
    uint64_t telling = rules->featured;
    for (int layer = 0; layer < LAYERS; layer++)
        telling |= rules->index[layer].listed | rules->index[layer].beginning | rules->index[layer].barring;
    return telling;
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
    make_room(calls, CALLS_LEAST);
    calls->count = 0;
}

struct calls *calls_new(const struct rules *rules) {
    struct arena *arena = arena_new();
    struct calls *calls = arena_take(arena, sizeof *calls);
    calls->arena = arena;
    calls->own = arena_new();
    calls->rules = rules;
    calls->telling = telling_lists(rules);
    calls->has = arena_take(arena, rules->features_count + 1);
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
static void bar(const struct rules *rules, const struct rule_index *index, const struct call *call,
                uint64_t *set) {
    for (size_t place = 0; place < index->count; place++)
        if (!may_begin(&rules->all[index->rules[place]].code->start, call))
            set[place / 64] &= ~(1ULL << place % 64);
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
    bar(rules, index, call, set);
}

static size_t add_feature(struct calls *calls, enum layer layer, uint16_t feature) {
    if (!(calls->rules->feature_layers[feature] >> layer & 1) || calls->has[feature])
        return 0;
    calls->has[feature] = true;
    return 1;
}

/* Marks the needs that are answered, and returns how many. */
static size_t find_features(struct calls *calls, enum layer layer, const struct call *call) {
    const struct rules *rules = calls->rules;
    size_t count = 0;
    memset(calls->has, 0, rules->features_count);
    const struct rule_trigger *triggers[] = {trigger_of(rules, call->trigger), trigger_of(rules, call->also)};
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; triggers[t] && i < triggers[t]->features_count; i++)
            count += add_feature(calls, layer, triggers[t]->features[i]);
    for (uint64_t left = call->begins & rules->featured; left; left &= left - 1) {
        const uint16_t *row = rules->list_features[__builtin_ctzll(left)];
        for (size_t i = 1; i <= row[0]; i++)
            count += add_feature(calls, layer, row[i]);
    }
    for (size_t i = 0; call->sign & NUMERIC && i < rules->digit_features_count; i++)
        count += add_feature(calls, layer, rules->digit_features[i]);
    return count;
}

/* All in one piece of memory, since it is read together. */
static struct call_layer *work_out(struct calls *calls, enum layer layer, const struct call *call) {
    const struct rules *rules = calls->rules;
    const struct rule_index *index = &rules->index[layer];
    size_t count = find_features(calls, layer, call), sets = 2 * index->width * sizeof(uint64_t);
    struct call_layer *out = arena_take(calls->own, sizeof *out + sets + count * sizeof(uint16_t));
    uint64_t *called = (uint64_t *)(out + 1), *begun = called + index->width;
    uint16_t *features = (uint16_t *)(begun + index->width);
    bool any = add_called(rules, layer, call, called);
    if (layer > LAYER_NAMES) {
        add_begun(rules, layer, call, begun);
    } else {
        join(called, index->by_byte + (call->sign & 127U) * index->width, index->width);
        bar(rules, index, call, called);
    }
    for (size_t f = 0; f < rules->features_count; f++)
        if (calls->has[f])
            features[out->features_count++] = (uint16_t)f;
    out->rules = any || layer <= LAYER_NAMES ? called : NULL;
    out->begun = begun;
    out->features = features;
    return out;
}

/* ---- looking it up ---- */

static bool is_same(const struct call *a, const struct call *b) {
    return a->begins == b->begins && a->alone == b->alone && a->trigger == b->trigger && a->also == b->also &&
           a->sign == b->sign;
}

static size_t hash_of(const struct call *key) {
    uint64_t hash = key->begins * 0x9E3779B97F4A7C15ULL ^ key->alone * 0xC2B2AE3D27D4EB4FULL;
    hash ^= ((uint64_t)key->trigger << 32 | key->also) * 0x165667B19E3779F9ULL;
    hash = (hash ^ hash >> 32 ^ key->sign) * 0x9E3779B97F4A7C15ULL;
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

static uint32_t number_of(struct calls *calls, const struct word *word, unsigned char first) {
    struct call key = {.begins = word->begins & calls->telling,
                       .alone = word->alone & calls->rules->lone,
                       .trigger = word->trigger,
                       .also = word->also,
                       .sign = first | (word->flags & WORD_NUMERIC ? NUMERIC : 0U) |
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

void calls_number(struct calls *calls, const char *view, struct words *words) {
    for (size_t i = 0; i < words->count; i++)
        words->at[i].call = number_of(calls, &words->at[i], (unsigned char)view[words->at[i].start]);
}

const struct call_layer *calls_of(struct calls *calls, enum layer layer, uint32_t number) {
    assert(number);
    struct call_layer **place = &calls->layers[layer][number];
    if (!*place)
        *place = work_out(calls, layer, &calls->at[number]);
    return *place;
}
