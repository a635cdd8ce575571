/* A name is evidence, not proof. What few bear is one person's unless something forbids it; what many bear ("John
   Clark") needs support: an age, a role, company. Only what stands before a part in the order of parts is looked at, so
   that articles that come later change nothing. */
#include "resolve/join.h"

#include <string.h>
#include <strings.h>

#include "record/arena.h"
#include "resolve/corpus.h"
#include "resolve/decision.h"
#include "resolve/index.h"
#include "resolve/name.h"

enum {
    BEARERS_MOST = 32,     /* entities of one name that are looked at */
    CLUES_MOST = 16,       /* of one part */
    WIDESPREAD_LEAST = 4,  /* whoever stands in more documents is found by those */
    GIVEN_NAMES_COMMON = 8 /* a surname with so many given names is a common one in this corpus */
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

/* Whether a body is called by an acronym alone: many bodies share it, so that the alias table's row may be another's. */
static bool is_letters(const struct part *part) {
    bool is_alone = part->names_count > 0;
    for (size_t i = 0; i < part->names_count; i++) {
        struct text name = part->names[i].text;
        for (size_t k = 0; part->names[i].is_alias && k < name.size; k++)
            is_alone = is_alone && name.at[k] >= 'A' && name.at[k] <= 'Z';
    }
    return is_alone;
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
        !text_is_equal(one->table, other->table) && !is_letters(one) && !is_letters(other))
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

/* Takes the next of the given names of a packed full name; empty behind the last. */
static struct text next_given(struct text packed, size_t *at) {
    size_t from = *at;
    while (*at < packed.size && packed.at[*at] != ' ' && packed.at[*at] != '/')
        ++*at;
    struct text word = text_slice(packed, from, *at);
    if (*at < packed.size && packed.at[*at] == ' ')
        ++*at;
    return word;
}

/* Whether two full names of one first name and surname have middle names that can't be one person's: "Rosa A. Quint" and
   "Rosa T. Quint". */
static bool givens_clash(struct text a, struct text b) {
    size_t at_a = 0, at_b = 0;
    if (!text_is_equal(surname_of(a), surname_of(b)))
        return false;
    if (!text_is_equal(next_given(a, &at_a), next_given(b, &at_b)))
        return false; /* a nickname, or another spelling */
    for (;;) {
        struct text one = next_given(a, &at_a), other = next_given(b, &at_b);
        if (!one.size || !other.size)
            return false;
        bool is_initial = one.size == 1 || other.size == 1;
        if (is_initial ? one.at[0] != other.at[0] : !text_is_equal(one, other))
            return true;
    }
}

/* Whether a middle name tells a part from an entity that is known by the same given name and surname. */
static bool have_other_names(const struct corpus *corpus, uint32_t part, uint32_t root) {
    const struct part *here = &corpus->parts[part];
    size_t steps = 0;
    for (uint32_t i = root; i != NOBODY && steps < BEARERS_MOST; i = corpus->parts[i].next, steps++) {
        const struct part *there = &corpus->parts[i];
        if (here->keys_count < 2 && there->keys_count < 2)
            continue;
        for (size_t k = 0; k < here->names_count; k++)
            for (size_t n = 0; n < there->names_count; n++)
                if (here->names[k].is_full && there->names[n].is_full &&
                    givens_clash(here->names[k].plain, there->names[n].plain))
                    return true;
    }
    return false;
}

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
            if (!is_known && !corpus_veto(corpus, part, root) && !have_other_names(corpus, part, root))
                bearers->who[bearers->count++] = root;
        }
}

static int value_of(unsigned support) {
    return (support & SUPPORT_AGE ? 3 : 0) + (support & SUPPORT_ROLE ? 2 : 0) +
           (support & SUPPORT_COMPANY ? 2 : 0) + (support & SUPPORT_PLACES ? 1 : 0);
}

/* What speaks for a part, hashed together with its name, so that namesakes need not be compared each with each: whom
   its document knows, its role's last word, the years of its birth. */
struct clues {
    char at[CLUES_MOST][sizeof(uint64_t)];
    size_t count;
};

static void add_clue(struct clues *clues, struct text name, uint64_t what) {
    uint64_t hash = text_hash(name) ^ (what * 0x9e3779b97f4a7c15U);
    if (clues->count < CLUES_MOST)
        memcpy(clues->at[clues->count++], &hash, sizeof hash);
}

static void find_clues(const struct corpus *corpus, uint32_t part, struct clues *clues) {
    const struct part *here = &corpus->parts[part];
    const struct paper *paper = corpus_paper_of(corpus, part);
    if (here->role.size)
        add_clue(clues, here->keys[0], text_hash(text_last_word(here->role)));
    for (long year = here->birth_from; here->birth_to && year <= here->birth_to + 1; year++)
        add_clue(clues, here->keys[0], (uint64_t)year);
    for (size_t i = 0; i < paper->familiars_count && clues->count < CLUES_MOST; i++) {
        const struct familiar *familiar = &corpus->familiars[paper->familiars_first + i];
        if (familiar->part != part)
            add_clue(clues, here->keys[0], familiar->hash);
    }
}

static struct text clue_at(const struct clues *clues, size_t i) {
    return (struct text){clues->at[i], sizeof clues->at[i]};
}

/* The part before it for whose entity most speaks; NOBODY where nothing does, or as much for another. */
static uint32_t best_supported(const struct corpus *corpus, const struct index *filed,
                               const struct clues *clues, uint32_t part) {
    uint32_t best = NOBODY;
    int most = 0;
    bool is_tied = false;
    for (size_t i = 0; i < clues->count; i++) {
        size_t steps = 0;
        for (const struct index_place *place = index_find(filed, clue_at(clues, i));
             place && steps < BEARERS_MOST; place = index_next(filed, place), steps++) {
            uint32_t shared;
            int value = value_of(join_support(corpus, place->number, part, &shared));
            bool is_other = best != NOBODY && corpus_root(corpus, best) != corpus_root(corpus, place->number);
            if (value < most || !value || (value == most && !is_other) ||
                corpus_veto(corpus, part, place->number))
                continue;
            is_tied = value == most && is_other;
            if (value > most)
                best = place->number;
            most = value;
        }
    }
    return is_tied ? NOBODY : best;
}

/* Files a part under its clues, once for each entity. */
static void file_clues(struct corpus *corpus, struct index *filed, const struct clues *clues, uint32_t part) {
    for (size_t i = 0; i < clues->count; i++) {
        const struct index_place *place = index_find(filed, clue_at(clues, i));
        size_t steps = 0;
        while (place && corpus_root(corpus, place->number) != corpus_root(corpus, part) &&
               steps++ < BEARERS_MOST)
            place = index_next(filed, place);
        if (!place)
            index_add(filed,
                      (struct text){arena_take_copy(corpus->arena, clues->at[i], sizeof clues->at[i]),
                                    sizeof clues->at[i]},
                      part);
    }
}

static void file(const struct corpus *corpus, struct index *names, uint32_t part) {
    uint32_t root = corpus_root(corpus, part);
    for (size_t i = 0; i < corpus->parts[part].keys_count; i++) {
        struct text key = corpus->parts[part].keys[i];
        const struct index_place *place = index_find(names, key);
        size_t steps = 0;
        for (; place && corpus_root(corpus, place->number) != root; steps++)
            place = index_next(names, place);
        if (!place && steps < BEARERS_MOST)
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

/* Joins a part to the bearer of its name, `only` where that is for certain; else where something speaks for it. */
static void join_person(struct corpus *corpus, struct index *filed, uint32_t part, uint32_t only) {
    struct clues clues = {.count = 0};
    bool is_widespread = only != NOBODY && corpus->parts[corpus_root(corpus, only)].size > WIDESPREAD_LEAST;
    if (!is_widespread)
        find_clues(corpus, part, &clues);
    uint32_t found = only != NOBODY ? only : best_supported(corpus, filed, &clues, part);
    if (found != NOBODY)
        corpus_unite(corpus, found, part, "resolve.across-documents");
    file_clues(corpus, filed, &clues, part);
}

void join_names(struct corpus *corpus) {
    struct index *names = index_new(corpus->arena), *filed = index_new(corpus->arena);
    struct commonness commonness = {.arena = corpus->arena, .surnames = index_new(corpus->arena)};
    join_decided(corpus);
    for (uint32_t i = 0; i < corpus->parts_count; i++) {
        uint32_t part = corpus->order[i];
        const struct part *here = &corpus->parts[part];
        if (!here->keys_count)
            continue;
        note_names(&commonness, here);
        struct bearers bearers = {.count = 0};
        find_bearers(corpus, names, part, &bearers);
        bool is_telling = here->kind != KIND_PERSON || !is_common(corpus, &commonness, here);
        uint32_t only = bearers.count == 1 && is_telling ? bearers.who[0] : NOBODY;
        if (here->kind == KIND_PERSON)
            join_person(corpus, filed, part, only);
        else if (only != NOBODY)
            corpus_unite(corpus, only, part, "resolve.across-documents");
        file(corpus, names, part);
    }
}
