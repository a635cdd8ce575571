/* Any bytes as a stream: read, written again, read once more, never a crash. */
#include <stdint.h>
#include <stdio.h>

#include "record/arena.h"
#include "record/error.h"
#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!size)
        return 0;
    FILE *file = fmemopen((void *)(uintptr_t)data, size, "rb");
    if (!file)
        return 0;
    struct arena *arena = arena_new();
    struct record_reader *reader = record_reader_new(file, "-");
    struct json_writer writer;
    json_writer_init(&writer);
    struct record record;
    struct error error;
    enum record_result result;
    while ((result = record_next(reader, arena, &record, &error)) != RECORD_END)
        if (result == RECORD_READ)
            record_write_with(&writer, &record, NULL, 0);
    json_writer_done(&writer);
    record_reader_free(reader);
    arena_free(arena);
    fclose(file);
    return 0;
}
