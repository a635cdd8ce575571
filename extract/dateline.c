/* The page's own lines in; the date of publication and the order of days and months out. The one idea: a page says its own
   date in a line that says little else, near its top or behind "Published"; and it writes its days in numbers as it
   writes them in words. */
#include <string.h>

#include "extract/date.h"

enum { LINES_MOST = 8, WORDS_BESIDE_MOST = 6, DATELINE_MOST = 60 };

static const struct block *block_of(const struct analysis *analysis, const struct finding *finding) {
    return analysis->sentences_count ? analysis_block(analysis, finding->sentence) : NULL;
}

/* A line of hardly more than its date: "Thursday 5 October 2023", "Last updated: 9 May 2022 13:20". */
static bool is_date_line(const struct analysis *analysis, const struct block *block,
                         const struct finding *finding) {
    if (block->end - block->start > 120 || analysis->view.at[block->end - 1] == '.')
        return false;
    return analysis_words_between(analysis, block->start, finding->start) +
               analysis_words_between(analysis, finding->end, block->end) <=
           WORDS_BESIDE_MOST;
}

/* "LONDON, Nov 25 (Agency) -- ": the date stands before the dash that ends the dateline. */
static bool is_dateline(const struct analysis *analysis, const struct block *block,
                        const struct finding *finding) {
    const char *view = analysis->view.at;
    if (finding->start - block->start > DATELINE_MOST)
        return false;
    for (size_t at = block->start; at < finding->start; at++)
        if (view[at] >= 'a' && view[at] <= 'z' && at > block->start && view[at - 1] == ' ')
            return false;
    for (size_t at = finding->end; at + 1 < block->end && at < finding->end + 30; at++) {
        if (view[at] == '-' && (view[at + 1] == '-' || view[at + 1] == ' '))
            return true;
        if (view[at] == '.')
            return false;
    }
    return false;
}

bool dateline_holds(const struct analysis *analysis, const struct finding *finding) {
    const struct block *block = block_of(analysis, finding);
    if (!block)
        return false;
    return !strcmp(block->kind, "byline") || !strcmp(block->kind, "dateline") ||
           is_date_line(analysis, block, finding) || is_dateline(analysis, block, finding);
}

/* Whether the finding is a whole date with its year, read without knowing the publication. */
static bool whole_date(struct dating *dating, const struct finding *finding, struct date *date) {
    struct reading reading = {.anchor = ANCHOR_NONE};
    struct text how = rule_option(finding->time->emit, "how");
    bool good = false;
    if (text_is(how, "calendar"))
        good = date_calendar(dating, finding, &reading);
    else if (text_is(how, "numbers"))
        good = date_numbers(dating, finding, &reading);
    *date = reading.from;
    return good && reading.anchor == ANCHOR_TEXT && date->year && date->day && !reading.open;
}

static void find_publication(struct dating *dating) {
    struct analysis *analysis = dating->analysis;
    struct date date;
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->kind != DATE || !finding->time)
            continue;
        const struct block *block = block_of(analysis, finding);
        if (!block || block - analysis->blocks >= LINES_MOST)
            return;
        if (!dateline_holds(analysis, finding) || !whole_date(dating, finding, &date))
            continue;
        dating->published = date;
        analysis->date = calendar_write(analysis->arena, date);
        return;
    }
}

/* Votes of one finding for the day first (+) or the month first (-); a line of numbers that only one order can read
   weighs most. */
static int vote_of(const struct dating *dating, const struct finding *finding) {
    struct text how = rule_option(finding->time->emit, "how"),
                order = rule_option(finding->time->emit, "order");
    if (!text_is(how, "numbers"))
        return text_is(order, "dmy") ? 1 : text_is(order, "mdy") ? -1 : 0;

    struct text one = date_part(dating, finding, "one"), two = date_part(dating, finding, "two");
    bool one_is_day = one.size == 2 && (one.at[0] > '1' || (one.at[0] == '1' && one.at[1] > '2'));
    bool two_is_day = two.size == 2 && (two.at[0] > '1' || (two.at[0] == '1' && two.at[1] > '2'));

    return one_is_day == two_is_day ? 0 : one_is_day ? 1000 : -1000;
}

/* Words that one side of the Atlantic spells or says so. */
static int vote_of_words(const struct analysis *analysis) {
    uint64_t spelling = analysis_list(analysis, LIST_SPELLING);
    int votes = 0;
    for (size_t i = 0; i < analysis->words.count; i++) {
        const struct word *word = &analysis->words.at[i];
        if (!(word->alone & spelling))
            continue;
        const struct list_entry *entry = analysis_entry(analysis, LIST_SPELLING, word_text(analysis, word));
        if (entry)
            votes += text_is(list_attribute(entry, "variety"), "gb") ? 1 : -1;
    }
    return votes;
}

static bool has_open_numbers(const struct analysis *analysis) {
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (!finding->removed && finding->kind == DATE && finding->time &&
            text_is(rule_option(finding->time->emit, "how"), "numbers"))
            return true;
    }
    return false;
}

static void find_order(struct dating *dating) {
    const struct analysis *analysis = dating->analysis;
    int votes = 0;
    if (dating->order != ORDER_AUTO || !has_open_numbers(analysis))
        return;
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (!finding->removed && finding->kind == DATE && finding->time)
            votes += vote_of(dating, finding);
    }
    if (!votes)
        votes = vote_of_words(analysis);
    dating->order = votes > 0 ? ORDER_DMY : votes < 0 ? ORDER_MDY : ORDER_AUTO;
}

/* The earliest year that the story names outright. */
static void find_oldest(struct dating *dating) {
    const struct analysis *analysis = dating->analysis;
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->kind != DATE || dateline_holds(analysis, finding))
            continue;
        struct text year = date_part(dating, finding, "year");
        int number = 0;
        for (size_t k = 0; k < year.size && k < 4; k++)
            number = number * 10 + (year.at[k] - '0');
        if (year.size == 4 && (!dating->oldest || number < dating->oldest))
            dating->oldest = number;
    }
}

void dateline_read(struct dating *dating) {
    struct analysis *analysis = dating->analysis;
    long first;
    find_order(dating);
    if (!analysis->date.size || !calendar_read(analysis->date, &dating->published)) {
        dating->published = (struct date){.year = 0};
        find_publication(dating);
    }
    if (dating->published.year)
        calendar_bounds(dating->published, &first, &dating->today);
    find_oldest(dating);
}

bool date_order_read(const char *word, enum date_order *order) {
    static const char *const words[] = {[ORDER_AUTO] = "auto", [ORDER_DMY] = "dmy", [ORDER_MDY] = "mdy"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(word, words[i])) {
            *order = (enum date_order)i;
            return true;
        }
    return false;
}
