/* Findings of bodies in, some with an "and" inside; those that are two parted out.

   The one idea: what a name's parts are the rest of the document tells, or the table of bodies: both stand there alone. */
#include "extract/joint.h"

#include <string.h>

#include "extract/analysis.h"
#include "extract/body.h"
#include "extract/wording.h"

enum { NEIGHBOURS = 40 }; /* findings of one place were made close to each other */

/* Whether a body of its own stands in [start, end) of the view. */
static bool is_body(const struct analysis *analysis, size_t first, size_t last, size_t start, size_t end) {
    for (size_t i = first; i < last; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->kind == INSTITUTION && finding->start == start && finding->end == end)
            return true;
    }
    return false;
}

/* Whether the name ends in what it is of or for, which may go on behind an "and". */
static bool is_of_something(struct text name) {
    static const char *const joints[] = {" of ", " on ", " for ", NULL};
    return text_holds_any(name, joints);
}

/* "The World Health Organization and Barrowby Council" are two, since the table knows the first and the second is
   a body too; "the Ministry of Health and Child Care" is one. */
static void part_known(struct analysis *analysis, size_t first) {
    for (size_t i = first; i < analysis->findings_count; i++) {
        const struct finding *known = &analysis->findings[i];
        if (known->kind != INSTITUTION || !body_is_of_table(known) ||
            strncmp(analysis->view.at + known->end, " and ", 5) != 0 ||
            is_of_something(finding_text(analysis, known)))
            continue;
        size_t from = i > first + NEIGHBOURS ? i - NEIGHBOURS : first,
               to = i + NEIGHBOURS < analysis->findings_count ? i + NEIGHBOURS : analysis->findings_count;
        for (size_t k = from; k < to; k++) {
            struct finding *other = &analysis->findings[k];
            bool spans = other->start < known->end && other->end > known->end + 5 &&
                         other->start + 5 > known->start; /* not "the Ministry of Labour and Housing" */
            if (!spans || other->kind != INSTITUTION || body_is_of_table(other))
                continue;
            if (is_body(analysis, from, to, known->end + 5, other->end))
                other->removed = true;
            else if (analysis_words_between(analysis, known->start, known->end) > 1 &&
                     analysis_words_between(analysis, known->end + 5, other->end) > 1)
                other->start = other->from = known->end + 5; /* "Rail Tasmania and Quist Group" */
        }
    }
}

/* Keeps a name by what it begins with, each time a word ends that no "and" follows. */
static void add_beginnings(struct wordings *wordings, const struct analysis *analysis, size_t number) {
    struct text name = finding_text(analysis, &analysis->findings[number]);
    for (size_t i = 1; i < name.size; i++)
        if (name.at[i] == ' ' && !text_starts_with(text_slice(name, i, name.size), TEXT(" and ")))
            wordings_add(wordings, text_hash(text_slice(name, 0, i)), (int)number);
}

static bool is_named_body(const struct finding *finding) {
    return !finding->removed && finding->kind == INSTITUTION && finding->form == NAME;
}

static struct wordings beginnings_of(const struct analysis *analysis, size_t first) {
    struct wordings wordings = wordings_new(analysis->arena, 2 * (analysis->findings_count - first));
    for (size_t i = first; i < analysis->findings_count; i++)
        if (is_named_body(&analysis->findings[i]))
            add_beginnings(&wordings, analysis, i);
    return wordings;
}

struct beginning { /* of a joined name */
    const struct analysis *analysis;
    const struct finding *joined;
    struct text text;
};

/* Whether a name begins with it elsewhere. */
static enum wording_fit judge(const void *with, int finding) {
    const struct beginning *beginning = with;
    const struct finding *joined = beginning->joined, *other = &beginning->analysis->findings[finding];
    struct text name = finding_text(beginning->analysis, other);
    if (other->removed || name.size <= beginning->text.size || !text_starts_with(name, beginning->text))
        return WORDING_GONE;
    return other->end <= joined->start || other->start >= joined->end ? WORDING_FITS : WORDING_OTHER;
}

/* Whether [start, end) begins another body's name elsewhere: "Horikawa Brake" of "Horikawa Brake Industries Ltd". */
static bool begins_body(const struct analysis *analysis, struct wordings *beginnings,
                        const struct finding *joined, size_t end) {
    struct beginning beginning = {analysis, joined, analysis_text(analysis, joined->start, end)};
    return wordings_find(beginnings, text_hash(beginning.text), judge, &beginning) >= 0;
}

/* Other readings across the "and" at `end`: "Brake and Toyo Rail". */
static void drop_across(struct analysis *analysis, size_t first, size_t parted, uint32_t end) {
    size_t from = parted > first + NEIGHBOURS ? parted - NEIGHBOURS : first;
    for (size_t i = from; i < analysis->findings_count && i < parted + NEIGHBOURS; i++) {
        struct finding *other = &analysis->findings[i];
        if (i != parted && other->kind == INSTITUTION && other->start < end && other->end > end + 5)
            other->removed = true;
    }
}

/* "Horikawa Brake and Toyo Rail Parts" are two where the document has more of the first alone. */
static void part_joined(struct analysis *analysis, size_t first) {
    struct wordings beginnings = {.heads = NULL}; /* gathered when the first joined name asks */
    for (size_t i = first; i < analysis->findings_count; i++) {
        struct finding *joined = &analysis->findings[i];
        if (!is_named_body(joined))
            continue;
        struct text name = finding_text(analysis, joined);
        const char *conjunction = memmem(name.at, name.size, " and ", 5);
        uint32_t end = conjunction ? joined->start + (uint32_t)(conjunction - name.at) : 0;
        if (!conjunction || is_of_something(name) ||
            analysis_words_between(analysis, joined->start, end) < 2 ||
            analysis_words_between(analysis, end + 5, joined->end) < 2)
            continue;
        if (!beginnings.heads)
            beginnings = beginnings_of(analysis, first);
        if (!begins_body(analysis, &beginnings, joined, end))
            continue;
        uint32_t start = joined->start;
        joined->start = joined->from = end + 5;
        drop_across(analysis, first, i, end);
        analysis_add(analysis, INSTITUTION, NAME, start, end, "institution.joined");
        add_beginnings(&beginnings, analysis, i);
        add_beginnings(&beginnings, analysis, analysis->findings_count - 1);
    }
}

void joints_part(struct analysis *analysis, size_t first) {
    part_known(analysis, first);
    part_joined(analysis, first);
}
