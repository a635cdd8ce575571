/* Lines in, records out. The one idea: a table (layout.c) says which member fills which field, so that reading and
   writing can't drift apart. A faulty line is named and skipped; it never ends a run. */
#include "record/record.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/layout.h"

struct record_reader {
    FILE *file;
    const char *name;
    struct json_reader *json;
    char *line;
    size_t capacity;
    size_t number; /* of the line last read, from 1 */
};

struct record_reader *record_reader_new(FILE *file, const char *name) {
    struct record_reader *reader = arena_resize_block(NULL, sizeof *reader);
    *reader = (struct record_reader){.file = NULL};
    reader->file = file;
    reader->name = name;
    reader->json = json_reader_new();
    return reader;
}

void record_reader_free(struct record_reader *reader) {
    if (!reader)
        return;
    json_reader_free(reader->json);
    free(reader->line);
    free(reader);
}

/* Where the member `name` stands in the line, from 1; 0 when it can't be found. */
static size_t column_of(struct text line, const char *name) {
    char key[64];
    int size = snprintf(key, sizeof key, "\"%s\"", name);
    const char *at = line.size && size > 0 ? memmem(line.at, line.size, key, (size_t)size) : NULL;
    return at ? (size_t)(at - line.at) + 1 : 1;
}

static bool fault(struct record *record, struct error *error, const char *field, const char *what) {
    return error_set(error, NULL, 0, column_of(record->line, field), "%s \"%s\"", what, field);
}

static bool read_texts(struct arena *arena, const struct json *array, struct text **texts, size_t *count) {
    size_t size = 0;
    for (const struct json *member = array->first; member; member = member->next, size++)
        if (member->kind != JSON_STRING)
            return false;
    *texts = arena_take(arena, (size + 1) * sizeof **texts);
    *count = 0;
    for (const struct json *member = array->first; member; member = member->next)
        (*texts)[(*count)++] = member->text;
    return true;
}

static bool read_aliases(struct arena *arena, const struct json *array, struct alias **aliases,
                         size_t *count) {
    size_t size = 0;
    for (const struct json *member = array->first; member; member = member->next, size++)
        if (member->kind != JSON_OBJECT)
            return false;
    *aliases = arena_take(arena, (size + 1) * sizeof **aliases);
    *count = 0;
    for (const struct json *member = array->first; member; member = member->next)
        (*aliases)[(*count)++] = (struct alias){json_text(member, "name"), json_text(member, "rule")};
    return true;
}

/* Reads one member into its field; false when it is of another type. */
static bool read_field(struct arena *arena, const struct field_place *field, const struct json *value,
                       char *base) {
    void *at = base + field->at, *count = base + field->count;
    long number = 0;
    switch (field->type) {
    case FIELD_TEXT:
        if (value->kind == JSON_STRING)
            *(struct text *)at = value->text;
        return value->kind == JSON_STRING || value->kind == JSON_NULL;
    case FIELD_TEXTS:
        return value->kind == JSON_ARRAY && read_texts(arena, value, at, count);
    case FIELD_ALIASES:
        return value->kind == JSON_ARRAY && read_aliases(arena, value, at, count);
    case FIELD_FLAG:
        *(bool *)at = value->kind == JSON_TRUE;
        return value->kind == JSON_TRUE || value->kind == JSON_FALSE;
    case FIELD_OFFSET:
    case FIELD_NUMBER:
    case FIELD_FORMAT:
        break;
    }
    if (!json_number(value, &number) || number < 0)
        return false;
    if (field->type == FIELD_FORMAT)
        *(long *)at = number;
    else
        *(size_t *)at = (size_t)number;
    return true;
}

/* The field that is called `name`: most often the one at `guess` or soon behind it, since members come in the order of
   the layout. layout->count when there is none. */
static size_t find_field(const struct layout *layout, struct text name, size_t guess) {
    for (size_t i = guess; i < layout->count; i++)
        if (text_is(name, layout->fields[i].name))
            return i;
    for (size_t i = 0; i < guess; i++)
        if (text_is(name, layout->fields[i].name))
            return i;
    return layout->count;
}

static bool read_fields(struct arena *arena, struct record *record, struct error *error) {
    const struct layout *layout = layout_of(record->type);
    size_t next = 0;
    for (const struct json *member = record->json->first; member; member = member->next) {
        size_t i = find_field(layout, member->key, next);
        if (i == layout->count) /* no business of ours */
            continue;
        if (!read_field(arena, &layout->fields[i], member, (char *)&record->is))
            return fault(record, error, layout->fields[i].name, "wrong type of value for");
        next = i + 1;
    }
    return true;
}

static bool is_sound(struct record *record, struct error *error) {
    switch (record->type) {
    case RECORD_DOCUMENT:
        return record->is.document.id.size || fault(record, error, "id", "a document without");
    case RECORD_MENTION:
        if (!record->is.mention.id.size)
            return fault(record, error, "id", "a mention without");
        return record->is.mention.end >= record->is.mention.start ||
               fault(record, error, "end", "start lies behind");
    case RECORD_RELATION:
        if (!record->is.relation.id.size)
            return fault(record, error, "id", "a relation without");
        return record->is.relation.end >= record->is.relation.start ||
               fault(record, error, "end", "start lies behind");
    case RECORD_ENTITY:
        return record->is.entity.id.size || fault(record, error, "id", "an entity without");
    case RECORD_STREAM:
        return record->is.stream.format == 1 ||
               fault(record, error, "format", "this program reads format 1 alone, see");
    case RECORD_REFUSED:
    case RECORD_OTHER:
        break;
    }
    return true;
}

static bool decode(struct record_reader *reader, struct arena *arena, struct record *record,
                   struct error *error) {
    record->json = json_read(reader->json, arena, record->line, error);
    if (!record->json)
        return false;
    const struct json *type = json_find(record->json, "type");
    if (!type || type->kind != JSON_STRING)
        return error_set(error, NULL, 0, 1, "no record: an object with a \"type\" is wanted");
    record->type = layout_find(type->text);
    return read_fields(arena, record, error) && is_sound(record, error);
}

enum record_result record_next(struct record_reader *reader, struct arena *arena, struct record *record,
                               struct error *error) {
    for (;;) {
        ssize_t size = getdelim(&reader->line, &reader->capacity, '\n', reader->file);
        if (size < 0)
            return RECORD_END;
        reader->number++;
        bool whole = reader->line[size - 1] == '\n';
        struct text line = {reader->line, (size_t)size - whole};
        if (line.size && line.at[line.size - 1] == '\r')
            line.size--;
        if (!text_trim(line).size)
            continue;
        memset(record, 0, sizeof *record);
        record->line = (struct text){arena_take_copy(arena, line.at, line.size), line.size};
        struct error here;
        error_set(&here, NULL, 0, 0, "%s", "");
        if (decode(reader, arena, record, &here))
            return RECORD_READ;
        error_set(error, reader->name, reader->number, here.column ? here.column : 1, "%s%s",
                  whole ? "" : "truncated: ", here.message);
        return RECORD_MALFORMED;
    }
}
