/* Whom a pronoun, or the "his" of "his mother", may stand for. Members are numbers of the story's, NOBODY (story.h) for none. */
#ifndef RESOLVE_REFERENT_H
#define RESOLVE_REFERENT_H

#include <stdbool.h>
#include <stdint.h>

#include "resolve/story.h"

enum { REACH_SENTENCES = 3, REACH_MENTIONS = 200 }; /* how far back one may be meant */

enum pronoun { WORD_OTHER, WORD_HE, WORD_SHE, WORD_IT, WORD_THEY, WORD_FIRST, WORD_WE };

/* Which pronoun, of its subject's form, a member is: "him", "his" and "himself" are he; WORD_OTHER for no pronoun. */
enum pronoun referent_word(const struct member *member);

/* Whether a member may be what a pronoun stands for: a name, or what has been resolved already. */
bool referent_may_be(const struct story *story, uint32_t k, enum story_kind kind);

/* Whether a relation has the one at one end and the other at the other. */
bool referent_is_across(const struct story *story, uint32_t i, uint32_t k);

/* Whom of a kind member `i` means, a pronoun or a description that begins with one, by the least cost; `sex` 'm', 'f', or 0 where
   it tells none. */
uint32_t referent_nearest(const struct story *story, uint32_t i, enum story_kind kind, char sex);

/* Joins a pronoun, whatever kind extract took it for, to what it stands for; false where a veto keeps them apart. */
bool referent_join(struct story *story, uint32_t pronoun, uint32_t other, const char *id);

#endif
