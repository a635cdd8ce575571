/* A rule made ready for matching, and PCRE2 for the two files that see it: compile.c makes its code, match.c runs it. */
#ifndef RULES_CODE_H
#define RULES_CODE_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "rules/internal.h"

struct rule_code {
    struct rule_expanded match, veto;      /* veto: `unless`, searched in the words of the match alone */
    const char *names[RULE_CAPTURES_MOST]; /* of captures; their PCRE2 numbers run from 1 in this order */
    size_t captures;
    struct rule_start start;
    const uint64_t *shapes; /* a bit for each of SHAPES; NULL beyond the layer names */
    const uint64_t *pairs;  /* PAIR_END of them, see rules_pairs; NULL beyond the layer names */
    uint64_t expanded;      /* hash of what both patterns expand to: equal hash, equal code */
    bool is_ready;          /* made when the program was built: the pattern's words are tries already */
    uint16_t features[NEEDS_MOST]; /* of start.needs */
};

/* Compiles a pattern of the rule (match, or veto); NULL with `error`, which names its place in the file. The caller frees. */
pcre2_code *rule_compile(const struct rule *rule, bool veto, struct error *error);

/* Writes a pattern of the rule as PCRE2 compiles it; an empty array for none. */
void rule_write_program(const struct rule *rule, bool veto, struct image_writer *writer);

#endif
