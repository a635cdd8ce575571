/* The second look over documents: names that say too little by themselves. */
#ifndef RESOLVE_EVIDENCE_H
#define RESOLVE_EVIDENCE_H

struct corpus;

/* Joins entities whose names may be one (an acronym, initials, a nickname, a part of a name) where their documents also
   share two other people or institutions, and one candidate alone fits. Ids are given afterwards. */
void evidence_join(struct corpus *corpus);

#endif
