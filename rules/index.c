/* Compiled rules in; the index out that says, for a word or a line, which of them may match. */
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "rules/code.h"
#include "rules/internal.h"
#include "rules/match.h"
#include "rules/word.h"

static const char headline[] = "headline.";

static void add_to(uint64_t *set, size_t place) {
    set[place / 64] |= 1ULL << place % 64;
}

static struct rule_trigger *trigger_of(struct rules *rules, uint64_t hash) {
    uint32_t trigger = lists_trigger(rules->lists, hash);
    if (!trigger) {
        rules->triggers =
            arena_take_room(rules->arena, rules->triggers, sizeof *rules->triggers, rules->triggers_count + 1,
                            rules->triggers_count + 2, &rules->triggers_capacity);
        trigger = (uint32_t)++rules->triggers_count;
        lists_set_trigger(rules->lists, hash, trigger);
    }
    return &rules->triggers[trigger];
}

static void file_in(struct rules *rules, uint64_t **set, enum layer layer, size_t place) {
    if (!*set)
        *set = arena_take(rules->arena, rules->index[layer].width * sizeof **set);
    add_to(*set, place);
}

static void file_word(struct rules *rules, uint64_t hash, enum layer layer, size_t place) {
    file_in(rules, &trigger_of(rules, hash)->rules[layer], layer, place);
}

static void file_need(struct rules *rules, const struct rule_need *need, enum layer layer, size_t place) {
    struct rule_index *index = &rules->index[layer];
    for (size_t i = 0; i < need->words_count; i++)
        file_word(rules, need->words[i], layer, place);
    for (size_t l = 0; l < LISTS_MOST; l++)
        if (need->lists >> l & 1)
            add_to(index->by_list + l * index->width, place);
    index->listed |= need->lists;
}

static void file_given_trigger(struct rules *rules, const struct rule *rule, size_t place) {
    for (const char *at = rule->trigger; *at;) {
        size_t size = strcspn(at, " \t\n");
        if (size)
            file_word(rules, words_hash(at, size), rule->layer, place);
        at += size + strspn(at + size, " \t\n");
    }
}

/* ---- needs as features ---- */

static uint64_t need_hash(const struct rule_need *need) {
    uint64_t hash = need->lists * 1099511628211ULL + (need->digit ? 7 : 3);
    for (size_t i = 0; i < need->words_count; i++)
        hash = (hash ^ need->words[i]) * 1099511628211ULL;
    return hash;
}

static bool is_same(const struct rule_need *a, const struct rule_need *b) {
    return a->words_count == b->words_count && a->lists == b->lists && a->digit == b->digit &&
           (!a->words_count || !memcmp(a->words, b->words, a->words_count * sizeof *a->words));
}

static void answer_list(struct rules *rules, size_t list, uint16_t feature) {
    uint16_t *old = rules->list_features[list];
    size_t count = old ? old[0] : 0;
    uint16_t *row = arena_take(rules->arena, (count + 2) * sizeof *row);
    if (old)
        memcpy(row, old, (count + 1) * sizeof *row);
    row[0] = (uint16_t)(count + 1);
    row[count + 1] = feature;
    rules->list_features[list] = row;
}

static void answer_word(struct rules *rules, uint64_t hash, uint16_t feature) {
    struct rule_trigger *trigger = trigger_of(rules, hash);
    trigger->features =
        arena_take_room(rules->arena, trigger->features, sizeof *trigger->features, trigger->features_count,
                        trigger->features_count + 1, &trigger->features_capacity);
    trigger->features[trigger->features_count++] = feature;
}

static void answer_digit(struct rules *rules, uint16_t feature) {
    rules->digit_features =
        arena_take_room(rules->arena, rules->digit_features, sizeof feature, rules->digit_features_count,
                        rules->digit_features_count + 1, &rules->digit_features_capacity);
    rules->digit_features[rules->digit_features_count++] = feature;
}

static uint16_t feature_of(struct rules *rules, const struct rule_need *need) {
    uint64_t hash = need_hash(need);
    for (size_t i = 0; i < rules->features_count; i++)
        if (rules->features[i].hash == hash && is_same(&rules->features[i].need, need))
            return (uint16_t)i;
    rules->features =
        arena_take_room(rules->arena, rules->features, sizeof *rules->features, rules->features_count,
                        rules->features_count + 1, &rules->features_capacity);
    uint16_t feature = (uint16_t)rules->features_count++;
    rules->features[feature] = (struct rule_feature){*need, hash};
    for (size_t i = 0; i < need->words_count; i++)
        answer_word(rules, need->words[i], feature);
    for (size_t l = 0; l < LISTS_MOST; l++)
        if (need->lists >> l & 1)
            answer_list(rules, l, feature);
    rules->featured |= need->lists;
    if (need->digit)
        answer_digit(rules, feature);
    return feature;
}

/* ---- filing ---- */

static void file_shapes(struct rules *rules, const struct rule *rule, size_t place) {
    struct rule_index *index = &rules->index[rule->layer];
    for (size_t s = 0; s < SHAPES; s++)
        if (rule->code->shapes[s / 64] >> s % 64 & 1)
            add_to(index->shapes + s * index->width, place);
}

static void file_bytes(struct rules *rules, const struct rule *rule, size_t place) {
    struct rule_index *index = &rules->index[rule->layer];
    for (size_t b = 0; b < 256; b++)
        if (rule->code->start.bytes[b]) {
            index->begins[b] = true;
            add_to(index->by_byte + b * index->width, place);
        }
}

static void file_at_words(struct rules *rules, const struct rule *rule, size_t place) {
    const struct rule_start *start = &rule->code->start;
    file_shapes(rules, rule, place);
    if (rule->trigger) {
        file_given_trigger(rules, rule, place);
        return;
    }
    file_need(rules, &start->first, rule->layer, place);
    file_bytes(rules, rule, place);
}

/* With what the rule may begin in a masked line. */
static void file_beginning(struct rules *rules, const struct rule *rule, size_t place) {
    struct rule_index *index = &rules->index[rule->layer];
    const struct rule_need *first = &rule->code->start.first;
    for (size_t i = 0; i < first->words_count; i++)
        file_in(rules, &trigger_of(rules, first->words[i])->begun[rule->layer], rule->layer, place);
    for (size_t l = 0; l < LISTS_MOST; l++)
        if (first->lists >> l & 1)
            add_to(index->begun + l * index->width, place);
    index->beginning |= first->lists;
    file_bytes(rules, rule, place);
}

static void file_for_lines(struct rules *rules, const struct rule *rule, size_t place) {
    struct rule_index *index = &rules->index[rule->layer];
    const struct rule_start *start = &rule->code->start;
    file_beginning(rules, rule, place);
    if (rule->trigger)
        file_given_trigger(rules, rule, place);
    else if (start->needs_count && !start->needs[0].digit)
        file_need(rules, &start->needs[0], rule->layer, place);
    else
        add_to(index->always, place);
}

static void make_index(struct rules *rules, enum layer layer) {
    struct rule_index *index = &rules->index[layer];
    index->rules = arena_take(rules->arena, (rules->count + 1) * sizeof *index->rules);
    index->starts = arena_take(rules->arena, (rules->count + 1) * sizeof *index->starts);
    for (size_t i = 0; i < rules->count; i++)
        if (rules->all[i].layer == layer) {
            index->starts[index->count] = &rules->all[i].code->start;
            index->rules[index->count++] = (uint32_t)i;
        }
    index->width = (index->count / 64 / STEP + 1) * STEP;
    size_t size = index->width * sizeof(uint64_t);
    index->by_list = arena_take(rules->arena, LISTS_MOST * size);
    index->always = arena_take(rules->arena, size);
    index->by_byte = arena_take(rules->arena, 256 * size);
    if (layer > LAYER_NAMES)
        index->begun = arena_take(rules->arena, LISTS_MOST * size);
    else
        index->shapes = arena_take(rules->arena, SHAPES * size);
}

/* ---- what a match goes over, and what it needs behind ---- */

/* Files a rule under what its further words may be. */
static void file_further(struct rules *rules, const struct rule *rule, enum further which, size_t place) {
    struct rule_index *index = &rules->index[rule->layer];
    struct rule_passing *passing = &index->further[which];
    const struct rule_words *words = &rule->code->start.further[which];
    for (size_t i = 0; i < words->need.words_count; i++)
        file_in(rules, &trigger_of(rules, words->need.words[i])->further[which][rule->layer], rule->layer,
                place);
    for (size_t l = 0; l < LISTS_MOST; l++) {
        if (words->need.lists >> l & 1)
            add_to(passing->by_list + l * index->width, place);
        if (words->within >> l & 1)
            add_to(passing->by_within + l * index->width, place);
    }
    for (size_t b = 0; b < 256; b++)
        if (words->bytes[b])
            add_to(passing->by_byte + b * index->width, place);
    passing->lists |= words->need.lists;
    passing->within |= words->within;
}

static void file_crossing(struct rule_index *index, const struct rule_start *start, size_t place) {
    for (size_t b = 0; b < 256; b++)
        if (start->crosses[b / 64] >> b % 64 & 1)
            add_to(index->crossing + b * index->width, place);
}

static void make_gaps(struct rule_index *index) {
    static const char bytes[GAPS] = {[GAP_SPACE] = ' ',       [GAP_HYPHEN] = '-',    [GAP_APOSTROPHE] = '\'',
                                     [GAP_COMMA_SPACE] = ',', [GAP_DOT_SPACE] = '.', [GAP_NEWLINE] = '\n'};
    for (size_t gap = 0; gap < GAPS; gap++)
        for (size_t i = 0; i < index->width; i++)
            index->gaps[gap * index->width + i] =
                bytes[gap] ? index->crossing[(size_t)bytes[gap] * index->width + i] : UINT64_MAX;
}

/* Adds a rule to set number `which` of those that its need number `k` is answered by. */
static void add_to_held(const struct rule_index *index, struct rule_held *sets, size_t which, size_t k,
                        size_t place) {
    uint64_t *words = sets[(which * index->width + place / 64) / STEP].at[k];
    words[place / 64 % STEP] |= 1ULL << place % 64;
}

/* Files the needs of a rule, its slots behind them. One that has fewer than HELD needs its first one as often as that. */
static void file_held(struct rules *rules, const struct rule *rule, size_t place) {
    struct rule_index *index = &rules->index[rule->layer];
    const struct rule_start *start = &rule->code->start;
    size_t count = start->needs_count + start->slots_count;
    for (size_t k = 0; k < HELD && count; k++) {
        size_t number = k < count ? k : 0;
        if (number < start->needs_count) {
            add_to_held(index, index->answered, rule->code->features[number], k, place);
            continue;
        }
        for (uint64_t left = start->slots[number - start->needs_count]; left; left &= left - 1)
            add_to_held(index, index->slots, (size_t)__builtin_ctzll(left), k, place);
    }
    for (size_t k = 0; k < HELD && start->slots_count; k++)
        for (uint64_t left = start->slots[k < start->slots_count ? k : 0]; left; left &= left - 1)
            add_to_held(index, index->by_slot, (size_t)__builtin_ctzll(left), k, place);
    if (!count || rule->layer == LAYER_BLOCKS) /* what a line needs may stand behind what is read */
        add_to(index->needless, place);
    if (start->slots_count)
        add_to(index->slotted, place);
}

static void note_first_word(struct rules *rules, struct rule_index *index, const struct rule_start *start) {
    index->barring |= start->refused;
    for (size_t i = 0; i < start->firsts_count; i++) {
        const struct rule_first *first = &start->firsts[i];
        rules->lone |= first->must | first->never | first->never_apart;
    }
}

static void make_gates(struct rules *rules, enum layer layer) {
    struct rule_index *index = &rules->index[layer];
    size_t size = index->width * sizeof(uint64_t);
    index->headline = arena_take(rules->arena, size);
    index->needless = arena_take(rules->arena, size);
    index->slotted = arena_take(rules->arena, size);
    for (size_t i = 0; i < FURTHER; i++) {
        index->further[i].by_byte = arena_take(rules->arena, 256 * size);
        index->further[i].by_list = arena_take(rules->arena, LISTS_MOST * size);
        index->further[i].by_within = arena_take(rules->arena, LISTS_MOST * size);
    }
    index->crossing = arena_take(rules->arena, 256 * size);
    index->gaps = arena_take(rules->arena, GAPS * size);
    index->answered = arena_take(rules->arena, HELD * (rules->features_count + 1) * size);
    index->slots = arena_take(rules->arena, 64 * HELD * size);
    index->by_slot = arena_take(rules->arena, 64 * HELD * size);
    index->none = arena_take(rules->arena, HELD * size);
    index->all = arena_take_unset(rules->arena, size);
    memset(index->all, 0xFF, size);
    for (size_t place = 0; place < index->count; place++) {
        const struct rule *rule = &rules->all[index->rules[place]];
        note_first_word(rules, index, &rule->code->start);
        file_further(rules, rule, INNER, place);
        file_further(rules, rule, SECOND, place);
        file_crossing(index, &rule->code->start, place);
        file_held(rules, rule, place);
        if (!strncmp(rule->id, headline, sizeof headline - 1))
            add_to(index->headline, place);
    }
    for (size_t at = 0; at < 256 * index->width; at++)
        index->crossing[at] |= index->needless[at % index->width];
    make_gaps(index);
}

void rules_file(struct rules *rules) {
    for (int layer = 0; layer < LAYERS; layer++) {
        struct rule_index *index = &rules->index[layer];
        make_index(rules, (enum layer)layer);
        for (size_t place = 0; place < index->count; place++) {
            const struct rule *rule = &rules->all[index->rules[place]];
            if (layer <= LAYER_NAMES)
                file_at_words(rules, rule, place);
            else
                file_for_lines(rules, rule, place);
            for (size_t i = 0; i < rule->code->start.needs_count; i++)
                rule->code->features[i] = feature_of(rules, &rule->code->start.needs[i]);
        }
    }
    rules->features_layers = arena_take(rules->arena, rules->features_count + 1);
    for (size_t i = 0; i < rules->count; i++)
        for (size_t k = 0; k < rules->all[i].code->start.needs_count; k++)
            rules->features_layers[rules->all[i].code->features[k]] |= (uint8_t)(1U << rules->all[i].layer);
    for (int layer = 0; layer < LAYERS; layer++)
        make_gates(rules, (enum layer)layer);
}
