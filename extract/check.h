/* Rules against their own examples (rules/README.md, "Examples"). */
#ifndef EXTRACT_CHECK_H
#define EXTRACT_CHECK_H

#include "extract/analysis.h"

/* What a rule made of an example. */
struct reading {
    size_t matches;   /* places where the rule matched, of overlapping ones the longest */
    bool fits;        /* exactly one reading, and every mark stands where the match has it */
    struct text told; /* the matches, for messages: "given=Ines, surname=Okonjo" */
};

/* Runs `rule` alone over an example; `text` is as written, with its marks. Everything is taken from `arena`. */
struct reading check_read(const struct rules *rules, struct matcher *matcher, struct arena *arena,
                          const struct rule *rule, struct text text);

/* Whether the example holds: yes fits, no has no match, miss does not fit yet, leak still matches. */
bool check_holds(enum example_kind kind, const struct reading *reading);

#endif
