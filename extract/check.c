/* A rule and an example in; whether the rule reads it as it should out.

   The one idea: below the phrases, marks say what should come out, and the text is stripped of them; from the phrases on, marks are
   mentions, so that an example does not depend on the rules for names. A mark named after a capture ([source:Lowe]) may
   stand for a mention of any kind, or for none: each is tried. */
#include "extract/check.h"

#include <stdio.h>
#include <string.h>

#include "extract/line.h"
#include "extract/marked.h"
#include "extract/relations.h"
#include "record/arena.h"

enum { MARKS_MOST = 32, FOUND_MOST = 32, GUESSES = 5 };

struct found {
    struct match match;
    const uint32_t *offsets; /* NULL for the view itself */
    const struct line *line;
};

struct check {
    const struct rule *rule;
    struct analysis analysis;
    struct mark marks[MARKS_MOST];
    size_t marks_count;
    bool makes;              /* marks of what the rule emits show what should come out (phrases) */
    const struct line *line; /* where matches are being gathered */
    struct found found[FOUND_MOST];
    size_t found_count;
};

static void gather(void *with, struct match **matches, size_t count) {
    struct check *check = with;
    const uint32_t *offsets = check->line ? check->line->subject.offsets : NULL;
    for (size_t i = 0; i < count && check->found_count < FOUND_MOST; i++)
        if (matches[i]->rule == check->rule)
            check->found[check->found_count++] = (struct found){*matches[i], offsets, check->line};
}

/* View offsets of a span of a match. */
static struct span view_span(const struct found *found, struct span span) {
    if (!found->offsets)
        return span;
    size_t last = span.end > span.start ? found->offsets[span.end - 1] + 1U : found->offsets[span.start];
    return (struct span){found->offsets[span.start], last};
}

static size_t length(struct span span) {
    return span.end - span.start;
}

/* Of overlapping matches the longest stays, of equal ones the first. */
static void keep_longest(struct check *check) {
    size_t kept = 0;
    for (size_t i = 0; i < check->found_count; i++) {
        struct span one = view_span(&check->found[i], check->found[i].match.whole);
        bool beaten = false;
        for (size_t k = 0; k < check->found_count && !beaten; k++) {
            struct span other = view_span(&check->found[k], check->found[k].match.whole);
            bool stronger = length(other) > length(one) || (length(other) == length(one) && k < i);
            beaten = k != i && stronger && one.start < other.end && other.start < one.end;
        }
        if (!beaten)
            check->found[kept++] = check->found[i];
    }
    check->found_count = kept;
}

/* ---- preparing the text ---- */

static struct text mark_role(const struct mark *mark) {
    return text_first_word(mark->name);
}

/* Whether a mark is named after a capture, or after an end of a relation. */
static bool is_role(const struct check *check, const struct mark *mark) {
    struct text role = mark_role(mark);
    char name[64];
    if (!role.size || role.size >= sizeof name || rules_kind(check->analysis.rules, role.at, role.size) >= 0)
        return false;
    memcpy(name, role.at, role.size);
    name[role.size] = '\0';
    bool end = check->rule->layer == LAYER_RELATIONS && (text_is(role, "source") || text_is(role, "target"));
    return end || rule_capture(check->rule, name) >= 0;
}

/* Whether the rule, of the layer phrases, itself makes what the mark shows. */
static bool is_made(const struct check *check, const struct mark *mark) {
    const struct rule *rule = check->rule;
    const char *dot = memchr(mark->name.at, '.', mark->name.size);
    size_t size = dot ? (size_t)(dot - mark->name.at) : mark->name.size;
    for (size_t e = 0; e < rule->emits_count; e++)
        if (check->makes && text_is(text_slice(mark->name, 0, size), rule->emits[e].what))
            return true;
    return false;
}

/* The marks as mentions: a role's kind is the one given behind it, or the guess. */
static void add_marks(struct check *check, const char *const guesses[MARKS_MOST]) {
    struct mark marks[MARKS_MOST];
    size_t count = 0;
    for (size_t i = 0; i < check->marks_count; i++) {
        if (is_made(check, &check->marks[i]))
            continue;
        struct mark *mark = &marks[count++];
        *mark = check->marks[i];
        struct text role = mark_role(mark);
        if (role.size < mark->name.size)
            mark->name = text_slice(mark->name, role.size + 1, mark->name.size);
        else if (guesses[i])
            mark->name = text_of(guesses[i]);
    }
    marked_add(&check->analysis, marks, count);
}

static void prepare(struct check *check, struct text text) {
    struct analysis *analysis = &check->analysis;
    struct text plain = marked_strip(analysis->arena, text, check->marks, MARKS_MOST, &check->marks_count);
    view_make(analysis->arena, plain, &analysis->view);
    analysis_blocks(analysis);
    for (size_t i = 0; i < analysis->blocks_count; i++)
        analysis->blocks[i].kind = "";
    analysis_sentences(analysis);
}

static void run_at_words(struct check *check) {
    struct analysis *analysis = &check->analysis;
    struct subject subject = {analysis->view.at, analysis->view.size, &analysis->words, NULL, false};
    if (check->rule->layer == LAYER_BLOCKS) {
        size_t start = analysis->words.count ? analysis->words.at[0].start : 0;
        matcher_run(analysis->matcher, LAYER_BLOCKS, &subject, start, start + 1, true, gather, check);
    } else {
        matcher_run(analysis->matcher, check->rule->layer, &subject, 0, subject.size, true, gather, check);
    }
}

/* Keeps, of what was found from number `first` on, the matches that make a relation. */
static void keep_relations(struct check *check, uint32_t sentence, const struct line *line, size_t first) {
    size_t kept = first;
    for (size_t i = first; i < check->found_count; i++)
        if (relation_apply(&check->analysis, sentence, line, &check->found[i].match))
            check->found[kept++] = check->found[i];
    check->found_count = kept;
}

/* An answer wants the contacts that were told before it. */
static bool is_answer(const struct rule *rule) {
    for (size_t i = 0; i < rule->emits_count; i++)
        if (rule_option(&rule->emits[i], "answer").size || rule_option(&rule->emits[i], "silent").size)
            return true;
    return false;
}

static void run_over_lines(struct check *check) {
    struct analysis *analysis = &check->analysis;
    if (is_answer(check->rule))
        analysis_relations(analysis, 1);
    for (size_t i = 0; i < analysis->sentences_count; i++) {
        struct line *line = arena_take(analysis->arena, sizeof *line);
        line_make(analysis, (uint32_t)i, line);
        line->subject.is_body = false; /* an example of a headline is a sentence like any other */
        check->line = line;
        size_t first = check->found_count;
        matcher_run(analysis->matcher, check->rule->layer, &line->subject, 0, line->subject.size, true,
                    gather, check);
        if (check->rule->layer == LAYER_RELATIONS)
            keep_relations(check, (uint32_t)i, line, first);
    }
    check->line = NULL;
}

/* ---- facets: lines written as the rules see them ---- */

static bool read_brace(struct text text, size_t at, int *byte, size_t *size) {
    const char *close = text.at[at] == '{' ? memchr(text.at + at, '}', text.size - at) : NULL;
    char name[16] = "";
    *size = close ? (size_t)(close - text.at) - at + 1 : 0;
    if (*size < 3 || *size > sizeof name)
        return false;
    memcpy(name, text.at + at + 1, *size - 2);
    *byte = match_facet_mark(name);
    return *byte != 0;
}

/* The lead of the mention that stands just at `at` of the stripped text; its end in *end. */
static int lead_at(struct check *check, size_t at, size_t *end) {
    for (size_t i = 0; i < check->marks_count; i++) {
        const struct mark *mark = &check->marks[i];
        const char *dot = memchr(mark->name.at, '.', mark->name.size);
        size_t size = dot ? (size_t)(dot - mark->name.at) : mark->name.size;
        int kind = rules_kind(check->analysis.rules, mark->name.at, size);
        if (mark->start != at || kind < 0)
            continue;
        *end = mark->end;
        bool nominal = dot && text_is(text_slice(mark->name, size + 1, mark->name.size), "nominal");
        return match_lead(kind, nominal ? 1 : 0);
    }
    return 0;
}

static void run_facet(struct check *check, struct text text) {
    struct analysis *analysis = &check->analysis;
    struct text plain = marked_strip(analysis->arena, text, check->marks, MARKS_MOST, &check->marks_count);
    char *view = arena_take_copy(analysis->arena, plain.at, plain.size);
    char *at = arena_take(analysis->arena, plain.size + 1);
    uint32_t *offsets = arena_take(analysis->arena, (plain.size + 2) * sizeof *offsets);
    size_t size = 0, slots = 0;
    for (size_t i = 0; i < plain.size;) {
        int byte = 0;
        size_t piece = 0, end = 0;
        int lead = lead_at(check, i, &end);
        offsets[size] = (uint32_t)i;
        if (lead && end > i + 1) {
            at[size++] = (char)lead;
            offsets[size] = (uint32_t)end - 1;
            at[size++] = (char)(0x80 + slots++);
            i = end;
        } else if (read_brace(plain, i, &byte, &piece)) {
            at[size++] = (char)byte;
            memset(view + i, '*', piece);
            i += piece;
        } else {
            at[size++] = plain.at[i++];
        }
    }
    offsets[size] = (uint32_t)plain.size;
    words_cut(analysis->arena, rules_lists(analysis->rules), view, plain.size, &analysis->words);
    matcher_know(analysis->matcher, view, &analysis->words);
    analysis->view = (struct view){.at = view, .size = plain.size, .source = plain};
    struct line *line = arena_take(analysis->arena, sizeof *line);
    line->subject = (struct subject){at, size, &analysis->words, offsets, false};
    check->line = line;
    matcher_run(analysis->matcher, LAYER_FACETS, &line->subject, 0, size, true, gather, check);
    check->line = NULL;
}

/* ---- comparing ---- */

/* Whether `span` of the match stands where the mark does, or holds a mention that does. */
static bool stands(const struct check *check, const struct found *found, struct span span,
                   struct span wanted) {
    struct span view = view_span(found, span);
    if (view.start == wanted.start && view.end == wanted.end)
        return true;
    int findings[16];
    size_t count = found->line ? line_findings(found->line, span, findings, 16) : 0;
    for (size_t i = 0; i < count; i++) {
        const struct finding *finding = &check->analysis.findings[findings[i]];
        if (finding->start == wanted.start && finding->end == wanted.end)
            return true;
    }
    return false;
}

static struct span mark_view(const struct check *check, const struct mark *mark) {
    return marked_span(&check->analysis.view, mark);
}

/* Whether a relation has the mark's words as its source or target; one among many has them as either. */
static bool links(const struct check *check, const struct mark *mark) {
    struct span wanted = marked_span(&check->analysis.view, mark);
    bool source = text_is(mark_role(mark), "source");
    for (size_t i = 0; i < check->analysis.links_count; i++) {
        const struct linkage *link = &check->analysis.links[i];
        int ends[] = {source ? link->source : link->target, source ? link->target : link->source};
        for (int e = 0; e < (link->mutual ? 2 : 1); e++) {
            const struct finding *finding = ends[e] >= 0 ? &check->analysis.findings[ends[e]] : NULL;
            if (finding && finding->start == wanted.start && finding->end == wanted.end)
                return true;
        }
    }
    return false;
}

/* Whether a match gives what a mark shows: its capture of that name, or what it emits as that kind. */
static bool gives(const struct check *check, const struct found *found, const struct mark *mark) {
    struct span wanted = mark_view(check, mark), span;
    const struct rule *rule = check->rule;
    struct text role = mark_role(mark);
    if (rule->layer == LAYER_RELATIONS && (text_is(role, "source") || text_is(role, "target")))
        return links(check, mark);
    for (size_t i = 0; i < rule_captures(rule); i++)
        if (text_is(role, rule_capture_name(rule, i)) && found->match.captures[i].start != SIZE_MAX &&
            stands(check, found, found->match.captures[i], wanted))
            return true;
    size_t kind_size = strcspn(arena_take_copy(check->analysis.arena, role.at, role.size), ".");
    for (size_t e = 0; e < rule->emits_count; e++) {
        const struct rule_emit *emit = &rule->emits[e];
        if (text_is(text_slice(role, 0, kind_size), emit->what) && emit->words_count &&
            match_span(&found->match, emit->words[0], &span) && stands(check, found, span, wanted))
            return true;
    }
    return false;
}

/* Whether a mark shows what should come out, rather than a mention that goes in. */
static bool is_outcome(const struct check *check, const struct mark *mark) {
    return check->rule->layer <= LAYER_NAMES || is_role(check, mark) || is_made(check, mark);
}

static bool fits(const struct check *check) {
    size_t outcomes = 0, given = 0;
    for (size_t i = 0; i < check->marks_count; i++) {
        const struct mark *mark = &check->marks[i];
        if (!is_outcome(check, mark))
            continue;
        outcomes++;
        for (size_t f = 0; f < check->found_count; f++)
            if (gives(check, &check->found[f], mark)) {
                given++;
                break;
            }
    }
    if (given < outcomes || !check->found_count)
        return false;
    return check->found_count == 1 || (check->rule->layer <= LAYER_NAMES && check->found_count <= outcomes);
}

/* ---- telling ---- */

static struct text tell(struct check *check) {
    char *told = arena_take(check->analysis.arena, 2000);
    size_t size = 0;
    for (size_t f = 0; f < check->found_count && size < 1500; f++) {
        const struct found *found = &check->found[f];
        size += (size_t)snprintf(told + size, 2000 - size, "%s", f ? "; " : "");
        struct span whole = view_span(found, found->match.whole);
        struct text text = analysis_text(&check->analysis, whole.start, whole.end);
        size += (size_t)snprintf(told + size, 2000 - size, "\"%.*s\"",
                                 (int)(text.size < 200 ? text.size : 200), text.at);
        for (size_t c = 0; c < rule_captures(check->rule) && size < 1500; c++) {
            if (found->match.captures[c].start == SIZE_MAX)
                continue;
            struct span span = view_span(found, found->match.captures[c]);
            text = analysis_text(&check->analysis, span.start, span.end);
            size += (size_t)snprintf(told + size, 2000 - size, " %s=%.*s", rule_capture_name(check->rule, c),
                                     (int)(text.size < 80 ? text.size : 80), text.at);
        }
    }
    return (struct text){told, size};
}

/* ---- one example ---- */

static void start(struct check *check, const struct rules *rules, struct matcher *matcher,
                  struct arena *arena, const struct rule *rule) {
    *check = (struct check){
        .rule = rule,
        .analysis = {
            .arena = arena, .rules = rules, .matcher = matcher, .doc = TEXT("example"), .filter = true}};
}

/* From the phrases on: marks in, other names found, phrases made for relations, then the rule itself. */
static void run_with_mentions(struct check *check, struct text text, const char *const guesses[MARKS_MOST],
                              bool phrases) {
    struct analysis *analysis = &check->analysis;
    prepare(check, text);
    add_marks(check, guesses);
    analysis_surface(analysis, 1);
    analysis_names(analysis, 1);
    analysis_sweep(analysis);
    if (phrases)
        analysis_phrases(analysis, 1);
    else
        lines_index(analysis);
    run_over_lines(check);
}

/* Tries the kinds that the marks named after captures may have, until one makes the example fit. */
static void run_guesses(struct check *check, const struct rules *rules, struct matcher *matcher,
                        struct arena *arena, const struct rule *rule, struct text text) {
    static const char *const kinds[GUESSES] = {"person", "institution", "matter", "place", NULL};
    size_t roles = 0, tries = 1;
    start(check, rules, matcher, arena, rule);
    marked_strip(arena, text, check->marks, MARKS_MOST, &check->marks_count);
    for (size_t i = 0; i < check->marks_count; i++)
        roles += is_role(check, &check->marks[i]) ? 1 : 0;
    for (size_t i = 0; i < roles && i < 3; i++)
        tries *= GUESSES;
    bool phrases = rule->layer == LAYER_PHRASES;
    for (size_t n = 0; n < tries * (phrases ? 4 : 1); n++) {
        const char *guesses[MARKS_MOST] = {NULL};
        size_t left = phrases ? n / 4 : n;
        start(check, rules, matcher, arena, rule);
        check->makes = phrases && n % 4 < 2;
        marked_strip(arena, text, check->marks, MARKS_MOST, &check->marks_count);
        for (size_t i = 0; i < check->marks_count; i++)
            if (is_role(check, &check->marks[i])) {
                guesses[i] = kinds[left % GUESSES];
                left /= GUESSES;
            }
        run_with_mentions(check, text, guesses, !phrases || n % 2 == 1);
        keep_longest(check);
        if (fits(check))
            return;
    }
}

struct reading check_read(const struct rules *rules, struct matcher *matcher, struct arena *arena,
                          const struct rule *rule, struct text text) {
    struct check *check = arena_take(arena, sizeof *check);
    if (rule->layer == LAYER_FACETS) {
        start(check, rules, matcher, arena, rule);
        run_facet(check, text);
        return (struct reading){check->found_count, check->found_count > 0, tell(check)};
    }
    if (rule->layer <= LAYER_NAMES) {
        start(check, rules, matcher, arena, rule);
        prepare(check, text);
        run_at_words(check);
        keep_longest(check);
    } else {
        run_guesses(check, rules, matcher, arena, rule, text);
    }
    return (struct reading){check->found_count, fits(check), tell(check)};
}

bool check_holds(enum example_kind kind, const struct reading *reading) {
    switch (kind) {
    case EXAMPLE_YES:
        return reading->fits;
    case EXAMPLE_NO:
        return reading->matches == 0;
    case EXAMPLE_MISS:
        return !reading->fits;
    default:
        return reading->matches > 0;
    }
}
