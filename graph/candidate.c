/* A name in, entities out. The nearer fit shuts out the farther one, so that a full name is never ambiguous because somebody's alias
   contains it. */
#include "graph/candidate.h"

#include <string.h>

#include "record/arena.h"

enum fit { FIT_NONE, FIT_PART, FIT_ALIAS, FIT_NAME, FIT_ID };

static struct text plain(struct arena *arena, struct text text) {
    return text_lower(arena, text_fold(arena, text));
}

static bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/* Whether `part` stands in `whole` as whole words. */
static bool has_words(struct text whole, struct text part) {
    if (part.size == 0)
        return false;
    for (size_t i = 0; i + part.size <= whole.size; i++) {
        size_t end = i + part.size;
        if (memcmp(whole.at + i, part.at, part.size) == 0 && (i == 0 || !is_letter(whole.at[i - 1])) &&
            (end == whole.size || !is_letter(whole.at[end])))
            return true;
    }
    return false;
}

static enum fit fit_of(const struct archive_entity *entity, struct text name, struct text folded,
                       struct arena *arena) {
    if (text_is_equal(entity->record.id, name) || text_is_equal(entity->node_id, name) ||
        text_is_equal(entity->caption, name))
        return FIT_ID;
    struct text own = plain(arena, entity->record.name);
    if (text_is_equal(own, folded) || text_is_equal(plain(arena, entity->caption), folded))
        return FIT_NAME;
    enum fit fit = has_words(own, folded) ? FIT_PART : FIT_NONE;
    for (size_t i = 0; i < entity->record.aliases_count; i++) {
        struct text alias = plain(arena, entity->record.aliases[i].name);
        if (text_is_equal(alias, folded))
            return FIT_ALIAS;
        if (has_words(alias, folded))
            fit = FIT_PART;
    }
    return fit;
}

size_t *candidate_find(const struct archive *archive, struct text name, struct arena *arena, size_t *count) {
    struct arena *scratch = arena_new();
    struct text folded = plain(arena, name);
    size_t *found = NULL, capacity = 0;
    enum fit best = FIT_PART;
    *count = 0;
    for (size_t i = 0; i < archive->entities_count; i++) {
        if (!archive->entities[i].is_read)
            continue;
        arena_reset(scratch, 1 << 16);
        enum fit fit = fit_of(&archive->entities[i], name, folded, scratch);
        if (fit < best)
            continue;
        if (fit > best)
            *count = 0;
        best = fit;
        found = arena_take_room(arena, found, sizeof *found, *count, *count + 1, &capacity);
        found[(*count)++] = i;
    }
    arena_free(scratch);
    return found;
}
