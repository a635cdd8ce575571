/* All documents of a run: the stream as it came in, each document's story, and the entities over all of them.

   Ownership: everything is taken from the arena given to corpus_new, and so must be the records that are added. */
#ifndef RESOLVE_CORPUS_H
#define RESOLVE_CORPUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/record.h"
#include "resolve/lexicon.h"
#include "resolve/story.h"

struct arena;

/* A cluster of one document, and the entity that it is part of. */
struct identity {
    uint32_t story, root;
    uint32_t group;  /* number of the story's group, NOBODY for a cluster */
    uint32_t parent; /* the first identity of the same entity; itself for the first */
    uint32_t next, last;
    uint32_t last_story; /* of the first: the document that joined last */
    struct text
        key; /* what the id is made of: equal in every document; empty for what never joins over documents */
    struct text id; /* of the first */
    char sex, generation;
    const char *sieve;         /* what joined it to another document's, NULL for nothing */
    long birth_from, birth_to; /* years; 0 and 0 for unknown */
};

struct corpus {
    struct arena *arena;
    struct lexicon lexicon;
    struct story *stories;
    struct text *dates; /* publication date of each story */
    size_t stories_count, stories_capacity, dates_capacity;
    struct index *by_doc; /* document id -> story */
    struct identity *identities;
    size_t identities_count, identities_capacity;
    uint32_t **of_member; /* story -> root member -> identity */
    uint32_t **of_group;  /* story -> group -> identity */
};

/* `lists` may be NULL. */
struct corpus *corpus_new(struct arena *arena, const struct lists *lists);

/* Adds a document, mention or relation; other records are not the corpus's business. */
void corpus_add(struct corpus *corpus, const struct record *record);

/* Resolves each document, then joins over documents and gives ids. Once, when all has been added. */
void corpus_resolve(struct corpus *corpus);

/* The story of a document, NULL for none. */
const struct story *corpus_story(const struct corpus *corpus, struct text doc);

/* The identity of a member's entity, NOBODY where it has none. `first` of the entity is corpus_first of it. */
uint32_t corpus_identity(const struct corpus *corpus, const struct story *story, uint32_t member);
uint32_t corpus_first(const struct corpus *corpus, uint32_t identity);

/* Whether two entities (their firsts) can't be one: sex, generation, birth. */
bool corpus_is_vetoed(const struct corpus *corpus, uint32_t a, uint32_t b);

/* Makes one entity of two (their firsts). */
void corpus_join(struct corpus *corpus, uint32_t a, uint32_t b, const char *sieve);

#endif
