/* A pattern's tree in; how many words a match can reach over out. The one idea: whatever parts two words takes a byte that no
   word holds, and of those a pattern can take only so many. */
#include <ctype.h>

#include "rules/syntax.h"

static bool is_break(int c) {
    return !(isalnum(c) || c == '_' || c == '-' || c == '\'' || c == '&') || c >= 0x80;
}

static uint32_t times(uint32_t count, int most) {
    if (!count)
        return 0;
    if (most < 0 || count == UINT32_MAX || count > 10000 || most > 10000)
        return UINT32_MAX;
    return count * (uint32_t)most;
}

static uint32_t plus(uint32_t a, uint32_t b) {
    return a == UINT32_MAX || b == UINT32_MAX ? UINT32_MAX : a + b;
}

static uint32_t spaces_of(const struct node *node) {
    uint32_t sum = 0;
    for (; node; node = node->next) {
        uint32_t one = 0;
        for (int c = node_next(node, 0); node->kind == CLASS && c < 256 && !one; c = node_next(node, c + 1))
            one = is_break(c) ? 1 : 0;
        if (node->kind == GROUP)
            one = branches_spaces(node->branches);
        sum = plus(sum, times(one, node->max));
    }
    return sum;
}

uint32_t branches_spaces(const struct branch *branches) {
    uint32_t most = 0;
    for (const struct branch *b = branches; b; b = b->next) {
        uint32_t one = spaces_of(b->first);
        most = one > most ? one : most;
    }
    return most;
}
