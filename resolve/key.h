/* The names by which a document's cluster may be found in other documents: full names of people, names of
   institutions and places. A surname, a given name, an acronym that the document spells out are none. */
#ifndef RESOLVE_KEY_H
#define RESOLVE_KEY_H

#include <stddef.h>

#include "record/text.h"
#include "resolve/story.h"

enum { KEYS_MOST = 16 };

struct keys {
    struct text at[KEYS_MOST]; /* each begins with the kind: "person:ann marr" */
    size_t count;
};

void keys_take(struct arena *arena, const struct story *story, uint32_t root, struct keys *keys);

#endif
