/* A reading as brat standoff. The one idea: ids are numbers of mentions and relations, so that T7 is the
   seventh mention wherever it is named. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "extract/annotate.h"
#include "record/arena.h"

struct brat {
    const struct reading *reading;
    struct arena *arena;
    FILE *out;
    struct points points;
    size_t relations, attributes, values, notes;
};

/* On one line, without tabs: brat's fields end there. */
static void put(struct brat *brat, struct text text) {
    struct text clean = points_clean(text, brat->arena);
    for (size_t i = 0; i < clean.size; i++)
        fputc((unsigned char)clean.at[i] < ' ' ? ' ' : clean.at[i], brat->out);
}

static void put_word(struct brat *brat, const char *head, struct text text) {
    if (!text.size)
        return;
    fputs(head, brat->out);
    put(brat, text);
}

/* A class is a word of letters, digits, '-' and '_'. */
static void put_class(struct brat *brat, struct text kind) {
    const struct annotation_class *known = annotation_class(kind);
    if (known)
        fputs(known->brat, brat->out);
    for (size_t i = 0; !known && i < kind.size; i++)
        fputc(isalnum((unsigned char)kind.at[i]) ? i ? kind.at[i] : toupper((unsigned char)kind.at[i]) : '_',
              brat->out);
}

static bool is_break(char c) {
    return c == '\n' || c == '\r';
}

/* Where the piece of a mention that begins at `start` ends: before a line's end. */
static size_t piece_end(struct text text, size_t start, size_t end) {
    while (start < end && !is_break(text.at[start]))
        start++;
    return start;
}

static size_t next_piece(struct text text, size_t at, size_t end) {
    while (at < end && (is_break(text.at[at]) || text.at[at] == ' ' || text.at[at] == '\t'))
        at++;
    return at;
}

static void put_pieces(struct brat *brat, const struct mention *mention, bool offsets) {
    struct text text = brat->reading->text;
    bool first = true;
    for (size_t at = mention->start, end; at < mention->end; at = next_piece(text, end, mention->end)) {
        end = piece_end(text, at, mention->end);
        if (end == at) { /* begins with a line's end */
            end++;
            continue;
        }
        if (offsets) {
            size_t from = points_at(&brat->points, at);
            fprintf(brat->out, "%s%zu %zu", first ? " " : ";", from, points_at(&brat->points, end));
        } else {
            fputs(first ? "" : " ", brat->out);
            put(brat, text_slice(text, at, end));
        }
        first = false;
    }
}

static void attribute(struct brat *brat, const char *name, char letter, size_t number, struct text value) {
    fprintf(brat->out, "A%zu\t%s %c%zu", ++brat->attributes, name, letter, number);
    put_word(brat, " ", value);
    fputc('\n', brat->out);
}

static void value(struct brat *brat, const char *of, char letter, size_t number, struct text value) {
    if (!value.size)
        return;
    fprintf(brat->out, "N%zu\tReference %c%zu %s:", ++brat->values, letter, number, of);
    put(brat, value);
    fputc('\t', brat->out);
    put(brat, value);
    fputc('\n', brat->out);
}

static void note(struct brat *brat, char letter, size_t number, struct text rule, struct text trigger) {
    fprintf(brat->out, "#%zu\tAnnotatorNotes %c%zu\trule ", ++brat->notes, letter, number);
    put(brat, rule);
    put_word(brat, "; trigger ", trigger);
    fputc('\n', brat->out);
}

static void mention(struct brat *brat, const struct mention *mention, size_t number) {
    fprintf(brat->out, "T%zu\t", number);
    put_class(brat, mention->kind);
    put_pieces(brat, mention, true);
    fputc('\t', brat->out);
    put_pieces(brat, mention, false);
    fputc('\n', brat->out);
    if (!text_is(mention->form, "name"))
        attribute(brat, "Form", 'T', number, mention->form);
    value(brat, text_is(mention->kind, "date") ? "EDTF" : "Age", 'T', number, mention->value);
    note(brat, 'T', number, mention->rule, (struct text){"", 0});
}

/* R between two mentions; its number, 0 where one of them is not there. */
static size_t link(struct brat *brat, struct text kind, size_t source, size_t target) {
    if (source == SIZE_MAX || target == SIZE_MAX)
        return 0;
    fprintf(brat->out, "R%zu\t", ++brat->relations);
    put_class(brat, kind);
    fprintf(brat->out, " Arg1:T%zu Arg2:T%zu\n", source + 1, target + 1);
    return brat->relations;
}

static void relation(struct brat *brat, const struct relation *relation) {
    size_t target = reading_mention(brat->reading, relation->target_mention);
    size_t source = reading_mention(brat->reading, relation->source_mention);
    if (target == SIZE_MAX)
        return;
    bool named = source != SIZE_MAX;
    if (!named)
        attribute(brat, "NobodyNamed", 'T', target + 1, relation->kind);
    size_t number = named ? link(brat, relation->kind, source, target) : target + 1;
    char letter = named ? 'R' : 'T';
    attribute(brat, "Status", letter, number, relation->status);
    if (relation->mutual)
        attribute(brat, "Mutual", letter, number, (struct text){"", 0});
    if (named)
        value(brat, "EDTF", letter, number, relation->date);
    note(brat, letter, number, relation->rule, relation->trigger);
}

void annotate_brat(const struct reading *reading, struct arena *arena, FILE *out) {
    struct brat brat = {.reading = reading, .arena = arena, .out = out, .points = {.text = reading->text}};
    for (size_t i = 0; i < reading->mentions_count; i++)
        mention(&brat, &reading->mentions[i], i + 1);
    for (size_t i = 0; i < reading->mentions_count; i++) {
        const struct mention *mention = &reading->mentions[i];
        link(&brat, TEXT("ageOf"), i, reading_mention(reading, mention->of));
        for (size_t k = 0; k < mention->about_count; k++)
            link(&brat, TEXT("about"), i, reading_mention(reading, mention->about[k]));
    }
    for (size_t i = 0; i < reading->relations_count; i++)
        relation(&brat, &reading->relations[i]);
}

void annotate_brat_text(struct text text, FILE *out) {
    struct arena *arena = arena_new();
    struct text clean = points_clean(text, arena);
    fwrite(clean.at, 1, clean.size, out);
    arena_free(arena);
}

void annotate_brat_classes(FILE *out) {
    fputs("[entities]\nPerson\nOrganization\nLocation\nDate\nAge\nMatter\n\n"
          "[relations]\n"
          "Contacted\tArg1:<ENTITY>, Arg2:<ENTITY>\n"
          "Investigated\tArg1:<ENTITY>, Arg2:<ENTITY>\n"
          "AgeOf\tArg1:Age, Arg2:Person\n"
          "About\tArg1:Matter, Arg2:<ENTITY>\n\n"
          "[events]\n\n"
          "[attributes]\n"
          "Form\tArg:<ENTITY>, Value:nominal|pronoun\n"
          "NobodyNamed\tArg:<ENTITY>, Value:contacted|investigated\n"
          "Status\tArg:<ANY>, "
          "Value:asserted|planned|alleged|denied|negated|attempted|conditional|requested\n"
          "Mutual\tArg:<ANY>\n",
          out);
}

static bool is_plain(char c) {
    return isalnum((unsigned char)c) || c == '.' || c == '-' || c == '_';
}

struct text annotate_brat_name(struct text id, struct arena *arena) {
    enum { LONGEST = 120 };
    struct text stem = text_ends_with(id, TEXT(".txt")) ? text_slice(id, 0, id.size - 4) : id;
    bool plain = stem.size && stem.size <= LONGEST && isalnum((unsigned char)stem.at[0]);
    size_t size = stem.size < LONGEST ? stem.size : LONGEST;
    char *name = arena_take(arena, LONGEST + 32);
    for (size_t i = 0; i < stem.size; i++)
        plain = plain && is_plain(stem.at[i]);
    for (size_t i = 0; i < size; i++)
        name[i] = is_plain(stem.at[i]) && (i || isalnum((unsigned char)stem.at[0])) ? stem.at[i] : '_';
    if (!plain)
        size += (size_t)sprintf(name + size, "-%016" PRIx64, text_hash(id));
    return (struct text){name, size};
}
