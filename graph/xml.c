/* The one file that sees libxml2's writer. Its own words on standard error are prevented by giving it a write
   function that never fails: the FILE remembers the failure. */
#include "graph/xml.h"

#include <libxml/xmlwriter.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "graph/character.h"
#include "record/arena.h"

struct xml {
    xmlTextWriterPtr writer;
    struct arena *arena; /* for one text */
    size_t replaced;
};

enum { TEXT_KEPT = 1 << 16, LONGEST = 9000000 /* readers refuse 10 MB */ };

static int write_bytes(void *file, const char *at, int size) {
    fwrite(at, 1, (size_t)size, file);
    return size;
}

static int close_nothing(void *file) {
    (void)file;
    return 0;
}

struct xml *xml_new(FILE *file, bool is_document) {
    struct arena *arena = arena_new();
    struct xml *xml = calloc(1, sizeof *xml);
    xmlOutputBufferPtr out = xml ? xmlOutputBufferCreateIO(write_bytes, close_nothing, file, NULL) : NULL;
    if (out)
        xml->writer = xmlNewTextWriter(out);
    if (!xml || !xml->writer) {
        arena_free(arena);
        free(xml);
        return NULL;
    }
    xml->arena = arena;
    if (!is_document)
        return xml;
    xmlTextWriterSetIndent(xml->writer, 1);
    xmlTextWriterSetIndentString(xml->writer, (const xmlChar *)" ");
    xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL);
    return xml;
}

size_t xml_free(struct xml *xml) {
    xmlTextWriterEndDocument(xml->writer);
    xmlFreeTextWriter(xml->writer);
    size_t replaced = xml->replaced;
    arena_free(xml->arena);
    free(xml);
    return replaced;
}

/* A terminated copy that XML can hold. */
static const xmlChar *clean(struct xml *xml, struct text text) {
    arena_reset(xml->arena, TEXT_KEPT);
    const unsigned char *from = (const unsigned char *)text.at;
    char *to = arena_take(xml->arena, 3 * text.size + 4);
    size_t size = 0;
    for (size_t i = 0; i < text.size && size < LONGEST;) {
        if (from[i] >= ' ' && from[i] < 0x80) { /* most of all */
            to[size++] = text.at[i++];
            continue;
        }
        size_t length = xml_character(from + i, text.size - i);
        if (length) {
            memcpy(to + size, from + i, length);
            size += length;
            i += length;
        } else {
            memcpy(to + size, "\xef\xbf\xbd", 3);
            size += 3;
            i++;
            xml->replaced++;
        }
    }
    if (size >= LONGEST)
        memcpy(to + size, "…", 3);
    return (const xmlChar *)to;
}

void xml_open(struct xml *xml, const char *element) {
    xmlTextWriterStartElement(xml->writer, (const xmlChar *)element);
}

void xml_close(struct xml *xml) {
    xmlTextWriterEndElement(xml->writer);
}

void xml_attribute(struct xml *xml, const char *name, struct text value) {
    xmlTextWriterWriteAttribute(xml->writer, (const xmlChar *)name, clean(xml, value));
}

void xml_text(struct xml *xml, struct text text) {
    xmlTextWriterWriteString(xml->writer, clean(xml, text));
}
