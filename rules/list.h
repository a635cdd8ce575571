/* Word lists (gazetteers): what the world contains, one concept a line.

   A list file is UTF-8, `canonical|variant|variant`, then optionally a tab and `key=value` pairs; `#` begins a
   comment line. Lists are looked up by key: folded to ASCII, lower case, hyphens as spaces, dots dropped; then the case is
   compared: an entry's word in lower case stands for any case, one with a capital wants a capital, one all in
   capitals (an acronym) wants capitals, so that "us" is never "US" and "smith" never "Smith".

   Ownership: everything belongs to `struct lists` and lives until lists_free; nothing changes once loaded. */
#ifndef RULES_LIST_H
#define RULES_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/text.h"

struct arena;
struct error;

enum {
    LISTS_MOST = 64,      /* a set of lists is one word of bits */
    LIST_WORDS_MOST = 12, /* of one entry: the word pass looks no further */
};

struct list_entry {
    uint32_t name, form, attributes; /* how many bytes behind the entry itself each begins */
    uint16_t name_size, form_size, attributes_size;
    uint16_t list; /* number of its list */
    uint32_t next; /* next entry with the same key, 0 for none */
};

struct text list_name(const struct list_entry *entry);       /* the canonical name, as written in the file */
struct text list_form(const struct list_entry *entry);       /* this variant, as written in the file */
struct text list_attributes(const struct list_entry *entry); /* "key=value key=value" */

struct list {
    const char *name; /* "given-female": the file's name without folder and ".txt" */
    uint32_t number;  /* 0..LISTS_MOST-1: its bit */
    size_t lines;     /* concepts */
    size_t longest;   /* words of its longest entry */
};

struct lists;

/* One file to load: `name` is the path below rules/ ("list/city.txt"), `text` its bytes. */
struct list_file {
    const char *name;
    struct text text;
};

/* Loads lists; a later file of the same list name adds to it. NULL with `error` for a faulty line (empty field, an entry
   of more than LIST_WORDS_MOST words, more than 65535 bytes, more than LISTS_MOST lists). */
struct lists *lists_load(const struct list_file *files, size_t count, struct error *error);

/* Loads the lists that are embedded in the program (rules/list and rules/alias), and on top of them those of `files`. */
struct lists *lists_load_builtin(struct error *error);
struct lists *lists_load_more(const struct list_file *files, size_t count, struct error *error);
void lists_free(struct lists *lists);

/* Whether a file below rules/ is a list (by its ending). */
bool lists_is_file(const char *name);

size_t lists_count(const struct lists *lists);
const struct list *lists_at(const struct lists *lists, size_t number);
const struct list *lists_find(const struct lists *lists, const char *name); /* NULL for none */

/* Finds the entry of `list` that is all of `text` (any bytes; folded here), or NULL. */
const struct list_entry *list_find(const struct lists *lists, const struct list *list, struct text text);

/* Finds the next entry of the same list with the same key (a nickname may stand in several lines), or NULL. */
const struct list_entry *list_next(const struct lists *lists, const struct list_entry *entry,
                                   struct text text);

/* Value of an attribute, empty when absent; the same of attributes that are no entry's. */
struct text list_attribute(const struct list_entry *entry, const char *key);
struct text list_attribute_of(struct text all, const char *key);

/* Each entry of a list in file order: `number` from 0; NULL behind the last. */
const struct list_entry *list_at(const struct lists *lists, const struct list *list, size_t number);

/* ---- for the word pass (rules/word.c): looking up by hash ---- */

struct list_key {
    uint64_t hash;
    uint64_t any, capital,
        capitals;    /* lists with an entry of this key: for any case, wanting a capital, wanting capitals */
    uint32_t first;  /* first entry, 0 for none */
    uint8_t longest; /* words of the longest entry that begins with this word; 0 for none */
};

uint64_t list_hash_begin(void);
uint64_t list_hash_char(uint64_t hash,
                        char folded_lower); /* dots must be left out, hyphens given as spaces */
const struct list_key *lists_key(const struct lists *lists, uint64_t hash); /* NULL for none */

/* Ask memory for what lists_key and lists_trigger will read of this hash, the second for the key itself: it waits for what the
   first asked for. */
void lists_expect(const struct lists *lists, uint64_t hash);
void lists_expect_key(const struct lists *lists, uint64_t hash);
void lists_expect_more(const struct lists *lists, uint64_t hash); /* of lists_go_on */

/* False when no entry of any list begins with, or is, the two or more words of this hash; true may be wrong. */
bool lists_go_on(const struct lists *lists, uint64_t hash);

const struct list_entry *lists_entry(const struct lists *lists, uint32_t number); /* number > 0 */

/* What a word triggers, 0 for nothing; free for the rules, who set it while they are loaded, before anything is matched. */
uint32_t lists_trigger(const struct lists *lists, uint64_t hash);
void lists_set_trigger(struct lists *lists, uint64_t hash, uint32_t trigger);

/* Whether the case of `word` (folded) suits that of `form` (folded), word by word; see above. */
bool list_case_fits(struct text form, struct text word);

/* The same of a form as its list writes it, accents and all. */
bool list_written_case_fits(struct text written, struct text word);

#endif
