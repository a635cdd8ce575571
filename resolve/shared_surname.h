/* Given names that stand before a full name and share its surname. */
#ifndef RESOLVE_SHARED_SURNAME_H
#define RESOLVE_SHARED_SURNAME_H

struct story;

/* Gives such a given name the surname, unless somebody named before bears it with another. Once, when the members have
   been read. */
void surnames_share(struct story *story);

#endif
