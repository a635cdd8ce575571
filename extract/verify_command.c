/* `whowhom verify`: streams and their articles in, what no longer holds of them out. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "extract/command.h"
#include "extract/row.h"
#include "extract/verify.h"
#include "record/error.h"

const char verify_usage[] =
    "usage: whowhom verify [OPTION]... [FILE]...\n"
    "\n"
    "Reads a stream of `whowhom extract` or `whowhom resolve` and its articles again, and confirms of every\n"
    "mention and relation that the article is unchanged, that the quote stands at its bytes, that its rule\n"
    "still fires there and that its entity holds it. Lists what does not hold; exits with 1 then.\n"
    "\n"
    "  --source DIR          where the articles are; or the one file that holds them; else ids are paths\n"
    "  --rules DIR           further rules, as given to extract; may be given again\n"
    "  --date-order dmy|mdy|auto\n"
    "                        as given to extract\n"
    "  --help                this text\n"
    "\n"
    "example: whowhom verify --source articles resolved.jsonl\n";

struct request {
    const char *place;
    const char *folders[FOLDERS_MOST];
    size_t folders_count;
    enum date_order date_order;
    bool help;
};

static int complain(const char *what, const char *value) {
    fprintf(stderr, "whowhom verify: %s%s%s\n", what, value ? " " : "", value ? value : "");
    return STATUS_USAGE;
}

static int read_options(int argc, char **argv, struct request *request) {
    static const struct option longs[] = {{"source", 1, 0, 's'},
                                          {"rules", 1, 0, 'r'},
                                          {"date-order", 1, 0, 'o'},
                                          {"help", 0, 0, 'h'},
                                          {0, 0, 0, 0}};
    optind = 1;
    opterr = 0;
    for (int c; (c = getopt_long(argc, argv, ":h", longs, NULL)) != -1;) {
        if (c == 's')
            request->place = optarg;
        else if (c == 'r' && request->folders_count < FOLDERS_MOST)
            request->folders[request->folders_count++] = optarg;
        else if (c == 'o' && !date_order_read(optarg, &request->date_order))
            return complain("no such date order (dmy, mdy, auto):", optarg);
        else if (c == 'h')
            request->help = true;
        else if (c == ':' || c == '?')
            return complain("what is meant by (see whowhom help verify):", argv[optind - 1]);
    }
    return STATUS_DONE;
}

static void tell(void *with, const struct fault *fault) {
    (void)with;
    row_put(stdout, fault->doc);
    if (fault->id.size) {
        printf(":%zu-%zu: ", fault->start, fault->end);
        row_put(stdout, fault->id);
        fputs(" \"", stdout);
        row_put(stdout, text_slice(fault->quote, 0, fault->quote.size < 100 ? fault->quote.size : 100));
        putchar('"');
    }
    printf(": %s", fault->what);
    if (fault->about.size) {
        fputs(": ", stdout);
        row_put(stdout, fault->about);
    }
    putchar('\n');
}

static bool read_stream(struct proof *proof, const char *path, size_t *malformed) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!file) {
        complain(path, strerror(errno));
        return false;
    }
    *malformed += proof_read(proof, file, path);
    bool is_read = !ferror(file);
    if (!is_read)
        complain(path, "could not be read");
    if (file != stdin)
        fclose(file);
    return is_read;
}

static int check(struct proof *proof, const struct request *request, const struct rules *rules,
                 size_t malformed) {
    struct proof_ground ground = {request->place, rules, (int)request->date_order};
    struct text made_by = proof_rules(proof);
    if (made_by.size && !text_is(made_by, rules_hash(rules)))
        complain("the stream was made by other rules than these", NULL);
    if (malformed)
        printf("%zu lines of the stream are no records\n", malformed);
    struct proof_counts counts = proof_check(proof, &ground, tell, NULL);
    size_t faults = counts.faults + malformed;
    printf("%zu documents, %zu mentions, %zu relations: ", counts.documents, counts.mentions,
           counts.relations);
    if (faults)
        printf("%zu faults\n", faults);
    else
        puts("all proven");
    return faults ? STATUS_REFUSED : STATUS_DONE;
}

int verify_command(int argc, char **argv) {
    struct request request = {.date_order = ORDER_AUTO};
    int status = read_options(argc, argv, &request);
    if (status)
        return status;
    if (request.help) {
        fputs(verify_usage, stdout);
        return STATUS_DONE;
    }
    struct proof *proof = proof_new();
    size_t malformed = 0;
    bool is_read = optind < argc || read_stream(proof, "-", &malformed);
    for (int i = optind; i < argc && is_read; i++)
        is_read = read_stream(proof, argv[i], &malformed);
    struct error error;
    struct lists *lists = NULL;
    struct rules *rules =
        is_read ? rules_load_all(&lists, request.folders, request.folders_count, &error) : NULL;
    char text[1024];
    if (rules)
        status = check(proof, &request, rules, malformed);
    else
        status = is_read ? complain(error_text(&error, text, sizeof text), NULL) : STATUS_USAGE;
    rules_free(rules);
    lists_free(lists);
    proof_free(proof);
    return status;
}
