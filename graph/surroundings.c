/* A network and its articles in, what stands around its quotes out. The one idea: the quotes are sorted by article and
   place, so that an article is read, and its lines are counted, once. */
#include "graph/surroundings.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/source.h"

enum { AROUND = 240, ARTICLE_KEPT = 1 << 20 };

struct surroundings {
    struct arena *arena;
    struct surrounding *all;
};

/* A quote and its number. */
struct quote {
    const struct report *report;
    size_t number;
};

static int quote_compare(const void *left, const void *right) {
    const struct quote *a = left, *b = right;
    if (a->report->document != b->report->document)
        return a->report->document < b->report->document ? -1 : 1;
    if (a->report->start != b->report->start)
        return a->report->start < b->report->start ? -1 : 1;
    return a->number < b->number ? -1 : 1;
}

static bool is_gap(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static struct text joined(struct arena *arena, const char *head, struct text text, const char *tail) {
    size_t first = strlen(head), last = strlen(tail);
    char *at = arena_take(arena, first + text.size + last + 1);
    memcpy(at, head, first);
    memcpy(at + first, text.at, text.size);
    memcpy(at + first + text.size, tail, last);
    return (struct text){at, first + text.size + last};
}

/* Up to AROUND bytes before `start`, from the beginning of a word on. */
static struct text before(struct arena *arena, struct text article, size_t start) {
    size_t from = start > AROUND ? start - AROUND : 0;
    while (from > 0 && from < start && !is_gap(article.at[from - 1]))
        from++;
    return joined(arena, from ? "… " : "", text_slice(article, from, start), "");
}

static struct text after(struct arena *arena, struct text article, size_t end) {
    size_t to = article.size - end > AROUND ? end + AROUND : article.size;
    while (to < article.size && to > end && !is_gap(article.at[to]))
        to--;
    return joined(arena, "", text_slice(article, end, to), to < article.size ? " …" : "");
}

/* Fills in for `count` quotes of one article. */
static void look_around(struct surroundings *surroundings, struct text article, const struct quote *quotes,
                        size_t count) {
    size_t line = 1, seen = 0;
    for (size_t i = 0; i < count; i++) {
        const struct report *report = quotes[i].report;
        if (report->start > report->end || report->end > article.size)
            continue;
        for (; seen < report->start; seen++)
            line += article.at[seen] == '\n';
        surroundings->all[quotes[i].number] =
            (struct surrounding){before(surroundings->arena, article, report->start),
                                 after(surroundings->arena, article, report->end), line};
    }
}

static void read_articles(struct surroundings *surroundings, const struct archive *archive,
                          const char *source, const struct quote *quotes, size_t count) {
    struct arena *arena = arena_new();
    for (size_t i = 0, next = 0; i < count; i = next) {
        size_t number = quotes[i].report->document;
        while (next < count && quotes[next].report->document == number)
            next++;
        const struct document *document = &archive->documents[number].record;
        struct text article;
        arena_reset(arena, ARTICLE_KEPT);
        if (document->sha256.size && source_read(source, document, arena, &article) == SOURCE_FOUND)
            look_around(surroundings, article, quotes + i, next - i);
    }
    arena_free(arena);
}

struct surroundings *surroundings_new(const struct network *network, const char *source) {
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct surroundings *surroundings = arena_take(arena, sizeof *surroundings);
    size_t reports = 0, count = 0;
    for (size_t i = 0; i < network->edges_count; i++)
        reports += network->edges[i].reports;
    *surroundings =
        (struct surroundings){arena, arena_take(arena, (reports + 1) * sizeof *surroundings->all)};
    struct quote *quotes = arena_take(scratch, (reports + 1) * sizeof *quotes);
    reports = 0;
    for (size_t i = 0; i < network->edges_count; i++)
        for (const struct evidence *one = network->edges[i].evidence; one; one = one->next, reports++)
            if (one->report->document != LOOKUP_NONE)
                quotes[count++] = (struct quote){one->report, reports};
    qsort(quotes, count, sizeof *quotes, quote_compare);
    read_articles(surroundings, network->archive, source, quotes, count);
    arena_free(scratch);
    return surroundings;
}

void surroundings_free(struct surroundings *surroundings) {
    if (surroundings)
        arena_free(surroundings->arena);
}

struct surrounding surroundings_at(const struct surroundings *surroundings, size_t number) {
    return surroundings->all[number];
}
