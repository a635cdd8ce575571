/* Whom a text's first lines tell of before they name him. */
#ifndef EXTRACT_LEAD_H
#define EXTRACT_LEAD_H

#include "extract/analysis.h"

/* Ties the description that begins a text's lead to the name that begins the next sentence, where nobody else can be meant. */
void lead_find(struct analysis *analysis);

#endif
