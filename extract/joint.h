/* Names of bodies with an "and" inside: one body, or two. */
#ifndef EXTRACT_JOINT_H
#define EXTRACT_JOINT_H

#include <stddef.h>

struct analysis;

/* Parts those among the findings from `first` on that are two, before overlaps are settled. */
void joints_part(struct analysis *analysis, size_t first);

#endif
