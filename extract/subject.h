/* Who does what a verb says: the subject of a verb, found once for all relation rules.

   A relation rule that names the role `subject` (`emit contacted subject target`) captures only the verb and what
   stands behind it; the subject is looked for here. `clause` is the subject of the clause that the words stand in ("In
   a letter to B, A wrote"). */
#ifndef EXTRACT_SUBJECT_H
#define EXTRACT_SUBJECT_H

#include "extract/reader.h"

/* Finds the subject of the verb at `verb` of the line (of its clause where `of_clause`): fills `actors` with its
   findings, one for each of "A, B and C", and `span` with the part of the line that they stand in. Returns how many, 0 for
   none, `most` at the most. */
size_t subject_find(struct analysis *analysis, const struct line *line, size_t verb, bool of_clause,
                    struct span *span, int *actors, size_t most);

/* The token of the subject whose finite verb stands right behind token `i`; below 0 for none. */
int subject_left(const struct reader *reader, int i);

#endif
