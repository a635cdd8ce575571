/* Facts of one entity, or of two, that cannot all hold, as text for a reader. */
#ifndef RESOLVE_CONTRADICTION_H
#define RESOLVE_CONTRADICTION_H

#include <stdio.h>

#include "resolve/corpus.h"

struct roll;

/* Writes, with quotes side by side: ages, sexes, days of birth and of death, and ranks (at near dates) that cannot be one
   person's; contacts and investigations that one place asserts and another denies, at near dates or without. For the
   last the corpus must have kept claims. */
void report_contradictions(FILE *out, const struct corpus *corpus, const struct roll *roll);

#endif
