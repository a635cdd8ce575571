/* An expanded pattern in; out: the words, lists or bytes with which a match must begin, or of which a line must hold one.

   The one idea: read the pattern as far as it is a finite set of strings. `(?:call|email)(?:s|ed)?` followed by white space is
   six words; a line that holds none of them can't match. Whatever is not understood makes the answer wider, never
   narrower, so that nothing is lost (a test runs every rule without its triggers and wants the same matches). */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "rules/internal.h"

enum node_kind { CLASS, GROUP, LOOK, CALLOUT };

struct node {
    enum node_kind kind;
    int min, max;            /* repetitions; max < 0 for unbounded */
    bool bytes[256];         /* CLASS */
    bool boundary;           /* LOOK: \b and the like */
    size_t callout;          /* CALLOUT: number from 1 */
    struct branch *branches; /* GROUP */
    struct node *next;
};

struct branch {
    struct node *first;
    struct branch *next;
};

struct parser {
    struct arena *arena;
    const char *p;
    bool nocase;
    const struct rule_callout *callouts;
};

static struct branch *parse_branches(struct parser *parser);

static void add_range(struct node *node, int from, int to) {
    for (int c = from; c <= to; c++)
        node->bytes[c & 255] = true;
}

/* Adds what an escape stands for; returns the byte when it is one, else -1. */
static int add_escape(struct node *node, const char **p) {
    char c = *(*p)++;
    switch (c) {
    case 'd':
        add_range(node, '0', '9');
        return -1;
    case 'w':
        add_range(node, '0', '9'), add_range(node, 'a', 'z'), add_range(node, 'A', 'Z'),
            node->bytes['_'] = true;
        return -1;
    case 's':
        add_range(node, 9, 13), node->bytes[' '] = true;
        return -1;
    case 'D':
    case 'W':
    case 'S':
    case 'N':
        add_range(node, 0, 255);
        return -1;
    case 'x': {
        char hex[3] = {(*p)[0], (*p)[0] ? (*p)[1] : '\0', '\0'};
        *p += strlen(hex);
        int byte = (int)strtol(hex, NULL, 16);
        node->bytes[byte] = true;
        return byte;
    }
    case 'n':
        node->bytes['\n'] = true;
        return '\n';
    case 't':
        node->bytes['\t'] = true;
        return '\t';
    default:
        node->bytes[(unsigned char)c] = true;
        return (unsigned char)c;
    }
}

static void parse_class(struct parser *parser, struct node *node) {
    const char *p = parser->p + 1;
    bool negated = *p == '^';
    if (negated)
        p++;
    for (bool first = true; *p && (*p != ']' || first); first = false) {
        int from;
        if (*p == '\\') {
            p++;
            from = add_escape(node, &p);
        } else {
            from = (unsigned char)*p++;
            node->bytes[from] = true;
        }
        if (from >= 0 && p[0] == '-' && p[1] && p[1] != ']') {
            p++;
            int to = (unsigned char)*p;
            if (*p == '\\') {
                struct node one = {.kind = CLASS};
                p++;
                to = add_escape(&one, &p);
            } else {
                p++;
            }
            add_range(node, from, to < from ? from : to);
        }
    }
    parser->p = *p ? p + 1 : p;
    for (int c = 0; negated && c < 256; c++)
        node->bytes[c] = !node->bytes[c];
}

static void parse_repeat(struct parser *parser, struct node *node) {
    const char *p = parser->p;
    if (*p == '?')
        node->min = 0, p++;
    else if (*p == '*')
        node->min = 0, node->max = -1, p++;
    else if (*p == '+')
        node->max = -1, p++;
    else if (*p == '{' && isdigit((unsigned char)p[1])) {
        char *end;
        node->min = (int)strtol(p + 1, &end, 10);
        node->max = node->min;
        if (*end == ',')
            node->max = isdigit((unsigned char)end[1]) ? (int)strtol(end + 1, &end, 10) : (end++, -1);
        p = *end == '}' ? end + 1 : end;
    } else {
        return;
    }
    if (*p == '?' || *p == '+')
        p++;
    parser->p = p;
}

/* Whether a look-around only says that a word ends here. */
static bool is_boundary(const char *p) {
    return !strncmp(p, "(?!\\w)", 6) || !strncmp(p, "(?=\\s)", 6) || !strncmp(p, "(?<!\\w)", 7);
}

static void parse_group(struct parser *parser, struct node *node) {
    const char *p = parser->p;
    bool nocase = parser->nocase;
    if (!strncmp(p, "(?C", 3)) {
        node->kind = CALLOUT;
        node->callout = (size_t)strtol(p + 3, NULL, 10);
        parser->p = strchr(p, ')') + 1;
        return;
    }
    node->kind = GROUP;
    if (p[1] == '?') {
        bool look = p[2] == '=' || p[2] == '!' || (p[2] == '<' && (p[3] == '=' || p[3] == '!'));
        if (look) {
            node->kind = LOOK;
            node->boundary = is_boundary(p);
            p += p[2] == '<' ? 4 : 3;
        } else if (p[2] == '<' || p[2] == 'P' || p[2] == '\'') {
            p += strcspn(p, ">") + 1;
        } else {
            for (p += 2; *p && *p != ':' && *p != '>' && *p != ')'; p++)
                if (*p == 'i')
                    parser->nocase = true;
            if (*p == ')') { /* (?i) to the end of the enclosing group */
                node->kind = LOOK;
                parser->p = p + 1;
                return;
            }
            p++;
        }
    } else {
        p++;
    }
    parser->p = p;
    node->branches = parse_branches(parser);
    if (*parser->p == ')')
        parser->p++;
    parser->nocase = nocase;
}

static void parse_atom(struct parser *parser, struct node *node) {
    char c = *parser->p;
    if (c == '(')
        parse_group(parser, node);
    else if (c == '[')
        parse_class(parser, node);
    else if (c == '\\') {
        char e = parser->p[1];
        parser->p++;
        if (strchr("bBAzZGK", e)) {
            node->kind = LOOK;
            node->boundary = e == 'b';
            parser->p++;
        } else {
            add_escape(node, &parser->p);
        }
    } else if (c == '^' || c == '$') {
        node->kind = LOOK;
        node->boundary = true;
        parser->p++;
    } else {
        if (c == '.')
            add_range(node, 0, 255);
        else
            node->bytes[(unsigned char)c] = true;
        parser->p++;
    }
    if (parser->nocase && node->kind == CLASS)
        for (int b = 'a'; b <= 'z'; b++)
            node->bytes[b] = node->bytes[b - 32] = node->bytes[b] || node->bytes[b - 32];
}

static void skip_space(struct parser *parser) {
    for (;;) {
        while (isspace((unsigned char)*parser->p))
            parser->p++;
        if (*parser->p != '#')
            return;
        parser->p += strcspn(parser->p, "\n");
    }
}

static struct branch *parse_branches(struct parser *parser) {
    struct branch *all = arena_take(parser->arena, sizeof *all), *branch = all;
    struct node **tail = &branch->first;
    for (skip_space(parser); *parser->p && *parser->p != ')'; skip_space(parser)) {
        if (*parser->p == '|') {
            parser->p++;
            branch = branch->next = arena_take(parser->arena, sizeof *branch);
            tail = &branch->first;
            continue;
        }
        struct node *node = arena_take(parser->arena, sizeof *node);
        node->kind = CLASS;
        node->min = node->max = 1;
        parse_atom(parser, node);
        skip_space(parser);
        parse_repeat(parser, node);
        *tail = node;
        tail = &node->next;
    }
    return all;
}

/* ---- finite sets of strings; '\1' marks the edge of a word, ' ' stands for whatever is no word character ---- */

struct strings {
    const char *at[FIRSTS_MOST];
    size_t count;
};

static bool is_word(int c) {
    return isalnum(c) || c == '_' || c == '\'';
}

static bool add_string(struct arena *arena, struct strings *set, const char *head, const char *tail) {
    size_t left = strlen(head), right = strlen(tail);
    if (set->count == FIRSTS_MOST || left + right > 160)
        return false;
    char *both = arena_take(arena, left + right + 1);
    memcpy(both, head, left);
    memcpy(both + left, tail, right);
    set->at[set->count++] = both;
    return true;
}

static bool finite_sequence(struct arena *arena, const struct node *node, struct strings *out);

static bool finite_class(struct arena *arena, const struct node *node, struct strings *out) {
    bool space = false;
    size_t letters = 0;
    for (int c = 0; c < 256; c++) {
        if (!node->bytes[c])
            continue;
        if (!is_word(c))
            space = true;
        else if (!(isupper(c) && node->bytes[c + 32]) && ++letters > 4)
            return false;
    }
    if (space && !add_string(arena, out, " ", ""))
        return false;
    for (int c = 0; c < 256; c++) {
        if (!node->bytes[c] || !is_word(c) || (isupper(c) && node->bytes[c + 32]))
            continue;
        char one[2] = {(char)tolower(c), '\0'};
        if (!add_string(arena, out, one, ""))
            return false;
    }
    return true;
}

/* The strings of one node, repetitions left aside. */
static bool finite_once(struct arena *arena, const struct node *node, struct strings *out) {
    if (node->kind == CLASS)
        return finite_class(arena, node, out);
    if (node->kind == LOOK)
        return add_string(arena, out, node->boundary ? "\1" : "", "");
    if (node->kind == CALLOUT)
        return false;
    for (const struct branch *b = node->branches; b; b = b->next) {
        struct strings *part = arena_take(arena, sizeof *part);
        if (!finite_sequence(arena, b->first, part))
            return false;
        for (size_t i = 0; i < part->count; i++)
            if (!add_string(arena, out, part->at[i], ""))
                return false;
    }
    return true;
}

static bool is_finite(struct arena *arena, const struct node *node, struct strings *out) {
    struct strings *once = arena_take(arena, sizeof *once);
    if (!finite_once(arena, node, once))
        return false;
    bool spaces = once->count == 1 && !strcmp(once->at[0], " ");
    if (node->max != 1 && !(spaces && node->min > 0) && !(node->max == 0)) {
        if (!spaces)
            return false;
        return add_string(arena, out, "", "") && add_string(arena, out, " ", "");
    }
    for (size_t i = 0; i < once->count; i++)
        if (!add_string(arena, out, once->at[i], ""))
            return false;
    return node->min > 0 || node->kind == LOOK || add_string(arena, out, "", "");
}

static bool multiply(struct arena *arena, struct strings *left, const struct strings *right) {
    struct strings *product = arena_take(arena, sizeof *product);
    for (size_t i = 0; i < left->count; i++)
        for (size_t k = 0; k < right->count; k++)
            if (!add_string(arena, product, left->at[i], right->at[k]))
                return false;
    *left = *product;
    return true;
}

static bool finite_sequence(struct arena *arena, const struct node *node, struct strings *out) {
    *out = (struct strings){{""}, 1};
    for (; node; node = node->next) {
        struct strings *part = arena_take(arena, sizeof *part);
        if (!is_finite(arena, node, part) || !multiply(arena, out, part))
            return false;
    }
    return true;
}

/* ---- what a match must hold ---- */

struct need {
    uint64_t words[FIRSTS_MOST];
    size_t count;
    uint64_t lists;
    size_t weight; /* of the shortest word: longer words are rarer */
    bool known;
};

static bool is_edge(char c) {
    return c == ' ' || c == '\1';
}

/* The longest whole word of a string whose ends are open unless marked. */
static bool whole_word(const char *string, const char **word, size_t *size) {
    *size = 0;
    size_t length = strlen(string);
    for (size_t start = 0; start < length;) {
        while (start < length && is_edge(string[start]))
            start++;
        size_t end = start;
        while (end < length && !is_edge(string[end]))
            end++;
        bool closed = start > 0 && end < length;
        if (closed && end - start > *size) {
            *word = string + start;
            *size = end - start;
        }
        start = end;
    }
    return *size > 0;
}

static void settle(struct need *best, const struct strings *chunk) {
    struct need *found = calloc(1, sizeof *found);
    if (!found)
        abort();
    found->weight = 99;
    found->known = chunk->count > 0;
    for (size_t i = 0; i < chunk->count && found->known; i++) {
        const char *word;
        size_t size;
        found->known = whole_word(chunk->at[i], &word, &size);
        if (!found->known)
            break;
        found->words[found->count++] = words_hash(word, size);
        if (size < found->weight)
            found->weight = size;
    }
    bool better = !best->known || (best->lists && !best->count) || found->weight > best->weight + 1 ||
                  (found->weight + 1 >= best->weight && found->count < best->count);
    if (found->known && found->weight > 1 && better)
        *best = *found;
    free(found);
}

/* The lists of which an entry must begin where a callout asks. */
static uint64_t lists_of(const struct rule_callout *callout) {
    return callout->any ? callout->any : 1ULL << callout->list;
}

static void need_of(struct arena *arena, const struct node *first, const struct rule_callout *callouts,
                    struct need *best);

static void need_of_group(struct arena *arena, const struct node *node, const struct rule_callout *callouts,
                          struct need *best) {
    struct need *all = arena_take(arena, sizeof *all), *one = arena_take(arena, sizeof *one);
    all->known = true;
    all->weight = 99;
    for (const struct branch *b = node->branches; b && all->known; b = b->next) {
        *one = (struct need){.known = false};
        need_of(arena, b->first, callouts, one);
        all->known = one->known && all->count + one->count <= FIRSTS_MOST;
        if (!all->known)
            break;
        memcpy(all->words + all->count, one->words, one->count * sizeof *one->words);
        all->count += one->count;
        all->lists |= one->lists;
        if (one->count && one->weight < all->weight)
            all->weight = one->weight;
    }
    if (all->known && (!best->known || (best->lists && !all->lists)))
        *best = *all;
}

static void need_of(struct arena *arena, const struct node *first, const struct rule_callout *callouts,
                    struct need *best) {
    struct strings *chunk = arena_take(arena, sizeof *chunk), *copy = arena_take(arena, sizeof *copy);
    *chunk = (struct strings){{""}, 1};
    for (const struct node *node = first; node; node = node->next) {
        struct strings *part = arena_take(arena, sizeof *part);
        *copy = *chunk;
        if (is_finite(arena, node, part) && multiply(arena, copy, part)) {
            *chunk = *copy;
            continue;
        }
        settle(best, chunk);
        *chunk = (struct strings){{""}, 1};
        if (node->min == 0)
            continue;
        if (node->kind == GROUP)
            need_of_group(arena, node, callouts, best);
        if (node->kind == CALLOUT && !best->known && !callouts[node->callout - 1].end)
            *best = (struct need){.lists = lists_of(&callouts[node->callout - 1]), .known = true};
    }
    settle(best, chunk);
}

/* ---- with what a match must begin ---- */

struct follow { /* what comes behind the end of a branch */
    const struct node *node;
    const struct follow *up;
};

struct firsts {
    struct arena *arena;
    const struct rule_callout *callouts;
    struct rule_start *start;
    int depth;
};

static void first_of(struct firsts *f, const struct node *node, const struct follow *up);

static void add_first_string(struct firsts *f, const char *string) {
    const char *at = string + strspn(string, "\1");
    size_t size = strcspn(at, " \1");
    struct rule_start *start = f->start;
    if (size && at[size] && start->words_count < FIRSTS_MOST) {
        start->words[start->words_count++] = words_hash(at, size);
    } else {
        int c = (unsigned char)*at;
        if (c == ' ')
            memset(start->bytes, 1, sizeof start->bytes);
        start->bytes[c] = start->bytes[toupper(c)] = true;
    }
}

static void first_of_node(struct firsts *f, const struct node *node, const struct follow *up) {
    struct follow here = {node->next, up};
    if (node->kind == CLASS) {
        for (int c = 0; c < 256; c++)
            f->start->bytes[c] = f->start->bytes[c] || node->bytes[c];
    } else if (node->kind == CALLOUT) {
        if (f->callouts[node->callout - 1].end)
            first_of(f, node->next, up);
        else
            f->start->lists |= lists_of(&f->callouts[node->callout - 1]);
    } else if (node->kind == LOOK) {
        first_of(f, node->next, up);
    } else {
        for (const struct branch *b = node->branches; b; b = b->next)
            first_of(f, b->first, &here);
    }
}

/* Everything with which the sequence from `node` on can begin. */
static void first_of(struct firsts *f, const struct node *node, const struct follow *up) {
    while (!node && up) {
        node = up->node;
        up = up->up;
    }
    if (!node || ++f->depth > 64) {
        memset(f->start->bytes, 1, sizeof f->start->bytes);
        return;
    }
    struct strings *chunk = arena_take(f->arena, sizeof *chunk), *copy = arena_take(f->arena, sizeof *copy);
    *chunk = (struct strings){{""}, 1};
    const struct node *at = node;
    for (; at; at = at->next) {
        struct strings *part = arena_take(f->arena, sizeof *part);
        *copy = *chunk;
        if (!is_finite(f->arena, at, part) || !multiply(f->arena, copy, part))
            break;
        *chunk = *copy;
    }
    bool empty = false;
    for (size_t i = 0; i < chunk->count; i++) {
        const char *string = chunk->at[i];
        if (string[strspn(string, "\1")])
            add_first_string(f, string);
        else
            empty = true;
    }
    if (empty && !at)
        first_of(f, NULL, up);
    else if (empty) {
        first_of_node(f, at, up);
        if (at->min == 0)
            first_of(f, at->next, up);
    }
    f->depth--;
}

void rules_start(struct arena *arena, const char *pattern, bool begins, const struct rule_callout *callouts,
                 struct rule_start *start) {
    struct arena *scratch = arena_new();
    struct parser parser = {.arena = scratch, .p = pattern, .callouts = callouts};
    struct branch *branches = parse_branches(&parser);
    struct node whole = {.kind = GROUP, .min = 1, .max = 1, .branches = branches};
    *start = (struct rule_start){.words = arena_take(arena, FIRSTS_MOST * sizeof *start->words)};
    if (begins) {
        struct firsts f = {scratch, callouts, start, 0};
        first_of(&f, &whole, NULL);
        if (start->words_count == FIRSTS_MOST)
            memset(start->bytes, 1, sizeof start->bytes);
    } else {
        struct need *need = arena_take(scratch, sizeof *need);
        if (!branches->next)
            need_of(scratch, branches->first, callouts, need);
        else
            need_of_group(scratch, &whole, callouts, need);
        if (need->known) {
            memcpy(start->words, need->words, need->count * sizeof *need->words);
            start->words_count = need->count;
            start->lists = need->lists;
        }
    }
    arena_free(scratch);
}
