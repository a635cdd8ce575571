/* All parts of a run, and the entities that they make. The one idea: parts are put in an order of their own (date,
   document, place) before any is joined, so that the order in which articles come in changes nothing.

   An entity is known by its root, the first of its parts. Ownership: everything is taken from the corpus's arena; a
   story may go once its parts have been added. */
#ifndef RESOLVE_CORPUS_H
#define RESOLVE_CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "resolve/lexicon.h"
#include "resolve/part.h"
#include "resolve/story.h"

struct arena;
struct decisions;
struct index;

struct paper { /* a document: what of it matters here */
    struct text id, date;
    uint32_t rank;         /* among all, by date and id */
    uint32_t first, count; /* its parts, in corpus->order */
    size_t familiars_first, familiars_count;
    bool is_stored; /* it came out of the store, not out of the stream */
    bool is_again;  /* ... and was resolved again, for a decision about one of its mentions */
};

/* A name by which a document knows one of its parts, hashed. */
struct familiar {
    uint64_t hash;
    uint32_t part;
};

struct corpus {
    struct arena *arena;
    struct lexicon lexicon;
    struct paper *papers;
    size_t papers_count, papers_capacity;
    struct part *parts;
    size_t parts_count, parts_capacity;
    struct part *own;           /* the parts, where there are very many; else NULL */
    uint32_t *order;            /* numbers of parts: by date, document and place */
    struct familiar *familiars; /* of each paper, in the order of hashes */
    struct index *by_doc;       /* document id -> paper */
    struct index *by_id;        /* local id -> part */
    struct index *by_entity;    /* entity id -> root, once joined */
    const struct decisions *decisions;
    bool keeps_claims; /* what documents assert and deny, for reporting what clashes */
};

/* `lists` may be NULL. */
struct corpus *corpus_new(struct arena *arena, const struct lists *lists);

/* Gives back what is not the arena's; a corpus of few parts has nothing of the kind. */
void corpus_done(struct corpus *corpus);

/* A new corpus that knows the same lists. */
struct corpus *corpus_new_like(struct arena *arena, const struct corpus *other);

/* The number of a document, which is added where it is new; the first date told is kept. */
uint32_t corpus_paper(struct corpus *corpus, struct text id, struct text date);

/* Adds the parts of a resolved story and notes their numbers in it. The same document twice adds nothing new. */
void corpus_add_story(struct corpus *corpus, struct story *story, struct text date);

/* Adds one part; of the same local id the one with more mentions is kept. Returns its number. */
uint32_t corpus_add(struct corpus *corpus, const struct part *part);

/* The part with a local id, which is missing until it is added. */
uint32_t corpus_reserve(struct corpus *corpus, struct text local_id);

/* Joins nothing: each part is an entity under its local id. */
void corpus_join_none(struct corpus *corpus);

/* Joins over documents and gives ids; again from the start when asked again. `decisions` may be NULL. */
void corpus_join_all(struct corpus *corpus, const struct decisions *decisions);

/* The part with a local id, or NOBODY; the root of an entity by its id, or NOBODY. */
uint32_t corpus_find(const struct corpus *corpus, struct text local_id);
uint32_t corpus_find_entity(const struct corpus *corpus, struct text entity_id);

uint32_t corpus_root(const struct corpus *corpus, uint32_t part);
const struct paper *corpus_paper_of(const struct corpus *corpus, uint32_t part);

/* What forbids that two entities (parts of them) are one; NULL for nothing. */
const char *corpus_veto(const struct corpus *corpus, uint32_t a, uint32_t b);

/* Makes one entity of two. `to` is the part that gave the reason. */
void corpus_unite(struct corpus *corpus, uint32_t a, uint32_t b, const char *sieve);

#endif
