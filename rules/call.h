/* What a word calls up: the rules that may begin with it, or that it brings into play in a line, and the needs that it answers. */
#ifndef RULES_CALL_H
#define RULES_CALL_H

#include "rules/internal.h"

struct call_layer {
    const uint64_t *rules; /* at words: rules that may begin here; in lines: those called up, NULL for none */
    const uint64_t *begun; /* in lines: rules that may begin here */
    const uint64_t
        *further[FURTHER]; /* rules that go over the word, or need nothing behind it; those whose second
                                         word it may be */
    const struct rule_held *answered; /* rules whose needs it answers */
};

struct calls;
struct calls *calls_new(const struct rules *rules);
void calls_free(struct calls *calls); /* NULL is fine */

/* Numbers what each word of a view calls up: fills words->at[...].call. */
void calls_number(struct calls *calls, const char *view, struct words *words);

/* Forgets all when it has become too much; numbers given before hold no longer. */
void calls_renew(struct calls *calls);

/* What words of that number call up in a layer. */
const struct call_layer *calls_of(struct calls *calls, enum layer layer, uint32_t number);

#endif
