/* A path in, a file out, by way of a temporary one in the same folder. A link is followed, so that what it
   points at is replaced. */
#include "graph/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/error.h"

static bool fail(struct output *output, const char *path, struct error *error) {
    error_set(error, path, 0, 0, "%s", strerror(errno));
    free(output->temporary);
    free(output->path);
    *output = (struct output){NULL, NULL, NULL};
    return false;
}

static char *beside(const char *path) {
    static const char tail[] = ".XXXXXX";
    size_t size = strlen(path);
    char *name = malloc(size + sizeof tail);
    if (name) {
        memcpy(name, path, size);
        memcpy(name + size, tail, sizeof tail);
    }
    return name;
}

/* The rights that a file made by fopen would have: those of the old file, where there is one. */
static void give_rights(int descriptor, bool exists, const struct stat *old) {
    mode_t mask = umask(0);
    umask(mask);
    if (fchmod(descriptor, exists ? old->st_mode & 0777 : 0666 & ~mask) != 0)
        errno = 0; /* some file systems know no rights */
}

bool output_open(struct output *output, const char *path, struct error *error) {
    struct stat old;
    bool exists = stat(path, &old) == 0;
    char *real = exists ? realpath(path, NULL) : NULL;
    *output = (struct output){.path = real ? real : strdup(path)};
    if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return fail(output, path, error);
    }
    if (exists && !S_ISREG(old.st_mode)) {
        output->file = fopen(path, "w");
        return output->file || fail(output, path, error);
    }
    output->temporary = output->path ? beside(output->path) : NULL;
    int descriptor = output->temporary ? mkstemp(output->temporary) : -1;
    if (descriptor < 0)
        return fail(output, path, error);
    give_rights(descriptor, exists, &old);
    output->file = fdopen(descriptor, "w");
    if (output->file)
        return true;
    close(descriptor);
    unlink(output->temporary);
    return fail(output, path, error);
}

bool output_close(struct output *output, bool is_whole, struct error *error) {
    bool is_written = fflush(output->file) == 0 && !ferror(output->file);
    if (is_written && is_whole && output->temporary)
        is_written = fsync(fileno(output->file)) == 0;
    int trouble = errno;
    if (fclose(output->file) != 0) {
        trouble = is_written ? errno : trouble;
        is_written = false;
    }
    if (output->temporary && is_written && is_whole && rename(output->temporary, output->path) != 0) {
        trouble = errno;
        is_written = false;
    }
    if (output->temporary && !(is_written && is_whole))
        unlink(output->temporary);
    if (!is_written)
        error_set(error, output->path, 0, 0, "%s", strerror(trouble));
    free(output->temporary);
    free(output->path);
    return is_written;
}
