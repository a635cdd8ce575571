/* What a careful reader found in a document: from brat's standoff or from our gold markup as JSON.

   Everything is taken from the arena given and lives as long. Offsets are bytes of the text, whatever the file counts in. */
#ifndef EXTRACT_GOLD_H
#define EXTRACT_GOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "record/text.h"

struct arena;
struct error;

struct gold_mention {
    struct text id;     /* brat's T7; empty in JSON */
    struct text kind;   /* person institution place date age matter */
    struct text form;   /* name nominal pronoun */
    struct text entity; /* whom it stands for; of an age, whose it is */
    struct text value;  /* EDTF, or the age */
    struct text text;
    size_t start, end;
    bool optional; /* neither rewarded nor punished */
};

struct gold_relation {
    struct text kind, source, target; /* entities; source "_" where nobody is named */
    struct text status, date;
    bool optional, mutual;
};

struct gold_about { /* a matter, and whom it concerns */
    struct text matter, entity;
};

struct gold {
    struct text id, text, sha256;
    struct gold_mention *mentions;
    size_t mentions_count, mentions_capacity;
    struct gold_relation *relations;
    size_t relations_count, relations_capacity;
    struct gold_about *abouts;
    size_t abouts_count, abouts_capacity;
    bool clustered; /* it says which mentions are one entity */
};

struct golds {
    struct gold *at;
    size_t count, capacity;
};

/* Adds the documents of `path` to `golds`: brat's standoff where it ends in .ann (the text stands beside it in
   .txt), else JSON Lines as ../shared's gold.py compiles them. False with `error` when it can't be read. */
bool gold_load(const char *path, struct arena *arena, struct golds *golds, struct error *error);

/* Reads standoff into `gold`, whose text is set; classes and attributes that it does not know are passed over. False
   with `error`'s line when a line is broken. */
bool gold_read_brat(struct text standoff, struct arena *arena, struct gold *gold, struct error *error);

struct gold_mention *gold_add_mention(struct gold *gold, struct arena *arena);
struct gold_relation *gold_add_relation(struct gold *gold, struct arena *arena);
struct gold_about *gold_add_about(struct gold *gold, struct arena *arena);

/* Takes the next line off the front of `rest`, without its end; false when there is none. */
bool gold_line(struct text *rest, struct text *line);

#endif
