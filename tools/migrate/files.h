/*
 * The migration files of a folder: their names, their statements, their segments. For migrate/ and prove/.
 */
#ifndef SCHEMAC_MIGRATE_FILES_H
#define SCHEMAC_MIGRATE_FILES_H

#include "base/diag.h"
#include "sqlread/split.h"

/* Statements [first, first + count) that are committed together. */
typedef struct Segment {
    size_t first;
    size_t count;
    bool outside; /* one statement that the server refuses inside a transaction */
} Segment;

typedef VEC(Segment) SegmentVec;

typedef struct MigrationFile {
    const char *version; /* digits, as in the name of the file */
    const char *name;
    const char *path;
    const char *down_path; /* NULL: there is none */
    Source *source;        /* from here on: after migration_load() */
    SqlStatementVec statements;
    SegmentVec segments;
    const char *checksum;
    DiagList
        problems; /* why the file cannot be applied, kept apart: an applied file may have them */
} MigrationFile;

typedef VEC(MigrationFile *) MigrationFileVec;

/* Versions by their numbers: "9" is less than "10", "007" equals "7". */
int version_compare(const char *left, const char *right);

/* All migrations of a folder, by version. False after errors: two files of one version, a name that begins with a
 * digit but is not `<version>_<name>.sql`, a down file without its migration. Other *.sql files get a warning. */
bool migrations_find(Arena *arena, const char *directory, MigrationFileVec *files, DiagList *diags);

/* Reads a file and cuts it into statements and segments. Trouble is kept in `file->problems`; false only when the
 * file cannot be read, after an error in `diags`. */
bool migration_load(Arena *arena, MigrationFile *file, DiagList *diags);

/* Reads any SQL file in the same way: `file->path` and `file->source` must be set. */
void migration_split(Arena *arena, MigrationFile *file);

/* SHA-256 of the first `count` statements of a source, as 64 hexadecimal digits. Comments and white space outside of
 * strings do not count. */
char *statements_checksum(Arena *arena, Source *source, const SqlStatementVec *statements,
                          size_t count);

#endif
