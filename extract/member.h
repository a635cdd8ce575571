/* Who a description takes in: "A was one of the firms", "A, among those", "A was the man". */
#ifndef EXTRACT_MEMBER_H
#define EXTRACT_MEMBER_H

#include "extract/reader.h"

/* The token of the mention that the clause, or the apposition, counts among those whom the description with its first word at token `i`
   tells of; -1 for nobody, and where that is denied or only possible ("was not among", "may be one of"). */
int member_of(const struct reader *reader, int i);

/* Whom the mention at token `slot` stands for: the name that it describes (slot_named), or whoever it takes in; else the slot itself. */
int member_named(const struct reader *reader, int slot);

#endif
