/* Articles in: raw text from files or standard input, one document a file, cut into several, or a JSON line each. */
#ifndef EXTRACT_INPUT_H
#define EXTRACT_INPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "record/record.h"
#include "record/text.h"

struct arena;
struct error;

/* Bytes of the largest document that is read: far more than an article, little enough to be held with all that is found in it. */
enum { INPUT_TEXT_MOST = 8 << 20 };

enum split { SPLIT_NONE, SPLIT_LINE, SPLIT_BLANK, SPLIT_FORM_FEED, SPLIT_JSONL };

struct incoming {
    struct document document; /* id, date, title, url, source as given; no sha256 yet */
    struct text text;
    size_t line; /* where it begins, from 1 */
};

struct input;

/* Reads from `file`, which stays the caller's. `name` is the path as given, "-" for standard input. */
struct input *input_new(FILE *file, const char *name, enum split split);
void input_free(struct input *input);

/* Whether nothing is to be read from the file for now, and nobody knows when there will be; some documents may have been read ahead. */
bool input_waits(const struct input *input);

enum input_result { INPUT_READ, INPUT_REFUSED, INPUT_END };

/* Reads the next document; its texts are taken from `arena` or from the input and live until the next call.
   INPUT_REFUSED fills `error` (and incoming's id and line): that document is skipped, the next call goes on. */
enum input_result input_next(struct input *input, struct arena *arena, struct incoming *incoming,
                             struct error *error);

/* Files to be read in turn, each cut in the same way. */
struct input_files {
    char **names; /* "-" for standard input */
    int count;
    enum split split;
    size_t documents, refused; /* counted here */
};

typedef void input_document(void *with, struct arena *arena, const struct incoming *incoming);

/* Gives each document of `files` to `call`, with an arena that is emptied behind it. Refused documents are counted; false
   with `error` at the first file that can't be opened. */
bool input_each(struct input_files *files, input_document *call, void *with, struct error *error);

#endif
