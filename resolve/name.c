/* The words of a name in; given names, surname, nickname and generation out. The one idea: what extract captured
   as given and surname decides; only where it captured nothing is the last word, with its particles, the surname. */
#include "resolve/name.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"

static bool is_letter(char c) {
    return isalnum((unsigned char)c) != 0;
}

static void add_word(struct arena *arena, struct name *name, struct text written, bool is_hyphened) {
    if (!written.size || name->count == NAME_WORDS_MOST)
        return;
    name->words[name->count++] = (struct name_word){text_lower(arena, written), written, is_hyphened};
}

/* Whether the word goes on at `at`: an initial ends at its dot, an apostrophe must stand between letters. */
static bool goes_on(struct text text, size_t at, size_t letters) {
    char c = text.at[at];
    bool is_before_letter = at + 1 < text.size && is_letter(text.at[at + 1]);
    return is_letter(c) || (c == '.' && letters != 1) || (c == '\'' && is_before_letter);
}

/* Copies the next word at `*at`, without apostrophes and dots. */
static struct text next_word(struct arena *arena, struct text text, size_t *at) {
    size_t start = *at, letters = 0;
    for (; *at < text.size && goes_on(text, *at, letters); ++*at)
        letters += is_letter(text.at[*at]);
    char *word = arena_take(arena, letters + 1);
    size_t size = 0;
    for (size_t i = start; i < *at; i++)
        if (is_letter(text.at[i]))
            word[size++] = text.at[i];
    return (struct text){word, size};
}

static bool opens_nickname(struct text text, size_t at) {
    char c = text.at[at];
    bool is_single = c == '\'' && (at == 0 || text.at[at - 1] == ' ') && at + 1 < text.size;
    return c == '"' || c == '(' || is_single;
}

static bool closes_nickname(struct text text, size_t at) {
    char c = text.at[at];
    return c == '"' || c == ')' || (c == '\'' && (at + 1 == text.size || text.at[at + 1] == ' '));
}

static void split(struct arena *arena, struct text folded, struct name *name) {
    bool quoted = false;
    for (size_t at = 0; at < folded.size;) {
        if (is_letter(folded.at[at])) {
            bool is_hyphened = at > 0 && folded.at[at - 1] == '-' && name->count > 0;
            struct text word = next_word(arena, folded, &at);
            if (!quoted)
                add_word(arena, name, word, is_hyphened);
            else if (!name->nickname.size)
                name->nickname = text_lower(arena, word);
            continue;
        }
        if (quoted ? closes_nickname(folded, at) : opens_nickname(folded, at))
            quoted = !quoted;
        at++;
    }
}

static char generation_of(struct text word) {
    static const struct {
        const char *word;
        char generation;
    } all[] = {{"jr", 'j'},     {"jnr", 'j'}, {"junior", 'j'}, {"sr", 's'}, {"snr", 's'},
               {"senior", 's'}, {"ii", '2'},  {"iii", '3'},    {"iv", '4'}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(word, all[i].word))
            return all[i].generation;
    return 0;
}

static void take_generation(struct name *name) {
    if (name->count < 2)
        return;
    name->generation = generation_of(name->words[name->count - 1].text);
    if (name->generation)
        name->count--;
}

static bool is_capitals(struct text word) {
    for (size_t i = 0; i < word.size; i++)
        if (!isupper((unsigned char)word.at[i]))
            return false;
    return true;
}

/* "JK Rowling" has two initials, "JK ROWLING" as well; "JO SMITH" is anybody's guess. */
static void part_initials(struct name *name) {
    if (name->count < 2 || name->words[0].text.size < 2 || name->words[0].text.size > 3)
        return;
    struct name_word first = name->words[0], last = name->words[name->count - 1];
    size_t more = first.text.size - 1;
    if (!is_capitals(first.written) || is_capitals(last.written) || name->count + more > NAME_WORDS_MOST)
        return;
    memmove(name->words + 1 + more, name->words + 1, (name->count - 1) * sizeof *name->words);
    for (size_t i = 0; i <= more; i++)
        name->words[i] =
            (struct name_word){text_slice(first.text, i, i + 1), text_slice(first.written, i, i + 1), false};
    name->count += more;
}

/* The family name stands first: turn the words round. */
static void rotate(struct name *name, size_t by) {
    struct name_word turned[NAME_WORDS_MOST];
    for (size_t i = 0; i < name->count; i++)
        turned[i] = name->words[(i + by) % name->count];
    memcpy(name->words, turned, sizeof turned);
    name->surname_from = name->count - by;
}

static bool stands_at(const struct name *name, size_t at, const struct name *part) {
    if (at + part->count > name->count)
        return false;
    for (size_t i = 0; i < part->count; i++)
        if (!text_is_equal(name->words[at + i].text, part->words[i].text))
            return false;
    return true;
}

bool name_is_single(const struct name *name) {
    for (size_t i = 1; i < name->count; i++)
        if (!name->words[i].is_hyphened)
            return false;
    return name->count > 0;
}

/* Without help from extract: the last word is the surname, and the particles before it. */
static void guess_surname(const struct lexicon *lexicon, struct name *name) {
    name->surname_from = 0;
    name->part = NAME_UNKNOWN;
    if (name->count == 0 || name_is_single(name))
        return;
    name->part = NAME_FULL;
    name->surname_from = name->count - 1;
    while (name->surname_from > 1 && name->words[name->surname_from].is_hyphened)
        name->surname_from--;
    while (name->surname_from > 1) {
        struct text before = name->words[name->surname_from - 1].written;
        if (!islower((unsigned char)before.at[0]) && !lexicon_find(lexicon, lexicon->particle, before))
            break;
        name->surname_from--;
    }
}

static void find_surname(struct arena *arena, const struct lexicon *lexicon, const struct mention *mention,
                         struct name *name) {
    struct name surname = {0};
    split(arena, text_fold(arena, mention->surname), &surname);
    take_generation(&surname);
    bool fits = surname.count && surname.count <= name->count;
    if (fits && stands_at(name, name->count - surname.count, &surname)) {
        name->surname_from = name->count - surname.count;
        name->part = name->surname_from ? NAME_FULL : NAME_SURNAME;
    } else if (fits && mention->given.size && stands_at(name, 0, &surname)) {
        rotate(name, surname.count);
        name->part = NAME_FULL;
    } else if (!surname.count && mention->given.size && name_is_single(name)) {
        name->surname_from = name->count;
        name->part = NAME_GIVEN;
    } else {
        guess_surname(lexicon, name);
    }
    if (name_is_single(name) && mention->title.size) {
        bool is_single = lexicon_title_is_single(lexicon, text_fold(arena, mention->title));
        name->part = !is_single ? NAME_SURNAME : name->part == NAME_GIVEN ? NAME_GIVEN : NAME_UNKNOWN;
        name->surname_from = name->part == NAME_GIVEN ? name->count : 0;
    }
}

struct text name_words(struct arena *arena, const struct name *name, size_t from, size_t to) {
    size_t size = 0;
    for (size_t i = from; i < to; i++)
        size += name->words[i].text.size + 1;
    char *at = arena_take(arena, size + 1);
    size = 0;
    for (size_t i = from; i < to; i++) {
        if (i > from)
            at[size++] = ' ';
        memcpy(at + size, name->words[i].text.at, name->words[i].text.size);
        size += name->words[i].text.size;
    }
    return (struct text){at, size};
}

struct text name_tail(struct arena *arena, const struct name *name, size_t from) {
    return name_words(arena, name, from, name->count);
}

static struct text key_of(struct arena *arena, const struct name *name) {
    struct text words = name_tail(arena, name, 0);
    if (!name->generation)
        return words;
    char *at = arena_take(arena, words.size + 3);
    memcpy(at, words.at, words.size);
    at[words.size] = ' ';
    at[words.size + 1] = name->generation;
    return (struct text){at, words.size + 2};
}

struct name *name_take(struct arena *arena, const struct lexicon *lexicon, const struct mention *mention) {
    struct name *name = arena_take(arena, sizeof *name);
    split(arena, text_fold(arena, mention->text), name);
    take_generation(name);
    part_initials(name);
    find_surname(arena, lexicon, mention, name);
    name->first_count = name->count ? 1 : 0;
    while (name->first_count < name->count && name->words[name->first_count].is_hyphened)
        name->first_count++;
    name->key = key_of(arena, name);
    return name;
}

struct name *name_with_surname(struct arena *arena, const struct name *given, const struct name *full) {
    struct name *name = arena_take(arena, sizeof *name);
    *name = *given;
    name->part = NAME_FULL;
    name->is_shared = true;
    name->surname_from = given->count;
    for (size_t i = full->surname_from; i < full->count && name->count < NAME_WORDS_MOST; i++)
        name->words[name->count++] = full->words[i];
    name->key = key_of(arena, name);
    return name;
}

struct text name_pack(struct arena *arena, const struct name *name) {
    size_t size = 0;
    for (size_t i = 0; i < name->count; i++)
        size += name->words[i].written.size + 1;
    char *at = arena_take(arena, size + 3);
    size = 0;
    for (size_t i = 0; i < name->count; i++) {
        if (i)
            at[size++] = i == name->surname_from ? '/' : ' ';
        memcpy(at + size, name->words[i].written.at, name->words[i].written.size);
        size += name->words[i].written.size;
    }
    if (name->generation) {
        at[size++] = '/';
        at[size++] = name->generation;
    }
    return (struct text){at, size};
}

struct name *name_unpack(struct arena *arena, struct text packed) {
    struct name *name = arena_take(arena, sizeof *name);
    size_t parts = 0;
    for (size_t from = 0, at = 0; at <= packed.size; at++) {
        if (at < packed.size && packed.at[at] != ' ' && packed.at[at] != '/')
            continue;
        if (parts == 2)
            name->generation = at > from ? packed.at[from] : 0;
        else
            add_word(arena, name, text_slice(packed, from, at), false);
        if (at < packed.size && packed.at[at] == '/' && parts++ == 0)
            name->surname_from = name->count;
        from = at + 1;
    }
    name->first_count = name->count ? 1 : 0;
    name->part = NAME_FULL;
    return name;
}

static enum name_fit compare_word(const struct lexicon *lexicon, const struct name_word *a,
                                  const struct name_word *b) {
    if (text_is_equal(a->text, b->text))
        return FIT_SAME;
    if ((a->text.size == 1 || b->text.size == 1) && a->text.at[0] == b->text.at[0])
        return FIT_INITIALS;
    if (a->text.size > 1 && b->text.size > 1 && lexicon_is_nickname(lexicon, a->written, b->written))
        return FIT_NICKNAME;
    return FIT_NONE;
}

enum name_fit name_compare_given(const struct lexicon *lexicon, const struct name *a, const struct name *b) {
    if (a->generation && b->generation && a->generation != b->generation)
        return FIT_NONE;
    size_t shorter = a->surname_from < b->surname_from ? a->surname_from : b->surname_from;
    enum name_fit worst = a->surname_from == b->surname_from ? FIT_SAME : FIT_MIDDLE;
    for (size_t i = 0; i < shorter; i++) {
        enum name_fit fit = compare_word(lexicon, &a->words[i], &b->words[i]);
        if (fit == FIT_NONE)
            return FIT_NONE;
        if (fit > worst)
            worst = fit;
    }
    return shorter ? worst : FIT_NONE;
}

struct text name_plain(struct arena *arena, struct text text) {
    struct text folded = text_lower(arena, text_fold(arena, text));
    char *at = arena_take(arena, folded.size * 3 + 1);
    size_t size = 0;
    for (size_t i = 0; i < folded.size; i++) {
        char c = folded.at[i];
        if (is_letter(c)) {
            at[size++] = c;
        } else if (c == '&') {
            memcpy(at + size, "and", 3);
            size += 3;
        } else if (c != '\'' && c != '.' && size && at[size - 1] != ' ') {
            at[size++] = ' ';
        }
    }
    while (size && at[size - 1] == ' ')
        size--;
    struct text plain = {at, size};
    return text_starts_with(plain, TEXT("the ")) ? text_slice(plain, 4, plain.size) : plain;
}

bool name_is_hers(struct text plain) {
    static const char *const hers[] = {"thi", "kaur", "binti", "bint", "bibi", NULL};
    return text_holds_word(plain, hers);
}

char name_form_sex(struct text plain) {
    static const char *const surnames[] = {"kova", "rova", "lova", "dova",  "tova",   "mova",
                                           "vska", "nska", "wska", "skaya", "dottir", NULL},
                             *const givens[] = {"lyn", "lynn", NULL};
    static const char *const his[] = {"singh", "bin", "ibn", NULL};
    struct text given = text_first_word(plain), last = text_last_word(plain);
    for (size_t i = 0; surnames[i] && last.size < plain.size; i++)
        if (text_ends_with(last, text_of(surnames[i])))
            return 'f';
    for (size_t i = 0; givens[i] && given.size < plain.size; i++)
        if (given.size > strlen(givens[i]) + 2 && text_ends_with(given, text_of(givens[i])))
            return 'f';
    return text_holds_word(plain, his) ? 'm' : 0;
}
