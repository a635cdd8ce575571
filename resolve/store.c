/* The one file that knows SQLite. Parts are kept as the JSON of part_record.c: what they hold may grow without a change
   of tables. */
#include "resolve/store.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/json.h"
#include "resolve/decision.h"
#include "resolve/entity.h"
#include "resolve/index.h"
#include "resolve/run.h"

enum {
    WAIT_MILLISECONDS = 60000,
    CASE_STORE = 0x77686f6d, /* "whom" */
    VERSION = 1              /* of the tables; 0 was before there were versions */
};

static const char schema[] =
    "PRAGMA application_id = 2003332973;"
    "PRAGMA user_version = 1;"
    "CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, date TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS part (id TEXT PRIMARY KEY, document TEXT NOT NULL, record TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS source (document TEXT PRIMARY KEY, lines BLOB NOT NULL);"
    "CREATE INDEX IF NOT EXISTS part_document ON part (document);"
    "CREATE TABLE IF NOT EXISTS entity (id TEXT PRIMARY KEY, kind TEXT, name TEXT, age TEXT, mentions "
    "INTEGER);"
    "CREATE TABLE IF NOT EXISTS alias (entity TEXT, name TEXT, rule TEXT);"
    "CREATE TABLE IF NOT EXISTS member (entity TEXT, part TEXT, rule TEXT, because_of TEXT);"
    "CREATE TABLE IF NOT EXISTS decision (line TEXT PRIMARY KEY);";

struct store {
    sqlite3 *database;
    char path[256];
};

static bool fail(const struct store *store, struct error *error) {
    return error_set(error, store->path, 0, 0, "%s", sqlite3_errmsg(store->database));
}

static bool execute(struct store *store, const char *sql, struct error *error) {
    return sqlite3_exec(store->database, sql, NULL, NULL, NULL) == SQLITE_OK || fail(store, error);
}

/* The first number that a statement gives; -1 for none. */
static long long number_of(struct store *store, const char *sql) {
    sqlite3_stmt *statement = NULL;
    long long number = -1;
    if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

/* Makes the tables that are missing: all of an empty file, those that came with later versions of an older one. */
static bool make_tables(struct store *store, struct error *error) {
    return execute(store, "BEGIN IMMEDIATE", error) && execute(store, schema, error) &&
           execute(store, "COMMIT", error);
}

/* Whether the file is ours and no newer than this program; an empty one is made ours, an older one brought up to date. */
static bool claim(struct store *store, struct error *error) {
    if (number_of(store, "PRAGMA application_id") == CASE_STORE) {
        long long version = number_of(store, "PRAGMA user_version");
        if (version > VERSION)
            return error_set(error, store->path, 0, 0,
                             "a store of version %lld, which a later whowhom made; this one knows version %d",
                             version, VERSION);
        return version == VERSION || make_tables(store, error);
    }
    long long tables = number_of(store, "SELECT count(*) FROM sqlite_master");
    if (tables != 0)
        return tables < 0 ? fail(store, error)
                          : error_set(error, store->path, 0, 0, "a database, but no store of a case");
    return make_tables(store, error);
}

struct store *store_open(const char *path, struct error *error) {
    struct store *store = sqlite3_malloc(sizeof *store);
    if (!store)
        return NULL;
    snprintf(store->path, sizeof store->path, "%s", path);
    bool is_open = sqlite3_open(path, &store->database) == SQLITE_OK || fail(store, error);
    sqlite3_busy_timeout(store->database, WAIT_MILLISECONDS);
    if (is_open && claim(store, error))
        return store;
    store_close(store);
    return NULL;
}

void store_close(struct store *store) {
    if (!store)
        return;
    sqlite3_close(store->database);
    sqlite3_free(store);
}

bool store_begin(struct store *store, struct error *error) {
    return execute(store, "BEGIN IMMEDIATE", error);
}

bool store_commit(struct store *store, struct error *error) {
    return execute(store, "COMMIT", error);
}

static sqlite3_stmt *prepare(struct store *store, const char *sql, struct error *error) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(store, error);
    return statement;
}

static struct text column(sqlite3_stmt *statement, int number) {
    const void *at = sqlite3_column_blob(statement, number);
    return (struct text){at ? at : "", (size_t)sqlite3_column_bytes(statement, number)};
}

/* Runs a statement with `count` texts in the place of its question marks. */
static bool run(struct store *store, sqlite3_stmt *statement, const struct text *texts, int count,
                struct error *error) {
    for (int i = 0; i < count; i++)
        sqlite3_bind_text(statement, i + 1, texts[i].size ? texts[i].at : "", (int)texts[i].size,
                          SQLITE_TRANSIENT);
    bool is_done = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_reset(statement);
    return is_done || fail(store, error);
}

static bool run_once(struct store *store, const char *sql, const struct text *texts, int count,
                     struct error *error) {
    sqlite3_stmt *statement = prepare(store, sql, error);
    bool is_done = statement && run(store, statement, texts, count, error);
    sqlite3_finalize(statement);
    return is_done;
}

bool store_decisions(struct store *store, struct arena *arena, struct text *lines, struct error *error) {
    char *at = NULL;
    size_t size = 0, capacity = 0;
    sqlite3_stmt *statement = prepare(store, "SELECT line FROM decision ORDER BY line", error);
    int result = SQLITE_DONE;
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        struct text line = column(statement, 0);
        at = arena_take_room(arena, at, 1, size, size + line.size + 1, &capacity);
        memcpy(at + size, line.at, line.size);
        size += line.size;
        at[size++] = '\n';
    }
    bool is_read = statement && (result == SQLITE_DONE || fail(store, error));
    sqlite3_finalize(statement);
    *lines = (struct text){at ? at : "", size};
    return is_read;
}

bool store_retract(struct store *store, const char *doc, bool *found, struct error *error) {
    struct text id = text_of(doc);
    if (!run_once(store, "DELETE FROM part WHERE document = ?", &id, 1, error) ||
        !run_once(store, "DELETE FROM source WHERE document = ?", &id, 1, error) ||
        !run_once(store, "DELETE FROM document WHERE id = ?", &id, 1, error))
        return false;
    *found = sqlite3_changes(store->database) > 0;
    return true;
}

/* Whether one of the lines is of a record whose id is among `wanted`. */
static bool has_id(struct text lines, const struct index *wanted) {
    static const char key[] = "\"id\":\"";
    for (size_t at = 0; at < lines.size;) {
        const char *end = memchr(lines.at + at, '\n', lines.size - at);
        struct text line = text_slice(lines, at, end ? (size_t)(end - lines.at) : lines.size);
        const char *id = memmem(line.at, line.size, key, sizeof key - 1);
        size_t from = id ? (size_t)(id - line.at) + sizeof key - 1 : line.size, to = from;
        while (to < line.size && line.at[to] != '"')
            to++;
        if (to > from && index_find(wanted, text_slice(line, from, to)))
            return true;
        at += line.size + 1;
    }
    return false;
}

bool store_find_sources(struct store *store, const struct corpus *corpus, const struct index *wanted,
                        store_taker *take, void *with, struct error *error) {
    sqlite3_stmt *statement = prepare(
        store, "SELECT document.id, date, lines FROM source JOIN document ON document.id = source.document",
        error);
    bool is_sound = statement != NULL;
    int result = SQLITE_DONE;
    while (is_sound && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        struct text lines = column(statement, 2), doc = column(statement, 0);
        if (!index_find(corpus->by_doc, doc) && has_id(lines, wanted))
            is_sound = take(with, doc, column(statement, 1), lines, error);
    }
    if (is_sound && result != SQLITE_DONE)
        is_sound = fail(store, error);
    sqlite3_finalize(statement);
    return is_sound;
}

/* What waits to be written of one document. */
struct saving {
    struct store *store;
    const struct corpus *corpus;
    sqlite3_stmt *statement;
    struct json_writer lines;
    uint32_t paper;
};

static bool save_source(struct saving *saving, struct error *error) {
    struct text row[] = {(struct text){"", 0}, {saving->lines.at, saving->lines.size}};
    if (saving->paper == NOBODY || !saving->lines.size)
        return true;
    row[0] = saving->corpus->papers[saving->paper].id;
    bool is_saved = run(saving->store, saving->statement, row, 2, error);
    json_writer_reset(&saving->lines);
    return is_saved;
}

static bool take_line(void *with, uint32_t paper, struct text line, struct error *error) {
    struct saving *saving = with;
    if (paper != saving->paper && !save_source(saving, error))
        return false;
    saving->paper = paper;
    json_write_raw(&saving->lines, text_slice(line, 0, line.size - 1));
    json_write_newline(&saving->lines);
    return true;
}

bool store_save_sources(struct store *store, struct run *from, struct error *error) {
    struct saving saving = {.store = store, .corpus = run_corpus(from), .paper = NOBODY};
    saving.statement =
        prepare(store,
                "INSERT INTO source VALUES (?, ?) ON CONFLICT (document) DO UPDATE SET lines = "
                "lines || excluded.lines",
                error);
    json_writer_init(&saving.lines);
    bool is_sound =
        saving.statement && run_each_line(from, take_line, &saving, error) && save_source(&saving, error);
    json_writer_done(&saving.lines);
    sqlite3_finalize(saving.statement);
    return is_sound;
}

/* The number of a stored document that is to be loaded; NOBODY where the stream has brought it. */
static uint32_t stored_paper(struct corpus *corpus, struct text id, struct text date) {
    const struct index_place *place = index_find(corpus->by_doc, id);
    if (place && !corpus->papers[place->number].is_stored)
        return NOBODY;
    uint32_t number = corpus_paper(corpus, id, date);
    corpus->papers[number].is_stored = true;
    return number;
}

bool store_load(struct store *store, struct corpus *corpus, struct error *error) {
    sqlite3_stmt *statement = prepare(
        store, "SELECT document.id, date, record FROM document LEFT JOIN part ON part.document = document.id",
        error);
    struct json_reader *reader = json_reader_new();
    struct arena *arena = arena_new();
    bool is_sound = statement != NULL;
    int result = SQLITE_DONE;
    while (is_sound && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        uint32_t paper = stored_paper(corpus, column(statement, 0), column(statement, 1));
        if (paper == NOBODY || !column(statement, 2).size)
            continue;
        struct part part;
        struct text doc, date;
        const struct json *json = json_read(reader, arena, column(statement, 2), error);
        is_sound = json && (part_read(corpus->arena, json, &part, &doc, &date) ||
                            error_set(error, store->path, 0, 0, "a part that can't be read"));
        if (is_sound) {
            part.document = paper;
            corpus_add(corpus, &part);
        }
        arena_reset(arena, 1 << 20);
    }
    if (is_sound && result != SQLITE_DONE) /* half a case is none */
        is_sound = fail(store, error);
    arena_free(arena);
    json_reader_free(reader);
    sqlite3_finalize(statement);
    return is_sound;
}

/* Writes the parts of the documents that the stream brought, each in place of what was stored of it. */
static bool save_parts(struct store *store, const struct corpus *corpus, struct error *error) {
    sqlite3_stmt *gone = prepare(store, "DELETE FROM part WHERE document = ?", error);
    sqlite3_stmt *source = prepare(store, "DELETE FROM source WHERE document = ?", error);
    sqlite3_stmt *paper = prepare(store, "INSERT OR REPLACE INTO document VALUES (?, ?)", error);
    sqlite3_stmt *part = prepare(store, "INSERT OR REPLACE INTO part VALUES (?, ?, ?)", error);
    struct json_writer writer;
    json_writer_init(&writer);
    bool is_sound = gone && source && paper && part;
    for (size_t i = 0; i < corpus->papers_count && is_sound; i++) {
        const struct paper *here = &corpus->papers[i];
        struct text texts[] = {here->id, here->date};
        if (here->is_stored)
            continue;
        is_sound = run(store, gone, texts, 1, error) && run(store, paper, texts, 2, error) &&
                   (here->is_again || run(store, source, texts, 1, error));
        for (uint32_t k = here->first; k < here->first + here->count && is_sound; k++) {
            const struct part *one = &corpus->parts[corpus->order[k]];
            part_write(&writer, one, here->id, here->date);
            struct text row[] = {one->id, here->id, {writer.at, writer.size}};
            is_sound = run(store, part, row, 3, error);
            json_writer_reset(&writer);
        }
    }
    json_writer_done(&writer);
    sqlite3_finalize(gone);
    sqlite3_finalize(source);
    sqlite3_finalize(paper);
    sqlite3_finalize(part);
    return is_sound;
}

static bool save_entity(struct store *store, sqlite3_stmt *const statements[3], const struct corpus *corpus,
                        const struct entity *entity, uint32_t root, struct error *error) {
    char mentions[24];
    snprintf(mentions, sizeof mentions, "%zu", entity->mentions);
    struct text row[] = {entity->id, entity->kind, entity->name, entity->age, text_of(mentions)};
    bool is_sound = run(store, statements[0], row, 5, error);
    for (size_t i = 0; i < entity->aliases_count && is_sound; i++) {
        struct text alias[] = {entity->id, entity->aliases[i].name, entity->aliases[i].rule};
        is_sound = run(store, statements[1], alias, 3, error);
    }
    for (uint32_t i = root; i != NOBODY && is_sound; i = corpus->parts[i].next) {
        const struct part *part = &corpus->parts[i];
        struct text because = {"", 0};
        if (part->to != NOBODY)
            because = corpus->parts[part->to].id;
        struct text member[] = {entity->id, part->id, text_of(part->sieve ? part->sieve : ""), because};
        is_sound = run(store, statements[2], member, 4, error);
    }
    return is_sound;
}

static bool save_entities(struct store *store, const struct corpus *corpus, struct error *error) {
    if (!execute(store, "DELETE FROM entity; DELETE FROM alias; DELETE FROM member", error))
        return false;
    sqlite3_stmt *statements[] = {
        prepare(store, "INSERT OR REPLACE INTO entity VALUES (?, ?, ?, ?, ?)", error),
        prepare(store, "INSERT INTO alias VALUES (?, ?, ?)", error),
        prepare(store, "INSERT INTO member VALUES (?, ?, ?, ?)", error)};
    struct arena *arena = arena_new(), *scratch = arena_new();
    struct roll *roll = roll_new(arena, corpus);
    bool is_sound = statements[0] && statements[1] && statements[2];
    for (const uint32_t *root = entity_roots(arena, corpus); *root != NOBODY && is_sound; root++) {
        struct entity entity = entity_gather(scratch, roll, *root);
        is_sound = save_entity(store, statements, corpus, &entity, *root, error);
        arena_reset(scratch, 1 << 20);
    }
    for (size_t i = 0; i < 3; i++)
        sqlite3_finalize(statements[i]);
    arena_free(scratch);
    arena_free(arena);
    return is_sound;
}

/* Decisions are kept by ids of mentions and local ids, which mean the same in every run to come. */
static struct text kept_id(const struct corpus *corpus, const struct decided *decided) {
    return decided->is_mention ? decided->word : corpus->parts[decided->part].id;
}

static bool save_decisions(struct store *store, const struct corpus *corpus, struct error *error) {
    static const char *const words[] = {"same", "not", "name"};
    for (size_t i = 0; corpus->decisions && i < corpus->decisions->count; i++) {
        const struct decision *decision = &corpus->decisions->at[i];
        bool is_name = decision->kind == DECISION_NAME;
        if (decision->a.part == NOBODY || (!is_name && decision->b.part == NOBODY))
            continue;
        struct text a = kept_id(corpus, &decision->a);
        struct text b = is_name ? decision->b.word : kept_id(corpus, &decision->b);
        if (!is_name && text_is_equal(a, b))
            continue;
        const char *mark = is_name ? "\"" : "";
        char *line = sqlite3_mprintf("%s %.*s %s%.*s%s  # %.*s", words[decision->kind], (int)a.size, a.at,
                                     mark, (int)b.size, b.at, mark, (int)decision->why.size,
                                     decision->why.size ? decision->why.at : "");
        struct text text = text_of(line);
        bool is_kept = line && run_once(store, "INSERT OR IGNORE INTO decision VALUES (?)", &text, 1, error);
        sqlite3_free(line);
        if (!line)
            error_set(error, store->path, 0, 0, "out of memory");
        if (!is_kept)
            return false;
    }
    return true;
}

bool store_save(struct store *store, const struct corpus *corpus, struct error *error) {
    return save_parts(store, corpus, error) && save_entities(store, corpus, error) &&
           save_decisions(store, corpus, error);
}
