/* The stream is held whole; then article by article: its text is read, extracted anew, and every record compared.
   Ids are functions of document, place and rule, so a record whose id comes out again is one whose rule still fires at
   its bytes. */
#include "extract/verify.h"

#include <stdlib.h>

#include "extract/analysis.h"
#include "extract/write.h"
#include "record/arena.h"
#include "record/error.h"
#include "record/source.h"

enum { SCRATCH_KEPT = 1 << 20 };

/* A mention or a relation. */
struct claim {
    bool is_relation;
    struct text id, doc, quote, rule;
    size_t start, end;
    struct text entity;      /* of a mention */
    struct text mention[2];  /* of a relation: source and target */
    struct text entities[2]; /* likewise */
};

struct holder { /* an entity, and one document in which it says that it is */
    struct text id, doc;
};

struct proof {
    struct arena *arena;
    struct document *documents;
    struct claim *claims; /* sorted by document, once read */
    struct holder *holders;
    struct text *mentions_by_id; /* ids of mentions and their entities, in pairs, sorted */
    size_t documents_count, claims_count, holders_count;
    size_t documents_capacity, claims_capacity, holders_capacity;
    struct text rules;
};

struct proof *proof_new(void) {
    struct arena *arena = arena_new();
    struct proof *proof = arena_take(arena, sizeof *proof);
    proof->arena = arena;
    return proof;
}

void proof_free(struct proof *proof) {
    if (proof)
        arena_free(proof->arena);
}

struct text proof_rules(const struct proof *proof) {
    return proof->rules;
}

/* ---- reading ---- */

static struct text keep(struct proof *proof, struct text text) {
    return (struct text){text.size ? arena_take_copy(proof->arena, text.at, text.size) : "", text.size};
}

static struct claim *claim_new(struct proof *proof) {
    proof->claims = arena_take_room(proof->arena, proof->claims, sizeof *proof->claims, proof->claims_count,
                                    proof->claims_count + 1, &proof->claims_capacity);
    return &proof->claims[proof->claims_count++];
}

static void add_document(struct proof *proof, const struct document *document) {
    proof->documents =
        arena_take_room(proof->arena, proof->documents, sizeof *proof->documents, proof->documents_count,
                        proof->documents_count + 1, &proof->documents_capacity);
    proof->documents[proof->documents_count++] = (struct document){.id = keep(proof, document->id),
                                                                   .date = keep(proof, document->date),
                                                                   .title = keep(proof, document->title),
                                                                   .sha256 = keep(proof, document->sha256),
                                                                   .bytes = document->bytes};
}

static void add_mention(struct proof *proof, const struct mention *mention) {
    *claim_new(proof) = (struct claim){.id = keep(proof, mention->id),
                                       .doc = keep(proof, mention->doc),
                                       .quote = keep(proof, mention->text),
                                       .rule = keep(proof, mention->rule),
                                       .start = mention->start,
                                       .end = mention->end,
                                       .entity = keep(proof, mention->entity)};
}

static void add_relation(struct proof *proof, const struct relation *relation) {
    *claim_new(proof) = (struct claim){
        .is_relation = true,
        .id = keep(proof, relation->id),
        .doc = keep(proof, relation->doc),
        .quote = keep(proof, relation->text),
        .rule = keep(proof, relation->rule),
        .start = relation->start,
        .end = relation->end,
        .mention = {keep(proof, relation->source_mention), keep(proof, relation->target_mention)},
        .entities = {keep(proof, relation->source), keep(proof, relation->target)}};
}

static void add_entity(struct proof *proof, const struct entity *entity) {
    for (size_t i = 0; i < entity->documents_count; i++) {
        proof->holders =
            arena_take_room(proof->arena, proof->holders, sizeof *proof->holders, proof->holders_count,
                            proof->holders_count + 1, &proof->holders_capacity);
        proof->holders[proof->holders_count++] =
            (struct holder){keep(proof, entity->id), keep(proof, entity->documents[i])};
    }
}

static void add_record(struct proof *proof, const struct record *record) {
    if (record->type == RECORD_STREAM && !proof->rules.size)
        proof->rules = keep(proof, record->is.stream.rules);
    else if (record->type == RECORD_DOCUMENT)
        add_document(proof, &record->is.document);
    else if (record->type == RECORD_MENTION)
        add_mention(proof, &record->is.mention);
    else if (record->type == RECORD_RELATION)
        add_relation(proof, &record->is.relation);
    else if (record->type == RECORD_ENTITY)
        add_entity(proof, &record->is.entity);
}

size_t proof_read(struct proof *proof, FILE *file, const char *name) {
    struct arena *scratch = arena_new();
    struct record_reader *reader = record_reader_new(file, name);
    size_t malformed = 0;
    for (;;) {
        struct record record;
        struct error error;
        arena_reset(scratch, SCRATCH_KEPT);
        enum record_result result = record_next(reader, scratch, &record, &error);
        if (result == RECORD_END)
            break;
        if (result == RECORD_READ)
            add_record(proof, &record);
        else
            malformed++;
    }
    record_reader_free(reader);
    arena_free(scratch);
    return malformed;
}

/* ---- order ---- */

static int claim_compare(const void *left, const void *right) {
    const struct claim *a = left, *b = right;
    int order = text_compare(a->doc, b->doc);
    if (order == 0 && a->start != b->start)
        order = a->start < b->start ? -1 : 1;
    return order ? order : text_compare(a->id, b->id);
}

static int holder_compare(const void *left, const void *right) {
    const struct holder *a = left, *b = right;
    int order = text_compare(a->id, b->id);
    return order ? order : text_compare(a->doc, b->doc);
}

static int text_order(const void *left, const void *right) {
    return text_compare(*(const struct text *)left, *(const struct text *)right);
}

/* Mentions' ids, each with its entity behind it: sorted pairs. */
static void order(struct proof *proof) {
    qsort(proof->claims, proof->claims_count, sizeof *proof->claims, claim_compare);
    qsort(proof->holders, proof->holders_count, sizeof *proof->holders, holder_compare);
    proof->mentions_by_id =
        arena_take(proof->arena, (2 * proof->claims_count + 2) * sizeof *proof->mentions_by_id);
    for (size_t i = 0; i < proof->claims_count; i++) {
        proof->mentions_by_id[2 * i] = proof->claims[i].id;
        proof->mentions_by_id[2 * i + 1] = proof->claims[i].entity;
    }
    qsort(proof->mentions_by_id, proof->claims_count, 2 * sizeof *proof->mentions_by_id, text_order);
}

/* The entity of a mention; NULL when there is no such mention. */
static const struct text *entity_of(const struct proof *proof, struct text mention) {
    const struct text *pair = bsearch(&mention, proof->mentions_by_id, proof->claims_count,
                                      2 * sizeof *proof->mentions_by_id, text_order);
    return pair ? pair + 1 : NULL;
}

/* ---- extracting anew ---- */

struct check {
    struct proof *proof;
    const struct proof_ground *ground;
    struct matcher *matcher;
    struct arena *arena; /* for one document */
    struct text *fired;  /* ids of what the rules say now, sorted */
    size_t fired_count;
    void (*tell)(void *with, const struct fault *fault);
    void *with;
    size_t faults;
};

static void collect(struct check *check, struct text lines) {
    struct json_reader *reader = json_reader_new();
    size_t capacity = 0;
    check->fired = NULL;
    check->fired_count = 0;
    for (size_t start = 0; start < lines.size;) {
        size_t end = start;
        while (end < lines.size && lines.at[end] != '\n')
            end++;
        struct json *line = json_read(reader, check->arena, text_slice(lines, start, end), NULL);
        struct text id = line ? json_text(line, "id") : (struct text){NULL, 0};
        check->fired = arena_take_room(check->arena, check->fired, sizeof *check->fired, check->fired_count,
                                       check->fired_count + 1, &capacity);
        if (id.size)
            check->fired[check->fired_count++] = id;
        start = end + 1;
    }
    json_reader_free(reader);
    if (check->fired_count)
        qsort(check->fired, check->fired_count, sizeof *check->fired, text_order);
}

static void extract_anew(struct check *check, const struct document *document, struct text text) {
    struct json_writer out;
    struct analysis analysis = {.arena = check->arena,
                                .rules = check->ground->rules,
                                .matcher = check->matcher,
                                .doc = document->id,
                                .date = document->date,
                                .date_order = (enum date_order)check->ground->date_order,
                                .filter = true};
    json_writer_init(&out);
    matcher_renew(check->matcher);
    analysis_open(&analysis, text);
    analysis_run(&analysis, 1);
    analysis_write(&analysis, document, &out);
    collect(check, (struct text){out.size ? arena_take_copy(check->arena, out.at, out.size) : "", out.size});
    json_writer_done(&out);
}

/* ---- checking ---- */

static void tell_claim(struct check *check, const struct claim *claim, const char *what, struct text about) {
    struct fault fault = {claim->doc, claim->id, claim->quote, claim->start, claim->end, what, about};
    check->faults++;
    check->tell(check->with, &fault);
}

static void tell_document(struct check *check, struct text doc, const char *what) {
    struct fault fault = {.doc = doc, .what = what};
    check->faults++;
    check->tell(check->with, &fault);
}

static void check_entity(struct check *check, const struct claim *claim) {
    struct holder wanted = {claim->entity, claim->doc};
    if (claim->entity.size == 0)
        return;
    if (check->proof->holders_count == 0 ||
        !bsearch(&wanted, check->proof->holders, check->proof->holders_count, sizeof wanted, holder_compare))
        tell_claim(check, claim, "its entity does not hold it", claim->entity);
}

static void check_ends(struct check *check, const struct claim *claim) {
    for (int i = 0; i < 2; i++) {
        if (claim->mention[i].size == 0)
            continue;
        const struct text *entity = entity_of(check->proof, claim->mention[i]);
        if (!entity)
            tell_claim(check, claim, "a mention of it is not in the stream", claim->mention[i]);
        else if (claim->entities[i].size && !text_is_equal(*entity, claim->entities[i]))
            tell_claim(check, claim, "its end is not the entity of its mention", claim->entities[i]);
    }
}

static void check_claim(struct check *check, const struct claim *claim, struct text text) {
    bool is_within = claim->start <= claim->end && claim->end <= text.size;
    if (!is_within || !text_is_equal(text_slice(text, claim->start, claim->end), claim->quote))
        tell_claim(check, claim, "the quote does not stand at its bytes", (struct text){"", 0});
    else if (!check->fired_count ||
             !bsearch(&claim->id, check->fired, check->fired_count, sizeof claim->id, text_order))
        tell_claim(check, claim, "its rule does not fire there", claim->rule);
    if (claim->is_relation)
        check_ends(check, claim);
    else
        check_entity(check, claim);
}

/* The claims of `doc`: where they begin among all, and how many they are. */
static size_t claims_of(const struct proof *proof, struct text doc, size_t *count) {
    size_t low = 0, high = proof->claims_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(proof->claims[middle].doc, doc) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < proof->claims_count; (*count)++)
        if (!text_is_equal(proof->claims[low + *count].doc, doc))
            break;
    return low;
}

static void check_document(struct check *check, const struct document *document,
                           struct proof_counts *counts) {
    struct text text;
    size_t count, first = claims_of(check->proof, document->id, &count);
    enum source_result result = source_read(check->ground->place, document, check->arena, &text);
    counts->documents++;
    for (size_t i = first; i < first + count; i++) {
        counts->relations += check->proof->claims[i].is_relation;
        counts->mentions += !check->proof->claims[i].is_relation;
    }
    if (result == SOURCE_MISSING) {
        tell_document(check, document->id, "the article is not there (--source DIR)");
        return;
    }
    if (result == SOURCE_CHANGED)
        tell_document(check, document->id,
                      "the article's bytes are not those that were read: its hash differs");
    extract_anew(check, document, text);
    for (size_t i = first; i < first + count; i++)
        check_claim(check, &check->proof->claims[i], text);
}

static int document_compare(const void *left, const void *right) {
    const struct document *a = left, *b = right;
    return text_compare(a->id, b->id);
}

/* Claims of documents that have no record. */
static void check_orphans(struct check *check) {
    const struct proof *proof = check->proof;
    for (size_t i = 0; i < proof->claims_count; i++) {
        struct document wanted = {.id = proof->claims[i].doc};
        bool is_new = i == 0 || !text_is_equal(proof->claims[i].doc, proof->claims[i - 1].doc);
        if (is_new && (!proof->documents_count || !bsearch(&wanted, proof->documents, proof->documents_count,
                                                           sizeof wanted, document_compare)))
            tell_document(check, wanted.id, "the stream has no record of this document");
    }
}

struct proof_counts proof_check(struct proof *proof, const struct proof_ground *ground,
                                void tell(void *with, const struct fault *fault), void *with) {
    struct proof_counts counts = {0};
    struct check check = {.proof = proof,
                          .ground = ground,
                          .matcher = matcher_new(ground->rules),
                          .arena = arena_new(),
                          .tell = tell,
                          .with = with};
    if (proof->claims_count)
        order(proof);
    if (proof->documents_count)
        qsort(proof->documents, proof->documents_count, sizeof *proof->documents, document_compare);
    for (size_t i = 0; i < proof->documents_count; i++) {
        arena_reset(check.arena, SCRATCH_KEPT);
        if (i == 0 || document_compare(&proof->documents[i], &proof->documents[i - 1]) != 0)
            check_document(&check, &proof->documents[i], &counts);
    }
    check_orphans(&check);
    counts.faults = check.faults;
    matcher_free(check.matcher);
    arena_free(check.arena);
    return counts;
}
