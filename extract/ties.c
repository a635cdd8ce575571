/* What the text says of two mentions (places in the view) in; numbers of findings out. Ages find their person, aliases
   their name, I and we their speaker. */
#include <stdlib.h>
#include <string.h>

#include "extract/analysis.h"
#include "extract/client.h"
#include "extract/kin.h"
#include "extract/lead.h"
#include "extract/voice.h"
#include "extract/writer.h"
#include "record/arena.h"

enum { AGED_BACK = 3 }; /* sentences before "the 52-year-old" */

/* Where a finding begins on the masked line: with its title, and a body with its article. */
static uint32_t masked_from(const struct analysis *analysis, const struct finding *finding) {
    uint32_t from = finding->from;
    if (finding->title.start != SIZE_MAX && finding->title.start < from)
        from = (uint32_t)finding->title.start;
    bool is_body = (finding->kind == INSTITUTION || finding->kind == PLACE) && finding->form == NAME;
    if (!is_body || from < 4)
        return from;
    struct text before = analysis_text(analysis, from - 4, from);
    return text_is(before, "the ") || text_is(before, "The ") ? from - 4 : from;
}

/* The finding of a kind that starts at `at` or whose phrase holds it: the narrowest. */
static int holder(const struct analysis *analysis, size_t at, int kind) {
    int best = -1;
    if (!analysis->sentences_count)
        return -1;
    for (int i = analysis->heads[analysis_sentence(analysis, at)]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || at < masked_from(analysis, finding) || at >= finding->to)
            continue;
        bool is_time = kind == AGE || kind == DATE; /* else whoever stands there */
        if (is_time ? finding->kind != kind : finding->kind == AGE || finding->kind == DATE)
            continue;
        bool narrower = best < 0 || finding->to - finding->from <
                                        analysis->findings[best].to - analysis->findings[best].from;
        if (narrower || finding->start == at)
            best = i;
        if (finding->start == at && finding->kind != DATE)
            return i;
    }
    return best;
}

/* Whether `between` a name and a noun only an article stands behind the comma, and perhaps an adjective or two. */
static bool is_apposition(struct text between) {
    size_t spaces = 0;
    for (size_t i = 0; i < between.size; i++) {
        char c = between.at[i];
        spaces += c == ' ' ? 1 : 0;
        if (i && c != ' ' && c != '-' && (c < 'a' || c > 'z'))
            return false;
    }
    return text_starts_with(between, TEXT(", ")) && spaces <= 4 && between.at[between.size - 1] == ' ';
}

/* The name that a noun behind it stands in apposition to ("Pia Sand, a nurse of 50"); the noun itself where there is none. */
static int named_owner(const struct analysis *analysis, int owner) {
    if (owner < 0 || analysis->findings[owner].form != NOMINAL)
        return owner;
    const struct finding *noun = &analysis->findings[owner];
    if (noun->alias_of >= 0)
        return noun->alias_of;
    for (int i = analysis->heads[noun->sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *name = &analysis->findings[i];
        if (name->removed || name->kind != PERSON || name->form != NAME || name->end >= noun->start)
            continue;
        if (is_apposition(analysis_text(analysis, name->end, noun->start)))
            return i;
    }
    return owner;
}

static void apply_tie(struct analysis *analysis, struct tie *tie) {
    bool is_life = tie->what == TIE_BORN || tie->what == TIE_DIED;
    int left = holder(analysis, tie->left,
                      tie->what == TIE_AGE ? AGE
                      : is_life            ? DATE
                                           : PERSON),
        right = holder(analysis, tie->right, PERSON);
    tie->who = right;
    if (left < 0 || right < 0)
        return;
    struct finding *first = &analysis->findings[left];
    if (is_life) {
        first->of = named_owner(analysis, right);
        first->role = tie->what == TIE_BORN ? TEXT("birth") : TEXT("death");
    } else if (tie->what == TIE_AGE) {
        if (first->of < 0)
            first->of = named_owner(analysis, right);
    } else if (left == right) {
        return;
    } else if (tie->what == TIE_ALIAS) {
        if (first->alias_of < 0)
            first->alias_of = right;
    } else if (tie->what == TIE_APART) {
        first->not_of = right;
    }
}

/* "his", "her", "their" before a noun own it and are not of that age themselves. */
static bool is_possessive(const struct analysis *analysis, const struct finding *finding) {
    static const char *const words[] = {"his", "her", "their", "His", "Her", "Their", "my",
                                        "our", "My",  "Our",   "its", "Its", NULL};
    return finding->form == PRONOUN && text_is_any(finding_text(analysis, finding), words);
}

/* The person last named before `place` in a sentence, -1 for none. */
static int person_before(const struct analysis *analysis, uint32_t sentence, size_t place) {
    int before = -1;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        if (finding->removed || finding->kind != PERSON || finding->end > place ||
            is_possessive(analysis, finding))
            continue;
        if (before < 0 || finding->start > analysis->findings[before].start)
            before = i;
    }
    return before;
}

/* Rules whose number stands before its noun or name: nobody before it is meant. */
static bool looks_behind(const struct finding *age) {
    return !strncmp(age->rule, "age.year-old", 12) || !strncmp(age->rule, "age.month-old", 13);
}

/* Whether the age stands for its person: "the 52-year-old", with the article before it. */
static bool stands_alone(const struct analysis *analysis, const struct finding *age) {
    if (age->start < 4 || strncmp(age->rule, "age.year-old", 12) != 0)
        return false;
    struct text before = analysis_text(analysis, age->start - 4, age->start);
    return text_is(before, "the ") || text_is(before, "The ");
}

/* Whether another age of somebody's was told before. */
static bool is_of_another_age(const struct analysis *analysis, int who, const struct finding *age) {
    for (size_t i = 0; who >= 0 && i < analysis->findings_count; i++) {
        const struct finding *other = &analysis->findings[i];
        if (!other->removed && other->kind == AGE && other->of == who && other->value.size &&
            !text_is_equal(other->value, age->value))
            return true;
    }
    return false;
}

/* Whether somebody is told of who was told of before: by name or as "the nurse", not as "a nurse". */
static bool is_known(const struct analysis *analysis, const struct finding *finding) {
    static const char *const news[] = {"A ",   "a ",       "An ",      "an ", "One ",
                                       "one ", "Another ", "another ", NULL};
    bool is_new = finding->form == NOMINAL && text_starts_in_any(finding_text(analysis, finding), news);
    return finding->form != PRONOUN && !is_new;
}

/* The first of the people told of in a sentence who may be of that age, -1 for none. */
static int known_of_age(const struct analysis *analysis, uint32_t sentence, const struct finding *age) {
    int first = -1;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        bool is_person = !finding->removed && finding->kind == PERSON && is_known(analysis, finding) &&
                         !analysis_is_plural(analysis, finding);
        if (is_person && (first < 0 || finding->start < analysis->findings[first].start) &&
            !is_of_another_age(analysis, i, age))
            first = i;
    }
    return first;
}

/* Whom "the 52-year-old" means: the one whose age was told to be just that, else who was told of in the sentences before
   and is of no other age. */
static int owner_of_lone_age(const struct analysis *analysis, const struct finding *age) {
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *other = &analysis->findings[i];
        if (!other->removed && other->kind == AGE && other->of >= 0 && other->start < age->start &&
            text_is_equal(other->value, age->value))
            return other->of;
    }
    int who = -1;
    for (uint32_t back = 1; who < 0 && back <= AGED_BACK && back <= age->sentence; back++)
        who = known_of_age(analysis, age->sentence - back, age);
    return who;
}

/* An age that no rule has bound belongs to the person before it in its sentence; "the 52-year-old" is another word for him. */
static void bind_age(struct analysis *analysis, struct finding *age) {
    if (stands_alone(analysis, age)) {
        age->of = owner_of_lone_age(analysis, age);
        int phrase = holder(analysis, age->start, PERSON);
        struct finding *noun = phrase >= 0 && phrase != age->of ? &analysis->findings[phrase] : NULL;
        if (noun && age->of >= 0 && noun->form == NOMINAL && noun->alias_of < 0)
            noun->alias_of = age->of;
    } else if (!looks_behind(age))
        age->of = named_owner(analysis, person_before(analysis, age->sentence, age->start));
}

static bool is_first_person(const struct analysis *analysis, const struct finding *finding) {
    static const char *const all[] = {"I", "me", "we", "us", "We", NULL};
    return finding->form == PRONOUN && text_is_any(finding_text(analysis, finding), all);
}

/* "My mother", "our firm": whose they are is who speaks. */
static bool is_owned_by_speaker(const struct analysis *analysis, const struct finding *finding) {
    static const char *const all[] = {"my ", "My ", "our ", "Our ", NULL};
    return finding->form == NOMINAL && text_starts_in_any(finding_text(analysis, finding), all);
}

/* Where somebody is said to speak, in the order of the text. */
struct speakers {
    uint32_t *at;
    size_t count;
};

static int compare_places(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static struct speakers speakers_find(struct analysis *analysis) {
    struct speakers speakers = {arena_take(analysis->arena, (analysis->ties_count + 1) * sizeof *speakers.at),
                                0};
    for (size_t i = 0; i < analysis->ties_count; i++)
        if (analysis->ties[i].what == TIE_SPEAKER)
            speakers.at[speakers.count++] = analysis->ties[i].left;
    qsort(speakers.at, speakers.count, sizeof *speakers.at, compare_places);
    return speakers;
}

/* How far off who speaks at `at` is from a pronoun: in its sentence, else in its block, else in the blocks just before; SIZE_MAX for
   too far. */
static size_t distance_of(const struct analysis *analysis, const struct finding *pronoun, uint32_t at) {
    uint32_t sentence = analysis_sentence(analysis, at), block = analysis->sentences[pronoun->sentence].block,
             there = analysis->sentences[sentence].block;
    size_t gap = at > pronoun->start ? at - pronoun->start : pronoun->start - at;
    return there > block || there + 2 < block ? SIZE_MAX
           : sentence == pronoun->sentence    ? gap
           : there == block                   ? gap + 10000
                                              : gap + 100000;
}

/* Who speaks at `at`, -1 for nobody: "said her brother, Tom" is the brother's. */
static int speaker_at(const struct analysis *analysis, uint32_t at) {
    int who = holder(analysis, at, PERSON);
    return who >= 0 && is_possessive(analysis, &analysis->findings[who]) ? -1 : who;
}

/* The nearest speaker: the further off on either side, the greater the distance. */
static int speaker_of(const struct analysis *analysis, const struct speakers *speakers,
                      const struct finding *pronoun) {
    int best = -1;
    size_t behind = 0, distance, best_distance = SIZE_MAX;
    for (size_t end = speakers->count; behind < end;) {
        size_t middle = behind + (end - behind) / 2;
        if (speakers->at[middle] < pronoun->start)
            behind = middle + 1;
        else
            end = middle;
    }
    for (size_t i = behind; i-- > 0 && best < 0;) {
        if ((distance = distance_of(analysis, pronoun, speakers->at[i])) == SIZE_MAX)
            break;
        best = speaker_at(analysis, speakers->at[i]);
        best_distance = distance;
    }
    for (size_t i = behind; i < speakers->count; i++) {
        distance = distance_of(analysis, pronoun, speakers->at[i]);
        if (distance == SIZE_MAX || (best >= 0 && distance >= best_distance))
            break;
        int who = speaker_at(analysis, speakers->at[i]);
        if (who >= 0)
            return who;
    }
    return best;
}

/* The marks of quotation before a place, read on from one mention to the next. */
struct marks {
    size_t first;              /* where the first double mark of the text stands, SIZE_MAX without any */
    int writer;                /* who alone is named in a byline, -1 for nobody or several */
    uint32_t block;            /* the block read last, from `start` up to `at` */
    size_t start, at;          /* start SIZE_MAX before the first block */
    bool is_inside, is_single; /* whether `at` is inside double marks; whether a single one opens before it */
    uint32_t said_in; /* the sentence, counted from 1, in which an unquoted I was met last; 0 for none yet */
    int said_by;      /* whose that I is */
    int column;       /* who heads the text as a column, -1 for nobody */
    int answers;      /* who answers what is asked on lines of its own, -1 for nobody */
    uint32_t asked;   /* the block of the first such question */
    uint32_t signed_block; /* the block, counted from 1, whose signer was looked for last */
    int signer;            /* who signs it */
    const int *turns;      /* of each block who speaks there, NULL where the text is no transcript */
    struct speakers speakers;
};

/* Reads the marks of the block of a mention up to it. */
static void read_marks(const struct analysis *analysis, struct marks *marks, const struct finding *finding) {
    uint32_t first = finding->sentence, block = analysis->sentences[first].block;
    if (marks->start == SIZE_MAX || marks->block != block || marks->at > finding->start) {
        while (first && analysis->sentences[first - 1].block == block)
            first--;
        size_t start = analysis->sentences[first].start;
        marks->block = block;
        marks->start = marks->at = start;
        marks->is_inside = marks->is_single = false;
    }
    for (const char *view = analysis->view.at; marks->at < finding->start; marks->at++) {
        marks->is_inside ^= view[marks->at] == '"';
        marks->is_single |=
            view[marks->at] == '\'' && (marks->at == marks->start || view[marks->at - 1] == ' ');
    }
}

/* Whether a mention stands in a quotation, by the marks of its block: a quotation that runs on opens each block anew. */
static bool is_quoted(const struct analysis *analysis, struct marks *marks, const struct finding *finding) {
    read_marks(analysis, marks, finding);
    return marks->is_inside;
}

/* Whether the text so far sets quotations in single marks, or none: then nothing tells what stands outside of one. */
static bool marks_no_quotes(const struct analysis *analysis, struct marks *marks,
                            const struct finding *finding) {
    read_marks(analysis, marks, finding);
    return marks->is_single || marks->first >= finding->start;
}

/* The marks of a text of which nothing has been read. */
static struct marks marks_new(struct analysis *analysis) {
    const char *first = memchr(analysis->view.at, '"', analysis->view.size);
    uint32_t asked = 0;
    int answers = writer_answers(analysis, &asked);
    return (struct marks){.first = first ? (size_t)(first - analysis->view.at) : SIZE_MAX,
                          .writer = writer_of(analysis),
                          .column = writer_column(analysis),
                          .answers = answers,
                          .asked = asked,
                          .start = SIZE_MAX,
                          .turns = writer_turns(analysis),
                          .speakers = speakers_find(analysis)};
}

/* "I rang, but he was out," said Hay: of himself he would say I. */
static bool is_third_person(const struct finding *finding) {
    struct text gender = finding->gender;
    return finding->form == PRONOUN && finding->kind == PERSON && gender.size == 1 && finding->not_of < 0;
}

static bool opens_quote(const struct analysis *analysis, uint32_t sentence) {
    return analysis->view.at[analysis->sentences[sentence].start] == '"';
}

/* Who acts last in a sentence, -1 for nobody. */
static int last_subject_of(const struct analysis *analysis, uint32_t sentence) {
    int last = -1;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        bool is_later = last < 0 || finding->start > analysis->findings[last].start;
        if (!finding->removed && finding->subject && is_later)
            last = i;
    }
    return last;
}

/* Who alone is named in a sentence, -1 for nobody or several. */
static int only_name_of(const struct analysis *analysis, uint32_t sentence) {
    int only = -1;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        bool is_actor = finding->kind == PERSON || finding->kind == INSTITUTION;
        if (finding->removed || !is_actor || finding->form == PRONOUN)
            continue;
        if (only >= 0 || finding->kind != PERSON || finding->form != NAME)
            return -1;
        only = i;
    }
    return only;
}

/* "Ann Lowe denied it. "I rang nobody."": a quotation that nobody is said to speak is the subject's before it. */
static int subject_before_quote(const struct analysis *analysis, const struct finding *pronoun) {
    uint32_t block = analysis->sentences[pronoun->sentence].block, at = pronoun->sentence;
    while (at && !opens_quote(analysis, at) && analysis->sentences[at - 1].block == block)
        at--;
    bool has_before = at && opens_quote(analysis, at) && analysis->sentences[at - 1].block == block;
    if (!has_before)
        return -1;
    int subject = last_subject_of(analysis, at - 1);
    return subject >= 0 ? subject : only_name_of(analysis, at - 1);
}

/* Whether a speaker was told to speak before the sentence that leads to the pronoun's quotation: "... said Hale. Ms Lowe laughs. "I
   rang nobody."" */
static bool is_spoken_elsewhere(const struct analysis *analysis, const struct finding *speaker,
                                const struct finding *pronoun) {
    uint32_t at = pronoun->sentence, block = analysis->sentences[at].block;
    while (at && !opens_quote(analysis, at) && analysis->sentences[at - 1].block == block)
        at--;
    return at && opens_quote(analysis, at) && analysis->sentences[at - 1].block == block &&
           speaker->sentence + 1 < at;
}

static bool is_one_person(const struct analysis *analysis, const struct finding *finding) {
    return finding->kind == PERSON && !analysis_is_plural(analysis, finding);
}

/* Who says I or we within a quotation, -1 where nobody is told to. */
static int first_person_of(const struct analysis *analysis, const struct speakers *speakers,
                           const struct finding *pronoun) {
    int speaker = speaker_of(analysis, speakers, pronoun);
    if (speaker >= 0 && !is_spoken_elsewhere(analysis, &analysis->findings[speaker], pronoun))
        return speaker;
    int subject = subject_before_quote(analysis, pronoun);
    bool is_she = subject >= 0 && speaker >= 0 && analysis->findings[subject].form == PRONOUN;
    if (is_she && analysis->findings[speaker].sentence + 1 >= analysis->findings[subject].sentence)
        return speaker; /* "... said Lowe. She laughed. "I rang nobody."" */
    return subject >= 0 && (speaker < 0 || is_one_person(analysis, &analysis->findings[subject])) ? subject
                                                                                                  : speaker;
}

/* Who signs what a pronoun stands in, -1 for nobody; asked once a block. */
static int signer_of(const struct analysis *analysis, struct marks *marks, const struct finding *pronoun) {
    uint32_t block = analysis->sentences[pronoun->sentence].block;
    if (marks->signed_block != block + 1)
        marks->signer = writer_signs(analysis, pronoun->sentence);
    marks->signed_block = block + 1;
    return marks->signer >= 0 ? marks->signer : marks->column;
}

/* Who says I or we. "He had not, he admits when I call him": outside of quotation marks, in a text that has them, I is who
   wrote it, and we nobody that is known. A letter's I is who signs it, but for a sentence that says who speaks. */
static int speaker_or_writer(struct analysis *analysis, struct marks *marks, const struct finding *pronoun) {
    static const char *const alone[] = {"I", "me", NULL};
    bool is_alone = text_is_any(finding_text(analysis, pronoun), alone);
    bool is_open = !is_quoted(analysis, marks, pronoun),
         no_quotes = marks_no_quotes(analysis, marks, pronoun);
    int speaker = !is_open || no_quotes ? first_person_of(analysis, &marks->speakers, pronoun) : -1;
    bool is_before = is_open && !marks->is_single && marks->first >= pronoun->start;
    if (is_before && speaker >= 0 && analysis->findings[speaker].start > marks->first)
        speaker = -1; /* he speaks in a quotation that opens behind the pronoun */
    bool is_told = speaker >= 0 && analysis->findings[speaker].sentence == pronoun->sentence;
    int turn = marks->turns ? marks->turns[analysis->sentences[pronoun->sentence].block] : -1;
    if (is_open && turn >= 0)
        return turn;
    uint32_t block = analysis->sentences[pronoun->sentence].block;
    if (is_open && !is_told && marks->answers >= 0 && block > marks->asked &&
        writer_is_answer(analysis, block))
        return marks->answers;
    if (!is_open || is_told || !is_alone)
        return speaker;
    int signer = marks->is_single || marks->writer >= 0 ? -1 : signer_of(analysis, marks, pronoun);
    if (signer >= 0) /* he is not whom it is about */
        analysis->findings[signer].signs = true;
    int writer = signer >= 0 ? signer : no_quotes && speaker >= 0 ? speaker : marks->writer;
    marks->said_in = pronoun->sentence + 1;
    marks->said_by = writer;
    return writer;
}

void analysis_ties(struct analysis *analysis) {
    voices_find(analysis);
    for (size_t i = 0; i < analysis->ties_count; i++)
        apply_tie(analysis, &analysis->ties[i]);
    clients_find(analysis);
    kins_find(analysis);
    struct marks marks = marks_new(analysis);
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed)
            continue;
        if (finding->kind == AGE && finding->of < 0)
            bind_age(analysis, finding);
        if (is_first_person(analysis, finding) || is_owned_by_speaker(analysis, finding))
            finding->speaker = speaker_or_writer(analysis, &marks, finding);
        if (is_third_person(finding)) {
            bool is_said = is_quoted(analysis, &marks, finding);
            int mine = marks.said_in == finding->sentence + 1 ? marks.said_by : -1;
            int speaker = is_said ? speaker_of(analysis, &marks.speakers, finding)
                                  : mine; /* "I rang Hay and he told me" */
            finding->not_of = speaker == (int)i ? -1 : speaker;
        }
    }
    lead_find(analysis);
}
