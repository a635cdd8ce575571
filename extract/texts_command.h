/* `whowhom rules stats` and `whowhom rules diff`: what rules do to texts. */
#ifndef EXTRACT_TEXTS_COMMAND_H
#define EXTRACT_TEXTS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

struct rules;

struct texts_request {
    const char *const *folders; /* of --rules */
    size_t folders_count;
    const char *date;
    bool is_jsonl, is_never;
    char **files;
    int count;
};

/* Prints how often each rule, list and list entry fires over the files. Returns an exit status. */
int texts_stats(const struct rules *rules, const struct texts_request *request);

/* Prints what the rules below `after` find in the files and those below `before` don't, and the other way round; each is
   loaded on top of what is shipped and of the request's folders, and "-" adds nothing. Returns an exit status. */
int texts_diff(const char *before, const char *after, const struct texts_request *request);

#endif
