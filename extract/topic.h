/* What "it" is that somebody looks into. */
#ifndef EXTRACT_TOPIC_H
#define EXTRACT_TOPIC_H

#include "extract/relations.h"

/* Finds what a match means by "it": the single matter told last before its verb, in this sentence or the one
   before, or the body that was looked into there. Fills `out`; returns 1, or 0 for none. */
size_t topic_find(const struct analysis *analysis, const struct line *line, const struct match *match,
                  struct role *out);

#endif
