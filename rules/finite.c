/* Nodes in; the strings that they stand for out, where these are few. */
#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "rules/syntax.h"

static bool is_word(int c) {
    return isalnum(c) || c == '_' || c == '\'';
}

static bool add_string(struct arena *arena, struct strings *set, const char *head, const char *tail) {
    size_t left = strlen(head), right = strlen(tail);
    if (set->count == STRINGS_MOST || left + right > 160)
        return false;
    const char *whole = left ? head : tail;
    if (left && right) {
        char *both = arena_take(arena, left + right + 1);
        memcpy(both, head, left);
        memcpy(both + left, tail, right);
        whole = both;
    }
    set->at = arena_take_room(arena, set->at, sizeof *set->at, set->count, set->count + 1, &set->capacity);
    set->at[set->count++] = whole;
    return true;
}

void strings_reset(struct arena *arena, struct strings *set) {
    set->count = 0;
    add_string(arena, set, "", "");
}

static bool finite_sequence(struct arena *arena, const struct node *node, struct strings *out);

static bool finite_class(struct arena *arena, const struct node *node, struct strings *out) {
    bool space = false;
    size_t letters = 0;
    for (int c = node_next(node, 0); c < 256; c = node_next(node, c + 1)) {
        if (!is_word(c))
            space = true;
        else if (!(isupper(c) && node_has(node, c + 32)) && ++letters > 8)
            return false;
    }
    if (space && !add_string(arena, out, " ", ""))
        return false;
    for (int c = node_next(node, 0); c < 256; c = node_next(node, c + 1)) {
        if (!is_word(c) || (isupper(c) && node_has(node, c + 32)))
            continue;
        char letter = (char)tolower(c);
        if (!add_string(arena, out, arena_take_copy(arena, &letter, 1), ""))
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
        struct strings part = {NULL, 0, 0};
        if (!finite_sequence(arena, b->first, &part))
            return false;
        for (size_t i = 0; i < part.count; i++)
            if (!add_string(arena, out, part.at[i], ""))
                return false;
    }
    return true;
}

bool strings_of(struct arena *arena, const struct node *node, struct strings *out) {
    struct strings once = {NULL, 0, 0};
    if (!finite_once(arena, node, &once))
        return false;
    bool spaces = once.count == 1 && !strcmp(once.at[0], " ");
    if (node->max != 1 && !(spaces && node->min > 0) && !(node->max == 0)) {
        if (!spaces)
            return false;
        return add_string(arena, out, "", "") && add_string(arena, out, " ", "");
    }
    for (size_t i = 0; i < once.count; i++)
        if (!add_string(arena, out, once.at[i], ""))
            return false;
    return node->min > 0 || node->kind == LOOK || add_string(arena, out, "", "");
}

bool strings_multiply(struct arena *arena, struct strings *left, const struct strings *right) {
    if (right->count == 1 && !*right->at[0])
        return true;
    struct strings product = {NULL, 0, 0};
    for (size_t i = 0; i < left->count; i++)
        for (size_t k = 0; k < right->count; k++)
            if (!add_string(arena, &product, left->at[i], right->at[k]))
                return false;
    *left = product;
    return true;
}

static bool finite_sequence(struct arena *arena, const struct node *node, struct strings *out) {
    strings_reset(arena, out);
    for (; node; node = node->next) {
        struct strings part = {NULL, 0, 0};
        if (!strings_of(arena, node, &part) || !strings_multiply(arena, out, &part))
            return false;
    }
    return true;
}

void strings_edge(struct arena *arena, struct strings *set, bool behind) {
    struct strings edge = {NULL, 0, 0}, whole = *set;
    add_string(arena, &edge, "\1", "");
    if (behind ? strings_multiply(arena, &whole, &edge) : strings_multiply(arena, &edge, &whole))
        *set = behind ? whole : edge;
}
