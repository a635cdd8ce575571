/* Findings and relations in; records out, in bytes of the document as it was given. The one idea: only here do view
   offsets become byte offsets. */
#include "extract/write.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "record/arena.h"

static struct text source_text(const struct analysis *analysis, size_t start, size_t end) {
    return text_slice(analysis->view.source, view_start(&analysis->view, start),
                      view_end(&analysis->view, end));
}

static struct text string_of(const char *string) {
    return string ? text_of(string) : (struct text){"", 0};
}

static struct text sex_of(const struct list_entry *entry) {
    return entry ? list_attribute(entry, "sex") : (struct text){"", 0};
}

/* Sex that a list gives to words of the view, such as a title; empty for none. */
static struct text sex_in(const struct analysis *analysis, enum known_list list, struct text text) {
    return sex_of(analysis_entry_here(analysis, list, text));
}

static struct text gender_of(const struct analysis *analysis, const struct finding *finding) {
    if (finding->gender.size || finding->kind != PERSON)
        return finding->gender;
    struct text none = {"", 0};
    if (finding->title.start != SIZE_MAX) {
        static const enum known_list titles[] = {LIST_TITLE_CIVIL, LIST_TITLE_RANK, LIST_TITLE_OFFICE};
        struct text title = analysis_text(analysis, finding->title.start, finding->title.end);
        for (size_t i = 0; i < 3; i++) {
            struct text sex = sex_in(analysis, titles[i], title);
            if (sex.size)
                return sex;
        }
    }
    struct text role = finding->role.size ? sex_of(analysis_entry(analysis, LIST_ROLE, finding->role)) : none;
    if (role.size)
        return role;
    if (finding->form == NOMINAL) { /* "his mother", "a widow": the last word tells */
        struct text text = finding_text(analysis, finding);
        if (analysis_is_plural(analysis, finding))
            return TEXT("pl");
        struct text last = text_last_word(text);
        static const enum known_list nouns[] = {LIST_KIN, LIST_ROLE, LIST_NOMINAL_PERSON};
        for (size_t i = 0; i < 3 && !role.size; i++)
            role = sex_in(analysis, nouns[i], last);
        return role;
    }
    struct text given = text_first_word(finding_text(analysis, finding));
    if (analysis_entry_here(analysis, LIST_GIVEN_FEMALE, given))
        return TEXT("f");
    if (analysis_entry_here(analysis, LIST_GIVEN_MALE, given))
        return TEXT("m");
    return none;
}

/* Whether a finding stands for somebody by itself: he, she and they do, I and we where somebody speaks, and a
   description that is bound to one ("the watchdog"); "it" stands for too much else. */
static bool stands_for_an_entity(const struct finding *finding) {
    if (finding->kind != PERSON && finding->kind != INSTITUTION)
        return false;
    if (finding->form == PRONOUN)
        return finding->gender.size > 0 || finding->speaker >= 0;
    return finding->form == NOMINAL;
}

bool finding_is_written(const struct finding *finding) {
    if (finding->removed)
        return false;
    if (finding->kind == DATE || finding->kind == AGE)
        return true;
    if (finding->form == NAME && finding->kind != MATTER)
        return true;
    return finding->used || stands_for_an_entity(finding);
}

static struct text id_of(const struct analysis *analysis, int number) {
    return number < 0 || !finding_is_written(&analysis->findings[number]) ? (struct text){"", 0}
                                                                          : analysis->findings[number].id;
}

/* Findings that a matter or a nominal holds or is owned by: whom it is about. */
static size_t about_of(struct analysis *analysis, const struct finding *finding, struct text *ids,
                       size_t most) {
    size_t count = 0;
    if (finding->kind != MATTER)
        return 0;
    for (int i = analysis->heads[finding->sentence]; i >= 0 && count < most; i = analysis->findings[i].next) {
        struct finding *other = &analysis->findings[i];
        bool inside = other->start >= finding->from && other->end <= finding->to;
        bool actor = other->kind == PERSON || other->kind == INSTITUTION;
        if (!other->removed && inside && actor && other != finding)
            ids[count++] = other->id;
    }
    return count;
}

/* The sentence of the first name or description of a person or body: before it no pronoun stands for anybody. */
static uint32_t first_actor(const struct analysis *analysis) {
    uint32_t first = UINT32_MAX;
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *finding = &analysis->findings[i];
        bool actor = finding->kind == PERSON || finding->kind == INSTITUTION;
        if (!finding->removed && actor && finding->form != PRONOUN && finding->sentence < first)
            first = finding->sentence;
    }
    return first;
}

/* Pronouns that stand for nobody and take part in nothing go: recipes and manuals are full of them. */
static void drop_pronouns(struct analysis *analysis) {
    uint32_t first = first_actor(analysis);
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->form == PRONOUN && !finding->used && finding->sentence < first)
            finding->removed = true;
    }
}

void analysis_choose(struct analysis *analysis) {
    /* what a matter is about, a pronoun among it ("his conduct") */
    for (size_t i = 0; i < analysis->findings_count; i++) {
        const struct finding *matter = &analysis->findings[i];
        if (matter->removed || matter->kind != MATTER || !matter->used)
            continue;
        for (int k = analysis->heads[matter->sentence]; k >= 0; k = analysis->findings[k].next) {
            struct finding *other = &analysis->findings[k];
            bool inside = other->start >= matter->from && other->end <= matter->to;
            if (inside && (other->kind == PERSON || other->kind == INSTITUTION))
                other->used = true;
        }
    }
    for (size_t i = 0; i < analysis->findings_count; i++) { /* the one who speaks or owns the age */
        const struct finding *finding = &analysis->findings[i];
        if (!finding->removed && finding->used && finding->speaker >= 0)
            analysis->findings[finding->speaker].used = true;
        if (!finding->removed && finding->kind == AGE && finding->of >= 0)
            analysis->findings[finding->of].used = true;
    }
    drop_pronouns(analysis);
}

static void tell_time(struct mention *mention, const struct timing *time) {
    mention->anchor = time->anchor;
    mention->precision = time->precision;
    mention->alternative = time->alternative;
    mention->at = time->at;
    mention->birth = time->birth;
}

static void make_mention(struct analysis *analysis, const struct finding *finding, struct mention *mention) {
    static const char *const forms[] = {"name", "nominal", "pronoun"};
    struct text *about = finding->kind == MATTER ? arena_take(analysis->arena, 16 * sizeof *about) : NULL;
    const struct block *block = analysis_block(analysis, finding->sentence);
    *mention = (struct mention){
        .id = finding->id,
        .doc = analysis->doc,
        .kind = text_of(rules_kind_name(analysis->rules, (size_t)finding->kind)),
        .form = text_of(forms[finding->form]),
        .start = view_start(&analysis->view, finding->start),
        .end = view_end(&analysis->view, finding->end),
        .sentence = finding->sentence,
        .value = finding->value,
        .of = id_of(analysis, finding->of),
        .about = about,
        .about_count = about_of(analysis, finding, about, 16),
        .gender = gender_of(analysis, finding),
        .role = finding->role,
        .alias_of = id_of(analysis, finding->alias_of),
        .not_of = id_of(analysis, finding->not_of),
        .speaker = id_of(analysis, finding->speaker),
        .kin = finding->kin,
        .kin_of = id_of(analysis, finding->kin_of),
        .body = id_of(analysis, finding->body),
        .block = string_of(finding->signs ? "byline" : block->kind),
        .subject = finding->subject,
        .rule = string_of(finding->rule),
    };
    mention->text = text_slice(analysis->view.source, mention->start, mention->end);
    if (finding->time)
        tell_time(mention, finding->time);
    if (finding->title.start != SIZE_MAX)
        mention->title = source_text(analysis, finding->title.start, finding->title.end);
    if (finding->given.start != SIZE_MAX)
        mention->given = source_text(analysis, finding->given.start, finding->given.end);
    if (finding->surname.start != SIZE_MAX)
        mention->surname = source_text(analysis, finding->surname.start, finding->surname.end);
}

static struct relation relation_of(struct analysis *analysis, const struct linkage *link) {
    const struct sentence *sentence = &analysis->sentences[link->sentence];
    struct text target = id_of(analysis, link->target), source = id_of(analysis, link->source);
    char what[48];
    size_t size = 0;
    memcpy(what, target.at, target.size < 20 ? target.size : 20);
    size = target.size < 20 ? target.size : 20;
    memcpy(what + size, source.at, source.size < 20 ? source.size : 20);
    size += source.size < 20 ? source.size : 20;
    struct relation relation = {
        .doc = analysis->doc,
        .kind = text_of(link->kind),
        .source_mention = source,
        .target_mention = target,
        .status = text_of(link->status),
        .mutual = link->mutual,
        .channel = link->channel,
        .stage = string_of(link->stage),
        .tense = string_of(link->tense),
        .start = view_start(&analysis->view, sentence->start),
        .end = view_end(&analysis->view, sentence->end),
        .rule = text_of(link->rule->id),
    };
    relation.date = link->date;
    if (link->date_finding >= 0) {
        if (!link->date.size)
            relation.date = analysis->findings[link->date_finding].value;
        relation.date_mention = analysis->findings[link->date_finding].id;
    }
    if (link->place_finding >= 0)
        relation.place_mention = analysis->findings[link->place_finding].id;
    relation.id = record_id(analysis->arena, 'r', analysis->doc, relation.start, relation.end, relation.rule,
                            (struct text){what, size});
    relation.text = text_slice(analysis->view.source, relation.start, relation.end);
    relation.trigger = source_text(analysis, link->trigger.start, link->trigger.end);
    if (link->cue.start != SIZE_MAX)
        relation.cue = source_text(analysis, link->cue.start, link->cue.end);
    if (link->attribution.start != SIZE_MAX)
        relation.attribution = source_text(analysis, link->attribution.start, link->attribution.end);
    return relation;
}

static int by_start(const void *a, const void *b) {
    const struct finding *left = *(const struct finding *const *)a,
                         *right = *(const struct finding *const *)b;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return left->kind - right->kind;
}

static void give_ids(struct analysis *analysis) {
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        if (finding->removed)
            continue;
        struct text kind = text_of(rules_kind_name(analysis->rules, (size_t)finding->kind));
        finding->id =
            record_id(analysis->arena, 'm', analysis->doc, view_start(&analysis->view, finding->start),
                      view_end(&analysis->view, finding->end), string_of(finding->rule), kind);
    }
}

/* Gives ids, and puts at *order the findings that are written, in the order of the text; returns how many. */
static size_t choose_written(struct analysis *analysis, const struct finding ***order) {
    analysis_choose(analysis);
    give_ids(analysis);
    size_t count = 0;
    *order = arena_take_unset(analysis->arena, (analysis->findings_count + 1) * sizeof **order);
    for (size_t i = 0; i < analysis->findings_count; i++)
        if (finding_is_written(&analysis->findings[i]))
            (*order)[count++] = &analysis->findings[i];
    qsort(*order, count, sizeof **order, by_start);
    return count;
}

void analysis_read(struct analysis *analysis, const struct document *document, struct reading *reading) {
    const struct finding **order;
    size_t count = choose_written(analysis, &order);
    *reading = (struct reading){
        .document = document,
        .text = analysis->view.source,
        .mentions = arena_take_unset(analysis->arena, (count + 1) * sizeof *reading->mentions),
        .mentions_count = count,
        .relations =
            arena_take_unset(analysis->arena, (analysis->links_count + 1) * sizeof *reading->relations),
        .relations_count = analysis->links_count,
    };
    for (size_t i = 0; i < count; i++)
        make_mention(analysis, order[i], &reading->mentions[i]);
    for (size_t i = 0; i < analysis->links_count; i++)
        reading->relations[i] = relation_of(analysis, &analysis->links[i]);
}

/* Each record is written as it is made: all of them together fill the cache. */
void analysis_write(struct analysis *analysis, const struct document *document, struct json_writer *writer) {
    const struct finding **order;
    size_t count = choose_written(analysis, &order);
    record_write_document(writer, document);
    for (size_t i = 0; i < count; i++) {
        struct mention mention;
        make_mention(analysis, order[i], &mention);
        record_write_mention(writer, &mention);
    }
    for (size_t i = 0; i < analysis->links_count; i++) {
        struct relation relation = relation_of(analysis, &analysis->links[i]);
        record_write_relation(writer, &relation);
    }
}
