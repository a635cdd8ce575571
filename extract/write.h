/* An analysed document as records. */
#ifndef EXTRACT_WRITE_H
#define EXTRACT_WRITE_H

#include "extract/analysis.h"

/* Writes the document record, its mentions in the order of their starts, and its relations. `document` gives id, date, title, url, source. */
void analysis_write(struct analysis *analysis, const struct document *document, struct json_writer *writer);

#endif
