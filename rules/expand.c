/* A pattern as written in; the pattern that PCRE2 gets out: every {name} becomes what it stands for.

   A define becomes a group. A short list becomes an alternation, longest first; a long one a pair of callouts that ask the
   word pass whether an entry begins here and ends there, with plain words in between, so that no list is ever an alternation of
   thousands. A slot becomes the bytes by which masked lines show a mention (see match.h). */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/internal.h"
#include "rules/match.h"

enum { INLINE_MOST = 150, DEPTH_MOST = 20 };

struct expansion {
    struct rules *rules;
    const struct rule *rule;
    size_t line;
    struct rule_callout *callouts;
    size_t *callouts_count;
    struct error *error;
    char *at;
    size_t size, capacity;
    int depth;
};

static void put(struct expansion *e, const char *text, size_t size) {
    e->at = arena_take_room(e->rules->arena, e->at, 1, e->size, e->size + size + 1, &e->capacity);
    memcpy(e->at + e->size, text, size);
    e->size += size;
    e->at[e->size] = '\0';
}

static void put_string(struct expansion *e, const char *text) {
    put(e, text, strlen(text));
}

/* A list's form as a pattern: spaces and hyphens stand for each other, a dot may be missing. */
static void put_form(struct expansion *e, struct text form) {
    bool upper = false;
    for (size_t i = 0; i < form.size; i++)
        upper |= isupper((unsigned char)form.at[i]) != 0;
    put_string(e, upper ? "(?:" : "(?i:");
    for (size_t i = 0; i < form.size; i++) {
        char c = form.at[i];
        if (c == ' ' || c == '-')
            put_string(e, "[\\s-]");
        else if (c == '.')
            put_string(e, "\\.?");
        else {
            if (!isalnum((unsigned char)c))
                put(e, "\\", 1);
            put(e, &c, 1);
        }
    }
    put_string(e, ")");
}

static int longer_first(const void *a, const void *b) {
    const struct text *left = a, *right = b;
    if (left->size != right->size)
        return left->size > right->size ? -1 : 1;
    return text_compare(*left, *right);
}

static size_t list_forms(struct expansion *e, const struct list *list, struct text *forms) {
    size_t count = 0;
    const struct list_entry *entry;
    for (size_t i = 0; (entry = list_at(e->rules->lists, list, i)) != NULL && count <= INLINE_MOST; i++)
        forms[count++] = text_fold(e->rules->arena, entry->form);
    return count;
}

/* Words of the longest entry of a list. */
static size_t longest_entry(struct expansion *e, const struct list *list) {
    size_t longest = 1;
    const struct list_entry *entry;
    for (size_t i = 0; (entry = list_at(e->rules->lists, list, i)) != NULL; i++) {
        size_t words = 1;
        for (size_t c = 0; c < entry->form.size; c++)
            words += strchr(" -&'", entry->form.at[c]) ? 1 : 0;
        if (words > longest)
            longest = words;
    }
    return longest < 9 ? longest : 9;
}

static bool put_callouts(struct expansion *e, const struct list *list) {
    size_t n = *e->callouts_count;
    if (n + 2 > 250)
        return error_set(e->error, e->rule->file, e->line, 0, "too many lists in one pattern");
    e->callouts[n] = (struct rule_callout){list->number, false, 0};
    e->callouts[n + 1] = (struct rule_callout){list->number, true, 0};
    *e->callouts_count += 2;
    char piece[160];
    size_t more = longest_entry(e, list) - 1;
    snprintf(piece, sizeof piece,
             "(?:(?C%zu)[\\w&]++(?:'(?!s\\b)\\w+)*+(?:[\\s.&'-]{1,3}\\w+){0,%zu}(?C%zu))", n + 1, more,
             n + 2);
    put_string(e, piece);
    return true;
}

static bool put_list(struct expansion *e, const struct list *list) {
    struct text forms[INLINE_MOST + 1];
    size_t count = list_forms(e, list, forms);
    if (count > INLINE_MOST)
        return put_callouts(e, list);
    qsort(forms, count, sizeof *forms, longer_first);
    put_string(e, "\\b(?:");
    for (size_t i = 0; i < count; i++) {
        if (i)
            put_string(e, "|");
        put_form(e, forms[i]);
    }
    put_string(e, ")(?!\\w)");
    return true;
}

static int form_number(const char *name, size_t size) {
    static const char *const forms[] = {"name", "nominal", "pronoun"};
    for (int i = 0; i < 3; i++)
        if (strlen(forms[i]) == size && !memcmp(forms[i], name, size))
            return i;
    return -1;
}

/* Puts a slot such as person|institution:name; false without an error when `name` is none. */
static bool put_slot(struct expansion *e, const char *name, size_t size) {
    char class[KINDS_MOST * 3 * 4 + 24] = "[";
    size_t used = 1;
    const char *colon = memchr(name, ':', size);
    size_t kinds_size = colon ? (size_t)(colon - name) : size;
    for (size_t at = 0; at < kinds_size;) {
        const char *bar = memchr(name + at, '|', kinds_size - at);
        size_t end = bar ? (size_t)(bar - name) : kinds_size;
        bool all = end - at == 7 && !memcmp(name + at, "mention", 7);
        int kind = all ? 0 : rules_kind(e->rules, name + at, end - at);
        if (kind < 0)
            return false;
        int last = all ? (int)e->rules->kinds_count - 1 : kind;
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
                    used += (size_t)snprintf(class + used, sizeof class - used, "\\x%02X",
                                             match_lead(kind, form));
            }
        at = end + 1;
    }
    if (used == 1)
        return false;
    put(e, class, used);
    put_string(e, "][\\x80-\\xBF]");
    return true;
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
    put_string(e, "\\b(?i:");
    put_string(e, forms);
    put_string(e, ")(?!\\w)");
    return true;
}

static bool expand(struct expansion *e, const char *pattern);

/* `{is a|b}`: takes no text and asks whether the word that begins here is an entry of one of the lists. */
static bool put_is(struct expansion *e, const char *name, size_t size) {
    uint64_t any = 0;
    for (size_t at = 0; at < size;) {
        size_t end = at;
        while (end < size && name[end] != '|')
            end++;
        char copy[80];
        snprintf(copy, sizeof copy, "%.*s", (int)(end - at), name + at);
        const struct list *list = lists_find(e->rules->lists, copy);
        if (!list)
            return error_set(e->error, e->rule->file, e->line, 0, "{is ...}: no such list: %s", copy);
        any |= 1ULL << list->number;
        at = end + 1;
    }
    size_t n = *e->callouts_count;
    if (n + 1 > 250)
        return error_set(e->error, e->rule->file, e->line, 0, "too many lists in one pattern");
    e->callouts[n] = (struct rule_callout){0, false, any};
    *e->callouts_count += 1;
    char piece[24];
    snprintf(piece, sizeof piece, "(?C%zu)", n + 1);
    put_string(e, piece);
    return true;
}

static bool put_name(struct expansion *e, const char *name, size_t size) {
    if (!strncmp(name, "is ", 3))
        return put_is(e, name + 3, size - 3);
    if (!strncmp(name, "verb ", 5))
        return put_verbs(e, name, size)
                   ? true
                   : error_set(e->error, e->rule->file, e->line, 0, "no such verbs: {%.*s}", (int)size, name);
    for (struct rule_define *d = e->rules->defines; d; d = d->next)
        if (strlen(d->name) == size && !memcmp(d->name, name, size)) {
            d->used = true;
            if (++e->depth > DEPTH_MOST)
                return error_set(e->error, d->file, d->line, 0, "define %s uses itself", d->name);
            put_string(e, "(?:");
            bool good = expand(e, d->value);
            put_string(e, ")");
            e->depth--;
            return good;
        }
    char copy[80];
    snprintf(copy, sizeof copy, "%.*s", (int)size, name);
    if (e->rule->layer == LAYER_FACETS && match_facet_mark(copy)) {
        char mark[8];
        snprintf(mark, sizeof mark, "\\x%02X", match_facet_mark(copy));
        put_string(e, mark);
        return true;
    }
    if (e->rule->layer >= LAYER_PHRASES && put_slot(e, name, size))
        return true;
    const struct list *list = lists_find(e->rules->lists, copy);
    if (list)
        return put_list(e, list);
    return error_set(e->error, e->rule->file, e->line, 0, "rule %s: {%s} is no define, list%s", e->rule->id,
                     copy,
                     e->rule->layer >= LAYER_PHRASES ? " or kind of mention"
                                                     : " (slots stand only from the layer phrases on)");
}

/* Length of the construct at `p` that is copied as it is: an escape, a class; 1 for any other character. */
static size_t plain_size(const char *p) {
    if (*p == '\\' && p[1])
        return 2;
    if (*p != '[')
        return 1;
    size_t n = p[1] == '^' ? 2 : 1;
    if (p[n] == ']')
        n++;
    while (p[n] && p[n] != ']')
        n += p[n] == '\\' && p[n + 1] ? 2 : 1;
    return p[n] ? n + 1 : n;
}

static bool expand(struct expansion *e, const char *pattern) {
    for (const char *p = pattern; *p;) {
        if (*p == '{' && (islower((unsigned char)p[1]))) {
            const char *end = strchr(p, '}');
            if (!end)
                return error_set(e->error, e->rule->file, e->line, 0, "rule %s: a { without its }",
                                 e->rule->id);
            if (!put_name(e, p + 1, (size_t)(end - p - 1)))
                return false;
            p = end + 1;
            continue;
        }
        size_t size = plain_size(p);
        bool back = *p == '\\' && p[1] >= '1' && p[1] <= '9';
        if (back)
            return error_set(e->error, e->rule->file, e->line, 0, "rule %s: a numbered back-reference",
                             e->rule->id);
        if (*p == '.' && (p[1] == '*' || p[1] == '+'))
            return error_set(e->error, e->rule->file, e->line, 0, "rule %s: an unbounded .%c", e->rule->id,
                             p[1]);
        put(e, p, size);
        p += size;
    }
    return true;
}

const char *rules_expand(struct rules *rules, const struct rule *rule, const char *pattern, size_t line,
                         struct rule_callout *callouts, size_t *callouts_count, struct error *error) {
    struct expansion e = {.rules = rules,
                          .rule = rule,
                          .line = line,
                          .callouts = callouts,
                          .callouts_count = callouts_count,
                          .error = error};
    put(&e, "", 0);
    return expand(&e, pattern) ? e.at : NULL;
}
