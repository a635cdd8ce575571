/* Readings in, annotations to a stream or to files out. */
#include "extract/export.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extract/annotate.h"
#include "record/arena.h"
#include "record/error.h"

bool export_format_find(const char *name, enum export_format *format) {
    static const char *const names[] = {"jsonl", "brat", "spacy", "webannotation"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i])) {
            *format = (enum export_format)i;
            return true;
        }
    return false;
}

static char *path_of(const char *folder, struct text name, const char *extension, struct arena *arena) {
    size_t size = strlen(folder) + name.size + strlen(extension) + 2;
    char *path = arena_take(arena, size);
    snprintf(path, size, "%s/%.*s%s", folder, (int)name.size, name.at, extension);
    return path;
}

static bool close_file(FILE *file, const char *path, struct error *error) {
    bool failed = ferror(file);
    failed = fclose(file) || failed;
    return failed ? error_set(error, path, 0, 0, "could not be written: %s", strerror(errno)) : true;
}

bool export_folder(const char *folder, struct error *error) {
    if (mkdir(folder, 0777) && errno != EEXIST)
        return error_set(error, folder, 0, 0, "%s:", strerror(errno));
    struct arena *arena = arena_new();
    const char *path = path_of(folder, TEXT("annotation"), ".conf", arena);
    FILE *file = fopen(path, "wx");
    bool there = !file && errno == EEXIST;
    bool done = there;
    if (file) {
        annotate_brat_classes(file);
        done = close_file(file, path, error);
    } else if (!there) {
        error_set(error, folder, 0, 0, "%s:", strerror(errno));
    }
    arena_free(arena);
    return done;
}

enum brat_file { BRAT_TEXT, BRAT_ANNOTATIONS };

/* Writes one file whole or not at all, by way of a hidden one in the same folder. */
static bool write_file(const char *folder, const char *path, enum brat_file which,
                       const struct reading *reading, struct arena *arena, struct error *error) {
    char part[32];
    int size = snprintf(part, sizeof part, ".%ld", (long)getpid());
    const char *beside = path_of(folder, (struct text){part, (size_t)size}, ".part", arena);
    FILE *file = fopen(beside, "w");
    if (!file)
        return error_set(error, path, 0, 0, "%s", strerror(errno));
    if (which == BRAT_TEXT)
        annotate_brat_text(reading->text, file);
    else
        annotate_brat(reading, arena, file);
    bool is_written = close_file(file, path, error) &&
                      (rename(beside, path) == 0 || error_set(error, path, 0, 0, "%s", strerror(errno)));
    if (!is_written)
        unlink(beside);
    return is_written;
}

/* Annotations that are there already are a reviewer's work and stay. The text comes first: whoever finds annotations
   finds their text beside them. */
static bool write_files(const char *folder, const struct reading *reading, struct arena *arena,
                        struct error *error) {
    struct text name = annotate_brat_name(reading->document->id, arena);
    const char *annotations = path_of(folder, name, ".ann", arena);
    if (access(annotations, F_OK) == 0)
        return error_set(error, annotations, 0, 0, "%s", strerror(EEXIST));
    return write_file(folder, path_of(folder, name, ".txt", arena), BRAT_TEXT, reading, arena, error) &&
           write_file(folder, annotations, BRAT_ANNOTATIONS, reading, arena, error);
}

/* No line of an .ann begins with a form feed, so that csplit can cut there. */
static void write_separator(struct text id, FILE *out) {
    fputc('\f', out);
    for (size_t i = 0; i < id.size; i++)
        fputc((unsigned char)id.at[i] < ' ' ? ' ' : id.at[i], out);
    fputc('\n', out);
}

bool export_write(struct export *export, const struct reading *reading, struct arena *arena, FILE *out,
                  struct error *error) {
    bool first = !export->written++;
    switch (export->format) {
    case EXPORT_BRAT:
        if (export->folder)
            return write_files(export->folder, reading, arena, error);
        if (!first)
            write_separator(reading->document->id, out);
        annotate_brat(reading, arena, out);
        break;
    case EXPORT_SPACY:
        annotate_spacy(reading, arena, out);
        break;
    case EXPORT_WEB:
        annotate_web(reading, arena, out);
        break;
    case EXPORT_STREAM:
        break;
    }
    return true;
}
