/* The view in; blocks out: a block is a paragraph, a headline, a byline, a caption or a line of boilerplate.

   News arrives either with one paragraph a line or wrapped hard at some width. The one idea: the lines' lengths tell
   which; in a wrapped text a line break inside a paragraph becomes a space in the view, elsewhere it ends the block. What kind of
   block a line is, rules of the layer blocks say. */
#include <string.h>

#include "extract/analysis.h"
#include "record/arena.h"

enum { WRAP_LEAST = 50, WRAP_MOST = 100, HEADLINE_MOST = 170, SHORT_LINE = 70 };

static size_t line_end(const struct view *view, size_t at) {
    const char *newline = memchr(view->at + at, '\n', view->size - at);
    return newline ? (size_t)(newline - view->at) : view->size;
}

/* Whether the text is wrapped hard: most lines that a line follows are of one width. */
static bool is_wrapped(const struct view *view) {
    size_t followed = 0, wide = 0, longest = 0;
    for (size_t at = 0; at < view->size;) {
        size_t end = line_end(view, at), size = end - at;
        bool next = end + 1 < view->size && view->at[end + 1] != '\n';
        if (size && next) {
            followed++;
            if (size >= WRAP_LEAST && size <= WRAP_MOST)
                wide++;
        }
        if (size > longest)
            longest = size;
        at = end + 1;
    }
    return followed >= 3 && longest <= WRAP_MOST && wide * 10 >= followed * 6;
}

/* Whether the break behind the line [start, end) lies inside a paragraph of wrapped text. */
static bool is_soft(const struct view *view, size_t start, size_t end) {
    if (end + 1 >= view->size || view->at[end + 1] == '\n')
        return false;
    if (end - start < WRAP_LEAST)
        return false;
    char last = view->at[end - 1];
    size_t next = line_end(view, end + 1);
    bool ends = strchr(".!?\"':", last) != NULL;
    return !ends || next - end > SHORT_LINE / 2 || view->at[end + 1] >= 'a';
}

static void mend_breaks(struct view *view) {
    if (!is_wrapped(view))
        return;
    for (size_t at = 0; at < view->size;) {
        size_t end = line_end(view, at);
        if (end < view->size && is_soft(view, at, end))
            view->at[end] = ' ';
        at = end + 1;
    }
}

static void add_block(struct analysis *analysis, size_t start, size_t end) {
    analysis->blocks =
        arena_take_room(analysis->arena, analysis->blocks, sizeof *analysis->blocks, analysis->blocks_count,
                        analysis->blocks_count + 1, &analysis->blocks_capacity);
    analysis->blocks[analysis->blocks_count++] = (struct block){(uint32_t)start, (uint32_t)end, ""};
}

struct naming {
    struct analysis *analysis;
    struct block *block;
    int priority;
};

static void name_block(void *with, struct match **matches, size_t count) {
    struct naming *naming = with;
    for (size_t i = 0; i < count; i++) {
        const struct match *match = matches[i];
        if (match->rule->priority < naming->priority || match->whole.start > naming->block->start + 4)
            continue; /* rules speak of how a line begins */
        naming->priority = match->rule->priority;
        naming->block->kind = match->rule->emits[0].form ? match->rule->emits[0].form : "";
    }
}

/* A line without a full stop among the first few, or a short one standing alone later, is a headline. */
static bool is_headline(const struct analysis *analysis, const struct block *block) {
    size_t size = block->end - block->start;
    if (size > HEADLINE_MOST || !size)
        return false;
    char last = analysis->view.at[block->end - 1];
    bool stops = last == '.' || last == '"' || last == ':' || last == ',' || last == ';';
    return !stops && (block - analysis->blocks < 4 || size < SHORT_LINE);
}

void analysis_blocks(struct analysis *analysis) {
    struct view *view = &analysis->view;
    mend_breaks(view);
    for (size_t at = 0; at < view->size;) {
        size_t end = line_end(view, at);
        if (end > at)
            add_block(analysis, at, end);
        at = end + 1;
    }
    words_cut(analysis->arena, rules_lists(analysis->rules), view->at, view->size, &analysis->words);
    matcher_know(analysis->matcher, view->at, &analysis->words);
    struct subject subject = {view->at, view->size, &analysis->words, NULL, false};
    for (size_t i = 0; i < analysis->blocks_count; i++) {
        struct block *block = &analysis->blocks[i];
        struct naming naming = {analysis, block, -1000};
        size_t first = words_from(&analysis->words, block->start);
        bool any = first < analysis->words.count && analysis->words.at[first].start < block->end;
        if (any) {
            size_t start = analysis->words.at[first].start;
            matcher_run(analysis->matcher, LAYER_BLOCKS, &subject, start, start + 1, analysis->filter,
                        name_block, &naming);
        }
        if (naming.priority == -1000 && is_headline(analysis, block))
            block->kind = "headline";
    }
}
