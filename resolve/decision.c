/* Lines in, decisions out; then each of the two it is about is looked for, among mentions, entities and names. */
#include "resolve/decision.h"

#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "resolve/corpus.h"
#include "resolve/story.h"

/* Takes the next word of a line: up to white space, or what stands in quotation marks. False where none is left. */
static bool next_word(struct text *line, struct text *word, bool *is_quoted) {
    *line = text_trim(*line);
    *is_quoted = line->size && line->at[0] == '"';
    size_t end = *is_quoted ? 1 : 0;
    while (end < line->size &&
           (*is_quoted ? line->at[end] != '"' : line->at[end] != ' ' && line->at[end] != '\t'))
        end++;
    if (!line->size || (*is_quoted && end == line->size))
        return false;
    *word = text_slice(*line, *is_quoted ? 1 : 0, end);
    *line = text_slice(*line, end + (*is_quoted ? 1 : 0), line->size);
    return word->size > 0;
}

static bool kind_of(struct text word, enum decision_kind *kind) {
    static const char *const names[] = {"same", "not", "name"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(word, names[i])) {
            *kind = (enum decision_kind)i;
            return true;
        }
    return false;
}

static bool read_line(struct text line, struct decision *decision) {
    struct text word;
    bool is_quoted;
    if (!next_word(&line, &word, &is_quoted) || is_quoted || !kind_of(word, &decision->kind) ||
        !next_word(&line, &decision->a.word, &decision->a.is_name) ||
        !next_word(&line, &decision->b.word, &decision->b.is_name) ||
        (decision->kind == DECISION_NAME && !decision->b.is_name))
        return false;
    line = text_trim(line);
    if (line.size && line.at[0] != '#')
        return false;
    decision->why = line.size ? text_trim(text_slice(line, 1, line.size)) : line;
    decision->a.part = decision->b.part = NOBODY;
    return true;
}

bool decisions_read(struct arena *arena, struct text text, const char *name, struct decisions *decisions,
                    struct error *error) {
    struct text own = {arena_take_copy(arena, text.at, text.size), text.size};
    if (name)
        decisions->file = (struct text){arena_take_copy(arena, name, strlen(name)), strlen(name)};
    size_t number = 0;
    for (size_t at = 0; at < own.size; number++) {
        size_t end = at;
        while (end < own.size && own.at[end] != '\n')
            end++;
        struct text line = text_trim(text_slice(own, at, end));
        at = end + 1;
        if (!line.size || line.at[0] == '#')
            continue;
        struct decision decision = {.line = name ? number + 1 : 0};
        if (!read_line(line, &decision))
            return error_set(error, name, number + 1, 1,
                             "a decision is `same A B  # why`, `not A B` or `name A \"The Name\"`");
        decisions->at = arena_take_room(arena, decisions->at, sizeof *decisions->at, decisions->count,
                                        decisions->count + 1, &decisions->capacity);
        decisions->at[decisions->count++] = decision;
    }
    return true;
}

void decisions_apply(const struct decisions *decisions, struct story *story) {
    for (size_t i = 0; i < decisions->count; i++) {
        const struct decision *decision = &decisions->at[i];
        uint32_t a = decision->a.is_name ? NOBODY : story_find(story, decision->a.word);
        uint32_t b = decision->b.is_name ? NOBODY : story_find(story, decision->b.word);
        if (a == NOBODY || b == NOBODY || a == b)
            continue;
        if (decision->kind == DECISION_SAME)
            story_force(story, a, b, "decision.same");
        else if (decision->kind == DECISION_NOT)
            story_part(story, a, b, "it is decided that they are two");
    }
}

void decisions_note(struct decisions *decisions, const struct story *story) {
    for (size_t i = 0; i < decisions->count; i++) {
        struct decided *ends[] = {&decisions->at[i].a, &decisions->at[i].b};
        for (size_t k = 0; k < 2; k++) {
            uint32_t member = ends[k]->is_name ? NOBODY : story_find(story, ends[k]->word);
            if (member == NOBODY)
                continue;
            ends[k]->part = story_part_of(story, member);
            ends[k]->is_mention = true;
        }
    }
}

struct index *decisions_missing(struct arena *arena, const struct decisions *decisions) {
    struct index *missing = NULL;
    for (size_t i = 0; i < decisions->count; i++) {
        const struct decided *ends[] = {&decisions->at[i].a, &decisions->at[i].b};
        for (size_t k = 0; k < 2; k++) {
            if (ends[k]->is_name || ends[k]->is_mention)
                continue;
            if (!missing)
                missing = index_new(arena);
            if (!index_find(missing, ends[k]->word))
                index_add(missing, ends[k]->word, 0);
        }
    }
    return missing;
}

/* The names that decisions are about, each with the entity that bears it: one pass over all names finds them all. */
struct bearers {
    struct index *words; /* name -> number */
    uint32_t *found;     /* the root; NOBODY for none, and for several */
    bool *is_shared;
};

static void want(struct bearers *bearers, const struct decided *decided, size_t number) {
    if (decided->is_name && decided->part == NOBODY)
        index_add(bearers->words, decided->word, (uint32_t)number);
    bearers->found[number] = NOBODY;
}

static void note_bearer(const struct corpus *corpus, struct bearers *bearers, uint32_t part,
                        struct text name) {
    const struct index_place *place = index_find(bearers->words, name);
    uint32_t root = place ? corpus_root(corpus, part) : NOBODY;
    for (; place; place = index_next(bearers->words, place)) {
        uint32_t *found = &bearers->found[place->number];
        bearers->is_shared[place->number] |= *found != NOBODY && *found != root;
        *found = root;
    }
}

static void begin_bearers(struct arena *arena, size_t count, struct bearers *bearers) {
    bearers->words = index_new(arena);
    bearers->found = arena_take(arena, (count + 1) * sizeof *bearers->found);
    bearers->is_shared = arena_take(arena, count + 1);
}

static void note_bearers(const struct corpus *corpus, struct bearers *bearers) {
    for (uint32_t i = 0; i < corpus->parts_count; i++)
        for (size_t k = 0; k < corpus->parts[i].names_count; k++)
            note_bearer(corpus, bearers, i, corpus->parts[i].names[k].text);
}

static uint32_t by_id(const struct corpus *corpus, struct text word) {
    uint32_t part = corpus_find_entity(corpus, word);
    return part == NOBODY ? corpus_find(corpus, word) : part;
}

static bool find(struct decided *decided, const struct corpus *corpus, const struct bearers *bearers,
                 size_t number) {
    if (decided->part == NOBODY && decided->is_name)
        decided->part = bearers->is_shared[number] ? NOBODY : bearers->found[number];
    else if (decided->part == NOBODY)
        decided->part = by_id(corpus, decided->word);
    return decided->part != NOBODY;
}

uint32_t decided_part(const struct corpus *corpus, struct text word) {
    struct decided decided = {.word = word, .is_name = false, .part = by_id(corpus, word)};
    struct arena *arena = arena_new();
    struct bearers bearers;
    decided.is_name = decided.part == NOBODY;
    begin_bearers(arena, 1, &bearers);
    want(&bearers, &decided, 0);
    note_bearers(corpus, &bearers);
    find(&decided, corpus, &bearers, 0);
    arena_free(arena);
    return decided.part;
}

const struct decision *decisions_find(struct decisions *decisions, const struct corpus *corpus) {
    const struct decision *lost = NULL;
    struct arena *arena = arena_new();
    struct bearers bearers;
    begin_bearers(arena, 2 * decisions->count, &bearers);
    for (size_t i = 0; i < decisions->count; i++) { /* a's at twice the decision's number, b's behind it */
        want(&bearers, &decisions->at[i].a, 2 * i);
        want(&bearers, &decisions->at[i].b, 2 * i + 1);
    }
    note_bearers(corpus, &bearers);
    for (size_t i = 0; i < decisions->count; i++) {
        struct decision *decision = &decisions->at[i];
        bool is_found = find(&decision->a, corpus, &bearers, 2 * i);
        if (decision->kind != DECISION_NAME)
            is_found = find(&decision->b, corpus, &bearers, 2 * i + 1) && is_found;
        if (!is_found && !lost && decision->line)
            lost = decision;
    }
    arena_free(arena);
    return lost;
}

const struct decision *decisions_forbid(const struct decisions *decisions, const struct corpus *corpus,
                                        uint32_t a, uint32_t b) {
    for (size_t i = 0; i < decisions->count; i++) {
        const struct decision *decision = &decisions->at[i];
        if (decision->kind != DECISION_NOT || decision->a.part == NOBODY || decision->b.part == NOBODY)
            continue;
        uint32_t left = corpus_root(corpus, decision->a.part), right = corpus_root(corpus, decision->b.part);
        if ((left == a && right == b) || (left == b && right == a))
            return decision;
    }
    return NULL;
}
