/* Joining over documents by names that say enough: a full name, an institution's name, a place's. */
#ifndef RESOLVE_JOIN_H
#define RESOLVE_JOIN_H

#include <stdbool.h>
#include <stdint.h>

struct corpus;

/* What speaks for it that two parts of one name are one entity. */
enum support {
    SUPPORT_RARE = 1,    /* few people bear such a name */
    SUPPORT_AGE = 2,     /* the ages agree */
    SUPPORT_ROLE = 4,    /* the same role */
    SUPPORT_COMPANY = 8, /* both documents speak of another one, too */
    SUPPORT_PLACES = 16  /* ... of two places */
};

/* Applies what is decided, then joins each part, in order, to the entity that already bears its name where enough
   speaks for it (a person's name needs support, other names speak for themselves) and nothing forbids it. */
void join_names(struct corpus *corpus);

/* The support for two parts being one entity: bits of enum support. `shared` becomes a part of the second's document
   that both documents speak of, NOBODY for none. Ranks must have been given. */
unsigned join_support(const struct corpus *corpus, uint32_t a, uint32_t b, uint32_t *shared);

#endif
