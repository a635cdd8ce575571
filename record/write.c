/* Records in, lines out: fields in the order of layout.c, absent ones left out. */
#include <string.h>

#include "record/layout.h"
#include "record/record.h"

static void write_texts(struct json_writer *writer, const struct text *texts, size_t count) {
    json_write_open(writer, '[');
    for (size_t i = 0; i < count; i++)
        json_write_text(writer, texts[i]);
    json_write_close(writer, ']');
}

static void write_aliases(struct json_writer *writer, const struct alias *aliases, size_t count) {
    json_write_open(writer, '[');
    for (size_t i = 0; i < count; i++) {
        json_write_open(writer, '{');
        json_write_field(writer, "name", aliases[i].name);
        json_write_field(writer, "rule", aliases[i].rule);
        json_write_close(writer, '}');
    }
    json_write_close(writer, ']');
}

static bool is_left_out(const struct field_place *field, const char *base) {
    switch (field->type) {
    case FIELD_TEXT:
        return !((const struct text *)(const void *)(base + field->at))->size;
    case FIELD_TEXTS:
    case FIELD_ALIASES:
        return !*(const size_t *)(const void *)(base + field->count);
    case FIELD_NUMBER:
        return !*(const size_t *)(const void *)(base + field->at);
    case FIELD_FLAG:
        return !*(const bool *)(base + field->at);
    case FIELD_OFFSET:
    case FIELD_FORMAT:
        break;
    }
    return false;
}

static void write_field(struct json_writer *writer, const struct field_place *field, const char *base) {
    const void *at = base + field->at, *count = base + field->count;
    json_write_ready_key(writer, field->key);
    switch (field->type) {
    case FIELD_TEXT:
        json_write_text(writer, *(const struct text *)at);
        break;
    case FIELD_TEXTS:
        write_texts(writer, *(struct text *const *)at, *(const size_t *)count);
        break;
    case FIELD_ALIASES:
        write_aliases(writer, *(struct alias *const *)at, *(const size_t *)count);
        break;
    case FIELD_OFFSET:
    case FIELD_NUMBER:
        json_write_integer(writer, (long long)*(const size_t *)at);
        break;
    case FIELD_FORMAT:
        json_write_integer(writer, *(const long *)at);
        break;
    case FIELD_FLAG:
        json_write_bool(writer, true);
        break;
    }
}

static void write_record(struct json_writer *writer, enum record_type type, const void *record) {
    const struct layout *layout = layout_of(type);
    json_write_open(writer, '{');
    json_write_key(writer, "type");
    json_write_string(writer, layout->type);
    for (size_t i = 0; i < layout->count; i++)
        if (!is_left_out(&layout->fields[i], record))
            write_field(writer, &layout->fields[i], record);
    json_write_close(writer, '}');
    json_write_newline(writer);
}

void record_write_stream(struct json_writer *writer, const struct stream *stream) {
    write_record(writer, RECORD_STREAM, stream);
}

void record_write_document(struct json_writer *writer, const struct document *document) {
    write_record(writer, RECORD_DOCUMENT, document);
}

void record_write_mention(struct json_writer *writer, const struct mention *mention) {
    write_record(writer, RECORD_MENTION, mention);
}

void record_write_relation(struct json_writer *writer, const struct relation *relation) {
    write_record(writer, RECORD_RELATION, relation);
}

void record_write_entity(struct json_writer *writer, const struct entity *entity) {
    write_record(writer, RECORD_ENTITY, entity);
}

void record_write_refused(struct json_writer *writer, const struct refused *refused) {
    write_record(writer, RECORD_REFUSED, refused);
}

static bool is_replaced(struct text key, const struct field *fields, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_is(key, fields[i].name))
            return true;
    return false;
}

void record_write_with(struct json_writer *writer, const struct record *record, const struct field *fields,
                       size_t fields_count) {
    if (!fields_count || !record->json) {
        json_write_raw(writer, record->line);
        json_write_newline(writer);
        return;
    }
    json_write_open(writer, '{');
    for (const struct json *member = record->json->first; member; member = member->next)
        if (!is_replaced(member->key, fields, fields_count))
            json_write_member(writer, member);
    for (size_t i = 0; i < fields_count; i++)
        json_write_field(writer, fields[i].name, fields[i].value);
    json_write_close(writer, '}');
    json_write_newline(writer);
}

bool record_flush(struct json_writer *writer, FILE *file) {
    bool took = writer->size == 0 || fwrite(writer->at, 1, writer->size, file) == writer->size;
    json_writer_reset(writer);
    return took;
}
