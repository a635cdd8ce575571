/* Where this room meets the terminal: standard input, output and error, and nothing else. */
#include "graph/command.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "graph/archive.h"
#include "record/error.h"

void command_say(const char *command, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "whowhom %s: ", command);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

int command_misuse(const char *command, const char *message) {
    command_say(command, "%s; see 'whowhom help %s'", message, command);
    return STATUS_USAGE;
}

bool command_is_watched(void) {
    return isatty(STDERR_FILENO) != 0;
}

static void complain(const void *command, const struct error *error) {
    char text[sizeof error->file + sizeof error->message + 64];
    command_say((const char *)command, "%s", error_text(error, text, sizeof text));
}

static bool read_file(const char *command, const char *path, struct archive *archive, size_t *malformed) {
    struct stat about;
    bool is_standard = strcmp(path, "-") == 0;
    FILE *file = is_standard ? stdin : fopen(path, "r");
    if (file && fstat(fileno(file), &about) == 0 && S_ISDIR(about.st_mode)) {
        if (!is_standard)
            fclose(file);
        file = NULL;
        errno = EISDIR;
    }
    if (!file) {
        command_say(command, "%s: %s", path, strerror(errno));
        return false;
    }
    *malformed += archive_read(archive, file, path, complain, command);
    if (ferror(file)) {
        command_say(command, "%s: %s", path, strerror(errno));
        (*malformed)++;
    }
    if (!is_standard)
        fclose(file);
    return true;
}

bool command_read(const char *command, const char *const *paths, size_t count, struct archive *archive, size_t *malformed) {
    static const char *const standard[] = {"-"};
    *malformed = 0;
    for (size_t i = 0; i < (count ? count : 1); i++)
        if (!read_file(command, count ? paths[i] : standard[0], archive, malformed))
            return false;
    archive_join(archive);
    return true;
}

FILE *command_output(void) {
    return stdout;
}

int command_finish(const char *command, int status) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    command_say(command, "standard output: %s", strerror(errno));
    return STATUS_OUTPUT;
}
