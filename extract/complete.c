/* A date without its year in; the year that suits out. The one idea: two candidates, one beside the publication, one beside
   the date told last; where they agree the year is known, where they differ the nearness of each decides and the
   other is kept, and an old story's lone day stays open. */
#include <stdlib.h>

#include "extract/date.h"

/* Days: within RECENT of the publication a date is today's news; further off than LONG_AGO in a text that tells of older years
   it may be of any year; within NEAR of the date told last it belongs to that. */
enum { RECENT = 45, LONG_AGO = 183, NEAR = 62 };

static long first_day(struct date date) {
    long first, last;
    calendar_bounds(date, &first, &last);
    return first;
}

static long last_day(struct date date) {
    long first, last;
    calendar_bounds(date, &first, &last);
    return last;
}

bool yearly_in(const struct yearly *yearly, int year, struct date *date) {
    *date = yearly->date;
    date->year = year;
    if (yearly->when.size && !calendar_feast(yearly->when, year, date))
        return false;
    if (date->day && !calendar_is_day(year, date->month, date->day))
        return false;
    return !yearly->weekday || !date->day || calendar_weekday(calendar_days(*date)) == yearly->weekday;
}

struct date yearly_until(const struct yearly *yearly, long day) {
    int year = calendar_date(day).year;
    struct date date;
    for (int y = year + 1; y > year - 12; y--)
        if (yearly_in(yearly, y, &date) && first_day(date) <= day)
            return date;
    return (struct date){.year = 0};
}

struct date yearly_from(const struct yearly *yearly, long day) {
    int year = calendar_date(day).year;
    struct date date;
    for (int y = year - 1; y < year + 12; y++)
        if (yearly_in(yearly, y, &date) && last_day(date) >= day)
            return date;
    return (struct date){.year = 0};
}

static struct date nearest(const struct yearly *yearly, long day) {
    struct date before = yearly_until(yearly, day), behind = yearly_from(yearly, day);
    if (!before.year || !behind.year)
        return before.year ? before : behind;
    return day - first_day(before) <= first_day(behind) - day ? before : behind;
}

static struct date beside_publication(const struct dating *dating, const struct finding *finding,
                                      const struct yearly *yearly) {
    if (!dating->published.year)
        return (struct date){.year = 0};
    if (dateline_holds(dating->analysis, finding) || yearly->weekday)
        return nearest(yearly, dating->today);
    enum look look = tense_look(dating->analysis, finding);
    if (look == LOOK_NOWHERE)
        return nearest(yearly, dating->today);
    return look == LOOK_AHEAD ? yearly_from(yearly, dating->today) : yearly_until(yearly, dating->today);
}

static bool is_near_story(const struct dating *dating, struct date date) {
    return dating->story.month && labs(first_day(date) - first_day(dating->story)) <= NEAR;
}

/* The occurrence in the year told last, where the story is still there and doesn't run backwards. */
static struct date beside_story(const struct dating *dating, const struct finding *finding,
                                const struct yearly *yearly) {
    struct date none = {.year = 0}, date;
    const struct analysis *analysis = dating->analysis;
    if (!dating->story.year || dating->story_anchor == ANCHOR_DOCUMENT)
        return none;
    bool here =
        finding->sentence - dating->story_sentence <= 2 ||
        analysis->sentences[finding->sentence].block == analysis->sentences[dating->story_sentence].block;
    if (!here || !yearly_in(yearly, dating->story.year, &date))
        return none;
    bool onwards = !dating->story.month || first_day(date) >= first_day(dating->story);
    bool back = is_near_story(dating, date) || tense_is_pluperfect(analysis, finding);
    return onwards || back ? date : none;
}

/* Whether the story wins over the publication where they differ. */
static bool story_wins(const struct dating *dating, const struct finding *finding, struct date told,
                       struct date recent) {
    if (tense_look(dating->analysis, finding) == LOOK_AHEAD)
        return false;
    if (is_near_story(dating, told) || tense_is_pluperfect(dating->analysis, finding))
        return true;
    return dating->today - first_day(recent) > RECENT;
}

static bool may_be_any_year(const struct dating *dating, struct date recent) {
    bool old = dating->oldest && dating->oldest < recent.year;
    return old && recent.day && dating->today - first_day(recent) > LONG_AGO;
}

void complete(const struct dating *dating, const struct finding *finding, const struct yearly *yearly,
              struct reading *reading) {
    struct date recent = beside_publication(dating, finding, yearly);
    struct date told = beside_story(dating, finding, yearly);
    reading->from = yearly->date;
    if (told.year &&
        (!recent.year || (told.year != recent.year && story_wins(dating, finding, told, recent)))) {
        reading->from = told;
        reading->other = recent;
        reading->anchor = ANCHOR_CONTEXT;
    } else if (recent.year && !(may_be_any_year(dating, recent) && !told.year && !yearly->weekday)) {
        reading->from = recent;
        reading->other = told.year != recent.year ? told : (struct date){.year = 0};
        reading->anchor = ANCHOR_DOCUMENT;
    }
}

int complete_year_word(const struct dating *dating, struct text word, struct reading *reading) {
    static const struct {
        const char *first;
        int years;
        enum anchor anchor;
    } words[] = {
        {"last", -1, ANCHOR_DOCUMENT},        {"this", 0, ANCHOR_DOCUMENT},
        {"next", 1, ANCHOR_DOCUMENT},         {"that", 0, ANCHOR_CONTEXT},
        {"the same", 0, ANCHOR_CONTEXT},      {"the following", 1, ANCHOR_CONTEXT},
        {"the previous", -1, ANCHOR_CONTEXT}, {"the next", 1, ANCHOR_CONTEXT},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!text_starts_with(word, text_of(words[i].first)))
            continue;
        reading->anchor = words[i].anchor;
        int year = words[i].anchor == ANCHOR_CONTEXT ? dating->story.year : dating->published.year;
        return year ? year + words[i].years : 0;
    }
    return 0;
}
