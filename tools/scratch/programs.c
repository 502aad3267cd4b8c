#include "base/file.h"
#include "scratch/scratch.h"

#include <ctype.h>
#include <glob.h>
#include <unistd.h>

static bool holds_programs(Arena *arena, const char *directory)
{
    return access(path_join(arena, directory, "initdb"), X_OK) == 0 &&
           access(path_join(arena, directory, "postgres"), X_OK) == 0;
}

/* A folder that the user named: it must be right, so nothing else is tried. */
static char *find_named(Arena *arena, const char *directory, const char *named_by, DiagList *diags)
{
    char *bin = path_join(arena, directory, "bin");
    Diag *diag;

    if (holds_programs(arena, directory))
        return arena_strdup(arena, directory);
    if (holds_programs(arena, bin))
        return bin;
    diag = diag_error(diags, "no-server-programs", span_none(),
                      "%s (from %s) does not hold PostgreSQL's programs initdb and postgres",
                      directory, named_by);
    diag_hint(diags, diag, "name the folder with both, for example /usr/lib/postgresql/17/bin");
    return NULL;
}

static char *find_by_pg_config(Arena *arena)
{
    char line[4096];
    FILE *stream = popen("pg_config --bindir 2>/dev/null", "re");
    char *directory = NULL;

    if (stream == NULL)
        return NULL;
    if (fgets(line, sizeof(line), stream) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        directory = arena_strdup(arena, line);
    }
    pclose(stream);
    return directory != NULL && directory[0] == '/' && holds_programs(arena, directory) ? directory
                                                                                        : NULL;
}

/* The version number in a path such as /usr/lib/postgresql/15/bin or /usr/pgsql-16/bin: 1500, 1600, 906. */
static long path_version(const char *path)
{
    const char *digit = strpbrk(path, "0123456789");
    char *rest;
    long major, minor = 0;

    if (digit == NULL)
        return 0;
    major = strtol(digit, &rest, 10);
    if (*rest == '.' && isdigit((unsigned char)rest[1]))
        minor = strtol(rest + 1, NULL, 10);
    return major * 100 + minor;
}

static const char *const PACKAGE_PATTERNS[] = {
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/usr/local/pgsql/bin",
};

static char *find_packaged(Arena *arena)
{
    char *best = NULL;
    long best_version = -1;

    for (size_t i = 0; i < sizeof(PACKAGE_PATTERNS) / sizeof(*PACKAGE_PATTERNS); i++) {
        glob_t found;

        if (glob(PACKAGE_PATTERNS[i], 0, NULL, &found) == 0) {
            for (size_t k = 0; k < found.gl_pathc; k++) {
                long version = path_version(found.gl_pathv[k]);

                if (version > best_version && holds_programs(arena, found.gl_pathv[k])) {
                    best = arena_strdup(arena, found.gl_pathv[k]);
                    best_version = version;
                }
            }
        }
        globfree(&found);
    }
    return best;
}

static char *find_in_path(Arena *arena)
{
    const char *path = getenv("PATH");

    while (path != NULL && *path != '\0') {
        size_t length = strcspn(path, ":");
        char *directory = arena_strndup(arena, path, length);

        if (directory[0] == '/' && holds_programs(arena, directory))
            return directory;
        path += length;
        path += *path == ':';
    }
    return NULL;
}

char *scratch_find_programs(Arena *arena, const char *pg_bin, DiagList *diags)
{
    const char *environment = getenv("SCHEMAC_PG_BIN");
    char *directory;
    Diag *diag;

    if (pg_bin != NULL && *pg_bin != '\0')
        return find_named(arena, pg_bin, "--pg-bin", diags);
    if (environment != NULL && *environment != '\0')
        return find_named(arena, environment, "SCHEMAC_PG_BIN", diags);
    directory = find_by_pg_config(arena);
    if (directory == NULL)
        directory = find_packaged(arena);
    if (directory == NULL)
        directory = find_in_path(arena);
    if (directory != NULL)
        return directory;
    diag = diag_error(diags, "no-server-programs", span_none(),
                      "a throwaway PostgreSQL server is needed, but its programs initdb and "
                      "postgres were not found");
    diag_detail(diags, diag,
                "looked in the output of `pg_config --bindir`, /usr/lib/postgresql/*/bin, "
                "/usr/pgsql-*/bin, "
                "/usr/libexec/postgresql*, /usr/local/pgsql/bin and PATH");
    diag_hint(diags, diag,
              "install a PostgreSQL server (Debian: apt-get install postgresql), or name the "
              "folder of its programs "
              "with --pg-bin DIR or SCHEMAC_PG_BIN");
    return NULL;
}
