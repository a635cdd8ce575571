/* An expanded pattern as a tree, for those who work out when a rule can match at all (trigger.c, shape.c). PCRE2 alone decides
   what matches; what is not understood here must make the answer wider, never narrower. */
#ifndef RULES_SYNTAX_H
#define RULES_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum node_kind { CLASS, GROUP, LOOK, CALLOUT };

struct node {
    enum node_kind kind;
    int min, max;            /* repetitions; max < 0 for unbounded */
    uint64_t bytes[4];       /* CLASS: a bit for each */
    bool boundary;           /* LOOK: \b and the like */
    bool ahead, not_ahead;   /* LOOK: (?= ), (?! ) */
    size_t callout;          /* CALLOUT: number from 1 */
    struct branch *branches; /* GROUP, LOOK */
    struct node *next;
};

struct branch {
    struct node *first;
    struct branch *next;
};

/* Whether a byte is in the class. */
bool node_has(const struct node *node, int byte);

/* The least byte of the class that is not below `from`; 256 for none. */
int node_next(const struct node *node, int from);

/* Length of what stands at `p` of a pattern that ends at `end`: an escape, a class, or 1 for any other character. */
size_t syntax_atom_size(const char *p, const char *end);

/* Parses a pattern in extended syntax; all nodes are taken from `arena`. */
struct branch *syntax_parse(struct arena *arena, const char *pattern);

/* reach.c: how many bytes that are no part of a word the branches can take at most; UINT32_MAX for no limit. */
uint32_t branches_spaces(const struct branch *branches);

/* trigger.c: whether whatever `node` and those behind it stand for begins at the edge of a word; `end` says what stands behind
   them. */
bool nodes_begin_at_edge(const struct node *node, bool end);

/* ---- finite.c: finite sets of strings ---- */

enum { STRINGS_MOST = 4000 };

/* In lower case; '\1' marks the edge of a word, ' ' stands for whatever is no word character. */
struct strings {
    const char **at;
    size_t count, capacity;
};

/* The set of the empty string alone. */
void strings_reset(struct arena *arena, struct strings *set);

/* Whether a node stands for a finite set of strings, which then are added to `out`. */
bool strings_of(struct arena *arena, const struct node *node, struct strings *out);

/* Puts the edge of a word before each string, or behind it. */
void strings_edge(struct arena *arena, struct strings *set, bool behind);

/* Puts each of `right` behind each of `left`; false when they become too many. */
bool strings_multiply(struct arena *arena, struct strings *left, const struct strings *right);

#endif
