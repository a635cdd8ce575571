/* Why two mentions or entities are one, or two: the sieves, the vetoes, with quotes. */
#ifndef RESOLVE_EXPLAIN_H
#define RESOLVE_EXPLAIN_H

#include <stdbool.h>
#include <stdio.h>

struct roll;
struct run;

/* Writes the explanation of A and B (ids of mentions or entities, or names) of a run that keeps its stories and has
   joined. False where one of them means nothing, or several things, here; `lost` is then that one.
   `is_same` becomes whether they are one. */
bool explain(FILE *out, const struct run *run, const struct roll *roll, const char *a, const char *b,
             bool *is_same, const char **lost);

#endif
