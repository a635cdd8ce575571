/* A pattern in; the shapes of places where it may match out.

   A shape is what can be told of three words without reading them: the kind of their first characters and what stands between
   them. "Mr Lowe said" is capital, space, capital, space, small. The one idea: the pattern as an automaton of positions
   (Glushkov 1961) is run over each of the 4096 shapes once, when the rules are loaded; a rule is tried only where its
   automaton survives. Letters of a word after its first are not told apart and repetitions not counted, which only lets
   more through. */
#include <ctype.h>
#include <string.h>

#include "rules/internal.h"
#include "rules/syntax.h"
#include "rules/word.h"

enum { POSITIONS_MOST = 512, WIDTH = POSITIONS_MOST / 64 };
enum symbol { UPPER, LOWER, DIGIT, SPACE, HYPHEN, APOSTROPHE, COMMA, DOT, NEWLINE, SYMBOLS };
enum { LETTERS = 1 << UPPER | 1 << LOWER | 1 << DIGIT };

struct set {
    uint64_t at[WIDTH];
};

struct automaton {
    struct set accepts[SYMBOLS]; /* positions that take the symbol */
    struct set follow[POSITIONS_MOST];
    size_t count, width;
    bool full; /* too many positions: everything fits */
};

struct part { /* of a pattern: where it may begin and end, and whether it may be empty */
    struct set first, last;
    bool empty;
};

static void set_add(struct set *set, size_t position) {
    set->at[position / 64] |= 1ULL << position % 64;
}

static void set_join(struct set *set, const struct set *other) {
    for (size_t i = 0; i < WIDTH; i++)
        set->at[i] |= other->at[i];
}

static bool set_meets(const struct set *set, const struct set *other) {
    for (size_t i = 0; i < WIDTH; i++)
        if (set->at[i] & other->at[i])
            return true;
    return false;
}

static void link_all(struct automaton *automaton, const struct set *from, const struct set *to) {
    for (size_t i = 0; i < WIDTH; i++)
        for (uint64_t left = from->at[i]; left; left &= left - 1)
            set_join(&automaton->follow[i * 64 + (size_t)__builtin_ctzll(left)], to);
}

static unsigned symbols_of(const struct node *node, bool *letters_alone) {
    static const char marks[] = " -',.\n";
    unsigned symbols = 0;
    *letters_alone = true;
    for (int c = node_next(node, 0); c < 128; c = node_next(node, c + 1)) {
        const char *mark = c ? strchr(marks, c) : NULL;
        *letters_alone &= isalnum(c) != 0;
        symbols |= isupper(c)   ? 1U << UPPER
                   : islower(c) ? 1U << LOWER
                   : isdigit(c) ? 1U << DIGIT
                   : mark       ? 1U << (SPACE + (mark - marks))
                                : 0U;
    }
    return symbols;
}

static struct part position(struct automaton *automaton, unsigned symbols) {
    struct part part = {.empty = false};
    if (automaton->count == POSITIONS_MOST) {
        automaton->full = true;
        return part;
    }
    size_t here = automaton->count++;
    for (size_t s = 0; s < SYMBOLS; s++)
        if (symbols >> s & 1)
            set_add(&automaton->accepts[s], here);
    set_add(&part.first, here);
    set_add(&part.last, here);
    return part;
}

static struct part then(struct automaton *automaton, const struct part *left, const struct part *right) {
    struct part whole = {left->first, right->last, left->empty && right->empty};
    link_all(automaton, &left->last, &right->first);
    if (left->empty)
        set_join(&whole.first, &right->first);
    if (right->empty)
        set_join(&whole.last, &left->last);
    return whole;
}

static struct part repeat(struct automaton *automaton, struct part part, int min, int max) {
    if (max != 1)
        link_all(automaton, &part.last, &part.first);
    part.empty |= min == 0;
    return part;
}

/* A run of letters: its first, then any number of whatever follows. Moves *node to the last of the run. */
static struct part letters(struct automaton *automaton, const struct node **node, unsigned symbols) {
    struct part head = position(automaton, symbols);
    const struct node *at = *node;
    unsigned rest = at->max == 1 ? 0 : symbols;
    bool alone;
    while (at->next && at->next->kind == CLASS && at->next->min > 0) {
        unsigned more = symbols_of(at->next, &alone);
        if (!alone)
            break;
        rest |= more;
        at = at->next;
    }
    if (at == *node)
        return repeat(automaton, head, 1, at->max);
    *node = at;
    struct part tail = repeat(automaton, position(automaton, rest), 1, -1);
    return then(automaton, &head, &tail);
}

static struct part branches_part(struct automaton *automaton, const struct branch *branches);

static struct part sequence(struct automaton *automaton, const struct node *node) {
    struct part whole = {.empty = true};
    for (; node; node = node->next) {
        struct part part;
        if (node->kind == GROUP) {
            part = repeat(automaton, branches_part(automaton, node->branches), node->min, node->max);
        } else if (node->kind == CLASS) {
            bool alone;
            unsigned symbols = symbols_of(node, &alone);
            part = alone && node->min > 0
                       ? letters(automaton, &node, symbols)
                       : repeat(automaton, position(automaton, symbols), node->min, node->max);
        } else {
            continue;
        }
        whole = then(automaton, &whole, &part);
    }
    return whole;
}

static struct part branches_part(struct automaton *automaton, const struct branch *branches) {
    struct part all = {.empty = false};
    for (const struct branch *b = branches; b; b = b->next) {
        struct part one = sequence(automaton, b->first);
        set_join(&all.first, &one.first);
        set_join(&all.last, &one.last);
        all.empty |= one.empty;
    }
    return all;
}

/* ---- running it ---- */

/* From positions just passed (or, at the start, from the first ones) over one symbol of a set. */
static bool take(const struct automaton *automaton, const struct set *reachable, unsigned symbols,
                 struct set *out) {
    struct set takes = {{0}};
    for (unsigned left = symbols; left; left &= left - 1)
        set_join(&takes, &automaton->accepts[__builtin_ctz(left)]);
    uint64_t any = 0;
    for (size_t i = 0; i < WIDTH; i++)
        any |= out->at[i] = reachable->at[i] & takes.at[i];
    return any != 0;
}

static void reach(const struct automaton *automaton, const struct set *passed, struct set *out) {
    *out = (struct set){{0}};
    for (size_t i = 0; i < WIDTH; i++)
        for (uint64_t left = passed->at[i]; left; left &= left - 1)
            set_join(out, &automaton->follow[i * 64 + (size_t)__builtin_ctzll(left)]);
}

/* Over a word that begins with `first`, to any place within it. */
static bool take_word(const struct automaton *automaton, const struct set *reachable, enum symbol first,
                      struct set *out) {
    struct set fresh;
    if (!take(automaton, reachable, 1U << first, out))
        return false;
    for (fresh = *out;;) {
        struct set next, more;
        reach(automaton, &fresh, &next);
        take(automaton, &next, LETTERS, &more);
        uint64_t added = 0;
        for (size_t i = 0; i < WIDTH; i++)
            added |= fresh.at[i] = more.at[i] & ~out->at[i];
        if (!added)
            return true;
        set_join(out, &fresh);
    }
}

/* Over what stands between two words; *ends tells whether a match may end there. */
static bool take_gap(const struct automaton *automaton, const struct part *whole, const struct set *passed,
                     enum word_gap gap, struct set *out, bool *ends) {
    struct set next, mark;
    reach(automaton, passed, &next);
    static const enum symbol symbols[] = {
        [GAP_SPACE] = SPACE,     [GAP_HYPHEN] = HYPHEN,     [GAP_APOSTROPHE] = APOSTROPHE,
        [GAP_NEWLINE] = NEWLINE, [GAP_COMMA_SPACE] = COMMA, [GAP_DOT_SPACE] = DOT};
    *ends = false;
    if (!take(automaton, &next, 1U << symbols[gap], out))
        return false;
    *ends = set_meets(out, &whole->last);
    if (*ends || (gap != GAP_COMMA_SPACE && gap != GAP_DOT_SPACE))
        return true;
    mark = *out;
    reach(automaton, &mark, &next);
    if (!take(automaton, &next, 1U << SPACE, out))
        return false;
    *ends = set_meets(out, &whole->last);
    return true;
}

/* Marks the shapes that go on from `reachable` with a word; `shape` holds the bits so far, `size` shapes share them. */
static void mark_word(const struct automaton *automaton, const struct part *whole,
                      const struct set *reachable, size_t shape, size_t size, bool fits[SHAPES]) {
    size /= 4;
    memset(fits + shape, 1, size); /* a word that is no plain one */
    for (size_t kind = 1; kind < 4; kind++) {
        struct set passed, behind, next;
        size_t here = shape + kind * size;
        if (!take_word(automaton, reachable, (enum symbol)(kind - 1), &passed))
            continue;
        if (size == 1 || set_meets(&passed, &whole->last)) {
            memset(fits + here, 1, size);
            continue;
        }
        for (size_t gap = 0; gap < 8; gap++) {
            size_t there = here + gap * (size / 8);
            bool ends;
            if (gap == GAP_OTHER || gap == GAP_NONE) {
                memset(fits + there, 1, size / 8);
            } else if (take_gap(automaton, whole, &passed, (enum word_gap)gap, &behind, &ends)) {
                reach(automaton, &behind, &next);
                if (ends)
                    memset(fits + there, 1, size / 8);
                else
                    mark_word(automaton, whole, &next, there, size / 8, fits);
            }
        }
    }
}

void rules_shapes(struct branch *branches, bool fits[SHAPES]) {
    struct automaton automaton = {.count = 0};
    struct part whole = branches_part(&automaton, branches);
    if (automaton.full || whole.empty) {
        memset(fits, 1, SHAPES);
        return;
    }
    memset(fits, 0, SHAPES);
    mark_word(&automaton, &whole, &whole.first, 0, SHAPES, fits);
}
