/* GraphML in, by libxml2's reader; whoever wrote it. Keys are known by their names, not their ids. */
#include "graph/snapshot.h"

#include <libxml/xmlreader.h>
#include <limits.h>
#include <string.h>

#include "graph/lookup.h"
#include "record/arena.h"
#include "record/error.h"

struct reading {
    struct snapshot *snapshot;
    xmlTextReaderPtr reader;
    struct lookup *keys; /* ids of keys; their names by number */
    struct text *names;
    size_t names_capacity;
    struct item *item; /* that is open; NULL for none */
};

static struct text keep(struct arena *arena, const xmlChar *at) {
    size_t size = at ? strlen((const char *)at) : 0;
    return (struct text){size ? arena_take_copy(arena, (const char *)at, size) : "", size};
}

static struct text attribute_of(const struct reading *reading, const char *name) {
    xmlChar *value = xmlTextReaderGetAttribute(reading->reader, (const xmlChar *)name);
    struct text text = keep(reading->snapshot->arena, value);
    xmlFree(value);
    return text;
}

static struct text item_key(struct arena *arena, bool is_edge, struct text id) {
    char *key = arena_take(arena, id.size + 1);
    key[0] = is_edge ? 'e' : 'n';
    memcpy(key + 1, id.at, id.size);
    return (struct text){key, id.size + 1};
}

static void read_key(struct reading *reading) {
    size_t number = lookup_add(reading->keys, attribute_of(reading, "id"));
    reading->names = arena_take_room(reading->snapshot->arena, reading->names, sizeof *reading->names, number,
                                     number + 1, &reading->names_capacity);
    reading->names[number] = attribute_of(reading, "attr.name");
}

/* An edge without an id is known by its ends and its place among all. */
static struct text own_id(const struct reading *reading, const struct item *item) {
    struct text id = attribute_of(reading, "id");
    if (id.size || !item->is_edge)
        return id;
    size_t room = item->source.size + item->target.size + 24;
    char *at = arena_take(reading->snapshot->arena, room);
    int size = snprintf(at, room, "%.*s %.*s %zu", (int)item->source.size, item->source.at,
                        (int)item->target.size, item->target.at, reading->snapshot->count);
    return (struct text){at, (size_t)size};
}

static void open_item(struct reading *reading, bool is_edge) {
    struct snapshot *snapshot = reading->snapshot;
    struct item item = {.is_edge = is_edge};
    if (is_edge) {
        item.source = attribute_of(reading, "source");
        item.target = attribute_of(reading, "target");
    }
    item.id = own_id(reading, &item);
    size_t number = lookup_add(snapshot->ids, item_key(snapshot->arena, is_edge, item.id));
    snapshot->items = arena_take_room(snapshot->arena, snapshot->items, sizeof *snapshot->items,
                                      snapshot->count, number + 1, &snapshot->capacity);
    if (number == snapshot->count)
        snapshot->count++;
    snapshot->items[number] = item; /* of two with one id the later */
    reading->item = xmlTextReaderIsEmptyElement(reading->reader) ? NULL : &snapshot->items[number];
}

static void read_data(struct reading *reading) {
    struct arena *arena = reading->snapshot->arena;
    size_t number = lookup_find(reading->keys, attribute_of(reading, "key"));
    if (number == LOOKUP_NONE || !reading->item)
        return;
    xmlChar *value = xmlTextReaderReadString(reading->reader);
    struct item *item = reading->item;
    item->attributes =
        arena_take_room(arena, item->attributes, sizeof *item->attributes, item->attributes_count,
                        item->attributes_count + 1, &item->attributes_capacity);
    item->attributes[item->attributes_count++] =
        (struct attribute){reading->names[number], keep(arena, value)};
    xmlFree(value);
}

static void read_element(struct reading *reading, const char *name) {
    if (strcmp(name, "key") == 0)
        read_key(reading);
    else if (strcmp(name, "node") == 0 || strcmp(name, "edge") == 0)
        open_item(reading, name[0] == 'e');
    else if (strcmp(name, "data") == 0)
        read_data(reading);
}

static void be_silent(void *with, const char *message, xmlParserSeverities severity,
                      xmlTextReaderLocatorPtr locator) {
    (void)with, (void)message, (void)severity, (void)locator;
}

/* Reads all; false when it is no XML, or has no <graphml>. */
static bool read_all(struct reading *reading) {
    bool is_graphml = false;
    int more;
    while ((more = xmlTextReaderRead(reading->reader)) == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName(reading->reader);
        if (xmlTextReaderNodeType(reading->reader) != XML_READER_TYPE_ELEMENT)
            continue;
        is_graphml = is_graphml || strcmp(name, "graphml") == 0;
        read_element(reading, name);
    }
    return more == 0 && is_graphml;
}

struct snapshot *snapshot_read(struct text graphml, const char *name, struct error *error) {
    struct arena *arena = arena_new();
    struct snapshot *snapshot = arena_take(arena, sizeof *snapshot);
    snapshot->arena = arena;
    snapshot->ids = lookup_new(arena);
    struct reading reading = {.snapshot = snapshot, .keys = lookup_new(arena)};
    bool is_read = false;
    if (graphml.size <= INT_MAX)
        reading.reader =
            xmlReaderForMemory(graphml.at, (int)graphml.size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    if (reading.reader) {
        xmlTextReaderSetErrorHandler(reading.reader, be_silent, NULL);
        is_read = read_all(&reading);
        xmlFreeTextReader(reading.reader);
    }
    if (is_read)
        return snapshot;
    error_set(error, name, 0, 0, "is no GraphML that can be read to its end");
    snapshot_free(snapshot);
    return NULL;
}

void snapshot_free(struct snapshot *snapshot) {
    if (snapshot)
        arena_free(snapshot->arena);
}

static const struct item *find(const struct snapshot *snapshot, bool is_edge, struct text id) {
    struct arena *scratch = arena_new();
    size_t number = lookup_find(snapshot->ids, item_key(scratch, is_edge, id));
    arena_free(scratch);
    return number == LOOKUP_NONE ? NULL : &snapshot->items[number];
}

const struct item *snapshot_find(const struct snapshot *snapshot, const struct item *item) {
    return find(snapshot, item->is_edge, item->id);
}

const struct item *snapshot_node(const struct snapshot *snapshot, struct text id) {
    return find(snapshot, false, id);
}

struct text item_attribute(const struct item *item, const char *name) {
    for (size_t i = 0; item && i < item->attributes_count; i++)
        if (text_is(item->attributes[i].name, name))
            return item->attributes[i].value;
    return (struct text){"", 0};
}
