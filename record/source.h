/* A document's text, read again from where it came: to prove a quote, or to show what stands around it. */
#ifndef RECORD_SOURCE_H
#define RECORD_SOURCE_H

#include "record/record.h"

enum source_result {
    SOURCE_FOUND,
    SOURCE_CHANGED, /* there, but its bytes are not those that were read then */
    SOURCE_MISSING
};

/* Reads the text of `document` into `text`, taken from `arena`. `place` is the folder below which ids are
   paths, or a file that holds the document, of its own, by line ("a.txt:12") or as a line of JSON with this id;
   NULL: ids are paths as they stand. SOURCE_CHANGED gives the text that stands there now. */
enum source_result source_read(const char *place, const struct document *document, struct arena *arena,
                               struct text *text);

#endif
