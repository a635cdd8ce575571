/* Verbs and nouns of relations, found by what a word begins with: "messag" of "messaging". */
#ifndef RULES_STEM_H
#define RULES_STEM_H

#include <stdint.h>

#include "record/text.h"

struct arena;
struct list_entry;
struct rules;

enum { STEM_WORD_MOST = 64 }; /* bytes of a word, one more than are looked at */

/* Files the entries of the lists verb-contact, noun-contact and verb-inquiry; wants the known lists. */
struct stems *stems_load(struct arena *arena, const struct rules *rules);

/* The entry of one of `lists` (of those three) that shares the longest beginning with `word` (ASCII, small letters, fewer than
   STEM_WORD_MOST bytes): all of its form, less the last letter of a form of more than four. Of several the first in the order above and
   in that of the file; NULL for none. */
const struct list_entry *rules_stem(const struct rules *rules, uint64_t lists, struct text word);

#endif
