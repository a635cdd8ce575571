/* Names, dates and ages held against gold. */
#include "extract/score.h"

#include "record/arena.h"

const char *const score_kinds[SCORE_KINDS] = {"person", "institution", "place",       "date",
                                              "age",    "contacted",   "investigated"};
enum { NAMED = 3, DATE_ROW = 3, AGE_ROW = 4 };

bool score_overlaps(const struct mention *mention, const struct gold_mention *gold) {
    return mention->start < gold->end && gold->start < mention->end;
}

bool score_stands_on(const struct gold *gold, struct text entity, const struct mention *mention) {
    for (size_t i = 0; mention && i < gold->mentions_count; i++)
        if (text_is_equal(gold->mentions[i].entity, entity) && score_overlaps(mention, &gold->mentions[i]))
            return true;
    return false;
}

void score_tell(struct scorer *scorer, const struct miss *miss) {
    if (scorer->tell)
        scorer->tell(scorer->with, miss);
}

/* A name to be found: two marks of one core are one. */
struct wanted {
    const struct gold_mention *mention;
    struct span_of_text core;
    bool found;
};

static struct wanted *find_wanted(struct wanted *wanted, size_t count, struct span_of_text core) {
    for (size_t i = 0; i < count; i++)
        if (wanted[i].core.start == core.start && wanted[i].core.end == core.end)
            return &wanted[i];
    return NULL;
}

static size_t collect(const struct gold *gold, const char *kind, struct wanted *wanted) {
    size_t count = 0;
    for (size_t i = 0; i < gold->mentions_count; i++) {
        const struct gold_mention *mention = &gold->mentions[i];
        if (!text_is(mention->kind, kind) || !text_is(mention->form, "name") || mention->optional)
            continue;
        struct span_of_text core = score_core(gold->text, mention->start, mention->end);
        if (!find_wanted(wanted, count, core))
            wanted[count++] = (struct wanted){mention, core, false};
    }
    return count;
}

/* Whether a name stands where gold marks something that it leaves open. */
static bool is_left_open(const struct gold *gold, const struct mention *mention) {
    for (size_t i = 0; i < gold->mentions_count; i++) {
        const struct gold_mention *mark = &gold->mentions[i];
        bool open = mark->optional || !text_is(mark->form, "name");
        if (open && score_overlaps(mention, mark) &&
            (mark->optional || text_is_equal(mark->kind, mention->kind)))
            return true;
    }
    return false;
}

/* The kind of what the stream has where gold's mark lies. */
static struct text near(const struct answer *answer, const struct gold_mention *gold) {
    for (size_t i = 0; i < answer->mentions_count; i++)
        if (score_overlaps(&answer->mentions[i], gold))
            return answer->mentions[i].kind;
    return (struct text){"", 0};
}

static void tell_missed(struct scorer *scorer, const struct gold *gold, const struct gold_mention *mention,
                        struct text note) {
    for (int row = 0; row < NAMED + 2; row++)
        if (text_is(mention->kind, score_kinds[row]))
            score_tell(scorer, &(struct miss){"missed", score_kinds[row], gold->id, mention->text, note});
}

static void score_names(struct scorer *scorer, const struct gold *gold, const struct answer *answer,
                        int row) {
    const char *kind = score_kinds[row];
    struct tally *tally = &scorer->score.tallies[row];
    struct wanted *wanted = arena_take(scorer->arena, (gold->mentions_count + 1) * sizeof *wanted);
    size_t count = collect(gold, kind, wanted), hits = 0;
    for (size_t i = 0; i < answer->mentions_count; i++) {
        const struct mention *mention = &answer->mentions[i];
        if (!text_is(mention->kind, kind) || !text_is(mention->form, "name"))
            continue;
        struct wanted *hit = find_wanted(wanted, count, score_core(gold->text, mention->start, mention->end));
        if (hit) {
            hits += !hit->found;
            hit->found = true;
        } else if (!is_left_open(gold, mention)) {
            tally->said++;
            score_tell(scorer, &(struct miss){"spurious", kind, gold->id, mention->text, mention->rule});
        }
    }
    for (size_t i = 0; i < count; i++)
        if (!wanted[i].found)
            tell_missed(scorer, gold, wanted[i].mention, near(answer, wanted[i].mention));
    tally->gold += count;
    tally->said += hits;
    tally->hit_gold += hits;
    tally->hit_said += hits;
}

static bool is_right(const struct scorer *scorer, const struct gold *gold, const struct answer *answer,
                     const struct gold_mention *mark, const struct mention *mention) {
    if (text_is(mark->kind, "date"))
        return score_is_same_date(mark->value, mention->value, scorer->arena);
    if (!text_is_equal(mark->value, mention->value))
        return false;
    if (!mark->entity.size)
        return true;
    if (!mention->entity.size || !gold->clustered)
        return score_stands_on(gold, mark->entity, answer_mention(answer, mention->of));
    struct alignment *alignment = alignment_new(scorer->arena, gold, answer);
    return text_is_equal(alignment_of(alignment, mention->entity), mark->entity);
}

enum { FREE, NEAR = 1, OPEN = 2 };

/* The mark that `mention` gets right and nobody took; else NULL, and in `beside` what lies there. */
static const struct gold_mention *find_right(const struct scorer *scorer, const struct gold *gold,
                                             const struct answer *answer, const struct mention *mention,
                                             const bool *taken, int *beside) {
    for (size_t i = 0; i < gold->mentions_count; i++) {
        const struct gold_mention *mark = &gold->mentions[i];
        if (!text_is_equal(mark->kind, mention->kind) || taken[i] || !score_overlaps(mention, mark))
            continue;
        if (!mark->optional && is_right(scorer, gold, answer, mark, mention))
            return mark;
        *beside |= mark->optional ? OPEN : NEAR;
    }
    return NULL;
}

static void score_values(struct scorer *scorer, const struct gold *gold, const struct answer *answer,
                         int row) {
    const char *kind = score_kinds[row];
    struct tally *tally = &scorer->score.tallies[row];
    bool *taken = arena_take(scorer->arena, gold->mentions_count + 1);
    for (size_t i = 0; i < answer->mentions_count; i++) {
        const struct mention *mention = &answer->mentions[i];
        if (!text_is(mention->kind, kind))
            continue;
        int beside = FREE;
        const struct gold_mention *mark = find_right(scorer, gold, answer, mention, taken, &beside);
        if (mark)
            taken[mark - gold->mentions] = true;
        tally->hit_gold += mark != NULL;
        tally->hit_said += mark != NULL;
        tally->said += mark || beside != OPEN;
        if (!mark && beside != OPEN)
            score_tell(scorer, &(struct miss){"wrong", kind, gold->id, mention->text, mention->value});
    }
    for (size_t i = 0; i < gold->mentions_count; i++) {
        const struct gold_mention *mark = &gold->mentions[i];
        if (!text_is(mark->kind, kind) || mark->optional)
            continue;
        tally->gold++;
        if (!taken[i])
            tell_missed(scorer, gold, mark, mark->value);
    }
}

void score_document(struct scorer *scorer, const struct gold *gold, const struct answer *answer) {
    for (int row = 0; row < NAMED; row++)
        score_names(scorer, gold, answer, row);
    score_values(scorer, gold, answer, DATE_ROW);
    score_values(scorer, gold, answer, AGE_ROW);
    score_relations(scorer, gold, answer);
}
