/* One foreign name spelt in two ways: "Tchernov" and "Chernov", "Volkonsky" and "Volkonskiy". Both spellings are taken to
   one of sounds, by what the usual ways of writing Russian, Arabic and other names in Latin letters do to one
   letter; never by how many letters differ, for Marlow is not Harlow. The given names must be one already. */
#include <string.h>

#include "record/arena.h"
#include "resolve/body.h"
#include "resolve/sieve.h"
#include "resolve/story.h"

/* The longest first; what stands in none of them sounds as it is written. */
static const struct {
    const char *written, *sounds;
} sounds[] = {
    {"tsch", "C"}, {"tch", "C"}, {"sch", "S"}, {"iya", "ia"}, {"iye", "ie"}, {"ch", "C"}, {"cz", "C"},
    {"sh", "S"},   {"zh", "J"},  {"dj", "J"},  {"kh", "h"},   {"ph", "f"},   {"ck", "k"}, {"ks", "x"},
    {"ou", "u"},   {"oo", "u"},  {"ee", "i"},  {"iy", "i"},   {"yi", "i"},   {"ij", "i"}, {"ye", "e"},
    {"ff", "v"},   {"tz", "ts"}, {"y", "i"},   {"w", "v"},    {"q", "k"},    {"j", "J"},
};

static struct text sound_of(struct arena *arena, struct text lower) {
    char *at = arena_take(arena, lower.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < lower.size;) {
        size_t written = 1;
        const char *out = NULL;
        for (size_t k = 0; k < sizeof sounds / sizeof *sounds && !out; k++) {
            struct text part = text_of(sounds[k].written);
            if (!text_starts_with(text_slice(lower, i, lower.size), part))
                continue;
            out = sounds[k].sounds;
            written = part.size;
        }
        for (; out && *out; out++)
            at[size++] = *out;
        if (!out && (size == 0 || at[size - 1] != lower.at[i])) /* a letter doubled sounds once */
            at[size++] = lower.at[i];
        i += written;
    }
    return (struct text){at, size};
}

/* "ilya Cernov": the given names as they are written, the surname as it sounds. */
static struct text key_of(struct story *story, const struct name *name) {
    struct text surname = name_tail(story->arena, name, name->surname_from);
    struct text parts[] = {name_words(story->arena, name, 0, name->first_count),
                           sound_of(story->arena, surname)};
    return body_join(story->arena, parts, 2);
}

void sieve_spelling(struct story *story, const char *id) {
    struct index *heard = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (!here->name || here->name->part != NAME_FULL || here->name->surname_from == 0 ||
            here->name->words[0].text.size < 2 || here->name->surname_from >= here->name->count)
            continue;
        struct text key = key_of(story, here->name);
        struct choice choice = {.count = 0};
        for (const struct index_place *place = index_find(heard, key); place;
             place = index_next(heard, place))
            if ((story_root(story, i) == story_root(story, place->number) ||
                 !story_is_vetoed(story, i, place->number, true)) &&
                name_compare_given(story->lexicon, here->name, story->members[place->number].name))
                choice_add(story, &choice, place->number);
        if (choice.count == 1 && choice.who[0] != story_root(story, i))
            story_join(story, i, choice.who[0], id);
        else if (choice.count == 0)
            index_add(heard, key, i);
    }
}
