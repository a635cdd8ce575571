/* Mentions in; clusters that can be joined, and the vetoes that keep them apart. */
#include "resolve/story.h"

#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "resolve/row.h"
#include "resolve/shared_surname.h"
#include "resolve/veto.h"

void story_init(struct story *story, struct arena *arena, const struct lexicon *lexicon, struct text doc) {
    *story = (struct story){.arena = arena, .lexicon = lexicon, .doc = doc};
    story->by_id = index_new(arena);
    story->by_relation = index_new(arena);
}

enum story_kind story_kind_of(struct text kind) {
    static const char *const names[] = {"person", "institution", "place", "matter", "age", "date"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(kind, names[i]))
            return (enum story_kind)i;
    return KIND_OTHER;
}

static enum story_form form_of(struct text form) {
    return text_is(form, "pronoun") ? FORM_PRONOUN : text_is(form, "nominal") ? FORM_NOMINAL : FORM_NAME;
}

void story_add_mention(struct story *story, const struct mention *mention) {
    if (index_find(story->by_id, mention->id))
        return;
    index_add(story->by_id, mention->id, 0);
    story->members = arena_take_room(story->arena, story->members, sizeof *story->members, story->count,
                                     story->count + 1, &story->capacity);
    story->members[story->count++] = (struct member){
        .mention = mention, .kind = story_kind_of(mention->kind), .form = form_of(mention->form)};
}

void story_add_relation(struct story *story, const struct relation *relation) {
    if (index_find(story->by_relation, relation->id))
        return;
    index_add(story->by_relation, relation->id, 0);
    story->ends = arena_take_room(story->arena, story->ends, sizeof *story->ends, story->ends_count,
                                  story->ends_count + 1, &story->ends_capacity);
    story->ends[story->ends_count++] =
        (struct ends){relation->source_mention, relation->target_mention, relation->mutual, relation};
}

static int by_start(const void *a, const void *b) {
    const struct mention *left = ((const struct member *)a)->mention;
    const struct mention *right = ((const struct member *)b)->mention;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return text_compare(left->id, right->id);
}

uint32_t story_find(const struct story *story, struct text mention_id) {
    const struct index_place *place = index_find(story->by_id, mention_id);
    return place ? place->number : NOBODY;
}

/* "The elder Low", "the younger Mr Low" say as much as Sr and Jr; what is left of the title is returned. */
static struct text take_generation(struct text title, char *generation) {
    static const struct {
        const char *word;
        char generation;
    } all[] = {{"elder", 's'}, {"older", 's'}, {"younger", 'j'}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_starts_with(title, text_of(all[i].word))) {
            *generation = all[i].generation;
            return text_trim(text_slice(title, strlen(all[i].word), title.size));
        }
    return title;
}

/* The sex that a full name's given name tells; of "Tran Minh Quan", whose family name stands first, what
   stands behind it, or its last word. */
static char given_sex(const struct story *story, const struct member *member) {
    const struct name *name = member->name;
    char sex = name->count ? lexicon_given_sex(story->lexicon, name->words[0].written) : 0;
    if (sex)
        return sex;
    struct text written = text_trim(text_fold(story->arena, member->mention->text)),
                first = text_first_word(written);
    if (first.size == written.size || !lexicon_find(story->lexicon, story->lexicon->surname_first, first))
        return 0;
    sex = lexicon_given_sex(story->lexicon, text_slice(written, first.size + 1, written.size));
    return sex ? sex : lexicon_given_sex(story->lexicon, text_last_word(written));
}

void member_read_sex(const struct story *story, struct member *member) {
    const struct mention *mention = member->mention;
    char generation;
    struct text title = take_generation(text_fold(story->arena, mention->title), &generation);
    member->sex = title.size ? lexicon_title_sex(story->lexicon, title) : 0;
    member->sex_is_sure = member->sex != 0;
    bool is_plain_sex = mention->gender.size == 1;
    if (member->sex || member->kind != KIND_PERSON)
        return;
    if (member->form != FORM_NAME) {
        member->sex = is_plain_sex ? mention->gender.at[0] : 0;
        member->sex_is_sure = member->sex != 0;
    } else if (member->name && (member->name->part == NAME_FULL || member->name->part == NAME_GIVEN)) {
        member->sex = name_is_hers(member->plain) ? 'f' : is_plain_sex ? mention->gender.at[0] : 0;
        if (!member->sex)
            member->sex = given_sex(story, member);
        if (!member->sex)
            member->sex = name_form_sex(member->plain);
    }
}

/* The row of the alias table for a body's name; "Met" is looked for as "the Met", too, and so spelt. */
static const struct list_entry *body_entry(const struct story *story, struct member *member) {
    const struct lexicon *lexicon = story->lexicon;
    struct text text = member->mention->text;
    const struct list_entry *entry = lexicon_find(lexicon, lexicon->institution, text);
    if (!entry)
        entry = lexicon_find(lexicon, lexicon->metonym, text);
    if (entry || !text.size)
        return entry;
    char *at = arena_take(story->arena, text.size + 4);
    memcpy(at, "the ", 4);
    memcpy(at + 4, text.at, text.size);
    entry = lexicon_find(lexicon, lexicon->institution, (struct text){at, text.size + 4});
    if (entry)
        member->spelling = (struct text){at, text.size + 4};
    return entry;
}

/* What the last words of a body's name or description tell: "the anti-graft agency", "Harrow Borough Council". */
static const struct list_entry *tail_entry(const struct lexicon *lexicon, const struct member *member) {
    bool is_name = member->form == FORM_NAME;
    struct text text = is_name ? member->mention->text : member->plain;
    const struct list *list = is_name ? lexicon->head : lexicon->nominal;
    const struct list_entry *entry = NULL;
    for (size_t at = 0; at < text.size && !entry; at++)
        if (at == 0 || text.at[at - 1] == ' ')
            entry = lexicon_find(lexicon, list, text_slice(text, at, text.size));
    return entry;
}

/* What a noun of another tongue tells of a name, as its first word, its last, or the end of its last: "Banco Hay", "Kreditbank". */
static const struct list_entry *foreign_entry(const struct lexicon *lexicon, const struct member *member) {
    enum { END_LEAST = 4 };
    struct text name = member->plain;
    const char *space = name.size ? memchr(name.at, ' ', name.size) : NULL;
    const struct list_entry *entry =
        space ? lexicon_find(lexicon, lexicon->foreign, text_slice(name, 0, (size_t)(space - name.at)))
              : NULL;
    size_t at = name.size - text_last_word(name).size;
    for (; at + END_LEAST <= name.size && !entry; at++) {
        struct text end = text_slice(name, at, name.size);
        entry = lexicon_find(lexicon, lexicon->foreign, end);
        if (entry && text_is_equal(list_name(entry), end)) /* English: "Harcourt" is no court */
            entry = NULL;
    }
    return entry;
}

/* The class and topic of a body by its last words, where nothing else has told the class. */
static void read_tail(const struct lexicon *lexicon, struct member *member) {
    const struct list_entry *entry = tail_entry(lexicon, member);
    if (!entry && member->form == FORM_NAME && member->kind == KIND_INSTITUTION) {
        entry = foreign_entry(lexicon, member);
        member->noun = entry ? list_name(entry) : member->noun;
    }
    if (entry && !member->class.size)
        member->class = list_attribute(entry, "class");
    if (entry && member->form == FORM_NOMINAL)
        member->topic = list_attribute(entry, "topic");
}

/* "Chief executive", "spokesman": an office in a firm, or to speak for others. */
static bool is_office_of_firm(const struct story *story, struct text role) {
    const struct lexicon *lexicon = story->lexicon;
    const struct list_entry *entry = lexicon_find(lexicon, lexicon->role, name_plain(story->arena, role));
    bool is_in_firm =
        entry && text_is(list_attribute(entry, "class"), "company") && list_attribute(entry, "office").size;
    return is_in_firm || (entry && list_attribute(entry, "voice").size);
}

/* "Open Harvest, an aid charity": the noun and the class that a description gives the body, whatever its name looks like. */
static void tell_kind(struct member *body, const struct member *description) {
    if (body->form != FORM_NAME || !description->plain.size)
        return;
    body->noun = text_last_word(description->plain);
    if (description->class.size)
        body->class = description->class;
}

static void read_member(const struct story *story, struct member *member, uint32_t number) {
    const struct mention *mention = member->mention;
    member->parent = member->last = number;
    member->next = member->edges = member->last_edge = member->group = member->first_told = NOBODY;
    member->next_told = member->joined_to = NOBODY;
    member->has_name = member->form == FORM_NAME;
    member->is_signed = text_is(mention->block, "byline");
    member->is_known = member->form != FORM_PRONOUN;
    member->size = 1;
    member->age = -1;
    member->plain = name_plain(story->arena, mention->text);
    if (member->kind == KIND_PERSON && member->form == FORM_NAME) {
        member->name = name_take(story->arena, story->lexicon, mention);
        member->generation = member->name->generation;
        take_generation(mention->title, &member->generation);
    }
    const struct lexicon *lexicon = story->lexicon;
    const struct list_entry *entry = NULL;
    if (member->form == FORM_NAME && member->kind == KIND_INSTITUTION)
        entry = body_entry(story, member);
    else if (member->form == FORM_NAME && member->kind == KIND_PLACE)
        entry = lexicon_place(lexicon, mention->text);
    if (entry) {
        member->table = list_name(entry);
        member->table_plain = name_plain(story->arena, member->table);
    }
    member->class = mention->role;
    member->is_officer = mention->role.size && is_office_of_firm(story, mention->role);
    if (!member->class.size && entry)
        member->class = list_attribute(entry, "class");
    if (member->kind == KIND_INSTITUTION)
        read_tail(lexicon, member);
    member_read_sex(story, member);
    member->alias_of = story_find(story, mention->alias_of);
    bool is_of_body = member->alias_of != NOBODY && story->members[member->alias_of].kind == KIND_INSTITUTION;
    if (is_of_body && member->kind == KIND_PERSON && member->form == FORM_NOMINAL)
        member->kind = KIND_INSTITUTION; /* "the auditor, Hay & Low" */
    if (is_of_body && member->form == FORM_NOMINAL)
        tell_kind(&story->members[member->alias_of], member);
    member->not_of = story_find(story, mention->not_of);
    member->of = story_find(story, mention->of);
    member->speaker = story_find(story, mention->speaker);
    member->body = story_find(story, mention->body);
    member->kin_of = story_find(story, mention->kin_of);
}

static void tie(struct story *story, struct text id) {
    uint32_t member = id.size ? story_find(story, id) : NOBODY;
    if (member != NOBODY)
        story->members[member].is_tied = true;
}

static int by_number(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

/* Whether a noun tells the relation, and its source is whose that is: "her call to A". */
static bool is_of_noun(const struct relation *relation) {
    static const char *const rules[] = {"contacted.noun-of",       "contacted.noun-with",
                                        "contacted.own-last-call", "contacted.letter-sent-to",
                                        "investigated.owned",      NULL};
    return text_is_any(relation->rule, rules);
}

/* "He rang the board, he said": who acts tells of it himself. */
static bool is_told_by_pronoun(const struct relation *relation) {
    return text_is(relation->attribution, "he") || text_is(relation->attribution, "she");
}

/* Reads one relation: who takes part, whom it acts on, who inquires. */
static void read_ends(struct story *story, const struct ends *ends) {
    tie(story, ends->source);
    tie(story, ends->target);
    uint32_t source = story_find(story, ends->source), target = story_find(story, ends->target);
    bool is_meeting =
        ends->is_mutual && text_is(ends->relation->channel, "meeting"); /* but "we spoke to B" */
    bool is_alone = ends->is_mutual && (!ends->target.size || text_is_equal(ends->target, ends->source));
    if (source != NOBODY && (is_meeting || is_alone))
        story->members[source].is_mutual = true;
    if (source != NOBODY)
        story->members[source].owns_noun |= is_of_noun(ends->relation);
    if (source != NOBODY)
        story->members[source].says_so |= is_told_by_pronoun(ends->relation);
    if (source != NOBODY && target != NOBODY && source != target)
        story->members[target].is_target = true;
    bool is_inquiry = source != NOBODY && story->members[source].kind == KIND_INSTITUTION &&
                      text_is(ends->relation->kind, "investigated") &&
                      text_is(ends->relation->status, "asserted");
    if (is_inquiry)
        story->inquirers[story->inquirers_count++] = source;
}

/* Who takes part in something. */
static void read_ties(struct story *story) {
    story->inquirers = arena_take(story->arena, (story->ends_count + 1) * sizeof *story->inquirers);
    for (size_t i = 0; i < story->ends_count; i++)
        read_ends(story, &story->ends[i]);
    qsort(story->inquirers, story->inquirers_count, sizeof *story->inquirers, by_number);
    for (uint32_t i = 0; i < story->count; i++)
        for (size_t k = 0; k < story->members[i].mention->about_count; k++)
            tie(story, story->members[i].mention->about[k]);
}

void story_settle(struct story *story) {
    if (story->count)
        qsort(story->members, story->count, sizeof *story->members, by_start);
    story->by_id = index_new(story->arena);
    for (uint32_t i = 0; i < story->count; i++)
        index_add(story->by_id, story->members[i].mention->id, i);
    for (uint32_t i = 0; i < story->count; i++)
        read_member(story, &story->members[i], i);
    rows_choose(story);
    surnames_share(story);
    read_ties(story);
    veto_read(story);
}

uint32_t story_root(const struct story *story, uint32_t member) {
    while (story->members[member].parent != member) {
        struct member *here = &story->members[member];
        here->parent = story->members[here->parent].parent;
        member = here->parent;
    }
    return member;
}

void story_part(struct story *story, uint32_t a, uint32_t b, const char *why) {
    uint32_t ends[] = {a, b};
    for (size_t i = 0; i < 2; i++) {
        struct member *root = &story->members[story_root(story, ends[i])];
        story->edges = arena_take_room(story->arena, story->edges, sizeof *story->edges, story->edges_count,
                                       story->edges_count + 1, &story->edges_capacity);
        uint32_t number = (uint32_t)story->edges_count++;
        story->edges[number] = (struct edge){ends[1 - i], root->edges, why};
        if (root->edges == NOBODY)
            root->last_edge = number;
        root->edges = number;
        root->edges_count++;
    }
}

static void merge_edges(struct story *story, struct member *root, const struct member *other) {
    if (other->edges == NOBODY)
        return;
    story->edges[other->last_edge].next = root->edges;
    if (root->edges == NOBODY)
        root->last_edge = other->last_edge;
    root->edges = other->edges;
    root->edges_count += other->edges_count;
}

static void merge(struct story *story, uint32_t a, uint32_t b) {
    uint32_t first = a < b ? a : b, second = a < b ? b : a;
    struct member *root = &story->members[first], *other = &story->members[second];
    merge_edges(story, root, other);
    story->members[root->last].next = second;
    root->last = other->last;
    root->size += other->size;
    other->parent = first;
    if (other->sex && (!root->sex || (other->sex_is_sure && !root->sex_is_sure))) {
        root->sex = other->sex;
        root->sex_is_sure = other->sex_is_sure;
    }
    if (!root->generation)
        root->generation = other->generation;
    root->has_name |= other->has_name;
    root->is_signed |= other->is_signed;
    root->is_known |= other->is_known;
    root->is_all_letters &= other->is_all_letters;
    root->is_tied |= other->is_tied;
    if (root->age < 0)
        root->age = other->age;
    if (!root->table.size) {
        root->table = other->table;
        root->table_plain = other->table_plain;
    }
    if (!root->class.size)
        root->class = other->class;
}

void story_force(struct story *story, uint32_t member, uint32_t other, const char *sieve) {
    uint32_t a = story_root(story, member), b = story_root(story, other);
    if (a != b)
        merge(story, a, b);
    story->members[member].sieve = sieve;
    story->members[member].joined_to = other;
}

static bool join(struct story *story, uint32_t member, uint32_t other, const char *sieve, bool equal) {
    uint32_t a = story_root(story, member), b = story_root(story, other);
    if (a == b) {
        if (!story->members[member].sieve && member != a)
            story->members[member].sieve = sieve;
        return true;
    }
    if (story_is_vetoed(story, a, b, equal))
        return false;
    merge(story, a, b);
    if (!story->members[member].sieve) {
        story->members[member].sieve = sieve;
        story->members[member].joined_to = other;
    }
    return true;
}

bool story_join(struct story *story, uint32_t member, uint32_t other, const char *sieve) {
    return join(story, member, other, sieve, false);
}

bool story_join_equal(struct story *story, uint32_t member, uint32_t other, const char *sieve) {
    return join(story, member, other, sieve, true);
}

struct text story_kind_name(const struct story *story, uint32_t root) {
    uint32_t best = root; /* a name tells it, else a description: "its auditor" may be a firm, "we" a body */
    for (uint32_t i = root; i != NOBODY && story->members[best].form != FORM_NAME; i = story->members[i].next)
        if (story->members[i].form == FORM_NAME || story->members[best].form == FORM_PRONOUN)
            best = i;
    return story->members[best].mention->kind;
}

uint32_t story_part_of(const struct story *story, uint32_t member) {
    const struct member *here = &story->members[member];
    if (here->kind == KIND_AGE) {
        bool is_owned = here->of != NOBODY && story->members[here->of].kind != KIND_AGE;
        return is_owned ? story_part_of(story, here->of) : NOBODY;
    }
    return here->group != NOBODY ? story->part_of_group[here->group]
                                 : story->part_of[story_root(story, member)];
}

void choice_add(const struct story *story, struct choice *choice, uint32_t member) {
    uint32_t root = story_root(story, member);
    for (size_t i = 0; i < choice->count; i++)
        if (choice->who[i] == root)
            return;
    if (choice->count < CANDIDATES_MOST)
        choice->who[choice->count++] = root;
}

void story_doubt(struct story *story, uint32_t member, const struct choice *choice, const char *sieve) {
    struct member *here = &story->members[member];
    if (here->doubt)
        return;
    here->doubt = arena_take(story->arena, sizeof *here->doubt);
    *here->doubt = *choice;
    here->sieve = sieve;
}

void story_group(struct story *story, uint32_t member, const struct choice *choice, const char *sieve) {
    struct choice who = {.count = 0};
    for (size_t i = 0; i < choice->count; i++)
        choice_add(story, &who, choice->who[i]);
    qsort(who.who, who.count, sizeof *who.who, by_number);
    struct member *here = &story->members[member];
    here->sieve = sieve;
    story->members[story_root(story, member)].is_known = true;
    for (here->group = 0; here->group < story->groups_count; here->group++)
        if (memcmp(&story->groups[here->group].members, &who, sizeof who) == 0)
            return;
    story->groups = arena_take_room(story->arena, story->groups, sizeof *story->groups, story->groups_count,
                                    story->groups_count + 1, &story->groups_capacity);
    story->groups[story->groups_count++] = (struct group){who, member};
}
