/* "His client", "the defendant": whom a lawyer speaks for, who is on trial. */
#ifndef EXTRACT_CLIENT_H
#define EXTRACT_CLIENT_H

#include "extract/analysis.h"

/* Fills `alias_of` of such descriptions. Wants the ties applied. */
void clients_find(struct analysis *analysis);

#endif
