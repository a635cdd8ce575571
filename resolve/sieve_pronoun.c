/* Pronouns. Candidates are what was spoken of up to three sentences before; the cheapest wins: each sentence back
   costs, not being the subject costs, an unknown sex costs. The ends of one relation are never one person (veto.c). */
#include <string.h>

#include "resolve/description.h"
#include "resolve/owner.h"
#include "resolve/sieve.h"
#include "resolve/story.h"

enum {
    SENTENCES_BACK = 3,
    BACK_MOST = 200,
    FORCE_STORY = 2000, /* mentions of a text that may be of one police force */
    COST_SENTENCE = 4,
    COST_OBJECT = 4,
    COST_SEX_UNKNOWN = 3, /* less than a sentence: "Robin Low said she" */
    COST_STRANGER = 4,    /* "a man" */
    COST_SPOKESMAN = 12,  /* who speaks for him */
    CLAUSE_MOST = 60,     /* bytes from a subject to the object of its clause */
    BEHIND_MOST = 24,     /* bytes from He to whom the sentence then names */
    COST_PLACE = 1,       /* each candidate's mention in between, in quarters of this */
    BESIDE_MOST = 12      /* bytes between two names that are spoken of together: ", 31, and " */
};

enum word { WORD_OTHER, WORD_HE, WORD_SHE, WORD_IT, WORD_THEY, WORD_FIRST, WORD_WE };

static enum word word_of(const struct member *member) {
    static const struct {
        const char *plain;
        enum word word;
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

/* Joins a pronoun, whatever kind extract took it for, to what it stands for. */
static bool join(struct story *story, uint32_t pronoun, uint32_t other, const char *id) {
    struct member *here = &story->members[pronoun];
    enum story_kind kind = here->kind;
    here->kind = story->members[story_root(story, other)].kind;
    if (story_join(story, pronoun, other, id))
        return true;
    here->kind = kind;
    return false;
}

/* Whether nobody is known to be meant yet: a pronoun alone, or he and the I who he is ("I rang," he said). */
static bool is_open(const struct member *root) {
    return !root->is_known;
}

/* Whether a mention may be what a pronoun stands for: a name, or what has been resolved already. */
static bool is_antecedent(const struct story *story, uint32_t k, enum story_kind kind) {
    const struct member *there = &story->members[k];
    bool is_writer = text_is(there->mention->block, "byline");
    if (word_of(there) == WORD_FIRST) /* "I rang Hay. He left.": he is not who wrote it */
        is_writer = story->members[story_root(story, k)].is_signed;
    return !is_writer && there->kind == kind && there->group == NOBODY && !there->doubt &&
           (there->form != FORM_PRONOUN || !is_open(&story->members[story_root(story, k)]));
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

/* "Her", where no description begins with it: "her lawyer" may well be the subject's. */
static bool is_object(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    bool is_owner = i + 1 < story->count && story->members[i + 1].mention->start == here->mention->start;
    return text_is(here->plain, "him") || (text_is(here->plain, "her") && !is_owner);
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

/* Whether a relation has the one at one end and the other at the other. */
static bool is_across(const struct story *story, uint32_t i, uint32_t k) {
    for (uint32_t e = story->members[story_root(story, i)].edges; e != NOBODY; e = story->edges[e].next)
        if (story_root(story, story->edges[e].other) == story_root(story, k))
            return true;
    return false;
}

/* From where a pronoun looks back: he who says "I ... me" before he is told of, from his first word. */
static uint32_t looks_from(const struct story *story, uint32_t i) {
    uint32_t root = story_root(story, i);
    return word_of(&story->members[root]) == WORD_FIRST ? root : i;
}

/* A spokesman says of himself that he rings nobody: "his lawyer said he had not" is said of whom he speaks for. */
static bool speaks_for_him(const struct story *story, uint32_t k, const struct member *here) {
    static const char *const words[] = {"lawyer",       "solicitor", "attorney",    "barrister", "counsel",
                                        "spokesman",    "agent",     "spokeswoman", "aide",      "publicist",
                                        "spokesperson", "advocate",  NULL};
    const struct member *there = &story->members[k];
    struct text role = there->form == FORM_NOMINAL ? there->plain : there->mention->role;
    bool is_subject = text_is(here->plain, "he") || text_is(here->plain, "she");
    return is_subject && there->mention->sentence == here->mention->sentence &&
           text_is_any(text_last_word(role), words);
}

/* Who of a sex a mention may be whose: "he", or whose "his wife" is. */
static uint32_t nearest(const struct story *story, uint32_t i, enum story_kind kind, char sex) {
    const struct member *here = &story->members[i];
    uint32_t best = NOBODY, subject = own_subject(story, i), behind = named_behind(story, i);
    uint32_t from = looks_from(story, i);
    bool is_pronoun = here->form == FORM_PRONOUN;
    size_t least = SIZE_MAX, between = 0, sentence = story->members[from].mention->sentence;
    for (uint32_t k = from; k-- > 0 && from - k <= BACK_MOST;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence + SENTENCES_BACK < sentence)
            break;
        if (!is_antecedent(story, k, kind) ||
            (sex && text_is(there->mention->gender, "pl"))) /* "he" after "the two men" */
            continue;
        const struct member *root = &story->members[story_root(story, k)];
        bool clashes = sex && root->sex && sex != root->sex;
        uint32_t other = story_root(story, k);
        bool is_rival = is_pronoun && (other == subject || other == behind || is_across(story, i, k));
        size_t cost = cost_of(story, k, sex, sentence, between++);
        if (kind == KIND_PERSON && speaks_for_him(story, k, here))
            cost += COST_SPOKESMAN * 4;
        if (!clashes && !is_rival && cost < least) {
            least = cost;
            best = k;
        }
    }
    return best;
}

uint32_t owner_of_sex(const struct story *story, uint32_t i, char sex) {
    return nearest(story, i, KIND_PERSON, sex);
}

/* "When he rang her, Rosa Finch was out": nobody told of before, so whoever of that sex the sentence is about. */
static uint32_t subject_behind(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    for (uint32_t k = i + 1; k < story->count; k++) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence != here->mention->sentence)
            break;
        bool is_subject = there->kind == KIND_PERSON && there->form == FORM_NAME && there->mention->subject;
        if (is_subject)
            return story->members[story_root(story, k)].sex == here->sex && !is_across(story, i, k) ? k
                                                                                                    : NOBODY;
    }
    return NOBODY;
}

/* The body that somebody speaks for, NOBODY for none and where the text tells of several. */
uint32_t owner_body(const struct story *story, uint32_t speaker) {
    uint32_t body = NOBODY;
    for (uint32_t k = story_root(story, speaker); k != NOBODY; k = story->members[k].next) {
        uint32_t other = story->members[k].body;
        if (other == NOBODY)
            continue;
        if (body != NOBODY && story_root(story, body) != story_root(story, other))
            return NOBODY;
        body = other;
    }
    return body;
}

/* Whether a speaker's office is one in a firm, or to speak for others: "the chief executive", "a spokesman". */
static bool is_officer(const struct story *story, uint32_t speaker) {
    for (uint32_t k = story_root(story, speaker); k != NOBODY; k = story->members[k].next)
        if (story->members[k].is_officer)
            return true;
    return false;
}

/* The only body named within reach before `i` that is at no other end of its relations; NOBODY for none and for several. */
static uint32_t only_body(const struct story *story, uint32_t i) {
    uint32_t body = NOBODY;
    size_t sentence = story->members[i].mention->sentence;
    for (uint32_t k = i; k-- > 0 && i - k <= BACK_MOST;) {
        if (story->members[k].mention->sentence + SENTENCES_BACK < sentence)
            break;
        if (story->members[k].form != FORM_NAME || !is_antecedent(story, k, KIND_INSTITUTION) ||
            is_across(story, i, k))
            continue;
        if (body != NOBODY && story_root(story, body) != story_root(story, k))
            return NOBODY;
        body = k;
    }
    return body;
}

/* The only police force that the text names, where the speaker's rank is one of the police: "we are not investigating him". */
static uint32_t force_of(const struct story *story, uint32_t speaker) {
    bool is_police = false;
    uint32_t force = NOBODY;
    if (story->count > FORCE_STORY)
        return NOBODY;
    for (uint32_t k = story_root(story, speaker); k != NOBODY; k = story->members[k].next) {
        struct text rungs = lexicon_rungs(story->lexicon, story->members[k].mention->title);
        is_police |= rungs.size && memmem(rungs.at, rungs.size, "police", strlen("police"));
    }
    for (uint32_t k = 0; k < story->count && is_police; k++) {
        const struct member *there = &story->members[k];
        if (there->kind != KIND_INSTITUTION || there->form != FORM_NAME ||
            !text_items_meet(story->members[story_root(story, k)].class, TEXT("police")))
            continue;
        if (force != NOBODY && story_root(story, force) != story_root(story, k))
            return NOBODY;
        force = k;
    }
    return force;
}

/* "Kelp Ltd denied it. "We rang nobody," Ann Hay, a manager, said": who is first told of as speaking for it; the body that acts in
   the sentence before, where that tells of no other. */
static uint32_t body_before_quote(const struct story *story, uint32_t i, uint32_t speaker) {
    size_t sentence = story->members[i].mention->sentence;
    uint32_t body = NOBODY;
    bool is_acting = false;
    bool is_new = story_root(story, speaker) == speaker && speaker > i &&
                  story->members[speaker].form == FORM_NAME && story->members[speaker].mention->role.size;
    for (uint32_t k = i; is_new && k-- > 0 && story->members[k].mention->sentence + 1 >= sentence;) {
        const struct member *there = &story->members[k];
        bool is_body = there->form == FORM_NAME && is_antecedent(story, k, KIND_INSTITUTION);
        if (there->mention->sentence == sentence || !(is_body || there->mention->subject))
            continue;
        if (!is_body || (body != NOBODY && story_root(story, body) != story_root(story, k)))
            return NOBODY;
        body = k;
        is_acting |= there->mention->subject;
    }
    return is_acting ? body : NOBODY;
}

/* I is who speaks; we is the body that he speaks for, where the text names one, or his office is that of a firm, and
   does not say "we met". "We", she said, waits until it is known who she is. */
static void join_speakers(struct story *story, const char *id, bool are_pronouns_known) {
    for (uint32_t i = 0; i < story->count; i++) {
        enum word word = word_of(&story->members[i]);
        uint32_t speaker = story->members[i].speaker;
        if (speaker == NOBODY || (word != WORD_FIRST && word != WORD_WE) ||
            !is_open(&story->members[story_root(story, i)]))
            continue;
        bool is_early = word == WORD_WE && is_open(&story->members[story_root(story, speaker)]);
        if (is_early && !are_pronouns_known)
            continue;
        bool is_of_body = word == WORD_WE && !story->members[i].is_mutual;
        uint32_t body = is_of_body ? owner_body(story, speaker) : NOBODY;
        if (is_of_body && body == NOBODY && is_officer(story, speaker)) /* the same for the next "we" */
            body = story->members[speaker].body = only_body(story, i);
        if (is_of_body && body == NOBODY)
            body = body_before_quote(story, i, speaker);
        if (word == WORD_WE && body == NOBODY)
            body = force_of(story, speaker);
        join(story, i, body == NOBODY ? speaker : body, id);
    }
}

void sieve_speaker(struct story *story, const char *id) {
    join_speakers(story, id, false);
}

void sieve_speaker_again(struct story *story, const char *id) {
    join_speakers(story, id, true);
}

/* Whether a member is a pronoun that stands at `start`. */
static bool is_pronoun_at(const struct story *story, uint32_t k, size_t start) {
    return k < story->count && story->members[k].form == FORM_PRONOUN &&
           story->members[k].mention->start == start;
}

/* Who "her" of "her people" is: the pronoun, where it is a mention, else who acted last, if of that sex. */
static uint32_t owner_of(const struct story *story, uint32_t i) {
    static const char *const his[] = {"his ", "His ", NULL};
    const struct mention *mention = story->members[i].mention;
    char sex = text_starts_in_any(mention->text, his) ? 'm' : 'f';
    if (i && is_pronoun_at(story, i - 1, mention->start))
        return i - 1;
    if (is_pronoun_at(story, i + 1, mention->start))
        return i + 1;
    for (uint32_t k = i; k-- > 0 && story->members[k].mention->sentence + 1 >= mention->sentence;) {
        char other = story->members[story_root(story, k)].sex;
        if (story->members[k].kind == KIND_PERSON && story->members[k].mention->subject)
            return !other || other == sex ? k : NOBODY;
    }
    return NOBODY;
}

/* "Her people audited it", said of the head of the audit office: what somebody has who leads or speaks for a body is that body. */
void sieve_their_people(struct story *story, const char *id) {
    for (uint32_t i = 0; i < story->count; i++) {
        uint32_t owner =
            text_is(story->members[i].mention->rule, "nominal.their-people") ? owner_of(story, i) : NOBODY;
        uint32_t body = owner == NOBODY ? NOBODY : owner_body(story, owner);
        if (body == NOBODY && owner != NOBODY)
            body = force_of(story, owner);
        if (body != NOBODY)
            join(story, i, body, id);
    }
}

/* The people named last side by side: "A and B", "A, 31, B, 30, and C". */
static void find_people(const struct story *story, uint32_t i, struct choice *who) {
    const struct member *here = &story->members[i], *right = NULL;
    for (uint32_t k = i; k-- > 0 && i - k <= BACK_MOST;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence + 2 < here->mention->sentence)
            return;
        if (there->kind != KIND_PERSON || there->form != FORM_NAME ||
            text_ends_with(there->mention->rule, TEXT("byline"))) /* who wrote it is not who it is about */
            continue;
        bool is_beside = right && right->mention->sentence == there->mention->sentence &&
                         right->mention->start - there->mention->end <= BESIDE_MOST;
        if (!is_beside && who->count > 1)
            return;
        if (!is_beside)
            who->count = 0;
        choice_add(story, who, k);
        right = there;
    }
}

/* "The families ... them": the last description of several people, of those of one sentence whoever acts. */
static uint32_t find_plural(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    uint32_t last = NOBODY;
    for (uint32_t k = i; k-- > 0;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence + 2 < here->mention->sentence ||
            (last != NOBODY && there->mention->sentence != story->members[last].mention->sentence))
            break;
        bool is_passing = !there->is_tied && (text_ends_with(there->mention->rule, TEXT("bare-people")) ||
                                              text_ends_with(there->mention->rule, TEXT("whose")));
        bool is_plural = there->form == FORM_NOMINAL && text_is(there->mention->gender, "pl") && !is_passing;
        if (!is_plural || there->kind != KIND_PERSON || story_is_vetoed(story, i, k, true))
            continue;
        if (there->mention->subject)
            return k;
        last = last == NOBODY ? k : last;
    }
    return last;
}

/* "Regulators have extended their inquiry": the body that acts earlier in the pronoun's own sentence. Whom it acts on, "them", is
   another. */
static uint32_t acting_body(const struct story *story, uint32_t i) {
    size_t sentence = story->members[i].mention->sentence;
    for (uint32_t k = i; k-- > 0 && story->members[k].mention->sentence == sentence;) {
        const struct member *there = &story->members[k];
        if (there->mention->subject)
            return there->kind == KIND_INSTITUTION && is_antecedent(story, k, KIND_INSTITUTION) ? k : NOBODY;
    }
    return NOBODY;
}

static bool is_in_sentence(const struct story *story, const struct choice *who, uint32_t i) {
    return who->count && story->members[who->who[0]].mention->sentence == story->members[i].mention->sentence;
}

static void resolve_they(struct story *story, uint32_t i, const char *id) {
    struct choice who = {.count = 0};
    find_people(story, i, &who);
    bool is_object = text_is(story->members[i].plain, "them") || is_in_sentence(story, &who, i);
    uint32_t body = is_object ? NOBODY : acting_body(story, i);
    if (body != NOBODY && join(story, i, body, id))
        return;
    uint32_t plural = find_plural(story, i);
    uint32_t institution = nearest(story, i, KIND_INSTITUTION, 0);
    if (who.count > 1)
        story_group(story, i, &who, id);
    else if (plural != NOBODY && story->members[plural].group != NOBODY)
        story_group(story, i, &story->groups[story->members[plural].group].members, id);
    else if (plural != NOBODY)
        join(story, i, plural, id);
    else if (institution != NOBODY)
        join(story, i, institution, id);
}

void sieve_pronoun(struct story *story, const char *id) {
    for (uint32_t i = 0; i < story->count; i++) {
        struct member *here = &story->members[i];
        enum word word = word_of(here);
        struct member *root = &story->members[story_root(story, i)];
        if (!is_open(root))
            continue;
        uint32_t found = NOBODY;
        if (word == WORD_HE || word == WORD_SHE) {
            here->sex = root->sex = word == WORD_HE ? 'm' : 'f';
            here->sex_is_sure = root->sex_is_sure = true;
            found = nearest(story, i, KIND_PERSON, here->sex);
            found = found == NOBODY ? subject_behind(story, i) : found;
        } else if (word == WORD_IT) {
            found = nearest(story, i, KIND_INSTITUTION, here->sex);
        } else if (word == WORD_THEY) {
            resolve_they(story, i, id);
        }
        if (found != NOBODY)
            join(story, i, found, id);
    }
}

/* An age belongs to the entity of the person whose age it is; it is no mention of him, so nothing is joined. */
void sieve_age(struct story *story, const char *id) {
    for (uint32_t i = 0; i < story->count; i++)
        if (story->members[i].kind == KIND_AGE && story->members[i].of != NOBODY)
            story->members[i].sieve = id;
}
