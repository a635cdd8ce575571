/* A description in its masked line in; out, whoever the text says is one of those, or is that one.

   The one idea: what "the firms that A audits" undergo is told of each of them, and so of the firm that is said to be among them. */
#include "extract/member.h"

#include "extract/slot.h"
#include "extract/subject.h"

/* Past "one of", "another of", "among", "the first of" that end at token `i`; `i` itself where nothing of it stands there. */
static int before_choice(const struct reader *reader, int i) {
    static const char *const some[] = {"one", "another", NULL}, *const ranks[] = {"first",  "last",  "latest",
                                                                                  "second", "third", NULL};
    if (token_is_word(reader, i, "among"))
        return i - 1;
    if (!token_is_word(reader, i, "of"))
        return i;
    if (token_is_any(reader, i - 1, some))
        return i - 2;
    return token_is_any(reader, i - 1, ranks) && token_is_word(reader, i - 2, "the") ? i - 3 : i;
}

/* The verb to be, with the perfect's "has" or "had", that ends at token `i`: the token before it; -1 for any other word. */
static int before_being(const struct reader *reader, int i) {
    static const char *const is[] = {"is", "was", "are", "were", "became", "becomes", NULL},
                             *const been[] = {"been", "become", NULL},
                             *const has[] = {"has", "had", "have", NULL};
    while (token_is_word(reader, i, "also") || token_is_word(reader, i, "then") ||
           token_is_word(reader, i, "himself") || token_is_word(reader, i, "herself") ||
           token_is_word(reader, i, "now"))
        i--;
    if (token_is_any(reader, i, is))
        return i - 1;
    return token_is_any(reader, i, been) && token_is_any(reader, i - 1, has) ? i - 2 : -1;
}

/* "A, 44, one of": the mention before the comma at token `i`. */
static int before_comma(const struct reader *reader, int i) {
    if (!token_is_class(reader, i, COMMA) || reader->line->subject.at[reader->tokens[i].start] != ',')
        return -1;
    bool is_aged = token_is_class(reader, i - 1, SLOT) && !token_is_actor(reader, i - 1) &&
                   token_is_class(reader, i - 2, COMMA);
    int name = is_aged ? i - 3 : i - 1;
    return token_is_actor(reader, name) && !token_is_owner(reader, name) && !slot_is_cited(reader, name)
               ? name
               : -1;
}

int member_of(const struct reader *reader, int i) {
    int before = before_choice(reader, i - 1);
    int being = before_being(reader, before);
    if (being >= 0)
        return subject_left(reader, being);
    return before < i - 1 ? before_comma(reader, before) : -1;
}

int member_named(const struct reader *reader, int slot) {
    const struct finding *findings = reader->analysis->findings,
                         *one = &findings[reader->tokens[slot].finding];
    int named = slot_named(reader, slot);
    if (named != slot || one->form != NOMINAL)
        return named;
    int member = member_of(reader, slot);
    return member >= 0 && findings[reader->tokens[member].finding].kind == one->kind ? member : slot;
}
