/* Names that somebody typed put to an archive or a network: who is meant, or who may be. */
#ifndef GRAPH_ASK_H
#define GRAPH_ASK_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/network.h"

struct error;

/* The entity that `name` means. LOOKUP_NONE when nobody or several are meant; then `why` (several lines,
   taken from `arena`) says so and lists the candidates. With a network, only entities that are its nodes are meant. */
size_t ask_entity(const struct archive *archive, const struct network *network, const char *name,
                  struct arena *arena, struct text *why);

#endif
