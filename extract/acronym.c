/* Named institutions in; the acronyms that the text defines for them out, each tied to the name it stands for:
   "Harbour Pilots Board (HPB)", "the HPB (Harbour Pilots Board)", "the Havneverket, or HVK,", "Hiqa" for HIQA. */
#include <ctype.h>
#include <string.h>

#include "extract/analysis.h"
#include "extract/initials.h"

static const char *const rule_id = "institution.acronym-defined";

/* Skips what may stand between a name and its acronym; 0 when nothing of the kind stands there. */
static size_t lead_in(const char *at, bool *bracket) {
    static const char *const leads[] = {" (\"the ",
                                        " (the ",
                                        " (\"",
                                        " (hereafter ",
                                        " (",
                                        ", or the ",
                                        ", or ",
                                        ", known as the ",
                                        ", known as ",
                                        ", the ",
                                        ", also known as the ",
                                        ", also known as ",
                                        " or "};
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        size_t size = strlen(leads[i]);
        if (!strncmp(at, leads[i], size)) {
            *bracket = leads[i][1] == '(';
            return size;
        }
    }
    return 0;
}

static size_t acronym_end(const struct view *view, size_t start) {
    size_t end = start;
    while (end < view->size && (isalnum((unsigned char)view->at[end]) || view->at[end] == '&' ||
                                view->at[end] == '-' || view->at[end] == '.'))
        end++;
    bool dotted = end - start > 3 && view->at[start + 1] == '.';
    if (end > start && view->at[end - 1] == '.' && !dotted)
        end--;
    return end;
}

static size_t capitals_of(struct text text) {
    size_t capitals = 0;
    for (size_t i = 0; i < text.size; i++)
        capitals += isupper((unsigned char)text.at[i]) ? 1 : 0;
    return capitals;
}

/* Whether `text` is in the list of acronyms that name no body. */
static bool is_other(const struct analysis *analysis, struct text text) {
    return analysis_entry_here(analysis, LIST_ACRONYM_OTHER, text) != NULL;
}

/* Whether it is a word, a family's, a given or a place's name. */
static bool is_listed(const struct analysis *analysis, struct text text) {
    static const enum known_list all[] = {LIST_WORD,       LIST_SURNAME,      LIST_GIVEN_FEMALE,
                                          LIST_GIVEN_MALE, LIST_GIVEN_UNISEX, LIST_CITY,
                                          LIST_TOWN,       LIST_REGION,       LIST_COUNTRY};
    bool found = false;
    for (size_t i = 0; i < sizeof all / sizeof *all && !found; i++)
        found = analysis_entry_here(analysis, all[i], text) != NULL;
    return found;
}

/* Whether `acronym` may be the acronym of `name`. In brackets right behind the name three capitals need not spell it: bodies
   of other tongues keep their own letters. */
static bool stands_for(const struct analysis *analysis, struct text name, struct text acronym, bool bracket) {
    size_t capitals = capitals_of(acronym);
    if (acronym.size < 2 || acronym.size > 12 || !isupper((unsigned char)acronym.at[0]))
        return false;
    if (capitals >= 2 && initials_spell(name, acronym))
        return true;
    if (capitals == 1 && acronym.size <= 8 && acronym.size >= 3)
        return initials_are(name, acronym) || (bracket && acronym.size > 3 && !is_listed(analysis, acronym) &&
                                               initials_spell(name, acronym));
    return bracket && capitals >= 3 && capitals == acronym.size && !is_other(analysis, acronym);
}

static void define(struct analysis *analysis, size_t start, size_t end, size_t name) {
    analysis_add(analysis, INSTITUTION, NAME, start, end, rule_id);
    analysis_tie(analysis, TIE_ALIAS, start, name, rule_id);
}

/* The acronym behind the name. */
static void define_behind(struct analysis *analysis, const struct finding *finding) {
    const struct view *view = &analysis->view;
    bool bracket = false;
    size_t lead = lead_in(view->at + finding->end, &bracket);
    if (!lead)
        return;
    size_t start = finding->end + lead, end = acronym_end(view, start), name = finding->start;
    if (bracket && (end >= view->size || !strchr(")\",;", view->at[end])))
        return;
    struct text acronym = analysis_text(analysis, start, end);
    if (stands_for(analysis, analysis_text(analysis, name, finding->end), acronym, bracket))
        define(analysis, start, end, name);
}

/* The acronym before the name in brackets: "the HPB (Harbour Pilots Board)". */
static void define_before(struct analysis *analysis, const struct finding *finding) {
    const struct view *view = &analysis->view;
    size_t at = finding->start, name = finding->start;
    if (at >= 4 && !strncmp(view->at + at - 4, "the ", 4))
        at -= 4;
    if (at < 5 || strncmp(view->at + at - 2, " (", 2) != 0 || view->at[finding->end] != ')')
        return;
    size_t end = at - 2, start = end;
    while (start && (isalnum((unsigned char)view->at[start - 1]) || view->at[start - 1] == '.'))
        start--;
    struct text acronym = analysis_text(analysis, start, end);
    if (capitals_of(acronym) >= 2 &&
        stands_for(analysis, analysis_text(analysis, name, finding->end), acronym, false))
        define(analysis, start, end, name);
}

/* A definition beats whatever a list said of the same letters. The first `count` findings are settled: none overlaps another. */
static void drop_rivals(struct analysis *analysis, size_t count, const struct finding *acronym) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->findings[middle].end <= acronym->start)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < count && analysis->findings[i].start < acronym->end; i++)
        analysis->findings[i].removed = true;
}

void analysis_acronyms(struct analysis *analysis) {
    size_t count = analysis->findings_count;
    for (size_t i = 0; i < count; i++) {
        struct finding finding = analysis->findings[i]; /* adding moves the array */
        if (finding.removed || finding.kind != INSTITUTION || finding.form != NAME)
            continue;
        define_behind(analysis, &finding);
        define_before(analysis, &finding);
    }
    for (size_t i = count; i < analysis->findings_count; i++)
        drop_rivals(analysis, count, &analysis->findings[i]);
}
