/* Records in, lines out: fields in the order of layout.c, absent ones left out. */
#include <string.h>

#include "record/layout.h"
#include "record/record.h"

static void write_texts(struct json_writer *writer, const char *name, const struct text *texts,
                        size_t count) {
    if (!count)
        return;
    json_write_key(writer, name);
    json_write_open(writer, '[');
    for (size_t i = 0; i < count; i++)
        json_write_text(writer, texts[i]);
    json_write_close(writer, ']');
}

static void write_aliases(struct json_writer *writer, const char *name, const struct alias *aliases,
                          size_t count) {
    if (!count)
        return;
    json_write_key(writer, name);
    json_write_open(writer, '[');
    for (size_t i = 0; i < count; i++) {
        json_write_open(writer, '{');
        json_write_field(writer, "name", aliases[i].name);
        json_write_field(writer, "rule", aliases[i].rule);
        json_write_close(writer, '}');
    }
    json_write_close(writer, ']');
}

static void write_field(struct json_writer *writer, const struct field_place *field, const char *base) {
    const void *at = base + field->at, *count = base + field->count;
    switch (field->type) {
    case FIELD_TEXT:
        json_write_field(writer, field->name, *(const struct text *)at);
        break;
    case FIELD_TEXTS:
        write_texts(writer, field->name, *(struct text *const *)at, *(const size_t *)count);
        break;
    case FIELD_ALIASES:
        write_aliases(writer, field->name, *(struct alias *const *)at, *(const size_t *)count);
        break;
    case FIELD_OFFSET:
        json_write_integer_field(writer, field->name, (long long)*(const size_t *)at);
        break;
    case FIELD_FORMAT:
        json_write_integer_field(writer, field->name, *(const long *)at);
        break;
    case FIELD_NUMBER:
        if (*(const size_t *)at)
            json_write_integer_field(writer, field->name, (long long)*(const size_t *)at);
        break;
    case FIELD_FLAG:
        if (!*(const bool *)at)
            break;
        json_write_key(writer, field->name);
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
