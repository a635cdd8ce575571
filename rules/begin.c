/* A pattern's tree in; with what a match begins, and with what each further word of it does, out.

   The one idea: between where a match begins and a word that it must hold, it passes over whole words and what parts them. A rule
   that goes over capitalised words and "of" alone needn't be tried where "said" stands before the word that it needs. Whatever
   is not understood makes the answer wider, never narrower. */
#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "rules/internal.h"
#include "rules/syntax.h"

struct follow { /* what comes behind the end of a branch */
    const struct node *node;
    const struct follow *up;
};

struct reading {
    struct arena *scratch;
    const struct rule_callout *callouts;
    struct rule_need *words; /* what is found: words and lists ... */
    bool *bytes;             /* ... or a first byte */
    uint64_t *hashes;        /* words->words */
    int depth;
    bool line;  /* of a masked line, where a slot is no word's edge alone */
    bool inner; /* of the words behind the first: what parts them is left aside, and there may be none */
};

uint64_t callout_wants(const struct rule_callout *callout) {
    return callout->what == ENTRY_BEGINS || callout->what == WORD_IS ? callout->lists : 0;
}

static void first_of(struct reading *reading, const struct node *node, const struct follow *up);

static void add_hash(struct reading *reading, uint64_t hash) {
    for (size_t i = 0; i < reading->words->words_count; i++)
        if (reading->hashes[i] == hash)
            return;
    if (reading->words->words_count < STRINGS_MOST)
        reading->hashes[reading->words->words_count++] = hash;
}

/* A string from its first word on; empty where it has none. */
static const char *without_edge(const struct reading *reading, const char *string) {
    return string + strspn(string, reading->inner ? "\1 " : "\1");
}

static void add_first_string(struct reading *reading, const char *at) {
    size_t size = strcspn(at, " \1'"); /* the word pass gives a word's part before an apostrophe, too */
    if (size && at[size]) {
        add_hash(reading, words_hash(at, size));
    } else {
        int c = (unsigned char)*at;
        if (c == ' ')
            memset(reading->bytes, 1, 256);
        reading->bytes[c] = reading->bytes[toupper(c)] = true;
    }
}

static void first_of_branches(struct reading *reading, const struct branch *branches,
                              const struct follow *up) {
    for (const struct branch *b = branches; b; b = b->next)
        first_of(reading, b->first, up);
}

static void first_of_node(struct reading *reading, const struct node *node, const struct follow *up) {
    struct follow here = {node->next, up};
    if (node->kind == CLASS) {
        for (int c = 0; c < 256; c++)
            reading->bytes[c] |= node_has(node, c);
    } else if (node->kind == CALLOUT) {
        uint64_t lists = callout_wants(&reading->callouts[node->callout - 1]);
        reading->words->lists |= lists;
        if (!lists)
            first_of(reading, node->next, up);
    } else if (node->kind == LOOK) {
        first_of(reading, node->next, up);
    } else {
        first_of_branches(reading, node->branches, &here);
    }
}

/* Whether one of the strings begins with what is no part of a word: " " says too little of which byte that is. */
static bool begins_with_gap(const struct strings *set) {
    for (size_t i = 0; i < set->count; i++)
        if (set->at[i][strspn(set->at[i], "\1")] == ' ')
            return true;
    return false;
}

/* Whether what comes next, the node `at` or what follows the branch, begins at the edge of a word. */
static bool is_closed_by(const struct node *at, const struct follow *up) {
    for (; !at && up; up = up->up)
        at = up->node;
    return at && nodes_begin_at_edge(at, false);
}

/* White space or a slot: a word right behind anything else is let through. */
static bool parts_words(int c) {
    return isspace(c) || c >= 0x80;
}

static bool has_parting(const struct node *node) {
    for (int c = node_next(node, 0); c < 256; c = node_next(node, c + 1))
        if (parts_words(c))
            return true;
    return false;
}

/* Whether the node takes a hyphen, a bracket or the like: no word stands there, and the next is let through. */
static bool is_mark(const struct node *node) {
    if (node->kind != CLASS || node->min == 0)
        return false;
    for (int c = node_next(node, 0); c < 256; c = node_next(node, c + 1))
        if (isalnum(c) || parts_words(c))
            return false;
    return true;
}

/* Everything with which the sequence from `node` on can begin. */
static void first_of(struct reading *reading, const struct node *node, const struct follow *up) {
    while (!node && up) {
        node = up->node;
        up = up->up;
    }
    if (reading->inner && (!node || is_mark(node)))
        return;
    if (!node || ++reading->depth > 64) {
        memset(reading->bytes, 1, 256);
        return;
    }
    struct strings chunk = {NULL, 0, 0}, copy;
    strings_reset(reading->scratch, &chunk);
    const struct node *at = node;
    for (; at; at = at->next) {
        struct strings part = {NULL, 0, 0};
        copy = chunk;
        if (!strings_of(reading->scratch, at, &part) || !strings_multiply(reading->scratch, &copy, &part))
            break;
        chunk = copy;
    }
    if (is_closed_by(at, up))
        strings_edge(reading->scratch, &chunk, true);
    bool empty = reading->line && begins_with_gap(&chunk);
    if (empty) {
        chunk.count = 0;
        at = node;
    }
    for (size_t i = 0; i < chunk.count; i++) {
        const char *string = without_edge(reading, chunk.at[i]);
        if (*string)
            add_first_string(reading, string);
        else
            empty = true;
    }
    if (empty && !at)
        first_of(reading, NULL, up);
    else if (empty) {
        first_of_node(reading, at, up);
        if (at->min == 0)
            first_of(reading, at->next, up);
    }
    reading->depth--;
}

static void keep_words(struct arena *arena, struct reading *reading) {
    size_t count = reading->words->words_count;
    if (count == STRINGS_MOST)
        memset(reading->bytes, 1, 256);
    uint64_t *kept = arena_take(arena, (count + 1) * sizeof *kept);
    memcpy(kept, reading->hashes, count * sizeof *kept);
    reading->words->words = kept;
}

void rules_begin(struct arena *arena, const struct branch *branches, bool line,
                 const struct rule_callout *callouts, struct rule_start *start) {
    struct arena *scratch = arena_new();
    struct reading reading = {.scratch = scratch,
                              .callouts = callouts,
                              .words = &start->first,
                              .bytes = start->bytes,
                              .hashes = arena_take(scratch, STRINGS_MOST * sizeof(uint64_t)),
                              .line = line};
    first_of_branches(&reading, branches, NULL);
    keep_words(arena, &reading);
    arena_free(scratch);
}

/* ---- further words ---- */

/* Whether the group is an entry of a list, as expand.c writes it; then *lists is where it stands. */
static bool is_entry(const struct reading *reading, const struct node *group, uint64_t *lists) {
    const struct node *node = group->branches->first, *last = node;
    if (group->branches->next || !node || node->kind != LOOK || !node->next || node->next->kind != CALLOUT)
        return false;
    while (last->next)
        last = last->next;
    *lists = reading->callouts[node->next->callout - 1].lists;
    return reading->callouts[node->next->callout - 1].what == ENTRY_BEGINS && last->kind == CALLOUT &&
           reading->callouts[last->callout - 1].what == ENTRY_ENDS;
}

static void add_crossed(struct rule_start *start, const struct node *node) {
    for (size_t i = 0; i < 4; i++)
        start->crosses[i] |= node->bytes[i];
}

/* Notes which bytes a sequence can hold at all. */
static void cross(struct rule_start *start, const struct branch *branches) {
    for (const struct branch *b = branches; b; b = b->next)
        for (const struct node *node = b->first; node; node = node->next) {
            if (node->kind == CLASS)
                add_crossed(start, node);
            else if (node->kind == GROUP)
                cross(start, node->branches);
        }
}

static bool branches_part(const struct branch *branches) {
    for (const struct branch *b = branches; b; b = b->next)
        for (const struct node *node = b->first; node; node = node->next)
            if (node->kind == CLASS ? has_parting(node)
                                    : node->kind == GROUP && branches_part(node->branches))
                return true;
    return false;
}

/* Finds the words that can stand behind what parts words, anywhere in the branches. */
static void further_words(struct reading *reading, struct rule_words *words, const struct branch *branches,
                          const struct follow *up) {
    for (const struct branch *b = branches; b; b = b->next)
        for (const struct node *node = b->first; node; node = node->next) {
            struct follow here = {node->next, up};
            uint64_t lists;
            if (node->kind == CLASS && has_parting(node)) {
                if (node->max != 1)
                    first_of_node(reading, node, up);
                first_of(reading, node->next, up);
            } else if (node->kind == GROUP && is_entry(reading, node, &lists)) {
                words->within |= lists;
            } else if (node->kind == GROUP && branches_part(node->branches)) {
                further_words(reading, words, node->branches, &here);
                if (node->max != 1) /* it may follow itself */
                    first_of_branches(reading, node->branches, &here);
            }
        }
}

static bool has_space(const struct node *node, bool *alone) {
    bool space = false;
    *alone = true;
    for (int c = node_next(node, 0); c < 256; c = node_next(node, c + 1)) {
        space |= isspace(c) != 0;
        *alone &= isspace(c) != 0;
    }
    return space;
}

/* Finds the words that can stand behind the first white space; true when no match goes beyond the sequence without any. */
static bool second_words(struct reading *reading, struct rule_words *words, const struct node *node,
                         const struct follow *up) {
    for (; node; node = node->next) {
        struct follow here = {node->next, up};
        uint64_t lists;
        bool alone, all = node->kind == GROUP && node->min > 0;
        if (node->kind == CLASS && has_space(node, &alone)) {
            if (node->max != 1)
                first_of_node(reading, node, up);
            first_of(reading, node->next, up);
            if (alone && node->min > 0)
                return true;
        } else if (node->kind == GROUP && is_entry(reading, node, &lists)) {
            words->within |= lists;
        } else if (node->kind == GROUP) {
            for (const struct branch *b = node->branches; b; b = b->next)
                all &= second_words(reading, words, b->first, &here);
            if (node->max != 1 && branches_part(node->branches))
                first_of_branches(reading, node->branches, &here);
            if (all)
                return true;
        }
    }
    return false;
}

static struct reading reading_of(struct arena *scratch, const struct rule_callout *callouts,
                                 struct rule_words *words) {
    return (struct reading){.scratch = scratch,
                            .callouts = callouts,
                            .words = &words->need,
                            .bytes = words->bytes,
                            .hashes = arena_take(scratch, STRINGS_MOST * sizeof(uint64_t)),
                            .inner = true};
}

void rules_further(struct arena *arena, const struct branch *branches, const struct rule_callout *callouts,
                   struct rule_start *start) {
    struct arena *scratch = arena_new();
    struct rule_words *inner = &start->further[INNER], *second = &start->further[SECOND];
    struct reading reading = reading_of(scratch, callouts, inner);
    cross(start, branches);
    further_words(&reading, inner, branches, NULL);
    inner->bytes['&'] |= start->crosses['&' / 64] >> '&' % 64 & 1;
    keep_words(arena, &reading);
    reading = reading_of(scratch, callouts, second);
    bool parted = true;
    for (const struct branch *b = branches; b; b = b->next)
        parted &= second_words(&reading, second, b->first, NULL);
    second->bytes['&'] |= inner->bytes['&'];
    if (!parted)
        memset(second->bytes, 1, sizeof second->bytes);
    keep_words(arena, &reading);
    arena_free(scratch);
}
