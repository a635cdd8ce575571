/* People's names. The one idea: full names are settled first, among themselves; then each part of a name (surname,
   given name, nickname) is looked up among them, and joins only when one person answers to it. */
#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "resolve/body.h"
#include "resolve/sieve.h"
#include "resolve/story.h"

enum {
    CHAIN_MOST = 64,   /* bearers of one surname that are looked at */
    MEMBERS_MOST = 500 /* mentions of one bearer that are looked at */
};

static bool is_person_name(const struct member *member) {
    return member->name && member->name->count;
}

static bool is_full(const struct member *member) {
    return is_person_name(member) && member->name->part == NAME_FULL;
}

static bool is_alone(const struct story *story, uint32_t i) {
    return story->members[i].parent == i && story->members[i].size == 1;
}

/* Whether a cluster, of which `i` is the first, knows no full name yet: "Mrs Low, known as Kit,". What he is also called
   ("Low used the name Ed Fry") is none. */
static bool is_open(const struct story *story, uint32_t i) {
    const struct name *here = story->members[i].name;
    bool has_full = false, is_renamed = false;
    size_t steps = 0;
    if (story->members[i].parent != i)
        return false;
    for (uint32_t k = i; k != NOBODY && steps < MEMBERS_MOST; k = story->members[k].next, steps++) {
        const struct member *there = &story->members[k];
        if (!is_full(there))
            continue;
        has_full = true;
        is_renamed |= there->alias_of == i;
        if (here && text_is_equal(name_tail(story->arena, there->name, there->name->surname_from), here->key))
            return false;
    }
    return !has_full || is_renamed;
}

void sieve_person_exact(struct story *story, const char *id) {
    struct index *names = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (!is_full(here))
            continue;
        uint32_t nearest = NOBODY;
        for (const struct index_place *place = index_find(names, here->name->key); place;
             place = index_next(names, place))
            if (!story_is_vetoed(story, i, place->number, true))
                nearest = place->number;
        if (nearest == NOBODY)
            index_add(names, here->name->key, i);
        else
            story_join_equal(story, i, nearest, id);
    }
}

/* "Hasegawa Yukiko" and "Yukiko Hasegawa", unless both words are given names that readers know. */
void sieve_person_reversal(struct story *story, const char *id) {
    struct index *names = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++)
        if (is_full(&story->members[i]))
            index_add(names, story->members[i].name->key, i);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct name *name = story->members[i].name;
        if (!is_full(&story->members[i]) || name->generation ||
            (lexicon_given_sex(story->lexicon, name->words[0].written) &&
             lexicon_given_sex(story->lexicon, name->words[name->count - 1].written)))
            continue;
        for (size_t by = 1; by < name->count; by++) {
            struct name turned = {.count = name->count};
            for (size_t k = 0; k < name->count; k++)
                turned.words[k] = name->words[(k + by) % name->count];
            const struct index_place *place = index_find(names, name_tail(story->arena, &turned, 0));
            if (place && place->number < i && story_join(story, i, place->number, id))
                break;
        }
    }
}

/* "Pauline Driscoll, née Hanrahan" is Pauline Hanrahan: the given name with a surname that the text ties to it. */
void sieve_maiden_name(struct story *story, const char *id) {
    struct index *names = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (!is_person_name(here) || !name_is_single(here->name) || here->alias_of == NOBODY ||
            !is_full(&story->members[here->alias_of]))
            continue;
        const struct name *full = story->members[here->alias_of].name;
        struct text parts[] = {name_words(story->arena, full, 0, full->first_count), here->name->key};
        index_add(names, body_join(story->arena, parts, 2), i);
    }
    for (uint32_t i = 0; i < story->count; i++) {
        const struct index_place *place =
            is_full(&story->members[i]) ? index_find(names, story->members[i].name->key) : NULL;
        if (place)
            story_join(story, i, place->number, id);
    }
}

/* The surnames of full names; one bearer for each spelling and cluster. */
static struct index *surnames_of(struct story *story) {
    struct index *surnames = index_new(story->arena);
    struct index *seen = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        bool is_known = false;
        if (!is_full(here))
            continue;
        for (const struct index_place *place = index_find(seen, here->name->key); place && !is_known;
             place = index_next(seen, place))
            is_known = story_root(story, place->number) == story_root(story, i);
        if (is_known)
            continue;
        index_add(seen, here->name->key, i);
        index_add(surnames, name_tail(story->arena, here->name, here->name->surname_from), i);
    }
    return surnames;
}

/* "M. Hollins" where both Margaret and Martin Hollins are spoken of is neither for certain. */
static void doubt_initials(struct story *story, const char *id) {
    struct index *surnames = surnames_of(story);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct name *name = story->members[i].name;
        if (!is_full(&story->members[i]) || !is_alone(story, i) || name->words[0].text.size > 1)
            continue;
        struct choice choice = {.count = 0};
        size_t steps = 0;
        struct text surname = name_tail(story->arena, name, name->surname_from);
        for (const struct index_place *place = index_find(surnames, surname); place && steps < CHAIN_MOST;
             place = index_next(surnames, place), steps++)
            if (place->number != i && !story_is_vetoed(story, i, place->number, false) &&
                name_compare_given(story->lexicon, name, story->members[place->number].name) != FIT_NONE)
                choice_add(story, &choice, place->number);
        if (choice.count > 1)
            story_doubt(story, i, &choice, id);
    }
}

/* The bearer of the only other cluster whose given names fit those of `i`, as `wanted` and no looser; NOBODY where
   there is none or where a name of that cluster clashes. */
static uint32_t only_fit(struct story *story, const struct index *surnames, uint32_t i,
                         enum name_fit wanted) {
    const struct name *name = story->members[i].name;
    struct choice fits = {.count = 0}, clashes = {.count = 0};
    uint32_t found = NOBODY;
    size_t steps = 0;
    struct text surname = name_tail(story->arena, name, name->surname_from);
    for (const struct index_place *place = index_find(surnames, surname); place && steps < CHAIN_MOST;
         place = index_next(surnames, place), steps++) {
        if (story_root(story, place->number) == story_root(story, i))
            continue;
        enum name_fit fit = name_compare_given(story->lexicon, name, story->members[place->number].name);
        bool is_fit = fit != FIT_NONE && fit <= wanted && !story_is_vetoed(story, i, place->number, false);
        choice_add(story, is_fit ? &fits : &clashes, place->number);
        if (is_fit)
            found = place->number;
    }
    for (size_t k = 0; fits.count == 1 && k < clashes.count; k++)
        if (clashes.who[k] == fits.who[0])
            found = NOBODY;
    return fits.count == 1 ? found : NOBODY;
}

/* Joins full names of one surname whose given names fit, where each fits the other alone. */
static void join_fitting(struct story *story, enum name_fit wanted, const char *id) {
    struct index *surnames = surnames_of(story);
    for (uint32_t i = 0; i < story->count; i++) {
        if (!is_full(&story->members[i]))
            continue;
        uint32_t other = only_fit(story, surnames, i, wanted);
        if (other == NOBODY || other > i)
            continue;
        uint32_t back = only_fit(story, surnames, other, wanted);
        if (back != NOBODY && story_root(story, back) == story_root(story, i))
            story_join(story, i, other, id);
    }
}

void sieve_person_middle(struct story *story, const char *id) {
    join_fitting(story, FIT_MIDDLE, id);
}

void sieve_person_nickname(struct story *story, const char *id) {
    join_fitting(story, FIT_NICKNAME, id);
}

/* "Ian James and Effie Low": his surname may be James, or Low; then "Mr Low" may be he. */
static void file_shared(struct story *story, struct index *tails, uint32_t i) {
    const struct member *here = &story->members[i];
    uint32_t k = here->not_of;
    const struct name *name = k == NOBODY ? NULL : story->members[k].name;
    if (!name || name->part != NAME_FULL || name->surname_from + 1 != name->count ||
        here->mention->start != story->members[k].mention->end + strlen(" and ") ||
        !lexicon_given_sex(story->lexicon, name->words[name->surname_from].written))
        return;
    index_add(tails, name_tail(story->arena, here->name, here->name->surname_from), k);
}

/* Every tail of every full name: "van der Berg", "der Berg", "Berg". */
static struct index *tails_of(struct story *story) {
    struct index *tails = index_new(story->arena);
    struct index *seen = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (!is_full(here))
            continue;
        const struct index_place *place = index_find(seen, here->name->key);
        while (place && story_root(story, place->number) != story_root(story, i))
            place = index_next(seen, place);
        if (place)
            continue;
        index_add(seen, here->name->key, i);
        for (size_t from = 1; from < here->name->count; from++)
            index_add(tails, name_tail(story->arena, here->name, from), i);
        file_shared(story, tails, i);
    }
    return tails;
}

static void narrow(struct choice *choice, const bool *kept) {
    size_t count = 0;
    for (size_t i = 0; i < choice->count; i++)
        if (kept[i])
            choice->who[count++] = choice->who[i];
    if (count)
        choice->count = count;
}

/* What tells two bearers of one name apart, the surest first. */
enum trait {
    TRAIT_SEX,
    TRAIT_GENERATION,
    TRAIT_FORM,
    TRAIT_TITLE,
    TRAIT_NO_OTHER_TITLE,
    TRAIT_BROUGHT_IN,
    TRAITS
};

static bool has_trait(const struct story *story, uint32_t root, uint32_t i, enum trait trait) {
    const struct member *here = &story->members[i];
    struct text title = here->mention->title;
    if (trait == TRAIT_SEX)
        return here->sex_is_sure && story->members[root].sex == here->sex;
    if (trait == TRAIT_GENERATION)
        return here->generation && story->members[root].generation == here->generation;
    if (trait == TRAIT_BROUGHT_IN)
        return root < i;
    bool has_form = false, has_title = false, has_other = false;
    size_t steps = 0;
    for (uint32_t k = root; k != NOBODY && steps < MEMBERS_MOST; k = story->members[k].next, steps++) {
        const struct member *there = &story->members[k];
        bool is_equal = text_is_equal(there->mention->title, title);
        has_form |= k < i && is_equal && there->name && text_is_equal(there->name->key, here->name->key);
        has_title |= title.size && is_equal;
        has_other |= title.size && there->mention->title.size && !is_equal;
    }
    return trait == TRAIT_FORM ? has_form : trait == TRAIT_TITLE ? has_title : title.size && !has_other;
}

/* Narrows the bearers of a name down. */
static void decide(const struct story *story, uint32_t i, struct choice *choice) {
    for (enum trait trait = TRAIT_SEX; trait < TRAITS; trait++) {
        bool kept[CANDIDATES_MOST];
        for (size_t k = 0; k < choice->count; k++)
            kept[k] = has_trait(story, choice->who[k], i, trait);
        narrow(choice, kept);
    }
}

/* The bearers of `word` that nothing forbids. */
static void find_bearers(const struct story *story, uint32_t i, const struct index *index, struct text word,
                         struct choice *choice) {
    for (const struct index_place *place = index_find(index, word); place; place = index_next(index, place))
        if (story_root(story, place->number) != story_root(story, i) &&
            !story_is_vetoed(story, i, place->number, false))
            choice_add(story, choice, place->number);
}

static void settle(struct story *story, uint32_t i, struct choice *choice, const char *id) {
    if (choice->count > 1)
        decide(story, i, choice);
    if (choice->count == 1)
        story_join(story, i, choice->who[0], id);
    else if (choice->count > 1)
        story_doubt(story, i, choice, id);
}

/* "Dr Low" long before an untitled Peter Low is named: whoever she is, the text has not introduced him yet. */
static bool is_too_early(const struct story *story, uint32_t i, const struct choice *choice) {
    struct text title = story->members[i].mention->title;
    return choice->count == 1 && title.size && choice->who[0] > i &&
           !lexicon_title_sex(story->lexicon, text_fold(story->arena, title)) &&
           !has_trait(story, choice->who[0], i, TRAIT_TITLE);
}

static void look_up(struct story *story, uint32_t i, const struct index *index, const char *id) {
    struct choice choice = {.count = 0};
    find_bearers(story, i, index, name_tail(story->arena, story->members[i].name, 0), &choice);
    if (is_too_early(story, i, &choice))
        story_doubt(story, i, &choice, id);
    else
        settle(story, i, &choice, id);
}

void sieve_title_surname(struct story *story, const char *id) {
    struct index *tails = tails_of(story);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (is_person_name(here) && here->mention->title.size && is_open(story, i) &&
            (here->name->part == NAME_SURNAME || name_is_single(here->name)))
            look_up(story, i, tails, id);
    }
}

void sieve_bare_surname(struct story *story, const char *id) {
    struct index *tails = tails_of(story);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        bool is_free = is_open(story, i) || (is_full(here) && story_root(story, i) == i);
        if (is_person_name(here) && !here->doubt && is_free && here->name->part != NAME_GIVEN)
            look_up(story, i, tails, id);
    }
}

static void file_given(struct story *story, struct index *givens, uint32_t i) {
    const struct name *name = story->members[i].name;
    if (name->words[0].text.size > 1)
        for (size_t to = name->first_count; to <= name->surname_from && to < name->count; to++)
            index_add(givens, name_words(story->arena, name, 0, to), i);
    index_add(givens, name->nickname, i);
    const struct lexicon *lexicon = story->lexicon;
    struct text first = name->words[0].written;
    for (const struct list_entry *entry = lexicon_find(lexicon, lexicon->nickname, first); entry;
         entry = list_next(lexicon->lists, entry, first))
        index_add(givens, text_lower(story->arena, text_fold(story->arena, list_name(entry))), i);
    for (size_t k = name->first_count; k < name->surname_from; k++) /* "Choque" of Aurelio Choque Mamani */
        if (name->words[k].text.size > 1)
            index_add(givens, name->words[k].text, i);
}

/* Given names, alone and with the next, their long forms, and nicknames in quotes. */
static struct index *givens_of(struct story *story) {
    struct index *givens = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++)
        if (is_full(&story->members[i]))
            file_given(story, givens, i);
    return givens;
}

/* "José, a driver," is somebody of his own, even where the text names José Luis Paz, the minister, further on. */
static void drop_later(struct story *story, uint32_t i, struct choice *choice) {
    struct text role = story->members[i].mention->role;
    size_t count = 0;
    for (size_t k = 0; k < choice->count; k++) {
        uint32_t other = choice->who[k];
        bool is_stranger =
            other > i && role.size && !text_is_equal(role, story->members[other].mention->role);
        if (!is_stranger)
            choice->who[count++] = other;
    }
    choice->count = count;
}

void sieve_given_name(struct story *story, const char *id) {
    struct index *givens = givens_of(story);
    const struct lexicon *lexicon = story->lexicon;
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        bool is_free = is_open(story, i) || (is_full(here) && story_root(story, i) == i);
        if (!is_person_name(here) || here->doubt || !is_free)
            continue;
        struct choice choice = {.count = 0};
        find_bearers(story, i, givens, name_tail(story->arena, here->name, 0), &choice);
        struct text word = here->name->words[0].written;
        const struct list_entry *entry =
            choice.count || here->name->count > 1 ? NULL : lexicon_find(lexicon, lexicon->nickname, word);
        for (; entry; entry = list_next(lexicon->lists, entry, word))
            find_bearers(story, i, givens,
                         text_lower(story->arena, text_fold(story->arena, list_name(entry))), &choice);
        drop_later(story, i, &choice);
        settle(story, i, &choice, id);
    }
}

/* "OA" alone is the one person with these initials. */
static void join_initials_alone(struct story *story, const char *id) {
    struct index *initials = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct name *name = story->members[i].name;
        if (!is_full(&story->members[i]))
            continue;
        char *at = arena_take(story->arena, name->count + 1);
        for (size_t k = 0; k < name->count; k++)
            at[k] = name->words[k].text.at[0];
        index_add(initials, (struct text){at, name->count}, i);
    }
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        bool is_short = is_person_name(here) && here->name->count == 1 && here->name->words[0].text.size < 4;
        if (is_short && is_alone(story, i) && !islower((unsigned char)here->name->words[0].written.at[1]))
            look_up(story, i, initials, id);
    }
}

void sieve_person_initials(struct story *story, const char *id) {
    join_fitting(story, FIT_INITIALS, id);
    doubt_initials(story, id);
    join_initials_alone(story, id);
}

/* What is left: one word twice is one person, unless the titles say otherwise. */
void sieve_person_word(struct story *story, const char *id) {
    struct index *words = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (!is_person_name(here) || is_full(here) || (!is_alone(story, i) && !here->doubt))
            continue;
        struct choice choice = {.count = 0};
        for (const struct index_place *place = index_find(words, here->name->key); place;
             place = index_next(words, place))
            if (!story_is_vetoed(story, i, place->number, false))
                choice_add(story, &choice, place->number);
        if (choice.count == 1)
            story_join(story, i, choice.who[0], id);
        else if (choice.count > 1)
            story_doubt(story, i, &choice, id);
        if (choice.count != 1)
            index_add(words, here->name->key, i);
    }
}
