/* A name and an acronym in; whether the one stands for the other out.

   Method: letters in order from word starts, after Schwartz and Hearst (2003), "A simple algorithm for identifying
   abbreviation definitions", run forwards and with the first letter bound to the first word. */
#include "extract/initials.h"

#include <ctype.h>
#include <string.h>

static char lower(char c) {
    return (char)tolower((unsigned char)c);
}

static bool starts_word(struct text name, size_t at) {
    return isalnum((unsigned char)name.at[at]) && (!at || !isalnum((unsigned char)name.at[at - 1]));
}

/* Whether acronym[k..] can be spelt from name[at..]; a letter inside a word must follow one taken from that word. */
static bool spell(struct text name, size_t at, struct text acronym, size_t k, bool in_word) {
    while (k < acronym.size && !isalnum((unsigned char)acronym.at[k]))
        k++;
    if (k == acronym.size)
        return true;
    for (size_t i = at; i < name.size; i++) {
        if (starts_word(name, i))
            in_word = i == at && in_word;
        bool match = lower(name.at[i]) == lower(acronym.at[k]);
        if (!match || !(starts_word(name, i) || in_word)) {
            if (!isalnum((unsigned char)name.at[i]))
                in_word = false;
            continue;
        }
        if (spell(name, i + 1, acronym, k + 1, true))
            return true;
    }
    return false;
}

bool initials_spell(struct text name, struct text acronym) {
    if (!name.size || !acronym.size || acronym.size > 12)
        return false;
    if (name.size > 4 && !strncmp(name.at, "The ", 4))
        name = text_slice(name, 4, name.size);
    if (lower(name.at[0]) != lower(acronym.at[0]))
        return false;
    return spell(name, 1, acronym, 1, true);
}

static bool is_function_word(struct text word) {
    static const char *const words[] = {"of", "for", "and", "the", "in",      "on", "to",
                                        "at", "de",  "du",  "des", "against", NULL};
    return text_is_any(word, words);
}

static char capital(char c) {
    return (char)toupper((unsigned char)c);
}

bool initials_are(struct text name, struct text acronym) {
    char every[64], content[64];
    size_t all = 0, some = 0;
    for (size_t at = 0; at < name.size && all < 60;) {
        size_t end = at;
        while (end < name.size && isalnum((unsigned char)name.at[end]))
            end++;
        if (end > at) {
            char initial = capital(name.at[at]);
            every[all++] = initial;
            if (!is_function_word(text_slice(name, at, end)))
                content[some++] = initial;
        }
        at = end + 1;
    }
    size_t size = 0;
    char plain[64];
    for (size_t i = 0; i < acronym.size && size < 60; i++)
        if (acronym.at[i] != '.')
            plain[size++] = capital(acronym.at[i]);
    if (size < 2)
        return false;
    if (size <= some && !memcmp(plain, content, size) && (size == some || size >= 3))
        return true;
    return size == all && !memcmp(plain, every, size);
}
