/* Descriptions: "the watchdog", "the former nurse", "the pair". A role finds the person who bears it, a class or a
   head noun the nearest institution that fits; the same description twice is one entity. */
#include <string.h>

#include "record/arena.h"
#include "resolve/sieve.h"
#include "resolve/story.h"

enum {
    BACK_MOST = 400 /* mentions looked back over */,
    PAIR_SENTENCES = 3,
    COUPLE_MOST = 40,  /* bytes between two who may be a couple */
    LEAD_SENTENCES = 3 /* headline and lead may name later */
};

static bool is_nominal(const struct member *member, enum story_kind kind) {
    return member->kind == kind && member->form == FORM_NOMINAL;
}

static bool is_single(const struct story *story, uint32_t i) {
    return story->members[i].parent == i && story->members[i].size == 1;
}

/* How a description begins: "the nurse", "a nurse", "his nurse" (also "the board's nurse"), "former nurse". */
enum article { ARTICLE_DEFINITE, ARTICLE_INDEFINITE, ARTICLE_POSSESSIVE, ARTICLE_NONE };

static enum article article_of(const struct story *story, const struct member *member) {
    static const struct {
        const char *word;
        enum article article;
    } all[] = {
        {"the ", ARTICLE_DEFINITE},       {"a ", ARTICLE_INDEFINITE},     {"an ", ARTICLE_INDEFINITE},
        {"another ", ARTICLE_INDEFINITE}, {"one ", ARTICLE_INDEFINITE},   {"some ", ARTICLE_INDEFINITE},
        {"two ", ARTICLE_INDEFINITE},     {"three ", ARTICLE_INDEFINITE}, {"his ", ARTICLE_POSSESSIVE},
        {"her ", ARTICLE_POSSESSIVE},     {"its ", ARTICLE_POSSESSIVE},   {"their ", ARTICLE_POSSESSIVE},
        {"my ", ARTICLE_POSSESSIVE},      {"our ", ARTICLE_POSSESSIVE},   {"your ", ARTICLE_POSSESSIVE}};
    struct text text = text_lower(story->arena, text_fold(story->arena, member->mention->text));
    enum article article = ARTICLE_NONE;
    for (size_t i = 0; article == ARTICLE_NONE && i < sizeof all / sizeof *all; i++)
        if (text_starts_with(text, text_of(all[i].word)))
            article = all[i].article;
    bool is_owned = article != ARTICLE_INDEFINITE && memmem(text.at, text.size, "'s ", 3);
    return is_owned ? ARTICLE_POSSESSIVE : article;
}

/* Without "a", "its", "this", "former" and the like before it. */
static struct text bare(struct text plain) {
    static const char *const all[] = {"the ",    "a ",    "an ",  "his ",  "her ",  "its ",
                                      "their ",  "my ",   "our ", "your ", "this ", "that ",
                                      "former ", "then ", "ex ",  "late ", "said "};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_starts_with(plain, text_of(all[i]))) {
            plain = text_slice(plain, strlen(all[i]), plain.size);
            i = SIZE_MAX; /* from the first one again */
        }
    return plain;
}

static struct text last_word(struct text text) {
    size_t at = text.size;
    while (at && text.at[at - 1] != ' ')
        at--;
    return text_slice(text, at, text.size);
}

/* Whether `part` is the last words of `whole`. */
static bool is_tail(struct text whole, struct text part) {
    return part.size && text_ends_with(whole, part) &&
           (whole.size == part.size || whole.at[whole.size - part.size - 1] == ' ');
}

/* What a person's mention says of his role: the role before the name, or the words of an apposition. */
static struct text role_of(const struct story *story, const struct member *member) {
    if (member->kind != KIND_PERSON)
        return (struct text){"", 0};
    if (member->form == FORM_NOMINAL)
        return bare(member->plain);
    if (member->mention->role.size)
        return bare(name_plain(story->arena, member->mention->role));
    return name_plain(story->arena, member->mention->title);
}

static bool is_same_role(struct text a, struct text b) {
    return is_tail(a, b) || is_tail(b, a);
}

static bool are_several(const struct member *member) {
    return text_is(member->mention->gender, "pl");
}

/* The nearest bearer of the role before a description of it: "two people", "the people", but not "the two nurses" who
   is a nurse. */
static uint32_t bearer_of(const struct story *story, const struct index *roles, const struct text *role_at,
                          uint32_t i) {
    uint32_t nearest = NOBODY;
    for (const struct index_place *place = index_find(roles, last_word(role_at[i])); place;
         place = index_next(roles, place))
        if (is_same_role(role_at[place->number], role_at[i]) &&
            are_several(&story->members[place->number]) == are_several(&story->members[i]) &&
            !story_is_vetoed(story, i, place->number, false))
            nearest = place->number;
    return nearest;
}

void sieve_role(struct story *story, const char *id) {
    struct index *roles = index_new(story->arena);
    struct text *role_at = arena_take(story->arena, (story->count + 1) * sizeof *role_at);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        role_at[i] = role_of(story, here);
        bool is_asking = is_nominal(here, KIND_PERSON) && is_single(story, i) &&
                         article_of(story, here) == ARTICLE_DEFINITE;
        uint32_t bearer = is_asking ? bearer_of(story, roles, role_at, i) : NOBODY;
        if (bearer != NOBODY)
            story_join(story, i, bearer, id);
        else
            index_add(roles, last_word(role_at[i]), i);
    }
}

static bool classes_meet(struct text a, struct text b) {
    for (size_t at = 0; at < a.size;) {
        size_t end = at;
        while (end < a.size && a.at[end] != ',')
            end++;
        struct text one = text_slice(a, at, end);
        for (size_t from = 0; from < b.size && one.size;) {
            size_t to = from;
            while (to < b.size && b.at[to] != ',')
                to++;
            if (text_is_equal(one, text_slice(b, from, to)))
                return true;
            from = to + 1;
        }
        at = end + 1;
    }
    return false;
}

/* Whether `head` is the noun that names the kind of body: "Kelp Commission", "Commission for Kelp". */
static bool is_head(struct text name, struct text head) {
    if (is_tail(name, head))
        return true;
    static const char *const joints[] = {" of ", " for ", " on ", " against "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        const char *at = name.size ? memmem(name.at, name.size, joints[i], strlen(joints[i])) : NULL;
        if (at && is_tail(text_slice(name, 0, (size_t)(at - name.at)), head))
            return true;
    }
    return false;
}

enum { FIT_CLASS = 1, FIT_HEAD = 2 };

/* How well a named institution answers to a description; 0 for not at all. */
static int fit_of(const struct story *story, uint32_t i, uint32_t nominal) {
    const struct member *name = &story->members[i], *here = &story->members[nominal];
    if (name->kind != KIND_INSTITUTION || name->form != FORM_NAME ||
        story_is_vetoed(story, i, nominal, false))
        return 0;
    const struct member *root = &story->members[story_root(story, i)];
    struct text head = last_word(bare(here->plain));
    if (is_head(name->plain, head) || is_head(root->table_plain, head))
        return FIT_HEAD;
    return classes_meet(root->class, here->class) ? FIT_CLASS : 0;
}

/* The nearest institution before a description that fits `least`; two side by side are a doubt. */
static void find_before(const struct story *story, uint32_t i, int least, struct choice *choice) {
    uint32_t end = i > BACK_MOST ? i - BACK_MOST : 0;
    const struct mention *nearest = NULL;
    for (uint32_t k = i; k-- > end;) {
        const struct mention *mention = story->members[k].mention;
        bool is_beside = nearest && mention->sentence == nearest->sentence && mention->end < nearest->start &&
                         nearest->start - mention->end < sizeof " and the ";
        if (nearest && !is_beside)
            return;
        if (fit_of(story, k, i) < least)
            continue;
        choice_add(story, choice, k);
        nearest = mention;
    }
}

/* Whether more is said than the kind of body: "the anti-graft agency", "the county commission". */
static bool is_narrow(const struct story *story, uint32_t i) {
    struct text words = bare(story->members[i].plain);
    return words.size > last_word(words).size;
}

/* Whether bodies of several kinds are called so: "the authority" is a council or a regulator. */
static bool is_vague(const struct story *story, uint32_t i) {
    struct text class = story->members[i].class;
    return class.size && memchr(class.at, ',', class.size);
}

/* Every body of the class before the description; of a vague one the nearest of its own sentence, where there is any. */
static void find_all(const struct story *story, uint32_t i, struct choice *choice) {
    for (uint32_t k = i; k-- > 0 && !is_narrow(story, i) && choice->count == 0;) {
        if (story->members[k].mention->sentence != story->members[i].mention->sentence)
            break;
        if (fit_of(story, k, i))
            choice_add(story, choice, k);
    }
    bool is_found = choice->count > 0;
    for (uint32_t k = 0; k < i && !is_found; k++)
        if (fit_of(story, k, i))
            choice_add(story, choice, k);
}

/* Before the description by head noun, then by class, where a narrow one wants the only body of its class; failing
   that, in headline and lead, the only one that fits behind it. */
static void find_institution(const struct story *story, uint32_t i, struct choice *choice) {
    enum article article = article_of(story, &story->members[i]);
    bool is_new = article == ARTICLE_INDEFINITE; /* nothing said before */
    if (!is_new)
        find_before(story, i, FIT_HEAD, choice);
    if (is_new)
        choice->count = 0;
    else if (choice->count == 0 && (is_narrow(story, i) || is_vague(story, i)))
        find_all(story, i, choice);
    else if (choice->count == 0)
        find_before(story, i, FIT_CLASS, choice);
    const struct mention *here = story->members[i].mention;
    bool has_article =
        is_new || article == ARTICLE_DEFINITE; /* "officials" are not those of a body named later */
    if (choice->count || here->sentence > LEAD_SENTENCES || !has_article)
        return;
    int least = is_new && is_narrow(story, i) ? FIT_HEAD : FIT_CLASS; /* "an ethics panel" is no council */
    for (uint32_t k = i + 1; k < story->count && k < i + BACK_MOST; k++)
        if (fit_of(story, k, i) >= least)
            choice_add(story, choice, k);
    if (choice->count > 1)
        choice->count = 0;
}

/* The same description again: "the families". "His mother" and "her mother" are two, "a man" is always a new one. */
static void join_same(struct story *story, uint32_t i, struct index *said, const char *id) {
    const struct member *here = &story->members[i];
    enum article article = article_of(story, here);
    struct text words = article == ARTICLE_POSSESSIVE ? here->plain : bare(here->plain);
    const struct index_place *place = article == ARTICLE_INDEFINITE ? NULL : index_find(said, words);
    while (place && !story_join(story, i, place->number, id))
        place = index_next(said, place);
    if (!place)
        index_add(said, words, i);
}

/* Whether a description is of somebody in office: of "the ombudsman", not of "the economist". */
static bool is_office(const struct story *story, uint32_t i) {
    const struct lexicon *lexicon = story->lexicon;
    struct text words = bare(story->members[i].plain);
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
    if (here->kind != KIND_PERSON || article_of(story, here) != ARTICLE_DEFINITE || is_narrow(story, i) ||
        are_several(here) || !is_office(story, i))
        return false;
    here->kind = KIND_INSTITUTION;
    find_before(story, i, FIT_HEAD, &choice);
    bool is_paper = choice.count == 1 && classes_meet(story->members[choice.who[0]].class, TEXT("media"));
    if (choice.count == 1 && !is_paper && story_join(story, i, choice.who[0], id))
        return true;
    here->kind = KIND_PERSON;
    return false;
}

void sieve_definite(struct story *story, const char *id) {
    struct index *said = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        if (here->form != FORM_NOMINAL || here->kind == KIND_MATTER || !is_single(story, i) ||
            here->group != NOBODY || join_office(story, i, id))
            continue;
        struct choice choice = {.count = 0};
        if (here->kind == KIND_INSTITUTION && article_of(story, here) != ARTICLE_POSSESSIVE)
            find_institution(story, i, &choice);
        if (choice.count == 1)
            story_join(story, i, choice.who[0], id);
        else if (choice.count > 1)
            story_doubt(story, i, &choice, id);
        else
            join_same(story, i, said, id);
    }
}

/* How many "the pair", "the brothers", "the trio" speak of; 0 for words that count nobody. */
static size_t number_of(struct text plain) {
    static const struct {
        const char *word;
        size_t number;
    } all[] = {{"pair", 2},        {"couple", 2},     {"duo", 2},     {"two", 2},   {"two men", 2},
               {"two women", 2},   {"brothers", 2},   {"sisters", 2}, {"twins", 2}, {"both", 2},
               {"both men", 2},    {"both women", 2}, {"trio", 3},    {"three", 3}, {"three men", 3},
               {"three women", 3}, {"quartet", 4}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(plain, all[i].word))
            return all[i].number;
    return 0;
}

static char sex_of_group(struct text plain) {
    struct text word = last_word(plain);
    return text_is(word, "men") || text_is(word, "brothers")    ? 'm'
           : text_is(word, "women") || text_is(word, "sisters") ? 'f'
                                                                : 0;
}

/* Whether two people are told of in one breath: "Lowe and his wife, Ann". */
static bool are_beside(const struct story *story, uint32_t left, uint32_t right) {
    const struct mention *one = story->members[left].mention, *other = story->members[right].mention;
    return one->sentence == other->sentence && other->start - one->end <= COUPLE_MOST;
}

void sieve_pair(struct story *story, const char *id) {
    for (uint32_t i = 0; i < story->count; i++) {
        const struct member *here = &story->members[i];
        size_t number = is_nominal(here, KIND_PERSON) ? number_of(bare(here->plain)) : 0;
        bool is_new = number && article_of(story, here) == ARTICLE_INDEFINITE; /* "a visit from two men" */
        if (!number || is_new || !is_single(story, i))
            continue;
        char sex = sex_of_group(here->plain);
        struct choice who = {.count = 0};
        uint32_t found[2] = {i, i}; /* the two found last, the later one first */
        size_t last =
            here->mention->sentence; /* that of the one found last: a third there makes the pair anybody */
        for (uint32_t k = i; k-- > 0 && who.count <= number;) {
            const struct member *there = &story->members[k];
            if (there->mention->sentence + PAIR_SENTENCES < here->mention->sentence ||
                (who.count == number && there->mention->sentence != last))
                break;
            const struct member *root = &story->members[story_root(story, k)];
            bool is_somebody =
                there->kind == KIND_PERSON && there->form != FORM_PRONOUN && there->group == NOBODY;
            if (is_somebody && (!sex || !root->sex || root->sex == sex)) {
                size_t before = who.count;
                choice_add(story, &who, k);
                last = who.count > before ? there->mention->sentence : last;
                if (who.count > before && who.count <= 2)
                    found[who.count - 1] = k;
            }
        }
        bool are_a_couple = !text_is(bare(here->plain), "couple") || are_beside(story, found[1], found[0]);
        if (who.count == number && are_a_couple)
            story_group(story, i, &who, id);
    }
}
