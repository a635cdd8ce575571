/* A marked text in; an analysis out whose mentions are those given. The one idea: relation rules are tested on their own, so
   that a change of the name rules breaks none of their examples. */
#include "extract/marked.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"

enum { MARKS_MOST = 128, DEPTH_MOST = 4 };

/* The head of the mark that starts at `at`, "[name:"; where its words begin, 0 for no mark. */
static size_t read_head(struct text text, size_t at, struct text *name) {
    size_t i = at + 1;
    while (i < text.size && (islower((unsigned char)text.at[i]) || text.at[i] == '.' || text.at[i] == '-' ||
                             text.at[i] == '_' || (text.at[i] == ' ' && i > at + 1)))
        i++;
    if (i == at + 1 || i >= text.size || text.at[i] != ':' || !memchr(text.at + i, ']', text.size - i))
        return 0;
    *name = text_slice(text, at + 1, i);
    return i + 1;
}

struct text marked_strip(struct arena *arena, struct text marked, struct mark *marks, size_t most,
                         size_t *count) {
    char *plain = arena_take(arena, marked.size + 1);
    size_t size = 0, open[DEPTH_MOST], depth = 0;
    *count = 0;
    for (size_t at = 0; at < marked.size;) {
        struct text name;
        bool has_room = *count < most && depth < DEPTH_MOST;
        size_t words = marked.at[at] == '[' && has_room ? read_head(marked, at, &name) : 0;
        if (words) {
            open[depth++] = *count;
            marks[(*count)++] = (struct mark){name, size, size};
            at = words;
        } else if (marked.at[at] == ']' && depth) {
            marks[open[--depth]].end = size;
            at++;
        } else {
            plain[size++] = marked.at[at++];
        }
    }
    return (struct text){plain, size};
}

/* View offset of a byte of the source. */
static size_t view_offset(const struct view *view, size_t byte) {
    size_t low = 0, high = view->size;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (view_start(view, middle) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct span marked_span(const struct view *view, const struct mark *mark) {
    return (struct span){view_offset(view, mark->start), view_offset(view, mark->end)};
}

void marked_add(struct analysis *analysis, const struct mark *marks, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct mark *mark = &marks[i];
        const char *dot = memchr(mark->name.at, '.', mark->name.size);
        size_t kind_size = dot ? (size_t)(dot - mark->name.at) : mark->name.size;
        int kind = rules_kind(analysis->rules, mark->name.at, kind_size);
        if (kind < 0 || mark->end == mark->start)
            continue;
        struct text form = dot ? text_slice(mark->name, kind_size + 1, mark->name.size) : TEXT("name");
        int number = text_is(form, "pronoun") ? PRONOUN : text_is(form, "nominal") ? NOMINAL : NAME;
        size_t start = view_offset(&analysis->view, mark->start),
               end = view_offset(&analysis->view, mark->end);
        analysis_add(analysis, kind, number, start, end, "marked");
    }
}

void marked_run(struct analysis *analysis, struct text marked) {
    struct mark *marks = arena_take(analysis->arena, MARKS_MOST * sizeof *marks);
    size_t count;
    struct text plain = marked_strip(analysis->arena, marked, marks, MARKS_MOST, &count);
    view_make(analysis->arena, plain, &analysis->view);
    analysis_blocks(analysis);
    for (size_t i = 0; i < analysis->blocks_count; i++)
        if (strcmp(analysis->blocks[i].kind, "headline") != 0)
            analysis->blocks[i].kind = "";
    analysis_sentences(analysis);
    marked_add(analysis, marks, count);
    analysis_phrases(analysis, 1);
    analysis_relations(analysis, 1);
    analysis_ties(analysis);
    analysis_stances(analysis);
}
