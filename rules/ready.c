/* Rules in; what is worked out of each, as the program carries it ready-made, out, and back.

   What a pattern expands to, and when it can match, hangs on the rule itself and on the ground that it stands on: defines, kinds of
   mention, how long the entries of lists are, which verbs there are. A hash of that ground says whether what was made ready still
   holds beside rules and lists of the reader's own; mostly it does. */
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "rules/code.h"
#include "rules/match.h"
#include "rules/trie.h"

struct ground {
    uint64_t hash, files; /* of the ground; of the embedded files */
    uint64_t inflected;
    size_t lists;
};

static uint64_t add_hash(uint64_t hash, const char *string) {
    return (hash ^ text_hash(text_of(string))) * 1099511628211ULL;
}

/* Whether an embedded pattern may mean something by `{name}`. */
static bool is_known(const struct rules *rules, const char *name) {
    for (const struct rule_define *d = rules->defines; d; d = d->next)
        if (!d->origin && !strcmp(d->name, name))
            return true;
    return lists_find(rules->lists, name) || rules_kind(rules, name, strlen(name)) >= 0 ||
           !strcmp(name, "mention") || match_facet_mark(name);
}

static uint64_t ground_hash(const struct rules *rules, size_t lists, uint64_t inflected) {
    uint64_t hash = inflected;
    for (const struct rule_define *d = rules->defines; d; d = d->next)
        if (!d->origin || is_known(rules, d->name))
            hash = add_hash(add_hash(hash, d->name), d->value);
    for (size_t i = 0; i < rules->kinds_count; i++)
        hash = add_hash(hash, rules->kinds[i]);
    for (size_t i = 0; i < lists; i++) {
        const struct list *list = lists_at(rules->lists, i);
        uint64_t size = list->longest << 32 | (inflected >> i & 1 ? list->lines : 0);
        hash = add_hash(hash ^ size, list->name);
    }
    return hash;
}

/* ---- writing ---- */

static void write_pattern(const struct rule_expanded *pattern, struct image_writer *writer) {
    struct arena *scratch = arena_new();
    struct text tries = {"", 0};
    if (pattern->size)
        tries = trie_write(scratch, (struct text){pattern->text, pattern->size});
    image_put(writer, arena_take_copy(scratch, tries.at, tries.size), 1, tries.size + 1);
    struct rule_callout *callouts = arena_take(scratch, (pattern->callouts_count + 1) * sizeof *callouts);
    for (size_t i = 0; i < pattern->callouts_count; i++) {
        callouts[i].lists = pattern->callouts[i].lists;
        callouts[i].what = pattern->callouts[i].what;
    }
    image_put(writer, callouts, sizeof *callouts, pattern->callouts_count);
    arena_free(scratch);
}

static void write_names(const struct rule_code *code, struct image_writer *writer) {
    for (size_t i = 0; i < code->captures; i++)
        image_put(writer, code->names[i], 1, strlen(code->names[i]) + 1);
}

static void copy_need(struct rule_need *to, const struct rule_need *need) {
    to->words_count = need->words_count;
    to->lists = need->lists;
    to->digit = need->digit;
}

/* Writes what is no pointer, one by one, so that what lies between is zero and each build gives the same bytes. */
static void write_plain(const struct rule_code *code, struct image_writer *writer) {
    struct rule_code plain;
    const struct rule_start *start = &code->start;
    memset(&plain, 0, sizeof plain);
    plain.is_ready = true;
    plain.captures = code->captures;
    plain.expanded = code->expanded;
    copy_need(&plain.start.first, &start->first);
    memcpy(plain.start.bytes, start->bytes, sizeof start->bytes);
    plain.start.refused = start->refused;
    plain.start.firsts_count = start->firsts_count;
    memcpy(plain.start.firsts, start->firsts, sizeof start->firsts);
    plain.start.needs_count = start->needs_count;
    for (size_t i = 0; i < start->needs_count; i++)
        copy_need(&plain.start.needs[i], &start->needs[i]);
    plain.start.slots_count = start->slots_count;
    memcpy(plain.start.slots, start->slots, start->slots_count * sizeof *start->slots);
    plain.start.spaces = start->spaces;
    for (size_t i = 0; i < FURTHER; i++) {
        copy_need(&plain.start.further[i].need, &start->further[i].need);
        memcpy(plain.start.further[i].bytes, start->further[i].bytes, sizeof start->further[i].bytes);
        plain.start.further[i].within = start->further[i].within;
    }
    memcpy(plain.start.crosses, start->crosses, sizeof start->crosses);
    image_put(writer, &plain, sizeof plain, 1);
}

static void write_code(const struct rule *rule, struct image_writer *writer) {
    const struct rule_code *code = rule->code;
    write_plain(code, writer);
    write_pattern(&code->match, writer);
    write_pattern(&code->veto, writer);
    rule_write_program(rule, false, writer);
    rule_write_program(rule, true, writer);
    write_names(code, writer);
    image_put(writer, code->start.first.words, sizeof(uint64_t), code->start.first.words_count);
    for (size_t i = 0; i < code->start.needs_count; i++)
        image_put(writer, code->start.needs[i].words, sizeof(uint64_t), code->start.needs[i].words_count);
    for (size_t i = 0; i < FURTHER; i++)
        image_put(writer, code->start.further[i].need.words, sizeof(uint64_t),
                  code->start.further[i].need.words_count);
    image_put(writer, code->shapes, sizeof(uint64_t), code->shapes ? SHAPES / 64 : 0);
    image_put(writer, code->pairs, sizeof(uint64_t), code->pairs ? PAIR_END : 0);
}

void rules_write(const struct rules *rules, struct image_writer *writer) {
    size_t lists = lists_count(rules->lists);
    struct ground ground = {.hash = ground_hash(rules, lists, rules->inflected),
                            .files = strtoull(rules->hash, NULL, 16),
                            .inflected = rules->inflected,
                            .lists = lists};
    image_put(writer, &ground, sizeof ground, 1);
    for (size_t i = 0; i < rules->count; i++)
        write_code(&rules->all[i], writer);
}

/* ---- reading ---- */

static const struct ground *read_ground(struct image *image) {
    return image_next(image, sizeof(struct ground), NULL);
}

uint64_t rules_ready_hash(const struct rules *rules) {
    struct image image = rules->image;
    return read_ground(&image)->files;
}

bool rules_are_ready(const struct rules *rules, struct image *image) {
    *image = rules->image;
    if (!image->at)
        return false;
    const struct ground *ground = read_ground(image);
    return ground->hash == ground_hash(rules, ground->lists, ground->inflected);
}

static void read_expanded(struct image *image, struct rule_expanded *pattern) {
    size_t size;
    pattern->text = image_next(image, 1, &size);
    pattern->size = size - 1;
    pattern->callouts = image_next(image, sizeof *pattern->callouts, &pattern->callouts_count);
}

static const uint8_t *read_program(struct image *image) {
    size_t size;
    const uint8_t *program = image_next(image, 1, &size);
    return size ? program : NULL;
}

/* What an array of 64-bit words holds; NULL where it is empty. */
static const uint64_t *read_bits(struct image *image) {
    size_t count;
    const uint64_t *bits = image_next(image, sizeof *bits, &count);
    return count ? bits : NULL;
}

struct rule_code *rules_read_code(struct rules *rules, struct image *image) {
    struct rule_code *code = arena_take(rules->arena, sizeof *code);
    *code = *(const struct rule_code *)image_next(image, sizeof *code, NULL);
    read_expanded(image, &code->match);
    read_expanded(image, &code->veto);
    code->match.program = read_program(image);
    code->veto.program = read_program(image);
    for (size_t i = 0; i < code->captures; i++)
        code->names[i] = image_next(image, 1, NULL);
    code->start.first.words = image_next(image, sizeof(uint64_t), NULL);
    for (size_t i = 0; i < code->start.needs_count; i++)
        code->start.needs[i].words = image_next(image, sizeof(uint64_t), NULL);
    for (size_t i = 0; i < FURTHER; i++)
        code->start.further[i].need.words = image_next(image, sizeof(uint64_t), NULL);
    code->shapes = read_bits(image);
    code->pairs = read_bits(image);
    return code;
}
