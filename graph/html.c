/* The report: one HTML file that opens offline. The picture is the very SVG of `--format svg`; two tables, of
   edges with their quotes and of nodes, say the same without a script; the script (graph/report/report.js)
   makes all three answer. The page may ask nobody for anything (Content-Security-Policy), and its script and style are
   allowed by their hash alone, so that no text from an article can ever run. */
#include <stdio.h>
#include <string.h>

#include "graph/attribute.h"
#include "graph/format.h"
#include "graph/json_network.h"
#include "graph/report.h"
#include "graph/summary.h"
#include "graph/surroundings.h"
#include "graph/svg.h"
#include "graph/xml.h"
#include "record/arena.h"
#include "record/record.h"

enum { ITEM_KEPT = 1 << 16 };

struct page {
    const struct network *network;
    FILE *file;
    struct arena *arena; /* for one item */
    struct json_writer out;
    struct surroundings *surroundings; /* NULL: not asked for */
    size_t quotes;                     /* whose surroundings are written */
};

static void raw(struct page *page, const char *html) {
    fputs(html, page->file);
}

/* Text between tags or in a quoted attribute, on one line. */
static void put(struct page *page, struct text text) {
    struct text line = one_line(page->arena, text);
    for (size_t i = 0; i < line.size; i++) {
        switch (line.at[i]) {
        case '&':
            raw(page, "&amp;");
            break;
        case '<':
            raw(page, "&lt;");
            break;
        case '>':
            raw(page, "&gt;");
            break;
        case '"':
            raw(page, "&quot;");
            break;
        default:
            fputc(line.at[i], page->file);
        }
    }
}

/* --- Head
   ---------------------------------------------------------------------------------------------------- */

static unsigned hex_digit(char digit) {
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* 'sha256-BASE64' of what stands between `at` and `end`. */
static void put_hash(struct page *page, const char *at, const char *end) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct text hex = record_sha256(page->arena, (struct text){at, (size_t)(end - at)});
    unsigned char bytes[33] = {0}; /* 32 and one for the last group of three */
    for (size_t i = 0; i < 32; i++)
        bytes[i] = (unsigned char)(hex_digit(hex.at[2 * i]) << 4 | hex_digit(hex.at[2 * i + 1]));
    raw(page, "'sha256-");
    for (size_t i = 0; i < 33; i += 3) {
        unsigned group = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 | bytes[i + 2];
        for (int shift = 18; shift >= (i == 30 ? 6 : 0); shift -= 6)
            fputc(letters[group >> shift & 63], page->file);
    }
    raw(page, "='");
}

static void put_head(struct page *page) {
    raw(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
              "form-action 'none'; script-src ");
    put_hash(page, report_js, report_js_end);
    raw(page, "; style-src ");
    put_hash(page, report_css, report_css_end);
    raw(page, "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<title>Who contacted and who investigated whom</title>\n<style>");
    raw(page, report_css);
    raw(page, "</style>\n</head>\n<body>\n<header>\n<h1>Who contacted and who investigated whom</h1>\n<p>");
    put(page, text_of(summary_text(page->network->archive, page->network, page->arena)));
    raw(page, "</p>\n</header>\n<div id=\"tools\"></div>\n<main>\n<figure id=\"picture\">\n");
}

static void put_picture(struct page *page, struct writing *writing) {
    struct frame frame = picture_frame(page->network);
    fprintf(page->file,
            "<svg viewBox=\"%ld %ld %ld %ld\" role=\"group\" aria-label=\"Network\" tabindex=\"0\">",
            (long)frame.left, (long)frame.top, (long)(frame.right - frame.left),
            (long)(frame.bottom - frame.top));
    struct xml *xml = xml_new(page->file, false);
    picture_write(xml, page->network);
    writing->replaced += xml_free(xml);
    raw(page,
        "</svg>\n</figure>\n<aside id=\"detail\" aria-live=\"polite\" tabindex=\"-1\"></aside>\n</main>\n");
}

/* --- Tables
   -------------------------------------------------------------------------------------------------- */

static void cell(struct page *page, struct text text) {
    raw(page, "<td><bdi>");
    put(page, text);
    raw(page, "</bdi></td>");
}

static void put_statement(struct page *page, size_t number, const struct report *report) {
    const struct edge *edge = &page->network->edges[number];
    const struct archive *archive = page->network->archive;
    fprintf(page->file, "<tr data-e=\"%zu\">", number);
    cell(page, report->date);
    cell(page, page->network->nodes[edge->source].name);
    cell(page, edge_label(edge, page->arena));
    cell(page, page->network->nodes[edge->target].name);
    raw(page, "<td class=\"quote\"><q><bdi>");
    put(page, report->text);
    raw(page, "</bdi></q></td>");
    raw(page, "<td><bdi>");
    if (report->document != LOOKUP_NONE) {
        put(page, archive->documents[report->document].record.id);
        fprintf(page->file, "</bdi> %zu–%zu</td>", report->start, report->end);
    } else {
        raw(page, "</bdi></td>");
    }
    cell(page, report->rule);
    raw(page, "</tr>\n");
    arena_reset(page->arena, ITEM_KEPT);
}

static void put_statements(struct page *page) {
    raw(page,
        "<section id=\"evidence\">\n<h2>Evidence</h2>\n<table>\n<thead><tr><th>Date</th><th>Who</th>"
        "<th>Relation</th><th>Whom</th><th>Quote</th><th>Article, bytes</th><th>Rule</th></tr></thead>\n"
        "<tbody>\n");
    for (size_t i = 0; i < page->network->edges_count; i++)
        for (const struct evidence *one = page->network->edges[i].evidence; one; one = one->next)
            put_statement(page, i, one->report);
    raw(page, "</tbody>\n</table>\n</section>\n");
}

static void put_nodes(struct page *page) {
    raw(page,
        "<section id=\"who\">\n<h2>People, institutions and matters</h2>\n<table>\n<thead><tr><th>Name</th>"
        "<th>Kind</th><th>Also called</th><th>Age</th><th>Ties</th><th>Articles</th></tr></thead>\n"
        "<tbody>\n");
    for (size_t i = 0; i < page->network->nodes_count; i++) {
        const struct node *node = &page->network->nodes[i];
        const struct entity *entity = &page->network->archive->entities[node->entity].record;
        fprintf(page->file, "<tr data-n=\"%zu\">", i);
        cell(page, node->name);
        cell(page, node->kind);
        raw(page, "<td><bdi>");
        for (size_t j = 0; j < entity->aliases_count; j++) {
            raw(page, j ? "; " : "");
            put(page, entity->aliases[j].name);
        }
        raw(page, "</bdi></td>");
        cell(page, entity->age);
        cell(page, value_integer(page->arena, (long long)node->degree).text);
        cell(page, node_value(page->network, node, "documents", page->arena).text);
        raw(page, "</tr>\n");
        arena_reset(page->arena, ITEM_KEPT);
    }
    raw(page, "</tbody>\n</table>\n</section>\n");
}

/* --- Data
   ---------------------------------------------------------------------------------------------------- */

/* Writes what the writer holds so that no text can end the script element. */
static void flush(struct page *page) {
    for (size_t i = 0; i < page->out.size; i++) {
        if (page->out.at[i] == '<')
            raw(page, "\\u003c");
        else
            fputc(page->out.at[i], page->file);
    }
    bool comma = page->out.comma;
    json_writer_reset(&page->out);
    page->out.comma = comma;
    arena_reset(page->arena, ITEM_KEPT);
}

/* The text around a quote, when the article is where --source says and its hash agrees. */
static void put_around(struct page *page) {
    json_write_open(&page->out, '{');
    if (page->surroundings) {
        struct surrounding around = surroundings_at(page->surroundings, page->quotes++);
        json_write_field(&page->out, "before", around.before);
        json_write_field(&page->out, "after", around.after);
        if (around.line)
            json_write_integer_field(&page->out, "line", (long long)around.line);
    }
    json_write_close(&page->out, '}');
}

static void put_edge_data(struct page *page, const struct edge *edge) {
    json_write_open(&page->out, '{');
    json_write_field(&page->out, "id", edge->id);
    json_write_integer_field(&page->out, "from", (long long)edge->source);
    json_write_integer_field(&page->out, "to", (long long)edge->target);
    json_write_edge(&page->out, page->network, edge, page->arena);
    json_write_key(&page->out, "around");
    json_write_open(&page->out, '[');
    for (const struct evidence *one = edge->evidence; one; one = one->next)
        put_around(page);
    json_write_close(&page->out, ']');
    json_write_close(&page->out, '}');
    flush(page);
}

static void put_documents(struct page *page) {
    const struct archive *archive = page->network->archive;
    for (size_t i = 0; i < archive->documents_count; i++) {
        const struct document *document = &archive->documents[i].record;
        json_write_open(&page->out, '{');
        json_write_field(&page->out, "id", document->id);
        json_write_field(&page->out, "title", document->title);
        json_write_field(&page->out, "date", document->date);
        json_write_field(&page->out, "url", document->url);
        json_write_close(&page->out, '}');
        flush(page);
    }
}

static void put_data(struct page *page) {
    raw(page, "<script type=\"application/json\" id=\"data\">");
    json_write_open(&page->out, '{');
    json_write_key(&page->out, "nodes");
    json_write_open(&page->out, '[');
    for (size_t i = 0; i < page->network->nodes_count; i++) {
        json_write_open(&page->out, '{');
        json_write_field(&page->out, "id", page->network->nodes[i].id);
        json_write_node(&page->out, page->network, &page->network->nodes[i], page->arena);
        json_write_close(&page->out, '}');
        flush(page);
    }
    json_write_close(&page->out, ']');
    json_write_key(&page->out, "edges");
    json_write_open(&page->out, '[');
    for (size_t i = 0; i < page->network->edges_count; i++)
        put_edge_data(page, &page->network->edges[i]);
    json_write_close(&page->out, ']');
    json_write_key(&page->out, "documents");
    json_write_open(&page->out, '[');
    put_documents(page);
    json_write_close(&page->out, ']');
    json_write_close(&page->out, '}');
    flush(page);
    raw(page, "</script>\n");
}

bool html_write(const struct network *network, FILE *file, struct writing *writing) {
    struct page page = {.network = network, .file = file, .arena = arena_new()};
    if (writing->source)
        page.surroundings = surroundings_new(network, writing->source);
    json_writer_init(&page.out);
    put_head(&page);
    put_picture(&page, writing);
    put_statements(&page);
    put_nodes(&page);
    put_data(&page);
    raw(&page, "<script>");
    raw(&page, report_js);
    raw(&page, "</script>\n</body>\n</html>\n");
    json_writer_done(&page.out);
    arena_free(page.arena);
    surroundings_free(page.surroundings);
    return true;
}
