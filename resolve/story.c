/* Mentions in; clusters that can be joined, and the vetoes that keep them apart. */
#include "resolve/story.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "resolve/veto.h"

void story_init(struct story *story, struct arena *arena, const struct lexicon *lexicon, struct text doc) {
    *story = (struct story){.arena = arena, .lexicon = lexicon, .doc = doc};
    story->by_id = index_new(arena);
    story->by_relation = index_new(arena);
}

enum story_kind story_kind_of(struct text kind) {
    static const char *const names[] = {"person", "institution", "place", "matter", "age", "date"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(kind, names[i]))
            return (enum story_kind)i;
    return KIND_OTHER;
}

static enum story_form form_of(struct text form) {
    return text_is(form, "pronoun") ? FORM_PRONOUN : text_is(form, "nominal") ? FORM_NOMINAL : FORM_NAME;
}

void story_add_mention(struct story *story, const struct mention *mention) {
    if (index_find(story->by_id, mention->id))
        return;
    index_add(story->by_id, mention->id, 0);
    story->members = arena_take_room(story->arena, story->members, sizeof *story->members, story->count,
                                     story->count + 1, &story->capacity);
    story->members[story->count++] = (struct member){
        .mention = mention, .kind = story_kind_of(mention->kind), .form = form_of(mention->form)};
}

void story_add_relation(struct story *story, const struct relation *relation) {
    if (index_find(story->by_relation, relation->id))
        return;
    index_add(story->by_relation, relation->id, 0);
    story->ends = arena_take_room(story->arena, story->ends, sizeof *story->ends, story->ends_count,
                                  story->ends_count + 1, &story->ends_capacity);
    story->ends[story->ends_count++] =
        (struct ends){relation->source_mention, relation->target_mention, relation->mutual, relation};
}

static int by_start(const void *a, const void *b) {
    const struct mention *left = ((const struct member *)a)->mention;
    const struct mention *right = ((const struct member *)b)->mention;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return text_compare(left->id, right->id);
}

uint32_t story_find(const struct story *story, struct text mention_id) {
    const struct index_place *place = index_find(story->by_id, mention_id);
    return place ? place->number : NOBODY;
}

/* "The elder Low", "the younger Mr Low" say as much as Sr and Jr; what is left of the title is returned. */
static struct text take_generation(struct text title, char *generation) {
    static const struct {
        const char *word;
        char generation;
    } all[] = {{"elder", 's'}, {"older", 's'}, {"younger", 'j'}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_starts_with(title, text_of(all[i].word))) {
            *generation = all[i].generation;
            return text_trim(text_slice(title, strlen(all[i].word), title.size));
        }
    return title;
}

/* The sex that a member's own words give away. */
static void read_sex(const struct story *story, struct member *member) {
    const struct mention *mention = member->mention;
    char generation;
    struct text title = take_generation(text_fold(story->arena, mention->title), &generation);
    member->sex = title.size ? lexicon_title_sex(story->lexicon, title) : 0;
    member->sex_is_sure = member->sex != 0;
    bool is_plain_sex = mention->gender.size == 1;
    if (member->sex || member->kind != KIND_PERSON)
        return;
    if (member->form != FORM_NAME) {
        member->sex = is_plain_sex ? mention->gender.at[0] : 0;
        member->sex_is_sure = member->sex != 0;
    } else if (member->name && (member->name->part == NAME_FULL || member->name->part == NAME_GIVEN)) {
        member->sex = is_plain_sex ? mention->gender.at[0] : 0;
        if (!member->sex && member->name->count)
            member->sex = lexicon_given_sex(story->lexicon, member->name->words[0].written);
    }
}

/* The row of the alias table for a body's name; "Met" is looked for as "the Met", too, and so spelt. */
static const struct list_entry *body_entry(const struct story *story, struct member *member) {
    const struct lexicon *lexicon = story->lexicon;
    struct text text = member->mention->text;
    const struct list_entry *entry = lexicon_find(lexicon, lexicon->institution, text);
    if (!entry)
        entry = lexicon_find(lexicon, lexicon->metonym, text);
    if (entry || !text.size)
        return entry;
    char *at = arena_take(story->arena, text.size + 4);
    memcpy(at, "the ", 4);
    memcpy(at + 4, text.at, text.size);
    entry = lexicon_find(lexicon, lexicon->institution, (struct text){at, text.size + 4});
    if (entry)
        member->spelling = (struct text){at, text.size + 4};
    return entry;
}

/* The class that the last words of a body's name or description tell: "the anti-graft agency", "Harrow Borough Council". */
static struct text class_of(const struct lexicon *lexicon, const struct member *member) {
    bool is_name = member->form == FORM_NAME;
    struct text text = is_name ? member->mention->text : member->plain;
    const struct list *list = is_name ? lexicon->head : lexicon->nominal;
    const struct list_entry *entry = NULL;
    for (size_t at = 0; at < text.size && !entry; at++)
        if (at == 0 || text.at[at - 1] == ' ')
            entry = lexicon_find(lexicon, list, text_slice(text, at, text.size));
    return entry ? list_attribute(entry, "class") : (struct text){"", 0};
}

static void read_member(const struct story *story, struct member *member, uint32_t number) {
    const struct mention *mention = member->mention;
    member->parent = member->last = number;
    member->next = member->edges = member->last_edge = member->group = member->age_mention = NOBODY;
    member->next_age = member->joined_to = NOBODY;
    member->has_name = member->form == FORM_NAME;
    member->is_known = member->form != FORM_PRONOUN;
    member->size = 1;
    member->age = -1;
    member->plain = name_plain(story->arena, mention->text);
    if (member->kind == KIND_PERSON && member->form == FORM_NAME) {
        member->name = name_take(story->arena, story->lexicon, mention);
        member->generation = member->name->generation;
        take_generation(mention->title, &member->generation);
    }
    const struct lexicon *lexicon = story->lexicon;
    const struct list_entry *entry = NULL;
    if (member->form == FORM_NAME && member->kind == KIND_INSTITUTION)
        entry = body_entry(story, member);
    else if (member->form == FORM_NAME && member->kind == KIND_PLACE)
        entry = lexicon_place(lexicon, mention->text);
    if (entry) {
        member->table = list_name(entry);
        member->table_plain = name_plain(story->arena, member->table);
    }
    member->class = mention->role;
    if (!member->class.size && entry)
        member->class = list_attribute(entry, "class");
    if (!member->class.size && member->kind == KIND_INSTITUTION)
        member->class = class_of(lexicon, member);
    read_sex(story, member);
    member->alias_of = story_find(story, mention->alias_of);
    member->not_of = story_find(story, mention->not_of);
    member->of = story_find(story, mention->of);
    member->speaker = story_find(story, mention->speaker);
    member->body = story_find(story, mention->body);
}

static void tie(struct story *story, struct text id) {
    uint32_t member = id.size ? story_find(story, id) : NOBODY;
    if (member != NOBODY)
        story->members[member].is_tied = true;
}

/* Who takes part in something. */
static void read_ties(struct story *story) {
    for (size_t i = 0; i < story->ends_count; i++) {
        tie(story, story->ends[i].source);
        tie(story, story->ends[i].target);
        uint32_t source = story_find(story, story->ends[i].source);
        if (source != NOBODY && story->ends[i].is_mutual)
            story->members[source].is_mutual = true;
    }
    for (uint32_t i = 0; i < story->count; i++)
        for (size_t k = 0; k < story->members[i].mention->about_count; k++)
            tie(story, story->members[i].mention->about[k]);
}

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

static void choose_rows(const struct story *story) {
    struct rows rows = {.chosen = index_new(story->arena)};
    for (uint32_t i = 0; i < story->count; i++)
        if (story->members[i].table.size && story->members[i].kind == KIND_INSTITUTION)
            choose_row(story, &rows, i);
}

/* Files a full name under its given name; two surnames for each are enough to tell that there are others. */
static void file_given(const struct story *story, struct index *givens, uint32_t i) {
    const struct name *name = story->members[i].name;
    if (!name || name->part != NAME_FULL)
        return;
    struct text surname = name_tail(story->arena, name, name->surname_from);
    size_t known = 0;
    for (const struct index_place *place = index_find(givens, name->words[0].text); place;
         place = index_next(givens, place), known++) {
        const struct name *other = story->members[place->number].name;
        if (known == 1 || text_is_equal(name_tail(story->arena, other, other->surname_from), surname))
            return;
    }
    index_add(givens, name->words[0].text, i);
}

/* A given name with no surname of its own, that nobody named before bears with another surname. */
static bool wants_surname(const struct story *story, const struct index *givens, uint32_t i,
                          struct text surname) {
    const struct member *here = &story->members[i];
    if (!here->name || !name_is_single(here->name) || here->name->part == NAME_SURNAME ||
        here->mention->title.size || !lexicon_given_sex(story->lexicon, here->name->words[0].written))
        return false;
    for (const struct index_place *place = index_find(givens, here->name->words[0].text); place;
         place = index_next(givens, place)) {
        const struct name *name = story->members[place->number].name;
        if (place->number < i && !text_is_equal(name_tail(story->arena, name, name->surname_from), surname))
            return false;
    }
    return true;
}

/* "Tom, Ned and Harry Low": the given names before the full name share its surname. */
static void share_surname(struct story *story, struct index *givens, uint32_t full) {
    const struct member *here = &story->members[full];
    if (!here->name || here->name->part != NAME_FULL || here->not_of == NOBODY)
        return;
    struct text surname = name_tail(story->arena, here->name, here->name->surname_from);
    size_t gap = strlen(" and "), start = here->mention->start;
    for (uint32_t i = full; i-- > 0; gap = strlen(", ")) {
        struct member *there = &story->members[i];
        bool is_beside = there->mention->sentence == here->mention->sentence &&
                         (start == there->mention->end + gap || start == there->mention->end + gap + 1);
        if (!is_beside || !wants_surname(story, givens, i, surname))
            return;
        there->name = name_with_surname(story->arena, there->name, here->name);
        read_sex(story, there);
        file_given(story, givens, i);
        start = there->mention->start;
    }
}

void story_settle(struct story *story) {
    if (story->count)
        qsort(story->members, story->count, sizeof *story->members, by_start);
    story->by_id = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++)
        index_add(story->by_id, story->members[i].mention->id, i);
    for (uint32_t i = 0; i < story->count; i++)
        read_member(story, &story->members[i], i);
    choose_rows(story);
    struct index *givens = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        share_surname(story, givens, i);
        file_given(story, givens, i);
    }
    read_ties(story);
    veto_read(story);
}

uint32_t story_root(const struct story *story, uint32_t member) {
    while (story->members[member].parent != member) {
        struct member *here = &story->members[member];
        here->parent = story->members[here->parent].parent;
        member = here->parent;
    }
    return member;
}

void story_part(struct story *story, uint32_t a, uint32_t b, const char *why) {
    uint32_t ends[] = {a, b};
    for (size_t i = 0; i < 2; i++) {
        struct member *root = &story->members[story_root(story, ends[i])];
        story->edges = arena_take_room(story->arena, story->edges, sizeof *story->edges, story->edges_count,
                                       story->edges_count + 1, &story->edges_capacity);
        uint32_t number = (uint32_t)story->edges_count++;
        story->edges[number] = (struct edge){ends[1 - i], root->edges, why};
        if (root->edges == NOBODY)
            root->last_edge = number;
        root->edges = number;
        root->edges_count++;
    }
}

static void merge_edges(struct story *story, struct member *root, const struct member *other) {
    if (other->edges == NOBODY)
        return;
    story->edges[other->last_edge].next = root->edges;
    if (root->edges == NOBODY)
        root->last_edge = other->last_edge;
    root->edges = other->edges;
    root->edges_count += other->edges_count;
}

static void merge(struct story *story, uint32_t a, uint32_t b) {
    uint32_t first = a < b ? a : b, second = a < b ? b : a;
    struct member *root = &story->members[first], *other = &story->members[second];
    merge_edges(story, root, other);
    story->members[root->last].next = second;
    root->last = other->last;
    root->size += other->size;
    other->parent = first;
    if (other->sex && (!root->sex || (other->sex_is_sure && !root->sex_is_sure))) {
        root->sex = other->sex;
        root->sex_is_sure = other->sex_is_sure;
    }
    if (!root->generation)
        root->generation = other->generation;
    root->has_name |= other->has_name;
    root->is_known |= other->is_known;
    root->is_all_letters &= other->is_all_letters;
    root->is_tied |= other->is_tied;
    if (root->age < 0)
        root->age = other->age;
    if (!root->table.size) {
        root->table = other->table;
        root->table_plain = other->table_plain;
    }
    if (!root->class.size)
        root->class = other->class;
}

void story_force(struct story *story, uint32_t member, uint32_t other, const char *sieve) {
    uint32_t a = story_root(story, member), b = story_root(story, other);
    if (a != b)
        merge(story, a, b);
    story->members[member].sieve = sieve;
    story->members[member].joined_to = other;
}

static bool join(struct story *story, uint32_t member, uint32_t other, const char *sieve, bool equal) {
    uint32_t a = story_root(story, member), b = story_root(story, other);
    if (a == b) {
        if (!story->members[member].sieve && member != a)
            story->members[member].sieve = sieve;
        return true;
    }
    if (story_is_vetoed(story, a, b, equal))
        return false;
    merge(story, a, b);
    if (!story->members[member].sieve) {
        story->members[member].sieve = sieve;
        story->members[member].joined_to = other;
    }
    return true;
}

bool story_join(struct story *story, uint32_t member, uint32_t other, const char *sieve) {
    return join(story, member, other, sieve, false);
}

bool story_join_equal(struct story *story, uint32_t member, uint32_t other, const char *sieve) {
    return join(story, member, other, sieve, true);
}

uint32_t story_part_of(const struct story *story, uint32_t member) {
    const struct member *here = &story->members[member];
    if (here->kind == KIND_AGE) {
        bool is_owned = here->of != NOBODY && story->members[here->of].kind != KIND_AGE;
        return is_owned ? story_part_of(story, here->of) : NOBODY;
    }
    return here->group != NOBODY ? story->part_of_group[here->group]
                                 : story->part_of[story_root(story, member)];
}

void choice_add(const struct story *story, struct choice *choice, uint32_t member) {
    uint32_t root = story_root(story, member);
    for (size_t i = 0; i < choice->count; i++)
        if (choice->who[i] == root)
            return;
    if (choice->count < CANDIDATES_MOST)
        choice->who[choice->count++] = root;
}

void story_doubt(struct story *story, uint32_t member, const struct choice *choice, const char *sieve) {
    struct member *here = &story->members[member];
    if (here->doubt)
        return;
    here->doubt = arena_take(story->arena, sizeof *here->doubt);
    *here->doubt = *choice;
    here->sieve = sieve;
}

static int by_number(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

void story_group(struct story *story, uint32_t member, const struct choice *choice, const char *sieve) {
    struct choice who = {.count = 0};
    for (size_t i = 0; i < choice->count; i++)
        choice_add(story, &who, choice->who[i]);
    qsort(who.who, who.count, sizeof *who.who, by_number);
    struct member *here = &story->members[member];
    here->sieve = sieve;
    story->members[story_root(story, member)].is_known = true;
    for (here->group = 0; here->group < story->groups_count; here->group++)
        if (memcmp(&story->groups[here->group].members, &who, sizeof who) == 0)
            return;
    story->groups = arena_take_room(story->arena, story->groups, sizeof *story->groups, story->groups_count,
                                    story->groups_count + 1, &story->groups_capacity);
    story->groups[story->groups_count++] = (struct group){who, member};
}
