/* Two words are looked for among mentions, entities and names; then what joined them, or keeps them apart, is told from
   the stories and from the parts. */
#include "resolve/explain.h"

#include <string.h>

#include "record/arena.h"
#include "resolve/corpus.h"
#include "resolve/decision.h"
#include "resolve/entity.h"
#include "resolve/join.h"
#include "resolve/report.h"
#include "resolve/run.h"
#include "resolve/story.h"

/* What a word means: a part, and where it is a mention the story and the member. */
struct meant {
    uint32_t part, member;
    const struct story *story;
};

static void write_text(FILE *out, struct text text) {
    if (text.size)
        fwrite(text.at, 1, text.size, out);
}

/* The story of a part's document; NULL for none. */
static const struct story *story_of(const struct run *run, uint32_t part) {
    const struct corpus *corpus = run_corpus(run);
    struct text doc = corpus_paper_of(corpus, part)->id;
    for (size_t i = 0; i < run_stories(run); i++) {
        struct text id = run_story(run, i)->doc;
        if (text_is_equal(id.size ? id : TEXT("-"), doc))
            return run_story(run, i);
    }
    return NULL;
}

/* The first mention of a part in its story. */
static uint32_t member_of(const struct story *story, uint32_t part) {
    for (uint32_t i = 0; story && i < story->count; i++)
        if (story_part_of(story, i) == part && story->members[i].kind != KIND_AGE)
            return i;
    return NOBODY;
}

static bool find(const struct run *run, const char *word, struct meant *meant) {
    for (size_t i = 0; i < run_stories(run); i++) {
        uint32_t member = story_find(run_story(run, i), text_of(word));
        if (member == NOBODY)
            continue;
        *meant = (struct meant){story_part_of(run_story(run, i), member), member, run_story(run, i)};
        return meant->part != NOBODY;
    }
    meant->part = decided_part(run_corpus(run), text_of(word));
    if (meant->part == NOBODY)
        return false;
    meant->story = story_of(run, meant->part);
    meant->member = member_of(meant->story, meant->part);
    return true;
}

static void write_member(FILE *out, const struct corpus *corpus, const struct meant *meant, uint32_t member) {
    const struct mention *mention = meant->story->members[member].mention;
    quote_place(out, corpus, meant->part, mention->start, mention->text);
}

/* How a mention came to its entity within its document, step by step. */
static void write_steps(FILE *out, const struct corpus *corpus, const struct meant *meant) {
    uint32_t member = meant->member;
    for (size_t steps = 0; member != NOBODY && steps < 20; steps++) {
        const struct member *here = &meant->story->members[member];
        fputs("  ", out);
        write_member(out, corpus, meant, member);
        if (here->joined_to == NOBODY) {
            fprintf(out, "  %s\n", here->sieve ? here->sieve : "resolve.first-mention");
            return;
        }
        fprintf(out, "  by %s is\n", here->sieve);
        member = here->joined_to;
    }
}

/* Everything that a document calls an entity. */
static void write_names(FILE *out, const struct corpus *corpus, uint32_t part) {
    const struct part *here = &corpus->parts[part];
    for (size_t i = 0; i < here->names_count; i++) {
        fputs("  ", out);
        quote_place(out, corpus, part, here->names[i].start, here->names[i].text);
        fputs("  ", out);
        write_text(out, here->names[i].rule);
        fputc('\n', out);
    }
}

static void write_support(FILE *out, const struct corpus *corpus, const struct roll *roll, uint32_t a,
                          uint32_t b) {
    uint32_t shared;
    unsigned support = join_support(corpus, a, b, &shared);
    if (support & SUPPORT_AGE)
        fputs("    the ages agree\n", out);
    if (support & SUPPORT_ROLE)
        fputs("    the same role\n", out);
    if (support & (SUPPORT_COMPANY | SUPPORT_PLACES)) {
        fputs("    both documents speak of ", out);
        write_text(out, roll_name(roll, shared));
        fputc('\n', out);
    }
    if (!support)
        fputs("    the name alone\n", out);
}

/* How the parts of an entity came together over documents. */
static void write_joins(FILE *out, const struct corpus *corpus, const struct roll *roll, uint32_t root) {
    for (uint32_t i = root; i != NOBODY; i = corpus->parts[i].next) {
        write_names(out, corpus, i);
        if (corpus->parts[i].to == NOBODY)
            continue;
        fprintf(out, "  joined by %s with ", corpus->parts[i].sieve);
        write_text(out, corpus_paper_of(corpus, corpus->parts[i].to)->id);
        fputc('\n', out);
        write_support(out, corpus, roll, corpus->parts[i].to, i);
    }
}

static void write_same(FILE *out, const struct corpus *corpus, const struct roll *roll, const struct meant *a,
                       const struct meant *b) {
    write_text(out, roll_name(roll, a->part));
    fputs(" is one:\n", out);
    if (a->part == b->part && a->story && b->story) {
        write_steps(out, corpus, a);
        write_steps(out, corpus, b);
    } else {
        write_joins(out, corpus, roll, corpus_root(corpus, a->part));
    }
}

/* Whether two bearers of one surname have given names, initials or middle names that can't be one person's. */
static bool given_names_differ(const struct corpus *corpus, const struct part *a, const struct part *b) {
    struct arena *scratch = arena_new();
    bool are_other = false;
    for (size_t i = 0; i < a->names_count; i++)
        for (size_t k = 0; k < b->names_count; k++) {
            if (!a->names[i].is_full || !b->names[k].is_full)
                continue;
            const struct name *one = name_unpack(scratch, a->names[i].plain);
            const struct name *other = name_unpack(scratch, b->names[k].plain);
            are_other |= text_is_equal(name_tail(scratch, one, one->surname_from),
                                       name_tail(scratch, other, other->surname_from)) &&
                         !name_compare_given(&corpus->lexicon, one, other);
        }
    arena_free(scratch);
    return are_other;
}

static void write_not(FILE *out, const struct corpus *corpus, const struct roll *roll, const struct meant *a,
                      const struct meant *b) {
    const char *veto = NULL;
    if (a->story && a->story == b->story && a->member != NOBODY && b->member != NOBODY)
        veto = story_veto(a->story, a->member, b->member, true);
    if (!veto && corpus->parts[a->part].document != corpus->parts[b->part].document)
        veto = corpus_veto(corpus, a->part, b->part);
    if (!veto && given_names_differ(corpus, &corpus->parts[a->part], &corpus->parts[b->part]))
        veto = "their given names or initials differ";
    write_text(out, roll_name(roll, a->part));
    fputs(" and ", out);
    write_text(out, roll_name(roll, b->part));
    fprintf(out, " are two: %s\n", veto ? veto : "nothing forbids it, but no sieve joins them");
    write_names(out, corpus, a->part);
    write_names(out, corpus, b->part);
}

bool explain(FILE *out, const struct run *run, const struct roll *roll, const char *a, const char *b,
             bool *is_same, const char **lost) {
    struct meant one, other;
    *lost = find(run, a, &one) ? b : a;
    if (*lost == a || !find(run, b, &other))
        return false;
    const struct corpus *corpus = run_corpus(run);
    *is_same = corpus_root(corpus, one.part) == corpus_root(corpus, other.part);
    if (*is_same)
        write_same(out, corpus, roll, &one, &other);
    else
        write_not(out, corpus, roll, &one, &other);
    return true;
}
