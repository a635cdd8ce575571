/* The view in; named people, institutions and places out, found by strong cues: rules of the layer names, then acronyms
   that the text defines (acronym.c). What is learnt here, sweep.c finds again. */
#include <string.h>
#include <strings.h>

#include "extract/analysis.h"
#include "extract/body.h"
#include "extract/joint.h"
#include "extract/shout.h"
#include "record/arena.h"
#include "rules/wordclass.h"

/* Whether a match begins at the second half of a hyphened name: "Lowe" of "Parry-Lowe". */
static bool is_half(const struct analysis *analysis, size_t at) {
    const struct word *word = words_starting(&analysis->words, at);
    return word && (word->flags & WORD_HYPHENATED) && word > analysis->words.at &&
           (word[-1].flags & WORD_CAPITAL);
}

/* Matches were kept rule by rule, and so lie far apart: they are asked for together before the first is read. */
static void found(void *with, struct match **matches, size_t count) {
    struct analysis *analysis = with;
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(matches[i]);
    for (size_t i = 0; i < count; i++)
        if (!is_half(analysis, matches[i]->whole.start))
            analysis_apply(analysis, matches[i], NULL);
}

/* The article stays outside the name, but a capital one inside a medium's: "the Met", but "The Times". False where none was left. */
static bool leave_article(const struct analysis *analysis, struct finding *finding) {
    const char *at = analysis->view.at + finding->start;
    bool titled = *at == 'T' && text_is(finding->role, "media");
    bool leaves = finding->end - finding->start > 5 && !strncasecmp(at, "the ", 4) && !titled;
    if (leaves)
        finding->start = finding->from = finding->start + 4;
    return leaves;
}

/* Whether a body acts behind view offset `at`: "Shell said", "Unite's members". */
static bool acts_behind(const struct analysis *analysis, size_t at) {
    static const char *const others[] = {"'s ", "' ", ", which", ", whose", NULL};
    const struct word *next = words_starting(&analysis->words, at + 1);
    const char *behind = analysis->view.at + at;
    if (!strncmp(behind, " and ", 5) && next && next[1].flags & WORD_CAPITAL &&
        next[1].start == next->end + 1)
        return true; /* "Shell and Eni" */
    bool acts = analysis->view.at[at] == ' ' && (word_is_of(analysis->rules, next, CLASS_ACT_OF_BODY) ||
                                                 word_is_of(analysis->rules, next, CLASS_PEOPLE_OF_BODY));
    return acts || text_starts_in_any(analysis_text(analysis, at, analysis->view.size), others);
}

/* A name of one word that is also a common word is one inside a sentence or where it acts: "Justice was done." */
static bool is_mere_word(const struct analysis *analysis, const struct finding *finding) {
    const struct word *word = words_starting(&analysis->words, finding->start);
    if (!word || word->end != finding->end || word->flags & WORD_CAPITALS ||
        !(word->alone & analysis_list(analysis, LIST_WORD)))
        return false;
    bool headline = analysis_is_headline(analysis, analysis_sentence(analysis, finding->start));
    return (word->flags & WORD_FIRST || headline) && !acts_behind(analysis, finding->end);
}

/* Whether a name of one word is a family name, a given name or a common word as well. */
static bool is_shared(const struct analysis *analysis, const struct finding *finding) {
    const struct word *word = words_starting(&analysis->words, finding->start);
    uint64_t others = analysis_list(analysis, LIST_WORD) | analysis_list(analysis, LIST_SURNAME) |
                      analysis_list(analysis, LIST_GIVEN_FEMALE) | analysis_list(analysis, LIST_GIVEN_MALE);
    return word && word->end == finding->end && !(word->flags & WORD_CAPITALS) && word->alone & others;
}

/* A shared name of one word right before another capitalised word is part of a longer name, "Celtic Connections", unless
   that word begins an office or a day: "Unite General Secretary". */
static bool is_part_of_more(const struct analysis *analysis, const struct finding *finding) {
    const struct word *next = words_starting(&analysis->words, finding->end + 1);
    if (!next || analysis->view.at[finding->end] != ' ' || !body_is_of_table(finding) ||
        !(next->flags & WORD_CAPITAL) || next->flags & (WORD_CAPITALS | WORD_FIRST))
        return false;
    uint64_t offices = analysis_list(analysis, LIST_TITLE_OFFICE) | analysis_list(analysis, LIST_TITLE_RANK) |
                       analysis_list(analysis, LIST_TITLE_CIVIL) | analysis_list(analysis, LIST_ROLE);
    bool day = text_ends_with(word_text(analysis, next), TEXT("day"));
    return !day && !(next->begins & offices) && is_shared(analysis, finding);
}

/* A person called by the name of a day takes it back from the dates: "Mr Sunday Okafor". */
static void take_days(struct analysis *analysis, size_t first) {
    for (size_t i = first; i < analysis->findings_count; i++) {
        const struct finding *person = &analysis->findings[i];
        if (person->removed || strcmp(person->rule, "person.called-day") != 0)
            continue;
        for (size_t k = 0; k < first; k++)
            if (analysis->findings[k].start == person->start && analysis->findings[k].end < person->end)
                analysis->findings[k].removed = true;
    }
}

/* Whether an example's mark says what it is and how far it goes (marked.c). */
static bool is_marked(const struct finding *finding) {
    return !strcmp(finding->rule, "marked");
}

/* What the lists say of each institution: its class, and whether its name is also a word or a family's. */
static void classify(struct analysis *analysis) {
    struct told_plainly told = {.names = {.heads = NULL}};
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->kind != INSTITUTION || finding->form != NAME || is_marked(finding))
            continue;
        bool weak;
        struct text class = body_class(analysis, finding, &weak);
        if (class.size)
            finding->role = class;
        if (leave_article(analysis, finding))
            shout_rename(analysis, &told, finding);
        finding->guess |= weak || is_shared(analysis, finding);
        finding->removed |= is_mere_word(analysis, finding) ||
                            shout_is_all(analysis, &told, finding, body_is_of_table(finding)) ||
                            is_part_of_more(analysis, finding) ||
                            body_is_thing(analysis, finding->start, finding->end) ||
                            (body_is_of_table(finding) && body_is_in_title(analysis, finding->start));
    }
}

static void add_sentences(struct analysis *analysis) {
    for (size_t i = 0; i < analysis->sentences_count; i++) { /* no name crosses the end of a sentence */
        const struct sentence *sentence = &analysis->sentences[i];
        struct subject subject = {analysis->view.at, sentence->end, &analysis->words, NULL, false};
        matcher_add(analysis->matcher, LAYER_NAMES, &subject, sentence->start, sentence->end,
                    analysis->filter, analysis);
        matcher_settle_much(analysis->matcher, found);
    }
}

static void settle_names(struct analysis *analysis, size_t first) {
    analysis_judge(analysis, first);
    take_days(analysis, first);
    joints_part(analysis, first);
    analysis_settle(analysis, first);
    classify(analysis); /* settled findings stand in the order of the text, dates among them */
    analysis_acronyms(analysis);
}

void analysis_names(struct analysis *all, size_t count) {
    size_t *first = arena_take(all->arena, count * sizeof *first);
    for (size_t i = 0; i < count; i++) {
        first[i] = all[i].findings_count;
        add_sentences(&all[i]);
    }
    matcher_settle(all->matcher, found);
    for (size_t i = 0; i < count; i++)
        settle_names(&all[i], first[i]);
}
