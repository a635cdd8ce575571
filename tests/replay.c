/* Runs a fuzz target on the files and folders named, in a build without libFuzzer: what a fuzzer once found
   is tried again by every compiler. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path) {
    FILE *file = fopen(path, "rb");
    struct stat about;
    if (!file || fstat(fileno(file), &about) != 0) {
        perror(path);
        return 1;
    }
    size_t size = (size_t)about.st_size;
    uint8_t *data = malloc(size + 1);
    int failed = !data || fread(data, 1, size, file) != size;
    if (!failed)
        LLVMFuzzerTestOneInput(data, size);
    free(data);
    fclose(file);
    return failed;
}

static int replay_folder(const char *path) {
    DIR *folder = opendir(path);
    if (!folder)
        return replay(path);
    int failed = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        char name[4096];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        failed |= replay(name);
    }
    closedir(folder);
    return failed;
}

int main(int argc, char **argv) {
    int failed = LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++)
        failed |= replay_folder(argv[i]);
    return failed != 0;
}
