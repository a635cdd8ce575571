/* The one file that sees libxml2's writer. Its own words on standard error are prevented by giving it a write
   function that never fails: the FILE remembers the failure. */
#include "graph/xml.h"

#include <libxml/xmlwriter.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

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

struct xml *xml_new(FILE *file) {
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

/* The length of the valid UTF-8 sequence for an XML character at `at`; 0 when there is none. */
static size_t xml_character(const unsigned char *at, size_t size) {
    if (at[0] < 0x80)
        return at[0] >= 0x20 || at[0] == '\t' || at[0] == '\n' || at[0] == '\r';
    size_t length = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;
    if (at[0] < 0xc2 || at[0] > 0xf4 || length > size)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    bool is_overlong = (at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xf0 && at[1] < 0x90);
    bool is_surrogate = at[0] == 0xed && at[1] > 0x9f;
    bool is_beyond = at[0] == 0xf4 && at[1] > 0x8f;
    bool is_none = at[0] == 0xef && at[1] == 0xbf && at[2] >= 0xbe;
    return is_overlong || is_surrogate || is_beyond || is_none ? 0 : length;
}

/* A terminated copy that XML can hold. */
static const xmlChar *clean(struct xml *xml, struct text text) {
    arena_reset(xml->arena, TEXT_KEPT);
    const unsigned char *from = (const unsigned char *)text.at;
    char *to = arena_take(xml->arena, 3 * text.size + 4);
    size_t size = 0;
    for (size_t i = 0; i < text.size && size < LONGEST;) {
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
