/* An analysed document as records. */
#ifndef EXTRACT_WRITE_H
#define EXTRACT_WRITE_H

#include "extract/analysis.h"

/* Marks as used what those that are written speak of: whom a matter is about, who speaks, whose age it is. */
void analysis_choose(struct analysis *analysis);

/* Whether a finding is written, once chosen: names, dates and ages always, the rest where they take part in something. */
bool finding_is_written(const struct finding *finding);

/* Chooses, then writes the document record, its mentions in the order of their starts, and its relations. `document` gives id, date, title, url, source. */
void analysis_write(struct analysis *analysis, const struct document *document, struct json_writer *writer);

#endif
