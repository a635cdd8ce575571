/* XML out: elements, attributes and texts into a FILE. What XML 1.0 can't hold (most control characters, U+FFFE,
   broken UTF-8) becomes U+FFFD and is counted; a text beyond 9 MB is cut, since readers refuse 10.

   Ownership: a struct xml belongs to its maker; the file stays the caller's, who asks it whether it took
   everything. */
#ifndef GRAPH_XML_H
#define GRAPH_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "record/text.h"

struct xml;

/* `is_document`: with the XML declaration and indented; else elements to stand in another text. */
struct xml *xml_new(FILE *file, bool is_document);

/* Closes what is open, ends the document and frees `xml`; returns how many characters were replaced. */
size_t xml_free(struct xml *xml);

void xml_open(struct xml *xml, const char *element); /* which must stay until it is closed; 16 deep at most */
void xml_close(struct xml *xml);
void xml_attribute(struct xml *xml, const char *name, struct text value);
void xml_text(struct xml *xml, struct text text);

#endif
