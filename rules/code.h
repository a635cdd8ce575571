/* A compiled pattern: what compile.c makes and match.c runs, the two files that see PCRE2. */
#ifndef RULES_CODE_H
#define RULES_CODE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "rules/internal.h"

struct rule_code {
    pcre2_code *match, *veto; /* veto: `unless`, searched in the words of the match alone */
    size_t captures;
    uint32_t groups[RULE_CAPTURES_MOST]; /* PCRE2's number of each named capture */
    const char *names[RULE_CAPTURES_MOST];
    struct rule_callout callouts[256], veto_callouts[256];
    size_t callouts_count, veto_callouts_count;
    struct rule_start start;
};

#endif
