/* The state of matching, shared by match.c, which tries one rule at a place, run.c, which says where to try which, and settle.c, which
   makes the attempts in turn. */
#ifndef RULES_MATCHER_H
#define RULES_MATCHER_H

#include "rules/code.h"
#include "rules/match.h"

struct asked { /* what a callout needs to know */
    const struct rule_callout *callouts;
    const struct subject *subject;
    size_t base;  /* where in the subject the pattern's own subject begins */
    size_t start; /* a place of the subject, SIZE_MAX for none, and the word that starts there */
    const struct word *word;
    size_t reach;
    size_t begun[CALLOUTS_MOST + 2]; /* by callout number: where in the view an entry may have begun */
};

struct program { /* a pattern's code, made where it is first run */
    pcre2_code *code;
    uint32_t runs; /* interpreted so far */
    bool is_fast;  /* machine code has been made */
};

struct compiled { /* a rule's two patterns */
    struct program match;
    const struct rule_callout *callouts, *veto_callouts;
    bool has_veto;
    struct program veto;
};

struct attempt {             /* a place where a rule is to be tried */
    const struct word *word; /* that starts there, in the view; NULL for none */
    uint32_t at, place;      /* place: the rule's in its layer's index */
};

struct due { /* an attempt among the others of its rule */
    const struct word *word;
    uint32_t at, subject;
};

struct came {          /* a match among the others of its subject */
    uint32_t at, next; /* at: where it was tried; next: the next one's number, 0 for none */
};

struct told { /* a match to be told of: where it was tried, its number */
    uint32_t at, number;
};

struct waiting { /* a subject whose attempts are still to be made */
    struct subject subject;
    void *with;
    size_t end;           /* of its attempts */
    uint32_t first, last; /* of what came of them, from 1; 0 for nothing */
};

struct slot {            /* of a line */
    uint64_t lead;       /* its lead's bit, from SLOT_LEAD on */
    uint32_t at, breaks; /* breaks: as below, from the slot on */
};

enum { LINE_SLOTS_MOST = MATCH_SLOTS_MOST + 8 };

struct matcher {
    struct arena *arena;
    const struct rules *rules;
    pcre2_match_data *data;
    pcre2_match_context *context, *brief; /* brief: for what is interpreted */
    pcre2_jit_stack *stack;
    struct asked asked;
    struct compiled *compiled; /* of each rule */
    size_t *fired;             /* of each rule: how often it has matched */
    struct calls *calls;
    uint64_t *set;  /* of a layer's rules: called up by the line */
    uint64_t *left; /* to be tried at the place in hand */
    struct rule_held
        *open; /* rules that can go on from behind the place in hand to what answers their needs */
    const uint64_t *second; /* rules whose second word may stand behind the next white space */
    uint32_t *heads;        /* of each of a layer's rules: where its attempts end among those that are due */
    enum layer layer;       /* that attempts are gathered for */
    struct waiting *waiting;
    size_t waiting_count, waiting_capacity;
    struct attempt *attempts;
    size_t attempts_count, attempts_capacity;
    struct due *due; /* the attempts, rule by rule */
    size_t due_capacity;
    struct match *matches; /* from 1 */
    size_t matches_count, matches_capacity;
    struct came *came; /* of each match */
    size_t came_capacity;
    struct told *order;  /* of one subject's matches */
    struct match **told; /* these, in that order */
    size_t order_capacity, told_capacity;
    size_t word;     /* of a line: number of the first word that does not begin before the place in hand */
    uint32_t breaks; /* of a line: bytes from the place in hand on that are no part of a word */
    struct slot slots[LINE_SLOTS_MOST];
    size_t slots_count, slots_before; /* before the place in hand */
    matcher_limit *on_limit;
    void *on_limit_with;
};

/* match.c: tries the rule of a number just where an attempt in the subject is due. */
bool matcher_try(struct matcher *matcher, uint32_t number, const struct subject *subject,
                 const struct due *due, struct match *match);

#endif
