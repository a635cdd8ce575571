/* Texts as they were found in; rows that `sort` and `cut` can read out. */
#include "extract/row.h"

void row_put(FILE *out, struct text text) {
    for (size_t i = 0; i < text.size; i++)
        putc((unsigned char)text.at[i] < ' ' || text.at[i] == 0x7f ? ' ' : text.at[i], out);
}
