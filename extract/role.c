/* A match and the name of a role in; who fills it out: what the rule captured, or the subject that subject.c finds.

   The one idea: a capture may hold more mentions than take part in the act, and name one by a description; what only says whose
   another is, when or where, is left out here, once for all rules. */
#include <string.h>

#include "extract/body.h"
#include "extract/member.h"
#include "extract/relations.h"
#include "extract/slot.h"
#include "extract/subject.h"
#include "extract/topic.h"
#include "rules/wordclass.h"

/* Keeps what can take part: "A on Monday and the Leeds-based B" holds a day and a place as well. Returns how many. */
static size_t keep_parties(const struct analysis *analysis, int *findings, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        int kind = analysis->findings[findings[i]].kind;
        if (kind != DATE && kind != AGE && kind != PLACE)
            findings[kept++] = findings[i];
    }
    return kept;
}

/* Whether the one who stands at `at` and another further on in a role are two: "her mobile and Tom Reddy". */
static bool is_behind(const struct line *line, const struct role *role, size_t at) {
    static const char *const joints[] = {" and ", " or ", NULL};
    for (size_t next = at + 2; next < role->span.end; next++)
        if (line_finding(line, next) >= 0) {
            struct text between = text_slice((struct text){line->subject.at, line->subject.size}, at, next);
            return !text_holds_any(between, joints);
        }
    return false;
}

/* "Her new partner, Tom Reddy": the pronoun at `at` only says whose the one behind it is, "her head office" that it is hers; but at
   "her mobile" it is she who is rung. */
static bool is_possessor(const struct analysis *analysis, const struct line *line, const struct role *role,
                         size_t at) {
    static const char *const joints[] = {"and",  "or", "nor", "then", "as", "to",
                                         "with", "on", "at",  "in",   NULL};
    const char *word = line->subject.at + at + 3;
    size_t size = 0;
    if (analysis->findings[line_finding(line, at)].form != PRONOUN || at + 4 > role->span.end ||
        word[-1] != ' ')
        return false;
    while (at + 3 + size < role->span.end && (word[size] | 32) >= 'a' && (word[size] | 32) <= 'z')
        size++;
    if (!size || text_is_any((struct text){word, size}, joints))
        return false;
    struct text rest = {word, role->span.end - (at + 3)};
    return text_is_of(analysis->rules, text_last_word(rest), CLASS_OFFICE) || is_behind(line, role, at);
}

/* "Tom Reddy, an adviser whose calls", "Tom Reddy was one of the advisers whom", "a friend in physics, Tom Reddy": whoever the text
   says the description at `at` is. */
static int named_beside(const struct analysis *analysis, const struct line *line, size_t at) {
    struct reader reader;
    int finding = line_finding(line, at);
    if (analysis->findings[finding].form != NOMINAL)
        return finding;
    reader_begin(&reader, analysis, line);
    if (!reader_read(&reader, at))
        return finding;
    bool owns = text_starts_with(
        text_slice((struct text){line->subject.at, line->subject.size}, at + 2, line->subject.size),
        TEXT(" whose "));
    int slot = reader.verb, named = owns ? slot_named(&reader, slot) : member_named(&reader, slot);
    if (named == slot && !owns)
        named = slot_named_behind(&reader, slot);
    return reader.tokens[named].finding;
}

/* "Chelsea fans", "a Tesco customer": the name at `at` only says whose those are. */
static bool is_of_crowd(const struct analysis *analysis, const struct line *line, size_t at) {
    struct text behind =
        text_slice((struct text){line->subject.at, line->subject.size}, at + 2, line->subject.size);
    size_t size = 0;
    if (analysis->findings[line_finding(line, at)].form != NAME || !text_starts_with(behind, text_of(" ")))
        return false;
    while (1 + size < behind.size && behind.at[1 + size] >= 'a' && behind.at[1 + size] <= 'z')
        size++;
    return text_is_of(analysis->rules, text_slice(behind, 1, 1 + size), CLASS_CROWD);
}

/* The findings in the span of a role, but for those that only say whose another is. */
static size_t find_parties(const struct analysis *analysis, const struct line *line, struct role *role) {
    size_t count = 0;
    for (size_t at = role->span.start; at < role->span.end && count < ROLES_MOST; at++)
        if (line_finding(line, at) >= 0 && !is_possessor(analysis, line, role, at) &&
            !is_of_crowd(analysis, line, at))
            role->findings[count++] = named_beside(analysis, line, at);
    return count;
}

size_t role_find(struct analysis *analysis, const struct line *line, const struct match *match,
                 const char *role, struct role *out) {
    *out = (struct role){.span = {SIZE_MAX, SIZE_MAX}};
    struct span verb;
    bool of_clause = !strcmp(role, "clause");
    if (match_span(match, role, &out->span))
        out->count = keep_parties(analysis, out->findings, find_parties(analysis, line, out));
    else if (!strcmp(role, "subject") || of_clause)
        out->count = subject_find(analysis, line,
                                  match_known(match, CAPTURE_VERB, &verb) ? verb.start : match->whole.start,
                                  of_clause, &out->span, out->findings, ROLES_MOST);
    else if (!strcmp(role, "topic"))
        return topic_find(analysis, line, match, out);
    else
        out->nobody = true;
    return out->count;
}

/* The classes of a described body, by its last words: "oversight" of "the care watchdog". */
static struct text described_class(const struct analysis *analysis, const struct finding *one) {
    struct text text = finding_text(analysis, one);
    for (size_t at = 0; at < text.size; at++) {
        if (at && text.at[at - 1] != ' ')
            continue;
        const struct list_entry *entry =
            analysis_entry_here(analysis, LIST_NOMINAL_INSTITUTION, text_slice(text, at, text.size));
        if (entry)
            return list_attribute(entry, "class");
    }
    return (struct text){"", 0};
}

/* The classes of a body, between commas. */
static struct text class_of(const struct analysis *analysis, int finding) {
    const struct finding *one = &analysis->findings[finding];
    if (one->kind != INSTITUTION || one->form == PRONOUN)
        return (struct text){"", 0};
    if (one->form == NOMINAL)
        return described_class(analysis, one);
    return body_noted_class(analysis, one);
}

/* Leaves out the bodies that have a class of `not`, and where `among` names any, those that have none of it. */
static size_t keep_classes(const struct analysis *analysis, struct text not, struct text among,
                           struct role *role) {
    size_t kept = 0;
    for (size_t i = 0; i < role->count; i++) {
        const struct finding *one = &analysis->findings[role->findings[i]];
        bool classed = one->kind == INSTITUTION && one->form != PRONOUN;
        struct text class = class_of(analysis, role->findings[i]);
        if (!classed || (!text_items_meet(not, class) && (!among.size || text_items_meet(among, class))))
            role->findings[kept++] = role->findings[i];
    }
    return role->count = kept;
}

/* "Judge Tom Reddy", "Mr Justice Lowe": what is put before him is put before his court. */
static bool is_judge(const struct analysis *analysis, const struct finding *person) {
    static const char *const titles[] = {"Judge", "Justice", "Magistrate", NULL};
    return person->kind == PERSON && person->title.start != SIZE_MAX &&
           text_is_any(text_last_word(analysis_text(analysis, person->title.start, person->title.end)),
                       titles);
}

/* Leaves out of a role those that are so. */
static void drop_those(const struct analysis *analysis, struct role *role,
                       bool (*are)(const struct analysis *, const struct finding *)) {
    size_t kept = 0;
    for (size_t i = 0; i < role->count; i++)
        if (!are(analysis, &analysis->findings[role->findings[i]]))
            role->findings[kept++] = role->findings[i];
    role->count = kept;
}

size_t role_keep_wanted(const struct analysis *analysis, const struct rule_emit *emit, struct role *role) {
    if (text_items_meet(rule_option(emit, "besides"), TEXT("court")))
        drop_those(analysis, role, is_judge);
    return keep_classes(analysis, rule_option(emit, "besides"), rule_option(emit, "among"), role);
}

/* "Nor has any other bidder rung": that nobody did it is told of no one. */
static bool is_anybody(const struct analysis *analysis, const struct finding *one) {
    return one->form == NOMINAL && text_starts_with(finding_text(analysis, one), TEXT("any "));
}

/* Who carries for others: the postman who pushes a letter through a door did not send it. */
static bool is_carrier(const struct analysis *analysis, const struct finding *one) {
    struct text text = finding_text(analysis, one);
    return text_is_of(analysis->rules, one->form == NOMINAL ? text_last_word(text) : text, CLASS_CARRIES);
}

/* Who does not speak to whom he comes to: the burglar, the tourist. */
static bool is_stranger(const struct analysis *analysis, const struct finding *one) {
    return one->form == NOMINAL &&
           text_is_of(analysis->rules, text_last_word(finding_text(analysis, one)), CLASS_STRANGER);
}

bool role_may_act(const struct analysis *analysis, const struct rule_emit *emit, struct role *role) {
    size_t count = role->count;
    drop_those(analysis, role, is_anybody);
    if (rule_option(emit, "carried").size)
        drop_those(analysis, role, is_carrier);
    if (rule_option(emit, "known").size)
        drop_those(analysis, role, is_stranger);
    if (role->count < count && !role->count)
        return false;
    return !role->count ||
           keep_classes(analysis, rule_option(emit, "not-from"), rule_option(emit, "from"), role) > 0;
}

/* "A marrow", "his boots", which a constable looks at as anybody may. */
static bool is_any(const struct analysis *analysis, const struct finding *matter) {
    static const char *const anybody[] = {"a", "an", "his", "her", "their", NULL};
    return text_is_any(text_first_word(finding_text(analysis, matter)), anybody);
}

/* "PC Tom Reddy", "Sheriff Lowe". */
static bool is_of_force(const struct analysis *analysis, const struct finding *person) {
    if (person->title.start == SIZE_MAX)
        return false;
    const struct list_entry *rank = analysis_entry(
        analysis, LIST_TITLE_RANK, analysis_text(analysis, person->title.start, person->title.end));
    struct text rung = rank ? list_attribute(rank, "rung") : (struct text){"", 0};
    return text_starts_with(rung, TEXT("police:")) || text_starts_with(rung, TEXT("sheriff:"));
}

/* "The auditor general". */
static bool is_general(struct text words) {
    static const char *const kinds[] = {"auditor",  "inspector", "comptroller", "controller",
                                        "attorney", "solicitor", "surveyor",    NULL};
    struct text last = text_last_word(words);
    if ((!text_is(last, "general") && !text_is(last, "General")) || words.size < last.size + 2)
        return false;
    return text_is_any(text_last_word(text_slice(words, 0, words.size - last.size - 1)), kinds);
}

/* Whether his trade is to look into things, as his description, the role beside his name has it. */
static bool is_inquirer(const struct analysis *analysis, const struct finding *person) {
    struct text text = finding_text(analysis, person);
    if (is_general(person->role) || (person->form == NOMINAL && is_general(text)))
        return true;
    return (person->form == NOMINAL && text_is_of(analysis->rules, text_last_word(text), CLASS_INQUIRES)) ||
           text_is_of(analysis->rules, text_last_word(person->role), CLASS_INQUIRES);
}

bool role_may_inquire(const struct analysis *analysis, int source, int target) {
    const struct finding *matter = &analysis->findings[target];
    if (matter->kind != MATTER || !matter->guess)
        return true;
    if (source < 0)
        return false;
    const struct finding *who = &analysis->findings[source];
    if (who->kind == INSTITUTION && matter->guess > 1)
        return text_items_meet(matter->guess > 2 ? TEXT("police,oversight,prosecution")
                                                 : TEXT("police,oversight,prosecution,parliament,government"),
                               class_of(analysis, source));
    if (who->kind == INSTITUTION)
        return !text_items_meet(TEXT("media,sport,music,museum,hotel,school,party,health"),
                                class_of(analysis, source));
    return who->kind == PERSON &&
           (is_inquirer(analysis, who) || (is_of_force(analysis, who) && !is_any(analysis, matter)));
}

bool role_are_unlike(const struct analysis *analysis, const struct rule_emit *emit, int a, int b) {
    struct text unlike = rule_option(emit, "unlike");
    return !unlike.size || a < 0 || b < 0 || !text_items_meet(unlike, class_of(analysis, a)) ||
           !text_items_meet(unlike, class_of(analysis, b));
}
