/* The table of what is told of nodes. Names are those of the design's GraphML profile: `label`, `x` and `y`
   mean to Gephi what they mean here, `name` to Cytoscape; none is called `id`. */
#include "graph/attribute.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "graph/character.h"
#include "record/arena.h"

#define UNUSED(parameter) (void)(parameter)
static const struct archive_entity *entity_of(const struct network *network, const struct node *node) {
    return &network->archive->entities[node->entity];
}

#define NODE_VALUE(name)                                                                                     \
    static struct value name(const struct network *network, const struct node *node, struct arena *arena)

NODE_VALUE(node_name) {
    UNUSED(network), UNUSED(arena);
    return value_text(node->name);
}

struct text node_label(const struct node *node, struct arena *arena) {
    return name_cut(node->name, 80, arena);
}

NODE_VALUE(node_label_value) {
    UNUSED(network);
    return value_text(node_label(node, arena));
}

NODE_VALUE(node_kind) {
    UNUSED(network), UNUSED(arena);
    return value_text(node->kind);
}

static struct text texts_json(const struct text *texts, size_t count, struct arena *arena) {
    struct json_writer writer;
    json_writer_init(&writer);
    json_write_open(&writer, '[');
    for (size_t i = 0; i < count; i++)
        json_write_text(&writer, texts[i]);
    json_write_close(&writer, ']');
    return writer_text(&writer, arena);
}

struct text aliases_json(const struct entity *entity, struct arena *arena) {
    struct text *names = arena_take(arena, (entity->aliases_count + 1) * sizeof *names);
    for (size_t i = 0; i < entity->aliases_count; i++)
        names[i] = entity->aliases[i].name;
    return texts_json(names, entity->aliases_count, arena);
}

NODE_VALUE(node_aliases) {
    const struct entity *entity = &entity_of(network, node)->record;
    return entity->aliases_count ? value_text(aliases_json(entity, arena)) : value_none();
}

NODE_VALUE(node_role) {
    UNUSED(arena);
    return value_text(entity_of(network, node)->record.role);
}

NODE_VALUE(node_gender) {
    UNUSED(arena);
    return value_text(entity_of(network, node)->record.gender);
}

/* Reads "47" or "20-29"; false when it is neither. */
static bool read_age(struct text age, long *least, long *most) {
    long number[2] = {0, 0};
    size_t part = 0, digits = 0;
    for (size_t i = 0; i < age.size; i++) {
        if (age.at[i] >= '0' && age.at[i] <= '9' && digits < 4) {
            number[part] = number[part] * 10 + (age.at[i] - '0');
            digits++;
        } else if (age.at[i] == '-' && part == 0 && digits) {
            part = 1;
            digits = 0;
        } else {
            return false;
        }
    }
    *least = number[0];
    *most = number[part];
    return digits > 0;
}

NODE_VALUE(node_age) {
    long least, most;
    struct text age = entity_of(network, node)->record.age;
    return read_age(age, &least, &most) && least == most ? value_integer(arena, least) : value_none();
}

NODE_VALUE(node_age_range) {
    long least, most;
    UNUSED(arena);
    struct text age = entity_of(network, node)->record.age;
    return read_age(age, &least, &most) && least == most ? value_none() : value_text(age);
}

/* Someone of 47 on 2022-06-23 was born in 1974 or 1975. */
NODE_VALUE(node_birth) {
    const struct entity *entity = &entity_of(network, node)->record;
    struct days days;
    long least, most;
    if (!edtf_days(entity->age_date, &days) || !days.first || !days.last ||
        !read_age(entity->age, &least, &most))
        return value_none();
    long from = days.first / 10000 - most - 1, to = days.last / 10000 - least;
    if (from < 0 || to < from)
        return value_none();
    enum { ROOM = 48 };
    char *at = arena_take(arena, ROOM);
    int size = snprintf(at, ROOM, "%04ld/%04ld", from, to);
    return value_text((struct text){at, (size_t)size});
}

NODE_VALUE(node_mentions) {
    return value_integer(arena, (long long)entity_of(network, node)->mentions);
}

NODE_VALUE(node_documents) {
    return value_integer(arena, (long long)entity_of(network, node)->documents);
}

NODE_VALUE(node_first) {
    UNUSED(arena);
    return value_text(entity_of(network, node)->first);
}

NODE_VALUE(node_last) {
    UNUSED(arena);
    return value_text(entity_of(network, node)->last);
}

NODE_VALUE(node_unresolved) {
    UNUSED(arena);
    return entity_is_unresolved(&entity_of(network, node)->record) ? value_boolean(true) : value_none();
}

NODE_VALUE(node_candidates) {
    const struct archive *archive = network->archive;
    const struct entity *entity = &entity_of(network, node)->record;
    if (entity->candidates_count == 0)
        return value_none();
    struct text *names = arena_take(arena, entity->candidates_count * sizeof *names);
    for (size_t i = 0; i < entity->candidates_count; i++) {
        size_t number = lookup_find(archive->entity_ids, entity->candidates[i]);
        bool is_known = number != LOOKUP_NONE && archive->entities[number].is_read;
        names[i] = is_known ? archive->entities[number].caption : entity->candidates[i];
    }
    return value_text(texts_json(names, entity->candidates_count, arena));
}

NODE_VALUE(node_component) {
    UNUSED(network);
    return node->component ? value_integer(arena, node->component) : value_none();
}

NODE_VALUE(node_community) {
    UNUSED(network);
    return node->community ? value_integer(arena, node->community) : value_none();
}

NODE_VALUE(node_degree) {
    UNUSED(network);
    return value_integer(arena, (long long)node->degree);
}

NODE_VALUE(node_betweenness) {
    UNUSED(network);
    return node->betweenness >= 0 ? value_number(arena, node->betweenness) : value_none();
}

NODE_VALUE(node_pagerank) {
    UNUSED(network);
    return node->pagerank >= 0 ? value_number(arena, node->pagerank) : value_none();
}

NODE_VALUE(node_x) {
    UNUSED(network);
    return node->is_placed ? value_number(arena, node->x) : value_none();
}

NODE_VALUE(node_y) {
    UNUSED(network);
    return node->is_placed ? value_number(arena, node->y) : value_none();
}

const struct node_attribute node_attributes[] = {
    {"name", VALUE_TEXT, node_name},
    {"label", VALUE_TEXT, node_label_value},
    {"kind", VALUE_TEXT, node_kind},
    {"aliases", VALUE_JSON, node_aliases},
    {"role", VALUE_TEXT, node_role},
    {"gender", VALUE_TEXT, node_gender},
    {"age", VALUE_INTEGER, node_age},
    {"age_range", VALUE_TEXT, node_age_range},
    {"birth", VALUE_TEXT, node_birth},
    {"mentions", VALUE_INTEGER, node_mentions},
    {"documents", VALUE_INTEGER, node_documents},
    {"first", VALUE_TEXT, node_first},
    {"last", VALUE_TEXT, node_last},
    {"unresolved", VALUE_BOOLEAN, node_unresolved},
    {"candidates", VALUE_JSON, node_candidates},
    {"component", VALUE_INTEGER, node_component},
    {"community", VALUE_INTEGER, node_community},
    {"degree", VALUE_INTEGER, node_degree},
    {"betweenness", VALUE_NUMBER, node_betweenness},
    {"pagerank", VALUE_NUMBER, node_pagerank},
    {"x", VALUE_NUMBER, node_x},
    {"y", VALUE_NUMBER, node_y},
};
const size_t node_attributes_count = sizeof node_attributes / sizeof node_attributes[0];

struct value node_value(const struct network *network, const struct node *node, const char *name,
                        struct arena *arena) {
    size_t i = 0;
    while (i < node_attributes_count && strcmp(node_attributes[i].name, name) != 0)
        i++;
    assert(i < node_attributes_count);
    return node_attributes[i].get(network, node, arena);
}
