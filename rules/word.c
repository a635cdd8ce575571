/* View in; words with shapes and list bits out. The one idea: a table of character classes drives a single walk,
   hashing each word as it passes. */
#include "rules/word.h"

#include <string.h>

#include "record/arena.h"
#include "record/text.h"
#include "rules/list.h"

enum letter { OTHER = 0, LOWER = 1, UPPER = 2, DIGIT = 4 };
enum { SLOTS_AHEAD = 12, KEYS_AHEAD = 6 };

static enum letter class_of(char c) {
    unsigned code = (unsigned char)c;
    if ((code | 32U) - 'a' < 26U)
        return code & 32U ? LOWER : UPPER;
    return code - '0' < 10U ? DIGIT : OTHER;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Whether the apostrophe at `at` stands inside a word (O'Brien, don't) and is no possessive. */
static bool is_inner_apostrophe(const char *view, size_t size, size_t at) {
    if (view[at] != '\'' || at + 1 >= size)
        return false;
    enum letter next = class_of(view[at + 1]);
    if (next != LOWER && next != UPPER)
        return false;
    bool is_s = lower(view[at + 1]) == 's' && (at + 2 >= size || class_of(view[at + 2]) == OTHER);
    return !is_s;
}

/* Whether "." or "," at `at` stands inside a number, or "." between single capitals. */
static bool is_inner_point(const char *view, size_t size, size_t start, size_t at, bool number) {
    if (at + 1 >= size)
        return false;
    if (number)
        return (view[at] == '.' || view[at] == ',' || view[at] == ':') && class_of(view[at + 1]) == DIGIT;
    if (view[at] != '.')
        return false;
    bool single = at == start + 1 || (at >= start + 2 && view[at - 2] == '.');
    return single && class_of(view[at - 1]) == UPPER && class_of(view[at + 1]) == UPPER &&
           (at + 2 >= size || class_of(view[at + 2]) == OTHER);
}

/* Finds the end of the word that starts at `start`, and hashes it. */
static size_t word_end(const char *view, size_t size, size_t start, uint64_t *hash) {
    *hash = list_hash_begin();
    if (view[start] == '&') {
        *hash = list_hash_char(*hash, '&');
        return start + 1;
    }
    bool number = class_of(view[start]) == DIGIT;
    size_t at = start;
    for (; at < size; at++) {
        char c = view[at];
        if (class_of(c) == OTHER) {
            if (is_inner_apostrophe(view, size, at)) {
                *hash = list_hash_char(*hash, c);
                continue;
            }
            if (!is_inner_point(view, size, start, at, number))
                break;
            if (c != '.')
                *hash = list_hash_char(*hash, c);
            continue;
        }
        *hash = list_hash_char(*hash, lower(c));
    }
    return at;
}

/* What stands around a word says of it. */
static unsigned flags_around(const char *view, size_t size, size_t start, size_t end) {
    unsigned flags = 0;
    if (end < size && view[end] == '\'')
        flags |= WORD_POSSESSIVE;
    if (end < size && view[end] == '.')
        flags |= WORD_DOT;
    if (start && view[start - 1] == '-' && start > 1 && class_of(view[start - 2]) != OTHER)
        flags |= WORD_HYPHENATED;
    return flags;
}

/* The shape of a word that is more than letters and digits. */
static unsigned flags_of(const char *view, size_t start, size_t end) {
    unsigned flags = 0;
    enum letter first = class_of(view[start]);
    size_t upper = 0, letters = 0;
    bool dotted = false, numeric = false;
    for (size_t i = start; i < end; i++) {
        enum letter c = class_of(view[i]);
        numeric |= c == DIGIT;
        upper += c == UPPER ? 1 : 0;
        letters += c == UPPER || c == LOWER ? 1 : 0;
        dotted |= view[i] == '.';
    }
    if (first == UPPER)
        flags |= WORD_CAPITAL;
    if (first == DIGIT)
        flags |= WORD_DIGIT;
    if (letters > 1 && upper == letters)
        flags |= WORD_CAPITALS;
    if (first == UPPER && (letters == 1 || (dotted && upper == letters)))
        flags |= WORD_INITIAL;
    return flags | (numeric ? WORD_NUMERIC : 0U);
}

/* The shape of a word of letters and digits: its first class, the classes seen in it, how many capitals. */
static unsigned plain_flags(enum letter first, unsigned seen, size_t upper) {
    unsigned flags = WORD_PLAIN;
    if (first == UPPER)
        flags |= WORD_CAPITAL;
    if (first == DIGIT)
        flags |= WORD_DIGIT;
    if (upper > 1 && !(seen & LOWER))
        flags |= WORD_CAPITALS;
    if (first == UPPER && upper == 1 && !(seen & LOWER))
        flags |= WORD_INITIAL;
    return flags | (seen & DIGIT ? WORD_NUMERIC : 0U);
}

/* Cuts the word that starts at `start`: most are letters and digits alone, of which one walk tells all. */
static struct word cut_word(const char *view, size_t size, size_t start) {
    uint64_t hash = list_hash_begin();
    unsigned seen = 0;
    size_t upper = 0, end = start;
    enum letter first = class_of(view[start]), class;
    for (; end < size && (class = class_of(view[end])) != OTHER; end++) {
        seen |= class;
        upper += class == UPPER ? 1 : 0;
        hash = list_hash_char(hash, class == UPPER ? (char)(view[end] + 32) : view[end]);
    }
    unsigned flags = plain_flags(first, seen, upper);
    if (end == start || (end < size && (is_inner_apostrophe(view, size, end) ||
                                        is_inner_point(view, size, start, end, first == DIGIT)))) {
        end = word_end(view, size, start, &hash);
        flags = flags_of(view, start, end);
    }
    flags |= flags_around(view, size, start, end);
    return (struct word){
        .hash = hash, .start = (uint32_t)start, .end = (uint32_t)end, .flags = (uint16_t)flags};
}

static uint64_t lists_of(const struct list_key *key, unsigned flags) {
    uint64_t lists = key->any;
    if (flags & WORD_CAPITAL)
        lists |= key->capital;
    if (flags & (WORD_CAPITALS | WORD_INITIAL))
        lists |= key->capitals;
    return lists;
}

/* Lists of a key of several words, each entry's case compared. */
static uint64_t lists_of_phrase(const struct lists *lists, const struct list_key *key, const char *view,
                                size_t start, size_t end) {
    uint64_t found = key->any;
    for (uint32_t n = key->first; n; n = lists_entry(lists, n)->next) {
        const struct list_entry *entry = lists_entry(lists, n);
        uint64_t bit = 1ULL << entry->list;
        if (!(found & bit) &&
            list_written_case_fits(list_form(entry), (struct text){view + start, end - start}))
            found |= bit;
    }
    return found;
}

/* Whether two words are parted by no more than a space, a hyphen, a possessive's apostrophe, or a dot or apostrophe and a
   space. */
static bool is_joined(const char *view, const struct word *left, const struct word *right) {
    size_t gap = right->start - left->end;
    if (gap == 0)
        return true;
    const char *at = view + left->end;
    if (gap == 1)
        return *at == ' ' || *at == '-' || *at == '\'';
    return gap == 2 && (*at == '.' || *at == '\'') && at[1] == ' ';
}

static uint64_t continue_hash(uint64_t hash, const char *view, const struct word *word) {
    hash = list_hash_char(hash, ' ');
    for (size_t i = word->start; i < word->end; i++)
        if (view[i] != '.')
            hash = list_hash_char(hash, lower(view[i]));
    return hash;
}

/* The hash of word `i` and the next one, where an entry may begin with them; 0 where none can. */
static uint64_t hash_of_pair(const char *view, const struct words *words, size_t i) {
    const struct word *word = &words->at[i];
    if (word->longest < 2 || i + 1 == words->count || !is_joined(view, word, word + 1))
        return 0;
    return continue_hash(word->hash, view, word + 1);
}

static void add_phrase(struct arena *arena, struct words *words, struct phrase phrase) {
    words->at[phrase.first].begins |= phrase.lists;
    words->at[phrase.last].ends |= phrase.lists;
    words->phrases = arena_take_room(arena, words->phrases, sizeof *words->phrases, words->phrases_count,
                                     words->phrases_count + 1, &words->phrases_capacity);
    words->phrases[words->phrases_count++] = phrase;
}

/* Looks up entries of several words that begin at word `i`; `hash` is that of the first two. */
static void find_phrases(struct arena *arena, const struct lists *lists, const char *view,
                         struct words *words, size_t i, uint64_t hash) {
    const struct word *first = &words->at[i], *last = first + 1;
    for (size_t n = 1; lists_go_on(lists, hash); n++, last++) {
        const struct list_key *key = lists_key(lists, hash);
        uint64_t found = key && key->first ? lists_of_phrase(lists, key, view, first->start, last->end) : 0;
        if (found)
            add_phrase(arena, words, (struct phrase){(uint32_t)i, (uint32_t)(i + n), found});
        if (n + 1 == first->longest || i + n + 1 == words->count || !is_joined(view, last, last + 1))
            break;
        hash = continue_hash(hash, view, last + 1);
    }
}

/* Looks up entries of several words throughout; whether any begins with two words is asked for some words ahead, too. */
static void find_all_phrases(struct arena *arena, const struct lists *lists, const char *view,
                             struct words *words) {
    uint64_t pairs[SLOTS_AHEAD];
    for (size_t i = 0; i < words->count + SLOTS_AHEAD; i++) {
        uint64_t *pair = &pairs[i % SLOTS_AHEAD];
        if (i >= SLOTS_AHEAD) {
            words->at[i - SLOTS_AHEAD].phrase = (uint32_t)words->phrases_count;
            if (*pair)
                find_phrases(arena, lists, view, words, i - SLOTS_AHEAD, *pair);
        }
        *pair = i < words->count ? hash_of_pair(view, words, i) : 0;
        if (*pair)
            lists_expect_more(lists, *pair);
    }
}

static enum word_gap gap_between(const char *view, size_t left, size_t right) {
    const char *at = view + left;
    switch (right - left) {
    case 0:
        return GAP_NONE;
    case 1:
        return *at == ' '    ? GAP_SPACE
               : *at == '-'  ? GAP_HYPHEN
               : *at == '\'' ? GAP_APOSTROPHE
               : *at == '\n' ? GAP_NEWLINE
                             : GAP_OTHER;
    case 2:
        return at[1] != ' ' ? GAP_OTHER
               : *at == ',' ? GAP_COMMA_SPACE
               : *at == '.' ? GAP_DOT_SPACE
                            : GAP_OTHER;
    default:
        return GAP_OTHER;
    }
}

/* Says what stands between a word and the one before. */
static void join(const char *view, const struct word *word, struct word *before) {
    before->gap = (uint8_t)gap_between(view, before->end, word->start);
}

/* A pattern may end where the word pass does not. */
static uint32_t trigger_of_part(const struct lists *lists, const char *view, const struct word *word) {
    size_t end = word->start;
    while (end < word->end && class_of(view[end]) != OTHER)
        end++;
    if (end == word->start || end == word->end)
        return 0;
    return lists_trigger(lists, words_hash(view + word->start, end - word->start));
}

static void look_up(const struct lists *lists, const char *view, struct word *word) {
    if (!(word->flags & WORD_PLAIN))
        word->also = trigger_of_part(lists, view, word);
    word->trigger = lists_trigger(lists, word->hash);
    const struct list_key *key = lists_key(lists, word->hash);
    if (!key)
        return;
    word->alone = word->begins = word->ends = lists_of(key, word->flags);
    word->longest = key->longest > 1 ? key->longest : 0;
}

static void index_starts(struct arena *arena, struct words *words) {
    size_t count = words->size / 8 + 1;
    struct word_starts *starts = words->starts = arena_take(arena, count * sizeof *starts);
    for (size_t i = 0; i < words->count; i++) {
        uint32_t start = words->at[i].start, offset = start % 8;
        starts[start / 8].each += (uint32_t)(0x11111111ULL << 4 * (offset + 1)) | 8U << 4 * offset;
    }
    uint32_t before = 0;
    for (size_t i = 0; i < count; i++) {
        starts[i].first = before;
        before += (starts[i].each >> 3 & 0x11111111U) * 0x11111111U >> 28; /* a word for each top bit */
    }
}

/* Looks all words up. The tables fit no cache, so what a word will want of them is asked for some words ahead. */
static void look_up_all(const struct lists *lists, const char *view, struct words *words) {
    for (size_t i = 0; i < words->count; i++) {
        if (i + SLOTS_AHEAD < words->count)
            lists_expect(lists, words->at[i + SLOTS_AHEAD].hash);
        if (i + KEYS_AHEAD < words->count)
            lists_expect_key(lists, words->at[i + KEYS_AHEAD].hash);
        look_up(lists, view, &words->at[i]);
        if (i)
            join(view, &words->at[i], &words->at[i - 1]);
    }
}

void words_cut(struct arena *arena, const struct lists *lists, const char *view, size_t size,
               struct words *words) {
    size_t capacity = size / 5 + 8;
    *words = (struct words){.at = arena_take_unset(arena, capacity * sizeof *words->at), .size = size};
    bool first = true;
    for (size_t at = 0; at < size;) {
        if (class_of(view[at]) == OTHER && view[at] != '&') {
            first |= view[at] == '\n';
            at++;
            continue;
        }
        if (words->count == capacity)
            words->at = arena_take_room(arena, words->at, sizeof *words->at, words->count, words->count + 1,
                                        &capacity);
        struct word *word = &words->at[words->count++];
        *word = cut_word(view, size, at);
        if (first)
            word->flags |= WORD_FIRST;
        first = false;
        at = word->end;
    }
    look_up_all(lists, view, words);
    index_starts(arena, words);
    find_all_phrases(arena, lists, view, words);
}

size_t words_from(const struct words *words, size_t offset) {
    if (offset >= words->size)
        return words->count;
    const struct word_starts *starts = &words->starts[offset / 8];
    return starts->first + (starts->each >> offset % 8 * 4 & 7);
}

const struct word *words_starting(const struct words *words, size_t offset) {
    if (offset >= words->size)
        return NULL;
    const struct word_starts *starts = &words->starts[offset / 8];
    uint32_t here = starts->each >> offset % 8 * 4;
    return here & 8 ? &words->at[starts->first + (here & 7)] : NULL;
}

const struct word *words_ending(const struct words *words, size_t offset) {
    size_t i = words_from(words, offset);
    return i && words->at[i - 1].end == offset ? &words->at[i - 1] : NULL;
}

bool words_are_entry(const struct words *words, size_t begin, const struct word *last, uint64_t lists) {
    size_t first = words_from(words, begin);
    if (first == words->count)
        return false;
    for (size_t i = words->at[first].phrase; i < words->phrases_count && words->phrases[i].first == first;
         i++)
        if (&words->at[words->phrases[i].last] == last)
            return (words->phrases[i].lists & lists) != 0;
    return false;
}

uint64_t words_hash(const char *text, size_t size) {
    uint64_t hash = list_hash_begin();
    bool gap = false;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '.')
            continue;
        if (text[i] == ' ' || text[i] == '-' || text[i] == '\n') {
            gap = true;
            continue;
        }
        if ((gap || text[i] == '&') && i)
            hash = list_hash_char(hash, ' ');
        gap = text[i] == '&';
        hash = list_hash_char(hash, lower(text[i]));
    }
    return hash;
}
