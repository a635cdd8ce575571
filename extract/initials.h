/* Acronyms against names. */
#ifndef EXTRACT_INITIALS_H
#define EXTRACT_INITIALS_H

#include <stdbool.h>

#include "record/text.h"

/* Whether the letters of `acronym` stand in order in `name` (both folded), each at the start of a word or inside one
   after the word's first, and the first at the start of the name: "IOPC", "MoD", "HMICFRS", "SUH". */
bool initials_spell(struct text name, struct text acronym);

/* Whether `acronym` is made of the initials of `name`'s words, function words left out or put in, or of the first three and more of them. */
bool initials_are(struct text name, struct text acronym);

#endif
