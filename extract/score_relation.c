/* Relations held against gold. The one idea: an entity of the stream is the gold entity on whose marks most of its
   mentions lie, so that names need not agree. */
#include <string.h>

#include "extract/score.h"
#include "record/arena.h"

enum { FIRST_ROW = 5 };

struct vote {
    struct text said, gold;
    int count;
};

struct alignment {
    struct vote *votes;
    size_t count, capacity;
};

static void cast(struct alignment *alignment, struct arena *arena, struct vote vote) {
    for (size_t i = 0; i < alignment->count; i++) {
        struct vote *old = &alignment->votes[i];
        if (text_is_equal(old->said, vote.said) && text_is_equal(old->gold, vote.gold)) {
            old->count += vote.count;
            return;
        }
    }
    alignment->votes = arena_take_room(arena, alignment->votes, sizeof vote, alignment->count,
                                       alignment->count + 1, &alignment->capacity);
    alignment->votes[alignment->count++] = vote;
}

/* Names speak louder than descriptions; a matter may be what the stream takes for a body, and the reverse. */
static int weight(const struct mention *mention, const struct gold_mention *mark) {
    if (!mark->entity.size || text_is(mark->kind, "age") || !score_overlaps(mention, mark))
        return 0;
    if (text_is_equal(mention->kind, mark->kind))
        return text_is(mark->form, "name") ? 3 : 2;
    bool matter = text_is(mark->kind, "matter") || text_is(mention->kind, "matter");
    return matter || text_is(mention->kind, "group");
}

struct alignment *alignment_new(struct arena *arena, const struct gold *gold, const struct answer *answer) {
    struct alignment *alignment = arena_take(arena, sizeof *alignment);
    for (size_t i = 0; i < answer->mentions_count; i++) {
        const struct mention *mention = &answer->mentions[i];
        for (size_t k = 0; mention->entity.size && k < gold->mentions_count; k++) {
            int count = weight(mention, &gold->mentions[k]);
            if (count)
                cast(alignment, arena, (struct vote){mention->entity, gold->mentions[k].entity, count});
        }
    }
    return alignment;
}

struct text alignment_of(const struct alignment *alignment, struct text entity) {
    struct text best = {"", 0};
    int most = 0;
    for (size_t i = 0; entity.size && i < alignment->count; i++)
        if (alignment->votes[i].count > most && text_is_equal(alignment->votes[i].said, entity)) {
            most = alignment->votes[i].count;
            best = alignment->votes[i].gold;
        }
    return best;
}

struct bench {
    struct scorer *scorer;
    const struct gold *gold;
    const struct answer *answer;
    const struct alignment *alignment;
};

struct end { /* of a relation of the stream */
    struct text entity, mention;
};

static bool is_end(const struct bench *bench, struct text gold, struct end end) {
    struct text aligned = alignment_of(bench->alignment, end.entity);
    if (text_is_equal(aligned, gold))
        return true;
    bool by_place = !aligned.size || !bench->gold->clustered;
    return by_place && score_stands_on(bench->gold, gold, answer_mention(bench->answer, end.mention));
}

static bool concerns(const struct gold *gold, struct text matter, struct text entity) {
    for (size_t i = 0; entity.size && i < gold->abouts_count; i++)
        if (text_is_equal(gold->abouts[i].matter, matter) && text_is_equal(gold->abouts[i].entity, entity))
            return true;
    return false;
}

/* Whether the stream's matter concerns whom gold names or whom gold's matter concerns. */
static bool is_about(const struct bench *bench, struct text gold, const struct text *about, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct text aligned = alignment_of(bench->alignment, about[i]);
        const struct mention *mention = answer_mention(bench->answer, about[i]);
        if (aligned.size ? text_is_equal(aligned, gold) : score_stands_on(bench->gold, gold, mention))
            return true;
        if (concerns(bench->gold, gold, aligned))
            return true;
    }
    return false;
}

static bool is_target(const struct bench *bench, struct text gold, struct end end) {
    if (is_end(bench, gold, end) || concerns(bench->gold, gold, alignment_of(bench->alignment, end.entity)))
        return true;
    const struct entity *entity = answers_entity(bench->scorer->answers, end.entity);
    const struct mention *mention = answer_mention(bench->answer, end.mention);
    if (entity)
        return is_about(bench, gold, entity->about, entity->about_count);
    return mention && is_about(bench, gold, mention->about, mention->about_count);
}

static bool is_between(const struct bench *bench, const struct gold_relation *gold, struct end source,
                       struct end target) {
    bool nobody = !source.entity.size && !source.mention.size;
    bool agrees = text_is(gold->source, "_") ? nobody : is_end(bench, gold->source, source);
    return agrees && is_target(bench, gold->target, target);
}

static bool matches(const struct bench *bench, const struct gold_relation *gold,
                    const struct relation *relation) {
    struct end source = {relation->source, relation->source_mention},
               target = {relation->target, relation->target_mention};
    if (!text_is_equal(gold->kind, relation->kind))
        return false;
    return is_between(bench, gold, source, target) ||
           ((gold->mutual || relation->mutual) && is_between(bench, gold, target, source));
}

/* How the end of a relation is called: gold's entity, else '?' and its own name. */
static struct text end_name(const struct bench *bench, struct end end) {
    struct text aligned = alignment_of(bench->alignment, end.entity);
    if (aligned.size)
        return aligned;
    if (!end.entity.size && !end.mention.size)
        return TEXT("_");
    const struct entity *entity = answers_entity(bench->scorer->answers, end.entity);
    struct text name = entity ? entity->name : end.entity.size ? end.entity : end.mention;
    char *marked = arena_take(bench->scorer->arena, name.size + 2);
    marked[0] = '?';
    memcpy(marked + 1, name.at, name.size);
    return (struct text){marked, name.size + 1};
}

/* A gold entity by the words of its first mention, for readers; other names as they are. */
static struct text shown(const struct bench *bench, struct text name) {
    for (size_t i = 0; i < bench->gold->mentions_count; i++)
        if (text_is_equal(bench->gold->mentions[i].entity, name))
            return bench->gold->mentions[i].text;
    return name;
}

static struct text between(const struct bench *bench, struct text source, struct text target) {
    char *whole = arena_take(bench->scorer->arena, source.size + target.size + 5);
    memcpy(whole, source.at, source.size);
    memcpy(whole + source.size, " -> ", 4);
    memcpy(whole + source.size + 4, target.at, target.size);
    return (struct text){whole, source.size + target.size + 4};
}

static void tell_spurious(const struct bench *bench, const struct relation *relation) {
    struct text source = end_name(bench, (struct end){relation->source, relation->source_mention}),
                target = end_name(bench, (struct end){relation->target, relation->target_mention});
    struct miss miss = {.what = "spurious", .doc = bench->gold->id, .note = relation->rule};
    for (int row = FIRST_ROW; row < SCORE_KINDS; row++)
        if (text_is(relation->kind, score_kinds[row]))
            miss.kind = score_kinds[row];
    miss.text = between(bench, shown(bench, source), shown(bench, target));
    score_tell(bench->scorer, &miss);
}

enum verdict { WRONG, LEFT_OPEN, RIGHT };

static enum verdict judge(const struct bench *bench, const struct relation *relation) {
    enum verdict verdict = WRONG;
    for (size_t i = 0; i < bench->gold->relations_count && verdict != RIGHT; i++) {
        const struct gold_relation *gold = &bench->gold->relations[i];
        if (matches(bench, gold, relation))
            verdict = gold->optional ? LEFT_OPEN : RIGHT;
    }
    return verdict;
}

/* Each pair of ends counts once a document. */
static void score_said(const struct bench *bench, int row) {
    struct tally *tally = &bench->scorer->score.tallies[row];
    const struct answer *answer = bench->answer;
    struct text *names = arena_take(bench->scorer->arena, (answer->relations_count + 1) * sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < answer->relations_count; i++) {
        const struct relation *relation = &answer->relations[i];
        if (!text_is(relation->kind, score_kinds[row]))
            continue;
        struct text name =
            between(bench, end_name(bench, (struct end){relation->source, relation->source_mention}),
                    end_name(bench, (struct end){relation->target, relation->target_mention}));
        size_t seen = 0;
        while (seen < count && !text_is_equal(names[seen], name))
            seen++;
        if (seen < count)
            continue;
        names[count++] = name;
        enum verdict verdict = judge(bench, relation);
        tally->said += verdict != LEFT_OPEN;
        tally->hit_said += verdict == RIGHT;
        if (verdict == WRONG)
            tell_spurious(bench, relation);
    }
}

static void score_found(const struct bench *bench, const struct gold_relation *gold, int row) {
    struct score *score = &bench->scorer->score;
    bool found = false, status = false, date = false;
    for (size_t i = 0; i < bench->answer->relations_count; i++) {
        const struct relation *relation = &bench->answer->relations[i];
        if (!matches(bench, gold, relation))
            continue;
        found = true;
        status = status || text_is_equal(relation->status, gold->status);
        date = date || score_is_same_date(gold->date, relation->date, bench->scorer->arena);
    }
    score->tallies[row].gold++;
    score->tallies[row].hit_gold += found;
    score->status.of += found;
    score->status.right += found && status;
    score->date.of += found && gold->date.size;
    score->date.right += found && gold->date.size && date;
    if (!found)
        score_tell(bench->scorer,
                   &(struct miss){"missed",
                                  score_kinds[row],
                                  bench->gold->id,
                                  between(bench, shown(bench, gold->source), shown(bench, gold->target)),
                                  {"", 0}});
}

void score_relations(struct scorer *scorer, const struct gold *gold, const struct answer *answer) {
    struct bench bench = {scorer, gold, answer, alignment_new(scorer->arena, gold, answer)};
    for (int row = FIRST_ROW; row < SCORE_KINDS; row++) {
        score_said(&bench, row);
        for (size_t i = 0; i < gold->relations_count; i++)
            if (!gold->relations[i].optional && text_is(gold->relations[i].kind, score_kinds[row]))
                score_found(&bench, &gold->relations[i], row);
    }
}
