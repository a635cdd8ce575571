/* What lies ahead of the day of publication, and the dates that say so. Everything belongs to the analysis. */
#ifndef EXTRACT_AHEAD_H
#define EXTRACT_AHEAD_H

#include <stdbool.h>

struct analysis;
struct finding;
struct linkage;

/* Whether the whole of a date lies behind the day (month, year) of publication; false where either is unknown. */
bool ahead_is_to_come(const struct analysis *analysis, const struct finding *date);

/* Makes an asserted link whose date is yet to come "planned" where its verb allows ("meets B on 3 June"), and takes the date from it where
   it can't be the link's own: of what was done, of what is still being done, of what was only promised that day. */
void ahead_read(const struct analysis *analysis, struct linkage *link);

/* "A is planning a review of B. It is expected to start in May": the date of the next sentence; -1 for none. */
int ahead_date_of_plan(const struct analysis *analysis, const struct linkage *link);

#endif
