/* Dates: what a rule of the layer surface caught, read into an EDTF value (ISO 8601-2:2019, level 1, and the one-of sets
   of level 2).

   A date that the text leaves open is completed from the publication ("document") or from what was told before ("context");
   what neither settles stays open: XXXX-09-18. Where two readings remain, the likelier is the value and the
   other the alternative; where none is likelier (03/04/2022) the value is the set of both.

   Everything is taken from the document's arena. */
#ifndef EXTRACT_DATE_H
#define EXTRACT_DATE_H

#include "extract/analysis.h"
#include "record/calendar.h"

enum anchor { ANCHOR_NONE, ANCHOR_TEXT, ANCHOR_DOCUMENT, ANCHOR_CONTEXT };

/* A reading of a date: `to` has a year where it is an interval. */
struct reading {
    struct date from, to;
    struct date other; /* what else `from` may be; year 0 for nothing */
    enum anchor anchor;
    bool open; /* neither `from` nor `other` is likelier */
};

/* A date that was told, on which later ones count. */
struct told {
    struct date date; /* year 0 for none */
    bool leads;       /* it opened its sentence: "In 2011 the bank failed" */
    uint32_t sentence;
};

/* What is known while a document's dates are read in order. */
struct dating {
    struct analysis *analysis;
    struct date published; /* the day of publication, or its month or year; year 0 where unknown */
    long today;            /* the last day of what `published` covers, in days since 1970 */
    enum date_order order; /* of 04/05/2021; ORDER_AUTO where nothing tells */
    int oldest;            /* the earliest year that the story itself names; 0 for none */
    struct told story;     /* the date told last */
    struct told named;     /* the last whose year the text itself gives */
    struct told head;      /* the last at the head of a timeline's entry; `leads`: the newest stands first */
    int months[13]; /* by the month's number, the year in which the text itself names it; -1 for several */
    int south; /* 1 where the text tells of the south of the world, -1 of the north; 0 until a season asks */
    uint64_t years; /* those told so far: a bit for how long before the publication's each is */
};

/* What comes round each year: a month, a day of a month, a season, or a feast (`when` of rules/list/holiday.txt). */
struct yearly {
    struct date date;
    struct text when;
    int weekday; /* what day of the week it must be, 0 for any */
};

/* Gives each date among the findings its value, anchor, precision and alternative, and the document its date where the
   page's own lines say it. */
void analysis_dates(struct analysis *analysis);

/* Fills what the document says of its own date and of the order of days and months (dateline.c). */
void dateline_read(struct dating *dating);

/* Whether a finding stands in a line about the page (byline, dateline) rather than in the story. */
bool dateline_holds(const struct analysis *analysis, const struct finding *finding);

/* Where the clause around a finding looks: AHEAD ("will", "is due"), BACK, or NOWHERE that can be told (tense.c). */
enum look { LOOK_NOWHERE, LOOK_AHEAD, LOOK_BACK };
enum look tense_look(const struct analysis *analysis, const struct finding *finding);

/* Whether the clause goes back behind what was told before it ("had been warned"). */
bool tense_is_pluperfect(const struct analysis *analysis, const struct finding *finding);

/* Whether the date is only an end: "remanded until 15 December" looks ahead, "stayed until 15 December" back. */
bool tense_is_end(const struct analysis *analysis, const struct finding *finding);

/* Whether it is the day of what is held: "a hearing on 7 June". */
bool tense_is_event(const struct analysis *analysis, const struct finding *finding);

/* Whether it is the day of what one is to do: "was told to appear in court on 7 June", "fixed 7 June for it". */
bool tense_is_to_do(const struct analysis *analysis, const struct finding *finding);

/* Whether the date is only that of a statement ("police said on Tuesday"), not of what the story tells. */
bool tense_is_saying(const struct analysis *analysis, const struct finding *finding);

/* ---- timelines and agendas (timeline.c) ---- */

/* Whether a date heads an entry: it begins its line, and a stop or dash parts it from what follows. */
bool timeline_heads(const struct analysis *analysis, const struct finding *finding);

/* Keeps a date that heads an entry, or a line of its own, for the heads below. */
void timeline_tell(struct dating *dating, const struct finding *finding, const struct reading *reading);

/* The occurrence at a head that goes on from the head before; year 0 where there is none or the date is no head. */
struct date timeline_next(const struct dating *dating, const struct finding *finding,
                          const struct yearly *yearly);

/* The date at the head of the entry that a sentence stands in; -1 for none. */
int timeline_head_of(const struct analysis *analysis, uint32_t sentence);

/* Whether a date heads an entry below a title like "On the agenda". */
bool timeline_is_agenda(const struct analysis *analysis, const struct finding *finding);

/* ---- captures ---- */

/* The view's text under a capture of the finding's match; empty when it took no part. */
struct text date_part(const struct dating *dating, const struct finding *finding, const char *name);

/* The number in such a capture, in digits or words; 0 for none. */
int date_number(const struct dating *dating, const struct finding *finding, const char *name);

int date_month(struct text name);   /* 1-12 by its first three letters, 0 for none */
int date_weekday(struct text name); /* 1-7, Monday first */

/* ---- readings, by the rule's how=; false when nothing tells what day is meant ---- */
typedef bool date_reader(struct dating *dating, const struct finding *finding, struct reading *reading);
date_reader date_calendar, date_numbers, date_range;
date_reader moment_weekday, moment_day, moment_unit, moment_ago, moment_later, moment_following,
    moment_ordinal; /* moment.c: against the publication or the story */
date_reader period_years, period_decade, period_season, period_quarter, period_week,
    period_feast; /* period.c: what is longer than days, and feasts */

/* ---- completing (complete.c) ---- */

/* The year that "last year", "that year" and the like name; 0 when unknown. Sets the reading's anchor. */
int complete_year_word(const struct dating *dating, struct text word, struct reading *reading);

/* Fills `reading` with the year in which `yearly` is meant here; leaves the year 0 when nothing settles it. */
void complete(const struct dating *dating, const struct finding *finding, const struct yearly *yearly,
              struct reading *reading);

/* The occurrence in `year`; false when there is none (29 February). */
bool yearly_in(const struct yearly *yearly, int year, struct date *date);

/* The latest occurrence whose first day is not behind `day`; the first whose last day is not before it. */
struct date yearly_until(const struct yearly *yearly, long day);
struct date yearly_from(const struct yearly *yearly, long day);

#endif
