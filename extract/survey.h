/* How often each rule and each list entry fires over texts: what a rule set lives by, and what it could do without. */
#ifndef EXTRACT_SURVEY_H
#define EXTRACT_SURVEY_H

#include "extract/analysis.h"

struct survey_rule {
    size_t matches;   /* places where it matched; phrases are tried again after each that was found */
    size_t written;   /* mentions and relations that came out by it */
    size_t documents; /* in which it matched */
};

struct survey;

/* Surveys the rules that `matcher` runs; both must outlive the survey. */
struct survey *survey_new(const struct rules *rules, const struct matcher *matcher);
void survey_free(struct survey *survey);

/* Counts what the matcher did since the last time, and what stands in an analysed document. */
void survey_add(struct survey *survey, struct analysis *analysis);

struct survey_rule survey_rule(const struct survey *survey, const struct rule *rule);

/* How often an entry (of list_at) stood in the texts, in a case that suits it. */
size_t survey_entry(const struct survey *survey, const struct list_entry *entry);

#endif
