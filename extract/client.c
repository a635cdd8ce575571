/* Descriptions that only a court report understands in; the names that they stand for out. The one idea: the text names whose lawyer
   speaks and who is on trial, and where it names one alone, it is he. */
#include "extract/client.h"

#include <string.h>

#include "rules/wordclass.h"

enum { CLIENT_BACK = 3 }; /* sentences before "his lawyer" */

/* "His client", whose owner may be a mention of its own. */
static bool is_client(const struct analysis *analysis, const struct finding *finding) {
    static const char *const owners[] = {"his ", "her ", "His ", "Her ",  "eir ",
                                         "our ", "Our ", " my ", "\"My ", NULL};
    bool is_open = finding->kind == PERSON && finding->form == NOMINAL && finding->alias_of < 0;
    if (!is_open || finding->end < 10 ||
        !text_is(analysis_text(analysis, finding->end - 6, finding->end), "client"))
        return false;
    return text_is_any(analysis_text(analysis, finding->end - 10, finding->end - 6), owners);
}

static bool is_defendant(const struct analysis *analysis, const struct finding *finding) {
    struct text text = finding_text(analysis, finding);
    bool begins = text_starts_with(text, TEXT("the ")) || text_starts_with(text, TEXT("The "));
    return finding->kind == PERSON && finding->form == NOMINAL && finding->alias_of < 0 && begins &&
           text_is_of(analysis->rules, text_slice(text, strlen("the "), text.size), CLASS_DEFENDANT);
}

/* The last word of a name. */
static struct text last_name(const struct analysis *analysis, int person) {
    size_t last = words_from(&analysis->words, analysis->findings[person].end);
    const struct word *word = &analysis->words.at[last ? last - 1 : 0];
    return word_text(analysis, word);
}

/* Who alone is told to be so (a lawyer's client, a defendant), -1 where nobody is, or several of different names. */
static int only_told(const struct analysis *analysis, enum tie_kind what) {
    int only = -1;
    for (size_t i = 0; i < analysis->ties_count; i++) {
        const struct tie *tie = &analysis->ties[i];
        if (tie->what != what)
            continue;
        if (tie->who < 0 || analysis->findings[tie->who].kind != PERSON)
            return -1; /* a firm's lawyer, or one whose client is not named */
        if (only >= 0 && !text_is_equal(last_name(analysis, tie->who), last_name(analysis, only)))
            return -1;
        only = only < 0 ? tie->who : only;
    }
    return only;
}

/* "A lawyer for Lowe said his client ...": whose lawyer the sentence itself tells of last before it, -1 for none. */
static int client_in_sentence(const struct analysis *analysis, const struct finding *finding) {
    int last = -1;
    for (size_t i = 0; i < analysis->ties_count; i++) {
        const struct tie *tie = &analysis->ties[i];
        if (tie->what == TIE_CLIENT && tie->left < finding->start &&
            tie->left >= analysis->sentences[finding->sentence].start)
            last = tie->who >= 0 && analysis->findings[tie->who].kind == PERSON ? tie->who : -1;
    }
    return last;
}

static bool is_told(const struct analysis *analysis, enum tie_kind what) {
    for (size_t i = 0; i < analysis->ties_count; i++)
        if (analysis->ties[i].what == what)
            return true;
    return false;
}

/* Whether somebody is introduced as "His lawyer, Ann Lowe", and the sentence with him. */
static bool is_ones_lawyer(const struct analysis *analysis, const struct finding *person) {
    struct text phrase = analysis_text(analysis, person->from, person->start);
    bool is_owned = text_starts_with(phrase, TEXT("His ")) || text_starts_with(phrase, TEXT("Her "));
    const struct word *words = analysis->words.at;
    for (size_t i = words_from(&analysis->words, person->from); is_owned && words[i].start < person->start;
         i++)
        if (word_is_of(analysis->rules, &words[i], CLASS_LAWYER))
            return true;
    return false;
}

/* The first who acts in a sentence and is named, -1 for nobody. */
static int named_subject_of(const struct analysis *analysis, uint32_t sentence) {
    int first = -1;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        bool is_named =
            !finding->removed && finding->subject && finding->kind == PERSON && finding->form == NAME;
        if (is_named && (first < 0 || finding->start < analysis->findings[first].start))
            first = i;
    }
    return first;
}

static bool introduces_lawyer(const struct analysis *analysis, uint32_t sentence) {
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *person = &analysis->findings[i];
        if (!person->removed && person->kind == PERSON && person->form == NAME &&
            is_ones_lawyer(analysis, person))
            return true;
    }
    return false;
}

/* "Hay was held. His lawyer, Ann Lowe, said his client": who acted, by name, before the sentence of "his lawyer"; -1 for
   nobody. */
static int owner_of_lawyer(const struct analysis *analysis, const struct finding *client) {
    uint32_t sentence = UINT32_MAX;
    for (uint32_t near = client->sentence > 2 ? client->sentence - 2 : 0; near <= client->sentence; near++)
        sentence = introduces_lawyer(analysis, near) ? near : sentence;
    for (uint32_t back = 1; sentence != UINT32_MAX && back <= CLIENT_BACK && back <= sentence; back++) {
        int who = named_subject_of(analysis, sentence - back);
        if (who >= 0)
            return who;
    }
    return -1;
}

/* Whom "his client" stands for: whose lawyer the sentence tells of, the only one whose lawyer is told of, who was
   spoken of before "His lawyer", or the only one on trial; -1 for nobody. */
static int client_of(const struct analysis *analysis, const struct finding *finding, int only,
                     int defendant) {
    int who = client_in_sentence(analysis, finding);
    who = who >= 0 ? who : only;
    who = who >= 0 ? who : owner_of_lawyer(analysis, finding);
    return who >= 0 || is_told(analysis, TIE_CLIENT) ? who : defendant;
}

void clients_find(struct analysis *analysis) {
    int client = only_told(analysis, TIE_CLIENT), defendant = only_told(analysis, TIE_DEFENDANT);
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed)
            continue;
        if (is_client(analysis, finding))
            finding->alias_of = client_of(analysis, finding, client, defendant);
        else if (is_defendant(analysis, finding))
            finding->alias_of = defendant;
    }
}
