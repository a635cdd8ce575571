/* Whose something is: "his mother", "her firm". */
#ifndef RESOLVE_OWNER_H
#define RESOLVE_OWNER_H

#include <stdint.h>

struct story;

/* Finds whom he, or his if `sex` is 'm', at a member may mean: the member's number, NOBODY for nobody. */
uint32_t owner_of_sex(const struct story *story, uint32_t i, char sex);

/* Finds the body that somebody leads or speaks for; NOBODY for none and where the text tells of several. */
uint32_t owner_body(const struct story *story, uint32_t speaker);

#endif
