/* One character of UTF-8, and a text on one line. */
#ifndef GRAPH_CHARACTER_H
#define GRAPH_CHARACTER_H

#include <stddef.h>

#include "record/text.h"

struct arena;

/* The length of the valid UTF-8 sequence for an XML 1.0 character at `at` (`size` bytes, 1 or more); 0 when
   there is none: most control characters, U+FFFE, broken UTF-8. */
size_t xml_character(const unsigned char *at, size_t size);

/* `text` on one line: control characters and white space become single spaces, broken UTF-8 U+FFFD; taken
   from `arena`. */
struct text one_line(struct arena *arena, struct text text);

/* A name of at most so many letters, with "…" behind what is cut off; taken from `arena` where it is cut. */
struct text name_cut(struct text name, size_t letters, struct arena *arena);

#endif
