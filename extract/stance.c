/* A link in; whose word its status is out. The one idea: who says of himself that he did not, denies, in the sentence of the link or
   in one behind it; what one asserts against another's denial stays an allegation. */
#include <stdlib.h>
#include <string.h>

#include "extract/relations.h"
#include "record/arena.h"

static struct text words_at(const struct analysis *analysis, int finding) {
    return finding_text(analysis, &analysis->findings[finding]);
}

/* The person or body whom the sentence names as its source; -1 for none. */
static int sayer_of(const struct analysis *analysis, const struct linkage *link) {
    for (int i = analysis->heads[link->sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *finding = &analysis->findings[i];
        bool inside = finding->start >= link->attribution.start && finding->end <= link->attribution.end;
        if (!finding->removed && (finding->kind == PERSON || finding->kind == INSTITUTION) && inside)
            return i;
    }
    return -1;
}

/* Whether a pronoun may stand for the sayer: not "she" for a man. */
static bool may_be(const struct analysis *analysis, int pronoun, int sayer) {
    struct text sex = analysis->findings[pronoun].gender, other = analysis->findings[sayer].gender;
    return !sex.size || !other.size || text_is_equal(sex, other);
}

static bool speaks_of_himself(const struct analysis *analysis, const struct linkage *link) {
    static const char *const me[] = {"I", "We", "we", NULL};
    if (link->source < 0 || analysis->findings[link->source].kind != PERSON)
        return false; /* a body that says it is not investigating states a fact */
    struct text source = words_at(analysis, link->source);
    if (text_is_any(source, me))
        return true;
    if (text_ends_with(source, TEXT(" client")))
        return link->attribution.start != SIZE_MAX; /* his lawyer says so */
    int sayer = link->attribution.start == SIZE_MAX ? -1 : sayer_of(analysis, link);
    if (sayer < 0)
        return false;
    if (sayer == link->source || text_is_equal(source, words_at(analysis, sayer)))
        return true;
    return analysis->findings[link->source].form == PRONOUN && may_be(analysis, link->source, sayer) &&
           (analysis->findings[link->target].form != PRONOUN || !may_be(analysis, link->target, sayer));
}

/* A prosecutor's word is a charge, not a fact; a look into papers that he tells of is part of his case. */
static bool is_charged(const struct analysis *analysis, const struct linkage *link) {
    static const char *const cues[] = {"rosecutor", "rosecution", NULL};
    if (link->attribution.start == SIZE_MAX || strcmp(link->kind, "contacted") != 0)
        return false;
    return text_holds_any(analysis_text(analysis, link->attribution.start, link->attribution.end), cues);
}

void stance_read(const struct analysis *analysis, struct linkage *link) {
    if (!strcmp(link->status, "asserted") && is_charged(analysis, link)) {
        link->status = "alleged";
        link->cue = link->attribution;
    }
    if (!strcmp(link->status, "negated") && !strcmp(link->kind, "contacted") &&
        speaks_of_himself(analysis, link))
        link->status = "denied";
}

static bool share_an_end(const struct analysis *analysis, const struct linkage *a, const struct linkage *b) {
    int left[] = {a->source, a->target}, right[] = {b->source, b->target};
    for (int l = 0; l < 2; l++)
        for (int r = 0; r < 2; r++)
            if (left[l] >= 0 && right[r] >= 0 && analysis->findings[left[l]].form != PRONOUN &&
                text_is_equal(text_last_word(words_at(analysis, left[l])),
                              text_last_word(words_at(analysis, right[r]))))
                return true;
    return false;
}

/* ---- what a sentence of its own denies (rules/phrase/denial.rules) ---- */

/* The channels whose nouns may stand for each other. */
static unsigned ways_of(struct text channel) {
    static const struct {
        const char *channel;
        unsigned ways;
    } all[] = {{"call", 1},  {"talk", 1 | 2}, {"meeting", 2}, {"visit", 2},
               {"email", 4}, {"letter", 4},   {"message", 4}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(channel, all[i].channel))
            return all[i].ways;
    return channel.size ? 1 | 2 | 4 : 0; /* "contact" */
}

/* The channel of the noun that starts at `place`, "call" of "phone call"; empty for other words, such as verbs. */
static struct text channel_at(const struct analysis *analysis, size_t place) {
    size_t first = words_from(&analysis->words, place);
    for (size_t last = first + 2; last-- > first;) {
        if (last >= analysis->words.count)
            continue;
        struct text words = analysis_text(analysis, place, analysis->words.at[last].end);
        const struct list_entry *entry = analysis_entry_here(analysis, LIST_NOUN_CONTACT, words);
        if (entry)
            return list_attribute(entry, "channel");
    }
    return (struct text){"", 0};
}

/* Whether the link is what is denied: an act by its noun or verb, or what somebody says by "it", "the claim". */
static bool is_denied_thing(const struct analysis *analysis, const struct linkage *link,
                            const struct tie *denial) {
    if (denial->what == TIE_DISPUTE)
        return link->attribution.start != SIZE_MAX || !strcmp(link->status, "alleged");
    struct text channel = channel_at(analysis, denial->left);
    return !channel.size ? link->channel.size > 0 : (ways_of(channel) & ways_of(link->channel)) != 0;
}

/* Whether the end of a link is whom a finding names, or may stand for. */
static bool may_be_end(const struct analysis *analysis, int end, int who) {
    if (end < 0 || analysis->findings[end].kind != analysis->findings[who].kind)
        return false;
    if (analysis->findings[who].form != NAME || analysis->findings[end].form != NAME)
        return may_be(analysis, who, end);
    return text_is_equal(text_last_word(words_at(analysis, end)), text_last_word(words_at(analysis, who)));
}

/* Whether somebody denies for himself or for the body that he speaks for. */
static bool may_deny(const struct analysis *analysis, const struct linkage *link, int who) {
    if (who < 0 || (analysis->findings[who].kind != PERSON && analysis->findings[who].kind != INSTITUTION))
        return true; /* nobody is named for the denial */
    int ends[] = {link->source, link->target}, body = analysis->findings[who].body;
    for (int e = 0; e < 2; e++)
        if (may_be_end(analysis, ends[e], who) || (body >= 0 && may_be_end(analysis, ends[e], body)))
            return true;
    return false;
}

/* The first link of a sentence or of one behind it: links stand in the order of their sentences. */
static size_t links_from(const struct analysis *analysis, uint32_t sentence) {
    size_t low = 0, high = analysis->links_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (analysis->links[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The denial of a link, as the sentence that denies it tells it. */
static struct linkage denial_of(const struct analysis *analysis, const struct linkage *link,
                                const struct tie *denial) {
    struct linkage out = *link;
    out.sentence = analysis_sentence(analysis, denial->left);
    const struct sentence *sentence = &analysis->sentences[out.sentence];
    const struct word *word = words_starting(&analysis->words, denial->left);
    out.rule = rules_find(analysis->rules, denial->rule);
    out.status = "denied";
    out.trigger = (struct span){denial->left, word ? word->end : denial->left + 1};
    out.cue = (struct span){sentence->start, sentence->end};
    out.attribution = out.saying = (struct span){SIZE_MAX, SIZE_MAX};
    return out;
}

/* Whether a sentence denies something by a rule for relations. */
static bool denies_itself(const struct analysis *analysis, uint32_t sentence) {
    for (size_t i = links_from(analysis, sentence);
         i < analysis->links_count && analysis->links[i].sentence == sentence; i++)
        if (!strcmp(analysis->links[i].status, "denied"))
            return true;
    return false;
}

struct denials { /* told by sentences of their own */
    struct linkage *at;
    size_t count, capacity;
};

static void add_denial(struct analysis *analysis, struct denials *denials, const struct linkage *one) {
    denials->at = arena_take_room(analysis->arena, denials->at, sizeof *denials->at, denials->count,
                                  denials->count + 1, &denials->capacity);
    denials->at[denials->count++] = *one;
}

/* Finds in a sentence the links that the denial behind them speaks of: from now on they are alleged, and denied as well; false for
   none. */
static bool deny_in(struct analysis *analysis, uint32_t sentence, const struct tie *denial,
                    struct denials *denials) {
    bool any = false, is_told = denies_itself(analysis, analysis_sentence(analysis, denial->left));
    for (size_t i = links_from(analysis, sentence);
         i < analysis->links_count && analysis->links[i].sentence == sentence; i++) {
        struct linkage *link = &analysis->links[i];
        bool is_claimed = !strcmp(link->status, "asserted") || !strcmp(link->status, "alleged");
        if (!is_claimed || link->trigger.end > denial->left || !is_denied_thing(analysis, link, denial) ||
            !may_deny(analysis, link, denial->who))
            continue;
        any = true;
        struct linkage other = denial_of(analysis, link, denial);
        if (!strcmp(link->status, "asserted")) {
            link->status = "alleged";
            link->cue = other.cue;
        }
        if (!is_told)
            add_denial(analysis, denials, &other);
    }
    return any;
}

static int by_sentence(const void *a, const void *b) {
    const struct linkage *left = a, *right = b;
    if (left->sentence != right->sentence)
        return left->sentence < right->sentence ? -1 : 1;
    if (left->source != right->source)
        return left->source - right->source;
    if (left->target != right->target)
        return left->target - right->target;
    return left->trigger.start < right->trigger.start ? -1 : left->trigger.start > right->trigger.start;
}

/* Keeps one denial of each link in a sentence, which may deny "the call and the meeting". */
static void keep_one_each(struct denials *denials) {
    size_t kept = 0;
    for (size_t i = 0; i < denials->count; i++) {
        const struct linkage *one = &denials->at[i], *last = kept ? &denials->at[kept - 1] : NULL;
        if (!last || last->sentence != one->sentence || last->source != one->source ||
            last->target != one->target)
            denials->at[kept++] = *one;
    }
    denials->count = kept;
}

/* Puts the denials behind the links of their sentences. */
static void merge_denials(struct analysis *analysis, struct denials *denials) {
    if (!denials->count)
        return;
    qsort(denials->at, denials->count, sizeof *denials->at, by_sentence);
    keep_one_each(denials);
    size_t links = analysis->links_count, put = links + denials->count;
    analysis->links = arena_take_room(analysis->arena, analysis->links, sizeof *analysis->links, links, put,
                                      &analysis->links_capacity);
    analysis->links_count = put;
    for (size_t d = denials->count; d > 0;) {
        bool is_link = links && analysis->links[links - 1].sentence > denials->at[d - 1].sentence;
        analysis->links[--put] = is_link ? analysis->links[--links] : denials->at[--d];
    }
}

/* What is denied in a sentence of its own, up to two behind ("Lowe denies the meeting"), stays "alleged", and is told once more as
   "denied" by that sentence. */
static void take_denials(struct analysis *analysis) {
    enum { BACK_MOST = 2 };
    struct denials denials = {NULL, 0, 0};
    for (size_t i = 0; i < analysis->ties_count; i++) {
        const struct tie *denial = &analysis->ties[i];
        if (denial->what != TIE_DENIAL && denial->what != TIE_DISPUTE)
            continue;
        uint32_t sentence = analysis_sentence(analysis, denial->left);
        for (uint32_t back = 0; back <= BACK_MOST && back <= sentence; back++)
            if (deny_in(analysis, sentence - back, denial, &denials))
                break;
    }
    merge_denials(analysis, &denials);
}

/* ---- what is said against a denial ---- */

/* "But Senator A said": said against what stands before. */
static bool is_against(const struct analysis *analysis, uint32_t sentence) {
    static const char *const all[] = {"But ", "However, ", "Yet ", "Nevertheless, ", NULL};
    return text_starts_in_any(sentence_text(analysis, sentence), all);
}

/* What somebody asserts against a denial told just before ("But A said that") is "alleged". */
static void compare(struct analysis *analysis) {
    enum { BACK_MOST = 3 };
    for (size_t i = 0; i < analysis->links_count; i++) {
        struct linkage *link = &analysis->links[i];
        if (strcmp(link->status, "asserted") != 0 || link->attribution.start == SIZE_MAX ||
            !is_against(analysis, link->sentence))
            continue;
        for (size_t k = i; k-- > 0 && analysis->links[k].sentence + BACK_MOST >= link->sentence;) {
            const struct linkage *other = &analysis->links[k];
            bool denies = !strcmp(other->status, "denied") && !strcmp(other->kind, link->kind);
            if (denies && share_an_end(analysis, link, other))
                link->status = "alleged";
        }
    }
}

void analysis_stances(struct analysis *analysis) {
    take_denials(analysis);
    compare(analysis);
}
