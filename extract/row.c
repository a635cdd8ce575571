/* Texts as they were found in; rows that `sort` and `cut` can read out. */
#include "extract/row.h"

#include <stdio.h>

void row_put(struct text text) {
    for (size_t i = 0; i < text.size; i++)
        putchar((unsigned char)text.at[i] < ' ' || text.at[i] == 0x7f ? ' ' : text.at[i]);
}
