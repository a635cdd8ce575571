/* Names of lists in; the lists out. */
#include "rules/known.h"

#include "rules/internal.h"

static const char *const names[LISTS_KNOWN] = {
    [LIST_ABBREVIATION] = "abbreviation",
    [LIST_ACRONYM_OTHER] = "acronym-other",
    [LIST_ADVERB] = "adverb",
    [LIST_ALIAS_INSTITUTION] = "alias-institution",
    [LIST_AUXILIARY] = "auxiliary",
    [LIST_CITY] = "city",
    [LIST_CITY_BIG] = "city-big",
    [LIST_COMPANY_SUFFIX] = "company-suffix",
    [LIST_COUNTRY] = "country",
    [LIST_DEATH] = "death",
    [LIST_DISTRICT] = "district",
    [LIST_EPONYM_BEFORE] = "eponym-before",
    [LIST_EPONYM_HEAD] = "eponym-head",
    [LIST_FUNCTION_WORD] = "function-word",
    [LIST_GENERIC_WORD] = "generic-word",
    [LIST_GIVEN_FEMALE] = "given-female",
    [LIST_GIVEN_MALE] = "given-male",
    [LIST_GIVEN_UNISEX] = "given-unisex",
    [LIST_HOLIDAY] = "holiday",
    [LIST_INSTITUTION_HEAD] = "institution-head",
    [LIST_KIN] = "kin",
    [LIST_METONYM] = "metonym",
    [LIST_NATIONALITY] = "nationality",
    [LIST_NOMINAL_INSTITUTION] = "nominal-institution",
    [LIST_NOMINAL_PERSON] = "nominal-person",
    [LIST_NOUN_CONTACT] = "noun-contact",
    [LIST_NOUN_INVESTIGATION] = "noun-investigation",
    [LIST_PARTICLE] = "particle",
    [LIST_PERSON_VERB] = "person-verb",
    [LIST_PHRASE_STOP] = "phrase-stop",
    [LIST_PLACE_FEATURE] = "place-feature",
    [LIST_PLACE_HEAD] = "place-head",
    [LIST_POST_NOMINAL] = "post-nominal",
    [LIST_PREPOSITION] = "preposition",
    [LIST_REGION] = "region",
    [LIST_ROLE] = "role",
    [LIST_SPELLING] = "spelling",
    [LIST_STREET_HEAD] = "street-head",
    [LIST_SUBORDINATOR] = "subordinator",
    [LIST_SURNAME] = "surname",
    [LIST_TEAM_NICKNAME] = "team-nickname",
    [LIST_TITLE_CIVIL] = "title-civil",
    [LIST_TITLE_OFFICE] = "title-office",
    [LIST_TITLE_RANK] = "title-rank",
    [LIST_TOWN] = "town",
    [LIST_TRADE_NOUN] = "trade-noun",
    [LIST_VERB_CONTACT] = "verb-contact",
    [LIST_VERB_INQUIRY] = "verb-inquiry",
    [LIST_VERB_PAST] = "verb-past",
    [LIST_VERB_PRESENT] = "verb-present",
    [LIST_WORD] = "word",
};

struct known rules_known(const struct rules *rules, enum known_list which) {
    return rules->known[which];
}

void rules_find_known(struct rules *rules) {
    for (size_t i = 0; i < LISTS_KNOWN; i++) {
        const struct list *list = lists_find(rules->lists, names[i]);
        rules->known[i] = (struct known){list, list ? 1ULL << list->number : 0};
    }
}
