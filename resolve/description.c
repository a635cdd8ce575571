/* A description in; its parts out, and whether a name answers to it. The one idea: a head noun that a body bears in its own
   name says more than its class, and what the body is for says most. */
#include "resolve/description.h"

#include <string.h>

#include "record/arena.h"
#include "resolve/story.h"

enum article description_article(const struct story *story, const struct member *member) {
    static const struct {
        const char *word;
        enum article article;
    } all[] = {
        {"the ", ARTICLE_DEFINITE},       {"a ", ARTICLE_INDEFINITE},     {"an ", ARTICLE_INDEFINITE},
        {"another ", ARTICLE_INDEFINITE}, {"one ", ARTICLE_INDEFINITE},   {"some ", ARTICLE_INDEFINITE},
        {"two ", ARTICLE_INDEFINITE},     {"three ", ARTICLE_INDEFINITE}, {"any ", ARTICLE_INDEFINITE},
        {"every ", ARTICLE_INDEFINITE},   {"each ", ARTICLE_INDEFINITE},  {"no ", ARTICLE_INDEFINITE},
        {"several ", ARTICLE_INDEFINITE}, {"many ", ARTICLE_INDEFINITE},  {"most ", ARTICLE_INDEFINITE},
        {"all ", ARTICLE_INDEFINITE},     {"four ", ARTICLE_INDEFINITE},  {"his ", ARTICLE_POSSESSIVE},
        {"her ", ARTICLE_POSSESSIVE},     {"its ", ARTICLE_POSSESSIVE},   {"their ", ARTICLE_POSSESSIVE},
        {"my ", ARTICLE_POSSESSIVE},      {"our ", ARTICLE_POSSESSIVE},   {"your ", ARTICLE_POSSESSIVE}};
    struct text text = text_lower(story->arena, text_fold(story->arena, member->mention->text));
    enum article article = ARTICLE_NONE;
    for (size_t i = 0; article == ARTICLE_NONE && i < sizeof all / sizeof *all; i++)
        if (text_starts_with(text, text_of(all[i].word)))
            article = all[i].article;
    bool is_owned = article != ARTICLE_INDEFINITE && memmem(text.at, text.size, "'s ", 3);
    bool is_of_name = article == ARTICLE_NONE && text_ends_with(member->mention->rule, TEXT("-of-name"));
    return is_owned || is_of_name ? ARTICLE_POSSESSIVE : article;
}

struct text description_bare(struct text plain) {
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

bool description_is_personal(struct text plain) {
    static const char *const whose[] = {"his ", "her ", "my ", "our ", NULL};
    return text_starts_in_any(plain, whose);
}

bool description_is_tail(struct text whole, struct text part) {
    return part.size && text_ends_with(whole, part) &&
           (whole.size == part.size || whole.at[whole.size - part.size - 1] == ' ');
}

bool description_is_narrow(const struct story *story, uint32_t i) {
    struct text words = description_bare(story->members[i].plain);
    return words.size > text_last_word(words).size;
}

/* The noun that names the kind of body: "Kelp Commission", "Commission for Kelp"; the last word where no such noun shows. */
static struct text kind_of(struct text name) {
    static const char *const joints[] = {" of ", " for ", " on ", " against ", " in "};
    const char *first = NULL;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        const char *at = name.size ? memmem(name.at, name.size, joints[i], strlen(joints[i])) : NULL;
        if (at && (!first || at < first))
            first = at;
    }
    return text_last_word(first ? text_slice(name, 0, (size_t)(first - name.at)) : name);
}

/* Whether `head` names the kind of body, at the end of its name or before what it is for. */
static bool is_head(struct text name, struct text head) {
    return description_is_tail(name, head) || (name.size && text_is_equal(kind_of(name), head));
}

/* Nouns that a body bears in its own name: no "Office" is a "commission". The second are said of such bodies, too. */
static bool is_official(struct text noun, bool strictly) {
    static const char *const all[] = {"ministry",   "department",  "committee",    "commission",
                                      "board",      "panel",       "tribunal",     "council",
                                      "court",      "assembly",    "inspectorate", "bureau",
                                      "parliament", "directorate", "police",       NULL},
                             *const loose[] = {"office",      "agency",     "authority", "service",
                                               "ombudsman",   "executive",  "regulator", "bank",
                                               "corporation", "company",    "trust",     "university",
                                               "hospital",    "school",     "institute", "association",
                                               "union",       "foundation", "society",   "federation",
                                               NULL};
    return text_is_any(noun, all) || (!strictly && text_is_any(noun, loose));
}

static bool is_department(struct text noun) {
    return text_is(noun, "department") || text_is(noun, "ministry") || text_is(noun, "office");
}

/* Whether a word of `name` begins as `topic` says. */
static bool is_about(struct text name, struct text topic) {
    const char *at = name.at, *end = name.at + name.size;
    while (topic.size && (size_t)(end - at) >= topic.size &&
           (at = memmem(at, (size_t)(end - at), topic.at, topic.size))) {
        if (at == name.at || at[-1] == ' ' || at[-1] == '-')
            return true;
        at++;
    }
    return false;
}

/* Whether the name shows that the body is of another kind than the description's head says. */
static bool is_other_kind(struct text name, struct text head) {
    struct text kind = kind_of(name);
    if (is_about(name, head))
        return false; /* "police", the Police Service of Norland */
    return is_official(head, true) && is_official(kind, false) && !text_is_equal(kind, head) &&
           !(is_department(kind) && is_department(head));
}

/* Whether a name tells of one of the topics ("water", "graft,corrupt") of a description. */
static bool is_on_topic(struct text name, struct text topics) {
    for (size_t at = 0; at < topics.size;) {
        size_t end = at;
        while (end < topics.size && topics.at[end] != ',')
            end++;
        if (is_about(name, text_slice(topics, at, end)))
            return true;
        at = end + 1;
    }
    return false;
}

enum { STEM_LEAST = 4, STEM_MOST = 7 };

/* Whether a word before the head stands in the name: "the kelp watchdog" is the Kelp Authority. */
static bool shares_word(struct text name, struct text words) {
    for (size_t at = 0; at + text_last_word(words).size < words.size;) {
        size_t end = at;
        while (end < words.size && words.at[end] != ' ')
            end++;
        size_t size = end - at < STEM_MOST ? end - at : STEM_MOST;
        if (end - at >= STEM_LEAST && is_about(name, text_slice(words, at, at + size)))
            return true;
        at = end + 1;
    }
    return false;
}

/* "The company" of a body of which nothing says what it is: its name is more than letters. */
static bool may_be_firm(const struct member *name, const struct member *root, struct text head) {
    static const char *const nouns[] = {"company", "firm", "business", NULL};
    bool is_word = name->plain.size && memchr(name->plain.at, ' ', name->plain.size);
    return !root->class.size && !root->table.size && is_word && text_is_any(head, nouns);
}

int description_fit(const struct story *story, uint32_t i, uint32_t nominal) {
    const struct member *name = &story->members[i], *here = &story->members[nominal];
    if (name->kind != KIND_INSTITUTION || name->form != FORM_NAME ||
        story_is_vetoed(story, i, nominal, false))
        return 0;
    const struct member *root = &story->members[story_root(story, i)];
    struct text words = description_bare(here->plain), head = text_last_word(words);
    bool is_headed =
        is_head(name->plain, head) || is_head(root->table_plain, head) || text_is_equal(name->noun, head);
    bool is_class = text_items_meet(root->class, here->class) || may_be_firm(name, root, head);
    bool is_told = is_on_topic(name->plain, here->topic) || is_on_topic(root->table_plain, here->topic) ||
                   shares_word(name->plain, words) || shares_word(root->table_plain, words);
    struct text whole = root->table_plain.size ? root->table_plain : name->plain;
    is_class = is_class && !(name->noun.size && is_official(head, true)) && !is_other_kind(whole, head) &&
               !is_other_kind(root->plain, head);
    if (is_told && (is_headed || is_class))
        return FIT_TOPIC;
    if (is_headed && !here->topic.size) /* "the anti-graft agency" is no agency for water */
        return FIT_HEAD;
    return is_class ? FIT_CLASS : 0;
}
