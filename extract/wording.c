/* Hashes and numbers of findings in; the finding of a wording out. */
#include "extract/wording.h"

#include "record/arena.h"

enum { HEADS_LEAST = 64 };

struct wording {
    uint64_t hash;
    int finding;
    uint32_t next; /* the one added before it under its head, from 1; 0 for none */
};

struct wordings wordings_new(struct arena *arena, size_t about) {
    struct wordings wordings = {.arena = arena, .size = HEADS_LEAST};
    while (wordings.size < about)
        wordings.size *= 2;
    wordings.heads = arena_take(arena, wordings.size * sizeof *wordings.heads);
    return wordings;
}

static uint32_t *head_of(const struct wordings *wordings, uint64_t hash) {
    return &wordings->heads[(hash ^ hash >> 29) & (wordings->size - 1)];
}

void wordings_add(struct wordings *wordings, uint64_t hash, int finding) {
    uint32_t *head = head_of(wordings, hash);
    wordings->all = arena_take_room(wordings->arena, wordings->all, sizeof *wordings->all, wordings->count,
                                    wordings->count + 1, &wordings->capacity);
    wordings->all[wordings->count++] = (struct wording){hash, finding, *head};
    *head = (uint32_t)wordings->count;
}

int wordings_find(struct wordings *wordings, uint64_t hash, wording_judge *judge, const void *with) {
    for (uint32_t *link = head_of(wordings, hash); *link;) {
        struct wording *one = &wordings->all[*link - 1];
        enum wording_fit fit = one->hash == hash ? judge(with, one->finding) : WORDING_OTHER;
        if (fit == WORDING_FITS)
            return one->finding;
        if (fit == WORDING_GONE)
            *link = one->next;
        else
            link = &one->next;
    }
    return -1;
}
