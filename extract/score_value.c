/* What counts as the same span and the same date. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "extract/score.h"
#include "record/arena.h"
#include "record/calendar.h"

/* Annotators differ in whether these belong to a name; nobody is the wiser for it. */
static bool is_lead(struct text word) {
    static const char *const leads[] = {
        "the",       "a",
        "an",        "mr",
        "mrs",       "ms",
        "miss",      "mx",
        "dr",        "prof",
        "professor", "sir",
        "dame",      "lord",
        "lady",      "judge",
        "justice",   "rev",
        "reverend",  "president",
        "senator",   "sen",
        "rep",       "gov",
        "governor",  "mayor",
        "minister",  "captain",
        "capt",      "sgt",
        "sergeant",  "det",
        "detective", "ch",
        "chief",     "insp",
        "inspector", "superintendent",
        "supt",      "dc",
        "ds",        "di",
        "dci",       "dcs",
        "dsu",       "pc",
        "wpc",       "constable",
        "officer",   "lieutenant",
        "lt",        "col",
        "colonel",   "gen",
        "general",   "major",
        "maj",       "sheriff",
        "deputy",    "commissioner",
        "cllr",      "councillor",
        "baroness",  "baron",
        "fr",        "father",
        "sister",    "brother",
    };
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (strlen(leads[i]) == word.size && !strncasecmp(leads[i], word.at, word.size))
            return true;
    return false;
}

/* The size of the white space at the front: ASCII's and the no-break space. */
static size_t space_size(struct text text) {
    size_t size = 0;
    for (;;) {
        struct text rest = text_slice(text, size, text.size);
        if (rest.size && strchr(" \t\n\r\f\v", rest.at[0]))
            size++;
        else if (text_starts_with(rest, TEXT("\xC2\xA0")))
            size += 2;
        else
            return size;
    }
}

/* The size of a leading word with its stop and the space behind it; 0 when it is part of the name. */
static size_t lead_size(struct text text) {
    size_t end = 0;
    while (end < text.size && ((text.at[end] | 32) >= 'a' && (text.at[end] | 32) <= 'z'))
        end++;
    if (!is_lead(text_slice(text, 0, end)))
        return 0;
    if (end < text.size && text.at[end] == '.')
        end++;
    size_t space = space_size(text_slice(text, end, text.size));
    return space ? end + space : 0;
}

/* The size of one mark of punctuation or space at the end; 0 for none. */
static size_t mark_size(struct text text) {
    static const char *const marks[] = {" ", "\t", "\n", "\r", "\f", "\v", "\xC2\xA0",     ",",           ".",
                                        ";", ":",  "!",  "?",  "\"", ")",  "\xE2\x80\x9C", "\xE2\x80\x9D"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_ends_with(text, text_of(marks[i])))
            return strlen(marks[i]);
    return 0;
}

static size_t tail_size(struct text text) {
    static const char *const possessives[] = {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"};
    for (size_t i = 0; i < 4; i++)
        if (text_ends_with(text, text_of(possessives[i])))
            return strlen(possessives[i]);
    size_t size = 0, mark;
    while ((mark = mark_size(text_slice(text, 0, text.size - size))) > 0)
        size += mark;
    return size;
}

struct span_of_text score_core(struct text text, size_t start, size_t end) {
    struct text name = text_slice(text, start, end);
    size_t lead = 0, size, tail;
    while ((size = lead_size(text_slice(name, lead, name.size))) > 0)
        lead += size;
    if (lead < name.size)
        name = text_slice(name, lead, name.size);
    else
        lead = 0;
    while ((tail = tail_size(name)) > 0 && tail < name.size)
        name.size -= tail;
    return (struct span_of_text){start + lead, start + lead + name.size};
}

static bool is_week(struct text text) {
    return text.size == 8 && text.at[4] == '-' && text.at[5] == 'W' && !memchr(text.at, 'X', text.size);
}

/* Without doubt marks and time of day; a week as the interval of its days. */
static struct text plain(struct text value, struct arena *arena) {
    char *at = arena_take(arena, value.size + 32);
    size_t size = 0;
    for (size_t i = 0; i < value.size && value.at[i] != 'T'; i++)
        if (!strchr("~?%", value.at[i]))
            at[size++] = value.at[i];
    struct text text = {at, size};
    struct date week;
    if (!is_week(text) || !calendar_read(text, &week))
        return text;
    long monday = calendar_week_days(week);
    struct text first = calendar_write(arena, calendar_date(monday)),
                last = calendar_write(arena, calendar_date(monday + 6));
    return (struct text){at, (size_t)sprintf(at, "%.10s/%.10s", first.at, last.at)};
}

bool score_is_same_date(struct text gold, struct text said, struct arena *arena) {
    gold = plain(gold, arena);
    said = plain(said, arena);
    if (text_is_equal(gold, said))
        return true;
    if (gold.size != said.size || !memchr(gold.at, 'X', gold.size) || memchr(gold.at, '/', gold.size))
        return false;
    for (size_t i = 0; i < gold.size; i++)
        if (gold.at[i] != 'X' && said.at[i] != 'X' && gold.at[i] != said.at[i])
            return false;
    return true;
}
