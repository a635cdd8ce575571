/* The view in; named people, institutions and places out, found by strong cues: rules of the layer names, then acronyms
   that the text defines (acronym.c). What is learnt here, sweep.c finds again. */
#include <string.h>
#include <strings.h>

#include "extract/analysis.h"
#include "extract/body.h"
#include "record/arena.h"
#include "rules/wordclass.h"

/* Whether the table of institutions knows it. */
static bool is_of_table(const struct finding *finding) {
    return !strcmp(finding->rule, "institution.known");
}

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

/* The article stays outside the name, but a capital one inside a medium's: "the Met", but "The Times". */
static void leave_article(const struct analysis *analysis, struct finding *finding) {
    const char *at = analysis->view.at + finding->start;
    bool titled = *at == 'T' && text_is(finding->role, "media");
    if (finding->end - finding->start > 5 && !strncasecmp(at, "the ", 4) && !titled)
        finding->start = finding->from = finding->start + 4;
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
    if (!next || analysis->view.at[finding->end] != ' ' || !is_of_table(finding) ||
        !(next->flags & WORD_CAPITAL) || next->flags & (WORD_CAPITALS | WORD_FIRST))
        return false;
    uint64_t offices = analysis_list(analysis, LIST_TITLE_OFFICE) | analysis_list(analysis, LIST_TITLE_RANK) |
                       analysis_list(analysis, LIST_TITLE_CIVIL) | analysis_list(analysis, LIST_ROLE);
    bool day = text_ends_with(word_text(analysis, next), TEXT("day"));
    return !day && !(next->begins & offices) && is_shared(analysis, finding);
}

/* Whether a sentence opens in capitals with small words among them, as newsletters do: "WHO KNEW? ...", "IN THE LOBBY: ...". */
static bool is_shouted_lead(const struct analysis *analysis, size_t at) {
    const struct sentence *sentence = &analysis->sentences[analysis_sentence(analysis, at)];
    uint64_t function = analysis_list(analysis, LIST_FUNCTION_WORD);
    size_t shouted = 0, small = 0, end = sentence->start;
    for (size_t i = words_from(&analysis->words, sentence->start); i < analysis->words.count; i++) {
        const struct word *word = &analysis->words.at[i];
        bool cut = end > sentence->start && memchr(analysis->view.at + end, ':', word->start - end);
        if (word->start >= sentence->end || cut || !(word->flags & WORD_CAPITALS))
            return shouted > 1 && small && at < end && (cut || word->start >= sentence->end);
        shouted++;
        small += (word->alone & function) != 0;
        end = word->end;
    }
    return shouted > 1 && small && at < end;
}

/* Whether the line that holds `at` is in capitals throughout, as some headlines are. */
static bool is_shouted(const struct analysis *analysis, size_t at) {
    if (is_shouted_lead(analysis, at))
        return true;
    const struct block *block = analysis_block(analysis, analysis_sentence(analysis, at));
    size_t capitals = 0;
    for (size_t i = block->start; i < block->end; i++) {
        if (analysis->view.at[i] >= 'a' && analysis->view.at[i] <= 'z')
            return false;
        capitals += analysis->view.at[i] >= 'A' && analysis->view.at[i] <= 'Z';
    }
    return capitals > 10;
}

/* Whether another finding of the same words stands in a line that is not in capitals. */
static bool is_said_elsewhere(const struct analysis *analysis, const struct finding *finding) {
    struct text name = finding_text(analysis, finding);
    uint64_t hash = words_hash(name.at, name.size);
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *other = &analysis->findings[i];
        struct text text = finding_text(analysis, other);
        if (!other->removed && other != finding && other->kind == finding->kind &&
            words_hash(text.at, text.size) == hash && !is_shouted(analysis, other->start))
            return true;
    }
    return false;
}

/* In a line of capitals "WHO SPOKE" holds no acronym, and "HARBOUR INQUIRY" no name unless the text below has it. */
static bool is_only_shouted(const struct analysis *analysis, const struct finding *finding) {
    if (!is_shouted(analysis, finding->start))
        return false;
    const struct word *word = words_starting(&analysis->words, finding->start);
    uint64_t common = analysis_list(analysis, LIST_WORD) | analysis_list(analysis, LIST_FUNCTION_WORD);
    if (word && word->end == finding->end)
        return (word->alone & common) != 0;
    bool titled = text_is(finding->role, "media"); /* "FOREIGN POLICY" heads a part of the paper */
    return (titled || !is_of_table(finding)) && !is_said_elsewhere(analysis, finding);
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
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->kind != INSTITUTION || finding->form != NAME || is_marked(finding))
            continue;
        bool weak;
        struct text class = body_class(analysis, finding, &weak);
        if (class.size)
            finding->role = class;
        leave_article(analysis, finding);
        finding->guess |= weak || is_shared(analysis, finding);
        finding->removed |= is_mere_word(analysis, finding) || is_only_shouted(analysis, finding) ||
                            is_part_of_more(analysis, finding) ||
                            body_is_thing(analysis, finding->start, finding->end) ||
                            (is_of_table(finding) && body_is_in_title(analysis, finding->start));
    }
}

enum { NEIGHBOURS = 40 }; /* findings of one place were made close to each other */

/* Whether a body of its own stands in [start, end) of the view. */
static bool is_body(const struct analysis *analysis, size_t first, size_t start, size_t end) {
    for (size_t i = first; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->kind == INSTITUTION && finding->start == start && finding->end == end)
            return true;
    }
    return false;
}

/* Whether the name ends in what it is of or for, which may go on behind an "and". */
static bool is_of_something(struct text name) {
    static const char *const joints[] = {" of ", " on ", " for ", NULL};
    return text_holds_any(name, joints);
}

static size_t words_between(const struct analysis *analysis, size_t start, size_t end) {
    return words_from(&analysis->words, end) - words_from(&analysis->words, start);
}

/* "The World Health Organization and Barrowby Council" are two, since the table knows the first and the second is
   a body too; "the Ministry of Health and Child Care" is one. */
static void part_known(struct analysis *analysis, size_t first) {
    for (size_t i = first; i < analysis->findings_count; i++) {
        const struct finding *known = &analysis->findings[i];
        if (known->kind != INSTITUTION || !is_of_table(known) ||
            strncmp(analysis->view.at + known->end, " and ", 5) != 0 ||
            is_of_something(finding_text(analysis, known)))
            continue;
        size_t from = i > first + NEIGHBOURS ? i - NEIGHBOURS : first;
        for (size_t k = from; k < analysis->findings_count && k < i + NEIGHBOURS; k++) {
            struct finding *other = &analysis->findings[k];
            bool spans = other->start < known->end && other->end > known->end + 5 &&
                         other->start + 5 > known->start; /* not "the Ministry of Labour and Housing" */
            if (!spans || other->kind != INSTITUTION || is_of_table(other))
                continue;
            if (is_body(analysis, from, known->end + 5, other->end))
                other->removed = true;
            else if (words_between(analysis, known->start, known->end) > 1 &&
                     words_between(analysis, known->end + 5, other->end) > 1)
                other->start = other->from = known->end + 5; /* "Rail Tasmania and Quist Group" */
        }
    }
}

/* Whether [start, end) begins another body's name elsewhere: "Horikawa Brake" of "Horikawa Brake Industries Ltd". */
static bool begins_body(const struct analysis *analysis, size_t first, const struct finding *joined,
                        size_t end) {
    struct text left = analysis_text(analysis, joined->start, end);
    for (size_t i = first; i < analysis->findings_count; i++) {
        const struct finding *other = &analysis->findings[i];
        bool apart = other->end <= joined->start || other->start >= joined->end;
        struct text name = finding_text(analysis, other);
        if (!other->removed && other->kind == INSTITUTION && other->form == NAME && apart &&
            name.size > left.size && !memcmp(name.at, left.at, left.size) && name.at[left.size] == ' ' &&
            memcmp(name.at + left.size, " and ", 5) != 0)
            return true;
    }
    return false;
}

/* Other readings across the "and" at `end`: "Brake and Toyo Rail". */
static void drop_across(struct analysis *analysis, size_t first, size_t parted, uint32_t end) {
    size_t from = parted > first + NEIGHBOURS ? parted - NEIGHBOURS : first;
    for (size_t i = from; i < analysis->findings_count && i < parted + NEIGHBOURS; i++) {
        struct finding *other = &analysis->findings[i];
        if (i != parted && other->kind == INSTITUTION && other->start < end && other->end > end + 5)
            other->removed = true;
    }
}

/* "Horikawa Brake and Toyo Rail Parts" are two where the document has more of the first alone. */
static void part_joined(struct analysis *analysis, size_t first) {
    for (size_t i = first; i < analysis->findings_count; i++) {
        struct finding *joined = &analysis->findings[i];
        if (joined->removed || joined->kind != INSTITUTION || joined->form != NAME)
            continue;
        struct text name = finding_text(analysis, joined);
        const char *conjunction = memmem(name.at, name.size, " and ", 5);
        uint32_t end = conjunction ? joined->start + (uint32_t)(conjunction - name.at) : 0;
        if (!conjunction || is_of_something(name) || words_between(analysis, joined->start, end) < 2 ||
            words_between(analysis, end + 5, joined->end) < 2 || !begins_body(analysis, first, joined, end))
            continue;
        uint32_t start = joined->start;
        joined->start = joined->from = end + 5;
        drop_across(analysis, first, i, end);
        analysis_add(analysis, INSTITUTION, NAME, start, end, "institution.joined");
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
    part_known(analysis, first);
    part_joined(analysis, first);
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
