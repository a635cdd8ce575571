/* Lines in, lines out again in the same order: in memory up to a size, then all in a temporary file. */
#include "resolve/spool.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"

enum { IN_MEMORY_MOST = 8 << 20 };

struct head {
    uint32_t size, marks_count, is_relation, paper;
    struct spool_mark marks[SPOOL_MARKS_MOST];
};

struct spool {
    struct arena *arena;
    char *bytes; /* in memory */
    size_t size, capacity, at;
    FILE *file; /* where there are more */
    char *line; /* the one read from the file */
    size_t line_capacity;
};

struct spool *spool_new(void) {
    struct arena *arena = arena_new();
    struct spool *spool = arena_take(arena, sizeof *spool);
    spool->arena = arena;
    return spool;
}

void spool_free(struct spool *spool) {
    if (spool->file)
        fclose(spool->file);
    arena_free(spool->arena);
}

static bool fail(struct error *error) {
    return error_set(error, NULL, 0, 0, "temporary file: %s", strerror(errno));
}

/* Moves what is in memory to the file. */
static bool spill(struct spool *spool, struct error *error) {
    if (!spool->file && !(spool->file = tmpfile()))
        return fail(error);
    if (fwrite(spool->bytes, 1, spool->size, spool->file) != spool->size)
        return fail(error);
    spool->size = 0;
    return true;
}

static void append(struct spool *spool, const void *bytes, size_t size) {
    spool->bytes =
        arena_take_room(spool->arena, spool->bytes, 1, spool->size, spool->size + size, &spool->capacity);
    memcpy(spool->bytes + spool->size, bytes, size);
    spool->size += size;
}

bool spool_add(struct spool *spool, const struct spool_line *line, struct error *error) {
    struct head head = {
        (uint32_t)line->text.size, line->marks_count, line->is_relation, line->paper, {{0, 0}}};
    memcpy(head.marks, line->marks, sizeof head.marks);
    append(spool, &head, sizeof head);
    append(spool, line->text.at, line->text.size);
    return spool->size < IN_MEMORY_MOST || spill(spool, error);
}

bool spool_rewind(struct spool *spool, struct error *error) {
    spool->at = 0;
    if (spool->file &&
        (!spill(spool, error) || fflush(spool->file) != 0 || fseek(spool->file, 0, SEEK_SET) != 0))
        return fail(error);
    return true;
}

static bool take(struct spool *spool, void *bytes, size_t size) {
    if (spool->file)
        return fread(bytes, 1, size, spool->file) == size;
    if (spool->size - spool->at < size)
        return false;
    memcpy(bytes, spool->bytes + spool->at, size);
    spool->at += size;
    return true;
}

bool spool_next(struct spool *spool, struct spool_line *line, char **text, struct error *error) {
    struct head head;
    if (!take(spool, &head, sizeof head))
        return spool->file && ferror(spool->file) ? fail(error) : false;
    spool->line =
        arena_take_room(spool->arena, spool->line, 1, 0, (size_t)head.size + 1, &spool->line_capacity);
    if (!take(spool, spool->line, head.size)) /* its head was there: no end, but a loss */
        return error_set(error, NULL, 0, 0, "temporary file: a line is cut short");
    *line = (struct spool_line){.text = {spool->line, head.size},
                                .marks_count = head.marks_count,
                                .is_relation = head.is_relation,
                                .paper = head.paper};
    memcpy(line->marks, head.marks, sizeof head.marks);
    *text = spool->line;
    return true;
}
