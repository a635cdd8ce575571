/* A word in; the line of the verb or noun that it is a form of out. The one idea: each beginning of the word is looked up, the longest
   first, so that no list is gone through. */
#include "rules/stem.h"

#include <assert.h>
#include <string.h>

#include "record/arena.h"
#include "rules/internal.h"
#include "rules/list.h"

struct stem {
    uint64_t hash;
    const struct list_entry *entry;
    uint32_t next; /* in the order of the lists; 0 for none */
};

struct stems {
    struct stem *all;    /* from 1 */
    uint32_t *heads;     /* by hash */
    size_t count, width; /* of heads; a power of two */
};

static const enum known_list listed[] = {LIST_VERB_CONTACT, LIST_NOUN_CONTACT, LIST_VERB_INQUIRY};
enum { LISTED = sizeof listed / sizeof *listed };

static struct text stem_of(const struct list_entry *entry) {
    struct text form = list_form(entry);
    return text_slice(form, 0, form.size > 4 ? form.size - 1 : form.size);
}

static uint32_t *head_of(const struct stems *stems, uint64_t hash) {
    return &stems->heads[(hash ^ hash >> 29) & (stems->width - 1)];
}

static uint64_t hash_of(struct text text) {
    uint64_t hash = list_hash_begin();
    for (size_t i = 0; i < text.size; i++)
        hash = list_hash_char(hash, text.at[i]);
    return hash;
}

struct stems *stems_load(struct arena *arena, const struct rules *rules) {
    struct stems *stems = arena_take(arena, sizeof *stems);
    size_t capacity = 0;
    stems->count = 1;
    for (size_t l = 0; l < LISTED; l++) {
        const struct list *list = rules_known(rules, listed[l]).list;
        const struct list_entry *entry;
        for (size_t i = 0; list && (entry = list_at(rules->lists, list, i)) != NULL; i++) {
            stems->all = arena_take_room(arena, stems->all, sizeof *stems->all, stems->count,
                                         stems->count + 1, &capacity);
            stems->all[stems->count++] = (struct stem){hash_of(stem_of(entry)), entry, 0};
        }
    }
    stems->width = 64;
    while (stems->width < stems->count * 2)
        stems->width *= 2;
    stems->heads = arena_take(arena, stems->width * sizeof *stems->heads);
    for (size_t i = stems->count; i-- > 1;) {
        uint32_t *head = head_of(stems, stems->all[i].hash);
        stems->all[i].next = *head;
        *head = (uint32_t)i;
    }
    return stems;
}

const struct list_entry *rules_stem(const struct rules *rules, uint64_t lists, struct text word) {
    const struct stems *stems = rules->stems;
    uint64_t hashes[STEM_WORD_MOST]; /* of the beginning of so many bytes */
    assert(word.size < STEM_WORD_MOST);
    hashes[0] = list_hash_begin();
    for (size_t i = 0; i < word.size; i++)
        hashes[i + 1] = list_hash_char(hashes[i], word.at[i]);
    for (size_t size = word.size; size; size--)
        for (uint32_t n = *head_of(stems, hashes[size]); n; n = stems->all[n].next) {
            const struct list_entry *entry = stems->all[n].entry;
            if (stems->all[n].hash == hashes[size] && lists >> entry->list & 1 &&
                text_is_equal(stem_of(entry), text_slice(word, 0, size)))
                return entry;
        }
    return NULL;
}
