/* The order of the sieves, and those that heed every kind. */
#include "resolve/sieve.h"

#include "resolve/story.h"

static const struct sieve sieves[] = {
    {"resolve.apposition", sieve_defined_acronym},
    {"resolve.apposition", sieve_apposition},
    {"resolve.exact", sieve_person_exact},
    {"resolve.exact", sieve_exact},
    {"resolve.alias-table", sieve_alias_table},
    {"resolve.name-order", sieve_person_reversal},
    {"resolve.maiden-name", sieve_maiden_name},
    {"resolve.middle-name", sieve_person_middle},
    {"resolve.initials", sieve_person_initials},
    {"resolve.nickname", sieve_person_nickname},
    {"resolve.spelling", sieve_spelling},
    {"resolve.title-surname", sieve_title_surname},
    {"resolve.bare-surname", sieve_bare_surname},
    {"resolve.given-name", sieve_given_name},
    {"resolve.exact", sieve_person_word},
    {"resolve.acronym", sieve_acronym},
    {"resolve.designator-dropped", sieve_designator},
    {"resolve.reversal", sieve_reversal},
    {"resolve.short-form", sieve_short_form},
    {"resolve.the-pair", sieve_pair},
    {"resolve.described-body", sieve_described},
    {"resolve.role", sieve_role},
    {"resolve.role-kind", sieve_kind},
    {"resolve.definite-nominal", sieve_definite},
    {"resolve.speaker", sieve_speaker},
    {"resolve.pronoun", sieve_pronoun},
    {"resolve.speaker", sieve_speaker_again}, /* whose speaker is a pronoun */
    {"resolve.owned", sieve_owned},
    {"resolve.age", sieve_age},
};

void sieves_run(struct story *story) {
    for (size_t i = 0; i < sizeof sieves / sizeof *sieves; i++)
        sieves[i].run(story, sieves[i].id);
}

/* The text itself says it: "the Kelp Board (KB)", "Ann Marr, the captain,", "known as". */
void sieve_apposition(struct story *story, const char *id) {
    for (uint32_t i = 0; i < story->count; i++)
        if (story->members[i].alias_of != NOBODY && story->members[i].alias_of != i)
            story_join(story, i, story->members[i].alias_of, id);
}

/* One spelling, one entity: for every kind but people, whose names come in families, and ages and dates. */
void sieve_exact(struct story *story, const char *id) {
    struct index *names = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        bool is_matter = here->kind == KIND_MATTER;
        if (here->kind == KIND_AGE || here->kind == KIND_DATE || here->name ||
            (here->form != FORM_NAME && !is_matter) || here->form == FORM_PRONOUN)
            continue;
        bool is_joined = false;
        for (const struct index_place *place = index_find(names, here->plain); place && !is_joined;
             place = index_next(names, place))
            is_joined = story_join(story, i, place->number, id);
        if (!is_joined)
            index_add(names, here->plain, i);
    }
}
