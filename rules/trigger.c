/* An expanded pattern in; what a match begins with and what it must hold out.

   The one idea: read the pattern as far as it is a finite set of strings. `(?:call|email)(?:s|ed)?` followed by white space is
   six words; a line that holds none of them can't match. Whatever is not understood makes the answer wider, never
   narrower, so that nothing is lost (a test runs every rule without its triggers and wants the same matches). */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "rules/internal.h"
#include "rules/syntax.h"

struct reading {
    struct arena *arena, *scratch;
    const struct rule_callout *callouts;
    struct rule_start *start;
};

/* ---- what a match must hold ---- */

/* Best words, best lists, a digit and slots that one sequence must hold; `either`: a digit or something else. */
struct needs {
    struct rule_need words, lists, either;
    size_t weight; /* of the shortest word: longer words are rarer */
    bool digit;
    uint64_t slots[SLOTS_MOST];
    size_t slots_count;
};

static void add_slot(struct needs *needs, uint64_t leads) {
    if (leads && needs->slots_count < SLOTS_MOST)
        needs->slots[needs->slots_count++] = leads;
}

static bool is_edge(char c) {
    return c == ' ' || c == '\1';
}

/* The longest whole word of a string whose ends are open unless marked. What has an apostrophe the word pass may cut. */
static bool whole_word(const char *string, const char **word, size_t *size) {
    *size = 0;
    size_t length = strlen(string);
    for (size_t start = 0; start < length;) {
        while (start < length && is_edge(string[start]))
            start++;
        size_t end = start;
        while (end < length && !is_edge(string[end]))
            end++;
        bool closed = start > 0 && end < length && !memchr(string + start, '\'', end - start);
        if (closed && end - start > *size) {
            *word = string + start;
            *size = end - start;
        }
        start = end;
    }
    return *size > 0;
}

/* Takes the words of a finite piece, when they are better than the best so far. */
static void settle(struct reading *reading, struct needs *best, const struct strings *chunk) {
    if (chunk->count == 1 && strlen(chunk->at[0]) < 3)
        return;
    uint64_t *words = arena_take(reading->scratch, (chunk->count + 1) * sizeof *words);
    size_t count = 0, weight = 99;
    for (size_t i = 0; i < chunk->count; i++) {
        const char *word;
        size_t size;
        if (!whole_word(chunk->at[i], &word, &size))
            return;
        words[count++] = words_hash(word, size);
        weight = size < weight ? size : weight;
    }
    bool better = !best->words.words_count || weight > best->weight + 1 ||
                  (weight + 1 >= best->weight && count < best->words.words_count);
    if (!count || weight < 2 || !better)
        return;
    uint64_t *kept = arena_take(reading->arena, count * sizeof *kept);
    memcpy(kept, words, count * sizeof *kept);
    best->words.words = kept;
    best->words.words_count = count;
    best->weight = weight;
}

static void needs_of(struct reading *reading, const struct node *first, bool before, bool after,
                     struct needs *best);

static bool is_need(const struct rule_need *need) {
    return need->words_count || need->lists || need->digit;
}

/* Joins what two branches need into what either does; false when one of them needs nothing. */
static bool join(struct reading *reading, struct rule_need *all, const struct rule_need *one) {
    if (!is_need(one) || all->words_count + one->words_count > STRINGS_MOST)
        return false;
    size_t count = all->words_count + one->words_count;
    uint64_t *words = arena_take(reading->arena, (count + 1) * sizeof *words);
    if (all->words_count)
        memcpy(words, all->words, all->words_count * sizeof *words);
    if (one->words_count)
        memcpy(words + all->words_count, one->words, one->words_count * sizeof *words);
    *all = (struct rule_need){words, count, all->lists | one->lists, all->digit || one->digit};
    return true;
}

/* Of what a sequence needs that which says most. */
static const struct rule_need *foremost(const struct needs *needs) {
    static const struct rule_need digit = {NULL, 0, 0, true};
    return needs->words.words_count ? &needs->words
           : needs->lists.lists     ? &needs->lists
           : needs->digit           ? &digit
                                    : &needs->either;
}

/* Joins the slots that two branches hold, in their order, into those that either does. */
static void join_slots(struct needs *all, const struct needs *one, bool first) {
    if (first || all->slots_count > one->slots_count)
        all->slots_count = one->slots_count;
    for (size_t i = 0; i < all->slots_count; i++)
        all->slots[i] = first ? one->slots[i] : all->slots[i] | one->slots[i];
}

static void needs_of_group(struct reading *reading, const struct branch *branches, bool before, bool after,
                           struct needs *best) {
    struct rule_need all = {NULL, 0, 0, false};
    bool digit = true, known = true;
    size_t weight = 99;
    struct needs slots = {.weight = 0};
    for (const struct branch *b = branches; b; b = b->next) {
        struct needs one = {.weight = 0};
        needs_of(reading, b->first, before, after, &one);
        digit &= one.digit;
        join_slots(&slots, &one, b == branches);
        known = known && join(reading, &all, foremost(&one));
        if (one.words.words_count && one.weight < weight)
            weight = one.weight;
    }
    best->digit |= digit;
    for (size_t i = 0; i < slots.slots_count; i++)
        add_slot(best, slots.slots[i]);
    if (!known || digit)
        return;
    if (all.digit) {
        best->either = is_need(&best->either) ? best->either : all;
        return;
    }
    bool mixed = all.words_count > 0;
    struct rule_need *held = mixed ? &best->words : &best->lists;
    if (is_need(held) && (!mixed || weight <= best->weight))
        return;
    *held = all;
    if (mixed)
        best->weight = weight;
}

/* A class of what is no part of a word. */
static bool is_gap(const struct node *node) {
    for (int c = node_next(node, 0); c < 128; c = node_next(node, c + 1))
        if (isalnum(c) || c == '_' || c == '\'')
            return false;
    return true;
}

/* A class that only digits, or only leads of slots, can fill. */
static void needs_of_class(const struct node *node, struct needs *best) {
    bool digits = true, any = false, others = false;
    uint64_t leads = 0;
    for (int c = node_next(node, 0); c < 256; c = node_next(node, c + 1)) {
        any = true;
        digits &= c >= '0' && c <= '9';
        if (c >= 0xC0)
            leads |= 1ULL << (c - 0xC0);
        else
            others = true;
    }
    best->digit |= any && digits;
    if (!others)
        add_slot(best, leads);
}

/* The slots alone of what is a finite set of strings, in which a slot is but the edge of a word. */
static void slots_of_group(const struct branch *branches, struct needs *best) {
    struct needs all = {.weight = 0};
    for (const struct branch *b = branches; b; b = b->next) {
        struct needs one = {.weight = 0};
        for (const struct node *node = b->first; node; node = node->next) {
            if (node->min > 0 && node->kind == CLASS)
                needs_of_class(node, &one);
            else if (node->min > 0 && node->kind == GROUP)
                slots_of_group(node->branches, &one);
        }
        join_slots(&all, &one, b == branches);
    }
    for (size_t i = 0; i < all.slots_count; i++)
        add_slot(best, all.slots[i]);
}

/* Whether all strings end at the edge of a word. */
static bool strings_end_at_edge(const struct strings *set) {
    for (size_t i = 0; i < set->count; i++) {
        size_t size = strlen(set->at[i]);
        if (!size || !is_edge(set->at[i][size - 1]))
            return false;
    }
    return set->count > 0;
}

bool nodes_begin_at_edge(const struct node *node, bool end) {
    for (; node; node = node->next) {
        bool edge = true;
        if (node->kind == LOOK ? node->boundary : node->kind == CLASS && is_gap(node)) {
            if (node->min > 0)
                return true;
        } else if (node->kind == GROUP) {
            bool behind = nodes_begin_at_edge(node->next, end); /* of a branch that may be empty */
            for (const struct branch *b = node->branches; b && edge; b = b->next)
                edge = nodes_begin_at_edge(b->first, behind);
            if (!edge || node->min > 0)
                return edge;
        } else if (node->kind == CLASS) {
            return false;
        }
    }
    return end;
}

static bool ends_at_edge(const struct node *node, bool edge);

/* Whether a node ends at the edge of a word where it takes anything; `before` says whether it begins at one. */
static bool node_ends_at_edge(const struct node *node, bool before) {
    bool edge = true;
    if (node->kind != GROUP)
        return node->kind == LOOK ? node->boundary : node->kind == CLASS && is_gap(node);
    for (const struct branch *b = node->branches; b; b = b->next)
        edge = edge && ends_at_edge(b->first, before);
    return edge;
}

/* Whether the sequence from `node` on ends at the edge of a word; `edge` says whether it begins at one. */
static bool ends_at_edge(const struct node *node, bool edge) {
    for (; node; node = node->next)
        if (node->kind == LOOK)
            edge = edge || node->boundary;
        else if (node->kind != CALLOUT)
            edge = node_ends_at_edge(node, edge) && (node->min > 0 || edge);
    return edge;
}

static bool branches_begin_at_edge(struct node group) {
    group.min = 1;
    group.next = NULL;
    return nodes_begin_at_edge(&group, false);
}

/* `before` and `after`: whether the sequence stands between edges of words. */
static void needs_of(struct reading *reading, const struct node *first, bool before, bool after,
                     struct needs *best) {
    struct strings chunk = {NULL, 0, 0}, copy;
    strings_reset(reading->scratch, &chunk);
    if (before)
        strings_edge(reading->scratch, &chunk, false);
    for (const struct node *node = first; node; node = node->next) {
        struct strings part = {NULL, 0, 0};
        bool finite = strings_of(reading->scratch, node, &part);
        copy = chunk;
        if (finite && node->kind == CLASS && node->min > 0)
            needs_of_class(node, best);
        if (finite && node->kind == GROUP && node->min > 0)
            slots_of_group(node->branches, best);
        if (finite && strings_multiply(reading->scratch, &copy, &part)) {
            chunk = copy;
            continue;
        }
        bool edge = strings_end_at_edge(&chunk);
        if (nodes_begin_at_edge(node, after))
            strings_edge(reading->scratch, &chunk, true);
        settle(reading, best, &chunk);
        if (finite) {
            chunk = part;
            if (edge)
                strings_edge(reading->scratch, &chunk, false);
            continue;
        }
        strings_reset(reading->scratch, &chunk);
        if (node_ends_at_edge(node, edge) && (node->min > 0 || edge))
            strings_edge(reading->scratch, &chunk, false);
        if (node->min == 0)
            continue;
        if (node->kind == GROUP) /* what is repeated stands between itself, too */
            needs_of_group(
                reading, node->branches, edge && (node->max == 1 || node_ends_at_edge(node, false)),
                nodes_begin_at_edge(node->next, after) && (node->max == 1 || branches_begin_at_edge(*node)),
                best);
        else if (node->kind == CLASS)
            needs_of_class(node, best);
        else if (node->kind == CALLOUT && !best->lists.lists)
            best->lists.lists = callout_wants(&reading->callouts[node->callout - 1]);
    }
    if (after)
        strings_edge(reading->scratch, &chunk, true);
    settle(reading, best, &chunk);
}

/* What a pattern looks ahead to at its end a match must have behind it. */
static void open_last_look(struct branch *branches) {
    for (struct branch *b = branches; b; b = b->next) {
        struct node *look = NULL;
        for (struct node *node = b->first; node; node = node->next) {
            if (node->kind != LOOK)
                look = NULL;
            else if (node->ahead && !look)
                look = node;
        }
        if (look) {
            look->kind = GROUP;
            look->next = NULL;
        }
    }
}

static void add_need(struct rule_start *start, struct rule_need need) {
    if (start->needs_count < NEEDS_MOST)
        start->needs[start->needs_count++] = need;
}

/* A match never begins inside a word. */
static void read_needs(struct reading *reading, const struct branch *branches) {
    struct needs best = {.weight = 0};
    if (branches->next)
        needs_of_group(reading, branches, true, false, &best);
    else
        needs_of(reading, branches->first, true, false, &best);
    if (is_need(&best.words))
        add_need(reading->start, best.words);
    if (is_need(&best.lists))
        add_need(reading->start, best.lists);
    if (best.digit)
        add_need(reading->start, (struct rule_need){NULL, 0, 0, true});
    if (is_need(&best.either))
        add_need(reading->start, best.either);
    reading->start->slots_count = best.slots_count;
    memcpy(reading->start->slots, best.slots, sizeof best.slots);
}

/* ---- with what a match can't begin ---- */

static uint64_t refused_by_branches(const struct reading *reading, const struct branch *branches);

static uint64_t refused_by(const struct reading *reading, const struct node *node) {
    uint64_t refused = 0;
    for (; node; node = node->next) {
        if (node->kind == CALLOUT && reading->callouts[node->callout - 1].what == NO_ENTRY)
            refused |= reading->callouts[node->callout - 1].lists;
        else if (node->kind == GROUP && node->min > 0)
            return refused | refused_by_branches(reading, node->branches);
        else if (node->kind == GROUP)
            return refused | (refused_by_branches(reading, node->branches) & refused_by(reading, node->next));
        else if (node->kind != LOOK)
            return refused;
    }
    return refused;
}

static uint64_t refused_by_branches(const struct reading *reading, const struct branch *branches) {
    uint64_t refused = UINT64_MAX;
    for (const struct branch *b = branches; b; b = b->next)
        refused &= refused_by(reading, b->first);
    return refused;
}

void rules_start(struct arena *arena, struct branch *branches, bool line, const struct rule_callout *callouts,
                 struct rule_start *start) {
    struct arena *scratch = arena_new();
    struct reading reading = {arena, scratch, callouts, start};
    *start = (struct rule_start){.first.words = NULL};
    rules_first(branches, callouts, start);
    open_last_look(branches);
    rules_begin(arena, branches, line, callouts, start);
    rules_further(arena, branches, callouts, start);
    start->refused = refused_by_branches(&reading, branches);
    read_needs(&reading, branches);
    start->spaces = branches_spaces(branches);
    arena_free(scratch);
}
