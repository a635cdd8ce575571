/* The word pass: one walk over the view cuts words, marks their shape and looks them up in the lists.

   What it finds decides which rules are tried and where. Words are runs of ASCII letters and digits, with inner
   apostrophes ("O'Brien"), numbers with inner points and commas ("4,000"), dotted letters ("U.S.", "J.K."), and "&";
   hyphens part words; a possessive 's is no part of the word before it. */
#ifndef RULES_WORD_H
#define RULES_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct lists;

enum word_flag {
    WORD_CAPITAL = 1,     /* begins with a capital */
    WORD_CAPITALS = 2,    /* all capitals, two or more */
    WORD_DIGIT = 4,       /* begins with a digit */
    WORD_INITIAL = 8,     /* one capital, or dotted capitals */
    WORD_POSSESSIVE = 16, /* followed by 's or ' */
    WORD_HYPHENATED = 32, /* joined to the word before by a hyphen */
    WORD_FIRST = 64,      /* first of its block or sentence, perhaps behind quotes */
    WORD_DOT = 128,       /* followed by a dot */
    WORD_PLAIN = 256,     /* letters and digits alone, no inner dot, comma or apostrophe */
    WORD_NUMERIC = 512    /* a digit among them */
};

/* What may stand between a word and the next; GAP_OTHER for anything else and for the end. */
enum word_gap {
    GAP_OTHER,
    GAP_SPACE,
    GAP_HYPHEN,
    GAP_APOSTROPHE,
    GAP_COMMA_SPACE,
    GAP_DOT_SPACE,
    GAP_NEWLINE,
    GAP_NONE
};

struct word {
    uint64_t hash;       /* of its key, as lists_key wants it */
    uint32_t start, end; /* view offsets */
    uint64_t begins;     /* lists with an entry that begins here, of any number of words */
    uint64_t ends;       /* lists with an entry that ends here */
    uint64_t alone;      /* lists in which this word by itself is an entry */
    uint32_t trigger;    /* what the rules attached to this word, 0 for nothing */
    uint32_t also;       /* the same of its part before an inner apostrophe, dot or comma: "I" of "I\'m" */
    uint32_t call;       /* what it calls up; see matcher_know */
    uint32_t phrase;     /* number of the first phrase that begins here or later */
    uint16_t flags;
    uint8_t gap;     /* enum word_gap: what stands between it and the next word */
    uint8_t longest; /* words of the longest entry of any list that begins here, 0 for none */
    uint16_t shape;  /* of it and the next two; see matcher_know */
};

/* An entry of several words found in the text. */
struct phrase {
    uint32_t first, last; /* numbers of its words */
    uint64_t lists;
};

/* Where words start among eight view offsets: four bits for each, the lowest for the first. */
struct word_starts {
    uint32_t first; /* words that start before all of them */
    uint32_t each;  /* how many words start at those before it; and in the top bit whether one starts there */
};

struct words {
    struct word *at; /* in order */
    size_t count;
    struct phrase *phrases; /* in the order of their first words, then of their last */
    size_t phrases_count, phrases_capacity;
    size_t size; /* of the view */
    struct word_starts *starts;
};

/* Cuts `size` view bytes at `view`, a terminated ASCII text, into words taken from `arena`. */
void words_cut(struct arena *arena, const struct lists *lists, const char *view, size_t size,
               struct words *words);

/* Number of the first word that starts at or behind `offset`; words->count for none. */
size_t words_from(const struct words *words, size_t offset);

/* The word that starts just at `offset`, or ends there; NULL for none. */
const struct word *words_starting(const struct words *words, size_t offset);
const struct word *words_ending(const struct words *words, size_t offset);

/* Whether an entry of one of `lists` begins at view offset `begin` and ends with the word `last`, another one. */
bool words_are_entry(const struct words *words, size_t begin, const struct word *last, uint64_t lists);

/* The hash under which the words of `text` (folded) are looked up; equal for "Stoke-on-Trent" and "stoke on trent". */
uint64_t words_hash(const char *text, size_t size);

#endif
