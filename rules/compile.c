/* Rules as read in; PCRE2 code with JIT out, each rule filed under what starts it.

   Patterns of the layers surface and names are compiled anchored, since they are tried at known places (24 ns a miss
   against 170 ns with the flag at match time); the others search their line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/builtin.h"
#include "rules/code.h"
#include "rules/internal.h"
#include "rules/match.h"

void rules_code_free(struct rule_code *code) {
    if (!code)
        return;
    pcre2_code_free(code->match);
    pcre2_code_free(code->veto);
}

/* Finds where in the pattern as written an error at `offset` of the expanded one most likely lies: the line of `match`. */
static pcre2_code *compile(struct rules *rules, const struct rule *rule, const char *pattern, bool anchored,
                           struct error *error) {
    int number;
    PCRE2_SIZE offset;
    uint32_t options = PCRE2_EXTENDED | PCRE2_NO_AUTO_CAPTURE | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_DOLLAR_ENDONLY | (anchored ? PCRE2_ANCHORED : 0U);
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &number, &offset, NULL);
    if (!code) {
        PCRE2_UCHAR message[160];
        pcre2_get_error_message(number, message, sizeof message);
        size_t from = offset > 30 ? offset - 30 : 0;
        error_set(error, rule->file, rule->match_line, 0, "rule %s: %s near \"%.*s\"", rule->id,
                  (const char *)message, (int)(offset - from), pattern + from);
        return NULL;
    }
    (void)rules;
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
}

static bool name_captures(struct rules *rules, const struct rule *rule, struct rule_code *code,
                          struct error *error) {
    uint32_t count = 0, entry = 0;
    PCRE2_SPTR table = NULL;
    pcre2_pattern_info(code->match, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(code->match, PCRE2_INFO_NAMEENTRYSIZE, &entry);
    pcre2_pattern_info(code->match, PCRE2_INFO_NAMETABLE, &table);
    if (count > RULE_CAPTURES_MOST)
        return error_set(error, rule->file, rule->match_line, 0, "rule %s: more than %d captures", rule->id,
                         (int)RULE_CAPTURES_MOST);
    for (uint32_t i = 0; i < count; i++) {
        const unsigned char *row = table + i * entry;
        code->groups[i] = (uint32_t)row[0] << 8 | row[1];
        const char *name = (const char *)(row + 2);
        code->names[i] = arena_take_copy(rules->arena, name, strlen(name));
    }
    code->captures = count;
    return true;
}

/* Options that say something of the mention or relation rather than name a capture. */
static bool check_emits(const struct rules *rules, const struct rule *rule, struct error *error) {
    (void)rules;
    if (!rule->emits_count)
        return error_set(error, rule->file, rule->line, 0, "rule %s: no emit", rule->id);
    for (size_t i = 0; i < rule->emits_count; i++) {
        const struct rule_emit *emit = &rule->emits[i];
        bool facet = rule->layer == LAYER_FACETS;
        for (size_t w = 0; w < emit->words_count && !facet; w++)
            if (rule_capture(rule, emit->words[w]) < 0 && strcmp(emit->words[w], "_") != 0)
                return error_set(error, rule->file, emit->line, 0, "rule %s: nothing captures \"%s\"",
                                 rule->id, emit->words[w]);
        if (rule->layer == LAYER_RELATIONS && emit->words_count != 2)
            return error_set(error, rule->file, emit->line, 0,
                             "rule %s: a relation has two roles (\"_\" for nobody)", rule->id);
    }
    return true;
}

static bool compile_rule(struct rules *rules, struct rule *rule, struct error *error) {
    if (!rule->match)
        return error_set(error, rule->file, rule->line, 0, "rule %s: no match", rule->id);
    if (!rule->why)
        return error_set(error, rule->file, rule->line, 0, "rule %s: no why", rule->id);
    struct rule_code *code = arena_take(rules->arena, sizeof *code);
    rule->code = code;
    rule->pattern = rules_expand(rules, rule, rule->match, rule->match_line, code->callouts,
                                 &code->callouts_count, error);
    if (!rule->pattern)
        return false;
    bool begins = rule->layer <= LAYER_NAMES;
    code->match = compile(rules, rule, rule->pattern, begins, error);
    if (!code->match || !name_captures(rules, rule, code, error))
        return false;
    rules_start(rules->arena, rule->pattern, begins, code->callouts, &code->start);
    if (rule->unless) {
        const char *veto = rules_expand(rules, rule, rule->unless, rule->line, code->veto_callouts,
                                        &code->veto_callouts_count, error);
        if (!veto)
            return false;
        code->veto = compile(rules, rule, veto, false, error);
        if (!code->veto)
            return false;
    }
    return check_emits(rules, rule, error);
}

/* Rule numbers are filed in arrays whose first item is their count and whose room is the next power of two. */
static uint32_t *file_under(struct rules *rules, uint32_t *row, uint32_t number) {
    uint32_t count = row ? row[0] : 0;
    bool full = !row || ((count + 1) & count) == 0; /* room for 1, 3, 7 ... items */
    if (full) {
        uint32_t *wider = arena_take(rules->arena, (2 * (size_t)(count + 1) + 1) * sizeof *wider);
        if (row)
            memcpy(wider, row, (count + 1) * sizeof *row);
        row = wider;
    }
    row[++row[0]] = number;
    return row;
}

static void file_word(struct rules *rules, uint64_t hash, uint32_t number) {
    const struct list_key *key = lists_key(rules->lists, hash);
    uint32_t trigger = key ? key->trigger : 0;
    if (!trigger) {
        rules->triggered = arena_take_room(rules->arena, rules->triggered, sizeof *rules->triggered,
                                           rules->triggered_count + 1, rules->triggered_count + 2,
                                           &rules->triggered_capacity);
        trigger = (uint32_t)++rules->triggered_count;
        lists_set_trigger(rules->lists, hash, trigger);
    }
    uint32_t *row = rules->triggered[trigger];
    if (row && row[row[0]] == number)
        return;
    rules->triggered[trigger] = file_under(rules, row, number);
}

static void file_given_trigger(struct rules *rules, const struct rule *rule) {
    for (const char *at = rule->trigger; *at;) {
        size_t size = strcspn(at, " \t\n");
        if (size) {
            char lower[80];
            size_t n = size < 79 ? size : 79;
            for (size_t i = 0; i < n; i++)
                lower[i] = (char)(at[i] >= 'A' && at[i] <= 'Z' ? at[i] + 32 : at[i]);
            file_word(rules, words_hash(lower, n), (uint32_t)rule->number);
        }
        at += size + strspn(at + size, " \t\n");
    }
}

static void file_rule(struct rules *rules, const struct rule *rule) {
    const struct rule_start *start = &rule->code->start;
    uint32_t number = (uint32_t)rule->number;
    enum layer layer = rule->layer;
    if (rule->trigger) {
        file_given_trigger(rules, rule);
        return;
    }
    for (size_t i = 0; i < start->words_count; i++)
        file_word(rules, start->words[i], number);
    for (size_t l = 0; l < LISTS_MOST; l++)
        if (start->lists >> l & 1)
            rules->by_list[layer][l] = file_under(rules, rules->by_list[layer][l], number);
    rules->listed[layer] |= start->lists;
    if (layer <= LAYER_NAMES) {
        for (size_t b = 0; b < 128; b++)
            if (start->bytes[b])
                rules->by_byte[layer][b] = file_under(rules, rules->by_byte[layer][b], number);
    } else if (!start->words_count && !start->lists) {
        rules->always[layer] = file_under(rules, rules->always[layer], number);
    }
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
    for (size_t i = 0; i < rules->count; i++)
        if (!compile_rule(rules, &rules->all[i], error))
            return false;
    if (!check_defines(rules, error))
        return false;
    for (size_t i = 0; i < rules->count; i++)
        file_rule(rules, &rules->all[i]);
    return true;
}
