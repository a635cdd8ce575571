/* Pieces out of blocks; see arena.h. The one idea: a block is filled from its start, a piece that does not fit opens a new block,
   and nothing is ever given back alone. */
#include "record/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef __GLIBC__ /* which stdlib.h tells */
#include <malloc.h>
#endif
#include <string.h>

enum { BLOCK_LEAST = 64 * 1024 };

struct block {
    struct block *next;
    size_t size, used;
    bool used_before; /* what is free in it may not be zero */
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *first; /* the one being filled; full ones behind it */
    struct block *spare; /* kept by arena_reset */
    size_t handed_out;
};

static _Noreturn void run_out(void) {
    fputs("whowhom: out of memory\n", stderr);
    abort();
}

static void *get(size_t size) {
    void *memory = malloc(size);
    if (!memory)
        run_out();
    return memory;
}

struct arena *arena_new(void) {
    struct arena *arena = get(sizeof *arena);
    *arena = (struct arena){NULL, NULL, 0};
    return arena;
}

static void free_blocks(struct block *block) {
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    free_blocks(arena->first);
    free_blocks(arena->spare);
    free(arena);
}

void arena_reset(struct arena *arena, size_t keep) {
    size_t kept = 0;
    for (struct block *block = arena->spare; block; block = block->next)
        kept += block->size;
    while (arena->first) {
        struct block *block = arena->first;
        arena->first = block->next;
        if (kept + block->size > keep) {
            free(block);
            continue;
        }
        kept += block->size;
        block->used_before = true;
        block->next = arena->spare;
        arena->spare = block;
    }
    arena->handed_out = 0;
}

static struct block *block_for(struct arena *arena, size_t size) {
    struct block **link = &arena->spare;
    while (*link && (*link)->size < size)
        link = &(*link)->next;
    struct block *block = *link;
    if (block) {
        *link = block->next;
    } else {
        size_t room = size > BLOCK_LEAST ? size : BLOCK_LEAST;
        if (arena->first && room < arena->first->size * 2 && arena->first->size < (8U << 20))
            room = arena->first->size * 2;
        block = calloc(1, sizeof *block + room); /* large ones come zeroed from the system, untouched */
        if (!block)
            run_out();
        block->size = room;
    }
    block->used = 0;
    block->next = arena->first;
    arena->first = block;
    return block;
}

static size_t rounded(size_t size) {
    size_t unit = alignof(max_align_t);
    if (size > PTRDIFF_MAX / 2)
        run_out();
    return (size + unit - 1) / unit * unit;
}

void *arena_take_unset(struct arena *arena, size_t size) {
    size_t room = rounded(size);
    struct block *block = arena->first;
    if (!block || block->size - block->used < room)
        block = block_for(arena, room);
    void *piece = block->bytes + block->used;
    block->used += room;
    arena->handed_out += room;
    return piece;
}

void *arena_take(struct arena *arena, size_t size) {
    void *piece = arena_take_unset(arena, size);
    return arena->first->used_before ? memset(piece, 0, size) : piece;
}

char *arena_take_copy(struct arena *arena, const char *at, size_t size) {
    char *copy = arena_take_unset(arena, size + 1);
    if (size)
        memcpy(copy, at, size);
    copy[size] = '\0';
    return copy;
}

/* Whether the piece of `size` bytes at `old` is the last that was taken and can grow to `wider` bytes where it is. */
static bool can_grow(const struct arena *arena, const void *old, size_t size, size_t wider) {
    const struct block *block = arena->first;
    return old && block && (const unsigned char *)old + rounded(size) == block->bytes + block->used &&
           block->size - block->used >= rounded(wider) - rounded(size);
}

/* `wider` bytes of which the first `used` are those of `old`, which has `size`, and the others zero. */
static void *grow(struct arena *arena, char *old, size_t size, size_t used, size_t wider) {
    char *room = old;
    bool stays = can_grow(arena, old, size, wider);
    if (stays)
        arena_take_unset(arena, rounded(wider) - rounded(size));
    else
        room = arena_take_unset(arena, wider);
    if (!stays && used)
        memcpy(room, old, used);
    size_t touched = arena->first->used_before ? wider : stays ? size : used;
    memset(room + used, 0, touched - used);
    return room;
}

void *arena_take_room(struct arena *arena, void *old, size_t item, size_t count, size_t need,
                      size_t *capacity) {
    if (old && need <= *capacity)
        return old;
    size_t had = *capacity, wider = had ? had * 2 : 8;
    while (wider < need)
        wider *= 2;
    *capacity = wider;
    return grow(arena, old, old ? had * item : 0, old ? count * item : 0, wider * item);
}

void *arena_resize_block(void *old, size_t size) {
    void *block = realloc(old, size);
    if (!block)
        run_out();
    return block;
}

void arena_keep_freed(void) {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}

size_t arena_used(const struct arena *arena) {
    return arena->handed_out;
}
