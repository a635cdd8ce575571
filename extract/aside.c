/* A masked line and a token in; what an aside between commas hangs on out. The one idea: an aside tells of what it follows, so the
   subject of the verb behind it stands before its first comma. */
#include "extract/aside.h"

#include "extract/slot.h"

/* A form that looks back, where one in -s may be a noun. */
static bool is_past(const struct reader *reader, int k) {
    return token_is_in(reader, k, reader->past | reader->auxiliary) || token_ends_in(reader, k, "ed");
}

/* The comma before the "who", "which" or "whose" of a clause that the comma at `i` closes, past asides within that clause; -1
   for none. */
static int clause_opens(const struct reader *reader, int i) {
    static const char *const opens[] = {"who", "which", "whose", NULL}, *const whose[] = {"whose", NULL};
    for (int k = i - 1; k > 0 && k > i - ASIDE_MOST && !token_is_class(reader, k, STOP); k--) {
        if (!token_is_class(reader, k, COMMA))
            continue;
        if (token_is_any(reader, k + 1, opens))
            return k;
        bool is_named = token_is_actor(reader, k - 1) &&
                        (token_is_any(reader, k - 2, whose) ||
                         (token_is_class(reader, k - 2, COMMA) &&
                          token_is_any(reader, k - 4, whose))); /* "whose son, B, is ill," */
        if (token_joins(reader, k + 1) || (token_is_finite(reader, k + 1) && !is_named))
            return -1; /* what goes on there is another clause */
    }
    return -1;
}

int aside_before_clause(const struct reader *reader, int i) {
    int k = clause_opens(reader, i);
    if (k < 0)
        return -1;
    bool aged = token_is_class(reader, k - 1, SLOT) && !token_is_actor(reader, k - 1) &&
                token_is_class(reader, k - 2, COMMA);
    int name = aged ? k - 3 : k - 1;
    return token_is_actor(reader, name) && slot_may_begin(reader, name) ? name : -1;
}

int aside_before_bracket(const struct reader *reader, int i) {
    const char *text = reader->line->subject.at;
    if (!token_is_class(reader, i, COMMA) || text[reader->tokens[i].start] != ')')
        return -1;
    for (int k = i - 1; k > 0 && k > i - ASIDE_MOST && !token_is_class(reader, k, STOP); k--)
        if (text[reader->tokens[k].start] == '(')
            return k - 1;
    return -1;
}

bool aside_is_closed(const struct reader *reader, int i) {
    if (slot_is_apposed(reader, i - 1))
        return true;
    int k = i - 1;
    while (k > 0 && k > i - 12 && (token_is_class(reader, k, WORD) || token_is_class(reader, k, SLOT)) &&
           !token_is_finite(reader, k) && !token_joins(reader, k))
        k--;
    return k > 0 && k < i - 1 && token_is_class(reader, k, COMMA) && token_is_actor(reader, k - 1);
}

int aside_before_origin(const struct reader *reader, int i) {
    static const char *const of[] = {"of", "from", NULL}, *const opens[] = {"that", "and", "but", NULL};
    const char *text = reader->line->subject.at;
    int k = i;
    while (k > i - 3 && token_is_class(reader, k, WORD) && !(text[reader->tokens[k].start] & 32))
        k--;
    k -= k == i && token_is_class(reader, i, SLOT) ? 1 : 0;
    bool names = k < i && token_is_any(reader, k, of) && token_is_actor(reader, k - 1);
    bool begins = k < 2 || token_is_class(reader, k - 2, COMMA) || token_is_any(reader, k - 2, opens) ||
                  token_is_of(reader, k - 2, CLASS_REPORTS);
    return names && begins && slot_may_begin(reader, k - 1) ? k - 1 : -1;
}

int aside_told_from(const struct reader *reader, int i) {
    while (i > 0 && !token_is_class(reader, i, STOP) &&
           !(token_is_word(reader, i, "that") && token_is_finite(reader, i - 1)))
        i--;
    return token_is_word(reader, i, "that") ? i : -1;
}

int aside_past_quoted(const struct reader *reader, int i) {
    const char *text = reader->line->subject.at;
    if (!token_is_class(reader, i, STOP) || text[reader->tokens[i].start] != '"')
        return i;
    for (int k = i - 1; k > 0 && k > i - ASIDE_MOST / 4; k--)
        if (token_is_class(reader, k, STOP))
            return text[reader->tokens[k].start] == '"' ? k - 1 : i;
    return i;
}

int aside_before_apposition(const struct reader *reader, int i) {
    bool governed = false;
    int k = i - 2;
    while (k > 0 && k > i - 12 && (token_is_class(reader, k, WORD) || token_is_class(reader, k, SLOT)) &&
           (!is_past(reader, k) || token_is_class(reader, k - 1, COMMA))) {
        if (token_is_actor(reader, k) && !token_is_preposition(reader, slot_before(reader, k)))
            return -1;
        governed = governed || token_is_preposition(reader, k);
        k--;
    }
    bool opens = token_is_class(reader, k, COMMA) && !token_joins(reader, k + 1);
    return governed && opens && token_is_actor(reader, k - 1) && slot_may_begin(reader, k - 1) ? k - 1 : -1;
}
