/* Descriptions: "the watchdog", "the former nurse", "the man". A role finds the person who bears it, a class or a
   head noun the nearest institution that fits; the same description twice is one entity. */
#include <string.h>

#include "record/arena.h"
#include "resolve/antecedent.h"
#include "resolve/description.h"
#include "resolve/sieve.h"
#include "resolve/story.h"

enum {
    PASSING_SENTENCES = 2, /* behind which one told of in passing is no longer meant */
    LEAD_SENTENCES = 2,    /* headline and lead tell of somebody who is named later */
    SEX_SENTENCES = 3,     /* back to whom "the man" may be */
    FIRM_LEAST = 3,        /* mentions of a firm that is meant by its trade alone */
    FIRM_STORY = 2000      /* mentions of a text that may be about one firm */
};

static bool is_nominal(const struct member *member, enum story_kind kind) {
    return member->kind == kind && member->form == FORM_NOMINAL;
}

static bool is_single(const struct story *story, uint32_t i) {
    return story->members[i].parent == i && story->members[i].size == 1;
}

/* A role's plain words; an office told by its letters alone ("the acting DG") is spelt out. */
static struct text spelt_out(const struct story *story, struct text role) {
    struct text plain = description_bare(name_plain(story->arena, role)), letters = text_last_word(role);
    bool is_letters = letters.size > 1;
    for (size_t i = 0; i < letters.size; i++)
        is_letters = is_letters && letters.at[i] >= 'A' && letters.at[i] <= 'Z';
    const struct list_entry *entry =
        is_letters ? lexicon_find(story->lexicon, story->lexicon->role, letters) : NULL;
    return entry ? name_plain(story->arena, list_name(entry)) : plain;
}

/* What a person's mention says of his role: the role before the name, or the words of an apposition. */
static struct text role_of(const struct story *story, const struct member *member) {
    if (member->kind != KIND_PERSON)
        return (struct text){"", 0};
    if (member->form == FORM_NOMINAL)
        return spelt_out(story, member->mention->text);
    if (member->mention->role.size)
        return spelt_out(story, member->mention->role);
    return name_plain(story->arena, member->mention->title);
}

/* What a mention says of a role: "His successor, Bishop Ann Lowe" says two things; and of what "Minister for Ports" is one. */
struct told {
    struct text role, title, office;
};

/* A title's plain words, spelt out as its list has it: "Prof" is a professor. */
static struct text title_of(const struct story *story, const struct member *member) {
    const struct lexicon *lexicon = story->lexicon;
    const struct list_entry *entry = NULL;
    for (size_t i = 0; i < 3 && !entry && member->mention->title.size; i++)
        entry = lexicon_find(lexicon, lexicon->titles[i], member->mention->title);
    return name_plain(story->arena, entry ? list_name(entry) : member->mention->title);
}

/* "Minister" of "Minister for Ports"; empty where nothing says of or for what. */
static struct text office_of(struct text title) {
    static const char *const joints[] = {" of ", " for ", NULL};
    size_t at = text_find_any(title, 0, joints);
    return at < title.size ? text_slice(title, 0, at) : (struct text){"", 0};
}

static bool is_same_role(struct text a, struct text b) {
    return description_is_tail(a, b) || description_is_tail(b, a);
}

/* Whether one told of is called so by role or by title. */
static bool bears(const struct told *told, struct text role) {
    return is_same_role(told->role, role) || is_same_role(told->title, role) ||
           text_is_equal(told->office, role);
}

static bool are_several(const struct member *member) {
    return text_is(member->mention->gender, "pl");
}

/* Whether both speak of one or both of several: of several roles only where the words are the same, "the three officers"
   being none of "her officers"; "the family" is the Lowe family. */
static bool are_as_many(const struct story *story, uint32_t there, uint32_t i) {
    const struct member *one = &story->members[there], *other = &story->members[i];
    bool is_plural = text_ends_with(other->plain, TEXT("s"));
    return are_several(one) == are_several(other) &&
           (!are_several(one) || !is_plural ||
            text_is_equal(description_bare(one->plain), description_bare(other->plain)));
}

/* "One surgeon said", some sentences ago, of whom nothing else is told. */
static bool is_passing(const struct story *story, uint32_t there, uint32_t i) {
    const struct member *root = &story->members[story_root(story, there)];
    return !root->has_name && root->size == 1 &&
           description_article(story, &story->members[there]) == ARTICLE_INDEFINITE &&
           story->members[there].mention->sentence + PASSING_SENTENCES < story->members[i].mention->sentence;
}

/* The nearest bearer of the role before a description of it: "two people", "the people", but not "the two nurses" who
   is a nurse; rather one who is named than one told of in passing. */
static uint32_t bearer_of(const struct story *story, const struct index *roles, const struct told *told,
                          uint32_t i) {
    uint32_t nearest = NOBODY, named = NOBODY;
    for (const struct index_place *place = index_find(roles, text_last_word(told[i].role)); place;
         place = index_next(roles, place)) {
        if (!bears(&told[place->number], told[i].role) || !are_as_many(story, place->number, i) ||
            story_is_vetoed(story, i, place->number, false))
            continue;
        nearest = place->number;
        named = story->members[story_root(story, nearest)].has_name ? nearest : named;
    }
    return named != NOBODY && is_passing(story, nearest, i) ? named : nearest;
}

/* The only bearer of the role of a text, who is named behind the description: "the registrar" before "the registrar, Ann
   Hay"; NOBODY for none and for several. */
static uint32_t bearer_behind(const struct story *story, const struct index *roles, const struct told *told,
                              uint32_t i, bool is_lead) {
    uint32_t only = NOBODY;
    struct text role = told[i].role;
    if (!lexicon_find(story->lexicon, story->lexicon->role, text_last_word(role)) &&
        !lexicon_find(story->lexicon, story->lexicon->role, role))
        return NOBODY; /* "the man" is no trade */
    for (const struct index_place *place = index_find(roles, text_last_word(role)); place;
         place = index_next(roles, place)) {
        const struct member *there = &story->members[place->number];
        bool is_bearer = description_is_tail(told[place->number].role, role) ||
                         description_is_tail(told[place->number].title, role) ||
                         (is_lead && is_same_role(told[place->number].title, role));
        if (there->form != FORM_NAME || !is_bearer)
            continue; /* "the senior author" is not any author */
        bool is_other = only != NOBODY && story_root(story, only) != story_root(story, place->number);
        if (is_other || place->number < i || are_several(&story->members[i]) ||
            story_is_vetoed(story, i, place->number, false))
            return NOBODY;
        only = only == NOBODY ? place->number : only;
    }
    return only;
}

static bool is_asking(const struct story *story, uint32_t i) {
    return is_nominal(&story->members[i], KIND_PERSON) && is_single(story, i) &&
           description_article(story, &story->members[i]) == ARTICLE_DEFINITE;
}

/* The trades that people who are named are told to be of: head noun -> member. */
static struct index *trades_of(const struct story *story) {
    struct index *trades = index_new(story->arena);
    for (uint32_t k = 0; k < story->count; k++)
        if (story->members[k].form == FORM_NAME && story->members[k].kind == KIND_PERSON)
            index_add(trades, text_last_word(role_of(story, &story->members[k])), k);
    return trades;
}

/* Files a body before whose name a description stands under the description's noun; of each noun but two bodies, which
   are as many as any more: "the auditor" is neither. */
static void file_body(const struct story *story, struct index *bodies, uint32_t k) {
    const struct member *here = &story->members[k];
    if (here->form != FORM_NOMINAL || here->alias_of == NOBODY || here->kind != KIND_INSTITUTION)
        return;
    struct text head = text_last_word(here->plain);
    const struct index_place *place = index_find(bodies, head);
    bool is_filed =
        place && (index_next(bodies, place) || story_root(story, place->number) == story_root(story, k));
    if (!is_filed)
        index_add(bodies, head, k);
}

void sieve_described(struct story *story, const char *id) {
    const struct index *trades = trades_of(story);
    struct index *bodies = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        struct member *here = &story->members[i];
        struct text head = text_last_word(here->plain);
        const struct index_place *body = index_find(bodies, head);
        bool is_only = body && !index_next(bodies, body) && !index_find(trades, head);
        if (is_only && is_asking(story, i) && !are_several(here)) {
            here->kind = KIND_INSTITUTION;
            if (!story_join(story, i, body->number, id))
                here->kind = KIND_PERSON;
        }
        file_body(story, bodies, i);
    }
}

/* Whether nobody is told of before it in its sentence: where, when and by which agency a story was filed tells of nobody. */
static bool opens_sentence(const struct story *story, uint32_t i) {
    for (uint32_t k = i;
         k-- > 0 && story->members[k].mention->sentence == story->members[i].mention->sentence;)
        if (story->members[k].kind != KIND_PLACE && story->members[k].kind != KIND_DATE &&
            !text_items_meet(story->members[k].class, TEXT("media")))
            return false;
    return true;
}

/* Whether a text begins with somebody told by his trade alone: "A coroner will write to". */
static bool is_lead(const struct story *story, uint32_t i) {
    const struct member *here = &story->members[i];
    return opens_sentence(story, i) && is_nominal(here, KIND_PERSON) && is_single(story, i) &&
           here->mention->subject && here->mention->sentence < LEAD_SENTENCES && !are_several(here) &&
           description_article(story, here) == ARTICLE_INDEFINITE;
}

void sieve_role(struct story *story, const char *id) {
    struct index *roles = index_new(story->arena);
    struct told *told = arena_take(story->arena, (story->count + 1) * sizeof *told);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        told[i].role = role_of(story, here);
        told[i].title = title_of(story, here);
        told[i].office = office_of(told[i].title);
        uint32_t bearer = is_asking(story, i) ? bearer_of(story, roles, told, i) : NOBODY;
        if (bearer != NOBODY) {
            story_join(story, i, bearer, id);
            continue;
        }
        struct text head = text_last_word(told[i].role), title = text_last_word(told[i].title);
        index_add(roles, head, i);
        if (title.size && !text_is_equal(head, title))
            index_add(roles, title, i);
        if (told[i].office.size)
            index_add(roles, text_last_word(told[i].office), i);
    }
    for (uint32_t i = 0; i < story->count; i++) {
        bool is_first = is_lead(story, i);
        uint32_t bearer =
            is_first || is_asking(story, i) ? bearer_behind(story, roles, told, i, is_first) : NOBODY;
        if (bearer != NOBODY)
            story_join(story, i, bearer, id);
    }
}

/* The same description again: "the families". "His mother" and "her mother" are two, "a man" is always a new one. */
static void join_same(struct story *story, uint32_t i, struct index *said, const char *id) {
    const struct member *here = &story->members[i];
    enum article article = description_article(story, here);
    struct text words = article == ARTICLE_POSSESSIVE ? here->plain : description_bare(here->plain);
    const struct index_place *place = article == ARTICLE_INDEFINITE ? NULL : index_find(said, words);
    while (place && !story_join(story, i, place->number, id))
        place = index_next(said, place);
    if (!place)
        index_add(said, words, i);
}

/* Whether a description is of somebody in office: of "the ombudsman", not of "the economist". */
static bool is_office(const struct story *story, uint32_t i) {
    const struct lexicon *lexicon = story->lexicon;
    struct text words = description_bare(story->members[i].plain);
    const struct list_entry *entry = lexicon_find(lexicon, lexicon->role, words);
    while (entry && !text_is(list_attribute(entry, "office"), "1"))
        entry = list_next(lexicon->lists, entry, words);
    return entry != NULL;
}

/* "The ombudsman" where the text names the Housing Ombudsman: the office is the body, unless a person bears it;
   a newspaper is no office, whatever it is called. */
static bool join_office(struct story *story, uint32_t i, const char *id) {
    struct member *here = &story->members[i];
    struct choice choice = {.count = 0};
    if (here->kind != KIND_PERSON || description_article(story, here) != ARTICLE_DEFINITE ||
        description_is_narrow(story, i) || are_several(here) || !is_office(story, i))
        return false;
    here->kind = KIND_INSTITUTION;
    antecedent_before(story, i, FIT_HEAD, &choice);
    bool is_paper = choice.count == 1 && text_items_meet(story->members[choice.who[0]].class, TEXT("media"));
    if (choice.count == 1 && !is_paper && story_join(story, i, choice.who[0], id))
        return true;
    here->kind = KIND_PERSON;
    return false;
}

/* The bodies of its class that bear its topic in their name: "Hay Homes" is a landlord, any firm is not; but any bank is a lender. */
static void find_firms(const struct story *story, uint32_t i, struct choice *firms) {
    for (uint32_t k = 0; k < story->count && firms->count < 2; k++)
        if (description_fit(story, k, i) >=
            (text_is(story->members[i].class, "bank") ? FIT_CLASS : FIT_TOPIC))
            choice_add(story, firms, k);
}

/* Whether the text tells of no other body as often, and more than in passing. */
static bool is_told_of_most(const struct story *story, uint32_t root) {
    for (uint32_t k = 0; k < story->count; k++)
        if (story->members[k].kind == KIND_INSTITUTION && story_root(story, k) != root &&
            story->members[story_root(story, k)].size >= story->members[root].size)
            return false;
    return story->members[root].size >= FIRM_LEAST;
}

/* Whether no other firm is named: then "the builder" is it though it is told of but once. */
static bool is_only_firm(const struct story *story, uint32_t root) {
    for (uint32_t k = 0; k < story->count; k++)
        if (story->members[k].kind == KIND_INSTITUTION && story->members[k].form == FORM_NAME &&
            story_root(story, k) != root &&
            text_items_meet(story->members[story_root(story, k)].class, TEXT("company")))
            return false;
    return true;
}

/* "The landlord", "the operator": a trade that firms have, too, where nobody of the trade is named, one firm alone is, and
   the text is about it. */
static bool join_firm(struct story *story, const struct index *trades, uint32_t i, const char *id) {
    struct member *here = &story->members[i];
    const struct lexicon *lexicon = story->lexicon;
    struct text head = text_last_word(here->plain);
    const struct list_entry *trade = lexicon_find(lexicon, lexicon->nominal, head);
    bool is_said = here->kind == KIND_PERSON && description_article(story, here) == ARTICLE_DEFINITE;
    if (!is_said || !trade || are_several(here) || story->count > FIRM_STORY || index_find(trades, head))
        return false;
    struct choice firms = {.count = 0};
    struct text class = here->class, topic = here->topic;
    here->kind = KIND_INSTITUTION;
    here->class = list_attribute(trade, "class");
    here->topic = list_attribute(trade, "topic");
    find_firms(story, i, &firms);
    if (firms.count == 1 && (is_told_of_most(story, firms.who[0]) || is_only_firm(story, firms.who[0])) &&
        story_join(story, i, firms.who[0], id))
        return true;
    here->kind = KIND_PERSON;
    here->class = class;
    here->topic = topic;
    return false;
}

/* Words for people of an age. */
static const struct age_word {
    const char *word;
    long least, most;
} age_words[] = {{"man", 18, 200},         {"woman", 18, 200},         {"boy", 0, 17},
                 {"girl", 0, 17},          {"teenager", 13, 19},       {"teen", 13, 19},
                 {"youth", 13, 21},        {"schoolboy", 5, 18},       {"schoolgirl", 5, 18},
                 {"youngster", 6, 19},     {"toddler", 1, 3},          {"pensioner", 60, 200},
                 {"octogenarian", 80, 89}, {"septuagenarian", 70, 79}, {"nonagenarian", 90, 99}};

static const struct age_word *age_word_of(struct text noun) {
    for (size_t i = 0; i < sizeof age_words / sizeof *age_words; i++)
        if (text_is(noun, age_words[i].word))
            return &age_words[i];
    return NULL;
}

/* Whether the text tells of somebody by his age alone, and of one that the noun allows: no officer, who would be told of as such. */
static bool is_plain_person(const struct story *story, uint32_t who, const struct age_word *word) {
    long age = -1;
    for (uint32_t k = story_root(story, who); k != NOBODY; k = story->members[k].next) {
        const struct mention *mention = story->members[k].mention;
        if (mention->title.size || mention->role.size || story->members[k].form == FORM_NOMINAL)
            return false;
        age = story->members[k].age >= 0 ? story->members[k].age : age;
    }
    return age >= word->least && age <= word->most;
}

/* "The teenager": the only one told of just before who is of that age. */
static bool join_by_age(struct story *story, uint32_t i, const struct age_word *word, const char *id) {
    const struct member *here = &story->members[i];
    struct choice who = {.count = 0};
    for (uint32_t k = i; k-- > 0;) {
        const struct member *there = &story->members[k];
        if (there->mention->sentence + SEX_SENTENCES < here->mention->sentence)
            break;
        if (there->kind == KIND_PERSON && !there->is_signed && there->group == NOBODY && there->has_name &&
            is_plain_person(story, k, word))
            choice_add(story, &who, k);
    }
    return who.count == 1 && story_join(story, i, who.who[0], id);
}

/* "The man", "the girl": where one person of that sex, and nobody of unknown sex, is told of just before, and by his age. */
static bool join_by_sex(struct story *story, uint32_t i, const char *id) {
    const struct member *here = &story->members[i];
    const struct age_word *word = age_word_of(description_bare(here->plain));
    bool is_asked = is_nominal(here, KIND_PERSON) && !are_several(here) && word &&
                    description_article(story, here) == ARTICLE_DEFINITE;
    if (is_asked && !here->sex)
        return join_by_age(story, i, word, id);
    struct choice who = {.count = 0};
    for (uint32_t k = i; is_asked && k-- > 0;) {
        const struct member *there = &story->members[k], *root = &story->members[story_root(story, k)];
        if (there->mention->sentence + SEX_SENTENCES < here->mention->sentence)
            break;
        if (there->kind != KIND_PERSON || there->is_signed || there->group != NOBODY)
            continue;
        bool is_beside = there->mention->sentence == here->mention->sentence && root->sex == here->sex;
        if (!root->sex || is_beside || (there->form == FORM_NOMINAL && !root->has_name))
            return false; /* "a man" told of before is he; he beside "the man" is another */
        if (root->sex == here->sex)
            choice_add(story, &who, k);
    }
    return who.count == 1 && is_plain_person(story, who.who[0], word) && story_join(story, i, who.who[0], id);
}

/* Whether what somebody owns may be a part of him: "its board", "the port's fraud unit"; but "the growers' association". */
static bool may_be_a_part(const struct story *story, uint32_t i) {
    bool is_bare = !text_ends_with(story->members[i].mention->rule, TEXT("-of-name"));
    return is_bare || description_is_narrow(story, i);
}

void sieve_definite(struct story *story, const char *id) {
    struct index *said = index_new(story->arena);
    const struct index *trades = trades_of(story);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (here->form != FORM_NOMINAL || here->kind == KIND_MATTER || here->group != NOBODY)
            continue;
        bool is_named = here->alias_of != NOBODY && here->kind == KIND_PERSON &&
                        description_article(story, here) == ARTICLE_DEFINITE;
        if (is_named) /* "a man rang ... the man, later named as Tom Hale" */
            join_same(story, i, said, id);
        if (!is_single(story, i) || join_office(story, i, id) || join_firm(story, trades, i, id) ||
            join_by_sex(story, i, id))
            continue;
        struct choice choice = {.count = 0};
        bool is_owned = description_article(story, here) == ARTICLE_POSSESSIVE;
        if (here->kind == KIND_INSTITUTION && !(is_owned && may_be_a_part(story, i)))
            antecedent_find(story, i, &choice);
        if (choice.count == 1)
            story_join(story, i, choice.who[0], id);
        else if (choice.count > 1)
            story_doubt(story, i, &choice, id);
        else if (!description_is_personal(here->plain)) /* sieve_owned: one's wife is not another's */
            join_same(story, i, said, id);
    }
}
