/* Years, months and days in; days since 1970, weeks, feasts and EDTF out. The one idea: everything is reckoned in days
   from one day, so that no caller steps over the ends of months. */
#include "record/calendar.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"

long calendar_days(struct date date) {
    long year = date.year - (date.month <= 2 ? 1 : 0);
    long era = (year >= 0 ? year : year - 399) / 400;
    long of_era = year - era * 400;
    long of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    long days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + days - 719468;
}

struct date calendar_date(long days) {
    days += 719468;
    long era = (days >= 0 ? days : days - 146096) / 146097;
    long of_era = days - era * 146097;
    long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year + year / 4 - year / 100);
    long month = (5 * of_year + 2) / 153;
    struct date date = {.day = (int)(of_year - (153 * month + 2) / 5 + 1),
                        .month = (int)(month + (month < 10 ? 3 : -9))};
    date.year = (int)(year + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

int calendar_weekday(long days) {
    return (int)(((days + 3) % 7 + 7) % 7) + 1;
}

int calendar_month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool calendar_is_day(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= calendar_month_days(year ? year : 2000, month);
}

struct date calendar_week(long days) {
    long thursday = days - calendar_weekday(days) + 4;
    struct date date = calendar_date(thursday);
    long first = calendar_days((struct date){.year = date.year, .month = 1, .day = 1});
    return (struct date){.year = date.year, .week = (int)((thursday - first) / 7) + 1};
}

long calendar_week_days(struct date week) {
    long fourth = calendar_days((struct date){.year = week.year, .month = 1, .day = 4});
    return fourth - calendar_weekday(fourth) + 1 + 7L * (week.week - 1);
}

struct date calendar_add_months(struct date date, int months) {
    int all = date.year * 12 + date.month - 1 + months;
    date.year = all / 12;
    date.month = all % 12 + 1;
    int last = calendar_month_days(date.year, date.month);
    if (date.day > last)
        date.day = last;
    return date;
}

long calendar_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return calendar_days((struct date){.year = year, .month = f / 31, .day = f % 31 + 1});
}

static int weekday_number(const char *name) {
    static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (int i = 0; i < 7; i++)
        if (!strncmp(name, names[i], 3))
            return i + 1;
    return 0;
}

/* The nth such weekday of a month, the last for nth 0. */
static long nth_weekday(int year, int month, int nth, int weekday) {
    struct date first = {.year = year, .month = month, .day = 1};
    if (nth) {
        long days = calendar_days(first);
        return days + (weekday - calendar_weekday(days) + 7) % 7 + 7L * (nth - 1);
    }
    first.day = calendar_month_days(year, month);
    long days = calendar_days(first);
    return days - (calendar_weekday(days) - weekday + 7) % 7;
}

bool calendar_feast(struct text attribute, int year, struct date *date) {
    char text[32], weekday[4] = "";
    snprintf(text, sizeof text, "%.*s", (int)attribute.size, attribute.at);
    int nth = 0, month = 0, day = 0, more = 0;
    if (!strncmp(text, "easter", 6)) {
        *date = calendar_date(calendar_easter(year) + strtol(text + 6, NULL, 10));
    } else if (sscanf(text, "last-%3[a-z]-%2d%d", weekday, &month, &more) >= 2 ||
               sscanf(text, "%1d-%3[a-z]-%2d%d", &nth, weekday, &month, &more) >= 3) {
        if (month < 1 || month > 12 || !weekday_number(weekday))
            return false;
        *date = calendar_date(nth_weekday(year, month, nth, weekday_number(weekday)) + more);
    } else {
        if (sscanf(text, "%2d-%2d", &month, &day) != 2 || !calendar_is_day(0, month, day))
            return false;
        *date = (struct date){.year = year, .month = month, .day = day};
    }
    return true;
}

/* Seasons as the weather bureaus of the north cut them: spring begins with March, winter with December. */
static void season_bounds(struct date date, long *first, long *last) {
    struct date begin = {.year = date.year, .month = (date.month - 20) * 3, .day = 1};
    struct date end = calendar_add_months(begin, 3);
    *first = calendar_days(begin);
    *last = calendar_days(end) - 1;
}

void calendar_bounds(struct date date, long *first, long *last) {
    if (date.week) {
        *first = calendar_week_days(date);
        *last = *first + 6;
    } else if (date.month > 20) {
        season_bounds(date, first, last);
    } else if (date.day) {
        *first = calendar_days(date);
        *last = *first + (date.weekend ? 1 : 0);
    } else if (date.month) {
        *first = calendar_days((struct date){.year = date.year, .month = date.month, .day = 1});
        *last = *first + calendar_month_days(date.year, date.month) - 1;
    } else {
        int years = date.scale ? date.scale : 1;
        *first = calendar_days((struct date){.year = date.year, .month = 1, .day = 1});
        *last = calendar_days((struct date){.year = date.year + years, .month = 1, .day = 1}) - 1;
    }
}

/* Writes the last `count` digits of a number that is not below 0; returns where they end. */
static char *write_digits(char *at, int number, int count) {
    for (int i = count; i-- > 0; number /= 10)
        at[i] = (char)('0' + number % 10);
    return at + count;
}

/* Four digits, of which a sign takes the place of one where it can: "3,000 years ago". */
static char *write_year(char *at, int year) {
    year %= 10000;
    if (year >= 0)
        return write_digits(at, year, 4);
    *at = '-';
    return write_digits(at + 1, -year, year > -1000 ? 3 : 4);
}

/* Writes a date into `at`, eleven bytes at the most; returns where it ends. */
static char *write_date(char *at, struct date date) {
    char *year = at;
    memcpy(at, "XXXX", 4);
    at = date.year ? write_year(at, date.year) : at + 4;
    if (date.scale >= 10)
        year[3] = 'X';
    if (date.scale >= 100)
        year[2] = 'X';
    if (date.week) {
        memcpy(at, "-W", 2);
        return write_digits(at + 2, date.week, 2);
    }
    if (!date.month && !date.day)
        return at;
    *at++ = '-';
    if (date.month) {
        at = write_digits(at, date.month, 2);
    } else {
        memcpy(at, "XX", 2);
        at += 2;
    }
    if (!date.day)
        return at;
    *at++ = '-';
    return write_digits(at, date.day, 2);
}

struct text calendar_write(struct arena *arena, struct date date) {
    char value[32], *end = write_date(value, date);
    if (date.weekend && date.year) {
        *end++ = '/';
        end = write_date(end, calendar_date(calendar_days(date) + 1));
    }
    size_t size = (size_t)(end - value);
    return (struct text){arena_take_copy(arena, value, size), size};
}

bool calendar_read(struct text text, struct date *date) {
    char value[12] = "";
    *date = (struct date){.year = 0};
    for (size_t i = 0; i < text.size && i < sizeof value - 1 && text.at[i] != '/' && text.at[i] != 'T'; i++)
        value[i] = text.at[i];
    if (!isdigit((unsigned char)value[0]))
        return false;
    if (sscanf(value, "%4d-W%2d", &date->year, &date->week) == 2)
        return true;
    int parts = sscanf(value, "%4d-%2d-%2d", &date->year, &date->month, &date->day);
    if (parts == 3)
        return calendar_is_day(date->year, date->month, date->day);
    if (parts == 2)
        return date->month >= 1 && date->month <= 24;
    return parts == 1 && date->year > 0;
}
