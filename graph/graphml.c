/* GraphML, in the profile that igraph, networkx, Gephi, Cytoscape, graph-tool and graphology read alike: all
   keys first, all nodes before all edges, ids of letters, digits and hyphens, whole numbers as `int`, no
   defaults, nothing written where nothing is known.

   `labels` on nodes and `label` on edges are outside the schema: Gephi takes the edge's as its kind and so
   keeps edges of different kinds apart; Neo4j's APOC takes both. */
#include "graph/format.h"

#include "graph/attribute.h"
#include "graph/xml.h"
#include "record/arena.h"

enum { ITEM_KEPT = 1 << 16 };

static const char *const type_names[] = {[VALUE_TEXT] = "string",
                                         [VALUE_INTEGER] = "int",
                                         [VALUE_NUMBER] = "double",
                                         [VALUE_BOOLEAN] = "boolean",
                                         [VALUE_JSON] = "string"};

static struct text key_id(char *room, size_t size, const char *owner, const char *name) {
    int length = snprintf(room, size, "%s-%s", owner, name);
    for (char *at = room; *at; at++)
        if (*at == '_')
            *at = '-';
    return (struct text){room, (size_t)length};
}

static void write_key(struct xml *xml, const char *owner, const char *name, enum value_type type) {
    char id[64];
    xml_open(xml, "key");
    xml_attribute(xml, "id", key_id(id, sizeof id, owner, name));
    xml_attribute(xml, "for", text_of(owner));
    xml_attribute(xml, "attr.name", text_of(name));
    xml_attribute(xml, "attr.type", text_of(type_names[type]));
    xml_close(xml);
}

/* The ids of all keys, made once: a large network has ten million data. */
struct keys {
    struct text *node, *edge;
};

static struct text kept_key(struct arena *arena, const char *owner, const char *name) {
    char room[64];
    struct text id = key_id(room, sizeof room, owner, name);
    return (struct text){arena_take_copy(arena, id.at, id.size), id.size};
}

static struct keys keys_new(struct arena *arena) {
    struct keys keys = {arena_take(arena, node_attributes_count * sizeof *keys.node),
                        arena_take(arena, edge_attributes_count * sizeof *keys.edge)};
    for (size_t i = 0; i < node_attributes_count; i++)
        keys.node[i] = kept_key(arena, "node", node_attributes[i].name);
    for (size_t i = 0; i < edge_attributes_count; i++)
        keys.edge[i] = kept_key(arena, "edge", edge_attributes[i].name);
    return keys;
}

static void write_data(struct xml *xml, struct text key, struct value value) {
    if (!value.is_set)
        return;
    xml_open(xml, "data");
    xml_attribute(xml, "key", key);
    xml_text(xml, value.text);
    xml_close(xml);
}

/* What is being written, and how. */
struct sheet {
    struct xml *xml;
    const struct network *network;
    struct keys keys;
    bool plain;
    struct arena *arena; /* for one item */
};

/* ":Person" of "person". */
static struct text class_of(struct arena *arena, struct text kind) {
    char *class = arena_take(arena, kind.size + 2);
    class[0] = ':';
    for (size_t i = 0; i < kind.size; i++)
        class[i + 1] =
            i == 0 && kind.at[0] >= 'a' && kind.at[0] <= 'z' ? (char)(kind.at[0] - 'a' + 'A') : kind.at[i];
    return (struct text){class, kind.size + 1};
}

static void write_node(struct sheet *sheet, const struct node *node) {
    struct xml *xml = sheet->xml;
    xml_open(xml, "node");
    xml_attribute(xml, "id", node->id);
    if (!sheet->plain)
        xml_attribute(xml, "labels", class_of(sheet->arena, node->kind));
    for (size_t i = 0; i < node_attributes_count; i++)
        write_data(xml, sheet->keys.node[i], node_attributes[i].get(sheet->network, node, sheet->arena));
    xml_close(xml);
}

static void write_edge(struct sheet *sheet, const struct edge *edge) {
    struct xml *xml = sheet->xml;
    xml_open(xml, "edge");
    xml_attribute(xml, "id", edge->id);
    xml_attribute(xml, "source", sheet->network->nodes[edge->source].id);
    xml_attribute(xml, "target", sheet->network->nodes[edge->target].id);
    if (!sheet->plain)
        xml_attribute(xml, "label", one_line(sheet->arena, edge_label(edge, sheet->arena)));
    for (size_t i = 0; i < edge_attributes_count; i++)
        write_data(xml, sheet->keys.edge[i], edge_attributes[i].get(sheet->network, edge, sheet->arena));
    xml_close(xml);
}

static void write_head(struct xml *xml) {
    xml_open(xml, "graphml");
    xml_attribute(xml, "xmlns", TEXT("http://graphml.graphdrawing.org/xmlns"));
    xml_attribute(xml, "xmlns:xsi", TEXT("http://www.w3.org/2001/XMLSchema-instance"));
    xml_attribute(
        xml, "xsi:schemaLocation",
        TEXT("http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"));
    for (size_t i = 0; i < node_attributes_count; i++)
        write_key(xml, "node", node_attributes[i].name, node_attributes[i].type);
    for (size_t i = 0; i < edge_attributes_count; i++)
        write_key(xml, "edge", edge_attributes[i].name, edge_attributes[i].type);
    xml_open(xml, "graph");
    xml_attribute(xml, "id", TEXT("whowhom"));
    xml_attribute(xml, "edgedefault", TEXT("directed"));
}

bool graphml_write(const struct network *network, FILE *file, struct writing *writing) {
    struct xml *xml = xml_new(file, true);
    struct arena *kept = arena_new();
    struct sheet sheet = {xml, network, keys_new(kept), writing->plain_graphml, arena_new()};
    write_head(xml);
    for (size_t i = 0; i < network->nodes_count && !ferror(file); i++) {
        arena_reset(sheet.arena, ITEM_KEPT);
        write_node(&sheet, &network->nodes[i]);
    }
    for (size_t i = 0; i < network->edges_count && !ferror(file); i++) {
        arena_reset(sheet.arena, ITEM_KEPT);
        write_edge(&sheet, &network->edges[i]);
    }
    xml_close(xml);
    xml_close(xml);
    arena_free(sheet.arena);
    arena_free(kept);
    writing->replaced += xml_free(xml);
    fputc('\n', file);
    return true;
}
