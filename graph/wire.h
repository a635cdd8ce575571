/* Which reports of one edge are copies of one story: an agency's sentence in two papers, with a word changed, is one report.

   The method is Broder's ("On the resemblance and containment of documents", 1997): a sentence is the set of its
   shingles, here of three words in a row, each a hash; of two sentences the share of the smaller set that stands in the
   other tells how much of one the other holds. From six tenths on, and eight shingles (ten words), or where they are equal, they are copies,
   unless their dates or those to whom they are attributed differ. Copies of copies are one, so that the order of
   reports changes nothing, but for two cases: a report is compared with the 256 told last of its edge alone; and one without
   a date or an attribution, which copies reports of two dates or two voices, is one with those it meets first, and never
   makes them one. Ownership: everything is taken from the arena given. */
#ifndef GRAPH_WIRE_H
#define GRAPH_WIRE_H

#include <stddef.h>

struct arena;
struct report;
struct wire; /* what has been told of each edge */

struct wire *wire_new(struct arena *arena);

/* Notes a report of an edge, by the edge's number, and returns by how much it changes the number of independent ones: 1,
   or 0 for a copy; less where it shows that what seemed several reports are one. `passing` is for the time of the call;
   `report` must stay as long as the wire. */
long wire_tell(struct wire *wire, struct arena *passing, size_t edge, const struct report *report);

#endif
