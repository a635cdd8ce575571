/* What is known of one document while it is analysed: view, words, blocks, sentences, findings, links.

   Everything is taken from the document's arena and goes with it. Offsets are view offsets until the records are written
   (write.c), so that no step but the last thinks of bytes. */
#ifndef EXTRACT_ANALYSIS_H
#define EXTRACT_ANALYSIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/record.h"
#include "record/text.h"
#include "rules/known.h"
#include "rules/match.h"
#include "rules/rules.h"

/* The built-in kinds' numbers; rules may add more. */
enum kind { PERSON, INSTITUTION, PLACE, DATE, AGE, MATTER };
enum form { NAME, NOMINAL, PRONOUN };

struct block {
    uint32_t start, end;
    const char *kind; /* headline byline caption boilerplate dateline; "" for body */
};

struct sentence {
    uint32_t start, end;
    uint32_t block;
};

/* What a date or an age is read from, and what it says of time beside its value. */
struct timing {
    struct match match; /* what the rule caught */
    const struct rule_emit *emit;
    struct text anchor, precision, alternative, at, birth;
};

/* A mention in the making. What is asked of each while a sentence is gone through stands first, in one line of the cache or two. */
struct finding {
    int kind, form;
    uint32_t start, end; /* the mention */
    uint32_t from, to;   /* the phrase that it heads: title, role before it, age and apposition behind it */
    uint32_t sentence;
    int next; /* the next finding of its sentence, -1 for none (line.c) */
    bool subject, used, removed;
    bool is_looked_into; /* of a matter that is a guess: a relation stands for it */
    bool is_shape;       /* taken for a place by its last word alone: "Harrow Point" */
    bool sure;           /* decides for the whole document */
    bool signs;          /* only says whose the words beside it are: a signature, the head of a turn */
    int guess;           /* 0 certain; 1 falls when the document speaks against it, more wants cues for it */
    int priority;
    struct span title, given, surname; /* start SIZE_MAX where there is none */
    const char *rule;
    struct text role, gender, value;
    struct timing *time;                     /* of what the layer surface found, dates and ages; else NULL */
    int of, alias_of, not_of, speaker, body; /* numbers of findings, -1 for none */
    struct text kin;                         /* what somebody named is to `kin_of`, or to "him" */
    int kin_of;
    struct text id;
};

struct linkage { /* a relation in the making */
    const struct rule *rule;
    const char *kind;
    int source, target; /* findings; source -1 for nobody */
    uint32_t sentence;
    bool mutual;
    const char *status, *stage, *tense;
    struct text channel, date;
    int date_finding, place_finding;
    struct span trigger, cue, attribution;
    struct span saying; /* all words of the attribution, its date included: "police said on Tuesday" */
};

enum tie_kind {
    TIE_ALIAS,     /* one entity */
    TIE_APART,     /* two */
    TIE_AGE,       /* `left` is the age of `right` */
    TIE_BORN,      /* `left` is the date of birth of `right` */
    TIE_DIED,      /* and of death */
    TIE_SPEAKER,   /* `left` speaks */
    TIE_CLIENT,    /* `left` has a lawyer who is told of */
    TIE_DEFENDANT, /* `left` is on trial */
    TIE_DENIAL,    /* the act at `left` is denied by `right` */
    TIE_DISPUTE    /* what was said, "it" at `left`, is denied by `right` */
};

/* What the text itself says of two mentions, kept as places until the findings stand still. */
struct tie {
    enum tie_kind what;
    uint32_t left, right; /* view offsets within the mentions */
    int who; /* the finding at `right`, for ties of one at `left`; -1 until ties.c looks for it, and for none */
    const char *rule;
};

/* How 03/04/2021 is read. */
enum date_order { ORDER_AUTO, ORDER_DMY, ORDER_MDY };

/* Reads "auto", "dmy" or "mdy"; false for anything else. */
bool date_order_read(const char *word, enum date_order *order);

struct analysis {
    struct arena *arena;
    const struct rules *rules;
    struct matcher *matcher;
    struct view view;
    struct words words;
    struct block *blocks;
    size_t blocks_count, blocks_capacity;
    struct sentence *sentences;
    size_t sentences_count, sentences_capacity;
    struct finding *findings; /* in the order of their starts once settled */
    size_t findings_count, findings_capacity;
    int *heads; /* of each sentence: its first finding, -1 for none; NULL until line.c files them */
    struct tie *ties;
    size_t ties_count, ties_capacity;
    struct linkage *links;
    size_t links_count, links_capacity;
    struct text doc;  /* id */
    struct text date; /* publication date, EDTF; empty where unknown */
    enum date_order date_order;
    bool filter; /* false: heed no triggers (tests) */
};

/* The analyst's steps, in order. Those that take several documents try each rule in all of them before the next one
   (matcher_settle); what is found in one hangs on nothing in the others. They share arena, rules and matcher. */
void analysis_blocks(struct analysis *analysis);    /* blocks.c: lines into blocks, soft line breaks mended */
void analysis_sentences(struct analysis *analysis); /* sentences.c */
void analysis_surface(struct analysis *all, size_t count); /* surface.c: dates and ages, with their values */
void analysis_names(struct analysis *all, size_t count);   /* names.c: people, institutions, places by cue */
void analysis_judge(struct analysis *analysis, size_t first); /* verdict.c: kinds settled by the document */
void analysis_acronyms(struct analysis *analysis); /* acronym.c: acronyms as the text defines them */
void analysis_sweep(struct analysis *analysis);    /* sweep.c: each name learnt, through the whole document */
void analysis_heads(struct analysis *analysis);    /* head.c: "the patrol" of the State Patrol */
void analysis_phrases(struct analysis *all, size_t count); /* phrases.c: nominals, matters, extents */
void analysis_ties(struct analysis *analysis); /* ties.c: ages to people, aliases, speakers of quotes */
void analysis_relations(struct analysis *all, size_t count); /* relations.c */
void analysis_stances(struct analysis *analysis); /* stance.c: what other sentences deny or dispute */

/* Whether a description or pronoun speaks of several people, whoever they are: "they", "the pair", "both men", "the
   families". A name never does. */
bool analysis_is_several(const struct analysis *analysis, const struct finding *finding);

/* The same of any plural: "the trustees", of whom nobody knows how many they are. */
bool analysis_is_plural(const struct analysis *analysis, const struct finding *finding);

/* The first steps: view, blocks, sentences. `text` must outlive the analysis. */
void analysis_open(struct analysis *analysis, struct text text);

/* The others, of documents that have been opened. */
void analysis_run(struct analysis *all, size_t count);

/* How many sentences documents have together. */
size_t analysis_sentences_of(const struct analysis *all, size_t count);

/* Turns the emits of a match into findings and ties (apply.c). `offsets` is the subject's map, NULL for the view itself.
   False when that changed nothing: the mention was there, the phrase no longer than before. */
bool analysis_apply(struct analysis *analysis, const struct match *match, const uint32_t *offsets);

void analysis_tie(struct analysis *analysis, enum tie_kind what, size_t left, size_t right, const char *rule);

/* Adds a finding of `kind` over view [start, end); fields empty, extent the span itself. */
struct finding *analysis_add(struct analysis *analysis, int kind, int form, size_t start, size_t end,
                             const char *rule);

/* Settles overlaps among the findings from number `first` on and against those before: earlier layers win, then length,
   then priority, then the start; losers are removed, the rest sorted by start. */
void analysis_settle(struct analysis *analysis, size_t first);

/* The sentence that holds view offset `at`. */
uint32_t analysis_sentence(const struct analysis *analysis, size_t at);

/* The same, found at once where it is the sentence `near` or the one behind it. */
uint32_t analysis_sentence_near(const struct analysis *analysis, size_t at, uint32_t near);

/* The block that a sentence stands in. */
const struct block *analysis_block(const struct analysis *analysis, uint32_t sentence);

bool analysis_is_headline(const struct analysis *analysis, uint32_t sentence);

/* The bit that a list has in the words' `alone`, `begins` and `ends`; 0 where there is no such list. */
uint64_t analysis_list(const struct analysis *analysis, enum known_list list);

/* The same of several lists together. */
uint64_t analysis_lists(const struct analysis *analysis, const enum known_list *all, size_t count);

/* The entry of a list that is all of a text; NULL for none, or where there is no such list. */
const struct list_entry *analysis_entry(const struct analysis *analysis, enum known_list list,
                                        struct text text);

/* The same of a text of the view, whose words tell most of it already. */
const struct list_entry *analysis_entry_here(const struct analysis *analysis, enum known_list list,
                                             struct text text);

/* Whether the words of the view from `word` on, up to view offset `end`, are letters and digits parted by single spaces or hyphens:
   then lists know them as the word pass does. */
bool analysis_is_plain(const struct word *word, size_t end);

/* What the view has: from one offset to another; of a mention, of a word, of a sentence. */
struct text analysis_text(const struct analysis *analysis, size_t start, size_t end);
struct text finding_text(const struct analysis *analysis, const struct finding *finding);
struct text word_text(const struct analysis *analysis, const struct word *word);
struct text sentence_text(const struct analysis *analysis, uint32_t sentence);

/* How many words of the view start in [start, end). */
size_t analysis_words_between(const struct analysis *analysis, size_t start, size_t end);

/* What stands in its sentence before view offset `at`, the last `most` bytes of it at most. */
struct text analysis_before(const struct analysis *analysis, size_t at, size_t most);

#endif
