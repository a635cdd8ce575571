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

enum { ROUNDS = 2, SHARED_LEAST = 2, CHAIN_MOST = 32, DOCUMENTS_MOST = 4 };

/* One name or entity that a document speaks of, and the cluster that bears it. */
struct mark {
    uint32_t number; /* of the name; of an entity of several documents, behind all names */
    uint32_t identity;
};

struct company { /* of one document, in the order of numbers */
    struct mark *at;
    size_t count, capacity;
    uint32_t first; /* the document's first identity */
};

struct search {
    struct corpus *corpus;
    struct company *companies; /* by story */
    struct index *names;       /* name -> its number */
    uint32_t names_count;
    struct index *exact; /* what an entity is called: its names, also without Ltd; people by surname */
    struct index *wide;  /* what it might be called: initials, beginnings */
};

static int by_number(const void *a, const void *b) {
    const struct mark *left = a, *right = b;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return left->identity < right->identity ? -1 : left->identity > right->identity;
}

static const struct member *root_of(const struct corpus *corpus, uint32_t identity) {
    const struct identity *here = &corpus->identities[identity];
    return &corpus->stories[here->story].members[here->root];
}

static bool is_actor(const struct corpus *corpus, uint32_t identity) {
    const struct member *root = root_of(corpus, identity);
    return corpus->identities[identity].group == NOBODY &&
           (root->kind == KIND_PERSON || root->kind == KIND_INSTITUTION);
}

static void add_mark(struct search *search, uint32_t identity, uint32_t number) {
    struct company *company = &search->companies[search->corpus->identities[identity].story];
    company->at = arena_take_room(search->corpus->arena, company->at, sizeof *company->at, company->count,
                                  company->count + 1, &company->capacity);
    company->at[company->count++] = (struct mark){number, identity};
}

static void add_name(struct search *search, uint32_t identity, struct text name) {
    const struct index_place *place = index_find(search->names, name);
    if (!place)
        index_add(search->names, name, search->names_count++);
    add_mark(search, identity, place ? place->number : search->names_count - 1);
}

/* Entities that have been joined meanwhile are company as well. */
static void renew_companies(struct search *search) {
    struct corpus *corpus = search->corpus;
    for (uint32_t i = 0; i < corpus->identities_count; i++) {
        uint32_t first = corpus_first(corpus, i);
        if (is_actor(corpus, i) && (first != i || corpus->identities[i].next != NOBODY))
            add_mark(search, i, search->names_count + first);
    }
    for (uint32_t s = 0; s < corpus->stories_count; s++)
        if (search->companies[s].count)
            qsort(search->companies[s].at, search->companies[s].count, sizeof(struct mark), by_number);
}

/* Whether the documents of clusters `a` and `b` share enough besides these two. */
static bool share(const struct search *search, uint32_t a, uint32_t b) {
    const struct company *left = &search->companies[search->corpus->identities[a].story];
    const struct company *right = &search->companies[search->corpus->identities[b].story];
    uint32_t found[SHARED_LEAST];
    size_t count = 0, i = 0, k = 0;
    while (i < left->count && k < right->count && count < SHARED_LEAST) {
        const struct mark *one = &left->at[i], *other = &right->at[k];
        bool is_shared = one->number == other->number && one->identity != a && other->identity != b;
        for (size_t n = 0; n < count; n++)
            is_shared = is_shared && found[n] != one->identity;
        if (is_shared)
            found[count++] = one->identity;
        bool is_behind =
            one->number < other->number ||
            (one->number == other->number && i + 1 < left->count && left->at[i + 1].number == one->number);
        i += is_behind || one->number == other->number;
        k += !is_behind;
    }
    return count == SHARED_LEAST;
}

/* Whether the document of cluster `i` speaks of entity `other` already: then `i` is somebody else. */
static bool is_spoken_of(const struct search *search, uint32_t i, uint32_t other) {
    const struct corpus *corpus = search->corpus;
    uint32_t story = corpus->identities[i].story;
    for (uint32_t k = search->companies[story].first;
         k < corpus->identities_count && corpus->identities[k].story == story; k++)
        if (corpus_first(corpus, k) == other)
            return true;
    return false;
}

/* Whether some document of `a` and some document of `b` share enough, and none is in both. */
static bool keep_company(const struct search *search, uint32_t a, uint32_t b) {
    const struct identity *identities = search->corpus->identities;
    bool is_found = false;
    for (uint32_t i = a; i != NOBODY; i = identities[i].next) {
        if (is_spoken_of(search, i, b))
            return false;
        size_t right = 0;
        for (uint32_t k = b; k != NOBODY && right < DOCUMENTS_MOST && !is_found;
             k = identities[k].next, right++)
            is_found = share(search, i, k);
    }
    return is_found;
}

/* Whether an entity stands in so many documents that others rather look for it. */
static bool is_widespread(const struct corpus *corpus, uint32_t first) {
    size_t count = 0;
    for (uint32_t i = first; i != NOBODY && count <= DOCUMENTS_MOST; i = corpus->identities[i].next)
        count++;
    return count > DOCUMENTS_MOST;
}

static const struct story *story_of(const struct corpus *corpus, uint32_t identity) {
    return &corpus->stories[corpus->identities[identity].story];
}

static bool is_full(const struct member *member) {
    return member->name && member->name->part == NAME_FULL;
}

/* Whether all full names of two clusters may be one person's, and there are any. */
static bool names_fit(const struct corpus *corpus, uint32_t a, uint32_t b) {
    const struct story *left = story_of(corpus, a), *right = story_of(corpus, b);
    bool is_fit = false;
    size_t steps = 0;
    for (uint32_t i = corpus->identities[a].root; i != NOBODY; i = left->members[i].next)
        for (uint32_t k = corpus->identities[b].root; k != NOBODY && steps < 1000;
             k = right->members[k].next, steps++) {
            if (!is_full(&left->members[i]) || !is_full(&right->members[k]))
                continue;
            if (!name_compare_given(&corpus->lexicon, left->members[i].name, right->members[k].name))
                return false;
            is_fit = true;
        }
    return is_fit;
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

static void file_exact(struct search *search, const struct member *member, uint32_t identity) {
    struct arena *arena = search->corpus->arena;
    if (is_full(member)) {
        struct text surname = name_tail(arena, member->name, member->name->surname_from);
        index_add(search->exact, marked(arena, "person", surname), identity);
        add_name(search, identity, marked(arena, "person", member->name->key));
    } else if (member->kind == KIND_INSTITUTION && member->form == FORM_NAME) {
        struct text core = body_core(arena, &search->corpus->lexicon, member->plain);
        index_add(search->exact, marked(arena, "institution", core), identity);
        add_name(search, identity, marked(arena, "institution", core));
    }
}

static void file_wide(struct search *search, const struct member *member, uint32_t identity) {
    struct arena *arena = search->corpus->arena;
    if (member->kind != KIND_INSTITUTION || member->form != FORM_NAME)
        return;
    struct text acronyms[BODY_ACRONYMS_MOST];
    size_t count = body_acronyms(arena, member->plain, acronyms);
    for (size_t i = 0; i < count; i++)
        index_add(search->wide, marked(arena, "institution", acronyms[i]), identity);
    struct body body;
    body_split(member->plain, &body);
    for (size_t i = 1; i < body.count; i++)
        if (!body_is_joint(body.at[i - 1]))
            index_add(search->wide, marked(arena, "institution", body_join(arena, body.at, i)), identity);
}

/* Files each spelling of each cluster once. */
static void file_all(struct search *search) {
    struct corpus *corpus = search->corpus;
    search->exact = index_new(corpus->arena);
    search->wide = index_new(corpus->arena);
    for (uint32_t i = 0; i < corpus->identities_count; i++) {
        if (!is_actor(corpus, i))
            continue;
        const struct story *story = story_of(corpus, i);
        struct text before = {"", 0};
        for (uint32_t k = corpus->identities[i].root; k != NOBODY; k = story->members[k].next) {
            const struct member *member = &story->members[k];
            if (member->form != FORM_NAME || text_is_equal(member->plain, before))
                continue;
            before = member->plain;
            file_exact(search, member, i);
            file_wide(search, member, i);
        }
    }
}

static void consider(struct search *search, uint32_t identity, const struct index *index, struct text key,
                     struct choice *choice) {
    struct corpus *corpus = search->corpus;
    uint32_t first = corpus_first(corpus, identity);
    size_t steps = 0;
    for (const struct index_place *place = index_find(index, key); place && steps < CHAIN_MOST;
         place = index_next(index, place), steps++) {
        uint32_t other = corpus_first(corpus, place->number);
        bool is_known = other == first;
        for (size_t i = 0; i < choice->count; i++)
            is_known = is_known || choice->who[i] == other;
        bool is_person = root_of(corpus, other)->kind == KIND_PERSON;
        if (is_known || choice->count == CANDIDATES_MOST || corpus_is_vetoed(corpus, first, other) ||
            (is_person && !names_fit(corpus, identity, place->number)) || !keep_company(search, first, other))
            continue;
        choice->who[choice->count++] = other;
    }
}

/* Looks for the entities that may be this cluster's: by its own names and by what those might be short for. */
static void search_for(struct search *search, uint32_t identity, struct choice *choice) {
    struct arena *arena = search->corpus->arena;
    const struct story *story = story_of(search->corpus, identity);
    struct text before = {"", 0};
    for (uint32_t k = search->corpus->identities[identity].root; k != NOBODY; k = story->members[k].next) {
        const struct member *member = &story->members[k];
        if (member->form != FORM_NAME || text_is_equal(member->plain, before))
            continue;
        before = member->plain;
        if (is_full(member)) {
            struct text surname = name_tail(arena, member->name, member->name->surname_from);
            consider(search, identity, search->exact, marked(arena, "person", surname), choice);
        } else if (member->kind == KIND_INSTITUTION) {
            struct text core = body_core(arena, &search->corpus->lexicon, member->plain);
            struct text key = marked(arena, "institution", core);
            consider(search, identity, search->exact, key, choice);
            if (is_acronym(member->mention->text) || core.size > 4)
                consider(search, identity, search->wide, key, choice);
        }
    }
}

void evidence_join(struct corpus *corpus) {
    struct search search = {.corpus = corpus, .names = index_new(corpus->arena)};
    search.companies = arena_take(corpus->arena, (corpus->stories_count + 1) * sizeof *search.companies);
    for (uint32_t i = (uint32_t)corpus->identities_count; i-- > 0;)
        search.companies[corpus->identities[i].story].first = i;
    file_all(&search);
    for (int round = 0; round < ROUNDS; round++) {
        renew_companies(&search);
        for (uint32_t i = 0; i < corpus->identities_count; i++) {
            if (!is_actor(corpus, i) || is_widespread(corpus, corpus_first(corpus, i)))
                continue;
            struct choice choice = {.count = 0};
            search_for(&search, i, &choice);
            if (choice.count == 1)
                corpus_join(corpus, corpus_first(corpus, i), choice.who[0], "resolve.shared-company");
        }
    }
}
