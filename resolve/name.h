/* A person's name taken to pieces, so that names can be compared.

   Words are folded (accents, case, dots, apostrophes; a hyphen parts words) and stand given names first, also
   where the text has the family name first. Ownership: everything is taken from the arena given to name_take. */
#ifndef RESOLVE_NAME_H
#define RESOLVE_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "record/record.h"
#include "resolve/lexicon.h"

struct arena;

enum { NAME_WORDS_MOST = 12 };

enum name_part {
    NAME_FULL,    /* given name or initials, and surname */
    NAME_SURNAME, /* "Mr Smith": surname alone */
    NAME_GIVEN,   /* "Sir Alan": given name alone */
    NAME_UNKNOWN  /* one word that may be either */
};

struct name_word {
    struct text text;    /* lower case */
    struct text written; /* folded, in its own case */
    bool is_hyphened;    /* a hyphen joins it to the word before */
};

struct name {
    enum name_part part;
    struct name_word words[NAME_WORDS_MOST];
    size_t count, surname_from; /* words[surname_from..count) are the surname */
    size_t first_count;         /* words of the first part: 2 for Jean-Paul */
    struct text nickname;       /* 'Bill' in William 'Bill' Tell; lower case */
    bool is_shared;             /* the surname is told with another's name */
    char generation;            /* 'j' Jr, 's' Sr, '2' II, '3' III, '4' IV, 0 for none */
    struct text key;            /* all words and the generation: equal for equal names */
};

/* Takes the name of a person's mention to pieces. */
struct name *name_take(struct arena *arena, const struct lexicon *lexicon, const struct mention *mention);

/* The name of somebody whose surname is told with another's: "Tom" of "Tom and Harry Low" is Tom Low. */
struct name *name_with_surname(struct arena *arena, const struct name *given, const struct name *full);

/* The words [from, to) joined by spaces; from `arena`. */
struct text name_words(struct arena *arena, const struct name *name, size_t from, size_t to);

/* The words from `from` to the end: the surname, and more. */
struct text name_tail(struct arena *arena, const struct name *name, size_t from);

/* Whether the name is one word, hyphens aside. */
bool name_is_single(const struct name *name);

/* A full name as one text, "Ann Lola/Marr" or "Harlan/Biggs/j", and back; both from `arena`. */
struct text name_pack(struct arena *arena, const struct name *name);
struct name *name_unpack(struct arena *arena, struct text packed);

enum name_fit { FIT_NONE, FIT_SAME, FIT_MIDDLE, FIT_INITIALS, FIT_NICKNAME };

/* Whether two full names of one surname may be one person's, by their given names and generation. */
enum name_fit name_compare_given(const struct lexicon *lexicon, const struct name *a, const struct name *b);

/* Folded, lower case, no apostrophes and dots, hyphens as spaces, "&" as "and", without a leading article: equal
   for spellings of one name of an institution, a place or a matter. */
struct text name_plain(struct arena *arena, struct text text);

/* Whether a name's plain words have one that stands in women's names alone: "Nur binti Omar", "Le Thi Hoa". */
bool name_is_hers(struct text plain);

/* 'f', 'm' or 0: what the form of a name tells where no list knows the given name: "Jennilyn", "Petrova", "Gurdeep Singh". */
char name_form_sex(struct text plain);

#endif
