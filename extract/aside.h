/* Asides between a subject and its verb, for subject.c; tokens are numbered as in reader.h, and -1 is none. */
#ifndef EXTRACT_ASIDE_H
#define EXTRACT_ASIDE_H

#include "extract/reader.h"

/* "A, 67, whose uncle, B, is ill, rang": the comma at `i` closes a clause about A, and nobody in the clause is the subject. */
int aside_before_clause(const struct reader *reader, int i);

/* "A (Labour, Hove) rang": the token before the bracket that the one at `i` closes; or -1. */
int aside_before_bracket(const struct reader *reader, int i);

/* "The owner, A of York, said": whether the comma at `i` closes what stands beside a mention. */
bool aside_is_closed(const struct reader *reader, int i);

/* "the victim, A of Hallow, rang", "that A of Pier Lines, rang": the mention that begins its clause and whose origin, a
   mention or words in capitals, ends with token `i`; or -1. */
int aside_before_origin(const struct reader *reader, int i);

/* "They said that ...": where what is told begins, which has a subject of its own; -1 where nothing is told before `i`. */
int aside_told_from(const struct reader *reader, int i);

/* A, posing as "B", rang: the token before the short quotation that closes at token `i`; `i` itself for any other token. */
int aside_past_quoted(const struct reader *reader, int i);

/* "A, captain of the champions B, rang": A, where the comma at `i` closes what describes A and B is but part of that; or -1. */
int aside_before_apposition(const struct reader *reader, int i);

#endif
