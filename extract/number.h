/* Numbers as news spells them: "25", "25th", "twenty-five", "twenty-fifth", "a". */
#ifndef EXTRACT_NUMBER_H
#define EXTRACT_NUMBER_H

#include "record/text.h"

/* The number that `text` (folded, any case) says, at most 9999; -1 when it says none. "a" and "an" are 1, "half" is none. */
int number_read(struct text text);

#endif
