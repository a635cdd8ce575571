/* A date without its year in; the year that suits out. The one idea: two candidates, one beside the publication, one beside
   the date told last; where they agree the year is known, where they differ the nearness of each decides and the
   other is kept, and an old story's lone day stays open. */
#include <stdlib.h>

#include "extract/date.h"

/* Days: a day STALE or longer ago is rather the one within SOON; within TODAY of the publication a date is news whatever the
   tense, within RECENT unless the story is near; a bare month more than MONTHS ago is the story's; further off than LONG_AGO in
   a text that tells of older years it may be of any year; within NEAR of the date told last it belongs to that. */
enum {
    STALE = 300,
    SOON = 60,
    TODAY = 14,
    RECENT = 45,
    MONTHS = 200,
    LONG_AGO = 183,
    NEAR = 62,
    YEARS_MOST = 4
};

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

/* "Asked for patrols at the fair on 7 June", in May, "has hired Hay to audit the docks in June": of what was held most of a year ago the
   year would be told. */
static bool is_sooner(const struct dating *dating, const struct finding *finding, struct date past,
                      struct date next) {
    bool is_month = next.month && tense_is_to_do(dating->analysis, finding) &&
                    tense_is_perfect(dating->analysis, finding);
    bool is_dated = past.year && next.year && (next.day || is_month);
    return is_dated && dating->today - first_day(past) >= STALE && first_day(next) - dating->today <= SOON &&
           (tense_is_event(dating->analysis, finding) || tense_is_to_do(dating->analysis, finding));
}

static struct date beside_publication(const struct dating *dating, const struct finding *finding,
                                      const struct yearly *yearly) {
    if (!dating->published.year)
        return (struct date){.year = 0};
    if (dateline_holds(dating->analysis, finding) || yearly->weekday)
        return nearest(yearly, dating->today);
    enum look look = tense_look(dating->analysis, finding);
    if (look == LOOK_NOWHERE || (look == LOOK_BACK && tense_is_end(dating->analysis, finding)))
        return nearest(yearly, dating->today);
    struct date past = yearly_until(yearly, dating->today), next = yearly_from(yearly, dating->today);
    return look == LOOK_AHEAD || is_sooner(dating, finding, past, next) ? next : past;
}

static bool is_near_story(const struct dating *dating, struct date date) {
    struct date story = dating->named.date;
    return story.month && labs(first_day(date) - first_day(story)) <= NEAR;
}

/* The occurrence around the date named last that is near it: a story turns the year from 31 December to 3 January. */
static bool near_story(const struct dating *dating, const struct yearly *yearly, struct date *date) {
    for (int year = dating->named.date.year - 1; year <= dating->named.date.year + 1; year++)
        if (yearly_in(yearly, year, date) && is_near_story(dating, *date))
            return true;
    return false;
}

/* Whether the story, told in order, may have come from the year named last to `date`: nothing later was told since. */
static bool goes_on(const struct dating *dating, struct date date) {
    struct told named = dating->named;
    bool newer = dating->story.sentence != named.sentence || dating->story.date.year != named.date.year;
    return !newer && (named.date.month ? first_day(date) >= first_day(named.date) : named.leads);
}

static bool is_in_block(const struct analysis *analysis, const struct finding *finding, struct told told) {
    return analysis->sentences[finding->sentence].block == analysis->sentences[told.sentence].block;
}

/* The occurrence in the year named last, where the story is still there and doesn't run backwards. */
static struct date beside_story(const struct dating *dating, const struct finding *finding,
                                const struct yearly *yearly) {
    struct date none = {.year = 0}, date;
    const struct analysis *analysis = dating->analysis;
    struct told named = dating->named;
    if (!named.date.year)
        return none;
    bool same_block = is_in_block(analysis, finding, named);
    bool here = finding->sentence - named.sentence <= 2 || same_block;
    bool near = here && near_story(dating, yearly, &date);
    if (!here || (!near && !yearly_in(yearly, named.date.year, &date)))
        return none;
    if (dating->published.year && first_day(date) > dating->today)
        return none;
    bool is_there =
        named.date.month || named.leads || same_block; /* not "a firm wound up in 2009" further up */
    return near || goes_on(dating, date) || (is_there && tense_is_pluperfect(analysis, finding)) ? date
                                                                                                 : none;
}

/* Whether the story wins over the publication where they differ. */
static bool story_wins(const struct dating *dating, const struct finding *finding, struct date told,
                       struct date recent) {
    if (tense_look(dating->analysis, finding) == LOOK_AHEAD)
        return false;
    long gap = dating->today - first_day(recent);
    bool is_next = dating->named.sentence + 1 >= finding->sentence && goes_on(dating, told);
    if (!told.day && !is_near_story(dating, told) && !is_next)
        return gap > MONTHS; /* "who resigned in March" */
    bool is_near = is_near_story(dating, told);
    if (is_near && gap < 0) /* nothing looks ahead */
        return is_in_block(dating->analysis, finding, dating->named);
    if (is_near || tense_is_pluperfect(dating->analysis, finding))
        return gap > TODAY;
    return gap > RECENT;
}

/* "In July 2022 ... on July 9": the occurrence in the only year in which the text names the month. */
static struct date beside_month(const struct dating *dating, const struct yearly *yearly) {
    int month = yearly->date.month, year = month >= 1 && month <= 12 ? dating->months[month] : 0;
    struct date date, none = {.year = 0};
    bool is_there = year > 0 &&
                    year + YEARS_MOST >= dating->published.year && /* an anniversary is of this year */
                    yearly_in(yearly, year, &date);
    bool is_ahead = is_there && dating->published.year && first_day(date) > dating->today;
    return is_there && !is_ahead ? date : none;
}

/* In a text that tells of older years, unless the story has been in the year that the publication gives. */
static bool may_be_any_year(const struct dating *dating, struct date recent) {
    bool old = dating->oldest && dating->oldest < recent.year;
    int ago = dating->published.year - recent.year;
    bool there = ago >= 0 && ago < 64 && dating->years >> ago & 1;
    return old && !there && recent.day && dating->today - first_day(recent) > LONG_AGO;
}

void complete(const struct dating *dating, const struct finding *finding, const struct yearly *yearly,
              struct reading *reading) {
    struct date next = timeline_next(dating, finding, yearly);
    if (next.year) {
        reading->from = next;
        reading->anchor = ANCHOR_CONTEXT;
        return;
    }
    struct date recent = beside_publication(dating, finding, yearly);
    struct date told = beside_story(dating, finding, yearly);
    if (!told.year && tense_look(dating->analysis, finding) != LOOK_AHEAD)
        told = beside_month(dating, yearly);
    bool is_open = !told.year && recent.year && !yearly->weekday && may_be_any_year(dating, recent);
    if (is_open && !near_story(dating, yearly, &told)) /* however far back the story was dated last */
        told.year = 0;
    reading->from = yearly->date;
    if (told.year &&
        (!recent.year || (told.year != recent.year && story_wins(dating, finding, told, recent)))) {
        reading->from = told;
        reading->other = recent;
        reading->anchor = ANCHOR_CONTEXT;
    } else if (recent.year && !(is_open && !told.year)) {
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
        int year = words[i].anchor == ANCHOR_CONTEXT ? dating->story.date.year : dating->published.year;
        return year ? year + words[i].years : 0;
    }
    return 0;
}
