/* Days and units named from the publication ("last Friday", "two weeks ago") or from the date told last ("the following
   day") in; readings out. The one idea: find the day that is counted from, then count in days or months. */
#include <ctype.h>
#include <string.h>

#include "extract/date.h"
#include "extract/number.h"

enum { NEAREST = 3 /* days before that may be meant, of seven */ };
enum { FRESH_MOST = 5 }; /* sentences that may stand between "the next day" and the day before it */
enum unit { UNIT_DAY, UNIT_WEEK, UNIT_WEEKEND, UNIT_MONTH, UNIT_YEAR };

static bool starts(struct text text, const char *head) {
    size_t size = strlen(head);
    for (size_t i = 0; i < size; i++)
        if (i >= text.size || tolower((unsigned char)text.at[i]) != head[i])
            return false;
    return true;
}

static bool has_day(const struct dating *dating) {
    return dating->published.day != 0;
}

/* The unit that a word names and how many of it: a fortnight is two weeks, a decade ten years. */
static enum unit unit_of(struct text word, int *count) {
    if (starts(word, "fortnight"))
        *count *= 2;
    if (starts(word, "decade"))
        *count *= 10;
    if (starts(word, "weekend"))
        return UNIT_WEEKEND;
    if (starts(word, "week") || starts(word, "fortnight"))
        return UNIT_WEEK;
    if (starts(word, "month"))
        return UNIT_MONTH;
    return starts(word, "year") || starts(word, "decade") ? UNIT_YEAR : UNIT_DAY;
}

/* `count` units from `base`, as exact as the unit is; false when `base` is not known as exactly. */
static bool count_from(struct date base, enum unit unit, int count, struct date *date) {
    if (unit == UNIT_YEAR) {
        *date = (struct date){.year = base.year + count};
    } else if (unit == UNIT_MONTH) {
        if (!base.month || base.month > 12)
            return false;
        base.day = 1;
        *date = calendar_add_months(base, count);
        date->day = 0;
    } else if (!base.day && !base.week) {
        return false;
    } else {
        long first, last;
        calendar_bounds(base, &first, &last);
        if (unit == UNIT_DAY) {
            *date = calendar_date(first + count);
        } else {
            *date = calendar_week(first + 7L * count);
            if (unit == UNIT_WEEKEND) {
                *date = calendar_date(calendar_week_days(*date) + 5);
                date->weekend = true;
            }
        }
    }
    return true;
}

/* The latest such weekday up to `day`; the first from it on. */
static long weekday_until(long day, int weekday) {
    return day - (calendar_weekday(day) - weekday + 7) % 7;
}

static long weekday_from(long day, int weekday) {
    return day + (weekday - calendar_weekday(day) + 7) % 7;
}

/* "It sank on 19 November; she had rung on the Saturday": the nearest to the day told last, where one was told. */
static bool weekday_of_story(const struct dating *dating, int weekday, struct reading *reading) {
    if (!dating->story.date.day)
        return false;
    reading->anchor = ANCHOR_CONTEXT;
    reading->from = calendar_date(weekday_from(calendar_days(dating->story.date) - NEAREST, weekday));
    return true;
}

/* "last", "next", "the following" before a weekday. */
static bool pointed_weekday(const struct dating *dating, const struct finding *finding, struct text dir,
                            int weekday, struct reading *reading) {
    long today = dating->today, day;
    if (starts(dir, "the ") || starts(dir, "that")) {
        reading->anchor = ANCHOR_CONTEXT;
        if (!dating->story.date.day)
            return false;
        long told = calendar_days(dating->story.date);
        day = starts(dir, "the pre") ? weekday_until(told - 1, weekday) : weekday_from(told + 1, weekday);
        if (starts(dir, "that") || starts(dir, "the same"))
            day = weekday_from(told, weekday);
        reading->from = calendar_date(day);
        return true;
    }
    if (!has_day(dating))
        return false;
    long monday = today - calendar_weekday(today) + 1;
    day = weekday_from(today, weekday);
    if (starts(dir, "last") || starts(dir, "past")) {
        day = weekday_until(today - 1, weekday);
    } else if (starts(dir, "next")) {
        long coming = weekday_from(today + 1, weekday);
        day = monday + 7 + weekday - 1;
        if (coming != day)
            reading->other = calendar_date(coming);
    } else if (starts(dir, "this") && tense_look(dating->analysis, finding) != LOOK_AHEAD) {
        day = monday + weekday - 1;
    }
    reading->from = calendar_date(day);
    return true;
}

static bool weekday_of_week(const struct dating *dating, struct text which, int weekday,
                            struct reading *reading) {
    long monday = dating->today - calendar_weekday(dating->today) + 1;
    int weeks = starts(which, "last") ? -1 : starts(which, "next") ? 1 : 0;
    reading->from = calendar_date(monday + 7L * weeks + weekday - 1);
    return true;
}

/* In a page's own line the day is that of the publication or the last before it. */
static bool plain_weekday(const struct dating *dating, const struct finding *finding, int weekday,
                          struct reading *reading) {
    bool ahead =
        timeline_is_agenda(dating->analysis, finding) ||
        (!dateline_holds(dating->analysis, finding) && tense_look(dating->analysis, finding) == LOOK_AHEAD);
    long day = ahead ? weekday_from(dating->today, weekday) : weekday_until(dating->today, weekday);
    reading->from = calendar_date(day);
    return true;
}

bool moment_weekday(struct dating *dating, const struct finding *finding, struct reading *reading) {
    struct text name = date_part(dating, finding, "weekday");
    int weekday = date_weekday(name.size ? name : date_part(dating, finding, "weekday2"));
    struct text dir = date_part(dating, finding, "dir"), week = date_part(dating, finding, "weekword");
    if (!week.size)
        week = date_part(dating, finding, "weekword2");
    reading->anchor = ANCHOR_DOCUMENT;
    if (!weekday)
        return false;
    if (text_is(dir, "the") && weekday_of_story(dating, weekday, reading))
        return true;
    if (dir.size && !text_is(dir, "the"))
        return pointed_weekday(dating, finding, dir, weekday, reading);
    if (!has_day(dating))
        return false;
    if (week.size)
        return weekday_of_week(dating, week, weekday, reading);
    if (text_is(rule_option(finding->time->emit, "dir"), "over")) {
        reading->from = calendar_date(weekday_from(dating->today + 1, weekday) + 7);
        return true;
    }
    return plain_weekday(dating, finding, weekday, reading);
}

bool moment_day(struct dating *dating, const struct finding *finding, struct reading *reading) {
    struct text word = date_part(dating, finding, "relative");
    long days = 0;
    if (starts(word, "yesterday") || starts(word, "last "))
        days = -1;
    else if (starts(word, "tomorrow"))
        days = 1;
    else if (starts(word, "the day before"))
        days = -2;
    else if (starts(word, "the day after"))
        days = 2;
    reading->from = calendar_date(dating->today + days);
    reading->anchor = ANCHOR_DOCUMENT;
    return has_day(dating);
}

bool moment_unit(struct dating *dating, const struct finding *finding, struct reading *reading) {
    struct text dir = date_part(dating, finding, "dir");
    int count = 1;
    enum unit unit = unit_of(date_part(dating, finding, "unit"), &count);
    bool ahead = tense_look(dating->analysis, finding) == LOOK_AHEAD;
    reading->anchor = ANCHOR_DOCUMENT;
    if (!dating->published.year)
        return false;
    count = starts(dir, "last") ? -1 : starts(dir, "next") || starts(dir, "coming") ? 1 : 0;
    /* a weekend past is this week's only once it is there */
    if (unit == UNIT_WEEKEND && !count && !ahead && calendar_weekday(dating->today) < 6)
        count = starts(dir, "this") ? 0 : -1;
    return count_from(dating->published, unit, count, &reading->from);
}

static int count_of(const struct dating *dating, const struct finding *finding) {
    struct text text = date_part(dating, finding, "count");
    for (size_t i = 0; i + 6 <= text.size; i++)
        if (starts(text_slice(text, i, text.size), "couple"))
            return 2;
    int count = number_read(text);
    return count > 0 ? count : 0;
}

bool moment_ago(struct dating *dating, const struct finding *finding, struct reading *reading) {
    int count = count_of(dating, finding);
    enum unit unit = unit_of(date_part(dating, finding, "unit"), &count);
    reading->anchor = ANCHOR_DOCUMENT;
    return count && dating->published.year && count_from(dating->published, unit, -count, &reading->from);
}

/* Whether the date told last is near enough to be counted from. */
static bool is_fresh(const struct dating *dating, const struct finding *finding) {
    return dating->story.date.year && finding->sentence - dating->story.sentence <= FRESH_MOST;
}

bool moment_later(struct dating *dating, const struct finding *finding, struct reading *reading) {
    int count = count_of(dating, finding);
    enum unit unit = unit_of(date_part(dating, finding, "unit"), &count);
    bool later = starts(date_part(dating, finding, "side"), "later");
    reading->anchor = ANCHOR_CONTEXT;
    return count && is_fresh(dating, finding) &&
           count_from(dating->story.date, unit, later ? count : -count, &reading->from);
}

/* "the following day", "the same month", "that year", "the week before". Where nothing was told yet, the coming one
   counts from the publication. */
bool moment_following(struct dating *dating, const struct finding *finding, struct reading *reading) {
    struct text dir = date_part(dating, finding, "dir"), side = date_part(dating, finding, "side");
    int count = 1;
    enum unit unit = unit_of(date_part(dating, finding, "unit"), &count);
    if (starts(dir, "the same") || starts(dir, "that"))
        count = 0;
    else if (starts(dir, "the previous") || starts(side, "before"))
        count = -1;
    struct date base = is_fresh(dating, finding) ? dating->story.date : (struct date){.year = 0};
    reading->anchor = ANCHOR_CONTEXT;
    if (!dating->story.date.year && count == 1 && tense_look(dating->analysis, finding) == LOOK_AHEAD) {
        base = dating->published;
        reading->anchor = ANCHOR_DOCUMENT;
    }
    return base.year && count_from(base, unit, count, &reading->from);
}

/* The month that a lone day of the month belongs to: that of the story, the one that `dir` points at, or the latest or
   coming one. */
static bool month_of_day(struct dating *dating, const struct finding *finding, int day,
                         struct reading *reading) {
    struct text dir = date_part(dating, finding, "dir");
    struct date date = dating->story.date, first = calendar_date(dating->today);
    int months = 0;
    reading->anchor = ANCHOR_CONTEXT;
    if (dir.size || !date.month || date.month > 12) {
        if (!has_day(dating))
            return false;
        bool ahead = tense_look(dating->analysis, finding) == LOOK_AHEAD;
        reading->anchor = ANCHOR_DOCUMENT;
        if (dir.size)
            months = starts(dir, "last") ? -1 : starts(dir, "next") ? 1 : 0;
        else if (ahead ? day < first.day : day > first.day)
            months = ahead ? 1 : -1;
        first.day = 1;
        date = calendar_add_months(first, months);
    }
    reading->from = (struct date){.year = date.year, .month = date.month, .day = day};
    return calendar_is_day(date.year, date.month, day);
}

/* The day of the month nearest to the publication that is also that day of the week. */
static bool nearest_both(const struct dating *dating, int weekday, int day, struct reading *reading) {
    for (int months = 0; months < 24; months++) {
        struct date date = calendar_date(dating->today);
        date.day = 1;
        date = calendar_add_months(date, months % 2 ? (months + 1) / 2 : -months / 2);
        date.day = day;
        if (calendar_is_day(date.year, date.month, day) && calendar_weekday(calendar_days(date)) == weekday) {
            reading->from = date;
            reading->anchor = ANCHOR_DOCUMENT;
            return true;
        }
    }
    return false;
}

bool moment_ordinal(struct dating *dating, const struct finding *finding, struct reading *reading) {
    int day = number_read(date_part(dating, finding, "day"));
    int weekday = date_weekday(date_part(dating, finding, "weekday"));
    if (weekday)
        return has_day(dating) && nearest_both(dating, weekday, day, reading);
    return month_of_day(dating, finding, day, reading);
}
