/* What went wrong, in one place and one form: see error.h. */
#include "record/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int error_set(struct error *error, const char *file, size_t line, size_t column, const char *format, ...) {
    if (!error)
        return 0;
    va_list arguments;
    snprintf(error->file, sizeof error->file, "%s", file ? file : "");
    error->line = line;
    error->column = column;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return 0;
}

char *error_text(const struct error *error, char *at, size_t size) {
    char place[64] = "";
    if (error->line && error->column)
        snprintf(place, sizeof place, "%zu:%zu: ", error->line, error->column);
    else if (error->line)
        snprintf(place, sizeof place, "%zu: ", error->line);
    const char *separator = !error->file[0] ? "" : error->line ? ":" : ": ";
    snprintf(at, size, "%s%s%s%s", error->file, separator, place, error->message);
    return at;
}
