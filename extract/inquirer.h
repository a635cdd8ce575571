/* Who inquires where a panel or its people are told of. */
#ifndef EXTRACT_INQUIRER_H
#define EXTRACT_INQUIRER_H

#include "extract/relations.h"

/* Adds to the source of an inquiry the person who leads a panel without a name ("a panel led by A looked into
   B"), and puts in place of people of a trade the body that they come from ("engineers from A examined B") or
   that they are ("A, auditors from Leeds, who examined B"). */
void inquirer_complete(const struct analysis *analysis, const struct line *line, struct role *source);

#endif
