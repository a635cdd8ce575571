/* Whom a pronoun, or the "his" of a description, may stand for. Candidates are what was spoken of up to three sentences before; the
   cheapest wins: each sentence back costs, not being the subject costs, an unknown sex costs. The ends of one relation are never one
   person (veto.c). */
#include "resolve/referent.h"

#include <string.h>

#include "resolve/description.h"
#include "resolve/story.h"

enum {
    COST_SENTENCE = 4,
    COST_OBJECT = 4,
    COST_SEX_UNKNOWN = 3, /* less than a sentence: "Robin Low said she" */
    COST_STRANGER = 4,    /* "a man" */
    COST_SPOKESMAN = 12,  /* who speaks for him */
    COST_REPORTED = 8,    /* who acts in what another told, and now goes on telling */
    CLAUSE_MOST = 60,     /* bytes from a subject to the object of its clause */
    BEHIND_MOST = 24,     /* bytes from He to whom the sentence then names */
    TELLER_MOST = 16,     /* mentions from who tells to whom he tells of */
    COST_PLACE = 1        /* each candidate's mention in between, in quarters of this */
};

enum pronoun referent_word(const struct member *member) {
    static const struct {
        const char *plain;
        enum pronoun word;
    } all[] = {{"he", WORD_HE},     {"him", WORD_HE},     {"his", WORD_HE},          {"himself", WORD_HE},
               {"she", WORD_SHE},   {"her", WORD_SHE},    {"hers", WORD_SHE},        {"herself", WORD_SHE},
               {"it", WORD_IT},     {"its", WORD_IT},     {"itself", WORD_IT},       {"they", WORD_THEY},
               {"them", WORD_THEY}, {"their", WORD_THEY}, {"themselves", WORD_THEY}, {"i", WORD_FIRST},
               {"me", WORD_FIRST},  {"my", WORD_FIRST},   {"we", WORD_WE},           {"us", WORD_WE},
               {"our", WORD_WE}};
    if (member->form != FORM_PRONOUN)
        return WORD_OTHER;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(member->plain, all[i].plain))
            return all[i].word;
    return WORD_OTHER;
}

/* Whether a mention may be what a pronoun stands for: a name, or what has been resolved already. */
bool referent_may_be(const struct story *story, uint32_t k, enum story_kind kind) {
    const struct member *there = &story->members[k];
    bool is_writer = text_is(there->mention->block, "byline");
    if (referent_word(there) == WORD_FIRST) /* "I rang Hay. He left.": he is not who wrote it */
        is_writer = story->members[story_root(story, k)].is_signed;
    return !is_writer && there->kind == kind && there->group == NOBODY && !there->doubt &&
           (there->form != FORM_PRONOUN || story->members[story_root(story, k)].is_known);
}

/* "Her", where no noun follows: "her lawyer", "her books" may well be the subject's. */
static bool is_object(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    bool is_owner = text_is(here->mention->rule, "pronoun.her-own") ||
                    (i + 1 < story->count && story->members[i + 1].mention->start == here->mention->start);
    return text_is(here->plain, "him") || (text_is(here->plain, "her") && !is_owner);
}

/* "Low dined with Hay. "I never met him," Low said": whom who says I tells of was acted on before, as he is now. */
static bool is_told_by_me(const struct story *story, uint32_t i) {
    for (uint32_t k = i; k-- > 0 && i - k <= REACH_MENTIONS;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence != story->members[i].mention->sentence)
            break;
        if (there->mention->subject)
            return text_is(there->plain, "i") && is_object(story, i);
    }
    return false;
}

static size_t cost_of(const struct story *story, uint32_t k, char sex, size_t sentence, size_t between) {
    const struct member *there = &story->members[k];
    const struct member *root = &story->members[story_root(story, k)];
    size_t cost = COST_SENTENCE * 4 * (sentence - there->mention->sentence);
    if (!there->mention->subject)
        cost += COST_OBJECT * 4;
    if (sex && !root->sex)
        cost += COST_SEX_UNKNOWN * 4;
    if (!root->has_name && !there->mention->subject &&
        description_article(story, there) == ARTICLE_INDEFINITE)
        cost += COST_STRANGER * 4;
    return cost + between * COST_PLACE;
}

/* The entity that is the subject of the clause in which the pronoun is the object: it would be "himself". */
static uint32_t own_subject(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    if (!is_object(story, i) || here->is_target || here->owns_noun)
        return NOBODY; /* who acts is at the other end of the relation, and kept apart by that */
    for (uint32_t k = i; k-- > 0;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence != here->mention->sentence)
            break;
        bool is_subject =
            there->mention->subject || text_is(there->plain, "i") || text_is(there->plain, "we");
        if (is_subject)
            return here->mention->start - there->mention->end < CLAUSE_MOST ? story_root(story, k) : NOBODY;
    }
    return NOBODY;
}

/* "He said Mull used the name": whoever begins the sentence as He is not whom it then names. */
static uint32_t named_behind(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    if (here->mention->text.at[0] != 'H' && here->mention->text.at[0] != 'S')
        return NOBODY;
    for (uint32_t k = i + 1; k < story->count; k++) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence != here->mention->sentence ||
            there->mention->start > here->mention->end + BEHIND_MOST)
            break;
        if (there->kind == KIND_PERSON && there->form == FORM_NAME)
            return story_root(story, k);
    }
    return NOBODY;
}

/* "Her sister, Una Hay": whose sister she is, is another. */
static uint32_t kin_behind(const struct story *story, uint32_t i) {
    enum { NEAR = 3 };
    for (uint32_t k = i + 1; k < story->count && k <= i + NEAR; k++)
        if (story->members[k].kin_of == i)
            return story_root(story, k);
    return NOBODY;
}

/* Whether a relation has the one at one end and the other at the other. */
bool referent_is_across(const struct story *story, uint32_t i, uint32_t k) {
    for (uint32_t e = story->members[story_root(story, i)].edges; e != NOBODY; e = story->edges[e].next)
        if (story_root(story, story->edges[e].other) == story_root(story, k))
            return true;
    return false;
}

/* From where a pronoun looks back: he who says "I ... me" before he is told of, from his first word. */
static uint32_t looks_from(const struct story *story, uint32_t i) {
    uint32_t root = story_root(story, i);
    return referent_word(&story->members[root]) == WORD_FIRST ? root : i;
}

/* "Hay said Low had rung him. He wrote to the board, he said": who acts in what another says is not who goes on telling. */
static bool is_reported(const struct story *story, uint32_t k, const struct member *here) {
    const struct member *there = &story->members[k];
    if (!here->says_so || there->mention->sentence == here->mention->sentence)
        return false;
    for (uint32_t j = k; j-- > 0 && k - j <= TELLER_MOST &&
                         story->members[j].mention->sentence == there->mention->sentence;) {
        const struct member *before = &story->members[j];
        bool is_teller = before->kind == KIND_PERSON && before->mention->subject;
        if (is_teller && story_root(story, j) != story_root(story, k))
            return true;
    }
    return false;
}

/* "Ann Hay, her agent, said": whose agent she is, is another; but "they rang Ann Hay, her agent said". */
static bool is_named_just_before(const struct story *story, uint32_t i, uint32_t k) {
    const struct member *here = &story->members[i], *there = &story->members[k];
    bool is_described = i + 1 < story->count && story->members[i + 1].mention->start == here->mention->start;
    return text_is(here->mention->rule, "pronoun.her-own") && there->form == FORM_NAME && !is_described &&
           there->mention->role.size && there->mention->end + strlen(", ") == here->mention->start;
}

/* A spokesman says of himself that he rings nobody: "his lawyer said he had not" is said of whom he speaks for. */
static bool speaks_for_him(const struct story *story, uint32_t k, const struct member *here) {
    static const char *const words[] = {"lawyer",       "solicitor", "attorney",    "barrister", "counsel",
                                        "spokesman",    "agent",     "spokeswoman", "aide",      "publicist",
                                        "spokesperson", "advocate",  NULL};
    static const char *const more[] = {
        "representative", "union representative", "union rep", "steward", "shop steward",
        "press officer",  "negotiator",           "proxy",     NULL};
    const struct member *there = &story->members[k];
    struct text role = there->form == FORM_NOMINAL ? description_bare(there->plain) : there->mention->role;
    bool is_subject = text_is(here->plain, "he") || text_is(here->plain, "she");
    return is_subject && there->mention->sentence == here->mention->sentence &&
           (text_is_any(text_last_word(role), words) || text_is_any(role, more));
}

/* Who of a sex a mention may be whose: "he", or whose "his wife" is. */
uint32_t referent_nearest(const struct story *story, uint32_t i, enum story_kind kind, char sex) {
    const struct member *here = &story->members[i];
    uint32_t best = NOBODY, subject = own_subject(story, i), behind = named_behind(story, i),
             kin = kin_behind(story, i);
    uint32_t from = looks_from(story, i);
    bool is_pronoun = here->form == FORM_PRONOUN, is_mine = is_told_by_me(story, i);
    size_t least = SIZE_MAX, between = 0, sentence = story->members[from].mention->sentence;
    for (uint32_t k = from; k-- > 0 && from - k <= REACH_MENTIONS;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence + REACH_SENTENCES < sentence)
            break;
        if (!referent_may_be(story, k, kind) ||
            (sex && text_is(there->mention->gender, "pl"))) /* "he" after "the two men" */
            continue;
        const struct member *root = &story->members[story_root(story, k)];
        bool clashes = sex && root->sex && sex != root->sex;
        uint32_t other = story_root(story, k);
        bool is_rival = is_pronoun && (other == subject || other == behind || other == kin ||
                                       referent_is_across(story, i, k) || is_named_just_before(story, i, k));
        size_t cost = cost_of(story, k, sex, sentence, between++);
        if (is_mine && there->mention->subject)
            cost += COST_OBJECT * 4;
        if (kind == KIND_PERSON && speaks_for_him(story, k, here))
            cost += COST_SPOKESMAN * 4;
        if (kind == KIND_PERSON && is_reported(story, k, here))
            cost += COST_REPORTED * 4;
        if (!clashes && !is_rival && cost < least) {
            least = cost;
            best = k;
        }
    }
    return best;
}

/* Joins a pronoun, whatever kind extract took it for, to what it stands for. */
bool referent_join(struct story *story, uint32_t pronoun, uint32_t other, const char *id) {
    struct member *here = &story->members[pronoun];
    enum story_kind kind = here->kind;
    here->kind = story->members[story_root(story, other)].kind;
    if (story_join(story, pronoun, other, id))
        return true;
    here->kind = kind;
    return false;
}
