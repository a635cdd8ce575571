/* Who writes: "I" outside of quotation marks. */
#ifndef EXTRACT_WRITER_H
#define EXTRACT_WRITER_H

#include "extract/analysis.h"

/* Finds who alone is named in a byline; -1 where nobody is or several are. */
int writer_of(const struct analysis *analysis);

/* Finds who signs what a pronoun stands in: above it as its sender, below it on a line of his own, or above the whole column; -1 for
   nobody. */
int writer_signs(const struct analysis *analysis, const struct finding *pronoun);

#endif
