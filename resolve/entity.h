/* Entities and resolved mentions and relations, written. */
#ifndef RESOLVE_ENTITY_H
#define RESOLVE_ENTITY_H

#include "record/record.h"
#include "resolve/corpus.h"

/* Writes a mention with the entity that it belongs to and the sieve that put it there. */
void entity_write_mention(struct json_writer *writer, const struct corpus *corpus,
                          const struct record *record);

/* Writes a relation with the entities at its ends: once for each of several ("they", "the pair"). */
void entity_write_relation(struct json_writer *writer, const struct corpus *corpus,
                           const struct record *record);

/* Writes all entities, in the order in which they were first spoken of. */
void entity_write_all(struct json_writer *writer, const struct corpus *corpus);

#endif
