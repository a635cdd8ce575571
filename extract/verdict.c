/* The votes for each wording in; each finding raised, left or removed out, before overlaps are settled.

   The one idea: what the document as a whole makes of a wording goes before what one place makes of it; only where the place itself
   is sure, or one is "in" it, does the finding stand against the count. */
#include <string.h>

#include "extract/analysis.h"
#include "extract/body.h"
#include "extract/evidence.h"

enum { SURE_PRIORITY = 9, BEARER_PRIORITY = 6, CUED_PRIORITY = 3 };
enum { POINTS_OF_A_FIRM = 3, POINTS_OF_A_NAMESAKE = 4, POINTS_OF_THE_UNKNOWN = 3 };
enum { CUES_OF_A_BODY = 2, BODIES_OF_A_NAME = 2 }; /* "the auditor Garrow Lunn" against "Garrow Lunn said" */

/* "Operation Basil Grey", "the trawler Lady Jane": the name of a thing, unless a title stands before it. */
static bool is_eponym(const struct evidence *evidence, const struct finding *finding) {
    const struct word *word = evidence_word_before(
        evidence, finding->title.start != SIZE_MAX ? finding->title.start : finding->start);
    return word && word->alone & evidence->eponym && evidence->analysis->view.at[word->end] == ' ';
}

/* "The trawler Guiding Light", which only looks like a body. */
static bool is_ship(const struct evidence *evidence, const struct finding *finding) {
    const struct word *word = evidence_word_before(evidence, finding->start);
    return is_eponym(evidence, finding) && !(word->flags & WORD_CAPITAL) && !body_is_of_table(finding);
}

/* "Kiprono" alone is a family name where the document has Peter Kiprono, whatever else it may be elsewhere. */
static void part_again(const struct votes *whole, struct finding *finding) {
    bool alone = finding->given.start == finding->start && finding->given.end == finding->end;
    if (!alone || !whole->family || whole->forename)
        return;
    finding->surname = finding->given;
    finding->given = (struct span){SIZE_MAX, SIZE_MAX};
    finding->gender = (struct text){"", 0};
}

/* Whether the cues make the wording a company's throughout the document: who bears a person's name there needs more. */
static bool is_firm(const struct votes *whole) {
    int against = 2 * whole->places + (whole->cues > 0 ? whole->cues : 0);
    bool namesake = whole->person || whole->named || whole->surname || whole->family || whole->forename;
    if (namesake)
        return whole->strong * STRONG_CUE >= POINTS_OF_A_NAMESAKE && whole->points > against;
    if (whole->unknown && (whole->owned || !whole->bears))
        return whole->points >= POINTS_OF_THE_UNKNOWN + whole->common + against;
    return whole->strong > 0 && whole->points >= POINTS_OF_A_FIRM + against;
}

/* A person's finding after the count: raised, left or removed. */
static void judge_person(struct evidence *evidence, struct finding *finding) {
    const struct votes *whole = evidence_of(evidence, finding);
    part_again(whole, finding);
    struct span last = evidence_surname(evidence, finding);
    const struct votes *family = evidence_of_text(evidence, last.start, last.end);
    bool has_given = last.start > finding->start;
    uint32_t office = evidence_office(evidence, finding->start);
    bool titled = office && office < finding->end;
    if (titled || is_eponym(evidence, finding)) { /* "Seri Huang" of "Datuk Seri Huang" */
        finding->removed = true;
        return;
    }
    if (is_firm(whole) && !finding->sure && finding->title.start == SIZE_MAX) {
        finding->removed = true;
        return;
    }
    if (whole->person || (has_given && family->surname)) {
        finding->priority = SURE_PRIORITY;
        finding->guess = 0;
        return;
    }
    if (whole->bodily >= BODIES_OF_A_NAME && whole->cues <= 0) { /* "Hadley Crane's auditors" */
        finding->removed = true;
        return;
    }
    if (!finding->guess)
        return;
    int cues = whole->cues + (has_given && family->family) - CUES_OF_A_BODY * whole->bodily;
    bool falls = whole->body || cues < finding->guess - 1;
    if (falls) {
        finding->removed = true;
    } else if (cues > 0 && has_given) { /* a guess no more */
        finding->guess = 0;
        if (finding->priority < CUED_PRIORITY)
            finding->priority = CUED_PRIORITY;
    }
}

/* "Cruz Vale" of "Santa Cruz Vale" is nobody. */
static bool is_behind_saint(const struct evidence *evidence, size_t at) {
    static const char *const saints[] = {"San", "Santa", "Santo", "Sao", "St", "Saint", NULL};
    const struct word *word = evidence_word_before(evidence, at);
    return word && text_is_any(word_text(evidence->analysis, word), saints);
}

/* Whether a place or an institution has swallowed a person's name, or is part of a title: "By Jane Lowe", "Jane Lowe of
   the County Police", "DCI" of "DCI Lowe". */
static bool swallows(const struct evidence *evidence, const struct finding *finding) {
    const struct words *words = &evidence->analysis->words;
    const char *view = evidence->analysis->view.at;
    uint32_t title = evidence_title(evidence, finding->start);
    if (title >= finding->end)
        return true;
    bool titled = title > 0;
    for (size_t i = words_from(words, finding->start); i < words->count && words->at[i].start < finding->end;
         i++) {
        uint32_t start = words->at[i].start, end = evidence->names[i];
        if (!end || end > finding->end)
            continue;
        bool leads = end < finding->end && (start == finding->start || titled) &&
                     (view[end] == ',' || !memcmp(view + end, " of ", 4) || !memcmp(view + end, " at ", 4) ||
                      !memcmp(view + end, " for ", 5));
        bool ends = end == finding->end && start > finding->start && finding->kind == PLACE &&
                    !finding->sure && !is_behind_saint(evidence, start);
        if (leads || ends)
            return true;
    }
    return false;
}

/* Whether a gazetteer has its first word. */
static bool is_of_gazetteer(const struct evidence *evidence, const struct finding *finding) {
    const struct word *word = words_starting(&evidence->analysis->words, finding->start);
    return word && word->begins & evidence->gazetteer;
}

/* Whether a place stands behind "to" and no gazetteer has its first word: "went to Gidda", of whom the text has told. */
static bool is_gone_to(const struct evidence *evidence, const struct finding *finding) {
    const struct word *to = evidence_word_before(evidence, finding->start);
    return to && text_is(word_text(evidence->analysis, to), "to") && !is_of_gazetteer(evidence, finding);
}

/* "Kroll's request" where the document tells of Mechthild Kroll and of no business of Kroll's. */
static bool is_namesake(const struct votes *whole, const struct finding *finding) {
    return finding->kind == INSTITUTION && body_is_of_table(finding) && (whole->surname || whole->family) &&
           !whole->points && !whole->bears;
}

/* A place or an institution that bears a sure person's name: it stays where it is sure itself, or behind "in". */
static void judge_other(struct evidence *evidence, struct finding *finding) {
    const struct votes *whole = evidence_of(evidence, finding);
    bool place = finding->kind == PLACE;
    if (!place && (is_ship(evidence, finding) || is_namesake(whole, finding))) {
        finding->removed = true;
        return;
    }
    if (!place && finding->guess > 1 && whole->bears)
        finding->role = (struct text){"", 0}; /* whatever its bearer is */
    if (is_firm(whole) && !(place && evidence_is_inside(evidence, finding))) {
        finding->removed = place;
        finding->guess = 0;
        finding->sure = true;
        return;
    }
    if (!place && finding->guess > 1) { /* "wrote to Wexcombe", of whose council the document tells */
        finding->removed = !whole->bears || whole->person || whole->family;
        finding->priority = BEARER_PRIORITY;
        if (whole->owned && !is_of_gazetteer(evidence, finding))
            finding->guess = 1; /* a guess of more than one cue is not swept: elsewhere it is the town */
        return;
    }
    bool is_body = finding->is_shape &&
                   (whole->brand || whole->bodily || (whole->body && !evidence_is_inside(evidence, finding)));
    if (whole->person || swallows(evidence, finding) || is_body)
        finding->removed = true;
    else if (place && evidence_is_behind_preposition(evidence, finding))
        finding->removed = whole->family && is_gone_to(evidence, finding);
    else if (place && whole->brand && !whole->located)
        finding->removed = true;
    else if (whole->surname)
        finding->removed = place || finding->guess;
    else if (whole->family)
        finding->removed = place && finding->guess;
}

void analysis_judge(struct analysis *analysis, size_t first) {
    struct evidence evidence = evidence_count(analysis, first);
    for (size_t i = first; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->form != NAME)
            continue;
        if (finding->kind == PERSON)
            judge_person(&evidence, finding);
        else if (finding->kind == PLACE || finding->kind == INSTITUTION)
            judge_other(&evidence, finding);
    }
}
