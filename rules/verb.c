/* A verb's line in; its forms out. The one idea: a verb is added in one line, `message` or, where English is irregular,
   `write|writes|wrote|written|writing` (base, -s, past, participle, -ing), with `frame=` naming the frames it takes. */
#include <stdio.h>
#include <string.h>

#include "record/arena.h"
#include "rules/internal.h"

enum form { BASE, S, PAST, PARTICIPLE, ING, FORMS };

static bool is_vowel(char c) { return c && strchr("aeiou", c) != NULL; }

/* Regular forms (Quirk et al. 1985, 3.5-3.10): study studies studied, visit visited; a doubled consonant is given by the attribute double=1. */
static void derive(char forms[FORMS][64], const char *base, bool doubled)
{
    size_t n = strlen(base);
    char last = base[n - 1], before = n > 1 ? base[n - 2] : '\0';
    bool y = last == 'y' && !is_vowel(before);
    bool sibilant = last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 's' || before == 'c'));
    int stem = (int)(y ? n - 1 : n);
    snprintf(forms[BASE], 64, "%s", base);
    snprintf(forms[S], 64, "%.*s%s", stem, base, y ? "ies" : sibilant ? "es" : "s");
    if (last == 'e') {
        snprintf(forms[PAST], 64, "%sd", base);
        snprintf(forms[ING], 64, "%.*s%s", (int)(before == 'e' ? n : n - 1), base, "ing");
    } else {
        char twice[2] = {doubled ? last : '\0', '\0'};
        snprintf(forms[PAST], 64, "%.*s%s%s", stem, base, twice, y ? "ied" : "ed");
        snprintf(forms[ING], 64, "%s%sing", base, twice);
    }
    snprintf(forms[PARTICIPLE], 64, "%s", forms[PAST]);
}

/* The five forms of one line: given all five, or the base alone. A verb of several words is inflected in its first. */
static void forms_of(char forms[FORMS][64], const struct lists *lists, const struct list *list, size_t *at)
{
    const struct list_entry *entry = list_at(lists, list, *at);
    size_t count = 0;
    struct text name = entry->name;
    for (; (entry = list_at(lists, list, *at)) != NULL && entry->name.at == name.at; ++*at)
        if (count < FORMS) snprintf(forms[count++], 64, "%.*s", (int)entry->form.size, entry->form.at);
    if (count >= FORMS) return;
    entry = list_at(lists, list, *at - count);
    char base[64], rest[64] = "";
    snprintf(base, sizeof base, "%s", forms[0]);
    char *space = strchr(base, ' ');
    if (space) snprintf(rest, sizeof rest, "%s", space);
    if (space) *space = '\0';
    derive(forms, base, list_attribute(entry, "double").size > 0);
    for (int f = 0; f < FORMS && *rest; f++) {
        size_t size = strlen(forms[f]);
        snprintf(forms[f] + size, 64 - size, "%s", rest);
    }
}

/* Whether a comma-joined attribute value holds `word`; "any" is held by all. */
static bool holds(struct text value, const char *word)
{
    size_t size = strlen(word);
    if (!strcmp(word, "any")) return true;
    for (size_t at = 0; at < value.size;) {
        size_t end = at;
        while (end < value.size && value.at[end] != ',') end++;
        if (end - at == size && !memcmp(value.at + at, word, size)) return true;
        at = end + 1;
    }
    return false;
}

static bool wants(const char *form, int which)
{
    static const char *const names[] = {"base", "s", "past", "participle", "ing"};
    if (!strcmp(form, "any")) return true;
    if (!strcmp(form, "finite")) return which <= PAST;
    return !strcmp(form, names[which]);
}

static void append(struct rules *rules, char **at, size_t *size, size_t *capacity, const char *form)
{
    size_t more = strlen(form);
    *at = arena_take_room(rules->arena, *at, 1, *size, *size + more * 6 + 2, capacity);
    if (*size) (*at)[(*size)++] = '|';
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

const char *rules_verbs(struct rules *rules, const struct list *list, const char *frame, const char *form)
{
    char *out = NULL;
    size_t size = 0, capacity = 0;
    for (size_t at = 0; list_at(rules->lists, list, at);) {
        const struct list_entry *entry = list_at(rules->lists, list, at);
        char forms[FORMS][64] = {""};
        forms_of(forms, rules->lists, list, &at);
        if (!holds(list_attribute(entry, "frame"), frame)) continue;
        for (int f = 0; f < FORMS; f++)
            if (wants(form, f)) append(rules, &out, &size, &capacity, forms[f]);
    }
    return out;
}
