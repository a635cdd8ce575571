/* Words of an institution's name: see body.h. */
#include "resolve/body.h"

#include <string.h>

#include "record/arena.h"

void body_split(struct text plain, struct body *body) {
    body->count = 0;
    for (size_t at = 0; at < plain.size && body->count < BODY_WORDS_MOST;) {
        size_t end = at;
        while (end < plain.size && plain.at[end] != ' ')
            end++;
        body->at[body->count++] = text_slice(plain, at, end);
        at = end + 1;
    }
}

struct text body_join(struct arena *arena, const struct text *words, size_t count) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += words[i].size + 1;
    char *at = arena_take(arena, size + 1);
    size = 0;
    for (size_t i = 0; i < count; i++) {
        if (i)
            at[size++] = ' ';
        memcpy(at + size, words[i].at, words[i].size);
        size += words[i].size;
    }
    return (struct text){at, size};
}

bool body_is_joint(struct text word) {
    static const char *const all[] = {"of", "for", "the", "and", "in", "on",
                                      "to", "de",  "du",  "la",  "at", "a"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(word, all[i]))
            return true;
    return false;
}

bool body_is_designator(const struct lexicon *lexicon, struct text word) {
    static const char *const all[] = {
        "ltd", "limited", "plc",  "inc", "incorporated", "corp", "corporation", "llp",     "llc",
        "co",  "company", "gmbh", "ag",  "sa",           "bv",   "nv",          "ab",      "as",
        "oy",  "kk",      "pty",  "pte", "spa",          "srl",  "group",       "holdings"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(word, all[i]))
            return true;
    return lexicon_find(lexicon, lexicon->suffix, word) != NULL;
}

struct text body_core(struct arena *arena, const struct lexicon *lexicon, struct text plain) {
    struct body body;
    body_split(plain, &body);
    size_t from = 0;
    while (body.count > 1 && body_is_designator(lexicon, body.at[body.count - 1]))
        body.count--;
    if (body.count > 2 && (text_is(body.at[0], "royal") || text_is(body.at[0], "hm")))
        from = 1;
    return body_join(arena, body.at + from, body.count - from);
}

/* First letters of words [from, to), with or without "of", "for", "the"; HM and UK give all theirs. */
static struct text initials(struct arena *arena, const struct body *body, size_t from, size_t to, bool all) {
    char *at = arena_take(arena, 2 * body->count + 1);
    size_t size = 0;
    for (size_t i = from; i < to; i++) {
        struct text word = body->at[i];
        if (!all && body_is_joint(word))
            continue;
        at[size++] = word.at[0];
        if (text_is(word, "hm") || text_is(word, "uk") || text_is(word, "us"))
            at[size++] = word.at[1];
    }
    return (struct text){at, size > 1 ? size : 0};
}

static size_t add_new(struct text *acronyms, size_t count, struct text acronym) {
    bool is_new = acronym.size > 0;
    for (size_t i = 0; i < count; i++)
        is_new = is_new && !text_is_equal(acronyms[i], acronym);
    if (is_new)
        acronyms[count++] = acronym;
    return count;
}

size_t body_acronyms(struct arena *arena, struct text plain, struct text acronyms[BODY_ACRONYMS_MOST]) {
    struct body body;
    body_split(plain, &body);
    size_t last = body.count;
    size_t count = add_new(acronyms, 0, initials(arena, &body, 0, last, false));
    count = add_new(acronyms, count, initials(arena, &body, 0, last, true));
    if (last > 2 && body.at[0].size == 2)
        count = add_new(acronyms, count, initials(arena, &body, 1, last, false));
    if (last > 3 && text_is(body.at[last - 2], "of"))
        count = add_new(acronyms, count, initials(arena, &body, 0, last - 2, false));
    return count;
}
