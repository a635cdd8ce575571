/* Who speaks. I is who says so; we is the body that he speaks for, by what the text says of him, by his office, by what his quotation
   follows, or by his rank. */
#include "resolve/referent.h"
#include "resolve/sieve.h"
#include "resolve/speaker.h"
#include "resolve/story.h"

/* Whether a speaker's office is one in a firm, or to speak for others: "the chief executive", "a spokesman". */
static bool is_officer(const struct story *story, uint32_t speaker) {
    for (uint32_t k = story_root(story, speaker); k != NOBODY; k = story->members[k].next)
        if (story->members[k].is_officer)
            return true;
    return false;
}

/* The only body named within reach before `i` that is at no other end of its relations; NOBODY for none and for several. */
static uint32_t only_body(const struct story *story, uint32_t i) {
    uint32_t body = NOBODY;
    size_t sentence = story->members[i].mention->sentence;
    for (uint32_t k = i; k-- > 0 && i - k <= REACH_MENTIONS;) {
        if (story->members[k].mention->sentence + REACH_SENTENCES < sentence)
            break;
        if (story->members[k].form != FORM_NAME || !referent_may_be(story, k, KIND_INSTITUTION) ||
            referent_is_across(story, i, k))
            continue;
        if (body != NOBODY && story_root(story, body) != story_root(story, k))
            return NOBODY;
        body = k;
    }
    return body;
}

/* "Kelp Ltd denied it. "We rang nobody," Ann Hay, a manager, said": who is first told of as speaking for it; the body that acts in
   the sentence before, where that tells of no other. */
static uint32_t body_before_quote(const struct story *story, uint32_t i, uint32_t speaker) {
    size_t sentence = story->members[i].mention->sentence;
    uint32_t body = NOBODY;
    bool is_acting = false;
    bool is_new = story_root(story, speaker) == speaker && speaker > i &&
                  story->members[speaker].form == FORM_NAME && story->members[speaker].mention->role.size;
    for (uint32_t k = i; is_new && k-- > 0 && story->members[k].mention->sentence + 1 >= sentence;) {
        const struct member *there = &story->members[k];
        bool is_body = there->form == FORM_NAME && referent_may_be(story, k, KIND_INSTITUTION);
        if (there->mention->sentence == sentence || !(is_body || there->mention->subject))
            continue;
        if (!is_body || (body != NOBODY && story_root(story, body) != story_root(story, k)))
            return NOBODY;
        body = k;
        is_acting |= there->mention->subject;
    }
    return is_acting ? body : NOBODY;
}

/* I is who speaks; we is the body that he speaks for, where the text names one, or his office is that of a firm, and
   does not say "we met". "We", she said, waits until it is known who she is. */
static void join_speakers(struct story *story, const char *id, bool are_pronouns_known) {
    for (uint32_t i = 0; i < story->count; i++) {
        enum pronoun word = referent_word(&story->members[i]);
        uint32_t speaker = story->members[i].speaker;
        if (speaker == NOBODY || (word != WORD_FIRST && word != WORD_WE) ||
            story->members[story_root(story, i)].is_known)
            continue;
        bool is_early = word == WORD_WE && !story->members[story_root(story, speaker)].is_known;
        if (is_early && !are_pronouns_known)
            continue;
        bool is_of_body = word == WORD_WE && !story->members[i].is_mutual;
        uint32_t body = is_of_body ? speaker_body(story, speaker) : NOBODY;
        if (is_of_body && body == NOBODY && is_officer(story, speaker)) /* the same for the next "we" */
            body = story->members[speaker].body = only_body(story, i);
        if (is_of_body && body == NOBODY)
            body = body_before_quote(story, i, speaker);
        if (word == WORD_WE && body == NOBODY)
            body = speaker_force(story, speaker);
        referent_join(story, i, body == NOBODY ? speaker : body, id);
    }
}

void sieve_speaker(struct story *story, const char *id) {
    join_speakers(story, id, false);
}

void sieve_speaker_again(struct story *story, const char *id) {
    join_speakers(story, id, true);
}
