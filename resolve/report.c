/* Parts are compared two by two within an entity for what clashes, and entities by their names for what may be one. */
#include "resolve/report.h"

#include "record/arena.h"
#include "resolve/entity.h"
#include "resolve/index.h"
#include "resolve/join.h"

enum { CLASHES_MOST = 200 /* facts of one entity that are compared */ };

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

/* A fact that may clash with another of its kind. */
struct fact {
    uint32_t part;
    size_t start;
    struct text quote;
    long from, to; /* years of birth; or a letter twice */
};

struct facts {
    struct fact at[CLASHES_MOST];
    size_t count;
};

static void add_fact(struct facts *facts, struct fact fact) {
    if (facts->count < CLASHES_MOST)
        facts->at[facts->count++] = fact;
}

static void gather_ages(const struct corpus *corpus, uint32_t root, struct facts *facts) {
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next)
        for (size_t k = 0; k < corpus->parts[i].ages_count; k++) {
            const struct part_age *age = &corpus->parts[i].ages[k];
            struct fact fact = {.part = i, .start = age->start, .quote = age->text};
            if (!age->is_past && part_birth(corpus_paper_of(corpus, i)->date, age, &fact.from, &fact.to))
                add_fact(facts, fact);
        }
}

static void gather_sexes(const struct corpus *corpus, uint32_t root, struct facts *facts) {
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next) {
        const struct part *part = &corpus->parts[i];
        if (part->sex && part->names_count && part->kind == KIND_PERSON)
            add_fact(facts,
                     (struct fact){i, part->names[0].start, part->names[0].text, part->sex, part->sex});
    }
}

/* Writes the first fact that each fact clashes with, by more than `slack`. */
static void write_clashes(FILE *out, const struct corpus *corpus, const struct roll *roll, const char *what,
                          const struct facts *facts, long slack) {
    for (size_t i = 1; i < facts->count; i++)
        for (size_t k = 0; k < i; k++) {
            const struct fact *one = &facts->at[k], *other = &facts->at[i];
            if (one->from <= other->to + slack && other->from <= one->to + slack)
                continue;
            write_text(out, roll_name(roll, one->part));
            fprintf(out, " (");
            write_text(out, corpus->parts[corpus_root(corpus, one->part)].entity);
            fprintf(out, "): %s\n  ", what);
            quote_place(out, corpus, one->part, one->start, one->quote);
            fputs("\n  ", out);
            quote_place(out, corpus, other->part, other->start, other->quote);
            fputc('\n', out);
            break;
        }
}

void report_contradictions(FILE *out, const struct corpus *corpus, const struct roll *roll) {
    struct arena *arena = arena_new();
    for (const uint32_t *root = entity_roots(arena, corpus); *root != NOBODY; root++) {
        struct facts ages = {.count = 0}, sexes = {.count = 0};
        gather_ages(corpus, *root, &ages);
        gather_sexes(corpus, *root, &sexes);
        write_clashes(out, corpus, roll, "ages that cannot both hold", &ages, 1);
        write_clashes(out, corpus, roll, "a man in one place, a woman in another", &sexes, 0);
    }
    arena_free(arena);
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
