/* A network in, the same network measured out. Each component is laid out by itself, turned to lie flat, and
   the components are packed on shelves, the largest first: so that none flies away and nodes without edges
   stand in a row. */
#include "graph/measure.h"

#include <math.h>
#include <stdlib.h>

#include "graph/network.h"
#include "graph/picture.h"
#include "graph/topology.h"
#include "record/arena.h"

enum { PIVOTS = 256, EDGE_LENGTH = 100 };

unsigned measure_find(struct text name) {
    static const struct {
        const char *name;
        unsigned measure;
    } names[] = {
        {"component", MEASURE_COMPONENT}, {"community", MEASURE_COMMUNITY},
        {"pagerank", MEASURE_PAGERANK},   {"betweenness", MEASURE_BETWEENNESS},
        {"layout", MEASURE_LAYOUT},       {"all", MEASURE_ALL},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (text_is(name, names[i].name))
            return names[i].measure;
    return 0;
}

unsigned measure_affordable(size_t nodes) {
    unsigned wanted = MEASURE_ALL;
    if (nodes > MEASURE_BETWEENNESS_LIMIT)
        wanted &= ~(unsigned)MEASURE_BETWEENNESS;
    if (nodes > MEASURE_LAYOUT_LIMIT)
        wanted &= ~(unsigned)MEASURE_LAYOUT;
    if (nodes > MEASURE_COMMUNITY_LIMIT)
        wanted &= ~(unsigned)MEASURE_COMMUNITY;
    return wanted;
}

struct layout {
    struct network *network;
    struct topology *topology;
    double *x, *y;
    size_t *vertices; /* by component, each one's ascending */
    struct part {
        size_t first, count; /* in `vertices` */
        double width, height;
    } * parts;
    size_t parts_count;
};

/* Sorts the vertices by component. */
static void part_vertices(struct layout *layout, const long *component, struct arena *scratch) {
    size_t count = layout->network->nodes_count;
    for (size_t i = 0; i < count; i++)
        if ((size_t)component[i] > layout->parts_count)
            layout->parts_count = (size_t)component[i];
    layout->parts = arena_take(scratch, (layout->parts_count + 1) * sizeof *layout->parts);
    layout->vertices = arena_take(scratch, (count + 1) * sizeof *layout->vertices);
    for (size_t i = 0; i < count; i++)
        layout->parts[component[i] - 1].count++;
    for (size_t i = 1; i < layout->parts_count; i++)
        layout->parts[i].first = layout->parts[i - 1].first + layout->parts[i - 1].count;
    for (size_t i = 0; i < layout->parts_count; i++)
        layout->parts[i].count = 0;
    for (size_t i = 0; i < count; i++) {
        struct part *part = &layout->parts[component[i] - 1];
        layout->vertices[part->first + part->count++] = i;
    }
}

/* The mean distance of neighbours in a part; 1 when it has none. */
static double edge_length(const struct layout *layout, const struct part *part, const long *component) {
    double sum = 0;
    size_t count = 0;
    long number = component[layout->vertices[part->first]];
    for (size_t i = 0; i < layout->network->edges_count; i++) {
        const struct edge *edge = &layout->network->edges[i];
        if (edge->source == edge->target || component[edge->source] != number)
            continue;
        sum += hypot(layout->x[edge->source] - layout->x[edge->target],
                     layout->y[edge->source] - layout->y[edge->target]);
        count++;
    }
    return count && isfinite(sum) && sum > 0 ? sum / (double)count : 1;
}

/* Turns a part so that it is widest across, since labels run across; scales its edges; and moves its corner
   to 0, 0. */
static void turn_part(struct layout *layout, struct part *part, double scale) {
    const size_t *vertices = layout->vertices + part->first;
    double mean_x = 0, mean_y = 0, xx = 0, xy = 0, yy = 0;
    for (size_t i = 0; i < part->count; i++) {
        mean_x += layout->x[vertices[i]] / (double)part->count;
        mean_y += layout->y[vertices[i]] / (double)part->count;
    }
    for (size_t i = 0; i < part->count; i++) {
        double dx = layout->x[vertices[i]] - mean_x, dy = layout->y[vertices[i]] - mean_y;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    double angle = -0.5 * atan2(2 * xy, xx - yy);
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < part->count; i++) {
        double dx = (layout->x[vertices[i]] - mean_x) * scale, dy = (layout->y[vertices[i]] - mean_y) * scale;
        double x = dx * cos(angle) - dy * sin(angle), y = dx * sin(angle) + dy * cos(angle);
        layout->x[vertices[i]] = x;
        layout->y[vertices[i]] = y;
        left = fmin(left, x);
        right = fmax(right, x);
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    for (size_t i = 0; i < part->count; i++) {
        layout->x[vertices[i]] -= left;
        layout->y[vertices[i]] -= top;
    }
    part->width = right - left;
    part->height = bottom - top;
}

/* Makes room for labels within a part, and moves its corner to 0, 0 again. */
static void spread_part(struct layout *layout, struct part *part) {
    struct node *nodes = layout->network->nodes;
    const size_t *vertices = layout->vertices + part->first;
    for (size_t i = 0; i < part->count; i++) {
        nodes[vertices[i]].x = layout->x[vertices[i]];
        nodes[vertices[i]].y = layout->y[vertices[i]];
    }
    picture_spread(layout->network, vertices, part->count);
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < part->count; i++) {
        left = fmin(left, nodes[vertices[i]].x);
        right = fmax(right, nodes[vertices[i]].x);
        top = fmin(top, nodes[vertices[i]].y);
        bottom = fmax(bottom, nodes[vertices[i]].y);
    }
    for (size_t i = 0; i < part->count; i++) {
        layout->x[vertices[i]] = nodes[vertices[i]].x - left;
        layout->y[vertices[i]] = nodes[vertices[i]].y - top;
    }
    part->width = right - left;
    part->height = bottom - top;
}

static int part_compare(const void *left, const void *right) {
    const struct part *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return a->first < b->first ? -1 : 1;
}

/* How much more than the gap two nodes that stand alone need between them for long labels. */
static double room_for_labels(const struct layout *layout, const struct part *left, const struct part *right,
                              double gap, struct arena *scratch) {
    if (left->count != 1 || right->count != 1)
        return 0;
    const struct node *nodes = layout->network->nodes;
    const struct part *parts[] = {left, right};
    double half[2];
    for (size_t i = 0; i < 2; i++)
        half[i] = label_width(picture_label(&nodes[layout->vertices[parts[i]->first]], scratch)) / 2;
    return fmax(0, 1.2 * (half[0] + half[1]) - gap); /* a fifth for letters wider than ours */
}

/* Sets parts side by side on shelves about as wide as all of them are high. */
static void pack_parts(struct layout *layout) {
    const double gap = 1.7 * EDGE_LENGTH, step = 0.7 * EDGE_LENGTH; /* across for a label, and down */
    qsort(layout->parts, layout->parts_count, sizeof *layout->parts, part_compare);
    double area = 0, widest = 0;
    for (size_t i = 0; i < layout->parts_count; i++) {
        area += (layout->parts[i].width + gap) * (layout->parts[i].height + step);
        widest = fmax(widest, layout->parts[i].width);
    }
    double limit = fmax(widest, sqrt(area * 2)), left = 0, top = 0, shelf = 0;
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < layout->parts_count; i++) {
        const struct part *part = &layout->parts[i];
        left += left > 0 ? room_for_labels(layout, part - 1, part, gap, scratch) : 0;
        if (left > 0 && left + part->width > limit) {
            left = 0;
            top += shelf + step;
            shelf = 0;
        }
        for (size_t j = 0; j < part->count; j++) {
            layout->x[layout->vertices[part->first + j]] += left;
            layout->y[layout->vertices[part->first + j]] += top;
        }
        left += part->width + gap;
        shelf = fmax(shelf, part->height);
    }
    arena_free(scratch);
}

static bool place_nodes(struct network *network, struct topology *topology, const long *component,
                        struct error *error) {
    struct arena *scratch = arena_new();
    struct layout layout = {.network = network, .topology = topology};
    layout.x = arena_take(scratch, (network->nodes_count + 1) * sizeof *layout.x);
    layout.y = arena_take(scratch, (network->nodes_count + 1) * sizeof *layout.y);
    part_vertices(&layout, component, scratch);
    bool is_placed = true;
    for (size_t i = 0; i < layout.parts_count && is_placed; i++) {
        struct part *part = &layout.parts[i];
        if (part->count < 2)
            continue;
        is_placed =
            topology_layout(topology, layout.vertices + part->first, part->count, layout.x, layout.y, error);
        if (!is_placed)
            continue;
        turn_part(&layout, part, EDGE_LENGTH / edge_length(&layout, part, component));
        spread_part(&layout, part);
    }
    if (is_placed)
        pack_parts(&layout);
    for (size_t i = 0; i < network->nodes_count && is_placed; i++) {
        struct node *node = &network->nodes[i];
        node->is_placed = isfinite(layout.x[i]) && isfinite(layout.y[i]);
        node->x = layout.x[i];
        node->y = layout.y[i];
    }
    arena_free(scratch);
    return is_placed;
}

static bool measure_groups(struct network *network, struct topology *topology, unsigned wanted,
                           struct error *error) {
    struct arena *scratch = arena_new();
    long *group = arena_take(scratch, (network->nodes_count + 1) * sizeof *group);
    bool is_told = true;
    if (wanted & MEASURE_COMMUNITY) {
        is_told = topology_communities(topology, group, error);
        for (size_t i = 0; is_told && i < network->nodes_count; i++)
            network->nodes[i].community = group[i];
    }
    if (is_told && wanted & (MEASURE_COMPONENT | MEASURE_LAYOUT))
        is_told = topology_components(topology, group, error);
    for (size_t i = 0; is_told && wanted & MEASURE_COMPONENT && i < network->nodes_count; i++)
        network->nodes[i].component = group[i];
    if (is_told && wanted & MEASURE_LAYOUT)
        is_told = place_nodes(network, topology, group, error);
    arena_free(scratch);
    return is_told;
}

static bool measure_centrality(struct network *network, struct topology *topology, unsigned wanted,
                               struct error *error) {
    struct arena *scratch = arena_new();
    double *value = arena_take(scratch, (network->nodes_count + 1) * sizeof *value);
    bool is_told = true;
    if (wanted & MEASURE_PAGERANK) {
        is_told = topology_pagerank(topology, value, error);
        for (size_t i = 0; is_told && i < network->nodes_count; i++)
            network->nodes[i].pagerank = value[i];
    }
    if (is_told && wanted & MEASURE_BETWEENNESS) {
        size_t pivots = network->nodes_count > MEASURE_BETWEENNESS_LIMIT ? PIVOTS : 0;
        is_told = topology_betweenness(topology, pivots, value, error);
        for (size_t i = 0; is_told && i < network->nodes_count; i++)
            network->nodes[i].betweenness = value[i];
    }
    arena_free(scratch);
    return is_told;
}

bool measure_network(struct network *network, unsigned wanted, struct error *error) {
    if (network->nodes_count == 0 || wanted == 0)
        return true;
    struct topology *topology = topology_new(network, error);
    if (!topology)
        return false;
    bool is_told = measure_centrality(network, topology, wanted, error) &&
                   measure_groups(network, topology, wanted, error);
    topology_free(topology);
    return is_told;
}
