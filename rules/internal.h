/* What the files of this room share and nobody else sees: the rule set itself, its compiled patterns, the
   expansion of `{name}`, and what must stand in a text for a rule to match. */
#ifndef RULES_INTERNAL_H
#define RULES_INTERNAL_H

#include "rules/image.h"
#include "rules/known.h"
#include "rules/rules.h"

enum { CALLOUTS_MOST = 250, NEEDS_MOST = 4, FIRSTS_MOST = 6, SLOTS_MOST = 6, SHAPES = 4096 };
enum { GAPS = 8 }; /* enum word_gap */
enum { HELD = 3 }; /* needs of a rule that are looked for behind a place; a fourth is not asked for */
/* Words of 64 rules that are gone through at once: as many as fit in a register of any processor. */
enum { STEP = 2 };
enum { SLOT_LEAD = 0xC0 }; /* masked lines: bytes from here on begin a slot */

/* What a callout in a pattern asks: whether an entry of one of the lists begins here; ends here; none begins; the word here
   is by itself one. */
enum rule_question { ENTRY_BEGINS, ENTRY_ENDS, NO_ENTRY, WORD_IS };

struct rule_callout {
    uint64_t lists;
    enum rule_question what;
};

/* What a match must hold: a word, an entry of a list or a digit, whichever is given. */
struct rule_need {
    const uint64_t *words; /* hashes */
    size_t words_count;
    uint64_t lists;
    bool digit;
};

/* What the word that a match begins with must be by itself. */
struct rule_first {
    uint64_t must;        /* an entry of one of these lists; 0 for no matter */
    uint64_t never;       /* an entry of none of these */
    uint64_t never_apart; /* an entry of none of these unless a hyphen joins it to the next word */
};

/* What words behind the first of a match may be: any of them, and that behind the first white space. */
enum further { INNER, SECOND, FURTHER };

struct rule_words {
    struct rule_need need; /* one of these words, or the beginning of an entry of one of these lists ... */
    bool bytes[256];       /* ... or it begins with one of these bytes ... */
    uint64_t within;       /* ... or goes on with an entry of one of these lists */
};

/* When a rule can match at all; worked out by trigger.c. */
struct rule_start {
    struct rule_need first;                /* begins with one of these ... */
    bool bytes[256];                       /* ... or with one of these bytes */
    uint64_t refused;                      /* never begins where an entry of one of these does */
    struct rule_first firsts[FIRSTS_MOST]; /* one of these must hold; none for no matter */
    size_t firsts_count;
    struct rule_need needs[NEEDS_MOST]; /* holds one of each */
    size_t needs_count;
    uint64_t slots
        [SLOTS_MOST]; /* masked lines: holds, in this order, a lead of each of these sets, bit 0 for 0xC0 */
    size_t slots_count;
    uint32_t
        spaces; /* at most so many bytes of a masked line that are no part of a word; UINT32_MAX for no limit */
    struct rule_words further[FURTHER];
    uint64_t crosses[4]; /* a bit for each byte that a match can hold */
};

/* Of 64 * STEP rules, those whose first, second, third need is answered. */
struct rule_held {
    uint64_t at[HELD][STEP];
};

/* Sets of rules that suit a further word, by its first byte, by lists of which it begins an entry or stands within one. */
struct rule_passing {
    uint64_t *by_byte, *by_list, *by_within;
    uint64_t lists, within; /* that have any */
};

/* Sets of the rules of one layer, a bit for each by its place in `rules`. */
struct rule_index {
    uint32_t *rules;                  /* numbers of the layer's rules, in load order */
    const struct rule_start **starts; /* of each of them */
    size_t count, width;              /* of a set, in 64-bit words: a multiple of STEP */
    uint64_t *by_byte;                /* 256 sets: rules that may begin with the byte */
    uint64_t *
        by_list; /* LISTS_MOST sets: rules that begin with an entry, or in masked lines are called up by it */
    uint64_t *begun;    /* masked lines: LISTS_MOST sets of rules that may begin with an entry */
    uint64_t *shapes;   /* SHAPES sets: rules that the shape of a place and what follows suits (shape.c) */
    uint64_t *always;   /* masked lines: rules that no word calls up */
    uint64_t listed;    /* lists that have rules in by_list */
    uint64_t beginning; /* lists that have rules in begun */
    uint64_t barring;   /* lists with whose entries a rule never begins */
    uint64_t *needless; /* rules that need nothing */
    uint64_t *slotted;  /* masked lines: rules that need a slot */
    uint64_t *all;
    uint64_t *headline; /* rules of headlines alone */
    bool begins[256];   /* whether any rule may begin with the byte */
    struct rule_passing further[FURTHER];
    uint64_t *crossing;         /* 256 sets: rules that go over the byte, or need nothing */
    uint64_t *gaps;             /* GAPS sets: rules that go over what parts two words */
    struct rule_held *answered; /* of each feature, as wide as a set */
    struct rule_held *slots;    /* masked lines: of each lead from SLOT_LEAD on */
    struct rule_held *by_slot;  /* the same of the slots that a rule needs alone, its first, second, third */
    struct rule_held *none;     /* of what answers nothing */
};

/* What one word calls up. */
struct rule_trigger {
    uint64_t *rules[LAYERS];            /* sets; NULL for none */
    uint64_t *begun[LAYERS];            /* masked lines: sets of rules that may begin with the word */
    uint64_t *further[FURTHER][LAYERS]; /* sets of rules whose further words it may be */
    uint16_t *features;                 /* needs that the word answers */
    size_t features_count, features_capacity;
};

struct rule_feature { /* a need, shared by the rules that have it */
    struct rule_need need;
    uint64_t hash;
};

struct rule_verbs { /* forms of verbs that a pattern has asked for */
    const struct list *list;
    const char *frame, *form, *forms;
    struct rule_verbs *next;
};

struct rules {
    struct arena *arena;
    struct arena *files; /* the bytes of files read from folders; NULL when the caller keeps them */
    struct lists *lists;
    const struct word_classes *word_classes;
    struct known known[LISTS_KNOWN];
    const struct stems *stems;
    struct rule *all;
    size_t count, capacity;
    struct rule_define *defines;
    const char *kinds[KINDS_MOST];
    size_t kinds_count;
    char hash[17];
    struct image image; /* what is ready-made of the embedded rules; empty for none */
    struct rule_verbs *verbs;
    uint64_t inflected; /* lists whose entries are verbs of a pattern */
    struct rule_index index[LAYERS];
    struct rule_trigger *triggers; /* from 1: by what lists_trigger gives */
    size_t triggers_count, triggers_capacity;
    struct rule_feature *features;
    size_t features_count, features_capacity;
    uint8_t *features_layers; /* of each feature: layers of the rules that have it, a bit for each */
    uint16_t *list_features
        [LISTS_MOST];         /* features that an entry of the list answers, the count first; NULL for none */
    uint64_t featured;        /* lists that have any */
    uint64_t lone;            /* lists that a rule asks its first word for */
    uint16_t *digit_features; /* features that a digit answers */
    size_t digit_features_count, digit_features_capacity;
};

/* load.c: reads one file's declarations into `rules`. */
bool rules_read(struct rules *rules, const struct rule_file *file, struct error *error);

/* A pattern expanded, with what its callouts ask, by number from 1. */
struct rule_expanded {
    const char *text;
    const uint32_t
        *origins; /* of each byte: offset into the pattern as written; NULL in what is ready-made */
    size_t size;
    const struct rule_callout *callouts;
    size_t callouts_count;
    const uint8_t *program; /* what PCRE2 made of it, serialised; NULL where that is not ready-made */
};

/* expand.c: the PCRE2 pattern of `pattern` with every {name} put in. False with an error for an unknown name. */
bool rules_expand(struct rules *rules, const struct rule *rule, const struct rule_pattern *pattern,
                  struct rule_expanded *out, struct error *error);

/* bodyclass.c: false with an error where an option of an emit of relations names a class that no body has: "not-from=cuort". */
bool body_classes_check(const struct rules *rules, const struct rule *rule, const struct rule_emit *emit,
                        struct error *error);

/* load.c: line and column in the file of an offset into a pattern as written. */
void rule_pattern_place(const struct rule_pattern *pattern, size_t offset, size_t *line, size_t *column);

/* begin.c: works out with what a match begins, and what it goes over behind that. */
struct branch;
void rules_begin(struct arena *arena, const struct branch *branches, bool line,
                 const struct rule_callout *callouts, struct rule_start *start);
void rules_further(struct arena *arena, const struct branch *branches, const struct rule_callout *callouts,
                   struct rule_start *start);

/* begin.c: the lists of which an entry must begin where a callout asks; none for callouts that ask something else. */
uint64_t callout_wants(const struct rule_callout *callout);

/* trigger.c: works out where a pattern can begin, in a text or in a masked line, and what it must hold. */
void rules_start(struct arena *arena, struct branch *branches, bool line, const struct rule_callout *callouts,
                 struct rule_start *start);

/* first.c: works out what the first word of a match must be. */
void rules_first(const struct branch *branches, const struct rule_callout *callouts,
                 struct rule_start *start);

/* shape.c: marks in `fits` (SHAPES of them) every shape that the pattern may suit; see run.c's shape_of. */
void rules_shapes(struct branch *branches, bool fits[SHAPES]);

/* pair.c: works out which second byte may follow which first one in a match: a bit for each pair_symbol of it. */
enum { PAIR_END = 62 }; /* no letter or digit, or the end of the match */
void rules_pairs(const struct branch *branches, uint64_t pairs[PAIR_END]);

/* pair.c: the number of a letter or digit; PAIR_END for another byte. */
int pair_symbol(unsigned char c);

/* index.c: files every rule under what calls it up. */
void rules_file(struct rules *rules);

/* compile.c: compiles every rule. */
bool rules_compile(struct rules *rules, struct error *error);

/* capture.c: numbers the captures that a compiled rule's emits name, and those that are always asked for. */
void rule_number_captures(struct rule *rule);

/* ready.c: whether what is ready-made of the embedded rules is what would come out of them now, beside the reader's own; then
   *image stands before the first of them. */
bool rules_are_ready(const struct rules *rules, struct image *image);

/* ready.c: the next embedded rule, ready-made. */
struct rule_code *rules_read_code(struct rules *rules, struct image *image);

/* ready.c: the hash over the embedded files. */
uint64_t rules_ready_hash(const struct rules *rules);

/* verb.c: the forms of a verb list's entries as an alternation: FORM is base s past participle ing finite any. NULL when no entry has
   the frame. */
const char *rules_verbs(struct rules *rules, const struct list *list, const char *frame, const char *form);

#endif
