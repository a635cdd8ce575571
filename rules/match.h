/* Trying rules at known places.

   Masked lines: from the layer phrases on, rules run over a sentence in which every mention found so far stands as two bytes,
   a lead that tells kind and form and an index that tells which. Both are above 0x7F, so that no ASCII pattern meets them
   by accident, and a slot is a class of leads and one index byte. */
#ifndef RULES_MATCH_H
#define RULES_MATCH_H

#include "rules/rules.h"

enum { MATCH_SLOTS_MOST = 64 }; /* mentions in one masked line */

/* The lead byte of a kind (0..KINDS_MOST-1) and form (0 name, 1 nominal, 2 pronoun); index bytes are 0x80 + 0..63. */
int match_lead(int kind, int form);

/* The byte that stands for "source", "target" or "verb" in a facet line; 0 for another name. */
int match_facet_mark(const char *name);

/* What rules run over. */
struct subject {
    const char *at;
    size_t size;
    const struct words *words; /* of the view */
    const uint32_t *
        offsets; /* view offset of each byte of a masked line (size + 1 of them); NULL where `at` is the view itself */
    bool
        is_body; /* a masked line that is no headline: rules whose ids begin with "headline." are not tried */
};

struct span {
    size_t start,
        end; /* offsets into the subject; start == end == SIZE_MAX for a capture that took no part */
};

struct match {
    const struct rule *rule;
    struct span whole;
    struct span captures[RULE_CAPTURES_MOST]; /* by capture number, from 0 */
};

struct matcher;
struct matcher *matcher_new(const struct rules *rules);
void matcher_free(struct matcher *matcher);

/* Called where a rule hits a limit (match, depth, heap): never silently "no match". */
typedef void matcher_limit(void *with, const struct rule *rule, const struct subject *subject, size_t offset);
void matcher_on_limit(struct matcher *matcher, matcher_limit *call, void *with);

/* How often `rule` has matched since the matcher was made. */
size_t matcher_fired(const struct matcher *matcher, const struct rule *rule);

/* Works out what each word of a view calls up; wanted before the matcher is run over it, and good until matcher_renew. */
void matcher_know(struct matcher *matcher, const char *view, struct words *words);

/* Forgets what it knows of words when that has become too much: wanted now and then between texts. */
void matcher_renew(struct matcher *matcher);

/* Told of all matches in one subject, in the order of the text (surface, names) or of rules; it may change and sort what it is
   given. It is called once for each subject, even where nothing matched, and must not run the matcher itself. */
typedef void matcher_found(void *with, struct match **matches, size_t count);

/* Gathers where the rules of a layer can match in subject[from, to): at words (surface, names), or over the whole line (others:
   from wherever no word is cut in two). What `subject` points to must last until matcher_settle. With `filter` false no trigger
   is heeded: slow, for tests. One layer at a time. */
void matcher_add(struct matcher *matcher, enum layer layer, const struct subject *subject, size_t from,
                 size_t to, bool filter, void *with);

/* Tries what was gathered, one rule after another, since a rule's machine code is slow to come by and quick to run again;
   then tells of each subject in the order in which they were added. */
void matcher_settle(struct matcher *matcher, matcher_found *call);

/* The same once so much has been gathered that no more is gained by waiting: memory would grow with the text. */
void matcher_settle_much(struct matcher *matcher, matcher_found *call);

/* Both for one subject. */
void matcher_run(struct matcher *matcher, enum layer layer, const struct subject *subject, size_t from,
                 size_t to, bool filter, matcher_found *call, void *with);

/* Whether any word of the view in [from, to) calls up a rule of the layer. */
bool matcher_is_called(const struct matcher *matcher, enum layer layer, const struct words *words,
                       size_t from, size_t to);

/* Number of a named capture of a rule, or -1. */
int rule_capture(const struct rule *rule, const char *name);
size_t rule_captures(const struct rule *rule);
const char *rule_capture_name(const struct rule *rule, size_t number);

/* The span of a named capture; false when the rule has none or it took no part. */
bool match_span(const struct match *match, const char *name, struct span *span);

/* The same of a capture by number, -1 for none, or of one that all rules know by the same name. */
bool match_capture(const struct match *match, int number, struct span *span);
bool match_known(const struct match *match, enum known_capture which, struct span *span);

/* How far `rule` gets: the longest span over which the pattern went along before something was wrong, tried from each place of the subject. */
struct span matcher_reach(struct matcher *matcher, const struct rule *rule, const struct subject *subject);

#endif
