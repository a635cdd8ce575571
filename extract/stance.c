/* A link in; whose word its status is out. The one idea: who says of himself that he did not, denies; what one asserts against
   another's denial stays an allegation. */
#include <string.h>

#include "extract/relations.h"

static struct text words_at(const struct analysis *analysis, int finding) {
    const struct finding *one = &analysis->findings[finding];
    return analysis_text(analysis, one->start, one->end);
}

/* The person or body whom the sentence names as its source; -1 for none. */
static int sayer_of(const struct analysis *analysis, const struct linkage *link) {
    for (int i = analysis->heads[link->sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        bool inside = finding->start >= link->attribution.start && finding->end <= link->attribution.end;
        if (!finding->removed && (finding->kind == PERSON || finding->kind == INSTITUTION) && inside)
            return i;
    }
    return -1;
}

/* Whether a pronoun may stand for the sayer: not "she" for a man. */
static bool may_be(const struct analysis *analysis, int pronoun, int sayer) {
    struct text sex = analysis->findings[pronoun].gender, other = analysis->findings[sayer].gender;
    return !sex.size || !other.size || text_is_equal(sex, other);
}

static bool speaks_of_himself(const struct analysis *analysis, const struct linkage *link) {
    static const char *const me[] = {"I", "We", "we", NULL};
    if (link->source < 0 || analysis->findings[link->source].kind != PERSON)
        return false; /* a body that says it is not investigating states a fact */
    struct text source = words_at(analysis, link->source);
    if (text_is_any(source, me))
        return true;
    int sayer = link->attribution.start == SIZE_MAX ? -1 : sayer_of(analysis, link);
    if (sayer < 0)
        return false;
    if (sayer == link->source || text_is_equal(source, words_at(analysis, sayer)))
        return true;
    return analysis->findings[link->source].form == PRONOUN && may_be(analysis, link->source, sayer) &&
           (analysis->findings[link->target].form != PRONOUN || !may_be(analysis, link->target, sayer));
}

void stance_read(const struct analysis *analysis, struct linkage *link) {
    if (!strcmp(link->status, "negated") && !strcmp(link->kind, "contacted") &&
        speaks_of_himself(analysis, link))
        link->status = "denied";
}

/* The last word of a mention: "Maina" of "Josphat Maina". */
static struct text last_word(struct text text) {
    size_t start = text.size;
    while (start && text.at[start - 1] != ' ')
        start--;
    return text_slice(text, start, text.size);
}

static bool share_an_end(const struct analysis *analysis, const struct linkage *a, const struct linkage *b) {
    int left[] = {a->source, a->target}, right[] = {b->source, b->target};
    for (int l = 0; l < 2; l++)
        for (int r = 0; r < 2; r++)
            if (left[l] >= 0 && right[r] >= 0 && analysis->findings[left[l]].form != PRONOUN &&
                text_is_equal(last_word(words_at(analysis, left[l])),
                              last_word(words_at(analysis, right[r]))))
                return true;
    return false;
}

/* "But Senator A said": said against what stands before. */
static bool is_against(const struct analysis *analysis, uint32_t sentence) {
    static const char *const all[] = {"But ", "However, ", "Yet ", "Nevertheless, "};
    const struct sentence *one = &analysis->sentences[sentence];
    struct text text = analysis_text(analysis, one->start, one->end);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_starts_with(text, text_of(all[i])))
            return true;
    return false;
}

void stance_compare(struct analysis *analysis) {
    enum { BACK_MOST = 3 };
    for (size_t i = 0; i < analysis->links_count; i++) {
        struct linkage *link = &analysis->links[i];
        if (strcmp(link->status, "asserted") != 0 || link->attribution.start == SIZE_MAX ||
            !is_against(analysis, link->sentence))
            continue;
        for (size_t k = i; k-- > 0 && analysis->links[k].sentence + BACK_MOST >= link->sentence;) {
            const struct linkage *other = &analysis->links[k];
            bool denies = !strcmp(other->status, "denied") && !strcmp(other->kind, link->kind);
            if (denies && share_an_end(analysis, link, other))
                link->status = "alleged";
        }
    }
}
