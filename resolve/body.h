/* The name of an institution taken to words, so that its shorter forms can be told.

   All texts are plain (name_plain) and taken from the arena given. */
#ifndef RESOLVE_BODY_H
#define RESOLVE_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "record/text.h"
#include "resolve/lexicon.h"

struct arena;

enum { BODY_WORDS_MOST = 24, BODY_ACRONYMS_MOST = 4 };

struct body {
    struct text at[BODY_WORDS_MOST];
    size_t count;
};

void body_split(struct text plain, struct body *body);
struct text body_join(struct arena *arena, const struct text *words, size_t count);

/* "of", "for", "and" and the like: no acronym needs them, and no short form ends in them. */
bool body_is_joint(struct text word);

/* Ltd, plc, Group and what else the list of company suffixes holds. */
bool body_is_designator(const struct lexicon *lexicon, struct text word);

/* The name without Ltd, plc, Co behind it and Royal, HM before it. */
struct text body_core(struct arena *arena, const struct lexicon *lexicon, struct text plain);

/* The acronyms that a name may have, also without a country before it or "of England" behind it; how many. */
size_t body_acronyms(struct arena *arena, struct text plain, struct text acronyms[BODY_ACRONYMS_MOST]);

#endif
