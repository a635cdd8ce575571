/* Who is told to do what follows, for subject.c; tokens are numbered as in reader.h, and -1 is none. */
#ifndef EXTRACT_CONTROL_H
#define EXTRACT_CONTROL_H

#include "extract/reader.h"

/* Whether the mention at `i`, behind a preposition, is to do what follows: "an appeal to A to ring B", but "went to A to ring B". */
bool control_is_asked(const struct reader *reader, int i);

/* "left the firm to ring B", "promised A to ring B": whoever left or promised does it, not the mention at `i`. */
bool control_leaves(const struct reader *reader, int i);

/* "told A, 41, to ring", "told A, her deputy, to ring": the mention before the comma at `i`, or before the aside that it closes,
   where it is told to do what follows; or -1. */
int control_before_comma(const struct reader *reader, int i);

/* "accused A of ringing", "thanked its clerk, A, for ringing", "stopped A from ringing": the object, who does it; or -1. `i` is the
   preposition. */
int control_by_object(const struct reader *reader, int i);

/* "told colleagues to ring B", "hired Lazard to ring B": whether those whom no rule found, up to the word at `i`, are told to do it. */
bool control_of_others(const struct reader *reader, int i);

/* "Two auditors hired by B rang": B, at token `i`, only hired them; who was hired, or B for whom he was sent to act. -1 where B is no such
   agent. */
int control_past_agent(const struct reader *reader, int i);

#endif
