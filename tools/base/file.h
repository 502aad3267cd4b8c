/*
 * Files: reading whole files, listing folders, and writing so that nothing is ever half-written.
 * All functions return false (or NULL) after adding an error with the path and the system's reason.
 */
#ifndef SCHEMAC_BASE_FILE_H
#define SCHEMAC_BASE_FILE_H

#include "base/diag.h"

/* The whole content of a regular file, as a source named `path`. "-" reads standard input. */
Source *file_read(Arena *arena, const char *path, DiagList *diags);

typedef enum FileWriteResult {
    FILE_WRITE_FAILED,
    FILE_UNCHANGED,
    FILE_WRITTEN,
} FileWriteResult;

/* Writes `path` (and its folders) through a temporary file and rename, unless it holds the same bytes already. */
FileWriteResult file_write_if_changed(const char *path, const char *text, size_t length,
                                      DiagList *diags);

/* True when the file exists and holds exactly these bytes. Adds no error. */
bool file_has_content(const char *path, const char *text, size_t length);

bool file_is_directory(const char *path);
bool file_exists(const char *path);

/* Creates a folder and its parents. */
bool file_make_directories(const char *path, DiagList *diags);

/* Names (not paths) of the entries of a folder, sorted by bytes; without "." and "..". */
bool file_list(Arena *arena, const char *directory, TextVec *names, DiagList *diags);

/* Paths of all regular files below a folder, relative to it, sorted. */
bool file_walk(Arena *arena, const char *directory, TextVec *paths, DiagList *diags);

/* `directory/name` unless `name` is absolute; "." is left out. */
char *path_join(Arena *arena, const char *directory, const char *name);

/* The part before the last slash ("." when there is none), and the part after it. */
char *path_directory(Arena *arena, const char *path);
const char *path_base(const char *path);

bool text_ends_with(const char *text, const char *ending);

/* Writes everything and flushes; false when the stream is full, closed or broken. */
bool stream_write(FILE *stream, const char *text, size_t length);

#endif
