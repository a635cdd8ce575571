/* What the clusters of an entity know of it is gathered here: its fullest name, aliases, age, role. */
#include "resolve/entity.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "resolve/index.h"

/* A growing list of distinct texts. */
struct texts {
    struct text *at;
    size_t count, capacity;
    struct index *seen;
};

static void texts_add(struct arena *arena, struct texts *texts, struct text text) {
    if (!texts->seen)
        texts->seen = index_new(arena);
    if (!text.size || index_find(texts->seen, text))
        return;
    index_add(texts->seen, text, 0);
    texts->at = arena_take_room(arena, texts->at, sizeof *texts->at, texts->count, texts->count + 1,
                                &texts->capacity);
    texts->at[texts->count++] = text;
}

static struct text id_of(const struct corpus *corpus, uint32_t identity) {
    return identity == NOBODY ? (struct text){"", 0} : corpus->identities[corpus_first(corpus, identity)].id;
}

static struct text id_of_mention(const struct corpus *corpus, const struct story *story,
                                 struct text mention) {
    uint32_t member = story ? story_find(story, mention) : NOBODY;
    return member == NOBODY ? (struct text){"", 0} : id_of(corpus, corpus_identity(corpus, story, member));
}

void entity_write_mention(struct json_writer *writer, const struct corpus *corpus,
                          const struct record *record) {
    const struct story *story = corpus_story(corpus, record->is.mention.doc);
    uint32_t member = story_find(story, record->is.mention.id);
    struct text id = id_of(corpus, corpus_identity(corpus, story, member));
    const char *sieve = story->members[member].sieve;
    struct text by = text_of(sieve ? sieve : "resolve.first-mention");
    struct field fields[] = {{"entity", id}, {"resolved_by", id.size ? by : id}};
    record_write_with(writer, record, fields, 2);
}

/* The ids at one end of a relation: one, or each of a group's. */
static void ends_of(const struct corpus *corpus, const struct story *story, struct text mention,
                    struct texts *ends) {
    uint32_t member = story ? story_find(story, mention) : NOBODY;
    if (member == NOBODY)
        return;
    uint32_t group = story->members[member].group;
    if (group == NOBODY) {
        texts_add(corpus->arena, ends, id_of(corpus, corpus_identity(corpus, story, member)));
        return;
    }
    const struct choice *who = &story->groups[group].members;
    for (size_t i = 0; i < who->count; i++)
        texts_add(corpus->arena, ends, id_of(corpus, corpus_identity(corpus, story, who->who[i])));
}

static void write_ends(struct json_writer *writer, const struct record *record, struct text id,
                       const struct text ends[2]) {
    bool is_copy = !text_is_equal(id, record->is.relation.id);
    struct field fields[] = {
        {"source", ends[0]}, {"target", ends[1]}, {"id", id}, {"copy_of", record->is.relation.id}};
    record_write_with(writer, record, fields, is_copy ? 4 : 2);
}

void entity_write_relation(struct json_writer *writer, const struct corpus *corpus,
                           const struct record *record) {
    const struct relation *relation = &record->is.relation;
    const struct story *story = corpus_story(corpus, relation->doc);
    struct texts sources = {0}, targets = {0};
    ends_of(corpus, story, relation->source_mention, &sources);
    ends_of(corpus, story, relation->target_mention, &targets);
    bool is_among = sources.count > 1 && (!relation->target_mention.size ||
                                          text_is_equal(relation->target_mention, relation->source_mention));
    if (is_among)
        targets = sources;
    size_t written = 0;
    for (size_t s = 0; s < (sources.count ? sources.count : 1); s++)
        for (size_t t = is_among ? s + 1 : 0; t < (targets.count ? targets.count : 1); t++) {
            struct text ends[2] = {{"", 0}, {"", 0}};
            if (sources.count)
                ends[0] = sources.at[s];
            if (targets.count)
                ends[1] = targets.at[t];
            struct text id = relation->id;
            if (written++)
                id = record_id(corpus->arena, 'r', relation->id, s, t, TEXT("resolve.group"), ends[0]);
            write_ends(writer, record, id, ends);
        }
}

static bool has_small_letter(struct text text) {
    bool is_found = false;
    for (size_t i = 0; i < text.size; i++)
        is_found |= islower((unsigned char)text.at[i]) || (unsigned char)text.at[i] > 127;
    return is_found;
}

/* How well a name names: a person's full name before a part of it, mixed case before capitals, then the longer. */
static size_t weight_of(const struct member *member) {
    struct text text = member->mention->text;
    size_t weight = text.size < 200 ? text.size : 1;
    if (member->form == FORM_NAME)
        weight += 4000;
    if (has_small_letter(text))
        weight += 1000;
    if (member->name && member->name->part == NAME_FULL)
        weight += 2000 + (member->name->words[0].text.size > 1 ? 300U : 0U);
    return member->form == FORM_PRONOUN ? 1 : weight;
}

/* A sum of two or three texts. */
static struct text concat(struct arena *arena, struct text a, struct text b, struct text c) {
    struct text parts[] = {a, b, c};
    char *at = arena_take(arena, a.size + b.size + c.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < 3; i++) {
        if (parts[i].size)
            memcpy(at + size, parts[i].at, parts[i].size);
        size += parts[i].size;
    }
    return (struct text){at, size};
}

/* The name of a best mention: "Mr Tull" where no given name is known, "Achebe?" where nothing decides. */
static struct text name_from(struct arena *arena, const struct member *member) {
    struct text text = member->mention->text;
    if (member->doubt)
        return concat(arena, text, TEXT("?"), (struct text){"", 0});
    if (member->name && member->name->part != NAME_FULL && member->mention->title.size)
        return concat(arena, member->mention->title, TEXT(" "), text);
    return text;
}

struct gathering {
    const struct corpus *corpus;
    struct entity entity;
    struct texts documents, about, candidates;
    size_t weight;
    struct text table;
    bool is_attested; /* a mention bears the alias table's own name */
};

/* The age that one document tells: the one told with a full name, else the first. A later document's replaces it. */
static void gather_age(struct gathering *gathering, const struct identity *identity) {
    const struct story *story = &gathering->corpus->stories[identity->story];
    const struct member *best = NULL;
    for (uint32_t i = identity->root; i != NOBODY; i = story->members[i].next) {
        const struct member *member = &story->members[i];
        bool is_full = member->name && member->name->part == NAME_FULL;
        bool is_better = !best || (is_full && best->name && best->name->part != NAME_FULL);
        if (member->age_mention != NOBODY && is_better)
            best = member;
    }
    struct text date = gathering->corpus->dates[identity->story];
    if (!best || (gathering->entity.age.size && text_compare(date, gathering->entity.age_date) < 0))
        return;
    gathering->entity.age = story->members[best->age_mention].mention->value;
    gathering->entity.age_date = date;
}

static void gather_member(struct gathering *gathering, const struct story *story, uint32_t number) {
    struct arena *arena = gathering->corpus->arena;
    const struct member *member = &story->members[number];
    struct entity *entity = &gathering->entity;
    entity->mentions++;
    size_t weight = weight_of(member);
    bool is_table = gathering->table.size &&
                    text_is_equal(name_plain(arena, gathering->table), member->plain) &&
                    has_small_letter(member->mention->text) == has_small_letter(gathering->table);
    if (is_table && !gathering->is_attested) {
        entity->name = member->mention->text;
        gathering->is_attested = true;
    } else if (weight > gathering->weight && !gathering->is_attested) {
        entity->name = name_from(arena, member);
        gathering->weight = weight;
    }
    if (!entity->role.size && (member->kind == KIND_PERSON || member->form == FORM_NAME))
        entity->role = member->mention->role;
    if (member->doubt)
        for (size_t i = 0; i < member->doubt->count; i++)
            texts_add(
                arena, &gathering->candidates,
                id_of(gathering->corpus, corpus_identity(gathering->corpus, story, member->doubt->who[i])));
    for (size_t i = 0; i < member->mention->about_count; i++)
        texts_add(arena, &gathering->about,
                  id_of_mention(gathering->corpus, story, member->mention->about[i]));
}

static void gather_identity(struct gathering *gathering, uint32_t number) {
    const struct identity *identity = &gathering->corpus->identities[number];
    const struct story *story = &gathering->corpus->stories[identity->story];
    texts_add(gathering->corpus->arena, &gathering->documents, story->doc);
    const struct member *root = &story->members[identity->root];
    if (!gathering->table.size)
        gathering->table = root->table;
    if (!gathering->entity.gender.size && root->sex)
        gathering->entity.gender = root->sex == 'f' ? TEXT("f") : TEXT("m");
    for (uint32_t i = identity->root; i != NOBODY; i = story->members[i].next)
        gather_member(gathering, story, i);
    if (!gathering->entity.role.size)
        gathering->entity.role = root->class;
    gather_age(gathering, identity);
}

/* "A and B": a group's name, and its members in `about`. */
static void gather_group(struct gathering *gathering, uint32_t number, const struct texts *names) {
    const struct corpus *corpus = gathering->corpus;
    const struct identity *identity = &corpus->identities[number];
    const struct story *story = &corpus->stories[identity->story];
    const struct choice *who = &story->groups[identity->group].members;
    gathering->entity.kind = TEXT("group");
    texts_add(corpus->arena, &gathering->documents, story->doc);
    for (size_t i = 0; i < who->count; i++) {
        uint32_t first = corpus_first(corpus, corpus_identity(corpus, story, who->who[i]));
        texts_add(corpus->arena, &gathering->about, corpus->identities[first].id);
        struct text joint = i == 0 ? (struct text){"", 0} : i + 1 == who->count ? TEXT(" and ") : TEXT(", ");
        gathering->entity.name = concat(corpus->arena, gathering->entity.name, joint, names->at[first]);
    }
    for (uint32_t i = 0; i < story->count; i++)
        gathering->entity.mentions += story->members[i].group == identity->group;
}

static void set_aliases(struct gathering *gathering, uint32_t first) {
    const struct corpus *corpus = gathering->corpus;
    struct entity *entity = &gathering->entity;
    struct index *seen = index_new(corpus->arena);
    size_t capacity = 0;
    for (uint32_t n = first; n != NOBODY; n = corpus->identities[n].next) {
        const struct identity *identity = &corpus->identities[n];
        const struct story *story = &corpus->stories[identity->story];
        for (uint32_t i = identity->root; i != NOBODY; i = story->members[i].next) {
            const struct member *member = &story->members[i];
            struct text text = member->mention->text;
            bool is_name = member->form == FORM_NAME || member->kind == KIND_MATTER;
            if (!is_name || text_is_equal(text, entity->name) || index_find(seen, text))
                continue;
            index_add(seen, text, i);
            entity->aliases = arena_take_room(corpus->arena, entity->aliases, sizeof *entity->aliases,
                                              entity->aliases_count, entity->aliases_count + 1, &capacity);
            struct text rule = text_of(member->sieve ? member->sieve : "resolve.first-mention");
            entity->aliases[entity->aliases_count++] = (struct alias){text, rule};
        }
    }
}

/* A body is called what the alias table calls it; a place only where that is another spelling of the same words. */
static void name_by_table(struct gathering *gathering) {
    struct entity *entity = &gathering->entity;
    struct arena *arena = gathering->corpus->arena;
    if (!gathering->table.size || gathering->is_attested)
        return;
    bool is_spelling = text_is_equal(name_plain(arena, entity->name), name_plain(arena, gathering->table));
    if (is_spelling || text_is(entity->kind, "institution"))
        entity->name = gathering->table;
}

static void gather(struct gathering *gathering, uint32_t first, const struct texts *names) {
    const struct corpus *corpus = gathering->corpus;
    const struct identity *identity = &corpus->identities[first];
    struct entity *entity = &gathering->entity;
    entity->id = identity->id;
    if (identity->group != NOBODY) {
        gather_group(gathering, first, names);
    } else {
        entity->kind = corpus->stories[identity->story].members[identity->root].mention->kind;
        for (uint32_t i = first; i != NOBODY; i = corpus->identities[i].next)
            gather_identity(gathering, i);
        name_by_table(gathering);
        set_aliases(gathering, first);
    }
    if (!entity->name.size)
        entity->name = entity->id;
    entity->about = gathering->about.at;
    entity->about_count = gathering->about.count;
    entity->candidates = gathering->candidates.at;
    entity->candidates_count = gathering->candidates.count;
    entity->documents = gathering->documents.at;
    entity->documents_count = gathering->documents.count;
}

void entity_write_all(struct json_writer *writer, const struct corpus *corpus) {
    struct texts names = {.at = arena_take(corpus->arena, (corpus->identities_count + 1) * sizeof *names.at)};
    for (uint32_t i = 0; i < corpus->identities_count; i++) {
        if (corpus->identities[i].parent != i)
            continue;
        struct gathering gathering = {.corpus = corpus};
        gather(&gathering, i, &names);
        names.at[i] = gathering.entity.name;
        record_write_entity(writer, &gathering.entity);
    }
}
