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

/* Makes the relations of one match in the line of a sentence; false when it finds nobody for a role. Never from within matcher_run. */
bool relation_apply(struct analysis *analysis, uint32_t sentence, const struct line *line,
                    const struct match *match);

#endif
