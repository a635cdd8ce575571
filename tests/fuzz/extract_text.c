/* Any bytes as an article: analysed with the shipped rules and written; the rules are loaded once. */
#include <stdint.h>
#include <stdlib.h>

#include "extract/analysis.h"
#include "extract/write.h"
#include "record/arena.h"
#include "record/error.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct lists *lists;
    static struct rules *rules;
    static struct matcher *matcher;
    struct error error;
    if (!rules) {
        rules = rules_load_all(&lists, NULL, 0, &error);
        matcher = rules ? matcher_new(rules) : NULL;
    }
    if (!matcher)
        abort();
    struct arena *arena = arena_new();
    struct analysis analysis = {
        .arena = arena, .rules = rules, .matcher = matcher, .doc = TEXT("fuzz"), .filter = true};
    struct document document = {.id = analysis.doc};
    struct json_writer writer;
    json_writer_init(&writer);
    analysis_open(&analysis, (struct text){(const char *)data, size});
    analysis_run(&analysis, 1);
    analysis_write(&analysis, &document, &writer);
    json_writer_done(&writer);
    arena_free(arena);
    return 0;
}
