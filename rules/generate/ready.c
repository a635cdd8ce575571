/* make_ready LISTS: loads the lists that are embedded, as the program would without this, and writes them as the program then finds
   them ready (rules/image.h). Run when the program is built. */
#include <stdio.h>

#include "record/arena.h"
#include "record/error.h"
#include "rules/builtin.h"
#include "rules/image.h"
#include "rules/list.h"

const struct rules_file lists_image = {NULL, NULL, NULL};

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
    fprintf(stderr, "%s\n", error_text(error, text, sizeof text));
    return false;
}

static bool make_lists(struct arena *arena, const char *path) {
    struct error error;
    struct lists *lists = lists_load_builtin(&error);
    if (!lists)
        return complain(&error);
    struct image_writer writer = {.arena = arena};
    lists_write(lists, &writer);
    lists_free(lists);
    return write_file(path, &writer);
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    struct arena *arena = arena_new();
    bool good = make_lists(arena, argv[1]);
    arena_free(arena);
    return good ? 0 : 1;
}
