/* A document in; who wrote it, or the letter of it that a pronoun stands in, out.

   The one idea: whoever writes signs, on a line of his own: the byline, the line with a name behind a letter, "From: Ann Hay, Leith"
   before it, "Ann Hay: ..." above a column. In a transcript a name and a colon head what each one says. */
#include "extract/writer.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"

enum {
    SIGNED_WITHIN = 8 /* lines from the pronoun to the name below it */,
    SIGNED_PLACE = 45 /* bytes: " (Mrs), Mill Lane, Leith" */,
    ABOVE_WITHIN = 4 /* lines from the top on which a byline may stand */,
    QUESTION_MOST = 160 /* bytes of a question */,
    QUESTIONS_LEAST = 3 /* that stand on lines of their own: then the text is an interview */,
    ADDRESSED_LEAST = 2 /* of them that somebody is asked himself */,
    ANSWER_MOST = 3 /* lines of an answer */,
    SENT_WITHIN = 200 /* sentences from "From:" to the pronoun */,
    TURN_WITHIN = 80 /* bytes: "The Chairperson (Hon. Ann Hay)" */,
    TURNS_LEAST = 3 /* lines that begin so: then the text is a transcript */,
    SPEAKERS_MOST = 16 /* of whom it is asked whether one speaks again */
};

static bool is_byline(const struct analysis *analysis, const struct finding *finding) {
    const char *kind = analysis_block(analysis, finding->sentence)->kind;
    return finding->kind == PERSON && finding->form == NAME &&
           (!strcmp(kind, "byline") || strstr(finding->rule, "byline"));
}

/* The name with which a line begins, with its title, behind `before`; -1 for none. */
static int name_on(const struct analysis *analysis, uint32_t sentence, const char *before) {
    uint32_t start = analysis_block(analysis, sentence)->start + (uint32_t)strlen(before);
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *one = &analysis->findings[i];
        bool is_titled = one->title.start != SIZE_MAX && one->title.start < one->start;
        uint32_t from = is_titled ? (uint32_t)one->title.start : one->start;
        if (!one->removed && one->kind == PERSON && one->form == NAME && from == start &&
            memchr(analysis->view.at + one->start, ' ', one->end - one->start))
            return i;
    }
    return -1;
}

/* Whether a sentence begins its line. */
static bool begins_line(const struct analysis *analysis, uint32_t sentence) {
    return !sentence || analysis->sentences[sentence - 1].block != analysis->sentences[sentence].block;
}

/* Whether what stands behind a name on its line is no sentence: " (retd)", ", Mill Lane, Leith". */
static bool is_address(struct text behind) {
    while (behind.size && strchr(" \n", behind.at[behind.size - 1]))
        behind.size--;
    bool is_open = behind.size && (behind.at[0] == ',' || text_starts_with(behind, TEXT(" (")));
    return !behind.size ||
           (is_open && behind.size <= SIGNED_PLACE && !strchr(".?!:\"", behind.at[behind.size - 1]));
}

/* The name that is all of a line, but for where he lives. */
static int signature_on(const struct analysis *analysis, uint32_t sentence) {
    int name = begins_line(analysis, sentence) ? name_on(analysis, sentence, "") : -1;
    const struct block *block = analysis_block(analysis, sentence);
    return name >= 0 && is_address(analysis_text(analysis, analysis->findings[name].end, block->end)) ? name
                                                                                                      : -1;
}

/* "From: Ann Hay, Leith": the last such line before a sentence. */
static int sender_before(const struct analysis *analysis, uint32_t sentence) {
    uint32_t first = sentence > SENT_WITHIN ? sentence - SENT_WITHIN : 0;
    for (uint32_t s = sentence + 1; s-- > first;) {
        const struct block *block = analysis_block(analysis, s);
        struct text line = analysis_text(analysis, block->start, block->end);
        if (begins_line(analysis, s) && text_starts_with(line, TEXT("From: ")))
            return name_on(analysis, s, "From: ");
    }
    return -1;
}

/* In a transcript others stand so, too. */
static int writer_heads(const struct analysis *analysis) {
    int above = -1;
    for (uint32_t s = 0; s < analysis->sentences_count; s++) {
        int name = begins_line(analysis, s) ? name_on(analysis, s, "") : -1;
        if (name < 0 || analysis->view.at[analysis->findings[name].end] != ':')
            continue;
        if (s)
            return -1;
        above = name;
    }
    return above;
}

/* "Ann Hay in Leith", "Ann Hay, Leith", "Ann Hay", all of a line; "Ann Hay here.", all of a sentence. */
static bool is_byline_behind(const struct analysis *analysis, uint32_t sentence, int name) {
    const struct block *block = &analysis->blocks[analysis->sentences[sentence].block];
    uint32_t end = analysis->findings[name].end;
    struct text behind = analysis_text(analysis, end, block->end);
    bool is_here = text_starts_with(behind, TEXT(" here.")) || text_starts_with(behind, TEXT(" here, "));
    if (is_here)
        return true;
    if (!begins_line(analysis, sentence))
        return false;
    bool is_sent_from = text_starts_with(behind, TEXT(" in ")) && behind.size <= SIGNED_PLACE &&
                        isupper((unsigned char)behind.at[strlen(" in ")]) &&
                        !memchr(behind.at, '.', behind.size);
    return is_sent_from || is_address(behind);
}

/* Whether a text tells of somebody by the last word of his name. */
static bool is_told_of(const struct analysis *analysis, int name) {
    const struct finding *one = &analysis->findings[name];
    struct text last = text_last_word(analysis_text(analysis, one->start, one->end));
    struct text rest = analysis_text(analysis, one->end, (uint32_t)analysis->view.size),
                before = analysis_text(analysis, 0, one->start);
    return memmem(rest.at, rest.size, last.at, last.size) ||
           memmem(before.at, before.size, last.at, last.size);
}

/* "Obituary": the name on the next line is not who writes. */
static bool is_of_dead(const struct analysis *analysis) {
    static const char *const words[] = {"bituary", "BITUARY", " dies", " died", "eath of ", "ribute", NULL};
    if (!analysis->blocks_count)
        return false;
    const struct block *head = &analysis->blocks[0];
    return text_holds_any(analysis_text(analysis, head->start, head->end), words);
}

static int writer_above(const struct analysis *analysis) {
    uint32_t end = is_of_dead(analysis) ? 0 : (uint32_t)analysis->sentences_count;
    for (uint32_t s = 1; s < end; s++) {
        if (analysis->sentences[s].block >= ABOVE_WITHIN)
            break;
        for (int i = analysis->heads[s]; i >= 0; i = analysis->findings[i].next) {
            const struct finding *one = &analysis->findings[i];
            bool is_name = !one->removed && one->kind == PERSON && one->form == NAME &&
                           one->start == analysis->sentences[s].start &&
                           memchr(analysis->view.at + one->start, ' ', one->end - one->start);
            if (is_name && analysis->sentences[s].block > 0 && is_byline_behind(analysis, s, i) &&
                !is_told_of(analysis, i))
                return i;
        }
    }
    return -1;
}

int writer_column(const struct analysis *analysis) {
    int heads = writer_heads(analysis);
    return heads >= 0 ? heads : writer_above(analysis);
}

enum { NO_TURN = -2, NOBODY_KNOWN = -1 };

/* Whether what stands before a colon at the head of a line is no sentence: "Mr Hay", "The Chairperson (Hon. Hay)", "ANN HAY, HOST",
   "Q", "The witness". */
static bool is_head(struct text head) {
    size_t small = 0; /* words in small letters */
    for (size_t i = 0; i < head.size; i++) {
        bool begins = !i || head.at[i - 1] == ' ' || head.at[i - 1] == '(';
        small += begins && head.at[i] >= 'a' && head.at[i] <= 'z';
        if (strchr("\"!?;", head.at[i]) ||
            (head.at[i] == '.' && (i + 1 == head.size || head.at[i + 1] != ' ')))
            return false;
    }
    return head.size && head.at[0] >= 'A' && head.at[0] <= 'Z' && small <= 3;
}

/* Whose words a line holds that begins with a name and a colon ("ANN HAY: I rang him."); NOBODY_KNOWN behind another head, NO_TURN
   where a line has none. */
static int turn_on(const struct analysis *analysis, uint32_t sentence) {
    const struct block *block = analysis_block(analysis, sentence);
    uint32_t most = block->end - block->start < TURN_WITHIN ? block->end : block->start + TURN_WITHIN;
    const char *view = analysis->view.at, *colon = memchr(view + block->start, ':', most - block->start);
    if (!colon || (colon[1] != ' ' && colon + 1 != view + block->end) ||
        !is_head((struct text){view + block->start, (size_t)(colon - view) - block->start}))
        return NO_TURN;
    int found = NOBODY_KNOWN;
    for (int i = analysis->heads[sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *one = &analysis->findings[i];
        if (!one->removed && one->kind == PERSON && one->form == NAME && view + one->end <= colon)
            found = found < 0 || one->start < analysis->findings[found].start ? i : found;
    }
    return found;
}

/* Whether two names have a word in common at their ends: "COLE IBARRA" and "IBARRA". */
static bool may_be_one(const struct analysis *analysis, int a, int b) {
    const struct finding *one = &analysis->findings[a], *other = &analysis->findings[b];
    struct text left = finding_text(analysis, one), right = finding_text(analysis, other);
    return text_ends_with(left, right) || text_ends_with(right, left) || text_starts_with(left, right) ||
           text_starts_with(right, left);
}

/* Whether turns of two people or more are told, and somebody speaks again: votes and scores are listed so, too. */
static bool is_talk(const struct analysis *analysis, const int *turns) {
    int heard[SPEAKERS_MOST];
    size_t count = 0, speakers = 0;
    bool is_again = false;
    for (size_t b = 0; b < analysis->blocks_count; b++) {
        if (turns[b] < 0)
            continue;
        count++;
        size_t k = 0;
        while (k < speakers && !may_be_one(analysis, heard[k], turns[b]))
            k++;
        is_again |= k < speakers;
        if (k == speakers && speakers < SPEAKERS_MOST)
            heard[speakers++] = turns[b];
    }
    return count >= TURNS_LEAST && speakers > 1 && is_again;
}

int *writer_turns(struct analysis *analysis) {
    int *turns = arena_take(analysis->arena, (analysis->blocks_count + 1) * sizeof *turns);
    for (size_t b = 0; b <= analysis->blocks_count; b++)
        turns[b] = NO_TURN;
    for (uint32_t s = 0; s < analysis->sentences_count; s++)
        if (begins_line(analysis, s))
            turns[analysis->sentences[s].block] = turn_on(analysis, s);
    if (!is_talk(analysis, turns))
        return NULL;
    for (size_t b = 0; b < analysis->blocks_count; b++) {
        if (turns[b] >= 0)
            analysis->findings[turns[b]].signs = true;
        if (turns[b] == NO_TURN)
            turns[b] = b ? turns[b - 1] : NOBODY_KNOWN;
    }
    return turns;
}

int writer_signs(const struct analysis *analysis, uint32_t sentence) {
    uint32_t block = analysis->sentences[sentence].block, s = sentence;
    int sender = sender_before(analysis, sentence);
    while (s < analysis->sentences_count && analysis->sentences[s].block == block)
        s++;
    for (;
         sender < 0 && s < analysis->sentences_count && analysis->sentences[s].block <= block + SIGNED_WITHIN;
         s++)
        sender = signature_on(analysis, s);
    return sender;
}

int writer_of(const struct analysis *analysis) {
    int writer = -1;
    for (size_t i = 0; i < analysis->findings_count; i++) {
        if (analysis->findings[i].removed || !is_byline(analysis, &analysis->findings[i]))
            continue;
        if (writer >= 0)
            return -1;
        writer = (int)i;
    }
    return writer;
}

/* Whether a block is one question, as an interviewer's: "Were the police any help?" */
static bool is_question(const struct analysis *analysis, size_t b) {
    const struct block *block = &analysis->blocks[b];
    struct text text = text_trim(analysis_text(analysis, block->start, block->end));
    return text.size && text.size <= QUESTION_MOST && text.at[text.size - 1] == '?' && text.at[0] != '"' &&
           !memchr(text.at, '"', text.size);
}

/* "What do you remember?" asks somebody, "What do we know?" nobody. */
static bool addresses(const struct analysis *analysis, size_t b) {
    static const char *const you[] = {" you ", " your ", " you?", "You ", "Your ", NULL};
    const struct block *block = &analysis->blocks[b];
    return is_question(analysis, b) && text_holds_any(analysis_text(analysis, block->start, block->end), you);
}

/* "Nora Quill, 43, its manager": who is told of at such length is asked, and does not ask. */
static bool is_presented(const struct finding *one) {
    return one->role.size || one->to > one->end;
}

/* Who is said to answer in a sentence: "Ann Hay, 43, its manager, spoke to Tom Birch"; -1 for nobody, and where two are named of whom
   either may have asked. */
static int answers_in(const struct analysis *analysis, uint32_t sentence) {
    static const char *const words[] = {
        " spoke to ",  " spoke with ", " talked to ", " talked with ", " sat down with ",   " talks to ",
        " speaks to ", " told our ",   " answers ",   " answered ",    " in conversation ", NULL};
    uint32_t start = analysis->sentences[sentence].start;
    struct text text = sentence_text(analysis, sentence);
    size_t at = text_find_any(text, 0, words);
    int first = -1;
    bool is_other = false;
    for (int i = analysis->heads[sentence]; i >= 0 && at < text.size; i = analysis->findings[i].next) {
        const struct finding *one = &analysis->findings[i];
        if (one->removed || one->kind != PERSON || one->form != NAME)
            continue;
        is_other |= one->start > start + at;
        if (one->start < start + at && (first < 0 || one->start < analysis->findings[first].start))
            first = i;
    }
    bool is_known = first >= 0 && !is_byline(analysis, &analysis->findings[first]) &&
                    (!is_other || is_presented(&analysis->findings[first]));
    return is_known ? first : -1;
}

bool writer_is_answer(const struct analysis *analysis, uint32_t block) {
    for (uint32_t back = 1; back <= ANSWER_MOST && back <= block; back++)
        if (is_question(analysis, block - back))
            return true;
    return false;
}

int writer_answers(const struct analysis *analysis, uint32_t *from) {
    size_t questions = 0, addressed = 0, first = 0;
    for (size_t b = 1; b < analysis->blocks_count; b++) {
        bool is_asked = is_question(analysis, b) && !is_question(analysis, b - 1);
        addressed += is_asked && addresses(analysis, b);
        first = is_asked && !questions ? b : first;
        questions += is_asked;
    }
    bool is_interview = questions >= QUESTIONS_LEAST && addressed >= ADDRESSED_LEAST;
    int who = -1;
    for (uint32_t s = 0; s < analysis->sentences_count && is_interview; s++)
        if (analysis->sentences[s].block < first) {
            int one = answers_in(analysis, s);
            who = one >= 0 ? one : who;
        }
    *from = (uint32_t)first;
    return who;
}
