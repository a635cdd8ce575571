/* Findings of a sentence in; its masked line out. The one idea: a phrase hides what it is made of, so that rules meet "the
   lawyer of Mr Lowe" and "Jane Lowe, 34, a nurse" alike as one slot; and marks that open within a verb's words are left out. */
#include "extract/line.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"

void lines_index(struct analysis *analysis) {
    analysis->heads = arena_take(analysis->arena, (analysis->sentences_count + 1) * sizeof *analysis->heads);
    for (size_t i = 0; i < analysis->sentences_count; i++)
        analysis->heads[i] = -1;
    uint32_t sentence = 0;
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed || !analysis->sentences_count)
            continue;
        finding->sentence = sentence = analysis_sentence_near(analysis, finding->start, sentence);
        finding->next = analysis->heads[finding->sentence];
        analysis->heads[finding->sentence] = (int)i;
    }
}

struct piece {
    uint32_t from, to;
    int finding;
};

static bool is_outer(const struct piece *left, const struct piece *right) {
    if (left->from != right->from)
        return left->from < right->from;
    if (left->to != right->to)
        return left->to > right->to;
    return left->finding > right->finding; /* what a later layer made */
}

/* Puts the outermost first. They come nearly in the order of the text, from its end. */
static void sort(struct piece *pieces, size_t count) {
    for (size_t i = 0; i < count / 2; i++) {
        struct piece piece = pieces[i];
        pieces[i] = pieces[count - 1 - i];
        pieces[count - 1 - i] = piece;
    }
    for (size_t i = 1; i < count; i++) {
        struct piece piece = pieces[i];
        size_t at = i;
        for (; at && is_outer(&piece, &pieces[at - 1]); at--)
            pieces[at] = pieces[at - 1];
        pieces[at] = piece;
    }
}

/* "the" before an institution, a place or nothing else belongs to its phrase. */
static uint32_t with_article(const struct analysis *analysis, const struct finding *finding, uint32_t from,
                             uint32_t least) {
    const char *view = analysis->view.at;
    bool takes = (finding->kind == INSTITUTION || finding->kind == PLACE) && finding->form == NAME;
    if (!takes || from < least + 4 || view[from - 1] != ' ')
        return from;
    if (memcmp(view + from - 3, "he ", 3) != 0 || (view[from - 4] != 't' && view[from - 4] != 'T'))
        return from;
    bool start = from == least + 4 || !((view[from - 5] | 32) >= 'a' && (view[from - 5] | 32) <= 'z');
    return start ? from - 4 : from;
}

static size_t gather(struct analysis *analysis, uint32_t number, struct piece **pieces) {
    const struct sentence *sentence = &analysis->sentences[number];
    size_t count = 0, capacity = 0;
    for (int i = analysis->heads[number]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->start < sentence->start || finding->end > sentence->end)
            continue;
        uint32_t from = finding->from, to = finding->to;
        if (finding->title.start != SIZE_MAX && finding->title.start < from &&
            finding->title.start >= sentence->start)
            from = (uint32_t)finding->title.start;
        from = with_article(analysis, finding, from, sentence->start);
        *pieces = arena_take_room(analysis->arena, *pieces, sizeof **pieces, count, count + 1, &capacity);
        (*pieces)[count++] = (struct piece){from, to, i};
    }
    sort(*pieces, count);
    return count;
}

/* Puts what the view has in [from, to). */
static void put_text(struct line *line, char *at, uint32_t *offsets, const char *view, uint32_t from,
                     uint32_t to) {
    size_t size = line->subject.size;
    memcpy(at + size, view + from, to - from);
    for (uint32_t i = from; i < to; i++)
        offsets[size + (i - from)] = i;
    line->subject.size += to - from;
}

static void put_slot(const struct analysis *analysis, struct line *line, char *at, uint32_t *offsets,
                     const struct piece *piece) {
    const struct finding *finding = &analysis->findings[piece->finding];
    size_t size = line->subject.size;
    at[size] = (char)match_lead(finding->kind, finding->form);
    at[size + 1] = (char)(0x80 + line->slots_count);
    offsets[size] = piece->from;
    offsets[size + 1] = piece->to - 1;
    line->subject.size += 2;
    line->slots[line->slots_count++] = piece->finding;
}

/* Where a quotation that begins within a verb's words ends ('it had "never rung" B'): at its closing mark; 0 for any other. */
static uint32_t quoted_verb_end(const struct analysis *analysis, const struct sentence *sentence,
                                uint32_t at) {
    static const char *const begins[] = {
        "had",  "has",   "have",   "having", "not", "never", "would",
        "will", "could", "should", "did",    "to",  NULL}; /* "was "fine"" is no verb's */
    static const char *const nouns[] = {
        "no ",   "nothing", "every", "a ",   "an ",    "the ", "all ", "some", "any",
        "this ", "that ",   "his ",  "her ", "their ", "its ", "one ", NULL}; /* 'had "no idea" and rang' */
    const char *view = analysis->view.at;
    bool opens = view[at] == '"' && at > sentence->start + 1 && at + 1 < sentence->end &&
                 view[at - 1] == ' ' && view[at + 1] >= 'a' && view[at + 1] <= 'z';
    const struct word *word = opens ? words_ending(&analysis->words, at - 1) : NULL;
    if (!word || !text_is_any(word_text(analysis, word), begins))
        return 0;
    if (text_starts_in_any(analysis_text(analysis, at + 1, sentence->end), nouns))
        return 0;
    const char *close = memchr(view + at + 1, '"', sentence->end - at - 1);
    return close ? (uint32_t)(close - view) : 0;
}

void line_expect(const struct analysis *analysis, uint32_t number) {
    enum { FEW = 4 };
    for (int i = analysis->heads[number], n = 0; i >= 0 && n < FEW; i--, n++)
        __builtin_prefetch(&analysis->findings[i]);
}

void line_make(struct analysis *analysis, uint32_t number, struct line *line) {
    const struct sentence *sentence = &analysis->sentences[number];
    const char *view = analysis->view.at;
    struct piece *pieces = NULL;
    size_t count = gather(analysis, number, &pieces), next = 0;
    size_t room =
        sentence->end - sentence->start + 2 * (count < MATCH_SLOTS_MOST ? count : MATCH_SLOTS_MOST) + 2;
    char *at = arena_take_unset(analysis->arena, room);
    uint32_t *offsets = arena_take_unset(analysis->arena, room * sizeof *offsets);
    line->slots_count = 0;
    line->subject = (struct subject){at, 0, &analysis->words, offsets,
                                     .is_body = !analysis_is_headline(analysis, number)};
    uint32_t close = 0;
    for (uint32_t i = sentence->start; i < sentence->end;) {
        while (next < count && pieces[next].from < i)
            next++; /* nested in what stands already, or overlapping it */
        bool is_slot =
            next < count && pieces[next].from < sentence->end && line->slots_count < MATCH_SLOTS_MOST;
        uint32_t to = is_slot ? pieces[next].from : sentence->end;
        const char *mark = memchr(view + i, '"', to - i + (is_slot ? 1 : 0));
        uint32_t plain = mark ? (uint32_t)(mark - view) : to;
        put_text(line, at, offsets, view, i, plain);
        i = plain;
        uint32_t end = mark && i != close ? quoted_verb_end(analysis, sentence, i) : 0;
        if (end || (mark && i && i == close)) {
            close = end;
            i++;
        } else if (mark && i < to) {
            put_text(line, at, offsets, view, i, i + 1);
            i++;
        } else if (is_slot) {
            put_slot(analysis, line, at, offsets, &pieces[next]);
            i = pieces[next++].to;
        }
    }
    offsets[line->subject.size] = sentence->end;
}

int line_finding(const struct line *line, size_t offset) {
    if (offset + 1 >= line->subject.size || (unsigned char)line->subject.at[offset] < 0xC0)
        return -1;
    return line->slots[(unsigned char)line->subject.at[offset + 1] - 0x80];
}

size_t line_findings(const struct line *line, struct span span, int *findings, size_t most) {
    size_t count = 0;
    for (size_t i = span.start; i < span.end && count < most; i++) {
        int finding = line_finding(line, i);
        if (finding >= 0)
            findings[count++] = finding;
    }
    return count;
}

struct span line_view(const struct line *line, struct span span) {
    const uint32_t *offsets = line->subject.offsets;
    return (struct span){offsets[span.start],
                         span.end > span.start ? offsets[span.end - 1] + 1U : offsets[span.start]};
}
