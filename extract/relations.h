/* Relations and their facets, between relations.c and facets.c. */
#ifndef EXTRACT_RELATIONS_H
#define EXTRACT_RELATIONS_H

#include "extract/line.h"

/* The spans of a relation in its line; start SIZE_MAX where there is none. */
struct roles {
    struct span source, target, verb;
};

enum { ROLES_MOST = 8 };

/* Who fills a role of a match. */
struct role {
    struct span span; /* of the line; start SIZE_MAX where there is none */
    int findings[ROLES_MOST];
    size_t count;
    bool nobody; /* the rule names nobody for it */
};

/* Finds who fills a role: what the capture of that name holds, or, for `subject` and `clause`, the subject that is
   looked for (subject.h). Returns how many. */
size_t role_find(struct analysis *analysis, const struct line *line, const struct match *match,
                 const char *role, struct role *out);

/* Leaves out of a role the bodies of which a class stands in the option "besides" of the rule's emit, or none in its option
   "among"; commas divide both. A name has the class of list/institution-head.txt or of its alias, a description those of
   list/nominal-institution.txt. Nobody asks a court as one asks a board. Returns how many are left. */
size_t role_keep_wanted(const struct analysis *analysis, const struct rule_emit *emit, struct role *role);

/* Leaves out of a role that acts the bodies of which a class stands in the option "not-from" of the rule's emit: a court summons,
   and does not write. False where it leaves none; nobody may act. */
bool role_may_act(const struct analysis *analysis, const struct rule_emit *emit, struct role *role);

/* Whether a matter that is but a guess (a rule's "guess=1") may stand: what a body looks into, but a newspaper or a club, or somebody
   told by his trade (list/word-class.txt, inquires); with "guess=2" a body must be an authority. True of any other target; `source` -1 for nobody. */
bool role_may_inquire(const struct analysis *analysis, int source, int target);

/* Whether two ends may be joined: not where both are bodies of a class in the option "unlike": clubs that meet play. */
bool role_are_unlike(const struct analysis *analysis, const struct rule_emit *emit, int a, int b);

/* Reads status, stage, tense and attribution from the words around the roles into `link`, by the rules of the layer
   facets over the line in which the roles stand as marks. */
void facets_read(struct analysis *analysis, const struct line *line, const struct roles *roles,
                 struct linkage *link);

/* Finds when and where it happened: the date and the place of the clause that holds the link's trigger, and its tense where no
   facet told it. Wants the link's sentence, trigger, status and saying. (circumstances.c) */
void circumstances_read(const struct analysis *analysis, struct linkage *link);

/* A negation that its own subject states is "denied". Wants the link's ends, status and attribution. (stance.c) */
void stance_read(const struct analysis *analysis, struct linkage *link);

/* Makes the relations of one match in the line of a sentence; false when it finds nobody for a role. Never from within matcher_run. */
bool relation_apply(struct analysis *analysis, uint32_t sentence, const struct line *line,
                    const struct match *match);

#endif
