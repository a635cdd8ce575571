/* Two snapshots in; each item of the later in its order, then what only the earlier has. */
#include "graph/difference.h"

#include <string.h>

#include "graph/character.h"
#include "graph/xml.h"
#include "record/arena.h"
#include "record/json.h"
#include "record/record.h"

enum change { SAME, ADDED, REMOVED, CHANGED };

static const char *const change_names[] = {"same", "added", "removed", "changed"};

/* One item as it is told. */
struct entry {
    const struct item *before, *after; /* NULL: there was or is none */
    enum change change;
};

typedef void entry_teller(void *with, const struct entry *entry);

static bool is_measured(struct text name) {
    static const char *const measured[] = {"component", "community", "degree", "betweenness",
                                           "pagerank",  "x",         "y",      "label"};
    for (size_t i = 0; i < sizeof measured / sizeof measured[0]; i++)
        if (text_is(name, measured[i]))
            return true;
    return false;
}

static bool text_is_of(const struct item *item, struct text name, struct text value) {
    for (size_t i = 0; i < item->attributes_count; i++)
        if (text_is_equal(item->attributes[i].name, name))
            return text_is_equal(item->attributes[i].value, value);
    return value.size == 0;
}

/* Whether every attribute of `one` that is no measure is the same in `other`. */
static bool is_in(const struct item *one, const struct item *other) {
    for (size_t i = 0; i < one->attributes_count; i++)
        if (!is_measured(one->attributes[i].name) &&
            !text_is_of(other, one->attributes[i].name, one->attributes[i].value))
            return false;
    return true;
}

static struct entry entry_of(const struct item *before, const struct item *after) {
    enum change change = !before ? ADDED : !after ? REMOVED : SAME;
    if (before && after &&
        (!is_in(before, after) || !is_in(after, before) || !text_is_equal(before->source, after->source) ||
         !text_is_equal(before->target, after->target)))
        change = CHANGED;
    return (struct entry){before, after, change};
}

static void each(const struct difference *difference, bool is_edge, entry_teller *tell, void *with) {
    for (size_t i = 0; i < difference->after->count; i++) {
        const struct item *item = &difference->after->items[i];
        struct entry entry = entry_of(snapshot_find(difference->before, item), item);
        if (item->is_edge == is_edge)
            tell(with, &entry);
    }
    for (size_t i = 0; i < difference->before->count; i++) {
        const struct item *item = &difference->before->items[i];
        struct entry entry = entry_of(item, NULL);
        if (item->is_edge == is_edge && !snapshot_find(difference->after, item))
            tell(with, &entry);
    }
}

/* The attributes that differ: of both, without measures, in the order of the later, then of the earlier. */
typedef void field_teller(void *with, struct text name, struct text before, struct text after);

static struct text value_of(const struct item *item, struct text name) {
    for (size_t i = 0; i < item->attributes_count; i++)
        if (text_is_equal(item->attributes[i].name, name))
            return item->attributes[i].value;
    return (struct text){"", 0};
}

static void each_field(const struct entry *entry, field_teller *tell, void *with) {
    if (entry->change != CHANGED)
        return;
    for (size_t i = 0; i < entry->after->attributes_count; i++) {
        const struct attribute *now = &entry->after->attributes[i];
        if (!is_measured(now->name) && !text_is_of(entry->before, now->name, now->value))
            tell(with, now->name, value_of(entry->before, now->name), now->value);
    }
    for (size_t i = 0; i < entry->before->attributes_count; i++) {
        const struct attribute *then = &entry->before->attributes[i];
        if (!is_measured(then->name) && then->value.size && !value_of(entry->after, then->name).size)
            tell(with, then->name, then->value, (struct text){"", 0});
    }
}

/* --- Words
   --------------------------------------------------------------------------------------------------- */

struct telling {
    const struct difference *difference;
    FILE *file;
    struct arena *arena;
    size_t counts[4];
};

static void put(struct telling *telling, const char *before, struct text text) {
    enum { LONGEST = 160 };
    struct text line = one_line(telling->arena, text);
    size_t size = line.size < LONGEST ? line.size : LONGEST;
    while (size < line.size && size && ((unsigned char)line.at[size] & 0xc0) == 0x80)
        size--; /* no half of a character */
    fprintf(telling->file, "%s%.*s%s", before, (int)size, line.at, size < line.size ? "..." : "");
    arena_reset(telling->arena, 1 << 16);
}

static struct text name_of(const struct difference *difference, const struct entry *entry, struct text id) {
    const struct snapshot *snapshot = entry->after ? difference->after : difference->before;
    struct text name = item_attribute(snapshot_node(snapshot, id), "name");
    return name.size ? name : id;
}

static void tell_field(void *with, struct text name, struct text before, struct text after) {
    struct telling *telling = with;
    put(telling, "    ", name);
    put(telling, ": ", before);
    put(telling, " -> ", after);
    fputc('\n', telling->file);
}

static void tell_entry(void *with, const struct entry *entry) {
    static const char signs[] = " +-~";
    struct telling *telling = with;
    const struct item *item = entry->after ? entry->after : entry->before;
    telling->counts[entry->change]++;
    if (entry->change == SAME)
        return;
    fprintf(telling->file, "%c ", signs[entry->change]);
    if (item->is_edge) {
        put(telling, "", name_of(telling->difference, entry, item->source));
        put(telling, " -> ", name_of(telling->difference, entry, item->target));
        put(telling, ": ", item_attribute(item, "label"));
        put(telling, ", weight ", item_attribute(item, "weight"));
    } else {
        put(telling, "", item_attribute(item, "name").size ? item_attribute(item, "name") : item->id);
        put(telling, ", ", item_attribute(item, "kind"));
    }
    put(telling, "  [", item->id);
    fputs("]\n", telling->file);
    each_field(entry, tell_field, telling);
}

void difference_tell(const struct difference *difference, FILE *file) {
    for (int is_edge = 0; is_edge < 2; is_edge++) {
        struct telling telling = {difference, file, arena_new(), {0}};
        each(difference, is_edge, tell_entry, &telling);
        fprintf(file, "%s: %zu added, %zu removed, %zu changed, %zu the same\n", is_edge ? "edges" : "nodes",
                telling.counts[ADDED], telling.counts[REMOVED], telling.counts[CHANGED],
                telling.counts[SAME]);
        arena_free(telling.arena);
    }
}

/* --- JSON
   ---------------------------------------------------------------------------------------------------- */

struct sheet {
    struct json_writer out;
    const struct difference *difference;
    enum change wanted;
    FILE *file;
};

static void write_field(void *with, struct text name, struct text before, struct text after) {
    struct sheet *sheet = with;
    json_write_open(&sheet->out, '{');
    json_write_key(&sheet->out, "name");
    json_write_text(&sheet->out, name);
    json_write_key(&sheet->out, "before");
    json_write_text(&sheet->out, before);
    json_write_key(&sheet->out, "after");
    json_write_text(&sheet->out, after);
    json_write_close(&sheet->out, '}');
}

/* The quotes, which are JSON in a text: as a value. A GraphML file of another's may hold anything there. */
static void write_evidence(struct sheet *sheet, struct text evidence) {
    struct arena *arena = arena_new();
    struct json_reader *reader = json_reader_new();
    const struct json *value = evidence.size ? json_read(reader, arena, evidence, NULL) : NULL;
    if (value) {
        json_write_key(&sheet->out, "evidence");
        json_write_value(&sheet->out, value);
    }
    json_reader_free(reader);
    arena_free(arena);
}

static void write_entry(void *with, const struct entry *entry) {
    static const char *const told[] = {"name", "kind", "label", "status", "weight", "date"};
    struct sheet *sheet = with;
    const struct item *item = entry->after ? entry->after : entry->before;
    if (entry->change != sheet->wanted)
        return;
    json_write_open(&sheet->out, '{');
    json_write_field(&sheet->out, "id", item->id);
    json_write_field(&sheet->out, "source", item->source);
    json_write_field(&sheet->out, "target", item->target);
    if (item->is_edge) {
        json_write_field(&sheet->out, "source_name", name_of(sheet->difference, entry, item->source));
        json_write_field(&sheet->out, "target_name", name_of(sheet->difference, entry, item->target));
    }
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
        json_write_field(&sheet->out, told[i], item_attribute(item, told[i]));
    if (item->is_edge)
        write_evidence(sheet, item_attribute(item, "evidence"));
    if (entry->change == CHANGED) {
        json_write_key(&sheet->out, "changes");
        json_write_open(&sheet->out, '[');
        each_field(entry, write_field, sheet);
        json_write_close(&sheet->out, ']');
    }
    json_write_close(&sheet->out, '}');
}

void difference_write_json(const struct difference *difference, FILE *file) {
    struct sheet sheet = {.difference = difference, .file = file};
    json_writer_init(&sheet.out);
    json_write_open(&sheet.out, '{');
    for (int is_edge = 0; is_edge < 2; is_edge++) {
        json_write_key(&sheet.out, is_edge ? "edges" : "nodes");
        json_write_open(&sheet.out, '{');
        for (sheet.wanted = ADDED; sheet.wanted <= CHANGED; sheet.wanted++) {
            json_write_key(&sheet.out, change_names[sheet.wanted]);
            json_write_open(&sheet.out, '[');
            each(difference, is_edge, write_entry, &sheet);
            json_write_close(&sheet.out, ']');
        }
        json_write_close(&sheet.out, '}');
    }
    json_write_close(&sheet.out, '}');
    json_write_newline(&sheet.out);
    record_flush(&sheet.out, file);
    json_writer_done(&sheet.out);
}

/* --- GraphML
   ------------------------------------------------------------------------------------------------- */

static const char *const columns[] = {"name", "label", "kind", "status", "weight", "date", "evidence"};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

static void write_key(struct xml *xml, const char *owner, const char *name) {
    char id[64];
    snprintf(id, sizeof id, "%s-%s", owner, name);
    xml_open(xml, "key");
    xml_attribute(xml, "id", text_of(id));
    xml_attribute(xml, "for", text_of(owner));
    xml_attribute(xml, "attr.name", text_of(name));
    xml_attribute(xml, "attr.type", strcmp(name, "weight") == 0 ? TEXT("int") : TEXT("string"));
    xml_close(xml);
}

static void write_data(struct xml *xml, bool is_edge, const char *name, struct text value) {
    char id[64];
    if (value.size == 0)
        return;
    snprintf(id, sizeof id, "%s-%s", is_edge ? "edge" : "node", name);
    xml_open(xml, "data");
    xml_attribute(xml, "key", text_of(id));
    xml_text(xml, value);
    xml_close(xml);
}

static void write_element(void *with, const struct entry *entry) {
    struct xml *xml = with;
    const struct item *item = entry->after ? entry->after : entry->before;
    xml_open(xml, item->is_edge ? "edge" : "node");
    xml_attribute(xml, "id", item->id);
    if (item->is_edge) {
        xml_attribute(xml, "source", item->source);
        xml_attribute(xml, "target", item->target);
    }
    write_data(xml, item->is_edge, "change", text_of(change_names[entry->change]));
    for (size_t i = 0; i < COLUMNS; i++)
        write_data(xml, item->is_edge, columns[i], item_attribute(item, columns[i]));
    xml_close(xml);
}

bool difference_write_graphml(const struct difference *difference, FILE *file) {
    struct xml *xml = xml_new(file, true);
    xml_open(xml, "graphml");
    xml_attribute(xml, "xmlns", TEXT("http://graphml.graphdrawing.org/xmlns"));
    for (int is_edge = 0; is_edge < 2; is_edge++) {
        write_key(xml, is_edge ? "edge" : "node", "change");
        for (size_t i = 0; i < COLUMNS; i++)
            write_key(xml, is_edge ? "edge" : "node", columns[i]);
    }
    xml_open(xml, "graph");
    xml_attribute(xml, "id", TEXT("difference"));
    xml_attribute(xml, "edgedefault", TEXT("directed"));
    each(difference, false, write_element, xml);
    each(difference, true, write_element, xml);
    xml_free(xml);
    fputc('\n', file);
    return true;
}
