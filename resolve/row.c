/* Members whose name has several rows in the alias table in; one row or none out. */
#include "resolve/row.h"

#include "record/arena.h"
#include "resolve/story.h"

/* What tells the rows of the alias table apart, read once for a story. */
struct rows {
    struct index *chosen;  /* name as written -> the first member for which a row was chosen */
    struct index *plains;  /* what the document says, NULL until it is asked for */
    struct index *country; /* code -> its place in `places_in` */
    uint32_t *places_in;   /* how many of the document's places lie in it */
};

static struct text country_of(const struct story *story, const struct member *member) {
    bool is_place = member->kind == KIND_PLACE && member->form == FORM_NAME;
    const struct list_entry *entry = is_place ? lexicon_place(story->lexicon, member->mention->text) : NULL;
    struct text code = entry ? list_attribute(entry, "country") : (struct text){"", 0};
    return entry && !code.size ? list_attribute(entry, "code") : code;
}

static void read_rows(const struct story *story, struct rows *rows) {
    rows->plains = index_new(story->arena);
    rows->country = index_new(story->arena);
    rows->places_in = arena_take(story->arena, story->count * sizeof *rows->places_in);
    uint32_t count = 0;
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (!index_find(rows->plains, here->plain))
            index_add(rows->plains, here->plain, i);
        struct text country = country_of(story, here);
        const struct index_place *place = index_find(rows->country, country);
        if (place) {
            rows->places_in[place->number]++;
        } else if (country.size) {
            rows->places_in[count] = 1;
            index_add(rows->country, country, count++);
        }
    }
}

/* How much speaks for a row of the alias table: that the document says the name itself, or tells of the country. */
static size_t weight_of(const struct story *story, const struct rows *rows, const struct list_entry *entry) {
    if (index_find(rows->plains, name_plain(story->arena, list_name(entry))))
        return SIZE_MAX;
    const struct index_place *place = index_find(rows->country, list_attribute(entry, "country"));
    return place ? rows->places_in[place->number] : 0;
}

/* The row for which most speaks, NULL where that is not clear. */
static const struct list_entry *best_row(const struct story *story, struct rows *rows,
                                         const struct list_entry *first, struct text text) {
    const struct list_entry *best = NULL;
    size_t most = 0;
    if (!rows->plains)
        read_rows(story, rows);
    for (const struct list_entry *row = first; row; row = list_next(story->lexicon->lists, row, text)) {
        size_t weight = weight_of(story, rows, row);
        if (weight > most)
            best = row;
        else if (weight == most)
            best = NULL;
        most = weight > most ? weight : most;
    }
    return best;
}

/* Initials that several bodies bear, "CBI", stand for the one that the document speaks for; for none where that is not clear. */
static void choose_row(const struct story *story, struct rows *rows, uint32_t i) {
    struct member *member = &story->members[i];
    struct text text = member->mention->text;
    const struct list_entry *first = lexicon_find(story->lexicon, story->lexicon->institution, text);
    if (!first || !list_next(story->lexicon->lists, first, text))
        return;
    const struct index_place *place = index_find(rows->chosen, text);
    if (place) {
        const struct member *before = &story->members[place->number];
        member->table = before->table;
        member->table_plain = before->table_plain;
        member->class = before->table.size ? before->class : member->class;
        return;
    }
    index_add(rows->chosen, text, i);
    const struct list_entry *best = best_row(story, rows, first, text);
    member->table = best ? list_name(best) : (struct text){"", 0};
    member->table_plain = best ? name_plain(story->arena, member->table) : member->table;
    if (best)
        member->class = list_attribute(best, "class");
}

void rows_choose(const struct story *story) {
    struct rows rows = {.chosen = index_new(story->arena)};
    for (uint32_t i = 0; i < story->count; i++)
        if (story->members[i].table.size && story->members[i].kind == KIND_INSTITUTION)
            choose_row(story, &rows, i);
}
