/* A resolved mention or relation as a line whose entity ids are local and marked, so that they can be written over. */
#ifndef RESOLVE_LINE_H
#define RESOLVE_LINE_H

#include <stdbool.h>

#include "record/record.h"
#include "resolve/corpus.h"
#include "resolve/spool.h"

/* Takes one finished line; false to stop. */
typedef bool line_taker(void *with, const struct spool_line *line);

struct liner {
    struct json_writer writer;
    struct corpus *corpus;
    bool with_parts; /* write the local ids, too ("part"), for joining later */
    uint32_t paper;  /* the document that is being written */
    line_taker *take;
    void *with;
};

/* Each writes a record as one line, a relation of a group as a line for each member. */
bool line_mention(struct liner *liner, const struct story *story, const struct record *record);
bool line_relation(struct liner *liner, const struct story *story, const struct record *record);

/* A mention or relation that bears its parts already, from a stream that `--scope document` wrote. */
bool line_again(struct liner *liner, const struct record *record);

/* Any other record, as it was read. */
bool line_plain(struct liner *liner, const struct record *record);

#endif
