/* Bytes are gathered in one block before they go to the file: half a million edges are ten million elements, for
   each of which libxml2's writer made fifteen allocations. */
#include "graph/xml.h"

#include <assert.h>
#include <string.h>

#include "graph/character.h"
#include "record/arena.h"

enum { BLOCK = 1 << 16, DEEPEST = 16, LONGEST = 9000000 /* readers refuse 10 MB */ };

struct xml {
    FILE *file;
    struct arena *arena;
    bool is_indented;
    bool is_tag_open; /* the last start tag lacks its '>' */
    bool has_text;    /* the innermost element has a text */
    size_t replaced;
    const char *elements[DEEPEST];
    size_t depth;
    size_t size; /* of what is gathered */
    char gathered[BLOCK];
};

static void flush(struct xml *xml) {
    fwrite(xml->gathered, 1, xml->size, xml->file);
    xml->size = 0;
}

static void put(struct xml *xml, const char *at, size_t size) {
    if (xml->size + size > BLOCK)
        flush(xml);
    if (size > BLOCK) {
        fwrite(at, 1, size, xml->file);
        return;
    }
    memcpy(xml->gathered + xml->size, at, size);
    xml->size += size;
}

static void put_string(struct xml *xml, const char *string) {
    put(xml, string, strlen(string));
}

struct xml *xml_new(FILE *file, bool is_document) {
    struct arena *arena = arena_new();
    struct xml *xml = arena_take(arena, sizeof *xml);
    xml->file = file;
    xml->arena = arena;
    xml->is_indented = is_document;
    if (is_document)
        put_string(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    return xml;
}

size_t xml_free(struct xml *xml) {
    while (xml->depth)
        xml_close(xml);
    put(xml, "\n", 1);
    flush(xml);
    size_t replaced = xml->replaced;
    arena_free(xml->arena);
    return replaced;
}

static void end_tag(struct xml *xml) {
    put_string(xml, xml->is_tag_open ? ">" : "");
    xml->is_tag_open = false;
}

static void begin_line(struct xml *xml) {
    static const char line[] = "\n                "; /* as many spaces as it can be deep */
    if (xml->is_indented)
        put(xml, line, 1 + xml->depth);
}

void xml_open(struct xml *xml, const char *element) {
    assert(xml->depth < DEEPEST);
    end_tag(xml);
    begin_line(xml);
    put(xml, "<", 1);
    put_string(xml, element);
    xml->elements[xml->depth++] = element;
    xml->is_tag_open = true;
    xml->has_text = false;
}

void xml_close(struct xml *xml) {
    const char *element = xml->elements[--xml->depth];
    if (xml->is_tag_open) {
        put(xml, "/>", 2);
    } else {
        if (!xml->has_text)
            begin_line(xml);
        put(xml, "</", 2);
        put_string(xml, element);
        put(xml, ">", 1);
    }
    xml->is_tag_open = false;
    xml->has_text = false;
}

/* What stands for a character of markup, or of white space that a reader would change in an attribute; NULL where it
   stands for itself. */
static const char *escape_of(char character, bool is_attribute) {
    switch (character) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\r':
        return "&#13;";
    case '\n':
        return is_attribute ? "&#10;" : NULL;
    case '\t':
        return is_attribute ? "&#9;" : NULL;
    default:
        return NULL;
    }
}

/* Puts the text with what XML can't hold replaced; a very long one is cut. */
static void put_escaped(struct xml *xml, struct text text, bool is_attribute) {
    size_t begin = 0, i = 0, most = text.size < LONGEST ? text.size : LONGEST;
    while (i < most) {
        if (text.at[i] > '>' && text.at[i] < 0x7f) { /* most of all */
            i++;
            continue;
        }
        size_t length = xml_character((const unsigned char *)text.at + i, text.size - i);
        const char *instead = length ? escape_of(text.at[i], is_attribute) : "\xef\xbf\xbd";
        if (instead) {
            put(xml, text.at + begin, i - begin);
            put_string(xml, instead);
            begin = i + 1;
        }
        xml->replaced += !length;
        i += length ? length : 1;
    }
    put(xml, text.at + begin, i - begin);
    put_string(xml, i < text.size ? "…" : "");
}

void xml_attribute(struct xml *xml, const char *name, struct text value) {
    assert(xml->is_tag_open);
    put(xml, " ", 1);
    put_string(xml, name);
    put(xml, "=\"", 2);
    put_escaped(xml, value, true);
    put(xml, "\"", 1);
}

void xml_text(struct xml *xml, struct text text) {
    end_tag(xml);
    put_escaped(xml, text, false);
    xml->has_text = true;
}
