/* A table of chains: open addressing over the keys, each key with the list of its numbers. */
#include "resolve/index.h"

#include "record/arena.h"

struct slot {
    uint64_t hash;
    uint32_t first, last; /* places; first is INDEX_NONE where the slot is free */
};

struct index {
    struct arena *arena;
    struct slot *slots;
    size_t slots_count, keys_count; /* slots_count is a power of two */
    struct index_place *places;
    size_t places_count, places_capacity;
};

enum { SLOTS_FIRST = 64 };

static struct slot *slots_new(struct arena *arena, size_t count) {
    struct slot *slots = arena_take(arena, count * sizeof *slots);
    for (size_t i = 0; i < count; i++)
        slots[i].first = INDEX_NONE;
    return slots;
}

struct index *index_new(struct arena *arena) {
    struct index *index = arena_take(arena, sizeof *index);
    index->arena = arena;
    index->slots_count = SLOTS_FIRST;
    index->slots = slots_new(arena, SLOTS_FIRST);
    return index;
}

static struct slot *slot_of(const struct index *index, struct text key, uint64_t hash) {
    size_t at = (size_t)hash & (index->slots_count - 1);
    for (;; at = (at + 1) & (index->slots_count - 1)) {
        struct slot *slot = &index->slots[at];
        if (slot->first == INDEX_NONE ||
            (slot->hash == hash && text_is_equal(index->places[slot->first].key, key)))
            return slot;
    }
}

static void grow(struct index *index) {
    struct slot *old = index->slots;
    size_t count = index->slots_count;
    index->slots_count *= 2;
    index->slots = slots_new(index->arena, index->slots_count);
    for (size_t i = 0; i < count; i++)
        if (old[i].first != INDEX_NONE)
            *slot_of(index, index->places[old[i].first].key, old[i].hash) = old[i];
}

void index_add(struct index *index, struct text key, uint32_t number) {
    if (!key.size)
        return;
    if (index->keys_count * 2 >= index->slots_count)
        grow(index);
    uint64_t hash = text_hash(key);
    struct slot *slot = slot_of(index, key, hash);
    index->places = arena_take_room(index->arena, index->places, sizeof *index->places, index->places_count,
                                    index->places_count + 1, &index->places_capacity);
    uint32_t place = (uint32_t)index->places_count++;
    index->places[place] = (struct index_place){key, number, INDEX_NONE};
    if (slot->first == INDEX_NONE) {
        *slot = (struct slot){hash, place, place};
        index->keys_count++;
    } else {
        index->places[slot->last].next = place;
        slot->last = place;
    }
}

const struct index_place *index_find(const struct index *index, struct text key) {
    if (!key.size)
        return NULL;
    const struct slot *slot = slot_of(index, key, text_hash(key));
    return slot->first == INDEX_NONE ? NULL : &index->places[slot->first];
}

const struct index_place *index_next(const struct index *index, const struct index_place *place) {
    return place->next == INDEX_NONE ? NULL : &index->places[place->next];
}
