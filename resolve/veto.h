/* What forbids joining, asked before every join; see story_is_vetoed. */
#ifndef RESOLVE_VETO_H
#define RESOLVE_VETO_H

struct story;

/* Reads from the mentions which of them are two: "no relation", names side by side, the ends of one contact, ages. */
void veto_read(struct story *story);

#endif
