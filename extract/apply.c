/* A match in; findings and ties out, as its rule's emit lines say. The one idea: all layers yield in one way, so that a
   rule's author needs to know one list of words: a kind of mention, extend, alias, apart. */
#include <string.h>

#include "extract/analysis.h"
#include "record/arena.h"

/* The span of a capture by number in view offsets; false when it took no part. */
static bool view_span(const struct match *match, const uint32_t *offsets, int capture, struct span *span) {
    if (!match_capture(match, capture, span))
        return false;
    if (offsets) {
        span->start = offsets[span->start];
        span->end = offsets[span->end - 1] + 1;
    }
    return true;
}

static int form_of(const struct rule_emit *emit) {
    if (!emit->form || !strcmp(emit->form, "name"))
        return NAME;
    return !strcmp(emit->form, "pronoun") ? PRONOUN : NOMINAL;
}

static void fill(struct analysis *analysis, struct finding *finding, const struct match *match,
                 const uint32_t *offsets, const struct rule_emit *emit) {
    const int *captures = match->rule->captures;
    struct span span;
    if (view_span(match, offsets, captures[CAPTURE_TITLE], &span))
        finding->title = span;
    if (view_span(match, offsets, captures[CAPTURE_GIVEN], &span) && span.start >= finding->start &&
        span.end <= finding->end)
        finding->given = span;
    if (view_span(match, offsets, captures[CAPTURE_SURNAME], &span) && span.start >= finding->start &&
        span.end <= finding->end)
        finding->surname = span;
    if (view_span(match, offsets, captures[CAPTURE_ROLE], &span))
        finding->role = analysis_text(analysis, span.start, span.end);
    if (emit->gender.size)
        finding->gender = emit->gender;
    if (emit->class.size)
        finding->role = emit->class;
    finding->guess = emit->guess;
    finding->sure = emit->sure;
    finding->is_shape = emit->shape;
    if (match->rule->layer == LAYER_SURFACE) {
        finding->time = arena_take_unset(analysis->arena, sizeof *finding->time);
        *finding->time = (struct timing){.match = *match, .emit = emit};
    }
    finding->priority = match->rule->priority;
}

/* The outermost finding within a span of the view that a slot stood for. */
static int finding_of_slot(const struct analysis *analysis, struct span span) {
    int best = -1;
    for (int i = analysis->heads[analysis_sentence(analysis, span.start)]; i >= 0;
         i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->start < span.start || finding->end > span.end)
            continue;
        if (best < 0 ||
            finding->to - finding->from > analysis->findings[best].to - analysis->findings[best].from)
            best = i;
    }
    return best;
}

/* "The health minister" is one as health minister. */
static struct text without_article(struct text role) {
    static const char *const articles[] = {"the ", "The ", "a ", "A ", "an ", "An "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (text_starts_with(role, text_of(articles[i])))
            return text_slice(role, strlen(articles[i]), role.size);
    return role;
}

static bool extend(struct analysis *analysis, const struct match *match, const uint32_t *offsets,
                   int capture) {
    struct span span, role;
    if (!view_span(match, offsets, capture, &span))
        return false;
    size_t from = offsets ? offsets[match->whole.start] : match->whole.start;
    size_t to = offsets ? offsets[match->whole.end - 1] + 1 : match->whole.end;
    int head = finding_of_slot(analysis, span);
    if (head < 0)
        return false;
    struct finding *finding = &analysis->findings[head];
    bool grows = from < finding->from || to > finding->to;
    if (from < finding->from)
        finding->from = (uint32_t)from;
    if (to > finding->to)
        finding->to = (uint32_t)to;
    if (view_span(match, offsets, match->rule->captures[CAPTURE_ROLE], &role) && !finding->role.size)
        finding->role = without_article(analysis_text(analysis, role.start, role.end));
    return grows;
}

/* Where the mention begins that heads a masked phrase: the lawyer of "Lowe's lawyer", which begins with another mention. */
static size_t head_of(const struct analysis *analysis, const uint32_t *offsets, struct span span) {
    int head = offsets && analysis->heads ? finding_of_slot(analysis, span) : -1;
    return head < 0 ? span.start : analysis->findings[head].start;
}

static void tie(struct analysis *analysis, const struct match *match, const uint32_t *offsets,
                const struct rule_emit *emit, enum tie_kind what) {
    struct span left, right;
    if (!emit->words_count || !view_span(match, offsets, emit->captures[0], &left))
        return;
    if (emit->words_count == 1)
        right = left;
    else if (!view_span(match, offsets, emit->captures[1], &right))
        return;
    if (right.start != SIZE_MAX)
        analysis_tie(analysis, what, head_of(analysis, offsets, left), head_of(analysis, offsets, right),
                     match->rule->id);
}

void analysis_tie(struct analysis *analysis, enum tie_kind what, size_t left, size_t right,
                  const char *rule) {
    analysis->ties =
        arena_take_room(analysis->arena, analysis->ties, sizeof *analysis->ties, analysis->ties_count,
                        analysis->ties_count + 1, &analysis->ties_capacity);
    struct tie *last = &analysis->ties[analysis->ties_count++];
    last->what = what;
    last->left = (uint32_t)left;
    last->right = (uint32_t)right;
    last->rule = rule;
    last->who = -1;
}

static bool is_known(const struct analysis *analysis, int kind, struct span span) {
    if (!analysis->heads)
        return false;
    for (int i = analysis->heads[analysis_sentence(analysis, span.start)]; i >= 0;
         i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        if (!finding->removed && finding->kind == kind && finding->from <= span.start &&
            finding->to >= span.end)
            return true;
    }
    return false;
}

/* Adds the mention that an emit makes; false when it is there. */
static bool mention(struct analysis *analysis, const struct match *match, const uint32_t *offsets,
                    const struct rule_emit *emit) {
    struct span span;
    if (!view_span(match, offsets, emit->captures[0], &span) || is_known(analysis, emit->kind, span))
        return false;
    struct finding *finding =
        analysis_add(analysis, emit->kind, form_of(emit), span.start, span.end, match->rule->id);
    fill(analysis, finding, match, offsets, emit);
    return true;
}

bool analysis_apply(struct analysis *analysis, const struct match *match, const uint32_t *offsets) {
    static const enum tie_kind ties[] = {
        [EMIT_ALIAS] = TIE_ALIAS,    [EMIT_APART] = TIE_APART,         [EMIT_OF] = TIE_AGE,
        [EMIT_BORN] = TIE_BORN,      [EMIT_DIED] = TIE_DIED,           [EMIT_SPEAKER] = TIE_SPEAKER,
        [EMIT_CLIENT] = TIE_CLIENT,  [EMIT_DEFENDANT] = TIE_DEFENDANT, [EMIT_DENIAL] = TIE_DENIAL,
        [EMIT_DISPUTE] = TIE_DISPUTE};
    const struct rule *rule = match->rule;
    bool changed = false;
    for (size_t i = 0; i < rule->emits_count; i++) {
        const struct rule_emit *emit = &rule->emits[i];
        switch (emit->deed) {
        case EMIT_MENTION:
            changed |= mention(analysis, match, offsets, emit);
            break;
        case EMIT_EXTEND:
            changed |= extend(analysis, match, offsets, emit->captures[0]);
            break;
        case EMIT_ALIAS:
        case EMIT_APART:
        case EMIT_OF:
        case EMIT_BORN:
        case EMIT_DIED:
        case EMIT_SPEAKER:
        case EMIT_CLIENT:
        case EMIT_DEFENDANT:
        case EMIT_DENIAL:
        case EMIT_DISPUTE:
            tie(analysis, match, offsets, emit, ties[emit->deed]);
            break;
        case EMIT_BLOCK:
        case EMIT_OTHER:
            break;
        }
    }
    return changed;
}
