/* The front door: the table of commands, and nothing else. Text comes in at `extract`, a network goes out of
   `graph`; each command is a filter that reads and writes the stream of record/README.md.

   The locale is never set, so that numbers and letters mean the same everywhere; SIGPIPE keeps its default
   action, so that `whowhom ... | head` ends quietly. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "extract/command.h"
#include "extract/rules_command.h"
#include "graph/command.h"
#include "record/arena.h"
#include "record/error.h"
#include "resolve/command.h"

struct command {
    const char *name;
    const char *summary;
    int (*run)(int argc, char **argv);
    const char *usage;
};

static bool is_either(const char *word, const char *a, const char *b) {
    return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

static const char explain_usage[] =
    "usage: whowhom explain same|not A B ...    why two mentions are one entity, or two\n"
    "       whowhom explain edge|node ...       what an edge or a node of the network rests on\n"
    "\n"
    "'whowhom explain same --help' and 'whowhom explain edge --help' tell the rest.\n";

/* `explain same|not` asks resolve, `explain edge|node` graph. */
static int explain_command(int argc, char **argv) {
    bool is_resolve = argc > 1 && is_either(argv[1], "same", "not");
    return is_resolve ? resolve_explain_command(argc - 1, argv + 1) : graph_explain_command(argc, argv);
}

static const struct command commands[] = {
    {"extract", "find people, institutions, places, dates, ages and who did what to whom", extract_command,
     extract_usage},
    {"resolve", "tell which mentions are the same person or institution", resolve_command, resolve_usage},
    {"graph", "write the network of who contacted and investigated whom", graph_command, graph_usage},
    {"dossier", "tell all that is said of one person or institution, with quotes", dossier_command,
     dossier_usage},
    {"timeline", "tell who did what to whom, in the order of dates", timeline_command, timeline_usage},
    {"explain", "tell why two mentions are one entity or two, or what an edge or a node rests on",
     explain_command, explain_usage},
    {"diff", "tell what changed between two networks", diff_command, diff_usage},
    {"verify", "prove every mention and relation against the articles", verify_command, verify_usage},
    {"score", "hold what was found against what careful readers found", score_command, score_usage},
    {"rules", "check, list and try the rules", rules_command, rules_usage},
};
enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static const struct command *command_find(const char *name) {
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Levenshtein distance; names beyond the row's length are as far away as can be. */
static size_t distance(const char *a, const char *b) {
    size_t row[32];
    size_t width = strlen(b);
    if (width >= sizeof row / sizeof row[0])
        return width;
    for (size_t i = 0; i <= width; i++)
        row[i] = i;
    for (size_t line = 1; *a; a++, line++) {
        size_t diagonal = row[0];
        row[0] = line;
        for (size_t i = 1; i <= width; i++) {
            size_t above = row[i];
            row[i] = smaller(diagonal + (*a != b[i - 1]), smaller(above, row[i - 1]) + 1);
            diagonal = above;
        }
    }
    return row[width];
}

static int command_unknown(const char *name) {
    const struct command *nearest = NULL;
    size_t least = 4; /* further away is no misspelling */
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        size_t far = distance(name, commands[i].name);
        if (far < least) {
            least = far;
            nearest = &commands[i];
        }
    }
    fprintf(stderr, "whowhom: no command '%s'", name);
    if (nearest)
        fprintf(stderr, "; did you mean '%s'?\n", nearest->name);
    else
        fputs("; see 'whowhom --help'\n", stderr);
    return STATUS_USAGE;
}

static void print_help(FILE *out) {
    fputs("usage: whowhom COMMAND [OPTION]... [FILE]...\n\n"
          "Reads news articles; writes who contacted and who investigated whom.\n\n"
          "  whowhom extract article.txt | whowhom resolve | whowhom graph -o network.graphml\n\n"
          "Commands:\n",
          out);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(out, "  %-8s  %s\n", commands[i].name, commands[i].summary);
    fputs("\n'whowhom help COMMAND' tells the options of a command; 'whowhom --version' the version.\n"
          "Exit status: 0 done, 1 some input was refused (--strict) or the answer is no (verify, explain,\n"
          "             rules check), 2 could not start, 3 no output.\n",
          out);
}

static int help_command(const char *name) {
    if (!name) {
        print_help(stdout);
        return STATUS_DONE;
    }
    const struct command *command = command_find(name);
    if (!command)
        return command_unknown(name);
    fputs(command->usage, stdout);
    return STATUS_DONE;
}

static int run(int argc, char **argv) {
    if (argc < 2) {
        print_help(stderr);
        return STATUS_USAGE;
    }
    const char *name = argv[1];
    if (is_either(name, "--help", "-h"))
        return help_command(NULL);
    if (strcmp(name, "help") == 0)
        return help_command(argc > 2 ? argv[2] : NULL);
    if (is_either(name, "--version", "-V")) {
        puts("whowhom " WHOWHOM_VERSION);
        return STATUS_DONE;
    }
    const struct command *command = command_find(name);
    if (!command)
        return command_unknown(name);
    if (argc > 2 && is_either(argv[2], "--help", "-h"))
        return help_command(name);
    return command->run(argc - 1, argv + 1);
}

int main(int argc, char **argv) {
    arena_keep_freed();
    int status = run(argc, argv);
    bool failed = ferror(stdout) != 0;
    if (fclose(stdout) == 0 && !failed)
        return status;
    if (status != STATUS_OUTPUT)
        fprintf(stderr, "whowhom: standard output: %s\n", strerror(errno));
    return STATUS_OUTPUT;
}
