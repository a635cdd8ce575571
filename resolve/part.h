/* A part: what one document says of one entity. Parts are all that is kept of a document once it is resolved, and all
   that joining over documents looks at; so they also stand in entity records ("parts") and in the case's store.

   Ownership: everything is taken from the corpus's arena. Local ids are entity ids that hold in one document. */
#ifndef RESOLVE_PART_H
#define RESOLVE_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/text.h"
#include "resolve/story.h"

struct arena;
struct json;
struct json_writer;

/* One spelling by which a document calls the entity. */
struct part_name {
    struct text text;  /* as written */
    struct text shown; /* where an entity is rather called otherwise: "Mr Tull", "Achebe?" */
    struct text plain; /* name_plain of it; of a person's full name the packed one, see name_pack */
    struct text rule;  /* the sieve that put its first mention here */
    size_t start;      /* of its first mention */
    uint32_t weight;   /* how well it names: the heaviest name becomes the entity's */
    bool is_full;      /* a person's given name and surname */
    bool is_alias;     /* a name, no description */
};

/* An age that a document tells. */
struct part_age {
    struct text value, text; /* a number or a range; as written */
    size_t start;
    bool is_past; /* at some time before the publication: "then 19" */
    bool is_sure; /* told with a full name: it may forbid joining */
};

/* What else a document tells that may clash with what another tells. */
struct part_fact {
    char what;               /* 'b' birth, 'd' death: an EDTF date; 't' rank */
    struct text value, text; /* as written */
    size_t start;
};

/* A contact or an investigation that a document asserts, or says has not been; kept with its source. */
struct part_claim {
    struct text kind, other; /* local id of the target */
    struct text date, text;  /* EDTF; the sentence */
    size_t start;
    bool is_denied; /* denied or negated */
};

struct part {
    struct text id; /* local */
    uint32_t document;
    enum story_kind kind;
    struct text kind_name; /* as the stream has it; "group" */
    size_t start;          /* of the first mention */
    struct part_name *names;
    struct part_age *ages;
    struct part_fact *facts;
    struct part_claim *claims; /* where the corpus keeps them */
    struct text *keys;         /* the names by which other documents may know it, the first one for the id */
    struct text *about;        /* local ids: of a matter whom it concerns, of a group its members */
    struct text *candidates;   /* local ids between which nothing decides */
    size_t facts_count, claims_count, claims_capacity;
    size_t names_count, ages_count, keys_count, about_count, candidates_count;
    struct text table, role; /* what the alias table calls it; role, or class of a body */
    size_t mentions;
    char sex, generation;
    bool sex_is_sure, is_group;

    /* where it is joined: see corpus.h */
    uint32_t rank, parent, next;
    const char *sieve;                /* what joined it to another document's, NULL for nothing */
    uint32_t to;                      /* the part for whose sake it was joined, NOBODY for none */
    uint32_t last;                    /* from here on of a root, for the whole entity */
    uint32_t size;                    /* parts */
    struct text entity;               /* the id over all documents */
    char known_sex, known_generation; /* for certain; 0 for unknown */
    long birth_from, birth_to;        /* years; 0 and 0 for unknown */
};

/* Takes the part that a cluster (`root`) or a group (by number) of a resolved story makes. */
void part_take(struct arena *arena, const struct story *story, uint32_t root, struct part *part);
void part_take_group(struct arena *arena, const struct story *story, uint32_t group, struct part *part);

/* The local id of a cluster or group: a hash over the document and its first mention. */
struct text part_id(struct arena *arena, const struct story *story, uint32_t root);
struct text part_group_id(struct arena *arena, const struct story *story, uint32_t group);

/* The parts that one mention speaks of, each once: its cluster's, of a group each member's; none for a mention that is
   not known. Once the story is in a corpus. */
void parts_of_mention(const struct story *story, struct text mention, struct choice *parts);

/* Whether the full names of two parts may all be one person's by their given names, and there are any; `scratch` is for
   the time of the call. */
bool part_names_fit(struct arena *scratch, const struct lexicon *lexicon, const struct part *a,
                    const struct part *b);

/* The years in which somebody was born who had an age when a document of `date` was published; false for an age or a date that is no
   number. */
bool part_birth(struct text date, const struct part_age *age, long *from, long *to);

/* Writes a part as a JSON object, and reads one; false where `json` is none. `doc` and `date` are its document's. */
void part_write(struct json_writer *writer, const struct part *part, struct text doc, struct text date);
bool part_read(struct arena *arena, const struct json *json, struct part *part, struct text *doc,
               struct text *date);

#endif
