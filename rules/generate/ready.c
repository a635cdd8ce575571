/* make_ready LISTS RULES: loads the lists and rules that are embedded, as the program would without this, and writes them as the
   program then finds them ready (rules/image.h). Run when the program is built, which stops where a rule is wrong. */
#include <stdio.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/builtin.h"
#include "rules/image.h"
#include "rules/rules.h"

const struct rules_file lists_image = {NULL, NULL, NULL}, rules_image = {NULL, NULL, NULL};

static bool write_file(const char *path, const struct image_writer *image) {
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(image->at, 1, image->size, file) == image->size;
    good = file && !fclose(file) && good;
    if (!good)
        fprintf(stderr, "make_ready: %s can't be written\n", path);
    return good;
}

static bool complain(const struct error *error) {
    char text[1024];
    fprintf(stderr, "rules: error: %s\n", error_text(error, text, sizeof text));
    return false;
}

static bool make_rules(struct arena *arena, struct lists *lists, const char *path) {
    struct error error;
    struct rules *rules = rules_load_builtin(lists, &error);
    if (!rules)
        return complain(&error);
    struct image_writer writer = {.arena = arena};
    rules_write(rules, &writer);
    rules_free(rules);
    return write_file(path, &writer);
}

static bool make_all(struct arena *arena, char **paths) {
    struct error error;
    struct lists *lists = lists_load_builtin(&error);
    if (!lists)
        return complain(&error);
    struct image_writer writer = {.arena = arena};
    lists_write(lists, &writer);
    bool good = write_file(paths[0], &writer) && make_rules(arena, lists, paths[1]);
    lists_free(lists);
    return good;
}

int main(int argc, char **argv) {
    if (argc != 3)
        return 2;
    struct arena *arena = arena_new();
    bool good = make_all(arena, argv + 1);
    arena_free(arena);
    return good ? 0 : 1;
}
