/* A stream in, answers by document out. */
#include "extract/answer.h"

#include <stdlib.h>

#include "record/arena.h"
#include "record/error.h"

/* Records of one document stand together, so the last is tried first. */
static struct answer *answer_of(struct answers *answers, struct text doc, struct arena *arena) {
    for (size_t i = answers->count; i > 0; i--)
        if (text_is_equal(answers->at[i - 1].doc, doc))
            return &answers->at[i - 1];
    answers->at = arena_take_room(arena, answers->at, sizeof *answers->at, answers->count, answers->count + 1,
                                  &answers->capacity);
    struct answer *answer = &answers->at[answers->count++];
    answer->doc = doc;
    return answer;
}

static void add_mention(struct answer *answer, const struct mention *mention, struct arena *arena) {
    answer->mentions = arena_take_room(arena, answer->mentions, sizeof *mention, answer->mentions_count,
                                       answer->mentions_count + 1, &answer->mentions_capacity);
    answer->mentions[answer->mentions_count++] = *mention;
}

static void add_relation(struct answer *answer, const struct relation *relation, struct arena *arena) {
    answer->relations = arena_take_room(arena, answer->relations, sizeof *relation, answer->relations_count,
                                        answer->relations_count + 1, &answer->relations_capacity);
    answer->relations[answer->relations_count++] = *relation;
}

static void add_entity(struct answers *answers, const struct entity *entity, struct arena *arena) {
    answers->entities = arena_take_room(arena, answers->entities, sizeof *entity, answers->entities_count,
                                        answers->entities_count + 1, &answers->entities_capacity);
    answers->entities[answers->entities_count++] = *entity;
}

static void add(struct answers *answers, const struct record *record, struct arena *arena) {
    if (record->type == RECORD_DOCUMENT)
        answer_of(answers, record->is.document.id, arena)->sha256 = record->is.document.sha256;
    else if (record->type == RECORD_MENTION)
        add_mention(answer_of(answers, record->is.mention.doc, arena), &record->is.mention, arena);
    else if (record->type == RECORD_RELATION)
        add_relation(answer_of(answers, record->is.relation.doc, arena), &record->is.relation, arena);
    else if (record->type == RECORD_ENTITY)
        add_entity(answers, &record->is.entity, arena);
}

static int by_id(const void *left, const void *right) {
    return text_compare(((const struct entity *)left)->id, ((const struct entity *)right)->id);
}

size_t answers_read(FILE *file, struct arena *arena, struct answers *answers) {
    struct record_reader *reader = record_reader_new(file, "-");
    size_t malformed = 0;
    for (;;) {
        struct record record;
        struct error error;
        enum record_result result = record_next(reader, arena, &record, &error);
        if (result == RECORD_END)
            break;
        if (result == RECORD_READ)
            add(answers, &record, arena);
        else
            malformed++;
    }
    record_reader_free(reader);
    if (answers->entities_count)
        qsort(answers->entities, answers->entities_count, sizeof *answers->entities, by_id);
    return malformed;
}

const struct answer *answers_find(const struct answers *answers, struct text id, struct text sha256) {
    for (size_t i = 0; i < answers->count; i++)
        if (text_is_equal(answers->at[i].doc, id))
            return &answers->at[i];
    for (size_t i = 0; i < answers->count; i++)
        if (text_is_equal(answers->at[i].sha256, sha256))
            return &answers->at[i];
    return NULL;
}

const struct entity *answers_entity(const struct answers *answers, struct text id) {
    struct entity wanted = {.id = id};
    return answers->entities_count && id.size
               ? bsearch(&wanted, answers->entities, answers->entities_count, sizeof wanted, by_id)
               : NULL;
}

const struct mention *answer_mention(const struct answer *answer, struct text id) {
    for (size_t i = 0; id.size && i < answer->mentions_count; i++)
        if (text_is_equal(answer->mentions[i].id, id))
            return &answer->mentions[i];
    return NULL;
}
