/* The table of formats, and how one is chosen. */
#include "graph/format.h"

#include <string.h>

#include "graph/measure.h"

const struct format formats[] = {
    {"graphml", ".graphml .xml ", graphml_write, NULL, 0},
    {"gexf", ".gexf ", gexf_write, NULL, 0},
    {"cytoscape", ".cyjs .cytoscape.json ", cytoscape_write, NULL, 0},
    {"node-link", ".json ", node_link_write, NULL, 0},
    {"jsonl", ".jsonl ", lines_write, NULL, 0},
    {"gephi-csv", ".csv ", gephi_nodes_write, gephi_edges_write, 0},
    {"neo4j-csv", ".neo4j.csv ", neo4j_nodes_write, neo4j_edges_write, 0},
    {"ftm", ".ftm .ftm.json .ftm.jsonl ", ftm_write, NULL, 0},
    {"dot", ".dot .gv ", dot_write, NULL, 0},
    {"svg", ".svg ", svg_write, NULL, MEASURE_LAYOUT},
    {"html", ".html .htm ", html_write, NULL, MEASURE_LAYOUT},
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
    while (*endings) {
        size_t size = strcspn(endings, " ");
        if (size > best && size < path_size && memcmp(path + path_size - size, endings, size) == 0)
            best = size;
        endings += size + 1;
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
    const char *folder = strrchr(path, '/');
    bool has_ending = strchr(folder ? folder + 1 : path, '.') != NULL;
    return found || has_ending ? found : format_find("graphml");
}
