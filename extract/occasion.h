/* Whether a date of a verb's sentence is that of something else. `verb` is where the verb begins in the view. */
#ifndef EXTRACT_OCCASION_H
#define EXTRACT_OCCASION_H

#include "extract/analysis.h"

/* Whether the date is the dateline's, a saying's, a clause's about somebody, or the verb's before. */
bool occasion_is_anothers(const struct analysis *analysis, uint32_t sentence, const struct finding *date,
                          size_t verb);

/* "rang and, on 5 May, met": the date, which begins at `date` of the view, stands at the head of what follows. */
bool occasion_heads_the_next(const struct analysis *analysis, size_t date, size_t verb);

/* "flew to Rome in May and met B": verbs joined by a bare "and" may share the date behind the first. */
bool occasion_is_shared(const struct analysis *analysis, const struct finding *date, size_t verb);

/* "investigated B and reported in May": a date behind a second verb is that verb's. `target` is where the first one's object
   ends, `date` where the date begins. */
bool occasion_is_later_verbs(const struct analysis *analysis, size_t target, size_t date);

/* Whether a sentence says that what its verb tells was on the occasion told last: "the same week", "that same afternoon". */
bool occasion_is_the_same(const struct analysis *analysis, uint32_t sentence, size_t verb);

/* Whether a sentence tells a time of the day: "at 4.10pm". */
bool occasion_is_at_clock(const struct analysis *analysis, uint32_t sentence);

/* Whether an act that a sentence without a date tells of in the past goes on where the story was: "she then rang", "at
   4.10pm", "within the hour"; not what was so since then, every day or a week later. */
bool occasion_goes_on(const struct analysis *analysis, uint32_t sentence, size_t verb);

/* Whether the verb at `verb` is told in the past, by the lists and its looks. */
bool occasion_is_in_past(const struct analysis *analysis, size_t verb);

/* Whether a sentence tells of what was so again and again, before, or on another day: "every day", "had", "a week later". */
bool occasion_is_apart(const struct analysis *analysis, uint32_t sentence);

/* Whether a date, which begins at `start` of the view, only says since or until when something has been so: "since the 1990s". */
bool occasion_counts_from(const struct analysis *analysis, size_t start);

/* Whether a finite verb stands in view [from, to), as far as the lists and its looks tell. */
bool occasion_holds_verb(const struct analysis *analysis, size_t from, size_t to);

/* Whether a date tells of something said, born or published: none that a story goes on from. */
bool occasion_is_told(const struct analysis *analysis, const struct finding *date);

#endif
