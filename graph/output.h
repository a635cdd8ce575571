/* A file that is whole or not there: written under another name beside it, and renamed when all of it is on
   the disk. Devices and pipes (/dev/null, /dev/full) are written as they are.

   Ownership: what output_open made is undone by output_close. */
#ifndef GRAPH_OUTPUT_H
#define GRAPH_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

struct error;

struct output {
    FILE *file;
    char *path, *temporary; /* temporary: NULL when the path is written itself */
};

bool output_open(struct output *output, const char *path, struct error *error);

/* Closes; keeps the file when `is_whole`. False when it could not be written: then the old one is still
   there. */
bool output_close(struct output *output, bool is_whole, struct error *error);

#endif
