/* Dates at the heads of the entries of a timeline or an agenda in; their years, and which of them look ahead, out. The one idea:
   such a list runs one way, so that an entry without a year goes on from the head before it. */
#include <ctype.h>

#include "extract/date.h"

enum { ENTRY_MOST = 12, TITLE_LINES = 8 }; /* sentences of an entry; lines of an agenda below its title */

/* Whether what stands behind a date parts it from the words of its entry: "9 June: ", "9 June. She", "9 June - ". */
static bool is_parted(struct text rest) {
    while (rest.size && *rest.at == ' ')
        rest = text_slice(rest, 1, rest.size);
    bool is_stop = rest.size > 1 && (*rest.at == ':' || *rest.at == '.') && rest.at[1] == ' ';
    bool is_dash = rest.size > 1 && *rest.at == '-' && (rest.at[1] == ' ' || rest.at[1] == '-');
    return is_stop || is_dash;
}

/* Nothing but dots, dashes and spaces stand between the start of its line and a date. */
static bool begins_line(const struct analysis *analysis, const struct finding *finding) {
    size_t at = analysis_block(analysis, finding->sentence)->start;
    while (at < finding->start && !isalnum((unsigned char)analysis->view.at[at]))
        at++;
    return at == finding->start;
}

bool timeline_heads(const struct analysis *analysis, const struct finding *finding) {
    return analysis->sentences_count && begins_line(analysis, finding) &&
           is_parted(analysis_text(analysis, finding->end, analysis_block(analysis, finding->sentence)->end));
}

/* A line of its own that is a date, above the lines that it heads: none that says when the page was published. */
static bool is_heading(const struct dating *dating, const struct finding *finding, struct date date) {
    const struct analysis *analysis = dating->analysis;
    bool is_alone =
        begins_line(analysis, finding) && finding->end == analysis_block(analysis, finding->sentence)->end;
    return is_alone && dating->published.year && (!date.day || calendar_days(date) < dating->today - 1);
}

void timeline_tell(struct dating *dating, const struct finding *finding, const struct reading *reading) {
    const struct told head = dating->head;
    struct date date = reading->from;
    bool is_of_list = timeline_heads(dating->analysis, finding) && reading->anchor != ANCHOR_DOCUMENT;
    if (!date.year || reading->to.year || !(is_of_list || is_heading(dating, finding, date)))
        return;
    long first, before = 0, last;
    calendar_bounds(date, &first, &last);
    if (head.date.year)
        calendar_bounds(head.date, &before, &last);
    dating->head = (struct told){date, head.date.year && first < before, finding->sentence};
}

struct date timeline_next(const struct dating *dating, const struct finding *finding,
                          const struct yearly *yearly) {
    const struct told head = dating->head;
    long first, last;
    if (!head.date.year || finding->sentence - head.sentence > ENTRY_MOST ||
        !timeline_heads(dating->analysis, finding))
        return (struct date){.year = 0};
    calendar_bounds(head.date, &first, &last);
    struct date next = yearly_from(yearly, first), before = yearly_until(yearly, last);
    if (!next.year || !dating->published.year)
        return next;
    calendar_bounds(next, &first, &last);
    bool is_to_come = first > dating->today && tense_look(dating->analysis, finding) != LOOK_AHEAD;
    return head.leads || is_to_come ? before : next; /* newest first */
}

bool timeline_is_agenda(const struct analysis *analysis, const struct finding *finding) {
    static const char *const titles[] = {"agenda", "upcoming",  "coming up", "diary",
                                         "ahead",  "next week", "week next", NULL};
    if (!timeline_heads(analysis, finding))
        return false;
    const struct block *block = analysis_block(analysis, finding->sentence);
    for (int lines = 0; block > analysis->blocks && lines < TITLE_LINES; lines++) {
        block--;
        struct text line = analysis_text(analysis, block->start, block->end);
        if (!text_ends_with(line, TEXT(".")) && text_holds_any(text_lower(analysis->arena, line), titles))
            return true;
    }
    return false;
}

int timeline_head_of(const struct analysis *analysis, uint32_t sentence) {
    uint32_t first = sentence;
    while (first && analysis->sentences[first - 1].block == analysis->sentences[sentence].block)
        first--;
    for (int i = analysis->heads[first]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        if (!finding->removed && finding->kind == DATE && timeline_heads(analysis, finding))
            return i;
    }
    return -1;
}
