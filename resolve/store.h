/* The memory of a case: one SQLite file that keeps the parts of every document seen, so that tomorrow's articles join
   today's entities. Entities and aliases are written beside them for whoever asks with SQL; they are made anew by
   every run, so that a case is the same however its articles came in.

   A run reads and writes within one transaction, begun before the parts are read: a run that dies leaves the file as it
   was, and a second run waits for the first. */
#ifndef RESOLVE_STORE_H
#define RESOLVE_STORE_H

#include <stdbool.h>

#include "resolve/corpus.h"

struct error;
struct index;
struct run;
struct store;

/* Opens the file, or makes it; NULL with `error` when that fails (no such folder, no store of a case). */
struct store *store_open(const char *path, struct error *error);

/* Closes the file; what was not committed is undone. */
void store_close(struct store *store);

/* The decisions of earlier runs, as lines; from `arena`. */
bool store_decisions(struct store *store, struct arena *arena, struct text *lines, struct error *error);

/* Begins the transaction; waits for another run, up to a minute. */
bool store_begin(struct store *store, struct error *error);

/* Forgets a document; `found` tells whether it was there. */
bool store_retract(struct store *store, const char *doc, bool *found, struct error *error);

/* Takes one document: its id, its date, and the lines of its mentions and relations. */
typedef bool store_taker(void *with, struct text doc, struct text date, struct text lines,
                         struct error *error);

/* Hands over the stored documents that a mention or relation with one of the `wanted` ids is of, unless the corpus knows the document. */
bool store_find_sources(struct store *store, const struct corpus *corpus, const struct index *wanted,
                        store_taker *take, void *with, struct error *error);

/* Keeps the lines of the stream's mentions and relations; after store_save. */
bool store_save_sources(struct store *store, struct run *from, struct error *error);

/* Adds the parts of all stored documents that the corpus has not seen in the stream. */
bool store_load(struct store *store, struct corpus *corpus, struct error *error);

/* Writes what is new: documents, parts, decisions; and all entities. The corpus must have been joined. */
bool store_save(struct store *store, const struct corpus *corpus, struct error *error);

bool store_commit(struct store *store, struct error *error);

#endif
