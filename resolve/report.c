/* Entities are compared by their names for what may be one; contradiction.c tells what clashes. */
#include "resolve/report.h"

#include "record/arena.h"
#include "resolve/entity.h"
#include "resolve/index.h"

static void write_text(FILE *out, struct text text) {
    if (text.size)
        fwrite(text.at, 1, text.size, out);
}

void quote_place(FILE *out, const struct corpus *corpus, uint32_t part, size_t start, struct text quote) {
    const struct paper *paper = corpus_paper_of(corpus, part);
    write_text(out, paper->id);
    fprintf(out, ":%zu", start);
    if (paper->date.size) {
        fputs(" (", out);
        write_text(out, paper->date);
        fputc(')', out);
    }
    fputs(" \"", out);
    write_text(out, quote);
    fputc('"', out);
}

static void write_doubt(FILE *out, const struct corpus *corpus, const struct roll *roll, uint32_t root) {
    const struct part *part = &corpus->parts[root];
    fputs("unresolved ", out);
    quote_place(out, corpus, root, part->start, part->names_count ? part->names[0].text : part->id);
    fputs(", one of\n", out);
    for (size_t i = 0; i < part->candidates_count; i++) {
        uint32_t other = corpus_find(corpus, part->candidates[i]);
        fputs("  ", out);
        write_text(out, roll_name(roll, other));
        fputs("   # same ", out);
        write_text(out, part->entity);
        fputc(' ', out);
        write_text(out,
                   other == NOBODY ? part->candidates[i] : corpus->parts[corpus_root(corpus, other)].entity);
        fputc('\n', out);
    }
}

static void write_namesakes(FILE *out, const struct corpus *corpus, const struct roll *roll, uint32_t a,
                            uint32_t b) {
    const char *veto = corpus_veto(corpus, a, b);
    fputs("kept apart ", out);
    write_text(out, roll_name(roll, a));
    fprintf(out, ": %s\n  ", veto ? veto : "nothing but the name speaks for it");
    quote_place(out, corpus, a, corpus->parts[a].start, roll_name(roll, a));
    fputs("\n  ", out);
    quote_place(out, corpus, b, corpus->parts[b].start, roll_name(roll, b));
    fputs("\n  # same ", out);
    write_text(out, corpus->parts[corpus_root(corpus, a)].entity);
    fputc(' ', out);
    write_text(out, corpus->parts[corpus_root(corpus, b)].entity);
    fputc('\n', out);
}

void report_review(FILE *out, const struct corpus *corpus, const struct roll *roll) {
    struct arena *arena = arena_new();
    struct index *names = index_new(arena);
    for (const uint32_t *root = entity_roots(arena, corpus); *root != NOBODY; root++) {
        const struct part *part = &corpus->parts[*root];
        if (part->candidates_count)
            write_doubt(out, corpus, roll, *root);
        for (size_t i = 0; i < part->keys_count; i++) {
            const struct index_place *place = index_find(names, part->keys[i]);
            if (place)
                write_namesakes(out, corpus, roll, place->number, *root);
            else
                index_add(names, part->keys[i], *root);
        }
    }
    arena_free(arena);
}

/* The keys of an entity: those of its parts, each once; its id where it has none. */
static void write_by_keys(FILE *out, const struct corpus *corpus, uint32_t root, struct arena *arena,
                          struct text line) {
    struct index *seen = index_new(arena);
    bool is_written = false;
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next)
        for (size_t k = 0; k < corpus->parts[i].keys_count; k++) {
            struct text key = corpus->parts[i].keys[k];
            if (index_find(seen, key))
                continue;
            index_add(seen, key, 0);
            write_text(out, key);
            fputc('\t', out);
            write_text(out, line);
            is_written = true;
        }
    if (!is_written) {
        write_text(out, corpus->parts[root].entity);
        fputc('\t', out);
        write_text(out, line);
    }
}

void report_entities(FILE *out, const struct corpus *corpus, const struct roll *roll, bool by_key) {
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct json_writer writer;
    json_writer_init(&writer);
    for (const uint32_t *root = entity_roots(arena, corpus); *root != NOBODY; root++) {
        entity_write(&writer, scratch, roll, *root, by_key);
        struct text line = {writer.at, writer.size};
        if (by_key)
            write_by_keys(out, corpus, *root, scratch, line);
        else
            write_text(out, line);
        json_writer_reset(&writer);
        arena_reset(scratch, 1 << 20);
    }
    json_writer_done(&writer);
    arena_free(scratch);
    arena_free(arena);
}
