/* What a document asserts of two entities, or denies: kept with the parts, so that documents that contradict each other
   can be told. */
#ifndef RESOLVE_CLAIM_H
#define RESOLVE_CLAIM_H

struct corpus;
struct story;

/* Adds to each part what the story's relations assert or deny of it as their source; once the story's parts are in the
   corpus. At most 64 of one part are kept. */
void claims_take(struct corpus *corpus, const struct story *story);

#endif
