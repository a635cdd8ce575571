/* The fields of each record type, in written order: see layout.h. */
#include "record/layout.h"

#define KEY(field)                                                                                           \
    { "\"" #field "\":", sizeof("\"" #field "\":") - 1 }
#define PLACE(kind, field, type)                                                                             \
    { #field, KEY(field), type, offsetof(struct kind, field), 0 }
#define LIST(kind, field, type)                                                                              \
    { #field, KEY(field), type, offsetof(struct kind, field), offsetof(struct kind, field##_count) }
#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct field_place stream_fields[] = {
    PLACE(stream, format, FIELD_FORMAT),
    LIST(stream, by, FIELD_TEXTS),
    PLACE(stream, rules, FIELD_TEXT),
};

static const struct field_place document_fields[] = {
    PLACE(document, id, FIELD_TEXT),     PLACE(document, date, FIELD_TEXT),
    PLACE(document, title, FIELD_TEXT),  PLACE(document, url, FIELD_TEXT),
    PLACE(document, source, FIELD_TEXT), PLACE(document, bytes, FIELD_OFFSET),
    PLACE(document, sha256, FIELD_TEXT),
};

static const struct field_place mention_fields[] = {
    PLACE(mention, id, FIELD_TEXT),        PLACE(mention, doc, FIELD_TEXT),
    PLACE(mention, kind, FIELD_TEXT),      PLACE(mention, form, FIELD_TEXT),
    PLACE(mention, start, FIELD_OFFSET),   PLACE(mention, end, FIELD_OFFSET),
    PLACE(mention, text, FIELD_TEXT),      PLACE(mention, sentence, FIELD_OFFSET),
    PLACE(mention, value, FIELD_TEXT),     PLACE(mention, anchor, FIELD_TEXT),
    PLACE(mention, precision, FIELD_TEXT), PLACE(mention, alternative, FIELD_TEXT),
    PLACE(mention, at, FIELD_TEXT),        PLACE(mention, birth, FIELD_TEXT),
    PLACE(mention, of, FIELD_TEXT),        LIST(mention, about, FIELD_TEXTS),
    PLACE(mention, title, FIELD_TEXT),     PLACE(mention, given, FIELD_TEXT),
    PLACE(mention, surname, FIELD_TEXT),   PLACE(mention, gender, FIELD_TEXT),
    PLACE(mention, role, FIELD_TEXT),      PLACE(mention, alias_of, FIELD_TEXT),
    PLACE(mention, not_of, FIELD_TEXT),    PLACE(mention, speaker, FIELD_TEXT),
    PLACE(mention, kin, FIELD_TEXT),       PLACE(mention, kin_of, FIELD_TEXT),
    PLACE(mention, body, FIELD_TEXT),      PLACE(mention, block, FIELD_TEXT),
    PLACE(mention, subject, FIELD_FLAG),   PLACE(mention, rule, FIELD_TEXT),
    PLACE(mention, entity, FIELD_TEXT),    PLACE(mention, resolved_by, FIELD_TEXT),
};

static const struct field_place relation_fields[] = {
    PLACE(relation, id, FIELD_TEXT),
    PLACE(relation, doc, FIELD_TEXT),
    PLACE(relation, kind, FIELD_TEXT),
    PLACE(relation, source_mention, FIELD_TEXT),
    PLACE(relation, target_mention, FIELD_TEXT),
    PLACE(relation, status, FIELD_TEXT),
    PLACE(relation, mutual, FIELD_FLAG),
    PLACE(relation, date, FIELD_TEXT),
    PLACE(relation, date_mention, FIELD_TEXT),
    PLACE(relation, place_mention, FIELD_TEXT),
    PLACE(relation, channel, FIELD_TEXT),
    PLACE(relation, stage, FIELD_TEXT),
    PLACE(relation, tense, FIELD_TEXT),
    PLACE(relation, attribution, FIELD_TEXT),
    PLACE(relation, trigger, FIELD_TEXT),
    PLACE(relation, cue, FIELD_TEXT),
    PLACE(relation, start, FIELD_OFFSET),
    PLACE(relation, end, FIELD_OFFSET),
    PLACE(relation, text, FIELD_TEXT),
    PLACE(relation, rule, FIELD_TEXT),
    PLACE(relation, source, FIELD_TEXT),
    PLACE(relation, target, FIELD_TEXT),
};

static const struct field_place entity_fields[] = {
    PLACE(entity, id, FIELD_TEXT),         PLACE(entity, kind, FIELD_TEXT),
    PLACE(entity, name, FIELD_TEXT),       LIST(entity, aliases, FIELD_ALIASES),
    PLACE(entity, age, FIELD_TEXT),        PLACE(entity, age_date, FIELD_TEXT),
    PLACE(entity, gender, FIELD_TEXT),     PLACE(entity, role, FIELD_TEXT),
    LIST(entity, about, FIELD_TEXTS),      LIST(entity, candidates, FIELD_TEXTS),
    PLACE(entity, mentions, FIELD_OFFSET), LIST(entity, documents, FIELD_TEXTS),
};

static const struct field_place refused_fields[] = {
    PLACE(refused, doc, FIELD_TEXT),
    PLACE(refused, line, FIELD_NUMBER),
    PLACE(refused, reason, FIELD_TEXT),
};

static const struct layout layouts[] = {
    [RECORD_STREAM] = {"stream", stream_fields, COUNT(stream_fields)},
    [RECORD_DOCUMENT] = {"document", document_fields, COUNT(document_fields)},
    [RECORD_MENTION] = {"mention", mention_fields, COUNT(mention_fields)},
    [RECORD_RELATION] = {"relation", relation_fields, COUNT(relation_fields)},
    [RECORD_ENTITY] = {"entity", entity_fields, COUNT(entity_fields)},
    [RECORD_REFUSED] = {"refused", refused_fields, COUNT(refused_fields)},
    [RECORD_OTHER] = {"", NULL, 0},
};

const struct layout *layout_of(enum record_type type) {
    return &layouts[type];
}

enum record_type layout_find(struct text type) {
    for (enum record_type i = RECORD_STREAM; i < RECORD_OTHER; i++)
        if (text_is(type, layouts[i].type))
            return i;
    return RECORD_OTHER;
}
