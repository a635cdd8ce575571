/* A resolved story in, its parts out: each cluster's spellings, ages and ties, copied so that the story may go. */
#include "resolve/part.h"

#include <ctype.h>
#include <string.h>

#include "record/arena.h"
#include "record/record.h"
#include "resolve/key.h"

enum { NAMES_MOST = 64, AGES_MOST = 16, FACTS_MOST = 16 };

static struct text copy(struct arena *arena, struct text text) {
    if (!text.size)
        return (struct text){"", 0};
    return (struct text){arena_take_copy(arena, text.at, text.size), text.size};
}

struct text part_id(struct arena *arena, const struct story *story, uint32_t root) {
    const struct mention *mention = story->members[root].mention;
    return record_id(arena, 'e', story->doc, mention->start, mention->end, mention->kind, mention->id);
}

struct text part_group_id(struct arena *arena, const struct story *story, uint32_t group) {
    const struct mention *mention = story->members[story->groups[group].first].mention;
    return record_id(arena, 'e', story->doc, mention->start, mention->end, TEXT("group"), mention->id);
}

static bool has_small_letter(struct text text) {
    bool is_found = false;
    for (size_t i = 0; i < text.size; i++)
        is_found |= islower((unsigned char)text.at[i]) || (unsigned char)text.at[i] > 127;
    return is_found;
}

/* How well a name names: a person's full name before a part of it, mixed case before capitals, then the longer. */
static uint32_t weight_of(const struct member *member) {
    struct text text = member->mention->text;
    uint32_t weight = text.size < 200 ? (uint32_t)text.size : 1;
    if (member->form == FORM_NAME)
        weight += 4000;
    if (has_small_letter(text))
        weight += 1000;
    if (member->name && member->name->part == NAME_FULL)
        weight += 2000 + (member->name->words[0].text.size > 1 ? 300U : 0U);
    return member->form == FORM_PRONOUN ? 1 : weight;
}

/* "Mr Tull" where no given name is known, "Achebe?" where nothing decides; empty where the name itself will do. */
static struct text shown_of(struct arena *arena, const struct member *member) {
    struct text text = member->mention->text, title = member->mention->title;
    bool is_titled = !member->doubt && member->name && member->name->part != NAME_FULL && title.size;
    if (!is_titled && !member->doubt)
        return (struct text){"", 0};
    char *at = arena_take(arena, title.size + text.size + 3);
    size_t size = 0;
    if (is_titled) {
        memcpy(at, title.at, title.size);
        size = title.size;
        at[size++] = ' ';
    }
    memcpy(at + size, text.at, text.size);
    size += text.size;
    if (member->doubt)
        at[size++] = '?';
    return (struct text){at, size};
}

/* Adds a member's spelling unless it is there; of too many the heaviest is kept all the same. */
static void add_name(struct arena *arena, struct part *part, const struct member *member) {
    uint32_t weight = weight_of(member);
    struct text text = member->spelling.size ? member->spelling : member->mention->text;
    for (size_t i = 0; i < part->names_count; i++)
        if (text_is_equal(part->names[i].text, text))
            return;
    bool is_first = part->names_count == 0 || weight > part->names[0].weight;
    if (part->names_count == NAMES_MOST && !is_first)
        return;
    bool is_full = member->name && member->name->part == NAME_FULL && !member->name->is_shared;
    struct part_name name = {.text = text,
                             .shown = shown_of(arena, member),
                             .plain = is_full ? name_pack(arena, member->name) : member->plain,
                             .rule = text_of(member->sieve ? member->sieve : "resolve.first-mention"),
                             .start = member->mention->start,
                             .weight = weight,
                             .is_full = is_full,
                             .is_alias = member->form == FORM_NAME || member->kind == KIND_MATTER};
    size_t at = part->names_count < NAMES_MOST ? part->names_count++ : NAMES_MOST - 1;
    part->names[at] = name;
    if (is_first && at) { /* the heaviest stands first */
        part->names[at] = part->names[0];
        part->names[0] = name;
    }
}

static void add_age(struct arena *arena, const struct story *story, struct part *part, uint32_t number) {
    const struct member *age = &story->members[number];
    const struct member *owner = &story->members[age->of];
    if (age->kind != KIND_AGE || part->ages_count == AGES_MOST)
        return;
    part->ages[part->ages_count++] =
        (struct part_age){.value = copy(arena, age->mention->value),
                          .text = copy(arena, age->mention->text),
                          .start = age->mention->start,
                          .is_past = text_is(age->mention->anchor, "context"),
                          .is_sure = owner->name && owner->name->part == NAME_FULL};
}

/* The ages of a cluster, in the order of the text. */
static void take_ages(struct arena *arena, const struct story *story, uint32_t root, struct part *part) {
    struct part_age ages[AGES_MOST];
    part->ages = ages;
    for (uint32_t i = root; i != NOBODY; i = story->members[i].next)
        for (uint32_t k = story->members[i].first_told; k != NOBODY; k = story->members[k].next_told)
            add_age(arena, story, part, k);
    part->ages = part->ages_count ? arena_take(arena, part->ages_count * sizeof *ages) : NULL;
    if (part->ages_count)
        memcpy(part->ages, ages, part->ages_count * sizeof *ages);
}

static void add_fact(struct arena *arena, struct part *part, char what, struct text value,
                     const struct mention *mention) {
    for (size_t i = 0; i < part->facts_count; i++)
        if (part->facts[i].what == what && text_is_equal(part->facts[i].value, value))
            return;
    if (value.size && part->facts_count < FACTS_MOST)
        part->facts[part->facts_count++] =
            (struct part_fact){what, copy(arena, value), copy(arena, mention->text), mention->start};
}

/* Days of birth and death, and ranks, of a cluster. */
static void take_facts(struct arena *arena, const struct story *story, uint32_t root, struct part *part) {
    struct part_fact facts[FACTS_MOST];
    part->facts = facts;
    for (uint32_t i = root; i != NOBODY; i = story->members[i].next) {
        const struct mention *mention = story->members[i].mention;
        if (lexicon_rungs(story->lexicon, mention->title).size)
            add_fact(arena, part, 't', mention->title, mention);
        for (uint32_t k = story->members[i].first_told; k != NOBODY; k = story->members[k].next_told) {
            const struct mention *day = story->members[k].mention;
            if (story->members[k].kind == KIND_DATE)
                add_fact(arena, part, text_is(day->role, "death") ? 'd' : 'b', day->value, day);
        }
    }
    part->facts = part->facts_count ? arena_take(arena, part->facts_count * sizeof *facts) : NULL;
    if (part->facts_count)
        memcpy(part->facts, facts, part->facts_count * sizeof *facts);
}

static struct text local_id(struct arena *arena, const struct story *story, uint32_t member) {
    const struct member *here = &story->members[member];
    if (here->group != NOBODY)
        return part_group_id(arena, story, here->group);
    return part_id(arena, story, story_root(story, member));
}

static void add_id(struct text **ids, size_t *count, struct text id) {
    for (size_t i = 0; i < *count; i++)
        if (text_is_equal((*ids)[i], id))
            return;
    (*ids)[(*count)++] = id;
}

/* Copies distinct ids; NULL for none. */
static struct text *keep_ids(struct arena *arena, const struct text *ids, size_t count) {
    struct text *kept = count ? arena_take(arena, count * sizeof *kept) : NULL;
    for (size_t i = 0; i < count; i++)
        kept[i] = copy(arena, ids[i]);
    return kept;
}

/* Whom a cluster concerns, and whom it may be: told once for each mention, kept once. */
static void take_ties(struct arena *arena, const struct story *story, uint32_t root, struct part *part) {
    size_t abouts = 0, doubts = 0;
    for (uint32_t i = root; i != NOBODY; i = story->members[i].next) {
        abouts += story->members[i].mention->about_count;
        doubts += story->members[i].doubt ? story->members[i].doubt->count : 0;
    }
    struct text *about = arena_take(story->arena, (abouts + 1) * sizeof *about);
    struct text *candidates = arena_take(story->arena, (doubts + 1) * sizeof *candidates);
    for (uint32_t i = root; i != NOBODY; i = story->members[i].next) {
        const struct member *here = &story->members[i];
        for (size_t k = 0; k < here->mention->about_count; k++) {
            uint32_t other = story_find(story, here->mention->about[k]);
            if (other != NOBODY)
                add_id(&about, &part->about_count, local_id(story->arena, story, other));
        }
        for (size_t k = 0; here->doubt && k < here->doubt->count; k++)
            add_id(&candidates, &part->candidates_count, local_id(story->arena, story, here->doubt->who[k]));
    }
    part->about = keep_ids(arena, about, part->about_count);
    part->candidates = keep_ids(arena, candidates, part->candidates_count);
}

static struct text role_of(const struct story *story, uint32_t root) {
    for (uint32_t i = root; i != NOBODY; i = story->members[i].next) {
        const struct member *here = &story->members[i];
        if (here->mention->role.size && (here->kind == KIND_PERSON || here->form == FORM_NAME))
            return here->mention->role;
    }
    return story->members[root].class;
}

/* Copies the spellings of a cluster, the heaviest first. */
static void take_names(struct arena *arena, const struct story *story, uint32_t root, struct part *part) {
    struct part_name names[NAMES_MOST];
    part->names = names;
    for (uint32_t i = root; i != NOBODY; i = story->members[i].next) {
        add_name(story->arena, part, &story->members[i]);
        part->mentions++;
    }
    part->names = arena_take(arena, part->names_count * sizeof *part->names);
    memcpy(part->names, names, part->names_count * sizeof *names);
    for (size_t i = 0; i < part->names_count; i++) {
        part->names[i].text = copy(arena, names[i].text);
        part->names[i].shown = copy(arena, names[i].shown);
        part->names[i].plain = copy(arena, names[i].plain);
    }
}

void part_take(struct arena *arena, const struct story *story, uint32_t root, struct part *part) {
    const struct member *here = &story->members[root];
    *part = (struct part){.id = part_id(arena, story, root),
                          .kind = here->kind,
                          .kind_name = copy(arena, story_kind_name(story, root)),
                          .start = here->mention->start,
                          .table = copy(arena, here->table),
                          .role = copy(arena, role_of(story, root)),
                          .sex = here->sex,
                          .sex_is_sure = here->sex_is_sure,
                          .generation = here->generation};
    take_names(arena, story, root, part);
    if (here->kind == KIND_PERSON) {
        take_ages(arena, story, root, part);
        take_facts(arena, story, root, part);
    }
    take_ties(arena, story, root, part);
    struct keys keys;
    keys_take(story->arena, story, root, &keys);
    part->keys = keys.count ? arena_take(arena, keys.count * sizeof *part->keys) : NULL;
    for (part->keys_count = 0; part->keys_count < keys.count; part->keys_count++)
        part->keys[part->keys_count] = copy(arena, keys.at[part->keys_count]);
}

void part_take_group(struct arena *arena, const struct story *story, uint32_t group, struct part *part) {
    const struct group *here = &story->groups[group];
    *part = (struct part){.id = part_group_id(arena, story, group),
                          .kind = KIND_OTHER,
                          .kind_name = TEXT("group"),
                          .is_group = true,
                          .start = story->members[here->first].mention->start};
    part->about = arena_take(arena, here->members.count * sizeof *part->about);
    for (size_t i = 0; i < here->members.count; i++)
        add_id(&part->about, &part->about_count, local_id(arena, story, here->members.who[i]));
    for (uint32_t i = 0; i < story->count; i++)
        part->mentions += story->members[i].group == group;
}

/* A number of at most three digits; -1 for a range and for what is no number. */
static long number_of(struct text value) {
    long number = value.size && value.size < 4 ? 0 : -1;
    for (size_t i = 0; i < value.size && number >= 0; i++)
        number = isdigit((unsigned char)value.at[i]) ? number * 10 + (value.at[i] - '0') : -1;
    return number;
}

bool part_birth(struct text date, const struct part_age *age, long *from, long *to) {
    if (date.size < 4)
        return false;
    long century = number_of(text_slice(date, 0, 2)), year = number_of(text_slice(date, 2, 4));
    long years = number_of(age->value);
    if (century < 10 || year < 0 || years < 0)
        return false;
    *from = century * 100 + year - years - 1;
    *to = *from + 1;
    return true;
}

bool part_names_fit(struct arena *scratch, const struct lexicon *lexicon, const struct part *a,
                    const struct part *b) {
    bool is_fit = false;
    for (size_t i = 0; i < a->names_count; i++)
        for (size_t k = 0; k < b->names_count; k++) {
            if (!a->names[i].is_full || !b->names[k].is_full)
                continue;
            struct name *one = name_unpack(scratch, a->names[i].plain);
            struct name *other = name_unpack(scratch, b->names[k].plain);
            if (!name_compare_given(lexicon, one, other))
                return false;
            is_fit = true;
        }
    return is_fit;
}

void parts_of_mention(const struct story *story, struct text mention, struct choice *parts) {
    uint32_t member = mention.size ? story_find(story, mention) : NOBODY;
    parts->count = 0;
    if (member == NOBODY)
        return;
    uint32_t group = story->members[member].group;
    const struct choice *who = group == NOBODY ? NULL : &story->groups[group].members;
    for (size_t i = 0; i < (who ? who->count : 1); i++) {
        uint32_t part = story_part_of(story, who ? who->who[i] : member);
        bool is_new = part != NOBODY;
        for (size_t k = 0; k < parts->count; k++)
            is_new = is_new && parts->who[k] != part;
        if (is_new)
            parts->who[parts->count++] = part;
    }
}
