/* A name in, an entity or its candidates out. */
#include "graph/ask.h"

#include <stdio.h>
#include <stdlib.h>

#include "graph/candidate.h"
#include "record/arena.h"

enum { MOST_LISTED = 20 };

/* Keeps those that are nodes; returns how many. */
static size_t keep_nodes(const struct network *network, size_t *found, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (network_find(network, found[i]) != LOOKUP_NONE)
            found[kept++] = found[i];
    return kept;
}

static struct text list_candidates(const struct archive *archive, const char *name, const size_t *found,
                                   size_t count, struct arena *arena) {
    char *at = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&at, &size);
    if (!file)
        return TEXT("no memory to list the candidates");
    fprintf(file, "'%s' may be any of these %zu; name one in full, or by its id:", name, count);
    for (size_t i = 0; i < count && i < MOST_LISTED; i++) {
        const struct archive_entity *entity = &archive->entities[found[i]];
        fprintf(file, "\n  %.*s  (%.*s, %.*s)", (int)entity->caption.size, entity->caption.at,
                (int)entity->record.kind.size, entity->record.kind.at, (int)entity->record.id.size,
                entity->record.id.at);
    }
    if (count > MOST_LISTED)
        fprintf(file, "\n  and %zu more", count - MOST_LISTED);
    fclose(file);
    struct text list = {arena_take_copy(arena, at, size), size};
    free(at);
    return list;
}

static struct text nobody(const char *name, bool is_known, struct arena *arena) {
    char words[256];
    snprintf(words, sizeof words, is_known ? "'%.150s' is not in this network" : "nobody is called '%.150s'",
             name);
    struct text text = text_of(words);
    return (struct text){arena_take_copy(arena, text.at, text.size), text.size};
}

size_t ask_entity(const struct archive *archive, const struct network *network, const char *name,
                  struct arena *arena, struct text *why) {
    size_t count;
    size_t *found = candidate_find(archive, text_of(name), arena, &count);
    size_t nodes = network ? keep_nodes(network, found, count) : count;
    if (nodes == 1)
        return found[0];
    if (nodes > 1)
        *why = list_candidates(archive, name, found, nodes, arena);
    else
        *why = nobody(name, count > 0, arena);
    return LOOKUP_NONE;
}
