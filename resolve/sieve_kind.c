/* "The senator", "the minister", "the officer": what somebody of a rank, an office or a trade is called as well, where the
   text has told of one such person alone. The list role-kind.txt says which word is said of whom. */
#include "record/arena.h"
#include "resolve/description.h"
#include "resolve/sieve.h"
#include "resolve/story.h"

enum { KINDS_MOST = 24 };

/* The words by which somebody may be called. */
struct kinds {
    struct text words[KINDS_MOST];
    size_t count;
};

/* Adds what is said of the longest end of a role that the list knows: "deputy district attorney" is a prosecutor. */
static void add_kinds(const struct story *story, struct text role, struct kinds *kinds) {
    const struct lexicon *lexicon = story->lexicon;
    for (size_t at = 0; at < role.size; at++) {
        if (at && role.at[at - 1] != ' ')
            continue;
        struct text tail = text_slice(role, at, role.size);
        const struct list_entry *entry = lexicon_find(lexicon, lexicon->kind, tail);
        if (!entry)
            continue;
        for (; entry && kinds->count < KINDS_MOST; entry = list_next(lexicon->lists, entry, tail))
            kinds->words[kinds->count++] = list_name(entry);
        return;
    }
}

/* A title spelt out: "Sen." is a senator. */
static struct text spelt_out(const struct lexicon *lexicon, struct text title) {
    for (size_t i = 0; i < sizeof lexicon->titles / sizeof *lexicon->titles; i++) {
        const struct list_entry *entry = lexicon_find(lexicon, lexicon->titles[i], title);
        if (entry)
            return list_name(entry);
    }
    return title;
}

/* What a person may be called for his role and his title; those of whoever wrote the text go for nothing. */
static struct kinds kinds_of(const struct story *story, const struct member *member) {
    struct kinds kinds = {.count = 0};
    const struct mention *mention = member->mention;
    bool is_told = member->kind == KIND_PERSON && member->form != FORM_PRONOUN &&
                   !text_is(mention->gender, "pl") && !text_is(mention->block, "byline");
    if (!is_told)
        return kinds;
    struct text title = spelt_out(story->lexicon, mention->title);
    struct text role = member->form == FORM_NOMINAL ? description_bare(member->plain) : mention->role;
    add_kinds(story, text_lower(story->arena, text_fold(story->arena, role)), &kinds);
    add_kinds(story, text_lower(story->arena, text_fold(story->arena, title)), &kinds);
    if (title.size && kinds.count < KINDS_MOST)
        kinds.words[kinds.count++] = text_lower(story->arena, title); /* "Sen." is "the senator" himself */
    return kinds;
}

/* The only one told of before whom the description may mean; one who is known to be another goes for nothing. */
static uint32_t only_one(const struct story *story, const struct index *called, struct text words,
                         uint32_t i) {
    uint32_t only = NOBODY;
    for (const struct index_place *place = index_find(called, words); place;
         place = index_next(called, place)) {
        uint32_t root = story_root(story, place->number);
        if (story_is_vetoed(story, i, root, false))
            continue;
        if (only != NOBODY && only != root)
            return NOBODY;
        only = root;
    }
    return only;
}

static bool is_asking(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    return here->kind == KIND_PERSON && here->form == FORM_NOMINAL && here->parent == i && here->size == 1 &&
           !text_is(here->mention->gender, "pl") && description_article(story, here) == ARTICLE_DEFINITE;
}

void sieve_kind(struct story *story, const char *id) {
    struct index *called = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        uint32_t only = is_asking(story, i)
                            ? only_one(story, called, description_bare(story->members[i].plain), i)
                            : NOBODY;
        if (only != NOBODY && story_join(story, i, only, id))
            continue;
        struct kinds kinds = kinds_of(story, &story->members[i]);
        for (size_t k = 0; k < kinds.count; k++)
            index_add(called, kinds.words[k], i);
    }
}
