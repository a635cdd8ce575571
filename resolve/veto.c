/* Vetoes come first: a wrong join makes one person of two, which no later sieve can mend. */
#include "resolve/veto.h"

#include <stdlib.h>

#include "resolve/story.h"

enum {
    SIDE_BY_SIDE_MOST = 5, /* bytes between: " and ", " & ", ", " */
    AGES_APART_LEAST = 20  /* a story may tell of one person at several ages, but not over a life */
};

static bool is_person_name(const struct member *member) {
    return member->kind == KIND_PERSON && member->form == FORM_NAME;
}

/* "J. Garside and John Garside": names side by side in one sentence are two people's. */
static void part_neighbours(struct story *story) {
    uint32_t before = NOBODY;
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (!is_person_name(here))
            continue;
        const struct member *there = before == NOBODY ? NULL : &story->members[before];
        uint32_t left = before;
        before = i;
        if (!there || there->mention->sentence != here->mention->sentence || here->alias_of == left ||
            there->alias_of == i)
            continue;
        size_t gap = here->mention->start - there->mention->end;
        bool apart = here->mention->start > there->mention->end && gap > 1 && gap <= SIDE_BY_SIDE_MOST;
        if (apart && !text_is_equal(here->name->key, there->name->key))
            story_part(story, left, i, "the text names them side by side");
    }
}

/* Nobody contacts himself: the ends of a relation are two when one of them is no name. */
static void part_ends(struct story *story) {
    for (size_t i = 0; i < story->ends_count; i++) {
        uint32_t source = story_find(story, story->ends[i].source);
        uint32_t target = story_find(story, story->ends[i].target);
        if (source == NOBODY || target == NOBODY || source == target)
            continue;
        bool are_names = story->members[source].form == FORM_NAME && story->members[target].form == FORM_NAME;
        if (!are_names)
            story_part(story, source, target, "they are the two ends of one relation");
    }
}

/* Years of an age's value; -1 for a range and for what is no number. */
static long years_of(struct text value) {
    char digits[8] = "";
    if (!value.size || value.size >= sizeof digits)
        return -1;
    for (size_t i = 0; i < value.size; i++)
        digits[i] = value.at[i];
    char *end;
    long years = strtol(digits, &end, 10);
    return *end == '\0' ? years : -1;
}

/* Ages and days of birth and death go to whose they are. Only an age that is told with a full name forbids
   anything: "Mr Smith was 19 at the time" is hindsight. */
static void read_told(struct story *story) {
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *told = &story->members[i];
        bool is_day = told->kind == KIND_DATE && told->mention->role.size; /* of birth or death */
        if ((told->kind != KIND_AGE && !is_day) || told->of == NOBODY)
            continue;
        struct member *owner = &story->members[told->of];
        bool is_full = owner->name && owner->name->part == NAME_FULL;
        if (!is_day && is_full && owner->age < 0 && !text_is(told->mention->anchor, "context"))
            owner->age = years_of(told->mention->value);
        uint32_t *link = &owner->first_told;
        while (*link != NOBODY)
            link = &story->members[*link].next_told;
        *link = i;
    }
}

void veto_read(struct story *story) {
    for (uint32_t i = 0; i < story->count; i++)
        if (story->members[i].not_of != NOBODY && story->members[i].not_of != i)
            story_part(story, i, story->members[i].not_of, "the text says that they are two");
    part_neighbours(story);
    part_ends(story);
    read_told(story);
}

static const char *parted_by(const struct story *story, uint32_t a, uint32_t b) {
    bool a_is_short = story->members[a].edges_count <= story->members[b].edges_count;
    uint32_t shorter = a_is_short ? a : b, other = a_is_short ? b : a;
    for (uint32_t e = story->members[shorter].edges; e != NOBODY; e = story->edges[e].next)
        if (story_root(story, story->edges[e].other) == other)
            return story->edges[e].why;
    return NULL;
}

const char *story_veto(const struct story *story, uint32_t a, uint32_t b, bool sex_must_be_sure) {
    const struct member *left = &story->members[story_root(story, a)];
    const struct member *right = &story->members[story_root(story, b)];
    if (left->kind != right->kind ||
        (left->kind == KIND_OTHER && !text_is_equal(left->mention->kind, right->mention->kind)))
        return "they are of different kinds";
    bool sexes_clash = left->sex && right->sex && left->sex != right->sex;
    if (sexes_clash && (!sex_must_be_sure || (left->sex_is_sure && right->sex_is_sure)))
        return "their titles, pronouns or given names tell of two sexes";
    if (left->generation && right->generation && left->generation != right->generation)
        return "one is the elder, one the younger (Jr, Sr)";
    if (left->age >= 0 && right->age >= 0 && labs(left->age - right->age) >= AGES_APART_LEAST)
        return "their ages cannot both hold";
    if (left->table.size && right->table.size && !text_is_equal(left->table, right->table))
        return "the alias table knows them as two";
    return parted_by(story, story_root(story, a), story_root(story, b));
}

bool story_is_vetoed(const struct story *story, uint32_t a, uint32_t b, bool sex_must_be_sure) {
    return story_veto(story, a, b, sex_must_be_sure) != NULL;
}
