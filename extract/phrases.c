/* Sentences with names in; the phrases that hold them out: nominals, matters, the extents of names, ties.

   The one idea: phrases nest ("the trust's chief executive, Sir Thomas Adair, 61,"), so the rules run over the masked
   line again and again, each pass meeting what the last one made as one slot, until nothing changes. */
#include <stdlib.h>

#include "extract/line.h"
#include "record/arena.h"

enum { PASSES_MOST = 5, MATCHES_MOST = 256 };

struct pass {
    struct match matches[MATCHES_MOST];
    size_t count;
};

static void collect(void *with, const struct match *match) {
    struct pass *pass = with;
    if (pass->count < MATCHES_MOST)
        pass->matches[pass->count++] = *match;
}

static size_t length(const struct match *match) {
    return match->whole.end - match->whole.start;
}

static int longest_first(const void *a, const void *b) {
    const struct match *left = a, *right = b;
    if (left->rule->priority != right->rule->priority)
        return left->rule->priority > right->rule->priority ? -1 : 1;
    if (length(left) != length(right))
        return length(left) > length(right) ? -1 : 1;
    if (left->whole.start != right->whole.start)
        return left->whole.start < right->whole.start ? -1 : 1;
    return left->rule->number < right->rule->number ? -1 : 1;
}

static bool overlaps(const struct match *a, const struct match *b) {
    return a->whole.start < b->whole.end && b->whole.start < a->whole.end;
}

/* A rule that only ties mentions together changes no phrase and stands in nobody's way. */
static bool only_ties(const struct rule *rule) {
    for (size_t i = 0; i < rule->emits_count; i++) {
        const char c = rule->emits[i].what[0];
        bool ties = c == 'o' || (c == 'a' && rule->emits[i].what[1] != 'g') || c == 's';
        if (!ties)
            return false;
    }
    return true;
}

static void keep_heard(const struct analysis *analysis, uint32_t sentence, struct pass *pass) {
    size_t kept = 0;
    for (size_t i = 0; i < pass->count; i++)
        if (line_hears(analysis, sentence, pass->matches[i].rule))
            pass->matches[kept++] = pass->matches[i];
    pass->count = kept;
}

/* One pass: the longest matches that do not overlap are applied. */
static bool run_pass(struct analysis *analysis, uint32_t sentence, struct pass *pass) {
    struct line line;
    line_make(analysis, sentence, &line);
    pass->count = 0;
    matcher_run(analysis->matcher, LAYER_PHRASES, &line.subject, 0, line.subject.size, analysis->filter,
                collect, pass);
    qsort(pass->matches, pass->count, sizeof *pass->matches, longest_first);
    bool changed = false;
    keep_heard(analysis, sentence, pass);
    for (size_t i = 0; i < pass->count; i++) {
        bool free = true;
        for (size_t k = 0; k < i && free; k++)
            free = pass->matches[k].rule == NULL || !overlaps(&pass->matches[i], &pass->matches[k]);
        if (only_ties(pass->matches[i].rule)) {
            analysis_apply(analysis, &pass->matches[i], line.subject.offsets);
            pass->matches[i].rule = NULL;
        } else if (free) {
            changed |= analysis_apply(analysis, &pass->matches[i], line.subject.offsets);
        } else {
            pass->matches[i].rule = NULL;
        }
    }
    return changed;
}

void analysis_phrases(struct analysis *analysis) {
    lines_index(analysis);
    struct pass *pass = arena_take(analysis->arena, sizeof *pass);
    for (size_t i = 0; i < analysis->sentences_count; i++) {
        const struct sentence *sentence = &analysis->sentences[i];
        if (analysis->filter && !matcher_is_called(analysis->matcher, LAYER_PHRASES, &analysis->words,
                                                   sentence->start, sentence->end))
            continue;
        for (int n = 0; n < PASSES_MOST; n++)
            if (!run_pass(analysis, (uint32_t)i, pass))
                break;
    }
}
