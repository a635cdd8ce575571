/* The names of bodies that a document tells of in; the same bodies told of by their last word alone out: "the patrol" of the Nebraska
   State Patrol, "the service" of a fire and rescue service.

   The one idea: which common noun a body goes by its own name says, so no list need hold it; where two bodies end in it, neither is
   meant. Nouns that stand for bodies anywhere ("the council") are the rules' matter. */
#include <string.h>
#include <strings.h>

#include "extract/analysis.h"
#include "extract/body.h"
#include "record/arena.h"

enum { HEAD_LEAST = 4, HEADS_MOST = 64 };

struct head {
    struct text word; /* as the name has it */
    int name;         /* the finding that is named so first; -1 for bodies of two names */
};

struct heads {
    struct analysis *analysis;
    struct head at[HEADS_MOST];
    size_t count;
    uint64_t others; /* lists whose words are no body's alone: people, places, nouns that rules know */
    uint64_t ends;   /* lists of words that may stand behind a noun and are no part of it */
    uint64_t common; /* the dictionary */
    uint64_t kinds;  /* nouns that end the names of bodies */
};

/* The last word of a body's name, where it is a common noun; NULL for none. */
static const struct word *head_of(const struct heads *heads, const struct finding *name) {
    const struct word *last = words_ending(&heads->analysis->words, name->end);
    static const char *const private[] = {"company", "media", "hotel", "sport", "church", NULL};
    bool weak;
    bool is_noun = last && last->start > name->start && last->end - last->start >= HEAD_LEAST &&
                   last->flags & WORD_PLAIN && last->flags & WORD_CAPITAL && !(last->flags & WORD_CAPITALS) &&
                   last->alone & heads->common && last->ends & heads->kinds && !(last->alone & heads->others);
    if (!is_noun || heads->analysis->view.at[last->end - 1] == 's')
        return NULL;
    struct text class =
        body_class(heads->analysis, name, &weak); /* a firm is called after things: the water, the mirror */
    return class.size && !text_is_any(class, private) ? last : NULL;
}

static struct head *find(struct heads *heads, struct text word) {
    for (size_t i = 0; i < heads->count; i++) {
        struct head *head = &heads->at[i];
        if (head->word.size == word.size && !strncasecmp(head->word.at, word.at, word.size))
            return head;
    }
    return NULL;
}

static void learn(struct heads *heads, size_t number) {
    const struct analysis *analysis = heads->analysis;
    const struct finding *name = &analysis->findings[number];
    const struct word *word = head_of(heads, name);
    if (!word)
        return;
    struct text text = word_text(analysis, word);
    struct head *known = find(heads, text);
    if (!known && heads->count < HEADS_MOST) {
        heads->at[heads->count++] = (struct head){text, (int)number};
    } else if (known && known->name >= 0) {
        const struct finding *first = &analysis->findings[known->name];
        if (!text_is_equal(finding_text(analysis, first), finding_text(analysis, name)))
            known->name = -1;
    }
}

/* Whether the noun ends with the word: "the patrol has", "told the patrol."; but "the patrol cars". */
static bool is_last(const struct heads *heads, size_t number) {
    const struct words *words = &heads->analysis->words;
    const struct word *word = &words->at[number], *next = number + 1 < words->count ? word + 1 : NULL;
    const char *behind = heads->analysis->view.at + word->end;
    if (*behind == '-')
        return false;
    if (*behind != ' ' || !next)
        return true;
    struct text text = word_text(heads->analysis, next);
    return !text_is(text, "of") && (next->begins & heads->ends || text_ends_with(text, TEXT("ed")));
}

/* Adds "the patrol" at the word, unless it stands before the body is named. */
static void add(struct heads *heads, size_t number) {
    static const char rule[] = "sweep.head-noun";
    struct analysis *analysis = heads->analysis;
    const struct word *word = &analysis->words.at[number], *the = word - 1;
    if (word->flags & WORD_CAPITAL || word->start != the->end + 1 ||
        strncasecmp(analysis->view.at + the->start, "the ", 4) != 0)
        return;
    const struct head *head = find(heads, word_text(analysis, word));
    if (!head || head->name < 0 || analysis->findings[head->name].start > word->start ||
        !is_last(heads, number))
        return;
    analysis_add(analysis, INSTITUTION, NOMINAL, the->start, word->end, rule);
    analysis_tie(analysis, TIE_ALIAS, the->start, analysis->findings[head->name].start, rule);
}

void analysis_heads(struct analysis *analysis) {
    struct heads heads = {.analysis = analysis};
    static const enum known_list
        others[] = {LIST_NOMINAL_INSTITUTION, LIST_NOMINAL_PERSON, LIST_ROLE,   LIST_KIN,
                    LIST_PLACE_HEAD,          LIST_STREET_HEAD,    LIST_REGION, LIST_NOUN_INVESTIGATION},
        ends[] = {LIST_PHRASE_STOP, LIST_FUNCTION_WORD, LIST_PREPOSITION, LIST_AUXILIARY,
                  LIST_VERB_PAST,   LIST_VERB_PRESENT,  LIST_ADVERB,      LIST_SUBORDINATOR};
    heads.others = analysis_lists(analysis, others, sizeof others / sizeof *others);
    heads.ends = analysis_lists(analysis, ends, sizeof ends / sizeof *ends);
    heads.common = analysis_list(analysis, LIST_WORD);
    heads.kinds = analysis_list(analysis, LIST_INSTITUTION_HEAD);
    size_t before = analysis->findings_count;
    for (size_t i = 0; i < before; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (!finding->removed && finding->kind == INSTITUTION && finding->form == NAME)
            learn(&heads, i);
    }
    for (size_t i = 1; heads.count && i < analysis->words.count; i++)
        add(&heads, i);
    analysis_settle(analysis, before);
}
