/* A name is evidence, not proof. What few bear is one person's unless something forbids it; what many bear ("John
   Clark") needs support: an age, a role, company. Only what stands before a part in the order of parts is looked at, so
   that articles that come later change nothing. */
#include "resolve/join.h"

#include <string.h>
#include <strings.h>

#include "record/arena.h"
#include "resolve/body.h"
#include "resolve/corpus.h"
#include "resolve/decision.h"
#include "resolve/index.h"
#include "resolve/name.h"

enum {
    BEARERS_MOST = 256,    /* entities of one name that are looked at */
    PARTS_MOST = 16,       /* parts of one entity that are looked at for support */
    GIVEN_NAMES_COMMON = 4 /* a surname with so many given names is a common one in this corpus */
};

static const char veto_kind[] = "they are of different kinds";
static const char veto_sex[] = "their titles or pronouns tell of two sexes";
static const char veto_generation[] = "one is the elder, one the younger (Jr, Sr)";
static const char veto_birth[] = "their ages cannot both hold";
static const char veto_table[] = "the alias table knows them as two";
static const char veto_document[] = "one document speaks of them as two";
static const char veto_decision[] = "it is decided that they are two";

static bool share_a_document(const struct corpus *corpus, uint32_t a, uint32_t b) {
    for (uint32_t i = a; i != NOBODY; i = corpus->parts[i].next) {
        const struct paper *paper = corpus_paper_of(corpus, i);
        for (uint32_t k = paper->first; k < paper->first + paper->count; k++)
            if (corpus_root(corpus, corpus->order[k]) == b)
                return true;
    }
    return false;
}

const char *corpus_veto(const struct corpus *corpus, uint32_t a, uint32_t b) {
    uint32_t left = corpus_root(corpus, a), right = corpus_root(corpus, b);
    const struct part *one = &corpus->parts[left], *other = &corpus->parts[right];
    if (!text_is_equal(one->kind_name, other->kind_name) || one->is_group || other->is_group)
        return veto_kind;
    if (corpus->decisions && decisions_forbid(corpus->decisions, corpus, left, right))
        return veto_decision;
    if (one->known_sex && other->known_sex && one->known_sex != other->known_sex)
        return veto_sex;
    if (one->known_generation && other->known_generation && one->known_generation != other->known_generation)
        return veto_generation;
    if (one->birth_to && other->birth_to &&
        (one->birth_from > other->birth_to + 1 || other->birth_from > one->birth_to + 1))
        return veto_birth;
    if (one->table.size && other->table.size && one->kind == KIND_INSTITUTION &&
        !text_is_equal(one->table, other->table))
        return veto_table;
    bool is_left_longer = one->size > other->size;
    return share_a_document(corpus, is_left_longer ? right : left, is_left_longer ? left : right)
               ? veto_document
               : NULL;
}

static bool is_own_key(const struct part *part, struct text key) {
    for (size_t i = 0; i < part->keys_count; i++)
        if (text_is_equal(part->keys[i], key))
            return true;
    return false;
}

/* Weak company is met everywhere: places, and bodies so well known that the alias table has them. */
static bool is_weak(const struct part *part) {
    return part->kind == KIND_PLACE || part->table.size;
}

/* What the documents of two parts share besides these two. */
static unsigned company_of(const struct corpus *corpus, uint32_t a, uint32_t b, uint32_t *shared) {
    const struct paper *left = corpus_paper_of(corpus, a), *right = corpus_paper_of(corpus, b);
    size_t i = left->familiars_first, k = right->familiars_first, weak = 0;
    size_t i_end = i + left->familiars_count, k_end = k + right->familiars_count;
    uint32_t last = NOBODY;
    while (i < i_end && k < k_end) {
        const struct familiar *one = &corpus->familiars[i], *other = &corpus->familiars[k];
        int order = one->hash < other->hash ? -1 : one->hash > other->hash;
        i += order <= 0;
        k += order >= 0;
        const struct part *there = &corpus->parts[other->part];
        bool is_own = one->part == a || other->part == b || other->part == last;
        if (order || is_own || is_own_key(&corpus->parts[a], there->keys[0]))
            continue;
        *shared = last = other->part;
        if (!is_weak(there))
            return SUPPORT_COMPANY;
        weak++;
    }
    return weak > 1 ? SUPPORT_PLACES : 0;
}

/* Whether one role is the other's last words, in whatever case: "former harbour master", "Harbour master". */
static bool is_same_role(struct text a, struct text b) {
    struct text longer = a.size < b.size ? b : a, tail = a.size < b.size ? a : b;
    size_t from = longer.size - tail.size;
    return tail.size && strncasecmp(longer.at + from, tail.at, tail.size) == 0 &&
           (from == 0 || longer.at[from - 1] == ' ');
}

unsigned join_support(const struct corpus *corpus, uint32_t a, uint32_t b, uint32_t *shared) {
    const struct part *one = &corpus->parts[a], *other = &corpus->parts[b];
    unsigned support = 0;
    *shared = NOBODY;
    if (one->birth_to && other->birth_to && one->birth_from <= other->birth_to + 1 &&
        other->birth_from <= one->birth_to + 1)
        support |= SUPPORT_AGE;
    if (one->kind == KIND_PERSON && is_same_role(one->role, other->role))
        support |= SUPPORT_ROLE;
    return support | company_of(corpus, a, b, shared);
}

/* How common the surnames are: how many given names went with each so far. */
struct commonness {
    struct arena *arena;
    struct index *surnames; /* surname -> its full names */
    struct text *names;     /* packed */
    size_t count, capacity;
};

static struct text surname_of(struct text packed) {
    const char *slash = packed.size ? memchr(packed.at, '/', packed.size) : NULL;
    size_t from = slash ? (size_t)(slash - packed.at) + 1 : 0;
    const char *end = memchr(packed.at + from, '/', packed.size - from);
    return text_slice(packed, from, end ? (size_t)(end - packed.at) : packed.size);
}

static void note_names(struct commonness *commonness, const struct part *part) {
    for (size_t i = 0; i < part->names_count; i++) {
        if (!part->names[i].is_full)
            continue;
        struct text surname = surname_of(part->names[i].plain);
        size_t count = 0;
        const struct index_place *place = index_find(commonness->surnames, surname);
        for (; place && !text_is_equal(commonness->names[place->number], part->names[i].plain); count++)
            place = index_next(commonness->surnames, place);
        if (place || count == GIVEN_NAMES_COMMON)
            continue;
        commonness->names = arena_take_room(commonness->arena, commonness->names, sizeof *commonness->names,
                                            commonness->count, commonness->count + 1, &commonness->capacity);
        index_add(commonness->surnames, surname, (uint32_t)commonness->count);
        commonness->names[commonness->count++] = part->names[i].plain;
    }
}

/* Whether many people may bear each of the full names of a part. */
static bool is_common(const struct corpus *corpus, const struct commonness *commonness,
                      const struct part *part) {
    bool is_full = false;
    for (size_t i = 0; i < part->names_count; i++) {
        if (!part->names[i].is_full)
            continue;
        struct text surname = surname_of(part->names[i].plain);
        size_t count = 0;
        for (const struct index_place *place = index_find(commonness->surnames, surname); place;
             place = index_next(commonness->surnames, place))
            count++;
        bool is_listed = lexicon_find(&corpus->lexicon, corpus->lexicon.common, surname);
        if (!is_listed && count < GIVEN_NAMES_COMMON)
            return false;
        is_full = true;
    }
    return is_full;
}

/* The entities that bear a name, and what speaks for each. */
struct bearers {
    uint32_t who[BEARERS_MOST];
    size_t count;
};

static void find_bearers(const struct corpus *corpus, const struct index *names, uint32_t part,
                         struct bearers *bearers) {
    const struct part *here = &corpus->parts[part];
    for (size_t i = 0; i < here->keys_count; i++)
        for (const struct index_place *place = index_find(names, here->keys[i]);
             place && bearers->count < BEARERS_MOST; place = index_next(names, place)) {
            uint32_t root = corpus_root(corpus, place->number);
            bool is_known = root == corpus_root(corpus, part);
            for (size_t k = 0; k < bearers->count; k++)
                is_known = is_known || bearers->who[k] == root;
            if (!is_known && !corpus_veto(corpus, part, root))
                bearers->who[bearers->count++] = root;
        }
}

static int value_of(unsigned support) {
    return (support & SUPPORT_AGE ? 3 : 0) + (support & SUPPORT_ROLE ? 2 : 0) +
           (support & SUPPORT_COMPANY ? 2 : 0) + (support & SUPPORT_PLACES ? 1 : 0);
}

/* The part of an entity that speaks most for it; 0 where nothing does. */
static int best_support(const struct corpus *corpus, uint32_t root, uint32_t part, uint32_t *best) {
    int most = 0;
    size_t steps = 0;
    for (uint32_t i = root; i != NOBODY && steps < PARTS_MOST; i = corpus->parts[i].next, steps++) {
        uint32_t shared;
        int value = value_of(join_support(corpus, i, part, &shared));
        if (value > most) {
            most = value;
            *best = i;
        }
    }
    return most;
}

/* The entity that a part belongs to: the one for which most speaks; where nothing does, the only one of a name that
   is rare, or of a body or place. */
static uint32_t choose(const struct corpus *corpus, const struct commonness *commonness, uint32_t part,
                       const struct bearers *bearers) {
    int most = 0;
    size_t equals = 0;
    uint32_t found = NOBODY;
    for (size_t i = 0; i < bearers->count; i++) {
        uint32_t best = bearers->who[i];
        int value = best_support(corpus, bearers->who[i], part, &best);
        equals = value > most ? 1 : equals + (value == most);
        if (value > most)
            found = best;
        most = value > most ? value : most;
    }
    if (most)
        return equals == 1 ? found : NOBODY;
    bool speaks_alone =
        corpus->parts[part].kind != KIND_PERSON || !is_common(corpus, commonness, &corpus->parts[part]);
    return bearers->count == 1 && speaks_alone ? bearers->who[0] : NOBODY;
}

static void file(const struct corpus *corpus, struct index *names, uint32_t part) {
    uint32_t root = corpus_root(corpus, part);
    for (size_t i = 0; i < corpus->parts[part].keys_count; i++) {
        struct text key = corpus->parts[part].keys[i];
        const struct index_place *place = index_find(names, key);
        while (place && corpus_root(corpus, place->number) != root)
            place = index_next(names, place);
        if (!place)
            index_add(names, key, root);
    }
}

static void join_decided(struct corpus *corpus) {
    for (size_t i = 0; corpus->decisions && i < corpus->decisions->count; i++) {
        const struct decision *decision = &corpus->decisions->at[i];
        if (decision->kind == DECISION_SAME && decision->a.part != NOBODY && decision->b.part != NOBODY)
            corpus_unite(corpus, decision->a.part, decision->b.part, "decision.same");
    }
}

void join_names(struct corpus *corpus) {
    struct index *names = index_new(corpus->arena);
    struct commonness commonness = {.arena = corpus->arena, .surnames = index_new(corpus->arena)};
    join_decided(corpus);
    for (uint32_t i = 0; i < corpus->parts_count; i++) {
        uint32_t part = corpus->order[i];
        if (!corpus->parts[part].keys_count)
            continue;
        note_names(&commonness, &corpus->parts[part]);
        struct bearers bearers = {.count = 0};
        find_bearers(corpus, names, part, &bearers);
        uint32_t found = choose(corpus, &commonness, part, &bearers);
        if (found != NOBODY)
            corpus_unite(corpus, found, part, "resolve.across-documents");
        file(corpus, names, part);
    }
}
