/* List files in; the table that list.c looks up out. */
#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/builtin.h"
#include "rules/image.h"
#include "rules/list_table.h"

enum { TEXTS_MOST = 1 << 30, SLOTS_LEAST = 1 << 19 };

/* The table while it grows. Entries hold offsets into `texts` until it is done. */
struct builder {
    struct lists *lists;
    struct arena *arena; /* of the lists */
    struct list_entry *entries;
    size_t entries_count, entries_capacity;
    char *texts;
    size_t texts_size, texts_capacity;
    struct list_key *keys;
    size_t keys_count, keys_capacity;
    uint32_t *slots;
    size_t slots_count;
    uint64_t *prefixes;
    struct list_run *runs[LISTS_MOST];
    size_t runs_count[LISTS_MOST], runs_capacity[LISTS_MOST];
};

static void set_slots(struct builder *b, size_t count) {
    b->slots = arena_take(b->arena, count * sizeof *b->slots);
    b->slots_count = count;
    for (uint32_t k = 1; k < b->keys_count; k++) {
        size_t slot;
        list_key_number(b->keys, b->slots, count, b->keys[k].hash, &slot);
        b->slots[slot] = k;
    }
}

static struct list_key *add_key(struct builder *b, uint64_t hash) {
    size_t slot;
    uint32_t known = list_key_number(b->keys, b->slots, b->slots_count, hash, &slot);
    if (known)
        return &b->keys[known];
    if (b->keys_count * 2 >= b->slots_count) {
        set_slots(b, b->slots_count * 2);
        list_key_number(b->keys, b->slots, b->slots_count, hash, &slot);
    }
    b->keys = arena_take_room(b->arena, b->keys, sizeof *b->keys, b->keys_count, b->keys_count + 1,
                              &b->keys_capacity);
    uint32_t number = (uint32_t)b->keys_count++;
    b->keys[number].hash = hash;
    b->slots[slot] = number;
    return &b->keys[number];
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

/* Files an entry under its key; returns the number of its words. */
static size_t file_entry(struct builder *b, struct text form, uint32_t number, uint32_t *next) {
    struct arena *scratch = arena_new();
    struct text folded = list_fold(scratch, form);
    uint64_t first_word = 0, bit = 1ULL << b->entries[number].list;
    size_t words = 0;
    struct list_key *key = add_key(b, list_hash_key(folded, &first_word, &words, b->prefixes));
    *next = key->first;
    key->first = number;
    int wanted = case_wanted(folded);
    *(wanted == 0 ? &key->any : wanted == 1 ? &key->capital : &key->capitals) |= bit;
    struct list_key *begin = add_key(b, first_word);
    if (begin->longest < words)
        begin->longest = (uint8_t)words;
    arena_free(scratch);
    return words;
}

static void add_to_run(struct builder *b, uint32_t list, uint32_t number) {
    size_t count = b->runs_count[list];
    struct list_run *last = count ? &b->runs[list][count - 1] : NULL;
    if (last && last->first + last->count == number) {
        last->count++;
        return;
    }
    b->runs[list] =
        arena_take_room(b->arena, b->runs[list], sizeof *last, count, count + 1, &b->runs_capacity[list]);
    b->runs[list][b->runs_count[list]++] = (struct list_run){number, 1};
}

/* False for an entry of more words than the word pass follows. */
static bool add_entry(struct builder *b, struct list *list, struct list_entry entry) {
    b->entries = arena_take_room(b->arena, b->entries, sizeof *b->entries, b->entries_count,
                                 b->entries_count + 1, &b->entries_capacity);
    uint32_t number = (uint32_t)b->entries_count++;
    b->entries[number] = entry;
    size_t words = file_entry(b, (struct text){b->texts + entry.form, entry.form_size}, number,
                              &b->entries[number].next);
    if (list->longest < words)
        list->longest = words;
    add_to_run(b, list->number, number);
    return words <= LIST_WORDS_MOST;
}

/* Whether a file stands in a folder "alias", the built-in one or a reader's own. */
static bool is_below_alias(const char *path, const char *file) {
    size_t size = (size_t)(file - path);
    return size >= 6 && !memcmp(file - 6, "alias/", 6) && (size == 6 || file[-7] == '/');
}

static struct list *list_named(struct builder *b, const char *path, struct error *error) {
    struct lists *lists = b->lists;
    const char *begin = strrchr(path, '/');
    begin = begin ? begin + 1 : path;
    size_t size = strlen(begin);
    if (size > 4 && !strcmp(begin + size - 4, ".txt"))
        size -= 4;
    const char *name = arena_take_copy(b->arena, begin, size);
    if (is_below_alias(path, begin)) { /* alias/institution.txt is the list "alias-institution" */
        char *full = arena_take(b->arena, size + 7);
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
    list_file_name(lists, list);
    return list;
}

/* Keeps the bytes of a line; returns where they stand in `texts`. */
static uint32_t keep_text(struct builder *b, struct text line) {
    size_t at = b->texts_size;
    b->texts =
        arena_take_room(b->arena, b->texts, 1, b->texts_size, b->texts_size + line.size, &b->texts_capacity);
    memcpy(b->texts + at, line.at, line.size);
    b->texts_size += line.size;
    return (uint32_t)at;
}

static bool load_line(struct builder *b, struct list *list, struct text line, const char *path, size_t number,
                      struct error *error) {
    if (line.size > UINT16_MAX || b->texts_size + line.size > TEXTS_MOST)
        return error_set(error, path, number, 1, "a line of more than %d bytes, or too many", UINT16_MAX);
    const char *tab = memchr(line.at, '\t', line.size);
    size_t size = tab ? (size_t)(tab - line.at) : line.size;
    struct text attributes =
        tab ? text_trim(text_slice(line, size + 1, line.size)) : text_slice(line, size, size);
    uint32_t kept = keep_text(b, line);
    struct list_entry entry = {.attributes = kept + (uint32_t)(attributes.at - line.at),
                               .attributes_size = (uint16_t)attributes.size,
                               .list = (uint16_t)list->number};
    for (size_t start = 0, end; start <= size; start = end + 1) {
        const char *bar = start < size ? memchr(line.at + start, '|', size - start) : NULL;
        end = bar ? (size_t)(bar - line.at) : size;
        struct text form = text_trim(text_slice(line, start, end));
        if (!form.size)
            return error_set(error, path, number, start + 1, "an empty field");
        entry.form = kept + (uint32_t)(form.at - line.at);
        entry.form_size = (uint16_t)form.size;
        if (!start) {
            entry.name = entry.form;
            entry.name_size = entry.form_size;
        }
        if (!add_entry(b, list, entry))
            return error_set(error, path, number, start + 1, "more than %d words in one entry",
                             LIST_WORDS_MOST);
    }
    list->lines++;
    return true;
}

static bool load_file(struct builder *b, const struct list_file *file, struct error *error) {
    struct list *list = list_named(b, file->name, error);
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
        if (!load_line(b, list, line, file->name, number, error))
            return false;
    }
    return true;
}

/* ---- the table done, and gone on with ---- */

/* Gives the lists what has been built: entries, their texts behind them, and in each how far away these are. */
static void publish(struct builder *b) {
    struct lists *lists = b->lists;
    size_t size = b->entries_count * sizeof *b->entries;
    struct list_entry *entries = arena_take(b->arena, size + b->texts_size + 1);
    memcpy(entries, b->entries, size);
    if (b->texts_size)
        memcpy((char *)entries + size, b->texts, b->texts_size);
    for (size_t i = 1; i < b->entries_count; i++) {
        uint32_t distance = (uint32_t)(size - i * sizeof *entries);
        entries[i].name += distance;
        entries[i].form += distance;
        entries[i].attributes += distance;
    }
    lists->entries = entries;
    lists->entries_count = b->entries_count;
    lists->texts_size = b->texts_size;
    lists->keys = b->keys;
    lists->keys_count = b->keys_count;
    lists->slots = b->slots;
    lists->slots_count = b->slots_count;
    lists->prefixes = b->prefixes;
    for (size_t i = 0; i < LISTS_MOST; i++) {
        lists->runs[i] = b->runs[i];
        lists->runs_count[i] = b->runs_count[i];
    }
}

/* A copy of `count` items, with as much room again; number 0 means none and is there in any case. */
static void *grown(struct builder *b, const void *items, size_t item, size_t count, size_t *capacity) {
    void *room = arena_take_room(b->arena, NULL, item, 0, count * 2 + 4096, capacity);
    if (count)
        memcpy(room, items, count * item);
    return room;
}

/* Begins to build on what the lists hold. */
static void begin(struct builder *b, struct lists *lists) {
    *b = (struct builder){.lists = lists, .arena = lists->arena};
    b->entries = grown(b, lists->entries, sizeof *b->entries, lists->entries_count, &b->entries_capacity);
    b->entries_count = lists->entries_count ? lists->entries_count : 1;
    size_t size = lists->entries_count * sizeof *b->entries;
    const char *texts = lists->entries ? (const char *)lists->entries + size : NULL;
    b->texts = grown(b, texts, 1, lists->texts_size, &b->texts_capacity);
    b->texts_size = lists->texts_size;
    for (size_t i = 1; i < lists->entries_count; i++) {
        uint32_t distance = (uint32_t)(size - i * sizeof *b->entries);
        b->entries[i].name -= distance;
        b->entries[i].form -= distance;
        b->entries[i].attributes -= distance;
    }
    b->keys = grown(b, lists->keys, sizeof *b->keys, lists->keys_count, &b->keys_capacity);
    b->keys_count = lists->keys_count ? lists->keys_count : 1;
    set_slots(b, lists->slots_count > SLOTS_LEAST ? lists->slots_count : SLOTS_LEAST);
    b->prefixes = arena_take(b->arena, LIST_PREFIX_BITS / 8);
    if (lists->prefixes)
        memcpy(b->prefixes, lists->prefixes, LIST_PREFIX_BITS / 8);
    for (size_t i = 0; i < lists->count; i++) {
        b->runs[i] = grown(b, lists->runs[i], sizeof *b->runs[i], lists->runs_count[i], &b->runs_capacity[i]);
        b->runs_count[i] = lists->runs_count[i];
    }
}

/* Adds files to lists; frees them when there is an error. */
static struct lists *load_on(struct lists *lists, const struct list_file *files, size_t count,
                             struct error *error) {
    struct builder builder;
    begin(&builder, lists);
    for (size_t i = 0; i < count; i++)
        if (!load_file(&builder, &files[i], error)) {
            lists_free(lists);
            return NULL;
        }
    publish(&builder);
    return lists;
}

static struct lists *new_lists(void) {
    struct arena *arena = arena_new();
    struct lists *lists = arena_take(arena, sizeof *lists);
    lists->arena = arena;
    return lists;
}

struct lists *lists_load(const struct list_file *files, size_t count, struct error *error) {
    return load_on(new_lists(), files, count, error);
}

bool lists_is_file(const char *name) {
    size_t size = strlen(name);
    return size > 4 && !strcmp(name + size - 4, ".txt");
}

static struct lists *load_embedded(struct error *error) {
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

/* ---- ready-made ---- */

void lists_write(const struct lists *lists, struct image_writer *writer) {
    image_put(writer, &lists->count, sizeof lists->count, 1);
    for (size_t i = 0; i < lists->count; i++) {
        const struct list *list = &lists->all[i];
        image_put(writer, list->name, 1, strlen(list->name) + 1);
        image_put(writer, (const size_t[]){list->lines, list->longest}, sizeof(size_t), 2);
        image_put(writer, lists->runs[i], sizeof *lists->runs[i], lists->runs_count[i]);
    }
    image_put(writer, &lists->entries_count, sizeof lists->entries_count, 1);
    image_put(writer, lists->entries, 1, lists->entries_count * sizeof *lists->entries + lists->texts_size);
    image_put(writer, lists->keys, sizeof *lists->keys, lists->keys_count);
    image_put(writer, lists->slots, sizeof *lists->slots, lists->slots_count);
    image_put(writer, lists->prefixes, 1, LIST_PREFIX_BITS / 8);
}

static struct lists *lists_read(struct image *image) {
    struct lists *lists = new_lists();
    lists->count = *(const size_t *)image_next(image, sizeof(size_t), NULL);
    for (size_t i = 0; i < lists->count; i++) {
        struct list *list = &lists->all[i];
        list->name = image_next(image, 1, NULL);
        list->number = (uint32_t)i;
        const size_t *sizes = image_next(image, sizeof *sizes, NULL);
        list->lines = sizes[0];
        list->longest = sizes[1];
        list_file_name(lists, list);
        lists->runs[i] = image_next(image, sizeof *lists->runs[i], &lists->runs_count[i]);
    }
    lists->entries_count = *(const size_t *)image_next(image, sizeof(size_t), NULL);
    size_t size;
    lists->entries = image_next(image, 1, &size);
    lists->texts_size = size - lists->entries_count * sizeof *lists->entries;
    lists->keys = image_next(image, sizeof *lists->keys, &lists->keys_count);
    lists->slots = image_next(image, sizeof *lists->slots, &lists->slots_count);
    lists->prefixes = image_next(image, 1, NULL);
    return lists;
}

struct lists *lists_load_builtin(struct error *error) {
    struct image image = {lists_image.at, lists_image.end};
    return image.at ? lists_read(&image) : load_embedded(error);
}

struct lists *lists_load_more(const struct list_file *files, size_t count, struct error *error) {
    struct lists *lists = lists_load_builtin(error);
    return lists && count ? load_on(lists, files, count, error) : lists;
}

void lists_free(struct lists *lists) {
    if (lists)
        arena_free(lists->arena);
}
