/* Where annotations go: one document after the other to standard output, or brat's pairs of files to a folder. */
#ifndef EXTRACT_EXPORT_H
#define EXTRACT_EXPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "extract/write.h"

struct arena;
struct error;

enum export_format { EXPORT_STREAM, EXPORT_BRAT, EXPORT_SPACY, EXPORT_WEB };

struct export {
    enum export_format format;
    const char *folder; /* NULL for standard output */
    size_t written;     /* documents so far */
};

/* False when no format has this name. */
bool export_format_find(const char *name, enum export_format *format);

/* Makes `folder`, unless it is there, and brat's annotation.conf in it; false with error's message. */
bool export_folder(const char *folder, struct error *error);

/* Writes a document to `out`, where brat's second and further ones each begin with a line of a form feed and their
   id; or to files in the folder. False with `error` when a file is there already (a reviewer's work is never
   overwritten) or can't be written. */
bool export_write(struct export *export, const struct reading *reading, struct arena *arena, FILE *out,
                  struct error *error);

#endif
