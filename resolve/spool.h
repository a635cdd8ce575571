/* Lines that wait for their entities' ids: what is written of a document before the last document has been read. The one idea:
   local ids and ids over all documents are equally long, so that a line is finished by writing over it in place.

   Beyond a few megabytes the lines wait in a temporary file, not in memory. */
#ifndef RESOLVE_SPOOL_H
#define RESOLVE_SPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/text.h"

struct error;
struct spool;

enum { SPOOL_MARKS_MOST = 4, SPOOL_ID_SIZE = 17 };

/* Where in a line the id of a part's entity belongs. */
struct spool_mark {
    uint32_t at, part;
};

struct spool_line {
    struct text text; /* of one line, with its newline */
    struct spool_mark marks[SPOOL_MARKS_MOST];
    uint32_t marks_count;
    uint32_t is_relation;
    uint32_t
        paper; /* the document that a mention or relation is of; UINT32_MAX for other lines, and copies */
};

struct spool *spool_new(void);
void spool_free(struct spool *spool);

/* Adds a line, which is copied; false with `error` when the temporary file can't be made or takes no more. */
bool spool_add(struct spool *spool, const struct spool_line *line, struct error *error);

/* Goes back to the first line; false with `error` when the temporary file fails. */
bool spool_rewind(struct spool *spool, struct error *error);

/* The next line; its text may be written over and lives until the next call. False behind the last, or with `error`
   set when the temporary file fails. */
bool spool_next(struct spool *spool, struct spool_line *line, char **text, struct error *error);

#endif
