/* The names learnt from strong cues in; every later or earlier mention of them in the document out.

   The one idea (CasEN's two passes): an article that calls somebody Jane Lowe once makes "Lowe" a person throughout. A
   name learnt beats a guess from a list: "Lincoln" is a place everywhere but in the article on Bob Lincoln. */
#include <ctype.h>
#include <string.h>

#include "extract/analysis.h"
#include "extract/body.h"
#include "extract/initials.h"
#include "record/arena.h"
#include "rules/wordclass.h"

struct learnt {
    uint64_t hash;  /* of all its words */
    uint64_t first; /* of its first word */
    size_t words;
    int kind;
    bool alone_weak; /* one word that is also a common word: at the start of a sentence it needs a cue */
    bool behind_the; /* a name only behind "the" */
    bool open;       /* a body that no list holds: what follows in capitals may belong to it */
    bool club; /* what a club, a school or a hospital is called for short, which may be its town as well */
    const char *rule;
    struct text form;         /* as first seen */
    uint32_t next, next_same; /* names learnt before it under the same heads, from 1; 0 for none */
};

enum { HEADS = 256 };

struct sweep {
    struct analysis *analysis;
    struct learnt *all;
    size_t count, capacity;
    uint32_t heads[HEADS],
        same[HEADS]; /* by the hash of the first word, of all: the last one learnt, from 1; 0 for none */
    uint64_t common, function, place, institution_head, nationality, given, role, month, particle, eponym,
        person_verb, other, place_words, feature, no_tail, surname, eponym_head;
    uint32_t *holders; /* of each word: the finding that it belongs to already, from 1; 0 for none */
};

static const struct word *word_at(const struct sweep *sweep, size_t i) {
    return &sweep->analysis->words.at[i];
}

static struct text words_text(const struct sweep *sweep, size_t first, size_t count) {
    return analysis_text(sweep->analysis, word_at(sweep, first)->start,
                         word_at(sweep, first + count - 1)->end);
}

static uint64_t words_hash_of(const struct sweep *sweep, size_t first, size_t count) {
    struct text text = words_text(sweep, first, count);
    return count == 1 ? word_at(sweep, first)->hash : words_hash(text.at, text.size);
}

static size_t head_of(uint64_t hash) {
    return (hash ^ hash >> 29) % HEADS;
}

/* "d'Entremont": a small letter and an apostrophe before the capital. */
static bool is_elided(const struct sweep *sweep, const struct word *word) {
    const char *at = sweep->analysis->view.at + word->start;
    return word->end - word->start > 3 && at[1] == '\'' && islower((unsigned char)at[0]) &&
           isupper((unsigned char)at[2]);
}

static struct learnt *learn(struct sweep *sweep, size_t first, size_t count, int kind, const char *rule) {
    struct text form = words_text(sweep, first, count);
    const struct word *word = word_at(sweep, first);
    bool small = (count > 1 && (word->alone & sweep->particle)) || is_elided(sweep, word);
    if ((!isupper((unsigned char)form.at[0]) && !small) || form.size < 2)
        return NULL;
    uint64_t hash = words_hash_of(sweep, first, count);
    uint32_t *head = &sweep->heads[head_of(word->hash)], *same = &sweep->same[head_of(hash)];
    for (uint32_t n = *same; n; n = sweep->all[n - 1].next_same)
        if (sweep->all[n - 1].hash == hash)
            return NULL;
    sweep->all = arena_take_room(sweep->analysis->arena, sweep->all, sizeof *sweep->all, sweep->count,
                                 sweep->count + 1, &sweep->capacity);
    bool common = count == 1 && (word->alone & sweep->common) && !(word->flags & WORD_CAPITALS);
    sweep->all[sweep->count] =
        (struct learnt){hash, word->hash, count, kind, common, false, false, false, rule, form, *head, *same};
    *head = *same = (uint32_t)++sweep->count;
    return &sweep->all[sweep->count - 1];
}

/* Number of words of a finding, the first in *first. */
static size_t words_of(const struct sweep *sweep, const struct finding *finding, size_t *first) {
    *first = words_from(&sweep->analysis->words, finding->start);
    size_t last = words_from(&sweep->analysis->words, finding->end);
    return last - *first;
}

static bool is_hyphened(const struct sweep *sweep, size_t i) {
    return (word_at(sweep, i)->flags & WORD_HYPHENATED) != 0;
}

/* The name by which a person is called, between quotation marks or brackets in the name: Ruth "Pip" Okonjo. */
static void learn_nickname(struct sweep *sweep, size_t first, size_t count) {
    for (size_t i = first + 1; i + 1 < first + count; i++) {
        char before = sweep->analysis->view.at[word_at(sweep, i)->start - 1];
        char behind = sweep->analysis->view.at[word_at(sweep, i)->end];
        if ((before == '"' || before == '\'' || before == '(') && (behind == before || behind == ')'))
            learn(sweep, i, 1, PERSON, "sweep.given-name");
    }
}

/* "Abel Rosario Tejeda" is Rosario for short: two family names of which the first is no given name. */
static bool has_two_surnames(const struct sweep *sweep, size_t first, size_t last) {
    const struct word *middle = word_at(sweep, last - 1);
    return last == first + 2 && middle->alone & sweep->surname && !(middle->alone & sweep->given) &&
           word_at(sweep, last)->alone & sweep->surname && !is_hyphened(sweep, last) &&
           !is_hyphened(sweep, last - 1);
}

/* A person's parts: the family name (with its particles) and the given name, each to be found alone. */
static void learn_person(struct sweep *sweep, const struct finding *finding) {
    size_t first, count = words_of(sweep, finding, &first);
    if (!count)
        return;
    learn(sweep, first, count, PERSON, "sweep.same-name");
    if (count < 2)
        return;
    learn_nickname(sweep, first, count);
    size_t last = first + count - 1;
    if (finding->surname.start != SIZE_MAX) { /* without Jr or III behind it */
        size_t behind = words_from(&sweep->analysis->words, finding->surname.end);
        if (behind > first + 1 && behind - 1 < last)
            last = behind - 1;
    }
    size_t surname = last;
    while (surname > first + 1 &&
           (is_hyphened(sweep, surname) || (word_at(sweep, surname - 1)->alone & sweep->particle)))
        surname--;
    if (is_hyphened(sweep, surname) && surname == first + 1)
        surname = first; /* Min-jae: no family name behind it */
    if (surname > first)
        learn(sweep, surname, last - surname + 1, PERSON, "sweep.surname");
    while (surname < last && (word_at(sweep, surname)->alone & sweep->particle) &&
           !is_hyphened(sweep, surname + 1))
        surname++; /* "al-Masri" stays whole, "da Silva" may be Silva */
    if (surname > first)
        learn(sweep, surname, last - surname + 1, PERSON, "sweep.surname");
    if (has_two_surnames(sweep, first, last))
        learn(sweep, last - 1, 1, PERSON, "sweep.surname");
    size_t given_end = first;
    while (given_end + 1 <= last && is_hyphened(sweep, given_end + 1))
        given_end++;
    bool initial = word_at(sweep, first)->flags & WORD_INITIAL;
    if (!initial && given_end < last)
        learn(sweep, first, given_end - first + 1, PERSON, "sweep.given-name");
}

/* What is a company's own in its name, an institution's head as "the Trust". */
static void learn_short_forms(struct sweep *sweep, const struct finding *finding) {
    struct short_form forms[SHORT_FORMS_MOST];
    size_t count = body_short_forms(sweep->analysis, finding, forms);
    for (size_t i = 0; i < count; i++) {
        struct learnt *entry = learn(sweep, forms[i].first, forms[i].count, INSTITUTION, "sweep.short-form");
        if (entry) {
            entry->behind_the = forms[i].behind_the;
            entry->club = body_bears_town(finding->role);
        }
    }
}

static void learn_name(struct sweep *sweep, const struct finding *finding) {
    size_t first, count = words_of(sweep, finding, &first);
    if (finding->kind == PERSON) {
        learn_person(sweep, finding);
        return;
    }
    if ((finding->kind != INSTITUTION && finding->kind != PLACE) || !count)
        return;
    if (finding->kind == PLACE && count > 1 && !(word_at(sweep, first)->flags & WORD_CAPITAL)) {
        first++; /* "northern Kenya" */
        count--;
    }
    struct learnt *entry = learn(sweep, first, count, finding->kind, "sweep.same-name");
    if (entry)
        entry->open = finding->kind == INSTITUTION && count < 3 && !body_is_of_table(finding);
}

/* Certain names first, then what bodies are called for short, so that no short form hides another's name; guesses last. */
static void learn_all(struct sweep *sweep) {
    const struct analysis *analysis = sweep->analysis;
    /* "Skarvik", though its founder was Ines Skarvik */
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (!finding->removed && finding->form == NAME && finding->kind == INSTITUTION && finding->sure)
            learn_name(sweep, finding);
    }
    for (int guesses = 0; guesses < 2; guesses++)
        for (int shortened = 0; shortened < 2; shortened++)
            for (size_t i = 0; i < analysis->findings_count; i++) {
                const struct finding *finding = &analysis->findings[i];
                if (finding->removed || finding->form != NAME || finding->guess != (guesses == 1))
                    continue;
                if (!shortened)
                    learn_name(sweep, finding);
                else if (finding->kind == INSTITUTION)
                    learn_short_forms(sweep, finding);
            }
}

static void find_holders(struct sweep *sweep) {
    const struct analysis *analysis = sweep->analysis;
    sweep->holders = arena_take(analysis->arena, (analysis->words.count + 1) * sizeof *sweep->holders);
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->form == PRONOUN)
            continue;
        size_t first, count = words_of(sweep, finding, &first);
        for (size_t w = first; w < first + count; w++)
            sweep->holders[w] = (uint32_t)i + 1;
    }
}

/* The finding that word `i` belongs to by a guess; NULL for none. */
static struct finding *guess_at(const struct sweep *sweep, size_t i) {
    uint32_t holder = sweep->holders[i];
    return holder && sweep->analysis->findings[holder - 1].guess ? &sweep->analysis->findings[holder - 1]
                                                                 : NULL;
}

/* Whether it belongs to one that is no guess. */
static bool is_taken(const struct sweep *sweep, size_t i) {
    return sweep->holders[i] && !guess_at(sweep, i);
}

static bool is_word_of(const struct sweep *sweep, size_t i, const char *const *all, size_t count) {
    struct text text = words_text(sweep, i, 1);
    for (size_t k = 0; k < count; k++)
        if (text.size == strlen(all[k]) && !strncasecmp(text.at, all[k], text.size))
            return true;
    return false;
}

/* Whether "in", "at", "near" and the like stand before word `i`. */
static bool behind_preposition(const struct sweep *sweep, size_t i) {
    static const char *const leaving[] = {"leaving"};
    return i && word_at(sweep, i)->start - word_at(sweep, i - 1)->end == 1 &&
           (word_is_of(sweep->analysis->rules, word_at(sweep, i - 1), CLASS_WHERE) ||
            is_word_of(sweep, i - 1, leaving, 1));
}

/* "in Reading, Berkshire": a place behind the comma says that this is one, too. */
static bool is_before_place(const struct sweep *sweep, size_t i) {
    const struct word *word = word_at(sweep, i);
    return i + 1 < sweep->analysis->words.count && sweep->analysis->view.at[word->end] == ',' &&
           word_at(sweep, i + 1)->start == word->end + 2 &&
           (word_at(sweep, i + 1)->begins & sweep->place_words);
}

/* Whether somebody who speaks or works for a body is named behind word `i`: "a Commission spokesman". */
static bool is_before_its_people(const struct sweep *sweep, size_t i) {
    const struct words *words = &sweep->analysis->words;
    return i + 1 < words->count && word_at(sweep, i + 1)->start - word_at(sweep, i)->end == 1 &&
           word_is_of(sweep->analysis->rules, word_at(sweep, i + 1), CLASS_PEOPLE_OF_BODY);
}

/* Whether "the" stands just before word `i` and the name ends with it: "the Trust", not "the Trust Deed". */
static bool is_behind_the(const struct sweep *sweep, size_t i) {
    static const char *const the[] = {"the"}, *const a[] = {"a", "an"};
    const struct words *words = &sweep->analysis->words;
    if (!i || word_at(sweep, i)->start - word_at(sweep, i - 1)->end != 1)
        return false;
    bool more = i + 1 < words->count && (word_at(sweep, i + 1)->flags & WORD_CAPITAL) &&
                word_at(sweep, i + 1)->start - word_at(sweep, i)->end == 1;
    return (!more && is_word_of(sweep, i - 1, the, 1)) ||
           (is_word_of(sweep, i - 1, a, 2) && is_before_its_people(sweep, i));
}

/* Whether what follows word `i` shows a name: a verb of speech or being, a comma, a possessive. */
static bool before_name_cue(const struct sweep *sweep, size_t i) {
    const struct word *word = word_at(sweep, i);
    char next = sweep->analysis->view.at[word->end];
    if (next == '\'' || next == ',' || next == ')' || next == ';')
        return true;
    if (i + 1 >= sweep->analysis->words.count || next != ' ')
        return false;
    const struct word *verb = word_at(sweep, i + 1);
    const char *end = sweep->analysis->view.at + verb->end;
    bool past = verb->end - verb->start > 4 && !memcmp(end - 2, "ed", 2);
    bool capital = (verb->flags & WORD_CAPITAL) != 0;
    return word_is_of(sweep->analysis->rules, verb, CLASS_BEHIND_NAME) ||
           (!capital && (past || verb->alone & sweep->person_verb));
}

/* "A Hull nurse", "on the Clyde": the town and the river, though a company is called so for short. */
static bool is_land(const struct sweep *sweep, size_t i) {
    static const char *const a[] = {"a", "an"}, *const the[] = {"the"};
    const struct words *words = &sweep->analysis->words;
    if (!i || word_at(sweep, i)->start - word_at(sweep, i - 1)->end != 1)
        return false;
    const struct word *word = word_at(sweep, i);
    bool goes_on = i + 1 < words->count && word_at(sweep, i + 1)->start - word->end == 1;
    if (word->begins & sweep->place_words && is_word_of(sweep, i - 1, a, 2))
        return goes_on && !(word_at(sweep, i + 1)->flags & WORD_CAPITAL) && !is_before_its_people(sweep, i);
    return word->begins & sweep->feature && is_word_of(sweep, i - 1, the, 1) &&
           !(goes_on && word_at(sweep, i + 1)->flags & WORD_CAPITAL);
}

/* "TEIXEIRA" of a byline, who is Teixeira below. */
static bool is_in_capitals(struct text form) {
    for (size_t i = 0; i < form.size; i++)
        if (islower((unsigned char)form.at[i]))
            return false;
    return form.size > 3;
}

static const struct learnt *longest_at(const struct sweep *sweep, size_t i) {
    const struct learnt *best = NULL;
    const struct words *words = &sweep->analysis->words;
    for (uint32_t n = sweep->heads[head_of(words->at[i].hash)]; n; n = sweep->all[n - 1].next) {
        const struct learnt *entry = &sweep->all[n - 1];
        if (entry->first != words->at[i].hash || i + entry->words > words->count ||
            (best && best->words >= entry->words))
            continue;
        struct text here = words_text(sweep, i, entry->words);
        if (here.size > entry->form.size + 6 || words_hash_of(sweep, i, entry->words) != entry->hash ||
            memchr(here.at, '\n', here.size))
            continue;
        if (!list_case_fits(entry->form, here) && !(word_at(sweep, i)->flags & WORD_CAPITALS) &&
            !(entry->kind == PERSON && is_in_capitals(entry->form)))
            continue;
        best = entry;
    }
    return best;
}

/* Whether a capitalised word of these lists stands right behind word `i`. */
static bool before_word_of(const struct sweep *sweep, size_t i, uint64_t lists) {
    if (i + 1 >= sweep->analysis->words.count)
        return false;
    const struct word *next = word_at(sweep, i + 1);
    return next->flags & WORD_CAPITAL && !(next->flags & WORD_FIRST) && next->alone & lists &&
           next->start - word_at(sweep, i)->end == 1;
}

/* Whether the words found may stand as the name learnt, given what is around and what has claimed them. */
static bool is_fit(const struct sweep *sweep, const struct learnt *entry, size_t i) {
    const struct word *word = word_at(sweep, i);
    if (i && entry->kind == PERSON && (word_at(sweep, i - 1)->alone & sweep->eponym) &&
        word->start - word_at(sweep, i - 1)->end == 1)
        return false;
    static const char *const act[] = {"act"}, *const at[] = {"at"};
    size_t last = i + entry->words - 1, behind = last + 1;
    if (entry->kind == INSTITUTION && before_word_of(sweep, last, sweep->eponym_head) &&
        is_word_of(sweep, behind, act, 1))
        return false; /* "the MACC Act" */
    if (entry->kind == PERSON && before_word_of(sweep, last, sweep->eponym_head))
        return false; /* "the Jane Lowe Award" */
    for (size_t w = i; w < i + entry->words; w++)
        if (is_taken(sweep, w))
            return false;
    if ((guess_at(sweep, i) || is_before_place(sweep, i)) && entry->kind != PLACE &&
        behind_preposition(sweep, i) && (word->begins & sweep->place_words))
        return false;
    size_t end = word_at(sweep, i + entry->words - 1)->end;
    bool owns = sweep->analysis->view.at[end] == '\''; /* "at Galway's clinic" */
    if (entry->club && behind_preposition(sweep, i) && !owns &&
        (entry->words == 1 || !is_word_of(sweep, i - 1, at, 1)))
        return false;
    if (entry->kind == INSTITUTION && body_is_in_title(sweep->analysis, word->start))
        return false;
    if (entry->behind_the && !is_behind_the(sweep, i))
        return false;
    if (entry->kind == INSTITUTION && entry->words == 1 &&
        (is_land(sweep, i) || body_is_thing(sweep->analysis, word->start, word->end)))
        return false;
    if (entry->alone_weak && (word->flags & WORD_FIRST) && !before_name_cue(sweep, i))
        return false;
    return entry->words > 1 || entry->kind == PLACE || !before_word_of(sweep, i, sweep->institution_head);
}

enum { TAIL_MOST = 2 };

/* Whether word `i` stands in capitals right behind the word before it and has no business of its own there. */
static bool is_tail(const struct sweep *sweep, size_t i) {
    if (i >= sweep->analysis->words.count)
        return false;
    const struct word *word = word_at(sweep, i), *before = word_at(sweep, i - 1);
    return word->flags & WORD_CAPITAL && !(word->flags & WORD_FIRST) && word->start - before->end == 1 &&
           sweep->analysis->view.at[before->end] == ' ';
}

/* How many words in capitals behind the open name of a body are the rest of it: "Larkmead" of "Larkmead Living". None in a
   headline, none that is a title, a role or a day, none where more than a name follows. */
static size_t tail_of(const struct sweep *sweep, size_t behind) {
    uint32_t sentence = analysis_sentence(sweep->analysis, word_at(sweep, behind - 1)->start);
    if (analysis_is_headline(sweep->analysis, sentence))
        return 0;
    size_t count = 0;
    while (is_tail(sweep, behind + count)) {
        const struct word *word = word_at(sweep, behind + count);
        if (count == TAIL_MOST || sweep->holders[behind + count] || word->begins & sweep->no_tail ||
            word->flags & WORD_CAPITALS)
            return 0;
        count++;
    }
    return count;
}

static void drop_guesses(struct sweep *sweep, size_t first, size_t count) {
    for (size_t i = first; i < first + count; i++) {
        struct finding *guess = guess_at(sweep, i);
        if (guess)
            guess->removed = true;
    }
}

/* All capitals that nothing has claimed and that are an institution's initials: "the RCS". */
static bool sweep_initials(struct sweep *sweep, size_t i) {
    const struct word *word = word_at(sweep, i);
    if (!(word->flags & WORD_CAPITALS) || word->end - word->start < 2 || word->end - word->start > 7)
        return false;
    if (word->alone & (sweep->other | sweep->function) || word->flags & WORD_INITIAL)
        return false; /* "the CEO", "WHO SPOKE" */
    struct text here = words_text(sweep, i, 1);
    for (size_t k = 0; k < sweep->count; k++) {
        const struct learnt *entry = &sweep->all[k];
        if (entry->kind != INSTITUTION || entry->words < 2 || !initials_are(entry->form, here))
            continue;
        analysis_add(sweep->analysis, INSTITUTION, NAME, word->start, word->end, "sweep.initials");
        return true;
    }
    return false;
}

/* Whether word `i`, a place or a word that no list holds, is the given name before a family name that the document tells
   of: "Warwick Okonjo" where there is a Mr Okonjo. */
static bool leads_surname(const struct sweep *sweep, const struct learnt *entry, size_t i) {
    const struct word *word = word_at(sweep, i);
    if ((entry && (entry->kind != PLACE || entry->words > 1)) || !(word->flags & WORD_CAPITAL) ||
        word->flags & (WORD_CAPITALS | WORD_FIRST | WORD_INITIAL) || !is_tail(sweep, i + 1) ||
        word->begins & sweep->no_tail || word->alone & sweep->common || behind_preposition(sweep, i))
        return false;
    if (i && word_at(sweep, i - 1)->flags & WORD_CAPITAL && is_tail(sweep, i))
        return false; /* the middle of a longer name */
    const struct learnt *family = longest_at(sweep, i + 1);
    return family && family->kind == PERSON && family->words == 1 && !family->alone_weak &&
           !is_tail(sweep, i + 2) && strcmp(family->rule, "sweep.given-name") != 0 &&
           is_fit(sweep, family, i + 1);
}

void analysis_sweep(struct analysis *analysis) {
    struct sweep sweep = {.analysis = analysis};
    sweep.common = analysis_list(analysis, LIST_WORD);
    sweep.function = analysis_list(analysis, LIST_FUNCTION_WORD);
    sweep.place_words = analysis_list(analysis, LIST_CITY) | analysis_list(analysis, LIST_TOWN) |
                        analysis_list(analysis, LIST_COUNTRY) | analysis_list(analysis, LIST_REGION) |
                        analysis_list(analysis, LIST_DISTRICT);
    sweep.feature = analysis_list(analysis, LIST_PLACE_FEATURE);
    sweep.nationality = analysis_list(analysis, LIST_NATIONALITY);
    sweep.surname = analysis_list(analysis, LIST_SURNAME);
    sweep.given = analysis_list(analysis, LIST_GIVEN_FEMALE) | analysis_list(analysis, LIST_GIVEN_MALE) |
                  analysis_list(analysis, LIST_GIVEN_UNISEX);
    sweep.institution_head = analysis_list(analysis, LIST_INSTITUTION_HEAD);
    sweep.role = analysis_list(analysis, LIST_ROLE);
    sweep.particle = analysis_list(analysis, LIST_PARTICLE);
    sweep.person_verb = analysis_list(analysis, LIST_PERSON_VERB);
    sweep.eponym = analysis_list(analysis, LIST_EPONYM_BEFORE);
    sweep.eponym_head = analysis_list(analysis, LIST_EPONYM_HEAD);
    sweep.other = analysis_list(analysis, LIST_ACRONYM_OTHER);
    sweep.no_tail = sweep.function | sweep.role | sweep.nationality |
                    analysis_list(analysis, LIST_TITLE_CIVIL) | analysis_list(analysis, LIST_TITLE_RANK) |
                    analysis_list(analysis, LIST_TITLE_OFFICE) | analysis_list(analysis, LIST_HOLIDAY) |
                    analysis_list(analysis, LIST_POST_NOMINAL) | sweep.eponym_head;
    learn_all(&sweep);
    find_holders(&sweep);
    size_t before = analysis->findings_count;
    for (size_t i = 0; i < analysis->words.count; i++) {
        const struct word *word = word_at(&sweep, i);
        if (!(word->flags & WORD_CAPITAL || word->alone & sweep.particle || is_elided(&sweep, word)) ||
            is_taken(&sweep, i))
            continue;
        const struct learnt *entry = longest_at(&sweep, i);
        if (leads_surname(&sweep, entry, i)) {
            drop_guesses(&sweep, i, 2);
            analysis_add(analysis, PERSON, NAME, word->start, word_at(&sweep, i + 1)->end, "sweep.surname");
            i++;
        } else if (entry && is_fit(&sweep, entry, i)) {
            size_t count = entry->words + (entry->open ? tail_of(&sweep, i + entry->words) : 0);
            if (guess_at(&sweep, i))
                drop_guesses(&sweep, i, count);
            size_t end = word_at(&sweep, i + count - 1)->end;
            analysis_add(analysis, entry->kind, NAME, word->start, end, entry->rule);
            if (count > entry->words)
                learn(&sweep, i, count, INSTITUTION, entry->rule);
            i += count - 1;
        } else if (!sweep.holders[i] && (word->flags & WORD_CAPITAL)) {
            sweep_initials(&sweep, i);
        }
    }
    analysis_settle(analysis, before);
}
