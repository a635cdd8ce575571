/* A name in; the body beside it out, when what stands between the two is an office or a spokesman's role and nothing that
   says it is over ("former"). */
#include "extract/voice.h"

#include <string.h>

#include "extract/body.h"
#include "rules/wordclass.h"

enum { BETWEEN_MOST = 60, WORDS_MOST = 12 };

/* The words of a short stretch of text. */
struct stretch {
    struct text text;
    struct span words[WORDS_MOST];
    size_t count;
};

static bool is_letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* False for a stretch that runs over a clause or holds more than a role. */
static bool take_stretch(struct text text, struct stretch *stretch) {
    *stretch = (struct stretch){.text = text};
    for (size_t at = 0; at < text.size;) {
        if (strchr(".;:\"!?", text.at[at]) || stretch->count == WORDS_MOST)
            return false;
        size_t end = at;
        while (end < text.size && (is_letter(text.at[end]) || text.at[end] == '-'))
            end++;
        if (end > at)
            stretch->words[stretch->count++] = (struct span){at, end};
        at = end > at ? end : at + 1;
    }
    return true;
}

static struct text words_of(const struct stretch *stretch, size_t from, size_t to) {
    return text_slice(stretch->text, stretch->words[from].start, stretch->words[to - 1].end);
}

/* Words of a class in small letters: not the Union of a name. */
static bool is_small_of(const struct analysis *analysis, struct text words, enum word_class class) {
    return words.at[0] & 32 && text_is_of(analysis->rules, words, class);
}

/* Words that may stand beside a role and leave it what it is. */
static bool is_link(const struct analysis *analysis, struct text word) {
    static const char *const all[] = {"The", "Its", "An",  "A", "a",   "an",        "the",  "of",
                                      "for", "at",  "its", "s", "our", "-year-old", "with", NULL};
    return text_is_any(word, all) || is_small_of(analysis, word, CLASS_BESIDE_ROLE) ||
           (!(word.at[0] & 32) && (analysis_entry_here(analysis, LIST_CITY_BIG, word) ||
                                   analysis_entry_here(analysis, LIST_NATIONALITY, word)));
}

/* How many words from `from` on are an office or a voice, the most; 0 for none. */
static size_t role_words(const struct analysis *analysis, const struct stretch *stretch, size_t from) {
    for (size_t to = stretch->count; to > from; to--) {
        struct text words = words_of(stretch, from, to);
        const struct list_entry *entry = analysis_entry_here(analysis, LIST_ROLE, words);
        if (is_small_of(analysis, words, CLASS_MEMBER))
            return to - from;
        if (entry && (list_attribute(entry, "office").size || list_attribute(entry, "voice").size))
            return to - from;
    }
    return 0;
}

/* Whether a stretch says that one end leads the other or speaks for it: a role and links, nothing more. */
static bool tells_voice(const struct analysis *analysis, struct text text) {
    struct stretch stretch;
    if (!take_stretch(text, &stretch))
        return false;
    bool is_told = false;
    for (size_t i = 0; i < stretch.count;) {
        size_t count = role_words(analysis, &stretch, i);
        if (!count && !is_link(analysis, words_of(&stretch, i, i + 1)))
            return false;
        is_told |= count > 0;
        i += count ? count : 1;
    }
    return is_told;
}

/* Behind a name an office belongs to the body that "of", "for" or "at" names. */
static bool leads_to_body(struct text text) {
    static const char *const ends[] = {" of ",      " for ",    " at ",       " with ",  " of the ",
                                       " for the ", " at the ", " with the ", " group ", NULL};
    return text_ends_in_any(text, ends);
}

/* "..., Medilyra's 41-year-old founder": an office stands behind what owns it, up to the next stop. */
static bool owns_office(const struct analysis *analysis, const struct finding *body) {
    size_t end = body->end, most = end + BETWEEN_MOST;
    while (end < analysis->view.size && end < most && !strchr(",.;:\n", analysis->view.at[end]))
        end++;
    struct text behind = analysis_text(analysis, body->end, end);
    return text_starts_with(behind, TEXT("'s ")) && tells_voice(analysis, behind);
}

/* "The secretary of the CFA, Ann Hay": an office stands before the body, from the last stop on. */
static bool leads_office(const struct analysis *analysis, const struct finding *body) {
    size_t from = body->start;
    while (from && body->start - from < BETWEEN_MOST && !strchr(",.;:\"\n", analysis->view.at[from - 1]))
        from--;
    struct text before = analysis_text(analysis, from, body->start);
    return leads_to_body(before) && tells_voice(analysis, before);
}

/* "Chief Ann Lowe of the Kelp Nation", "Sgt Lowe of Kelp Police": a title of an office or a rank, and whose. */
static bool is_titled_of(const struct analysis *analysis, const struct finding *person, struct text between) {
    static const char *const joints[] = {" of ", " of the ", " for the ", " with the ", " from the ", NULL};
    if (person->title.start == SIZE_MAX || !text_is_any(between, joints))
        return false;
    struct text title = analysis_text(analysis, person->title.start, person->title.end);
    return text_is(title, "Chief") || /* of a nation or a fire brigade */
           analysis_entry_here(analysis, LIST_TITLE_OFFICE, title) ||
           analysis_entry_here(analysis, LIST_TITLE_RANK, title);
}

/* "Ann Lowe, of the Kelp Group, said": who is told of so speaks for it, but for places of work or study. */
static bool is_of_group(struct text between, struct text class) {
    static const char *const joints[] = {", of ",    ", of the ",  ", from ", ", from the ",
                                         " of the ", " from the ", NULL};
    return text_is_any(between, joints) &&
           !text_items_meet(class, TEXT("university,school,health,media,court,parliament,sport,music,museum,"
                                        "church,hotel,military"));
}

/* "Ann Lowe, who heads the Kelp Board", "Ann Lowe chairs the Kelp Board". */
static bool is_head_of(const struct analysis *analysis, struct text between) {
    bool is_clause = text_starts_with(between, TEXT(", who "));
    if (!is_clause && !text_starts_with(between, TEXT(" ")))
        return false;
    struct text rest = text_slice(between, is_clause ? strlen(", who ") : 1, between.size);
    if (text_ends_with(rest, TEXT(" the ")))
        rest = text_slice(rest, 0, rest.size - strlen("the "));
    return text_ends_with(rest, TEXT(" ")) && text_is_of(analysis->rules, text_trim(rest), CLASS_HEADS);
}

/* "The review unit, headed by former Sgt Ann Lowe", "a unit that is led by": the same the other way round. */
static bool is_headed_by(struct text between) {
    static const char *const links[] = {" headed by ", " led by ", " chaired by ", " run by ", NULL},
                             *const before[] = {"", ",", ", which is", " that is", ", who are", NULL};
    if (text_ends_with(between, TEXT(" former ")))
        between = text_slice(between, 0, between.size - strlen("former "));
    for (size_t i = 0; links[i]; i++) {
        struct text link = text_of(links[i]);
        if (text_ends_with(between, link))
            return text_is_any(text_slice(between, 0, between.size - link.size), before);
    }
    return false;
}

/* What stands between a name and its title or age is none of the role's words. */
static bool is_voice_of(const struct analysis *analysis, const struct finding *person,
                        const struct finding *body) {
    uint32_t start = person->start, end = person->end;
    if (person->title.start != SIZE_MAX && person->title.start < start)
        start = (uint32_t)person->title.start;
    if (body->end <= start) {
        struct text between = analysis_text(analysis, body->end, start);
        return between.size <= BETWEEN_MOST && (tells_voice(analysis, between) || is_headed_by(between) ||
                                                (text_is(between, ", ") && leads_office(analysis, body)));
    }
    if (body->start <= end || body->start - end > BETWEEN_MOST)
        return false;
    for (int i = analysis->heads[person->sentence]; i >= 0; i = analysis->findings[i].next) {
        const struct finding *age = &analysis->findings[i];
        if (!age->removed && age->start == end + 2 && age->end < body->start && age->value.size)
            end = age->end; /* "Ann Hay, 44, chief executive of" */
    }
    struct text between = analysis_text(analysis, end, body->start);
    if ((text_is(between, ", ") && owns_office(analysis, body)) || is_head_of(analysis, between) ||
        (body->form == NAME && is_of_group(between, body_noted_class(analysis, body))) ||
        is_titled_of(analysis, person, between))
        return true;
    return between.size && between.at[0] == ',' && leads_to_body(between) && tells_voice(analysis, between);
}

/* The name that stands right behind a description: "the campaign group Open Harvest". */
static int name_behind(const struct analysis *analysis, int body) {
    const struct finding *noun = &analysis->findings[body];
    for (int k = analysis->heads[noun->sentence]; k >= 0 && noun->form == NOMINAL;
         k = analysis->findings[k].next) {
        const struct finding *name = &analysis->findings[k];
        if (!name->removed && name->kind == INSTITUTION && name->form == NAME &&
            name->start == noun->end + 1 && analysis->view.at[noun->end] == ' ')
            return k;
    }
    return body;
}

void voices_find(struct analysis *analysis) {
    for (size_t i = 0; i < analysis->findings_count; i++) {
        struct finding *person = &analysis->findings[i];
        if (person->removed || person->kind != PERSON || person->form != NAME)
            continue;
        for (int k = analysis->heads[person->sentence]; k >= 0 && person->body < 0;
             k = analysis->findings[k].next) {
            const struct finding *body = &analysis->findings[k];
            bool is_body = !body->removed && body->kind == INSTITUTION && body->form != PRONOUN;
            if (is_body && is_voice_of(analysis, person, body))
                person->body = k;
        }
        if (person->body >= 0)
            person->body = name_behind(analysis, person->body);
    }
}
