/* The captures of date rules in; values in EDTF out. The one idea: the rule's how= names one reader; readers fill the same
   few fields, and what a reading looks like in EDTF is said once. */
#include "extract/date.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "extract/number.h"
#include "record/arena.h"

enum { LEAD_MOST = 8 }; /* bytes before a date that opens its sentence */

struct text date_part(const struct dating *dating, const struct finding *finding, const char *name) {
    struct span span;
    if (!finding->time || !match_span(&finding->time->match, name, &span) || span.start == SIZE_MAX)
        return (struct text){"", 0};
    return analysis_text(dating->analysis, span.start, span.end);
}

static int name_number(struct text name, const char *all) {
    char head[4] = "";
    for (size_t i = 0; i < 3 && i < name.size; i++)
        head[i] = (char)tolower((unsigned char)name.at[i]);
    const char *found = strlen(head) == 3 ? strstr(all, head) : NULL;
    return found ? (int)(found - all) / 4 + 1 : 0;
}

int date_month(struct text name) {
    return name_number(name, "jan feb mar apr may jun jul aug sep oct nov dec");
}

int date_weekday(struct text name) {
    return name_number(name, "mon tue wed thu fri sat sun");
}

/* The first of several captures that took part: branches of a pattern may not share a name. */
static struct text part_of(const struct dating *dating, const struct finding *finding, const char *name) {
    struct text text = date_part(dating, finding, name);
    char second[24];
    if (text.size)
        return text;
    assert(strlen(name) < sizeof second - 1);
    strcpy(stpcpy(second, name), "2");
    return date_part(dating, finding, second);
}

int date_number(const struct dating *dating, const struct finding *finding, const char *name) {
    struct text text = date_part(dating, finding, name);
    int number = text.size ? number_read(text) : 0;
    return number > 0 ? number : 0;
}

/* A year of two digits lies at most ten years behind the publication. */
static int whole_year(const struct dating *dating, struct text text) {
    int year = text.size ? number_read(text) : 0;
    if (year <= 0 || text.size > 2)
        return year > 0 ? year : 0;
    int latest = (dating->published.year ? dating->published.year : 2030) + 10;
    return latest - (latest - year) % 100;
}

/* "The following October", "the previous May": counted from the date told last. */
static bool month_of_story(const struct dating *dating, const struct yearly *yearly, struct text dir,
                           struct reading *reading) {
    long first, last;
    reading->anchor = ANCHOR_CONTEXT;
    if (!dating->story.date.year)
        return false;
    calendar_bounds(dating->story.date, &first, &last);
    bool is_before = text_ends_with(dir, TEXT("previous"));
    reading->from = is_before ? yearly_until(yearly, first - 31) : yearly_from(yearly, last + 31);
    return true;
}

/* "last December", "that July": the month that `dir` points at. */
static bool pointed_month(const struct dating *dating, const struct finding *finding, struct text dir,
                          struct reading *reading) {
    struct yearly yearly = {.date = {.month = date_month(date_part(dating, finding, "month"))}};
    char way = (char)tolower((unsigned char)dir.at[0]);
    reading->anchor = ANCHOR_DOCUMENT;
    if (text_is(dir, "that") || text_is(dir, "That")) {
        reading->anchor = ANCHOR_CONTEXT;
        return dating->story.date.year && yearly_in(&yearly, dating->story.date.year, &reading->from);
    }
    if (text_starts_with(dir, TEXT("the ")) || text_starts_with(dir, TEXT("The ")))
        return month_of_story(dating, &yearly, dir, reading);
    if (!dating->published.year)
        return false;
    long month = calendar_days(
        (struct date){.year = dating->published.year, .month = calendar_date(dating->today).month, .day = 1});
    if (way == 'l')
        reading->from = yearly_until(&yearly, month - 1);
    else if (way == 'n')
        reading->from = yearly_from(&yearly, dating->today + 1);
    else
        yearly_in(&yearly, dating->published.year, &reading->from);
    return true;
}

/* Which of the days that a rule lists the finding is: the option part= of its emit. */
static int day_of(const struct dating *dating, const struct finding *finding) {
    char name[16] = "day";
    struct text part = rule_option(finding->time->emit, "part");
    if (part.size)
        snprintf(name, sizeof name, "%.*s", (int)part.size, part.at);
    int day = date_number(dating, finding, name);
    for (char n = '2'; !day && !part.size && n <= '3'; n++) {
        char other[8] = {'d', 'a', 'y', n, '\0'};
        day = date_number(dating, finding, other);
    }
    return day;
}

bool date_calendar(struct dating *dating, const struct finding *finding, struct reading *reading) {
    struct text dir = date_part(dating, finding, "dir");
    if (dir.size)
        return pointed_month(dating, finding, dir, reading);
    struct text number = part_of(dating, finding, "monthnumber");
    struct date date = {.month =
                            number.size ? number_read(number) : date_month(part_of(dating, finding, "month")),
                        .day = day_of(dating, finding)};
    if (date.month && date.day && !calendar_is_day(0, date.month, date.day))
        return false;
    struct text word = date_part(dating, finding, "yearword");
    date.year = whole_year(dating, part_of(dating, finding, "year"));
    reading->anchor = ANCHOR_TEXT;
    if (word.size)
        date.year = complete_year_word(dating, word, reading);
    reading->from = date;
    if (date.year || !date.month)
        return date.year && (!date.day || calendar_is_day(date.year, date.month, date.day));
    struct yearly yearly = {.date = date, .weekday = date_weekday(date_part(dating, finding, "weekday"))};
    if (date_part(dating, finding, "lately").size && dating->published.year) { /* "November 9 last" */
        reading->from = yearly_until(&yearly, dating->today - 1);
        reading->anchor = ANCHOR_DOCUMENT;
        return true;
    }
    reading->anchor = ANCHOR_NONE;
    complete(dating, finding, &yearly, reading);
    return true;
}

/* Reads one order of a date in numbers; false when that is no day. */
static bool read_order(const struct dating *dating, const struct finding *finding, bool american,
                       struct reading *reading) {
    int one = date_number(dating, finding, "one"), two = date_number(dating, finding, "two");
    struct date date = {.month = american ? one : two, .day = american ? two : one};
    date.year = whole_year(dating, date_part(dating, finding, "year"));
    if (!calendar_is_day(date.year, date.month, date.day))
        return false;
    reading->from = date;
    reading->anchor = ANCHOR_TEXT;
    struct yearly yearly = {.date = date};
    if (!date.year)
        reading->anchor = ANCHOR_NONE;
    if (!date.year)
        complete(dating, finding, &yearly, reading);
    return true;
}

bool date_numbers(struct dating *dating, const struct finding *finding, struct reading *reading) {
    struct reading british = {.anchor = ANCHOR_NONE}, american = {.anchor = ANCHOR_NONE};
    bool is_british = read_order(dating, finding, false, &british);
    bool is_american = read_order(dating, finding, true, &american);
    bool first = is_american && (dating->order == ORDER_MDY || !is_british);
    *reading = first ? american : british;
    if (is_british && is_american && british.from.month != british.from.day && dating->order == ORDER_AUTO) {
        reading->other = american.from;
        reading->open = true;
    }
    return is_british || is_american;
}

static bool is_before(struct date a, struct date b) {
    return a.month != b.month ? a.month < b.month : a.day < b.day;
}

/* Gives both ends their years, of which the text may name one, or none. */
static void range_years(const struct dating *dating, const struct finding *finding, struct reading *reading) {
    int first = date_number(dating, finding, "fromyear"), last = date_number(dating, finding, "year");
    struct text word = date_part(dating, finding, "yearword");
    reading->anchor = ANCHOR_TEXT;
    if (word.size)
        last = complete_year_word(dating, word, reading);
    if (!first && !last && !word.size) {
        struct yearly yearly = {.date = reading->to};
        struct reading end = {.anchor = ANCHOR_NONE};
        complete(dating, finding, &yearly, &end);
        last = end.from.year;
        reading->anchor = end.anchor;
    }
    bool turns = is_before(reading->to, reading->from);
    reading->to.year = last ? last : first ? first + (turns ? 1 : 0) : 0;
    reading->from.year = first ? first : last ? last - (turns ? 1 : 0) : 0;
}

bool date_range(struct dating *dating, const struct finding *finding, struct reading *reading) {
    int month = date_month(date_part(dating, finding, "month"));
    int month2 = date_month(date_part(dating, finding, "month2"));
    reading->from =
        (struct date){.month = month ? month : month2, .day = date_number(dating, finding, "day")};
    reading->to =
        (struct date){.month = month2 ? month2 : month, .day = date_number(dating, finding, "day2")};
    range_years(dating, finding, reading);
    return reading->to.year != 0;
}

static const struct {
    const char *how;
    date_reader *read;
} readers[] = {
    {"calendar", date_calendar},     {"listed", date_calendar},   {"numbers", date_numbers},
    {"range", date_range},           {"years", period_years},     {"decade", period_decade},
    {"season", period_season},       {"quarter", period_quarter}, {"week", period_week},
    {"feast", period_feast},         {"weekday", moment_weekday}, {"day", moment_day},
    {"unit", moment_unit},           {"ago", moment_ago},         {"later", moment_later},
    {"following", moment_following}, {"ordinal", moment_ordinal},
};

static struct text joined(struct arena *arena, const char *form, struct text a, struct text b) {
    char value[200];
    int size = snprintf(value, sizeof value, form, (int)a.size, a.at, (int)b.size, b.at);
    return (struct text){arena_take_copy(arena, value, (size_t)size), (size_t)size};
}

static const char *precision_of(const struct reading *reading) {
    struct date date = reading->from;
    if (reading->to.year)
        return "interval";
    if (date.weekend)
        return "weekend";
    if (date.week)
        return "week";
    if (date.scale)
        return date.scale > 10 ? "century" : "decade";
    return date.day ? "day" : date.month > 20 ? "season" : date.month ? "month" : "year";
}

static void write_reading(struct analysis *analysis, struct finding *finding, const struct reading *reading) {
    static const char *const anchors[] = {"none", "text", "document", "context"};
    struct arena *arena = analysis->arena;
    struct text from = calendar_write(arena, reading->from);
    finding->value = from;
    if (reading->to.year)
        finding->value = joined(arena, "%.*s/%.*s", from, calendar_write(arena, reading->to));
    else if (reading->open && text_compare(from, calendar_write(arena, reading->other)) < 0)
        finding->value = joined(arena, "[%.*s,%.*s]", from, calendar_write(arena, reading->other));
    else if (reading->open)
        finding->value = joined(arena, "[%.*s,%.*s]", calendar_write(arena, reading->other), from);
    else if (reading->other.year)
        finding->time->alternative = calendar_write(arena, reading->other);
    finding->time->anchor = text_of(anchors[reading->anchor]);
    finding->time->precision = text_of(precision_of(reading));
}

/* "since 2019" says how long, not when. */
static bool is_behind_since(const struct analysis *analysis, const struct finding *finding) {
    if (finding->start < 6)
        return false;
    struct text before = analysis_text(analysis, finding->start - 5, finding->start - 1);
    return text_is(before, "ince");
}

/* The date becomes the one told last, on which the next may count. */
static void tell(struct dating *dating, const struct finding *finding, const struct reading *reading) {
    const struct analysis *analysis = dating->analysis;
    struct date date = reading->to.year ? reading->to : reading->from;
    bool told = date.year && !is_behind_since(analysis, finding) && !date.scale && !reading->open &&
                !rule_option(finding->time->emit, "story").size && !dateline_holds(analysis, finding);
    if (!told || (reading->anchor == ANCHOR_DOCUMENT && tense_is_saying(analysis, finding)))
        return;
    int ago = dating->published.year - date.year;
    if (ago >= 0 && ago < 64)
        dating->years |= 1ULL << ago;
    bool is_month = date.month >= 1 && date.month <= 12; /* no season */
    int *named = &dating->months[is_month ? date.month : 0];
    bool is_year_told = reading->anchor == ANCHOR_TEXT || date_part(dating, finding, "yearword").size;
    if (is_month && is_year_told) /* "in March 2022", "on 3 March last year" */
        *named = *named && *named != date.year ? -1 : date.year;
    bool leads = finding->start - analysis->sentences[finding->sentence].start <= LEAD_MOST;
    dating->story = (struct told){date, leads, finding->sentence};
    if (reading->anchor != ANCHOR_DOCUMENT || (is_year_told && date.day))
        dating->named = dating->story;
}

/* Whether a date counts from what was told before, and without that says nothing. */
static bool is_counted(struct text how) {
    return text_is(how, "later") || text_is(how, "following");
}

static void read_finding(struct dating *dating, struct finding *finding) {
    struct text how = finding->time ? rule_option(finding->time->emit, "how") : (struct text){"", 0};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct reading reading = {.anchor = ANCHOR_NONE};
        if (!text_is(how, readers[i].how))
            continue;
        if (!readers[i].read(dating, finding, &reading)) {
            finding->time->anchor = TEXT("none");
            finding->removed = is_counted(how); /* "two weeks later", of what nobody knows */
            return;
        }
        write_reading(dating->analysis, finding, &reading);
        tell(dating, finding, &reading);
        timeline_tell(dating, finding, &reading);
        return;
    }
}

void analysis_dates(struct analysis *analysis) {
    struct dating dating = {.analysis = analysis, .order = analysis->date_order};
    dateline_read(&dating);
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (!finding->removed && finding->kind == DATE)
            read_finding(&dating, finding);
    }
}
