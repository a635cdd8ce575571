/* brat standoff in, gold out. The one idea: lines come in any order, so mentions are read first, then what joins them,
   then what is said of them. Names of one kind and wording are one entity, and what Equiv lines say. */
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "extract/gold.h"
#include "extract/score.h"
#include "record/arena.h"
#include "record/error.h"

/* Words of a line: split at spaces, tabs, ';' and ':'. */
enum { WORDS_MOST = 64 };

struct words_of_line {
    struct text at[WORDS_MOST];
    size_t count;
};

static void split(struct text line, struct words_of_line *words) {
    words->count = 0;
    for (size_t i = 0; i < line.size && words->count < WORDS_MOST;) {
        size_t end = i;
        while (end < line.size && !strchr(" \t;", line.at[end]))
            end++;
        if (end > i)
            words->at[words->count++] = text_slice(line, i, end);
        i = end + 1;
    }
}

static struct text word(const struct words_of_line *words, size_t number) {
    return number < words->count ? words->at[number] : (struct text){"", 0};
}

static bool is_word(struct text text, const char *name) {
    return text.size == strlen(name) && !strncasecmp(text.at, name, text.size);
}

/* Our kind for a class, by the names that annotators give it; empty for others. */
static struct text kind_of(struct text label) {
    static const char *const names[][2] = {
        {"person", "person"},
        {"per", "person"},
        {"institution", "institution"},
        {"org", "institution"},
        {"organization", "institution"},
        {"organisation", "institution"},
        {"place", "place"},
        {"location", "place"},
        {"loc", "place"},
        {"gpe", "place"},
        {"fac", "place"},
        {"facility", "place"},
        {"date", "date"},
        {"age", "age"},
        {"matter", "matter"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_word(label, names[i][0]))
            return text_of(names[i][1]);
    return (struct text){"", 0};
}

static bool read_number(struct text word, size_t *number) {
    *number = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (word.at[i] < '0' || word.at[i] > '9' || *number > SIZE_MAX / 16)
            return false;
        *number = *number * 10 + (size_t)(word.at[i] - '0');
    }
    return word.size > 0;
}

/* The byte at which code point `number` begins; past the end when there are fewer. */
static size_t byte_at(struct text text, size_t number) {
    size_t byte = 0;
    for (size_t count = 0; byte < text.size && count < number; count++) {
        size_t width = 1;
        while (width < 4 && byte + width < text.size && !text_is_utf8(text_slice(text, byte, byte + width)))
            width++;
        byte += text_is_utf8(text_slice(text, byte, byte + width)) ? width : 1;
    }
    return byte;
}

static bool read_mention(struct text line, struct gold *gold, struct arena *arena) {
    const char *tab = memchr(line.at, '\t', line.size);
    const char *last = tab ? memchr(tab + 1, '\t', line.size - (size_t)(tab + 1 - line.at)) : NULL;
    struct words_of_line words;
    split(text_slice(line, 0, last ? (size_t)(last - line.at) : line.size), &words);
    size_t start, end;
    if (words.count < 4 || !read_number(word(&words, 2), &start) ||
        !read_number(words.at[words.count - 1], &end) || start >= end)
        return false;
    if (!kind_of(word(&words, 1)).size)
        return true;
    struct gold_mention *mention = gold_add_mention(gold, arena);
    *mention = (struct gold_mention){.id = word(&words, 0),
                                     .kind = kind_of(word(&words, 1)),
                                     .form = TEXT("name"),
                                     .entity = word(&words, 0),
                                     .start = byte_at(gold->text, start),
                                     .end = byte_at(gold->text, end)};
    mention->text = text_slice(gold->text, mention->start, mention->end);
    return mention->end > mention->start;
}

static struct gold_mention *find(const struct gold *gold, struct text id) {
    for (size_t i = 0; i < gold->mentions_count; i++)
        if (text_is_equal(gold->mentions[i].id, id))
            return &gold->mentions[i];
    return NULL;
}

static void join(struct gold *gold, struct text left, struct text right) {
    for (size_t i = 0; i < gold->mentions_count; i++)
        if (text_is_equal(gold->mentions[i].entity, right))
            gold->mentions[i].entity = left;
}

/* Whether two are names of one wording, but for articles, titles and possessives. */
static bool is_same_name(struct text text, const struct gold_mention *a, const struct gold_mention *b) {
    if (!text_is(a->form, "name") || !text_is(b->form, "name") || !text_is_equal(a->kind, b->kind))
        return false;
    struct span_of_text left = score_core(text, a->start, a->end), right = score_core(text, b->start, b->end);
    return text_is_equal(text_slice(text, left.start, left.end), text_slice(text, right.start, right.end));
}

static void join_equal_names(struct gold *gold) {
    for (size_t i = 0; i < gold->mentions_count; i++)
        for (size_t k = 0; k < i && !text_is(gold->mentions[i].kind, "age"); k++)
            if (is_same_name(gold->text, &gold->mentions[i], &gold->mentions[k])) {
                gold->mentions[i].entity = gold->mentions[k].entity;
                break;
            }
}

static void read_equiv(const struct words_of_line *words, struct gold *gold) {
    const struct gold_mention *first = find(gold, word(words, 2));
    for (size_t i = 3; first && i < words->count; i++) {
        const struct gold_mention *other = find(gold, words->at[i]);
        if (other)
            join(gold, first->entity, other->entity);
    }
    gold->clustered = true;
}

/* "Arg1:T3" names T3. */
static const struct gold_mention *argument(const struct gold *gold, struct text word) {
    const char *colon = memchr(word.at, ':', word.size);
    return colon ? find(gold, text_slice(word, (size_t)(colon + 1 - word.at), word.size)) : NULL;
}

static struct text relation_kind(struct text label) {
    return is_word(label, "contacted")      ? TEXT("contacted")
           : is_word(label, "investigated") ? TEXT("investigated")
                                            : (struct text){"", 0};
}

/* Attributes name a relation by its id: `ids` holds one for each relation of gold. */
struct brat_reading {
    struct gold *gold;
    struct arena *arena;
    struct text *ids;
    size_t capacity;
};

static void add_relation(struct brat_reading *reading, struct text id, struct gold_relation relation) {
    size_t count = reading->gold->relations_count;
    reading->ids = arena_take_room(reading->arena, reading->ids, sizeof *reading->ids, count, count + 1,
                                   &reading->capacity);
    reading->ids[count] = id;
    *gold_add_relation(reading->gold, reading->arena) = relation;
}

static bool read_relation(struct brat_reading *reading, const struct words_of_line *words) {
    const struct gold_mention *source = argument(reading->gold, word(words, 2)),
                              *target = argument(reading->gold, word(words, 3));
    struct text kind = relation_kind(word(words, 1));
    if (words->count < 4)
        return false;
    if (!source || !target)
        return true; /* of classes that we pass over */
    if (is_word(word(words, 1), "ageOf"))
        find(reading->gold, source->id)->entity = target->entity;
    else if (is_word(word(words, 1), "about"))
        *gold_add_about(reading->gold, reading->arena) = (struct gold_about){source->entity, target->entity};
    else if (kind.size)
        add_relation(reading, word(words, 0),
                     (struct gold_relation){.kind = kind,
                                            .source = source->entity,
                                            .target = target->entity,
                                            .status = TEXT("asserted")});
    return true;
}

static struct gold_relation *find_relation(struct brat_reading *reading, struct text id) {
    for (size_t i = 0; reading->ids && i < reading->gold->relations_count; i++)
        if (text_is_equal(reading->ids[i], id))
            return &reading->gold->relations[i];
    return NULL;
}

static void read_nobody(struct brat_reading *reading, const struct words_of_line *words) {
    const struct gold_mention *target = find(reading->gold, word(words, 2));
    struct text kind = relation_kind(word(words, 3));
    if (target && kind.size)
        add_relation(
            reading, target->id,
            (struct gold_relation){
                .kind = kind, .source = TEXT("_"), .target = target->entity, .status = TEXT("asserted")});
}

/* "A1 Status R2 denied", "A2 Form T3 pronoun", "A4 Optional T3", "A5 Mutual R2" */
static void read_attribute(struct brat_reading *reading, const struct words_of_line *words) {
    struct text name = word(words, 1);
    struct gold_mention *mention = find(reading->gold, word(words, 2));
    struct gold_relation *relation = find_relation(reading, word(words, 2));
    if (mention && is_word(name, "form"))
        mention->form = word(words, 3);
    else if (mention && is_word(name, "optional"))
        mention->optional = true;
    else if (relation && is_word(name, "status"))
        relation->status = word(words, 3);
    else if (relation && is_word(name, "mutual"))
        relation->mutual = true;
    else if (relation && is_word(name, "optional"))
        relation->optional = true;
}

/* "N1 Reference T3 EDTF:2021-05-03" */
static void read_value(struct brat_reading *reading, const struct words_of_line *words) {
    struct text value = word(words, 3);
    const char *colon = value.size ? memchr(value.at, ':', value.size) : NULL;
    if (!colon)
        return;
    value = text_slice(value, (size_t)(colon + 1 - value.at), value.size);
    struct gold_mention *mention = find(reading->gold, word(words, 2));
    struct gold_relation *relation = find_relation(reading, word(words, 2));
    if (mention)
        mention->value = value;
    else if (relation)
        relation->date = value;
}

enum pass { PASS_MENTIONS, PASS_FORMS, PASS_EQUAL, PASS_LINKS, PASS_NOBODY, PASS_REST, PASSES };

static bool read_line(struct brat_reading *reading, enum pass pass, struct text line) {
    struct words_of_line words;
    split(line, &words);
    bool is_nobody = line.at[0] == 'A' && is_word(word(&words, 1), "nobodyNamed");
    if (pass == PASS_MENTIONS && line.at[0] == 'T')
        return read_mention(line, reading->gold, reading->arena);
    if (pass == PASS_FORMS && line.at[0] == 'A' && is_word(word(&words, 1), "form"))
        read_attribute(reading, &words);
    if (pass == PASS_EQUAL && line.at[0] == '*' && is_word(word(&words, 1), "equiv"))
        read_equiv(&words, reading->gold);
    if (pass == PASS_LINKS && line.at[0] == 'R')
        return read_relation(reading, &words);
    if (pass == PASS_NOBODY && is_nobody)
        read_nobody(reading, &words);
    if (pass == PASS_REST && line.at[0] == 'A' && !is_nobody)
        read_attribute(reading, &words);
    if (pass == PASS_REST && line.at[0] == 'N')
        read_value(reading, &words);
    return true;
}

bool gold_read_brat(struct text standoff, struct arena *arena, struct gold *gold, struct error *error) {
    struct brat_reading reading = {.gold = gold, .arena = arena};
    for (enum pass pass = PASS_MENTIONS; pass < PASSES; pass++) {
        struct text rest = standoff, line;
        for (size_t number = 1; gold_line(&rest, &line); number++)
            if (line.size && !read_line(&reading, pass, line))
                return error_set(error, NULL, number, 0, "is no line of brat standoff");
        if (pass == PASS_FORMS)
            join_equal_names(gold);
    }
    for (size_t i = 0; i < gold->mentions_count; i++) /* an age that is nobody's */
        if (text_is(gold->mentions[i].kind, "age") &&
            text_is_equal(gold->mentions[i].entity, gold->mentions[i].id))
            gold->mentions[i].entity = (struct text){"", 0};
    return true;
}
