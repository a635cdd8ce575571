/* The view in; named people, institutions and places out, found by strong cues: rules of the layer names, then acronyms
   that the text defines in parentheses. What is learnt here, sweep.c finds again. */
#include <ctype.h>
#include <string.h>

#include "extract/analysis.h"
#include "extract/initials.h"

/* Whether a match begins at the second half of a hyphened name: "Lowe" of "Parry-Lowe". */
static bool is_half(const struct analysis *analysis, size_t at) {
    const struct word *word = words_starting(&analysis->words, at);
    return word && (word->flags & WORD_HYPHENATED) && word > analysis->words.at &&
           (word[-1].flags & WORD_CAPITAL);
}

static void found(void *with, const struct match *match) {
    struct analysis *analysis = with;
    if (!is_half(analysis, match->whole.start))
        analysis_apply(analysis, match, NULL);
}

/* The parenthesised acronym behind view offset `at`: " (ABC)". */
static bool acronym_behind(const struct view *view, size_t at, struct span *span) {
    if (at + 4 > view->size || view->at[at] != ' ' || view->at[at + 1] != '(')
        return false;
    size_t start = at + 2;
    if (view->at[start] == '"')
        start++;
    size_t end = start;
    while (end < view->size &&
           (isalnum((unsigned char)view->at[end]) || view->at[end] == '&' || view->at[end] == '.'))
        end++;
    if (end - start < 2 || end - start > 10 || end >= view->size)
        return false;
    if (view->at[end] != ')' && view->at[end] != '"' && view->at[end] != ',')
        return false;
    size_t capitals = 0;
    for (size_t i = start; i < end; i++)
        capitals += isupper((unsigned char)view->at[i]) ? 1 : 0;
    if (capitals < 2)
        return false;
    *span = (struct span){start, end};
    return true;
}

/* "Full Name (ABC)": the acronym is an institution and the same one, when its letters stand in the name in order. */
static void acronyms_defined(struct analysis *analysis) {
    size_t count = analysis->findings_count;
    for (size_t i = 0; i < count; i++) {
        struct finding *finding = &analysis->findings[i];
        struct span span;
        if (finding->removed || finding->kind != INSTITUTION || finding->form != NAME)
            continue;
        if (!acronym_behind(&analysis->view, finding->end, &span))
            continue;
        struct text name = analysis_text(analysis, finding->start, finding->end);
        if (!initials_spell(name, analysis_text(analysis, span.start, span.end)))
            continue;
        size_t left = finding->start;
        analysis_add(analysis, INSTITUTION, NAME, span.start, span.end, "institution.acronym-defined");
        analysis_tie(analysis, TIE_ALIAS, span.start, left, "institution.acronym-defined");
    }
}

void analysis_names(struct analysis *analysis) {
    size_t first = analysis->findings_count;
    for (size_t i = 0; i < analysis->sentences_count; i++) { /* no name crosses the end of a sentence */
        const struct sentence *sentence = &analysis->sentences[i];
        struct subject subject = {analysis->view.at, sentence->end, &analysis->words, NULL};
        matcher_run(analysis->matcher, LAYER_NAMES, &subject, sentence->start, sentence->end,
                    analysis->filter, found, analysis);
    }
    analysis_evidence(analysis, first);
    analysis_settle(analysis, first);
    first = analysis->findings_count;
    acronyms_defined(analysis);
    for (size_t i = first; i < analysis->findings_count; i++) {
        struct finding *acronym =
            &analysis->findings[i]; /* a definition beats whatever a list said of the same letters */
        for (size_t k = 0; k < first; k++) {
            struct finding *other = &analysis->findings[k];
            if (!other->removed && other->start < acronym->end && other->end > acronym->start)
                other->removed = true;
        }
    }
}
