/* JSON in by yajl, out by a plain buffer. The one idea: one parser handle serves the whole stream (making one a line costs
   more than parsing it), and values are built in the caller's arena. */
#include "record/json.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "record/arena.h"
#include "record/error.h"

enum { DEPTH_MOST = 64 };

struct json_reader {
    yajl_handle handle;
    struct arena *arena;
    struct json *root;
    struct json *open[DEPTH_MOST];  /* containers being read */
    struct json **tail[DEPTH_MOST]; /* where their next member goes */
    int depth;
    struct text key;
    bool too_deep;
};

static struct json *add(struct json_reader *reader, enum json_kind kind) {
    struct json *value = arena_take(reader->arena, sizeof *value);
    value->kind = kind;
    value->key = reader->key;
    reader->key = (struct text){NULL, 0};
    if (reader->depth) {
        struct json ***tail = &reader->tail[reader->depth - 1];
        **tail = value;
        *tail = &value->next;
    } else {
        value->next = reader->root; /* a second root is a fault of the line */
        reader->root = value;
    }
    return value;
}

static struct text copy(struct json_reader *reader, const unsigned char *at, size_t size) {
    return (struct text){arena_take_copy(reader->arena, (const char *)at, size), size};
}

static int on_null(void *with) {
    return add(with, JSON_NULL) != NULL;
}

static int on_boolean(void *with, int value) {
    return add(with, value ? JSON_TRUE : JSON_FALSE) != NULL;
}

static int on_number(void *with, const char *at, size_t size) {
    struct json *value = add(with, JSON_NUMBER);
    value->text = copy(with, (const unsigned char *)at, size);
    return 1;
}

static int on_string(void *with, const unsigned char *at, size_t size) {
    struct json *value = add(with, JSON_STRING);
    value->text = copy(with, at, size);
    return 1;
}

static int open_container(struct json_reader *reader, enum json_kind kind) {
    if (reader->depth == DEPTH_MOST) {
        reader->too_deep = true;
        return 0;
    }
    struct json *value = add(reader, kind);
    reader->open[reader->depth] = value;
    reader->tail[reader->depth++] = &value->first;
    return 1;
}

static int on_open_object(void *with) {
    return open_container(with, JSON_OBJECT);
}

static int on_open_array(void *with) {
    return open_container(with, JSON_ARRAY);
}

static int on_close(void *with) {
    struct json_reader *reader = with;
    reader->depth--;
    return 1;
}

static int on_key(void *with, const unsigned char *at, size_t size) {
    struct json_reader *reader = with;
    reader->key = copy(reader, at, size);
    return 1;
}

static const yajl_callbacks callbacks = {on_null,   on_boolean,    NULL,           NULL,
                                         on_number, on_string,     on_open_object, on_key,
                                         on_close,  on_open_array, on_close};

static void open_handle(struct json_reader *reader) {
    reader->handle = yajl_alloc(&callbacks, NULL, reader);
    assert(reader->handle);
    yajl_config(reader->handle, yajl_allow_multiple_values, 1);
    yajl_config(reader->handle, yajl_dont_validate_strings, 1);
}

struct json_reader *json_reader_new(void) {
    struct json_reader *reader = arena_resize_block(NULL, sizeof *reader);
    *reader = (struct json_reader){.handle = NULL};
    open_handle(reader);
    return reader;
}

void json_reader_free(struct json_reader *reader) {
    if (!reader)
        return;
    yajl_free(reader->handle);
    free(reader);
}

/* After an error the handle is of no more use. */
static struct json *fail(struct json_reader *reader, struct error *error, size_t column,
                         const char *message) {
    if (error) { /* the file and its line are the caller's to name */
        *error = (struct error){.column = column};
        snprintf(error->message, sizeof error->message, "%s", message);
    }
    yajl_free(reader->handle);
    open_handle(reader);
    return NULL;
}

static const char *reason(struct json_reader *reader, const unsigned char *at, size_t size, char *message,
                          size_t room) {
    unsigned char *told = yajl_get_error(reader->handle, 0, at, size);
    snprintf(message, room, "%s", (const char *)told);
    yajl_free_error(reader->handle, told);
    message[strcspn(message, "\n")] = '\0';
    return message;
}

struct json *json_read(struct json_reader *reader, struct arena *arena, struct text line,
                       struct error *error) {
    struct error ignored = {.file = ""};
    struct error *said = error ? error : &ignored;
    line = text_trim(line);
    reader->arena = arena;
    reader->root = NULL;
    reader->depth = 0;
    reader->too_deep = false;
    reader->key = (struct text){NULL, 0};
    if (!line.size)
        return fail(reader, said, 1, "no JSON value");
    const unsigned char *at = (const unsigned char *)line.at;
    yajl_status status = yajl_parse(reader->handle, at, line.size);
    if (status == yajl_status_ok)
        status = yajl_parse(reader->handle, (const unsigned char *)"\n", 1); /* ends a number */
    size_t column = yajl_get_bytes_consumed(reader->handle) + 1;
    char message[256];
    if (reader->too_deep)
        return fail(reader, said, column, "JSON nested too deeply");
    if (status != yajl_status_ok)
        return fail(reader, said, column, reason(reader, at, line.size, message, sizeof message));
    if (reader->depth || !reader->root)
        return fail(reader, said, line.size + 1, "JSON cut off (truncated)");
    if (reader->root->next)
        return fail(reader, said, column, "more than one JSON value");
    return reader->root;
}

const struct json *json_find(const struct json *object, const char *key) {
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    const struct json *found = NULL;
    struct text wanted = text_of(key);
    for (const struct json *member = object->first; member; member = member->next)
        if (text_is_equal(member->key, wanted))
            found = member; /* the last of equal keys counts */
    return found;
}

struct text json_text(const struct json *object, const char *key) {
    const struct json *member = json_find(object, key);
    return member && member->kind == JSON_STRING ? member->text : (struct text){"", 0};
}

bool json_number(const struct json *value, long *number) {
    if (value->kind != JSON_NUMBER || value->text.size > 18)
        return false;
    char *end;
    *number = strtol(value->text.at, &end, 10);
    return *end == '\0';
}

bool json_integer(const struct json *object, const char *key, long *value) {
    const struct json *member = json_find(object, key);
    return member && json_number(member, value);
}

bool json_bool(const struct json *object, const char *key) {
    const struct json *member = json_find(object, key);
    return member && member->kind == JSON_TRUE;
}

void json_writer_init(struct json_writer *writer) {
    *writer = (struct json_writer){NULL, 0, 0, false};
}

void json_writer_done(struct json_writer *writer) {
    free(writer->at);
    json_writer_init(writer);
}

void json_writer_reset(struct json_writer *writer) {
    writer->size = 0;
    writer->comma = false;
}

static void widen(struct json_writer *writer, size_t more) {
    writer->capacity = (writer->size + more) * 2;
    writer->at = arena_resize_block(writer->at, writer->capacity);
}

/* Room for `more` bytes behind what stands. */
static char *reserve(struct json_writer *writer, size_t more) {
    if (writer->size + more > writer->capacity)
        widen(writer, more);
    return writer->at + writer->size;
}

static void put(struct json_writer *writer, const char *at, size_t size) {
    if (size)
        memcpy(reserve(writer, size), at, size);
    writer->size += size;
}

static void put_char(struct json_writer *writer, char c) {
    *reserve(writer, 1) = c;
    writer->size++;
}

static void begin_value(struct json_writer *writer) {
    if (writer->comma)
        put_char(writer, ',');
    writer->comma = true;
}

void json_write_open(struct json_writer *writer, char bracket) {
    begin_value(writer);
    put_char(writer, bracket);
    writer->comma = false;
}

void json_write_close(struct json_writer *writer, char bracket) {
    put_char(writer, bracket);
    writer->comma = true;
}

/* Length of the valid UTF-8 character at `at`, 0 for none. */
static size_t utf8_size(const char *at, size_t left) {
    const unsigned char *b = (const unsigned char *)at;
    size_t size = b[0] < 0x80                   ? 1
                  : b[0] >= 0xC2 && b[0] < 0xE0 ? 2
                  : b[0] >= 0xE0 && b[0] < 0xF0 ? 3
                  : b[0] >= 0xF0 && b[0] < 0xF5 ? 4
                                                : 0;
    return size && size <= left && text_is_utf8((struct text){at, size}) ? size : 0;
}

/* Whether all of eight bytes stand in JSON as they are: ASCII, no control characters, no quotes and no backslashes. A borrow from
   a byte below the one taken off shows in the top bit of some byte; it may say no too often, never too seldom. */
static bool are_plain(uint64_t bytes) {
    const uint64_t each = 0x0101010101010101, tops = each << 7;
    uint64_t quotes = bytes ^ each * '"', slashes = bytes ^ each * '\\';
    return !((bytes | (bytes - each * 0x20) | (quotes - each) | (slashes - each)) & tops);
}

static bool is_plain(char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/* Copies to `at` as much of the text's beginning as stands in JSON as it is, eight bytes at a time; how much that was. */
static size_t copy_plain(char *at, struct text text) {
    size_t i = 0;
    uint64_t bytes;
    for (; i + sizeof bytes <= text.size; i += sizeof bytes) {
        memcpy(&bytes, text.at + i, sizeof bytes);
        if (!are_plain(bytes))
            break;
        memcpy(at + i, &bytes, sizeof bytes);
    }
    for (; i < text.size && is_plain(text.at[i]); i++)
        at[i] = text.at[i];
    return i;
}

static void put_escaped(struct json_writer *writer, struct text text) {
    static const char hex[] = "0123456789abcdef";
    size_t start = 0;
    for (size_t i = 0; i < text.size;) {
        unsigned char c = (unsigned char)text.at[i];
        size_t size = c < 0x80 ? 1 : utf8_size(text.at + i, text.size - i);
        if (size && c >= 0x20 && c != '"' && c != '\\') {
            i += size;
            continue;
        }
        put(writer, text.at + start, i - start);
        char escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
        if (!size)
            put(writer, "\xEF\xBF\xBD", 3);
        else if (c == '"' || c == '\\')
            put(writer, (char[2]){'\\', (char)c}, 2);
        else if (c == '\n')
            put(writer, "\\n", 2);
        else if (c == '\t')
            put(writer, "\\t", 2);
        else if (c == '\r')
            put(writer, "\\r", 2);
        else
            put(writer, escape, 6);
        i += size ? size : 1;
        start = i;
    }
    put(writer, text.at + start, text.size - start);
}

void json_write_text(struct json_writer *writer, struct text text) {
    char *begin = reserve(writer, text.size + 3), *at = begin;
    if (writer->comma)
        *at++ = ',';
    *at++ = '"';
    size_t plain = copy_plain(at, text);
    writer->size += (size_t)(at - begin) + plain;
    if (plain < text.size)
        put_escaped(writer, text_slice(text, plain, text.size));
    put_char(writer, '"');
    writer->comma = true;
}

void json_write_key(struct json_writer *writer, const char *key) {
    json_write_text(writer, text_of(key));
    put_char(writer, ':');
    writer->comma = false;
}

void json_write_ready_key(struct json_writer *writer, struct text key) {
    char *at = reserve(writer, key.size + 1);
    if (writer->comma)
        *at++ = ',';
    memcpy(at, key.at, key.size);
    writer->size += key.size + (writer->comma ? 1 : 0);
    writer->comma = false;
}

void json_write_string(struct json_writer *writer, const char *string) {
    json_write_text(writer, text_of(string));
}

void json_write_integer(struct json_writer *writer, long long value) {
    char digits[32];
    size_t at = sizeof digits;
    unsigned long long left = value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (value < 0)
        digits[--at] = '-';
    json_write_raw(writer, (struct text){digits + at, sizeof digits - at});
}

void json_write_bool(struct json_writer *writer, bool value) {
    json_write_raw(writer, value ? TEXT("true") : TEXT("false"));
}

void json_write_raw(struct json_writer *writer, struct text json) {
    begin_value(writer);
    put(writer, json.at, json.size);
}

void json_write_value(struct json_writer *writer, const struct json *value) {
    switch (value->kind) {
    case JSON_NULL:
        json_write_raw(writer, TEXT("null"));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        json_write_bool(writer, value->kind == JSON_TRUE);
        break;
    case JSON_NUMBER:
        json_write_raw(writer, value->text);
        break;
    case JSON_STRING:
        json_write_text(writer, value->text);
        break;
    case JSON_ARRAY:
    case JSON_OBJECT:
        json_write_open(writer, value->kind == JSON_ARRAY ? '[' : '{');
        for (const struct json *member = value->first; member; member = member->next) {
            if (value->kind == JSON_OBJECT)
                json_write_member(writer, member);
            else
                json_write_value(writer, member);
        }
        json_write_close(writer, value->kind == JSON_ARRAY ? ']' : '}');
        break;
    }
}

void json_write_member(struct json_writer *writer, const struct json *member) {
    json_write_text(writer, member->key);
    put_char(writer, ':');
    writer->comma = false;
    json_write_value(writer, member);
}

void json_write_newline(struct json_writer *writer) {
    put_char(writer, '\n');
    writer->comma = false;
}

void json_write_field(struct json_writer *writer, const char *key, struct text text) {
    if (!text.size)
        return;
    json_write_key(writer, key);
    json_write_text(writer, text);
}

void json_write_integer_field(struct json_writer *writer, const char *key, long long value) {
    json_write_key(writer, key);
    json_write_integer(writer, value);
}
