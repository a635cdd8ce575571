/* A masked line and a verb in; the verb's subject out.

   The one idea: read leftwards from the verb as a reader would. Adverbs and auxiliaries are light; then a mention is the
   subject, "who" points to what it follows, "and" and a participle share the subject of their clause, an infinitive that of
   the verb that governs it, and between commas stands an aside. Whatever else stands there is some other subject, and nobody is
   found: better none than the wrong one. */
#include "extract/subject.h"

#include <string.h>

enum { TOKENS_MOST = 240, DEPTH_MOST = 8, ASIDE_MOST = 40 };

enum class { WORD, SLOT, COMMA, STOP }; /* STOP: a mark that no subject is sought beyond */

struct token {
    enum class class;
    size_t start, end; /* of the line */
    int finding;
    uint64_t lists; /* in which the word is an entry by itself */
};

struct reader {
    const struct analysis *analysis;
    const struct line *line;
    struct token tokens[TOKENS_MOST];
    int count;
    uint64_t adverb, auxiliary, preposition, subordinator, past;
    int verb; /* token of the verb asked about */
};

/* ---- tokens ---- */

static uint64_t bit_of(const struct analysis *analysis, const char *name) {
    const struct list *list = lists_find(rules_lists(analysis->rules), name);
    return list ? 1ULL << list->number : 0;
}

static bool is_letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_inner(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '\'' || c == '-';
}

/* Takes the token that starts at `at` of the line; returns where it ends. */
static size_t take_token(struct reader *reader, size_t at) {
    const char *text = reader->line->subject.at;
    struct token *token = &reader->tokens[reader->count];
    *token = (struct token){WORD, at, at + 1, line_finding(reader->line, at), 0};
    if (token->finding >= 0) {
        token->class = SLOT;
        token->end = at + 2;
    } else if (text[at] == ',' || text[at] == '(' || text[at] == ')') {
        token->class = COMMA;
    } else if (is_inner(text[at])) {
        while (token->end < reader->line->subject.size && is_inner(text[token->end]))
            token->end++;
        const struct word *word =
            words_starting(reader->line->subject.words, reader->line->subject.offsets[at]);
        token->lists = word ? word->alone : 0;
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

static bool read_line(struct reader *reader, size_t verb) {
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

/* ---- what a token is ---- */

static bool is_word(const struct reader *reader, int i, const char *word) {
    if (i < 0 || i >= reader->count || reader->tokens[i].class != WORD)
        return false;
    const struct token *token = &reader->tokens[i];
    size_t size = strlen(word);
    const char *at = reader->line->subject.at + token->start;
    return token->end - token->start == size && (at[0] | 32) == word[0] &&
           !memcmp(at + 1, word + 1, size - 1);
}

static bool is_any(const struct reader *reader, int i, const char *const *words) {
    while (*words && !is_word(reader, i, *words))
        words++;
    return *words != NULL;
}

static bool is_in(const struct reader *reader, int i, uint64_t lists) {
    return i >= 0 && i < reader->count && reader->tokens[i].class == WORD &&
           (reader->tokens[i].lists & lists);
}

static bool is_class(const struct reader *reader, int i, enum class class) {
    return i >= 0 && i < reader->count && reader->tokens[i].class == class;
}

static bool ends_in(const struct reader *reader, int i, const char *end) {
    if (!is_class(reader, i, WORD))
        return false;
    const struct token *token = &reader->tokens[i];
    size_t size = strlen(end), length = token->end - token->start;
    return length > size + 1 && !memcmp(reader->line->subject.at + token->end - size, end, size) &&
           (reader->line->subject.at[token->start] & 32 || i == reader->verb);
}

static bool is_adverb(const struct reader *reader, int i) {
    return is_in(reader, i, reader->adverb) || ends_in(reader, i, "ly");
}

static bool is_light(const struct reader *reader, int i) {
    return is_adverb(reader, i) || is_in(reader, i, reader->auxiliary) || ends_in(reader, i, "n't");
}

/* A finite verb, as far as its looks tell. */
static bool is_finite(const struct reader *reader, int i) {
    return i == reader->verb || is_in(reader, i, reader->past | reader->auxiliary) ||
           ends_in(reader, i, "ed");
}

static bool is_actor(const struct reader *reader, int i) {
    if (!is_class(reader, i, SLOT))
        return false;
    int kind = reader->analysis->findings[reader->tokens[i].finding].kind;
    return kind == PERSON || kind == INSTITUTION;
}

static bool is_owner(const struct reader *reader, int i) {
    size_t end = reader->tokens[i].end;
    return end < reader->line->subject.size && reader->line->subject.at[end] == '\'';
}

static bool joins(const struct reader *reader, int i) {
    static const char *const all[] = {"and", "or", "nor", "but", NULL};
    return is_any(reader, i, all);
}

/* A preposition that makes its noun no subject; "after" before a clause is none. */
static bool is_preposition(const struct reader *reader, int i) {
    return is_in(reader, i, reader->preposition) && !is_in(reader, i, reader->subordinator);
}

/* "Nobody from the firm": the group speaks for itself. */
static bool is_of_group(const struct reader *reader, int preposition) {
    static const char *const links[] = {"from", "of", "at", "in", NULL};
    static const char *const groups[] = {"nobody",  "none",     "somebody", "someone", "anyone",
                                         "anybody", "everyone", "no-one",   "members", "representatives",
                                         "people",  "both",     "all",      NULL};
    bool no_one = is_word(reader, preposition - 1, "one") && is_word(reader, preposition - 2, "no");
    return is_any(reader, preposition, links) && (no_one || is_any(reader, preposition - 1, groups));
}

static const char *const says[] = {"said", "says", "claimed", "believed", "told", NULL};

/* ---- the search; each returns the token of the subject's last mention, or -1 ---- */

enum verb_form { FINITE, INFINITIVE, ING };

static int left_of(const struct reader *reader, int i, enum verb_form form, int depth);

/* Whether a plain word before a mention makes it the object of some verb: "heads the firm". */
static bool is_object(const struct reader *reader, int slot) {
    int before = slot - 1;
    if (!is_class(reader, before, WORD) || joins(reader, before) || is_adverb(reader, before))
        return false;
    return !is_in(reader, before, reader->subordinator | reader->auxiliary | reader->past) &&
           !is_word(reader, before, "who");
}

/* The first token to the right of a mention that is no adverb and no part of an aside. */
static bool acts(const struct reader *reader, int slot) {
    int i = slot + 1;
    if (is_class(reader, i, COMMA)) {
        for (int k = i + 1; k < reader->count && k < i + ASIDE_MOST; k++)
            if (is_class(reader, k, COMMA) && (is_finite(reader, k + 1) || is_adverb(reader, k + 1)))
                return true;
        return is_finite(reader, i + 1);
    }
    while (is_adverb(reader, i) || (is_preposition(reader, i) && is_class(reader, i + 1, SLOT)))
        i += is_adverb(reader, i) ? 1 : 2;
    bool listed = is_word(reader, i, "and") && is_class(reader, i + 1, SLOT) && !is_object(reader, slot);
    return is_finite(reader, i) || is_word(reader, i, "who") || listed;
}

/* Whether a mention may be a subject for what stands before it. */
static bool may_begin(const struct reader *reader, int slot) {
    int before = slot - 1;
    return !is_owner(reader, slot) && (!is_preposition(reader, before) || is_of_group(reader, before));
}

/* "A, a farrier, ..." or "A, a farrier who ...": a description behind a comma stands for the name before it. */
static int named(const struct reader *reader, int slot) {
    bool describes = is_actor(reader, slot) && is_class(reader, slot - 1, COMMA) &&
                     is_actor(reader, slot - 2) &&
                     reader->analysis->findings[reader->tokens[slot].finding].form == NOMINAL &&
                     reader->analysis->findings[reader->tokens[slot - 2].finding].form == NAME;
    bool listed = is_word(reader, slot + 1, "and") || is_word(reader, slot + 2, "and");
    return describes && !listed ? slot - 2 : slot;
}

/* "rang the firm where A works, but denied": A acts in a clause that is closed before `i`. */
static bool is_closed_off(const struct reader *reader, int slot, int i) {
    static const char *const opens[] = {"where", "whom", "which", "whose", NULL};
    if (!is_any(reader, slot - 1, opens))
        return false;
    while (i > slot && !is_class(reader, i, COMMA))
        i--;
    return i > slot + 1;
}

/* The subject of the clause that token `i` stands in: the nearest mention to the left that acts. */
static int clause_left(const struct reader *reader, int from) {
    for (int i = from; i >= 0 && !is_class(reader, i, STOP); i--) {
        if (!is_actor(reader, i) || !may_begin(reader, i) || !acts(reader, i) ||
            is_closed_off(reader, i, from))
            continue;
        if (is_class(reader, i + 1, COMMA) && is_object(reader, i))
            continue;
        bool object = is_finite(reader, i - 1) && !is_in(reader, i - 1, reader->auxiliary) &&
                      !is_finite(reader, i + 1) && !is_adverb(reader, i + 1);
        if (!object)
            return i;
    }
    return -1;
}

/* "After ringing B, A left", "after ringing B in May A left": the mention that acts behind the comma or the date. */
static int clause_right(const struct reader *reader, int i) {
    for (; i < reader->count && !is_class(reader, i, STOP); i++) {
        if (!is_actor(reader, i + 1) || is_owner(reader, i + 1))
            continue;
        if (is_class(reader, i, COMMA) && acts(reader, i + 1))
            return i + 1;
        bool date = is_class(reader, i, SLOT) && !is_actor(reader, i);
        if ((date || is_class(reader, i, SLOT)) && is_finite(reader, i + 2))
            return i + 1;
    }
    return -1;
}

static int clause_of(const struct reader *reader, int i) {
    return clause_left(reader, i) >= 0 ? clause_left(reader, i) : clause_right(reader, reader->verb);
}

/* What "who" at `i` points to. */
static int antecedent(const struct reader *reader, int i) {
    int k = i - 1;
    if (is_class(reader, k, COMMA))
        k--;
    if (is_preposition(reader, k) || is_actor(reader, k))
        return is_actor(reader, k) ? k : -1;
    if (is_class(reader, k, SLOT) && reader->analysis->findings[reader->tokens[k].finding].kind == MATTER)
        return -1; /* "the conduct of a constable who" */
    if (is_class(reader, k, SLOT) && is_preposition(reader, k - 1) && is_actor(reader, k - 2))
        return k - 2; /* "Tolliver of Shreveport, who" */
    while (k > 1 && k > i - ASIDE_MOST / 4 && !is_class(reader, k, COMMA) && !is_class(reader, k, STOP) &&
           !is_finite(reader, k))
        k--;
    if (is_class(reader, k, COMMA) && is_preposition(reader, k + 1) && is_actor(reader, k - 1))
        return k - 1; /* "it was A, by a letter of May, who" */
    return -1;
}

/* "A, 67, who is B's uncle, rang": the comma at `i` closes a clause about A, and nobody in the clause is the subject. */
static int before_clause(const struct reader *reader, int i) {
    static const char *const opens[] = {"who", "which", "whose", NULL};
    int k = i - 1;
    while (k > 0 && !is_class(reader, k, COMMA) && !is_class(reader, k, STOP))
        k--;
    if (!is_class(reader, k, COMMA) || !is_any(reader, k + 1, opens))
        return -1;
    bool aged = is_class(reader, k - 1, SLOT) && !is_actor(reader, k - 1) && is_class(reader, k - 2, COMMA);
    int name = aged ? k - 3 : k - 1;
    return is_actor(reader, name) && may_begin(reader, name) ? name : -1;
}

/* Token `i` is the comma before a verb: what the aside before it follows. */
static int before_aside(const struct reader *reader, int i, enum verb_form form, int depth) {
    int name = form == FINITE || form == ING ? before_clause(reader, i) : -1;
    if (name >= 0)
        return name;
    if (is_actor(reader, i - 1) && may_begin(reader, i - 1) && form == FINITE &&
        !ends_in(reader, i - 2, "ing") && !is_word(reader, i - 3, "to") &&
        (!is_finite(reader, i - 2) || is_in(reader, i - 2, reader->auxiliary)))
        return i - 1;
    for (int k = i - 1; k > 0 && k > i - ASIDE_MOST && !is_class(reader, k, STOP); k--) {
        if (!is_class(reader, k, COMMA))
            continue;
        if (is_actor(reader, k - 1) && may_begin(reader, k - 1))
            return k - 1;
        if (is_light(reader, k - 1) || joins(reader, k - 1) || is_class(reader, k - 1, SLOT)) {
            int found = left_of(reader, k - 1, form, depth + 1);
            if (found >= 0)
                return found;
        }
    }
    return form == FINITE ? clause_left(reader, i) : clause_of(reader, i);
}

/* "A claiming to be B rang", "A called to a fire rang", "A who knew B rang": the mention that what stands before the verb hangs on. */
static int before_modifier(const struct reader *reader, int i) {
    for (int k = i; k > 0 && k > i - 14 && !is_class(reader, k, COMMA) && !is_class(reader, k, STOP); k--) {
        if (!is_actor(reader, k - 1) || is_owner(reader, k - 1))
            continue;
        bool passive = ends_in(reader, k, "ed") && is_preposition(reader, k + 1);
        if (ends_in(reader, k, "ing") || passive || is_word(reader, k, "who"))
            return k - 1;
        return -1;
    }
    return -1;
}

/* "A of the board rang", "A at the time rang": past a phrase of a few plain words. */
static int before_phrase(const struct reader *reader, int i, enum verb_form form, int depth) {
    for (int k = i; k > 0 && k > i - 6; k--) {
        if (is_class(reader, k, COMMA) || is_class(reader, k, STOP) || is_finite(reader, k) ||
            joins(reader, k))
            return -1;
        if (is_preposition(reader, k) && k < i + 1)
            return is_actor(reader, k - 1) || is_class(reader, k - 1, SLOT) || is_light(reader, k - 1)
                       ? left_of(reader, k - 1, form, depth + 1)
                       : -1;
        if (is_class(reader, k, SLOT) && k != i)
            return -1;
    }
    return -1;
}

/* "The lawyer who represented B rang": B, at token `i`, is the object of the clause with "who", not the subject; whom that
   clause describes, or -1. */
static int past_relative(const struct reader *reader, int i) {
    static const char *const who[] = {"who", "which", "that", NULL};
    int k = is_preposition(reader, i - 1) ? i - 2 : i - 1; /* "who met with B" */
    bool verb = is_finite(reader, k) || ends_in(reader, k, "s");
    if (!verb || is_in(reader, k, reader->auxiliary))
        return -1;
    for (k--; is_light(reader, k);)
        k--;
    return is_any(reader, k, who) ? antecedent(reader, k) : -1;
}

static int at_slot(const struct reader *reader, int i, enum verb_form form, int depth) {
    if (is_owner(reader, i))
        return form == ING ? i : -1;
    bool governed = is_preposition(reader, i - 1) && !is_of_group(reader, i - 1);
    static const char *const asks[] = {"on", "upon", "for", "to",
                                       "by", NULL}; /* "called on A to ring", "attempts by A to ring" */
    if (governed && form == INFINITIVE && is_actor(reader, i) && is_any(reader, i - 1, asks))
        return i;
    if (governed && form != FINITE)
        return clause_of(reader, i - 1);
    if (governed)
        return left_of(reader, i - 2, form, depth + 1);
    if (is_actor(reader, i)) {
        int described = form == FINITE ? past_relative(reader, i) : -1;
        return described >= 0 ? described : i;
    }
    int kind = reader->analysis->findings[reader->tokens[i].finding].kind;
    if (kind == DATE || kind == AGE)
        return left_of(reader, i - 1, form, depth + 1);
    return form == FINITE ? before_modifier(reader, i)
                          : -1; /* "A, who ran the quay, rang" without its commas */
}

/* A quotation that begins between subject and verb: A "has not rung B". */
static bool is_opened(const struct reader *reader, int i) {
    return is_class(reader, i, STOP) && reader->line->subject.at[reader->tokens[i].start] == '"' &&
           is_actor(reader, i - 1);
}

/* "accused A of ringing", "thanked A for ringing", "stopped A from ringing": the object does it. `i` is the preposition. */
static bool is_controlled(const struct reader *reader, int i) {
    static const char *const links[] = {"of", "for", "from", "into", NULL};
    return is_any(reader, i, links) && is_actor(reader, i - 1) && !is_owner(reader, i - 1) &&
           is_class(reader, i - 2, WORD) && !is_preposition(reader, i - 2) && !joins(reader, i - 2) &&
           (is_finite(reader, i - 2) || ends_in(reader, i - 2, "ing") || ends_in(reader, i - 2, "s")) &&
           !is_in(reader, i - 2, reader->auxiliary);
}

static int left_of(const struct reader *reader, int i, enum verb_form form, int depth) {
    static const char *const who[] = {"who", "which", "that", NULL};
    if (depth > DEPTH_MOST)
        return -1;
    static const char *const times[] = {"point", "time", "stage", NULL};
    while (is_any(reader, i, times) && is_word(reader, i - 1, "no") && is_word(reader, i - 2, "at"))
        i -= 3; /* "at no point" */
    for (; is_light(reader, i) || is_word(reader, i, "to") || is_opened(reader, i); i--) {
        if (is_word(reader, i, "to"))
            form = INFINITIVE;
        else if (is_word(reader, i, "having") || is_word(reader, i, "being"))
            form = ING;
    }
    if (i < 0 || is_class(reader, i, STOP))
        return form == FINITE ? -1 : clause_right(reader, reader->verb);
    if (is_class(reader, i, SLOT))
        return at_slot(reader, i, form, depth);
    if (is_class(reader, i, COMMA))
        return before_aside(reader, i, form, depth);
    if (is_any(reader, i, who))
        return antecedent(reader, i);
    static const char *const he[] = {"he", "she", "they", NULL}; /* a pronoun that is no mention here */
    if (is_any(reader, i, he) || joins(reader, i))
        return clause_left(reader, joins(reader, i) ? i : i - 1);
    if (form == FINITE) {
        int phrase = before_phrase(reader, i, form, depth);
        return phrase >= 0 ? phrase : before_modifier(reader, i);
    }
    static const char *const how[] = {"how", "what", "where", "whom", NULL}; /* "a guide on how to ring" */
    if (is_any(reader, i, how))
        return -1;
    if (is_in(reader, i, reader->preposition | reader->subordinator))
        return form == ING && is_controlled(reader, i) ? i - 1 : clause_of(reader, i);
    int governor = left_of(reader, i - 1, ends_in(reader, i, "ing") ? ING : FINITE, depth + 1);
    return governor >= 0 ? governor : clause_of(reader, i);
}

/* ---- the whole subject ---- */

/* "he nor anyone in his department", "she or her team": the group that goes with its member adds nobody. */
static bool is_own_group(const struct reader *reader, int slot) {
    const struct finding *one = &reader->analysis->findings[reader->tokens[slot].finding];
    if (one->kind != INSTITUTION || one->form != NOMINAL)
        return false;
    static const char *const own[] = {"his ", "her ", "their "};
    struct text text = analysis_text(reader->analysis, one->start, one->end);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (text_starts_with(text, text_of(own[i])))
            return true;
    return false;
}

static size_t put_actor(const struct reader *reader, int slot, int *actors, size_t count, size_t most) {
    if (count < most)
        actors[count++] = reader->tokens[slot].finding;
    return count;
}

/* The mention joined to the one at `slot` from the left: "A and B", "A, B and C", "A, 41, and B"; -1 for none. */
static int joined(const struct reader *reader, int slot, bool *listed) {
    int i = is_of_group(reader, slot - 1) ? slot - 3 : slot - 1; /* "he nor anyone in the firm" */
    static const char *const ands[] = {"and", "nor", "or", NULL};
    bool and = is_any(reader, i, ands);
    if (!and&&!(*listed && is_class(reader, i, COMMA)))
        return -1;
    *listed = true;
    i -= and? 1 : 0;
    if (is_class(reader, i, COMMA))
        i--;
    if (is_class(reader, i, SLOT) && is_preposition(reader, i - 1) && is_actor(reader, i - 2))
        i -= 2;
    else if (is_class(reader, i, SLOT) && is_preposition(reader, i - 1) && is_class(reader, i - 2, COMMA))
        i -= 3; /* "A, of X, and B" */
    return is_actor(reader, i) && !is_owner(reader, i) ? i : -1;
}

static size_t gather(const struct reader *reader, int slot, struct span *span, int *actors, size_t most) {
    int chain[8];
    size_t links = 0, count = 0;
    bool listed = false;
    for (int i = slot; i >= 0 && links < 8; i = joined(reader, i, &listed))
        chain[links++] = i;
    /* "met A and B rang": the list before the verb is an object but for its last */
    int first = chain[links - 1];
    bool object = (is_finite(reader, first - 1) &&
                   !is_in(reader, first - 1, reader->subordinator | reader->auxiliary)) ||
                  is_preposition(reader, first - 1);
    if (object && links > 1 && !is_any(reader, first - 1, says) && !is_of_group(reader, first - 1))
        links = 1;
    *span = (struct span){reader->tokens[chain[links - 1]].start, reader->tokens[slot].end};
    for (size_t n = links; n > 0; n--)
        if (n == links || !is_own_group(reader, chain[n - 1]))
            count = put_actor(reader, chain[n - 1], actors, count, most);
    return count;
}

static struct reader reader_of(const struct analysis *analysis, const struct line *line) {
    return (struct reader){.analysis = analysis,
                           .line = line,
                           .adverb = bit_of(analysis, "adverb"),
                           .auxiliary = bit_of(analysis, "auxiliary"),
                           .preposition = bit_of(analysis, "preposition"),
                           .subordinator = bit_of(analysis, "subordinator"),
                           .past = bit_of(analysis, "verb-past")};
}

/* "Stung by a letter from A, B resigned": a participle that opens the sentence has the subject of the clause behind it. */
static bool opens_clause(const struct reader *reader) {
    return is_word(reader, reader->verb + 1, "by") &&
           (reader->verb == 0 || is_class(reader, reader->verb - 1, STOP));
}

size_t subject_find(struct analysis *analysis, const struct line *line, size_t verb, bool of_clause,
                    struct span *span, int *actors, size_t most) {
    struct reader reader = reader_of(analysis, line);
    if (!read_line(&reader, verb))
        return 0;
    enum verb_form form = ends_in(&reader, reader.verb, "ing") || opens_clause(&reader) ? ING : FINITE;
    int slot = of_clause ? clause_of(&reader, reader.verb - 1) : left_of(&reader, reader.verb - 1, form, 0);
    return slot < 0 ? 0 : gather(&reader, named(&reader, slot), span, actors, most);
}

/* "Mudd & Co, which audits the council, said": the word behind which is a verb, so that what follows is its object. */
static bool is_object_of_aside(const struct reader *reader, int i) {
    static const char *const relatives[] = {"who", "which", NULL};
    return i > 1 && is_class(reader, i - 1, WORD) && !is_adverb(reader, i - 1) &&
           is_any(reader, i - 2, relatives);
}

void subject_mark(struct analysis *analysis, const struct line *line) {
    struct reader reader = reader_of(analysis, line);
    read_line(&reader, line->subject.size);
    for (int i = 0; i < reader.count; i++) {
        bool follows_verb = i > 0 && is_finite(&reader, i - 1) &&
                            !is_in(&reader, i - 1, reader.subordinator | reader.auxiliary) &&
                            !is_any(&reader, i - 1, says);
        if (is_actor(&reader, i) && may_begin(&reader, i) && acts(&reader, i) && !follows_verb &&
            !is_object_of_aside(&reader, i))
            analysis->findings[reader.tokens[named(&reader, i)].finding].subject = true;
    }
}
