/* `whowhom rules`: subcommands over the loaded rule set. */
#include "rules/command.h"

#include <stdio.h>
#include <string.h>

#include "record/error.h"
#include "rules/rules.h"

const char rules_usage[] =
    "usage: whowhom rules list\n\nLists the rules, one a line: id, layer, file and line.\n";

int rules_command(int argc, char **argv) {
    if (argc != 2 || strcmp(argv[1], "list") != 0) {
        fputs(rules_usage, stderr);
        return STATUS_USAGE;
    }
    struct error error;
    struct lists *lists = NULL;
    struct rules *rules = rules_load_all(&lists, NULL, 0, &error);
    char text[1024];
    if (!rules)
        fprintf(stderr, "whowhom rules: %s\n", error_text(&error, text, sizeof text));
    for (size_t i = 0; rules && i < rules_count(rules); i++) {
        const struct rule *rule = rules_at(rules, i);
        printf("%s\t%s:%zu\n", rule->id, rule->file, rule->line);
    }
    int status = rules ? STATUS_DONE : STATUS_USAGE;
    rules_free(rules);
    lists_free(lists);
    return status;
}
