/* The lists as list_load.c builds them and list.c looks them up: flat arrays without pointers, so that those of the lists that
   the program carries are used where they lie (image.h). */
#ifndef RULES_LIST_TABLE_H
#define RULES_LIST_TABLE_H

#include "rules/list.h"

enum { LIST_PREFIX_BITS = 1 << 21, LIST_NAMES = 256 };

struct list_run { /* entries of one list that stand together */
    uint32_t first, count;
};

struct list_trigger {
    uint64_t hash;
    uint32_t trigger; /* 0 where there is none */
};

struct lists {
    struct arena *arena;
    struct list all[LISTS_MOST];
    size_t count;
    uint8_t by_name[LIST_NAMES];      /* open addressing into all, from 1 */
    const struct list_entry *entries; /* from 1; their texts stand behind the last of them */
    size_t entries_count, texts_size;
    const struct list_key *keys; /* from 1 */
    size_t keys_count;
    const uint32_t *slots; /* open addressing into keys */
    size_t slots_count;
    const uint64_t *prefixes;                /* a bit for the first two or more words of any entry, by hash */
    const struct list_run *runs[LISTS_MOST]; /* of each list, in file order */
    size_t runs_count[LISTS_MOST];
    struct list_trigger *triggers; /* open addressing */
    size_t triggers_count, triggers_size;
};

/* The number of the key of a hash, 0 for none; fills the slot where it stands or would. */
uint32_t list_key_number(const struct list_key *keys, const uint32_t *slots, size_t slots_count,
                         uint64_t hash, size_t *slot);

/* Makes a list known by its name. */
void list_file_name(struct lists *lists, const struct list *list);

/* Hashes a folded text as a key; fills the hash of its first word and the number of words, and marks its beginnings in
   `prefixes` unless that is NULL. */
uint64_t list_hash_key(struct text folded, uint64_t *first_word, size_t *words, uint64_t *prefixes);

/* `text` folded to ASCII; itself where it is ASCII already. */
struct text list_fold(struct arena *arena, struct text text);

#endif
