/* A pattern that PCRE2 gets through faster: long alternations of plain words as tries. */
#ifndef RULES_TRIE_H
#define RULES_TRIE_H

#include "record/text.h"

struct arena;

/* `pattern` (PCRE2_EXTENDED) with each run of plain words in an alternation, `said | says | told`, as a trie,
   `(?:sa(?:id|ys)|told)`, taken from `arena`. It matches the same, and prefers the same where a word begins
   another; what isn't plain stays as it is. */
struct text trie_write(struct arena *arena, struct text pattern);

#endif
