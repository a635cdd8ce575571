/* EDTF in, days out. Unknown digits widen the range: `199X` is 1990-01-01 to 1999-12-31. */
#include "graph/edtf.h"

#include <string.h>

#include "record/arena.h"

static bool is_leap(long year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static long last_day(long year, long month) {
    static const long lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

/* Reads `width` digits at `at`, X standing for any: the least and the greatest number that they can be. */
static bool read_digits(const char *at, size_t width, long *least, long *most) {
    *least = *most = 0;
    for (size_t i = 0; i < width; i++) {
        bool any = at[i] == 'X';
        if (!any && (at[i] < '0' || at[i] > '9'))
            return false;
        *least = *least * 10 + (any ? 0 : at[i] - '0');
        *most = *most * 10 + (any ? 9 : at[i] - '0');
    }
    return true;
}

static long clamp(long value, long least, long most) {
    return value < least ? least : value > most ? most : value;
}

static long day_number(long year, long month, long day) {
    return year * 10000 + month * 100 + day;
}

/* Seasons 21..24 are spring to winter as extract cuts them: spring begins with March; winter ends with the next year's
   February. */
static bool season_days(long year, long season, struct days *days) {
    long month = (season - 20) * 3, end_year = season == 24 ? year + 1 : year;
    long end = season == 24 ? 2 : month + 2;
    *days = (struct days){day_number(year, month, 1), day_number(end_year, end, last_day(end_year, end))};
    return true;
}

/* The day that is `more` days after a day of January of that year; `more` may be negative. */
static long day_after(long year, long day, long more) {
    long month = 1;
    for (day += more; day < 1; day += last_day(year, month)) {
        month = month == 1 ? 12 : month - 1;
        year -= month == 12;
    }
    for (; day > last_day(year, month); month = month % 12 + 1, year += month == 1)
        day -= last_day(year, month);
    return day_number(year, month, day);
}

/* The day of the week of 4 January, from Monday, 0 (the Gregorian calendar repeats itself every 400 years). */
static long weekday_of_fourth(long year) {
    long before = year + 399; /* whole years, and their leap days, before this one */
    return (before + before / 4 - before / 100 + before / 400 + 3) % 7;
}

/* YYYY-Www of ISO 8601: weeks begin on Monday, and the first is that with 4 January. */
static bool week_days(const char *at, struct days *days) {
    long year[2], week[2];
    if (!read_digits(at, 4, &year[0], &year[1]) || !read_digits(at + 6, 2, &week[0], &week[1]) ||
        year[0] != year[1] || week[0] != week[1] || week[0] < 1 || week[0] > 53)
        return false;
    long monday = (week[0] - 1) * 7 - weekday_of_fourth(year[0]);
    *days = (struct days){day_after(year[0], 4, monday), day_after(year[0], 4, monday + 6)};
    return true;
}

/* `size` characters YYYY[-MM[-DD]] or YYYY-Www at `at`. */
static bool date_days(const char *at, size_t size, struct days *days) {
    if (size == 8 && at[4] == '-' && at[5] == 'W')
        return week_days(at, days);
    long year[2], month[2] = {1, 12}, day[2] = {1, 31};
    if ((size != 4 && size != 7 && size != 10) || !read_digits(at, 4, &year[0], &year[1]))
        return false;
    if (year[1] - year[0] >= 1000) /* the millennium unknown: no year */
        return false;
    if (size >= 7 && (at[4] != '-' || !read_digits(at + 5, 2, &month[0], &month[1])))
        return false;
    if (size == 7 && month[0] == month[1] && month[0] >= 21 && month[0] <= 24)
        return year[0] == year[1] && season_days(year[0], month[0], days);
    if (size == 10 && (at[7] != '-' || !read_digits(at + 8, 2, &day[0], &day[1])))
        return false;
    if (month[0] > 12 || month[1] < 1 || day[0] > 31 || day[1] < 1)
        return false;
    for (int i = 0; i < 2; i++)
        month[i] = clamp(month[i], 1, 12);
    days->first = day_number(year[0], month[0], clamp(day[0], 1, last_day(year[0], month[0])));
    days->last = day_number(year[1], month[1], clamp(day[1], 1, last_day(year[1], month[1])));
    return true;
}

static bool is_open(struct text side) {
    return side.size == 0 || text_is(side, "..");
}

bool edtf_days(struct text value, struct days *days) {
    *days = (struct days){0, 0};
    char plain[32];
    size_t size = 0;
    for (size_t i = 0; i < value.size; i++) {
        if (strchr("~?%", value.at[i]) && value.at[i])
            continue;
        if (size == sizeof plain)
            return false;
        if (value.at[i] == 'T' && size >= 10) /* a time of day says no more of the day */
            break;
        plain[size++] = value.at[i];
    }
    char *slash = memchr(plain, '/', size);
    if (!slash)
        return date_days(plain, size, days);
    struct text left = {plain, (size_t)(slash - plain)};
    struct text right = {slash + 1, size - left.size - 1};
    struct days from = {0, 0}, to = {0, 0};
    if (is_open(left) && is_open(right))
        return false;
    if ((!is_open(left) && !date_days(left.at, left.size, &from)) ||
        (!is_open(right) && !date_days(right.at, right.size, &to)))
        return false;
    if (from.first && to.last && from.first > to.last)
        return false;
    *days = (struct days){from.first, to.last};
    return true;
}

struct text day_text(struct arena *arena, long day) {
    if (day <= 0)
        return (struct text){NULL, 0};
    char digits[] = "0000-00-00";
    static const int places[] = {9, 8, 6, 5, 3, 2, 1, 0};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++, day /= 10)
        digits[places[i]] = (char)('0' + day % 10);
    return (struct text){arena_take_copy(arena, digits, sizeof digits - 1), sizeof digits - 1};
}
