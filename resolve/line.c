/* Records in, lines with marks out. Our fields are written last, so that the last `"entity":"` of a line is ours; within
   a JSON string the quotation marks would be escaped. */
#include "resolve/line.h"

#include <string.h>

#include "record/arena.h"
#include "resolve/part.h"
#include "resolve/story.h"

static struct text id_of(const struct corpus *corpus, uint32_t part) {
    return part == NOBODY ? (struct text){"", 0} : corpus->parts[part].id;
}

/* Marks the value of the last member `key` as the id of a part's entity. */
static void mark(struct spool_line *line, const char *key, uint32_t part) {
    size_t size = strlen(key);
    if (part == NOBODY || line->text.size < size)
        return;
    for (size_t at = line->text.size - size + 1; at-- > 0;)
        if (memcmp(line->text.at + at, key, size) == 0) {
            line->marks[line->marks_count++] = (struct spool_mark){(uint32_t)(at + size), part};
            return;
        }
}

static bool finish(struct liner *liner, struct spool_line *line) {
    bool goes_on = liner->take(liner->with, line);
    json_writer_reset(&liner->writer);
    return goes_on;
}

static struct spool_line begin(const struct liner *liner) {
    return (struct spool_line){.text = {liner->writer.at, liner->writer.size}, .paper = NOBODY};
}

bool line_plain(struct liner *liner, const struct record *record) {
    record_write_with(&liner->writer, record, NULL, 0);
    struct spool_line line = begin(liner);
    return finish(liner, &line);
}

bool line_mention(struct liner *liner, const struct story *story, const struct record *record) {
    uint32_t member = story_find(story, record->is.mention.id);
    uint32_t part = story_part_of(story, member);
    struct text id = id_of(liner->corpus, part), none = {"", 0};
    const char *sieve = story->members[member].sieve;
    struct text by = text_of(sieve ? sieve : "resolve.first-mention");
    struct field fields[] = {
        {"part", liner->with_parts ? id : none}, {"entity", id}, {"resolved_by", id.size ? by : none}};
    record_write_with(&liner->writer, record, fields, 3);
    struct spool_line line = begin(liner);
    line.paper = liner->paper;
    mark(&line, "\"entity\":\"", part);
    return finish(liner, &line);
}

static bool write_ends(struct liner *liner, const struct record *record, struct text id, uint32_t source,
                       uint32_t target) {
    struct text ends[] = {id_of(liner->corpus, source), id_of(liner->corpus, target)}, none = {"", 0};
    bool is_copy = !text_is_equal(id, record->is.relation.id);
    struct field fields[] = {{"source_part", liner->with_parts ? ends[0] : none},
                             {"target_part", liner->with_parts ? ends[1] : none},
                             {"source", ends[0]},
                             {"target", ends[1]},
                             {"id", id},
                             {"copy_of", record->is.relation.id}};
    record_write_with(&liner->writer, record, fields, is_copy ? 6 : 4);
    struct spool_line line = begin(liner);
    line.is_relation = true;
    line.paper = is_copy ? NOBODY : liner->paper;
    mark(&line, "\"source\":\"", source);
    mark(&line, "\"target\":\"", target);
    return finish(liner, &line);
}

bool line_relation(struct liner *liner, const struct story *story, const struct record *record) {
    const struct relation *relation = &record->is.relation;
    struct choice sources, targets;
    parts_of_mention(story, relation->source_mention, &sources);
    parts_of_mention(story, relation->target_mention, &targets);
    bool is_among = sources.count > 1 && (!relation->target_mention.size ||
                                          text_is_equal(relation->target_mention, relation->source_mention));
    if (is_among)
        targets = sources;
    else if (relation->source_mention.size &&
             text_is_equal(relation->target_mention, relation->source_mention))
        return true; /* "they met", and nobody knows who they are */
    bool goes_on = true;
    size_t written = 0;
    for (size_t s = 0; s < (sources.count ? sources.count : 1); s++)
        for (size_t t = is_among ? s + 1 : 0; t < (targets.count ? targets.count : 1) && goes_on; t++) {
            uint32_t source = sources.count ? sources.who[s] : NOBODY;
            uint32_t target = targets.count ? targets.who[t] : NOBODY;
            struct text id = relation->id, first = id_of(liner->corpus, source);
            if (written++)
                id = record_id(story->arena, 'r', relation->id, s, t, TEXT("resolve.group"), first);
            goes_on = write_ends(liner, record, id, source, target);
        }
    return goes_on;
}

bool line_again(struct liner *liner, const struct record *record) {
    bool is_mention = record->type == RECORD_MENTION;
    uint32_t parts[2];
    for (size_t i = 0; i < 2; i++) {
        static const char *const keys[] = {"source_part", "target_part"};
        const char *key = is_mention ? "part" : keys[i];
        struct text id = json_text(record->json, key);
        parts[i] = id.size == SPOOL_ID_SIZE ? corpus_reserve(liner->corpus, id) : NOBODY;
    }
    struct text none = {"", 0}, one = id_of(liner->corpus, parts[0]), other = id_of(liner->corpus, parts[1]);
    struct text kept_one = liner->with_parts ? one : none, kept_other = liner->with_parts ? other : none;
    struct field mention[] = {{"part", kept_one}, {"entity", one}};
    struct field relation[] = {
        {"source_part", kept_one}, {"target_part", kept_other}, {"source", one}, {"target", other}};
    record_write_with(&liner->writer, record, is_mention ? mention : relation, is_mention ? 2 : 4);
    struct spool_line line = begin(liner);
    line.is_relation = !is_mention;
    mark(&line, is_mention ? "\"entity\":\"" : "\"source\":\"", parts[0]);
    if (!is_mention)
        mark(&line, "\"target\":\"", parts[1]);
    return finish(liner, &line);
}
