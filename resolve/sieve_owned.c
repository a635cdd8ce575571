/* "His mother", "my brother", "her firm", "her people": once it is known who he is, whoever the text told to be his mother by name,
   the other way round too ("Lucy's mother, Ada Hay, rang her daughter"), and the body that he leads. */
#include <string.h>

#include "record/arena.h"
#include "resolve/description.h"
#include "resolve/referent.h"
#include "resolve/sieve.h"
#include "resolve/speaker.h"
#include "resolve/story.h"

enum { OWNER_GAP_MOST = 5 /* bytes of "’s " */ };

/* What somebody named is to whom: `who` is the parent of `owner`. */
struct fact {
    uint32_t who, owner;
    struct text tie;
    char sex;
};

struct facts {
    struct fact *at;
    size_t count;
};

/* The longest end of a phrase that is a noun for kin of a known kind; NULL for none. */
static const struct list_entry *kin_entry(const struct story *story, struct text plain) {
    for (size_t at = 0; at < plain.size; at++) {
        if (at && plain.at[at - 1] != ' ')
            continue;
        struct text tail = text_slice(plain, at, plain.size);
        const struct list_entry *entry = lexicon_find(story->lexicon, story->lexicon->kin, tail);
        if (entry)
            return list_attribute(entry, "tie").size && !list_attribute(entry, "plural").size ? entry : NULL;
    }
    return NULL;
}

static char sex_of(const struct list_entry *entry) {
    struct text sex = list_attribute(entry, "sex");
    return sex.size ? sex.at[0] : 0;
}

/* 'm' for words that begin with "his", 'f' for "her", 0 for others. */
static char owner_sex(struct text plain) {
    return text_starts_with(plain, TEXT("his ")) ? 'm' : text_starts_with(plain, TEXT("her ")) ? 'f' : 0;
}

static bool is_person(const struct story *story, uint32_t member) {
    return member != NOBODY && story->members[story_root(story, member)].kind == KIND_PERSON;
}

static struct facts read_facts(struct story *story) {
    struct facts facts = {arena_take(story->arena, (story->count + 1) * sizeof *facts.at), 0};
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        struct text kin =
            here->mention->kin.size ? name_plain(story->arena, here->mention->kin) : (struct text){"", 0};
        const struct list_entry *entry = kin_entry(story, kin);
        if (!entry)
            continue;
        uint32_t owner = here->kin_of;
        if (owner == NOBODY && owner_sex(kin))
            owner = referent_nearest(story, i, KIND_PERSON, owner_sex(kin));
        char own = story->members[story_root(story, i)].sex, sex = sex_of(entry);
        bool is_told = is_person(story, owner) && story_root(story, owner) != story_root(story, i) &&
                       !(own && sex && own != sex);
        if (is_told)
            facts.at[facts.count++] = (struct fact){i, owner, list_attribute(entry, "tie"), sex};
    }
    return facts;
}

/* What the owner is to his mother: her child. */
static struct text inverse_of(struct text tie) {
    static const char *const pairs[][2] = {
        {"parent", "child"}, {"grandparent", "grandchild"}, {"uncle", "nephew"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (size_t side = 0; side < 2; side++)
            if (text_is(tie, pairs[i][side]))
                return text_of(pairs[i][1 - side]);
    return tie;
}

/* Who stands before "'s brother". */
static uint32_t named_owner(const struct story *story, uint32_t i) {
    const struct mention *here = story->members[i].mention;
    for (uint32_t k = i; k-- > 0 && story->members[k].mention->sentence == here->sentence;) {
        size_t end = story->members[k].mention->end;
        if (end < here->start && here->start - end <= OWNER_GAP_MOST && here->start - end > 1)
            return k;
    }
    return NOBODY;
}

/* Whose the description is; NOBODY where that is not known. */
static uint32_t owner_of(const struct story *story, uint32_t i) {
    static const char *const mine[] = {"my ", "our ", NULL};
    const struct member *here = &story->members[i];
    char sex = owner_sex(here->plain);
    if (text_starts_in_any(here->plain, mine))
        return here->speaker;
    if (!sex)
        return text_ends_with(here->mention->rule, TEXT("-of-name")) ? named_owner(story, i) : NOBODY;
    for (uint32_t k = i ? i - 1 : 0; k <= i + 1 && k < story->count; k++)
        if (story->members[k].form == FORM_PRONOUN &&
            story->members[k].mention->start == here->mention->start)
            return story->members[story_root(story, k)].is_known ? k : NOBODY;
    return referent_nearest(story, i, KIND_PERSON, sex);
}

/* Everybody told to be so to the owner. */
static void find_kin(const struct story *story, const struct facts *facts, uint32_t owner,
                     const struct list_entry *entry, struct choice *choice) {
    struct text tie = list_attribute(entry, "tie");
    char sex = sex_of(entry);
    for (size_t i = 0; i < facts->count; i++) {
        const struct fact *fact = &facts->at[i];
        bool is_straight = story_root(story, fact->owner) == story_root(story, owner),
             is_inverse = story_root(story, fact->who) == story_root(story, owner);
        uint32_t kin = is_straight ? fact->who : fact->owner;
        struct text told = is_straight ? fact->tie : inverse_of(fact->tie);
        char own = story->members[story_root(story, kin)].sex;
        own = own ? own : is_straight ? fact->sex : 0;
        if ((is_straight || is_inverse) && text_is_equal(told, tie) && !(own && sex && own != sex))
            choice_add(story, choice, kin);
    }
}

/* "His other brother" is not the one told of. */
static bool is_another(struct text plain) {
    static const char *const words[] = {" other ", " another ", " second ", " third ", " first ", NULL};
    return text_holds_any(plain, words);
}

static bool join_kin(struct story *story, const struct facts *facts, uint32_t i, const char *id) {
    const struct member *here = &story->members[i];
    const struct list_entry *entry = kin_entry(story, here->plain);
    bool is_asked = entry && !text_is(here->mention->gender, "pl") && !is_another(here->plain);
    uint32_t owner = is_asked ? owner_of(story, i) : NOBODY;
    struct choice choice = {.count = 0};
    if (is_person(story, owner))
        find_kin(story, facts, owner, entry, &choice);
    return choice.count == 1 && story_root(story, choice.who[0]) != story_root(story, i) &&
           story_join(story, i, choice.who[0], id);
}

/* A body that its leader may call his "firm", whatever it is. */
static bool is_any_body(struct text plain) {
    static const char *const nouns[] = {"firm",         "company", "business", "organisation",
                                        "organization", "group",   "agency",   NULL};
    return text_is_any(text_last_word(plain), nouns);
}

/* "Her firm", and "her people audited it", said of the head of the audit office: those are the office. */
static bool join_body(struct story *story, uint32_t i, const char *id) {
    const struct member *here = &story->members[i];
    bool are_people = text_is(here->mention->rule, "nominal.their-people");
    uint32_t owner = owner_of(story, i), only = NOBODY;
    if (!is_person(story, owner))
        return false;
    for (uint32_t k = story_root(story, owner); k != NOBODY; k = story->members[k].next) {
        uint32_t body = story->members[k].body;
        if (body == NOBODY || !description_fit(story, body, i))
            continue;
        if (only != NOBODY && story_root(story, only) != story_root(story, body))
            return false; /* of two that fit nobody knows which */
        only = body;
    }
    if (only == NOBODY && (are_people || (is_any_body(here->plain) && !description_is_narrow(story, i))))
        only = speaker_body(story, owner);
    if (only == NOBODY && are_people)
        only = speaker_force(story, owner);
    return only != NOBODY && story_root(story, only) != story_root(story, i) &&
           story_join(story, i, only, id);
}

/* "His wife" again, of the same man: joined to where it was said before. */
static void join_same(struct story *story, uint32_t i, struct index *said, uint32_t *owners, const char *id) {
    const struct member *here = &story->members[i];
    if (!description_is_personal(here->plain) || story_root(story, i) != i)
        return;
    uint32_t owner = owner_of(story, i);
    owners[i] = owner == NOBODY ? NOBODY : story_root(story, owner);
    struct text noun = description_bare(here->plain);
    const struct index_place *place = index_find(said, noun);
    while (place && (owners[place->number] != owners[i] || !story_join(story, i, place->number, id)))
        place = index_next(said, place);
    if (!place)
        index_add(said, noun, i);
}

void sieve_owned(struct story *story, const char *id) {
    struct facts facts = read_facts(story);
    struct index *said = index_new(story->arena);
    uint32_t *owners = arena_take(story->arena, (story->count + 1) * sizeof *owners);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i], *root = &story->members[story_root(story, i)];
        if (here->form != FORM_NOMINAL || root->has_name || here->group != NOBODY)
            continue;
        bool is_owned = description_article(story, here) == ARTICLE_POSSESSIVE;
        bool is_joined = here->kind == KIND_PERSON        ? join_kin(story, &facts, i, id)
                         : here->kind == KIND_INSTITUTION ? is_owned && join_body(story, i, id)
                                                          : true;
        if (!is_joined && !here->doubt)
            join_same(story, i, said, owners, id);
    }
}
