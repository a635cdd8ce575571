/* The word lists that resolving leans on. Every one of them may be missing: then nothing stands in it. */
#ifndef RESOLVE_LEXICON_H
#define RESOLVE_LEXICON_H

#include <stdbool.h>

#include "record/text.h"
#include "rules/list.h"

struct lexicon {
    const struct lists *lists;      /* the caller's */
    const struct list *institution; /* alias table */
    const struct list *metonym;     /* bodies called after where they sit: "Downing Street", "No 10" */
    const struct list *places[4];   /* lists of places with their other names */
    const struct list *nickname, *female, *male, *particle, *surname_first, *function_word, *suffix, *word,
        *role, *kin;
    const struct list *kind;    /* what somebody of a role may be called as well: "lawyer" of a solicitor */
    const struct list *nominal; /* descriptions of bodies, with what class they may stand for */
    const struct list *head;    /* nouns that end a body's name, with its class */
    const struct list *foreign; /* nouns of other tongues that begin or end it, with its class */
    const struct list *common;  /* surnames that many bear */
    const struct list *titles[3];
};

void lexicon_init(struct lexicon *lexicon, const struct lists *lists);

/* The entry of `list` that is all of `text`; NULL for none or where the list is missing. */
const struct list_entry *lexicon_find(const struct lexicon *lexicon, const struct list *list,
                                      struct text text);

/* The entry of a place under any of its names; NULL for none. */
const struct list_entry *lexicon_place(const struct lexicon *lexicon, struct text text);

/* 'f', 'm' or 0: what a title or a given name (as written, folded) says. */
char lexicon_title_sex(const struct lexicon *lexicon, struct text title);
char lexicon_given_sex(const struct lexicon *lexicon, struct text given);

/* The height of a rank in each of its services, "police:2,army:4"; empty for a title that is no rank. */
struct text lexicon_rungs(const struct lexicon *lexicon, struct text title);

/* Whether a title goes with a given name alone: "Sir Alan". */
bool lexicon_title_is_single(const struct lexicon *lexicon, struct text title);

/* Whether two given names (as written, folded) may be one: "Bill" and "William", "Bill" and "Billy". */
bool lexicon_is_nickname(const struct lexicon *lexicon, struct text a, struct text b);

#endif
