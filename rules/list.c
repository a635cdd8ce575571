/* Lists in; what is found in them out.

   The one idea: all lists share one table, and a key carries the set of lists as bits, so that the word pass
   asks once a word and not once a list. Keys are compared by their 64-bit hash alone: with a million entries the
   chance of any collision is below one in ten million. */
#include "rules/list.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "rules/list_table.h"

uint64_t list_hash_begin(void) {
    return 14695981039346656037ULL;
}

uint64_t list_hash_char(uint64_t hash, char folded_lower) {
    return (hash ^ (unsigned char)folded_lower) * 1099511628211ULL;
}

/* Spreads the low bits, which FNV fills poorly for short keys. */
static size_t slot_of(uint64_t hash, size_t slots) {
    return (size_t)((hash ^ (hash >> 29)) & (slots - 1));
}

uint32_t list_key_number(const struct list_key *keys, const uint32_t *slots, size_t slots_count,
                         uint64_t hash, size_t *slot) {
    size_t at = slot_of(hash, slots_count);
    while (slots[at] && keys[slots[at]].hash != hash)
        at = (at + 1) & (slots_count - 1);
    *slot = at;
    return slots[at];
}

const struct list_key *lists_key(const struct lists *lists, uint64_t hash) {
    size_t slot;
    uint32_t number = list_key_number(lists->keys, lists->slots, lists->slots_count, hash, &slot);
    return number ? &lists->keys[number] : NULL;
}

const struct list_entry *lists_entry(const struct lists *lists, uint32_t number) {
    return &lists->entries[number];
}

/* ---- triggers ---- */

static struct list_trigger *trigger_place(const struct lists *lists, uint64_t hash) {
    size_t at = slot_of(hash, lists->triggers_size);
    while (lists->triggers[at].trigger && lists->triggers[at].hash != hash)
        at = (at + 1) & (lists->triggers_size - 1);
    return &lists->triggers[at];
}

uint32_t lists_trigger(const struct lists *lists, uint64_t hash) {
    return lists->triggers_size ? trigger_place(lists, hash)->trigger : 0;
}

static void grow_triggers(struct lists *lists) {
    struct list_trigger *old = lists->triggers;
    size_t size = lists->triggers_size;
    lists->triggers_size = size ? size * 2 : 8192;
    lists->triggers = arena_take(lists->arena, lists->triggers_size * sizeof *old);
    for (size_t i = 0; i < size; i++)
        if (old[i].trigger)
            *trigger_place(lists, old[i].hash) = old[i];
}

void lists_set_trigger(struct lists *lists, uint64_t hash, uint32_t trigger) {
    if (lists->triggers_count * 2 >= lists->triggers_size)
        grow_triggers(lists);
    struct list_trigger *place = trigger_place(lists, hash);
    lists->triggers_count += place->trigger ? 0 : 1;
    *place = (struct list_trigger){hash, trigger};
}

void lists_expect(const struct lists *lists, uint64_t hash) {
    __builtin_prefetch(&lists->slots[slot_of(hash, lists->slots_count)]);
    if (lists->triggers_size)
        __builtin_prefetch(&lists->triggers[slot_of(hash, lists->triggers_size)]);
}

void lists_expect_key(const struct lists *lists, uint64_t hash) {
    __builtin_prefetch(&lists->keys[lists->slots[slot_of(hash, lists->slots_count)]]);
}

/* ---- keys ---- */

static size_t prefix_of(uint64_t hash) {
    return (size_t)((hash ^ (hash >> 31)) & (LIST_PREFIX_BITS - 1));
}

void lists_expect_more(const struct lists *lists, uint64_t hash) {
    __builtin_prefetch(&lists->prefixes[prefix_of(hash) / 64]);
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

uint64_t list_hash_key(struct text folded, uint64_t *first_word, size_t *words, uint64_t *prefixes) {
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

size_t lists_count(const struct lists *lists) {
    return lists->count;
}

const struct list *lists_at(const struct lists *lists, size_t number) {
    return &lists->all[number];
}

/* Where in by_name a name stands or would. */
static size_t place_of_name(const struct lists *lists, const char *name) {
    uint64_t hash = list_hash_begin();
    for (const char *c = name; *c; c++)
        hash = list_hash_char(hash, *c);
    size_t at = (size_t)(hash ^ hash >> 29) % LIST_NAMES;
    while (lists->by_name[at] && strcmp(lists->all[lists->by_name[at] - 1].name, name) != 0)
        at = (at + 1) % LIST_NAMES;
    return at;
}

void list_file_name(struct lists *lists, const struct list *list) {
    lists->by_name[place_of_name(lists, list->name)] = (uint8_t)(list->number + 1);
}

const struct list *lists_find(const struct lists *lists, const char *name) {
    uint8_t number = lists->by_name[place_of_name(lists, name)];
    return number ? &lists->all[number - 1] : NULL;
}

static bool is_ascii(struct text text) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

struct text list_fold(struct arena *arena, struct text text) {
    return is_ascii(text) ? text : text_fold(arena, text);
}

bool list_written_case_fits(struct text written, struct text word) {
    if (is_ascii(written))
        return list_case_fits(written, word);
    struct arena *arena = arena_new();
    bool fits = list_case_fits(text_fold(arena, written), word);
    arena_free(arena);
    return fits;
}

/* Walks a chain of entries from `number` to the first of `list` whose case suits `folded`. */
static const struct list_entry *walk(const struct lists *lists, uint32_t number, uint32_t list,
                                     struct text folded) {
    for (; number; number = lists->entries[number].next) {
        const struct list_entry *entry = &lists->entries[number];
        if (entry->list == list && list_written_case_fits(list_form(entry), folded))
            return entry;
    }
    return NULL;
}

static const struct list_entry *find_folded(const struct lists *lists, const struct list *list,
                                            struct text folded) {
    uint64_t first_word = 0;
    size_t words = 0;
    uint64_t hash = list_hash_key(folded, &first_word, &words, NULL);
    if (words > 1 && !lists_go_on(lists, hash))
        return NULL;
    const struct list_key *key = lists_key(lists, hash);
    bool is_in = key && (key->any | key->capital | key->capitals) >> list->number & 1;
    return is_in ? walk(lists, key->first, list->number, folded) : NULL;
}

const struct list_entry *list_find(const struct lists *lists, const struct list *list, struct text text) {
    struct text trimmed = text_trim(text);
    if (is_ascii(trimmed)) /* as every view is */
        return find_folded(lists, list, trimmed);
    struct arena *arena = arena_new();
    const struct list_entry *entry = find_folded(lists, list, list_fold(arena, trimmed));
    arena_free(arena);
    return entry;
}

const struct list_entry *list_next(const struct lists *lists, const struct list_entry *entry,
                                   struct text text) {
    struct arena *arena = arena_new();
    const struct list_entry *next = walk(lists, entry->next, entry->list, list_fold(arena, text_trim(text)));
    arena_free(arena);
    return next;
}

static struct text text_behind(const struct list_entry *entry, uint32_t distance, size_t size) {
    return (struct text){(const char *)entry + distance, size};
}

struct text list_name(const struct list_entry *entry) {
    return text_behind(entry, entry->name, entry->name_size);
}

struct text list_form(const struct list_entry *entry) {
    return text_behind(entry, entry->form, entry->form_size);
}

struct text list_attributes(const struct list_entry *entry) {
    return text_behind(entry, entry->attributes, entry->attributes_size);
}

struct text list_attribute(const struct list_entry *entry, const char *key) {
    return list_attribute_of(list_attributes(entry), key);
}

struct text list_attribute_of(struct text all, const char *key) {
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
    size_t n = list->number;
    for (size_t i = 0; i < lists->runs_count[n]; i++) {
        const struct list_run *run = &lists->runs[n][i];
        if (number < run->count)
            return &lists->entries[run->first + number];
        number -= run->count;
    }
    return NULL;
}
