/* A stream and its articles in, what no longer holds of it out: of every mention and relation that the article's
   bytes are those that were read, that the quote stands at its place, that its rule still fires there, and that
   the entity that was made of it says so.

   Ownership: a proof's records are taken from its arena and go with proof_free. */
#ifndef EXTRACT_VERIFY_H
#define EXTRACT_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "extract/analysis.h"
#include "record/record.h"
#include "rules/rules.h"

struct proof;

/* One thing that does not hold. `id` and `quote` are empty where a whole document is meant. */
struct fault {
    struct text doc, id, quote;
    size_t start, end;
    const char *what;
    struct text about; /* the rule or entity that is spoken of; may be empty */
};

struct proof_counts {
    size_t documents, mentions, relations, faults;
};

struct proof *proof_new(void);
void proof_free(struct proof *proof); /* NULL is fine */

/* Reads one stream to its end; returns how many lines are malformed. */
size_t proof_read(struct proof *proof, FILE *file, const char *name);

/* The hash of the rules by which the stream says that it was made; empty when it does not say. */
struct text proof_rules(const struct proof *proof);

/* Where the articles are (as source_read takes it), and by which rules they are read again. */
struct proof_ground {
    const char *place;
    const struct rules *rules;
    int date_order; /* enum date_order */
};

/* Checks everything; each fault is given to `tell`. */
struct proof_counts proof_check(struct proof *proof, const struct proof_ground *ground,
                                void tell(void *with, const struct fault *fault), void *with);

#endif
