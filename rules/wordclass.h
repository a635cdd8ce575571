/* Classes of words: what a word does to the words around it, as list/word-class.txt has it. The head of that list says what each class
   means; a reader's own list of that name adds words to them.

   A class is named here and in the list alike, CLASS_PUTS_OFF as "puts-off". */
#ifndef RULES_WORDCLASS_H
#define RULES_WORDCLASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/text.h"
#include "rules/word.h"

struct arena;
struct error;
struct lists;
struct rules;

enum word_class { /* in the order of their names */
                  CLASS_ACT_OF_BODY,
                  CLASS_AHEAD,
                  CLASS_AHEAD_OF_MANY,
                  CLASS_APART,
                  CLASS_ASIDE,
                  CLASS_BEHIND_NAME,
                  CLASS_BESIDE_ROLE,
                  CLASS_CARRIES,
                  CLASS_CONCEDES,
                  CLASS_CROWD,
                  CLASS_DATES_SAYING,
                  CLASS_DEFENDANT,
                  CLASS_ENVOY,
                  CLASS_EVENT,
                  CLASS_GOES_ON,
                  CLASS_GOVERNS,
                  CLASS_GROUP,
                  CLASS_HEADS,
                  CLASS_INQUIRES,
                  CLASS_INTENTION,
                  CLASS_INVERTS,
                  CLASS_JUDGES,
                  CLASS_LAWYER,
                  CLASS_LEADS_TO_PERSON,
                  CLASS_LEAVES,
                  CLASS_MADE,
                  CLASS_MAKE,
                  CLASS_MEMBER,
                  CLASS_OFFICE,
                  CLASS_ONLY_TOLD,
                  CLASS_OPENS_CLAUSE,
                  CLASS_ORDERS,
                  CLASS_PEOPLE_OF_BODY,
                  CLASS_PLEA,
                  CLASS_PUTS_OFF,
                  CLASS_REPORTS,
                  CLASS_SEVERAL,
                  CLASS_STORY_GOES_ON,
                  CLASS_STRANGER,
                  CLASS_TELLS,
                  CLASS_TELLS_THAT,
                  CLASS_TRADE_OF_FIRMS,
                  CLASS_WHERE,
                  CLASSES
};

/* Finds the words of each class, taken from `arena`. NULL with `error` for a class that is not known, or a word without one. */
struct word_classes *word_classes_load(struct arena *arena, const struct lists *lists, struct error *error);

/* The name of a class that no word has, NULL for none. */
const char *word_classes_lack(const struct lists *lists);

/* The classes, a bit for each, of all of a token, which begins with `word` (NULL for none): of "no-one" as well as of "both". */
uint64_t word_classes_of(const struct rules *rules, const struct word *word, struct text token);

/* Whether a word (NULL for none) is by itself of a class, in any case that the list allows. */
bool word_is_of(const struct rules *rules, const struct word *word, enum word_class class);

/* Whether all of a text, of any number of words and whatever its case, is of a class. */
bool text_is_of(const struct rules *rules, struct text text, enum word_class class);

/* Where the entry of a class, of any number of words, that begins with word `number` of a view ends in it; 0 for none. */
size_t words_begin(const struct rules *rules, const struct words *words, const char *view, size_t number,
                   enum word_class class);

#endif
