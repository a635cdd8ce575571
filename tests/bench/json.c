/* How fast JSON readers take in the lines of a stream, and how fast our writer puts them out: MB/s of processor time, one line each.
   Built and run by json.sh; no part of the program. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/json.h"

struct lines {
    struct text *at;
    size_t count, bytes;
};

static double seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

static struct lines read_lines(const char *path) {
    FILE *file = fopen(path, "rb");
    struct lines lines = {NULL, 0, 0};
    char *line = NULL;
    size_t room = 0;
    ssize_t size;
    while (file && (size = getline(&line, &room, file)) > 0) {
        lines.at = realloc(lines.at, (lines.count + 1) * sizeof *lines.at);
        if (!lines.at)
            abort();
        lines.at[lines.count++] = (struct text){strndup(line, (size_t)size), (size_t)size};
        lines.bytes += (size_t)size;
    }
    free(line);
    if (file)
        fclose(file);
    return lines;
}

static void tell(const char *name, const struct lines *lines, double began, size_t good) {
    printf("%-28s %8.1f MB/s, %zu of %zu lines\n", name, (double)lines->bytes / 1e6 / (seconds() - began),
           good, lines->count);
}

static void ours(const struct lines *lines) {
    struct arena *arena = arena_new();
    struct json_reader *reader = json_reader_new();
    struct json_writer writer;
    struct error error;
    double reading = 0, writing = 0;
    size_t good = 0;
    json_writer_init(&writer);
    for (size_t i = 0; i < lines->count; i++) {
        double began = seconds();
        const struct json *value = json_read(reader, arena, lines->at[i], &error);
        reading += seconds() - began;
        good += value ? 1 : 0;
        began = seconds();
        if (value)
            json_write_value(&writer, value);
        json_writer_reset(&writer);
        writing += seconds() - began;
        arena_reset(arena, 1 << 20);
    }
    printf("%-28s %8.1f MB/s, %zu of %zu lines\n", "record/json.h (yajl), tree",
           (double)lines->bytes / 1e6 / reading, good, lines->count);
    printf("%-28s %8.1f MB/s\n", "record/json.h, writing", (double)lines->bytes / 1e6 / writing);
}

int main(int argc, char **argv) {
    struct lines lines = read_lines(argc > 1 ? argv[1] : "/dev/stdin");
    size_t good = 0;
    ours(&lines);
    double began = seconds();
    for (size_t i = 0; i < lines.count; i++) {
        cJSON *value = cJSON_ParseWithLength(lines.at[i].at, lines.at[i].size);
        good += value ? 1 : 0;
        cJSON_Delete(value);
    }
    tell("cJSON, tree", &lines, began, good);
    return 0;
}
