/* Captures of age rules and the dates beside them in; years, times and births out. The one idea: an age says when its
   person was born only if one knows when it was so, so both stand beside the number. */
#include "extract/age.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "extract/number.h"
#include "record/arena.h"
#include "record/calendar.h"

enum when { NOW, THEN, TURN };

/* The decade of life that a word names, by its first letters; 0 for none. */
static int decade_of(struct text word) {
    static const struct {
        const char *head;
        int decade;
    } words[] = {{"twen", 20},  {"thirt", 30},   {"fort", 40},  {"fift", 50},   {"sixt", 60},  {"sevent", 70},
                 {"eight", 80}, {"ninet", 90},   {"vicen", 20}, {"tricen", 30}, {"quadr", 40}, {"quinq", 50},
                 {"sexag", 60}, {"septuag", 70}, {"octog", 80}, {"nonag", 90}};
    if (word.size && isdigit((unsigned char)word.at[0]))
        return (word.at[0] - '0') * 10;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_starts_with(word, text_of(words[i].head)))
            return words[i].decade;
    return 0;
}

/* Whether a word is a decade: "50s", "fifties", "octogenarian". */
static bool is_decade(struct text word) {
    bool digits =
        word.size == 3 && isdigit((unsigned char)word.at[0]) && word.at[1] == '0' && word.at[2] == 's';
    return digits || text_ends_with(word, TEXT("ties")) || text_ends_with(word, TEXT("arian"));
}

static bool read_decade(struct text word, struct text part, struct age *age) {
    if (text_is(word, "teens")) {
        *age = (struct age){13, 19};
        return true;
    }
    int decade = decade_of(word);
    if (!decade || !is_decade(word))
        return false;
    *age = (struct age){decade, decade + 9};
    if (text_is(part, "early"))
        age->to = decade + 3;
    else if (text_is(part, "mid"))
        *age = (struct age){decade + 4, decade + 6};
    else if (text_is(part, "late"))
        age->from = decade + 7;
    return true;
}

bool age_read(struct text number, struct text part, struct age *age) {
    if (read_decade(number, part, age))
        return true;
    if (text_is(number, "centenarian")) {
        *age = (struct age){100, 109};
        return true;
    }
    int years = number_read(number);
    *age = (struct age){years, years};
    return years >= 0 && years < 130;
}

static long years_before(long day, int years) {
    struct date date = calendar_add_months(calendar_date(day), -12 * years);
    return calendar_days(date);
}

void age_birth(struct age age, long first, long last, long *born_first, long *born_last) {
    *born_first = years_before(first, age.to + 1) + 1;
    *born_last = years_before(last, age.from);
}

static struct text part(const struct analysis *analysis, const struct finding *finding, const char *name) {
    struct span span;
    if (!match_span(&finding->time->match, name, &span))
        return (struct text){"", 0};
    return text_lower(analysis->arena, analysis_text(analysis, span.start, span.end));
}

/* Babies' months, weeks and days as whole years. */
static void scale_down(struct text unit, struct age *age) {
    int in_a_year = text_is(unit, "month") ? 12 : text_is(unit, "week") ? 52 : text_is(unit, "day") ? 365 : 1;
    age->from /= in_a_year;
    age->to /= in_a_year;
}

static bool read_age(const struct analysis *analysis, const struct finding *finding, struct age *age) {
    struct text number = part(analysis, finding, "number"), to = part(analysis, finding, "to");
    struct text decade = part(analysis, finding, "decade"), unit = part(analysis, finding, "unit");
    struct age last;
    if (decade.size)
        number = decade;
    if (!number.size)
        number = part(analysis, finding, "name");
    if (!age_read(number, part(analysis, finding, "part"), age))
        return false;
    if (to.size && age_read(to, TEXT(""), &last) && last.to > age->from)
        age->to = last.to;
    scale_down(unit, age);
    return true;
}

/* What the rule caught of the verb or adverb: "now", "is", "was", "will be", "then". */
static enum when when_of(const struct analysis *analysis, const struct finding *finding) {
    static const char *const now[] = {"now", "today", "still", "is", "s", "am", "m", NULL};
    struct text word = part(analysis, finding, "when");
    if (!word.size)
        word = part(analysis, finding, "when2");
    if (text_is_any(word, now))
        return NOW;
    if (text_is(word, "will be") || text_starts_with(word, TEXT("turn")))
        return TURN;
    if (word.size)
        return THEN;
    struct text option = rule_option(finding->time->emit, "when");
    return text_is(option, "then") ? THEN : text_is(option, "turn") ? TURN : NOW;
}

/* The date of the same sentence that is nearest to the age; NULL for none. */
static const struct finding *date_beside(const struct analysis *analysis, const struct finding *age) {
    const struct finding *best = NULL;
    size_t nearest = SIZE_MAX;
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->kind != DATE || finding->sentence != age->sentence ||
            !finding->value.size)
            continue;
        size_t gap = finding->start > age->start ? finding->start - age->start : age->start - finding->start;
        if (gap < nearest) {
            nearest = gap;
            best = finding;
        }
    }
    return best;
}

/* Whether the sentence tells of a death: who is dead is no older today than he was. */
static bool tells_of_death(const struct analysis *analysis, const struct finding *age) {
    uint64_t death = analysis_list(analysis, LIST_DEATH);
    const struct sentence *sentence = &analysis->sentences[age->sentence];
    for (size_t i = words_from(&analysis->words, sentence->start);
         i < analysis->words.count && analysis->words.at[i].start < sentence->end; i++)
        if (analysis->words.at[i].begins & death)
            return true;
    return false;
}

static struct text interval(struct arena *arena, long first, long last) {
    struct text from = calendar_write(arena, calendar_date(first)),
                to = calendar_write(arena, calendar_date(last));
    char value[64];
    int size = first == last
                   ? snprintf(value, sizeof value, "%.*s", (int)from.size, from.at)
                   : snprintf(value, sizeof value, "%.*s/%.*s", (int)from.size, from.at, (int)to.size, to.at);
    return (struct text){arena_take_copy(arena, value, (size_t)size), (size_t)size};
}

/* Fills `birth` from the age and the date at which it was so. */
static void derive_birth(struct analysis *analysis, struct finding *finding, struct age age, enum when when) {
    struct date date;
    long first, last, born_first, born_last;
    if (!calendar_read(finding->time->at, &date) || memchr(finding->time->at.at, 'X', finding->time->at.size))
        return;
    calendar_bounds(date, &first, &last);
    if (when == TURN && age.from == age.to) {
        born_first = years_before(first, age.from);
        born_last = years_before(last, age.from);
    } else {
        age_birth(age, first, last, &born_first, &born_last);
    }
    finding->time->birth = interval(analysis->arena, born_first, born_last);
}

/* `XXXX`: at a time that the text does not tell. */
static void place_in_time(struct analysis *analysis, struct finding *finding, struct age age) {
    enum when when = when_of(analysis, finding);
    const struct finding *date = when == NOW ? NULL : date_beside(analysis, finding);
    struct timing *time = finding->time;
    time->at = date ? date->value : when == NOW ? analysis->date : TEXT("XXXX");
    time->anchor = when != NOW ? TEXT("context") : time->at.size ? TEXT("document") : TEXT("none");
    if (when == NOW && !part(analysis, finding, "when").size && tells_of_death(analysis, finding))
        return;
    if (part(analysis, finding, "unit").size)
        time->precision = part(analysis, finding, "unit");
    else
        derive_birth(analysis, finding, age, when);
}

static void write_value(struct analysis *analysis, struct finding *finding, struct age age) {
    char value[24];
    int size = age.from == age.to ? snprintf(value, sizeof value, "%d", age.from)
                                  : snprintf(value, sizeof value, "%d-%d", age.from, age.to);
    finding->value = (struct text){arena_take_copy(analysis->arena, value, (size_t)size), (size_t)size};
}

void analysis_ages(struct analysis *analysis) {
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        struct age age;
        if (finding->removed || finding->kind != AGE || !finding->time)
            continue;
        if (!read_age(analysis, finding, &age)) {
            finding->removed = true;
            continue;
        }
        write_value(analysis, finding, age);
        place_in_time(analysis, finding, age);
    }
}
