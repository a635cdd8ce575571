/* A match in which somebody looks into "it" in; what "it" is out.

   The one idea: matters are found beside words of inquiry alone, so that the last one told before the verb is
   what the story is about. In the next sentence only one who opens it, or who looks into it "too", goes on. */
#include "extract/topic.h"

#include <string.h>

enum {
    SUBJECT_MOST = 12,      /* words before the verb */
    SUBJECT_ALONE_MOST = 6, /* where nothing says "too" */
};

static size_t put(struct role *out, int finding) {
    *out = (struct role){.span = {SIZE_MAX, SIZE_MAX}};
    if (finding >= 0)
        out->findings[out->count++] = finding;
    return out->count;
}

/* "The loans of the club": "it" is none of these. */
static bool is_plural(const struct analysis *analysis, const struct finding *matter) {
    struct text words = analysis_text(analysis, matter->start, matter->end);
    static const char *const links[] = {" of ", " in ", " at ", NULL};
    words = text_slice(words, 0, text_find_any(words, 0, links));
    static const char *const single[] = {"ss", "us", "is", NULL};
    return text_ends_with(words, TEXT("s")) && !text_ends_in_any(words, single);
}

/* The last matter of the sentence that ends before `end` of the view; -1 for none. */
static int last_matter(const struct analysis *analysis, uint32_t sentence, uint32_t end) {
    int last = -1;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *one = &analysis->findings[i];
        if (one->kind == MATTER && !one->removed && one->end <= end && !is_plural(analysis, one) &&
            (last < 0 || one->start > analysis->findings[last].start))
            last = i;
    }
    return last;
}

/* The body that was looked into last in the sentence; -1 for none. */
static int last_body(const struct analysis *analysis, uint32_t sentence, uint32_t end) {
    for (size_t i = analysis->links_count; i-- > 0 && analysis->links[i].sentence >= sentence;) {
        const struct linkage *link = &analysis->links[i];
        const struct finding *target = &analysis->findings[link->target];
        if (link->sentence == sentence && !strcmp(link->kind, "investigated") &&
            target->kind == INSTITUTION && target->form != PRONOUN && target->end <= end)
            return link->target;
    }
    return -1;
}

/* "A looked into it too": what others did before. */
static bool goes_on(struct text sentence) {
    static const char *const cues[] = {"too", "also", "well", "now", "still", "separately", "again", NULL};
    while (sentence.size && strchr(" \n.?!\"", sentence.at[sentence.size - 1]))
        sentence.size--;
    return text_holds_word(sentence, cues);
}

static size_t words_of(struct text text) {
    size_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += text.at[i] == ' ';
    return words;
}

/* Whether the words before a verb are its subject alone, and no clause stands between it and the sentence before. */
static bool is_opening(struct text before) {
    static const char *const joints[] = {",", " and ", " but ", " that ", " when ", " because ", NULL};
    return words_of(before) <= SUBJECT_MOST && !text_holds_any(before, joints);
}

size_t topic_find(const struct analysis *analysis, const struct line *line, const struct match *match,
                  struct role *out) {
    struct span verb;
    if (!match_known(match, CAPTURE_VERB, &verb))
        return put(out, -1);
    uint32_t at = (uint32_t)line_view(line, verb).start;
    uint32_t sentence = analysis_sentence(analysis, at);
    int found = last_matter(analysis, sentence, at);
    if (found < 0)
        found = last_body(analysis, sentence, at);
    struct text here = sentence_text(analysis, sentence),
                before = analysis_text(analysis, analysis->sentences[sentence].start, at);
    if (found >= 0 || !sentence || !is_opening(before))
        return put(out, found);
    bool is_more = goes_on(here);
    if (is_more || words_of(before) <= SUBJECT_ALONE_MOST)
        found = last_matter(analysis, sentence - 1, at);
    return put(out, found < 0 && is_more ? last_body(analysis, sentence - 1, at) : found);
}
