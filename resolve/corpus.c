/* From documents to entities. The one idea: a document's clusters are settled before any other document is looked
   at; then only names that say enough (a full name, an institution's name, a place's) join them, never a surname.

   Ids: a hash over kind and the first full name, so that they are the same wherever the name turns up; where
   namesakes are kept apart the later one's id has its document in it. Documents that come later rename nobody. */
#include "resolve/corpus.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "resolve/evidence.h"
#include "resolve/index.h"
#include "resolve/key.h"
#include "resolve/sieve.h"

struct corpus *corpus_new(struct arena *arena, const struct lists *lists) {
    struct corpus *corpus = arena_take(arena, sizeof *corpus);
    corpus->arena = arena;
    corpus->by_doc = index_new(arena);
    lexicon_init(&corpus->lexicon, lists);
    return corpus;
}

static size_t story_of(struct corpus *corpus, struct text doc) {
    struct text key = doc.size ? doc : TEXT("-");
    const struct index_place *place = index_find(corpus->by_doc, key);
    if (place)
        return place->number;
    size_t number = corpus->stories_count++;
    corpus->stories = arena_take_room(corpus->arena, corpus->stories, sizeof *corpus->stories, number,
                                      number + 1, &corpus->stories_capacity);
    corpus->dates = arena_take_room(corpus->arena, corpus->dates, sizeof *corpus->dates, number, number + 1,
                                    &corpus->dates_capacity);
    story_init(&corpus->stories[number], corpus->arena, &corpus->lexicon, doc);
    index_add(corpus->by_doc, key, (uint32_t)number);
    return number;
}

void corpus_add(struct corpus *corpus, const struct record *record) {
    if (record->type == RECORD_DOCUMENT) {
        size_t story = story_of(corpus, record->is.document.id);
        corpus->dates[story] = record->is.document.date;
    } else if (record->type == RECORD_MENTION) {
        size_t story = story_of(corpus, record->is.mention.doc);
        story_add_mention(&corpus->stories[story], &record->is.mention);
    } else if (record->type == RECORD_RELATION) {
        size_t story = story_of(corpus, record->is.relation.doc);
        story_add_relation(&corpus->stories[story], &record->is.relation);
    }
}

const struct story *corpus_story(const struct corpus *corpus, struct text doc) {
    const struct index_place *place = index_find(corpus->by_doc, doc.size ? doc : TEXT("-"));
    return place ? &corpus->stories[place->number] : NULL;
}

uint32_t corpus_first(const struct corpus *corpus, uint32_t identity) {
    while (corpus->identities[identity].parent != identity)
        identity = corpus->identities[identity].parent;
    return identity;
}

uint32_t corpus_identity(const struct corpus *corpus, const struct story *story, uint32_t member) {
    size_t number = (size_t)(story - corpus->stories);
    const struct member *here = &story->members[member];
    if (here->kind == KIND_AGE) {
        bool is_owned = here->of != NOBODY && story->members[here->of].kind != KIND_AGE;
        return is_owned ? corpus_identity(corpus, story, here->of) : NOBODY;
    }
    if (here->group != NOBODY)
        return corpus->of_group[number][here->group];
    return corpus->of_member[number][story_root(story, member)];
}

/* Whether a cluster is an entity: dates, ages and lone pronouns are none. */
static bool is_entity(const struct story *story, uint32_t root) {
    const struct member *member = &story->members[root];
    if (member->kind == KIND_DATE || member->kind == KIND_AGE || member->group != NOBODY)
        return false;
    return member->form != FORM_PRONOUN || member->size > 1;
}

static uint32_t add_identity(struct corpus *corpus, struct identity identity) {
    uint32_t number = (uint32_t)corpus->identities_count++;
    corpus->identities = arena_take_room(corpus->arena, corpus->identities, sizeof *corpus->identities,
                                         number, number + 1U, &corpus->identities_capacity);
    identity.parent = identity.last = number;
    identity.next = NOBODY;
    identity.last_story = identity.story;
    corpus->identities[number] = identity;
    return number;
}

static void read_birth(const struct corpus *corpus, struct identity *identity, const struct member *root) {
    struct text date = corpus->dates[identity->story];
    char digits[5] = "";
    if (root->age < 0 || date.size < 4)
        return;
    memcpy(digits, date.at, 4);
    long year = strtol(digits, NULL, 10);
    identity->birth_from = year ? year - root->age - 1 : 0;
    identity->birth_to = year ? year - root->age : 0;
}

static bool are_vetoed(const struct identity *a, const struct identity *b) {
    if (a->sex && b->sex && a->sex != b->sex)
        return true;
    if (a->generation && b->generation && a->generation != b->generation)
        return true;
    return a->birth_to && b->birth_to && (a->birth_from > b->birth_to + 1 || b->birth_from > a->birth_to + 1);
}

static bool ages_agree(const struct identity *a, const struct identity *b) {
    return a->birth_to && b->birth_to && !are_vetoed(a, b);
}

bool corpus_is_vetoed(const struct corpus *corpus, uint32_t a, uint32_t b) {
    return are_vetoed(&corpus->identities[a], &corpus->identities[b]);
}

void corpus_join(struct corpus *corpus, uint32_t a, uint32_t b, const char *sieve) {
    uint32_t first = a < b ? a : b, later = a < b ? b : a;
    struct identity *kept = &corpus->identities[first], *joined = &corpus->identities[later];
    joined->parent = first;
    joined->sieve = sieve;
    corpus->identities[kept->last].next = later;
    kept->last = joined->last;
    if (joined->last_story > kept->last_story)
        kept->last_story = joined->last_story;
    if (!kept->sex)
        kept->sex = joined->sex;
    if (!kept->generation)
        kept->generation = joined->generation;
    if (!kept->birth_to) {
        kept->birth_from = joined->birth_from;
        kept->birth_to = joined->birth_to;
    }
}

/* The entity that already bears the name: the one whose age agrees, else the only one that nothing forbids. */
static uint32_t bearer(const struct corpus *corpus, const struct index *names, struct text key,
                       uint32_t identity) {
    const struct identity *here = &corpus->identities[identity];
    uint32_t found = NOBODY;
    size_t count = 0;
    for (const struct index_place *place = index_find(names, key); place; place = index_next(names, place)) {
        uint32_t number = corpus_first(corpus, place->number);
        const struct identity *there = &corpus->identities[number];
        if (there->last_story == here->story || number == found || are_vetoed(here, there))
            continue;
        if (ages_agree(here, there))
            return number;
        found = number;
        count++;
    }
    return count == 1 ? found : NOBODY;
}

static void file(struct corpus *corpus, struct index *names, const struct keys *keys, uint32_t identity) {
    uint32_t first = corpus_first(corpus, identity);
    for (size_t i = 0; i < keys->count; i++) {
        const struct index_place *place = index_find(names, keys->at[i]);
        while (place && corpus_first(corpus, place->number) != first)
            place = index_next(names, place);
        if (!place)
            index_add(names, keys->at[i], first);
    }
}

static void add_cluster(struct corpus *corpus, struct index *names, uint32_t story, uint32_t root) {
    const struct story *here = &corpus->stories[story];
    const struct member *member = &here->members[root];
    struct identity identity = {
        .story = story, .root = root, .group = NOBODY, .generation = member->generation};
    identity.sex = member->sex_is_sure ? member->sex : 0;
    read_birth(corpus, &identity, member);
    struct keys keys;
    keys_take(corpus->arena, here, root, &keys);
    if (keys.count)
        identity.key = keys.at[0];
    uint32_t number = add_identity(corpus, identity);
    corpus->of_member[story][root] = number;
    uint32_t found = NOBODY;
    for (size_t i = 0; i < keys.count && found == NOBODY; i++)
        found = bearer(corpus, names, keys.at[i], number);
    if (found != NOBODY)
        corpus_join(corpus, found, number, "resolve.across-documents");
    file(corpus, names, &keys, number);
}

static void add_story(struct corpus *corpus, struct index *names, uint32_t number) {
    struct story *story = &corpus->stories[number];
    corpus->of_member[number] = arena_take(corpus->arena, (story->count + 1) * sizeof **corpus->of_member);
    corpus->of_group[number] =
        arena_take(corpus->arena, (story->groups_count + 1) * sizeof **corpus->of_group);
    for (uint32_t i = 0; i < story->count; i++) {
        corpus->of_member[number][i] = NOBODY;
        if (story_root(story, i) == i && is_entity(story, i))
            add_cluster(corpus, names, number, i);
    }
    for (uint32_t i = 0; i < story->groups_count; i++)
        corpus->of_group[number][i] = add_identity(
            corpus, (struct identity){.story = number, .root = story->groups[i].first, .group = i});
}

/* An id that holds in this document alone: over its first mention. */
static struct text id_here(struct arena *arena, const struct identity *identity, const struct story *story) {
    const struct mention *mention = story->members[identity->root].mention;
    struct text kind = identity->group == NOBODY ? mention->kind : TEXT("group");
    return record_id(arena, 'e', story->doc, mention->start, mention->end, kind, mention->id);
}

static void give_ids(struct corpus *corpus) {
    struct index *taken = index_new(corpus->arena);
    for (uint32_t i = 0; i < corpus->identities_count; i++) {
        struct identity *here = &corpus->identities[i];
        if (here->parent != i)
            continue;
        const struct story *story = &corpus->stories[here->story];
        struct text none = {"", 0};
        if (here->key.size)
            here->id =
                record_id(corpus->arena, 'e', none, 0, 0, none, here->key); /* the key begins with the kind */
        if (!here->key.size || index_find(taken, here->id))
            here->id = id_here(corpus->arena, here, story);
        index_add(taken, here->id, i);
    }
}

void corpus_resolve(struct corpus *corpus) {
    size_t count = corpus->stories_count + 1;
    struct index *names = index_new(corpus->arena);
    corpus->of_member = arena_take(corpus->arena, count * sizeof *corpus->of_member);
    corpus->of_group = arena_take(corpus->arena, count * sizeof *corpus->of_group);
    for (uint32_t i = 0; i < corpus->stories_count; i++) {
        story_settle(&corpus->stories[i]);
        sieves_run(&corpus->stories[i]);
        add_story(corpus, names, i);
    }
    evidence_join(corpus);
    give_ids(corpus);
}
