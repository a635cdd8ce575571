/* The sieves, in order of precision: each goes once over a whole document and joins what it is sure of. */
#ifndef RESOLVE_SIEVE_H
#define RESOLVE_SIEVE_H

#include <stddef.h>

struct story;

struct sieve {
    const char *id; /* "resolve.bare-surname": what resolved_by says */
    void (*run)(struct story *story, const char *id);
};

/* Runs all sieves over a story that has been settled. */
void sieves_run(struct story *story);

/* Each room's own, in the order in which sieve.c lists them. */
void sieve_apposition(struct story *story, const char *id);
void sieve_exact(struct story *story, const char *id);

void sieve_person_exact(struct story *story, const char *id);
void sieve_person_reversal(struct story *story, const char *id);
void sieve_maiden_name(struct story *story, const char *id);
void sieve_person_middle(struct story *story, const char *id);
void sieve_person_initials(struct story *story, const char *id);
void sieve_person_nickname(struct story *story, const char *id);
void sieve_spelling(struct story *story, const char *id);
void sieve_title_surname(struct story *story, const char *id);
void sieve_bare_surname(struct story *story, const char *id);
void sieve_given_name(struct story *story, const char *id);
void sieve_person_word(struct story *story, const char *id);

void sieve_defined_acronym(struct story *story, const char *id);
void sieve_alias_table(struct story *story, const char *id);
void sieve_acronym(struct story *story, const char *id);
void sieve_designator(struct story *story, const char *id);
void sieve_reversal(struct story *story, const char *id);
void sieve_short_form(struct story *story, const char *id);

void sieve_described(struct story *story, const char *id);
void sieve_role(struct story *story, const char *id);
void sieve_kind(struct story *story, const char *id);
void sieve_definite(struct story *story, const char *id);
void sieve_speaker(struct story *story, const char *id);
void sieve_pair(struct story *story, const char *id);
void sieve_pronoun(struct story *story, const char *id);

/* Once pronouns have been joined. */
void sieve_speaker_again(struct story *story, const char *id);
void sieve_owned(struct story *story, const char *id);
void sieve_age(struct story *story, const char *id);

#endif
