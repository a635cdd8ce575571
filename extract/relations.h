/* Relations and their facets, between relations.c and facets.c. */
#ifndef EXTRACT_RELATIONS_H
#define EXTRACT_RELATIONS_H

#include "extract/line.h"

/* The spans of a relation in its line; start SIZE_MAX where there is none. */
struct roles {
    struct span source, target, verb;
};

/* Reads status, stage, tense and attribution from the words around the roles into `link`, by the rules of the layer
   facets over the line in which the roles stand as marks. */
void facets_read(struct analysis *analysis, const struct line *line, const struct roles *roles,
                 struct linkage *link);

#endif
