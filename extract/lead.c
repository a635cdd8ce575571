/* A document with its ages bound in; the name that its first lines keep back out.

   The one idea: news tells first what somebody is and then who: "A taxi driver wrote to the minister. Tom Reddy, 36, ...". Only where
   the first sentence tells of one such person, and the next begins with a name that has not been told and its age. */
#include "extract/lead.h"

#include <string.h>

#include "rules/wordclass.h"

enum { LEAD_LAST = 4 /* sentences before it: headline, byline, dateline */ };

static bool is_person(const struct finding *finding, int form) {
    return !finding->removed && finding->kind == PERSON && finding->form == form;
}

static bool is_new(const struct analysis *analysis, const struct finding *finding) {
    static const char *const articles[] = {"A ", "An ", "a ", "an ", NULL};
    return text_starts_in_any(finding_text(analysis, finding), articles);
}

/* Whether the words say what somebody does: "a taxi driver", not "a man". */
static bool is_trade(const struct analysis *analysis, struct text words) {
    for (size_t at = 0; at < words.size; at++)
        if (at && words.at[at - 1] == ' ' &&
            analysis_entry_here(analysis, LIST_ROLE, text_slice(words, at, words.size)))
            return true;
    return false;
}

/* The description with which a sentence begins, if it tells of nobody else anew or by name; -1 for none. */
static int lead_of(const struct analysis *analysis, uint32_t sentence) {
    int lead = -1;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *one = &analysis->findings[i];
        bool is_begin = one->start == analysis->sentences[sentence].start;
        if (is_person(one, NAME) || (is_person(one, NOMINAL) && is_new(analysis, one) && !is_begin))
            return -1;
        if (is_person(one, NOMINAL) && is_new(analysis, one) && one->alias_of < 0)
            lead = i;
    }
    if (lead < 0 || analysis_is_plural(analysis, &analysis->findings[lead]))
        return -1;
    const struct finding *found = &analysis->findings[lead];
    return is_trade(analysis, finding_text(analysis, found)) ? lead : -1;
}

static bool is_headline(const struct analysis *analysis, uint32_t sentence) {
    const char *kind = analysis_block(analysis, sentence)->kind;
    return !strcmp(kind, "headline") || !strcmp(kind, "byline");
}

/* "Tom Reddy, 36, said": he goes on with what the lead began; "Tom Reddy, 36, was charged" may tell of the other one. */
static bool goes_on(const struct analysis *analysis, uint32_t from) {
    const struct word *word = words_starting(&analysis->words, from + strlen(", "));
    return text_starts_with(analysis_text(analysis, from, analysis->view.size), TEXT(", ")) &&
           word_is_of(analysis->rules, word, CLASS_GOES_ON) && analysis->view.at[word->end] == ' ';
}

/* The name, and an age behind it, with which a sentence begins; -1 for none. */
static int name_of(const struct analysis *analysis, uint32_t sentence) {
    int name = -1;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next)
        if (is_person(&analysis->findings[i], NAME) &&
            analysis->findings[i].start == analysis->sentences[sentence].start)
            name = i;
    for (int i = analysis->heads[sentence]; name >= 0 && i >= 0; i = analysis->findings[i].next) {
        const struct finding *age = &analysis->findings[i];
        if (!age->removed && age->kind == AGE && age->of == name &&
            age->start == analysis->findings[name].end + strlen(", "))
            return goes_on(analysis, age->end) ? name : -1;
    }
    return -1;
}

/* Whether somebody is named before a sentence, but in headline and byline. */
static bool is_named_before(const struct analysis *analysis, uint32_t sentence) {
    for (uint32_t s = 0; s < sentence; s++)
        for (int i = is_headline(analysis, s) ? -1 : analysis->heads[s]; i >= 0;
             i = analysis->findings[i].next)
            if (is_person(&analysis->findings[i], NAME))
                return true;
    return false;
}

void lead_find(struct analysis *analysis) {
    for (uint32_t s = 0; s < LEAD_LAST && s + 1 < analysis->sentences_count; s++) {
        int lead = lead_of(analysis, s), name = lead >= 0 ? name_of(analysis, s + 1) : -1;
        if (name < 0 || is_named_before(analysis, s + 1))
            continue;
        struct text role = analysis->findings[name].role;
        if (!role.size)
            analysis->findings[lead].alias_of = name;
        return;
    }
}
