/* What speaks for a wording of the document being a person's, a place's or a body's, counted over all its findings.

   The one idea: a name that one place shows beyond doubt to be a person's ("Mr London", "Hope Street, 31,") is a person's
   throughout the document, and a guess stands or falls with what is around all its places. So the findings of one wording are
   counted together, and verdict.c judges each of them by the count. */
#ifndef EXTRACT_EVIDENCE_H
#define EXTRACT_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/text.h"

struct analysis;
struct finding;
struct word;

enum { STRONG_CUE = 2 }; /* points of a cue that no person and no place has */

struct votes { /* for one wording */
    uint64_t hash;
    int cues;      /* what speaks for a person less what speaks against */
    int bodily;    /* how many guesses take it for a body's, acronyms apart */
    bool person;   /* the whole wording is a sure person's */
    bool surname;  /* it ends a sure person's name */
    bool named;    /* it is one, by a rule that does not guess */
    bool family;   /* it ends a person's name that is no guess */
    bool forename; /* it begins one */
    bool body;     /* it is an institution beyond doubt, or the name of one before its legal form */
    bool located;  /* a preposition of place stands before it: "in", "from", "to" */
    bool bears;    /* a body of the document bears it as its town: "Wexcombe" of "Wexcombe Town Council" */
    bool owned;    /* and that body is no town's */
    bool unknown;  /* its first word stands in no list of names */
    bool common;   /* but in that of common words */
    bool brand; /* it is all that a company's name has before its legal form: "Norbury" of "Norbury Group" */
    int points; /* what its cues say for a company, whatever else it may be: evidence of firm.rules */
    int strong; /* how many of them are strong */
    int places; /* how often "in" or "near" stands before it */
};

enum {
    POINTS = 3,         /* of a mark: what a cue for a company has given to the name there */
    COUNTS_AS_PLACE = 4 /* the name that begins there does */
};

struct evidence {
    struct analysis *analysis;
    struct votes *votes; /* of wordings, in the order in which they were met */
    size_t votes_count;
    uint32_t *table; /* open addressing into votes, from 1; its size is a power of two */
    size_t size;
    size_t first;      /* finding */
    uint64_t *hashes;  /* of each finding from `first` on: of its wording, 0 before that is wanted */
    uint32_t *names;   /* for each word: the end of the certain person's name that covers its start, or 0 */
    uint32_t *titles;  /* for each view offset: the same of sure persons' titles; NULL before the first */
    uint32_t *offices; /* the same of those that are one entry of several words: "Datuk Seri" */
    uint8_t *marks;    /* for each view offset: what counts already for the name there */
    uint64_t known, common, gazetteer; /* lists of people and places, of words, of places alone */
    uint64_t person_verb, role, trade, kin, title, suffix, eponym;
};

/* Counts the named findings from `first` on. The tables are taken from the analysis's arena. */
struct evidence evidence_count(struct analysis *analysis, size_t first);

/* The votes for the whole wording of a finding; for any piece of the view. Never NULL; good for as long as the evidence. */
struct votes *evidence_of(struct evidence *evidence, const struct finding *finding);
struct votes *evidence_of_text(struct evidence *evidence, size_t start, size_t end);

/* Where the sure person's title ends that covers view offset `at`, 0 for none; a title of several words. */
uint32_t evidence_title(const struct evidence *evidence, size_t at);
uint32_t evidence_office(const struct evidence *evidence, size_t at);

/* The family name at the end of a person's finding. */
struct span evidence_surname(const struct evidence *evidence, const struct finding *finding);

/* The word that ends right before the view offset `at`, or NULL. */
const struct word *evidence_word_before(const struct evidence *evidence, size_t at);

/* Tells whether a preposition of place stands before a finding that owns nothing: "in Skarvik", "from Skarvik". */
bool evidence_is_behind_preposition(const struct evidence *evidence, const struct finding *finding);

/* Tells whether one is in it or near it: "in Skarvik". No company is where one is, though one works "at" it. */
bool evidence_is_inside(const struct evidence *evidence, const struct finding *finding);

#endif
