/* Words in; what they call up out. The one idea: two words that the rules can't tell apart call up the same, so it is worked out
   once for both; a text has a few thousand such kinds of word. */
#include "rules/call.h"

#include <string.h>

#include "record/arena.h"
#include "rules/code.h"

enum { CALLS_MOST = 16384, SLOTS = 2 * CALLS_MOST, KEEP = 4 << 20, NUMERIC = 256 };

struct call {
    uint64_t begins;
    uint32_t trigger, also;
    uint32_t sign;                     /* first byte, and whether a digit is among the rest */
    struct call_layer *layers[LAYERS]; /* NULL until asked for */
};

struct calls {
    struct arena *arena, *own; /* own: what is forgotten when there are too many */
    const struct rules *rules;
    uint64_t telling; /* lists that a call hangs on */
    struct call *at;  /* from 1 */
    size_t count;
    uint16_t *slots; /* open addressing */
};

static uint64_t telling_lists(const struct rules *rules) {
    uint64_t telling = rules->featured;
    for (int layer = 0; layer < LAYERS; layer++)
        telling |= rules->index[layer].listed | rules->index[layer].beginning | rules->index[layer].barring;
    return telling;
}

static void begin(struct calls *calls) {
    arena_reset(calls->own, KEEP);
    calls->at = arena_take(calls->own, (CALLS_MOST + 1) * sizeof *calls->at);
    calls->slots = arena_take(calls->own, SLOTS * sizeof *calls->slots);
    calls->count = 0;
}

struct calls *calls_new(const struct rules *rules) {
    struct arena *arena = arena_new();
    struct calls *calls = arena_take(arena, sizeof *calls);
    calls->arena = arena;
    calls->own = arena_new();
    calls->rules = rules;
    calls->telling = telling_lists(rules);
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

/* Takes out the rules that never begin with the word. */
static void bar(const struct rules *rules, const struct rule_index *index, const struct call *call,
                uint64_t *set) {
    for (size_t place = 0; place < index->count; place++)
        if (call->begins & rules->all[index->rules[place]].code->start.refused)
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

static const uint64_t *begun_in_line(struct calls *calls, enum layer layer, const struct call *call) {
    const struct rules *rules = calls->rules;
    const struct rule_index *index = &rules->index[layer];
    uint64_t *set = arena_take(calls->own, index->width * sizeof *set);
    join(set, index->by_byte + (call->sign & 255U) * index->width, index->width);
    const struct rule_trigger *triggers[] = {trigger_of(rules, call->trigger), trigger_of(rules, call->also)};
    for (size_t i = 0; i < 2; i++)
        if (triggers[i] && triggers[i]->begun[layer])
            join(set, triggers[i]->begun[layer], index->width);
    for (uint64_t left = call->begins & index->beginning; left; left &= left - 1)
        join(set, index->begun + (size_t)__builtin_ctzll(left) * index->width, index->width);
    bar(rules, index, call, set);
    return set;
}

struct features { /* gathered */
    bool *has;
    size_t count;
};

static void add_feature(const struct rules *rules, enum layer layer, uint16_t feature,
                        struct features *features) {
    if (!(rules->feature_layers[feature] >> layer & 1) || features->has[feature])
        return;
    features->has[feature] = true;
    features->count++;
}

static void find_features(struct calls *calls, enum layer layer, const struct call *call,
                          struct call_layer *out) {
    const struct rules *rules = calls->rules;
    struct arena *scratch = arena_new();
    struct features features = {arena_take(scratch, rules->features_count + 1), 0};
    const struct rule_trigger *triggers[] = {trigger_of(rules, call->trigger), trigger_of(rules, call->also)};
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; triggers[t] && i < triggers[t]->features_count; i++)
            add_feature(rules, layer, triggers[t]->features[i], &features);
    for (uint64_t left = call->begins & rules->featured; left; left &= left - 1) {
        const uint16_t *row = rules->list_features[__builtin_ctzll(left)];
        for (size_t i = 1; i <= row[0]; i++)
            add_feature(rules, layer, row[i], &features);
    }
    if (call->sign & NUMERIC && rules->digit_feature >= 0)
        add_feature(rules, layer, (uint16_t)rules->digit_feature, &features);
    uint16_t *all = arena_take(calls->own, (features.count + 1) * sizeof *all);
    for (size_t f = 0; f < rules->features_count; f++)
        if (features.has[f])
            all[out->features_count++] = (uint16_t)f;
    out->features = all;
    arena_free(scratch);
}

static void work_out(struct calls *calls, enum layer layer, const struct call *call, struct call_layer *out) {
    const struct rules *rules = calls->rules;
    const struct rule_index *index = &rules->index[layer];
    uint64_t *set = arena_take(calls->own, index->width * sizeof *set);
    bool called = add_called(rules, layer, call, set);
    if (layer > LAYER_NAMES) {
        out->rules = called ? set : NULL;
        out->begun = begun_in_line(calls, layer, call);
    } else {
        join(set, index->by_byte + (call->sign & 127U) * index->width, index->width);
        bar(rules, index, call, set);
        out->rules = set;
    }
    find_features(calls, layer, call, out);
}

/* ---- looking it up ---- */

static bool is_same(const struct call *a, const struct call *b) {
    return a->begins == b->begins && a->trigger == b->trigger && a->also == b->also && a->sign == b->sign;
}

static size_t slot_of(const struct call *key) {
    uint64_t hash = key->begins * 0x9E3779B97F4A7C15ULL;
    hash ^= ((uint64_t)key->trigger << 32 | key->also) * 0x165667B19E3779F9ULL;
    hash = (hash ^ hash >> 32 ^ key->sign) * 0x9E3779B97F4A7C15ULL;
    return (size_t)(hash >> 40) % SLOTS;
}

static struct call *find(struct calls *calls, const struct call *key) {
    size_t slot = slot_of(key);
    for (; calls->slots[slot]; slot = (slot + 1) % SLOTS)
        if (is_same(&calls->at[calls->slots[slot]], key))
            return &calls->at[calls->slots[slot]];
    if (calls->count == CALLS_MOST) {
        begin(calls);
        slot = slot_of(key);
    }
    calls->slots[slot] = (uint16_t)++calls->count;
    calls->at[calls->count] = *key;
    return &calls->at[calls->count];
}

const struct call_layer *calls_of(struct calls *calls, enum layer layer, const struct word *word,
                                  unsigned char first) {
    struct call key = {.begins = word->begins & calls->telling,
                       .trigger = word->trigger,
                       .also = word->also,
                       .sign = first | (word->flags & WORD_NUMERIC ? NUMERIC : 0U)};
    struct call *call = find(calls, &key);
    if (!call->layers[layer]) {
        call->layers[layer] = arena_take(calls->own, sizeof *call->layers[layer]);
        work_out(calls, layer, call, call->layers[layer]);
    }
    return call->layers[layer];
}
