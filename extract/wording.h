/* Findings by what they are called: where else a document has these words.

   A finding is kept under the hash of words that it has when it is added; whether it still has them the caller is asked, since
   findings are removed and cut while they are gone through. Everything is taken from the arena. */
#ifndef EXTRACT_WORDING_H
#define EXTRACT_WORDING_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct wording;

struct wordings {
    struct arena *arena;
    struct wording *all;
    uint32_t *heads; /* by the hash: the last one added, from 1; 0 for none. NULL before wordings_new */
    size_t count, capacity, size;
};

/* `about` how many are to be added: with many more it grows slow. */
struct wordings wordings_new(struct arena *arena, size_t about);

void wordings_add(struct wordings *wordings, uint64_t hash, int finding);

/* WORDING_GONE: it has these words no longer, and is forgotten. */
enum wording_fit { WORDING_GONE, WORDING_OTHER, WORDING_FITS };
typedef enum wording_fit wording_judge(const void *with, int finding);

/* Finds one of those under a hash that fits; -1 for none. */
int wordings_find(struct wordings *wordings, uint64_t hash, wording_judge *judge, const void *with);

#endif
