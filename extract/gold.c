/* Gold files in, documents out; brat's own syntax is gold_brat.c's. */
#include "extract/gold.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/json.h"
#include "record/record.h"

struct gold_mention *gold_add_mention(struct gold *gold, struct arena *arena) {
    gold->mentions = arena_take_room(arena, gold->mentions, sizeof *gold->mentions, gold->mentions_count,
                                     gold->mentions_count + 1, &gold->mentions_capacity);
    return &gold->mentions[gold->mentions_count++];
}

struct gold_relation *gold_add_relation(struct gold *gold, struct arena *arena) {
    gold->relations = arena_take_room(arena, gold->relations, sizeof *gold->relations, gold->relations_count,
                                      gold->relations_count + 1, &gold->relations_capacity);
    return &gold->relations[gold->relations_count++];
}

struct gold_about *gold_add_about(struct gold *gold, struct arena *arena) {
    gold->abouts = arena_take_room(arena, gold->abouts, sizeof *gold->abouts, gold->abouts_count,
                                   gold->abouts_count + 1, &gold->abouts_capacity);
    return &gold->abouts[gold->abouts_count++];
}

static struct gold *add_gold(struct golds *golds, struct arena *arena) {
    golds->at = arena_take_room(arena, golds->at, sizeof *golds->at, golds->count, golds->count + 1,
                                &golds->capacity);
    return &golds->at[golds->count++];
}

bool gold_line(struct text *rest, struct text *line) {
    if (!rest->size)
        return false;
    const char *end = memchr(rest->at, '\n', rest->size);
    size_t size = end ? (size_t)(end - rest->at) : rest->size;
    *line = text_slice(*rest, 0, size);
    *rest = text_slice(*rest, size + (end != NULL), rest->size);
    if (line->size && line->at[line->size - 1] == '\r')
        line->size--;
    return true;
}

static bool read_file(const char *path, struct arena *arena, struct text *text, struct error *error) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(error, path, 0, 0, "%s", strerror(errno));
    char *at = NULL;
    size_t size = 0, capacity = 0, got;
    do {
        at = arena_take_room(arena, at, 1, size, size + (1 << 16), &capacity);
        got = fread(at + size, 1, capacity - size, file);
        size += got;
    } while (got);
    bool failed = ferror(file);
    fclose(file);
    *text = (struct text){at, size};
    return failed ? error_set(error, path, 0, 0, "could not be read") : true;
}

static bool read_mention(const struct json *json, struct gold_mention *mention) {
    long start = -1, end = -1;
    mention->kind = json_text(json, "kind");
    mention->form = json_text(json, "form");
    mention->entity = json_text(json, "entity");
    mention->value = json_text(json, "value");
    mention->text = json_text(json, "text");
    mention->optional = json_bool(json, "optional");
    bool placed = json_integer(json, "start", &start) && json_integer(json, "end", &end);
    mention->start = (size_t)start;
    mention->end = (size_t)end;
    return placed && start >= 0 && end > start && mention->kind.size;
}

static void read_relation(const struct json *json, struct gold_relation *relation) {
    relation->kind = json_text(json, "kind");
    relation->source = json_text(json, "source");
    relation->target = json_text(json, "target");
    relation->status = json_text(json, "status");
    relation->date = json_text(json, "date");
    relation->optional = json_bool(json, "optional");
    relation->mutual = json_bool(json, "mutual");
}

static const struct json *first_of(const struct json *object, const char *key) {
    const struct json *list = json_find(object, key);
    return list ? list->first : NULL;
}

static bool read_document(const struct json *json, struct arena *arena, struct gold *gold) {
    const struct json *text = json_find(json, "text"), *mentions = json_find(json, "mentions");
    if (!text || text->kind != JSON_STRING || !mentions || mentions->kind != JSON_ARRAY)
        return false;
    *gold = (struct gold){.id = json_text(json, "id"), .text = text->text, .clustered = true};
    for (const struct json *item = mentions->first; item; item = item->next) {
        struct gold_mention *mention = gold_add_mention(gold, arena);
        if (!read_mention(item, mention) || mention->end > gold->text.size)
            return false;
    }
    for (const struct json *item = first_of(json, "relations"); item; item = item->next)
        read_relation(item, gold_add_relation(gold, arena));
    for (const struct json *entity = first_of(json, "entities"); entity; entity = entity->next)
        for (const struct json *about = first_of(entity, "about"); about; about = about->next)
            *gold_add_about(gold, arena) = (struct gold_about){entity->key, about->text};
    return true;
}

static bool load_json(const char *path, struct arena *arena, struct golds *golds, struct error *error) {
    struct text rest, line;
    if (!read_file(path, arena, &rest, error))
        return false;
    struct json_reader *reader = json_reader_new();
    bool good = true;
    for (size_t number = 1; good && gold_line(&rest, &line); number++) {
        if (!line.size)
            continue;
        const struct json *json = json_read(reader, arena, line, error);
        const struct json *scope = json ? json_find(json, "scope") : NULL;
        bool part = scope && scope->kind != JSON_NULL;
        good = json && !part && read_document(json, arena, add_gold(golds, arena));
        if (part)
            error_set(error, path, number, 0,
                      "is annotated only in part (scope), and would be scored as if whole");
        else if (!good)
            error_set(error, path, number, 0, "is no gold document (a JSON object with text and mentions)");
    }
    json_reader_free(reader);
    return good;
}

static bool load_brat(const char *path, struct arena *arena, struct golds *golds, struct error *error) {
    struct text standoff;
    size_t size = strlen(path);
    char *beside = arena_take_copy(arena, path, size);
    memcpy(beside + size - 4, ".txt", 4);
    struct gold *gold = add_gold(golds, arena);
    *gold = (struct gold){.id = {beside, size}};
    if (!read_file(path, arena, &standoff, error) || !read_file(beside, arena, &gold->text, error))
        return false;
    bool good = gold_read_brat(standoff, arena, gold, error);
    if (!good)
        snprintf(error->file, sizeof error->file, "%s", path);
    return good;
}

bool gold_load(const char *path, struct arena *arena, struct golds *golds, struct error *error) {
    size_t first = golds->count;
    bool good = text_ends_with(text_of(path), TEXT(".ann")) ? load_brat(path, arena, golds, error)
                                                            : load_json(path, arena, golds, error);
    for (size_t i = first; good && i < golds->count; i++)
        golds->at[i].sha256 = record_sha256(arena, golds->at[i].text);
    return good;
}
