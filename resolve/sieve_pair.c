/* "The pair", "the brothers", "the couple": people named just before, as many as the word says. */
#include <string.h>

#include "resolve/description.h"
#include "resolve/sieve.h"
#include "resolve/story.h"

enum {
    PAIR_SENTENCES = 3,
    COUPLE_MOST = 40 /* bytes between two who may be a couple */
};

/* How many "the pair", "the brothers", "the trio" speak of; 0 for words that count nobody. */
static size_t number_of(struct text plain) {
    static const struct {
        const char *word;
        size_t number;
    } all[] = {{"pair", 2},        {"couple", 2},     {"duo", 2},     {"two", 2},   {"two men", 2},
               {"two women", 2},   {"brothers", 2},   {"sisters", 2}, {"twins", 2}, {"both", 2},
               {"both men", 2},    {"both women", 2}, {"trio", 3},    {"three", 3}, {"three men", 3},
               {"three women", 3}, {"quartet", 4}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(plain, all[i].word))
            return all[i].number;
    return 0;
}

static char sex_of_group(struct text plain) {
    struct text word = text_last_word(plain);
    return text_is(word, "men") || text_is(word, "brothers")    ? 'm'
           : text_is(word, "women") || text_is(word, "sisters") ? 'f'
                                                                : 0;
}

/* Whether two people are told of in one breath: "Lowe and his wife, Ann". */
static bool are_beside(const struct story *story, uint32_t left, uint32_t right) {
    const struct mention *one = story->members[left].mention, *other = story->members[right].mention;
    return one->sentence == other->sentence && other->start - one->end <= COUPLE_MOST;
}

void sieve_pair(struct story *story, const char *id) {
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        size_t number = here->kind == KIND_PERSON && here->form == FORM_NOMINAL
                            ? number_of(description_bare(here->plain))
                            : 0;
        bool is_new =
            number && description_article(story, here) == ARTICLE_INDEFINITE; /* "a visit from two men" */
        if (!number || is_new || here->parent != i || here->size > 1)
            continue;
        char sex = sex_of_group(here->plain);
        struct choice who = {.count = 0};
        uint32_t found[2] = {i, i}; /* the two found last, the later one first */
        size_t last =
            here->mention->sentence; /* that of the one found last: a third there makes the pair anybody */
        for (uint32_t k = i; k-- > 0 && who.count <= number;) {
            const struct member *there = &story->members[k];
            if (there->mention->sentence + PAIR_SENTENCES < here->mention->sentence ||
                (who.count == number && there->mention->sentence != last))
                break;
            const struct member *root = &story->members[story_root(story, k)];
            bool is_somebody =
                there->kind == KIND_PERSON && there->form != FORM_PRONOUN && there->group == NOBODY;
            if (is_somebody && (!sex || !root->sex || root->sex == sex)) {
                size_t before = who.count;
                choice_add(story, &who, k);
                last = who.count > before ? there->mention->sentence : last;
                if (who.count > before && who.count <= 2)
                    found[who.count - 1] = k;
            }
        }
        bool are_a_couple =
            !text_is(description_bare(here->plain), "couple") || are_beside(story, found[1], found[0]);
        if (who.count == number && are_a_couple)
            story_group(story, i, &who, id);
    }
}
