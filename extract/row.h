/* Rows that commands print: one fact a line. */
#ifndef EXTRACT_ROW_H
#define EXTRACT_ROW_H

#include <stdio.h>

#include "record/text.h"

/* Prints a text without breaking its row: control characters as spaces. */
void row_put(FILE *out, struct text text);

#endif
