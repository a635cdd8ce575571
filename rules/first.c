/* A pattern's tree in; what must hold of the word that a match begins with out. The one idea: what a pattern asks of its first word
   by `{is list}`, before it takes any text, hangs on the word alone, so that it is known without trying. Whatever is not
   understood asks nothing. */
#include <ctype.h>
#include <string.h>

#include "rules/internal.h"
#include "rules/syntax.h"

enum { DEPTH_MOST = 40 };

struct follow { /* what comes behind the end of a branch */
    const struct node *node;
    const struct follow *up;
};

struct alternatives { /* one of these must hold */
    struct rule_first at[FIRSTS_MOST];
    size_t count;
};

static const struct alternatives anything = {.count = 1};

static bool asks(const struct rule_first *first) {
    return first->must || first->never || first->never_apart;
}

static void add(struct alternatives *all, const struct rule_first *one) {
    if (all->count == 1 && !asks(&all->at[0]))
        return;
    if (!asks(one) || all->count == FIRSTS_MOST)
        *all = anything;
    else
        all->at[all->count++] = *one;
}

static struct alternatives either(const struct alternatives *a, const struct alternatives *b) {
    struct alternatives all = *a;
    for (size_t i = 0; i < b->count; i++)
        add(&all, &b->at[i]);
    return all;
}

static struct rule_first both_of(const struct rule_first *a, const struct rule_first *b) {
    return (struct rule_first){a->must ? a->must : b->must, a->never | b->never,
                               a->never_apart | b->never_apart};
}

static struct alternatives both(const struct alternatives *a, const struct alternatives *b) {
    if (a->count * b->count > FIRSTS_MOST)
        return a->count <= b->count ? *a : *b;
    struct alternatives all = {.count = 0};
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++) {
            struct rule_first one = both_of(&a->at[i], &b->at[k]);
            add(&all, &one);
        }
    return all;
}

static uint64_t lists_of_word(const struct rule_callout *callouts, const struct node *node) {
    if (node->kind != CALLOUT || callouts[node->callout - 1].what != WORD_IS)
        return 0;
    return callouts[node->callout - 1].lists;
}

/* Whether `[\w']++ (?! -[A-Z] )` stands there and nothing behind it: the word, unless a hyphen joins it to the next. */
static bool is_rest_of_word(const struct node *node) {
    if (node->kind != CLASS || node->max >= 0 || !node->next || node->next->next)
        return false;
    for (int c = 0; c < 128; c++)
        if ((isalnum(c) || c == '\'' || c == '_') && !node_has(node, c))
            return false;
    const struct node *look = node->next, *hyphen = look->branches ? look->branches->first : NULL;
    return look->kind == LOOK && look->not_ahead && !look->branches->next && hyphen &&
           hyphen->kind == CLASS && hyphen->min > 0 && node_next(hyphen, 0) == '-' &&
           node_next(hyphen, '-' + 1) == 256;
}

/* What `(?! ... )` with these branches keeps out. */
static void keep_out(const struct rule_callout *callouts, const struct branch *branches,
                     struct rule_first *first) {
    for (const struct branch *b = branches; b; b = b->next) {
        const struct node *node = b->first;
        if (!node)
            continue;
        uint64_t lists = lists_of_word(callouts, node);
        if (node->kind == GROUP && node->min == 1 && !node->next)
            keep_out(callouts, node->branches, first);
        else if (lists && !node->next)
            first->never |= lists;
        else if (lists && is_rest_of_word(node->next))
            first->never_apart |= lists;
    }
}

static struct alternatives asked_by(const struct rule_callout *callouts, const struct node *node,
                                    const struct follow *up, int depth);

static struct alternatives asked_by_branches(const struct rule_callout *callouts,
                                             const struct branch *branches, const struct follow *up,
                                             int depth) {
    struct alternatives all = {.count = 0};
    for (const struct branch *b = branches; b; b = b->next) {
        struct alternatives one = asked_by(callouts, b->first, up, depth);
        all = either(&all, &one);
    }
    return all;
}

static struct alternatives asked_here(const struct rule_callout *callouts, const struct node *node,
                                      int depth) {
    struct alternatives one = anything;
    if (node->kind == CALLOUT)
        one.at[0].must = lists_of_word(callouts, node);
    else if (node->ahead)
        return asked_by_branches(callouts, node->branches, NULL, depth);
    else if (node->not_ahead)
        keep_out(callouts, node->branches, &one.at[0]);
    return one;
}

/* What the sequence from `node` on asks of the word at its beginning. */
static struct alternatives asked_by(const struct rule_callout *callouts, const struct node *node,
                                    const struct follow *up, int depth) {
    while (!node && up) {
        node = up->node;
        up = up->up;
    }
    if (!node || node->kind == CLASS || depth == DEPTH_MOST)
        return anything;
    struct follow here = {node->next, up};
    if (node->kind == GROUP) {
        struct alternatives all = asked_by_branches(callouts, node->branches, &here, depth + 1);
        if (node->min > 0)
            return all;
        struct alternatives without = asked_by(callouts, NULL, &here, depth + 1);
        return either(&all, &without);
    }
    struct alternatives one = asked_here(callouts, node, depth + 1);
    struct alternatives rest = asked_by(callouts, NULL, &here, depth + 1);
    return both(&one, &rest);
}

void rules_first(const struct branch *branches, const struct rule_callout *callouts,
                 struct rule_start *start) {
    struct alternatives all = asked_by_branches(callouts, branches, NULL, 0);
    bool none = all.count == 1 && !asks(&all.at[0]);
    start->firsts_count = none ? 0 : all.count;
    memcpy(start->firsts, all.at, sizeof start->firsts);
}
