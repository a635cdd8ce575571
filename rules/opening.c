#include "rules/opening.h"

#include <string.h>

#include "record/arena.h"
#include "rules/code.h"

enum { FOLLOWERS = PAIR_END + 1 };

struct openings {
    struct arena *arena;
    const struct rules *rules;
    size_t from[LAYER_NAMES + 1],
        width; /* where the set of each layer begins in one of all layers; of that */
    uint64_t **sets;
    size_t sets_count, sets_capacity;
    uint32_t numbers[PAIR_END * FOLLOWERS]; /* of each pair, from 1; 0 for not yet known */
};

static uint64_t *add_set(struct openings *openings) {
    openings->sets =
        arena_take_room(openings->arena, openings->sets, sizeof *openings->sets, openings->sets_count,
                        openings->sets_count + 1, &openings->sets_capacity);
    return openings->sets[openings->sets_count++] =
               arena_take(openings->arena, openings->width * sizeof **openings->sets);
}

struct openings *openings_new(struct arena *arena, const struct rules *rules) {
    struct openings *openings = arena_take(arena, sizeof *openings);
    openings->arena = arena;
    openings->rules = rules;
    for (int layer = 0; layer <= LAYER_NAMES; layer++) {
        openings->from[layer] = openings->width;
        openings->width += rules->index[layer].width;
    }
    memset(add_set(openings), 0xFF, openings->width * sizeof **openings->sets);
    return openings;
}

static void fill(const struct openings *openings, int first, int second, uint64_t *set) {
    for (int layer = 0; layer <= LAYER_NAMES; layer++) {
        const struct rule_index *index = &openings->rules->index[layer];
        for (size_t place = 0; place < index->count; place++)
            if (openings->rules->all[index->rules[place]].code->pairs[first] >> second & 1)
                set[openings->from[layer] + place / 64] |= 1ULL << place % 64;
    }
}

static uint32_t number_of(struct openings *openings, int first, int second) {
    uint64_t *set = add_set(openings);
    fill(openings, first, second, set);
    uint32_t number = 0;
    while (memcmp(openings->sets[number], set, openings->width * sizeof *set) != 0)
        number++;
    if (number + 1U < openings->sets_count)
        openings->sets_count--; /* one such was there */
    return number;
}

uint32_t openings_of(struct openings *openings, const char *at, size_t size) {
    int first = pair_symbol((unsigned char)at[0]),
        second = size > 1 ? pair_symbol((unsigned char)at[1]) : PAIR_END;
    uint32_t *number = &openings->numbers[first * FOLLOWERS + second];
    if (!*number)
        *number = number_of(openings, first, second) + 1;
    return *number - 1;
}

const uint64_t *openings_set(const struct openings *openings, uint32_t number, enum layer layer) {
    return layer <= LAYER_NAMES ? openings->sets[number] + openings->from[layer] : NULL;
}
