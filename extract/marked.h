/* Marked sentences: text in which the mentions are given as `[kind:words]`, one in another where need be, for testing relation
   rules by themselves. */
#ifndef EXTRACT_MARKED_H
#define EXTRACT_MARKED_H

#include "extract/analysis.h"

/* A mark: what stands before the colon, and the words' place in the stripped text. */
struct mark {
    struct text name;
    size_t start, end;
};

/* Strips the marks of `marked` into a text taken from `arena`; fills marks (`most` at the most) and their count. */
struct text marked_strip(struct arena *arena, struct text marked, struct mark *marks, size_t most,
                         size_t *count);

/* View offsets of a mark's words. */
struct span marked_span(const struct view *view, const struct mark *mark);

/* Analyses a marked text: phrases and relations over the mentions given, no names looked for. */
void marked_run(struct analysis *analysis, struct text marked);

/* Adds the findings that marks name by kind: "person", "person.nominal"; others are passed over. */
void marked_add(struct analysis *analysis, const struct mark *marks, size_t count);

#endif
