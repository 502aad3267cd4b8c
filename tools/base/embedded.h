/*
 * The files that are built into the program: templates/ and the SQL of the program itself. The build makes the array
 * from the folders (tools/dev/embed.sh); a NUL byte that is not counted in `size` follows each file.
 */
#ifndef SCHEMAC_BASE_EMBEDDED_H
#define SCHEMAC_BASE_EMBEDDED_H

#include <stddef.h>

typedef struct EmbeddedFile {
    const char *path; /* in the repository: "templates/markdown/main.lua" */
    const unsigned char *data;
    size_t size;
} EmbeddedFile;

/* Sorted by path. */
extern const EmbeddedFile embedded_templates[];
extern const size_t embedded_templates_count;

#endif
