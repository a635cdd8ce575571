/* Sentences in, groups of copies out; each edge has the list of what has been told of it. */
#include "graph/wire.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/archive.h"
#include "record/arena.h"
#include "record/edtf.h"
#include "record/text.h"

enum {
    SHINGLE_WORDS = 3,
    SHINGLES_LEAST = 8,  /* shorter sentences are copies only where they are equal */
    SHINGLES_MOST = 128, /* the smallest hashes of a longer sentence stand for it (Broder's sketch) */
    CONTAINED_TENTHS = 6,
    LOOKED_AT_MOST = 256 /* of what was told of one edge before */
};

struct telling {
    uint64_t *shingles; /* ascending; NULL until it is compared, which most tellings never are */
    uint64_t sentence;  /* hash of it, folded */
    size_t count, group;
    const struct report *report;
    struct telling *before; /* of the same edge */
};

/* Copies of one story. Spans of days that meet two by two all meet, so that what they share tells whether another does. */
struct group {
    size_t into; /* the group that it has become part of; itself for one of its own */
    struct days days;
    struct text attribution;
};

struct wire {
    struct arena *arena;
    struct lookup *said;   /* edge, folded sentence, date and voice */
    struct telling **last; /* by edge */
    size_t edges_count, edges_capacity;
    struct group *groups;
    size_t groups_count, groups_capacity;
};

struct wire *wire_new(struct arena *arena) {
    struct wire *wire = arena_take(arena, sizeof *wire);
    wire->arena = arena;
    wire->said = lookup_new(arena);
    return wire;
}

static int by_number(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

static bool is_of_word(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c > 127;
}

/* Takes the hashes of all shingles of a folded sentence; how many. `shingles` has room for one a word. */
static size_t cut(struct text folded, uint64_t *shingles) {
    size_t starts[SHINGLE_WORDS] = {0}, words = 0, count = 0;
    for (size_t at = 0; at < folded.size;) {
        while (at < folded.size && !is_of_word(folded.at[at]))
            at++;
        if (at == folded.size)
            break;
        starts[words++ % SHINGLE_WORDS] = at;
        while (at < folded.size && is_of_word(folded.at[at]))
            at++;
        if (words >= SHINGLE_WORDS)
            shingles[count++] = text_hash(text_slice(folded, starts[words % SHINGLE_WORDS], at));
    }
    return count;
}

static void shingle(struct wire *wire, struct arena *passing, struct telling *telling) {
    if (telling->shingles)
        return;
    struct text folded = text_lower(passing, text_fold(passing, telling->report->text));
    uint64_t *shingles = arena_take(passing, (folded.size / 2 + 2) * sizeof *shingles);
    size_t count = cut(folded, shingles), kept = 0;
    qsort(shingles, count, sizeof *shingles, by_number);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || shingles[kept - 1] != shingles[i])
            shingles[kept++] = shingles[i];
    telling->count = kept < SHINGLES_MOST ? kept : SHINGLES_MOST;
    telling->shingles = arena_take(wire->arena, (telling->count + 1) * sizeof *shingles);
    memcpy(telling->shingles, shingles, telling->count * sizeof *shingles);
}

static bool is_contained(const struct telling *a, const struct telling *b) {
    size_t smaller = a->count < b->count ? a->count : b->count, shared = 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        int order = by_number(&a->shingles[i], &b->shingles[k]);
        shared += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    return smaller >= SHINGLES_LEAST && shared * 10 >= smaller * CONTAINED_TENTHS;
}

/* What two spans share, each side open (0) where both are. */
static struct days shared_days(struct days a, struct days b) {
    return (struct days){.first = a.first > b.first ? a.first : b.first,
                         .last = !a.last || (b.last && b.last < a.last) ? b.last : a.last};
}

/* Whether all of two groups may be one story: no two dates differ, nor two of those to whom they are attributed. */
static bool may_be_one(const struct group *a, const struct group *b) {
    struct days days = shared_days(a->days, b->days);
    return (!a->attribution.size || !b->attribution.size || text_is_equal(a->attribution, b->attribution)) &&
           (!days.first || !days.last || days.first <= days.last);
}

static void merge(struct group *groups, size_t from, size_t into) {
    groups[into].days = shared_days(groups[from].days, groups[into].days);
    if (!groups[into].attribution.size)
        groups[into].attribution = groups[from].attribution;
    groups[from].into = into;
}

static bool are_copies(struct wire *wire, struct arena *passing, struct telling *a, struct telling *b) {
    if (a->sentence == b->sentence)
        return true;
    shingle(wire, passing, a);
    shingle(wire, passing, b);
    return is_contained(a, b);
}

/* The group that this one has become part of; the way there is halved, so that it stays short. */
static size_t group_of(struct wire *wire, size_t group) {
    struct group *groups = wire->groups;
    while (groups[group].into != group)
        group = groups[group].into = groups[groups[group].into].into;
    return group;
}

static size_t new_group(struct wire *wire, const struct report *report) {
    size_t number = wire->groups_count++;
    wire->groups = arena_take_room(wire->arena, wire->groups, sizeof *wire->groups, number, number + 1,
                                   &wire->groups_capacity);
    struct group *group = &wire->groups[number];
    *group = (struct group){.into = number, .attribution = report->attribution};
    if (!edtf_days(report->date, &group->days))
        group->days = (struct days){0, 0};
    return number;
}

/* Makes room for an edge, and returns where the last of its tellings stands. */
static struct telling **last_of(struct wire *wire, size_t edge) {
    size_t count = wire->edges_count;
    if (edge >= count) {
        wire->last = arena_take_room(wire->arena, wire->last, sizeof(struct telling *), count, edge + 1,
                                     &wire->edges_capacity);
        for (size_t i = count; i <= edge; i++)
            wire->last[i] = NULL;
        wire->edges_count = edge + 1;
    }
    return &wire->last[edge];
}

/* Whether the same sentence was told of the edge before, of the same day and by the same voice. */
static bool is_said(struct wire *wire, size_t edge, uint64_t sentence, const struct report *report) {
    char key[80];
    int size = snprintf(key, sizeof key, "%zu %016llx %016llx %016llx", edge, (unsigned long long)sentence,
                        (unsigned long long)text_hash(report->date),
                        (unsigned long long)text_hash(report->attribution));
    size_t before = lookup_count(wire->said);
    return lookup_add(wire->said, (struct text){key, (size_t)size}) != before;
}

long wire_tell(struct wire *wire, struct arena *passing, size_t edge, const struct report *report) {
    struct text folded = text_lower(passing, text_fold(passing, report->text));
    if (folded.size == 0)
        return 1;
    uint64_t sentence = text_hash(folded);
    if (is_said(wire, edge, sentence, report))
        return 0;
    struct telling **last = last_of(wire, edge);
    struct telling *telling = arena_take(wire->arena, sizeof *telling);
    telling->report = report;
    telling->sentence = sentence;
    telling->group = new_group(wire, report);
    long change = 1;
    size_t steps = 0;
    for (struct telling *other = *last; other && steps < LOOKED_AT_MOST; other = other->before, steps++) {
        size_t here = group_of(wire, telling->group), there = group_of(wire, other->group);
        if (here == there || !may_be_one(&wire->groups[here], &wire->groups[there]) ||
            !are_copies(wire, passing, telling, other))
            continue;
        merge(wire->groups, here, there);
        change--;
    }
    telling->before = *last;
    *last = telling;
    return change;
}
