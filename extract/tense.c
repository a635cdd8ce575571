/* A finding in; out: whether its clause looks ahead or far back. The one idea: of all verbs of a sentence the one nearest
   before a date governs it, and where none stands before, the first behind; the lists say which verbs and phrases look
   ahead. */
#include <string.h>

#include "extract/date.h"
#include "rules/wordclass.h"

enum {
    EVENT_MOST = 4, /* words from what is held to its day: "a hearing in Leith on" */
    TO_MOST = 9     /* from "to" to the day: "to appear at Leith Sheriff Court on" */
};

struct gaze {
    const struct analysis *analysis;
    uint64_t behind, led; /* bits of the lists */
};

static struct text word_at(const struct gaze *gaze, size_t number) {
    return word_text(gaze->analysis, &gaze->analysis->words.at[number]);
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

/* Whether a subject in the plural stands right before a word: "delegates arrive", "they meet", not "was open". */
static bool is_behind_many(const struct gaze *gaze, size_t number) {
    static const char *const many[] = {"they", "we",    "They",   "We",  "police",
                                       "men",  "women", "people", "who", NULL},
                             *const ones[] = {"is", "was", "has", "does", "his", "its", "this", "as", NULL};
    if (!number)
        return false;
    struct text before = word_at(gaze, number - 1);
    bool is_plural = text_ends_with(before, TEXT("s")) && !text_ends_with(before, TEXT("'s"));
    return text_is_any(before, many) || (is_plural && !text_is_any(before, ones));
}

static bool looks_ahead(const struct gaze *gaze, size_t number) {
    const struct analysis *analysis = gaze->analysis;
    const char *view = analysis->view.at;
    if (is_in_noun(gaze, number))
        return false;
    return words_begin(analysis->rules, &analysis->words, view, number, CLASS_AHEAD) ||
           (words_begin(analysis->rules, &analysis->words, view, number, CLASS_AHEAD_OF_MANY) &&
            is_behind_many(gaze, number));
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

static const char *const modals[] = {"will",   "would", "may", "might", "must", "shall",
                                     "should", "could", "can", "to",    "'ll",  NULL};

/* "Will shut", "to set": an infinitive that looks like a past has its tense from what stands before. */
static bool is_behind_modal(const struct gaze *gaze, size_t number) {
    return number && !text_ends_with(word_at(gaze, number), TEXT("ed")) &&
           !text_is(word_at(gaze, number), "have") && text_is_any(word_at(gaze, number - 1), modals);
}

/* "Will have the vase examined": "have" before an object. */
static bool is_have(const struct gaze *gaze, size_t number) {
    static const char *const objects[] = {"the", "a",  "an",   "his", "her", "its",  "their", "my",
                                          "our", "it", "them", "him", "all", "both", "these", NULL};
    return number && number + 1 < gaze->analysis->words.count && text_is(word_at(gaze, number), "have") &&
           text_is_any(word_at(gaze, number + 1), objects) && text_is_any(word_at(gaze, number - 1), modals);
}

/* The participle behind that object has its tense from what stands before "have". */
static bool is_caused(const struct gaze *gaze, size_t number) {
    enum { OBJECT_MOST = 5 };
    const struct word *words = gaze->analysis->words.at;
    for (size_t i = number; i-- > 1 && number - i <= OBJECT_MOST && words[i].end + 1 == words[i + 1].start;)
        if (is_have(gaze, i))
            return true;
    return is_have(gaze, number);
}

static enum look look_of(const struct gaze *gaze, size_t number) {
    const struct word *word = &gaze->analysis->words.at[number];
    if (looks_ahead(gaze, number))
        return LOOK_AHEAD;
    bool past = word->alone & gaze->behind || is_regular_past(gaze, number);
    bool is_other = is_behind_be(gaze, number) || is_behind_modal(gaze, number) || is_caused(gaze, number);
    return past && !is_other ? LOOK_BACK : LOOK_NOWHERE;
}

static struct text behind(const struct gaze *gaze, const struct finding *finding) {
    return analysis_text(gaze->analysis, finding->end, gaze->analysis->view.size);
}

/* "The register for July": its rule says that a record is kept for it. */
static bool is_kept_for(const struct finding *finding) {
    return finding->time && rule_option(finding->time->emit, "kept").size;
}

/* What stands right before the date plans for it: "a meeting for Monday", "a report by March", "named to the post, effective
   Monday"; "Monday's deadline" does, too, but "for Monday's meeting" people may have come already; "by June she was ill" has a
   verb of its own. */
static bool is_planned_for(const struct gaze *gaze, const struct finding *finding, size_t number) {
    static const char *const words[] = {"for", "by", "come", "effective", "starting", "beginning", NULL},
                             *const ahead[] = {"ahead", "Ahead", NULL}, *const clauses[] = {" he ", " she ",
                                                                                            " it ", " they ",
                                                                                            " we ", " the ",
                                                                                            NULL};
    struct text rest = behind(gaze, finding);
    bool is_ahead_of = number > 1 && text_is(word_at(gaze, number - 1), "of") &&
                       text_is_any(word_at(gaze, number - 2), ahead);
    if (text_starts_with(rest, TEXT("'s ")))
        return is_ahead_of || text_starts_with(rest, TEXT("'s deadline"));
    if (!number || !text_is_any(word_at(gaze, number - 1), words) || is_kept_for(finding))
        return false;
    return !text_is(word_at(gaze, number - 1), "by") || !text_starts_in_any(rest, clauses);
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

static bool is_present_be(const struct gaze *gaze, size_t number) {
    static const char *const be[] = {"is", "are", NULL};
    return text_is_any(word_at(gaze, number), be);
}

/* No verb in the past governs it: "the shop is shut until Monday", "from Monday the ferry runs", "the funeral is on Monday". */
static bool is_to_be(const struct gaze *gaze, const struct finding *finding, size_t number) {
    static const char *const ends[] = {"until", "till", "from", "Until", "From", NULL};
    if (number && text_is_any(word_at(gaze, number - 1), ends))
        return text_is(rule_option(finding->time->emit, "how"), "weekday");
    if (number < 2)
        return false;
    size_t verb = text_is(word_at(gaze, number - 1), "on") ? number - 2 : number - 1;
    return is_present_be(gaze, verb) && tense_is_event(gaze->analysis, finding);
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
    size_t verb = governor(&gaze, finding, &look);
    if (look == LOOK_NOWHERE)
        return is_to_be(&gaze, finding, number) ? LOOK_AHEAD : is_kept_for(finding) ? LOOK_BACK : look;
    bool is_state = look == LOOK_BACK && verb && verb < number && tense_is_end(analysis, finding);
    return is_state && is_present_be(&gaze, verb - 1) ? LOOK_AHEAD : look; /* "is shut until Monday" */
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
    static const char *const had[] = {"had", "hadn't", NULL};
    const struct sentence *sentence = &analysis->sentences[finding->sentence];
    for (size_t i = words_from(&analysis->words, sentence->start);
         i < analysis->words.count && analysis->words.at[i].start < sentence->end; i++)
        if (text_is_any(word_text(analysis, &analysis->words.at[i]), had))
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

bool tense_is_to_do(const struct analysis *analysis, const struct finding *finding) {
    static const char *const fixes[] = {"fixed", "set", "chose", NULL};
    struct gaze gaze = gaze_of(analysis);
    size_t number = words_from(&analysis->words, finding->start);
    if (number && text_is_any(word_at(&gaze, number - 1), fixes))
        return true;
    size_t first = words_from(&analysis->words, analysis->sentences[finding->sentence].start);
    for (size_t i = number; i-- > first && number - i <= TO_MOST;) {
        const struct word *next = &analysis->words.at[i + 1];
        bool is_verb = i + 1 < number && !(next->flags & WORD_CAPITAL) &&
                       !(next->alone & analysis_list(analysis, LIST_FUNCTION_WORD));
        if (text_is(word_at(&gaze, i), "to"))
            return is_verb;
    }
    return false;
}
