/* Analysed documents in; counts out. The one idea: the matcher counts its own matches and the word pass has found the
   entries, so that nothing is looked for twice. */
#include "extract/survey.h"

#include <string.h>

#include "extract/write.h"
#include "record/arena.h"

struct survey {
    struct arena *arena;
    const struct rules *rules;
    const struct matcher *matcher;
    struct survey_rule *of_rule;
    size_t *of_entry; /* by the entry's place behind the first of all */
};

static const struct list_entry *first_entry(const struct rules *rules) {
    return lists_entry(rules_lists(rules), 0);
}

static size_t count_entries(const struct rules *rules) {
    const struct lists *lists = rules_lists(rules);
    const struct list_entry *last = first_entry(rules), *entry;
    for (size_t i = 0; i < lists_count(lists); i++)
        for (size_t n = 0; (entry = list_at(lists, lists_at(lists, i), n)) != NULL; n++)
            last = entry > last ? entry : last;
    return (size_t)(last - first_entry(rules)) + 1;
}

struct survey *survey_new(const struct rules *rules, const struct matcher *matcher) {
    struct arena *arena = arena_new();
    struct survey *survey = arena_take(arena, sizeof *survey);
    *survey = (struct survey){.arena = arena, .rules = rules, .matcher = matcher};
    survey->of_rule = arena_take(arena, (rules_count(rules) + 1) * sizeof *survey->of_rule);
    survey->of_entry = arena_take(arena, count_entries(rules) * sizeof *survey->of_entry);
    return survey;
}

void survey_free(struct survey *survey) {
    if (survey)
        arena_free(survey->arena);
}

static void add_entries(struct survey *survey, struct text text, uint64_t in) {
    const struct lists *lists = rules_lists(survey->rules);
    for (; in; in &= in - 1) {
        const struct list *list = lists_at(lists, (size_t)__builtin_ctzll(in));
        const struct list_entry *entry = list_find(lists, list, text);
        if (entry)
            survey->of_entry[entry - first_entry(survey->rules)]++;
    }
}

static void add_written(struct survey *survey, struct analysis *analysis) {
    analysis_choose(analysis);
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        const struct rule *rule =
            finding_is_written(finding) ? rules_find(survey->rules, finding->rule) : NULL;
        if (rule)
            survey->of_rule[rule->number].written++;
    }
    for (size_t i = 0; i < analysis->links_count; i++)
        survey->of_rule[analysis->links[i].rule->number].written++;
}

void survey_add(struct survey *survey, struct analysis *analysis) {
    for (size_t i = 0; i < rules_count(survey->rules); i++) {
        size_t matches = matcher_fired(survey->matcher, rules_at(survey->rules, i));
        survey->of_rule[i].documents += matches > survey->of_rule[i].matches ? 1 : 0;
        survey->of_rule[i].matches = matches;
    }
    add_written(survey, analysis);
    const struct words *words = &analysis->words;
    for (size_t i = 0; i < words->count; i++)
        add_entries(survey, analysis_text(analysis, words->at[i].start, words->at[i].end),
                    words->at[i].alone);
    for (size_t i = 0; i < words->phrases_count; i++) {
        const struct phrase *phrase = &words->phrases[i];
        struct text text =
            analysis_text(analysis, words->at[phrase->first].start, words->at[phrase->last].end);
        add_entries(survey, text, phrase->lists);
    }
}

struct survey_rule survey_rule(const struct survey *survey, const struct rule *rule) {
    return survey->of_rule[rule->number];
}

size_t survey_entry(const struct survey *survey, const struct list_entry *entry) {
    return survey->of_entry[entry - first_entry(survey->rules)];
}
