/* A description of a body in; the bodies that it may mean out. The one idea: what its head noun says, then its class, then who speaks,
   the nearest before it; in headline and lead also one that is named behind. */
#include "resolve/antecedent.h"

#include <string.h>

#include "resolve/description.h"
#include "resolve/story.h"

enum {
    BACK_MOST = 400,   /* mentions looked back over */
    PASSING_TIMES = 4, /* as often told of as one told of in passing */
    LEAD_SENTENCES = 3 /* headline and lead may name later */
};

void antecedent_before(const struct story *story, uint32_t i, int least, struct choice *choice) {
    uint32_t end = i > BACK_MOST ? i - BACK_MOST : 0;
    const struct mention *nearest = NULL;
    for (uint32_t k = i; k-- > end;) {
        const struct mention *mention = story->members[k].mention;
        bool is_beside = nearest && mention->sentence == nearest->sentence && mention->end < nearest->start &&
                         nearest->start - mention->end < sizeof " and the ";
        if (nearest && !is_beside)
            return;
        if (description_fit(story, k, i) < least)
            continue;
        choice_add(story, choice, k);
        nearest = mention;
    }
}

/* Of several that answer, one told of just now is meant, else the one that the text tells of most. */
static void prefer_known(const struct story *story, uint32_t i, int least, struct choice *choice) {
    if (choice->count != 1)
        return;
    uint32_t nearest = NOBODY, most = choice->who[0], end = i > BACK_MOST ? i - BACK_MOST : 0;
    for (uint32_t k = i; k-- > end;) {
        if (description_fit(story, k, i) < least)
            continue;
        uint32_t root = story_root(story, k);
        nearest = nearest == NOBODY ? k : nearest;
        most = story->members[root].size > story->members[most].size ? root : most;
    }
    const struct member *here = &story->members[i];
    size_t back = nearest == NOBODY ? 0 : here->mention->sentence - story->members[nearest].mention->sentence;
    bool is_passing =
        nearest != NOBODY && least == FIT_CLASS && back > 0 && !here->mention->subject &&
        story->members[story_root(story, nearest)].size * PASSING_TIMES <= story->members[most].size;
    bool is_near = back < 2 && !is_passing;
    choice->who[0] = is_near ? choice->who[0] : most;
}

/* The nearest before a description that fits `least`, or the best known of several. */
static void find_one(const struct story *story, uint32_t i, int least, struct choice *choice) {
    antecedent_before(story, i, least, choice);
    prefer_known(story, i, least, choice);
}

/* Whether bodies of several kinds are called so: "the authority" is a council or a regulator. */
static bool is_vague(const struct story *story, uint32_t i) {
    struct text class = story->members[i].class;
    return class.size && memchr(class.at, ',', class.size);
}

/* Every body of the class before the description; of a vague one the nearest of its own sentence, where there is any. */
static void find_all(const struct story *story, uint32_t i, struct choice *choice) {
    for (uint32_t k = i; k-- > 0 && !description_is_narrow(story, i) && choice->count == 0;) {
        if (story->members[k].mention->sentence != story->members[i].mention->sentence)
            break;
        if (description_fit(story, k, i))
            choice_add(story, choice, k);
    }
    bool is_found = choice->count > 0;
    for (uint32_t k = 0; k < i && !is_found; k++)
        if (description_fit(story, k, i))
            choice_add(story, choice, k);
}

/* The body of whoever acts before the description in its sentence: "Ann Hay, who heads the Kelp Trust, said the group". */
static uint32_t body_of_speaker(const struct story *story, uint32_t i) {
    for (uint32_t k = i; k-- > 0;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence != story->members[i].mention->sentence)
            break;
        if (there->kind == KIND_PERSON && there->mention->subject)
            return there->body;
    }
    return NOBODY;
}

/* "Investigators", "the inspectors": of whoever was told to look into something last. */
static void find_inquirer(const struct story *story, uint32_t i, struct choice *choice) {
    static const char *const words[] = {"investigators", "inspectors", "auditors", "examiners", NULL};
    const struct member *here = &story->members[i];
    if (!text_is_any(description_bare(here->plain), words))
        return;
    size_t low = 0, high = story->inquirers_count; /* those before `low` stand before the description */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (story->inquirers[middle] < i)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low)
        return;
    uint32_t last = story->inquirers[low - 1];
    if (story->members[last].mention->sentence + LEAD_SENTENCES >= here->mention->sentence &&
        story->members[story_root(story, last)].has_name)
        choice_add(story, choice, last);
}

/* By whoever acts in the sentence; by head noun; by class, where a narrow description wants the only body of its class. */
static void find_before(const struct story *story, uint32_t i, enum article article, struct choice *choice) {
    uint32_t own = article == ARTICLE_DEFINITE ? body_of_speaker(story, i) : NOBODY;
    bool is_narrow = description_is_narrow(story, i);
    if (own != NOBODY && description_fit(story, own, i))
        choice_add(story, choice, own);
    if (choice->count)
        return;
    if (is_narrow)
        antecedent_before(story, i, FIT_TOPIC, choice);
    if (choice->count == 0)
        find_one(story, i, FIT_HEAD, choice);
    if (choice->count == 0 && (is_narrow || is_vague(story, i)))
        find_all(story, i, choice);
    else if (choice->count == 0)
        find_one(story, i, FIT_CLASS, choice);
    if (choice->count == 0)
        find_inquirer(story, i, choice);
}

/* The only one that fits behind it: "an ethics panel" is no council. */
static void find_behind(const struct story *story, uint32_t i, int least, struct choice *choice) {
    for (uint32_t k = i + 1; k < story->count && k < i + BACK_MOST; k++)
        if (description_fit(story, k, i) >= least)
            choice_add(story, choice, k);
    if (choice->count > 1)
        choice->count = 0;
}

void antecedent_find(const struct story *story, uint32_t i, struct choice *choice) {
    enum article article = description_article(story, &story->members[i]);
    bool is_new = article == ARTICLE_INDEFINITE; /* nothing said before */
    bool is_lead =
        story->members[i].mention->sentence <= LEAD_SENTENCES &&
        (is_new || article == ARTICLE_DEFINITE); /* "officials" are not those of a body named later */
    if (!is_new)
        find_before(story, i, article, choice);
    if (is_lead && choice->count == 0)
        find_behind(story, i, is_new && description_is_narrow(story, i) ? FIT_HEAD : FIT_CLASS, choice);
}
