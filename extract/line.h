/* A sentence as the layers phrases and relations see it: every mention stands as two bytes (rules/match.h), the rest as it is. */
#ifndef EXTRACT_LINE_H
#define EXTRACT_LINE_H

#include "extract/analysis.h"

struct line {
    struct subject subject;
    int slots[MATCH_SLOTS_MOST]; /* findings by their index byte */
    size_t slots_count;
};

/* Files each finding under its sentence, so that line_make need not look at all of them. */
void lines_index(struct analysis *analysis);

/* Asks memory for what line_make will read: the findings of a sentence, which stand next to each other from the last on. */
void line_expect(const struct analysis *analysis, uint32_t number);

/* Makes the line of the sentence `number`, taken from the analysis' arena. Of nested findings the outermost phrase stands; more
   than MATCH_SLOTS_MOST stay plain text. */
void line_make(struct analysis *analysis, uint32_t number, struct line *line);

/* The finding whose slot starts at `offset` of the line, or -1. */
int line_finding(const struct line *line, size_t offset);

/* The findings whose slots stand in [start, end) of the line, in order; returns how many, `most` at the most. */
size_t line_findings(const struct line *line, struct span span, int *findings, size_t most);

/* View offsets of a span of the line. */
struct span line_view(const struct line *line, struct span span);

#endif
