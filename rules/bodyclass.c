/* A rule's emits in; whether each class of bodies that they name is one that some body can have.

   The one idea: what the lists and the rules call bodies is all that there is, so a class that none of them gives is a slip of the
   pen, which would leave nobody out and let nobody in. */
#include <string.h>

#include "record/error.h"
#include "rules/internal.h"

/* The options of an emit that name classes, and the lists that give them. */
static const char *const options[] = {"besides=", "among=", "not-from=", "from=", "unlike="};
static const char *const givers[] = {"alias-institution", "institution-head", "foreign-head",
                                     "nominal-institution", "metonym"};

static bool list_gives(const struct lists *lists, const struct list *list, struct text class) {
    const struct list_entry *entry;
    for (size_t i = 0; list && (entry = list_at(lists, list, i)) != NULL; i++)
        if (text_items_meet(list_attribute(entry, "class"), class))
            return true;
    return false;
}

static bool is_given(const struct rules *rules, struct text class) {
    for (size_t i = 0; i < sizeof givers / sizeof *givers; i++)
        if (list_gives(rules->lists, lists_find(rules->lists, givers[i]), class))
            return true;
    for (size_t i = 0; i < rules->count; i++)
        for (size_t k = 0; k < rules->all[i].emits_count; k++)
            if (text_items_meet(rules->all[i].emits[k].class, class))
                return true;
    return false;
}

/* Checks the classes, commas between them, that stand at `at` of an emit as it is written. */
static bool check_classes(const struct rules *rules, const struct rule *rule, const struct rule_emit *emit,
                          const char *at, struct error *error) {
    for (;; at++) {
        struct text class = {at, strcspn(at, ", \t\n")};
        if (!is_given(rules, class)) {
            size_t line, column;
            rule_pattern_place(&emit->written, (size_t)(at - emit->written.text), &line, &column);
            return error_set(error, rule->file, line, column, "rule %s: no body is of the class \"%.*s\"",
                             rule->id, (int)class.size, class.at);
        }
        at += class.size;
        if (*at != ',')
            return true;
    }
}

bool body_classes_check(const struct rules *rules, const struct rule *rule, const struct rule_emit *emit,
                        struct error *error) {
    for (const char *at = emit->written.text; *at; at += strspn(at, " \t\n")) {
        for (size_t i = 0; i < sizeof options / sizeof *options; i++)
            if (!strncmp(at, options[i], strlen(options[i])) &&
                !check_classes(rules, rule, emit, at + strlen(options[i]), error))
                return false;
        at += strcspn(at, " \t\n");
    }
    return true;
}
