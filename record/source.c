/* A document in, its text out. A hash that agrees settles which bytes are meant: the whole file, a piece of it that
   begins at the line that the id names, or a line of JSON. */
#include "record/source.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/arena.h"

static bool is_folder(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool read_file(const char *path, struct arena *arena, struct text *text) {
    struct stat about;
    int opened = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* a pipe by that name would wait for ever */
    FILE *file = opened >= 0 ? fdopen(opened, "rb") : NULL;
    if (!file) {
        if (opened >= 0)
            close(opened);
        return false;
    }
    bool is_read = fstat(opened, &about) == 0 && S_ISREG(about.st_mode);
    if (is_read) {
        char *at = arena_take(arena, (size_t)about.st_size + 1);
        *text = (struct text){at, fread(at, 1, (size_t)about.st_size, file)};
        is_read = ferror(file) == 0;
    }
    fclose(file);
    return is_read;
}

static bool is_it(const struct document *document, struct text text, struct arena *arena) {
    if (document->sha256.size == 0)
        return document->bytes == text.size;
    return text_is_equal(record_sha256(arena, text), document->sha256);
}

/* The line that an id names behind its last colon; 0 for none. */
static size_t line_of(struct text id, size_t *path_size) {
    size_t line = 0, scale = 1, at = id.size;
    while (at && id.at[at - 1] >= '0' && id.at[at - 1] <= '9' && scale < 1000000000) {
        line += (size_t)(id.at[--at] - '0') * scale;
        scale *= 10;
    }
    if (at == 0 || at == id.size || id.at[at - 1] != ':')
        return 0;
    *path_size = at - 1;
    return line;
}

/* `size` bytes from where line `line` begins. */
static struct text piece_at(struct text text, size_t line, size_t size) {
    size_t start = 0;
    for (; line > 1 && start < text.size; line--) {
        const char *end = memchr(text.at + start, '\n', text.size - start);
        start = end ? (size_t)(end - text.at) + 1 : text.size;
    }
    return text_slice(text, start, size < text.size - start ? start + size : text.size);
}

/* The text of the line of JSON that has this id; none where no line has it. */
static struct text line_with(struct text file, struct text id, struct arena *arena) {
    struct json_reader *reader = json_reader_new();
    struct arena *scratch = arena_new();
    struct text found = {NULL, 0};
    for (size_t start = 0; start < file.size && !found.at;) {
        const char *newline = memchr(file.at + start, '\n', file.size - start);
        size_t end = newline ? (size_t)(newline - file.at) : file.size;
        arena_reset(scratch, 1 << 20);
        struct json *line = json_read(reader, scratch, text_slice(file, start, end), NULL);
        if (line && text_is_equal(json_text(line, "id"), id)) {
            struct text text = json_text(line, "text");
            found = (struct text){arena_take_copy(arena, text.at, text.size), text.size};
        }
        start = end + 1;
    }
    arena_free(scratch);
    json_reader_free(reader);
    return found;
}

/* A stream is no more to be trusted than an article: with a folder named, no id leads out of it. */
static struct text below(struct text id) {
    bool leads_out = id.size && id.at[0] == '/';
    for (size_t i = 0; i + 1 < id.size; i++)
        leads_out |= id.at[i] == '.' && id.at[i + 1] == '.';
    size_t at = leads_out ? id.size : 0;
    while (at && id.at[at - 1] != '/')
        at--;
    return text_slice(id, at, id.size);
}

static const char *path_in(const char *folder, struct text id, struct arena *arena) {
    if (folder)
        id = below(id);
    size_t room = (folder ? strlen(folder) + 1 : 0) + id.size + 1;
    char *path = arena_take(arena, room);
    snprintf(path, room, "%s%s%.*s", folder ? folder : "", folder ? "/" : "", (int)id.size, id.at);
    return path;
}

enum source_result source_read(const char *place, const struct document *document, struct arena *arena,
                               struct text *text) {
    struct text id = document->id, file;
    size_t path_size = id.size, line = line_of(id, &path_size);
    bool has_folder = !place || is_folder(place);
    bool is_read =
        has_folder ? read_file(path_in(place, id, arena), arena, &file) : read_file(place, arena, &file);
    if (!is_read && has_folder && line)
        is_read = read_file(path_in(place, text_slice(id, 0, path_size), arena), arena, &file);
    if (!is_read)
        return SOURCE_MISSING;
    *text = file;
    if (is_it(document, file, arena))
        return SOURCE_FOUND;
    if (line)
        *text = piece_at(file, line, document->bytes);
    if (line && is_it(document, *text, arena))
        return SOURCE_FOUND;
    struct text said = file.size && file.at[0] == '{' ? line_with(file, id, arena) : (struct text){NULL, 0};
    if (said.at)
        *text = said;
    return said.at && is_it(document, said, arena) ? SOURCE_FOUND : SOURCE_CHANGED;
}
