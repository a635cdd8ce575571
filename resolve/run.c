/* Records are gathered until another document begins; then the story is resolved, its parts are kept, its lines written
   or spooled. Two arenas take turns, because the first record of a document is read into the one before it. */
#include "resolve/run.h"

#include <errno.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "resolve/entity.h"
#include "resolve/line.h"
#include "resolve/sieve.h"
#include "resolve/spool.h"
#include "resolve/story.h"

enum { FLUSH_AT = 1 << 18, ARENA_KEPT = 8 << 20 };

struct item {
    struct item *next;
    struct record record;
    struct refused refused; /* where the line is no record: reason is set */
};

struct run {
    struct run_options options;
    struct arena *arena; /* of the corpus */
    struct corpus *corpus;
    struct decisions *decisions;
    struct arena *turns[2]; /* of the documents */
    size_t turn;
    struct story *story; /* of the document being read; NULL for none */
    struct text date;
    struct item *first, *last;
    struct liner liner;
    struct json_writer out;
    FILE *file;
    struct spool *spool; /* NULL where lines are written at once */
    struct story **stories;
    size_t stories_count, stories_capacity;
    struct error *error; /* of the call */
    bool is_broken;
};

static bool flush(struct run *run, size_t at_least) {
    if (run->is_broken || run->out.size < at_least)
        return !run->is_broken;
    if (!record_flush(&run->out, run->file)) {
        run->is_broken = true;
        error_set(run->error, NULL, 0, 0, "the output could not be written: %s", strerror(errno));
    }
    return !run->is_broken;
}

static bool take_line(void *with, const struct spool_line *line) {
    struct run *run = with;
    if (run->is_broken)
        return false;
    if (run->spool) {
        run->is_broken = !spool_add(run->spool, line, run->error);
        return !run->is_broken;
    }
    json_write_raw(&run->out, text_slice(line->text, 0, line->text.size - 1));
    json_write_newline(&run->out);
    return flush(run, FLUSH_AT);
}

struct run *run_new(const struct lists *lists, struct decisions *decisions, struct run_options options,
                    FILE *out) {
    struct arena *arena = arena_new();
    struct run *run = arena_take(arena, sizeof *run);
    run->options = options;
    run->arena = arena;
    run->corpus = corpus_new(arena, lists);
    run->corpus->keeps_claims = options.keeps_claims || options.scope == SCOPE_DOCUMENT;
    run->decisions = decisions;
    run->file = out;
    for (size_t i = 0; i < 2; i++)
        run->turns[i] = arena_new();
    run->liner = (struct liner){
        .corpus = run->corpus, .with_parts = options.scope != SCOPE_ALL, .take = take_line, .with = run};
    json_writer_init(&run->liner.writer);
    json_writer_init(&run->out);
    run->spool = options.scope == SCOPE_DOCUMENT ? NULL : spool_new();
    return run;
}

void run_free(struct run *run) {
    corpus_done(run->corpus);
    json_writer_done(&run->liner.writer);
    json_writer_done(&run->out);
    if (run->spool)
        spool_free(run->spool);
    for (size_t i = 0; i < 2; i++)
        arena_free(run->turns[i]);
    arena_free(run->arena);
}

struct arena *run_arena(struct run *run) {
    return run->turns[run->turn];
}

/* The programs that wrote the stream, and this one behind them. */
static void write_by(struct json_writer *writer, const struct json *by, const char *program) {
    bool is_told = false;
    json_write_key(writer, "by");
    json_write_open(writer, '[');
    for (const struct json *one = by ? by->first : NULL; one; one = one->next) {
        json_write_value(writer, one);
        is_told = is_told || text_is(one->text, program);
    }
    if (!is_told)
        json_write_string(writer, program);
    json_write_close(writer, ']');
}

/* The stream's own record, as it was read but with this program in `by`. */
static void write_stream(struct json_writer *writer, const struct record *record, const char *program) {
    const struct json *by = json_find(record->json, "by");
    json_write_open(writer, '{');
    for (const struct json *member = record->json->first; member; member = member->next) {
        if (member == by)
            write_by(writer, by, program);
        else
            json_write_member(writer, member);
    }
    if (!by)
        write_by(writer, NULL, program);
    json_write_close(writer, '}');
    json_write_newline(writer);
}

static bool line_written(struct liner *liner) {
    struct spool_line line = {.text = {liner->writer.at, liner->writer.size}, .paper = NOBODY};
    bool goes_on = liner->take(liner->with, &line);
    json_writer_reset(&liner->writer);
    return goes_on;
}

static bool line_item(struct run *run, const struct item *item) {
    const struct record *record = &item->record;
    bool is_named = record->type == RECORD_MENTION || record->type == RECORD_RELATION;
    if (item->refused.reason.size) {
        record_write_refused(&run->liner.writer, &item->refused);
        return line_written(&run->liner);
    }
    if (record->type == RECORD_STREAM) {
        write_stream(&run->liner.writer, record, run->options.program);
        return line_written(&run->liner);
    }
    if (is_named && run->options.scope == SCOPE_CORPUS)
        return line_again(&run->liner, record);
    if (record->type == RECORD_MENTION)
        return line_mention(&run->liner, run->story, record);
    return record->type == RECORD_RELATION ? line_relation(&run->liner, run->story, record)
                                           : line_plain(&run->liner, record);
}

bool run_brought(const struct run *run, uint32_t root) {
    for (uint32_t i = root; i != NOBODY; i = run->corpus->parts[i].next)
        if (!corpus_paper_of(run->corpus, i)->is_stored && !corpus_paper_of(run->corpus, i)->is_again)
            return true;
    return false;
}

static bool write_entities(struct run *run, struct arena *arena) {
    struct roll *roll = roll_new(arena, run->corpus);
    struct arena *scratch = arena_new();
    for (const uint32_t *root = entity_roots(arena, run->corpus); *root != NOBODY && !run->is_broken;
         root++) {
        if (!run_brought(run, *root))
            continue;
        entity_write(&run->out, scratch, roll, *root, run->options.scope != SCOPE_ALL);
        arena_reset(scratch, ARENA_KEPT);
        flush(run, FLUSH_AT);
    }
    arena_free(scratch);
    return !run->is_broken;
}

/* Settles a story, resolves it and keeps its parts. */
static void resolve_story(struct run *run, struct story *story, struct text date) {
    story_settle(story);
    if (run->decisions)
        decisions_apply(run->decisions, story);
    sieves_run(story);
    corpus_add_story(run->corpus, story, date);
    if (run->decisions)
        decisions_note(run->decisions, story);
}

static bool finish_document(struct run *run) {
    struct story *story = run->story;
    run->liner.paper = NOBODY;
    if (story) {
        resolve_story(run, story, run->date);
        run->liner.paper = corpus_paper(run->corpus, story->doc, run->date);
    }
    bool goes_on = true;
    for (const struct item *item = run->first; item && goes_on; item = item->next)
        goes_on = line_item(run, item);
    if (story && goes_on && run->options.scope == SCOPE_DOCUMENT) {
        corpus_join_none(run->corpus);
        goes_on = write_entities(run, story->arena);
    }
    run->first = run->last = NULL;
    run->story = NULL;
    run->date = (struct text){"", 0};
    run->turn = 1 - run->turn;
    if (!run->options.keeps_stories)
        arena_reset(run->turns[run->turn], ARENA_KEPT);
    return goes_on;
}

/* The document that a record belongs to; false for none. */
static bool doc_of(const struct record *record, struct text *doc) {
    *doc = record->type == RECORD_DOCUMENT   ? record->is.document.id
           : record->type == RECORD_MENTION  ? record->is.mention.doc
           : record->type == RECORD_RELATION ? record->is.relation.doc
                                             : (struct text){"", 0};
    return record->type == RECORD_DOCUMENT || record->type == RECORD_MENTION ||
           record->type == RECORD_RELATION;
}

static struct item *add_item(struct run *run) {
    struct item *item = arena_take(run_arena(run), sizeof *item);
    if (run->last)
        run->last->next = item;
    else
        run->first = item;
    return run->last = item;
}

static void begin_document(struct run *run, struct text doc) {
    struct arena *arena = run_arena(run);
    if (run->options.scope == SCOPE_DOCUMENT)
        run->liner.corpus = run->corpus = corpus_new_like(arena, run->corpus);
    run->story = arena_take(arena, sizeof *run->story);
    story_init(run->story, arena, &run->corpus->lexicon, doc);
    if (!run->options.keeps_stories)
        return;
    run->stories = arena_take_room(run->arena, run->stories, sizeof(struct story *), run->stories_count,
                                   run->stories_count + 1, &run->stories_capacity);
    run->stories[run->stories_count++] = run->story;
}

static void tell_story(struct run *run, const struct record *record) {
    if (record->type == RECORD_DOCUMENT)
        run->date = record->is.document.date;
    else if (record->type == RECORD_MENTION)
        story_add_mention(run->story, &record->is.mention);
    else if (record->type == RECORD_RELATION)
        story_add_relation(run->story, &record->is.relation);
}

/* What an earlier run of resolve added to the stream is made anew: entities, and a relation's copies for a group. */
static bool is_made_here(const struct run *run, const struct record *record) {
    if (record->type == RECORD_ENTITY)
        return true;
    return run->options.scope != SCOPE_CORPUS && record->type == RECORD_RELATION &&
           json_text(record->json, "copy_of").size > 0;
}

/* Takes the parts of an entity record into the corpus. */
static void add_parts(struct run *run, const struct record *record) {
    const struct json *parts = json_find(record->json, "parts");
    for (const struct json *one = parts ? parts->first : NULL; one; one = one->next) {
        struct part part;
        struct text doc, date;
        if (!part_read(run->arena, one, &part, &doc, &date))
            continue;
        part.document = corpus_paper(run->corpus, doc, date);
        corpus_add(run->corpus, &part);
    }
}

/* A record that waits for nothing: its line is written at once and it goes. */
static bool pass(struct run *run, const struct item *item) {
    bool goes_on = line_item(run, item);
    arena_reset(run_arena(run), ARENA_KEPT);
    return goes_on;
}

bool run_add(struct run *run, const struct record *record, struct error *error) {
    struct text doc;
    bool has_doc = doc_of(record, &doc);
    run->error = error;
    if (run->options.scope == SCOPE_CORPUS && record->type == RECORD_ENTITY)
        add_parts(run, record);
    if (is_made_here(run, record))
        return true;
    if (run->options.scope == SCOPE_CORPUS || (!has_doc && !run->story))
        return pass(run, &(struct item){.record = *record});
    if (has_doc && run->story && !text_is_equal(run->story->doc, doc) && !finish_document(run))
        return false;
    if (has_doc && !run->story)
        begin_document(run, doc);
    struct item *item = add_item(run);
    item->record = *record;
    tell_story(run, &item->record);
    return true;
}

bool run_refuse(struct run *run, const struct refused *refused, struct error *error) {
    run->error = error;
    if (!run->story)
        return pass(run, &(struct item){.refused = *refused});
    struct item *item = add_item(run);
    item->refused = *refused;
    item->refused.doc.at = arena_take_copy(run_arena(run), refused->doc.at, refused->doc.size);
    item->refused.reason.at = arena_take_copy(run_arena(run), refused->reason.at, refused->reason.size);
    return true;
}

bool run_settle(struct run *run, struct error *error) {
    run->error = error;
    return finish_document(run) && (run->spool || flush(run, 1));
}

const struct decision *run_join(struct run *run) {
    if (run->options.scope == SCOPE_DOCUMENT)
        return NULL;
    corpus_join_all(run->corpus, NULL);
    if (!run->decisions || !run->decisions->count)
        return NULL;
    const struct decision *lost = decisions_find(run->decisions, run->corpus);
    corpus_join_all(run->corpus, run->decisions);
    return lost;
}

/* Whether a line hangs on an entity that is not settled. */
static bool is_doubtful(const struct corpus *corpus, const struct spool_line *line) {
    bool is_found = false;
    for (uint32_t i = 0; line->is_relation && i < line->marks_count; i++)
        is_found = is_found || corpus->parts[line->marks[i].part].candidates_count > 0;
    return is_found;
}

bool run_write(struct run *run, size_t *dropped, struct error *error) {
    run->error = error;
    *dropped = 0;
    if (!run->spool)
        return flush(run, 1);
    struct spool_line line;
    char *text;
    error_set(error, NULL, 0, 0, "%s", "");
    run->is_broken = run->is_broken || !spool_rewind(run->spool, error);
    while (!run->is_broken && spool_next(run->spool, &line, &text, error)) {
        for (uint32_t i = 0; i < line.marks_count; i++) {
            uint32_t root = corpus_root(run->corpus, line.marks[i].part);
            memcpy(text + line.marks[i].at, run->corpus->parts[root].entity.at, SPOOL_ID_SIZE);
        }
        if (run->options.is_strict && is_doubtful(run->corpus, &line)) {
            ++*dropped;
            continue;
        }
        json_write_raw(&run->out, text_slice(line.text, 0, line.text.size - 1));
        json_write_newline(&run->out);
        flush(run, FLUSH_AT);
    }
    run->is_broken = run->is_broken || error->message[0];
    return !run->is_broken && write_entities(run, run->arena) && flush(run, 1);
}

bool run_again(void *with, struct text doc, struct text date, struct text lines, struct error *error) {
    struct run *run = with;
    struct arena *arena = arena_new();
    FILE *file = lines.size ? fmemopen(arena_take_copy(arena, lines.at, lines.size), lines.size, "rb") : NULL;
    if (lines.size && !file) {
        arena_free(arena);
        return error_set(error, NULL, 0, 0, "can't read the stored lines: %s", strerror(errno));
    }
    struct record_reader *reader = file ? record_reader_new(file, "store") : NULL;
    struct story *story = arena_take(arena, sizeof *story);
    story_init(story, arena, &run->corpus->lexicon, doc);
    enum record_result result = RECORD_END;
    do {
        struct record *record = arena_take(arena, sizeof *record);
        result = reader ? record_next(reader, arena, record, error) : RECORD_END;
        if (result == RECORD_READ && record->type == RECORD_MENTION)
            story_add_mention(story, &record->is.mention);
        else if (result == RECORD_READ && record->type == RECORD_RELATION)
            story_add_relation(story, &record->is.relation);
    } while (result == RECORD_READ);
    if (result == RECORD_END) {
        resolve_story(run, story, date);
        run->corpus->papers[corpus_paper(run->corpus, doc, date)].is_again = true;
    }
    if (reader)
        record_reader_free(reader);
    if (file)
        fclose(file);
    arena_free(arena);
    return result == RECORD_END;
}

bool run_each_line(struct run *run, run_line_taker *take, void *with, struct error *error) {
    struct spool_line line;
    char *text;
    error_set(error, NULL, 0, 0, "%s", "");
    bool goes_on = !run->spool || spool_rewind(run->spool, error);
    while (goes_on && run->spool && spool_next(run->spool, &line, &text, error))
        goes_on = line.paper == NOBODY || take(with, line.paper, line.text, error);
    return goes_on && !error->message[0];
}

struct corpus *run_corpus(const struct run *run) {
    return run->corpus;
}

size_t run_stories(const struct run *run) {
    return run->stories_count;
}

const struct story *run_story(const struct run *run, size_t number) {
    return run->stories[number];
}
