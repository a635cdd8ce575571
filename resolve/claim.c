/* Relations in, claims out: one for each two parts, where a group is named for each of its members. */
#include "resolve/claim.h"

#include "record/arena.h"
#include "record/record.h"
#include "resolve/corpus.h"
#include "resolve/part.h"
#include "resolve/story.h"

enum { CLAIMS_MOST = 64 /* of one part */ };

static struct text copy(struct arena *arena, struct text text) {
    return (struct text){text.size ? arena_take_copy(arena, text.at, text.size) : "", text.size};
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
        struct choice sources, targets;
        parts_of_mention(story, story->ends[i].source, &sources);
        parts_of_mention(story, story->ends[i].target, &targets);
        for (size_t s = 0; s < sources.count; s++)
            for (size_t t = 0; t < targets.count; t++)
                add_claim(corpus, sources.who[s], targets.who[t], relation);
    }
}
