/* Who is meant by a name that somebody typed: by id, caption, name, alias, or a part of a name. */
#ifndef GRAPH_CANDIDATE_H
#define GRAPH_CANDIDATE_H

#include <stddef.h>

#include "graph/archive.h"

/* Finds the entities (numbers, taken from `arena`) that fit `name` best: those whose id, caption or name it is; when there is none
   those that have it as an alias; when there is none those in whose name or aliases it stands as whole words. Case and accents
   do not matter. `count` is 0 when nobody fits. */
size_t *candidate_find(const struct archive *archive, struct text name, struct arena *arena, size_t *count);

#endif
