/* The formats that are JSON: Cytoscape.js elements, node-link, and a line each. All say the same, under the
   names of the attribute tables. */
#include "graph/json_network.h"

#include "graph/attribute.h"
#include "graph/format.h"
#include "record/arena.h"
#include "record/record.h"

enum { ITEM_KEPT = 1 << 16, FLUSH_AT = 1 << 16 };

static void write_value(struct json_writer *writer, const char *name, enum value_type type,
                        struct value value) {
    if (!value.is_set)
        return;
    json_write_key(writer, name);
    if (type == VALUE_TEXT)
        json_write_text(writer, value.text);
    else
        json_write_raw(writer, value.text);
}

void json_write_node(struct json_writer *writer, const struct network *network, const struct node *node,
                     struct arena *arena) {
    for (size_t i = 0; i < node_attributes_count; i++)
        write_value(writer, node_attributes[i].name, node_attributes[i].type,
                    node_attributes[i].get(network, node, arena));
}

void json_write_edge(struct json_writer *writer, const struct network *network, const struct edge *edge,
                     struct arena *arena) {
    for (size_t i = 0; i < edge_attributes_count; i++)
        write_value(writer, edge_attributes[i].name, edge_attributes[i].type,
                    edge_attributes[i].get(network, edge, arena));
}

/* Everything is written by way of one of these: an item a time, so that memory does not grow. */
struct sheet {
    const struct network *network;
    FILE *file;
    struct arena *arena; /* for one item */
    struct json_writer out;
};

static struct sheet sheet_new(const struct network *network, FILE *file) {
    struct sheet sheet = {.network = network, .file = file, .arena = arena_new()};
    json_writer_init(&sheet.out);
    return sheet;
}

/* Ends an item. */
static void turn(struct sheet *sheet) {
    arena_reset(sheet->arena, ITEM_KEPT);
    if (sheet->out.size < FLUSH_AT)
        return;
    bool comma = sheet->out.comma; /* is due still, in the file as in the writer */
    record_flush(&sheet->out, sheet->file);
    sheet->out.comma = comma;
}

static void sheet_done(struct sheet *sheet) {
    record_flush(&sheet->out, sheet->file);
    json_writer_done(&sheet->out);
    arena_free(sheet->arena);
}

/* --- Cytoscape.js
   -------------------------------------------------------------------------------------------- */

static void write_position(struct json_writer *out, const struct node *node, struct arena *arena) {
    if (!node->is_placed)
        return;
    json_write_key(out, "position");
    json_write_open(out, '{');
    json_write_key(out, "x");
    json_write_raw(out, value_number(arena, node->x).text);
    json_write_key(out, "y");
    json_write_raw(out, value_number(arena, node->y).text);
    json_write_close(out, '}');
}

static void write_element(struct sheet *sheet, const struct node *node) {
    json_write_open(&sheet->out, '{');
    json_write_key(&sheet->out, "data");
    json_write_open(&sheet->out, '{');
    json_write_field(&sheet->out, "id", node->id);
    json_write_node(&sheet->out, sheet->network, node, sheet->arena);
    json_write_close(&sheet->out, '}');
    write_position(&sheet->out, node, sheet->arena);
    json_write_field(&sheet->out, "classes", node->kind);
    json_write_close(&sheet->out, '}');
    turn(sheet);
}

/* id, source and target, then all that is told of the edge. */
static void write_link(struct sheet *sheet, const struct edge *edge) {
    json_write_field(&sheet->out, "id", edge->id);
    json_write_field(&sheet->out, "source", sheet->network->nodes[edge->source].id);
    json_write_field(&sheet->out, "target", sheet->network->nodes[edge->target].id);
    json_write_edge(&sheet->out, sheet->network, edge, sheet->arena);
}

bool cytoscape_write(const struct network *network, FILE *file, struct writing *writing) {
    (void)writing;
    struct sheet sheet = sheet_new(network, file);
    json_write_open(&sheet.out, '{');
    json_write_field(&sheet.out, "format_version", TEXT("1.0"));
    json_write_field(&sheet.out, "generated_by", TEXT("whowhom " WHOWHOM_VERSION));
    json_write_key(&sheet.out, "data");
    json_write_raw(&sheet.out, TEXT("{\"name\":\"whowhom\"}"));
    json_write_key(&sheet.out, "elements");
    json_write_open(&sheet.out, '{');
    json_write_key(&sheet.out, "nodes");
    json_write_open(&sheet.out, '[');
    for (size_t i = 0; i < network->nodes_count; i++)
        write_element(&sheet, &network->nodes[i]);
    json_write_close(&sheet.out, ']');
    json_write_key(&sheet.out, "edges");
    json_write_open(&sheet.out, '[');
    for (size_t i = 0; i < network->edges_count; i++) {
        json_write_open(&sheet.out, '{');
        json_write_key(&sheet.out, "data");
        json_write_open(&sheet.out, '{');
        write_link(&sheet, &network->edges[i]);
        json_write_close(&sheet.out, '}');
        json_write_field(&sheet.out, "classes", network->edges[i].kind);
        json_write_close(&sheet.out, '}');
        turn(&sheet);
    }
    json_write_close(&sheet.out, ']');
    json_write_close(&sheet.out, '}');
    json_write_close(&sheet.out, '}');
    json_write_newline(&sheet.out);
    sheet_done(&sheet);
    return true;
}

/* --- Node-link
   ----------------------------------------------------------------------------------------------- */

bool node_link_write(const struct network *network, FILE *file, struct writing *writing) {
    struct sheet sheet = sheet_new(network, file);
    json_write_open(&sheet.out, '{');
    json_write_key(&sheet.out, "directed");
    json_write_bool(&sheet.out, true);
    json_write_key(&sheet.out, "multigraph");
    json_write_bool(&sheet.out, true);
    json_write_key(&sheet.out, "graph");
    json_write_raw(&sheet.out, TEXT("{}"));
    json_write_key(&sheet.out, "nodes");
    json_write_open(&sheet.out, '[');
    for (size_t i = 0; i < network->nodes_count; i++) {
        json_write_open(&sheet.out, '{');
        json_write_field(&sheet.out, "id", network->nodes[i].id);
        json_write_node(&sheet.out, network, &network->nodes[i], sheet.arena);
        json_write_close(&sheet.out, '}');
        turn(&sheet);
    }
    json_write_close(&sheet.out, ']');
    json_write_key(&sheet.out, writing->links ? "links" : "edges");
    json_write_open(&sheet.out, '[');
    for (size_t i = 0; i < network->edges_count; i++) {
        json_write_open(&sheet.out, '{');
        write_link(&sheet, &network->edges[i]);
        json_write_field(&sheet.out, "key", network->edges[i].id);
        json_write_close(&sheet.out, '}');
        turn(&sheet);
    }
    json_write_close(&sheet.out, ']');
    json_write_close(&sheet.out, '}');
    json_write_newline(&sheet.out);
    sheet_done(&sheet);
    return true;
}

/* --- Lines
   --------------------------------------------------------------------------------------------------- */

bool lines_write(const struct network *network, FILE *file, struct writing *writing) {
    (void)writing;
    struct sheet sheet = sheet_new(network, file);
    for (size_t i = 0; i < network->nodes_count; i++) {
        json_write_open(&sheet.out, '{');
        json_write_field(&sheet.out, "type", TEXT("node"));
        json_write_field(&sheet.out, "id", network->nodes[i].id);
        json_write_node(&sheet.out, network, &network->nodes[i], sheet.arena);
        json_write_close(&sheet.out, '}');
        json_write_newline(&sheet.out);
        turn(&sheet);
    }
    for (size_t i = 0; i < network->edges_count; i++) {
        json_write_open(&sheet.out, '{');
        json_write_field(&sheet.out, "type", TEXT("edge"));
        write_link(&sheet, &network->edges[i]);
        json_write_close(&sheet.out, '}');
        json_write_newline(&sheet.out);
        turn(&sheet);
    }
    sheet_done(&sheet);
    return true;
}
