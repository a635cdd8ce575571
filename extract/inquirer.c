/* Who is said to look into something in; who does it out: a panel and its leader, the body for its people.

   The one idea: a description ("a panel", "engineers") names nobody; the words beside it often do, whichever
   rule found it. */
#include "extract/inquirer.h"

#include "extract/reader.h"
#include "extract/slot.h"

/* The token of a finding; -1 where the line shows it as none. */
static int token_of(const struct reader *reader, int finding) {
    for (int i = 0; i < reader->count; i++)
        if (token_is_class(reader, i, SLOT) && reader->tokens[i].finding == finding)
            return i;
    return -1;
}

static const struct finding *finding_at(const struct reader *reader, int token) {
    return token_is_class(reader, token, SLOT) ? &reader->analysis->findings[reader->tokens[token].finding]
                                               : NULL;
}

/* The name that the words from token `i` on lead to: "retired judge A"; -1 for none. */
static int name_behind(const struct reader *reader, int i) {
    enum { WORDS_MOST = 8 };
    for (int last = i + WORDS_MOST; i < last; i++) {
        const struct finding *one = finding_at(reader, i);
        if (one && one->kind == PERSON)
            return one->form == NAME && !token_is_owner(reader, i) ? reader->tokens[i].finding : -1;
        bool passes =
            one ? one->kind == PLACE : token_is_class(reader, i, WORD) && !token_is_finite(reader, i);
        if (!passes || token_is_word(reader, i, "to") || token_joins(reader, i))
            return -1;
    }
    return -1;
}

/* "The panel, led by A,": an aside that belongs to the phrase; -1 for none. */
static int leader_within(const struct analysis *analysis, const struct finding *who) {
    static const char *const begins[] = {
        ", led by ", ", chaired by ", ", headed by ", ", run by ", ", overseen by ", ", directed by ", NULL};
    struct text aside = analysis_text(analysis, who->end, who->to);
    size_t b = 0;
    while (begins[b] && !text_starts_with(aside, text_of(begins[b])))
        b++;
    for (int i = begins[b] ? analysis->heads[who->sentence] : -1; i >= 0; i = analysis->findings[i].next) {
        const struct finding *one = &analysis->findings[i];
        if (one->kind == PERSON && one->form == NAME && !one->removed && one->start >= who->end &&
            one->end <= who->to)
            return i;
    }
    return -1;
}

/* A body made for one task, whose leader does it with the others; he who leads a firm or a ministry does not. */
static bool is_panel(const struct analysis *analysis, const struct finding *who) {
    static const char *const panels[] = {"panel", "committee", "commission", "tribunal",   "team",  "squad",
                                         "jury",  "inquiry",   "mission",    "delegation", "group", NULL};
    return text_holds_word(finding_text(analysis, who), panels);
}

/* "A panel led by A", "a panel, chaired by A,", "a tribunal under Justice A". */
static int leader_of(const struct reader *reader, int slot) {
    static const char *const led[] = {"led", "chaired", "headed", "run", "overseen", "directed", NULL};
    const struct finding *who = finding_at(reader, slot);
    if (!is_panel(reader->analysis, who))
        return -1;
    int within = leader_within(reader->analysis, who);
    if (within >= 0)
        return within;
    int i = slot + 1;
    if (who->kind == INSTITUTION && token_is_word(reader, i, "under"))
        return name_behind(reader, i + 1);
    i += token_is_class(reader, i, COMMA);
    if (!token_is_any(reader, i, led) || !token_is_word(reader, i + 1, "by"))
        return -1;
    return name_behind(reader, i + 2);
}

/* "A, auditors from Leeds, who": the name that a description behind a comma stands for; -1 for none. */
static int name_before(const struct reader *reader, int slot) {
    int named = slot_named(reader, slot);
    return named == slot ? -1 : reader->tokens[named].finding;
}

/* "Engineers from A", "an auditor for A". */
static int body_behind(const struct reader *reader, int slot) {
    static const char *const links[] = {"from", "for", "at", "with", NULL};
    const struct finding *who = finding_at(reader, slot);
    struct text words = analysis_text(reader->analysis, who->start, who->end);
    if (who->kind != PERSON || !token_is_any(reader, slot + 1, links) ||
        !text_is_of(reader->analysis->rules, text_last_word(words), CLASS_INQUIRES))
        return -1;
    int body = slot + 2 + token_is_word(reader, slot + 2, "the");
    const struct finding *one = finding_at(reader, body);
    return one && one->kind == INSTITUTION && one->form == NAME && !token_is_owner(reader, body)
               ? reader->tokens[body].finding
               : -1;
}

void inquirer_complete(const struct analysis *analysis, const struct line *line, struct role *source) {
    struct reader reader;
    bool is_read = false;
    for (size_t i = 0, count = source->count; i < count; i++) {
        if (analysis->findings[source->findings[i]].form != NOMINAL)
            continue;
        if (!is_read) {
            reader_begin(&reader, analysis, line);
            reader_read(&reader, line->subject.size);
            if (reader.count == TOKENS_MOST)
                return; /* a line too long to be read to its end */
            is_read = true;
        }
        int slot = token_of(&reader, source->findings[i]);
        if (slot < 0)
            continue;
        int body = body_behind(&reader, slot), leader = leader_of(&reader, slot);
        int named = body < 0 ? name_before(&reader, slot) : body;
        if (named >= 0)
            source->findings[i] = named;
        else if (leader >= 0 && source->count < ROLES_MOST)
            source->findings[source->count++] = leader;
    }
}
