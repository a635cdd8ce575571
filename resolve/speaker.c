/* Somebody in; the body that he leads or speaks for out. */
#include "resolve/speaker.h"

#include <string.h>

#include "resolve/lexicon.h"
#include "resolve/story.h"

enum { FORCE_STORY = 2000 /* mentions of a text that may be of one police force */ };

uint32_t speaker_body(const struct story *story, uint32_t who) {
    uint32_t body = NOBODY;
    for (uint32_t k = story_root(story, who); k != NOBODY; k = story->members[k].next) {
        uint32_t other = story->members[k].body;
        if (other == NOBODY)
            continue;
        if (body != NOBODY && story_root(story, body) != story_root(story, other))
            return NOBODY;
        body = other;
    }
    return body;
}

/* The only police force that the text names, where the speaker's rank is one of the police: "we are not investigating him". */
uint32_t speaker_force(const struct story *story, uint32_t who) {
    bool is_police = false;
    uint32_t force = NOBODY;
    if (story->count > FORCE_STORY)
        return NOBODY;
    for (uint32_t k = story_root(story, who); k != NOBODY; k = story->members[k].next) {
        struct text rungs = lexicon_rungs(story->lexicon, story->members[k].mention->title);
        is_police |= rungs.size && memmem(rungs.at, rungs.size, "police", strlen("police"));
    }
    for (uint32_t k = 0; k < story->count && is_police; k++) {
        const struct member *there = &story->members[k];
        if (there->kind != KIND_INSTITUTION || there->form != FORM_NAME ||
            !text_items_meet(story->members[story_root(story, k)].class, TEXT("police")))
            continue;
        if (force != NOBODY && story_root(story, force) != story_root(story, k))
            return NOBODY;
        force = k;
    }
    return force;
}
