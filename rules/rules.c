/* The rule set as a whole: gathering files, loading, the kinds of mention, the hash. */
#include "rules/rules.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/builtin.h"
#include "rules/internal.h"
#include "rules/stem.h"
#include "rules/wordclass.h"

static const char *const builtin_kinds[] = {"person", "institution", "place", "date", "age", "matter"};

/* What an emit does, by its first word. */
static enum emit_deed deed_of(const struct rule *rule, const struct rule_emit *emit) {
    static const char *const deeds[] = {
        [EMIT_EXTEND] = "extend",   [EMIT_ALIAS] = "alias",     [EMIT_APART] = "apart",
        [EMIT_OF] = "of",           [EMIT_BORN] = "born",       [EMIT_DIED] = "died",
        [EMIT_SPEAKER] = "speaker", [EMIT_CLIENT] = "client",   [EMIT_DEFENDANT] = "defendant",
        [EMIT_DENIAL] = "denial",   [EMIT_DISPUTE] = "dispute", [EMIT_BLOCK] = "block"};
    if (rule->layer >= LAYER_RELATIONS)
        return EMIT_OTHER;
    for (size_t i = EMIT_EXTEND; i < sizeof deeds / sizeof *deeds; i++)
        if (!strcmp(emit->what, deeds[i]))
            return (enum emit_deed)i;
    return EMIT_MENTION;
}

static bool give_kind(struct rules *rules, const struct rule *rule, struct rule_emit *emit,
                      struct error *error) {
    emit->kind = rules_kind(rules, emit->what, strlen(emit->what));
    if (emit->kind >= 0)
        return true;
    if (rules->kinds_count == KINDS_MOST)
        return error_set(error, rule->file, emit->line, 0, "more than %d kinds of mention", (int)KINDS_MOST);
    emit->kind = (int)rules->kinds_count;
    rules->kinds[rules->kinds_count++] = emit->what;
    return true;
}

static bool read_emits(struct rules *rules, struct error *error) {
    for (size_t i = 0; i < 6; i++)
        rules->kinds[rules->kinds_count++] = builtin_kinds[i];
    for (size_t i = 0; i < rules->count; i++)
        for (size_t k = 0; k < rules->all[i].emits_count; k++) {
            struct rule_emit *emit = &rules->all[i].emits[k];
            emit->deed = deed_of(&rules->all[i], emit);
            emit->kind = -1;
            if (emit->deed == EMIT_MENTION && !give_kind(rules, &rules->all[i], emit, error))
                return false;
            struct text guess = rule_option(emit, "guess");
            emit->guess = guess.size ? guess.at[0] - '0' : 0;
            emit->sure = rule_option(emit, "sure").size > 0;
            emit->shape = rule_option(emit, "shape").size > 0;
            emit->gender = rule_option(emit, "gender");
            emit->class = rule_option(emit, "class");
        }
    return true;
}

static void hash_files(struct rules *rules, const struct rule_file *files, size_t count) {
    bool ready = rules->image.at != NULL;
    uint64_t hash = ready ? rules_ready_hash(rules) : 14695981039346656037ULL;
    for (size_t i = 0; i < count; i++)
        if (!ready || files[i].origin)
            hash = (hash ^ text_hash(files[i].text)) * 1099511628211ULL ^ text_hash(text_of(files[i].name));
    snprintf(rules->hash, sizeof rules->hash, "%016llx", (unsigned long long)hash);
}

static struct rules *load(struct lists *lists, const struct rule_file *files, size_t count,
                          struct image image, struct error *error) {
    struct arena *arena = arena_new();
    struct rules *rules = arena_take(arena, sizeof *rules);
    rules->arena = arena;
    rules->lists = lists;
    rules->image = image;
    rules_find_known(rules);
    rules->stems = stems_load(arena, rules);
    rules->word_classes = word_classes_load(arena, lists, error);
    bool good = rules->word_classes != NULL;
    for (size_t i = 0; i < count && good; i++)
        if (!lists_is_file(files[i].name))
            good = rules_read(rules, &files[i], error);
    good = good && read_emits(rules, error) && rules_compile(rules, error);
    if (!good) {
        rules_free(rules);
        return NULL;
    }
    for (size_t i = 0; i < rules->count; i++)
        rule_number_captures(&rules->all[i]);
    hash_files(rules, files, count);
    return rules;
}

struct rules *rules_load(struct lists *lists, const struct rule_file *files, size_t count,
                         struct error *error) {
    return load(lists, files, count, (struct image){NULL, NULL}, error);
}

void rules_free(struct rules *rules) {
    if (!rules)
        return;
    arena_free(rules->files);
    arena_free(rules->arena);
}

/* ---- files ---- */

struct files {
    struct arena *arena;
    struct rule_file *at;
    size_t count, capacity, origin;
};

static bool is_rule_file(const char *name) {
    size_t size = strlen(name);
    return lists_is_file(name) || (size > 6 && !strcmp(name + size - 6, ".rules"));
}

static void add_file(struct files *files, const char *name, struct text text) {
    files->at = arena_take_room(files->arena, files->at, sizeof *files->at, files->count, files->count + 1,
                                &files->capacity);
    files->at[files->count++] = (struct rule_file){name, text, files->origin};
}

static bool read_file(struct files *files, const char *path, struct error *error) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(error, path, 0, 0, "can't be read");
    char *all = NULL;
    size_t size = 0, capacity = 0, got = 1;
    while (got) {
        all = arena_take_room(files->arena, all, 1, size, size + 65536, &capacity);
        got = fread(all + size, 1, 65536, file);
        size += got;
    }
    bool bad = ferror(file) != 0;
    fclose(file);
    if (bad)
        return error_set(error, path, 0, 0, "can't be read");
    add_file(files, arena_take_copy(files->arena, path, strlen(path)), (struct text){all, size});
    return true;
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Adds the rule files of a folder and those below, in order of their names; a file may be given too. */
static bool read_folder(struct files *files, const char *path, struct error *error) {
    struct stat status;
    if (stat(path, &status))
        return error_set(error, path, 0, 0, "no such rule folder or file");
    if (!S_ISDIR(status.st_mode))
        return read_file(files, path, error);
    struct dirent **names;
    int count = scandir(path, &names, NULL, by_name);
    bool good = count >= 0 || error_set(error, path, 0, 0, "can't be read");
    for (int i = 0; i < count; i++) {
        const char *name = names[i]->d_name;
        char below[4096];
        int written = snprintf(below, sizeof below, "%s/%s", path, name);
        struct stat inner;
        bool usable =
            good && name[0] != '.' && written > 0 && (size_t)written < sizeof below && !stat(below, &inner);
        if (usable && (S_ISDIR(inner.st_mode) || is_rule_file(name)))
            good = read_folder(files, below, error);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
    return good;
}

/* The embedded lists and those of the reader's own files. */
static struct lists *load_lists(const struct files *files, struct error *error) {
    struct list_file *lists = arena_take(files->arena, (files->count + 1) * sizeof *lists);
    size_t count = 0;
    for (size_t i = 0; i < files->count; i++)
        if (files->at[i].origin && lists_is_file(files->at[i].name))
            lists[count++] = (struct list_file){files->at[i].name, files->at[i].text};
    return lists_load_more(lists, count, error);
}

static void add_builtin(struct files *files) {
    for (size_t i = 0; i < rules_builtin_count; i++) {
        const struct rules_file *file = &rules_builtin[i];
        if (strstr(file->name, "extra/"))
            continue; /* off by default: named with --rules */
        add_file(files, file->name, (struct text){file->at, (size_t)(file->end - file->at)});
    }
}

struct rules *rules_load_builtin(struct lists *lists, struct error *error) {
    struct files files = {.arena = arena_new()};
    add_builtin(&files);
    struct rules *rules = rules_load(lists, files.at, files.count, error);
    arena_free(files.arena);
    return rules;
}

/* The reader's own rules, as the XDG Base Directory Specification has it: a relative path there counts as none. */
static bool read_own(struct files *files, struct error *error) {
    const char *config = getenv("XDG_CONFIG_HOME"), *below = "";
    if (!config || !*config) {
        config = getenv("HOME");
        below = "/.config";
    }
    char path[4096];
    struct stat status;
    if (!config || *config != '/')
        return true;
    int size = snprintf(path, sizeof path, "%s%s/whowhom/rules", config, below);
    if (size < 0 || (size_t)size >= sizeof path || stat(path, &status) || !S_ISDIR(status.st_mode))
        return true;
    files->origin++;
    return read_folder(files, path, error);
}

/* The reader's own files: those of the configuration folder, then of the folders named. */
static bool read_folders(struct files *files, const char *const *folders, size_t count, struct error *error) {
    bool good = read_own(files, error);
    for (size_t i = 0; i < count && good; i++) {
        files->origin++;
        good = read_folder(files, folders[i], error);
    }
    return good;
}

struct lists *rules_load_lists(const char *const *folders, size_t count, struct error *error) {
    struct files files = {.arena = arena_new()};
    struct lists *lists = read_folders(&files, folders, count, error) ? load_lists(&files, error) : NULL;
    arena_free(files.arena);
    return lists;
}

struct rules *rules_load_all(struct lists **lists, const char *const *folders, size_t count,
                             struct error *error) {
    struct files files = {.arena = arena_new()};
    add_builtin(&files);
    bool good = read_folders(&files, folders, count, error);
    *lists = good ? load_lists(&files, error) : NULL;
    struct image image = {rules_image.at, rules_image.end};
    struct rules *rules = *lists ? load(*lists, files.at, files.count, image, error) : NULL;
    if (rules)
        rules->files = files.arena;
    else
        arena_free(files.arena);
    return rules;
}

size_t rules_count(const struct rules *rules) {
    return rules->count;
}

const struct rule *rules_at(const struct rules *rules, size_t number) {
    return &rules->all[number];
}

const struct rule *rules_find(const struct rules *rules, const char *id) {
    for (size_t i = 0; i < rules->count; i++)
        if (!strcmp(rules->all[i].id, id))
            return &rules->all[i];
    return NULL;
}

const struct lists *rules_lists(const struct rules *rules) {
    return rules->lists;
}

const char *rules_hash(const struct rules *rules) {
    return rules->hash;
}

int rules_kind(const struct rules *rules, const char *kind, size_t size) {
    for (size_t i = 0; i < rules->kinds_count; i++)
        if (strlen(rules->kinds[i]) == size && !memcmp(rules->kinds[i], kind, size))
            return (int)i;
    return -1;
}

const char *rules_kind_name(const struct rules *rules, size_t kind) {
    return rules->kinds[kind];
}
