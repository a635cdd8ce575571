/* Rows that commands print: one fact a line. */
#ifndef EXTRACT_ROW_H
#define EXTRACT_ROW_H

#include "record/text.h"

/* Prints a text to standard output without breaking its row: control characters as spaces. */
void row_put(struct text text);

#endif
