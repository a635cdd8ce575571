/* JSON in and out: the one room that knows the JSON library (yajl reads; writing is a plain buffer with
   escaping, see README.md for the measurement).

   Ownership: a parsed value is taken from the arena given; its texts stay valid as long as the arena. */
#ifndef RECORD_JSON_H
#define RECORD_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "record/text.h"

struct arena;
struct error;

enum json_kind { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
    enum json_kind kind;
    struct text key;    /* of a member of an object; decoded */
    struct text text;   /* of a string: decoded, may hold NUL; of a number: as it was written */
    struct json *first; /* of an array or object: its members in order, linked by `next` */
    struct json *next;
};

struct json_reader;
struct json_reader *json_reader_new(void);
void json_reader_free(struct json_reader *reader);

/* Reads one value from all of `line` (strict JSON; invalid UTF-8 in strings is kept as it is; depth at most 64). NULL with
   `error`'s column and message when it is none. */
struct json *json_read(struct json_reader *reader, struct arena *arena, struct text line,
                       struct error *error);

const struct json *json_find(const struct json *object, const char *key); /* NULL when absent or no object */
struct text json_text(const struct json *object, const char *key);        /* of a string member, else empty */
bool json_integer(const struct json *object, const char *key, long *value); /* false unless a whole number */
bool json_number(const struct json *value, long *number);                   /* false unless a whole number */
bool json_bool(const struct json *object, const char *key);                 /* true only for true */

/* A growing buffer into which JSON is written. Commas are put by the writer. */
struct json_writer {
    char *at;
    size_t size, capacity;
    bool comma; /* a comma is due before the next value or key */
};

void json_writer_init(struct json_writer *writer);
void json_writer_done(struct json_writer *writer);
void json_writer_reset(struct json_writer *writer);

void json_write_open(struct json_writer *writer, char bracket);  /* '{' or '[' */
void json_write_close(struct json_writer *writer, char bracket); /* '}' or ']' */
void json_write_key(struct json_writer *writer, const char *key);
void json_write_ready_key(struct json_writer *writer, struct text key); /* given with its quotes and colon */
void json_write_text(struct json_writer *writer, struct text text);     /* invalid UTF-8 becomes U+FFFD */
void json_write_string(struct json_writer *writer, const char *string);
void json_write_integer(struct json_writer *writer, long long value);
void json_write_bool(struct json_writer *writer, bool value);
void json_write_raw(struct json_writer *writer, struct text json); /* a value that is JSON already */
void json_write_value(struct json_writer *writer, const struct json *value);
void json_write_member(struct json_writer *writer,
                       const struct json *member);   /* of an object: key and value */
void json_write_newline(struct json_writer *writer); /* ends a line; the next value starts anew */

/* key and value in one, leaving both out when the value is empty */
void json_write_field(struct json_writer *writer, const char *key, struct text text);
void json_write_integer_field(struct json_writer *writer, const char *key, long long value);

#endif
