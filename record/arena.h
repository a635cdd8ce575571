/* Memory that is taken piece by piece and given back all at once: one arena per document, or one per run.

   Ownership: whatever is taken from an arena belongs to it and is valid until arena_reset or arena_free.
   When memory runs out the arena prints one message and aborts; nobody else checks for it. */
#ifndef RECORD_ARENA_H
#define RECORD_ARENA_H

#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is fine */

/* Forgets everything taken, keeping the blocks for reuse up to `keep` bytes in all. */
void arena_reset(struct arena *arena, size_t keep);

/* Takes `size` zeroed bytes, aligned for any type. Never NULL. */
void *arena_take(struct arena *arena, size_t size);

/* The same, but what the bytes hold is not known: for what is written at once and whole. */
void *arena_take_unset(struct arena *arena, size_t size);

/* Takes a copy of `size` bytes with a NUL behind it (not counted). */
char *arena_take_copy(struct arena *arena, const char *at, size_t size);

/* Returns an array of at least `need` items of `item` bytes: `old` itself when `*capacity` suffices, else a
   copy of the first `count` items in a larger one (capacity doubles; the new part is zeroed). */
void *arena_take_room(struct arena *arena, void *old, size_t item, size_t count, size_t need,
                      size_t *capacity);

/* Makes the block `old` (NULL for a new one) `size` bytes large, for the few things that live longer than any arena and
   shrink again; the caller frees it with free(). Never NULL: when memory runs out, the program ends here. */
void *arena_resize_block(void *old, size_t size);

/* Tells the C library to keep up to 256 MiB of what is freed for the next use, where it can be told (glibc): what is given back to the
   system has to be faulted in again, and making a rule's machine code takes and frees some hundred kilobytes each time. Once, at the
   program's start. */
void arena_keep_freed(void);

/* Bytes handed out since the last reset. */
size_t arena_used(const struct arena *arena);

#endif
