/* Dates as the stream writes them (EDTF, ISO 8601-2) as ranges of days, so that they can be compared. */
#ifndef RECORD_EDTF_H
#define RECORD_EDTF_H

#include <stdbool.h>

#include "record/text.h"

struct arena;

/* Days as numbers YYYYMMDD, first and last included; 0 where that side is open or unknown. */
struct days {
    long first, last;
};

/* Reads an EDTF value: a day, week (`2014-W09`), month, season, year, decade (`199X`), an interval (`2014/2015`, `2014/..`),
   with or without `~?%`. False, and no days, when it settles no year (`XXXX-09-18`) or is none. */
bool edtf_days(struct text value, struct days *days);

/* How many days lie between the end of one and the beginning of the other; 0 where they may have a day in common. */
long days_apart(struct days a, struct days b);

/* A day as YYYY-MM-DD, taken from `arena`; empty for 0. */
struct text day_text(struct arena *arena, long day);

#endif
