/* Sentences with names in; the phrases that hold them out: nominals, matters, the extents of names, ties.

   The one idea: phrases nest ("the trust's chief executive, Sir Thomas Adair, 61,"), so the rules run over the masked
   line again and again, each pass meeting what the last one made as one slot, until nothing changes. */
#include <stdlib.h>

#include "extract/line.h"
#include "record/arena.h"

enum { PASSES_MOST = 5, AHEAD = 2 };

struct passing { /* a sentence whose phrases still grow */
    struct analysis *analysis;
    uint32_t sentence;
    struct line line;
    bool changed;
};

static size_t length(const struct match *match) {
    return match->whole.end - match->whole.start;
}

static int longest_first(const void *a, const void *b) {
    const struct match *left = *(struct match *const *)a, *right = *(struct match *const *)b;
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
    static const bool ties[] = {[EMIT_ALIAS] = true,   [EMIT_APART] = true,   [EMIT_OF] = true,
                                [EMIT_SPEAKER] = true, [EMIT_CLIENT] = true,  [EMIT_DEFENDANT] = true,
                                [EMIT_DENIAL] = true,  [EMIT_DISPUTE] = true, [EMIT_BLOCK] = false};
    for (size_t i = 0; i < rule->emits_count; i++)
        if (!ties[rule->emits[i].deed])
            return false;
    return true;
}

/* Applies the longest matches that do not overlap. */
static void found(void *with, struct match **matches, size_t count) {
    struct passing *passing = with;
    struct analysis *analysis = passing->analysis;
    const uint32_t *offsets = passing->line.subject.offsets;
    if (count)
        qsort(matches, count, sizeof(struct match *), longest_first);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool ties = only_ties(matches[i]->rule), free = true;
        for (size_t k = 0; k < kept && !ties && free; k++)
            free = !overlaps(matches[i], matches[k]);
        bool changed = (ties || free) && analysis_apply(analysis, matches[i], offsets);
        if (ties || !free)
            continue;
        passing->changed |= changed;
        matches[kept++] = matches[i];
    }
}

static void add_line(struct passing *passing) {
    struct analysis *analysis = passing->analysis;
    passing->changed = false;
    line_make(analysis, passing->sentence, &passing->line);
    matcher_add(analysis->matcher, LAYER_PHRASES, &passing->line.subject, 0, passing->line.subject.size,
                analysis->filter, passing);
}

/* Puts the sentences of a document that hold any phrase at `lines`; returns how many. */
static size_t gather(struct analysis *analysis, struct passing *lines) {
    size_t count = 0;
    lines_index(analysis);
    for (size_t i = 0; i < analysis->sentences_count; i++) {
        const struct sentence *sentence = &analysis->sentences[i];
        if (!analysis->filter || matcher_is_called(analysis->matcher, LAYER_PHRASES, &analysis->words,
                                                   sentence->start, sentence->end)) {
            lines[count].analysis = analysis;
            lines[count++].sentence = (uint32_t)i;
        }
    }
    return count;
}

void analysis_phrases(struct analysis *all, size_t count) {
    size_t lines_count = 0;
    struct passing *lines =
        arena_take_unset(all->arena, (analysis_sentences_of(all, count) + 1) * sizeof *lines);
    for (size_t i = 0; i < count; i++)
        lines_count += gather(&all[i], lines + lines_count);
    for (int n = 0; n < PASSES_MOST && lines_count; n++) {
        for (size_t i = 0; i < lines_count; i++) {
            if (i + AHEAD < lines_count)
                line_expect(lines[i + AHEAD].analysis, lines[i + AHEAD].sentence);
            add_line(&lines[i]);
            matcher_settle_much(all->matcher, found);
        }
        matcher_settle(all->matcher, found);
        size_t kept = 0;
        for (size_t i = 0; i < lines_count; i++)
            if (lines[i].changed)
                lines[kept++] = lines[i];
        lines_count = kept;
    }
}
