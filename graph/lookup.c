/* Texts in, dense numbers out: open addressing with linear probing, at most half full. */
#include "graph/lookup.h"

#include <stdbool.h>

#include "record/arena.h"

struct lookup {
    struct arena *arena;
    struct text *keys;
    uint64_t *hashes;
    size_t count, keys_capacity, hashes_capacity;
    size_t *slots; /* number + 1; 0 is free */
    size_t slots_count;
};

struct lookup *lookup_new(struct arena *arena) {
    struct lookup *lookup = arena_take(arena, sizeof *lookup);
    lookup->arena = arena;
    lookup->slots_count = 64;
    lookup->slots = arena_take(arena, lookup->slots_count * sizeof *lookup->slots);
    return lookup;
}

/* The slot that holds `key`, or the free one where it belongs. */
static size_t slot_of(const struct lookup *lookup, struct text key, uint64_t hash) {
    size_t slot = (size_t)hash & (lookup->slots_count - 1);
    while (lookup->slots[slot]) {
        size_t number = lookup->slots[slot] - 1;
        if (lookup->hashes[number] == hash && text_is_equal(lookup->keys[number], key))
            break;
        slot = (slot + 1) & (lookup->slots_count - 1);
    }
    return slot;
}

static void grow(struct lookup *lookup) {
    lookup->slots_count *= 2;
    lookup->slots = arena_take(lookup->arena, lookup->slots_count * sizeof *lookup->slots);
    for (size_t i = 0; i < lookup->count; i++) {
        size_t slot = (size_t)lookup->hashes[i] & (lookup->slots_count - 1);
        while (lookup->slots[slot])
            slot = (slot + 1) & (lookup->slots_count - 1);
        lookup->slots[slot] = i + 1;
    }
}

size_t lookup_find(const struct lookup *lookup, struct text key) {
    size_t number = lookup->slots[slot_of(lookup, key, text_hash(key))];
    return number ? number - 1 : LOOKUP_NONE;
}

size_t lookup_add(struct lookup *lookup, struct text key) {
    uint64_t hash = text_hash(key);
    size_t slot = slot_of(lookup, key, hash);
    if (lookup->slots[slot])
        return lookup->slots[slot] - 1;
    size_t number = lookup->count;
    lookup->keys = arena_take_room(lookup->arena, lookup->keys, sizeof *lookup->keys, number, number + 1,
                                   &lookup->keys_capacity);
    lookup->hashes = arena_take_room(lookup->arena, lookup->hashes, sizeof *lookup->hashes, number,
                                     number + 1, &lookup->hashes_capacity);
    lookup->keys[number] = (struct text){arena_take_copy(lookup->arena, key.at, key.size), key.size};
    lookup->hashes[number] = hash;
    lookup->slots[slot] = number + 1;
    lookup->count++;
    if (lookup->count * 2 > lookup->slots_count)
        grow(lookup);
    return number;
}

struct text lookup_key(const struct lookup *lookup, size_t number) {
    return lookup->keys[number];
}

size_t lookup_count(const struct lookup *lookup) {
    return lookup->count;
}
