/* The rule files that the program carries: every .rules and .txt file below rules/, as it was when the program
   was built. cmake/rules.cmake writes the table; its order is that of the names, by bytes. */
#ifndef RULES_BUILTIN_H
#define RULES_BUILTIN_H

#include <stddef.h>

struct rules_file {
    const char *name; /* the path below rules/, such as "list/city.txt" */
    const char *at;   /* the file's bytes; one NUL follows them */
    const char *end;
};

/* `rules_builtin_count` files, and one row of NULLs after them. */
extern const struct rules_file rules_builtin[];
extern const size_t rules_builtin_count;

/* The lists and rules made ready (image.h); `at` is NULL in the program that makes them so. */
extern const struct rules_file lists_image, rules_image;

#endif
