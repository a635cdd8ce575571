/* The stream between the stages: JSON Lines, one record a line, `type` first (format 1, see record/README.md).

   Reading: a struct record_reader hands out one line at a time; what it knows is decoded into the structs
   below, what it does not know keeps its line. Decoded texts are taken from the arena given to record_next and live as long as
   it. Writing: one function a type, fields in one fixed order, absent ones left out. */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "record/json.h"
#include "record/text.h"

struct arena;
struct error;

enum record_type {
    RECORD_STREAM,
    RECORD_DOCUMENT,
    RECORD_MENTION,
    RECORD_RELATION,
    RECORD_ENTITY,
    RECORD_REFUSED,
    RECORD_OTHER /* a type that this version does not know: passes through */
};

struct stream {
    long format;       /* 1 */
    struct text rules; /* hash of the rule set, 16 hex digits */
    struct text *by;   /* programs and versions, in the order in which they wrote: "whowhom extract 0.1.0" */
    size_t by_count;
};

struct document {
    struct text id;
    struct text date; /* publication date, EDTF; empty where unknown */
    struct text title, url, source;
    size_t bytes;
    struct text sha256; /* of the text's bytes, 64 hex digits */
};

struct mention {
    struct text id;
    struct text doc;
    struct text kind; /* person institution place date age matter, or what a rule set adds */
    struct text form; /* name nominal pronoun */
    size_t start, end;
    struct text text;   /* the bytes quoted */
    size_t sentence;    /* number in the document, from 0 */
    struct text value;  /* date: EDTF; age: a number or a range */
    struct text anchor; /* date: text document context none */
    /* date: day weekend week month season interval year decade century; a baby's age: day week month */
    struct text precision;
    struct text alternative; /* date: EDTF of the other reading, where two differ */
    struct text at;          /* age: when it was so, EDTF; empty for now, the day of publication */
    struct text birth;       /* age: EDTF interval in which its person was born */
    struct text of;          /* age: the mention whose age it is */
    struct text *about;      /* matter: ids of mentions that it concerns */
    size_t about_count;
    struct text title;          /* person: the title before the name, as written */
    struct text given, surname; /* person: the parts that the rule captured, where it did */
    struct text gender; /* f or m where title, given name or the word itself says so; pl for plurals */
    struct text role; /* person: "chief executive"; of a body the classes, comma-joined: "police,oversight" */
    struct text alias_of; /* mention id: the text says that this names the same entity: "known as", "(HPB)" */
    struct text not_of;   /* mention id: the text says that it is another: "no relation", "his brother" */
    struct text speaker;  /* pronoun I/we in a quote: mention id of the speaker */
    struct text kin, kin_of; /* person's name: "wife" and whose, a mention id; none behind "his wife" */
    struct text body;        /* person: mention id of the body that he leads or speaks for */
    struct text block;       /* headline byline caption boilerplate; empty for body */
    bool subject;            /* stands as the subject of its clause */
    struct text rule;
    struct text entity, resolved_by; /* added by resolve */
};

struct relation {
    struct text id;
    struct text doc;
    struct text kind;                           /* contacted investigated, or what a rule set adds */
    struct text source_mention, target_mention; /* source absent where nobody is named for the act */
    struct text status; /* asserted planned alleged denied negated attempted conditional requested */
    bool mutual;
    struct text date;         /* EDTF */
    struct text date_mention; /* mention ids */
    struct text place_mention;
    struct text channel; /* call message email letter meeting talk visit ... */
    /* investigated: called-for opened continuing reopened extended referred closed dropped */
    struct text stage;
    struct text tense;       /* past present future */
    struct text attribution; /* who says so, as written; empty for the outlet's own voice */
    struct text trigger;     /* the words that gave the relation away */
    struct text cue;         /* the words that settled the status */
    size_t start, end;       /* the sentence */
    struct text text;
    struct text rule;
    struct text source, target; /* entity ids, added by resolve */
};

struct entity {
    struct text id;
    struct text kind;
    struct text name;
    struct alias *aliases;
    size_t aliases_count;
    struct text age;      /* a number or a range; the latest read */
    struct text age_date; /* EDTF date that the age was read against */
    struct text gender;
    struct text role;   /* person: the role; institution: its class */
    struct text *about; /* matter: entity ids */
    size_t about_count;
    struct text *candidates; /* entity ids between which the text does not decide; the name ends in '?' */
    size_t candidates_count;
    size_t mentions;
    struct text *documents;
    size_t documents_count;
};

struct alias {
    struct text name;
    struct text rule; /* the rule or sieve that joined it */
};

struct refused {
    struct text doc;
    size_t line; /* 0 where there is none */
    struct text reason;
};

struct record {
    enum record_type type;
    struct text line;        /* the line as it was read, without its newline */
    const struct json *json; /* the whole of it, parsed */
    union {
        struct stream stream;
        struct document document;
        struct mention mention;
        struct relation relation;
        struct entity entity;
        struct refused refused;
    } is;
};

struct record_reader;

/* Reads from `file`, which stays the caller's; `name` is for messages ("-" for standard input). */
struct record_reader *record_reader_new(FILE *file, const char *name);
void record_reader_free(struct record_reader *reader);

enum record_result { RECORD_READ, RECORD_MALFORMED, RECORD_END };

/* Reads the next line into `record`, taken from `arena`. Empty lines are skipped. RECORD_MALFORMED fills `error` with file, line and
   column (a line that is no JSON object with a type, a field of the wrong type, no id, end before start); the line is then in record->line and the next call goes on
   behind it. A last line without a newline is read if whole, else malformed ("truncated"). */
enum record_result record_next(struct record_reader *reader, struct arena *arena, struct record *record,
                               struct error *error);

/* Each writes one line. */
void record_write_stream(struct json_writer *writer, const struct stream *stream);
void record_write_document(struct json_writer *writer, const struct document *document);
void record_write_mention(struct json_writer *writer, const struct mention *mention);
void record_write_relation(struct json_writer *writer, const struct relation *relation);
void record_write_entity(struct json_writer *writer, const struct entity *entity);
void record_write_refused(struct json_writer *writer, const struct refused *refused);

struct field {
    const char *name;
    struct text value;
};

/* Writes a record as it was read (its own line), but with `fields` set at its end: members of these names that
   it had are left out, fields whose value is empty are not written. What a stage does not know stays untouched. */
void record_write_with(struct json_writer *writer, const struct record *record, const struct field *fields,
                       size_t fields_count);

/* The id of a mention or relation: 'm' or 'r' and 16 hex digits, a function of document, place and rule, so that a
   piece of work done twice gives the same ids. `what` tells apart records of one place (kind, target). */
struct text record_id(struct arena *arena, char letter, struct text doc, size_t start, size_t end,
                      struct text rule, struct text what);

/* SHA-256 (FIPS 180-4) of `text` as 64 hex digits, taken from `arena`. */
struct text record_sha256(struct arena *arena, struct text text);

/* Whether `file` took everything: writes the buffer, empties it, and is false when that failed. */
bool record_flush(struct json_writer *writer, FILE *file);

#endif
