/* What the parts of an entity know of it is gathered here: its fullest name, aliases, age, role. */
#include "resolve/entity.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "resolve/decision.h"
#include "resolve/index.h"
#include "resolve/name.h"

struct roll {
    const struct corpus *corpus;
    struct text *names; /* by root */
};

/* A growing list of distinct texts. */
struct texts {
    struct text *at;
    size_t count, capacity;
    struct index *seen;
};

static bool texts_add(struct arena *arena, struct texts *texts, struct text text) {
    if (!texts->seen)
        texts->seen = index_new(arena);
    if (!text.size || index_find(texts->seen, text))
        return false;
    index_add(texts->seen, text, 0);
    texts->at = arena_take_room(arena, texts->at, sizeof *texts->at, texts->count, texts->count + 1,
                                &texts->capacity);
    texts->at[texts->count++] = text;
    return true;
}

/* The name that most parts' words speak for: the heaviest, the first of equals; what the alias table calls a body
   where some mention bears that name, too, or where the body bears no better one. */
struct naming {
    struct arena *arena;
    struct text name, table;
    uint32_t weight;
    bool is_attested; /* a mention bears the alias table's own name */
};

static bool has_small_letter(struct text text) {
    bool is_found = false;
    for (size_t i = 0; i < text.size; i++)
        is_found |= islower((unsigned char)text.at[i]) || (unsigned char)text.at[i] > 127;
    return is_found;
}

static void weigh(struct naming *naming, const struct part_name *name) {
    bool is_table = naming->table.size &&
                    text_is_equal(name_plain(naming->arena, naming->table), name->plain) &&
                    has_small_letter(name->text) == has_small_letter(naming->table);
    if (is_table && !naming->is_attested) {
        naming->name = name->text;
        naming->is_attested = true;
    } else if (name->weight > naming->weight && !naming->is_attested) {
        naming->name = name->shown.size ? name->shown : name->text;
        naming->weight = name->weight;
    }
}

/* A body is called what the alias table calls it; a place only where that is another spelling of the same words. */
static void name_by_table(struct naming *naming, enum story_kind kind) {
    if (!naming->table.size || naming->is_attested)
        return;
    bool is_spelling =
        text_is_equal(name_plain(naming->arena, naming->name), name_plain(naming->arena, naming->table));
    if (is_spelling || kind == KIND_INSTITUTION)
        naming->name = naming->table;
}

/* The name that is decided for an entity, empty for none. */
static struct text decided_name(const struct corpus *corpus, uint32_t root) {
    struct text name = {"", 0};
    for (size_t i = 0; corpus->decisions && i < corpus->decisions->count; i++) {
        const struct decision *decision = &corpus->decisions->at[i];
        if (decision->kind == DECISION_NAME && decision->a.part != NOBODY &&
            corpus_root(corpus, decision->a.part) == root)
            name = decision->b.word;
    }
    return name;
}

static struct text name_of(struct arena *arena, const struct corpus *corpus, uint32_t root) {
    struct naming naming = {.arena = arena};
    naming.name = decided_name(corpus, root);
    if (naming.name.size)
        return naming.name;
    for (uint32_t i = root; i != NOBODY && !naming.table.size; i = corpus->parts[i].next)
        naming.table = corpus->parts[i].table;
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next)
        for (size_t k = 0; k < corpus->parts[i].names_count; k++)
            weigh(&naming, &corpus->parts[i].names[k]);
    name_by_table(&naming, corpus->parts[root].kind);
    return naming.name.size ? naming.name : corpus->parts[root].entity;
}

/* "A, B and C" */
static struct text group_name(struct arena *arena, const struct roll *roll, const struct part *group) {
    size_t size = 0;
    for (size_t i = 0; i < group->about_count; i++)
        size += roll_name(roll, corpus_find(roll->corpus, group->about[i])).size + sizeof " and ";
    char *at = arena_take(arena, size + 1);
    size = 0;
    for (size_t i = 0; i < group->about_count; i++) {
        struct text joint = i == 0 ? TEXT("") : i + 1 == group->about_count ? TEXT(" and ") : TEXT(", ");
        struct text name = roll_name(roll, corpus_find(roll->corpus, group->about[i]));
        memcpy(at + size, joint.at, joint.size);
        memcpy(at + size + joint.size, name.size ? name.at : "", name.size);
        size += joint.size + name.size;
    }
    return (struct text){at, size};
}

struct roll *roll_new(struct arena *arena, const struct corpus *corpus) {
    struct roll *roll = arena_take(arena, sizeof *roll);
    roll->corpus = corpus;
    roll->names = arena_take(arena, (corpus->parts_count + 1) * sizeof *roll->names);
    struct arena *scratch = arena_new();
    for (int wanted = 0; wanted < 2; wanted++) /* groups are named after their members */
        for (uint32_t i = 0; i < corpus->parts_count; i++) {
            const struct part *part = &corpus->parts[i];
            if (part->parent != i || part->is_group != (wanted == 1))
                continue;
            roll->names[i] = part->is_group ? group_name(arena, roll, part) : name_of(scratch, corpus, i);
            arena_reset(scratch, SIZE_MAX);
        }
    arena_free(scratch);
    return roll;
}

struct text roll_name(const struct roll *roll, uint32_t part) {
    return part == NOBODY ? (struct text){"", 0} : roll->names[corpus_root(roll->corpus, part)];
}

struct gathering {
    const struct corpus *corpus;
    struct arena *arena;
    struct entity entity;
    struct texts documents, about, candidates, spellings;
    size_t aliases_capacity;
    bool age_is_past;
};

/* The age that a part tells: for the present before one for the past, told with a full name before others, the first
   of equals. */
static const struct part_age *age_of(const struct part *part) {
    const struct part_age *best = NULL;
    for (size_t i = 0; i < part->ages_count; i++) {
        const struct part_age *age = &part->ages[i];
        if (!best || age->is_past < best->is_past ||
            (age->is_past == best->is_past && age->is_sure > best->is_sure))
            best = age;
    }
    return best;
}

/* A later document's age replaces an earlier one's, unless it is for the past. */
static void gather_age(struct gathering *gathering, const struct part *part, struct text date) {
    const struct part_age *age = age_of(part);
    bool is_first = !gathering->entity.age.size || gathering->age_is_past;
    if (!age || (!is_first && age->is_past))
        return;
    gathering->entity.age = age->value;
    gathering->entity.age_date = date;
    gathering->age_is_past = age->is_past;
}

static void gather_aliases(struct gathering *gathering, const struct part *part) {
    struct entity *entity = &gathering->entity;
    for (size_t i = 0; i < part->names_count; i++) {
        const struct part_name *name = &part->names[i];
        if (!name->is_alias || text_is_equal(name->text, entity->name) ||
            !texts_add(gathering->arena, &gathering->spellings, name->text))
            continue;
        bool is_from_elsewhere = part->sieve && text_is(name->rule, "resolve.first-mention");
        struct text rule = is_from_elsewhere ? text_of(part->sieve) : name->rule;
        entity->aliases =
            arena_take_room(gathering->arena, entity->aliases, sizeof *entity->aliases, entity->aliases_count,
                            entity->aliases_count + 1, &gathering->aliases_capacity);
        entity->aliases[entity->aliases_count++] = (struct alias){name->text, rule};
    }
}

static void gather_ids(struct gathering *gathering, struct texts *ids, const struct text *local,
                       size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t part = corpus_find(gathering->corpus, local[i]);
        if (part != NOBODY)
            texts_add(gathering->arena, ids,
                      gathering->corpus->parts[corpus_root(gathering->corpus, part)].entity);
    }
}

static void gather_part(struct gathering *gathering, uint32_t number) {
    const struct part *part = &gathering->corpus->parts[number];
    const struct paper *paper = corpus_paper_of(gathering->corpus, number);
    struct entity *entity = &gathering->entity;
    texts_add(gathering->arena, &gathering->documents, paper->id);
    entity->mentions += part->mentions;
    if (!entity->gender.size && part->sex)
        entity->gender = part->sex == 'f' ? TEXT("f") : TEXT("m");
    if (!entity->role.size)
        entity->role = part->role;
    gather_age(gathering, part, paper->date);
    gather_aliases(gathering, part);
    gather_ids(gathering, &gathering->about, part->about, part->about_count);
    gather_ids(gathering, &gathering->candidates, part->candidates, part->candidates_count);
}

struct entity entity_gather(struct arena *arena, const struct roll *roll, uint32_t root) {
    struct gathering gathering = {.corpus = roll->corpus, .arena = arena};
    struct entity *entity = &gathering.entity;
    entity->id = roll->corpus->parts[root].entity;
    entity->kind = roll->corpus->parts[root].kind_name;
    entity->name = roll->names[root];
    for (uint32_t i = root; i != NOBODY; i = roll->corpus->parts[i].next)
        gather_part(&gathering, i);
    entity->about = gathering.about.at;
    entity->about_count = gathering.about.count;
    entity->candidates = gathering.candidates.at;
    entity->candidates_count = gathering.candidates.count;
    entity->documents = gathering.documents.at;
    entity->documents_count = gathering.documents.count;
    return *entity;
}

void entity_write(struct json_writer *writer, struct arena *arena, const struct roll *roll, uint32_t root,
                  bool with_parts) {
    const struct corpus *corpus = roll->corpus;
    struct entity entity = entity_gather(arena, roll, root);
    record_write_entity(writer, &entity);
    if (!with_parts)
        return;
    writer->size -= 2; /* the closing brace and the newline */
    writer->comma = true;
    json_write_key(writer, "parts");
    json_write_open(writer, '[');
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next) {
        const struct paper *paper = corpus_paper_of(corpus, i);
        part_write(writer, &corpus->parts[i], paper->id, paper->date);
    }
    json_write_close(writer, ']');
    json_write_close(writer, '}');
    json_write_newline(writer);
}

uint32_t *entity_roots(struct arena *arena, const struct corpus *corpus) {
    uint32_t *roots = arena_take(arena, (corpus->parts_count + 1) * sizeof *roots);
    size_t count = 0;
    for (int wanted = 0; wanted < 2; wanted++)
        for (uint32_t i = 0; i < corpus->parts_count; i++) {
            uint32_t number = corpus->order[i];
            const struct part *part = &corpus->parts[number];
            bool is_missing = !part->kind_name.size; /* spoken of, but no record told of it */
            if (part->parent == number && part->is_group == (wanted == 1) && !is_missing)
                roots[count++] = number;
        }
    roots[count] = NOBODY;
    return roots;
}
