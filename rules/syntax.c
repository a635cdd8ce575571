/* A pattern in; its tree out: a small recursive descent over as much of PCRE2's syntax as rules use. */
#include "rules/syntax.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"

struct parser {
    struct arena *arena;
    const char *p;
    bool nocase;
};

static struct branch *parse_branches(struct parser *parser);

bool node_has(const struct node *node, int byte) {
    return node->bytes[byte / 64] >> byte % 64 & 1;
}

int node_next(const struct node *node, int from) {
    for (int i = from / 64; i < 4; i++) {
        uint64_t left = node->bytes[i] & (i == from / 64 ? ~0ULL << from % 64 : ~0ULL);
        if (left)
            return i * 64 + __builtin_ctzll(left);
    }
    return 256;
}

static void add_byte(struct node *node, int byte) {
    node->bytes[(byte & 255) / 64] |= 1ULL << byte % 64;
}

static void add_range(struct node *node, int from, int to) {
    for (int c = from; c <= to; c++)
        add_byte(node, c);
}

/* Adds what an escape stands for; returns the byte when it is one, else -1. */
static int add_escape(struct node *node, const char **p) {
    char c = *(*p)++;
    switch (c) {
    case 'd':
        add_range(node, '0', '9');
        return -1;
    case 'w':
        add_range(node, '0', '9'), add_range(node, 'a', 'z'), add_range(node, 'A', 'Z'), add_byte(node, '_');
        return -1;
    case 's':
        add_range(node, 9, 13), add_byte(node, ' ');
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
        add_byte(node, byte);
        return byte;
    }
    case 'n':
        add_byte(node, '\n');
        return '\n';
    case 't':
        add_byte(node, '\t');
        return '\t';
    default:
        add_byte(node, (unsigned char)c);
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
            add_byte(node, from);
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
    for (size_t i = 0; negated && i < 4; i++)
        node->bytes[i] = ~node->bytes[i];
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

static bool holds_letters(const struct node *node, bool all) {
    for (int c = 'a'; c <= 'z'; c++)
        if (node_has(node, c) != all || node_has(node, c - 32) != all)
            return false;
    return true;
}

/* Whether a look-around says that no letter stands there, whatever else it says. */
static bool is_boundary(const struct node *look, bool negative) {
    for (const struct branch *b = look->branches; b; b = b->next) {
        const struct node *first = b->first;
        if (negative && first && first->kind == CLASS && first->min > 0 && !first->next &&
            holds_letters(first, true))
            return true;
        bool edge = first && (first->kind == LOOK
                                  ? first->boundary
                                  : first->kind == CLASS && first->min > 0 && holds_letters(first, false));
        if (!negative && !edge)
            return false;
    }
    return !negative;
}

static void parse_group(struct parser *parser, struct node *node) {
    const char *p = parser->p;
    bool nocase = parser->nocase, negative = false;
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
            node->ahead = p[2] == '=';
            node->not_ahead = p[2] == '!';
            negative = p[2] == '!' || (p[2] == '<' && p[3] == '!');
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
    if (node->kind == LOOK)
        node->boundary = is_boundary(node, negative);
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
            add_byte(node, (unsigned char)c);
        parser->p++;
    }
    if (parser->nocase && node->kind == CLASS)
        for (int b = 'a'; b <= 'z'; b++)
            if (node_has(node, b) || node_has(node, b - 32))
                add_byte(node, b), add_byte(node, b - 32);
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

size_t syntax_atom_size(const char *p, const char *end) {
    if (*p == '\\' && p + 1 < end)
        return 2;
    if (*p != '[')
        return 1;
    const char *at = p + 1;
    if (at < end && *at == '^')
        at++;
    if (at < end && *at == ']')
        at++;
    while (at < end && *at != ']')
        at += *at == '\\' && at + 1 < end ? 2 : 1;
    return (size_t)((at < end ? at + 1 : end) - p);
}

struct branch *syntax_parse(struct arena *arena, const char *pattern) {
    struct parser parser = {.arena = arena, .p = pattern};
    return parse_branches(&parser);
}
