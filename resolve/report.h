/* What a reader should look at, as text: facts that cannot all hold, and what nothing decides. */
#ifndef RESOLVE_REPORT_H
#define RESOLVE_REPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "resolve/corpus.h"

struct roll;

/* Writes names between whose bearers nothing decides, and namesakes that were kept apart, with what keeps them so; each
   with the line of a decision that would settle it. */
void report_review(FILE *out, const struct corpus *corpus, const struct roll *roll);

/* Writes the entities' records; `by_key` each with its parts, once for each of its keys, after the key and a tab. */
void report_entities(FILE *out, const struct corpus *corpus, const struct roll *roll, bool by_key);

/* "document:start (date) "quote"" */
void quote_place(FILE *out, const struct corpus *corpus, uint32_t part, size_t start, struct text quote);

#endif
