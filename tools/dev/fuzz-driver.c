/*
 * A main() for the fuzz targets without libFuzzer: runs LLVMFuzzerTestOneInput() once for each file named, and for
 * each file of each folder named (not recursive), in name order. Exit 1 when something cannot be read.
 */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return 1;
    }
    size_t size = 0, room = 65536;
    uint8_t *data = malloc(room);
    while (data) {
        size_t got = fread(data + size, 1, room - size, f);
        size += got;
        if (got == 0)
            break;
        if (size == room) {
            uint8_t *more = realloc(data, room *= 2);
            if (!more) {
                free(data);
            }
            data = more;
        }
    }
    fclose(f);
    if (!data) {
        fprintf(stderr, "%s: out of memory\n", path);
        return 1;
    }
    /* An exact copy, so that a sanitizer sees the first byte read past the end. */
    uint8_t *exact = malloc(size ? size : 1);
    if (exact) {
        memcpy(exact, data, size);
        LLVMFuzzerTestOneInput(exact, size);
    }
    free(exact);
    free(data);
    return exact ? 0 : 1;
}

static int run_folder(const char *path)
{
    struct dirent **names;
    int count = scandir(path, &names, NULL, alphasort);
    if (count < 0) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return 1;
    }
    int rc = 0;
    for (int i = 0; i < count; i++) {
        if (names[i]->d_name[0] != '.') {
            char file[4096];
            int n = snprintf(file, sizeof file, "%s/%s", path, names[i]->d_name);
            rc |= n < 0 || (size_t)n >= sizeof file ? 1 : run_file(file);
        }
        free(names[i]);
    }
    free(names);
    return rc;
}

int main(int argc, char **argv)
{
    int rc = 0;
    for (int i = 1; i < argc; i++) {
        struct stat st;
        rc |= stat(argv[i], &st) == 0 && S_ISDIR(st.st_mode) ? run_folder(argv[i])
                                                             : run_file(argv[i]);
    }
    return rc;
}
