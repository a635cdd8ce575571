/* Who writes: "I" outside of quotation marks. */
#ifndef EXTRACT_WRITER_H
#define EXTRACT_WRITER_H

#include "extract/analysis.h"

/* Finds who alone is named in a byline; -1 where nobody is or several are. */
int writer_of(const struct analysis *analysis);

/* Finds who heads the whole text as a column ("Ann Hay: ..."), or else is named, and never told of again, on a line of his own at the
   top ("Ann Hay in Leith") or by himself ("Ann Hay here."); -1 for nobody. */
int writer_column(const struct analysis *analysis);

/* Finds whose answers follow questions on lines of their own ("Ann Hay spoke to Tom Birch"), and the block `from` which they do; -1 for
   nobody. */
int writer_answers(const struct analysis *analysis, uint32_t *from);

/* Whether a block is an answer: it stands right behind a question, or not far behind. */
bool writer_is_answer(const struct analysis *analysis, uint32_t block);

/* Finds who signs the block of a sentence: above it as its sender, or below it on a line of his own; -1 for nobody. */
int writer_signs(const struct analysis *analysis, uint32_t sentence);

/* In a transcript, where two or more speak and one of them again: for each block who speaks there, by the name and colon at its head
   or that of a block before it, negative for nobody known; from the arena. NULL where the text is none. The names at the heads are
   marked as signing. */
int *writer_turns(struct analysis *analysis);

#endif
