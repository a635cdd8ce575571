/* A reading as W3C Web Annotations, one a line. */
#include <ctype.h>
#include <string.h>

#include "extract/annotate.h"
#include "record/arena.h"

enum { AROUND = 32 }; /* bytes of prefix and suffix */

struct web {
    const struct reading *reading;
    struct arena *arena;
    struct json_writer out;
    struct points points;
    struct text source; /* an IRI */
};

static void put(struct web *web, const char *key, struct text text) {
    json_write_key(&web->out, key);
    json_write_text(&web->out, points_clean(text, web->arena));
}

static void put_string(struct web *web, const char *key, const char *string) {
    put(web, key, text_of(string));
}

/* A document's address; where it has none, its id as a relative reference (RFC 3986). */
static struct text source_of(const struct reading *reading, struct arena *arena) {
    static const char digits[] = "0123456789ABCDEF";
    struct text id = reading->document->id;
    if (reading->document->url.size)
        return reading->document->url;
    char *iri = arena_take(arena, 3 * id.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < id.size; i++) {
        unsigned char c = (unsigned char)id.at[i];
        if (isalnum(c) || (c && strchr("-._~/", c))) {
            iri[size++] = (char)c;
        } else {
            iri[size++] = '%';
            iri[size++] = digits[c >> 4];
            iri[size++] = digits[c & 15];
        }
    }
    return (struct text){iri, size};
}

static bool is_inside_character(struct text text, size_t at) {
    return at && at < text.size && ((unsigned char)text.at[at] & 0xC0) == 0x80;
}

static void put_quote(struct web *web, size_t start, size_t end) {
    struct text text = web->reading->text;
    size_t from = start > AROUND ? start - AROUND : 0;
    size_t to = text.size - end > AROUND ? end + AROUND : text.size;
    while (from < start && is_inside_character(text, from))
        from++;
    while (to > end && is_inside_character(text, to))
        to--;
    json_write_open(&web->out, '{');
    put_string(web, "type", "TextQuoteSelector");
    put(web, "prefix", text_slice(text, from, start));
    put(web, "exact", text_slice(text, start, end));
    put(web, "suffix", text_slice(text, end, to));
    json_write_close(&web->out, '}');
}

static void put_target(struct web *web, size_t start, size_t end) {
    json_write_key(&web->out, "target");
    json_write_open(&web->out, '{');
    put(web, "source", web->source);
    json_write_key(&web->out, "selector");
    json_write_open(&web->out, '[');
    json_write_open(&web->out, '{');
    put_string(web, "type", "TextPositionSelector");
    json_write_key(&web->out, "start");
    json_write_integer(&web->out, (long long)points_at(&web->points, start));
    json_write_key(&web->out, "end");
    json_write_integer(&web->out, (long long)points_at(&web->points, end));
    json_write_close(&web->out, '}');
    put_quote(web, start, end);
    json_write_close(&web->out, ']');
    json_write_close(&web->out, '}');
}

static struct text urn(struct web *web, struct text id) {
    static const char head[] = "urn:whowhom:";
    char *whole = arena_take(web->arena, sizeof head + id.size);
    memcpy(whole, head, sizeof head - 1);
    memcpy(whole + sizeof head - 1, id.at, id.size);
    return (struct text){whole, sizeof head - 1 + id.size};
}

static void put_body(struct web *web, const char *purpose, struct text value) {
    if (!value.size)
        return;
    json_write_open(&web->out, '{');
    put_string(web, "type", "TextualBody");
    put_string(web, "purpose", purpose);
    put(web, "value", value);
    json_write_close(&web->out, '}');
}

static void put_class(struct web *web, const char *purpose, struct text source) {
    json_write_open(&web->out, '{');
    put_string(web, "type", "SpecificResource");
    put_string(web, "purpose", purpose);
    put(web, "source", source);
    json_write_close(&web->out, '}');
}

/* The context adds our own terms, so that a reader of JSON-LD keeps them. */
static void open(struct web *web, struct text id, const char *motivation) {
    json_write_open(&web->out, '{');
    json_write_key(&web->out, "@context");
    json_write_raw(&web->out, TEXT("[\"http://www.w3.org/ns/anno.jsonld\",{\"whowhom\":\"urn:whowhom:\"}]"));
    put(web, "id", urn(web, id));
    put_string(web, "type", "Annotation");
    put_string(web, "motivation", motivation);
    json_write_key(&web->out, "body");
    json_write_open(&web->out, '[');
}

static void put_field(struct web *web, const char *key, struct text value) {
    if (value.size)
        put(web, key, value);
}

static void put_mention(struct web *web, const struct mention *mention) {
    const struct annotation_class *known = annotation_class(mention->kind);
    open(web, mention->id, "classifying");
    if (known)
        put_class(web, "classifying", text_of(known->web));
    put_body(web, "tagging", mention->kind);
    put_body(web, "describing", mention->value);
    json_write_close(&web->out, ']');
    put_target(web, mention->start, mention->end);
    put_field(web, "whowhom:form", mention->form);
    put_field(web, "whowhom:rule", mention->rule);
    json_write_close(&web->out, '}');
    json_write_newline(&web->out);
}

static void put_relation(struct web *web, const struct relation *relation) {
    open(web, relation->id, "linking");
    if (relation->source_mention.size)
        put_class(web, "linking", urn(web, relation->source_mention));
    put_class(web, "linking", urn(web, relation->target_mention));
    put_body(web, "tagging", relation->kind);
    put_body(web, "tagging", relation->status);
    json_write_close(&web->out, ']');
    put_target(web, relation->start, relation->end);
    if (relation->source_mention.size)
        put(web, "whowhom:source", urn(web, relation->source_mention));
    put(web, "whowhom:target", urn(web, relation->target_mention));
    put_field(web, "whowhom:kind", relation->kind);
    put_field(web, "whowhom:status", relation->status);
    json_write_key(&web->out, "whowhom:mutual");
    json_write_bool(&web->out, relation->mutual);
    put_field(web, "whowhom:date", relation->date);
    put_field(web, "whowhom:rule", relation->rule);
    json_write_close(&web->out, '}');
    json_write_newline(&web->out);
}

void annotate_web(const struct reading *reading, struct arena *arena, FILE *out) {
    struct web web = {.reading = reading, .arena = arena, .points = {.text = reading->text}};
    json_writer_init(&web.out);
    web.source = source_of(reading, arena);
    for (size_t i = 0; i < reading->mentions_count; i++)
        put_mention(&web, &reading->mentions[i]);
    for (size_t i = 0; i < reading->relations_count; i++)
        put_relation(&web, &reading->relations[i]);
    record_flush(&web.out, out);
    json_writer_done(&web.out);
}
