/* An entity as its parts tell it, written as a record. */
#ifndef RESOLVE_ENTITY_H
#define RESOLVE_ENTITY_H

#include <stdbool.h>

#include "record/record.h"
#include "resolve/corpus.h"

struct roll; /* what all entities are called */

/* Names all entities; taken from `arena`. The corpus must have been joined. */
struct roll *roll_new(struct arena *arena, const struct corpus *corpus);

/* The name of the entity that a part belongs to. */
struct text roll_name(const struct roll *roll, uint32_t part);

/* Gathers what the parts of an entity (its root) tell; from `arena`. */
struct entity entity_gather(struct arena *arena, const struct roll *roll, uint32_t root);

/* Writes one entity; `with_parts` for joining later. */
void entity_write(struct json_writer *writer, struct arena *arena, const struct roll *roll, uint32_t root,
                  bool with_parts);

/* The roots of all entities in the order in which they are written: by first part, groups last. Ends with NOBODY. */
uint32_t *entity_roots(struct arena *arena, const struct corpus *corpus);

#endif
