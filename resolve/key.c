/* Which names say enough to hold over documents; see key.h. */
#include "resolve/key.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "resolve/body.h"

static void add(struct arena *arena, struct keys *keys, struct text kind, struct text name) {
    if (keys->count == KEYS_MOST || !name.size)
        return;
    char *at = arena_take(arena, kind.size + name.size + 2);
    memcpy(at, kind.at, kind.size);
    at[kind.size] = ':';
    memcpy(at + kind.size + 1, name.at, name.size);
    struct text key = {at, kind.size + 1 + name.size};
    for (size_t i = 0; i < keys->count; i++)
        if (text_is_equal(keys->at[i], key))
            return;
    keys->at[keys->count++] = key;
}

static bool has_space(struct text text) {
    return memchr(text.at, ' ', text.size) != NULL;
}

static bool is_full_person(const struct member *member) {
    if (!member->name || member->name->part != NAME_FULL ||
        member->name->is_shared) /* "Tom" of "Tom and Ned Low" */
        return false;
    return member->name->words[0].text.size > 1 || member->name->count > 2; /* "J. Smith" says little */
}

/* Several words; one word only where the cluster has no longer name, so that an acronym that is spelled out here
   stays here. */
static void add_names(struct arena *arena, const struct story *story, uint32_t root, struct keys *keys) {
    struct text kind = story_kind_name(story, root);
    struct text table = story->members[root].table;
    if (table.size)
        add(arena, keys, kind, name_plain(arena, table));
    for (int wanted = 1; wanted >= 0 && !keys->count; wanted--)
        for (uint32_t i = root; i != NOBODY; i = story->members[i].next)
            if (story->members[i].form == FORM_NAME && has_space(story->members[i].plain) == (wanted == 1))
                add(arena, keys, kind, story->members[i].plain);
}

/* "Hasegawa Yukiko" is also looked for as "Yukiko Hasegawa": where the first word is no given name that we know. */
static void add_turned(struct arena *arena, const struct story *story, const struct name *name,
                       struct keys *keys) {
    if (name->generation || name->count < 2 || name->words[0].text.size < 2 ||
        lexicon_given_sex(story->lexicon, name->words[0].written))
        return;
    struct text parts[] = {name_tail(arena, name, 1), name->words[0].text};
    add(arena, keys, TEXT("person"), body_join(arena, parts, 2));
}

/* "Rosa Amelia Quint" is also looked for as "Rosa Quint"; join.c sees to it that other middle names clash. */
static void add_short(struct arena *arena, const struct name *name, struct keys *keys) {
    if (name->generation || name->surname_from <= name->first_count || name->words[0].text.size < 2)
        return;
    struct text parts[] = {name_words(arena, name, 0, name->first_count),
                           name_tail(arena, name, name->surname_from)};
    add(arena, keys, TEXT("person"), body_join(arena, parts, 2));
}

void keys_take(struct arena *arena, const struct story *story, uint32_t root, struct keys *keys) {
    keys->count = 0;
    const struct member *here = &story->members[root];
    if (here->kind == KIND_MATTER)
        return;
    if (here->kind != KIND_PERSON) {
        add_names(arena, story, root, keys);
        return;
    }
    for (uint32_t i = root; i != NOBODY; i = story->members[i].next)
        if (is_full_person(&story->members[i]))
            add(arena, keys, TEXT("person"), story->members[i].name->key);
    for (uint32_t i = root; keys->count && i != NOBODY; i = story->members[i].next)
        if (is_full_person(&story->members[i]))
            add_turned(arena, story, story->members[i].name, keys);
    for (uint32_t i = root; keys->count && i != NOBODY; i = story->members[i].next)
        if (is_full_person(&story->members[i]))
            add_short(arena, story->members[i].name, keys);
}
