/* A resolved stream in, an archive out. Each record is decoded in an arena of its own and only what the
   network needs is kept, words that come often (kinds, rules, statuses) once: half a million relations fit in
   a few hundred megabytes. */
#include "graph/archive.h"

#include <string.h>

#include "record/arena.h"
#include "record/error.h"

enum { SCRATCH_KEPT = 1 << 20 };

struct archive *archive_new(void) {
    struct arena *arena = arena_new();
    struct archive *archive = arena_take(arena, sizeof *archive);
    archive->arena = arena;
    archive->document_ids = lookup_new(arena);
    archive->entity_ids = lookup_new(arena);
    archive->sighting_ids = lookup_new(arena);
    archive->report_ids = lookup_new(arena);
    archive->words = lookup_new(arena);
    return archive;
}

void archive_free(struct archive *archive) {
    if (archive)
        arena_free(archive->arena);
}

/* --- Keeping texts
   ------------------------------------------------------------------------------------------- */

static struct text keep(struct archive *archive, struct text text) {
    if (text.size == 0)
        return (struct text){NULL, 0};
    return (struct text){arena_take_copy(archive->arena, text.at, text.size), text.size};
}

/* Keeps a text that is likely to come again. */
static struct text keep_word(struct archive *archive, struct text text) {
    if (text.size == 0)
        return (struct text){NULL, 0};
    return lookup_key(archive->words, lookup_add(archive->words, text));
}

/* --- Numbers of things, known or not yet
   ---------------------------------------------------------------------- */

static size_t document_number(struct archive *archive, struct text id) {
    size_t number = lookup_add(archive->document_ids, id);
    if (number == archive->documents_count) {
        archive->documents = arena_take_room(archive->arena, archive->documents, sizeof *archive->documents,
                                             number, number + 1, &archive->documents_capacity);
        archive->documents[number] =
            (struct archive_document){.record.id = lookup_key(archive->document_ids, number)};
        archive->documents_count++;
    }
    return number;
}

static size_t entity_number(struct archive *archive, struct text id) {
    if (id.size == 0)
        return LOOKUP_NONE;
    size_t number = lookup_add(archive->entity_ids, id);
    if (number == archive->entities_count) {
        archive->entities = arena_take_room(archive->arena, archive->entities, sizeof *archive->entities,
                                            number, number + 1, &archive->entities_capacity);
        archive->entities[number] =
            (struct archive_entity){.record.id = lookup_key(archive->entity_ids, number)};
        archive->entities_count++;
    }
    return number;
}

static size_t sighting_number(struct archive *archive, struct text id) {
    if (id.size == 0)
        return LOOKUP_NONE;
    size_t number = lookup_add(archive->sighting_ids, id);
    if (number == archive->sightings_count) {
        archive->sightings = arena_take_room(archive->arena, archive->sightings, sizeof *archive->sightings,
                                             number, number + 1, &archive->sightings_capacity);
        archive->sightings[number] =
            (struct sighting){.id = lookup_key(archive->sighting_ids, number), .entity = LOOKUP_NONE};
        archive->sightings_count++;
    }
    return number;
}

/* --- Records
   --------------------------------------------------------------------------------------------------- */

static void add_document(struct archive *archive, const struct document *document) {
    size_t number = document_number(archive, document->id); /* first: it may move the documents */
    struct archive_document *known = &archive->documents[number];
    if (known->is_read)
        return;
    known->is_read = true;
    known->record.date = keep_word(archive, document->date);
    known->record.title = keep(archive, document->title);
    known->record.url = keep(archive, document->url);
    known->record.source = keep_word(archive, document->source);
    known->record.sha256 = keep(archive, document->sha256);
    known->record.bytes = document->bytes;
}

static void add_mention(struct archive *archive, const struct mention *mention) {
    size_t number = sighting_number(archive, mention->id);
    size_t entity = entity_number(archive, mention->entity);
    struct sighting *sighting = &archive->sightings[number];
    if (sighting->is_read) {
        if (sighting->entity == LOOKUP_NONE)
            sighting->entity = entity;
        return;
    }
    sighting->is_read = true;
    sighting->kind = keep_word(archive, mention->kind);
    sighting->form = keep_word(archive, mention->form);
    sighting->text = keep_word(archive, mention->text);
    sighting->value = keep_word(archive, mention->value);
    sighting->rule = keep_word(archive, mention->rule);
    sighting->resolved_by = keep_word(archive, mention->resolved_by);
    sighting->document = document_number(archive, mention->doc);
    sighting->entity = entity;
    sighting->start = mention->start;
    sighting->end = mention->end;
}

static void add_relation(struct archive *archive, const struct relation *relation) {
    size_t number = lookup_add(archive->report_ids, relation->id);
    if (number < archive->reports_count) {
        archive->repeats++;
        return;
    }
    archive->reports = arena_take_room(archive->arena, archive->reports, sizeof *archive->reports, number,
                                       number + 1, &archive->reports_capacity);
    archive->reports[number] = (struct report){
        .id = lookup_key(archive->report_ids, number),
        .kind = keep_word(archive, relation->kind),
        .status = keep_word(archive, relation->status.size ? relation->status : TEXT("asserted")),
        .date = keep_word(archive, relation->date),
        .channel = keep_word(archive, relation->channel),
        .stage = keep_word(archive, relation->stage),
        .attribution = keep_word(archive, relation->attribution),
        .rule = keep_word(archive, relation->rule),
        .text = keep_word(archive, relation->text),
        .document = document_number(archive, relation->doc),
        .source = entity_number(archive, relation->source),
        .target = entity_number(archive, relation->target),
        .tense = keep_word(archive, relation->tense),
        .trigger = keep_word(archive, relation->trigger),
        .cue = keep_word(archive, relation->cue),
        .place = sighting_number(archive, relation->place_mention),
        .when = sighting_number(archive, relation->date_mention),
        .source_said = sighting_number(archive, relation->source_mention),
        .target_said = sighting_number(archive, relation->target_mention),
        .start = relation->start,
        .end = relation->end,
        .mutual = relation->mutual,
    };
    archive->reports_count++;
}

/* Adds the texts of `more` that are not among `*texts` yet. */
static void merge_texts(struct archive *archive, struct text **texts, size_t *count, const struct text *more,
                        size_t more_count) {
    size_t capacity = *count;
    size_t known =
        *count; /* within one record they are taken as they come: no search where nothing was before */
    for (size_t i = 0; i < more_count; i++) {
        bool is_known = false;
        for (size_t j = 0; j < known && !is_known; j++)
            is_known = text_is_equal((*texts)[j], more[i]);
        if (is_known)
            continue;
        *texts = arena_take_room(archive->arena, *texts, sizeof **texts, *count, *count + 1, &capacity);
        (*texts)[(*count)++] = keep_word(archive, more[i]);
    }
}

static void merge_aliases(struct archive *archive, struct entity *entity, const struct entity *more) {
    size_t capacity = entity->aliases_count;
    size_t known = entity->aliases_count;
    for (size_t i = 0; i < more->aliases_count; i++) {
        bool is_known = false;
        for (size_t j = 0; j < known && !is_known; j++)
            is_known = text_is_equal(entity->aliases[j].name, more->aliases[i].name);
        if (is_known)
            continue;
        entity->aliases = arena_take_room(archive->arena, entity->aliases, sizeof *entity->aliases,
                                          entity->aliases_count, entity->aliases_count + 1, &capacity);
        entity->aliases[entity->aliases_count++] = (struct alias){keep_word(archive, more->aliases[i].name),
                                                                  keep_word(archive, more->aliases[i].rule)};
    }
}

static void add_entity(struct archive *archive, const struct entity *entity) {
    size_t number = entity_number(archive, entity->id); /* first: it may move the entities */
    struct archive_entity *known = &archive->entities[number];
    struct entity *record = &known->record;
    if (!known->is_read) {
        known->is_read = true;
        record->kind = keep_word(archive, entity->kind);
        record->name = keep(archive, entity->name);
    }
    if (!record->gender.size)
        record->gender = keep_word(archive, entity->gender);
    if (!record->role.size)
        record->role = keep_word(archive, entity->role);
    if (entity->age.size && (!record->age.size || text_compare(entity->age_date, record->age_date) > 0)) {
        record->age = keep_word(archive, entity->age);
        record->age_date = keep_word(archive, entity->age_date);
    }
    if (entity->mentions > record->mentions)
        record->mentions = entity->mentions;
    merge_aliases(archive, record, entity);
    merge_texts(archive, &record->about, &record->about_count, entity->about, entity->about_count);
    merge_texts(archive, &record->candidates, &record->candidates_count, entity->candidates,
                entity->candidates_count);
    merge_texts(archive, &record->documents, &record->documents_count, entity->documents,
                entity->documents_count);
}

static void add_record(struct archive *archive, const struct record *record) {
    switch (record->type) {
    case RECORD_DOCUMENT:
        add_document(archive, &record->is.document);
        break;
    case RECORD_MENTION:
        add_mention(archive, &record->is.mention);
        break;
    case RECORD_RELATION:
        add_relation(archive, &record->is.relation);
        break;
    case RECORD_ENTITY:
        add_entity(archive, &record->is.entity);
        break;
    case RECORD_REFUSED:
        archive->refused++;
        break;
    case RECORD_STREAM:
    case RECORD_OTHER:
        break;
    }
}

size_t archive_read(struct archive *archive, FILE *file, const char *name, archive_complaint *complain) {
    struct arena *scratch = arena_new();
    struct record_reader *reader = record_reader_new(file, name);
    size_t malformed = 0;
    for (;;) {
        struct record record;
        struct error error = {0};
        arena_reset(scratch, SCRATCH_KEPT);
        enum record_result result = record_next(reader, scratch, &record, &error);
        if (result == RECORD_END)
            break;
        if (result == RECORD_READ) {
            add_record(archive, &record);
        } else {
            malformed++;
            if (complain)
                complain(&error);
        }
    }
    record_reader_free(reader);
    arena_free(scratch);
    return malformed;
}
