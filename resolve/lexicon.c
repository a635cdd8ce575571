/* Lists looked up by name once, then asked through functions that don't mind their absence. */
#include "resolve/lexicon.h"

void lexicon_init(struct lexicon *lexicon, const struct lists *lists) {
    *lexicon = (struct lexicon){.lists = lists};
    if (!lists)
        return;
    lexicon->institution = lists_find(lists, "alias-institution");
    lexicon->metonym = lists_find(lists, "metonym");
    static const char *const places[] = {"alias-place", "country", "region", "city"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        lexicon->places[i] = lists_find(lists, places[i]);
    lexicon->nickname = lists_find(lists, "nickname");
    lexicon->female = lists_find(lists, "given-female");
    lexicon->male = lists_find(lists, "given-male");
    lexicon->particle = lists_find(lists, "particle");
    lexicon->surname_first = lists_find(lists, "surname-first");
    lexicon->function_word = lists_find(lists, "function-word");
    lexicon->suffix = lists_find(lists, "company-suffix");
    lexicon->nominal = lists_find(lists, "nominal-institution");
    lexicon->head = lists_find(lists, "institution-head");
    lexicon->foreign = lists_find(lists, "foreign-head");
    lexicon->common = lists_find(lists, "surname-common");
    lexicon->word = lists_find(lists, "word");
    lexicon->role = lists_find(lists, "role");
    lexicon->kin = lists_find(lists, "kin");
    lexicon->kind = lists_find(lists, "role-kind");
    lexicon->titles[0] = lists_find(lists, "title-civil");
    lexicon->titles[1] = lists_find(lists, "title-rank");
    lexicon->titles[2] = lists_find(lists, "title-office");
}

const struct list_entry *lexicon_find(const struct lexicon *lexicon, const struct list *list,
                                      struct text text) {
    return list && text.size ? list_find(lexicon->lists, list, text) : NULL;
}

const struct list_entry *lexicon_place(const struct lexicon *lexicon, struct text text) {
    const struct list_entry *entry = NULL;
    for (size_t i = 0; i < sizeof lexicon->places / sizeof *lexicon->places && !entry; i++)
        entry = lexicon_find(lexicon, lexicon->places[i], text);
    return entry;
}

static char sex_of(const struct list_entry *entry) {
    struct text sex = {0};
    if (entry)
        sex = list_attribute(entry, "sex");
    return sex.size == 1 ? sex.at[0] : 0;
}

char lexicon_title_sex(const struct lexicon *lexicon, struct text title) {
    char sex = 0;
    for (size_t i = 0; i < 3 && !sex; i++)
        sex = sex_of(lexicon_find(lexicon, lexicon->titles[i], title));
    return sex;
}

struct text lexicon_rungs(const struct lexicon *lexicon, struct text title) {
    struct text rungs = {"", 0};
    for (size_t i = 0; i < sizeof lexicon->titles / sizeof *lexicon->titles && !rungs.size; i++) {
        const struct list_entry *entry = lexicon_find(lexicon, lexicon->titles[i], title);
        rungs = entry ? list_attribute(entry, "rung") : rungs;
    }
    return rungs;
}

char lexicon_given_sex(const struct lexicon *lexicon, struct text given) {
    bool female = lexicon_find(lexicon, lexicon->female, given);
    bool male = lexicon_find(lexicon, lexicon->male, given);
    return female == male ? 0 : female ? 'f' : 'm';
}

bool lexicon_title_is_single(const struct lexicon *lexicon, struct text title) {
    const struct list_entry *entry = lexicon_find(lexicon, lexicon->titles[0], title);
    return entry && text_is(list_attribute(entry, "single"), "1");
}

bool lexicon_is_nickname(const struct lexicon *lexicon, struct text a, struct text b) {
    const struct list *list = lexicon->nickname;
    for (const struct list_entry *one = lexicon_find(lexicon, list, a); one;
         one = list_next(lexicon->lists, one, a))
        for (const struct list_entry *other = lexicon_find(lexicon, list, b); other;
             other = list_next(lexicon->lists, other, b))
            if (text_is_equal(list_name(one), list_name(other)))
                return true;
    return false;
}
