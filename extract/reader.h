/* A line as tokens: words, mentions, commas and stops, and what each may be. For subject.c. */
#ifndef EXTRACT_READER_H
#define EXTRACT_READER_H

#include "extract/line.h"
#include "rules/wordclass.h"

enum { TOKENS_MOST = 240 };

enum class { WORD, SLOT, COMMA, STOP }; /* STOP: a mark that no subject is sought beyond */

struct token {
    enum class class;
    size_t start, end; /* of the line */
    int finding;
    uint64_t lists;   /* in which the word is an entry by itself */
    uint64_t classes; /* of words, a bit for each */
};

struct reader {
    const struct analysis *analysis;
    const struct line *line;
    struct token tokens[TOKENS_MOST];
    int count;
    uint64_t adverb, auxiliary, preposition, subordinator, finite, past;
    int verb; /* token of the verb asked about */
};

/* Readies a reader of the line, with the lists that it asks. */
void reader_begin(struct reader *reader, const struct analysis *analysis, const struct line *line);

/* Cuts the line into tokens; `verb` is a place of the line. False where it has too many, or nothing stands at `verb`. */
bool reader_read(struct reader *reader, size_t verb);

/* Each asks about token `i`, and says no for one beyond the line. Words are given in small letters. */
bool token_is_word(const struct reader *reader, int i, const char *word);
bool token_is_any(const struct reader *reader, int i, const char *const *words);
bool token_is_of(const struct reader *reader, int i, enum word_class class);
bool token_is_in(const struct reader *reader, int i, uint64_t lists);
bool token_is_class(const struct reader *reader, int i, enum class class);
bool token_ends_in(const struct reader *reader, int i,
                   const char *end); /* a word in small letters, or the verb */
bool token_is_adverb(const struct reader *reader, int i);
bool token_is_light(const struct reader *reader, int i);  /* adverb, auxiliary, n't or 've */
bool token_is_finite(const struct reader *reader, int i); /* a finite verb, as far as its looks tell */
bool token_is_actor(const struct reader *reader, int i);
bool token_is_owner(const struct reader *reader, int i); /* a mention that 's or ' follows */
bool token_joins(const struct reader *reader, int i);    /* and, or, nor, but; not in "and a half" */
bool token_is_preposition(const struct reader *reader, int i);

#endif
