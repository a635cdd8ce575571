/* Which body a description may mean: "the watchdog", "the firm". All borrow from the story; choices come out by roots of
   its members, more than one where it stays a doubt. */
#ifndef RESOLVE_ANTECEDENT_H
#define RESOLVE_ANTECEDENT_H

#include <stdint.h>

struct choice;
struct story;

/* The nearest institution before description `i` that fits it at least so well (description.h); two side by side are a doubt. */
void antecedent_before(const struct story *story, uint32_t i, int least, struct choice *choice);

/* Whom description `i` means, before it or, in headline and lead, behind it; nobody is added where nothing fits. */
void antecedent_find(const struct story *story, uint32_t i, struct choice *choice);

#endif
