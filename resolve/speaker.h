/* The body that somebody leads or speaks for; NOBODY (story.h) for none, and where the text tells of several. */
#ifndef RESOLVE_SPEAKER_H
#define RESOLVE_SPEAKER_H

#include <stdint.h>

struct story;

/* By what the text says of him. */
uint32_t speaker_body(const struct story *story, uint32_t who);

/* By his rank: the only police force that the text names, if it is one of the police. */
uint32_t speaker_force(const struct story *story, uint32_t who);

#endif
