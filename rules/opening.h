/* The first two bytes of a word in; the rules of the layers at words that may begin with it, as far as these tell, out. */
#ifndef RULES_OPENING_H
#define RULES_OPENING_H

#include "rules/internal.h"

struct openings;
struct openings *openings_new(struct arena *arena, const struct rules *rules);

/* Number of the set of rules that a word of letters and digits alone, `size` bytes at `at`, may begin; pairs of bytes that the rules
   can't tell apart share one. 0 is the set of all, which goes for other words. */
uint32_t openings_of(struct openings *openings, const char *at, size_t size);

/* The set of that number, as wide as the sets of the layer's index; NULL where nothing is known of a layer. */
const uint64_t *openings_set(const struct openings *openings, uint32_t number, enum layer layer);

#endif
