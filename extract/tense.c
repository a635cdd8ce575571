/* A finding in; out: whether its clause looks ahead or far back. The one idea: of all verbs of a sentence the one nearest
   before a date governs it, and where none stands before, the first behind; the lists say which verbs and phrases look
   ahead. */
#include <string.h>

#include "extract/date.h"
#include "rules/wordclass.h"

enum { EVENT_MOST = 4 }; /* words from what is held to its day: "a hearing in Leith on" */

struct gaze {
    const struct analysis *analysis;
    uint64_t behind, led; /* bits of the lists */
};

static struct text word_at(const struct gaze *gaze, size_t number) {
    const struct word *word = &gaze->analysis->words.at[number];
    return analysis_text(gaze->analysis, word->start, word->end);
}

/* Not with a capital: Congress is no event. */
static bool is_of(const struct gaze *gaze, size_t number, enum word_class class) {
    const struct word *word = &gaze->analysis->words.at[number];
    return !(word->flags & WORD_CAPITAL) && word_is_of(gaze->analysis->rules, word, class);
}

/* Whether an article, a possessive, "of" or a number stands right before a word, so that it is no finite verb: "of 7,114 votes". */
static bool is_in_noun(const struct gaze *gaze, size_t number) {
    static const char *const determiners[] = {"the", "a",   "an",  "his", "her",   "its",
                                              "my",  "our", "two", "of",  "their", NULL};
    if (!number || gaze->analysis->words.at[number - 1].end + 1 != gaze->analysis->words.at[number].start)
        return false;
    struct text before = word_at(gaze, number - 1);
    return text_is_any(before, determiners) || (before.at[0] >= '0' && before.at[0] <= '9');
}

static bool looks_ahead(const struct gaze *gaze, size_t number) {
    const struct analysis *analysis = gaze->analysis;
    return !is_in_noun(gaze, number) &&
           words_begin(analysis->rules, &analysis->words, analysis->view.at, number, CLASS_AHEAD) > 0;
}

/* A word in -ed is a verb unless it stands before its noun: "the redacted report", "behind closed doors". */
static bool is_regular_past(const struct gaze *gaze, size_t number) {
    const struct word *word = &gaze->analysis->words.at[number];
    struct text text = word_at(gaze, number);
    bool is_short = text.size < 5 && !text_ends_with(text, TEXT("ied"));
    if (is_short || !text_ends_with(text, TEXT("ed")) || word->flags & WORD_CAPITAL)
        return false;
    if (!number || gaze->analysis->words.at[number - 1].end + 1 != word->start)
        return true; /* "Hay, 51, pleaded" */
    bool is_led = gaze->analysis->words.at[number - 1].alone & gaze->led;
    return !is_led && !is_in_noun(gaze, number);
}

/* A participle behind "be" has its tense from what stands before "be"; "is published on" looks ahead as a whole. */
static bool is_behind_be(const struct gaze *gaze, size_t number) {
    static const char *const present[] = {"is", "are", "has", "have", "been", "being", NULL};
    if (!number)
        return false;
    bool is_plan = text_is_any(word_at(gaze, number - 1), present) && looks_ahead(gaze, number - 1);
    return is_plan || text_is(word_at(gaze, number - 1), "be");
}

static enum look look_of(const struct gaze *gaze, size_t number) {
    const struct word *word = &gaze->analysis->words.at[number];
    if (looks_ahead(gaze, number))
        return LOOK_AHEAD;
    bool past = word->alone & gaze->behind || is_regular_past(gaze, number);
    return past && !is_behind_be(gaze, number) ? LOOK_BACK : LOOK_NOWHERE;
}

static struct text behind(const struct gaze *gaze, const struct finding *finding) {
    return analysis_text(gaze->analysis, finding->end, gaze->analysis->view.size);
}

/* What stands right before the date plans for it: "a meeting for Monday", "a report by March", "named to the post, effective
   Monday"; "Monday's deadline" does, too, but "for Monday's meeting" people may have come already. */
static bool is_planned_for(const struct gaze *gaze, const struct finding *finding, size_t number) {
    static const char *const words[] = {"for", "by", "come", "effective", "starting", "beginning", NULL};
    struct text rest = behind(gaze, finding);
    if (text_starts_with(rest, TEXT("'s ")))
        return text_starts_with(rest, TEXT("'s deadline"));
    return number && text_is_any(word_at(gaze, number - 1), words);
}

/* "Adjourned until Thursday", "put off to May": what has been put off goes on then. */
static bool is_put_off(const struct gaze *gaze, size_t first, size_t number) {
    static const char *const till[] = {"until", "till", "to", NULL};
    bool is_found = false;
    for (size_t i = number; i > first && !is_found && text_is_any(word_at(gaze, number - 1), till); i--)
        is_found = is_of(gaze, i - 1, CLASS_PUTS_OFF);
    return is_found;
}

/* The word that governs the finding, and where it looks; the number of words when there is none. */
static size_t governor(const struct gaze *gaze, const struct finding *finding, enum look *look) {
    const struct words *words = &gaze->analysis->words;
    const struct sentence *sentence = &gaze->analysis->sentences[finding->sentence];
    size_t first = words_from(words, sentence->start), number = words_from(words, finding->start);
    for (size_t i = number; i > first; i--)
        if ((*look = look_of(gaze, i - 1)) != LOOK_NOWHERE)
            return i - 1;
    for (size_t i = words_from(words, finding->end); i < words->count && words->at[i].start < sentence->end;
         i++)
        if ((*look = look_of(gaze, i)) != LOOK_NOWHERE)
            return i;
    *look = LOOK_NOWHERE;
    return words->count;
}

static struct gaze gaze_of(const struct analysis *analysis) {
    return (struct gaze){analysis, analysis_list(analysis, LIST_VERB_PAST),
                         analysis_list(analysis, LIST_PREPOSITION)};
}

enum look tense_look(const struct analysis *analysis, const struct finding *finding) {
    struct gaze gaze = gaze_of(analysis);
    enum look look = LOOK_NOWHERE;
    if (!analysis->sentences_count)
        return look;
    size_t number = words_from(&analysis->words, finding->start);
    uint32_t start = analysis->sentences[finding->sentence].start;
    if (start < finding->start && (is_planned_for(&gaze, finding, number) ||
                                   is_put_off(&gaze, words_from(&analysis->words, start), number)))
        return LOOK_AHEAD;
    governor(&gaze, finding, &look);
    return look;
}

bool tense_is_saying(const struct analysis *analysis, const struct finding *finding) {
    struct gaze gaze = gaze_of(analysis);
    enum look look;
    size_t number = governor(&gaze, finding, &look);
    return number < analysis->words.count && is_of(&gaze, number, CLASS_DATES_SAYING);
}

bool tense_is_pluperfect(const struct analysis *analysis, const struct finding *finding) {
    if (!analysis->sentences_count)
        return false;
    const struct gaze gaze = {.analysis = analysis};
    const struct sentence *sentence = &analysis->sentences[finding->sentence];
    for (size_t i = words_from(&analysis->words, sentence->start);
         i < analysis->words.count && analysis->words.at[i].start < sentence->end; i++)
        if (text_is(word_at(&gaze, i), "had") || text_is(word_at(&gaze, i), "hadn't"))
            return true;
    return false;
}

bool tense_is_end(const struct analysis *analysis, const struct finding *finding) {
    static const char *const words[] = {"until", "till", NULL};
    struct gaze gaze = gaze_of(analysis);
    size_t number = words_from(&analysis->words, finding->start);
    return number && text_is_any(word_at(&gaze, number - 1), words);
}

bool tense_is_event(const struct analysis *analysis, const struct finding *finding) {
    struct gaze gaze = gaze_of(analysis);
    size_t number = words_from(&analysis->words, finding->start);
    bool is_event = false;
    for (size_t i = number; i-- > 0 && number - i <= EVENT_MOST && !is_event;)
        is_event = is_of(&gaze, i, CLASS_EVENT);
    return is_event;
}
