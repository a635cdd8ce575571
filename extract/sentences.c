/* Blocks in; sentences out. The one idea: a full stop ends a sentence unless the word before it is an abbreviation, and
   a sentence never crosses a block.

   Method: after Grefenstette and Tapanainen (1994), "What is a word, what is a sentence?": abbreviations from lists
   (titles, ranks, months), single letters, and the case of what follows. */
#include <ctype.h>
#include <string.h>

#include "extract/analysis.h"
#include "record/arena.h"

static void add_sentence(struct analysis *analysis, size_t start, size_t end, size_t block) {
    while (start < end && analysis->view.at[start] == ' ')
        start++;
    while (end > start && analysis->view.at[end - 1] == ' ')
        end--;
    if (start == end)
        return;
    analysis->sentences = arena_take_room(analysis->arena, analysis->sentences, sizeof *analysis->sentences,
                                          analysis->sentences_count, analysis->sentences_count + 1,
                                          &analysis->sentences_capacity);
    analysis->sentences[analysis->sentences_count++] =
        (struct sentence){(uint32_t)start, (uint32_t)end, (uint32_t)block};
    size_t first = words_from(&analysis->words, start);
    if (first < analysis->words.count && analysis->words.at[first].start < end)
        analysis->words.at[first].flags |= WORD_FIRST;
}

struct stops { /* what the lists say of words at a full stop */
    uint64_t abbreviations, titles, openers, givens;
};

/* Whether the word at `follow` opens a sentence whatever stands before it: "The", "She", but not "May". */
static bool opens_sentence(const struct analysis *analysis, const struct stops *stops, size_t follow) {
    const struct word *next = words_starting(&analysis->words, follow);
    return next && next->end - next->start > 1 && (next->alone & stops->openers) &&
           !(next->alone & stops->givens);
}

/* Whether the dot at `at`, with a capital at `follow`, belongs to an abbreviation and ends nothing. */
static bool is_abbreviated(const struct analysis *analysis, const struct stops *stops, size_t at,
                           size_t follow) {
    const struct word *word = words_ending(&analysis->words, at);
    if (!word)
        return false;
    bool initial = (word->flags & WORD_INITIAL) != 0;
    if (!initial && !(word->alone & stops->abbreviations))
        return false;
    if (word->alone & stops->titles)
        return true;
    if (opens_sentence(analysis, stops, follow))
        return false;
    struct text text = word_text(analysis, word);
    const struct list_entry *entry = analysis_entry_here(analysis, LIST_ABBREVIATION, text);
    return !entry || !list_attribute(entry, "end").size;
}

/* Skips closing quotes and brackets behind a stop. */
static size_t skip_closing(const char *view, size_t at, size_t end) {
    while (at < end && strchr("\"')]", view[at]))
        at++;
    return at;
}

static bool ends_sentence(const struct analysis *analysis, const struct stops *stops, size_t at, size_t end,
                          size_t *next) {
    const char *view = analysis->view.at;
    if (view[at] != '.' && view[at] != '!' && view[at] != '?')
        return false;
    if (view[at] == '.' && at + 1 < end && view[at + 1] == '.')
        return false;
    *next = skip_closing(view, at + 1, end);
    if (*next >= end)
        return true;
    if (view[*next] != ' ')
        return false;
    size_t follow = *next + 1;
    bool quoted = false;
    while (follow < end && strchr("\"'([", view[follow])) {
        quoted |= view[follow] == '"';
        follow++;
    }
    if (follow >= end)
        return true;
    bool opens = isupper((unsigned char)view[follow]) || isdigit((unsigned char)view[follow]) || quoted;
    if (!opens)
        return false;
    return view[at] != '.' || !is_abbreviated(analysis, stops, at, follow);
}

void analysis_sentences(struct analysis *analysis) {
    struct stops stops = {
        analysis_list(analysis, LIST_ABBREVIATION),
        analysis_list(analysis, LIST_TITLE_CIVIL) | analysis_list(analysis, LIST_TITLE_RANK),
        analysis_list(analysis, LIST_FUNCTION_WORD),
        analysis_list(analysis, LIST_GIVEN_FEMALE) | analysis_list(analysis, LIST_GIVEN_MALE) |
            analysis_list(analysis, LIST_GIVEN_UNISEX)};
    for (size_t b = 0; b < analysis->blocks_count; b++) {
        size_t start = analysis->blocks[b].start, end = analysis->blocks[b].end, next;
        for (size_t at = start; at < end; at++)
            if (ends_sentence(analysis, &stops, at, end, &next)) {
                add_sentence(analysis, start, next, b);
                start = next;
                at = next;
            }
        add_sentence(analysis, start, end, b);
    }
}
