/* Numbers for texts: each text that is added gets the next number, from 0, and keeps it. So "the entity with
   this id" is an index into an array, and a thing can be spoken of before its record has been read.

   Ownership: the lookup and its keys (copies) are taken from the arena given. */
#ifndef GRAPH_LOOKUP_H
#define GRAPH_LOOKUP_H

#include <stddef.h>
#include <stdint.h>

#include "record/text.h"

struct arena;
struct lookup;

#define LOOKUP_NONE SIZE_MAX

struct lookup *lookup_new(struct arena *arena);

/* Returns the number of `key`, a new one when it was not there. */
size_t lookup_add(struct lookup *lookup, struct text key);

/* Returns the number of `key`, or LOOKUP_NONE. */
size_t lookup_find(const struct lookup *lookup, struct text key);

/* Returns the lookup's own copy of a key. */
struct text lookup_key(const struct lookup *lookup, size_t number);

size_t lookup_count(const struct lookup *lookup);

#endif
