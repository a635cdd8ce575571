/* Descriptions: how one begins, what its head is, and how well a named body answers to it. */
#ifndef RESOLVE_DESCRIPTION_H
#define RESOLVE_DESCRIPTION_H

#include <stdbool.h>
#include <stdint.h>

#include "record/text.h"

struct member;
struct story;

/* "The nurse", "a nurse", "his nurse" (also "the board's nurse", and "nurse" behind an owner), "former nurse". */
enum article { ARTICLE_DEFINITE, ARTICLE_INDEFINITE, ARTICLE_POSSESSIVE, ARTICLE_NONE };

enum article description_article(const struct story *story, const struct member *member);

/* Plain words without "a", "its", "this", "former" and the like before them; a view into `plain`. */
struct text description_bare(struct text plain);

/* Whether plain words begin with whose it is: "his", "her", "my" or "our". */
bool description_is_personal(struct text plain);

/* Whether `part` is the last words of `whole`. */
bool description_is_tail(struct text whole, struct text part);

/* Whether more is said than the kind of body: "the anti-graft agency", "the county commission". */
bool description_is_narrow(const struct story *story, uint32_t i);

/* How well: its class alone; the noun that it is headed by; what it is for besides ("the kelp watchdog", the Kelp Authority). */
enum { FIT_CLASS = 1, FIT_HEAD, FIT_TOPIC };

/* How well the named body `i` answers to the description `nominal`; 0 for not at all, or where the two must not be one. */
int description_fit(const struct story *story, uint32_t i, uint32_t nominal);

#endif
