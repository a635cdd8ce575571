/* A verb and a date of its sentence in; whether the date tells of something else out.

   The one idea: the words around the date show whose it is: what was *said* on Monday did not happen on Monday. */
#include "extract/occasion.h"

#include "extract/date.h"

#include <string.h>

#include "rules/wordclass.h"

enum {
    NEAR = 40,          /* bytes of a few words */
    SAYING_MOST = 10,   /* of a verb of saying: one that begins no further off is the verb itself */
    OCCASION_NEAR = 120 /* from a verb to "the same day" */
};

static bool ends_in_any(struct text *text, const char *const *tails) {
    for (; *tails; tails++) {
        struct text tail = text_of(*tails);
        if (!text_ends_with(*text, tail))
            continue;
        *text = text_slice(*text, 0, text->size - tail.size);
        return true;
    }
    return false;
}

/* A few words of its sentence before a place. */
static struct text words_before(const struct analysis *analysis, size_t at) {
    return analysis_before(analysis, at, NEAR);
}

/* The same before a date, without the space between. */
static struct text words_up_to(const struct analysis *analysis, size_t date) {
    struct text before = analysis_before(analysis, date, NEAR + 1);
    return text_slice(before, 0, before.size - (text_ends_with(before, TEXT(" ")) ? 1 : 0));
}

/* Where in view [from, to) the first word that tells something ends, with a space on either side; `to` for none. `that`: also words
   that tell only with "that" behind them. */
static size_t behind_telling(const struct analysis *analysis, size_t from, size_t to, bool that) {
    const struct words *words = &analysis->words;
    const char *view = analysis->view.at;
    for (size_t i = words_from(words, from + 1); i < words->count && words->at[i].start < to; i++) {
        size_t end = words_begin(analysis->rules, words, view, i, CLASS_TELLS);
        if (!end && that)
            end = words_begin(analysis->rules, words, view, i, CLASS_TELLS_THAT);
        if (end && end < to && view[end] == ' ' && view[words->at[i].start - 1] == ' ')
            return end;
    }
    return to;
}

/* "told jurors on Monday": whom it was told stands between. But where it is the verb itself, to tell is the contact; and "told
   jurors he had rung B on Monday" says when he rang. */
static bool ends_in_told(const struct analysis *analysis, struct text before, size_t verb) {
    size_t start = (size_t)(before.at - analysis->view.at);
    for (size_t at = before.size; at-- > 0 && before.at[at] != ',' && before.at[at] != ';';)
        if (text_starts_with(text_slice(before, at, before.size), TEXT(" told ")))
            return verb < start + at + 1 || verb > start + before.size;
    return false;
}

/* "officials said on Monday": the date says when something was said. */
static bool dates_the_saying(const struct analysis *analysis, const struct finding *finding, size_t verb) {
    if (finding->end < verb && behind_telling(analysis, finding->end, verb, false) < verb)
        return true; /* "on 9 June we reported that A had rung B" */
    static const char *const light[] = {" on", " late", " early", " earlier", " in a statement", NULL};
    struct text before = words_up_to(analysis, finding->start);
    while (ends_in_any(&before, light)) {
    }
    size_t end = (size_t)(before.at - analysis->view.at) + before.size;
    const struct word *word = words_ending(&analysis->words, end);
    bool is_said =
        word_is_of(analysis->rules, word, CLASS_DATES_SAYING) || ends_in_told(analysis, before, verb);
    return is_said && (verb + SAYING_MOST < end || verb > end);
}

/* "rang and, on 5 May, met": the date stands at the head of what follows. */
bool occasion_heads_the_next(const struct analysis *analysis, size_t date, size_t verb) {
    static const char *const heads[] = {" and, on ", " and on ",  " and in ", " then on ",
                                        " but on ",  " and, in ", NULL};
    struct text before = words_before(analysis, date);
    return date > verb && ends_in_any(&before, heads);
}

/* Whether a clause about somebody goes on at the end of `text`: "rang Lowe, who left on". */
static bool is_in_an_aside(struct text text) {
    static const char *const opens[] = {", who ", ", which ", ", whose ", ", where ", ", when ", NULL};
    for (size_t at = text.size; at-- > 0;)
        if (text.at[at] == ',' && (at + 1 == text.size || text.at[at + 1] == ' '))
            return text_starts_in_any(text_slice(text, at, text.size), opens);
    return false;
}

/* The date of a clause about somebody, behind the verb ("rang Lowe, who left on Monday") or before it ("Lowe, who left on
   Monday, rang"). */
static bool is_anothers(const struct analysis *analysis, size_t sentence, size_t date, size_t verb) {
    if (date > verb)
        return is_in_an_aside(analysis_text(analysis, verb, date));
    struct text behind = analysis_text(analysis, date, verb);
    return memchr(behind.at, ',', behind.size) && is_in_an_aside(analysis_text(analysis, sentence, date));
}

static bool names_somebody(const struct analysis *analysis, uint32_t sentence, size_t before) {
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        bool actor = finding->kind == PERSON || finding->kind == INSTITUTION;
        if (!finding->removed && actor && finding->end <= before)
            return true;
    }
    return false;
}

bool occasion_is_shared(const struct analysis *analysis, const struct finding *date, size_t verb) {
    static const char *const joints[] = {" and ",      " and then ",     " and later ", " and was ",
                                         " and were ", " and then was ", NULL};
    if (date->end >= verb)
        return false;
    struct text between = analysis_text(analysis, date->end, verb);
    return text_is_any(between, joints);
}

/* Whether the word behind a joint is a preposition: "as a favour and against her judgment". */
static bool leads_a_phrase(const struct analysis *analysis, size_t joint) {
    size_t number = words_from(&analysis->words, joint) + 1;
    return number < analysis->words.count &&
           analysis->words.at[number].alone & analysis_list(analysis, LIST_PREPOSITION);
}

/* "A wrote to B in May, and met C": the date belongs to the first verb, unless it opens the sentence. */
static bool is_the_last_verbs(const struct analysis *analysis, uint32_t sentence, const struct finding *date,
                              size_t verb) {
    static const char *const joints[] = {" and ",    " but ",     ", then ", "; ",        " after ",
                                         " before ", " because ", " since ", ", having ", NULL},
                             *const same[] = {" and afterwards ", " and later that ", " and on the way ",
                                              NULL};
    if (date->start > verb || !names_somebody(analysis, sentence, date->start) ||
        occasion_is_shared(analysis, date, verb))
        return false;
    struct text between = analysis_text(analysis, date->start, verb);
    for (size_t at = 0; (at = text_find_any(between, at, joints)) < between.size; at++)
        if (!leads_a_phrase(analysis, date->start + at + 1) &&
            !text_starts_in_any(text_slice(between, at, between.size), same))
            return true;
    return false;
}

/* "hoped to do so in May": what was told before is to be done then. */
static bool stands_for(const struct analysis *analysis, size_t date) {
    static const char *const so[] = {" to do so", " to do it", " doing so", NULL}, *const on[] = {
                                                                                       " on", " in", " by",
                                                                                       " at", NULL};
    struct text before = words_up_to(analysis, date);
    ends_in_any(&before, on);
    return ends_in_any(&before, so);
}

bool occasion_is_later_verbs(const struct analysis *analysis, size_t target, size_t date) {
    static const char *const joints[] = {" and ", " but ", ", then ", NULL};
    uint64_t finite = analysis_list(analysis, LIST_VERB_PAST) | analysis_list(analysis, LIST_VERB_PRESENT);
    for (size_t at = stands_for(analysis, date) ? date : target; at < date; at++) {
        struct text rest = analysis_text(analysis, at, date);
        for (const char *const *joint = joints; *joint; joint++) {
            if (!text_starts_with(rest, text_of(*joint)))
                continue;
            size_t next = at + strlen(*joint), end = next;
            while (end < date && analysis->view.at[end] != ' ')
                end++;
            size_t number = words_from(&analysis->words, next);
            bool listed = number < analysis->words.count && analysis->words.at[number].start == next &&
                          analysis->words.at[number].alone & finite;
            if (listed || text_ends_with(analysis_text(analysis, next, end), TEXT("ed")))
                return true;
        }
    }
    return false;
}

/* "died", but neither "a retired nurse" nor "the heated row". */
static bool is_past(const struct analysis *analysis, size_t word) {
    static const char *const articles[] = {" a ",   " an ",    " the ", " his ",
                                           " her ", " their ", " its ", NULL};
    const struct word *one = &analysis->words.at[word];
    struct text before = words_before(analysis, one->start);
    return text_ends_with(word_text(analysis, one), TEXT("ed")) && !(one->flags & WORD_CAPITAL) &&
           !ends_in_any(&before, articles);
}

bool occasion_holds_verb(const struct analysis *analysis, size_t from, size_t to) {
    uint64_t finite = analysis_list(analysis, LIST_VERB_PAST) | analysis_list(analysis, LIST_VERB_PRESENT) |
                      analysis_list(analysis, LIST_AUXILIARY);
    for (size_t i = words_from(&analysis->words, from);
         i < analysis->words.count && analysis->words.at[i].end <= to; i++)
        if ((analysis->words.at[i].alone & finite) || is_past(analysis, i))
            return true;
    return false;
}

/* "opened an inquiry into the school, which Lowe owns, in May": the clause that begins at `at` is over. */
static bool is_closed_aside(struct text between, size_t at) {
    bool is_aside = at && between.at[at - 1] == ',';
    return is_aside && memchr(between.at + at, ',', between.size - at);
}

/* "nine emails about a paper from 2016", "the flood of 2019": a bare year tells the thing before it apart. */
static bool is_the_things(const struct analysis *analysis, const struct finding *date) {
    static const char *const spans[] = {" to ", " until ", " till ", " through ", " onward", "-", NULL},
                             *const from[] = {" from ", " of ", NULL},
                             *const parts[] = {" end of ",   " start of ",  " beginning of ", " most of ",
                                               " much of ",  " rest of ",   " all of ",       " part of ",
                                               " half of ",  " course of ", " middle of ",    " months of ",
                                               " weeks of ", " days of ",   " quarter of ",   NULL};
    struct text before = words_before(analysis, date->start);
    struct text behind = analysis_text(analysis, date->end, analysis->view.size);
    bool is_year = date->value.size == 4 && date->value.at[3] != 'X' && !text_starts_in_any(behind, spans);
    return is_year && !ends_in_any(&before, parts) && ends_in_any(&before, from);
}

/* "A week before the vote on 4 May": not "before the end of May". */
static bool is_before_event(struct text between) {
    static const char *const events[] = {" before the ", " ahead of the ", NULL},
                             *const ends[] = {" before the end ",    " before the start ",
                                              " before the close ",  " before the beginning ",
                                              " before the middle ", NULL};
    return text_holds_any(between, events) && !text_holds_any(between, ends);
}

/* "wrote to B after her father died in May": a clause with a verb of its own has begun, and the date is its. */
static bool is_the_clauses(const struct analysis *analysis, size_t date, size_t verb) {
    static const char *const opens[] = {" after ", " before ", " because ", " since ",   " which ", " that ",
                                        " where ", " as ",     " how ",     " whether ", " why ",   NULL};
    if (date < verb)
        return false;
    struct text between = analysis_text(analysis, verb, date);
    if (memchr(between.at, ';', between.size) || is_before_event(between))
        return true;
    for (size_t at = 0; (at = text_find_any(between, at, opens)) < between.size; at++)
        if (!is_closed_aside(between, at) && occasion_holds_verb(analysis, verb + at + 1, date))
            return true;
    return false;
}

/* "On Tuesday A told the court that he had rung B": it was told on Tuesday. */
static bool is_the_tellings(const struct analysis *analysis, size_t date, size_t verb) {
    if (date > verb)
        return false;
    struct text between = analysis_text(analysis, date, verb);
    static const char *const that[] = {" that ", NULL}, *const had[] = {" had ", NULL};
    size_t at = text_find_any(between, behind_telling(analysis, date, verb, true) - date, that);
    return text_find_any(between, at, had) < between.size;
}

/* "did not ring her that year, not even at Christmas": it only says how long. */
static bool is_even(const struct analysis *analysis, size_t date) {
    static const char *const even[] = {" not even at",
                                       " not even on",
                                       " not even in",
                                       " not even for",
                                       " least of all on",
                                       " least of all at",
                                       NULL};
    struct text before = words_up_to(analysis, date);
    return ends_in_any(&before, even);
}

/* "Born in Ely in 1931, she met B": the date is that of the birth. */
static bool is_the_births(const struct analysis *analysis, size_t date) {
    static const char *const born[] = {"Born in ", "Born on ", "born in ", "born on ", NULL};
    struct text before = words_before(analysis, date);
    for (size_t at = 0; (at = text_find_any(before, at, born)) < before.size; at++)
        if (!memchr(before.at + at, ',', before.size - at))
            return true;
    return false;
}

/* "asked him about the 2019 flood", "after Friday's vote": the day of what the words behind it name, unless that is the act: "in
   a 2019 letter", "at Friday's meeting". */
static bool is_attribute(const struct analysis *analysis, const struct finding *date, size_t verb) {
    uint64_t acts =
        analysis_list(analysis, LIST_NOUN_CONTACT) | analysis_list(analysis, LIST_NOUN_INVESTIGATION);
    static const char *const occasions[] = {" at the ", " at a ", " at ", " during the ", " during ", NULL};
    bool owns = text_starts_with(analysis_text(analysis, date->end, analysis->view.size), TEXT("'s "));
    size_t number = words_from(&analysis->words, date->end);
    bool is_of_act = false;
    for (size_t i = number; i < analysis->words.count && i <= number + (owns ? 1 : 0) && !is_of_act; i++)
        is_of_act = analysis->words.at[i].alone & acts;
    struct text before = words_before(analysis, date->start);
    bool is_before = (date->start < verb && !owns) || ends_in_any(&before, occasions);
    return !is_before && !is_of_act && (owns || rule_option(date->time->emit, "story").size);
}

/* "A, a nurse since 1998, rang B": how long somebody has been what he is. */
static bool is_since_of_aside(const struct analysis *analysis, const struct finding *date, size_t verb) {
    static const char *const since[] = {" since ", NULL};
    struct text before = words_before(analysis, date->start);
    bool is_since = date->end < verb && ends_in_any(&before, since);
    return is_since && memchr(analysis->view.at + date->end, ',', verb - date->end);
}

bool occasion_is_anothers(const struct analysis *analysis, uint32_t sentence, const struct finding *date,
                          size_t verb) {
    return is_the_births(analysis, date->start) || is_even(analysis, date->start) ||
           dateline_holds(analysis, date) || dates_the_saying(analysis, date, verb) ||
           is_anothers(analysis, analysis->sentences[sentence].start, date->start, verb) ||
           is_the_last_verbs(analysis, sentence, date, verb) || is_the_clauses(analysis, date->start, verb) ||
           is_the_tellings(analysis, date->start, verb) || is_the_things(analysis, date) ||
           is_attribute(analysis, date, verb) || is_since_of_aside(analysis, date, verb);
}

/* Whether what begins with " at " or "At " is "at 4.10pm" or its like: a time of the day that the story has come to. */
static bool is_clock(struct text text) {
    static const char *const halves[] = {"am", "pm", " am", " pm", "a.m.", "p.m.", " a.m.", " p.m.", NULL};
    size_t at = text.at[0] == 'A' ? sizeof "At " - 1 : sizeof " at " - 1, digits = at;
    while (at < text.size && strchr("0123456789.:", text.at[at]) && text.at[at])
        at++;
    return at > digits && text_starts_in_any(text_slice(text, at, text.size), halves);
}

/* Whether an entry of a class stands in a sentence, not as part of a compound ("a 10-year-old", "week's"). */
static bool holds(const struct analysis *analysis, uint32_t sentence, enum word_class class) {
    const struct words *words = &analysis->words;
    const struct sentence *one = &analysis->sentences[sentence];
    const char *view = analysis->view.at;
    for (size_t i = words_from(words, one->start); i < words->count && words->at[i].start < one->end; i++) {
        size_t end =
            words->at[i].flags & WORD_HYPHENATED ? 0 : words_begin(analysis->rules, words, view, i, class);
        if (end && view[end] != '-' && view[end] != '\'')
            return true;
    }
    return false;
}

bool occasion_is_the_same(const struct analysis *analysis, uint32_t sentence, size_t verb) {
    static const char *const all[] = {" same afternoon", " same evening", " same morning", " same day",
                                      " same night",     " same week",    " same month",   NULL},
                             *const others[] = {" as ", " of ", " each", " every", " job", "-", NULL},
                             *const denied[] = {" not ",  "n't ",    " later", " born ",
                                                " each ", " every ", NULL};
    struct text text = sentence_text(analysis, sentence);
    size_t at = text_find_any(text, 0, all), start = analysis->sentences[sentence].start;
    if (at == text.size || text_holds_any(text, denied))
        return false;
    struct text behind = text_slice(text, at + sizeof " same " - 1, text.size);
    while (behind.size && *behind.at >= 'a' && *behind.at <= 'z')
        behind = text_slice(behind, 1, behind.size);
    bool is_near = start + at < verb || start + at - verb < OCCASION_NEAR;
    return is_near && !text_starts_in_any(behind, others);
}

bool occasion_is_apart(const struct analysis *analysis, uint32_t sentence) {
    static const char *const had[] = {"'d ", NULL};
    return !occasion_is_the_same(analysis, sentence, analysis->sentences[sentence].start) &&
           (holds(analysis, sentence, CLASS_APART) || text_holds_any(sentence_text(analysis, sentence), had));
}

/* "Then she rang", "She then rang": not "the then mayor", "since then". */
static bool comes_then(const struct analysis *analysis, uint32_t sentence, size_t verb) {
    static const char *const others[] = {" the",  " since", " by",   " until", " back",
                                         " even", " from",  " just", " till",  NULL};
    size_t start = analysis->sentences[sentence].start;
    struct text before = analysis_text(analysis, start, verb > start ? verb : start);
    if (text_starts_with(before, TEXT("Then ")))
        return true;
    if (!text_ends_with(before, TEXT(" then ")))
        return false;
    before = text_slice(before, 0, before.size - (sizeof " then " - 1));
    return !ends_in_any(&before, others);
}

bool occasion_is_in_past(const struct analysis *analysis, size_t verb) {
    size_t number = words_from(&analysis->words, verb);
    return number < analysis->words.count &&
           ((analysis->words.at[number].alone & analysis_list(analysis, LIST_VERB_PAST)) ||
            is_past(analysis, number));
}

bool occasion_is_at_clock(const struct analysis *analysis, uint32_t sentence) {
    static const char *const clocks[] = {" at ", "At ", NULL};
    struct text text = sentence_text(analysis, sentence);
    bool is_at = false;
    for (size_t at = 0; !is_at && (at = text_find_any(text, at, clocks)) < text.size; at++)
        is_at = is_clock(text_slice(text, at, text.size));
    return is_at;
}

bool occasion_goes_on(const struct analysis *analysis, uint32_t sentence, size_t verb) {
    if (!occasion_is_in_past(analysis, verb))
        return false;
    bool goes_on = comes_then(analysis, sentence, verb) || occasion_is_the_same(analysis, sentence, verb) ||
                   holds(analysis, sentence, CLASS_STORY_GOES_ON) || occasion_is_at_clock(analysis, sentence);
    return goes_on && !occasion_is_apart(analysis, sentence);
}

bool occasion_is_told(const struct analysis *analysis, const struct finding *date) {
    return dates_the_saying(analysis, date, analysis->sentences[date->sentence].end) ||
           dateline_holds(analysis, date) || is_the_births(analysis, date->start) ||
           is_the_things(analysis, date);
}

bool occasion_counts_from(const struct analysis *analysis, size_t start) {
    enum { BACK = 12 };
    static const char *const words[] = {"since ", "until ", NULL};
    return text_holds_any(analysis_text(analysis, start > BACK ? start - BACK : 0, start), words);
}
