/* He, she, it and they: each joined to whom it may stand for (referent.h); they also to several. Ages, which belong to somebody. */
#include <string.h>

#include "resolve/referent.h"
#include "resolve/sieve.h"
#include "resolve/story.h"

enum { BESIDE_MOST = 12 /* bytes between two names that are spoken of together: ", 31, and " */ };

/* "When he rang her, Rosa Finch was out": nobody told of before, so whoever of that sex the sentence is about. */
static uint32_t subject_behind(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    for (uint32_t k = i + 1; k < story->count; k++) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence != here->mention->sentence)
            break;
        bool is_subject = there->kind == KIND_PERSON && there->form == FORM_NAME && there->mention->subject;
        if (is_subject)
            return story->members[story_root(story, k)].sex == here->sex && !referent_is_across(story, i, k)
                       ? k
                       : NOBODY;
    }
    return NOBODY;
}

/* The people named last side by side: "A and B", "A, 31, B, 30, and C". */
static void find_people(const struct story *story, uint32_t i, struct choice *who) {
    const struct member *here = &story->members[i], *right = NULL;
    for (uint32_t k = i; k-- > 0 && i - k <= REACH_MENTIONS;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence + 2 < here->mention->sentence)
            return;
        if (there->kind != KIND_PERSON || there->form != FORM_NAME ||
            text_ends_with(there->mention->rule, TEXT("byline"))) /* who wrote it is not who it is about */
            continue;
        bool is_beside = right && right->mention->sentence == there->mention->sentence &&
                         right->mention->start - there->mention->end <= BESIDE_MOST;
        if (!is_beside && who->count > 1)
            return;
        if (!is_beside)
            who->count = 0;
        choice_add(story, who, k);
        right = there;
    }
}

/* "The families ... them": the last description of several people, of those of one sentence whoever acts. */
static uint32_t find_plural(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    uint32_t last = NOBODY;
    for (uint32_t k = i; k-- > 0;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence + 2 < here->mention->sentence ||
            (last != NOBODY && there->mention->sentence != story->members[last].mention->sentence))
            break;
        bool is_passing = !there->is_tied && (text_ends_with(there->mention->rule, TEXT("bare-people")) ||
                                              text_ends_with(there->mention->rule, TEXT("whose")));
        bool is_plural = there->form == FORM_NOMINAL && text_is(there->mention->gender, "pl") && !is_passing;
        if (!is_plural || there->kind != KIND_PERSON || story_is_vetoed(story, i, k, true))
            continue;
        if (there->mention->subject)
            return k;
        last = last == NOBODY ? k : last;
    }
    return last;
}

/* "Regulators have extended their inquiry": the body that acts earlier in the pronoun's own sentence. Whom it acts on, "them", is
   another. */
static uint32_t acting_body(const struct story *story, uint32_t i) {
    size_t sentence = story->members[i].mention->sentence;
    for (uint32_t k = i; k-- > 0 && story->members[k].mention->sentence == sentence;) {
        const struct member *there = &story->members[k];
        if (there->mention->subject)
            return there->kind == KIND_INSTITUTION && referent_may_be(story, k, KIND_INSTITUTION) ? k
                                                                                                  : NOBODY;
    }
    return NOBODY;
}

static bool is_in_sentence(const struct story *story, const struct choice *who, uint32_t i) {
    return who->count && story->members[who->who[0]].mention->sentence == story->members[i].mention->sentence;
}

static void resolve_they(struct story *story, uint32_t i, const char *id) {
    struct choice who = {.count = 0};
    find_people(story, i, &who);
    bool is_object = text_is(story->members[i].plain, "them") || is_in_sentence(story, &who, i);
    uint32_t body = is_object ? NOBODY : acting_body(story, i);
    if (body != NOBODY && referent_join(story, i, body, id))
        return;
    uint32_t plural = find_plural(story, i);
    uint32_t institution = referent_nearest(story, i, KIND_INSTITUTION, 0);
    if (who.count > 1)
        story_group(story, i, &who, id);
    else if (plural != NOBODY && story->members[plural].group != NOBODY)
        story_group(story, i, &story->groups[story->members[plural].group].members, id);
    else if (plural != NOBODY)
        referent_join(story, i, plural, id);
    else if (institution != NOBODY)
        referent_join(story, i, institution, id);
}

static void resolve_one(struct story *story, uint32_t i, const char *id) {
    struct member *here = &story->members[i];
    enum pronoun word = referent_word(here);
    struct member *root = &story->members[story_root(story, i)];
    if (root->is_known)
        return;
    uint32_t found = NOBODY;
    if (word == WORD_HE || word == WORD_SHE) {
        here->sex = root->sex = word == WORD_HE ? 'm' : 'f';
        here->sex_is_sure = root->sex_is_sure = true;
        found = referent_nearest(story, i, KIND_PERSON, here->sex);
        found = found == NOBODY ? subject_behind(story, i) : found;
    } else if (word == WORD_IT) {
        found = referent_nearest(story, i, KIND_INSTITUTION, here->sex);
    } else if (word == WORD_THEY) {
        resolve_they(story, i, id);
    }
    if (found != NOBODY)
        referent_join(story, i, found, id);
}

/* Who says "I" is known before whom he tells of: ""I never rang her," she said". */
static void resolve_sayers(struct story *story, const char *id) {
    for (uint32_t i = 0; i < story->count; i++) {
        uint32_t sayer = story->members[i].speaker;
        enum pronoun word = sayer == NOBODY ? WORD_OTHER : referent_word(&story->members[sayer]);
        if (referent_word(&story->members[i]) != WORD_FIRST || (word != WORD_HE && word != WORD_SHE))
            continue;
        story->members[sayer].says_so = true;
        resolve_one(story, sayer, id);
    }
}

void sieve_pronoun(struct story *story, const char *id) {
    resolve_sayers(story, id);
    for (uint32_t i = 0; i < story->count; i++)
        resolve_one(story, i, id);
}

/* An age belongs to the entity of the person whose age it is; it is no mention of him, so nothing is joined. */
void sieve_age(struct story *story, const char *id) {
    for (uint32_t i = 0; i < story->count; i++)
        if (story->members[i].kind == KIND_AGE && story->members[i].of != NOBODY)
            story->members[i].sieve = id;
}
