/* Rules: what to look for, as data, each rule with its own examples.

   Loading (load.c) reads rule files into the structs below; compiling (compile.c) works out when they can match;
   matching (match.c) tries rules at known places. The language stands in README.md.

   Ownership: everything belongs to `struct rules`, which never changes once loaded and may be shared by threads; what is
   written while matching lives in a `struct matcher`, one a thread. */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/text.h"
#include "rules/list.h"
#include "rules/word.h"

struct arena;
struct error;

/* The cascade. Blocks are tried where a line begins; surface and names run over the view, phrases and relations over masked lines
   (match.h), facets over the clause of a relation. */
enum layer { LAYER_BLOCKS, LAYER_SURFACE, LAYER_NAMES, LAYER_PHRASES, LAYER_RELATIONS, LAYER_FACETS, LAYERS };

enum { RULE_CAPTURES_MOST = 24, RULE_EMITS_MOST = 6, KINDS_MOST = 16 };

/* What an emit does with its match; EMIT_OTHER: what its own layer makes of it, such as a relation or a status. */
enum emit_deed {
    EMIT_OTHER,
    EMIT_MENTION,
    EMIT_EXTEND,
    EMIT_ALIAS,
    EMIT_APART,
    EMIT_OF,
    EMIT_BORN,
    EMIT_DIED,
    EMIT_SPEAKER,
    EMIT_CLIENT,
    EMIT_DEFENDANT,
    EMIT_DENIAL,
    EMIT_DISPUTE,
    EMIT_BLOCK
};

/* Captures that are asked for at each match, and so have numbers. */
enum known_capture {
    CAPTURE_TITLE,
    CAPTURE_GIVEN,
    CAPTURE_SURNAME,
    CAPTURE_ROLE,
    CAPTURE_VERB,
    CAPTURES_KNOWN
};

/* A pattern or an emit as it is written, and where in its file it begins. */
struct rule_pattern {
    const char *text; /* NULL for none */
    size_t line, column;
};

/* `emit WHAT WORD... key=value...`: what a match of the rule yields. */
struct rule_emit {
    const char *what;     /* a kind of mention or relation, or extend, alias, apart, status ... */
    const char *form;     /* name nominal pronoun: "person.nominal"; NULL for name */
    const char *words[4]; /* names of captures: the roles, in order */
    size_t words_count;
    struct text options; /* "key=value key=value" */
    size_t line;
    struct rule_pattern written;
    /* worked out once all is loaded: */
    enum emit_deed deed;
    int kind;                  /* of the mention; -1 for none */
    int captures[4];           /* of the words; -1 for none */
    struct text gender, class; /* of the options, empty when absent */
    int guess;
    bool sure, shape;
};

enum example_kind { EXAMPLE_YES, EXAMPLE_NO, EXAMPLE_MISS, EXAMPLE_LEAK };

struct rule_example {
    enum example_kind kind;
    struct text text; /* with its marks */
    size_t line;
    struct rule_example *next;
};

struct rule_code; /* compiled pattern, its veto, its captures' names */

struct rule {
    const char *id;
    const char *why;
    const char *file;
    size_t line, origin;
    enum layer layer;
    int priority; /* settles ties after "longest wins"; 0 when left out, more is stronger */
    struct rule_pattern match, unless; /* unless may be without text */
    const char *trigger;               /* words given by hand, or NULL */
    struct rule_emit emits[RULE_EMITS_MOST];
    size_t emits_count;
    struct rule_example *examples, *last_example;
    size_t number; /* in load order */
    struct rule_code *code;
    int captures[CAPTURES_KNOWN]; /* -1 for none */
};

struct rule_define {
    const char *name;
    const char *value;
    const char *file;
    size_t line, origin;
    bool used;
    struct rule_define *next;
};

struct rules;

struct rule_file {
    const char *name; /* for messages: "entity/date.rules" or the path given */
    struct text text; /* must outlive the rules */
    size_t
        origin; /* 0 built in, then one for each folder given: a later origin may replace ids and defines */
};

/* Loads and compiles rules over `lists` (which must outlive them and gain the rules' triggers). A rule with an id
   that an earlier origin has replaces it; within one origin a second one is an error. NULL with `error` naming file, line and column. */
struct rules *rules_load(struct lists *lists, const struct rule_file *files, size_t count,
                         struct error *error);

enum { FOLDERS_MOST = 32 /* of one command line: --rules */ };

/* The rules and lists embedded in the program, those below $XDG_CONFIG_HOME/whowhom/rules (or $HOME/.config/whowhom/rules) where that
   is a folder, and those below each of `folders`. `lists` is the caller's to free after. */
struct rules *rules_load_all(struct lists **lists, const char *const *folders, size_t count,
                             struct error *error);
void rules_free(struct rules *rules);

/* The lists alone of the same places, for a stage that matches no rules; the caller's to free. */
struct lists *rules_load_lists(const char *const *folders, size_t count, struct error *error);

size_t rules_count(const struct rules *rules);
const struct rule *rules_at(const struct rules *rules, size_t number);
const struct rule *rules_find(const struct rules *rules, const char *id);
const struct lists *rules_lists(const struct rules *rules);

/* 16 hex digits over everything loaded: equal rule sets, equal hash. */
const char *rules_hash(const struct rules *rules);

/* Number of a kind of mention (0..KINDS_MOST-1), or -1: the built-in ones first, then those that rules add. */
int rules_kind(const struct rules *rules, const char *kind, size_t size);
const char *rules_kind_name(const struct rules *rules, size_t kind);

/* Value of an option of an emit, empty when absent. */
struct text rule_option(const struct rule_emit *emit, const char *key);

#endif
