/* The calendar: days counted, weeks numbered, feasts found, dates written as EDTF (ISO 8601-2:2019).

   Gregorian throughout, whatever the century: news names days long past by today's calendar. Nothing here owns anything. */
#ifndef RECORD_CALENDAR_H
#define RECORD_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "record/text.h"

struct arena;

/* A date as far as it is known: 0 where a part is not. */
struct date {
    int year;
    int month; /* 1-12, or an EDTF season 21-24 (spring, summer, autumn, winter) */
    int day;
    int week;     /* ISO week 1-53, with year; then month and day are 0 */
    int scale;    /* 10: the decade that begins with year; 100: the century */
    bool weekend; /* `day` is a Saturday that stands for two days */
};

/* Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms"), and back. */
long calendar_days(struct date date);
struct date calendar_date(long days);

/* Monday is 1, Sunday 7. */
int calendar_weekday(long days);

int calendar_month_days(int year, int month);
bool calendar_is_day(int year, int month, int day); /* year 0: of some year */

/* The ISO week that holds a day; the day on which an ISO week begins. */
struct date calendar_week(long days);
long calendar_week_days(struct date week);

/* `date` moved by whole months; a day that the month lacks becomes its last. */
struct date calendar_add_months(struct date date, int months);

/* Easter Sunday (J. Meeus, Astronomical Algorithms, chapter 8). */
long calendar_easter(int year);

/* The day of a feast in `year`, as an attribute of rules/list/holiday.txt says it: "12-25", "easter-2", or
   "4-thu-11" and "last-mon-05" with days to add behind it ("4-thu-11+1"). False when it is none of these. */
bool calendar_feast(struct text attribute, int year, struct date *date);

/* The first day and the last of what `date` covers; the year must be known. */
void calendar_bounds(struct date date, long *first, long *last);

/* `date` in EDTF, taken from `arena`: "2014-06-13", "XXXX-09-18", "199X", "2023-W45", "2024-21", "2023-11-11/2023-11-12". */
struct text calendar_write(struct arena *arena, struct date date);

/* Reads what calendar_write writes, intervals by their first half; false for anything else. */
bool calendar_read(struct text text, struct date *date);

#endif
