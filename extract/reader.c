/* A masked line in; its tokens out. The one idea: subject.c reads leftwards token by token, so that no pattern need tell what may stand
   between a subject and its verb. */
#include "extract/reader.h"

#include <string.h>

static bool is_letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_inner(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '\'' || c == '-';
}

/* A mark behind a space and before a capital or a mention: 'Go and see B'. */
static bool opens_quotation(const struct reader *reader, size_t at) {
    const char *text = reader->line->subject.at;
    if (text[at] != '\'')
        return false;
    bool behind_space = at == 0 || text[at - 1] == ' ' || text[at - 1] == '"';
    bool before_name = at + 1 < reader->line->subject.size && ((text[at + 1] >= 'A' && text[at + 1] <= 'Z') ||
                                                               line_finding(reader->line, at + 1) >= 0);
    return behind_space && before_name;
}

/* Takes the token that starts at `at` of the line; returns where it ends. */
static size_t take_token(struct reader *reader, size_t at) {
    const char *text = reader->line->subject.at;
    if (text[at] == ' ')
        return at + 1;
    struct token *token = &reader->tokens[reader->count];
    *token = (struct token){WORD, at, at + 1, line_finding(reader->line, at), 0, 0};
    if (token->finding >= 0) {
        token->class = SLOT;
        token->end = at + 2;
    } else if (text[at] == ',' || text[at] == '(' || text[at] == ')') {
        token->class = COMMA;
    } else if (opens_quotation(reader, at)) {
        token->class = STOP;
    } else if (is_inner(text[at])) {
        while (token->end < reader->line->subject.size && is_inner(text[token->end]))
            token->end++;
        const struct word *word =
            words_starting(reader->line->subject.words, reader->line->subject.offsets[at]);
        token->lists = word ? word->alone : 0;
        token->classes =
            word_classes_of(reader->analysis->rules, word, (struct text){text + at, token->end - at});
        if (token->end - at == 1 && text[at] == '-')
            token->class = COMMA; /* a dash */
    } else if (strchr(";:\"?!", text[at])) {
        token->class = STOP;
    } else {
        return at + 1;
    }
    reader->count++;
    return token->end;
}

bool reader_read(struct reader *reader, size_t verb) {
    reader->verb = -1;
    for (size_t at = 0; at < reader->line->subject.size;) {
        if (reader->count == TOKENS_MOST)
            return false;
        if (at >= verb && reader->verb < 0)
            reader->verb = reader->count;
        at = take_token(reader, at);
    }
    return reader->verb >= 0 && reader->verb < reader->count;
}

bool token_is_word(const struct reader *reader, int i, const char *word) {
    if (i < 0 || i >= reader->count || reader->tokens[i].class != WORD)
        return false;
    const struct token *token = &reader->tokens[i];
    size_t size = token->end - token->start;
    const char *at = reader->line->subject.at + token->start;
    return (at[0] | 32) == word[0] && text_is((struct text){at + 1, size - 1}, word + 1);
}

bool token_is_any(const struct reader *reader, int i, const char *const *words) {
    while (*words && !token_is_word(reader, i, *words))
        words++;
    return *words != NULL;
}

bool token_is_of(const struct reader *reader, int i, enum word_class class) {
    return token_is_class(reader, i, WORD) && reader->tokens[i].classes >> class & 1;
}

bool token_is_in(const struct reader *reader, int i, uint64_t lists) {
    return i >= 0 && i < reader->count && reader->tokens[i].class == WORD &&
           (reader->tokens[i].lists & lists);
}

bool token_is_class(const struct reader *reader, int i, enum class class) {
    return i >= 0 && i < reader->count && reader->tokens[i].class == class;
}

bool token_ends_in(const struct reader *reader, int i, const char *end) {
    if (!token_is_class(reader, i, WORD))
        return false;
    const struct token *token = &reader->tokens[i];
    size_t size = strlen(end), length = token->end - token->start;
    return length > size + 1 && !memcmp(reader->line->subject.at + token->end - size, end, size) &&
           (reader->line->subject.at[token->start] & 32 || i == reader->verb);
}

bool token_is_adverb(const struct reader *reader, int i) {
    return token_is_in(reader, i, reader->adverb) || token_ends_in(reader, i, "ly");
}

/* A participle that is neither a past nor a base form: "he'd written", not "he'd come". */
static bool is_participle(const struct reader *reader, int i) {
    static const char *const all[] = {"been",  "begun",  "broken",  "chosen",    "done",   "drawn",  "driven",
                                      "eaten", "fallen", "flown",   "given",     "gone",   "hidden", "known",
                                      "rung",  "seen",   "shown",   "spoken",    "stolen", "taken",  "thrown",
                                      "woken", "worn",   "written", "forgotten", "grown",  NULL};
    return token_is_any(reader, i, all);
}

/* "He'd meet" and "I'd have met" would; "he'd met", "he'd phoned" and "he'd written" had. */
static bool is_would(const struct reader *reader, int i) {
    int k = i + 1;
    while (token_is_in(reader, k, reader->adverb))
        k++;
    return !token_ends_in(reader, k, "ed") && !token_is_in(reader, k, reader->past) &&
           !is_participle(reader, k);
}

/* "I've", "he'd", "they'll", and "he's", where "Lowe's" owns. */
static bool is_contracted(const struct reader *reader, int i) {
    static const char *const all[] = {"'ve", "'ll", "'re", "'m", NULL};
    bool is_had = token_is_word(reader, i, "'d") && !is_would(reader, i);
    bool is_pronoun = i > 0 && token_is_class(reader, i - 1, SLOT) &&
                      reader->analysis->findings[reader->tokens[i - 1].finding].form == PRONOUN;
    return is_had || token_is_any(reader, i, all) || (is_pronoun && token_is_word(reader, i, "'s"));
}

bool token_is_light(const struct reader *reader, int i) {
    return token_is_adverb(reader, i) || token_is_in(reader, i, reader->auxiliary) ||
           token_ends_in(reader, i, "n't") || is_contracted(reader, i);
}

/* A finite verb, as far as its looks tell. */
bool token_is_finite(const struct reader *reader, int i) {
    return i == reader->verb || token_is_in(reader, i, reader->finite | reader->auxiliary) ||
           token_ends_in(reader, i, "ed");
}

bool token_is_actor(const struct reader *reader, int i) {
    if (!token_is_class(reader, i, SLOT))
        return false;
    int kind = reader->analysis->findings[reader->tokens[i].finding].kind;
    return kind == PERSON || kind == INSTITUTION;
}

bool token_is_owner(const struct reader *reader, int i) {
    if (i < 0 || i >= reader->count)
        return false;
    size_t end = reader->tokens[i].end;
    return end < reader->line->subject.size && reader->line->subject.at[end] == '\'' &&
           !is_contracted(reader, i + 1);
}

bool token_joins(const struct reader *reader, int i) {
    static const char *const all[] = {"and", "or", "nor", "but", NULL}, *const parts[] = {"half", "quarter",
                                                                                          NULL};
    bool is_of_number = token_is_word(reader, i + 1, "a") && token_is_any(reader, i + 2, parts);
    return token_is_any(reader, i, all) && !is_of_number; /* "two and a half days" */
}

/* A preposition that makes its noun no subject; "after" before a clause is none. */
bool token_is_preposition(const struct reader *reader, int i) {
    return token_is_in(reader, i, reader->preposition) && !token_is_in(reader, i, reader->subordinator);
}

void reader_begin(struct reader *reader, const struct analysis *analysis, const struct line *line) {
    reader->analysis = analysis;
    reader->line = line;
    reader->count = 0;
    reader->adverb = analysis_list(analysis, LIST_ADVERB);
    reader->auxiliary = analysis_list(analysis, LIST_AUXILIARY);
    reader->preposition = analysis_list(analysis, LIST_PREPOSITION);
    reader->subordinator = analysis_list(analysis, LIST_SUBORDINATOR);
    reader->past = analysis_list(analysis, LIST_VERB_PAST);
    reader->finite = analysis_list(analysis, LIST_VERB_PAST) | analysis_list(analysis, LIST_VERB_PRESENT);
}
