/* DOT, for Graphviz. Texts are quoted strings on one line; a place, where there is one, is in points, as
   `neato -n` takes it. */
#include "graph/attribute.h"
#include "graph/format.h"
#include "graph/picture.h"
#include "record/arena.h"

enum { ITEM_KEPT = 1 << 16 };

/* "text", on one line; Graphviz knows escapes of the backslash, so each is doubled. */
static void quote(FILE *file, struct text text, struct arena *arena) {
    struct text line = one_line(arena, text);
    fputc('"', file);
    for (size_t i = 0; i < line.size; i++) {
        if (line.at[i] == '"' || line.at[i] == '\\')
            fputc('\\', file);
        fputc(line.at[i], file);
    }
    fputc('"', file);
}

static void attribute(FILE *file, const char *name, struct text text, struct arena *arena) {
    fprintf(file, " %s=", name);
    quote(file, text, arena);
}

static void write_node(FILE *file, const struct node *node, struct arena *arena) {
    static const char *const shapes[] = {[SHAPE_DISC] = "ellipse",
                                         [SHAPE_SQUARE] = "box",
                                         [SHAPE_DIAMOND] = "diamond",
                                         [SHAPE_TRIANGLE] = "triangle"};
    const struct look *look = node_look(node->kind);
    fputs("  ", file);
    quote(file, node->id, arena);
    fputs(" [", file);
    attribute(file, "label", node_label(node, arena), arena);
    attribute(file, "class", node->kind, arena);
    attribute(file, "shape", text_of(shapes[look->shape]), arena);
    attribute(file, "color", look_colour(look, arena), arena);
    if (node->is_placed) {
        struct text x = value_number(arena, node->x).text, y = value_number(arena, -node->y).text;
        fprintf(file, " pos=\"%.*s,%.*s\"", (int)x.size, x.at, (int)y.size, y.at);
    }
    fputs("];\n", file);
}

static void write_edge(FILE *file, const struct network *network, const struct edge *edge,
                       struct arena *arena) {
    struct text date = edge_date(edge, arena);
    fputs("  ", file);
    quote(file, network->nodes[edge->source].id, arena);
    fputs(" -> ", file);
    quote(file, network->nodes[edge->target].id, arena);
    fputs(" [", file);
    attribute(file, "id", edge->id, arena);
    attribute(file, "label", edge_label(edge, arena), arena);
    attribute(file, "class", edge->kind, arena);
    attribute(file, "color", look_colour(edge_look(edge->kind), arena), arena);
    attribute(file, "penwidth", value_number(arena, edge_width(edge)).text, arena);
    attribute(file, "weight", edge_value(network, edge, "weight", arena).text, arena);
    if (edge->mutual)
        fputs(" dir=both", file);
    if (!text_is(edge->status, "asserted"))
        fputs(" style=dashed", file);
    if (date.size)
        attribute(file, "date", date, arena);
    if (edge->evidence)
        attribute(file, "tooltip", edge->evidence->report->text, arena);
    fputs("];\n", file);
}

bool dot_write(const struct network *network, FILE *file, struct writing *writing) {
    (void)writing;
    struct arena *arena = arena_new();
    fputs("digraph whowhom {\n"
          "  graph [charset=\"UTF-8\" overlap=false splines=true];\n"
          "  node [fontname=\"sans-serif\"];\n"
          "  edge [fontname=\"sans-serif\" fontsize=10];\n",
          file);
    for (size_t i = 0; i < network->nodes_count && !ferror(file); i++) {
        arena_reset(arena, ITEM_KEPT);
        write_node(file, &network->nodes[i], arena);
    }
    for (size_t i = 0; i < network->edges_count && !ferror(file); i++) {
        arena_reset(arena, ITEM_KEPT);
        write_edge(file, network, &network->edges[i], arena);
    }
    fputs("}\n", file);
    arena_free(arena);
    return true;
}
