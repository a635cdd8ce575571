/* Bytes in, documents out. The one idea: whatever the cut, one document's bytes are held at a time, so that memory does not
   grow with the number of documents. Text is never changed here: offsets are of the bytes as they were given. */
#include "extract/input.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "record/arena.h"
#include "record/error.h"

enum { PIECE = 65536, LOOKED_AT = 4096, ARENA_KEPT = 16 << 20 };

struct input {
    FILE *file;
    const char *name;
    enum split split;
    char *line; /* the last line read */
    size_t line_capacity;
    char *all; /* the document gathered */
    size_t size, capacity;
    size_t number; /* lines read */
    bool done;
    bool is_over; /* the document gathered is larger than INPUT_TEXT_MOST */
    struct json_reader *json;
};

struct input *input_new(FILE *file, const char *name, enum split split) {
    struct input *input = arena_resize_block(NULL, sizeof *input);
    *input = (struct input){.file = file, .name = name, .split = split};
    if (split == SPLIT_JSONL)
        input->json = json_reader_new();
    return input;
}

void input_free(struct input *input) {
    if (!input)
        return;
    json_reader_free(input->json);
    free(input->line);
    free(input->all);
    free(input);
}

bool input_waits(const struct input *input) {
    struct pollfd ready = {.fd = fileno(input->file), .events = POLLIN};
    return poll(&ready, 1, 0) == 0;
}

/* What is more than an article is not even held: it is refused when all of it has passed. */
static void gather(struct input *input, const char *at, size_t size) {
    input->is_over |= input->size + size > INPUT_TEXT_MOST;
    if (input->is_over)
        return;
    if (input->size + size + 1 > input->capacity) {
        input->capacity = (input->size + size + 1) * 2;
        input->all = arena_resize_block(input->all, input->capacity);
    }
    memcpy(input->all + input->size, at, size);
    input->size += size;
}

static bool refuse(const struct input *input, struct error *error, size_t line, const char *reason) {
    return error_set(error, input->name, line, 0, "%s", reason);
}

/* Text in which NUL is every fourth byte or more is UTF-16 or no text at all. */
static bool is_text(struct text text) {
    size_t looked = text.size < LOOKED_AT ? text.size : LOOKED_AT, nuls = 0;
    for (size_t i = 0; i < looked; i++)
        nuls += text.at[i] == '\0' ? 1 : 0;
    return nuls < 16 || nuls * 4 < looked;
}

static bool read_whole(struct input *input) {
    char piece[PIECE];
    size_t got;
    input->size = 0;
    input->is_over = false;
    while ((got = fread(piece, 1, sizeof piece, input->file)) > 0)
        gather(input, piece, got);
    return !ferror(input->file);
}

static struct text name_with_line(const struct input *input, struct arena *arena, size_t line) {
    char id[4400];
    int size = snprintf(id, sizeof id, "%s:%zu", input->name, line);
    size_t used = size < 0 ? 0 : (size_t)size < sizeof id ? (size_t)size : sizeof id - 1;
    return (struct text){arena_take_copy(arena, id, used), used};
}

/* Reads a line with its end; -1 at the end of the input. */
static ssize_t next_line(struct input *input) {
    ssize_t size = getdelim(&input->line, &input->line_capacity, '\n', input->file);
    if (size >= 0)
        input->number++;
    return size;
}

static bool is_blank(const char *line, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (!strchr(" \t\r\n", line[i]) || !line[i])
            return false;
    return true;
}

/* Gathers one document of a stream cut at lines, blank lines or form feeds; false at the end. */
static bool read_piece(struct input *input, size_t *begins) {
    ssize_t size;
    input->size = 0;
    input->is_over = false;
    *begins = 0;
    while ((size = next_line(input)) >= 0) {
        bool blank = is_blank(input->line, (size_t)size);
        const char *feed = input->split == SPLIT_FORM_FEED ? memchr(input->line, '\f', (size_t)size) : NULL;
        if (blank && !input->size && !feed)
            continue;
        if (input->split == SPLIT_BLANK && blank)
            return true;
        if (feed) {
            gather(input, input->line, (size_t)(feed - input->line));
            if (input->is_over || !is_blank(input->all, input->size)) {
                if (!*begins)
                    *begins = input->number;
                return true;
            }
            input->size = 0;
            input->is_over = false;
            continue;
        }
        if (!*begins)
            *begins = input->number;
        gather(input, input->line, (size_t)size);
        if (input->split == SPLIT_LINE)
            return true;
    }
    return input->size > 0 || input->is_over;
}

static void strip_line_end(struct input *input) {
    while (input->size && strchr("\r\n", input->all[input->size - 1]) && input->all[input->size - 1])
        input->size--;
}

static enum input_result read_json(struct input *input, struct arena *arena, struct incoming *incoming,
                                   struct error *error) {
    ssize_t size;
    do {
        size = next_line(input);
        if (size < 0)
            return ferror(input->file) && !refuse(input, error, 0, "can't be read") ? INPUT_REFUSED
                                                                                    : INPUT_END;
    } while (is_blank(input->line, (size_t)size));
    *incoming = (struct incoming){.line = input->number};
    incoming->document.id = name_with_line(input, arena, input->number);
    const struct json *object =
        json_read(input->json, arena, (struct text){input->line, (size_t)size}, error);
    if (!object) {
        snprintf(error->file, sizeof error->file, "%s", input->name);
        error->line = input->number;
        return INPUT_REFUSED;
    }
    const struct json *text = json_find(object, "text");
    if (object->kind != JSON_OBJECT || !text || text->kind != JSON_STRING) {
        refuse(input, error, input->number, "no JSON object with a \"text\"");
        return INPUT_REFUSED;
    }
    incoming->text = text->text;
    if (json_text(object, "id").size)
        incoming->document.id = json_text(object, "id");
    incoming->document.date = json_text(object, "date");
    incoming->document.title = json_text(object, "title");
    incoming->document.url = json_text(object, "url");
    incoming->document.source = json_text(object, "source");
    return INPUT_READ;
}

static enum input_result checked(struct input *input, const struct incoming *incoming, struct error *error) {
    if (input->is_over || incoming->text.size > INPUT_TEXT_MOST) {
        refuse(input, error, incoming->line, "larger than 8 MiB, which no article is; see --split");
        return INPUT_REFUSED;
    }
    if (is_text(incoming->text))
        return INPUT_READ;
    refuse(input, error, incoming->line, "no text: every fourth byte or more is NUL (UTF-16?)");
    return INPUT_REFUSED;
}

enum input_result input_next(struct input *input, struct arena *arena, struct incoming *incoming,
                             struct error *error) {
    if (input->done)
        return INPUT_END;
    if (input->split == SPLIT_JSONL) {
        enum input_result result = read_json(input, arena, incoming, error);
        if (result != INPUT_READ)
            input->done = result == INPUT_END || ferror(input->file);
        return result == INPUT_READ ? checked(input, incoming, error) : result;
    }
    *incoming = (struct incoming){.line = 1};
    incoming->document.id = text_of(input->name);
    if (input->split == SPLIT_NONE) {
        input->done = true;
        if (!read_whole(input)) {
            refuse(input, error, 0, "can't be read");
            return INPUT_REFUSED;
        }
    } else {
        size_t begins;
        if (!read_piece(input, &begins)) {
            input->done = true;
            if (!ferror(input->file))
                return INPUT_END;
            refuse(input, error, 0, "can't be read");
            return INPUT_REFUSED;
        }
        if (input->split == SPLIT_LINE)
            strip_line_end(input);
        incoming->line = begins;
        incoming->document.id = name_with_line(input, arena, begins);
    }
    incoming->text = (struct text){input->size ? input->all : "", input->size};
    return checked(input, incoming, error);
}

static void read_each(struct input *input, struct input_files *files, input_document *call, void *with) {
    struct arena *arena = arena_new();
    for (;;) {
        struct incoming incoming;
        struct error error = {.line = 0};
        arena_reset(arena, ARENA_KEPT);
        enum input_result result = input_next(input, arena, &incoming, &error);
        if (result == INPUT_END)
            break;
        files->documents += result == INPUT_READ ? 1 : 0;
        files->refused += result == INPUT_REFUSED ? 1 : 0;
        if (result == INPUT_READ)
            call(with, arena, &incoming);
    }
    arena_free(arena);
}

bool input_each(struct input_files *files, input_document *call, void *with, struct error *error) {
    for (int i = 0; i < files->count; i++) {
        const char *name = files->names[i];
        bool is_standard = !strcmp(name, "-");
        FILE *file = is_standard ? stdin : fopen(name, "rb");
        if (!file)
            return error_set(error, name, 0, 0, "%s", strerror(errno));
        struct input *input = input_new(file, name, files->split);
        read_each(input, files, call, with);
        input_free(input);
        if (!is_standard)
            fclose(file);
    }
    return true;
}
