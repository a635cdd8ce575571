/* What two rule sets make of the same text: facts that one finds and the other does not. */
#ifndef EXTRACT_DIFFERENCE_H
#define EXTRACT_DIFFERENCE_H

#include "extract/analysis.h"

/* A mention or a relation, as far as it counts: not which rule found it, but what and where. */
struct fact {
    size_t start, end;   /* bytes of the document: the mention, or the sentence of a relation */
    struct text what;    /* `person "Ines Okonjo"`, `contacted "Okonjo" -> "the board" (planned)` */
    struct text context; /* the sentence, as the document has it */
    const char *rule;
};

typedef void difference_found(void *with, bool gained, const struct fact *fact);

/* Gives each fact that only `before` has (lost) or only `after` (gained) to `call`, in the order of their places. Both are analyses
   of the same text; texts are taken from the arena of `after`. */
void difference_each(struct analysis *before, struct analysis *after, difference_found *call, void *with);

#endif
