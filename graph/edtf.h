/* Dates as the stream writes them (EDTF, ISO 8601-2) as ranges of days, so that they can be compared. */
#ifndef GRAPH_EDTF_H
#define GRAPH_EDTF_H

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

/* A day as YYYY-MM-DD, taken from `arena`; empty for 0. */
struct text day_text(struct arena *arena, long day);

#endif
