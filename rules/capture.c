/* A match and a capture in; its span out. The one idea: what is asked for at each match has been looked up by name once, when
   the rules were loaded. */
#include <string.h>

#include "rules/code.h"
#include "rules/match.h"

int rule_capture(const struct rule *rule, const char *name) {
    for (size_t i = 0; i < rule->code->captures; i++)
        if (*rule->code->names[i] == *name && !strcmp(rule->code->names[i], name))
            return (int)i;
    return -1;
}

size_t rule_captures(const struct rule *rule) {
    return rule->code->captures;
}

const char *rule_capture_name(const struct rule *rule, size_t number) {
    return rule->code->names[number];
}

void rule_number_captures(struct rule *rule) {
    static const char *const known[] = {[CAPTURE_TITLE] = "title",
                                        [CAPTURE_GIVEN] = "given",
                                        [CAPTURE_SURNAME] = "surname",
                                        [CAPTURE_ROLE] = "role",
                                        [CAPTURE_VERB] = "verb"};
    for (size_t i = 0; i < CAPTURES_KNOWN; i++)
        rule->captures[i] = rule_capture(rule, known[i]);
    for (size_t i = 0; i < rule->emits_count; i++) {
        struct rule_emit *emit = &rule->emits[i];
        for (size_t k = 0; k < 4; k++)
            emit->captures[k] = k < emit->words_count ? rule_capture(rule, emit->words[k]) : -1;
    }
}

bool match_capture(const struct match *match, int number, struct span *span) {
    if (number < 0 || match->captures[number].start == SIZE_MAX)
        return false;
    *span = match->captures[number];
    return true;
}

bool match_known(const struct match *match, enum known_capture which, struct span *span) {
    return match_capture(match, match->rule->captures[which], span);
}

bool match_span(const struct match *match, const char *name, struct span *span) {
    return match_capture(match, rule_capture(match->rule, name), span);
}
