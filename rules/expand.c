/* A pattern as written in; the pattern that PCRE2 gets out: every {name} becomes what it stands for.

   A define becomes a group. A list becomes a pair of callouts that ask the word pass whether an entry begins here and
   ends there, with plain words in between, so that no list is ever an alternation; an alternation of lists becomes one such
   pair, and a look-ahead that no entry begins here a single callout. A slot becomes the bytes by which masked lines show a
   mention (see match.h). For each byte it is kept where in the pattern as written it comes from, for messages. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/internal.h"
#include "rules/match.h"
#include "rules/syntax.h"

enum { DEPTH_MOST = 20, OTHERS_MOST = 64, SLOT_SIZE = KINDS_MOST * 3 * 4 + 24 };

struct expansion {
    struct rules *rules;
    const struct rule *rule;
    const struct rule_pattern *source;
    size_t written; /* where in the pattern as written we are */
    struct rule_expanded *out;
    char *text; /* of `out`, as are the next two */
    uint32_t *origins;
    struct rule_callout *callouts;
    size_t capacity, origins_capacity, callouts_capacity;
    struct error *error;
    int depth;
};

static void put(struct expansion *e, const char *text, size_t size) {
    struct rule_expanded *out = e->out;
    struct arena *arena = e->rules->arena;
    size_t need = out->size + size + 1;
    out->text = e->text = arena_take_room(arena, e->text, 1, out->size, need, &e->capacity);
    out->origins = e->origins =
        arena_take_room(arena, e->origins, sizeof *e->origins, out->size, need, &e->origins_capacity);
    memcpy(e->text + out->size, text, size);
    for (size_t i = 0; i <= size; i++)
        e->origins[out->size + i] = (uint32_t)e->written;
    out->size += size;
    e->text[out->size] = '\0';
}

static void put_string(struct expansion *e, const char *text) {
    put(e, text, strlen(text));
}

static bool fail(struct expansion *e, const char *message, struct text what) {
    size_t line, column;
    rule_pattern_place(e->source, e->written, &line, &column);
    return error_set(e->error, e->rule->file, line, column, "rule %s: %s%.*s", e->rule->id, message,
                     (int)what.size, what.at);
}

/* ---- lists ---- */

static bool add_callout(struct expansion *e, uint64_t lists, enum rule_question what) {
    struct rule_expanded *out = e->out;
    if (out->callouts_count == CALLOUTS_MOST)
        return fail(e, "too many lists in one pattern", TEXT(""));
    out->callouts = e->callouts =
        arena_take_room(e->rules->arena, e->callouts, sizeof *e->callouts, out->callouts_count,
                        out->callouts_count + 1, &e->callouts_capacity);
    e->callouts[out->callouts_count++] = (struct rule_callout){.lists = lists, .what = what};
    return true;
}

/* Puts an entry of any of `lists`. */
static bool put_lists(struct expansion *e, uint64_t lists) {
    size_t longest = 1, n = e->out->callouts_count;
    for (uint64_t left = lists; left; left &= left - 1) {
        size_t one = lists_at(e->rules->lists, (size_t)__builtin_ctzll(left))->longest;
        longest = one > longest ? one : longest;
    }
    if (!add_callout(e, lists, ENTRY_BEGINS) || !add_callout(e, lists, ENTRY_ENDS))
        return false;
    char piece[160], more[48] = "";
    if (longest > 1)
        snprintf(more, sizeof more, "(?:[\\s.&'-]{1,3}\\w+){0,%zu}", longest - 1);
    snprintf(piece, sizeof piece, "(?:\\b(?C%zu)[\\w&]++(?:'(?!s\\b)\\w+)*+%s(?C%zu))", n + 1, more, n + 2);
    put_string(e, piece);
    return true;
}

/* ---- slots and verbs ---- */

static int form_number(const char *name, size_t size) {
    static const char *const forms[] = {"name", "nominal", "pronoun"};
    for (int i = 0; i < 3; i++)
        if (strlen(forms[i]) == size && !memcmp(forms[i], name, size))
            return i;
    return -1;
}

/* The class of leads of a slot such as person|institution:name; false when `name` is none. */
static bool slot_class(const struct rules *rules, const char *name, size_t size, char class[SLOT_SIZE]) {
    size_t used = 1;
    memcpy(class, "[", 2);
    const char *colon = memchr(name, ':', size);
    size_t kinds_size = colon ? (size_t)(colon - name) : size;
    for (size_t at = 0; at < kinds_size;) {
        const char *bar = memchr(name + at, '|', kinds_size - at);
        size_t end = bar ? (size_t)(bar - name) : kinds_size;
        bool all = end - at == 7 && !memcmp(name + at, "mention", 7);
        int kind = all ? 0 : rules_kind(rules, name + at, end - at);
        if (kind < 0)
            return false;
        int last = all ? (int)rules->kinds_count - 1 : kind;
        for (; kind <= last; kind++)
            for (int form = 0; form < 3; form++) {
                bool wanted = !colon;
                for (const char *f = colon; f && !wanted;) {
                    size_t left = size - (size_t)(f + 1 - name);
                    const char *comma = memchr(f + 1, ',', left);
                    wanted = form_number(f + 1, comma ? (size_t)(comma - f - 1) : left) == form;
                    f = comma;
                }
                if (wanted)
                    used +=
                        (size_t)snprintf(class + used, SLOT_SIZE - used, "\\x%02X", match_lead(kind, form));
            }
        at = end + 1;
    }
    if (used > 1)
        memcpy(class + used, "][\\x80-\\xBF]", sizeof "][\\x80-\\xBF]");
    return used > 1;
}

static bool is_slot(const struct expansion *e, struct text name) {
    char class[SLOT_SIZE];
    return e->rule->layer >= LAYER_PHRASES && slot_class(e->rules, name.at, name.size, class);
}

static bool put_verbs(struct expansion *e, const char *name, size_t size) {
    char words[4][64] = {""};
    char copy[200];
    if (size >= sizeof copy)
        return false;
    memcpy(copy, name, size);
    copy[size] = '\0';
    if (sscanf(copy, "%63s %63s %63s %63s", words[0], words[1], words[2], words[3]) != 4)
        return false;
    const struct list *list = lists_find(e->rules->lists, words[1]);
    const char *forms = list ? rules_verbs(e->rules, list, words[2], words[3]) : NULL;
    if (!forms)
        return false;
    e->rules->inflected |= 1ULL << list->number;
    put_string(e, "\\b(?i:");
    put_string(e, forms);
    put_string(e, ")(?!\\w)");
    return true;
}

static bool expand(struct expansion *e, struct text pattern);

/* Length of the group that opens at `p`, with its brackets; 0 when it never closes. */
static size_t group_size(const char *p, const char *end) {
    int depth = 0;
    for (const char *at = p; at < end; at += syntax_atom_size(at, end)) {
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        if (!depth)
            return (size_t)(at + 1 - p);
    }
    return 0;
}

/* ---- alternatives: which of them are lists ---- */

struct alternatives {
    uint64_t lists;
    struct text others[OTHERS_MOST];
    bool bounded[OTHERS_MOST]; /* the word ends behind it */
    size_t count;
    bool lists_alone; /* nobody wants to know of others: one of them ends the search */
    bool many;        /* more than there is room for, or not understood */
};

static void split(struct expansion *e, struct text text, bool bounded, struct alternatives *out);

/* Whether nothing stands there, or only that the word ends. */
static bool is_boundary(struct text text) {
    char plain[8] = "";
    size_t size = 0;
    for (size_t i = 0; i < text.size && size < 7; i++)
        if (!isspace((unsigned char)text.at[i]))
            plain[size++] = text.at[i];
    return !size || !strcmp(plain, "(?!\\w)") || !strcmp(plain, "\\b");
}

static struct rule_define *find_define(const struct expansion *e, struct text name) {
    for (struct rule_define *d = e->rules->defines; d; d = d->next)
        if (*d->name == *name.at && text_is(name, d->name))
            return d;
    return NULL;
}

static const struct list *find_list(const struct expansion *e, struct text name) {
    char copy[80];
    snprintf(copy, sizeof copy, "%.*s", name.size < 79 ? (int)name.size : 0, name.at);
    return lists_find(e->rules->lists, copy);
}

/* Takes `{name}` apart where it is a list, or a define made of lists and others. */
static bool split_name(struct expansion *e, struct text name, bool bounded, struct alternatives *out) {
    struct rule_define *define = find_define(e, name);
    if (define && e->depth < DEPTH_MOST) {
        e->depth++;
        split(e, text_of(define->value), bounded, out);
        e->depth--;
        define->used = true;
        return true;
    }
    const struct list *list = define || is_slot(e, name) ? NULL : find_list(e, name);
    if (list)
        out->lists |= 1ULL << list->number;
    return list != NULL;
}

static void split_one(struct expansion *e, struct text text, bool bounded, struct alternatives *out) {
    text = text_trim(text);
    const char *end = text.at + text.size;
    const char *brace = text.size > 2 && *text.at == '{' ? memchr(text.at, '}', text.size) : NULL;
    if (brace && islower((unsigned char)text.at[1])) {
        struct text behind = {brace + 1, (size_t)(end - brace - 1)};
        bool ends = bounded || text_trim(behind).size > 0;
        struct text name = text_slice(text, 1, (size_t)(brace - text.at));
        if (is_boundary(behind) && split_name(e, name, ends, out))
            return;
    }
    size_t size = text.size > 3 && !strncmp(text.at, "(?:", 3) ? group_size(text.at, end) : 0;
    if (size) {
        struct text behind = text_slice(text, size, text.size);
        if (is_boundary(behind)) {
            split(e, text_slice(text, 3, size - 1), bounded || text_trim(behind).size > 0, out);
            return;
        }
    }
    out->many |= out->count == OTHERS_MOST || out->lists_alone;
    if (out->many)
        return;
    out->bounded[out->count] = bounded;
    out->others[out->count++] = text;
}

static void split(struct expansion *e, struct text text, bool bounded, struct alternatives *out) {
    const char *end = text.at + text.size, *start = text.at;
    for (const char *at = start; at < end && !out->many;) {
        const char *brace = *at == '{' ? memchr(at, '}', (size_t)(end - at)) : NULL;
        size_t size = brace        ? (size_t)(brace + 1 - at)
                      : *at == '(' ? group_size(at, end)
                                   : syntax_atom_size(at, end);
        if (!size || *at == '#') {
            out->many = true;
            return;
        }
        if (*at == '|') {
            split_one(e, (struct text){start, (size_t)(at - start)}, bounded, out);
            start = at + 1;
        }
        at += size;
    }
    if (!out->many)
        split_one(e, (struct text){start, (size_t)(end - start)}, bounded, out);
}

/* Puts a group or define that is nothing but lists as one; false (and nothing put) when it is more. */
static bool put_joined(struct expansion *e, struct text inside) {
    struct alternatives all = {.lists = 0, .lists_alone = true};
    split(e, inside, false, &all);
    return !all.many && !all.count && all.lists && put_lists(e, all.lists);
}

/* Puts "none of these here": lists by one callout, others as they are; false (and nothing put) when none is a list. */
static bool put_refusal(struct expansion *e, struct text inside, bool *good) {
    struct alternatives all = {.lists = 0};
    split(e, inside, false, &all);
    if (all.many || !all.lists)
        return false;
    *good = add_callout(e, all.lists, NO_ENTRY);
    char callout[16];
    snprintf(callout, sizeof callout, "(?C%zu)", e->out->callouts_count);
    put_string(e, callout);
    if (!all.count)
        return true;
    put_string(e, "(?!");
    e->depth++; /* the others stand in defines, perhaps */
    for (size_t i = 0; i < all.count && *good; i++) {
        put_string(e, i ? "|" : "");
        put_string(e, "(?:");
        *good = expand(e, all.others[i]);
        put_string(e, all.bounded[i] ? ")(?!\\w)" : ")");
    }
    e->depth--;
    put_string(e, ")");
    return true;
}

/* ---- all of it ---- */

static bool put_define(struct expansion *e, struct rule_define *define) {
    define->used = true;
    if (e->depth >= DEPTH_MOST)
        return error_set(e->error, define->file, define->line, 9, "define %s uses itself", define->name);
    e->depth++;
    bool good = true;
    if (!put_joined(e, text_of(define->value))) {
        put_string(e, "(?:");
        good = expand(e, text_of(define->value));
        put_string(e, ")");
    }
    e->depth--;
    return good;
}

/* `{is a|b}`, `{begins a|b}`: takes no text and asks whether the word here is by itself an entry of one of the lists, or
   begins one. */
static bool put_question(struct expansion *e, struct text names, enum rule_question what) {
    uint64_t any = 0;
    for (size_t at = 0, end; at < names.size; at = end + 1) {
        const char *bar = memchr(names.at + at, '|', names.size - at);
        end = bar ? (size_t)(bar - names.at) : names.size;
        const struct list *list = find_list(e, text_slice(names, at, end));
        if (!list)
            return fail(e, "no such list: ", text_slice(names, at, end));
        any |= 1ULL << list->number;
    }
    if (!add_callout(e, any, what))
        return false;
    char callout[16];
    snprintf(callout, sizeof callout, "(?C%zu)", e->out->callouts_count);
    put_string(e, callout);
    return true;
}

static bool put_name(struct expansion *e, struct text name) {
    if (text_starts_with(name, TEXT("is ")))
        return put_question(e, text_slice(name, 3, name.size), WORD_IS);
    if (text_starts_with(name, TEXT("begins ")))
        return put_question(e, text_slice(name, 7, name.size), ENTRY_BEGINS);
    if (text_starts_with(name, TEXT("verb ")))
        return put_verbs(e, name.at, name.size) || fail(e, "no such verbs: ", name);
    struct rule_define *define = find_define(e, name);
    if (define)
        return put_define(e, define);
    char copy[80], class[SLOT_SIZE];
    snprintf(copy, sizeof copy, "%.*s", name.size < 79 ? (int)name.size : 79, name.at);
    if (e->rule->layer == LAYER_FACETS && match_facet_mark(copy)) {
        snprintf(class, sizeof class, "\\x%02X", (unsigned)match_facet_mark(copy));
        put_string(e, class);
        return true;
    }
    if (e->rule->layer >= LAYER_PHRASES && slot_class(e->rules, name.at, name.size, class)) {
        put_string(e, class);
        return true;
    }
    const struct list *list = find_list(e, name);
    if (list)
        return put_lists(e, 1ULL << list->number);
    return fail(e,
                e->rule->layer >= LAYER_PHRASES
                    ? "no define, list or kind of mention: "
                    : "no define or list (slots stand from the layer phrases on): ",
                name);
}

/* How many characters from `p` on begin nothing. */
static size_t plain_size(const char *p, const char *end) {
    const char *at = p;
    while (at < end && *at != '{' && *at != '(' && *at != '\\' && *at != '[' && *at != '.')
        at++;
    return (size_t)(at - p);
}

/* Puts what begins at `p`, a construct of one piece; returns its length, 0 with an error. */
static size_t put_piece(struct expansion *e, const char *p, const char *end) {
    if (*p == '{' && p + 1 < end && islower((unsigned char)p[1])) {
        const char *close = memchr(p, '}', (size_t)(end - p));
        if (!close)
            return fail(e, "a { without its }", TEXT(""));
        return put_name(e, (struct text){p + 1, (size_t)(close - p - 1)}) ? (size_t)(close + 1 - p) : 0;
    }
    bool opens = end - p > 4 && (!strncmp(p, "(?!", 3) || !strncmp(p, "(?:", 3));
    size_t group = opens ? group_size(p, end) : 0;
    if (group) {
        struct text inside = {p + 3, group - 4};
        bool good = true;
        if (p[2] == ':' ? put_joined(e, inside) : put_refusal(e, inside, &good))
            return good ? group : 0;
    }
    size_t size = syntax_atom_size(p, end);
    if (*p == '\\' && p + 1 < end && p[1] >= '1' && p[1] <= '9')
        return fail(e, "a numbered back-reference: ", (struct text){p, 2});
    if (*p == '.' && p + 1 < end && (p[1] == '*' || p[1] == '+'))
        return fail(e, "unbounded: ", (struct text){p, 2});
    put(e, p, size);
    return size;
}

static bool expand(struct expansion *e, struct text pattern) {
    const char *end = pattern.at + pattern.size;
    for (const char *p = pattern.at; p < end;) {
        if (!e->depth)
            e->written = (size_t)(p - e->source->text);
        size_t plain = e->depth ? plain_size(p, end) : 0; /* all of a define comes from one place */
        if (plain)
            put(e, p, plain);
        size_t size = plain ? plain : put_piece(e, p, end);
        if (!size)
            return false;
        p += size;
    }
    return true;
}

bool rules_expand(struct rules *rules, const struct rule *rule, const struct rule_pattern *pattern,
                  struct rule_expanded *out, struct error *error) {
    struct expansion e = {.rules = rules, .rule = rule, .source = pattern, .out = out, .error = error};
    *out = (struct rule_expanded){.size = 0};
    put(&e, "", 0);
    return expand(&e, text_of(pattern->text));
}
