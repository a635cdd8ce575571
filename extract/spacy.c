/* A reading as one line of JSON for spaCy and Prodigy. */
#include <ctype.h>

#include "extract/annotate.h"
#include "record/arena.h"

struct spacy {
    const struct reading *reading;
    struct arena *arena;
    struct json_writer out;
    struct points points;
};

/* The kind in capitals where the field has no label for it. */
static void put_label(struct spacy *spacy, struct text kind) {
    const struct annotation_class *known = annotation_class(kind);
    char *label = arena_take_copy(spacy->arena, kind.at, kind.size);
    for (size_t i = 0; i < kind.size; i++)
        label[i] = (char)toupper((unsigned char)label[i]);
    json_write_key(&spacy->out, "label");
    json_write_text(&spacy->out, known ? text_of(known->spacy) : (struct text){label, kind.size});
}

static void put_span(struct spacy *spacy, const struct mention *mention) {
    json_write_open(&spacy->out, '{');
    json_write_integer_field(&spacy->out, "start", (long long)points_at(&spacy->points, mention->start));
    json_write_integer_field(&spacy->out, "end", (long long)points_at(&spacy->points, mention->end));
    put_label(spacy, mention->kind);
    json_write_field(&spacy->out, "id", mention->id);
    if (!text_is(mention->form, "name"))
        json_write_field(&spacy->out, "form", mention->form);
    json_write_field(&spacy->out, "value", mention->value);
    json_write_field(&spacy->out, "rule", mention->rule);
    json_write_close(&spacy->out, '}');
}

static void put_spans(struct spacy *spacy, const char *key, bool names) {
    json_write_key(&spacy->out, key);
    json_write_open(&spacy->out, '[');
    size_t reached = 0; /* spaCy refuses entities that overlap */
    for (size_t i = 0; i < spacy->reading->mentions_count; i++) {
        const struct mention *mention = &spacy->reading->mentions[i];
        if (text_is(mention->form, "name") != names || (names && mention->start < reached))
            continue;
        put_span(spacy, mention);
        reached = mention->end;
    }
    json_write_close(&spacy->out, ']');
}

static void put_end(struct spacy *spacy, const char *key, size_t mention) {
    if (mention == SIZE_MAX)
        return;
    json_write_key(&spacy->out, key);
    put_span(spacy, &spacy->reading->mentions[mention]);
}

static void put_relation(struct spacy *spacy, const struct relation *relation) {
    json_write_open(&spacy->out, '{');
    put_end(spacy, "head_span", reading_mention(spacy->reading, relation->source_mention));
    put_end(spacy, "child_span", reading_mention(spacy->reading, relation->target_mention));
    put_label(spacy, relation->kind);
    json_write_field(&spacy->out, "id", relation->id);
    json_write_field(&spacy->out, "status", relation->status);
    json_write_key(&spacy->out, "mutual");
    json_write_bool(&spacy->out, relation->mutual);
    json_write_field(&spacy->out, "date", relation->date);
    json_write_field(&spacy->out, "trigger", relation->trigger);
    json_write_field(&spacy->out, "rule", relation->rule);
    json_write_close(&spacy->out, '}');
}

static void put_meta(struct spacy *spacy) {
    const struct document *document = spacy->reading->document;
    json_write_key(&spacy->out, "meta");
    json_write_open(&spacy->out, '{');
    json_write_field(&spacy->out, "id", document->id);
    json_write_field(&spacy->out, "date", document->date);
    json_write_field(&spacy->out, "title", document->title);
    json_write_field(&spacy->out, "url", document->url);
    json_write_field(&spacy->out, "source", document->source);
    json_write_field(&spacy->out, "sha256", document->sha256);
    json_write_close(&spacy->out, '}');
}

void annotate_spacy(const struct reading *reading, struct arena *arena, FILE *out) {
    struct spacy spacy = {.reading = reading, .arena = arena, .points = {.text = reading->text}};
    json_writer_init(&spacy.out);
    json_write_open(&spacy.out, '{');
    json_write_key(&spacy.out, "text");
    json_write_text(&spacy.out, points_clean(reading->text, arena));
    put_spans(&spacy, "ents", true);
    json_write_key(&spacy.out, "spans");
    json_write_open(&spacy.out, '{');
    put_spans(&spacy, "references", false);
    json_write_close(&spacy.out, '}');
    json_write_key(&spacy.out, "relations");
    json_write_open(&spacy.out, '[');
    for (size_t i = 0; i < reading->relations_count; i++)
        put_relation(&spacy, &reading->relations[i]);
    json_write_close(&spacy.out, ']');
    put_meta(&spacy);
    json_write_close(&spacy.out, '}');
    json_write_newline(&spacy.out);
    record_flush(&spacy.out, out);
    json_writer_done(&spacy.out);
}
