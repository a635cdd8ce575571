/* Names are weak evidence, company is strong: two articles that share two other entities tell of one affair, and
   there "FSS" is the Financial Supervisory Service of the other article. Bounded work for each entity: a few
   candidates for each name, a few documents for each candidate. */
#include "resolve/evidence.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "resolve/body.h"
#include "resolve/corpus.h"
#include "resolve/index.h"

enum {
    ROUNDS = 2,
    SHARED_LEAST = 2,
    CHAIN_MOST = 32,
    DOCUMENTS_MOST = 4,
    NAMES_MOST = 8,
    SCRATCH_KEPT = 1 << 20
};

/* A name or an entity that a document speaks of, hashed, and the part that bears it. */
struct token {
    uint64_t hash;
    uint32_t part;
};

struct company { /* of one document, in the order of hashes */
    struct token *at;
    size_t count, capacity;
};

struct search {
    struct corpus *corpus;
    struct arena *arena;       /* for the time of the search */
    struct arena *scratch;     /* for the time of one part */
    struct company *companies; /* by paper */
    struct index *exact;       /* what an entity is called: its names, also without Ltd; people by surname */
    struct index *wide;        /* what it might be called: initials, beginnings */
};

static bool is_actor(const struct part *part) {
    return !part->is_group && (part->kind == KIND_PERSON || part->kind == KIND_INSTITUTION);
}

static int by_hash(const void *a, const void *b) {
    const struct token *left = a, *right = b;
    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return left->part < right->part ? -1 : left->part > right->part;
}

static void add_token(struct search *search, uint32_t part, uint64_t hash) {
    struct company *company = &search->companies[search->corpus->parts[part].document];
    company->at = arena_take_room(search->arena, company->at, sizeof *company->at, company->count,
                                  company->count + 1, &company->capacity);
    company->at[company->count++] = (struct token){hash, part};
}

/* Entities that have been joined are company under whatever name. */
static void renew_companies(struct search *search) {
    struct corpus *corpus = search->corpus;
    for (uint32_t i = 0; i < corpus->parts_count; i++) {
        uint32_t root = corpus_root(corpus, i);
        if (is_actor(&corpus->parts[i]) && corpus->parts[root].size > 1)
            add_token(search, i, text_hash(corpus->parts[root].id));
    }
    for (size_t i = 0; i < corpus->papers_count; i++)
        if (search->companies[i].count)
            qsort(search->companies[i].at, search->companies[i].count, sizeof(struct token), by_hash);
}

/* Whether the documents of parts `a` and `b` share enough besides these two. */
static bool share(const struct search *search, uint32_t a, uint32_t b) {
    const struct company *left = &search->companies[search->corpus->parts[a].document];
    const struct company *right = &search->companies[search->corpus->parts[b].document];
    uint32_t found[SHARED_LEAST];
    size_t count = 0, i = 0, k = 0;
    while (i < left->count && k < right->count && count < SHARED_LEAST) {
        const struct token *one = &left->at[i], *other = &right->at[k];
        bool is_shared = one->hash == other->hash && one->part != a && other->part != b;
        for (size_t n = 0; n < count; n++)
            is_shared = is_shared && found[n] != one->part;
        if (is_shared)
            found[count++] = one->part;
        bool is_behind = one->hash < other->hash || (one->hash == other->hash && i + 1 < left->count &&
                                                     left->at[i + 1].hash == one->hash);
        i += is_behind || one->hash == other->hash;
        k += !is_behind;
    }
    return count == SHARED_LEAST;
}

/* Whether some document of `a` and some document of `b` share enough. */
static bool keep_company(const struct search *search, uint32_t a, uint32_t b) {
    const struct part *parts = search->corpus->parts;
    size_t left = 0;
    for (uint32_t i = a; i != NOBODY && left <= DOCUMENTS_MOST; i = parts[i].next, left++) {
        size_t right = 0;
        for (uint32_t k = b; k != NOBODY && right < DOCUMENTS_MOST; k = parts[k].next, right++)
            if (share(search, i, k))
                return true;
    }
    return false;
}

static struct text marked(struct arena *arena, const char *kind, struct text text) {
    struct text parts[] = {text_of(kind), text};
    return text.size ? body_join(arena, parts, 2) : text;
}

static bool is_acronym(struct text text) {
    size_t capitals = 0;
    for (size_t i = 0; i < text.size; i++)
        capitals += isupper((unsigned char)text.at[i]) != 0;
    return capitals > 1;
}

/* The key under which a name is filed and looked for; empty for none. */
static struct text exact_key(const struct search *search, const struct part *part,
                             const struct part_name *name) {
    if (name->is_full) {
        struct name *full = name_unpack(search->scratch, name->plain);
        return marked(search->scratch, "person", name_tail(search->scratch, full, full->surname_from));
    }
    if (part->kind != KIND_INSTITUTION || !name->is_alias)
        return (struct text){"", 0};
    struct text core = body_core(search->scratch, &search->corpus->lexicon, name->plain);
    return marked(search->scratch, "institution", core);
}

/* Files an entity under `key` once. */
static void file(const struct search *search, struct index *index, struct text key, uint32_t part) {
    uint32_t root = corpus_root(search->corpus, part);
    const struct index_place *place = index_find(index, key);
    size_t steps = 0;
    for (; place && steps < CHAIN_MOST; place = index_next(index, place), steps++)
        if (corpus_root(search->corpus, place->number) == root)
            return;
    if (key.size && steps < CHAIN_MOST)
        index_add(index, (struct text){arena_take_copy(search->arena, key.at, key.size), key.size}, part);
}

static void file_wide(const struct search *search, const struct part_name *name, uint32_t part) {
    struct text acronyms[BODY_ACRONYMS_MOST];
    size_t count = body_acronyms(search->scratch, name->plain, acronyms);
    for (size_t i = 0; i < count; i++)
        file(search, search->wide, marked(search->scratch, "institution", acronyms[i]), part);
    struct body body;
    body_split(name->plain, &body);
    for (size_t i = 1; i < body.count; i++)
        if (!body_is_joint(body.at[i - 1]))
            file(search, search->wide,
                 marked(search->scratch, "institution", body_join(search->scratch, body.at, i)), part);
}

static void file_all(struct search *search) {
    struct corpus *corpus = search->corpus;
    search->exact = index_new(search->arena);
    search->wide = index_new(search->arena);
    for (uint32_t i = 0; i < corpus->parts_count; i++) {
        uint32_t number = corpus->order[i];
        const struct part *part = &corpus->parts[number];
        if (!is_actor(part))
            continue;
        for (size_t k = 0; k < part->names_count && k < NAMES_MOST; k++) {
            arena_reset(search->scratch, SCRATCH_KEPT);
            struct text key = exact_key(search, part, &part->names[k]);
            if (!key.size)
                continue;
            file(search, search->exact, key, number);
            add_token(search, number, text_hash(part->names[k].is_full ? part->names[k].plain : key));
            if (part->kind == KIND_INSTITUTION && part->names[k].is_alias)
                file_wide(search, &part->names[k], number);
        }
    }
}

static void consider(struct search *search, uint32_t part, const struct index *index, struct text key,
                     struct choice *choice) {
    struct corpus *corpus = search->corpus;
    uint32_t root = corpus_root(corpus, part);
    size_t steps = 0;
    for (const struct index_place *place = index_find(index, key); place && steps < CHAIN_MOST;
         place = index_next(index, place), steps++) {
        uint32_t other = corpus_root(corpus, place->number);
        bool is_known = other == root || choice->count == CANDIDATES_MOST;
        for (size_t i = 0; i < choice->count; i++)
            is_known = is_known || choice->who[i] == other;
        bool is_person = corpus->parts[other].kind == KIND_PERSON;
        if (is_known ||
            (is_person && !part_names_fit(search->scratch, &corpus->lexicon, &corpus->parts[part],
                                          &corpus->parts[place->number])) ||
            !keep_company(search, root, other) || corpus_veto(corpus, root, other))
            continue;
        choice->who[choice->count++] = other;
    }
}

/* Looks for the entities that may be this part's: by its own names and by what those might be short for. */
static void search_for(struct search *search, uint32_t number, struct choice *choice) {
    const struct part *part = &search->corpus->parts[number];
    for (size_t i = 0; i < part->names_count && i < NAMES_MOST; i++) {
        const struct part_name *name = &part->names[i];
        struct text key = exact_key(search, part, name);
        if (!key.size)
            continue;
        consider(search, number, search->exact, key, choice);
        bool is_short = part->kind == KIND_INSTITUTION && (is_acronym(name->text) || name->plain.size > 4);
        if (is_short)
            consider(search, number, search->wide, key, choice);
    }
}

void evidence_join(struct corpus *corpus) {
    struct search search = {.corpus = corpus, .arena = arena_new(), .scratch = arena_new()};
    search.companies = arena_take(search.arena, (corpus->papers_count + 1) * sizeof *search.companies);
    file_all(&search);
    for (int round = 0; round < ROUNDS; round++) {
        renew_companies(&search);
        for (uint32_t i = 0; i < corpus->parts_count; i++) {
            uint32_t part = corpus->order[i], root = corpus_root(corpus, part);
            if (!is_actor(&corpus->parts[part]) || corpus->parts[root].size > DOCUMENTS_MOST)
                continue;
            struct choice choice = {.count = 0};
            arena_reset(search.scratch, SCRATCH_KEPT);
            search_for(&search, part, &choice);
            if (choice.count == 1)
                corpus_unite(corpus, choice.who[0], part, "resolve.shared-company");
        }
    }
    arena_free(search.scratch);
    arena_free(search.arena);
}
