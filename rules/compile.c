/* Rules as read in; rules ready for matching out, each filed under what starts it.

   Patterns are compiled anchored, since they are tried at known places (24 ns a miss against 170 ns with the flag at
   match time); an `unless` searches its match. */
#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/code.h"
#include "rules/internal.h"
#include "rules/match.h"
#include "rules/syntax.h"
#include "rules/trie.h"

/* The pattern with its alternations as tries; NULL where that is no pattern. */
static pcre2_code *compile_tries(struct text pattern, bool is_ready, uint32_t options) {
    int number;
    PCRE2_SIZE offset;
    struct arena *scratch = arena_new();
    struct text tries = is_ready ? pattern : trie_write(scratch, pattern);
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)tries.at, tries.size, options, &number, &offset, NULL);
    arena_free(scratch);
    return code;
}

/* The ready-made code; NULL where there is none, or it was made by another PCRE2 than the one that now runs. */
static pcre2_code *decode(const uint8_t *program) {
    pcre2_code *code = NULL;
    return program && pcre2_serialize_decode(&code, 1, program, NULL) == 1 ? code : NULL;
}

void rule_write_program(const struct rule *rule, bool veto, struct image_writer *writer) {
    struct error error;
    uint8_t *bytes = NULL;
    PCRE2_SIZE size = 0;
    pcre2_code *code = !veto || rule->unless.text ? rule_compile(rule, veto, &error) : NULL;
    const pcre2_code *codes[] = {code};
    if (code && pcre2_serialize_encode(codes, 1, &bytes, &size, NULL) != 1)
        size = 0;
    image_put(writer, bytes, 1, size);
    pcre2_serialize_free(bytes);
    pcre2_code_free(code);
}

pcre2_code *rule_compile(const struct rule *rule, bool veto, struct error *error) {
    const struct rule_expanded *expanded = veto ? &rule->code->veto : &rule->code->match;
    pcre2_code *ready = decode(expanded->program);
    if (ready)
        return ready;
    int number;
    PCRE2_SIZE offset;
    uint32_t options = PCRE2_EXTENDED | PCRE2_NO_AUTO_CAPTURE | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_DOLLAR_ENDONLY | (veto ? 0U : PCRE2_ANCHORED);
    pcre2_code *code =
        compile_tries((struct text){expanded->text, expanded->size}, rule->code->is_ready, options);
    if (!code) /* so that the error's place is one of the pattern as it stands */
        code = pcre2_compile((PCRE2_SPTR)expanded->text, expanded->size, options, &number, &offset, NULL);
    if (!code) {
        PCRE2_UCHAR message[160];
        pcre2_get_error_message(number, message, sizeof message);
        size_t line, column;
        size_t at = offset < expanded->size ? offset : expanded->size;
        size_t written = expanded->origins ? expanded->origins[at] : 0;
        rule_pattern_place(veto ? &rule->unless : &rule->match, written, &line, &column);
        error_set(error, rule->file, line, column, "rule %s: %s", rule->id, (const char *)message);
        return NULL;
    }
    return code;
}

/* Reads the captures' names; PCRE2 numbers them in the order in which they open, since no other group captures. */
static bool name_captures(struct rules *rules, const struct rule *rule, struct error *error) {
    struct rule_code *code = rule->code;
    bool class = false;
    for (const char *p = code->match.text; *p; p++) {
        class = class ? *p != ']' : *p == '[' && p[1] != '\0';
        if (*p == '\\' && p[1])
            p++;
        if (class || strncmp(p, "(?<", 3) != 0 || !(isalpha((unsigned char)p[3]) || p[3] == '_'))
            continue;
        if (code->captures == RULE_CAPTURES_MOST)
            return error_set(error, rule->file, rule->match.line, rule->match.column,
                             "rule %s: more than %d captures", rule->id, (int)RULE_CAPTURES_MOST);
        code->names[code->captures++] = arena_take_copy(rules->arena, p + 3, strcspn(p + 3, ">"));
    }
    return true;
}

/* Roles that no capture fills: nobody, and those that extract/subject.c and extract/topic.c find. */
static bool stands_by_itself(const struct rule *rule, const char *role) {
    return rule->layer == LAYER_RELATIONS && (!strcmp(role, "_") || !strcmp(role, "subject") ||
                                              !strcmp(role, "clause") || !strcmp(role, "topic"));
}

/* Options that say something of the mention or relation rather than name a capture. */
static bool check_emits(const struct rules *rules, const struct rule *rule, struct error *error) {
    if (!rule->emits_count)
        return error_set(error, rule->file, rule->line, 0, "rule %s: no emit", rule->id);
    for (size_t i = 0; i < rule->emits_count; i++) {
        const struct rule_emit *emit = &rule->emits[i];
        bool facet = rule->layer == LAYER_FACETS;
        for (size_t w = 0; w < emit->words_count && !facet; w++)
            if (rule_capture(rule, emit->words[w]) < 0 && !stands_by_itself(rule, emit->words[w]))
                return error_set(error, rule->file, emit->line, 0, "rule %s: nothing captures \"%s\"",
                                 rule->id, emit->words[w]);
        if (rule->layer == LAYER_RELATIONS && emit->words_count != 2)
            return error_set(error, rule->file, emit->line, 0,
                             "rule %s: a relation has two roles (\"_\" for nobody)", rule->id);
        if (rule->layer == LAYER_RELATIONS && !body_classes_check(rules, rule, emit, error))
            return false;
    }
    return true;
}

static bool is_whole(const struct rule *rule, struct error *error) {
    const char *missing = !rule->match.text ? "match" : !rule->why ? "why" : NULL;
    return !missing || error_set(error, rule->file, rule->line, 1, "rule %s: no %s", rule->id, missing);
}

/* Whether PCRE2 takes a pattern; the code itself is made anew where it is run first (match.c). */
static bool try_compile(const struct rule *rule, bool veto, struct error *error) {
    pcre2_code *code = rule_compile(rule, veto, error);
    pcre2_code_free(code);
    return code != NULL;
}

/* Works out of the pattern's tree when the rule can match. */
static void read_pattern(struct rules *rules, const struct rule *rule) {
    struct arena *scratch = arena_new();
    struct rule_code *code = rule->code;
    struct branch *branches = syntax_parse(scratch, code->match.text);
    rules_start(rules->arena, branches, rule->layer > LAYER_NAMES, code->match.callouts, &code->start);
    if (rule->layer <= LAYER_NAMES) {
        bool fits[SHAPES];
        rules_shapes(branches, fits);
        uint64_t *shapes = arena_take(rules->arena, SHAPES / 8);
        for (size_t s = 0; s < SHAPES; s++)
            shapes[s / 64] |= (uint64_t)fits[s] << s % 64;
        code->shapes = shapes;
        uint64_t *pairs = arena_take(rules->arena, PAIR_END * sizeof *pairs);
        rules_pairs(branches, pairs);
        code->pairs = pairs;
    }
    arena_free(scratch);
}

static uint64_t expanded_hash(uint64_t hash, const struct rule_expanded *expanded) {
    hash = (hash ^ text_hash((struct text){expanded->text, expanded->size})) * 1099511628211ULL;
    for (size_t i = 0; i < expanded->callouts_count; i++)
        hash = (hash ^ expanded->callouts[i].lists ^ (uint64_t)expanded->callouts[i].what << 60) *
               1099511628211ULL;
    return hash;
}

/* `made`: what was made ready of the rule; NULL for none. It is taken where the rule still expands to the same. */
static bool compile_rule(struct rules *rules, struct rule *rule, struct rule_code *made,
                         struct error *error) {
    if (!is_whole(rule, error))
        return false;
    struct rule_code *code = arena_take(rules->arena, sizeof *code);
    rule->code = code;
    if (!rules_expand(rules, rule, &rule->match, &code->match, error) || !name_captures(rules, rule, error))
        return false;
    if (rule->unless.text && !rules_expand(rules, rule, &rule->unless, &code->veto, error))
        return false;
    code->expanded = expanded_hash(expanded_hash(0, &code->match), &code->veto);
    if (made && made->expanded == code->expanded) {
        rule->code = made;
        return true;
    }
    if (!try_compile(rule, false, error) || (rule->unless.text && !try_compile(rule, true, error)))
        return false;
    read_pattern(rules, rule);
    return check_emits(rules, rule, error);
}

/* Compiles what no rule has used and calls it an error: a define that nobody uses is a mistake. */
static bool check_defines(const struct rules *rules, struct error *error) {
    for (const struct rule_define *d = rules->defines; d; d = d->next) {
        bool shadowed = false;
        for (const struct rule_define *later = rules->defines; later != d; later = later->next)
            shadowed |= !strcmp(later->name, d->name);
        if (!d->used && !shadowed)
            return error_set(error, d->file, d->line, 1, "define %s is used nowhere", d->name);
    }
    return true;
}

bool rules_compile(struct rules *rules, struct error *error) {
    struct image image;
    bool ready = rules_are_ready(rules, &image);
    for (size_t i = 0; i < rules->count; i++) {
        struct rule *rule = &rules->all[i];
        struct rule_code *made = image.at < image.end ? rules_read_code(rules, &image) : NULL;
        if (rule->origin)
            made = NULL; /* of the one that it replaces */
        if (made && ready)
            rule->code = made;
        else if (!compile_rule(rules, rule, made, error))
            return false;
    }
    for (struct rule_define *d = rules->defines; d && ready; d = d->next)
        d->used |= !d->origin;
    if (!check_defines(rules, error))
        return false;
    rules_file(rules);
    return true;
}
