/* A stream held against gold: precision, recall and F1 for each kind.

   Names count as right when kind and span agree once articles, titles and possessives are set aside; dates when they
   overlap and say the same EDTF; ages when number and person agree; relations once a document, by kind and both
   ends, a matter standing for whom it concerns. What gold marks as optional counts neither way. */
#ifndef EXTRACT_SCORE_H
#define EXTRACT_SCORE_H

#include "extract/answer.h"
#include "extract/gold.h"

enum { SCORE_KINDS = 7 };

/* person institution place date age contacted investigated */
extern const char *const score_kinds[SCORE_KINDS];

struct tally { /* said: what the stream says */
    size_t hit_gold, gold, hit_said, said;
};

struct share {
    size_t right, of;
};

struct score {
    struct tally tallies[SCORE_KINDS];
    struct share status, date; /* among the relations found */
};

struct miss {
    const char *what; /* missed spurious wrong */
    const char *kind;
    struct text doc, text, note;
};

struct scorer {
    struct score score;
    const struct answers *answers;
    struct arena *arena;                               /* for scratch */
    void (*tell)(void *with, const struct miss *miss); /* NULL: misses are counted alone */
    void *with;
};

/* Adds what `answer` (of the gold's document; an empty one when the stream has none) gets right and wrong. */
void score_document(struct scorer *scorer, const struct gold *gold, const struct answer *answer);

/* score_relation.c: the same for relations alone, and what both need. */
void score_relations(struct scorer *scorer, const struct gold *gold, const struct answer *answer);

/* The gold entity for which one of the stream stands in this document: by the votes of its mentions; empty for none. */
struct alignment;
struct alignment *alignment_new(struct arena *arena, const struct gold *gold, const struct answer *answer);
struct text alignment_of(const struct alignment *alignment, struct text entity);

bool score_overlaps(const struct mention *mention, const struct gold_mention *gold);

/* Whether the mention of this id lies on a mark of the gold entity, whatever it was resolved to. */
bool score_stands_on(const struct gold *gold, struct text entity, const struct mention *mention);

void score_tell(struct scorer *scorer, const struct miss *miss);

/* score_value.c: the span without leading articles and titles, possessive and punctuation; whether EDTF `said`
   says what gold says: open parts (X) may be filled, a week is the interval of its days. */
struct span_of_text {
    size_t start, end;
};
struct span_of_text score_core(struct text text, size_t start, size_t end);
bool score_is_same_date(struct text gold, struct text said, struct arena *arena);

#endif
