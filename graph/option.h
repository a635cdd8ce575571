/* Command lines: `--name`, `--name value`, `--name=value`, `-o value`, operands in any order, `--` before operands only.

   Ownership: nothing is copied; words point into argv. */
#ifndef GRAPH_OPTION_H
#define GRAPH_OPTION_H

#include <stdbool.h>
#include <stddef.h>

struct option {
    const char *name;
    char letter; /* 0 for none */
    int words;   /* how many it takes: 0, 1 or 2 */
};

struct option_reader {
    const struct option *options;
    size_t options_count;
    int argc, at;
    char **argv;
    bool only_operands;
    const char *words[2]; /* of the option, or the operand */
    char message[160];    /* what is wrong, after OPTION_WRONG */
};

enum { OPTION_END = -1, OPTION_OPERAND = -2, OPTION_WRONG = -3 };

/* Begins behind argv[0]. */
void option_reader_init(struct option_reader *reader, const struct option *options, size_t count, int argc,
                        char **argv);

/* The number of the next option in the table, or one of the above. */
int option_next(struct option_reader *reader);

#endif
