/* "Tom, Ned and Harry Low" in; "Tom Low" and "Ned Low" out. */
#include "resolve/shared_surname.h"

#include <string.h>

#include "resolve/story.h"

/* Files a full name under its given name; two surnames for each are enough to tell that there are others. */
static void file_given(const struct story *story, struct index *givens, uint32_t i) {
    const struct name *name = story->members[i].name;
    if (!name || name->part != NAME_FULL)
        return;
    struct text surname = name_tail(story->arena, name, name->surname_from);
    size_t known = 0;
    for (const struct index_place *place = index_find(givens, name->words[0].text); place;
         place = index_next(givens, place), known++) {
        const struct name *other = story->members[place->number].name;
        if (known == 1 || text_is_equal(name_tail(story->arena, other, other->surname_from), surname))
            return;
    }
    index_add(givens, name->words[0].text, i);
}

/* A given name with no surname of its own, that nobody named before bears with another surname. */
static bool wants_surname(const struct story *story, const struct index *givens, uint32_t i,
                          struct text surname) {
    const struct member *here = &story->members[i];
    if (!here->name || !name_is_single(here->name) || here->name->part == NAME_SURNAME ||
        here->mention->title.size || !lexicon_given_sex(story->lexicon, here->name->words[0].written))
        return false;
    for (const struct index_place *place = index_find(givens, here->name->words[0].text); place;
         place = index_next(givens, place)) {
        const struct name *name = story->members[place->number].name;
        if (place->number < i && !text_is_equal(name_tail(story->arena, name, name->surname_from), surname))
            return false;
    }
    return true;
}

/* "Tom, Ned and Harry Low": the given names before the full name share its surname. */
static void share_surname(struct story *story, struct index *givens, uint32_t full) {
    const struct member *here = &story->members[full];
    if (!here->name || here->name->part != NAME_FULL || here->not_of == NOBODY)
        return;
    struct text surname = name_tail(story->arena, here->name, here->name->surname_from);
    size_t gap = strlen(" and "), start = here->mention->start;
    for (uint32_t i = full; i-- > 0; gap = strlen(", ")) {
        struct member *there = &story->members[i];
        bool is_beside = there->mention->sentence == here->mention->sentence &&
                         (start == there->mention->end + gap || start == there->mention->end + gap + 1);
        if (!is_beside || !wants_surname(story, givens, i, surname))
            return;
        there->name = name_with_surname(story->arena, there->name, here->name);
        member_read_sex(story, there);
        file_given(story, givens, i);
        start = there->mention->start;
    }
}

void surnames_share(struct story *story) {
    struct index *givens = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        share_surname(story, givens, i);
        file_given(story, givens, i);
    }
}
