/* Findings of bodies in; which of them are only words of a line in capitals out. The one idea: what a line in capitals calls a name
   is one where the text below calls it so as well. */
#include "extract/shout.h"

#include <string.h>

#include "extract/analysis.h"

enum { SHOUT_LEAST = 10 /* letters of a line in capitals */ };

/* Whether a sentence opens in capitals with small words among them, as newsletters do: "WHO KNEW? ...", "IN THE LOBBY: ...". */
static bool is_shouted_lead(const struct analysis *analysis, size_t at) {
    const struct sentence *sentence = &analysis->sentences[analysis_sentence(analysis, at)];
    uint64_t function = analysis_list(analysis, LIST_FUNCTION_WORD);
    size_t shouted = 0, small = 0, end = sentence->start;
    for (size_t i = words_from(&analysis->words, sentence->start); i < analysis->words.count; i++) {
        const struct word *word = &analysis->words.at[i];
        bool cut = end > sentence->start && memchr(analysis->view.at + end, ':', word->start - end);
        if (word->start >= sentence->end || cut || !(word->flags & WORD_CAPITALS))
            return shouted > 1 && small && at < end && (cut || word->start >= sentence->end);
        shouted++;
        small += (word->alone & function) != 0;
        end = word->end;
    }
    return shouted > 1 && small && at < end;
}

/* Whether the line that holds `at` is in capitals throughout, as some headlines are. */
static bool is_shouted(const struct analysis *analysis, size_t at) {
    if (is_shouted_lead(analysis, at))
        return true;
    const struct block *block = analysis_block(analysis, analysis_sentence(analysis, at));
    size_t capitals = 0;
    for (size_t i = block->start; i < block->end; i++) {
        if (analysis->view.at[i] >= 'a' && analysis->view.at[i] <= 'z')
            return false;
        capitals += analysis->view.at[i] >= 'A' && analysis->view.at[i] <= 'Z';
    }
    return capitals > SHOUT_LEAST;
}

static uint64_t hash_of(const struct analysis *analysis, const struct finding *body) {
    struct text name = finding_text(analysis, body);
    return words_hash(name.at, name.size);
}

static void add(const struct analysis *analysis, struct told_plainly *told, const struct finding *body) {
    if (!body->removed && !is_shouted(analysis, body->start))
        wordings_add(&told->names, hash_of(analysis, body), (int)(body - analysis->findings));
}

static void gather(const struct analysis *analysis, struct told_plainly *told) {
    told->names = wordings_new(analysis->arena, analysis->findings_count);
    for (size_t i = 0; i < analysis->findings_count; i++)
        if (analysis->findings[i].kind == INSTITUTION)
            add(analysis, told, &analysis->findings[i]);
}

void shout_rename(const struct analysis *analysis, struct told_plainly *told, const struct finding *body) {
    if (told->names.heads)
        add(analysis, told, body);
}

struct asked {
    const struct analysis *analysis;
    uint64_t hash;
};

static enum wording_fit judge(const void *with, int finding) {
    const struct asked *asked = with;
    const struct finding *body = &asked->analysis->findings[finding];
    return !body->removed && hash_of(asked->analysis, body) == asked->hash ? WORDING_FITS : WORDING_GONE;
}

/* Whether a body of the same name stands in a line that is not in capitals. */
static bool is_said_elsewhere(const struct analysis *analysis, struct told_plainly *told,
                              const struct finding *body) {
    struct asked asked = {analysis, hash_of(analysis, body)};
    if (!told->names.heads)
        gather(analysis, told);
    return wordings_find(&told->names, asked.hash, judge, &asked) >= 0;
}

bool shout_is_all(const struct analysis *analysis, struct told_plainly *told, const struct finding *body,
                  bool is_known) {
    if (!is_shouted(analysis, body->start))
        return false;
    const struct word *word = words_starting(&analysis->words, body->start);
    uint64_t common = analysis_list(analysis, LIST_WORD) | analysis_list(analysis, LIST_FUNCTION_WORD);
    if (word && word->end == body->end)
        return (word->alone & common) != 0;
    bool titled = text_is(body->role, "media"); /* "FOREIGN POLICY" heads a part of the paper */
    return (titled || !is_known) && !is_said_elsewhere(analysis, told, body);
}
