/* A name in; out what its bearer is to whom. The one idea: a noun for kin and whose it is stand right before the name or, between
   commas, right behind it. Who "his" and "her" are is not known here. */
#include "extract/kin.h"

#include <string.h>

enum { KIN_WORDS = 3, LEAD_MOST = 2 };

/* A noun for kin with whose it is: "his late wife". */
struct kin_phrase {
    struct span noun;
    int owner; /* a finding, -1 for "his", which is none */
};

static bool is_letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_kin(const struct analysis *analysis, size_t start, size_t end) {
    const struct list_entry *entry =
        end > start ? analysis_entry_here(analysis, LIST_KIN, analysis_text(analysis, start, end)) : NULL;
    return entry && list_attribute(entry, "tie").size && !list_attribute(entry, "plural").size;
}

/* The person's finding that ends, or begins, at a place of a sentence; -1 for none. */
static int person_at(const struct analysis *analysis, uint32_t sentence, size_t place, bool ends, int form) {
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *one = &analysis->findings[i];
        if (!one->removed && one->kind == PERSON && one->form == form &&
            (ends ? one->end : one->start) == place)
            return i;
    }
    return -1;
}

/* Where the word before `end` begins; `end` itself where none stands there. */
static size_t word_before(const struct analysis *analysis, size_t end, size_t least) {
    const char *view = analysis->view.at;
    size_t at = end;
    while (at > least && ((signed char)view[at - 1] < 0 || is_letter(view[at - 1]) || view[at - 1] == '-'))
        at--;
    return at;
}

/* Reads whose the noun is that begins at `place`: "his", "her", "Lucy's"; an adjective may stand between. */
static bool read_owner(const struct analysis *analysis, uint32_t sentence, size_t place, size_t least,
                       struct kin_phrase *phrase) {
    static const char *const his[] = {"his", "His", "her", "Her", NULL};
    for (size_t lead = 0; lead < LEAD_MOST && place > least + 1; lead++) {
        size_t end = place - 1; /* the space */
        struct text before = analysis_text(analysis, least, end);
        phrase->owner =
            text_ends_with(before, TEXT("'s"))   ? person_at(analysis, sentence, end - 2, true, NAME)
            : text_ends_with(before, TEXT("s'")) ? person_at(analysis, sentence, end - 1, true, NAME)
                                                 : -1;
        if (phrase->owner >= 0)
            return true;
        size_t start = word_before(analysis, end, least);
        struct text word = analysis_text(analysis, start, end);
        if (text_is_any(word, his)) {
            phrase->owner = person_at(analysis, sentence, start, false, PRONOUN);
            phrase->noun.start = start;
            return true;
        }
        if (!word.size || !(word.at[0] & 32))
            return false;
        place = start;
    }
    return false;
}

/* "His wife, Ruth", "Lucy's mother Ada Hay": the phrase before a name. */
static bool read_before(const struct analysis *analysis, const struct finding *name,
                        struct kin_phrase *phrase) {
    const char *view = analysis->view.at;
    size_t least = analysis->sentences[name->sentence].start, end = name->start;
    if (name->title.start != SIZE_MAX && name->title.start < end)
        end = name->title.start;
    if (end < least + 2 || view[end - 1] != ' ')
        return false;
    bool has_comma = view[end - 2] == ',';
    if (has_comma && text_starts_with(analysis_text(analysis, name->end, analysis->view.size), TEXT(" and ")))
        return false; /* "his sister, Ada Hay and Tom Bell" may be three */
    end -= has_comma ? 2 : 1;
    size_t starts[KIN_WORDS], count = 0;
    for (size_t at = end; count < KIN_WORDS && (count == 0 || (at > least && view[at - 1] == ' '));) {
        size_t start = word_before(analysis, count ? at - 1 : at, least);
        if (start == (count ? at - 1 : at))
            break;
        starts[count++] = at = start;
    }
    while (count-- > 0)
        if (is_kin(analysis, starts[count], end)) {
            phrase->noun = (struct span){starts[count], end};
            return read_owner(analysis, name->sentence, starts[count], least, phrase);
        }
    return false;
}

/* Where what is told of a name goes on behind its age. */
static size_t behind_age(const struct analysis *analysis, const struct finding *name) {
    for (int i = analysis->heads[name->sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *age = &analysis->findings[i];
        if (!age->removed && age->kind == AGE && age->start == name->end + 2)
            return age->end + (analysis->view.at[age->end] == ')' ? 1 : 0);
    }
    return name->end;
}

/* "Ann Lowe, widow of the actor Tom Hale,": the noun stands before whose it is. */
static bool read_of(const struct analysis *analysis, uint32_t sentence, size_t from, size_t stop,
                    struct kin_phrase *phrase) {
    static const char *const articles[] = {"the ", "a ", NULL}, *const of[] = {" of ", " to ", NULL};
    struct text words = analysis_text(analysis, from, stop);
    size_t skip = text_starts_with(words, TEXT("the ")) ? 4 : text_starts_in_any(words, articles) ? 2 : 0;
    size_t end = text_find_any(words, skip, of);
    if (end == words.size || !is_kin(analysis, from + skip, from + end))
        return false;
    phrase->noun = (struct span){from + skip, from + end};
    phrase->owner = person_at(analysis, sentence, stop, true, NAME);
    return phrase->owner >= 0;
}

/* "Ivo Bell, her brother,", "Ada Hay, Lucy's mother": the phrase behind a name. */
static bool read_behind(const struct analysis *analysis, const struct finding *name,
                        struct kin_phrase *phrase) {
    size_t from = behind_age(analysis, name), end = analysis->sentences[name->sentence].end;
    if (from + 2 >= end || !text_starts_with(analysis_text(analysis, from, end), TEXT(", ")))
        return false;
    size_t stop = from + 2;
    while (stop < end && !strchr(",.;()\"", analysis->view.at[stop]))
        stop++;
    for (size_t at = from + 2; at < stop; at++)
        if (analysis->view.at[at] == ' ' && is_kin(analysis, at + 1, stop)) {
            phrase->noun = (struct span){at + 1, stop};
            return read_owner(analysis, name->sentence, at + 1, from + 2, phrase);
        }
    return read_of(analysis, name->sentence, from + 2, stop, phrase);
}

void kins_find(struct analysis *analysis) {
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *name = &analysis->findings[i];
        struct kin_phrase phrase = {.owner = -1};
        if (name->removed || name->kind != PERSON || name->form != NAME)
            continue;
        if (!read_before(analysis, name, &phrase) && !read_behind(analysis, name, &phrase))
            continue;
        name->kin = analysis_text(analysis, phrase.noun.start, phrase.noun.end);
        name->kin_of = phrase.owner == (int)i ? -1 : phrase.owner;
    }
}
