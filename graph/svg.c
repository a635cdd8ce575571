/* SVG: the network as it lies, with labels and a legend. The report is built around the same picture
   (picture_write), so what is printed, what is shown without a script and what can be clicked are one.

   Colours stand as attributes, which every viewer knows and a style sheet overrides. */
#include "graph/svg.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/attribute.h"
#include "graph/format.h"
#include "graph/picture.h"
#include "graph/xml.h"
#include "record/arena.h"

enum { MARGIN = 40, LEGEND_LINE = 24, LEAST_WIDTH = 420, KINDS_MOST = 12 };

struct drawing {
    struct xml *xml;
    const struct network *network;
    struct arena *arena;
    struct frame frame;
};

struct point {
    double x, y;
};

__attribute__((format(printf, 3, 4))) static void put(struct drawing *drawing, const char *name,
                                                      const char *format, ...) {
    char value[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(value, sizeof value, format, arguments);
    va_end(arguments);
    for (char *at = value; *at; at++) /* a program around us may have set a locale */
        if (*at == ',')
            *at = '.';
    xml_attribute(drawing->xml, name, text_of(value));
}

static void put_text(struct drawing *drawing, const char *element, struct text text) {
    xml_open(drawing->xml, element);
    xml_text(drawing->xml, text);
    xml_close(drawing->xml);
}

static void paint(struct drawing *drawing, const char *name, const struct look *look) {
    xml_attribute(drawing->xml, name, look_colour(look, drawing->arena));
}

/* --- Nodes
   --------------------------------------------------------------------------------------------------- */

static void put_shape(struct drawing *drawing, enum shape shape, double r) {
    static const char *const elements[] = {"circle", "rect", "path", "path"};
    xml_open(drawing->xml, elements[shape]);
    xml_attribute(drawing->xml, "class", TEXT("shape"));
    switch (shape) {
    case SHAPE_DISC:
        put(drawing, "r", "%.1f", r);
        break;
    case SHAPE_SQUARE:
        put(drawing, "x", "%.1f", -r * 0.9);
        put(drawing, "y", "%.1f", -r * 0.9);
        put(drawing, "width", "%.1f", r * 1.8);
        put(drawing, "height", "%.1f", r * 1.8);
        put(drawing, "rx", "2");
        break;
    case SHAPE_DIAMOND:
        put(drawing, "d", "M0 %.1fL%.1f 0L0 %.1fL%.1f 0Z", -r * 1.2, r * 1.2, r * 1.2, -r * 1.2);
        break;
    case SHAPE_TRIANGLE:
        put(drawing, "d", "M0 %.1fL%.1f %.1fL%.1f %.1fZ", -r * 1.2, r * 1.1, r * 0.8, -r * 1.1, r * 0.8);
        break;
    }
}

static void put_node(struct drawing *drawing, size_t number) {
    const struct node *node = &drawing->network->nodes[number];
    const struct look *look = node_look(node->kind);
    bool is_open = entity_is_unresolved(&drawing->network->archive->entities[node->entity].record);
    double r = node_radius(node);
    xml_open(drawing->xml, "g");
    put(drawing, "class", "node %s%s", look->kind ? look->kind : "other", is_open ? " unresolved" : "");
    put(drawing, "data-n", "%zu", number);
    put(drawing, "transform", "translate(%.1f %.1f)", node->x, node->y);
    put_text(drawing, "title", node_label(node, drawing->arena));
    put_shape(drawing, look->shape, r);
    paint(drawing, "fill", look);
    xml_attribute(drawing->xml, "stroke", TEXT("#ffffff"));
    put(drawing, "stroke-width", "1.5");
    if (is_open)
        put(drawing, "stroke-dasharray", "3 2");
    xml_close(drawing->xml);
    xml_open(drawing->xml, "text");
    put(drawing, "y", "%.1f", r + 14);
    xml_attribute(drawing->xml, "text-anchor", TEXT("middle"));
    xml_text(drawing->xml, picture_label(node, drawing->arena));
    xml_close(drawing->xml);
    xml_close(drawing->xml);
}

/* --- Edges
   --------------------------------------------------------------------------------------------------- */

/* The point `far` units from `at` towards `to`. */
static struct point towards(struct point at, struct point to, double far) {
    double length = hypot(to.x - at.x, to.y - at.y);
    double part = length > 0 ? far / length : 0;
    return (struct point){at.x + (to.x - at.x) * part, at.y + (to.y - at.y) * part};
}

/* A head whose tip is at `tip`, coming from `from`. */
static void put_head(struct drawing *drawing, struct point from, struct point tip, double size,
                     const struct look *look) {
    struct point back = towards(tip, from, size);
    double dx = (tip.y - back.y) * 0.45, dy = (back.x - tip.x) * 0.45;
    xml_open(drawing->xml, "path");
    xml_attribute(drawing->xml, "class", TEXT("head"));
    put(drawing, "d", "M%.1f %.1fL%.1f %.1fL%.1f %.1fZ", tip.x, tip.y, back.x + dx, back.y + dy, back.x - dx,
        back.y - dy);
    paint(drawing, "fill", look);
    xml_close(drawing->xml);
}

/* Whether the edge only ties together: dotted and without a head, whatever its status. */
static bool is_tie(const struct edge *edge) {
    return text_is(edge->kind, "about") || text_is(edge->kind, "at");
}

/* Asserted runs through; what is alleged, planned or denied is broken, each in its way. */
static const char *dashes(const struct edge *edge) {
    if (is_tie(edge))
        return "1 4";
    if (text_is(edge->status, "asserted"))
        return NULL;
    if (text_is(edge->status, "alleged"))
        return "12 4 2 4";
    return text_is(edge->status, "denied") || text_is(edge->status, "negated") ? "2 6" : "8 5";
}

static void put_line(struct drawing *drawing, const char *class, const char *path, double width) {
    xml_open(drawing->xml, "path");
    xml_attribute(drawing->xml, "class", text_of(class));
    xml_attribute(drawing->xml, "d", text_of(path));
    xml_attribute(drawing->xml, "fill", TEXT("none"));
    put(drawing, "stroke-width", "%.1f", width);
}

static void put_loop(struct drawing *drawing, const struct edge *edge, char *path, size_t size) {
    const struct node *node = &drawing->network->nodes[edge->source];
    double r = node_radius(node);
    snprintf(path, size, "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f", node->x - r * 0.5, node->y - r * 0.8,
             node->x - r * 2.6, node->y - r * 3.6, node->x + r * 2.6, node->y - r * 3.6, node->x + r * 0.5,
             node->y - r * 0.8);
}

static void plain_numbers(char *path) {
    for (; *path; path++)
        if (*path == ',')
            *path = '.';
}

static void put_curve(struct drawing *drawing, const struct edge *edge, const char *path, double width) {
    const struct look *look = edge_look(edge->kind);
    put_line(drawing, "line", path, width);
    paint(drawing, "stroke", look);
    if (dashes(edge))
        put(drawing, "stroke-dasharray", "%s", dashes(edge));
    xml_close(drawing->xml);
    put_line(drawing, "hit", path, width + 10); /* what the mouse can meet */
    xml_attribute(drawing->xml, "stroke", TEXT("none"));
    xml_close(drawing->xml);
}

/* How far from a node's middle an edge towards `to` begins: outside its shape, and its label where it leaves
   downwards. */
static double clearance(struct drawing *drawing, const struct node *node, struct point to) {
    enum {
        LABEL_HEIGHT = 20,
        GAP = 4,
        LEAST_HALF = 16
    }; /* what must stay of the way to the middle: a head */
    double length = hypot(to.x - node->x, to.y - node->y), r = node_radius(node);
    double plain = r * 1.15 + 2;
    double dx = length > 0 ? fabs(to.x - node->x) / length : 0,
           dy = length > 0 ? (to.y - node->y) / length : 0;
    double half = label_width(picture_label(node, drawing->arena)) / 2 + GAP;
    if (dy <= 0 || dx * r / dy > half)
        return plain;
    double below = (r + LABEL_HEIGHT) / dy, beside = dx > 0 ? half / dx : below;
    return fmin(fmax(plain, fmin(below, beside)), fmax(length * 0.45, length - LEAST_HALF));
}

static void put_edge(struct drawing *drawing, size_t number, double bend) {
    const struct edge *edge = &drawing->network->edges[number];
    const struct node *source = &drawing->network->nodes[edge->source];
    const struct node *target = &drawing->network->nodes[edge->target];
    const struct look *look = edge_look(edge->kind);
    struct point from = {source->x, source->y}, to = {target->x, target->y};
    double length = fmax(hypot(to.x - from.x, to.y - from.y), 1), width = edge_width(edge);
    double step = bend * fmin(56, length * 0.5) / length;
    struct point middle = {(from.x + to.x) / 2 - (to.y - from.y) * step,
                           (from.y + to.y) / 2 + (to.x - from.x) * step};
    bool has_head = !is_tie(edge);
    double head = 8 + width;
    char path[256];
    xml_open(drawing->xml, "g");
    put(drawing, "class", "edge %s", look->kind ? look->kind : "other");
    put(drawing, "data-e", "%zu", number);
    put_text(drawing, "title", one_line(drawing->arena, edge_label(edge, drawing->arena)));
    if (edge->source == edge->target) {
        put_loop(drawing, edge, path, sizeof path);
    } else {
        struct point tip = towards(to, middle, clearance(drawing, target, middle));
        struct point tail = towards(from, middle, clearance(drawing, source, middle));
        struct point end = has_head ? towards(tip, middle, head * 0.8) : tip;
        struct point start = has_head && edge->mutual ? towards(tail, middle, head * 0.8) : tail;
        snprintf(path, sizeof path, "M%.1f %.1fQ%.1f %.1f %.1f %.1f", start.x, start.y, middle.x, middle.y,
                 end.x, end.y);
        if (has_head)
            put_head(drawing, middle, tip, head, look);
        if (has_head && edge->mutual)
            put_head(drawing, middle, tail, head, look);
    }
    plain_numbers(path);
    put_curve(drawing, edge, path, width);
    xml_close(drawing->xml);
}

/* --- The whole
   ----------------------------------------------------------------------------------------------- */

static struct frame frame_of(const struct network *network, struct arena *arena) {
    struct frame frame = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (size_t i = 0; i < network->nodes_count; i++) {
        const struct node *node = &network->nodes[i];
        double half = fmax(label_width(picture_label(node, arena)) / 2, node_radius(node));
        frame.left = fmin(frame.left, node->x - half);
        frame.right = fmax(frame.right, node->x + half);
        frame.top = fmin(frame.top, node->y - node_radius(node));
        frame.bottom = fmax(frame.bottom, node->y + node_radius(node) + 18);
    }
    if (network->nodes_count == 0)
        frame = (struct frame){0, 0, LEAST_WIDTH, 60};
    return (struct frame){frame.left - MARGIN, frame.top - MARGIN, frame.right + MARGIN,
                          frame.bottom + MARGIN};
}

void picture_write(struct xml *xml, const struct network *network) {
    struct drawing drawing = {.xml = xml, .network = network, .arena = arena_new()};
    struct arena *scratch = arena_new();
    double *bends = picture_bends(network, scratch);
    xml_open(xml, "g");
    xml_attribute(xml, "class", TEXT("edges"));
    for (size_t i = 0; i < network->edges_count; i++) {
        arena_reset(drawing.arena, 1 << 16);
        put_edge(&drawing, i, bends[i]);
    }
    xml_close(xml);
    xml_open(xml, "g");
    xml_attribute(xml, "class", TEXT("nodes"));
    for (size_t i = 0; i < network->nodes_count; i++) {
        arena_reset(drawing.arena, 1 << 16);
        put_node(&drawing, i);
    }
    xml_close(xml);
    arena_free(scratch);
    arena_free(drawing.arena);
}

struct frame picture_frame(const struct network *network) {
    struct arena *arena = arena_new();
    struct frame frame = frame_of(network, arena);
    arena_free(arena);
    return frame;
}

/* --- Legend
   -------------------------------------------------------------------------------------------------- */

/* The next place in the legend, `width` wide; a new line when this one is full. */
static struct point next_place(struct drawing *drawing, struct point *pen, double width) {
    if (pen->x + width > drawing->frame.right - MARGIN / 2.0 && pen->x > drawing->frame.left + MARGIN) {
        pen->x = drawing->frame.left + MARGIN;
        pen->y += LEGEND_LINE;
    }
    struct point place = *pen;
    pen->x += width;
    return place;
}

static void legend_label(struct drawing *drawing, double x, double y, struct text text) {
    xml_open(drawing->xml, "text");
    put(drawing, "x", "%.1f", x);
    put(drawing, "y", "%.1f", y + 4);
    xml_text(drawing->xml, text);
    xml_close(drawing->xml);
}

static void legend_node(struct drawing *drawing, struct point *pen, struct text kind) {
    struct point place = next_place(drawing, pen, label_width(kind) + 48);
    xml_open(drawing->xml, "g");
    put(drawing, "transform", "translate(%.1f %.1f)", place.x + 8, place.y);
    put_shape(drawing, node_look(kind)->shape, 7);
    paint(drawing, "fill", node_look(kind));
    xml_close(drawing->xml);
    xml_close(drawing->xml);
    legend_label(drawing, place.x + 22, place.y, kind);
}

static void legend_edge(struct drawing *drawing, struct point *pen, const struct edge *edge) {
    struct text label = one_line(drawing->arena, edge_label(edge, drawing->arena));
    struct point place = next_place(drawing, pen, label_width(label) + 70);
    char path[96];
    snprintf(path, sizeof path, "M%.1f %.1fH%.1f", place.x, place.y, place.x + 32);
    plain_numbers(path);
    put_line(drawing, "line", path, 2);
    paint(drawing, "stroke", edge_look(edge->kind));
    if (dashes(edge))
        put(drawing, "stroke-dasharray", "%s", dashes(edge));
    xml_close(drawing->xml);
    legend_label(drawing, place.x + 40, place.y, label);
}

/* What the legend explains: a kind of node, or a label of edges. */
struct entry {
    const struct look *look;
    struct text text;
    const struct edge *edge; /* an example; NULL for nodes */
};

/* In the order of the looks, so that two pictures say the same in the same places; asserted first. */
static int entry_compare(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    if (a->look != b->look)
        return a->look < b->look ? -1 : 1;
    if (a->text.size != b->text.size && a->edge)
        return a->text.size < b->text.size ? -1 : 1; /* "contacted" before "contacted (denied)" */
    return text_compare(a->text, b->text);
}

static size_t node_entries(struct drawing *drawing, struct entry *entries) {
    const struct network *network = drawing->network;
    struct lookup *kinds = lookup_new(drawing->arena);
    for (size_t i = 0; i < network->nodes_count && lookup_count(kinds) < KINDS_MOST; i++) {
        size_t before = lookup_count(kinds);
        struct text kind = one_line(drawing->arena, network->nodes[i].kind);
        if (lookup_add(kinds, kind) == before)
            entries[before] = (struct entry){node_look(kind), kind, NULL};
    }
    return lookup_count(kinds);
}

static size_t edge_entries(struct drawing *drawing, struct entry *entries) {
    const struct network *network = drawing->network;
    struct lookup *labels = lookup_new(drawing->arena);
    for (size_t i = 0; i < network->edges_count && lookup_count(labels) < KINDS_MOST; i++) {
        size_t before = lookup_count(labels);
        const struct edge *edge = &network->edges[i];
        struct text label = edge_label(edge, drawing->arena);
        if (lookup_add(labels, label) == before)
            entries[before] = (struct entry){edge_look(edge->kind), label, edge};
    }
    return lookup_count(labels);
}

static void put_legend(struct drawing *drawing, struct point *pen) {
    struct entry entries[KINDS_MOST];
    size_t count = node_entries(drawing, entries);
    qsort(entries, count, sizeof *entries, entry_compare);
    for (size_t i = 0; i < count; i++)
        legend_node(drawing, pen, entries[i].text);
    count = edge_entries(drawing, entries);
    qsort(entries, count, sizeof *entries, entry_compare);
    for (size_t i = 0; i < count; i++)
        legend_edge(drawing, pen, entries[i].edge);
}

bool svg_write(const struct network *network, FILE *file, struct writing *writing) {
    struct xml *xml = xml_new(file, true);
    struct drawing drawing = {.xml = xml, .network = network, .arena = arena_new()};
    struct frame frame = drawing.frame = picture_frame(network);
    drawing.frame.right = fmax(frame.right, frame.left + LEAST_WIDTH);
    double width = drawing.frame.right - frame.left, height = frame.bottom - frame.top + 4 * LEGEND_LINE;
    xml_open(xml, "svg");
    xml_attribute(xml, "xmlns", TEXT("http://www.w3.org/2000/svg"));
    put(&drawing, "viewBox", "%.0f %.0f %.0f %.0f", frame.left, frame.top, width, height);
    put(&drawing, "width", "%.0f", width);
    put(&drawing, "height", "%.0f", height);
    xml_attribute(xml, "font-family", TEXT("system-ui, sans-serif"));
    xml_attribute(xml, "font-size", TEXT("12"));
    xml_attribute(xml, "role", TEXT("img"));
    put_text(&drawing, "title", TEXT("Who contacted and who investigated whom"));
    xml_open(xml, "rect");
    put(&drawing, "x", "%.0f", frame.left);
    put(&drawing, "y", "%.0f", frame.top);
    put(&drawing, "width", "%.0f", width);
    put(&drawing, "height", "%.0f", height);
    xml_attribute(xml, "fill", TEXT("#ffffff"));
    xml_close(xml);
    picture_write(xml, network);
    struct point pen = {frame.left + MARGIN, frame.bottom + LEGEND_LINE / 2.0};
    put_legend(&drawing, &pen);
    xml_close(xml);
    arena_free(drawing.arena);
    writing->replaced += xml_free(xml);
    fputc('\n', file);
    return true;
}
