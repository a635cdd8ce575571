/* Whom an answer goes to, or from whom none came. */
#ifndef EXTRACT_PARTNER_H
#define EXTRACT_PARTNER_H

#include "extract/relations.h"

/* Finds whom "she replied" answers: the source of the contact told last. Returns how many, 0 or 1. */
size_t partner_find(struct analysis *analysis, const struct line *line, const struct match *match,
                    struct role *out);

/* Finds who was silent where "she got no reply": the target of the contact that the subject made last. Returns how many, 0 or 1. */
size_t partner_find_silent(struct analysis *analysis, const struct line *line, const struct match *match,
                           struct role *out);

#endif
