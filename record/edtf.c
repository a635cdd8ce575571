/* EDTF in, days out. Unknown digits widen the range: `199X` is 1990-01-01 to 1999-12-31. */
#include "record/edtf.h"

#include <string.h>

#include "record/arena.h"
#include "record/calendar.h"

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
    *days = (struct days){day_number(year, month, 1),
                          day_number(end_year, end, calendar_month_days((int)end_year, (int)end))};
    return true;
}

static long number_of_date(struct date date) {
    return day_number(date.year, date.month, date.day);
}

/* YYYY-Www of ISO 8601: weeks begin on Monday, and the first is that with 4 January. */
static bool week_days(const char *at, struct days *days) {
    long year[2], week[2];
    if (!read_digits(at, 4, &year[0], &year[1]) || !read_digits(at + 6, 2, &week[0], &week[1]) ||
        year[0] != year[1] || week[0] != week[1] || week[0] < 1 || week[0] > 53)
        return false;
    long monday = calendar_week_days((struct date){.year = (int)year[0], .week = (int)week[0]});
    *days = (struct days){number_of_date(calendar_date(monday)), number_of_date(calendar_date(monday + 6))};
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
    days->first =
        day_number(year[0], month[0], clamp(day[0], 1, calendar_month_days((int)year[0], (int)month[0])));
    days->last =
        day_number(year[1], month[1], clamp(day[1], 1, calendar_month_days((int)year[1], (int)month[1])));
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

static long count_of(long day) {
    return calendar_days(
        (struct date){.year = (int)(day / 10000), .month = (int)(day / 100 % 100), .day = (int)(day % 100)});
}

long days_apart(struct days a, struct days b) {
    struct days first = a.first < b.first ? a : b, second = a.first < b.first ? b : a;
    return !first.last || first.last >= second.first ? 0 : count_of(second.first) - count_of(first.last);
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
