/* Names of institutions (and of whatever else a rule set names): the alias table, then what the names themselves
   show: initials, a company's designator, the order of words, a part for the whole. */
#include "resolve/body.h"
#include "resolve/sieve.h"
#include "resolve/story.h"
#include <ctype.h>
#include <stdlib.h>

enum { CHAIN_MOST = 32 };

static bool is_named(const struct member *member) {
    return member->kind == KIND_INSTITUTION && member->form == FORM_NAME && member->plain.size;
}

static bool is_place(const struct member *member) {
    return member->kind == KIND_PLACE && member->form == FORM_NAME && member->plain.size;
}

/* The first member of each cluster and spelling, so that a name said often costs once. */
static bool is_first(const struct story *story, struct index *seen, uint32_t i) {
    const struct member *here = &story->members[i];
    for (const struct index_place *place = index_find(seen, here->plain); place;
         place = index_next(seen, place))
        if (story_root(story, place->number) == story_root(story, i))
            return false;
    index_add(seen, here->plain, i);
    return true;
}

void sieve_alias_table(struct story *story, const char *id) {
    struct index *names = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (!is_named(here) && !is_place(here))
            continue;
        struct text table = story->members[story_root(story, i)].table;
        const struct index_place *place = index_find(names, table);
        while (place && !story_join(story, i, place->number, id))
            place = index_next(names, place);
        if (!place)
            index_add(names, table, i);
    }
}

/* The other clusters that `index` files under `key` and that nothing forbids. */
static void find_fits(const struct story *story, uint32_t i, const struct index *index, struct text key,
                      struct choice *choice) {
    size_t steps = 0;
    for (const struct index_place *place = index_find(index, key); place && steps < CHAIN_MOST;
         place = index_next(index, place), steps++)
        if (story_root(story, place->number) != story_root(story, i) &&
            !story_is_vetoed(story, i, place->number, false))
            choice_add(story, choice, place->number);
}

/* Joins `i` with the one cluster that `index` files under `key`. */
static void join_one(struct story *story, uint32_t i, const struct index *index, struct text key,
                     const char *id) {
    struct choice choice = {.count = 0};
    find_fits(story, i, index, key, &choice);
    if (choice.count == 1)
        story_join(story, i, choice.who[0], id);
}

static bool is_acronym(struct text text) {
    size_t capitals = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == ' ')
            return false;
        capitals += isupper((unsigned char)text.at[i]) != 0;
    }
    bool is_word = capitals == 1 && text.size > 3; /* Nema, Ofcom: spelt as a word */
    return text.size < 12 && (is_word || (capitals > 1 && capitals * 2 >= text.size));
}

static void file_acronyms(struct story *story, struct index *letters, uint32_t i) {
    struct text acronyms[BODY_ACRONYMS_MOST];
    size_t count = body_acronyms(story->arena, story->members[i].plain, acronyms);
    for (size_t k = 0; k < count; k++)
        index_add(letters, acronyms[k], i);
}

/* "The Kelp Growers Board (KGB)": in this document KGB is what the text says, whatever the alias table knows. */
void sieve_defined_acronym(struct story *story, const char *id) {
    (void)id;
    struct index *defined = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        const struct member *other = here->alias_of == NOBODY ? NULL : &story->members[here->alias_of];
        if (!other || !is_named(here) || !is_named(other))
            continue;
        if (is_acronym(text_fold(story->arena, here->mention->text)))
            index_add(defined, here->plain, here->alias_of);
        else if (is_acronym(text_fold(story->arena, other->mention->text)))
            index_add(defined, other->plain, i);
    }
    for (uint32_t i = 0; i < story->count; i++) {
        const struct index_place *place = index_find(defined, story->members[i].plain);
        if (!place || !is_named(&story->members[i]))
            continue;
        story->members[i].table = story->members[place->number].table;
        story->members[i].table_plain = story->members[place->number].table_plain;
    }
}

/* Notes which clusters are spoken of by acronyms alone: then a name of the document that they may stand for says more
   than the alias table. */
static void note_letters(struct story *story) {
    for (uint32_t i = 0; i < story->count; i++)
        story->members[i].is_all_letters = true;
    for (uint32_t i = 0; i < story->count; i++)
        if (!is_acronym(text_fold(story->arena, story->members[i].mention->text)))
            story->members[story_root(story, i)].is_all_letters = false;
}

/* Joins an acronym with the one name that it may stand for; with several, the doubt is told. */
static void join_letters(struct story *story, uint32_t i, const struct index *letters, const char *id) {
    uint32_t number = story_root(story, i);
    struct member *root = &story->members[number];
    struct text table = root->table;
    if (root->is_all_letters)
        root->table = (struct text){"", 0};
    struct choice choice = {.count = 0};
    find_fits(story, i, letters, story->members[i].plain, &choice);
    if (choice.count == 1)
        story_join(story, i, choice.who[0], id);
    else if (choice.count > 1 && root->is_all_letters)
        story_doubt(story, number, &choice, id);
    else
        root->table = table;
}

void sieve_acronym(struct story *story, const char *id) {
    struct index *letters = index_new(story->arena), *seen = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++)
        if ((is_named(&story->members[i]) || is_place(&story->members[i])) && is_first(story, seen, i))
            file_acronyms(story, letters, i);
    note_letters(story);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if ((is_named(here) || is_place(here)) && is_acronym(text_fold(story->arena, here->mention->text)))
            join_letters(story, i, letters, id);
    }
}

void sieve_designator(struct story *story, const char *id) {
    struct index *cores = index_new(story->arena), *seen = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        if (!is_named(&story->members[i]) || !is_first(story, seen, i))
            continue;
        struct text core = body_core(story->arena, story->lexicon, story->members[i].plain);
        join_one(story, i, cores, core, id);
        index_add(cores, core, i);
    }
}

static int by_text(const void *a, const void *b) {
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* "Department of Harbours" is "Harbours Department": the same words in whatever order. */
void sieve_reversal(struct story *story, const char *id) {
    struct index *bags = index_new(story->arena), *seen = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        struct body words;
        if (!is_named(&story->members[i]) || !is_first(story, seen, i))
            continue;
        body_split(story->members[i].plain, &words);
        size_t count = 0;
        for (size_t k = 0; k < words.count; k++)
            if (!body_is_joint(words.at[k]))
                words.at[count++] = words.at[k];
        if (count < 2)
            continue;
        qsort(words.at, count, sizeof *words.at, by_text);
        struct text bag = body_join(story->arena, words.at, count);
        join_one(story, i, bags, bag, id);
        index_add(bags, bag, i);
    }
}

/* Whether a word alone may stand for a name that holds it: no everyday word. */
static bool is_telling(const struct story *story, struct text word) {
    return !body_is_joint(word) && !body_is_designator(story->lexicon, word) &&
           !lexicon_find(story->lexicon, story->lexicon->word, word);
}

/* Files what a longer name may be shortened to: its beginnings, its ends, its first word with its last, and
   each word that is no everyday one. */
static void file_parts(const struct story *story, struct index *parts, uint32_t i) {
    struct body words;
    body_split(story->members[i].plain, &words);
    for (size_t count = 1; count < words.count; count++) {
        bool is_loose_end = body_is_joint(words.at[count - 1]);
        if (!is_loose_end && !(count == 1 && text_is(words.at[0], "royal")))
            index_add(parts, body_join(story->arena, words.at, count), i);
        index_add(parts, body_join(story->arena, words.at + words.count - count, count), i);
    }
    for (size_t k = 1; k + 1 < words.count; k++)
        if (is_telling(story, words.at[k]))
            index_add(parts, words.at[k], i);
    if (words.count > 2) {
        words.at[1] = words.at[words.count - 1];
        index_add(parts, body_join(story->arena, words.at, 2), i);
    }
}

/* "Thornley" of Thornley-on-Wyre; places are shortened in no other way. */
static void file_place(const struct story *story, struct index *parts, uint32_t i) {
    static const char *const joints[] = {"on", "upon", "in", "under", "by", "next", "le"};
    struct body words;
    body_split(story->members[i].plain, &words);
    for (size_t k = 0; k < sizeof joints / sizeof *joints && words.count > 2; k++)
        if (text_is(words.at[1], joints[k]))
            index_add(parts, words.at[0], i);
}

/* "Garda" is no short form of "Garda Síochána Ombudsman Commission": the alias table knows the body that it names, and the longer
   name is another's that begins with it. */
static bool is_of_another(const struct story *story, uint32_t part, uint32_t whole) {
    struct text own = story->members[story_root(story, part)].table_plain, name = story->members[whole].plain;
    return own.size && own.size < name.size && text_starts_with(name, own) && name.at[own.size] == ' ';
}

static void join_part(struct story *story, uint32_t i, const struct index *parts, const char *id) {
    struct choice choice = {.count = 0};
    find_fits(story, i, parts, story->members[i].plain, &choice);
    if (choice.count == 1 && !is_of_another(story, i, choice.who[0]))
        story_join(story, i, choice.who[0], id);
}

void sieve_short_form(struct story *story, const char *id) {
    struct index *parts = index_new(story->arena), *seen = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        bool is_institution = is_named(&story->members[i]);
        if ((!is_institution && !is_place(&story->members[i])) || !is_first(story, seen, i))
            continue;
        if (is_institution)
            file_parts(story, parts, i);
        else
            file_place(story, parts, i);
    }
    for (uint32_t i = 0; i < story->count; i++)
        if (is_named(&story->members[i]) || is_place(&story->members[i]))
            join_part(story, i, parts, id);
}
