/* A masked line and a verb in; the verb's subject out.

   The one idea: read leftwards from the verb as a reader would. Adverbs and auxiliaries are light; then a mention is the
   subject, "who" points to what it follows, "and" and a participle share the subject of their clause, an infinitive that of
   the verb that governs it, and between commas stands an aside. Whatever else stands there is some other subject, and nobody is
   found: better none than the wrong one. */
#include "extract/subject.h"

#include <string.h>

#include "extract/aside.h"
#include "extract/control.h"
#include "extract/member.h"
#include "extract/slot.h"

enum { DEPTH_MOST = 8, NOBODY_FOUND = -2 };

static const char *const he[] = {"he", "she", "they", NULL}; /* pronouns that are no mentions here */
static const char *const times[] = {"point", "time", "stage", NULL};
static const char *const how[] = {"how", "what", "where", "whom", NULL}; /* "a guide on how to ring" */
static const char *const times_of_day[] = {"morning", "afternoon", "evening", "night", NULL};

/* ---- the search; each returns the token of the subject's last mention, or -1 ---- */

enum verb_form { FINITE, INFINITIVE, ING };

static int left_of(const struct reader *reader, int i, enum verb_form form, int depth);

/* "rang the firm where A works, but denied": A acts in a clause that is closed before `i`. */
static bool is_closed_off(const struct reader *reader, int slot, int i) {
    if (!token_is_of(reader, slot - 1, CLASS_OPENS_CLAUSE))
        return false;
    while (i > slot && !token_is_class(reader, i, COMMA))
        i--;
    return i > slot + 1;
}

/* "where Vassallo is said to": a name that no rule found has the clause for itself. */
static bool is_unknown(const struct reader *reader, int i) {
    static const char *const be[] = {"is", "was", "are", "were", "has", "had", "have", "said", NULL};
    if (i < 1 || !token_is_class(reader, i, WORD) || !token_is_any(reader, i + 1, be))
        return false;
    const char *at = reader->line->subject.at + reader->tokens[i].start;
    return at[0] >= 'A' && at[0] <= 'Z' && at[1] >= 'a' && at[1] <= 'z' &&
           !token_is_class(reader, i - 1, STOP);
}

/* "said the general rang and": behind a verb of speech at `i` somebody else's clause begins, whom no rule found, and goes on to
   `from`; "said a few words and" begins none. */
static bool is_of_another(const struct reader *reader, int i, int from) {
    static const char *const begins[] = {"the", "a", "an", "his", "her", "its", "their", "that", "no", NULL};
    if (!token_is_of(reader, i, CLASS_REPORTS) || !token_is_any(reader, i + 1, begins) ||
        token_is_any(reader, i + 2, he))
        return false;
    for (int k = i + 2; k < from; k++)
        if (token_is_finite(reader, k))
            return true;
    return !token_joins(reader, from);
}

static int antecedent(const struct reader *reader, int i);

/* "drafted by A, who went home to": the clause with "who" at `i` goes on to `from`. */
static bool goes_on_from_who(const struct reader *reader, int i, int from) {
    if (!token_is_word(reader, i, "who") || !token_is_finite(reader, i + 1))
        return false;
    while (i < from && !token_is_class(reader, i, COMMA))
        i++;
    return i >= from;
}

/* The subject of the clause that token `i` stands in: the nearest mention to the left that acts. */
static int clause_left(const struct reader *reader, int from) {
    for (int i = from; i >= 0 && !token_is_class(reader, i, STOP); i--) {
        if (goes_on_from_who(reader, i, from))
            return antecedent(reader, i);
        if (is_unknown(reader, i) || is_of_another(reader, i, from))
            return -1;
        if (slot_is_saying_aside(reader, i))
            continue;
        if (!token_is_actor(reader, i) || !slot_may_begin(reader, i) || !slot_acts(reader, i) ||
            is_closed_off(reader, i, from))
            continue;
        if (token_is_class(reader, i + 1, COMMA) && slot_is_object(reader, i))
            continue;
        bool told = token_is_of(reader, i - 1, CLASS_REPORTS) && slot_is_apposed(reader, i);
        bool object = token_is_finite(reader, i - 1) && !token_is_in(reader, i - 1, reader->auxiliary) &&
                      !token_is_finite(reader, i + 1) && !token_is_adverb(reader, i + 1) && !told;
        if (!object)
            return i;
    }
    return -1;
}

/* "After ringing B, A left", "after ringing B in May A left": the mention that acts behind the comma or the date. */
static int clause_right(const struct reader *reader, int i) {
    for (; i < reader->count && !token_is_class(reader, i, STOP); i++) {
        if (!token_is_actor(reader, i + 1) || token_is_owner(reader, i + 1))
            continue;
        if (token_is_class(reader, i, COMMA) && slot_acts(reader, i + 1))
            return i + 1;
        bool date = token_is_class(reader, i, SLOT) && !token_is_actor(reader, i);
        if ((date || token_is_class(reader, i, SLOT)) && token_is_finite(reader, i + 2))
            return i + 1;
    }
    return -1;
}

static int clause_of(const struct reader *reader, int i) {
    return clause_left(reader, i) >= 0 ? clause_left(reader, i) : clause_right(reader, reader->verb);
}

/* What "who" at `i` points to. */
static int antecedent(const struct reader *reader, int i) {
    int k = i - 1;
    if (token_is_class(reader, k, COMMA))
        k--;
    if (token_is_actor(reader, k) && token_is_word(reader, k - 1, "not")) /* "it was A, not B, who" */
        return token_is_class(reader, k - 2, COMMA) && token_is_actor(reader, k - 3) ? k - 3 : -1;
    if (token_is_preposition(reader, k) || token_is_actor(reader, k))
        return !token_is_actor(reader, k) ? -1 : slot_is_where_one_is(reader, k, i) ? k - 2 : k;
    static const char *const one[] = {"one", "first", "last", "only", NULL}; /* "A was the one who" */
    if (token_is_any(reader, k, one) && token_is_word(reader, k - 1, "the") && token_is_light(reader, k - 2))
        return subject_left(reader, k - 2);
    if (token_is_word(reader, k, "those"))
        return member_of(reader, k); /* "A was among those who" */
    if (token_is_class(reader, k, SLOT) &&
        reader->analysis->findings[reader->tokens[k].finding].kind == MATTER)
        return -1; /* "the conduct of a constable who" */
    if (token_is_class(reader, k, SLOT) && token_is_preposition(reader, k - 1) &&
        token_is_actor(reader, k - 2))
        return k - 2; /* "Tolliver of Shreveport, who" */
    while (k > 1 && k > i - ASIDE_MOST / 4 && !token_is_class(reader, k, COMMA) &&
           !token_is_class(reader, k, STOP) && !token_is_finite(reader, k))
        k--;
    static const char *const opens[] = {"a", "an", "the", "then", "himself", "herself", NULL};
    if (token_is_class(reader, k, COMMA) && token_is_actor(reader, k - 1) &&
        (token_is_preposition(reader, k + 1) || token_is_any(reader, k + 1, opens)))
        return k - 1; /* "it was A, by a letter of May, who" */
    return -1;
}

/* Token `i` is the comma before a verb: what the aside before it follows. */
static int before_aside(const struct reader *reader, int i, enum verb_form form, int depth) {
    int opens = aside_before_bracket(reader, i);
    if (opens >= 0)
        return left_of(reader, opens, form, depth + 1);
    int name = form == INFINITIVE ? control_before_comma(reader, i) : aside_before_clause(reader, i);
    if (name < 0 && form == FINITE && token_is_actor(reader, i - 1))
        name = aside_before_apposition(reader, i);
    if (name >= 0)
        return name;
    if (token_is_actor(reader, i - 1) && token_is_of(reader, i - 2, CLASS_REPORTS) &&
        token_is_class(reader, i - 3, COMMA) &&
        !(slot_is_apposed(reader, i - 1) && aside_is_closed(reader, i - 3))) /* "A, says B, rang" */
        return left_of(reader, i - 4, form, depth + 1);
    if (token_is_actor(reader, i - 1) && slot_may_begin(reader, i - 1) && form == FINITE &&
        (!token_ends_in(reader, i - 2, "ing") || token_is_any(reader, i - 2, times_of_day)) &&
        !token_is_word(reader, i - 3, "to") &&
        (!token_is_finite(reader, i - 2) || token_is_in(reader, i - 2, reader->auxiliary) ||
         token_is_of(reader, i - 2, CLASS_REPORTS)))
        return i - 1;
    int of_place = form == FINITE ? aside_before_origin(reader, i - 1) : -1;
    if (of_place >= 0)
        return of_place;
    int told = token_joins(reader, i + 1) ? -1 : aside_told_from(reader, i);
    for (int k = aside_past_quoted(reader, i - 1);
         k > 0 && k > told && k > i - ASIDE_MOST && !token_is_class(reader, k, STOP);
         k = aside_past_quoted(reader, k - 1)) {
        if (!token_is_class(reader, k, COMMA))
            continue;
        if (token_is_actor(reader, k - 1) && slot_may_begin(reader, k - 1))
            return k - 1;
        if (token_is_light(reader, k - 1) || token_joins(reader, k - 1) ||
            token_is_class(reader, k - 1, SLOT)) {
            int found = left_of(reader, k - 1, form, depth + 1);
            if (found >= 0)
                return found;
        }
    }
    int subject = form == FINITE ? clause_left(reader, i) : clause_of(reader, i);
    return subject > told ? subject : -1;
}

/* "A claiming to be B rang", "A called to a fire rang", "A who knew B rang": the mention that what stands before the verb hangs on. */
static int before_modifier(const struct reader *reader, int i) {
    for (int k = i;
         k > 0 && k > i - 14 && !token_is_class(reader, k, COMMA) && !token_is_class(reader, k, STOP); k--) {
        if (!token_is_actor(reader, k - 1) || token_is_owner(reader, k - 1))
            continue;
        bool passive = token_ends_in(reader, k, "ed") && token_is_preposition(reader, k + 1) &&
                       !(token_is_word(reader, k + 1, "to") && token_is_word(reader, k + 2, "know"));
        bool governed = token_is_preposition(reader, slot_before(reader, k - 1)) &&
                        !slot_is_of_group(reader, slot_before(reader, k - 1));
        bool hangs = token_ends_in(reader, k, "ing") || passive || token_is_word(reader, k, "who");
        return hangs && !governed ? k - 1 : -1;
    }
    return -1;
}

/* "A whom she declined to name rang": past a clause that has A as its object. */
static int past_object_clause(const struct reader *reader, int i) {
    for (int k = i; k > 0 && k > i - ASIDE_MOST / 4; k--) {
        if (token_is_class(reader, k, COMMA) || token_is_class(reader, k, STOP))
            return -1;
        if (token_is_word(reader, k, "whom"))
            return token_is_actor(reader, k + 1) && token_is_actor(reader, k - 1) &&
                           slot_may_begin(reader, k - 1)
                       ? k - 1
                       : -1;
    }
    return -1;
}

/* "A of the board rang", "A at the time rang": past a phrase of a few plain words. */
static int before_phrase(const struct reader *reader, int i, enum verb_form form, int depth) {
    for (int k = i; k > 0 && k > i - 6; k--) {
        if (token_is_class(reader, k, COMMA) || token_is_class(reader, k, STOP) ||
            token_is_finite(reader, k) || token_joins(reader, k))
            return -1;
        if (token_is_preposition(reader, k) && k < i + 1)
            return token_is_actor(reader, k - 1) || token_is_class(reader, k - 1, SLOT) ||
                           token_is_light(reader, k - 1)
                       ? left_of(reader, k - 1, form, depth + 1)
                       : -1;
        if (token_is_class(reader, k, SLOT) && k != i)
            return -1;
    }
    return -1;
}

/* "The lawyer who represented B rang": B, at token `i`, is the object of the clause with "who", not the subject; whom that
   clause describes, NOBODY_FOUND for "anyone who saw B", or -1. */
static int past_relative(const struct reader *reader, int i) {
    static const char *const anybody[] = {"anyone",   "anybody", "those", "whoever",
                                          "everyone", "people",  NULL};
    static const char *const who[] = {"who", "which", "that", NULL};
    int k = token_is_preposition(reader, i - 1) ? i - 2 : i - 1; /* "who met with B" */
    bool verb = token_is_finite(reader, k) || token_ends_in(reader, k, "s");
    if (!verb || token_is_in(reader, k, reader->auxiliary))
        return -1;
    for (k--; token_is_light(reader, k);)
        k--;
    if (!token_is_any(reader, k, who))
        return -1;
    int whom = antecedent(reader, k);
    return whom < 0 && token_is_any(reader, k - 1, anybody) ? NOBODY_FOUND : whom;
}

/* "A lawyer representing B rang", "a man accused of killing B rang": B, at token `i`, is the object of what describes another;
   that other, NOBODY_FOUND where it is none that we know, or -1 where B stands free. */
static int past_participle_clause(const struct reader *reader, int i) {
    int before = slot_before(reader, i);
    bool governed = token_is_preposition(reader, before) || token_is_word(reader, before, "as");
    int k = governed ? before - 1 : before; /* "posing as B" */
    if (token_is_class(reader, k, WORD) && token_is_word(reader, k - 1, "to"))
        k -= 2; /* "hoping to buy B" */
    if (!token_ends_in(reader, k, "ing") ||
        token_is_in(reader, k, reader->preposition | reader->subordinator))
        return -1;
    k--;
    if (token_is_preposition(reader, k) && token_ends_in(reader, k - 1, "ed"))
        k -= 2; /* "accused of killing" */
    else if (token_is_preposition(reader, k) && token_is_actor(reader, k - 1))
        k--; /* "the man accused" is one description */
    if (token_is_actor(reader, k))
        return slot_may_begin(reader, k) ? k : NOBODY_FOUND;
    return token_is_class(reader, k, WORD) && !token_is_in(reader, k, reader->subordinator) &&
                   !token_is_preposition(reader, k) && !token_is_light(reader, k) && !token_joins(reader, k)
               ? NOBODY_FOUND
               : -1;
}

/* "A was the first minister to ring", "he met the first man to ring": who does it. -1 behind other forms of "be": the clause
   tells who, and its status says that "could be the first to" is not yet so. `i` is the mention. */
static int ranked(const struct reader *reader, int i, int depth) {
    static const char *const be[] = {"is", "are", "be", "been", "being", "become", "became", "becomes", NULL},
                             *const was[] = {"was", "were", NULL};
    if (token_is_any(reader, i - 1, was))
        return left_of(reader, i - 1, FINITE, depth + 1);
    return token_is_any(reader, i - 1, be) ? -1 : i;
}

static int at_slot(const struct reader *reader, int i, enum verb_form form, int depth) {
    if (token_is_owner(reader, i))
        return form == ING ? i : -1;
    if (slot_is_formal(reader, i))
        return left_of(reader, i - 2, FINITE, depth + 1);
    if (form == INFINITIVE && token_is_actor(reader, i) && slot_is_ranked(reader, i))
        return ranked(reader, i, depth);
    if (token_is_preposition(reader, i - 2) && slot_before(reader, i) == i - 2 && form == FINITE &&
        !slot_is_of_group(reader, i - 2))
        return left_of(reader, i - 3, form, depth + 1);
    bool governed = token_is_preposition(reader, i - 1) && !slot_is_of_group(reader, i - 1);
    static const char *const asks[] = {"on", "upon", "for", "to",
                                       "by", NULL}; /* "called on A to ring", "attempts by A to ring" */
    if (governed && slot_is_only_told(reader, i - 1))
        return left_of(reader, i - 2, form, depth + 1);
    if (governed && form == INFINITIVE && token_is_actor(reader, i) && token_is_any(reader, i - 1, asks) &&
        control_is_asked(reader, i))
        return i;
    if (form == INFINITIVE && control_leaves(reader, i))
        return clause_left(reader, i - 1);
    if (governed && form != FINITE)
        return clause_of(reader, i - 1);
    int agent = governed ? control_past_agent(reader, i) : -1;
    if (agent >= 0)
        return agent;
    if (governed)
        return left_of(reader, i - 2, form, depth + 1);
    if (slot_is_cited(reader, i))
        return -1;
    int acting = form == FINITE && token_is_actor(reader, i) ? past_participle_clause(reader, i) : -1;
    if (acting != -1)
        return acting < 0 ? -1 : acting;
    if (token_is_actor(reader, i)) {
        int described = form == FINITE ? past_relative(reader, i) : -1;
        if (described == NOBODY_FOUND)
            return -1;
        return described >= 0 ? described : i;
    }
    int kind = reader->analysis->findings[reader->tokens[i].finding].kind;
    if (kind == DATE || kind == AGE)
        return left_of(reader, i - 1, form, depth + 1);
    return form == FINITE ? before_modifier(reader, i)
                          : -1; /* "A, who ran the quay, rang" without its commas */
}

/* A quotation that begins between subject and verb: A "has not rung B". */
static bool is_opened(const struct reader *reader, int i) {
    return token_is_class(reader, i, STOP) && reader->line->subject.at[reader->tokens[i].start] == '"' &&
           token_is_actor(reader, i - 1);
}

static int left_of(const struct reader *reader, int i, enum verb_form form, int depth) {
    static const char *const who[] = {"who", "which", "that", NULL};
    if (depth > DEPTH_MOST)
        return -1;
    static const char *const is[] = {"is", "are", NULL};
    while (token_is_any(reader, i, times) && token_is_word(reader, i - 1, "no") &&
           token_is_word(reader, i - 2, "at"))
        i -= 3; /* "at no point" */
    if (token_is_any(reader, i, times_of_day) && token_is_class(reader, i - 1, SLOT) &&
        !token_is_actor(reader, i - 1))
        i--; /* "on Monday afternoon" */
    if (token_is_word(reader, i, "as") && token_is_word(reader, i - 1, "much") &&
        token_is_word(reader, i - 2, "so"))
        i -= 3; /* "not so much as" */
    for (; token_is_light(reader, i) || token_is_word(reader, i, "to") || is_opened(reader, i); i--) {
        if (token_is_word(reader, i, "to"))
            form = INFINITIVE;
        else if (token_is_word(reader, i, "having") || token_is_word(reader, i, "being"))
            form = ING;
        else if (form == ING && token_is_in(reader, i, reader->auxiliary))
            form = FINITE; /* "is ringing" */
        else if (form == INFINITIVE && token_is_any(reader, i, is))
            form = FINITE; /* "is to ring" */
    }
    if (i < 0 || token_is_class(reader, i, STOP))
        return form == FINITE ? -1 : clause_right(reader, reader->verb);
    if (token_is_class(reader, i, SLOT))
        return at_slot(reader, i, form, depth);
    if (token_is_class(reader, i, COMMA))
        return before_aside(reader, i, form, depth);
    if (token_is_any(reader, i, who)) /* not "said that ringing A was wrong" */
        return form == ING && i == reader->verb - 1 ? -1 : antecedent(reader, i);
    bool is_past =
        token_is_in(reader, reader->verb, reader->past) || token_ends_in(reader, reader->verb, "ed");
    if (token_joins(reader, i) && !is_past && slot_to_before(reader, i) >= 0)
        return left_of(reader, slot_to_before(reader, i), INFINITIVE, depth + 1);
    if (token_joins(reader, i) && slot_of_same_auxiliary(reader, i) >= 0)
        return slot_of_same_auxiliary(reader, i);
    if (token_is_any(reader, i, he) || token_joins(reader, i))
        return clause_left(reader, token_joins(reader, i) ? i : i - 1);
    if (form == FINITE && is_unknown(reader, i))
        return -1;
    if (form == FINITE && token_is_word(reader, i, "than") && !token_is_word(reader, i - 1, "rather"))
        return -1; /* "would sooner ring A than ring B" */
    if (form == FINITE) {
        int object = past_object_clause(reader, i);
        if (object >= 0)
            return object;
        int others = slot_with_others(reader, i);
        if (others >= 0)
            return others;
        int phrase = before_phrase(reader, i, form, depth);
        return phrase >= 0 ? phrase : before_modifier(reader, i);
    }
    if (token_is_any(reader, i, how) || (form == INFINITIVE && control_of_others(reader, i)))
        return -1;
    if (token_is_in(reader, i, reader->preposition | reader->subordinator))
        return form == ING && control_by_object(reader, i) >= 0 ? control_by_object(reader, i)
                                                                : clause_of(reader, i);
    if (form == INFINITIVE && slot_of_will(reader, i) >= 0)
        return slot_of_will(reader, i);
    int governor = left_of(reader, i - 1, token_ends_in(reader, i, "ing") ? ING : FINITE, depth + 1);
    return governor >= 0 ? governor : clause_of(reader, i);
}

int subject_left(const struct reader *reader, int i) {
    return left_of(reader, i, FINITE, DEPTH_MOST / 2);
}

/* ---- the whole subject ---- */
/* "he nor anyone in his department", "she or her team": the group that goes with its member adds nobody. */
static bool is_own_group(const struct reader *reader, int slot) {
    const struct finding *one = &reader->analysis->findings[reader->tokens[slot].finding];
    if (one->kind != INSTITUTION || one->form != NOMINAL)
        return false;
    static const char *const own[] = {"his ", "her ", "their ", NULL};
    return text_starts_in_any(finding_text(reader->analysis, one), own);
}

static size_t put_actor(const struct reader *reader, int slot, int *actors, size_t count, size_t most) {
    if (count < most)
        actors[count++] = slot_speaks_for(reader, slot);
    return count;
}

/* How many words that end at token `i` join two of a list: "and", "not only A but also B", "A as well as B". */
static int joint(const struct reader *reader, int i) {
    static const char *const ands[] = {"and", "nor", "or", NULL};
    if (token_is_any(reader, i, ands))
        return 1;
    if (token_is_word(reader, i, "also") && token_is_word(reader, i - 1, "but"))
        return 2;
    return token_is_word(reader, i, "as") && token_is_word(reader, i - 1, "well") ? 3 : 0;
}

/* The mention joined to the one at `slot` from the left: "A and B", "A, B and C", "A, who is ill, and B"; -1 for none. */
static int joined(const struct reader *reader, int slot, bool *listed) {
    int i = slot_is_of_group(reader, slot - 1) ? slot - 3 : slot - 1; /* "he nor anyone in the firm" */
    int words = joint(reader, i);
    if (!words && !(*listed && token_is_class(reader, i, COMMA)))
        return -1;
    *listed = true;
    i -= words;
    int named = token_is_class(reader, i, COMMA) ? aside_before_clause(reader, i) : -1;
    if (named >= 0)
        return token_is_owner(reader, named) ? -1 : named; /* "A, who is 41, and B" */
    if (token_is_class(reader, i, COMMA))
        i--;
    if (token_is_class(reader, i, SLOT) && token_is_preposition(reader, i - 1) &&
        token_is_actor(reader, i - 2))
        i -= 2;
    else if (token_is_class(reader, i, SLOT) && token_is_preposition(reader, i - 1) &&
             token_is_class(reader, i - 2, COMMA))
        i -= 3; /* "A, of X, and B" */
    return token_is_actor(reader, i) && !token_is_owner(reader, i) ? i : -1;
}

static size_t gather(const struct reader *reader, int slot, struct span *span, int *actors, size_t most) {
    int chain[8];
    size_t links = 0, count = 0;
    bool listed = false;
    for (int i = slot; i >= 0 && links < 8; i = joined(reader, i, &listed))
        chain[links++] = i;
    /* "met A and B rang": the list before the verb is an object but for its last */
    int first = chain[links - 1];
    bool object = (token_is_finite(reader, first - 1) &&
                   !token_is_in(reader, first - 1, reader->subordinator | reader->auxiliary)) ||
                  token_is_preposition(reader, first - 1);
    if (object && links > 1 && !token_is_of(reader, first - 1, CLASS_REPORTS) &&
        !slot_is_of_group(reader, first - 1))
        links = 1;
    *span = (struct span){reader->tokens[chain[links - 1]].start, reader->tokens[slot].end};
    for (size_t n = links; n > 0; n--)
        if (n == links || !is_own_group(reader, chain[n - 1]))
            count = put_actor(reader, chain[n - 1], actors, count, most);
    return count;
}

/* "Stung by a letter from A, B resigned": a participle that opens the sentence has the subject of the clause behind it. */
static bool opens_clause(const struct reader *reader) {
    return token_is_word(reader, reader->verb + 1, "by") &&
           (reader->verb == 0 || token_is_class(reader, reader->verb - 1, STOP));
}

size_t subject_find(struct analysis *analysis, const struct line *line, size_t verb, bool of_clause,
                    struct span *span, int *actors, size_t most) {
    struct reader reader;
    reader_begin(&reader, analysis, line);
    if (!reader_read(&reader, verb))
        return 0;
    enum verb_form form = token_ends_in(&reader, reader.verb, "ing") || opens_clause(&reader) ? ING : FINITE;
    int slot = of_clause ? clause_of(&reader, reader.verb - 1) : left_of(&reader, reader.verb - 1, form, 0);
    return slot < 0 ? 0 : gather(&reader, member_named(&reader, slot), span, actors, most);
}
