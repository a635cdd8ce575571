/* A match in which somebody looks into "it" in; what "it" is out.

   The one idea: matters are found beside words of inquiry alone, so that the last one told before the verb is
   what the story is about. In the next sentence only one who opens it, or who looks into it "too", goes on. */
#include "extract/topic.h"

#include <string.h>

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
static bool goes_on(const struct analysis *analysis, uint32_t sentence) {
    static const char *const cues[] = {"too", "also", "well", "now", "still", "separately", "again", NULL};
    const struct sentence *here = &analysis->sentences[sentence];
    struct text text = analysis_text(analysis, here->start, here->end);
    for (size_t at = 0; at < text.size;) {
        size_t size = 0;
        while (at + size < text.size && text.at[at + size] >= 'a' && text.at[at + size] <= 'z')
            size++;
        if (size && text_is_any(text_slice(text, at, at + size), cues))
            return true;
        at += size + 1;
    }
    return false;
}

/* Whether the verb stands so near the sentence's start that its subject opens it. */
static bool is_opening(const struct analysis *analysis, uint32_t sentence, uint32_t verb) {
    const struct sentence *here = &analysis->sentences[sentence];
    struct text before = analysis_text(analysis, here->start, verb);
    size_t words = 0;
    for (size_t i = 0; i < before.size; i++)
        words += before.at[i] == ' ';
    return words <= 6 && !memchr(before.at, ',', before.size);
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
    if (found >= 0 || !sentence || (!is_opening(analysis, sentence, at) && !goes_on(analysis, sentence)))
        return put(out, found);
    found = last_matter(analysis, sentence - 1, at);
    return put(out, found >= 0 ? found : last_body(analysis, sentence - 1, at));
}
