/* Lines in capitals, in which nothing tells a name from the other words. */
#ifndef EXTRACT_SHOUT_H
#define EXTRACT_SHOUT_H

#include <stdbool.h>

#include "extract/wording.h"

struct analysis;
struct finding;

/* Bodies that lines not in capitals tell of, gathered when the first name in capitals asks. Begins as {0}. */
struct told_plainly {
    struct wordings names;
};

/* In a line of capitals "WHO SPOKE" holds no acronym, and "HARBOUR INQUIRY" no body's name unless the text below has it; `is_known`:
   a table of bodies has it. */
bool shout_is_all(const struct analysis *analysis, struct told_plainly *told, const struct finding *body,
                  bool is_known);

/* Keeps a body that is called otherwise from now on. */
void shout_rename(const struct analysis *analysis, struct told_plainly *told, const struct finding *body);

#endif
