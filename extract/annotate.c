/* What the three annotation formats share: code points, clean text, classes by the terms of each field. */
#include "extract/annotate.h"

#include <string.h>

#include "record/arena.h"

size_t points_at(struct points *points, size_t byte) {
    if (byte < points->byte)
        points->byte = points->count = 0;
    struct text between = text_slice(points->text, points->byte, byte);
    points->count += text_code_points(between, between.size);
    points->byte = byte;
    return points->count;
}

/* The size of the character at byte `at`; 0 where it is none. */
static size_t character_size(struct text text, size_t at) {
    for (size_t size = 1; size <= 4 && at + size <= text.size; size++)
        if (text_is_utf8(text_slice(text, at, at + size)))
            return size;
    return 0;
}

struct text points_clean(struct text text, struct arena *arena) {
    if (text_is_utf8(text))
        return text;
    char *clean = arena_take(arena, 3 * text.size);
    size_t size = 0;
    for (size_t i = 0; i < text.size;) {
        size_t width = character_size(text, i);
        memcpy(clean + size, width ? text.at + i : "\xEF\xBF\xBD", width ? width : 3);
        size += width ? width : 3;
        i += width ? width : 1;
    }
    return (struct text){clean, size};
}

size_t reading_mention(const struct reading *reading, struct text id) {
    for (size_t i = 0; id.size && i < reading->mentions_count; i++)
        if (text_is_equal(reading->mentions[i].id, id))
            return i;
    return SIZE_MAX;
}

/* brat's own examples; OntoNotes 5 (places of any sort are LOC, since GPE would claim a government); schema.org. */
static const struct annotation_class classes[] = {
    {"person", "Person", "PERSON", "https://schema.org/Person"},
    {"institution", "Organization", "ORG", "https://schema.org/Organization"},
    {"place", "Location", "LOC", "https://schema.org/Place"},
    {"date", "Date", "DATE", "https://schema.org/Date"},
    {"age", "Age", "AGE", "https://schema.org/Duration"},
    {"matter", "Matter", "MATTER", "https://schema.org/Event"},
};

const struct annotation_class *annotation_class(struct text kind) {
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (text_is(kind, classes[i].kind))
            return &classes[i];
    return NULL;
}
