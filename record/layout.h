/* Which fields a record of each type has, in the order in which they are written: the one table that reading and
   writing share. Used by record.c and write.c alone. */
#ifndef RECORD_LAYOUT_H
#define RECORD_LAYOUT_H

#include <stddef.h>

#include "record/record.h"

enum field_type {
    FIELD_TEXT,  /* struct text; left out when empty */
    FIELD_TEXTS, /* struct text * and a count; left out when there are none */
    FIELD_ALIASES,
    FIELD_OFFSET, /* size_t; always written */
    FIELD_NUMBER, /* size_t; left out when 0 */
    FIELD_FORMAT, /* long; always written */
    FIELD_FLAG    /* bool; left out when false */
};

struct field_place {
    const char *name;
    struct text key; /* the name as it is written, with quotes and colon */
    enum field_type type;
    size_t at;    /* offset in the struct */
    size_t count; /* offset of the count of a list */
};

struct layout {
    const char *type; /* "mention" */
    const struct field_place *fields;
    size_t count;
};

/* The layout of a record type; its `count` is 0 for RECORD_OTHER. */
const struct layout *layout_of(enum record_type type);

/* The record type that `type` names; RECORD_OTHER for one that is not known. */
enum record_type layout_find(struct text type);

#endif
