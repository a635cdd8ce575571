/* What a reader has decided: lines of plain text that belong under version control.

     same A B  # why      two are one
     not A B  # why       two are two
     name A "The Name"    what an entity is called

   A and B are ids of mentions or entities, or a name in quotation marks that one entity alone bears. Decisions come
   before every sieve and every veto. Ownership: everything is taken from the arena given. */
#ifndef RESOLVE_DECISION_H
#define RESOLVE_DECISION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/text.h"

struct arena;
struct corpus;
struct error;
struct index;
struct story;

enum decision_kind { DECISION_SAME, DECISION_NOT, DECISION_NAME };

/* One of the two that a decision is about. */
struct decided {
    struct text word; /* as written, without quotation marks */
    bool is_name;
    bool is_mention; /* a mention of this run's documents, or of one that was resolved again */
    uint32_t part;   /* where it stands, NOBODY while that is unknown */
};

struct decision {
    enum decision_kind kind;
    struct decided a, b; /* b of a name: the name itself */
    struct text why;
    size_t line; /* 0 for one that a store has kept */
};

struct decisions {
    struct decision *at;
    size_t count, capacity;
    struct text file;
};

/* Adds decisions; false with `error` for the first faulty line. `name` is the file's, NULL for a store's. */
bool decisions_read(struct arena *arena, struct text text, const char *name, struct decisions *decisions,
                    struct error *error);

/* Applies to a settled story what is decided of its mentions; before its sieves run. */
void decisions_apply(const struct decisions *decisions, struct story *story);

/* Notes the parts that a story's mentions went to; after corpus_add_story. */
void decisions_note(struct decisions *decisions, const struct story *story);

/* The words that may be ids of mentions and that no document has shown so far: word -> 0; from `arena`. NULL for none. */
struct index *decisions_missing(struct arena *arena, const struct decisions *decisions);

/* Finds the parts that entity ids and names mean, in a corpus that has been joined without decisions. Returns the first
   decision that means nothing here or two things, NULL for none; such decisions are left aside. */
const struct decision *decisions_find(struct decisions *decisions, const struct corpus *corpus);

/* A part of the entity that a word means: an entity's id over all documents or in one, or the name of one alone; NOBODY
   for none. */
uint32_t decided_part(const struct corpus *corpus, struct text word);

/* Whether it is decided that two entities (their roots) are two. */
const struct decision *decisions_forbid(const struct decisions *decisions, const struct corpus *corpus,
                                        uint32_t a, uint32_t b);

#endif
