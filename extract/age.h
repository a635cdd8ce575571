/* Ages: what a rule of the layer surface caught, read into years, into the time at which it was so, and into the span in which its
   person was born.

   A rule says by when= how its age stands in time: now (the publication, and the default), then (the date of its sentence,
   or another time that nobody names), turn (its person reached the age that day). A capture `when` ("now", "then") says it, too. */
#ifndef EXTRACT_AGE_H
#define EXTRACT_AGE_H

#include "extract/analysis.h"

/* Gives each age among the findings its value, and where they are known `at`, `birth` and anchor. Dates must have their
   values. */
void analysis_ages(struct analysis *analysis);

/* ---- for tests ---- */

struct age {
    int from, to; /* years, equal where they are one number */
};

/* Reads a number ("23", "twenty-five") or a decade of life ("late 50s", "teens", "octogenarian"); false for none. `part` is
   early, mid, late or empty. */
bool age_read(struct text number, struct text part, struct age *age);

/* The days between which somebody was born who was so old on some day of [first, last], in days since 1970. */
void age_birth(struct age age, long first, long last, long *born_first, long *born_last);

#endif
