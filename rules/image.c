/* Arrays in; one piece of memory out, and back. Each array stands behind its size in bytes, at a multiple of eight. */
#include "rules/image.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "record/arena.h"

static size_t padded(size_t size) {
    return (size + 7) & ~(size_t)7;
}

void image_put(struct image_writer *writer, const void *items, size_t item, size_t count) {
    uint64_t size = item * count;
    size_t need = writer->size + sizeof size + padded(size);
    writer->at = arena_take_room(writer->arena, writer->at, 1, writer->size, need, &writer->capacity);
    memcpy(writer->at + writer->size, &size, sizeof size);
    if (size)
        memcpy(writer->at + writer->size + sizeof size, items, size);
    writer->size = need;
}

const void *image_next(struct image *image, size_t item, size_t *count) {
    uint64_t size;
    assert((size_t)(image->end - image->at) >= sizeof size);
    memcpy(&size, image->at, sizeof size);
    const void *items = image->at + sizeof size;
    assert(size <= (size_t)(image->end - image->at) - sizeof size && size % item == 0);
    image->at += sizeof size + padded(size);
    if (count)
        *count = size / item;
    return items;
}
