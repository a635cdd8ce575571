/* A link and its date in; whether it is yet to come, and a date that can't be its own dropped, out. The one idea: the day of publication
   parts what has been from what is to be, whatever the words say. */
#include "extract/ahead.h"

#include <string.h>

#include "extract/occasion.h"
#include "extract/relations.h"
#include "record/calendar.h"
#include "record/edtf.h"

/* Whether the whole of a date lies behind the day (month, year) of publication. */
bool ahead_is_to_come(const struct analysis *analysis, const struct finding *date) {
    struct date when, published;
    if (!calendar_read(analysis->date, &published) || !calendar_read(date->value, &when) || !when.year)
        return false;
    long first, today, ignored;
    calendar_bounds(when, &first, &ignored);
    calendar_bounds(published, &ignored, &today);
    return first > today;
}

static const char *const present_be[] = {" is ", " are ", NULL};

/* "to ring B", "to hold fresh talks with B". */
static bool is_infinitive(const struct analysis *analysis, const struct linkage *link) {
    enum { WORDS_BETWEEN = 3 };
    size_t number = words_from(&analysis->words, link->trigger.start);
    size_t first = analysis->sentences[link->sentence].start;
    for (int i = 0; i < WORDS_BETWEEN && number-- > 0 && analysis->words.at[number].start >= first; i++) {
        const struct word *word = &analysis->words.at[number];
        if (text_is(word_text(analysis, word), "to"))
            return true;
        if (word->alone & analysis_list(analysis, LIST_PREPOSITION))
            return false;
    }
    return false;
}

/* "next week", "on Friday", "14 June 2024": a date that cannot be one of a story told in the present. */
static bool is_surely_ahead(const struct analysis *analysis, const struct finding *date) {
    static const char *const ahead[] = {"next ", "tomorrow", NULL};
    enum { YEAR = sizeof "2014" - 1 };
    struct text words = finding_text(analysis, date);
    return text_starts_in_any(words, ahead) || text_ends_with(words, TEXT("day")) ||
           text_ends_with(words, text_slice(date->value, 0, YEAR)); /* the year is told */
}

/* "A meets B", "A, who meets B": the verb in the present right behind whoever acts; "A is meeting B". */
static bool is_present(const struct analysis *analysis, const struct linkage *link) {
    size_t verb = link->trigger.start, end = link->source < 0 ? verb : analysis->findings[link->source].to;
    struct text between = analysis_text(analysis, end < verb ? end : verb, verb),
                trigger = analysis_text(analysis, verb, link->trigger.end);
    if (text_ends_with(trigger, TEXT("ing")))
        return text_is_any(between, present_be);
    return (text_is(between, " ") || text_is(between, ", who ")) && text_ends_with(trigger, TEXT("s"));
}

/* "A has an appointment with B on 3 June", "A's inquiry into B opens on Monday": a noun whose day is still to come. */
static bool is_noun_ahead(const struct analysis *analysis, const struct linkage *link,
                          const struct finding *date) {
    static const char *const has[] = {" has an ", " has a ", " have an ", " have a ", NULL},
                             *const begins[] = {" begins ", " opens ", " starts ", " resumes ", NULL},
                             *const others[] = {" that ",   " which ",    " about ",
                                                " before ", " ahead of ", NULL};
    enum { HAVE = sizeof " have an " }; /* the noun is what it has, or it is the verb itself */
    size_t verb = link->trigger.start, end = analysis->sentences[link->sentence].end;
    size_t from = verb - analysis_before(analysis, verb, HAVE).size,
           to = verb + HAVE < end ? verb + HAVE : end;
    if (text_holds_any(analysis_text(analysis, from, to), has))
        return true;
    if (date->start < link->trigger.end || strcmp(link->kind, "investigated") != 0)
        return false;
    struct text between = analysis_text(analysis, link->trigger.end, date->start);
    return text_holds_any(between, begins) && !text_holds_any(between, others);
}

/* What is dated behind the day of publication is yet to come ("A meets B next week"); told as a thing done, the date is another's
   ("met B about the vote next week"). A story told in the present, with no year, leads with its day: "On 14 June A meets B". */
static void look_ahead(const struct analysis *analysis, struct linkage *link) {
    if (link->date_finding < 0 || strcmp(link->status, "asserted") != 0 ||
        !ahead_is_to_come(analysis, &analysis->findings[link->date_finding]))
        return;
    const struct finding *date = &analysis->findings[link->date_finding];
    bool present = is_present(analysis, link),
         ahead = date->start > link->trigger.start || is_surely_ahead(analysis, date);
    if (is_infinitive(analysis, link) || (present && ahead) || is_noun_ahead(analysis, link, date)) {
        link->status = "planned";
        link->cue = (struct span){date->start, date->end};
    } else if (!present) {
        link->date_finding = -1;
    }
}

/* "is reviewing", "are now reviewing", "is being reviewed", "will review", "is carrying out a review": being done, or to be. */
static bool is_under_way(const struct analysis *analysis, size_t verb) {
    static const char *const will[] = {" will ", "'ll ", NULL};
    enum { WORDS_BACK = 3 };
    const struct word *words = analysis->words.at;
    size_t number = words_from(&analysis->words, verb);
    for (size_t i = number; i-- > 1 && number - i <= WORDS_BACK && words[i].end + 1 == words[i + 1].start;) {
        struct text be_or_will = analysis_text(analysis, words[i].start - 1, words[i].end + 1),
                    next = word_text(analysis, &words[i + 1]), first = word_text(analysis, &words[number]);
        if (text_is_any(be_or_will, will))
            return true;
        if (text_is_any(be_or_will, present_be))
            return text_ends_with(next, TEXT("ing")) || text_ends_with(first, TEXT("ing"));
    }
    return false;
}

/* What is being done was not done in the past: "is reviewing decisions between 2016 and 2021", "are looking into a fire in
   May"; not since then. */
static bool is_over(const struct analysis *analysis, const struct linkage *link) {
    const struct finding *date = &analysis->findings[link->date_finding];
    struct days span, published;
    bool is_now = date->start > link->trigger.start && !occasion_counts_from(analysis, date->start) &&
                  is_under_way(analysis, link->trigger.start);
    return is_now && edtf_days(date->value, &span) && edtf_days(analysis->date, &published) && span.last &&
           span.last < published.first;
}

/* "agreed on Monday to ring B": the day is that of the word given, and when B is to be rung nobody says. */
static bool is_of_promise(const struct analysis *analysis, const struct linkage *link) {
    const struct finding *date = &analysis->findings[link->date_finding];
    bool is_ahead = !strcmp(link->status, "planned") || !strcmp(link->status, "requested");
    return is_ahead && date->end < link->trigger.start && !ahead_is_to_come(analysis, date) &&
           text_is(analysis_text(analysis, date->end, link->trigger.start), " to ");
}

/* Whether "The review will ..." is about the link: its sentence has the noun, and nothing stands between noun and verb. */
static bool is_of_link(const struct analysis *analysis, const struct linkage *link, struct text text) {
    static const char *const verbs[] = {" will ",  " is ",    " begins ", " starts ",
                                        " opens ", " takes ", " are ",    NULL};
    struct text behind = text_slice(text, sizeof "The " - 1, text.size), noun = text_first_word(behind);
    return text_holds(sentence_text(analysis, link->sentence), noun) &&
           text_starts_in_any(text_slice(behind, noun.size, behind.size), verbs);
}

/* "A is planning a review of B. It is expected to start in September." The day to come of the next sentence, which tells of the
   same thing; -1 for none. */
int ahead_date_of_plan(const struct analysis *analysis, const struct linkage *link) {
    static const char *const heads[] = {"The inquiry ",       "The review ",  "The audit ",
                                        "The visit ",         "The meeting ", "The talks ",
                                        "The inspection ",    "The hearing ", "The trip ",
                                        "The investigation ", "The inquest ", NULL},
                             *const its[] = {"It is due ",
                                             "It is expected ",
                                             "It is to ",
                                             "It will begin in ",
                                             "It will begin on ",
                                             "It will start in ",
                                             "It will start on ",
                                             "It will open in ",
                                             "It will open on ",
                                             "It will take place ",
                                             NULL},
                             *const begins[] = {
                                 " begin ",         " start ",   " begin on ", " open ",   " take place ",
                                 " get under way ", " be held ", " begins ",   " starts ", " opens ",
                                 " takes place ",   " meet ",    NULL};
    uint32_t next = link->sentence + 1;
    if (strcmp(link->status, "planned") != 0 || next >= analysis->sentences_count ||
        analysis->sentences[next].block != analysis->sentences[link->sentence].block)
        return -1;
    struct text text = sentence_text(analysis, next);
    bool is_named = text_starts_in_any(text, heads) && is_of_link(analysis, link, text);
    if (!(is_named || text_starts_in_any(text, its)) || !text_holds_any(text, begins))
        return -1;
    int found = -1;
    for (int i = analysis->heads[next]; i >= 0; i = analysis->findings[i].next)
        if (!analysis->findings[i].removed && analysis->findings[i].kind == DATE) {
            if (found >= 0)
                return -1;
            found = i;
        }
    return found >= 0 && ahead_is_to_come(analysis, &analysis->findings[found]) ? found : -1;
}

void ahead_read(const struct analysis *analysis, struct linkage *link) {
    look_ahead(analysis, link);
    if (link->date_finding >= 0 && (is_over(analysis, link) || is_of_promise(analysis, link)))
        link->date_finding = -1;
}
