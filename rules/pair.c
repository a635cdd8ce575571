/* A pattern in; with which two bytes a match may begin, out.

   The one idea: most rules that a word's first letter calls up fail at its second one, and which pairs of letters begin a word is
   known when rules are loaded. Whatever is not understood lets more through, never less. */
#include <string.h>

#include "rules/internal.h"
#include "rules/syntax.h"

enum { VISITS_MOST = 1 << 16, DEPTH_MOST = 200 };
#define ANY UINT64_MAX

struct follow { /* a group around what is read: behind its end it may begin again, or what stands behind it */
    const struct node *group;
    const struct follow *up;
};

struct reading {
    uint64_t *pairs; /* what is found, by first byte; NULL while what comes second is read */
    uint64_t second; /* what comes second */
    size_t visits;
    int depth;
};

static void read_from(struct reading *reading, const struct node *node, const struct follow *up);

int pair_symbol(unsigned char c) {
    return c >= 'a' && c <= 'z'   ? c - 'a'
           : c >= 'A' && c <= 'Z' ? c - 'A' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
                                  : PAIR_END;
}

static uint64_t symbols_of(const struct node *node) {
    uint64_t symbols = 0;
    for (int c = node_next(node, 0); c < 256; c = node_next(node, c + 1))
        symbols |= 1ULL << pair_symbol((unsigned char)c);
    return symbols;
}

/* Notes that anything may follow. */
static void give_up(struct reading *reading) {
    reading->second = ANY;
    if (reading->pairs)
        memset(reading->pairs, 0xFF, PAIR_END * sizeof *reading->pairs);
}

/* What may come behind the first byte of a class. */
static uint64_t behind_first(struct reading *reading, const struct node *node, const struct follow *up) {
    struct reading second = {.visits = reading->visits, .depth = reading->depth};
    if (node->max != 1)
        second.second = symbols_of(node);
    if (node->min < 2)
        read_from(&second, node->next, up);
    reading->visits = second.visits;
    return second.second;
}

static void read_class(struct reading *reading, const struct node *node, const struct follow *up) {
    uint64_t symbols = symbols_of(node);
    reading->second |= symbols;
    if (!reading->pairs)
        return;
    uint64_t second = behind_first(reading, node, up);
    for (size_t s = 0; s < PAIR_END; s++)
        if (symbols >> s & 1)
            reading->pairs[s] |= second;
}

static void read_branches(struct reading *reading, const struct node *group, const struct follow *up) {
    struct follow here = {group, up};
    for (const struct branch *b = group->branches; b; b = b->next)
        read_from(reading, b->first, &here);
}

/* Reads everything with which the sequence from `node` on can begin. */
static void read_from(struct reading *reading, const struct node *node, const struct follow *up) {
    if (++reading->visits > VISITS_MOST || reading->depth > DEPTH_MOST) {
        give_up(reading);
        return;
    }
    reading->depth++;
    if (!node && up) {
        if (up->group->max != 1)
            read_branches(reading, up->group, up->up);
        read_from(reading, up->group->next, up->up);
    } else if (!node) {
        give_up(reading); /* the match is over */
    } else if (node->kind == CLASS || node->kind == GROUP) {
        if (node->kind == CLASS)
            read_class(reading, node, up);
        else
            read_branches(reading, node, up);
        if (node->min == 0)
            read_from(reading, node->next, up);
    } else {
        read_from(reading, node->next, up);
    }
    reading->depth--;
}

void rules_pairs(const struct branch *branches, uint64_t pairs[PAIR_END]) {
    struct reading reading = {.pairs = pairs};
    memset(pairs, 0, PAIR_END * sizeof *pairs);
    for (const struct branch *b = branches; b; b = b->next)
        read_from(&reading, b->first, NULL);
}
