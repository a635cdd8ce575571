/* One run of resolve: records in as they come, resolved lines out. The one idea: each document is resolved and let go
   before the next is read; of it there stay its parts and, until all are known, its lines (spool.h).

   Nothing is printed: output goes to the file given, and what went wrong into an error. */
#ifndef RESOLVE_RUN_H
#define RESOLVE_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "record/record.h"
#include "resolve/corpus.h"
#include "resolve/decision.h"

struct arena;
struct lists;

enum run_scope {
    SCOPE_ALL,      /* documents, then all of them together */
    SCOPE_DOCUMENT, /* each document by itself; entities bear their parts */
    SCOPE_CORPUS    /* entities that bear parts, joined; they bear them again */
};

struct run_options {
    enum run_scope scope;
    bool is_strict;      /* leave out relations whose ends are in doubt */
    bool keeps_claims;   /* for a store, or for reporting contradictions */
    bool keeps_stories;  /* for explaining: no document is let go */
    const char *program; /* what stands in the stream's `by` */
};

struct run;

/* `decisions` may be NULL; they and `lists` must outlive the run. */
struct run *run_new(const struct lists *lists, struct decisions *decisions, struct run_options options,
                    FILE *out);
void run_free(struct run *run);

/* The arena into which the next record is to be read; valid until the next run_add or run_refuse. */
struct arena *run_arena(struct run *run);

/* Adds a record that was read into run_arena; or a line that was none. False with `error` when the output or the temporary
   file takes no more. */
bool run_add(struct run *run, const struct record *record, struct error *error);
bool run_refuse(struct run *run, const struct refused *refused, struct error *error);

/* Ends the last document. */
bool run_settle(struct run *run, struct error *error);

/* Joins over documents, with decisions where there are any. Returns the first decision that means nothing here. */
const struct decision *run_join(struct run *run);

/* Writes the waiting lines and the entities. `dropped` becomes the number of relations left out (is_strict). */
bool run_write(struct run *run, size_t *dropped, struct error *error);

/* Resolves a document again that a store has kept, now with decisions about its mentions; `with` is the run. False with `error`
   where its lines can't be read. */
bool run_again(void *with, struct text doc, struct text date, struct text lines, struct error *error);

/* Hands over the waiting line of every mention and relation, with the number of its document. */
typedef bool run_line_taker(void *with, uint32_t paper, struct text line, struct error *error);
bool run_each_line(struct run *run, run_line_taker *take, void *with, struct error *error);

struct corpus *run_corpus(const struct run *run);

/* Whether an entity (its root) is spoken of in the stream, not in a store alone. */
bool run_brought(const struct run *run, uint32_t root);

/* The stories kept, in the order in which they came. */
const struct story *run_story(const struct run *run, size_t number);
size_t run_stories(const struct run *run);

#endif
