/* Comma-separated tables (RFC 4180): nodes and edges, with the headers by which Gephi and Neo4j know their
   columns. A value is one line; what reads as JSON stays one text.

   Backslashes: Gephi's importer and one of Neo4j's take one before a quote for an escape, and drop the row or the
   backslash. So JSON escapes as \u0022 alone, which all of them leave as it is; in other texts Gephi's are doubled. */
#include <string.h>

#include "graph/attribute.h"
#include "graph/format.h"
#include "record/arena.h"

enum { ITEM_KEPT = 1 << 16 };

/* A table being written: fields of a row, then its end. */
struct table {
    FILE *file;
    struct arena *arena; /* for one row */
    bool is_begun;       /* the row has a field */
    bool is_for_gephi;
};

/* Whether a spreadsheet would take the text for a formula: names come from articles, and tables are opened in such. */
static bool is_formula(struct text text) {
    bool begins = text.size > 1 && strchr("=+-@", text.at[0]) != NULL;
    return begins && strspn(text.at, "+-0123456789.eE") < text.size;
}

/* Writes the escape of JSON that begins `rest` so that it has no second meaning; gives its size. */
static size_t put_json_escape(FILE *file, struct text rest) {
    static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
    if (rest.size < 2 || rest.at[1] == 'u') {
        fputc('\\', file);
        return 1;
    }
    const char *letter = strchr(letters, rest.at[1]);
    fprintf(file, "\\u%04x", (unsigned)(letter ? meanings[letter - letters] : rest.at[1]));
    return 2;
}

/* Writes what is between the quotes. */
static void put(struct table *table, struct text line, enum value_type type) {
    for (size_t i = 0; i < line.size;) {
        struct text rest = {line.at + i, line.size - i};
        if (*rest.at == '\\' && type == VALUE_JSON) {
            i += put_json_escape(table->file, rest);
            continue;
        }
        if (*rest.at == '"' || (*rest.at == '\\' && table->is_for_gephi))
            fputc(*rest.at, table->file);
        fputc(*rest.at, table->file);
        i++;
    }
}

static void typed_field(struct table *table, struct text text, enum value_type type) {
    if (table->is_begun)
        fputc(',', table->file);
    table->is_begun = true;
    struct text line = one_line(table->arena, text);
    bool is_quoted =
        line.size && (is_formula(line) || memchr(line.at, ',', line.size) || memchr(line.at, '"', line.size));
    fputs(!is_quoted ? "" : is_formula(line) ? "\"'" : "\"", table->file);
    put(table, line, type);
    fputs(is_quoted ? "\"" : "", table->file);
}

static void field(struct table *table, struct text text) {
    typed_field(table, text, VALUE_TEXT);
}

static void end_row(struct table *table) {
    fputc('\n', table->file);
    table->is_begun = false;
    arena_reset(table->arena, ITEM_KEPT);
}

static struct table table_new(FILE *file, bool is_for_gephi) {
    return (struct table){file, arena_new(), false, is_for_gephi};
}

static void fields(struct table *table, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        field(table, text_of(names[i]));
}

#define FIELDS(table, ...)                                                                                   \
    fields(table, (const char *const[]){__VA_ARGS__},                                                        \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* Whether a column stands among the first ones, under the program's own name. */
static bool is_told(const char *name) {
    return strcmp(name, "label") == 0;
}

static bool is_edge_told(const char *name) {
    return is_told(name) || strcmp(name, "kind") == 0 || strcmp(name, "weight") == 0;
}

/* --- Gephi --- */

bool gephi_nodes_write(const struct network *network, FILE *file, struct writing *writing) {
    (void)writing;
    struct table table = table_new(file, true);
    FIELDS(&table, "Id", "Label");
    for (size_t i = 0; i < node_attributes_count; i++)
        if (!is_told(node_attributes[i].name))
            field(&table, text_of(node_attributes[i].name));
    end_row(&table);
    for (size_t n = 0; n < network->nodes_count; n++) {
        const struct node *node = &network->nodes[n];
        field(&table, node->id);
        field(&table, node_label(node, table.arena));
        for (size_t i = 0; i < node_attributes_count; i++)
            if (!is_told(node_attributes[i].name))
                typed_field(&table, node_attributes[i].get(network, node, table.arena).text,
                            node_attributes[i].type);
        end_row(&table);
    }
    arena_free(table.arena);
    return true;
}

bool gephi_edges_write(const struct network *network, FILE *file, struct writing *writing) {
    (void)writing;
    struct table table = table_new(file, true);
    FIELDS(&table, "Source", "Target", "Type", "Kind", "Id", "Label", "Weight");
    for (size_t i = 0; i < edge_attributes_count; i++)
        if (!is_edge_told(edge_attributes[i].name))
            field(&table, text_of(edge_attributes[i].name));
    end_row(&table);
    for (size_t n = 0; n < network->edges_count; n++) {
        const struct edge *edge = &network->edges[n];
        field(&table, network->nodes[edge->source].id);
        field(&table, network->nodes[edge->target].id);
        field(&table, TEXT("Directed"));
        field(&table, edge_label(edge, table.arena));
        field(&table, edge->id);
        field(&table, edge_label(edge, table.arena));
        field(&table, edge_value(network, edge, "weight", table.arena).text);
        for (size_t i = 0; i < edge_attributes_count; i++)
            if (!is_edge_told(edge_attributes[i].name))
                typed_field(&table, edge_attributes[i].get(network, edge, table.arena).text,
                            edge_attributes[i].type);
        end_row(&table);
    }
    arena_free(table.arena);
    return true;
}

/* --- Neo4j --- */

/* "pagerank:double" */
static void typed(struct table *table, const char *name, enum value_type type) {
    static const char *const tails[] = {[VALUE_TEXT] = "",
                                        [VALUE_INTEGER] = ":long",
                                        [VALUE_NUMBER] = ":double",
                                        [VALUE_BOOLEAN] = ":boolean",
                                        [VALUE_JSON] = ""};
    char column[64];
    snprintf(column, sizeof column, "%s%s", name, tails[type]);
    field(table, text_of(column));
}

/* `word` with its first letter, or all, in capitals and what is no letter as '_'. */
static struct text capitals(struct text word, bool all, struct arena *arena) {
    char *at = arena_take(arena, word.size + 1);
    for (size_t i = 0; i < word.size; i++) {
        char letter = word.at[i];
        bool is_small = letter >= 'a' && letter <= 'z';
        bool is_kept = is_small || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
        at[i] = (char)(!is_kept ? '_' : is_small && (all || i == 0) ? letter - 'a' + 'A' : letter);
    }
    return (struct text){at, word.size};
}

/* CONTACTED, or CONTACTED_DENIED: no query for the one may find the other. */
static struct text edge_class(const struct edge *edge, struct arena *arena) {
    if (text_is(edge->status, "asserted"))
        return capitals(edge->kind, true, arena);
    size_t size = edge->kind.size + 1 + edge->status.size;
    char *at = arena_take(arena, size + 1);
    memcpy(at, edge->kind.at, edge->kind.size);
    at[edge->kind.size] = '_';
    memcpy(at + edge->kind.size + 1, edge->status.at, edge->status.size);
    return capitals((struct text){at, size}, true, arena);
}

bool neo4j_nodes_write(const struct network *network, FILE *file, struct writing *writing) {
    (void)writing;
    struct table table = table_new(file, false);
    FIELDS(&table, ":ID", ":LABEL");
    for (size_t i = 0; i < node_attributes_count; i++)
        typed(&table, node_attributes[i].name, node_attributes[i].type);
    end_row(&table);
    for (size_t n = 0; n < network->nodes_count; n++) {
        const struct node *node = &network->nodes[n];
        field(&table, node->id);
        field(&table, capitals(node->kind, false, table.arena));
        for (size_t i = 0; i < node_attributes_count; i++)
            typed_field(&table, node_attributes[i].get(network, node, table.arena).text,
                        node_attributes[i].type);
        end_row(&table);
    }
    arena_free(table.arena);
    return true;
}

bool neo4j_edges_write(const struct network *network, FILE *file, struct writing *writing) {
    (void)writing;
    struct table table = table_new(file, false);
    FIELDS(&table, ":START_ID", ":END_ID", ":TYPE", "edge_id");
    for (size_t i = 0; i < edge_attributes_count; i++)
        typed(&table, edge_attributes[i].name, edge_attributes[i].type);
    end_row(&table);
    for (size_t n = 0; n < network->edges_count; n++) {
        const struct edge *edge = &network->edges[n];
        field(&table, network->nodes[edge->source].id);
        field(&table, network->nodes[edge->target].id);
        field(&table, edge_class(edge, table.arena));
        field(&table, edge->id);
        for (size_t i = 0; i < edge_attributes_count; i++)
            typed_field(&table, edge_attributes[i].get(network, edge, table.arena).text,
                        edge_attributes[i].type);
        end_row(&table);
    }
    arena_free(table.arena);
    return true;
}
