/* A reading as annotations that other tools open: brat standoff, spaCy's documents, W3C Web Annotation.

   All offsets are code points of the text, as these tools count; a byte that is no UTF-8 counts as one and is written as
   U+FFFD. Each writes one document; whether `out` took it, its owner asks ferror. */
#ifndef EXTRACT_ANNOTATE_H
#define EXTRACT_ANNOTATE_H

#include <stdio.h>

#include "extract/write.h"

struct arena;

/* Writes the .ann of brat (https://brat.nlplab.org/standoff.html): T mentions (in pieces where a line ends within),
   R relations, A form, status and mutuality, N values in EDTF, # notes with rule and trigger. A relation without
   a source, which R can't tell, is the attribute NobodyNamed of its target. `arena` is for scratch. */
void annotate_brat(const struct reading *reading, struct arena *arena, FILE *out);

/* Writes the text beside it, byte for byte but for what is no UTF-8. */
void annotate_brat_text(struct text text, FILE *out);

/* Writes brat's annotation.conf for the classes that annotate_brat writes. */
void annotate_brat_classes(FILE *out);

/* The name, without its extension, of the files that hold document `id`: the id without ".txt" where it is a plain
   name, else its letters and digits and a hash of it, so that no two ids share one. Taken from `arena`. */
struct text annotate_brat_name(struct text id, struct arena *arena);

/* Writes a line {"text","ents","spans","relations","meta"}: in `ents` names, dates and ages, by OntoNotes' labels; in
   spans.references what stands for a name; relations as Prodigy writes them. */
void annotate_spacy(const struct reading *reading, struct arena *arena, FILE *out);

/* Writes a line for each mention and relation: a Web Annotation (https://www.w3.org/TR/annotation-model/) with a
   TextPositionSelector and a TextQuoteSelector. */
void annotate_web(const struct reading *reading, struct arena *arena, FILE *out);

/* Code point offsets of mentions that come in order: counts on from the last. */
struct points {
    struct text text;
    size_t byte, count;
};

/* How many code points lie before `byte`. */
size_t points_at(struct points *points, size_t byte);

/* `text` with U+FFFD for each byte that is no UTF-8; itself where there is none. */
struct text points_clean(struct text text, struct arena *arena);

/* The number of the mention with this id; SIZE_MAX for none. */
size_t reading_mention(const struct reading *reading, struct text id);

/* Everything that is known of a mention's kind: its class in each of the three. */
struct annotation_class {
    const char *kind, *brat, *spacy, *web;
};

/* NULL for a kind that a rule set added: then the kind itself is the class. */
const struct annotation_class *annotation_class(struct text kind);

#endif
