/* The table of formats, and how one is chosen. */
#include "graph/format.h"

#include <string.h>

const struct format formats[] = {
    {"graphml", ".graphml .xml ", graphml_write, NULL, "Gephi, Cytoscape, igraph, networkx, yEd"},
};
const size_t formats_count = sizeof formats / sizeof formats[0];

const struct format *format_find(const char *name) {
    for (size_t i = 0; i < formats_count; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

/* The size of the longest of `endings` that `path` has, 0 for none. */
static size_t ending_size(const char *endings, const char *path) {
    size_t best = 0, path_size = strlen(path);
    for (const char *at = endings; *at;) {
        size_t size = strcspn(at, " ");
        if (size > best && size < path_size && memcmp(path + path_size - size, at, size) == 0)
            best = size;
        at += size + 1;
    }
    return best;
}

const struct format *format_of_path(const char *path) {
    const struct format *found = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < formats_count; i++) {
        size_t size = ending_size(formats[i].endings, path);
        if (size > longest) {
            longest = size;
            found = &formats[i];
        }
    }
    const char *name = strrchr(path, '/');
    bool has_ending = strchr(name ? name + 1 : path, '.') != NULL;
    return found || has_ending ? found : format_find("graphml");
}
