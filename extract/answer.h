/* What a stream says of its documents, kept by document to be held against gold. */
#ifndef EXTRACT_ANSWER_H
#define EXTRACT_ANSWER_H

#include <stdio.h>

#include "record/record.h"

struct arena;

struct answer { /* one document's */
    struct text doc, sha256;
    struct mention *mentions;
    size_t mentions_count, mentions_capacity;
    struct relation *relations;
    size_t relations_count, relations_capacity;
};

struct answers {
    struct answer *at;
    size_t count, capacity;
    struct entity *entities; /* by id once read */
    size_t entities_count, entities_capacity;
};

/* Reads a stream of extract or resolve to its end; everything is taken from `arena`. How many lines were no records. */
size_t answers_read(FILE *file, struct arena *arena, struct answers *answers);

/* The answer for the document of this id, else of these bytes; NULL for none. */
const struct answer *answers_find(const struct answers *answers, struct text id, struct text sha256);

const struct entity *answers_entity(const struct answers *answers, struct text id); /* NULL for none */

const struct mention *answer_mention(const struct answer *answer, struct text id); /* NULL for none */

#endif
