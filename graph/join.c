/* The archive's last step: what can be told of an entity only when everything has been read.

   Captions and node ids are settled here and not where the network is drawn, so that a filter renames nobody.
   Both are given in the order in which entities were first spoken of: articles that come later rename nobody
   either. */
#include <stdio.h>
#include <stdlib.h>

#include "graph/archive.h"
#include "record/arena.h"
#include "record/edtf.h"

/* `stem` with " (2)", or "-2", and so on behind it until nobody else has it. */
static struct text distinct(struct arena *arena, struct lookup *taken, struct text stem, const char *format) {
    struct text name = stem;
    for (unsigned long number = 2;; number++) {
        size_t before = lookup_count(taken);
        size_t place = lookup_add(taken, name);
        if (place == before)
            return lookup_key(taken, place);
        char tail[32];
        int tail_size = snprintf(tail, sizeof tail, format, number);
        char *longer = arena_take(arena, stem.size + (size_t)tail_size + 1);
        for (size_t i = 0; i < stem.size; i++)
            longer[i] = stem.at[i];
        for (int i = 0; i < tail_size; i++)
            longer[stem.size + (size_t)i] = tail[i];
        name = (struct text){longer, stem.size + (size_t)tail_size};
    }
}

static bool is_id_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-';
}

/* An id that was changed gets a piece of the true one's hash, so that "a:1" and "a.1" stay two. */
static struct text plain_id(struct arena *arena, struct text id) {
    enum { HASH_ROOM = 1 + 16 + 1, LONGEST = 64 };
    size_t size = id.size < LONGEST ? id.size : LONGEST;
    char *plain = arena_take(arena, size + HASH_ROOM);
    bool is_changed = size != id.size || size == 0;
    for (size_t i = 0; i < size; i++) {
        plain[i] = is_id_letter(id.at[i]) ? id.at[i] : '-';
        is_changed = is_changed || plain[i] != id.at[i];
    }
    if (is_changed)
        size += (size_t)snprintf(plain + size, HASH_ROOM, "-%016llx", (unsigned long long)text_hash(id));
    return (struct text){plain, size};
}

static void name_entities(struct archive *archive) {
    struct lookup *captions = lookup_new(archive->arena);
    struct lookup *ids = lookup_new(archive->arena);
    for (size_t i = 0; i < archive->entities_count; i++) {
        struct archive_entity *entity = &archive->entities[i];
        if (!entity->is_read)
            continue;
        struct text line = one_line(archive->arena, entity->record.name);
        if (line.size == 0)
            line = one_line(archive->arena, entity->record.id);
        entity->caption = distinct(archive->arena, captions, line, " (%lu)");
        entity->node_id = distinct(archive->arena, ids, plain_id(archive->arena, entity->record.id), "-%lu");
    }
}

struct appearance {
    size_t entity, document;
};

static int appearance_compare(const void *left, const void *right) {
    const struct appearance *a = left, *b = right;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return a->document < b->document ? -1 : a->document > b->document;
}

static void widen(struct archive_entity *entity, struct text date) {
    struct days days, known;
    if (!edtf_days(date, &days))
        return;
    if (!entity->first.size || (edtf_days(entity->first, &known) && days.first < known.first))
        entity->first = date;
    if (!entity->last.size || (edtf_days(entity->last, &known) && days.last > known.last))
        entity->last = date;
}

/* Counts in how many documents each entity appears, by its mentions and by what its record says. */
static void date_entities(struct archive *archive) {
    struct arena *scratch = arena_new();
    size_t room = archive->sightings_count;
    for (size_t i = 0; i < archive->entities_count; i++)
        room += archive->entities[i].record.documents_count;
    struct appearance *appearances = arena_take(scratch, (room + 1) * sizeof *appearances);
    size_t count = 0;
    for (size_t i = 0; i < archive->sightings_count; i++) {
        const struct sighting *sighting = &archive->sightings[i];
        if (sighting->is_read && sighting->entity != LOOKUP_NONE)
            appearances[count++] = (struct appearance){sighting->entity, sighting->document};
    }
    for (size_t i = 0; i < archive->entities_count; i++) {
        const struct entity *record = &archive->entities[i].record;
        for (size_t j = 0; j < record->documents_count; j++) {
            size_t document = lookup_find(archive->document_ids, record->documents[j]);
            if (document != LOOKUP_NONE)
                appearances[count++] = (struct appearance){i, document};
        }
    }
    qsort(appearances, count, sizeof *appearances, appearance_compare);
    for (size_t i = 0; i < count; i++) {
        if (i && appearance_compare(&appearances[i], &appearances[i - 1]) == 0)
            continue;
        struct archive_entity *entity = &archive->entities[appearances[i].entity];
        entity->documents++;
        widen(entity, archive->documents[appearances[i].document].record.date);
    }
    arena_free(scratch);
}

static void count_mentions(struct archive *archive) {
    for (size_t i = 0; i < archive->sightings_count; i++)
        if (archive->sightings[i].is_read && archive->sightings[i].entity != LOOKUP_NONE)
            archive->entities[archive->sightings[i].entity].mentions++;
    for (size_t i = 0; i < archive->entities_count; i++)
        if (archive->entities[i].mentions == 0)
            archive->entities[i].mentions = archive->entities[i].record.mentions;
}

void archive_join(struct archive *archive) {
    name_entities(archive);
    count_mentions(archive);
    date_entities(archive);
}
