/* What went wrong in the input, and where. Wrong input never aborts: the function that met it returns
   false or NULL and fills one of these; the command says it on standard error and goes on. */
#ifndef RECORD_ERROR_H
#define RECORD_ERROR_H

#include <stddef.h>

/* Exit status of every command. */
enum status {
    STATUS_DONE = 0,    /* also when nothing was found or some input was refused */
    STATUS_REFUSED = 1, /* some input was refused, under --strict */
    STATUS_USAGE = 2,   /* could not start: usage, rule file, no such file named */
    STATUS_OUTPUT = 3   /* the output could not be written */
};

struct error {
    char file[256];    /* the file or document that was being read; "-" for standard input */
    size_t line;       /* from 1; 0 where there is no line to name */
    size_t column;     /* in bytes, from 1; 0 where there is no column to name */
    char message[512]; /* one line, no full stop, no newline */
};

/* Sets all of `error` (which may be NULL, then nothing happens) and returns false, so that a reader can
   `return error_set(...)`. `file` may be NULL for none; `format` is printf's. */
__attribute__((format(printf, 5, 6))) int error_set(struct error *error, const char *file, size_t line,
                                                    size_t column, const char *format, ...);

/* Writes "file:line:column: message" without the parts that are unknown into `at` (`size` bytes, always
   terminated) and returns `at`. */
char *error_text(const struct error *error, char *at, size_t size);

#endif
