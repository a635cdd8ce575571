/* Two analyses of one text in; facts lost and gained out. The one idea: facts are told in words and sorted by place, and
   what both tell is passed over. */
#include "extract/difference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/write.h"
#include "record/arena.h"

enum { TOLD_MOST = 400, QUOTE_MOST = 120 };

struct facts {
    struct fact *at;
    size_t count;
};

static struct text bytes_of(const struct analysis *analysis, size_t start, size_t end) {
    return text_slice(analysis->view.source, view_start(&analysis->view, start),
                      view_end(&analysis->view, end));
}

static struct fact fact_in(const struct analysis *analysis, uint32_t sentence, size_t start, size_t end) {
    const struct sentence *whole = &analysis->sentences[sentence];
    return (struct fact){.start = view_start(&analysis->view, start),
                         .end = view_end(&analysis->view, end),
                         .context = bytes_of(analysis, whole->start, whole->end)};
}

static struct text quote_of(const struct analysis *analysis, int number) {
    if (number < 0)
        return TEXT("_");
    const struct finding *finding = &analysis->findings[number];
    struct text text = bytes_of(analysis, finding->start, finding->end);
    return text_slice(text, 0, text.size < QUOTE_MOST ? text.size : QUOTE_MOST);
}

static struct text keep(struct arena *arena, const char *told, int size) {
    size_t used = size < 0 ? 0 : size < TOLD_MOST ? (size_t)size : TOLD_MOST - 1;
    return (struct text){arena_take_copy(arena, told, used), used};
}

static struct fact mention_fact(const struct analysis *analysis, struct arena *arena, int number) {
    const struct finding *finding = &analysis->findings[number];
    struct fact fact = fact_in(analysis, finding->sentence, finding->start, finding->end);
    struct text quote = quote_of(analysis, number);
    char told[TOLD_MOST];
    int size = snprintf(told, sizeof told, "%s \"%.*s\"%s%.*s",
                        rules_kind_name(analysis->rules, (size_t)finding->kind), (int)quote.size, quote.at,
                        finding->value.size ? " " : "", (int)finding->value.size, finding->value.at);
    fact.what = keep(arena, told, size);
    fact.rule = finding->rule;
    return fact;
}

static struct fact relation_fact(const struct analysis *analysis, struct arena *arena,
                                 const struct linkage *link) {
    const struct sentence *sentence = &analysis->sentences[link->sentence];
    struct fact fact = fact_in(analysis, link->sentence, sentence->start, sentence->end);
    struct text source = quote_of(analysis, link->source), target = quote_of(analysis, link->target);
    char told[TOLD_MOST];
    int size = snprintf(told, sizeof told, "%s \"%.*s\" -> \"%.*s\" (%s)", link->kind, (int)source.size,
                        source.at, (int)target.size, target.at, link->status ? link->status : "");
    fact.what = keep(arena, told, size);
    fact.rule = link->rule->id;
    return fact;
}

static int by_place(const void *a, const void *b) {
    const struct fact *left = a, *right = b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return text_compare(left->what, right->what);
}

static struct facts facts_of(struct analysis *analysis, struct arena *arena) {
    analysis_choose(analysis);
    size_t most = analysis->findings_count + analysis->links_count + 1;
    struct facts facts = {arena_take(arena, most * sizeof *facts.at), 0};
    for (size_t i = 0; i < analysis->findings_count; i++)
        if (finding_is_written(&analysis->findings[i]))
            facts.at[facts.count++] = mention_fact(analysis, arena, (int)i);
    for (size_t i = 0; i < analysis->links_count; i++)
        facts.at[facts.count++] = relation_fact(analysis, arena, &analysis->links[i]);
    qsort(facts.at, facts.count, sizeof *facts.at, by_place);
    return facts;
}

void difference_each(struct analysis *before, struct analysis *after, difference_found *call, void *with) {
    struct facts lost = facts_of(before, after->arena), gained = facts_of(after, after->arena);
    for (size_t l = 0, g = 0; l < lost.count || g < gained.count;) {
        int order = l == lost.count ? 1 : g == gained.count ? -1 : by_place(&lost.at[l], &gained.at[g]);
        if (order)
            call(with, order > 0, order > 0 ? &gained.at[g] : &lost.at[l]);
        l += order <= 0 ? 1 : 0;
        g += order >= 0 ? 1 : 0;
    }
}
