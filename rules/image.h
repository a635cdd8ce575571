/* Lists and rules made ready when the program was built: arrays one after another in one piece of memory that is part of the
   program, so that they are there at once. rules/generate/ready.c writes the images; cmake/rules.cmake puts them in.

   Arrays hold no pointers, and the program that reads is built from the same sources for the same machine as the one that wrote. */
#ifndef RULES_IMAGE_H
#define RULES_IMAGE_H

#include <stddef.h>

struct arena;
struct lists;
struct rules;
struct error;

struct image_writer {
    struct arena *arena;
    char *at; /* what has been written */
    size_t size, capacity;
};

/* Adds an array of `count` items of `item` bytes. */
void image_put(struct image_writer *writer, const void *items, size_t item, size_t count);

struct image {
    const char *at, *end; /* what is still to be read */
};

/* The next array, which is the program's own, with the number of its items unless `count` is NULL. */
const void *image_next(struct image *image, size_t item, size_t *count);

/* list_load.c: writes all that lists_load_builtin reads. */
void lists_write(const struct lists *lists, struct image_writer *writer);

/* rules.c: the embedded rules alone, over the embedded lists. */
struct rules *rules_load_builtin(struct lists *lists, struct error *error);

/* ready.c: writes what rules_load_all finds ready. */
void rules_write(const struct rules *rules, struct image_writer *writer);

#endif
