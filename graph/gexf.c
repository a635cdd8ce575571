/* GEXF 1.3, for Gephi: what Gephi has a place of its own for (label, kind, weight, place, colour, size, times)
   stands there, everything else is an attribute. An edge has a spell for each different date that its
   reports tell, so that Gephi's timeline filters it; where no date is known the network is static. */
#include <stdlib.h>
#include <string.h>

#include "graph/attribute.h"
#include "graph/format.h"
#include "graph/picture.h"
#include "graph/xml.h"
#include "record/arena.h"

enum { ITEM_KEPT = 1 << 16 };

static const char *const type_names[] = {[VALUE_TEXT] = "string",
                                         [VALUE_INTEGER] = "integer",
                                         [VALUE_NUMBER] = "double",
                                         [VALUE_BOOLEAN] = "boolean",
                                         [VALUE_JSON] = "string"};

static bool has_own_place(const char *name) {
    static const char *const own[] = {"label", "x", "y", "weight"};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (strcmp(name, own[i]) == 0)
            return true;
    return false;
}

static void write_attribute(struct xml *xml, const char *name, enum value_type type) {
    if (has_own_place(name))
        return;
    xml_open(xml, "attribute");
    xml_attribute(xml, "id", text_of(name));
    xml_attribute(xml, "title", text_of(name));
    xml_attribute(xml, "type", text_of(type_names[type]));
    xml_close(xml);
}

static void write_value(struct xml *xml, const char *name, struct value value) {
    if (!value.is_set || has_own_place(name))
        return;
    xml_open(xml, "attvalue");
    xml_attribute(xml, "for", text_of(name));
    xml_attribute(xml, "value", value.text);
    xml_close(xml);
}

static void write_number(struct xml *xml, const char *name, double number, struct arena *arena) {
    xml_attribute(xml, name, value_number(arena, number).text);
}

static void write_colour(struct xml *xml, const struct look *look, struct arena *arena) {
    xml_open(xml, "viz:color");
    write_number(xml, "r", look->red, arena);
    write_number(xml, "g", look->green, arena);
    write_number(xml, "b", look->blue, arena);
    xml_close(xml);
}

static void write_look(struct xml *xml, const struct node *node, struct arena *arena) {
    static const char *const shapes[] = {[SHAPE_DISC] = "disc",
                                         [SHAPE_SQUARE] = "square",
                                         [SHAPE_DIAMOND] = "diamond",
                                         [SHAPE_TRIANGLE] = "triangle"};
    const struct look *look = node_look(node->kind);
    write_colour(xml, look, arena);
    if (node->is_placed) {
        xml_open(xml, "viz:position");
        write_number(xml, "x", node->x, arena);
        write_number(xml, "y", -node->y, arena); /* Gephi's y points up */
        write_number(xml, "z", 0, arena);
        xml_close(xml);
    }
    xml_open(xml, "viz:size");
    write_number(xml, "value", node_radius(node), arena);
    xml_close(xml);
    xml_open(xml, "viz:shape");
    xml_attribute(xml, "value", text_of(shapes[look->shape]));
    xml_close(xml);
}

static void write_node(struct xml *xml, const struct network *network, const struct node *node,
                       struct arena *arena) {
    xml_open(xml, "node");
    xml_attribute(xml, "id", node->id);
    xml_attribute(xml, "label", node_label(node, arena));
    xml_open(xml, "attvalues");
    for (size_t i = 0; i < node_attributes_count; i++)
        write_value(xml, node_attributes[i].name, node_attributes[i].get(network, node, arena));
    xml_close(xml);
    write_look(xml, node, arena);
    xml_close(xml);
}

static int days_compare(const void *left, const void *right) {
    const struct days *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->last < b->last ? -1 : a->last > b->last;
}

static void write_spell(struct xml *xml, const struct days *days, struct arena *arena) {
    xml_open(xml, "spell");
    if (days->first)
        xml_attribute(xml, "start", day_text(arena, days->first));
    if (days->last)
        xml_attribute(xml, "end", day_text(arena, days->last));
    xml_close(xml);
}

static void write_spells(struct xml *xml, const struct edge *edge, struct arena *arena) {
    struct days *spells = arena_take(arena, (edge->reports + 1) * sizeof *spells);
    size_t count = 0;
    for (const struct evidence *one = edge->evidence; one; one = one->next)
        if (edtf_days(one->report->date, &spells[count]))
            count++;
    if (count == 0)
        return;
    qsort(spells, count, sizeof *spells, days_compare);
    xml_open(xml, "spells");
    for (size_t i = 0; i < count; i++)
        if (i == 0 || days_compare(&spells[i - 1], &spells[i]) != 0)
            write_spell(xml, &spells[i], arena);
    xml_close(xml);
}

static void write_edge(struct xml *xml, const struct network *network, const struct edge *edge,
                       struct arena *arena) {
    xml_open(xml, "edge");
    xml_attribute(xml, "id", edge->id);
    xml_attribute(xml, "source", network->nodes[edge->source].id);
    xml_attribute(xml, "target", network->nodes[edge->target].id);
    xml_attribute(xml, "label", one_line(arena, edge_label(edge, arena)));
    xml_attribute(xml, "kind", one_line(arena, edge_label(edge, arena)));
    xml_attribute(xml, "weight", edge_value(network, edge, "weight", arena).text);
    xml_open(xml, "attvalues");
    for (size_t i = 0; i < edge_attributes_count; i++)
        write_value(xml, edge_attributes[i].name, edge_attributes[i].get(network, edge, arena));
    xml_close(xml);
    write_spells(xml, edge, arena);
    write_colour(xml, edge_look(edge->kind), arena);
    xml_close(xml);
}

static bool is_dated(const struct network *network) {
    for (size_t i = 0; i < network->edges_count; i++)
        if (network->edges[i].first.size)
            return true;
    return false;
}

static void write_head(struct xml *xml, const struct network *network) {
    xml_open(xml, "gexf");
    xml_attribute(xml, "xmlns", TEXT("http://gexf.net/1.3"));
    xml_attribute(xml, "xmlns:viz", TEXT("http://gexf.net/1.3/viz"));
    xml_attribute(xml, "version", TEXT("1.3"));
    xml_open(xml, "meta");
    xml_open(xml, "creator");
    xml_text(xml, TEXT("whowhom " WHOWHOM_VERSION));
    xml_close(xml);
    xml_close(xml);
    xml_open(xml, "graph");
    xml_attribute(xml, "defaultedgetype", TEXT("directed"));
    xml_attribute(xml, "mode", is_dated(network) ? TEXT("dynamic") : TEXT("static"));
    if (is_dated(network))
        xml_attribute(xml, "timeformat", TEXT("date"));
    xml_open(xml, "attributes");
    xml_attribute(xml, "class", TEXT("node"));
    for (size_t i = 0; i < node_attributes_count; i++)
        write_attribute(xml, node_attributes[i].name, node_attributes[i].type);
    xml_close(xml);
    xml_open(xml, "attributes");
    xml_attribute(xml, "class", TEXT("edge"));
    for (size_t i = 0; i < edge_attributes_count; i++)
        write_attribute(xml, edge_attributes[i].name, edge_attributes[i].type);
    xml_close(xml);
}

bool gexf_write(const struct network *network, FILE *file, struct writing *writing) {
    struct xml *xml = xml_new(file, true);
    struct arena *arena = arena_new();
    write_head(xml, network);
    xml_open(xml, "nodes");
    for (size_t i = 0; i < network->nodes_count && !ferror(file); i++) {
        arena_reset(arena, ITEM_KEPT);
        write_node(xml, network, &network->nodes[i], arena);
    }
    xml_close(xml);
    xml_open(xml, "edges");
    for (size_t i = 0; i < network->edges_count && !ferror(file); i++) {
        arena_reset(arena, ITEM_KEPT);
        write_edge(xml, network, &network->edges[i], arena);
    }
    xml_close(xml);
    arena_free(arena);
    writing->replaced += xml_free(xml);
    fputc('\n', file);
    return true;
}
