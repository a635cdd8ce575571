/* The view in; named people, institutions and places out, found by strong cues: rules of the layer names, then acronyms
   that the text defines (acronym.c). What is learnt here, sweep.c finds again. */
#include <strings.h>

#include "extract/analysis.h"
#include "extract/body.h"

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

/* The article stays outside the name, but a capital one inside a medium's: "the Met", but "The Times". */
static void leave_article(const struct analysis *analysis, struct finding *finding) {
    const char *at = analysis->view.at + finding->start;
    bool titled = *at == 'T' && text_is(finding->role, "media");
    if (finding->end - finding->start > 5 && !strncasecmp(at, "the ", 4) && !titled)
        finding->start = finding->from = finding->start + 4;
}

/* What the lists say of each institution: its class, and whether its name is also a word or a family's. */
static void classify(struct analysis *analysis, size_t from) {
    for (size_t i = from; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->kind != INSTITUTION || finding->form != NAME)
            continue;
        bool weak;
        struct text class = body_class(analysis, finding, &weak);
        if (class.size)
            finding->role = class;
        leave_article(analysis, finding);
        finding->guess |= weak;
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
    classify(analysis, first);
    analysis_acronyms(analysis);
}
