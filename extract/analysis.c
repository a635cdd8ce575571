/* One document's steps in order, and what they share: adding findings and settling their overlaps. */
#include "extract/analysis.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "record/arena.h"
#include "rules/wordclass.h"

static const struct span nowhere = {SIZE_MAX, SIZE_MAX};

/* Files a finding that is made once the sentences' lines stand. */
static void file_finding(struct analysis *analysis, int number) {
    struct finding *finding = &analysis->findings[number];
    finding->sentence = analysis_sentence_near(analysis, finding->start, number ? finding[-1].sentence : 0);
    if (!analysis->heads)
        return;
    finding->next = analysis->heads[finding->sentence];
    analysis->heads[finding->sentence] = number;
}

enum { BYTES_A_FINDING = 12 }; /* in news */

static void more_findings(struct analysis *analysis) {
    if (!analysis->findings) {
        analysis->findings_capacity = analysis->view.size / BYTES_A_FINDING + 8;
        analysis->findings =
            arena_take_unset(analysis->arena, analysis->findings_capacity * sizeof *analysis->findings);
        return;
    }
    analysis->findings =
        arena_take_room(analysis->arena, analysis->findings, sizeof *analysis->findings,
                        analysis->findings_count, analysis->findings_count + 1, &analysis->findings_capacity);
}

struct finding *analysis_add(struct analysis *analysis, int kind, int form, size_t start, size_t end,
                             const char *rule) {
    if (analysis->findings_count == analysis->findings_capacity)
        more_findings(analysis);
    struct finding *finding = &analysis->findings[analysis->findings_count];
    *finding = (struct finding){.kind = kind,
                                .form = form,
                                .start = (uint32_t)start,
                                .end = (uint32_t)end,
                                .from = (uint32_t)start,
                                .to = (uint32_t)end,
                                .rule = rule,
                                .title = nowhere,
                                .given = nowhere,
                                .surname = nowhere,
                                .of = -1,
                                .alias_of = -1,
                                .not_of = -1,
                                .speaker = -1,
                                .body = -1,
                                .kin_of = -1,
                                .next = -1};
    file_finding(analysis, (int)analysis->findings_count++);
    return finding;
}

struct rival { /* a finding, with what it is compared by */
    uint32_t size, start;
    int priority, guess;
    struct finding *finding;
};

static int strongest_first(const void *a, const void *b) {
    const struct rival *left = a, *right = b;
    if (left->size != right->size)
        return left->size > right->size ? -1 : 1;
    if (left->priority != right->priority)
        return left->priority > right->priority ? -1 : 1;
    if (left->guess != right->guess)
        return left->guess ? 1 : -1;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->finding < right->finding ? -1 : 1;
}

static int by_start(const void *a, const void *b) {
    const struct finding *left = a, *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->end < right->end ? -1 : left->end > right->end;
}

/* Takes [start, end) of the view for a finding; false when part of it is taken already. */
static bool claim(char *taken, const struct finding *finding) {
    size_t size = finding->end - finding->start;
    if (memchr(taken + finding->start, 1, size))
        return false;
    memset(taken + finding->start, 1, size);
    return true;
}

static void compact(struct analysis *analysis) {
    size_t kept = 0;
    for (size_t i = 0; i < analysis->findings_count; i++)
        if (!analysis->findings[i].removed && kept++ != i)
            analysis->findings[kept - 1] = analysis->findings[i];
    analysis->findings_count = kept;
    bool in_order = true;
    for (size_t i = 1; i < kept && in_order; i++)
        in_order = by_start(&analysis->findings[i - 1], &analysis->findings[i]) <= 0;
    if (!in_order)
        qsort(analysis->findings, kept, sizeof *analysis->findings, by_start);
}

void analysis_settle(struct analysis *analysis, size_t first) {
    char *taken = arena_take(analysis->arena, analysis->view.size + 1);
    size_t count = 0;
    struct rival *order =
        arena_take_unset(analysis->arena, (analysis->findings_count - first + 1) * sizeof *order);
    for (size_t i = 0; i < first; i++)
        if (!analysis->findings[i].removed)
            claim(taken, &analysis->findings[i]);
    for (size_t i = first; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (!finding->removed)
            order[count++] = (struct rival){finding->end - finding->start, finding->start, finding->priority,
                                            finding->guess, finding};
    }
    if (count)
        qsort(order, count, sizeof *order, strongest_first);
    for (size_t i = 0; i < count; i++)
        if (!claim(taken, order[i].finding))
            order[i].finding->removed = true;
    compact(analysis);
}

uint32_t analysis_sentence(const struct analysis *analysis, size_t at) {
    size_t low = 0, high = analysis->sentences_count;
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        if (analysis->sentences[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

uint32_t analysis_sentence_near(const struct analysis *analysis, size_t at, uint32_t near) {
    const struct sentence *sentences = analysis->sentences;
    bool is_behind = near < analysis->sentences_count && sentences[near].start <= at;
    for (uint32_t next = near + 1; is_behind && next <= near + 2; next++)
        if (next >= analysis->sentences_count || sentences[next].start > at)
            return next - 1;
    return analysis_sentence(analysis, at);
}

const struct block *analysis_block(const struct analysis *analysis, uint32_t sentence) {
    return &analysis->blocks[analysis->sentences[sentence].block];
}

bool analysis_is_headline(const struct analysis *analysis, uint32_t sentence) {
    return !strcmp(analysis_block(analysis, sentence)->kind, "headline");
}

uint64_t analysis_list(const struct analysis *analysis, enum known_list list) {
    return rules_known(analysis->rules, list).bit;
}

uint64_t analysis_lists(const struct analysis *analysis, const enum known_list *all, size_t count) {
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++)
        bits |= analysis_list(analysis, all[i]);
    return bits;
}

const struct list_entry *analysis_entry(const struct analysis *analysis, enum known_list list,
                                        struct text text) {
    struct known known = rules_known(analysis->rules, list);
    return known.list ? list_find(rules_lists(analysis->rules), known.list, text) : NULL;
}

struct text analysis_text(const struct analysis *analysis, size_t start, size_t end) {
    return text_slice((struct text){analysis->view.at, analysis->view.size}, start, end);
}

struct text finding_text(const struct analysis *analysis, const struct finding *finding) {
    return analysis_text(analysis, finding->start, finding->end);
}

struct text word_text(const struct analysis *analysis, const struct word *word) {
    return analysis_text(analysis, word->start, word->end);
}

struct text sentence_text(const struct analysis *analysis, uint32_t sentence) {
    return analysis_text(analysis, analysis->sentences[sentence].start, analysis->sentences[sentence].end);
}

size_t analysis_words_between(const struct analysis *analysis, size_t start, size_t end) {
    return words_from(&analysis->words, end) - words_from(&analysis->words, start);
}

struct text analysis_before(const struct analysis *analysis, size_t at, size_t most) {
    size_t start = analysis->sentences[analysis_sentence(analysis, at)].start;
    size_t size = at > start ? at - start : 0;
    return analysis_text(analysis, at - (size < most ? size : most), at);
}

bool analysis_is_plain(const struct word *word, size_t end) {
    while (word->flags & WORD_PLAIN && word->end < end && (word->gap == GAP_SPACE || word->gap == GAP_HYPHEN))
        word++;
    return word->flags & WORD_PLAIN && word->end == end;
}

/* Whether a word's set of lists may lack one that it is in: of "eBay" the word pass compares the first letter alone. */
static bool is_odd(const struct word *word, const char *at) {
    bool is_odd = false;
    for (size_t i = 0; i < word->end - word->start && !(word->flags & WORD_CAPITAL); i++)
        is_odd |= at[i] >= 'A' && at[i] <= 'Z';
    return is_odd;
}

/* The entry that is a plain word by itself, by the hash that the word pass left with it. */
static const struct list_entry *entry_of(const struct analysis *analysis, enum known_list list,
                                         const struct word *word, struct text text) {
    const struct lists *lists = rules_lists(analysis->rules);
    const struct list_key *key = lists_key(lists, word->hash);
    uint64_t bit = analysis_list(analysis, list);
    for (uint32_t n = key ? key->first : 0; n; n = lists_entry(lists, n)->next) {
        const struct list_entry *entry = lists_entry(lists, n);
        if (bit >> entry->list & 1 && list_written_case_fits(list_form(entry), text))
            return entry;
    }
    return NULL;
}

const struct list_entry *analysis_entry_here(const struct analysis *analysis, enum known_list list,
                                             struct text text) {
    size_t start = (size_t)(text.at - analysis->view.at), end = start + text.size;
    assert(end <= analysis->view.size);
    const struct word *word = words_starting(&analysis->words, start);
    if (!word || !analysis_is_plain(word, end))
        return analysis_entry(analysis, list, text);
    uint64_t bit = analysis_list(analysis, list);
    if (word->end != end)
        return word->begins & bit ? analysis_entry(analysis, list, text) : NULL;
    return word->alone & bit || is_odd(word, text.at) ? entry_of(analysis, list, word, text) : NULL;
}

static bool is_plural_in(const struct analysis *analysis, enum known_list list, struct text word) {
    const struct list_entry *entry = analysis_entry_here(analysis, list, word);
    return entry && list_attribute(entry, "plural").size > 0;
}

/* "Trustees", of whom the list of roles has the one as well. */
static bool is_plural_role(const struct analysis *analysis, struct text word) {
    bool ends = word.size > 3 && word.at[word.size - 1] == 's' && word.at[word.size - 2] != 's';
    return ends && analysis_entry_here(analysis, LIST_ROLE, word) &&
           analysis_entry_here(analysis, LIST_ROLE, text_slice(word, 0, word.size - 1));
}

/* "One of the nurses" is one. */
static bool is_one_of(struct text text) {
    static const char one_of[] = "one of ";
    return text.size > strlen(one_of) && !strncasecmp(text.at, one_of, strlen(one_of));
}

bool analysis_is_several(const struct analysis *analysis, const struct finding *finding) {
    if (finding->form == NAME || finding->kind != PERSON)
        return false;
    if (finding->form == PRONOUN)
        return text_is(finding->gender, "pl");
    struct text text = finding_text(analysis, finding);
    if (is_one_of(text))
        return false;
    if (text.size > 4 && !strncasecmp(text.at, "the ", 4))
        text = text_slice(text, 4, text.size);
    struct text noun = text_last_word(text);
    return text_is_of(analysis->rules, text_first_word(text), CLASS_SEVERAL) ||
           is_plural_in(analysis, LIST_NOMINAL_PERSON, noun) || is_plural_in(analysis, LIST_KIN, noun);
}

bool analysis_is_plural(const struct analysis *analysis, const struct finding *finding) {
    if (analysis_is_several(analysis, finding))
        return true;
    if (finding->form != NOMINAL || finding->kind != PERSON)
        return false;
    struct text text = finding_text(analysis, finding);
    if (is_one_of(text))
        return false;
    return is_plural_role(analysis, text_last_word(text));
}

size_t analysis_sentences_of(const struct analysis *all, size_t count) {
    size_t sentences = 0;
    for (size_t i = 0; i < count; i++)
        sentences += all[i].sentences_count;
    return sentences;
}

void analysis_open(struct analysis *analysis, struct text text) {
    view_make(analysis->arena, text, &analysis->view);
    analysis_blocks(analysis);
    analysis_sentences(analysis);
}

void analysis_run(struct analysis *all, size_t count) {
    if (!count)
        return;
    analysis_surface(all, count);
    analysis_names(all, count);
    for (size_t i = 0; i < count; i++) {
        analysis_sweep(&all[i]);
        analysis_heads(&all[i]);
    }
    analysis_phrases(all, count);
    analysis_relations(all, count);
    for (size_t i = 0; i < count; i++) {
        analysis_ties(&all[i]);
        analysis_stances(&all[i]);
    }
}
