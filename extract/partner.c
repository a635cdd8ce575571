/* A match that tells of an answer in; out, who is at its other end.

   The one idea: "she replied" and "she got no reply" name nobody, and mean the contact that was told last, in this
   sentence or the one before. */
#include "extract/partner.h"

#include <string.h>

/* Whether a contact told before may be what `who` answers: it reached him, or whom a pronoun or description may mean. */
static bool reached(const struct analysis *analysis, const struct linkage *link, int who) {
    static const char *const spoken[] = {"talk", "meeting", "visit", NULL};
    if (text_is_any(link->channel, spoken))
        return false;
    bool told = link->source >= 0 && !link->mutual && !strcmp(link->kind, "contacted") &&
                !strcmp(link->status, "asserted") && link->source != who;
    if (!told || link->target == who)
        return told;
    const struct finding *one = &analysis->findings[who], *target = &analysis->findings[link->target];
    if (one->form != NAME)
        return analysis->findings[link->source].form == NAME;
    struct text name = finding_text(analysis, one), other = finding_text(analysis, target);
    return text_ends_with(other, name) || text_ends_with(name, other);
}

/* Whether a pronoun that opens its sentence can be the one of the two ends alone: a body rang a man, and "it" got no reply;
   "he" may as well be the man. */
static bool means_source(const struct analysis *analysis, int pronoun, const struct linkage *link) {
    const struct finding *one = &analysis->findings[pronoun], *source = &analysis->findings[link->source],
                         *target = &analysis->findings[link->target];
    bool is_he = one->gender.size == 1, is_first = one->start == analysis->sentences[one->sentence].start;
    bool is_source_human = source->kind == PERSON && !analysis_is_plural(analysis, source);
    bool is_target_human = target->kind == PERSON && !analysis_is_plural(analysis, target);
    return one->form == PRONOUN && is_first && is_source_human != is_target_human && is_he == is_source_human;
}

/* Finds who acts at a match; -1 unless it is one alone. */
static int actor_of(struct analysis *analysis, const struct line *line, const struct match *match) {
    struct role subject;
    return role_find(analysis, line, match, "subject", &subject) == 1 ? subject.findings[0] : -1;
}

/* The contact told last, in the sentence of `who` or the one before, that `fits` him; NULL for none. */
static const struct linkage *last_contact(const struct analysis *analysis, int who,
                                          bool (*fits)(const struct analysis *, const struct linkage *,
                                                       int)) {
    uint32_t here = analysis->findings[who].sentence;
    for (size_t i = analysis->links_count; i-- > 0 && analysis->links[i].sentence + 1 >= here;)
        if (fits(analysis, &analysis->links[i], who))
            return &analysis->links[i];
    return NULL;
}

static size_t put(struct role *out, int who) {
    *out = (struct role){.span = {SIZE_MAX, SIZE_MAX}};
    if (who >= 0)
        out->findings[out->count++] = who;
    return out->count;
}

size_t partner_find(struct analysis *analysis, const struct line *line, const struct match *match,
                    struct role *out) {
    int who = actor_of(analysis, line, match);
    if (who < 0)
        return put(out, -1);
    size_t begin = analysis->sentences[analysis->findings[who].sentence].start;
    size_t verb = line->subject.offsets[match->whole.start];
    bool replies = text_starts_with(analysis_text(analysis, verb, analysis->view.size), TEXT("re"));
    if (replies && memchr(analysis->view.at + begin, '"', verb > begin ? verb - begin : 0))
        return put(out, -1); /* "No," he replied: that was said, not written */
    const struct linkage *link = last_contact(analysis, who, reached);
    return put(out, link ? link->source : -1);
}

/* Whether `who` made the contact, by all that is told of him. */
static bool made(const struct analysis *analysis, const struct linkage *link, int who) {
    bool is_his = link->source == who ||
                  (link->source >= 0 && link->target >= 0 &&
                   link->sentence < analysis->findings[who].sentence && means_source(analysis, who, link));
    return is_his && !link->mutual && !strcmp(link->kind, "contacted") && !strcmp(link->status, "asserted");
}

size_t partner_find_silent(struct analysis *analysis, const struct line *line, const struct match *match,
                           struct role *out) {
    int who = actor_of(analysis, line, match);
    const struct linkage *link = who >= 0 ? last_contact(analysis, who, made) : NULL;
    return put(out, link ? link->target : -1);
}
