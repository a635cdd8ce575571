/* A verb that takes another and its object in; out, who is to do what that other verb says. The one idea: whom one tells, asks or
   hires to ring rings, and not who tells him. */
#include "extract/control.h"

#include <string.h>

#include "extract/aside.h"
#include "extract/slot.h"

/* "called on A to ring", "pressure on A to ring", but "flew on a cheap airline to ring B". */
static bool is_called_on(const struct reader *reader, int i) {
    static const char *const calls[] = {
        "call",    "calls",  "called", "calling",  "prevail",  "prevailed", "prevails", "prevailing",
        "lean",    "leaned", "leant",  "leaning",  "rely",     "relies",    "relied",   "relying",
        "counted", "count",  "counts", "counting", "depended", "depends",   "depend",   "pressure",
        "waited",  "waits",  "wait",   "waiting",  "demands",  "pressed",   "insisted", NULL};
    while (token_is_adverb(reader, i))
        i--;
    return token_is_any(reader, i, calls);
}

bool control_is_asked(const struct reader *reader, int i) {
    if (token_is_word(reader, i - 1, "on") || token_is_word(reader, i - 1, "upon"))
        return is_called_on(reader, i - 2);
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

/* "accused A on Monday of ringing": A, where what stands between tells when or where; -1 for none. */
static int accused(const struct reader *reader, int i) {
    static const char *const verbs[] = {"accused", "accuses",   "accuse", "accusing",
                                        "suspect", "suspected", NULL};
    for (int k = i - 1; k > 0 && k > i - 8 && token_is_word(reader, i, "of"); k--) {
        if (token_is_actor(reader, k) && token_is_any(reader, slot_before(reader, k), verbs))
            return token_is_owner(reader, k) ? -1 : k;
        if (token_is_class(reader, k, STOP) || token_joins(reader, k) || token_is_finite(reader, k))
            return -1;
    }
    return -1;
}

int control_by_object(const struct reader *reader, int i) {
    if (accused(reader, i) >= 0)
        return accused(reader, i);
    static const char *const links[] = {"of", "for", "from", "into", "as", NULL};
    int slot = token_is_class(reader, i - 1, COMMA) && slot_is_apposed(reader, i - 2) ? i - 2 : i - 1;
    int by = slot < i - 1 ? slot_before(reader, slot) : slot - 1;
    bool governs =
        token_is_any(reader, i, links) && token_is_actor(reader, slot) && !token_is_owner(reader, slot) &&
        token_is_class(reader, by, WORD) && !token_is_preposition(reader, by) && !token_joins(reader, by) &&
        (token_is_finite(reader, by) || token_ends_in(reader, by, "ing") || token_ends_in(reader, by, "s")) &&
        !token_is_in(reader, by, reader->auxiliary);
    return governs ? slot : -1;
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

int control_past_agent(const struct reader *reader, int i) {
    static const char *const sent[] = {"sent", "dispatched", "deployed", NULL};
    bool is_done = token_is_word(reader, i - 1, "by") && token_is_actor(reader, i) &&
                   (token_ends_in(reader, i - 2, "ed") || token_is_in(reader, i - 2, reader->past));
    bool is_who = is_done && token_is_actor(reader, i - 3) && !token_is_owner(reader, i - 3);
    if (!is_who || !slot_may_begin(reader, i - 3) || slot_is_object(reader, i - 3))
        return -1;
    const struct finding *findings = reader->analysis->findings;
    const struct finding *who = &findings[reader->tokens[i - 3].finding];
    bool is_body = findings[reader->tokens[i].finding].kind == INSTITUTION && who->form == NOMINAL;
    bool is_envoy =
        is_body && token_is_any(reader, i - 2, sent) &&
        text_is_of(reader->analysis->rules, text_last_word(finding_text(reader->analysis, who)), CLASS_ENVOY);
    return is_envoy ? i : i - 3;
}
