/* Lists that C asks for: each is looked up by its name once, when the rules are loaded, and by its number from then on.

   A list is named here and in its file alike, LIST_TITLE_RANK as "title-rank". */
#ifndef RULES_KNOWN_H
#define RULES_KNOWN_H

#include <stdint.h>

struct list;
struct rules;

enum known_list { /* in the order of their names */
                  LIST_ABBREVIATION,
                  LIST_ACRONYM_OTHER,
                  LIST_ADVERB,
                  LIST_ALIAS_INSTITUTION,
                  LIST_AUXILIARY,
                  LIST_CITY,
                  LIST_CITY_BIG,
                  LIST_COMPANY_SUFFIX,
                  LIST_COUNTRY,
                  LIST_DEATH,
                  LIST_DISTRICT,
                  LIST_EPONYM_BEFORE,
                  LIST_EPONYM_HEAD,
                  LIST_FUNCTION_WORD,
                  LIST_GENERIC_WORD,
                  LIST_GIVEN_FEMALE,
                  LIST_GIVEN_MALE,
                  LIST_GIVEN_UNISEX,
                  LIST_HOLIDAY,
                  LIST_INSTITUTION_HEAD,
                  LIST_KIN,
                  LIST_METONYM,
                  LIST_NATIONALITY,
                  LIST_NOMINAL_INSTITUTION,
                  LIST_NOMINAL_PERSON,
                  LIST_NOUN_CONTACT,
                  LIST_NOUN_INVESTIGATION,
                  LIST_PARTICLE,
                  LIST_PERSON_VERB,
                  LIST_PHRASE_STOP,
                  LIST_PLACE_FEATURE,
                  LIST_PLACE_HEAD,
                  LIST_POST_NOMINAL,
                  LIST_PREPOSITION,
                  LIST_REGION,
                  LIST_ROLE,
                  LIST_SPELLING,
                  LIST_STREET_HEAD,
                  LIST_SUBORDINATOR,
                  LIST_SURNAME,
                  LIST_TEAM_NICKNAME,
                  LIST_TITLE_CIVIL,
                  LIST_TITLE_OFFICE,
                  LIST_TITLE_RANK,
                  LIST_TOWN,
                  LIST_TRADE_NOUN,
                  LIST_VERB_CONTACT,
                  LIST_VERB_INQUIRY,
                  LIST_VERB_PAST,
                  LIST_VERB_PRESENT,
                  LIST_WORD,
                  LISTS_KNOWN
};

struct known {
    const struct list *list; /* NULL where there is none of that name */
    uint64_t bit;            /* of its number in a set of lists; 0 for none */
};

struct known rules_known(const struct rules *rules, enum known_list which);

/* Finds them all; wants the lists. */
void rules_find_known(struct rules *rules);

#endif
