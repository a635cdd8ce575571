/* For whom somebody speaks: "Kelp Board spokesman Ivo Marsh", "Ann Hay, chief executive of Brook Rail". Such a one's "we" is
   the body's. */
#ifndef EXTRACT_VOICE_H
#define EXTRACT_VOICE_H

#include "extract/analysis.h"

/* Fills `body` of people's names whom the text gives an office in a body or its voice. */
void voices_find(struct analysis *analysis);

#endif
