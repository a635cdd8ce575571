/* An analysed document as records. */
#ifndef EXTRACT_WRITE_H
#define EXTRACT_WRITE_H

#include "extract/analysis.h"

/* Marks as used what those that are written speak of: whom a matter is about, who speaks, whose age it is. */
void analysis_choose(struct analysis *analysis);

/* Whether a finding is written, once chosen: names, dates and ages always, the rest where they take part in something. */
bool finding_is_written(const struct finding *finding);

/* What was found in one document, in bytes of its text. */
struct reading {
    const struct document *document;
    struct text text;         /* as it was given */
    struct mention *mentions; /* in the order of their starts */
    size_t mentions_count;
    struct relation *relations;
    size_t relations_count;
};

/* Chooses, then turns findings into records, taken from the analysis' arena. `document` stays the caller's. */
void analysis_read(struct analysis *analysis, const struct document *document, struct reading *reading);

/* Reads, then writes the document record, its mentions in the order of their starts, and its relations. `document` gives id, date, title, url, source. */
void analysis_write(struct analysis *analysis, const struct document *document, struct json_writer *writer);

#endif
