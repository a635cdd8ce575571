/* A part as JSON: fields in one fixed order, absent ones left out. */
#include <string.h>

#include "record/arena.h"
#include "record/json.h"
#include "resolve/part.h"
#include "resolve/spool.h"

static void write_texts(struct json_writer *writer, const char *key, const struct text *texts, size_t count) {
    if (!count)
        return;
    json_write_key(writer, key);
    json_write_open(writer, '[');
    for (size_t i = 0; i < count; i++)
        json_write_text(writer, texts[i]);
    json_write_close(writer, ']');
}

static void write_flag(struct json_writer *writer, const char *key, bool flag) {
    if (!flag)
        return;
    json_write_key(writer, key);
    json_write_bool(writer, true);
}

static void write_names(struct json_writer *writer, const struct part *part) {
    if (!part->names_count)
        return;
    json_write_key(writer, "names");
    json_write_open(writer, '[');
    for (size_t i = 0; i < part->names_count; i++) {
        const struct part_name *name = &part->names[i];
        json_write_open(writer, '{');
        json_write_field(writer, "name", name->text);
        json_write_field(writer, "shown", name->shown);
        json_write_field(writer, "plain", name->plain);
        json_write_field(writer, "rule", name->rule);
        json_write_integer_field(writer, "start", (long long)name->start);
        json_write_integer_field(writer, "weight", name->weight);
        write_flag(writer, "full", name->is_full);
        write_flag(writer, "alias", name->is_alias);
        json_write_close(writer, '}');
    }
    json_write_close(writer, ']');
}

static void write_ages(struct json_writer *writer, const struct part *part) {
    if (!part->ages_count)
        return;
    json_write_key(writer, "ages");
    json_write_open(writer, '[');
    for (size_t i = 0; i < part->ages_count; i++) {
        const struct part_age *age = &part->ages[i];
        json_write_open(writer, '{');
        json_write_field(writer, "value", age->value);
        json_write_field(writer, "text", age->text);
        json_write_integer_field(writer, "start", (long long)age->start);
        write_flag(writer, "past", age->is_past);
        write_flag(writer, "sure", age->is_sure);
        json_write_close(writer, '}');
    }
    json_write_close(writer, ']');
}

static void write_facts(struct json_writer *writer, const struct part *part) {
    if (!part->facts_count)
        return;
    json_write_key(writer, "facts");
    json_write_open(writer, '[');
    for (size_t i = 0; i < part->facts_count; i++) {
        const struct part_fact *fact = &part->facts[i];
        json_write_open(writer, '{');
        json_write_field(writer, "what", (struct text){&fact->what, 1});
        json_write_field(writer, "value", fact->value);
        json_write_field(writer, "text", fact->text);
        json_write_integer_field(writer, "start", (long long)fact->start);
        json_write_close(writer, '}');
    }
    json_write_close(writer, ']');
}

static void write_claims(struct json_writer *writer, const struct part *part) {
    if (!part->claims_count)
        return;
    json_write_key(writer, "claims");
    json_write_open(writer, '[');
    for (size_t i = 0; i < part->claims_count; i++) {
        const struct part_claim *claim = &part->claims[i];
        json_write_open(writer, '{');
        json_write_field(writer, "kind", claim->kind);
        json_write_field(writer, "other", claim->other);
        json_write_field(writer, "date", claim->date);
        json_write_field(writer, "text", claim->text);
        json_write_integer_field(writer, "start", (long long)claim->start);
        write_flag(writer, "denied", claim->is_denied);
        json_write_close(writer, '}');
    }
    json_write_close(writer, ']');
}

void part_write(struct json_writer *writer, const struct part *part, struct text doc, struct text date) {
    json_write_open(writer, '{');
    json_write_field(writer, "id", part->id);
    json_write_field(writer, "doc", doc);
    json_write_field(writer, "date", date);
    json_write_field(writer, "kind", part->kind_name);
    json_write_integer_field(writer, "start", (long long)part->start);
    write_names(writer, part);
    write_ages(writer, part);
    write_facts(writer, part);
    write_claims(writer, part);
    write_texts(writer, "keys", part->keys, part->keys_count);
    write_texts(writer, "about", part->about, part->about_count);
    write_texts(writer, "candidates", part->candidates, part->candidates_count);
    json_write_field(writer, "table", part->table);
    json_write_field(writer, "role", part->role);
    json_write_integer_field(writer, "mentions", (long long)part->mentions);
    json_write_field(writer, "sex", (struct text){&part->sex, part->sex != 0});
    write_flag(writer, "sex_sure", part->sex_is_sure);
    json_write_field(writer, "generation", (struct text){&part->generation, part->generation != 0});
    json_write_close(writer, '}');
}

static struct text read_text(struct arena *arena, const struct json *json, const char *key) {
    struct text text = json_text(json, key);
    return (struct text){text.size ? arena_take_copy(arena, text.at, text.size) : "", text.size};
}

static size_t read_size(const struct json *json, const char *key) {
    long value = 0;
    return json_integer(json, key, &value) && value > 0 ? (size_t)value : 0;
}

static char read_letter(const struct json *json, const char *key) {
    struct text text = json_text(json, key);
    return text.size == 1 ? text.at[0] : 0;
}

static size_t length_of(const struct json *array) {
    size_t length = 0;
    for (const struct json *one = array ? array->first : NULL; one; one = one->next)
        length++;
    return length;
}

static struct text *read_texts(struct arena *arena, const struct json *json, const char *key, size_t *count) {
    const struct json *array = json_find(json, key);
    *count = length_of(array);
    struct text *texts = *count ? arena_take(arena, *count * sizeof *texts) : NULL;
    size_t i = 0;
    for (const struct json *one = array ? array->first : NULL; one; one = one->next, i++)
        texts[i] = (struct text){arena_take_copy(arena, one->text.at, one->text.size), one->text.size};
    return texts;
}

static void read_names(struct arena *arena, const struct json *json, struct part *part) {
    const struct json *array = json_find(json, "names");
    part->names_count = length_of(array);
    part->names = arena_take(arena, (part->names_count + 1) * sizeof *part->names);
    struct part_name *name = part->names;
    for (const struct json *one = array ? array->first : NULL; one; one = one->next, name++)
        *name = (struct part_name){.text = read_text(arena, one, "name"),
                                   .shown = read_text(arena, one, "shown"),
                                   .plain = read_text(arena, one, "plain"),
                                   .rule = read_text(arena, one, "rule"),
                                   .start = read_size(one, "start"),
                                   .weight = (uint32_t)read_size(one, "weight"),
                                   .is_full = json_bool(one, "full"),
                                   .is_alias = json_bool(one, "alias")};
}

static void read_ages(struct arena *arena, const struct json *json, struct part *part) {
    const struct json *array = json_find(json, "ages");
    part->ages_count = length_of(array);
    part->ages = part->ages_count ? arena_take(arena, part->ages_count * sizeof *part->ages) : NULL;
    struct part_age *age = part->ages;
    for (const struct json *one = array ? array->first : NULL; one; one = one->next, age++)
        *age = (struct part_age){.value = read_text(arena, one, "value"),
                                 .text = read_text(arena, one, "text"),
                                 .start = read_size(one, "start"),
                                 .is_past = json_bool(one, "past"),
                                 .is_sure = json_bool(one, "sure")};
}

static void read_facts(struct arena *arena, const struct json *json, struct part *part) {
    const struct json *array = json_find(json, "facts");
    part->facts_count = length_of(array);
    part->facts = part->facts_count ? arena_take(arena, part->facts_count * sizeof *part->facts) : NULL;
    struct part_fact *fact = part->facts;
    for (const struct json *one = array ? array->first : NULL; one; one = one->next, fact++)
        *fact = (struct part_fact){.what = read_letter(one, "what"),
                                   .value = read_text(arena, one, "value"),
                                   .text = read_text(arena, one, "text"),
                                   .start = read_size(one, "start")};
}

static void read_claims(struct arena *arena, const struct json *json, struct part *part) {
    const struct json *array = json_find(json, "claims");
    part->claims_count = part->claims_capacity = length_of(array);
    part->claims = part->claims_count ? arena_take(arena, part->claims_count * sizeof *part->claims) : NULL;
    struct part_claim *claim = part->claims;
    for (const struct json *one = array ? array->first : NULL; one; one = one->next, claim++)
        *claim = (struct part_claim){.kind = read_text(arena, one, "kind"),
                                     .other = read_text(arena, one, "other"),
                                     .date = read_text(arena, one, "date"),
                                     .text = read_text(arena, one, "text"),
                                     .start = read_size(one, "start"),
                                     .is_denied = json_bool(one, "denied")};
}

bool part_read(struct arena *arena, const struct json *json, struct part *part, struct text *doc,
               struct text *date) {
    *part = (struct part){.id = read_text(arena, json, "id"),
                          .kind_name = read_text(arena, json, "kind"),
                          .start = read_size(json, "start"),
                          .table = read_text(arena, json, "table"),
                          .role = read_text(arena, json, "role"),
                          .mentions = read_size(json, "mentions"),
                          .sex = read_letter(json, "sex"),
                          .sex_is_sure = json_bool(json, "sex_sure"),
                          .generation = read_letter(json, "generation")};
    part->is_group = text_is(part->kind_name, "group");
    part->kind = part->is_group ? KIND_OTHER : story_kind_of(part->kind_name);
    read_names(arena, json, part);
    read_ages(arena, json, part);
    read_facts(arena, json, part);
    read_claims(arena, json, part);
    part->keys = read_texts(arena, json, "keys", &part->keys_count);
    part->about = read_texts(arena, json, "about", &part->about_count);
    part->candidates = read_texts(arena, json, "candidates", &part->candidates_count);
    *doc = read_text(arena, json, "doc");
    *date = read_text(arena, json, "date");
    return part->id.size == SPOOL_ID_SIZE && part->kind_name.size && doc->size;
}
