/* One document while it is resolved: its mentions in order, and the clusters into which they are joined.

   A cluster is known by its root, the first of its mentions; what is known of the whole cluster (sex, age, row of the
   alias table, whom it must not be joined with) stands there. Everything is taken from the story's arena. */
#ifndef RESOLVE_STORY_H
#define RESOLVE_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/record.h"
#include "resolve/index.h"
#include "resolve/lexicon.h"
#include "resolve/name.h"

struct arena;

#define NOBODY UINT32_MAX

enum { CANDIDATES_MOST = 8 };

enum story_kind { KIND_PERSON, KIND_INSTITUTION, KIND_PLACE, KIND_MATTER, KIND_AGE, KIND_DATE, KIND_OTHER };
enum story_form { FORM_NAME, FORM_NOMINAL, FORM_PRONOUN };

/* Several clusters: between which the text does not decide, or which are spoken of together. */
struct choice {
    uint32_t who[CANDIDATES_MOST];
    size_t count;
};

struct member {
    const struct mention *mention;
    enum story_kind kind;
    enum story_form form;
    struct text plain;    /* name_plain of the text */
    struct text spelling; /* how the alias table writes it with its article, "the Met"; or empty */
    struct name *name;    /* of a person's name, else NULL */
    uint32_t alias_of, not_of, of, speaker, body, kin_of; /* members, NOBODY for none */
    const char *sieve;                                    /* what put it where it is, NULL for nothing yet */
    uint32_t first_told,
        next_told;        /* the first age, birth or death that is this mention's; of one the next */
    uint32_t joined_to;   /* the member for whose sake it was joined, NOBODY for none */
    bool is_mutual;       /* takes part in what two do together: "we met" */
    bool is_target;       /* a relation has somebody act on it */
    bool owns_noun;       /* that tells a relation: "her call to A" */
    bool says_so;         /* he tells of it himself: "He rang A, he said", ""I rang A," he said" */
    bool is_tied;         /* takes part in a relation, or a matter concerns it */
    uint32_t group;       /* number of a group, NOBODY for none: "they", "the pair" */
    struct choice *doubt; /* clusters between which nothing decides, NULL for none */

    uint32_t parent; /* itself for a root */
    uint32_t next;   /* in the cluster, by joining; NOBODY behind the last */
    uint32_t edges;  /* first edge to a member that is another entity, NOBODY for none */

    /* of a root: the whole cluster */
    uint32_t last, last_edge, size, edges_count;
    char sex;            /* 'f', 'm', 0 */
    bool sex_is_sure;    /* by title or pronoun, not by the given name alone */
    bool has_name;       /* some mention is a name */
    bool is_signed;      /* some mention stands in a byline, above a column or below a letter */
    bool is_all_letters; /* every mention is an acronym; from sieve_acronym on */
    bool is_known;       /* some mention is no pronoun, or speaks of a group */
    char generation;
    long age;          /* in years, told with a full name; -1 for none */
    struct text table; /* the name that the alias table gives, empty for none */
    struct text table_plain;
    struct text class; /* "police,oversight" */
    struct text noun;  /* of a name in another tongue: the English noun for what it is, "bank"; or empty */
    struct text
        topic; /* of a description: how names of such bodies say what they are for, "graft,corrupt"; or empty */
    bool is_officer; /* his role is an office in a firm, or to speak for others */
};

struct edge {
    uint32_t other, next;
    const char *why; /* "the text names them side by side" */
};

struct group {
    struct choice members; /* roots */
    uint32_t first;        /* the mention that first speaks of them */
};

/* The mentions that a relation ties. */
struct ends {
    struct text source, target;
    bool is_mutual;
    const struct relation *relation; /* the caller's, for as long as the story is resolved */
};

struct story {
    struct arena *arena;
    const struct lexicon *lexicon;
    struct text doc;
    struct member *members; /* in the order of their starts */
    size_t count, capacity;
    struct edge *edges;
    size_t edges_count, edges_capacity;
    struct group *groups;
    size_t groups_count, groups_capacity;
    struct index *by_id;       /* mention id -> member */
    struct index *by_relation; /* relation id, to heed each once */
    struct ends *ends;         /* of the relations */
    size_t ends_count, ends_capacity;
    uint32_t *inquirers; /* members that are told to look into something, in their order */
    size_t inquirers_count;
    uint32_t *part_of, *part_of_group; /* once it is in a corpus: root, group -> part */
};

enum story_kind story_kind_of(struct text kind);

/* Reads the sex that a member's own words give away. */
void member_read_sex(const struct story *story, struct member *member);

/* The kind of a cluster by name, as a name in it has it, or else a description. */
struct text story_kind_name(const struct story *story, uint32_t root);

/* The part that a member went to, NOBODY for none; once the story is in a corpus. */
uint32_t story_part_of(const struct story *story, uint32_t member);

void story_init(struct story *story, struct arena *arena, const struct lexicon *lexicon, struct text doc);

/* Adds a mention or a relation; the same id twice is heeded once. */
void story_add_mention(struct story *story, const struct mention *mention);
void story_add_relation(struct story *story, const struct relation *relation);

/* Puts the mentions in order and reads what each says by itself: sex, class, ties, vetoes. Once, before any sieve. */
void story_settle(struct story *story);

uint32_t story_find(const struct story *story, struct text mention_id); /* member, or NOBODY */
uint32_t story_root(const struct story *story, uint32_t member);

/* Whether two clusters must not be one; `sex_must_be_sure` heeds a given name's sex less (equal full names). */
bool story_is_vetoed(const struct story *story, uint32_t a, uint32_t b, bool sex_must_be_sure);

/* Joins the clusters of `member` and `other` and says so of `member`, unless vetoed (then false). */
bool story_join(struct story *story, uint32_t member, uint32_t other, const char *sieve);

/* As story_join, but only a sure clash of sexes forbids it. */
bool story_join_equal(struct story *story, uint32_t member, uint32_t other, const char *sieve);

/* Joins two clusters whatever forbids it. */
void story_force(struct story *story, uint32_t member, uint32_t other, const char *sieve);

/* Keeps two members in different clusters from now on; `why` says what tells them apart. */
void story_part(struct story *story, uint32_t a, uint32_t b, const char *why);

/* What forbids that two members are one; NULL for nothing. */
const char *story_veto(const struct story *story, uint32_t a, uint32_t b, bool sex_must_be_sure);

/* Says that `member` may be any of `choice`, and nothing decides. */
void story_doubt(struct story *story, uint32_t member, const struct choice *choice, const char *sieve);

/* Says that `member` speaks of all of `choice` together. */
void story_group(struct story *story, uint32_t member, const struct choice *choice, const char *sieve);

/* Adds the root of `member` to `choice` unless it is there or full. */
void choice_add(const struct story *story, struct choice *choice, uint32_t member);

#endif
