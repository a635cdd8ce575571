/* Word lists in: the files embedded or given. Out: one hash table from key to the entries of all lists.

   The one idea: all lists share one table, and a key carries the set of lists as bits, so that the word pass
   asks once a word and not once a list. Keys are compared by their 64-bit hash alone: with a million entries the
   chance of any collision is below one in ten million. */
#include "rules/list.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/builtin.h"

enum { PREFIX_BITS = 21 };

struct lists {
    struct arena *arena;
    struct list all[LISTS_MOST];
    size_t count;
    struct list_entry *entries; /* from 1 */
    size_t entries_count, entries_capacity;
    struct list_key *keys; /* from 1 */
    size_t keys_count, keys_capacity;
    uint32_t *slots; /* open addressing into keys */
    size_t slots_count;
    uint64_t *prefixes; /* a bit for the first two or more words of any entry, by hash */
    uint32_t **order;   /* of each list: its entries in file order */
    size_t order_count[LISTS_MOST], order_capacity[LISTS_MOST];
};

uint64_t list_hash_begin(void) {
    return 14695981039346656037ULL;
}

uint64_t list_hash_char(uint64_t hash, char folded_lower) {
    return (hash ^ (unsigned char)folded_lower) * 1099511628211ULL;
}

/* Spreads the low bits, which FNV fills poorly for short keys. */
static size_t slot_of(const struct lists *lists, uint64_t hash) {
    return (size_t)((hash ^ (hash >> 29)) & (lists->slots_count - 1));
}

static void grow_slots(struct lists *lists) {
    size_t count = lists->slots_count ? lists->slots_count * 2 : 1U << 19;
    lists->slots = arena_take(lists->arena, count * sizeof *lists->slots);
    lists->slots_count = count;
    for (uint32_t k = 1; k < lists->keys_count; k++) {
        size_t at = slot_of(lists, lists->keys[k].hash);
        while (lists->slots[at])
            at = (at + 1) & (count - 1);
        lists->slots[at] = k;
    }
}

static struct list_key *find_key(const struct lists *lists, uint64_t hash) {
    size_t at = slot_of(lists, hash);
    for (; lists->slots[at]; at = (at + 1) & (lists->slots_count - 1)) {
        struct list_key *key = &lists->keys[lists->slots[at]];
        if (key->hash == hash)
            return key;
    }
    return NULL;
}

static struct list_key *add_key(struct lists *lists, uint64_t hash) {
    struct list_key *key = find_key(lists, hash);
    if (key)
        return key;
    if (lists->keys_count * 2 >= lists->slots_count)
        grow_slots(lists);
    lists->keys = arena_take_room(lists->arena, lists->keys, sizeof *lists->keys, lists->keys_count,
                                  lists->keys_count + 1, &lists->keys_capacity);
    uint32_t number = (uint32_t)lists->keys_count++;
    lists->keys[number] = (struct list_key){.hash = hash};
    size_t at = slot_of(lists, hash);
    while (lists->slots[at])
        at = (at + 1) & (lists->slots_count - 1);
    lists->slots[at] = number;
    return &lists->keys[number];
}

const struct list_key *lists_key(const struct lists *lists, uint64_t hash) {
    return find_key(lists, hash);
}

const struct list_entry *lists_entry(const struct lists *lists, uint32_t number) {
    return &lists->entries[number];
}

void lists_set_trigger(struct lists *lists, uint64_t hash, uint32_t trigger) {
    add_key(lists, hash)->trigger = trigger;
}

static size_t prefix_of(uint64_t hash) {
    return (size_t)((hash ^ (hash >> 31)) & ((1U << PREFIX_BITS) - 1));
}

bool lists_go_on(const struct lists *lists, uint64_t hash) {
    size_t bit = prefix_of(hash);
    return lists->prefixes[bit / 64] >> bit % 64 & 1;
}

static void add_prefix(uint64_t *prefixes, uint64_t hash, size_t words) {
    size_t bit = prefix_of(hash);
    if (prefixes && words > 1)
        prefixes[bit / 64] |= 1ULL << bit % 64;
}

static bool is_gap(char c) {
    return c == ' ' || c == '-' || c == '\n';
}

/* Whether the apostrophe at `at` parts a possessive's s from its word, or ends a word: the word pass cuts there. */
static bool is_possessive(struct text folded, size_t at) {
    if (folded.at[at] != '\'')
        return false;
    size_t next = at + 1;
    if (next < folded.size && (folded.at[next] == 's' || folded.at[next] == 'S'))
        next++;
    return next == folded.size || !isalnum((unsigned char)folded.at[next]);
}

/* Hashes a folded text as a key; fills the hash of its first word and the number of words, and marks its beginnings in
   `prefixes` unless that is NULL. */
static uint64_t hash_key(struct text folded, uint64_t *first_word, size_t *words, uint64_t *prefixes) {
    uint64_t hash = list_hash_begin();
    bool gap = false;
    *words = folded.size ? 1 : 0;
    *first_word = 0;
    for (size_t i = 0; i < folded.size; i++) {
        char c = folded.at[i];
        if (c == '.')
            continue;
        if (is_gap(c) || is_possessive(folded, i)) {
            gap = true;
            continue;
        }
        bool lone = c == '&'; /* a word of its own, as in the word pass */
        if ((gap || lone) && i && hash != list_hash_begin()) {
            if (*words == 1)
                *first_word = hash;
            add_prefix(prefixes, hash, *words);
            hash = list_hash_char(hash, ' ');
            ++*words;
        }
        gap = lone;
        hash = list_hash_char(hash, (char)tolower((unsigned char)c));
    }
    if (*words <= 1)
        *first_word = hash;
    add_prefix(prefixes, hash, *words);
    return hash;
}

/* How a form wants its case: 0 any, 1 a capital somewhere, 2 capitals throughout. */
static int case_wanted(struct text form) {
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < form.size; i++) {
        upper += isupper((unsigned char)form.at[i]) ? 1 : 0;
        lower += islower((unsigned char)form.at[i]) ? 1 : 0;
    }
    return !upper ? 0 : !lower && upper > 1 ? 2 : 1;
}

bool list_case_fits(struct text form, struct text word) {
    size_t f = 0, w = 0;
    bool start = true;
    while (f < form.size && w < word.size) {
        if (form.at[f] == '.') {
            f++;
            continue;
        }
        if (word.at[w] == '.') {
            w++;
            continue;
        }
        bool upper = isupper((unsigned char)form.at[f]);
        bool acronym = upper && (!start || (f + 1 < form.size && isupper((unsigned char)form.at[f + 1])));
        if (upper && (start || acronym) && !isupper((unsigned char)word.at[w]))
            return false;
        start = is_gap(form.at[f]) || form.at[f] == '\'';
        f++;
        w++;
    }
    return true;
}

static struct text fold(struct arena *arena, struct text text) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return text_fold(arena, text);
    return text;
}

static void add_entry(struct lists *lists, struct list *list, struct text name, struct text form,
                      struct text attributes) {
    struct text folded = fold(lists->arena, form);
    uint64_t first_word = 0;
    size_t words = 0;
    uint64_t hash = hash_key(folded, &first_word, &words, lists->prefixes);
    lists->entries =
        arena_take_room(lists->arena, lists->entries, sizeof *lists->entries, lists->entries_count,
                        lists->entries_count + 1, &lists->entries_capacity);
    struct list_key *key = add_key(lists, hash);
    uint32_t number = (uint32_t)lists->entries_count++;
    lists->entries[number] = (struct list_entry){name, form, attributes, list->number, key->first};
    key->first = number;
    int wanted = case_wanted(folded);
    uint64_t bit = 1ULL << list->number;
    *(wanted == 0 ? &key->any : wanted == 1 ? &key->capital : &key->capitals) |= bit;
    struct list_key *begin = add_key(lists, first_word);
    if (begin->longest < words)
        begin->longest = (uint8_t)(words < 12 ? words : 12);
    if (list->longest < words)
        list->longest = words;
    uint32_t n = list->number;
    lists->order[n] =
        arena_take_room(lists->arena, lists->order[n], sizeof **lists->order, lists->order_count[n],
                        lists->order_count[n] + 1, &lists->order_capacity[n]);
    lists->order[n][lists->order_count[n]++] = number;
}

static struct list *list_named(struct lists *lists, const char *path, struct error *error) {
    const char *begin = strrchr(path, '/');
    begin = begin ? begin + 1 : path;
    size_t size = strlen(begin);
    if (size > 4 && !strcmp(begin + size - 4, ".txt"))
        size -= 4;
    const char *name = arena_take_copy(lists->arena, begin, size);
    if (!strncmp(path, "alias/", 6)) { /* alias/institution.txt is the list "alias-institution" */
        char *full = arena_take(lists->arena, size + 7);
        memcpy(full, "alias-", 6);
        memcpy(full + 6, name, size);
        name = full;
    }
    for (size_t i = 0; i < lists->count; i++)
        if (!strcmp(lists->all[i].name, name))
            return &lists->all[i];
    if (lists->count == LISTS_MOST) {
        error_set(error, path, 0, 0, "more than %d lists", (int)LISTS_MOST);
        return NULL;
    }
    struct list *list = &lists->all[lists->count];
    *list = (struct list){name, (uint32_t)lists->count, 0, 0};
    lists->count++;
    return list;
}

static bool load_line(struct lists *lists, struct list *list, struct text line, const char *path,
                      size_t number, struct error *error) {
    const char *tab = memchr(line.at, '\t', line.size);
    size_t size = tab ? (size_t)(tab - line.at) : line.size;
    struct text attributes = tab ? text_trim(text_slice(line, size + 1, line.size)) : (struct text){"", 0};
    struct text name = {NULL, 0};
    for (size_t start = 0, end; start <= size; start = end + 1) {
        const char *bar = start < size ? memchr(line.at + start, '|', size - start) : NULL;
        end = bar ? (size_t)(bar - line.at) : size;
        struct text form = text_trim(text_slice(line, start, end));
        if (!form.size)
            return error_set(error, path, number, start + 1, "an empty field");
        if (!name.at)
            name = form;
        add_entry(lists, list, name, form, attributes);
    }
    list->lines++;
    return true;
}

static bool load_file(struct lists *lists, const struct list_file *file, struct error *error) {
    struct list *list = list_named(lists, file->name, error);
    if (!list)
        return false;
    size_t number = 0;
    for (size_t at = 0; at < file->text.size;) {
        const char *newline = memchr(file->text.at + at, '\n', file->text.size - at);
        size_t end = newline ? (size_t)(newline - file->text.at) : file->text.size;
        struct text line = text_slice(file->text, at, end);
        at = end + 1;
        number++;
        if (!line.size || line.at[0] == '#')
            continue;
        if (!load_line(lists, list, line, file->name, number, error))
            return false;
    }
    return true;
}

struct lists *lists_load(const struct list_file *files, size_t count, struct error *error) {
    struct arena *arena = arena_new();
    struct lists *lists = arena_take(arena, sizeof *lists);
    lists->arena = arena;
    lists->order = arena_take(arena, LISTS_MOST * sizeof *lists->order);
    lists->prefixes = arena_take(arena, (1U << PREFIX_BITS) / 8);
    lists->entries_count = lists->keys_count = 0;
    lists->entries =
        arena_take_room(arena, NULL, sizeof *lists->entries, 0, 1U << 18, &lists->entries_capacity);
    lists->keys = arena_take_room(arena, NULL, sizeof *lists->keys, 0, 1U << 18, &lists->keys_capacity);
    lists->entries_count = lists->keys_count = 1; /* number 0 means none */
    grow_slots(lists);
    for (size_t i = 0; i < count; i++)
        if (!load_file(lists, &files[i], error)) {
            lists_free(lists);
            return NULL;
        }
    return lists;
}

bool lists_is_file(const char *name) {
    size_t size = strlen(name);
    return size > 4 && !strcmp(name + size - 4, ".txt");
}

struct lists *lists_load_builtin(struct error *error) {
    struct arena *arena = arena_new();
    struct list_file *files = arena_take(arena, (rules_builtin_count + 1) * sizeof *files);
    size_t count = 0;
    for (size_t i = 0; i < rules_builtin_count; i++) {
        const struct rules_file *file = &rules_builtin[i];
        if (lists_is_file(file->name))
            files[count++] = (struct list_file){file->name, {file->at, (size_t)(file->end - file->at)}};
    }
    struct lists *lists = lists_load(files, count, error);
    arena_free(arena);
    return lists;
}

void lists_free(struct lists *lists) {
    if (lists)
        arena_free(lists->arena);
}

size_t lists_count(const struct lists *lists) {
    return lists->count;
}

const struct list *lists_at(const struct lists *lists, size_t number) {
    return &lists->all[number];
}

const struct list *lists_find(const struct lists *lists, const char *name) {
    for (size_t i = 0; i < lists->count; i++)
        if (!strcmp(lists->all[i].name, name))
            return &lists->all[i];
    return NULL;
}

/* Walks a chain of entries from `number` to the first of `list` whose case suits `folded`. */
static const struct list_entry *walk(const struct lists *lists, uint32_t number, uint32_t list,
                                     struct text folded) {
    struct arena *arena = NULL;
    const struct list_entry *found = NULL;
    for (; number && !found; number = lists->entries[number].next) {
        const struct list_entry *entry = &lists->entries[number];
        if (entry->list != list)
            continue;
        struct text form = entry->form;
        for (size_t i = 0; i < form.size; i++)
            if ((unsigned char)form.at[i] >= 0x80) {
                if (!arena)
                    arena = arena_new();
                form = text_fold(arena, form);
                break;
            }
        if (list_case_fits(form, folded))
            found = entry;
    }
    arena_free(arena);
    return found;
}

const struct list_entry *list_find(const struct lists *lists, const struct list *list, struct text text) {
    struct arena *arena = arena_new();
    struct text folded = fold(arena, text_trim(text));
    uint64_t first_word = 0;
    size_t words = 0;
    const struct list_key *key = find_key(lists, hash_key(folded, &first_word, &words, NULL));
    const struct list_entry *entry = key ? walk(lists, key->first, list->number, folded) : NULL;
    arena_free(arena);
    return entry;
}

const struct list_entry *list_next(const struct lists *lists, const struct list_entry *entry,
                                   struct text text) {
    struct arena *arena = arena_new();
    const struct list_entry *next = walk(lists, entry->next, entry->list, fold(arena, text_trim(text)));
    arena_free(arena);
    return next;
}

struct text list_attribute(const struct list_entry *entry, const char *key) {
    struct text all = entry->attributes;
    size_t key_size = strlen(key);
    for (size_t at = 0; at < all.size;) {
        size_t end = at;
        while (end < all.size && all.at[end] != ' ')
            end++;
        if (end - at > key_size && !memcmp(all.at + at, key, key_size) && all.at[at + key_size] == '=')
            return text_slice(all, at + key_size + 1, end);
        at = end + 1;
    }
    return (struct text){"", 0};
}

const struct list_entry *list_at(const struct lists *lists, const struct list *list, size_t number) {
    return number < lists->order_count[list->number] ? &lists->entries[lists->order[list->number][number]]
                                                     : NULL;
}
