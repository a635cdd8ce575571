/* Relations in, claims out: one for each two parts, where a group is named for each of its members. */
#include "resolve/claim.h"

#include "record/arena.h"
#include "record/record.h"
#include "resolve/corpus.h"
#include "resolve/part.h"
#include "resolve/story.h"

enum { CLAIMS_MOST = 64 /* of one part */ };

struct end {
    uint32_t parts[CANDIDATES_MOST];
    size_t count;
};

static struct text copy(struct arena *arena, struct text text) {
    return (struct text){text.size ? arena_take_copy(arena, text.at, text.size) : "", text.size};
}

/* The parts at one end of a relation: one, or each of a group's. */
static void find_end(const struct story *story, struct text mention, struct end *end) {
    uint32_t member = mention.size ? story_find(story, mention) : NOBODY;
    end->count = 0;
    if (member == NOBODY)
        return;
    uint32_t group = story->members[member].group;
    const struct choice *who = group == NOBODY ? NULL : &story->groups[group].members;
    for (size_t i = 0; i < (who ? who->count : 1); i++) {
        uint32_t part = story_part_of(story, who ? who->who[i] : member);
        if (part != NOBODY)
            end->parts[end->count++] = part;
    }
}

static void add_claim(struct corpus *corpus, uint32_t source, uint32_t target,
                      const struct relation *relation) {
    struct part *part = &corpus->parts[source];
    if (source == target || part->claims_count == CLAIMS_MOST)
        return;
    part->claims = arena_take_room(corpus->arena, part->claims, sizeof *part->claims, part->claims_count,
                                   part->claims_count + 1, &part->claims_capacity);
    part->claims[part->claims_count++] =
        (struct part_claim){.kind = copy(corpus->arena, relation->kind),
                            .other = corpus->parts[target].id,
                            .date = copy(corpus->arena, relation->date),
                            .text = copy(corpus->arena, relation->text),
                            .start = relation->start,
                            .is_denied = !text_is(relation->status, "asserted")};
}

void claims_take(struct corpus *corpus, const struct story *story) {
    for (size_t i = 0; i < story->ends_count; i++) {
        const struct relation *relation = story->ends[i].relation;
        if (!text_is(relation->status, "asserted") && !text_is(relation->status, "denied") &&
            !text_is(relation->status, "negated"))
            continue;
        struct end sources, targets;
        find_end(story, story->ends[i].source, &sources);
        find_end(story, story->ends[i].target, &targets);
        for (size_t s = 0; s < sources.count; s++)
            for (size_t t = 0; t < targets.count; t++)
                add_claim(corpus, sources.parts[s], targets.parts[t], relation);
    }
}
