/* What an institution's name says of it: its class, and the short forms by which an article calls it again.

   The one idea: a body's name is made of what is its own ("Levantine") and a head noun that says what it is
   ("Holdings"); either stands for the whole once the whole has been said: "Levantine", "the Trust". */
#ifndef EXTRACT_BODY_H
#define EXTRACT_BODY_H

#include <stdbool.h>
#include <stddef.h>

#include "record/text.h"

struct analysis;
struct finding;

enum { SHORT_FORMS_MOST = 10 };

/* Words first .. first + count - 1 of the document's. */
struct short_form {
    size_t first, count;
    bool behind_the; /* a name only behind "the": "the Trust" */
};

/* Finds the class of a named institution (`class=` of the lists), empty for unknown: by its alias, its head noun or its legal form.
   `weak` tells whether it is a name that is also an ordinary word or a family name. */
struct text body_class(const struct analysis *analysis, const struct finding *finding, bool *weak);

/* The class that was noted of a named institution, or else found: a name that was swept has none noted yet. */
struct text body_noted_class(const struct analysis *analysis, const struct finding *finding);

/* Fills `forms` with the short forms of a named institution whose class stands in `role`; returns how many. */
size_t body_short_forms(const struct analysis *analysis, const struct finding *finding,
                        struct short_form forms[SHORT_FORMS_MOST]);

/* Tells whether bodies of this class are often called by their town alone: clubs, schools, hospitals. */
bool body_bears_town(struct text class);

/* Tells whether a maker's name at [start, end) of the view is what the firm made: "A Toyota hit her", "in his Renault 12", and not
   the firm, as in "a Toyota executive". */
bool body_is_thing(const struct analysis *analysis, size_t start, size_t end);

/* Tells whether the table of bodies (rules/list/alias-institution.txt) knows a name. */
bool body_is_of_table(const struct finding *finding);

/* Tells whether the name at view offset `at` belongs to a title: "Member of Parliament". */
bool body_is_in_title(const struct analysis *analysis, size_t at);

#endif
