/* The list of word classes in; of which classes a word is out.

   The one idea: the word pass has marked already which words stand in that list at all, so that few are looked up here, by the hash
   that it left with them. */
#include "rules/wordclass.h"

#include <string.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/internal.h"

static const char list_of_classes[] = "word-class", file_of_classes[] = "list/word-class.txt";

static const char *const names[CLASSES] = {
    [CLASS_ACT_OF_BODY] = "act-of-body",
    [CLASS_AHEAD] = "ahead",
    [CLASS_AHEAD_OF_MANY] = "ahead-of-many",
    [CLASS_APART] = "apart",
    [CLASS_ASIDE] = "aside",
    [CLASS_BEHIND_NAME] = "behind-name",
    [CLASS_BESIDE_ROLE] = "beside-role",
    [CLASS_CARRIES] = "carries",
    [CLASS_CONCEDES] = "concedes",
    [CLASS_CROWD] = "crowd",
    [CLASS_DATES_SAYING] = "dates-saying",
    [CLASS_DEFENDANT] = "defendant",
    [CLASS_ENVOY] = "envoy",
    [CLASS_EVENT] = "event",
    [CLASS_GOES_ON] = "goes-on",
    [CLASS_GOVERNS] = "governs",
    [CLASS_GROUP] = "group",
    [CLASS_HEADS] = "heads",
    [CLASS_INQUIRES] = "inquires",
    [CLASS_INTENTION] = "intention",
    [CLASS_INVERTS] = "inverts",
    [CLASS_JUDGES] = "judges",
    [CLASS_LAWYER] = "lawyer",
    [CLASS_LEADS_TO_PERSON] = "leads-to-person",
    [CLASS_LEAVES] = "leaves",
    [CLASS_MADE] = "made",
    [CLASS_MAKE] = "make",
    [CLASS_MEMBER] = "member",
    [CLASS_OFFICE] = "office",
    [CLASS_ONLY_TOLD] = "only-told",
    [CLASS_OPENS_CLAUSE] = "opens-clause",
    [CLASS_ORDERS] = "orders",
    [CLASS_PEOPLE_OF_BODY] = "people-of-body",
    [CLASS_PLEA] = "plea",
    [CLASS_PUTS_OFF] = "puts-off",
    [CLASS_REPORTS] = "reports",
    [CLASS_SEVERAL] = "several",
    [CLASS_STORY_GOES_ON] = "story-goes-on",
    [CLASS_STRANGER] = "stranger",
    [CLASS_TELLS] = "tells",
    [CLASS_TELLS_THAT] = "tells-that",
    [CLASS_TRADE_OF_FIRMS] = "trade-of-firms",
    [CLASS_WHERE] = "where",
};

_Static_assert(CLASSES <= 64, "a set of classes is one word of bits");

struct classed {
    uint64_t hash;
    uint64_t classes; /* 0 where no key stands */
};

struct word_classes {
    uint64_t list;      /* its bit, 0 for none */
    size_t size;        /* a power of two */
    struct classed *at; /* open addressing */
};

/* The number of a class, CLASSES for none of that name. */
static size_t number_of(struct text name) {
    size_t low = 0, high = CLASSES;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(name, text_of(names[middle]));
        if (!order)
            return middle;
        low = order < 0 ? low : middle + 1;
        high = order < 0 ? middle : high;
    }
    return CLASSES;
}

/* The classes of an entry; false where one is not known, or there is none. */
static bool read_classes(const struct list_entry *entry, uint64_t *classes, struct error *error) {
    struct text all = list_attribute(entry, "class"), form = list_form(entry);
    *classes = 0;
    if (!all.size)
        return error_set(error, file_of_classes, 0, 0, "\"%.*s\" has no class", (int)form.size, form.at);
    for (size_t start = 0; start <= all.size;) {
        const char *comma = memchr(all.at + start, ',', all.size - start);
        size_t end = comma ? (size_t)(comma - all.at) : all.size, number;
        struct text name = text_slice(all, start, end);
        if ((number = number_of(name)) == CLASSES)
            return error_set(error, file_of_classes, 0, 0, "\"%.*s\": no class is called \"%.*s\"",
                             (int)form.size, form.at, (int)name.size, name.at);
        *classes |= 1ULL << number;
        start = end + 1;
    }
    return true;
}

/* Where a key stands or would. */
static struct classed *place_of(const struct word_classes *classes, uint64_t hash) {
    size_t at = (size_t)(hash ^ hash >> 29) & (classes->size - 1);
    while (classes->at[at].classes && classes->at[at].hash != hash)
        at = (at + 1) & (classes->size - 1);
    return &classes->at[at];
}

struct word_classes *word_classes_load(struct arena *arena, const struct lists *lists, struct error *error) {
    const struct list *list = lists_find(lists, list_of_classes);
    struct word_classes *classes = arena_take(arena, sizeof *classes);
    size_t count = 0;
    while (list && list_at(lists, list, count))
        count++;
    *classes = (struct word_classes){.list = list ? 1ULL << list->number : 0, .size = 64};
    while (classes->size < count * 2)
        classes->size *= 2;
    classes->at = arena_take(arena, classes->size * sizeof *classes->at);
    for (size_t i = 0; i < count; i++) {
        const struct list_entry *entry = list_at(lists, list, i);
        struct text form = list_form(entry);
        uint64_t hash = words_hash(form.at, form.size), of_entry;
        if (!read_classes(entry, &of_entry, error))
            return NULL;
        struct classed *place = place_of(classes, hash);
        *place = (struct classed){hash, place->classes | of_entry};
    }
    return classes;
}

const char *word_classes_lack(const struct lists *lists) {
    const struct list *list = lists_find(lists, list_of_classes);
    const struct list_entry *entry;
    uint64_t all = 0, classes;
    for (size_t i = 0; list && (entry = list_at(lists, list, i)) != NULL; i++)
        if (read_classes(entry, &classes, NULL))
            all |= classes;
    for (size_t i = 0; i < CLASSES; i++)
        if (!(all >> i & 1))
            return names[i];
    return NULL;
}

static uint64_t classes_of(const struct rules *rules, uint64_t hash) {
    return place_of(rules->word_classes, hash)->classes;
}

uint64_t word_classes_of(const struct rules *rules, const struct word *word, struct text token) {
    uint64_t list = rules->word_classes->list;
    if (!word || !(word->begins & list))
        return 0;
    if (token.size != word->end - word->start)
        return classes_of(rules, words_hash(token.at, token.size));
    return word->alone & list ? classes_of(rules, word->hash) : 0;
}

bool word_is_of(const struct rules *rules, const struct word *word, enum word_class class) {
    return word && word->alone & rules->word_classes->list && classes_of(rules, word->hash) >> class & 1;
}

bool text_is_of(const struct rules *rules, struct text text, enum word_class class) {
    return classes_of(rules, words_hash(text.at, text.size)) >> class & 1;
}

size_t words_begin(const struct rules *rules, const struct words *words, const char *view, size_t number,
                   enum word_class class) {
    const struct word *word = &words->at[number];
    uint64_t list = rules->word_classes->list;
    if (!(word->begins & list))
        return 0;
    size_t end = word_is_of(rules, word, class) ? word->end : 0;
    for (size_t i = word->phrase; i < words->phrases_count && words->phrases[i].first == number; i++) {
        struct text text = {view + word->start, words->at[words->phrases[i].last].end - word->start};
        if (words->phrases[i].lists & list && text_is_of(rules, text, class))
            end = word->start + text.size;
    }
    return end;
}
