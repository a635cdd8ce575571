/* A verb's line in; its forms out. The one idea: a verb is added in one line, `message` or, where English is irregular,
   `write|writes|wrote|written|writing` (base, -s, past, participle, -ing), with `frame=` naming the frames it takes. */
#include <stdio.h>
#include <string.h>

#include "record/arena.h"
#include "rules/internal.h"

enum { FORM_SIZE = 64 };
enum form { BASE, S, PAST, PARTICIPLE, ING, FORMS };

static bool is_vowel(char c) {
    return c && strchr("aeiou", c) != NULL;
}

/* Puts `end` behind the form, as far as it has room. */
static void add(char form[FORM_SIZE], const char *end) {
    size_t size = strlen(form), more = strlen(end);
    if (size + more >= FORM_SIZE)
        more = FORM_SIZE - 1 - size;
    memcpy(form + size, end, more);
    form[size + more] = '\0';
}

/* A form: the first `stem` letters of the base, then `ends`. */
static void make(char form[FORM_SIZE], const char *base, size_t stem, const char *twice, const char *end) {
    memcpy(form, base, stem);
    form[stem] = '\0';
    add(form, twice);
    add(form, end);
}

/* Regular forms (Quirk et al. 1985, 3.5-3.10): study studies studied, visit visited; a doubled consonant is given by the attribute double=1. */
static void derive(char forms[FORMS][FORM_SIZE], const char *base, bool doubled) {
    size_t n = strlen(base);
    char last = base[n - 1], before = n > 1 ? base[n - 2] : '\0';
    bool y = last == 'y' && !is_vowel(before);
    bool sibilant =
        last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 's' || before == 'c'));
    size_t stem = y ? n - 1 : n;
    char twice[2] = {doubled ? last : '\0', '\0'};
    make(forms[BASE], base, n, "", "");
    make(forms[S], base, stem, "", y ? "ies" : sibilant ? "es" : "s");
    if (last == 'e') {
        make(forms[PAST], base, n, "", "d");
        make(forms[ING], base, before == 'e' ? n : n - 1, "", "ing");
    } else {
        make(forms[PAST], base, stem, twice, y ? "ied" : "ed");
        make(forms[ING], base, n, twice, "ing");
    }
    memcpy(forms[PARTICIPLE], forms[PAST], FORM_SIZE);
}

/* The five forms of one line: given all five, or the base alone. A verb of several words is inflected in its first. */
static void forms_of(char forms[FORMS][FORM_SIZE], const struct lists *lists, const struct list *list,
                     size_t *at) {
    const struct list_entry *entry = list_at(lists, list, *at);
    size_t count = 0;
    const char *name = list_name(entry).at;
    for (; (entry = list_at(lists, list, *at)) != NULL && list_name(entry).at == name; ++*at)
        if (count < FORMS)
            snprintf(forms[count++], FORM_SIZE, "%.*s", (int)entry->form_size, list_form(entry).at);
    if (count >= FORMS)
        return;
    entry = list_at(lists, list, *at - count);
    char base[FORM_SIZE], rest[FORM_SIZE] = "";
    memcpy(base, forms[0], FORM_SIZE);
    char *space = strchr(base, ' ');
    if (space)
        memcpy(rest, space, strlen(space) + 1);
    if (space)
        *space = '\0';
    derive(forms, base, list_attribute(entry, "double").size > 0);
    for (int f = 0; f < FORMS && *rest; f++)
        add(forms[f], rest);
}

/* Whether a comma-joined attribute value holds `word`; "any" is held by all. */
static bool holds(struct text value, const char *word) {
    size_t size = strlen(word);
    if (!strcmp(word, "any"))
        return true;
    for (size_t at = 0; at < value.size;) {
        size_t end = at;
        while (end < value.size && value.at[end] != ',')
            end++;
        if (end - at == size && !memcmp(value.at + at, word, size))
            return true;
        at = end + 1;
    }
    return false;
}

static bool wants(const char *form, int which) {
    static const char *const names[] = {"base", "s", "past", "participle", "ing"};
    if (!strcmp(form, "any"))
        return true;
    if (!strcmp(form, "finite"))
        return which <= PAST;
    return !strcmp(form, names[which]);
}

static void append(struct rules *rules, char **at, size_t *size, size_t *capacity, const char *form) {
    size_t more = strlen(form);
    *at = arena_take_room(rules->arena, *at, 1, *size, *size + more * 6 + 2, capacity);
    if (*size)
        (*at)[(*size)++] = '|';
    for (const char *c = form; *c; c++) {
        const char *put = *c == ' ' ? "\\s" : *c == '-' ? "-?" : NULL;
        if (put) {
            memcpy(*at + *size, put, 2);
            *size += 2;
        } else {
            (*at)[(*size)++] = *c;
        }
    }
    (*at)[*size] = '\0';
}

static const char *put_together(struct rules *rules, const struct list *list, const char *frame,
                                const char *form) {
    char *out = NULL;
    size_t size = 0, capacity = 0;
    for (size_t at = 0; list_at(rules->lists, list, at);) {
        const struct list_entry *entry = list_at(rules->lists, list, at);
        char forms[FORMS][FORM_SIZE] = {""};
        forms_of(forms, rules->lists, list, &at);
        if (!holds(list_attribute(entry, "frame"), frame))
            continue;
        for (int f = 0; f < FORMS; f++)
            if (wants(form, f))
                append(rules, &out, &size, &capacity, forms[f]);
    }
    return out;
}

const char *rules_verbs(struct rules *rules, const struct list *list, const char *frame, const char *form) {
    for (const struct rule_verbs *known = rules->verbs; known; known = known->next)
        if (known->list == list && !strcmp(known->frame, frame) && !strcmp(known->form, form))
            return known->forms;
    struct rule_verbs *verbs = arena_take(rules->arena, sizeof *verbs);
    *verbs = (struct rule_verbs){list, arena_take_copy(rules->arena, frame, strlen(frame)),
                                 arena_take_copy(rules->arena, form, strlen(form)),
                                 put_together(rules, list, frame, form), rules->verbs};
    rules->verbs = verbs;
    return verbs->forms;
}
