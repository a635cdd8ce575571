/* Sentences with their phrases in; relations out.

   The one idea: a relation rule names the roles and the verb; who exactly fills a role, what the words around say of status
   and time, and which of several rules wins at one verb is settled here, once for all rules. A rule tries only sentences that hold
   one of its trigger words. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "extract/inquirer.h"
#include "extract/partner.h"
#include "extract/relations.h"
#include "extract/slot.h"
#include "extract/subject.h"
#include "record/arena.h"
#include "rules/stem.h"

/* Where the verb, or the noun that does its work, stands: the place that one relation rule may claim. */
static size_t anchor_of(const struct match *match) {
    struct span verb;
    return match_known(match, CAPTURE_VERB, &verb) ? verb.start : match->whole.start;
}

static int by_anchor(const void *a, const void *b) {
    const struct match *left = *(struct match *const *)a, *right = *(struct match *const *)b;
    size_t l = anchor_of(left), r = anchor_of(right);
    if (l != r)
        return l < r ? -1 : 1;
    if (left->rule->priority != right->rule->priority)
        return left->rule->priority > right->rule->priority ? -1 : 1;
    if (left->whole.start != right->whole.start)
        return left->whole.start < right->whole.start ? -1 : 1;
    size_t left_size = left->whole.end - left->whole.start,
           right_size = right->whole.end - right->whole.start;
    if (left_size != right_size)
        return left_size > right_size ? -1 : 1;
    return left->rule->number < right->rule->number ? -1 : left->rule->number > right->rule->number;
}

/* Whether the sentence states the link already. A link whose source nobody names says less than one to the same target
   with a source: it never joins that one, and gives way to it. Nor does "its" in "the board reopened its inquiry into B"
   add to what the board did. */
static bool is_there(struct analysis *analysis, const struct linkage *link) {
    size_t first = analysis->links_count; /* they come in the order of their sentences */
    while (first && analysis->links[first - 1].sentence >= link->sentence)
        first--;
    for (size_t i = first; i < analysis->links_count; i++) {
        struct linkage *other = &analysis->links[i];
        if (other->sentence != link->sentence || strcmp(other->kind, link->kind) != 0)
            continue;
        bool same = other->source == link->source && other->target == link->target;
        bool turned = link->mutual && other->source == link->target && other->target == link->source;
        bool its = link->source >= 0 && analysis->findings[link->source].form == PRONOUN &&
                   link->rule != other->rule && other->source >= 0;
        if (same || turned || ((link->source < 0 || its) && other->target == link->target))
            return true;
        if (other->source < 0 && other->target == link->target) {
            *other = *link;
            return true;
        }
    }
    return false;
}

/* A description that picks out nobody: "a tenant". */
static bool is_anybody(const struct analysis *analysis, int finding) {
    if (finding < 0 || analysis->findings[finding].form != NOMINAL)
        return false;
    const struct finding *one = &analysis->findings[finding];
    struct text text = finding_text(analysis, one);
    return text.size > 3 && (text.at[0] | 32) == 'a' && (text.at[1] == ' ' || text.at[1] == 'n') &&
           (text.at[1] == ' ' || text.at[2] == ' ');
}

/* "himself", "each of themselves": nobody reaches out to himself. */
static bool is_reflexive(const struct analysis *analysis, int finding) {
    const struct finding *one = &analysis->findings[finding];
    struct text text = finding_text(analysis, one);
    if (one->form != PRONOUN || text.size < 6)
        return false;
    return text_ends_with(text, TEXT("self")) || text_ends_with(text, TEXT("lves"));
}

/* "I said, call me after eight": one speaker reaches out to himself. */
static bool is_of_one_speaker(const struct analysis *analysis, const struct linkage *link) {
    if (link->source < 0)
        return false;
    const struct finding *source = &analysis->findings[link->source],
                         *target = &analysis->findings[link->target];
    struct text one = finding_text(analysis, source), other = finding_text(analysis, target);
    return (text_is(one, "I") && text_is(other, "me")) ||
           ((text_is(one, "We") || text_is(one, "we")) && text_is(other, "us"));
}

/* "Screenshots of texts she sent": she begins a clause of her own, and nobody texts her; "reached by phone, she" is another
   matter. */
static bool is_nominative_object(const struct analysis *analysis, const struct linkage *link) {
    static const char *const nominatives[] = {"I", "he", "she", "we", "they", NULL};
    const struct finding *target = &analysis->findings[link->target];
    if (target->form != PRONOUN || target->start < link->trigger.end)
        return false;
    struct text between = analysis_text(analysis, link->trigger.end, target->start);
    return !memchr(between.at, ',', between.size) && text_is_any(finding_text(analysis, target), nominatives);
}

/* What no graph should hold: a link to oneself, and what is said of anybody in general. */
static bool is_no_fact(const struct analysis *analysis, const struct linkage *link) {
    if ((link->source == link->target && !link->mutual) || is_of_one_speaker(analysis, link) ||
        is_nominative_object(analysis, link) || is_reflexive(analysis, link->target) ||
        !strcmp(link->status, "fiction"))
        return true;
    bool is_body = link->source >= 0 && analysis->findings[link->source].kind == INSTITUTION &&
                   !strcmp(link->kind, "investigated"); /* "a commission will examine" */
    return is_anybody(analysis, link->source) &&
           (is_anybody(analysis, link->target) || !strcmp(link->status, "conditional") ||
            (!strcmp(link->status, "planned") && !is_body));
}

static bool add_link(struct analysis *analysis, struct linkage link) {
    if (is_no_fact(analysis, &link))
        return false;
    if (!is_there(analysis, &link)) {
        analysis->links =
            arena_take_room(analysis->arena, analysis->links, sizeof *analysis->links, analysis->links_count,
                            analysis->links_count + 1, &analysis->links_capacity);
        analysis->links[analysis->links_count++] = link;
    }
    int ends[] = {link.source, link.target};
    for (int e = 0; e < 2; e++)
        if (ends[e] >= 0)
            analysis->findings[ends[e]].used = true;
    return true;
}

/* What the rule says of a relation, such as its channel or stage, or else the line of the verb or noun in one of `lists`. */
static struct text told_of(const struct analysis *analysis, const struct rule_emit *emit, const char *key,
                           uint64_t lists, struct text word) {
    struct text told = rule_option(emit, key);
    char lower[STEM_WORD_MOST];
    if (told.size || word.size >= sizeof lower)
        return told;
    for (size_t i = 0; i < word.size; i++)
        lower[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] + 32 : word.at[i]);
    const struct list_entry *entry = rules_stem(analysis->rules, lists, (struct text){lower, word.size});
    return entry ? list_attribute(entry, key) : told;
}

static uint64_t contact_lists(const struct analysis *analysis) {
    return analysis_list(analysis, LIST_VERB_CONTACT) | analysis_list(analysis, LIST_NOUN_CONTACT);
}

static uint64_t inquiry_lists(const struct analysis *analysis) {
    return analysis_list(analysis, LIST_VERB_INQUIRY);
}

static struct text capture_of(const struct line *line, const struct match *match, const char *name) {
    struct span span;
    if (!match_span(match, name, &span))
        return (struct text){"", 0};
    return (struct text){line->subject.at + span.start, span.end - span.start};
}

/* By the noun of "sent a message", else by the verb. */
static struct text channel_of(const struct analysis *analysis, const struct rule_emit *emit,
                              const struct line *line, const struct match *match) {
    uint64_t lists = contact_lists(analysis);
    struct text means = capture_of(line, match, "means");
    struct text channel = means.size ? told_of(analysis, emit, "channel", lists, means) : means;
    return channel.size ? channel
                        : told_of(analysis, emit, "channel", lists, capture_of(line, match, "verb"));
}

/* Who reaches out: what the rule captures, or whoever was silent. */
static size_t find_source(struct analysis *analysis, const struct line *line, const struct match *match,
                          const struct rule_emit *emit, struct role *out) {
    return rule_option(emit, "silent").size ? partner_find_silent(analysis, line, match, out)
                                            : role_find(analysis, line, match, emit->words[0], out);
}

/* Who is reached: what the rule captures or, for an answer, whoever wrote before. */
static size_t find_target(struct analysis *analysis, const struct line *line, const struct match *match,
                          const struct rule_emit *emit, struct role *out) {
    return rule_option(emit, "answer").size ? partner_find(analysis, line, match, out)
                                            : role_find(analysis, line, match, emit->words[1], out);
}

/* "refused to drop its probe", "will widen its inquiry": what is not done to an inquiry, or not yet, leaves it under way; "will
   complete an audit" tells of one to come. */
static void keep_standing(const struct analysis *analysis, const struct line *line, const struct match *match,
                          const struct rule_emit *emit, struct linkage *link) {
    static const char *const undone[] = {"negated", "requested", "planned", "attempted", "conditional", NULL};
    struct span verb;
    if (strcmp(link->kind, "investigated") != 0 || !text_is_any(text_of(link->status), undone) ||
        !match_known(match, CAPTURE_VERB, &verb) ||
        !told_of(analysis, emit, "stands", inquiry_lists(analysis), capture_of(line, match, "verb")).size)
        return;
    struct text behind =
        text_slice((struct text){line->subject.at, line->subject.size}, verb.end, line->subject.size);
    bool is_fresh = text_starts_with(behind, text_of(" a ")) || text_starts_with(behind, text_of(" an "));
    if (is_fresh && strcmp(link->stage, "dropped") != 0)
        return;
    link->status = "asserted";
    link->stage = "continuing";
    link->cue = (struct span){SIZE_MAX, SIZE_MAX};
}

/* A link of which the match alone is known. */
static struct linkage link_new(const struct match *match, const struct rule_emit *emit, uint32_t sentence) {
    return (struct linkage){.rule = match->rule,
                            .kind = emit->what,
                            .sentence = sentence,
                            .source = -1,
                            .target = -1,
                            .status = "asserted",
                            .stage = "",
                            .tense = "",
                            .date_finding = -1,
                            .place_finding = -1,
                            .attribution = {SIZE_MAX, SIZE_MAX},
                            .saying = {SIZE_MAX, SIZE_MAX},
                            .cue = {SIZE_MAX, SIZE_MAX}};
}

/* "The board's lawyers met the board's auditors": a body has nothing to do with itself. */
static bool is_same_name(const struct analysis *analysis, int source, int target) {
    if (source < 0 || target < 0 || source == target)
        return false; /* "they met": with each other */
    const struct finding *one = &analysis->findings[source], *other = &analysis->findings[target];
    return one->form == NAME && other->form == NAME && one->kind == INSTITUTION &&
           text_is_equal(finding_text(analysis, one), finding_text(analysis, other));
}

/* What the rule itself tells of what its words state, whatever stands around them. */
static void take_status(struct analysis *analysis, const struct rule_emit *emit, struct linkage *link) {
    struct text status = rule_option(emit, "status");
    if (status.size)
        link->status = arena_take_copy(analysis->arena, status.at, status.size);
}

/* Adds the link between two findings. */
static bool add_between(struct analysis *analysis, const struct rule_emit *emit, struct linkage link,
                        int source, int target) {
    if (!role_are_unlike(analysis, emit, source, target) || is_same_name(analysis, source, target) ||
        !role_may_inquire(analysis, source, target))
        return false;
    link.source = source;
    link.target = target;
    stance_read(analysis, &link);
    circumstances_read(analysis, &link);
    if (!add_link(analysis, link))
        return false;
    analysis->findings[target].is_looked_into = true;
    return true;
}

static bool add_links(struct analysis *analysis, uint32_t sentence, const struct line *line,
                      const struct match *match, const struct rule_emit *emit) {
    struct roles roles = {{SIZE_MAX, SIZE_MAX}, {SIZE_MAX, SIZE_MAX}, {SIZE_MAX, SIZE_MAX}};
    struct role source, target;
    match_known(match, CAPTURE_VERB, &roles.verb);
    if (!find_target(analysis, line, match, emit, &target) || !role_keep_wanted(analysis, emit, &target) ||
        (!find_source(analysis, line, match, emit, &source) && !source.nobody) ||
        !role_may_act(analysis, emit, &source))
        return false;
    roles.source = source.span;
    roles.target = target.span;
    if (!strcmp(emit->what, "investigated"))
        inquirer_complete(analysis, line, &source);
    if (roles.verb.start == SIZE_MAX)
        roles.verb = (struct span){match->whole.end, match->whole.end};
    struct linkage link = link_new(match, emit, sentence);
    link.mutual = rule_option(emit, "mutual").size > 0;
    if (strcmp(emit->what, "investigated") != 0)
        link.channel = channel_of(analysis, emit, line, match);
    facets_read(analysis, line, &roles, &link);
    if (rule_option(emit, "done").size && strcmp(link.status, "asserted") != 0)
        return false;
    take_status(analysis, emit, &link);
    struct text stage =
        told_of(analysis, emit, "stage", inquiry_lists(analysis), capture_of(line, match, "verb"));
    if (stage.size)
        link.stage = arena_take_copy(analysis->arena, stage.at, stage.size);
    keep_standing(analysis, line, match, emit, &link);
    link.trigger = line_view(line, roles.verb.end > roles.verb.start ? roles.verb : match->whole);
    bool added = false;
    for (size_t s = 0; s < (source.count ? source.count : 1); s++)
        for (size_t t = 0; t < target.count; t++)
            added |=
                add_between(analysis, emit, link, source.count ? source.findings[s] : -1, target.findings[t]);
    return added;
}

/* "A, B and C met": each with each, once. "They met" stands for each with each of those whom resolving will find. */
static bool add_among(struct analysis *analysis, uint32_t sentence, const struct line *line,
                      const struct match *match, const struct rule_emit *emit) {
    struct role among;
    if (!role_find(analysis, line, match, emit->words[0], &among))
        return false;
    bool several = among.count == 1 && analysis_is_several(analysis, &analysis->findings[among.findings[0]]);
    if (among.count == 1 && !several)
        return false;
    struct roles roles = {among.span, {SIZE_MAX, SIZE_MAX}, {match->whole.end, match->whole.end}};
    match_known(match, CAPTURE_VERB, &roles.verb);
    struct linkage link = link_new(match, emit, sentence);
    link.mutual = true;
    link.channel = channel_of(analysis, emit, line, match);
    facets_read(analysis, line, &roles, &link);
    take_status(analysis, emit, &link);
    link.trigger = line_view(line, roles.verb.end > roles.verb.start ? roles.verb : match->whole);
    bool added = false;
    for (size_t i = 0; i < among.count; i++)
        for (size_t k = several ? i : i + 1; k < among.count; k++)
            added |= add_between(analysis, emit, link, among.findings[i], among.findings[k]);
    return added;
}

/* A rule that finds nobody for a role leaves the verb to the next one. */
bool relation_apply(struct analysis *analysis, uint32_t sentence, const struct line *line,
                    const struct match *match) {
    bool added = false;
    for (size_t e = 0; e < match->rule->emits_count; e++) {
        const struct rule_emit *emit = &match->rule->emits[e];
        bool among = !strcmp(emit->words[0], emit->words[1]);
        added |= (among ? add_among : add_links)(analysis, sentence, line, match, emit);
    }
    return added;
}

static bool may_relate(const struct block *block) {
    return strcmp(block->kind, "byline") != 0 && strcmp(block->kind, "boilerplate") != 0;
}

/* A question states nothing. Where it begins: a sentence may end in a question that somebody wrote ("A wrote to B: "Where?""). */
static uint32_t question_start(const struct analysis *analysis, const struct sentence *sentence) {
    const char *view = analysis->view.at;
    uint32_t end = sentence->end;
    while (end > sentence->start && strchr(" \"')", view[end - 1]))
        end--;
    if (end == sentence->start || view[end - 1] != '?')
        return sentence->end;
    if (end == sentence->end || view[end] != '"')
        return sentence->start;
    while (end > sentence->start && view[end - 1] != '"')
        end--;
    return end > sentence->start ? end - 1 : sentence->start;
}

/* The word that heads a mention: "deaths" of "the deaths of three men". */
static struct text head_of(const struct analysis *analysis, int finding) {
    static const char *const of[] = {" of ", NULL};
    struct text text = finding_text(analysis, &analysis->findings[finding]);
    return text_last_word(text_slice(text, 0, text_find_any(text, 0, of)));
}

/* Whether the document names somebody who did the same to what bears the same name. */
static bool is_told_better(const struct analysis *analysis, const struct linkage *unnamed) {
    struct text head = head_of(analysis, unnamed->target);
    for (size_t i = 0; i < analysis->links_count; i++) {
        const struct linkage *link = &analysis->links[i];
        if (link->source < 0 || strcmp(link->kind, unnamed->kind) != 0)
            continue;
        struct text other = head_of(analysis, link->target);
        if (text_is_equal(head, other))
            return true;
    }
    return false;
}

/* "Watchdog probes force": what a headline says of offices and bodies without a name, the story below tells with them. */
static bool is_told_below(const struct analysis *analysis, const struct linkage *head) {
    bool named = head->source >= 0 && analysis->findings[head->source].form == NAME &&
                 analysis->findings[head->target].form == NAME;
    if (named || !analysis_is_headline(analysis, head->sentence))
        return false;
    for (size_t i = 0; i < analysis->links_count; i++)
        if (!strcmp(analysis->links[i].kind, head->kind) &&
            !analysis_is_headline(analysis, analysis->links[i].sentence))
            return true;
    return false;
}

/* "The inquest into the death heard ..." after "Ms Lowe opened an inquest into the death" is no further fact. */
static void drop_told_better(struct analysis *analysis) {
    size_t kept = 0;
    for (size_t i = 0; i < analysis->links_count; i++)
        if ((analysis->links[i].source >= 0 || !is_told_better(analysis, &analysis->links[i])) &&
            !is_told_below(analysis, &analysis->links[i]))
            analysis->links[kept++] = analysis->links[i];
    analysis->links_count = kept;
}

/* A matter that was a guess is one where somebody is told to look into it. */
static void drop_guesses(struct analysis *analysis) {
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *finding = &analysis->findings[i];
        finding->removed |= finding->kind == MATTER && finding->guess && !finding->is_looked_into;
    }
}

/* Drops what stands in a question at the sentence's end. */
static size_t drop_asked(const struct line *line, uint32_t question, struct match **matches, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (line->subject.offsets[anchor_of(matches[i])] < question)
            matches[kept++] = matches[i];
    return kept;
}

struct relating { /* a sentence that may tell of relations */
    struct analysis *analysis;
    uint32_t sentence, question;
    struct line line;
    struct match **matches;
    size_t count;
};

/* Keeps the matches: to make relations of them the matcher is wanted again. */
static void keep(void *with, struct match **matches, size_t count) {
    struct relating *relating = with;
    struct arena *arena = relating->analysis->arena;
    count = drop_asked(&relating->line, relating->question, matches, count);
    relating->matches = arena_take_unset(arena, count * sizeof *relating->matches);
    relating->count = count;
    struct match *copies = arena_take_unset(arena, count * sizeof *copies);
    for (size_t i = 0; i < count; i++) {
        copies[i] = *matches[i];
        relating->matches[i] = &copies[i];
    }
}

static void take_matches(const struct relating *relating) {
    struct analysis *analysis = relating->analysis;
    uint32_t sentence = relating->sentence;
    if (relating->count)
        qsort(relating->matches, relating->count, sizeof(struct match *), by_anchor);
    const struct rule *winner = NULL;
    size_t anchor = SIZE_MAX, start = 0;
    for (size_t i = 0; i < relating->count; i++) {
        const struct match *match = relating->matches[i];
        size_t here = anchor_of(match);
        bool same_verb = winner && here == anchor;
        if (same_verb && !(match->rule == winner && match->whole.start == start))
            continue;
        if (!relation_apply(analysis, sentence, &relating->line, match))
            continue;
        winner = match->rule;
        anchor = here;
        start = match->whole.start;
    }
}

/* Adds a sentence for trying; false where nothing in it can be a relation. */
static bool add_line(struct relating *relating) {
    struct analysis *analysis = relating->analysis;
    const struct sentence *sentence = &analysis->sentences[relating->sentence];
    if (analysis->heads[relating->sentence] < 0 || !may_relate(&analysis->blocks[sentence->block]))
        return false;
    relating->question = question_start(analysis, sentence);
    if (relating->question == sentence->start)
        return false;
    line_make(analysis, relating->sentence, &relating->line);
    slot_mark_subjects(analysis, &relating->line);
    if (analysis->filter && !matcher_is_called(analysis->matcher, LAYER_RELATIONS, &analysis->words,
                                               sentence->start, sentence->end))
        return false;
    matcher_add(analysis->matcher, LAYER_RELATIONS, &relating->line.subject, 0, relating->line.subject.size,
                analysis->filter, relating);
    return true;
}

enum { AHEAD = 2 };

void analysis_relations(struct analysis *all, size_t count) {
    size_t lines_count = 0;
    struct relating *lines =
        arena_take_unset(all->arena, (analysis_sentences_of(all, count) + 1) * sizeof *lines);
    for (size_t i = 0; i < count; i++)
        for (uint32_t s = 0; s < all[i].sentences_count; s++) {
            if (s + AHEAD < all[i].sentences_count)
                line_expect(&all[i], s + AHEAD);
            lines[lines_count].analysis = &all[i];
            lines[lines_count].sentence = s;
            lines_count += add_line(&lines[lines_count]) ? 1 : 0;
            matcher_settle_much(all->matcher, keep);
        }
    matcher_settle(all->matcher, keep);
    for (size_t i = 0; i < lines_count; i++)
        take_matches(&lines[i]);
    for (size_t i = 0; i < count; i++) {
        drop_told_better(&all[i]);
        drop_guesses(&all[i]);
    }
}
