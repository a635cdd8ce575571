/* Whose wife or son somebody is told to be: "Lucy's mother, Ada Hay", "his wife, Ruth", "Ivo Bell, her brother,". */
#ifndef EXTRACT_KIN_H
#define EXTRACT_KIN_H

#include "extract/analysis.h"

/* Fills `kin` and `kin_of` of people's names. Wants the ties applied. */
void kins_find(struct analysis *analysis);

#endif
