/* What the files of this room share and nobody else sees: the rule set itself, its compiled patterns, and the
   expansion of `{name}`. */
#ifndef RULES_INTERNAL_H
#define RULES_INTERNAL_H

#include "rules/rules.h"

enum { FIRSTS_MOST = 400 }; /* words that a trigger may hold */

/* What a callout in a pattern asks. */
struct rule_callout {
    uint32_t list;
    bool end; /* an entry of the list ends here; else begins here */
    uint64_t
        any; /* `{is a|b}`: the word here is by itself an entry of one of these lists; 0 for the others */
};

/* Where a rule may begin, or what a line must hold for it; worked out by trigger.c. */
struct rule_start {
    uint64_t *words; /* hashes: begins with (surface, names) or must hold (others) one of these */
    size_t words_count;
    uint64_t lists;  /* begins with an entry of one of these; 0 when not so */
    bool bytes[256]; /* else: may begin with these */
};

struct rules {
    struct arena *arena;
    struct arena *files; /* the bytes of files read from folders; NULL when the caller keeps them */
    struct lists *lists;
    struct rule *all;
    size_t count, capacity;
    struct rule_define *defines;
    const char *kinds[KINDS_MOST];
    size_t kinds_count;
    char hash[17];
    uint32_t **triggered; /* from 1: rule numbers of a trigger, the count first */
    size_t triggered_count, triggered_capacity;
    uint32_t *by_list[LAYERS][LISTS_MOST]; /* rule numbers, the count first; NULL for none */
    uint64_t listed[LAYERS];               /* lists that have a row in by_list */
    uint32_t *by_byte[LAYERS][256];
    uint32_t *always[LAYERS]; /* rules without a trigger, in the layers that search a line */
};

/* load.c: reads one file's declarations into `rules`. */
bool rules_read(struct rules *rules, const struct rule_file *file, struct error *error);

/* expand.c: the PCRE2 pattern of `pattern` with every {name} put in; callouts are numbered from *callouts_count.
   NULL with an error for an unknown name. */
const char *rules_expand(struct rules *rules, const struct rule *rule, const char *pattern, size_t line,
                         struct rule_callout *callouts, size_t *callouts_count, struct error *error);

/* trigger.c: works out where `pattern` (expanded) can begin or what it must hold. */
void rules_start(struct arena *arena, const char *pattern, bool begins, const struct rule_callout *callouts,
                 struct rule_start *start);

/* compile.c: compiles every rule and files it under its triggers. */
bool rules_compile(struct rules *rules, struct error *error);
void rules_code_free(struct rule_code *code);

/* verb.c: the forms of a verb list's entries as an alternation: FORM is base s past participle ing finite any. NULL when no entry has
   the frame. */
const char *rules_verbs(struct rules *rules, const struct list *list, const char *frame, const char *form);

#endif
