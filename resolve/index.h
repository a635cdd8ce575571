/* From a text to the numbers filed under it, in the order in which they were filed.

   Ownership: everything is taken from the arena given to index_new; the texts filed must outlive the index. */
#ifndef RESOLVE_INDEX_H
#define RESOLVE_INDEX_H

#include <stddef.h>
#include <stdint.h>

#include "record/text.h"

struct arena;
struct index;

#define INDEX_NONE UINT32_MAX

struct index_place {
    struct text key;
    uint32_t number; /* what was filed */
    uint32_t next;   /* place of the next one under the same key, INDEX_NONE behind the last */
};

struct index *index_new(struct arena *arena);

/* Files `number` under `key`; an empty key is not filed. */
void index_add(struct index *index, struct text key, uint32_t number);

/* The first place under `key`, NULL for none; index_next goes on. */
const struct index_place *index_find(const struct index *index, struct text key);
const struct index_place *index_next(const struct index *index, const struct index_place *place);

#endif
