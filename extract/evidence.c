/* All that rules took for a name, of every kind, in; the votes for each wording out. */
#include <assert.h>
#include <string.h>

#include "extract/analysis.h"
#include "extract/body.h"
#include "extract/evidence.h"
#include "record/arena.h"
#include "rules/wordclass.h"

enum { TABLE_LEAST = 64 };

static struct votes *votes_of(struct evidence *evidence, uint64_t hash) {
    size_t i = (size_t)hash & (evidence->size - 1);
    while (evidence->table[i] && evidence->votes[evidence->table[i] - 1].hash != hash)
        i = (i + 1) & (evidence->size - 1);
    if (!evidence->table[i]) {
        assert(evidence->votes_count + 1 < evidence->size);
        evidence->votes[evidence->votes_count++] = (struct votes){.hash = hash};
        evidence->table[i] = (uint32_t)evidence->votes_count;
    }
    return &evidence->votes[evidence->table[i] - 1];
}

static uint64_t hash_of(const struct evidence *evidence, size_t start, size_t end) {
    const struct word *word = words_starting(&evidence->analysis->words, start);
    if (word && word->end == end)
        return word->hash | 1;
    struct text text = analysis_text(evidence->analysis, start, end);
    return words_hash(text.at, text.size) | 1;
}

struct votes *evidence_of_text(struct evidence *evidence, size_t start, size_t end) {
    return votes_of(evidence, hash_of(evidence, start, end));
}

struct votes *evidence_of(struct evidence *evidence, const struct finding *finding) {
    uint64_t *hash = &evidence->hashes[(size_t)(finding - evidence->analysis->findings) - evidence->first];
    if (!*hash)
        *hash = hash_of(evidence, finding->start, finding->end);
    return votes_of(evidence, *hash);
}

const struct word *evidence_word_before(const struct evidence *evidence, size_t at) {
    const struct words *words = &evidence->analysis->words;
    size_t i = words_from(words, at);
    return i && at - words->at[i - 1].end <= 2 ? &words->at[i - 1] : NULL;
}

/* What stands before a name: a role, a relative or "told" speaks for a person, "the" and "in" against. */
static int cues_before(const struct evidence *evidence, const struct finding *finding) {
    static const char *const articles[] = {"the", "The", "a", "an", NULL};
    const struct word *word = evidence_word_before(evidence, finding->start);
    if (!word)
        return 0;
    struct text text = word_text(evidence->analysis, word);
    if (text_is_any(text, articles))
        return -3;
    if (word_is_of(evidence->analysis->rules, word, CLASS_WHERE))
        return -2;
    char behind = evidence->analysis->view.at[word->end];
    if (behind != ' ' && (behind != ',' || word->flags & WORD_CAPITAL || !(word->ends & evidence->role) ||
                          word_is_of(evidence->analysis->rules, word, CLASS_TRADE_OF_FIRMS)))
        return 0; /* "the ambassador, Ada Mills," */
    if (word->flags & WORD_CAPITAL)
        return word->ends & evidence->title ? 2 : 0;
    if (word->ends & (evidence->role | evidence->kin))
        return word->ends & evidence->trade ? 0 : 2; /* a "supplier" may be a firm */
    return word_is_of(evidence->analysis->rules, word, CLASS_LEADS_TO_PERSON) ? 1 : 0;
}

/* What stands behind a name: what only people do, an age, a clause with "who". */
static int cues_behind(const struct evidence *evidence, const struct finding *finding) {
    static const char *const who[] = {"who", "whose", "whom", "aged", NULL};
    const struct words *words = &evidence->analysis->words;
    const char *view = evidence->analysis->view.at;
    size_t i = words_from(words, finding->end);
    if (i >= words->count)
        return 0;
    const struct word *word = &words->at[i];
    if (word->start == finding->end + 1 && view[finding->end] == ' ')
        return word->alone & evidence->person_verb && !(word->flags & WORD_CAPITAL) ? 1 : 0;
    if (word->start != finding->end + 2 || view[finding->end] != ',')
        return 0;
    if (word->flags & WORD_DIGIT)
        return word->end - word->start == 2 ? 2 : 0;
    struct text text = word_text(evidence->analysis, word);
    if (text_is_any(text, who))
        return 2;
    return (word->begins & (evidence->role | evidence->kin)) && !(word->flags & WORD_CAPITAL) ? 1 : 0;
}

struct span evidence_surname(const struct evidence *evidence, const struct finding *finding) {
    if (finding->surname.start != SIZE_MAX)
        return finding->surname;
    size_t last = words_from(&evidence->analysis->words, finding->end);
    size_t start = last ? evidence->analysis->words.at[last - 1].start : finding->start;
    return (struct span){start < finding->start ? finding->start : start, finding->end};
}

/* How many view offsets are asked about. */
static size_t spots_of(const struct evidence *evidence) {
    return evidence->analysis->view.size + 5;
}

/* Notes at items [from, to) what ends at view offset `end`, unless something that ends further on covers them. */
static void cover(uint32_t *ends, size_t from, size_t to, size_t end) {
    for (size_t i = from; i < to; i++)
        if (ends[i] < end)
            ends[i] = (uint32_t)end;
}

static void cover_words(struct evidence *evidence, size_t start, size_t end) {
    const struct words *words = &evidence->analysis->words;
    cover(evidence->names, words_from(words, start), words_from(words, end), end);
}

/* Titles are few: what is known of them is taken once there is one. */
static void cover_offsets(struct evidence *evidence, uint32_t **ends, struct span span) {
    if (!*ends)
        *ends = arena_take(evidence->analysis->arena, spots_of(evidence) * sizeof **ends);
    cover(*ends, span.start, span.end, span.end);
}

uint32_t evidence_title(const struct evidence *evidence, size_t at) {
    return evidence->titles ? evidence->titles[at] : 0;
}

uint32_t evidence_office(const struct evidence *evidence, size_t at) {
    return evidence->offices ? evidence->offices[at] : 0;
}

/* Whether a title is one entry of several words, so that none of them can begin a name: "Tan Sri", not "Dean" or "Judge". */
static bool is_long_title(const struct evidence *evidence, struct span title) {
    static const enum known_list all[] = {LIST_TITLE_CIVIL, LIST_TITLE_RANK, LIST_TITLE_OFFICE};
    struct text text = analysis_text(evidence->analysis, title.start, title.end);
    bool found = false;
    for (size_t i = 0; memchr(text.at, ' ', text.size) && !found && i < sizeof all / sizeof *all; i++)
        found = analysis_entry_here(evidence->analysis, all[i], text) != NULL;
    return found;
}

static void count_person(struct evidence *evidence, const struct finding *finding) {
    struct votes *whole = evidence_of(evidence, finding);
    whole->cues += cues_before(evidence, finding) + cues_behind(evidence, finding);
    struct span surname = evidence_surname(evidence, finding);
    if (!finding->guess) {
        cover_words(evidence, finding->start, finding->end);
        whole->named |= surname.start > finding->start;
    }
    if (!finding->guess && surname.start > finding->start) {
        evidence_of_text(evidence, surname.start, surname.end)->family = true;
        if (finding->given.start != SIZE_MAX)
            evidence_of_text(evidence, finding->given.start, finding->given.end)->forename = true;
    }
    if (!finding->sure)
        return;
    whole->person = true;
    evidence_of_text(evidence, surname.start, surname.end)->surname = true;
    if (finding->title.start == SIZE_MAX)
        return;
    cover_offsets(evidence, &evidence->titles, finding->title);
    if (is_long_title(evidence, finding->title))
        cover_offsets(evidence, &evidence->offices, finding->title);
}

/* "Ltd", "Group": what stands behind a company's own name, and behind no council's or school's. */
static bool is_of_companies(const struct evidence *evidence, const struct word *word) {
    if (word->alone & evidence->suffix)
        return true;
    const struct analysis *analysis = evidence->analysis;
    const struct list_entry *head =
        word->alone & analysis_list(analysis, LIST_INSTITUTION_HEAD)
            ? analysis_entry_here(analysis, LIST_INSTITUTION_HEAD, word_text(analysis, word))
            : NULL;
    return head && text_is(list_attribute(head, "class"), "company");
}

/* Whether a name in capitals goes on to the left of `at`: "Ines" before "Okonjo's shares". */
static bool is_inside_name(const struct evidence *evidence, size_t at) {
    const struct word *word = evidence_word_before(evidence, at);
    uint64_t other = analysis_list(evidence->analysis, LIST_FUNCTION_WORD) |
                     analysis_list(evidence->analysis, LIST_NATIONALITY);
    return word && word->flags & WORD_CAPITAL && evidence->analysis->view.at[word->end] == ' ' &&
           at - word->end == 1 && !(word->alone & other);
}

/* One place counts once, as its strongest cue. */
static void add_points(struct evidence *evidence, struct votes *votes, size_t at, int points) {
    uint8_t *mark = &evidence->marks[at];
    int more = points - (*mark & POINTS);
    if (more <= 0)
        return;
    votes->points += more;
    if (points == STRONG_CUE)
        votes->strong++;
    *mark = (uint8_t)((*mark & ~POINTS) | points);
}

/* "Skarvik's revenue", "a spokesman for Skarvik": a cue of firm.rules. */
static void count_cue(struct evidence *evidence, const struct finding *finding) {
    if (is_inside_name(evidence, finding->start))
        return;
    struct votes *whole = evidence_of(evidence, finding);
    const struct word *word = words_starting(&evidence->analysis->words, finding->start);
    whole->unknown |= word && !(word->begins & evidence->known);
    whole->common |= word && word->alone & evidence->common;
    add_points(evidence, whole, finding->start, finding->guess == 2 ? STRONG_CUE : 1);
}

/* "Levantine" of "Levantine Shipping Ltd" is short for it; two words of it are no person's in passing. */
static void count_short_forms(struct evidence *evidence, const struct finding *finding, size_t first_end) {
    static const char *const own[] = {"company", "bank", "charity", "media", "music", NULL};
    struct finding classed = *finding;
    struct short_form forms[SHORT_FORMS_MOST];
    bool weak;
    struct text class = body_class(evidence->analysis, finding, &weak);
    if (class.size)
        classed.role = class;
    struct votes *bearer = evidence_of_text(evidence, finding->start, first_end);
    bearer->bears = true;
    bearer->owned |= !classed.role.size || text_is_any(classed.role, own);
    size_t found = body_short_forms(evidence->analysis, &classed, forms);
    const struct word *words = evidence->analysis->words.at;
    for (size_t i = 0; i < found; i++) {
        if (forms[i].behind_the)
            continue;
        const struct word *first = &words[forms[i].first], *last = first + forms[i].count - 1;
        struct votes *votes = evidence_of_text(evidence, first->start, last->end);
        add_points(evidence, votes, last->end, STRONG_CUE); /* where no name begins */
        votes->body |= forms[i].count > 1;
    }
}

/* "Levantine Shipping Ltd" makes "Levantine Shipping" a company. */
static void count_body(struct evidence *evidence, const struct finding *finding) {
    struct votes *whole = evidence_of(evidence, finding);
    if (finding->guess > 1) {
        count_cue(evidence, finding);
        return;
    }
    if (text_is(finding->role, "company"))
        add_points(evidence, whole, finding->start, finding->guess ? 1 : STRONG_CUE);
    if (finding->guess)
        whole->bodily++;
    else
        whole->body = true;
    const struct words *words = &evidence->analysis->words;
    size_t from = words_from(words, finding->start), to = words_from(words, finding->end);
    if (to < from + 2)
        return;
    struct votes *own = evidence_of_text(evidence, finding->start, words->at[to - 2].end);
    own->brand |= is_of_companies(evidence, &words->at[to - 1]);
    if (own->brand && !finding->guess)
        add_points(evidence, own, words->at[to - 2].end, STRONG_CUE); /* where no name begins */
    own->body |= to > from + 2 && text_is(finding->role, "company");
    if (!finding->guess)
        count_short_forms(evidence, finding, words->at[from].end);
}

bool evidence_is_behind_preposition(const struct evidence *evidence, const struct finding *finding) {
    static const char *const others[] = {"from", "to", "of", NULL};
    const struct word *word = evidence_word_before(evidence, finding->start);
    bool owns = !memcmp(evidence->analysis->view.at + finding->end, "'s ", 3); /* "at Holloway's flat" */
    return word && !owns &&
           (word_is_of(evidence->analysis->rules, word, CLASS_WHERE) ||
            text_is_any(word_text(evidence->analysis, word), others));
}

bool evidence_is_inside(const struct evidence *evidence, const struct finding *finding) {
    static const char *const at[] = {"at", NULL};
    const struct word *word = evidence_word_before(evidence, finding->start);
    return word && word_is_of(evidence->analysis->rules, word, CLASS_WHERE) &&
           !text_is_any(word_text(evidence->analysis, word), at);
}

static void count_place(struct evidence *evidence, const struct finding *finding) {
    struct votes *whole = evidence_of(evidence, finding);
    whole->located |= evidence_is_behind_preposition(evidence, finding);
    uint8_t *mark = &evidence->marks[finding->start];
    if (evidence_is_inside(evidence, finding) && !(*mark & COUNTS_AS_PLACE)) {
        whole->places++;
        *mark |= COUNTS_AS_PLACE;
    }
}

static void count_all(struct evidence *evidence) {
    const struct analysis *analysis = evidence->analysis;
    for (size_t i = evidence->first; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->form != NAME)
            continue;
        if (finding->kind == PERSON)
            count_person(evidence, finding);
        else if (finding->kind == INSTITUTION)
            count_body(evidence, finding);
        else if (finding->kind == PLACE)
            count_place(evidence, finding);
    }
}

/* The lists that are asked for. */
static void find_lists(struct evidence *evidence) {
    static const enum known_list gazetteers[] = {LIST_CITY,   LIST_TOWN,    LIST_DISTRICT,
                                                 LIST_REGION, LIST_COUNTRY, LIST_PLACE_FEATURE},
                                 names[] = {LIST_FUNCTION_WORD, LIST_INSTITUTION_HEAD,
                                            LIST_SURNAME,       LIST_GIVEN_FEMALE,
                                            LIST_GIVEN_MALE,    LIST_GIVEN_UNISEX,
                                            LIST_NATIONALITY,   LIST_ROLE,
                                            LIST_HOLIDAY,       LIST_ALIAS_INSTITUTION},
                                 titles[] = {LIST_TITLE_CIVIL, LIST_TITLE_RANK, LIST_TITLE_OFFICE};
    const struct analysis *analysis = evidence->analysis;
    evidence->person_verb = analysis_list(analysis, LIST_PERSON_VERB);
    evidence->role = analysis_list(analysis, LIST_ROLE);
    evidence->trade = analysis_list(analysis, LIST_TRADE_NOUN);
    evidence->kin = analysis_list(analysis, LIST_KIN);
    evidence->suffix = analysis_list(analysis, LIST_COMPANY_SUFFIX);
    evidence->eponym = analysis_list(analysis, LIST_EPONYM_BEFORE);
    evidence->common = analysis_list(analysis, LIST_WORD);
    evidence->gazetteer = analysis_lists(analysis, gazetteers, sizeof gazetteers / sizeof *gazetteers);
    evidence->known = evidence->gazetteer | analysis_lists(analysis, names, sizeof names / sizeof *names);
    evidence->title = analysis_lists(analysis, titles, sizeof titles / sizeof *titles);
}

struct evidence evidence_count(struct analysis *analysis, size_t first) {
    struct evidence evidence = {.analysis = analysis, .first = first, .size = TABLE_LEAST};
    size_t most =
        (analysis->findings_count - first) * 4; /* wordings of a finding, and a body's short forms */
    for (size_t i = first; i < analysis->findings_count; i++)
        most += analysis->findings[i].kind == INSTITUTION ? SHORT_FORMS_MOST + 1 : 0;
    while (evidence.size <= most)
        evidence.size *= 2;
    evidence.votes = arena_take_unset(analysis->arena, evidence.size * sizeof *evidence.votes);
    evidence.table = arena_take(analysis->arena, evidence.size * sizeof *evidence.table);
    evidence.hashes =
        arena_take(analysis->arena, (analysis->findings_count - first + 1) * sizeof *evidence.hashes);
    evidence.names = arena_take(analysis->arena, (analysis->words.count + 1) * sizeof *evidence.names);
    evidence.marks = arena_take(analysis->arena, spots_of(&evidence));
    find_lists(&evidence);
    count_all(&evidence);
    return evidence;
}
