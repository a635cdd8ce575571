/* Parts in, numbered; entities out. How they are joined stands in join.c and evidence.c.

   Ids: a hash over kind and the first full name, so that they are the same wherever the name turns up; where
   namesakes are kept apart the later one's id has its document in it. Documents that come later rename nobody. */
#include "resolve/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/record.h"
#include "resolve/claim.h"
#include "resolve/decision.h"
#include "resolve/evidence.h"
#include "resolve/index.h"
#include "resolve/join.h"

enum { MANY_PARTS = 1 << 15 };

struct corpus *corpus_new(struct arena *arena, const struct lists *lists) {
    struct corpus *corpus = arena_take(arena, sizeof *corpus);
    corpus->arena = arena;
    corpus->by_doc = index_new(arena);
    corpus->by_id = index_new(arena);
    lexicon_init(&corpus->lexicon, lists);
    return corpus;
}

struct corpus *corpus_new_like(struct arena *arena, const struct corpus *other) {
    struct corpus *corpus = corpus_new(arena, NULL);
    corpus->lexicon = other->lexicon;
    corpus->keeps_claims = other->keeps_claims;
    return corpus;
}

static struct text copy(struct arena *arena, struct text text) {
    return (struct text){text.size ? arena_take_copy(arena, text.at, text.size) : "", text.size};
}

uint32_t corpus_paper(struct corpus *corpus, struct text id, struct text date) {
    struct text key = id.size ? id : TEXT("-");
    const struct index_place *place = index_find(corpus->by_doc, key);
    if (place) {
        struct paper *paper = &corpus->papers[place->number];
        if (!paper->date.size)
            paper->date = copy(corpus->arena, date);
        return place->number;
    }
    uint32_t number = (uint32_t)corpus->papers_count++;
    corpus->papers = arena_take_room(corpus->arena, corpus->papers, sizeof *corpus->papers, number,
                                     number + 1U, &corpus->papers_capacity);
    corpus->papers[number] =
        (struct paper){.id = copy(corpus->arena, key), .date = copy(corpus->arena, date)};
    index_add(corpus->by_doc, corpus->papers[number].id, number);
    return number;
}

void corpus_done(struct corpus *corpus) {
    free(corpus->own);
    corpus->own = NULL;
}

/* Room for one more part. An arena keeps what has been outgrown; of very many parts that is too much, so they move to a
   block of their own, which the system makes wider in place. */
static void make_room(struct corpus *corpus) {
    size_t count = corpus->parts_count, size = sizeof *corpus->parts;
    if (count < corpus->parts_capacity)
        return;
    if (count < MANY_PARTS) {
        corpus->parts =
            arena_take_room(corpus->arena, corpus->parts, size, count, count + 1, &corpus->parts_capacity);
        return;
    }
    bool is_first = !corpus->own;
    corpus->parts_capacity += corpus->parts_capacity / 4;
    corpus->own = arena_resize_block(corpus->own, corpus->parts_capacity * size);
    if (is_first)
        memcpy(corpus->own, corpus->parts, count * size);
    corpus->parts = corpus->own;
}

uint32_t corpus_add(struct corpus *corpus, const struct part *part) {
    const struct index_place *place = index_find(corpus->by_id, part->id);
    if (place) {
        if (part->mentions > corpus->parts[place->number].mentions)
            corpus->parts[place->number] = *part;
        return place->number;
    }
    make_room(corpus);
    uint32_t number = (uint32_t)corpus->parts_count++;
    corpus->parts[number] = *part;
    index_add(corpus->by_id, part->id, number);
    return number;
}

uint32_t corpus_reserve(struct corpus *corpus, struct text local_id) {
    uint32_t number = corpus_find(corpus, local_id);
    if (number != NOBODY)
        return number;
    struct part missing = {.id = copy(corpus->arena, local_id), .kind = KIND_OTHER, .kind_name = {"", 0}};
    missing.document = corpus_paper(corpus, TEXT("-"), (struct text){"", 0});
    return corpus_add(corpus, &missing);
}

/* Whether anything but a pronoun says who it is: "I rang," the foreman said. */
static bool is_told_by_more(const struct story *story, uint32_t root) {
    for (uint32_t i = root; i != NOBODY; i = story->members[i].next)
        if (story->members[i].form != FORM_PRONOUN)
            return true;
    return false;
}

/* Whether a cluster is an entity: dates, ages and lone pronouns are none, nor a description that is
   said once, takes part in nothing and has no age. */
static bool is_entity(const struct story *story, uint32_t root) {
    const struct member *member = &story->members[root];
    if (member->kind == KIND_DATE || member->kind == KIND_AGE || member->group != NOBODY)
        return false;
    if (member->form == FORM_PRONOUN)
        return is_told_by_more(story, root);
    return member->form == FORM_NAME || member->kind == KIND_MATTER || member->first_told != NOBODY ||
           member->is_tied || member->doubt || member->size > 1;
}

void corpus_add_story(struct corpus *corpus, struct story *story, struct text date) {
    uint32_t paper = corpus_paper(corpus, story->doc, date);
    story->part_of = arena_take(story->arena, (story->count + 1) * sizeof *story->part_of);
    story->part_of_group = arena_take(story->arena, (story->groups_count + 1) * sizeof *story->part_of_group);
    for (uint32_t i = 0; i < story->count; i++) {
        story->part_of[i] = NOBODY;
        if (story_root(story, i) != i || !is_entity(story, i))
            continue;
        struct part part;
        part_take(corpus->arena, story, i, &part);
        part.document = paper;
        story->part_of[i] = corpus_add(corpus, &part);
    }
    for (uint32_t i = 0; i < story->groups_count; i++) {
        struct part part;
        part_take_group(corpus->arena, story, i, &part);
        part.document = paper;
        story->part_of_group[i] = corpus_add(corpus, &part);
    }
    if (corpus->keeps_claims)
        claims_take(corpus, story);
}

uint32_t corpus_find(const struct corpus *corpus, struct text local_id) {
    const struct index_place *place = index_find(corpus->by_id, local_id);
    return place ? place->number : NOBODY;
}

uint32_t corpus_find_entity(const struct corpus *corpus, struct text entity_id) {
    const struct index_place *place = corpus->by_entity ? index_find(corpus->by_entity, entity_id) : NULL;
    return place ? place->number : NOBODY;
}

uint32_t corpus_root(const struct corpus *corpus, uint32_t part) {
    while (corpus->parts[part].parent != part) {
        struct part *here = &corpus->parts[part];
        here->parent = corpus->parts[here->parent].parent;
        part = here->parent;
    }
    return part;
}

const struct paper *corpus_paper_of(const struct corpus *corpus, uint32_t part) {
    return &corpus->papers[corpus->parts[part].document];
}

/* A paper or a part with all that orders it, so that sorting needs no more. */
struct place {
    struct text date, id;
    size_t start;
    uint32_t paper, number;
};

static int by_place(const void *a, const void *b) {
    const struct place *left = a, *right = b;
    if (left->paper != right->paper)
        return left->paper < right->paper ? -1 : 1;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    int by_date = text_compare(left->date, right->date);
    return by_date ? by_date : text_compare(left->id, right->id);
}

static void rank_papers(struct corpus *corpus) {
    size_t count = corpus->papers_count;
    struct place *places = arena_take(corpus->arena, (count + 1) * sizeof *places);
    for (uint32_t i = 0; i < count; i++)
        places[i] = (struct place){.date = corpus->papers[i].date, .id = corpus->papers[i].id, .number = i};
    qsort(places, count, sizeof *places, by_place);
    for (uint32_t i = 0; i < count; i++) {
        struct paper *paper = &corpus->papers[places[i].number];
        paper->rank = i;
        paper->first = paper->count = 0;
    }
}

/* What the age that was told first, with a full name and for the present, says of the birth. */
static void read_birth(struct text date, struct part *part) {
    part->birth_from = part->birth_to = 0;
    for (size_t i = 0; i < part->ages_count && !part->birth_to; i++)
        if (part->ages[i].is_sure && !part->ages[i].is_past)
            part_birth(date, &part->ages[i], &part->birth_from, &part->birth_to);
}

/* Puts the parts in order and each back into an entity of its own. */
static void order_parts(struct corpus *corpus) {
    size_t count = corpus->parts_count;
    struct place *places = arena_take(corpus->arena, (count + 1) * sizeof *places);
    corpus->order = arena_take(corpus->arena, (count + 1) * sizeof *corpus->order);
    for (uint32_t i = 0; i < count; i++) {
        const struct part *part = &corpus->parts[i];
        places[i] = (struct place){
            .id = part->id, .start = part->start, .paper = corpus->papers[part->document].rank, .number = i};
    }
    qsort(places, count, sizeof *places, by_place);
    for (uint32_t i = 0; i < count; i++) {
        struct part *part = &corpus->parts[places[i].number];
        struct paper *paper = &corpus->papers[part->document];
        if (paper->count++ == 0)
            paper->first = i;
        corpus->order[i] = places[i].number;
        part->rank = i;
        part->parent = part->last = places[i].number;
        part->next = part->to = NOBODY;
        part->sieve = NULL;
        part->size = 1;
        part->known_sex = part->sex_is_sure ? part->sex : 0;
        part->known_generation = part->generation;
        read_birth(paper->date, part);
    }
}

static int by_hash(const void *a, const void *b) {
    const struct familiar *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->part < right->part ? -1 : left->part > right->part;
}

/* Notes by which names each document knows its parts. */
static void note_familiars(struct corpus *corpus) {
    size_t count = 0;
    for (size_t i = 0; i < corpus->parts_count; i++)
        count += corpus->parts[i].keys_count;
    corpus->familiars = arena_take(corpus->arena, (count + 1) * sizeof *corpus->familiars);
    count = 0;
    for (size_t i = 0; i < corpus->papers_count; i++) {
        struct paper *paper = &corpus->papers[i];
        paper->familiars_first = count;
        for (uint32_t k = paper->first; k < paper->first + paper->count; k++) {
            const struct part *part = &corpus->parts[corpus->order[k]];
            for (size_t n = 0; n < part->keys_count; n++)
                corpus->familiars[count++] = (struct familiar){text_hash(part->keys[n]), corpus->order[k]};
        }
        paper->familiars_count = count - paper->familiars_first;
        qsort(corpus->familiars + paper->familiars_first, paper->familiars_count, sizeof *corpus->familiars,
              by_hash);
    }
}

/* An id over all documents: of the first name that holds over documents; else the local one. */
static void give_ids(struct corpus *corpus) {
    corpus->by_entity = index_new(corpus->arena);
    for (uint32_t i = 0; i < corpus->parts_count; i++) {
        uint32_t number = corpus->order[i];
        struct part *here = &corpus->parts[number];
        if (here->parent != number)
            continue;
        struct text none = {"", 0};
        here->entity = here->id;
        if (here->keys_count) /* a key begins with the kind */
            here->entity = record_id(corpus->arena, 'e', none, 0, 0, none, here->keys[0]);
        if (corpus_find_entity(corpus, here->entity) != NOBODY)
            here->entity = here->id;
        index_add(corpus->by_entity, here->entity, number);
    }
}

void corpus_unite(struct corpus *corpus, uint32_t a, uint32_t b, const char *sieve) {
    uint32_t left = corpus_root(corpus, a), right = corpus_root(corpus, b);
    if (left == right)
        return;
    bool is_left = corpus->parts[left].rank < corpus->parts[right].rank;
    uint32_t first = is_left ? left : right, later = is_left ? right : left;
    struct part *kept = &corpus->parts[first], *joined = &corpus->parts[later];
    joined->parent = first;
    joined->sieve = sieve;
    joined->to = is_left ? a : b;
    corpus->parts[kept->last].next = later;
    kept->last = joined->last;
    kept->size += joined->size;
    if (!kept->known_sex)
        kept->known_sex = joined->known_sex;
    if (!kept->known_generation)
        kept->known_generation = joined->known_generation;
    if (!kept->birth_to) {
        kept->birth_from = joined->birth_from;
        kept->birth_to = joined->birth_to;
    }
}

void corpus_join_none(struct corpus *corpus) {
    rank_papers(corpus);
    order_parts(corpus);
    for (uint32_t i = 0; i < corpus->parts_count; i++)
        corpus->parts[i].entity = corpus->parts[i].id;
}

void corpus_join_all(struct corpus *corpus, const struct decisions *decisions) {
    corpus->decisions = decisions;
    rank_papers(corpus);
    order_parts(corpus);
    note_familiars(corpus);
    join_names(corpus);
    evidence_join(corpus);
    give_ids(corpus);
}
