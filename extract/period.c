/* What is longer than days in: years, decades, seasons, quarters, weeks; and feasts. Readings out. The one idea: all of them but
   the first two come round each year, so that one way of finding the year (complete.c) serves them. */
#include <ctype.h>
#include <string.h>

#include "extract/date.h"
#include "extract/number.h"
#include "rules/known.h"

static char lower_first(struct text text) {
    return text.size ? (char)tolower((unsigned char)text.at[0]) : '\0';
}

/* "2014-15" and "1914-18" are spans of years, "2016-11" is a month: a year that runs backwards is none. */
bool period_years(struct dating *dating, const struct finding *finding, struct reading *reading) {
    int first = date_number(dating, finding, "fromyear"), last = date_number(dating, finding, "year");
    int tail = date_number(dating, finding, "shortyear");
    reading->anchor = ANCHOR_TEXT;
    reading->from.year = first;
    if (!last)
        last = first - first % 100 + tail + (first % 100 == 99 && !tail ? 100 : 0);
    if (last > first) {
        reading->to.year = last;
        return true;
    }
    reading->from.month = tail;
    return tail >= 1 && tail <= 12;
}

bool period_decade(struct dating *dating, const struct finding *finding, struct reading *reading) {
    static const char *const words[] = {"twenties", "thirties",  "forties",  "fifties",
                                        "sixties",  "seventies", "eighties", "nineties"};
    struct text text = date_part(dating, finding, "decade");
    int year = isdigit((unsigned char)text.at[0]) ? number_read(text) : 0;
    for (int i = 0; i < 8 && !year; i++)
        if (lower_first(text) == words[i][0] && !memcmp(text.at + 1, words[i] + 1, 2))
            year = 20 + 10 * i;
    reading->from = (struct date){.year = year < 100 ? 1900 + year : year, .scale = 10};
    reading->anchor = ANCHOR_TEXT;
    return year > 0;
}

static bool is_of_south(struct text country) {
    static const char *const south[] = {"AR", "AU", "BW", "CL", "LS", "MZ", "NA",
                                        "NZ", "PY", "SZ", "UY", "ZA", "ZW", NULL};
    return text_is_any(country, south);
}

/* Counts a name of a country, a region or a people: up for the south, down for the north. */
static int south_of_name(const struct analysis *analysis, struct text name) {
    static const struct {
        enum known_list list;
        const char *key;
    } lists[] = {{LIST_COUNTRY, "code"}, {LIST_NATIONALITY, "country"}, {LIST_REGION, "country"}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct list_entry *entry = analysis_entry_here(analysis, lists[i].list, name);
        struct text country = entry ? list_attribute(entry, lists[i].key) : (struct text){"", 0};
        if (country.size)
            return is_of_south(country) ? 1 : -1;
    }
    return 0;
}

/* Whether the text tells of the south rather than the north of the world: there summer is from December on. */
static bool is_southern(const struct analysis *analysis) {
    const struct words *words = &analysis->words;
    int votes = 0, first = 0; /* which decides where the votes are even */
    for (size_t i = 0; i < words->count; i++) {
        if (!(words->at[i].flags & WORD_CAPITAL))
            continue;
        size_t last = i + 1 < words->count && words->at[i + 1].flags & WORD_CAPITAL ? i + 1 : i;
        int vote = south_of_name(analysis, analysis_text(analysis, words->at[i].start, words->at[last].end));
        if (!vote && last != i)
            vote = south_of_name(analysis, analysis_text(analysis, words->at[i].start, words->at[i].end));
        votes += vote;
        first = first ? first : vote;
    }
    return votes ? votes > 0 : first > 0;
}

/* Numbered as the seasons of the north in whose months they lie: the winter of the south is 22. */
static int season_of(struct dating *dating, struct text name) {
    char first = lower_first(name), second = name.size > 1 ? name.at[1] : '\0';
    int season = first == 'w' ? 24 : first == 'a' || first == 'f' ? 23 : second == 'p' ? 21 : 22;
    if (!dating->south) /* once for all seasons */
        dating->south = is_southern(dating->analysis) ? 1 : -1;
    return dating->south < 0 ? season : season > 22 ? season - 2 : season + 2;
}

/* "last spring", "the following winter". */
static bool pointed_season(const struct dating *dating, const struct finding *finding, struct text dir,
                           const struct yearly *yearly, struct reading *reading) {
    bool of_story = dir.size > 4 || lower_first(dir) == 't';
    long day = dating->today, first, last;
    if (text_starts_with(dir, TEXT("the ")) || text_is(dir, "that") || text_is(dir, "That")) {
        if (!dating->story.date.year)
            return false;
        calendar_bounds(dating->story.date, &first, &last);
        reading->anchor = ANCHOR_CONTEXT;
        if (dir.size == 4)
            return yearly_in(yearly, dating->story.date.year, &reading->from);
        bool following = text_starts_with(dir, TEXT("the f"));
        reading->from = following ? yearly_from(yearly, last + 1) : yearly_until(yearly, first - 93);
        return reading->from.year != 0;
    }
    reading->anchor = ANCHOR_DOCUMENT;
    if (!dating->published.year)
        return false;
    if (of_story) /* this */
        day += tense_look(dating->analysis, finding) == LOOK_AHEAD ? 0 : 31;
    if (lower_first(dir) == 'l') { /* one that is over */
        struct date date = yearly_until(yearly, day);
        calendar_bounds(date, &first, &last);
        reading->from = last < day ? date : yearly_until(yearly, first - 1);
    } else if (lower_first(dir) == 'n') {
        struct date date = yearly_from(yearly, day);
        calendar_bounds(date, &first, &last);
        reading->from = first > day ? date : yearly_from(yearly, last + 1);
    } else {
        bool ahead = tense_look(dating->analysis, finding) == LOOK_AHEAD;
        reading->from = ahead ? yearly_from(yearly, day) : yearly_until(yearly, day);
    }
    return reading->from.year != 0;
}

/* What comes round each year, in the year that the text gives, points to, or leaves to be found. */
static bool read_yearly(struct dating *dating, const struct finding *finding, const struct yearly *yearly,
                        struct reading *reading) {
    struct text word = date_part(dating, finding, "yearword"), dir = date_part(dating, finding, "dir");
    int year = date_number(dating, finding, "year");
    reading->anchor = ANCHOR_TEXT;
    if (word.size)
        year = complete_year_word(dating, word, reading);
    if (year)
        return yearly_in(yearly, year, &reading->from);
    if (dir.size)
        return pointed_season(dating, finding, dir, yearly, reading);
    reading->anchor = ANCHOR_NONE;
    complete(dating, finding, yearly, reading);
    return reading->from.year != 0;
}

bool period_season(struct dating *dating, const struct finding *finding, struct reading *reading) {
    struct yearly yearly = {.date = {.month = season_of(dating, date_part(dating, finding, "season"))}};
    return read_yearly(dating, finding, &yearly, reading);
}

static struct date quarter_month(int year, int part, int months, bool end) {
    return (struct date){.year = year, .month = (part - 1) * months + (end ? months : 1)};
}

static int part_number(struct text text) {
    if (isdigit((unsigned char)text.at[0]))
        return text.at[0] - '0';
    int number = number_read(text);
    return number > 0 ? number : 0;
}

/* "Q3 2019", in any of the branches that may hold it. */
static bool coded_quarter(const struct dating *dating, const struct finding *finding,
                          struct reading *reading) {
    static const char *const quarters[] = {"quarter", "quarter3", "quarter5"},
                             *const years[] = {"year", "year3", "year5"},
                             *const last_quarters[] = {"quarter2", "quarter4", "quarter"},
                             *const last_years[] = {"year2", "year4", "year"};
    for (int i = 0; i < 3; i++) {
        int year = date_number(dating, finding, years[i]),
            quarter = date_number(dating, finding, quarters[i]);
        if (!year || !quarter)
            continue;
        int last_year = i < 2 ? date_number(dating, finding, last_years[i]) : 0;
        int last = i < 2 ? date_number(dating, finding, last_quarters[i]) : 0;
        reading->from = quarter_month(year, quarter, 3, false);
        reading->to = last ? quarter_month(last_year, last, 3, true) : quarter_month(year, quarter, 3, true);
        return true;
    }
    return false;
}

/* The latest quarter of that number that is over, or the first still to end. */
static int quarter_year(const struct dating *dating, const struct finding *finding, int part, int months) {
    long first, last;
    int year = dating->published.year;
    if (!year)
        return 0;
    calendar_bounds(quarter_month(year, part, months, true), &first, &last);
    bool ahead = tense_look(dating->analysis, finding) == LOOK_AHEAD;
    if (last < dating->today)
        return ahead ? year + 1 : year;
    return ahead ? year : year - 1;
}

bool period_quarter(struct dating *dating, const struct finding *finding, struct reading *reading) {
    struct text part = date_part(dating, finding, "part"), word = date_part(dating, finding, "yearword");
    struct text which = date_part(dating, finding, "quarter");
    reading->anchor = ANCHOR_TEXT;
    if (!part.size && coded_quarter(dating, finding, reading))
        return true;
    int months = text_is(part, "half") || text_is(part, "H") ? 6 : 3, most = 12 / months;
    bool is_last = text_is(which, "last") || text_is(which, "final");
    int number = is_last ? most : part_number(which), year = date_number(dating, finding, "year");
    if (number < 1 || number > most)
        return false;
    if (word.size)
        year = complete_year_word(dating, word, reading);
    if (!year && !word.size) {
        reading->anchor = ANCHOR_DOCUMENT;
        year = quarter_year(dating, finding, number, months);
    }
    reading->from = quarter_month(year, number, months, false);
    reading->to = quarter_month(year, number, months, true);
    return year != 0;
}

bool period_week(struct dating *dating, const struct finding *finding, struct reading *reading) {
    if (!date_calendar(dating, finding, reading) || !reading->from.year || !reading->from.day)
        return false;
    reading->from = calendar_week(calendar_days(reading->from));
    if (reading->other.year)
        reading->other = calendar_week(calendar_days(reading->other));
    return true;
}

/* "the day after Easter", "the Friday before Christmas", "the week before Easter". */
static void move_beside(const struct dating *dating, const struct finding *finding, struct text side,
                        struct reading *reading) {
    struct text unit = date_part(dating, finding, "unit");
    int way = lower_first(side) == 'a' ? 1 : -1, weekday = date_weekday(unit);
    long day = calendar_days(reading->from) + way * (text_is(unit, "week") ? 7 : 1);
    while (weekday && calendar_weekday(day) != weekday)
        day += way;
    reading->from = text_is(unit, "week") ? calendar_week(day) : calendar_date(day);
    reading->other = (struct date){.year = 0};
}

bool period_feast(struct dating *dating, const struct finding *finding, struct reading *reading) {
    const struct list_entry *entry =
        analysis_entry(dating->analysis, LIST_HOLIDAY, date_part(dating, finding, "feast"));
    if (!entry)
        return false;
    struct yearly yearly = {.when = list_attribute(entry, "when")};
    struct text side = date_part(dating, finding, "side");
    if (!read_yearly(dating, finding, &yearly, reading))
        return false;
    if (side.size)
        move_beside(dating, finding, side, reading);
    return true;
}
