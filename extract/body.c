/* A named institution in; its class and its short forms out, from the lists of heads, legal forms and aliases. */
#include "extract/body.h"

#include <string.h>

#include "extract/analysis.h"
#include "rules/wordclass.h"

struct name { /* an institution's name as words of the document */
    const struct analysis *analysis;
    const struct word *at;
    size_t first, count;
};

static struct name words_taken(const struct analysis *analysis, const struct finding *finding) {
    size_t first = words_from(&analysis->words, finding->start);
    size_t behind = words_from(&analysis->words, finding->end);
    return (struct name){analysis, analysis->words.at + first, first, behind - first};
}

static struct text words_of(const struct name *name, size_t from, size_t count) {
    return analysis_text(name->analysis, name->at[from].start, name->at[from + count - 1].end);
}

/* What the lists have of words from .. from + count - 1, whatever their case; NULL for nothing. */
static const struct list_key *key_of(const struct name *name, size_t from, size_t count) {
    const struct lists *lists = rules_lists(name->analysis->rules);
    const struct word *first = &name->at[from];
    if (count == 1)
        return lists_key(lists, first->hash);
    if (first->longest < count && analysis_is_plain(first, first[count - 1].end))
        return NULL;
    struct text text = words_of(name, from, count);
    uint64_t hash = words_hash(text.at, text.size);
    return lists_go_on(lists, hash) ? lists_key(lists, hash) : NULL;
}

/* The first entry of a list that has a key; NULL for none. */
static const struct list_entry *entry_of(const struct name *name, const struct list_key *key,
                                         enum known_list which) {
    struct known known = rules_known(name->analysis->rules, which);
    if (!key || !((key->any | key->capital | key->capitals) & known.bit))
        return NULL;
    const struct lists *lists = rules_lists(name->analysis->rules);
    uint32_t n = key->first;
    while (lists_entry(lists, n)->list != known.list->number)
        n = lists_entry(lists, n)->next;
    return lists_entry(lists, n);
}

/* "McDonald's": an alias that ends in what is a possessive elsewhere; NULL for none. */
static const struct list_entry *entry_with_s(const struct name *name, const struct finding *finding) {
    struct text text = analysis_text(name->analysis, finding->start, finding->end);
    bool possessive = text.size > 2 && !memcmp(text.at + text.size - 2, "'s", 2);
    return possessive ? analysis_entry(name->analysis, LIST_ALIAS_INSTITUTION, text) : NULL;
}

static bool is_joint(const struct name *name, size_t i) {
    static const char *const joints[] = {"of",  "for", "on", "against", "and", "&",
                                         "the", "to",  "in", "de",      NULL};
    return text_is_any(words_of(name, i, 1), joints);
}

/* Words before the first "of" or "for", all of them when there is none: "Royal College", "Harrow Vale Borough Council". */
static size_t before_of(const struct name *name) {
    static const char *const joints[] = {"of", "for", "on", NULL};
    size_t i = 1;
    while (i < name->count && !text_is_any(words_of(name, i, 1), joints))
        i++;
    return i;
}

/* The longest head noun that ends the first `end` words; its number of words in *size, 0 for none. */
static const struct list_entry *head_of(const struct name *name, size_t end, size_t *size) {
    for (size_t count = end < 4 ? end : 4; count; count--) {
        const struct list_key *key = key_of(name, end - count, count);
        const struct list_entry *entry = entry_of(name, key, LIST_INSTITUTION_HEAD);
        if (!entry)
            entry = entry_of(name, key, LIST_COMPANY_SUFFIX);
        if (entry) {
            *size = count;
            return entry;
        }
    }
    *size = 0;
    return NULL;
}

struct text body_class(const struct analysis *analysis, const struct finding *finding, bool *weak) {
    static const struct text company = {"company", 7};
    struct name name = words_taken(analysis, finding);
    *weak = false;
    if (!name.count)
        return (struct text){"", 0};
    const struct list_key *key = key_of(&name, 0, name.count);
    const struct list_entry *entry = entry_with_s(&name, finding);
    if (!entry)
        entry = entry_of(&name, key, LIST_ALIAS_INSTITUTION);
    if (!entry)
        entry = entry_of(&name, key, LIST_METONYM);
    if (entry) {
        *weak = list_attribute(entry, "weak").size > 0;
        return list_attribute(entry, "class");
    }
    size_t size, of = before_of(&name);
    entry = of < name.count ? entry_of(&name, key_of(&name, of - 1, 1), LIST_INSTITUTION_HEAD)
                            : NULL; /* "Ministry of Works" */
    if (!entry || !list_attribute(entry, "class").size)
        entry = head_of(&name, name.count, &size);
    if (!entry)
        entry = head_of(&name, of, &size);
    if (!entry)
        return (struct text){"", 0};
    struct text class = list_attribute(entry, "class");
    return class.size ? class : company;
}

static void add_form(const struct name *name, struct short_form *forms, size_t *count, size_t from,
                     size_t words, bool behind_the) {
    if (*count < SHORT_FORMS_MOST && words && words < name->count)
        forms[(*count)++] = (struct short_form){name->first + from, words, behind_the};
}

/* Whether the first words are one entry of these lists: "West Midlands". */
static bool is_entry(const struct name *name, size_t count, uint64_t lists) {
    const struct list_key *key = key_of(name, 0, count);
    return key && (key->any | key->capital | key->capitals) & lists;
}

/* Whether the first and the last word are of one of these lists by themselves, or the last is a land or a city that the first
   is a part of: "National Sports", "North Kent". */
static bool is_ordinary(const struct name *name, size_t count, uint64_t lists) {
    static const enum known_list lands[] = {LIST_CITY_BIG, LIST_COUNTRY, LIST_REGION};
    uint64_t first = name->at[0].alone & lists, last = name->at[count - 1].alone & lists;
    return first & last || (first && last & analysis_lists(name->analysis, lands, 3));
}

/* Whether what stands before the head may be the whole name: "Levantine", "Open Harvest", not "National" or "Kent". */
static bool is_own(const struct name *name, size_t count) {
    static const enum known_list ordinary[] = {LIST_NATIONALITY,   LIST_INSTITUTION_HEAD, LIST_ROLE,
                                               LIST_FUNCTION_WORD, LIST_TITLE_CIVIL,      LIST_CITY_BIG,
                                               LIST_COUNTRY,       LIST_REGION,           LIST_COMPANY_SUFFIX,
                                               LIST_PLACE_HEAD,    LIST_GENERIC_WORD};
    const struct word *last = &name->at[count - 1];
    if (is_joint(name, count - 1) || last->flags & WORD_INITIAL)
        return false;
    uint64_t lists = analysis_lists(name->analysis, ordinary, sizeof ordinary / sizeof *ordinary);
    if (count > 1)
        return !is_entry(name, count, lists) && !is_ordinary(name, count, lists);
    return !(last->begins & lists) && last->end - last->start > 3;
}

static bool is_private(struct text class) {
    static const char *const all[] = {"company", "bank",  "charity",    "health", "school",
                                      "sport",   "media", "university", "museum", NULL};
    return text_is_any(class, all);
}

bool body_bears_town(struct text class) {
    static const char *const all[] = {"sport", "health", "school", "university", "museum", NULL};
    return text_is_any(class, all);
}

bool body_is_of_table(const struct finding *finding) {
    return !strcmp(finding->rule, "institution.known");
}

bool body_is_in_title(const struct analysis *analysis, size_t at) {
    static const char member[] = "ember of ";
    const char *name = analysis->view.at + at;
    return at >= sizeof member && !memcmp(name - (sizeof member - 1), member, sizeof member - 1) &&
           (!strncmp(name, "Parliament", 10) || !strncmp(name, "Congress", 8));
}

/* Whether "a", "his" or the like stands before word `i`, with at most two small words between. */
static bool is_of_a_kind(const struct analysis *analysis, size_t i) {
    static const char *const before[] = {"a",   "an", "his", "her", "their", "my",
                                         "our", "A",  "His", "Her", NULL};
    for (size_t back = 1; back <= 3 && back <= i; back++) {
        const struct word *word = &analysis->words.at[i - back];
        if (word[1].start - word->end != 1 || (word->flags & WORD_CAPITAL && !(word->flags & WORD_FIRST)))
            return false;
        if (text_is_any(word_text(analysis, word), before))
            return true;
    }
    return false;
}

bool body_is_thing(const struct analysis *analysis, size_t start, size_t end) {
    size_t i = words_from(&analysis->words, start);
    const struct word *word = &analysis->words.at[i];
    if (i >= analysis->words.count || !word_is_of(analysis->rules, word, CLASS_MAKE) ||
        !is_of_a_kind(analysis, i))
        return false;
    const struct word *next = words_starting(&analysis->words, end + 1);
    if (!next || analysis->view.at[end] != ' ')
        return analysis->view.at[end] != '\'';
    uint64_t other = analysis_list(analysis, LIST_FUNCTION_WORD) | analysis_list(analysis, LIST_AUXILIARY) |
                     analysis_list(analysis, LIST_PREPOSITION) | analysis_list(analysis, LIST_VERB_PAST);
    return next->flags & (WORD_CAPITAL | WORD_DIGIT) || next->alone & other ||
           word_is_of(analysis->rules, next, CLASS_MADE);
}

/* How many words at the end are what a team calls itself: "Red Sox" of "Boston Red Sox". */
static size_t nickname_of(const struct name *name) {
    for (size_t count = 2; count; count--)
        if (name->count >= count &&
            entry_of(name, key_of(name, name->count - count, count), LIST_TEAM_NICKNAME))
            return count;
    return 0;
}

struct text body_noted_class(const struct analysis *analysis, const struct finding *finding) {
    bool weak;
    bool is_noted = finding->role.size || !strcmp(finding->rule, "marked"); /* an example's mark has none */
    return is_noted ? finding->role : body_class(analysis, finding, &weak);
}

/* "Naviera Skarvik", "Rederij Vossen": the first word says what it is. */
static bool is_kind_first(const struct finding *finding) {
    return !strcmp(finding->rule, "institution.foreign-trade");
}

size_t body_short_forms(const struct analysis *analysis, const struct finding *finding,
                        struct short_form forms[SHORT_FORMS_MOST]) {
    static const enum known_list towns[] = {LIST_CITY, LIST_TOWN, LIST_DISTRICT};
    struct name name = words_taken(analysis, finding);
    size_t found = 0, size;
    if (name.count < 2)
        return 0;
    size_t end = before_of(&name);
    const struct list_entry *head = head_of(&name, end, &size);
    bool company = text_is(finding->role, "company") || text_is(finding->role, "bank");
    bool is_open = !finding->role.size && !head; /* "Halcyon Living": what it is nothing says */
    bool sport = text_is(finding->role, "sport");
    bool may_be_short =
        company || is_open || text_is(finding->role, "charity") || body_bears_town(finding->role);
    size_t nick = sport ? nickname_of(&name) : 0;
    size_t tail = nick ? nick : text_is(finding->role, "university") ? 1 : size; /* "Skarvik State" */
    bool kind_first = is_kind_first(finding);
    for (size_t n = end == name.count ? name.count - (tail ? tail : 1) : 0;
         n > kind_first && (is_open || is_private(finding->role)); n--) {
        bool town = n == 1 && name.at[0].begins & analysis_lists(analysis, towns, 3);
        bool mere =
            n == 1 && name.at[0].alone & analysis_list(analysis, LIST_WORD); /* "Sport" of Sport Ireland */
        if ((n > 1 || may_be_short) && (company || (!town && !mere)) && is_own(&name, n))
            add_form(&name, forms, &found, 0, n, false);
    }
    struct name behind = {name.analysis, name.at + 1, name.first + 1, name.count - 1};
    size_t own = behind.count > size ? behind.count - size : behind.count;
    if (kind_first && is_own(&behind, own))
        add_form(&name, forms, &found, 1, own, false);
    if (nick)
        add_form(&name, forms, &found, name.count - nick, nick, false);
    else if (head && size && end >= size)
        add_form(&name, forms, &found, end - size, size, true);
    if (head && size > 1)
        add_form(&name, forms, &found, end - 1, 1, true);
    return found;
}
