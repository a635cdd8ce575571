/* All that rules took for a name, of every kind, in; what the document as a whole makes of each out.

   The one idea: a name that one place shows beyond doubt to be a person's ("Mr London", "Hope Street, 31,") is a person's
   throughout the document, and a guess stands or falls with what is around all its places. So the findings of one wording are
   counted together before overlaps are settled. */
#include <string.h>

#include "extract/analysis.h"
#include "extract/body.h"
#include "record/arena.h"
#include "rules/wordclass.h"

enum { SURE_PRIORITY = 9, BEARER_PRIORITY = 6, CUED_PRIORITY = 3, TABLE_LEAST = 64 };
enum { STRONG_CUE = 2, PLACE_THERE = 9 }; /* what is noted of a spot */
enum { POINTS_OF_A_FIRM = 3, POINTS_OF_A_NAMESAKE = 4, POINTS_OF_THE_UNKNOWN = 3 };
enum { CUES_OF_A_BODY = 2, BODIES_OF_A_NAME = 2 }; /* "the auditor Garrow Lunn" against "Garrow Lunn said" */

struct votes { /* for one wording */
    uint64_t hash;
    int cues;      /* what speaks for a person less what speaks against */
    int bodily;    /* how many guesses take it for a body's, acronyms apart */
    bool person;   /* the whole wording is a sure person's */
    bool surname;  /* it ends a sure person's name */
    bool named;    /* it is one, by a rule that does not guess */
    bool family;   /* it ends a person's name that is no guess */
    bool forename; /* it begins one */
    bool body;     /* it is an institution beyond doubt, or the name of one before its legal form */
    bool located;  /* "in" or its like stands before it */
    bool bears;    /* a body of the document bears it as its town: "Wexcombe" of "Wexcombe Town Council" */
    bool owned;    /* and that body is no town's */
    int points;    /* what its cues say for a company, whatever else it may be: evidence of firm.rules */
    int strong;    /* those of them that no person and no place has */
    bool unknown;  /* its first word stands in no list of names */
    bool common;   /* but in that of common words */
    int places;    /* how often "in" or "near" stands before it */
    bool brand; /* it is all that a company's name has before its legal form: "Norbury" of "Norbury Group" */
};

struct count {
    struct analysis *analysis;
    struct votes *table; /* open addressing; its size is a power of two */
    size_t size;
    size_t first;
    uint64_t *hashes; /* of each finding from `first` on: of its wording, 0 before that is wanted */
    uint32_t *names;  /* for each view offset: the end of the certain person's name that covers it, or 0 */
    uint32_t *titles; /* the same of sure persons' titles */
    uint8_t
        *points; /* for each view offset: what a cue for a company has given to the name that begins there */
    uint32_t *offices;      /* the same of those that are one entry of several words: "Datuk Seri" */
    uint64_t known, common; /* lists of people and places, of words */
    uint64_t person_verb, role, trade, kin, title, eponym, suffix;
};

static struct votes *votes_of(const struct count *count, uint64_t hash) {
    size_t i = (size_t)hash & (count->size - 1);
    while (count->table[i].hash && count->table[i].hash != hash)
        i = (i + 1) & (count->size - 1);
    count->table[i].hash = hash;
    return &count->table[i];
}

static uint64_t hash_of(const struct count *count, size_t start, size_t end) {
    struct text text = analysis_text(count->analysis, start, end);
    return words_hash(text.at, text.size) | 1;
}

/* The votes for the whole wording of a finding. */
static struct votes *whole_of(const struct count *count, const struct finding *finding) {
    uint64_t *hash = &count->hashes[(size_t)(finding - count->analysis->findings) - count->first];
    if (!*hash)
        *hash = hash_of(count, finding->start, finding->end);
    return votes_of(count, *hash);
}

static const struct word *word_before(const struct count *count, size_t at) {
    const struct words *words = &count->analysis->words;
    size_t i = words_from(words, at);
    return i && at - words->at[i - 1].end <= 2 ? &words->at[i - 1] : NULL;
}

/* What stands before a name: a role, a relative or "told" speaks for a person, "the" and "in" against. */
static int cues_before(const struct count *count, const struct finding *finding) {
    static const char *const articles[] = {"the", "The", "a", "an", NULL};
    const struct word *word = word_before(count, finding->start);
    if (!word)
        return 0;
    struct text text = analysis_text(count->analysis, word->start, word->end);
    if (text_is_any(text, articles))
        return -3;
    if (word_is_of(count->analysis->rules, word, CLASS_WHERE))
        return -2;
    char behind = count->analysis->view.at[word->end];
    if (behind != ' ' && (behind != ',' || word->flags & WORD_CAPITAL || !(word->ends & count->role) ||
                          word_is_of(count->analysis->rules, word, CLASS_TRADE_OF_FIRMS)))
        return 0; /* "the ambassador, Ada Mills," */
    if (word->flags & WORD_CAPITAL)
        return word->ends & count->title ? 2 : 0;
    if (word->ends & (count->role | count->kin))
        return word->ends & count->trade ? 0 : 2; /* a "supplier" may be a firm */
    return word_is_of(count->analysis->rules, word, CLASS_LEADS_TO_PERSON) ? 1 : 0;
}

/* What stands behind a name: what only people do, an age, a clause with "who". */
static int cues_behind(const struct count *count, const struct finding *finding) {
    static const char *const who[] = {"who", "whose", "whom", "aged", NULL};
    const struct words *words = &count->analysis->words;
    const char *view = count->analysis->view.at;
    size_t i = words_from(words, finding->end);
    if (i >= words->count)
        return 0;
    const struct word *word = &words->at[i];
    if (word->start == finding->end + 1 && view[finding->end] == ' ')
        return word->alone & count->person_verb && !(word->flags & WORD_CAPITAL) ? 1 : 0;
    if (word->start != finding->end + 2 || view[finding->end] != ',')
        return 0;
    if (word->flags & WORD_DIGIT)
        return word->end - word->start == 2 ? 2 : 0;
    struct text text = analysis_text(count->analysis, word->start, word->end);
    if (text_is_any(text, who))
        return 2;
    return (word->begins & (count->role | count->kin)) && !(word->flags & WORD_CAPITAL) ? 1 : 0;
}

/* The family name at the end of a person's finding. */
static struct span surname_of(const struct count *count, const struct finding *finding) {
    if (finding->surname.start != SIZE_MAX)
        return finding->surname;
    size_t last = words_from(&count->analysis->words, finding->end);
    size_t start = last ? count->analysis->words.at[last - 1].start : finding->start;
    return (struct span){start < finding->start ? finding->start : start, finding->end};
}

static void cover(uint32_t *ends, size_t start, size_t end) {
    for (size_t i = start; i < end; i++)
        if (ends[i] < end)
            ends[i] = (uint32_t)end;
}

/* Whether a title is one entry of several words, so that none of them can begin a name: "Tan Sri", not "Dean" or "Judge". */
static bool is_long_title(const struct count *count, struct span title) {
    static const char *const all[] = {"title-civil", "title-rank", "title-office"};
    struct text text = analysis_text(count->analysis, title.start, title.end);
    const struct lists *lists = rules_lists(count->analysis->rules);
    bool found = false;
    for (size_t i = 0; memchr(text.at, ' ', text.size) && !found && i < sizeof all / sizeof *all; i++) {
        const struct list *list = lists_find(lists, all[i]);
        found = list && list_find(lists, list, text);
    }
    return found;
}

static void count_person(struct count *count, const struct finding *finding) {
    struct votes *whole = whole_of(count, finding);
    whole->cues += cues_before(count, finding) + cues_behind(count, finding);
    struct span surname = surname_of(count, finding);
    if (!finding->guess) {
        cover(count->names, finding->start, finding->end);
        whole->named |= surname.start > finding->start;
    }
    if (!finding->guess && surname.start > finding->start) {
        votes_of(count, hash_of(count, surname.start, surname.end))->family = true;
        if (finding->given.start != SIZE_MAX)
            votes_of(count, hash_of(count, finding->given.start, finding->given.end))->forename = true;
    }
    if (!finding->sure)
        return;
    whole->person = true;
    votes_of(count, hash_of(count, surname.start, surname.end))->surname = true;
    if (finding->title.start == SIZE_MAX)
        return;
    cover(count->titles, finding->title.start, finding->title.end);
    if (is_long_title(count, finding->title))
        cover(count->offices, finding->title.start, finding->title.end);
}

/* "Ltd", "Group": what stands behind a company's own name, and behind no council's or school's. */
static bool is_of_companies(const struct count *count, const struct word *word) {
    if (word->alone & count->suffix)
        return true;
    const struct lists *lists = rules_lists(count->analysis->rules);
    const struct list *heads = lists_find(lists, "institution-head");
    const struct list_entry *head =
        heads && word->alone >> heads->number & 1
            ? list_find(lists, heads, analysis_text(count->analysis, word->start, word->end))
            : NULL;
    return head && text_is(list_attribute(head, "class"), "company");
}

/* Whether a name in capitals goes on to the left of `at`: "Ines" before "Okonjo's shares". */
static bool is_inside_name(const struct count *count, size_t at) {
    const struct word *word = word_before(count, at);
    uint64_t other =
        analysis_list(count->analysis, "function-word") | analysis_list(count->analysis, "nationality");
    return word && word->flags & WORD_CAPITAL && count->analysis->view.at[word->end] == ' ' &&
           at - word->end == 1 && !(word->alone & other);
}

/* One place counts once, as its strongest cue. */
static void add_points(struct count *count, struct votes *votes, size_t at, int points) {
    int more = points - count->points[at];
    if (more <= 0)
        return;
    votes->points += more;
    if (points == STRONG_CUE)
        votes->strong++;
    count->points[at] = (uint8_t)points;
}

/* "Skarvik's revenue", "a spokesman for Skarvik": a cue of firm.rules. */
static void count_cue(struct count *count, const struct finding *finding) {
    if (is_inside_name(count, finding->start))
        return;
    struct votes *whole = whole_of(count, finding);
    const struct word *word = words_starting(&count->analysis->words, finding->start);
    whole->unknown |= word && !(word->begins & count->known);
    whole->common |= word && word->alone & count->common;
    add_points(count, whole, finding->start, finding->guess == 2 ? STRONG_CUE : 1);
}

/* "Levantine" of "Levantine Shipping Ltd" is short for it; two words of it are no person's in passing. */
static void count_short_forms(struct count *count, const struct finding *finding, size_t first_end) {
    static const char *const own[] = {"company", "bank", "charity", "media", "music", NULL};
    struct finding classed = *finding;
    struct short_form forms[SHORT_FORMS_MOST];
    bool weak;
    struct text class = body_class(count->analysis, finding, &weak);
    if (class.size)
        classed.role = class;
    struct votes *bearer = votes_of(count, hash_of(count, finding->start, first_end));
    bearer->bears = true;
    bearer->owned |= !classed.role.size || text_is_any(classed.role, own);
    size_t found = body_short_forms(count->analysis, &classed, forms);
    const struct word *words = count->analysis->words.at;
    for (size_t i = 0; i < found; i++) {
        if (forms[i].behind_the)
            continue;
        const struct word *first = &words[forms[i].first], *last = first + forms[i].count - 1;
        struct votes *votes = votes_of(count, hash_of(count, first->start, last->end));
        add_points(count, votes, last->end, STRONG_CUE); /* where no name begins */
        votes->body |= forms[i].count > 1;
    }
}

/* "Levantine Shipping Ltd" makes "Levantine Shipping" a company. */
static void count_body(struct count *count, const struct finding *finding) {
    struct votes *whole = whole_of(count, finding);
    if (finding->guess > 1) {
        count_cue(count, finding);
        return;
    }
    if (text_is(finding->role, "company"))
        add_points(count, whole, finding->start, finding->guess ? 1 : STRONG_CUE);
    if (finding->guess)
        whole->bodily++;
    else
        whole->body = true;
    const struct words *words = &count->analysis->words;
    size_t from = words_from(words, finding->start), to = words_from(words, finding->end);
    if (to < from + 2)
        return;
    struct votes *own = votes_of(count, hash_of(count, finding->start, words->at[to - 2].end));
    own->brand |= is_of_companies(count, &words->at[to - 1]);
    if (own->brand && !finding->guess)
        add_points(count, own, words->at[to - 2].end, STRONG_CUE); /* where no name begins */
    own->body |= to > from + 2 && text_is(finding->role, "company");
    if (!finding->guess)
        count_short_forms(count, finding, words->at[from].end);
}

static bool is_behind_preposition(const struct count *count, const struct finding *finding) {
    static const char *const others[] = {"from", "to", "of", NULL};
    const struct word *word = word_before(count, finding->start);
    bool owns = !memcmp(count->analysis->view.at + finding->end, "'s ", 3); /* "at Holloway's flat" */
    return word && !owns &&
           (word_is_of(count->analysis->rules, word, CLASS_WHERE) ||
            text_is_any(analysis_text(count->analysis, word->start, word->end), others));
}

/* "In Skarvik": no company is where one is, though one works "at" it. */
static bool is_inside(const struct count *count, const struct finding *finding) {
    static const char *const at[] = {"at", NULL};
    const struct word *word = word_before(count, finding->start);
    return word && word_is_of(count->analysis->rules, word, CLASS_WHERE) &&
           !text_is_any(analysis_text(count->analysis, word->start, word->end), at);
}

static void count_place(struct count *count, const struct finding *finding) {
    struct votes *whole = whole_of(count, finding);
    whole->located |= is_behind_preposition(count, finding);
    if (is_inside(count, finding) && count->points[finding->start] != PLACE_THERE) {
        whole->places++;
        count->points[finding->start] = PLACE_THERE;
    }
}

static void count_all(struct count *count) {
    const struct analysis *analysis = count->analysis;
    for (size_t i = count->first; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->form != NAME)
            continue;
        if (finding->kind == PERSON)
            count_person(count, finding);
        else if (finding->kind == INSTITUTION)
            count_body(count, finding);
        else if (finding->kind == PLACE)
            count_place(count, finding);
    }
}

/* "Operation Basil Grey", "the trawler Lady Jane": the name of a thing, unless a title stands before it. */
static bool is_eponym(const struct count *count, const struct finding *finding) {
    const struct word *word =
        word_before(count, finding->title.start != SIZE_MAX ? finding->title.start : finding->start);
    return word && word->alone & count->eponym && count->analysis->view.at[word->end] == ' ';
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
static void judge_person(struct count *count, struct finding *finding) {
    const struct votes *whole = whole_of(count, finding);
    part_again(whole, finding);
    struct span last = surname_of(count, finding);
    const struct votes *family = votes_of(count, hash_of(count, last.start, last.end));
    bool has_given = last.start > finding->start;
    bool titled = count->offices[finding->start] && count->offices[finding->start] < finding->end;
    if (titled || is_eponym(count, finding)) { /* "Seri Huang" of "Datuk Seri Huang" */
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

/* Whether a place or an institution has swallowed a person's name, or is part of a title: "By Jane Lowe", "Jane Lowe of
   the County Police", "DCI" of "DCI Lowe". */
static bool swallows(const struct count *count, const struct finding *finding) {
    const struct words *words = &count->analysis->words;
    const char *view = count->analysis->view.at;
    if (count->titles[finding->start] >= finding->end)
        return true;
    bool titled = count->titles[finding->start] > 0;
    for (size_t i = words_from(words, finding->start); i < words->count && words->at[i].start < finding->end;
         i++) {
        uint32_t start = words->at[i].start, end = count->names[start];
        if (!end || end > finding->end)
            continue;
        bool leads = end < finding->end && (start == finding->start || titled) &&
                     (view[end] == ',' || !memcmp(view + end, " of ", 4) || !memcmp(view + end, " at ", 4) ||
                      !memcmp(view + end, " for ", 5));
        bool ends = end == finding->end && start > finding->start && finding->kind == PLACE;
        if (leads || ends)
            return true;
    }
    return false;
}

/* Whether a gazetteer has its first word. */
static bool is_of_gazetteer(const struct count *count, const struct finding *finding) {
    static const char *const gazetteers[] = {"city",   "town",    "district",
                                             "region", "country", "place-feature"};
    const struct word *word = words_starting(&count->analysis->words, finding->start);
    uint64_t all = 0;
    for (size_t i = 0; i < sizeof gazetteers / sizeof *gazetteers; i++)
        all |= analysis_list(count->analysis, gazetteers[i]);
    return word && word->begins & all;
}

/* Whether a place stands behind "to" and no gazetteer has its first word: "went to Gidda", of whom the text has told. */
static bool is_gone_to(const struct count *count, const struct finding *finding) {
    const struct word *to = word_before(count, finding->start);
    return to && text_is(analysis_text(count->analysis, to->start, to->end), "to") &&
           !is_of_gazetteer(count, finding);
}

/* A place or an institution that bears a sure person's name: it stays where it is sure itself, or behind "in". */
static void judge_other(const struct count *count, struct finding *finding) {
    const struct votes *whole = whole_of(count, finding);
    bool place = finding->kind == PLACE;
    if (!place && finding->guess > 1 && whole->bears)
        finding->role = (struct text){"", 0}; /* whatever its bearer is */
    if (is_firm(whole) && !(place && is_inside(count, finding))) {
        finding->removed = place;
        finding->guess = 0;
        finding->sure = true;
        return;
    }
    if (!place && finding->guess > 1) { /* "wrote to Wexcombe", of whose council the document tells */
        finding->removed = !whole->bears || whole->person || whole->family;
        finding->priority = BEARER_PRIORITY;
        if (whole->owned && !is_of_gazetteer(count, finding))
            finding->guess = 1; /* a guess of more than one cue is not swept: elsewhere it is the town */
        return;
    }
    bool is_body = finding->is_shape && (whole->brand || whole->bodily);
    if (whole->person || swallows(count, finding) || is_body)
        finding->removed = true;
    else if (place && is_behind_preposition(count, finding))
        finding->removed = whole->family && is_gone_to(count, finding);
    else if (place && whole->brand && !whole->located)
        finding->removed = true;
    else if (whole->surname)
        finding->removed = place || finding->guess;
    else if (whole->family)
        finding->removed = place && finding->guess;
}

/* Lists whose words are no invented name. */
static uint64_t known_words(const struct analysis *analysis) {
    static const char *const all[] = {"function-word", "institution-head",
                                      "surname",       "given-female",
                                      "given-male",    "given-unisex",
                                      "city",          "town",
                                      "region",        "district",
                                      "country",       "place-feature",
                                      "nationality",   "role",
                                      "holiday",       "alias-institution"};
    uint64_t known = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        known |= analysis_list(analysis, all[i]);
    return known;
}

void analysis_evidence(struct analysis *analysis, size_t first) {
    struct count count = {.analysis = analysis, .first = first, .size = TABLE_LEAST};
    size_t most =
        (analysis->findings_count - first) * 4; /* wordings of a finding, and a body's short forms */
    for (size_t i = first; i < analysis->findings_count; i++)
        most += analysis->findings[i].kind == INSTITUTION ? SHORT_FORMS_MOST + 1 : 0;
    while (count.size <= most)
        count.size *= 2;
    count.table = arena_take(analysis->arena, count.size * sizeof *count.table);
    count.hashes = arena_take(analysis->arena, (analysis->findings_count - first + 1) * sizeof *count.hashes);
    count.names = arena_take(analysis->arena, (analysis->view.size + 5) * sizeof *count.names);
    count.points = arena_take(analysis->arena, analysis->view.size + 5);
    count.titles = arena_take(analysis->arena, (analysis->view.size + 5) * sizeof *count.titles);
    count.offices = arena_take(analysis->arena, (analysis->view.size + 5) * sizeof *count.offices);
    count.person_verb = analysis_list(analysis, "person-verb");
    count.role = analysis_list(analysis, "role");
    count.trade = analysis_list(analysis, "trade-noun");
    count.kin = analysis_list(analysis, "kin");
    count.eponym = analysis_list(analysis, "eponym-before");
    count.suffix = analysis_list(analysis, "company-suffix");
    count.known = known_words(analysis);
    count.common = analysis_list(analysis, "word");
    count.title = analysis_list(analysis, "title-civil") | analysis_list(analysis, "title-rank") |
                  analysis_list(analysis, "title-office");
    count_all(&count);
    for (size_t i = first; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->form != NAME)
            continue;
        if (finding->kind == PERSON)
            judge_person(&count, finding);
        else if (finding->kind == PLACE || finding->kind == INSTITUTION)
            judge_other(&count, finding);
    }
}
