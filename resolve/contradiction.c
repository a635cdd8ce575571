/* Facts of one entity are compared two by two, each kind with its own test of what can't both hold; contacts and
   investigations are looked up by their two ends. */
#include "resolve/contradiction.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/edtf.h"
#include "resolve/entity.h"
#include "resolve/index.h"
#include "resolve/part.h"
#include "resolve/report.h"

enum { CLASHES_MOST = 200 /* facts of one entity that are compared */, NEAR_DAYS = 31, YEAR_DAYS = 366 };

struct fact {
    uint32_t part;
    size_t start;
    struct text quote, value; /* value: an EDTF date, or a title */
    long from, to;            /* years of birth; or a letter twice */
};

struct facts {
    struct fact at[CLASHES_MOST];
    size_t count;
};

/* Whether two facts can't both hold. */
typedef bool clash_test(const struct corpus *corpus, const struct fact *one, const struct fact *other);

struct report {
    FILE *out;
    const struct corpus *corpus;
    const struct roll *roll;
};

static void add_fact(struct facts *facts, struct fact fact) {
    if (facts->count < CLASHES_MOST)
        facts->at[facts->count++] = fact;
}

static void gather_ages(const struct corpus *corpus, uint32_t root, struct facts *facts) {
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next)
        for (size_t k = 0; k < corpus->parts[i].ages_count; k++) {
            const struct part_age *age = &corpus->parts[i].ages[k];
            struct fact fact = {.part = i, .start = age->start, .quote = age->text};
            if (!age->is_past && part_birth(corpus_paper_of(corpus, i)->date, age, &fact.from, &fact.to))
                add_fact(facts, fact);
        }
}

static void gather_sexes(const struct corpus *corpus, uint32_t root, struct facts *facts) {
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next) {
        const struct part *part = &corpus->parts[i];
        if (part->sex && part->names_count && part->kind == KIND_PERSON)
            add_fact(facts, (struct fact){.part = i,
                                          .start = part->names[0].start,
                                          .quote = part->names[0].text,
                                          .from = part->sex,
                                          .to = part->sex});
    }
}

/* Days of birth, or of death, or ranks. */
static void gather_told(const struct corpus *corpus, uint32_t root, char what, struct facts *facts) {
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next)
        for (size_t k = 0; k < corpus->parts[i].facts_count; k++) {
            const struct part_fact *fact = &corpus->parts[i].facts[k];
            if (fact->what == what)
                add_fact(facts, (struct fact){.part = i,
                                              .start = fact->start,
                                              .quote = what == 't' ? fact->value : fact->text,
                                              .value = fact->value});
        }
}

static bool ages_clash(const struct corpus *corpus, const struct fact *one, const struct fact *other) {
    (void)corpus;
    return one->from > other->to + 1 || other->from > one->to + 1;
}

static bool sexes_clash(const struct corpus *corpus, const struct fact *one, const struct fact *other) {
    (void)corpus;
    return one->from != other->from;
}

/* Whether two dates lie within so many days, or one of them is not known. */
static bool are_near(struct text a, struct text b, long most) {
    struct days one, other;
    return !edtf_days(a, &one) || !edtf_days(b, &other) || days_apart(one, other) <= most;
}

static bool days_clash(const struct corpus *corpus, const struct fact *one, const struct fact *other) {
    (void)corpus;
    return !are_near(one->value, other->value, 0);
}

/* The height of a title in a service, `services` being "police:2,army:4"; 0 for none. */
static long height_of(struct text services, struct text service) {
    for (size_t at = 0; at < services.size;) {
        size_t end = at;
        while (end < services.size && services.at[end] != ',')
            end++;
        struct text one = text_slice(services, at, end);
        if (one.size > service.size && text_starts_with(one, service) && one.at[service.size] == ':')
            return strtol(one.at + service.size + 1, NULL, 10);
        at = end + 1;
    }
    return 0;
}

/* Two ranks of one service within a year; not where they are of one height in some service. */
static bool titles_clash(const struct corpus *corpus, const struct fact *one, const struct fact *other) {
    struct text a = lexicon_rungs(&corpus->lexicon, one->value),
                b = lexicon_rungs(&corpus->lexicon, other->value);
    bool are_shared = false;
    if (!are_near(corpus_paper_of(corpus, one->part)->date, corpus_paper_of(corpus, other->part)->date,
                  YEAR_DAYS))
        return false;
    for (size_t at = 0; at < a.size;) {
        size_t end = at;
        while (end < a.size && a.at[end] != ':')
            end++;
        struct text service = text_slice(a, at, end);
        long here = height_of(a, service), there = height_of(b, service);
        if (there && here == there)
            return false;
        are_shared = are_shared || there;
        while (end < a.size && a.at[end] != ',')
            end++;
        at = end + 1;
    }
    return are_shared;
}

static void write_entity(const struct report *report, uint32_t part) {
    struct text name = roll_name(report->roll, part),
                id = report->corpus->parts[corpus_root(report->corpus, part)].entity;
    fprintf(report->out, "%.*s (%.*s)", (int)name.size, name.at, (int)id.size, id.at);
}

static void write_both(const struct report *report, const struct fact *one, const struct fact *other) {
    fputs("\n  ", report->out);
    quote_place(report->out, report->corpus, one->part, one->start, one->quote);
    fputs("\n  ", report->out);
    quote_place(report->out, report->corpus, other->part, other->start, other->quote);
    fputc('\n', report->out);
}

/* Writes the first fact that each fact clashes with. */
static void write_clashes(const struct report *report, const char *what, const struct facts *facts,
                          clash_test *clash) {
    for (size_t i = 1; i < facts->count; i++)
        for (size_t k = 0; k < i; k++) {
            if (!clash(report->corpus, &facts->at[k], &facts->at[i]))
                continue;
            write_entity(report, facts->at[k].part);
            fprintf(report->out, ": %s", what);
            write_both(report, &facts->at[k], &facts->at[i]);
            break;
        }
}

/* What is said of one entity. */
static void write_person(const struct report *report, uint32_t root) {
    const struct corpus *corpus = report->corpus;
    struct facts ages = {.count = 0}, sexes = {.count = 0};
    gather_ages(corpus, root, &ages);
    gather_sexes(corpus, root, &sexes);
    write_clashes(report, "ages that cannot both hold", &ages, ages_clash);
    write_clashes(report, "a man in one place, a woman in another", &sexes, sexes_clash);
    static const struct {
        char what;
        const char *words;
        clash_test *clash;
    } all[] = {{'b', "born on two days", days_clash},
               {'d', "died on two days", days_clash},
               {'t', "ranks that nobody holds at one time", titles_clash}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct facts facts = {.count = 0};
        gather_told(corpus, root, all[i].what, &facts);
        write_clashes(report, all[i].words, &facts, all[i].clash);
    }
}

/* A claim and the part whose it is. */
struct told_claim {
    uint32_t part;
    const struct part_claim *claim;
};

/* "contacted" and the ids of the two entities, a contact's in whatever order; empty where the other is not known. */
static struct text key_of(struct arena *arena, const struct corpus *corpus, const struct told_claim *told) {
    uint32_t other = corpus_find(corpus, told->claim->other);
    if (other == NOBODY)
        return (struct text){"", 0};
    struct text ids[] = {corpus->parts[corpus_root(corpus, told->part)].entity,
                         corpus->parts[corpus_root(corpus, other)].entity};
    bool is_turned = !text_is(told->claim->kind, "investigated") && text_compare(ids[0], ids[1]) > 0;
    char *at = arena_take(arena, told->claim->kind.size + ids[0].size + ids[1].size + 3);
    size_t size = 0;
    struct text pieces[] = {told->claim->kind, ids[is_turned], ids[!is_turned]};
    for (size_t i = 0; i < 3; i++) {
        memcpy(at + size, pieces[i].at, pieces[i].size);
        size += pieces[i].size;
        at[size++] = '\t';
    }
    return (struct text){at, size};
}

static void write_denied(const struct report *report, const struct told_claim *asserted,
                         const struct told_claim *denied) {
    struct text kind = denied->claim->kind;
    struct fact one = {
        .part = asserted->part, .start = asserted->claim->start, .quote = asserted->claim->text};
    struct fact other = {.part = denied->part, .start = denied->claim->start, .quote = denied->claim->text};
    write_entity(report, denied->part);
    fputs(" and ", report->out);
    write_entity(report, corpus_find(report->corpus, denied->claim->other));
    fprintf(report->out, ": %.*s, asserted in one place, denied in another", (int)kind.size, kind.at);
    write_both(report, &one, &other);
}

/* All claims in the order of parts; how many. */
static size_t gather_claims(struct arena *arena, const struct corpus *corpus, struct told_claim **claims) {
    size_t count = 0, at = 0;
    for (size_t i = 0; i < corpus->parts_count; i++)
        count += corpus->parts[i].claims_count;
    *claims = arena_take(arena, (count + 1) * sizeof **claims);
    for (size_t i = 0; i < corpus->parts_count; i++) {
        const struct part *part = &corpus->parts[corpus->order[i]];
        for (size_t k = 0; k < part->claims_count; k++)
            (*claims)[at++] = (struct told_claim){corpus->order[i], &part->claims[k]};
    }
    return count;
}

/* Each denial with the first assertion of the same that it can't stand beside. */
static void write_claims(const struct report *report, struct arena *arena) {
    struct told_claim *claims;
    size_t count = gather_claims(arena, report->corpus, &claims);
    struct index *asserted = index_new(arena);
    for (uint32_t i = 0; i < count; i++)
        if (!claims[i].claim->is_denied)
            index_add(asserted, key_of(arena, report->corpus, &claims[i]), i);
    for (size_t i = 0; i < count; i++) {
        const struct part_claim *denied = claims[i].claim;
        const struct index_place *place =
            denied->is_denied ? index_find(asserted, key_of(arena, report->corpus, &claims[i])) : NULL;
        while (place && !are_near(claims[place->number].claim->date, denied->date, NEAR_DAYS))
            place = index_next(asserted, place);
        if (place)
            write_denied(report, &claims[place->number], &claims[i]);
    }
}

void report_contradictions(FILE *out, const struct corpus *corpus, const struct roll *roll) {
    struct arena *arena = arena_new();
    struct report report = {out, corpus, roll};
    for (const uint32_t *root = entity_roots(arena, corpus); *root != NOBODY; root++)
        write_person(&report, *root);
    write_claims(&report, arena);
    arena_free(arena);
}
