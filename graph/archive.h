/* What a resolved stream says, as a whole: its documents, entities, mentions and relations, joined by number.

   A stream may be several, one after the other, and may say a thing twice: records of one id become one. A
   thing has its number from the moment that its id is first spoken of; `is_read` tells whether its record has
   come, too.

   Ownership: everything belongs to the archive and goes with archive_free. */
#ifndef GRAPH_ARCHIVE_H
#define GRAPH_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "graph/character.h"
#include "graph/lookup.h"
#include "record/record.h"

struct arena;

struct archive_document {
    struct document record;
    bool is_read;
};

struct archive_entity {
    struct entity
        record; /* of several with this id: their aliases, documents and `about` together, the latest age */
    bool is_read;
    size_t mentions;         /* how many mention records it holds; the record's own word where none came */
    size_t documents;        /* in how many documents */
    struct text first, last; /* publication dates (EDTF) of the first and last of them; empty where unknown */
    struct text caption;     /* a name on one line that no other entity bears: "John Smith (2)" */
    struct text node_id;     /* matches [A-Za-z0-9-]+ and is no other entity's */
};

/* A mention, as far as the network needs it. */
struct sighting {
    struct text id, kind, form, text, value, rule, resolved_by;
    size_t document, entity; /* numbers; entity may be LOOKUP_NONE */
    size_t start, end;
    bool is_read;
};

/* A relation, as far as the network needs it. */
struct report {
    struct text id, kind, status, date, channel, stage, attribution, rule, text;
    struct text tense, trigger, cue;              /* the words that gave the relation and its status away */
    size_t document, source, target;              /* numbers; source and target may be LOOKUP_NONE */
    size_t place, when, source_said, target_said; /* mentions, or LOOKUP_NONE */
    size_t start, end;
    bool mutual;
};

struct archive {
    struct arena *arena;
    struct lookup *document_ids, *entity_ids, *sighting_ids, *report_ids, *words;
    struct archive_document *documents;
    struct archive_entity *entities;
    struct sighting *sightings;
    struct report *reports;
    size_t documents_count, entities_count, sightings_count, reports_count;
    size_t documents_capacity, entities_capacity, sightings_capacity, reports_capacity;
    size_t repeats; /* relations that came again */
    size_t refused; /* refused records */
};

struct archive *archive_new(void);
void archive_free(struct archive *archive); /* NULL is fine */

/* Called for each line that is no record. */
typedef void archive_complaint(const struct error *error);

/* Reads one stream to its end; `name` is for messages. Malformed lines are given to `complain` (NULL: to
   nobody) and skipped; returns how many. */
size_t archive_read(struct archive *archive, FILE *file, const char *name, archive_complaint *complain);

/* Joins what was read: captions, node ids, counts and dates. Once, after the last stream. */
void archive_join(struct archive *archive);

#endif
