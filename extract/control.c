/* A verb that takes another and its object in; out, who is to do what that other verb says. The one idea: whom one tells, asks or
   hires to ring rings, and not who tells him. */
#include "extract/control.h"

#include <string.h>

#include "extract/aside.h"
#include "extract/slot.h"

bool control_is_asked(const struct reader *reader, int i) {
    if (token_is_word(reader, i - 1, "by")) /* "was told by A to ring B": A does not */
        return !token_is_word(reader, i - 2, "told") && !token_ends_in(reader, i - 2, "ed");
    return !token_is_word(reader, i - 1, "to") || token_is_of(reader, i - 2, CLASS_PLEA);
}

bool control_leaves(const struct reader *reader, int i) {
    return token_is_of(reader, i - 1, CLASS_LEAVES);
}

/* Verbs whose object is to do what follows: "told A to ring", "hired A to ring". */
static bool governs(const struct reader *reader, int i) {
    const char *at = reader->line->subject.at + (i < 0 ? 0 : reader->tokens[i].start);
    if (token_is_of(reader, i, CLASS_GOVERNS) && *at & 32) /* not the Press or a Commission of a name */
        return true;
    static const char *const on[] = {"on", "upon", NULL}, *const calls[] = {"call", "calls", "called",
                                                                            "calling", NULL};
    return token_is_any(reader, i, on) && token_is_any(reader, i - 1, calls);
}

/* Whether the mention at `slot` is told to do what follows: "told her deputy, A,", "called on the former mayor A,". */
static bool is_told(const struct reader *reader, int slot) {
    bool named = false; /* past the description and its comma */
    for (int i = slot_before(reader, slot); i >= 0 && i > slot - 7 && !token_is_class(reader, i, STOP); i--) {
        if (governs(reader, i))
            return true;
        if (token_is_word(reader, i, "to"))
            return control_is_asked(reader, i + 1);
        bool comma = token_is_class(reader, i, COMMA);
        if (token_is_preposition(reader, i) || token_joins(reader, i) || token_is_finite(reader, i) ||
            (comma && named))
            return false;
        named = named || comma;
    }
    return false;
}

int control_before_comma(const struct reader *reader, int i) {
    int k = i;
    if (!token_is_actor(reader, i - 1))
        for (k--; k > 0 && k > i - ASIDE_MOST / 2 && !token_is_class(reader, k, COMMA);)
            k--;
    bool found = token_is_class(reader, k, COMMA) && token_is_actor(reader, k - 1) &&
                 !token_is_owner(reader, k - 1) && is_told(reader, k - 1);
    return found ? k - 1 : -1;
}

bool control_by_object(const struct reader *reader, int i) {
    static const char *const links[] = {"of", "for", "from", "into", NULL};
    return token_is_any(reader, i, links) && token_is_actor(reader, i - 1) &&
           !token_is_owner(reader, i - 1) && token_is_class(reader, i - 2, WORD) &&
           !token_is_preposition(reader, i - 2) && !token_joins(reader, i - 2) &&
           (token_is_finite(reader, i - 2) || token_ends_in(reader, i - 2, "ing") ||
            token_ends_in(reader, i - 2, "s")) &&
           !token_is_in(reader, i - 2, reader->auxiliary);
}

bool control_of_others(const struct reader *reader, int i) {
    const char *at = reader->line->subject.at + (i < 0 ? 0 : reader->tokens[i].start);
    bool named = token_is_class(reader, i, WORD) && !(*at & 32);
    while (named && token_is_class(reader, i - 1, WORD) &&
           !(reader->line->subject.at[reader->tokens[i - 1].start] & 32))
        i--;
    return (named || token_ends_in(reader, i, "s")) && !token_is_adverb(reader, i) &&
           token_is_of(reader, i - 1, CLASS_ORDERS);
}
