/* Looks. The colours are those of a palette that the colour-blind can tell apart (Okabe and Ito 2008), and no
   kind is told by colour alone. */
#include "graph/picture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/character.h"
#include "record/arena.h"

static const struct look node_looks[] = {
    {"person", SHAPE_DISC, 0, 114, 178},    {"institution", SHAPE_SQUARE, 213, 94, 0},
    {"matter", SHAPE_DIAMOND, 0, 158, 115}, {"place", SHAPE_TRIANGLE, 204, 121, 167},
    {NULL, SHAPE_DISC, 120, 120, 120},
};

static const struct look edge_looks[] = {
    {"contacted", SHAPE_DISC, 0, 114, 178},
    {"investigated", SHAPE_DISC, 190, 70, 0},
    {"about", SHAPE_DISC, 0, 140, 100},
    {NULL, SHAPE_DISC, 120, 120, 120},
};

static const struct look *look_in(const struct look *looks, struct text kind) {
    while (looks->kind && !text_is(kind, looks->kind))
        looks++;
    return looks;
}

const struct look *node_look(struct text kind) {
    return look_in(node_looks, kind);
}

const struct look *edge_look(struct text kind) {
    return look_in(edge_looks, kind);
}

struct text look_colour(const struct look *look, struct arena *arena) {
    char colour[8];
    snprintf(colour, sizeof colour, "#%02x%02x%02x", look->red & 0xff, look->green & 0xff, look->blue & 0xff);
    return (struct text){arena_take_copy(arena, colour, 7), 7};
}

double node_radius(const struct node *node) {
    return fmin(7 + 2.2 * sqrt((double)node->degree), 22);
}

double edge_width(const struct edge *edge) {
    return fmin(1.2 + 1.1 * log2((double)edge->weight), 7);
}

struct text picture_label(const struct node *node, struct arena *arena) {
    return name_cut(node->name, 28, arena);
}

/* Letters beyond Latin, Greek and Cyrillic are counted twice as wide. */
double label_width(struct text label) {
    double width = 0;
    for (size_t i = 0; i < label.size; i++) {
        unsigned char byte = (unsigned char)label.at[i];
        if ((byte & 0xc0) != 0x80)
            width += byte >= 0xe0 ? 12 : byte >= 'A' && byte <= 'Z' ? 8 : 6.4;
    }
    return width;
}

/* --- Room for labels
   ------------------------------------------------------------------------------------------ */

struct box {
    double x, y, half_width, top, bottom; /* top and bottom from y */
};

/* Pushes two boxes apart along the way that is shorter; false when they do not touch. */
static bool push(struct box *a, struct box *b) {
    double wide = a->half_width + b->half_width - fabs(a->x - b->x);
    struct box *upper = a->y <= b->y ? a : b, *lower = upper == a ? b : a;
    double high = upper->y + upper->bottom - (lower->y - lower->top);
    if (wide <= 0.5 || high <= 0.5)
        return false;
    if (high <= wide) {
        upper->y -= high / 2;
        lower->y += high / 2;
    } else {
        double side = a->x <= b->x ? -wide / 2 : wide / 2;
        a->x += side;
        b->x -= side;
    }
    return true;
}

static bool push_all(struct box *boxes, size_t count) {
    bool is_moved = false;
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            is_moved = push(&boxes[i], &boxes[j]) || is_moved;
    return is_moved;
}

/* Labels run across, and so do screens: more room is given across than up and down, and no less than thrice what
   the boxes cover. */
static void stretch(struct box *boxes, size_t count) {
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY, covered = 0;
    for (size_t i = 0; i < count; i++) {
        left = fmin(left, boxes[i].x);
        right = fmax(right, boxes[i].x);
        top = fmin(top, boxes[i].y);
        bottom = fmax(bottom, boxes[i].y);
        covered += 2 * boxes[i].half_width * (boxes[i].top + boxes[i].bottom);
    }
    double width = fmax(right - left, 160), height = fmax(bottom - top, 80);
    double across = fmin(fmax(2 * height / width, 1), 2.2);
    double room = sqrt(fmax(3 * covered / (width * across * height), 1));
    for (size_t i = 0; i < count; i++) {
        boxes[i].x *= across * fmin(room, 4);
        boxes[i].y *= fmin(room, 4);
    }
}

void picture_spread(struct network *network, const size_t *numbers, size_t count) {
    enum { ROUNDS = 60, LABEL_HEIGHT = 20, GAP = 10 };
    if (count > PICTURE_SPREAD_LIMIT)
        return;
    struct arena *scratch = arena_new();
    struct box *boxes = arena_take(scratch, (count + 1) * sizeof *boxes);
    for (size_t i = 0; i < count; i++) {
        const struct node *node = &network->nodes[numbers[i]];
        double radius = node_radius(node);
        double width = fmax(label_width(picture_label(node, scratch)), 2 * radius) + 2 * GAP;
        boxes[i] = (struct box){node->x, node->y, width / 2, radius + GAP, radius + LABEL_HEIGHT + GAP};
    }
    stretch(boxes, count);
    for (int round = 0; round < ROUNDS && push_all(boxes, count); round++)
        ;
    for (size_t i = 0; i < count; i++) {
        network->nodes[numbers[i]].x = boxes[i].x;
        network->nodes[numbers[i]].y = boxes[i].y;
    }
    arena_free(scratch);
}

/* --- Edges side by side
   --------------------------------------------------------------------------------------- */

struct pair {
    size_t low, high, edge;
};

static int pair_compare(const void *left, const void *right) {
    const struct pair *a = left, *b = right;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    return a->edge < b->edge ? -1 : a->edge > b->edge;
}

double *picture_bends(const struct network *network, struct arena *arena) {
    size_t count = network->edges_count;
    double *bends = arena_take(arena, (count + 1) * sizeof *bends);
    struct arena *scratch = arena_new();
    struct pair *pairs = arena_take(scratch, (count + 1) * sizeof *pairs);
    for (size_t i = 0; i < count; i++) {
        size_t source = network->edges[i].source, target = network->edges[i].target;
        pairs[i] = (struct pair){source < target ? source : target, source < target ? target : source, i};
    }
    qsort(pairs, count, sizeof *pairs, pair_compare);
    for (size_t first = 0; first < count;) {
        size_t end = first + 1;
        while (end < count && pairs[end].low == pairs[first].low && pairs[end].high == pairs[first].high)
            end++;
        for (size_t i = first; i < end; i++) {
            const struct edge *edge = &network->edges[pairs[i].edge];
            double bend = (double)(i - first) - (double)(end - first - 1) / 2;
            bends[pairs[i].edge] = edge->source <= edge->target ? bend : -bend;
        }
        first = end;
    }
    arena_free(scratch);
    return bends;
}
