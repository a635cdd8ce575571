/* A link in; its date, place and tense out. The one idea: what stands in the clause of the verb tells of the act; what stands in
   another ("who has run it since 2017", "police said on Tuesday") tells of something else. */
#include <string.h>

#include "extract/ahead.h"
#include "extract/date.h"
#include "extract/occasion.h"
#include "extract/relations.h"
#include "record/arena.h"
#include "record/calendar.h"
#include "record/edtf.h"

#define COMMA_APART ((size_t)30)
#define CLAUSE_APART ((size_t)60)
#define BEFORE_APART ((size_t)10)
#define STORY_BACK 3           /* sentences */
#define VERB_NEAR ((size_t)24) /* where the auxiliaries of a verb stand: "had not, she said, been" */
#define PRONOUN_NEAR ((size_t)24)
#define LEAD_NEAR ((size_t)20)

/* How far apart two places of a sentence are beyond their distance: a comma parts them, a clause of its own does so more. */
static size_t clause_breaks(const struct analysis *analysis, size_t low, size_t high) {
    size_t breaks = 0;
    for (size_t at = low; at < high; at++) {
        const char *view = analysis->view.at + at;
        if (strchr(",;:\"", *view))
            breaks += COMMA_APART;
        else if (*view == ' ' && high - at > 6 && !memcmp(view, " that ", 6))
            breaks += CLAUSE_APART;
    }
    return breaks;
}

/* Whether the act is yet to come, or only wished for. */
static bool is_undone(const struct linkage *link) {
    return !strcmp(link->status, "planned") || !strcmp(link->status, "requested");
}

static bool is_within(const struct finding *finding, struct span span) {
    return span.start != SIZE_MAX && finding->start >= span.start && finding->end <= span.end;
}

/* Whether the finding stands in a relative clause that ends before the verb, or begins behind it: "A, who left in May, rang". */
static bool is_in_aside(const struct analysis *analysis, const struct finding *finding, size_t sentence,
                        size_t verb) {
    static const char *const openers[] = {", who ", ", which ", ", whose ", ", where ", NULL};
    size_t opener = finding->start, floor = finding->start < verb ? sentence : verb;
    bool opens = false;
    while (opener > floor && !opens)
        opens = analysis->view.at[--opener] == ',' &&
                text_starts_in_any(analysis_text(analysis, opener, finding->start), openers);
    if (!opens)
        return false;
    /* closed: "at the shop, where she worked, in May"; not yet: "whose sons, Luis and Tito, had left in May" */
    const char *comma = memchr(analysis->view.at + opener + 1, ',', finding->start - opener - 1);
    bool is_closed = comma && occasion_holds_verb(analysis, opener + 1, (size_t)(comma - analysis->view.at));
    if (is_closed)
        return false;
    return finding->start > verb || memchr(analysis->view.at + finding->end, ',', verb - finding->end);
}

/* "reviewing the 2022 accounts", "looking into the deaths of two men in May": the date is the matter's own. */
static bool is_of_target(const struct analysis *analysis, const struct finding *date,
                         const struct linkage *link) {
    if (link->target < 0 || analysis->findings[link->target].kind != MATTER)
        return false;
    const struct finding *target = &analysis->findings[link->target];
    return date->start >= target->from && date->end <= target->to && date->start > link->trigger.start;
}

/* A date that may be the link's: one day, month or span, not one of several, and told of the act. */
static bool may_date(const struct analysis *analysis, const struct finding *finding,
                     const struct linkage *link) {
    if (finding->removed || finding->kind != DATE || !finding->value.size || finding->value.at[0] == '[')
        return false;
    return !is_within(finding, link->saying) && !is_of_target(analysis, finding, link) &&
           !is_in_aside(analysis, finding, analysis->sentences[link->sentence].start, link->trigger.start) &&
           !occasion_is_anothers(analysis, link->sentence, finding, link->trigger.start);
}

/* Whether the date stands right at the target, as in lists: "to A in May and, on 5 June, to B". */
static bool is_beside(const struct analysis *analysis, const struct finding *date,
                      const struct finding *target) {
    static const char *const behind[] = {" ", " in ", " on ", " at ", " that ", " last ", NULL},
                             *const ahead[] = {", to ", ", ", NULL};
    bool after = date->start >= target->end;
    if (!after && target->start < date->end)
        return false;
    struct text between = after ? analysis_text(analysis, target->end, date->start)
                                : analysis_text(analysis, date->end, target->start);
    return text_is_any(between, after ? behind : ahead);
}

/* Where verb and object have both been told. */
static size_t end_of(const struct analysis *analysis, const struct linkage *link) {
    size_t target = analysis->findings[link->target].end;
    return target > link->trigger.end ? target : link->trigger.end;
}

/* The date of the sentence that the act happened on: the nearest to the verb, one behind it preferred in its clause. */
static int date_of(const struct analysis *analysis, const struct linkage *link) {
    int best = -1;
    size_t best_distance = SIZE_MAX, verb = link->trigger.start;
    for (int i = analysis->heads[link->sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        if (!may_date(analysis, finding, link))
            continue;
        bool before = finding->start < verb;
        if (!before && link->target >= 0 && is_beside(analysis, finding, &analysis->findings[link->target]))
            return i;
        bool is_by = link->source >= 0 && analysis->findings[link->source].start > verb; /* "by A in May" */
        if (!before && is_by && is_beside(analysis, finding, &analysis->findings[link->source]))
            return i;
        bool behind = link->target < 0 || analysis->findings[link->target].start < finding->start;
        if (behind && occasion_heads_the_next(analysis, finding->start, verb))
            continue;
        if (!before && link->target >= 0 &&
            occasion_is_later_verbs(analysis, end_of(analysis, link), finding->start))
            continue;
        size_t low = before ? finding->start : verb, high = before ? verb : finding->start;
        size_t distance = high - low + clause_breaks(analysis, low, high);
        if (before)
            distance +=
                occasion_counts_from(analysis, finding->start) || occasion_is_shared(analysis, finding, verb)
                    ? BEFORE_APART + CLAUSE_APART
                    : BEFORE_APART;
        if (distance >= best_distance)
            continue;
        best = i;
        best_distance = distance;
    }
    return best;
}

/* Whether a date is one day or month, all of it known; or one year, where that is enough. */
static bool is_plain(struct text value, bool is_year_enough) {
    enum { DAY = sizeof "2014-06-13" - 1, MONTH = sizeof "2014-06" - 1, YEAR = sizeof "2014" - 1 };
    bool is_known = value.size == DAY || value.size == MONTH || (is_year_enough && value.size == YEAR);
    for (size_t i = 0; i < value.size; i++) {
        bool is_hyphen = i == YEAR || i == MONTH;
        is_known = is_known && (is_hyphen ? value.at[i] == '-' : value.at[i] >= '0' && value.at[i] <= '9');
    }
    return is_known;
}

/* Whether a sentence tells what one person did or had done to her, a birth and a death left out. */
static bool tells_of_person(const struct analysis *analysis, uint32_t sentence) {
    static const char *const life[] = {" born", " died", " is to ", NULL};
    if (text_holds_any(sentence_text(analysis, sentence), life))
        return false;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next)
        if (!analysis->findings[i].removed && analysis->findings[i].kind == PERSON)
            return true;
    return false;
}

/* "On 6 July she was sacked. She rang A from the car park." The day that leads the sentence just before, where whoever was told of
   there goes on to act. */
static int led_by_date(const struct analysis *analysis, const struct linkage *link) {
    static const char *const pronouns[] = {"He ", "She ", "They ", NULL};
    const struct sentence *here = &analysis->sentences[link->sentence], *before = here - 1;
    struct text text = sentence_text(analysis, link->sentence);
    bool goes_on = before->block == here->block && text_starts_in_any(text, pronouns) &&
                   link->trigger.start < here->start + PRONOUN_NEAR &&
                   occasion_is_in_past(analysis, link->trigger.start) &&
                   !occasion_is_apart(analysis, link->sentence);
    int i = goes_on ? analysis->heads[link->sentence - 1] : -1;
    while (i >= 0 && (analysis->findings[i].removed || analysis->findings[i].kind != DATE))
        i = analysis->findings[i].next;
    if (i < 0)
        return -1;
    const struct finding *date = &analysis->findings[i];
    bool leads = date->start < before->start + LEAD_NEAR && is_plain(date->value, false);
    return leads && tells_of_person(analysis, link->sentence - 1) && !ahead_is_to_come(analysis, date) &&
                   !occasion_is_told(analysis, date) && !occasion_is_apart(analysis, link->sentence - 1)
               ? i
               : -1;
}

/* "On 6 July he saw it. She then rang A": the day of a sentence just before, where the sentence itself says that it goes on
   from there; -1 for none. */
static int date_of_story(const struct analysis *analysis, const struct linkage *link) {
    const struct sentence *sentences = analysis->sentences;
    if (is_undone(link) || !link->sentence)
        return -1;
    if (!occasion_goes_on(analysis, link->sentence, link->trigger.start))
        return led_by_date(analysis, link);
    bool is_same = occasion_is_the_same(analysis, link->sentence, link->trigger.start),
         is_at_clock = occasion_is_at_clock(analysis, link->sentence);
    for (uint32_t back = 1; back <= STORY_BACK && back <= link->sentence; back++) {
        uint32_t sentence = link->sentence - back;
        uint32_t blocks = sentences[link->sentence].block - sentences[sentence].block;
        if (blocks > (is_at_clock ? 1 : 0))
            return -1;
        int last = -1;
        for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
            const struct finding *date = &analysis->findings[i];
            bool is_one = !date->removed && date->kind == DATE && is_plain(date->value, is_same) &&
                          !occasion_is_told(analysis, date);
            if (is_one && (last < 0 || date->start > analysis->findings[last].start))
                last = i;
        }
        if (last >= 0)
            return last;
        if (occasion_is_apart(analysis, sentence))
            return -1;
    }
    return -1;
}

/* Whether "in", "at" or their like stand before the place, with a plain noun between at the most: "at a hotel in York". */
static bool is_where(const struct analysis *analysis, size_t clause, const struct finding *place) {
    static const char *const words[] = {"in", "at", "near", "outside", "inside", "on", NULL};
    size_t end = place->start;
    if (end >= clause + 4 && !memcmp(analysis->view.at + end - 4, "the ", 4))
        end -= 4;
    for (const char *const *word = words; *word; word++) {
        size_t size = strlen(*word);
        if (end >= clause + size + 2 && !memcmp(analysis->view.at + end - 1 - size, *word, size) &&
            analysis->view.at[end - 2 - size] == ' ')
            return true;
    }
    return false;
}

/* Whether the place is part of a name's own phrase: "rang Tom Reddy of Leith". */
static bool is_hidden(const struct analysis *analysis, const struct linkage *link,
                      const struct finding *place) {
    int ends[] = {link->source, link->target};
    for (int e = 0; e < 2; e++)
        if (ends[e] >= 0 && place->start >= analysis->findings[ends[e]].from &&
            place->end <= analysis->findings[ends[e]].to)
            return true;
    return false;
}

/* The first place behind the verb that the clause itself says the act happened at. */
static int place_of(const struct analysis *analysis, const struct linkage *link) {
    static const char *const breaks[] = {" that ",  " who ",    " which ", " whose ",   " because ", " and ",
                                         " but ",   " when ",   " after ", " before ",  " about ",   " over ",
                                         " while ", " to ask ", " where ", " against ", " said ",    " from ",
                                         ";",       ":",        "\"",      " since ",   " though ",  NULL};
    int best = -1;
    size_t verb = link->trigger.end;
    for (int i = analysis->heads[link->sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *place = &analysis->findings[i];
        if (place->removed || place->kind != PLACE || place->start < verb ||
            (best >= 0 && place->start > analysis->findings[best].start))
            continue;
        if (is_where(analysis, verb, place) && !is_hidden(analysis, link, place) &&
            !text_holds_any(analysis_text(analysis, verb, place->start), breaks))
            best = i;
    }
    return best;
}

/* What stands before the verb: in its sentence, and close to it. */
static struct text before_verb(const struct analysis *analysis, const struct linkage *link) {
    return analysis_before(analysis, link->trigger.start, SIZE_MAX);
}

static struct text close_before_verb(const struct analysis *analysis, const struct linkage *link) {
    return analysis_before(analysis, link->trigger.start, VERB_NEAR);
}

static struct text verb_of(const struct analysis *analysis, const struct linkage *link) {
    return analysis_text(analysis, link->trigger.start, link->trigger.end);
}

/* The tense of the act from the form of its verb and the auxiliaries before it. */
static const char *tense_of(const struct analysis *analysis, const struct linkage *link) {
    static const char *const past[] = {" had ", " has ", " have ", " was ", " were ",
                                       " did ", "dn't ", " been ", NULL};
    static const char *const present[] = {" is ", " are ", " am ", "'re ", "'s ", NULL};
    struct text before = close_before_verb(analysis, link), verb = verb_of(analysis, link);
    if (is_undone(link))
        return "future";
    if (text_holds_any(before, past))
        return "past";
    size_t number = words_from(&analysis->words, link->trigger.start);
    bool known = number < analysis->words.count &&
                 analysis->words.at[number].alone & analysis_list(analysis, LIST_VERB_PAST);
    if (known || text_ends_with(verb, TEXT("ed")))
        return "past";
    return text_holds_any(before, present) && text_ends_with(verb, TEXT("ing")) ? "present" : "";
}

/* "I've just spoken to her", "we rang him just now": outside of quotation marks, on the day of publication. */
static bool is_just_now(const struct analysis *analysis, const struct linkage *link) {
    static const char *const just[] = {" has just ", " have just ", "'ve just ", "'s just ", NULL},
                             *const now[] = {" just now", NULL}, *const others[] = {" who ",   " which ",
                                                                                    " found ", " that ",
                                                                                    " is ",    NULL};
    struct text before = before_verb(analysis, link);
    size_t end = link->trigger.start;
    while (end < analysis->sentences[link->sentence].end && !strchr(",;:\"", analysis->view.at[end]))
        end++;
    struct text behind = analysis_text(analysis, link->trigger.start, end);
    bool is_just =
        text_ends_in_any(before, just) || (text_holds_any(behind, now) && !text_holds_any(behind, others));
    return is_just && !memchr(before.at, '"', before.size) && !strcmp(link->status, "asserted");
}

/* "9 June 2022: A rings B. She tells him of it." The day that heads the entry of a timeline; not of what "has" been done or "would"
   be. */
static int date_of_entry(const struct analysis *analysis, const struct linkage *link) {
    static const char *const others[] = {" has ", " have ", " had ", "'ve ", "'d ", NULL};
    bool is_then = !strcmp(link->status, "asserted") &&
                   !text_holds_any(before_verb(analysis, link), others) &&
                   !occasion_is_apart(analysis, link->sentence);
    return is_then ? timeline_head_of(analysis, link->sentence) : -1;
}

/* The day of what has been done, where the verb's own sentence tells none: of the story before it, or of the entry that it stands
   in; -1 for none. No day to come is one. */
static int date_told_before(const struct analysis *analysis, const struct linkage *link) {
    int date = date_of_story(analysis, link);
    if (date < 0)
        date = date_of_entry(analysis, link);
    return date >= 0 && !ahead_is_to_come(analysis, &analysis->findings[date]) ? date : -1;
}

/* Whether a thing goes on, or goes on not being done: "has been looking into it", "has not rung him". */
static bool is_lasting(const struct analysis *analysis, const struct linkage *link) {
    static const char *const has[] = {" has ", " have ", "'s ", "'ve ", " been ", NULL}, *const never[] = {
                                                                                             " not ", "n't ",
                                                                                             " never ", NULL};
    struct text before = close_before_verb(analysis, link), verb = verb_of(analysis, link);
    bool is_finished = text_ends_with(verb, TEXT("ed"));
    return text_holds_any(before, has) &&
           (!is_finished || text_holds_any(before, never) || text_holds_any(verb, never));
}

/* "has been looking into it since 2019": from then on; of what "had" been done the end is not known, and in "rang A, an MP since
   2019", "for the first time since 2019" it is another thing that has lasted since. */
static void date_since(const struct analysis *analysis, struct linkage *link) {
    static const char *const since[] = {"since ", "Since ", NULL}, *const had[] = {" had ", "'d ", NULL},
                             *const has[] = {" has had ", " have had ", NULL},
                             *const most[] = {"est ", "first ", "most ", NULL};
    enum { MOST = sizeof "2014-06-13" - 1 };
    const struct finding *date = &analysis->findings[link->date_finding];
    size_t verb_end = link->trigger.end, sentence = analysis->sentences[link->sentence].start;
    size_t start = date->start >= sizeof "since" ? date->start - sizeof "since" : 0;
    if (!text_holds_any(analysis_text(analysis, start, date->start), since))
        return;
    bool is_over = text_holds_any(close_before_verb(analysis, link), had) &&
                   !text_holds_any(analysis_text(analysis, sentence, verb_end), has);
    bool is_others =
        date->start > verb_end &&
        (!is_lasting(analysis, link) || text_holds_any(analysis_text(analysis, verb_end, date->start), most));
    const char *slash = date->value.size ? memchr(date->value.at, '/', date->value.size) : NULL;
    size_t size = slash ? (size_t)(slash - date->value.at) : date->value.size;
    if (is_over || size > MOST)
        return;
    if (is_others) {
        link->date_finding = -1;
        return;
    }
    char value[MOST + sizeof "/.."];
    memcpy(stpncpy(value, date->value.at, size), "/..", sizeof "/..");
    link->date = (struct text){arena_take_copy(analysis->arena, value, size + 3), size + 3};
}

/* A date of the verb's own sentence may settle the status ("meets B on 3 June", to come), and the status tells where else to look. */
void circumstances_read(const struct analysis *analysis, struct linkage *link) {
    link->date_finding = date_of(analysis, link);
    ahead_read(analysis, link);
    if (link->date_finding < 0)
        link->date_finding = date_told_before(analysis, link);
    if (link->date_finding < 0)
        link->date_finding = ahead_date_of_plan(analysis, link);
    if (link->date_finding >= 0)
        date_since(analysis, link);
    if (link->date_finding < 0 && is_just_now(analysis, link))
        link->date = analysis->date;
    link->place_finding = place_of(analysis, link);
    if (!*link->tense)
        link->tense = tense_of(analysis, link);
}
