/* Text: views onto bytes, and the ASCII view on which all rules run.

   `struct text` owns nothing. Offsets are bytes. */
#ifndef RECORD_TEXT_H
#define RECORD_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct text {
    const char *at; /* never NULL when size > 0; not terminated */
    size_t size;
};

#define TEXT(literal) ((struct text){(literal), sizeof(literal) - 1})

struct text text_of(const char *string); /* NULL gives an empty text */
bool text_is_equal(struct text a, struct text b);
bool text_is(struct text a, const char *string);
bool text_is_any(struct text a, const char *const *strings); /* behind the last stands NULL */
int text_compare(struct text a, struct text b);              /* by bytes, the shorter first among equals */
uint64_t text_hash(struct text text);                        /* FNV-1a 64; the same on every machine */
struct text text_trim(struct text text);                     /* without white space at both ends */
struct text text_slice(struct text text, size_t start, size_t end);
struct text text_first_word(struct text text); /* before the first space; all of it where there is none */

/* Whether one of the words of a text, which spaces part, is one of `words` (NULL behind the last). */
bool text_holds_word(struct text text, const char *const *words);
struct text text_last_word(struct text text); /* behind the last space, likewise */
bool text_starts_with(struct text text, struct text head);
bool text_ends_with(struct text text, struct text tail);
bool text_holds(struct text text, struct text piece); /* whether it stands anywhere in it */

/* Whether the text begins with one of `heads`, and where from `from` on one of them first begins, its size where none does. No
   head is empty; behind the last stands NULL. */
bool text_starts_in_any(struct text text, const char *const *heads);
size_t text_find_any(struct text text, size_t from, const char *const *heads);
bool text_holds_any(struct text text, const char *const *heads); /* whether any is to be found */

/* Whether the text ends with one of `tails`; behind the last stands NULL. */
bool text_ends_in_any(struct text text, const char *const *tails);

/* Whether two lists share an item that is not empty; commas divide them: "police,oversight". */
bool text_items_meet(struct text a, struct text b);

/* Whether all of `text` is valid UTF-8 (RFC 3629). */
bool text_is_utf8(struct text text);

/* The ASCII view of a document: one or more ASCII characters for each character of the text, so that a
   pattern such as [A-Z][a-z]+ finds every name. Letters are folded to their ASCII base (É→E, ł→l, ß→ss);
   letters of other scripts become X, x (by case; x where there is none), their digits the digit's value;
   curly quotes, dashes (– and — become '-' between digits or '--' otherwise), no-break and other spaces are made plain; "…" becomes "...";
   soft hyphens, zero-width characters, byte order marks and combining marks are dropped; NUL and other
   control characters become a space; each byte of invalid UTF-8 becomes '?'; CR LF becomes LF; a tab becomes
   a space; a run of spaces becomes one; lines keep their '\n' and lose the spaces around it. */
struct view {
    char *at;    /* terminated; may be changed in place by its owner, byte for byte */
    size_t size; /* without the terminator */
    struct text source;
    struct view_run *runs; /* view offset -> byte offset, by runs of equal distance */
    size_t runs_count;
};

/* Makes the view of `source`, which must outlive it. Everything is taken from `arena`. */
void view_make(struct arena *arena, struct text source, struct view *view);

/* The byte at which the character seen at `offset` (0..size) starts in the source. */
size_t view_start(const struct view *view, size_t offset);

/* The byte just after the character seen at `offset - 1` (1..size): the end of a span that ends at `offset`. */
size_t view_end(const struct view *view, size_t offset);

/* `text` folded as a view folds it, with white space collapsed and trimmed, newlines as spaces; terminated. */
struct text text_fold(struct arena *arena, struct text text);

/* A folded text in lower case (ASCII letters alone). */
struct text text_lower(struct arena *arena, struct text folded);

/* How many code points (not bytes) of valid UTF-8 lie before byte `offset`; each invalid byte counts one. */
size_t text_code_points(struct text text, size_t offset);

#endif
