/* A relation's line in; its status, stage, tense and attribution out. The one idea (NegEx): cue words around the verb, read
   once for all relation rules, so that no rule spells out "did not", "allegedly" or "will". Of several cues the rule with the highest
   priority decides. */
#include <string.h>

#include "extract/relations.h"
#include "record/arena.h"

struct reading {
    struct analysis *analysis;
    struct linkage *link;
    const uint32_t *offsets;
    int status, stage, tense;
};

/* A mark stands for all of its role, so a span ends where the next byte begins. */
static struct span view_of(const struct reading *reading, struct span span) {
    return (struct span){reading->offsets[span.start], reading->offsets[span.end]};
}

static void read_match(struct reading *reading, const struct match *match) {
    struct linkage *link = reading->link;
    const struct rule *rule = match->rule;
    static const char *const cues[] = {"cue", "cue2", "cue3"}; /* each in an alternative of its own */
    struct span cue = match->whole;
    for (size_t i = 0; i < sizeof cues / sizeof *cues && !match_span(match, cues[i], &cue);)
        i++;
    for (size_t i = 0; i < rule->emits_count; i++) {
        const struct rule_emit *emit = &rule->emits[i];
        const char *value = emit->words_count ? emit->words[0] : "";
        struct text kind = rule_option(emit, "kind");
        if (kind.size && !text_is(kind, link->kind))
            continue;
        if (!strcmp(emit->what, "status") && rule->priority > reading->status) {
            reading->status = rule->priority;
            link->status = value;
            link->cue = view_of(reading, cue);
        } else if (!strcmp(emit->what, "stage") && rule->priority > reading->stage) {
            reading->stage = rule->priority;
            link->stage = value;
        } else if (!strcmp(emit->what, "tense") && rule->priority > reading->tense) {
            reading->tense = rule->priority;
            link->tense = value;
        } else if (!strcmp(emit->what, "attribution") && match_span(match, value, &cue)) {
            link->attribution = view_of(reading, cue);
            match_span(match, "saying", &cue);
            link->saying = view_of(reading, cue);
        }
    }
}

static void found(void *with, struct match **matches, size_t count) {
    for (size_t i = 0; i < count; i++)
        read_match(with, matches[i]);
}

/* Copies the line with a mark in place of each role. */
static void mark_roles(struct analysis *analysis, const struct line *line, const struct roles *roles,
                       struct subject *out) {
    const struct span *spans[] = {&roles->source, &roles->target, &roles->verb};
    char *at = arena_take_unset(analysis->arena, line->subject.size + 1);
    uint32_t *offsets = arena_take_unset(analysis->arena, (line->subject.size + 1) * sizeof *offsets);
    size_t size = 0;
    for (size_t i = 0; i < line->subject.size; i++) {
        int role = -1;
        for (int r = 0; r < 3; r++)
            if (spans[r]->start != SIZE_MAX && i >= spans[r]->start && i < spans[r]->end)
                role = r;
        bool first = role >= 0 && i == spans[role]->start;
        if (role >= 0 && !first)
            continue;
        at[size] = first ? (char)(0xF1 + role) : line->subject.at[i];
        offsets[size++] = line->subject.offsets[i];
    }
    offsets[size] = line->subject.offsets[line->subject.size];
    *out = (struct subject){at, size, line->subject.words, offsets, line->subject.is_body};
}

void facets_read(struct analysis *analysis, const struct line *line, const struct roles *roles,
                 struct linkage *link) {
    struct subject subject;
    mark_roles(analysis, line, roles, &subject);
    struct reading reading = {analysis, link, subject.offsets, -1, -1, -1};
    matcher_run(analysis->matcher, LAYER_FACETS, &subject, 0, subject.size, analysis->filter, found,
                &reading);
}
