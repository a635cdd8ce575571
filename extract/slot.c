/* A mention in its line in; out, what the words around it make of it: subject, object, or a description of the name before it. */
#include "extract/slot.h"

#include <string.h>

#include "extract/aside.h"

bool slot_is_apposed(const struct reader *reader, int slot) {
    if (!token_is_actor(reader, slot))
        return false;
    const struct finding *one = &reader->analysis->findings[reader->tokens[slot].finding];
    return one->form == NAME &&
           memchr(analysis_text(reader->analysis, one->from, one->to).at, ',', one->to - one->from) != NULL;
}

/* "The youngest of the sisters, A, rang": the name tells which of them. */
static bool is_chosen(const struct reader *reader, int preposition) {
    static const char *const ranks[] = {"first", "last", "only", "second", "third", "elder", NULL};
    bool is_rank = token_ends_in(reader, preposition - 1, "est") ||
                   token_is_word(reader, preposition - 2, "most") ||
                   token_is_any(reader, preposition - 1, ranks);
    return token_is_word(reader, preposition, "of") && is_rank &&
           (slot_is_apposed(reader, preposition + 1) || slot_is_apposed(reader, preposition + 2));
}

/* "No officer of the board", "not a single member": nobody of the body did. */
static bool is_no_one_of(const struct reader *reader, int slot) {
    static const char *const people[] = {"member",  "director", "manager", "trustee",
                                         "teacher", "agent",    NULL};
    int k = slot - 1;
    if (!token_is_actor(reader, slot))
        return false;
    const struct analysis *analysis = reader->analysis;
    const struct finding *finding = &analysis->findings[reader->tokens[slot].finding];
    struct text words = finding_text(analysis, finding), who = text_last_word(words);
    bool is_single = text_starts_with(words, text_of("a single "));
    if (!token_is_word(reader, k, "no") && !(is_single && token_is_word(reader, k, "not")) &&
        !(token_is_word(reader, k, "one") && token_is_word(reader, k - 1, "not")))
        return false;
    const struct list_entry *role = analysis_entry(analysis, LIST_ROLE, who);
    bool serves = (role && text_items_meet(list_attribute(role, "class"), TEXT("police,politics,health"))) ||
                  text_is_any(who, people) || text_is_of(analysis->rules, who, CLASS_PEOPLE_OF_BODY) ||
                  text_is_of(analysis->rules, who, CLASS_ENVOY) ||
                  text_is_of(analysis->rules, who, CLASS_INQUIRES);
    return finding->form == NOMINAL && serves && !text_is_of(analysis->rules, who, CLASS_CROWD);
}

bool slot_is_of_group(const struct reader *reader, int preposition) {
    static const char *const links[] = {"from", "of", "at", "in", NULL};
    bool no_one =
        token_is_word(reader, preposition - 1, "one") && token_is_word(reader, preposition - 2, "no");
    return token_is_any(reader, preposition, links) &&
           (no_one || is_chosen(reader, preposition) || is_no_one_of(reader, preposition - 1) ||
            token_is_of(reader, preposition - 1, CLASS_GROUP));
}

bool slot_is_object(const struct reader *reader, int slot) {
    int before = slot - 1;
    if (!token_is_class(reader, before, WORD) || token_joins(reader, before) ||
        token_is_adverb(reader, before))
        return false;
    return !token_is_in(reader, before, reader->subordinator | reader->auxiliary | reader->finite) &&
           !token_is_word(reader, before, "who");
}

/* Whether a verb follows the comma at `i`, or an aside that it opens. */
static bool acts_behind(const struct reader *reader, int i) {
    for (int k = i + 1; k < reader->count && k < i + ASIDE_MOST; k++)
        if (token_is_class(reader, k, COMMA) &&
            (token_is_finite(reader, k + 1) || token_is_adverb(reader, k + 1)))
            return true;
    return token_is_finite(reader, i + 1);
}

bool slot_acts(const struct reader *reader, int slot) {
    int i = slot + 1;
    if (token_is_class(reader, i, COMMA))
        return acts_behind(reader, i);
    while (token_is_adverb(reader, i) ||
           (token_is_preposition(reader, i) && token_is_class(reader, i + 1, SLOT)))
        i += token_is_adverb(reader, i) ? 1 : 2;
    if (i > slot + 1 && token_is_class(reader, i, COMMA) && token_is_class(reader, i + 1, SLOT) &&
        token_is_class(reader, i + 2, COMMA))
        i += 2; /* "a group in X, Y, which is new, rang" */
    if (i > slot + 1 && token_is_class(reader, i, COMMA))
        return acts_behind(reader, i);
    bool listed = token_is_word(reader, i, "and") && token_is_class(reader, i + 1, SLOT) &&
                  !slot_is_object(reader, slot);
    return token_is_finite(reader, i) || token_is_word(reader, i, "who") || listed;
}

bool slot_is_cited(const struct reader *reader, int slot) {
    const char *text = reader->line->subject.at;
    bool cites = token_is_word(reader, 0, "according") && token_is_word(reader, 1, "to");
    for (int i = 2; cites && i < slot; i++)
        cites = !token_is_class(reader, i, STOP) &&
                !(token_is_class(reader, i, COMMA) && text[reader->tokens[i].start] == ',');
    return cites && slot > 1;
}

static bool slot_starts_with(const struct reader *reader, int slot, const char *const *words) {
    const struct finding *finding = &reader->analysis->findings[reader->tokens[slot].finding];
    return finding->form == NOMINAL && text_starts_in_any(finding_text(reader->analysis, finding), words);
}

bool slot_is_role(const struct reader *reader, int slot) {
    static const char *const articles[] = {"a ", "an ", NULL};
    return token_is_word(reader, slot - 1, "as") && slot_starts_with(reader, slot, articles);
}

bool slot_is_formal(const struct reader *reader, int slot) {
    const struct finding *finding = &reader->analysis->findings[reader->tokens[slot].finding];
    return text_is(finding_text(reader->analysis, finding), "it") &&
           token_is_of(reader, slot - 1, CLASS_JUDGES);
}

bool slot_is_ranked(const struct reader *reader, int slot) {
    static const char *const ranks[] = {"the first ", "the last ", "the only ", "the next ", NULL};
    return slot_starts_with(reader, slot, ranks);
}

int slot_before(const struct reader *reader, int slot) {
    static const char *const articles[] = {"a", "an", "the", NULL};
    return token_is_any(reader, slot - 1, articles) ? slot - 2 : slot - 1;
}

bool slot_may_begin(const struct reader *reader, int slot) {
    int before = slot_before(reader, slot);
    return !token_is_owner(reader, slot) && !slot_is_cited(reader, slot) &&
           !token_is_word(reader, before, "not") && !slot_is_role(reader, slot) &&
           (!token_is_preposition(reader, before) || slot_is_of_group(reader, before));
}

/* "The trader, 44, a clerk until May, rang": a description that begins with "a" and closes with a comma tells of the one before. */
static bool is_described_anew(const struct reader *reader, int name, int slot) {
    static const char *const articles[] = {"a ", "an ", NULL};
    const struct finding *findings = reader->analysis->findings;
    const struct finding *one = &findings[reader->tokens[name].finding],
                         *other = &findings[reader->tokens[slot].finding];
    return one->form == NOMINAL && other->form == NOMINAL && one->kind == other->kind &&
           slot_starts_with(reader, slot, articles) && token_is_class(reader, slot + 1, COMMA) &&
           slot_may_begin(reader, name);
}

int slot_named(const struct reader *reader, int slot) {
    int comma = slot - 1; /* "then a 27-year-old doctoral student" */
    while (comma > slot - 7 && !token_is_actor(reader, comma) &&
           (token_is_class(reader, comma, SLOT) ||
            (token_is_class(reader, comma, WORD) && !token_is_finite(reader, comma) &&
             !token_is_preposition(reader, comma) && !token_joins(reader, comma))))
        comma--;
    bool is_aged = token_is_class(reader, comma - 1, SLOT) && !token_is_actor(reader, comma - 1) &&
                   token_is_class(reader, comma - 2, COMMA);
    int name = is_aged ? comma - 3 : comma - 1;
    bool described = token_is_actor(reader, slot) && token_is_class(reader, comma, COMMA) &&
                     reader->line->subject.at[reader->tokens[comma].start] == ',' &&
                     token_is_actor(reader, name);
    if (!described || token_is_word(reader, slot - 1, "whose"))
        return slot; /* "A, whose lawyer rang": the lawyer is another */
    const struct finding *nominal = &reader->analysis->findings[reader->tokens[slot].finding],
                         *owner = &reader->analysis->findings[reader->tokens[name].finding];
    bool describes = (nominal->form == NOMINAL && owner->form == NAME &&
                      (comma == slot - 1 || nominal->kind == owner->kind)) ||
                     is_described_anew(reader, name, slot);
    bool listed = token_is_word(reader, slot + 1, "and") || token_is_word(reader, slot + 2, "and");
    bool is_governed = token_is_preposition(reader, name - 1) || token_is_word(reader, name - 1, "to") ||
                       token_ends_in(reader, name - 1, "ing");
    /* "according to A, the doctor rang", "at A Ltd, a manager, 40, rang" */
    bool is_opening =
        is_governed && (!token_is_class(reader, slot + 1, COMMA) || nominal->kind != owner->kind);
    return describes && !listed && !is_opening ? name : slot;
}

/* Whether what a name at `slot` is followed by leaves it an apposition: no verb of its own, no further name of a list. */
static bool is_apposed_behind(const struct reader *reader, int slot) {
    int i = slot + 1;
    if (token_is_class(reader, i, COMMA) && token_is_class(reader, i + 1, SLOT) &&
        !token_is_actor(reader, i + 1))
        i += token_is_class(reader, i + 2, COMMA) ? 3 : 2; /* his age */
    else if (token_is_class(reader, i, COMMA))
        i++;
    while (token_is_adverb(reader, i))
        i++;
    if (token_joins(reader, i)) /* "a friend in physics, A, and B" may be two or three */
        return !token_is_actor(reader, i + 1) && !token_is_actor(reader, i + 2);
    return !token_is_owner(reader, slot) && !token_is_finite(reader, i) && !token_is_actor(reader, i);
}

/* "A builder in Hull, Southern Span Ltd,": a trade is a person's or a firm's. */
static bool may_name(const struct reader *reader, const struct finding *one, const struct finding *name) {
    struct text noun = text_last_word(finding_text(reader->analysis, one));
    bool is_trade = analysis_entry(reader->analysis, LIST_TRADE_NOUN, noun) != NULL;
    return name->form == NAME &&
           (name->kind == one->kind || (is_trade && one->kind == PERSON && name->kind == INSTITUTION));
}

int slot_named_behind(const struct reader *reader, int slot) {
    const struct finding *findings = reader->analysis->findings;
    const struct finding *one = &findings[reader->tokens[slot].finding];
    static const char *const not_of[] = {"about", "as",    "after", "before", "during",  "by", "despite",
                                         "to",    "since", "until", "over",   "because", NULL};
    int k = slot + 1;
    bool goes_on = token_is_preposition(reader, k) && !token_is_any(reader, k, not_of);
    if (one->form != NOMINAL || (!goes_on && !token_is_class(reader, k, COMMA)) ||
        token_is_in(reader, 0, reader->subordinator) || token_is_preposition(reader, 0))
        return slot;
    const uint64_t people =
        analysis_list(reader->analysis, LIST_ROLE) |
        analysis_list(reader->analysis, LIST_NOMINAL_PERSON); /* "a friend of the owner, A" */
    for (; k < slot + 8 && !token_is_class(reader, k, COMMA); k++)
        if (token_is_class(reader, k, STOP) || token_is_finite(reader, k) || token_joins(reader, k) ||
            token_ends_in(reader, k, "ing") || token_is_in(reader, k, people) ||
            (token_is_actor(reader, k) && findings[reader->tokens[k].finding].form != NAME))
            return slot;
    bool is_named = token_is_class(reader, k, COMMA) && token_is_actor(reader, k + 1) &&
                    reader->line->subject.at[reader->tokens[k].start] == ',';
    if (!is_named)
        return slot;
    const struct finding *name = &findings[reader->tokens[k + 1].finding];
    return may_name(reader, one, name) && is_apposed_behind(reader, k + 1) ? k + 1 : slot;
}

int slot_speaks_for(const struct reader *reader, int slot) {
    const struct finding *findings = reader->analysis->findings;
    int who = reader->tokens[slot].finding;
    if (!is_no_one_of(reader, slot))
        return who;
    for (int i = findings[who].next; i >= 0; i = findings[i].next)
        if (!findings[i].removed && findings[i].kind == INSTITUTION &&
            findings[i].start >= findings[who].end && findings[i].end <= findings[who].to)
            return i;
    return who;
}

/* "Mudd & Co, which audits the council, said": the word behind which is a verb, so that what follows is its object. */
static bool is_object_of_aside(const struct reader *reader, int i) {
    static const char *const relatives[] = {"who", "which", NULL};
    return i > 1 && token_is_class(reader, i - 1, WORD) && !token_is_adverb(reader, i - 1) &&
           token_is_any(reader, i - 2, relatives);
}

/* "Sitting beside him is A, 39", "Among them was A": the subject stands behind the verb to be. */
static bool is_inverted(const struct reader *reader, int i) {
    static const char *const be[] = {"is", "was", "are", "were", NULL};
    return token_is_any(reader, i - 1, be) && token_is_of(reader, 0, CLASS_INVERTS);
}

int slot_of_will(const struct reader *reader, int i) {
    int k = i - 1;
    while (k > i - 4 && token_is_class(reader, k, WORD) && !token_is_preposition(reader, k) &&
           !token_is_finite(reader, k) && !token_joins(reader, k))
        k--;
    bool owns =
        token_is_owner(reader, k) ||
        (token_is_actor(reader, k) && reader->analysis->findings[reader->tokens[k].finding].form == PRONOUN);
    return token_is_of(reader, i, CLASS_INTENTION) && token_is_actor(reader, k) && owns ? k : -1;
}

bool slot_is_saying_aside(const struct reader *reader, int slot) {
    return token_is_class(reader, slot - 1, COMMA) && token_is_of(reader, slot + 1, CLASS_ASIDE) &&
           token_is_class(reader, slot + 2, COMMA);
}

static bool has_actor(const struct analysis *analysis, const struct line *line) {
    for (size_t i = 0; i < line->slots_count; i++) {
        int kind = analysis->findings[line->slots[i]].kind;
        if (kind == PERSON || kind == INSTITUTION)
            return true;
    }
    return false;
}

void slot_mark_subjects(struct analysis *analysis, const struct line *line) {
    static const char *const relatives[] = {"whom", "which", "what", "where", "whose", "when", NULL};
    struct reader reader;
    if (!has_actor(analysis, line))
        return;
    reader_begin(&reader, analysis, line);
    reader_read(&reader, line->subject.size);
    for (int i = 0; i < reader.count; i++) {
        if (token_is_actor(&reader, i) && is_inverted(&reader, i))
            analysis->findings[reader.tokens[slot_named(&reader, i)].finding].subject = true;
        if (!token_is_actor(&reader, i) || !slot_may_begin(&reader, i) || !slot_acts(&reader, i))
            continue;
        bool of_infinitive =
            token_is_class(&reader, i - 1, WORD) && token_is_word(&reader, i - 2, "to") &&
            !token_is_any(&reader, i - 1, relatives) &&
            analysis->findings[reader.tokens[i].finding].form != PRONOUN; /* "to women he had met" */
        bool follows_verb = i > 0 && token_is_finite(&reader, i - 1) &&
                            !token_is_in(&reader, i - 1, reader.subordinator | reader.auxiliary) &&
                            !token_is_of(&reader, i - 1, CLASS_CONCEDES) &&
                            !token_is_of(&reader, i - 1, CLASS_REPORTS);
        bool is_aside =
            slot_is_saying_aside(&reader, i) && analysis->findings[reader.tokens[i].finding].form == PRONOUN;
        if (!follows_verb && !of_infinitive && !is_object_of_aside(&reader, i) && !is_aside)
            analysis->findings[reader.tokens[slot_named(&reader, i)].finding].subject = true;
    }
}

int slot_with_others(const struct reader *reader, int i) {
    static const char *const links[] = {"and", "or", NULL};
    int k = i;
    while (k > i - 6 && token_is_class(reader, k, WORD) && !token_is_any(reader, k, links) &&
           !token_is_finite(reader, k) && !token_is_preposition(reader, k))
        k--;
    bool many = token_ends_in(reader, i, "s") || token_is_word(reader, i, "people");
    return many && k < i && token_is_any(reader, k, links) && token_is_actor(reader, k - 1) &&
                   slot_may_begin(reader, k - 1) && !token_is_finite(reader, k - 2) &&
                   !slot_is_object(reader, k - 1)
               ? k - 1
               : -1;
}

bool slot_is_only_told(const struct reader *reader, int i) {
    return token_is_word(reader, i, "by") && token_is_of(reader, i - 1, CLASS_ONLY_TOLD);
}

enum { INFINITIVE_MOST = 8 /* tokens of an infinitive with its object */ };

int slot_to_before(const struct reader *reader, int i) {
    static const char *const no_verbs[] = {"the", "a",     "an", "his",  "her",
                                           "its", "their", "be", "have", NULL};
    for (int k = i - 1; k > 0 && k > i - INFINITIVE_MOST; k--) {
        bool is_verb = token_is_class(reader, k + 1, WORD) && !token_is_any(reader, k + 1, no_verbs) &&
                       !token_ends_in(reader, k + 1, "s");
        if (token_is_word(reader, k, "to"))
            return is_verb && k + 1 < i ? k : -1;
        bool is_infinitive = token_is_word(reader, k - 1, "to"); /* "to read or ring" */
        if (token_is_class(reader, k, COMMA) || token_is_class(reader, k, STOP) || token_joins(reader, k) ||
            (token_is_finite(reader, k) && !is_infinitive))
            return -1;
    }
    return -1;
}

static bool is_of_kind(const struct reader *reader, int i, int kind) {
    return token_is_actor(reader, i) && reader->analysis->findings[reader->tokens[i].finding].kind == kind;
}

bool slot_is_where_one_is(const struct reader *reader, int slot, int i) {
    static const char *const where[] = {"in", "at", "of", "inside", "within", NULL};
    return token_is_word(reader, i, "who") && is_of_kind(reader, slot, INSTITUTION) &&
           token_is_any(reader, slot - 1, where) && is_of_kind(reader, slot - 2, PERSON) &&
           reader->analysis->findings[reader->tokens[slot - 2].finding].form == NOMINAL;
}

int slot_of_same_auxiliary(const struct reader *reader, int i) {
    static const char *const all[] = {"has", "have", "had", "is", "was", "were", "are", "will", NULL};
    static const char *const told[] = {"that", "who", "which", "because", NULL};
    for (size_t a = 0; all[a]; a++) {
        if (!token_is_word(reader, i + 1, all[a]))
            continue;
        for (int k = i - 1; k > 0 && !token_is_class(reader, k, STOP) && !token_is_any(reader, k, told); k--)
            if (token_is_word(reader, k, all[a]) && token_is_actor(reader, k - 1))
                return slot_may_begin(reader, k - 1) && slot_acts(reader, k - 1) ? k - 1 : -1;
    }
    return -1;
}
