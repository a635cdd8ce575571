/* What the words around a mention make of it, for subject.c. `slot` is the number of its token. */
#ifndef EXTRACT_SLOT_H
#define EXTRACT_SLOT_H

#include "extract/reader.h"

enum { ASIDE_MOST = 40 }; /* tokens between two commas that may be an aside */

/* "Nobody from the firm": the group before the preposition speaks for itself. */
bool slot_is_of_group(const struct reader *reader, int preposition);

/* Whether a plain word before a mention makes it the object of some verb: "heads the firm". */
bool slot_is_object(const struct reader *reader, int slot);

/* "Its clerk, A", "A, its clerk": the mention is a name with a description between commas. */
bool slot_is_apposed(const struct reader *reader, int slot);

/* Whether a verb follows a mention, adverbs and an aside left out. */
bool slot_acts(const struct reader *reader, int slot);

/* "According to DCP (Crime) A, B rang": A says so and does nothing. */
bool slot_is_cited(const struct reader *reader, int slot);

/* "Left as a youth": the mention says what somebody else was. */
bool slot_is_role(const struct reader *reader, int slot);

/* "The last man to ring B": the mention does what the infinitive behind it tells. */
bool slot_is_ranked(const struct reader *reader, int slot);

/* "Thought it best to ring B": the mention stands for the infinitive and does nothing. */
bool slot_is_formal(const struct reader *reader, int slot);

/* The token before a mention, past an article that is no part of it. */
int slot_before(const struct reader *reader, int slot);

/* Whether a mention may be a subject for what stands before it. */
bool slot_may_begin(const struct reader *reader, int slot);

/* "A, a farrier, ...", "A, then a young farrier who ...": a description behind a comma stands for the name before it, whose token
   is returned; else the slot itself. */
int slot_named(const struct reader *reader, int slot);

/* "A friend in physics, A, 36": the name behind the comma is who the description and its phrase tell of; its token, or the slot
   itself. */
int slot_named_behind(const struct reader *reader, int slot);

/* Who acts at a mention: the body in "no officer of the board", where nobody of it did; else the mention. A number of a finding. */
int slot_speaks_for(const struct reader *reader, int slot);

/* "A and a dozen other parents rang", "A and others rang": the token of the mention with which others act, whom no rule found and
   the last of whose words is token `i`; -1 for none. */
int slot_with_others(const struct reader *reader, int i);

/* "A's sudden decision to ring B": the token of the mention whose will it is, where the noun that governs the infinitive is token
   `i`; -1 for another noun ("A's firm to ring"). */
int slot_of_will(const struct reader *reader, int i);

/* ", he said,": whoever says so between commas is no subject of what goes on. */
bool slot_is_saying_aside(const struct reader *reader, int slot);

/* "A is said by a former clerk to have rung": whoever tells it, behind the "by" at token `i`, did nothing. */
bool slot_is_only_told(const struct reader *reader, int i);

/* "Told A to see C or ring B": the token of the "to" that the verb behind the joint at token `i` shares; -1 for none. */
int slot_to_before(const struct reader *reader, int i);

/* "A source in the agency, who": the body at token `slot`, before the "who" at token `i`, is where somebody is, and no who. */
bool slot_is_where_one_is(const struct reader *reader, int slot, int i);

/* Marks the findings of a line that stand before a verb as what does it: later pronouns rather mean them. */
void slot_mark_subjects(struct analysis *analysis, const struct line *line);

/* Finds whom the auxiliary behind "and", token `i`, shares with the same one before: A of "A has rung B after he fell, and has
   written". -1 for none. */
int slot_of_same_auxiliary(const struct reader *reader, int i);

#endif
