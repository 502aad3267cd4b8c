/*
 * What all tests share: cmocka with the headers it needs, arenas and folders that go away by themselves, golden
 * files. Tests run in the root folder of the repository. A failure ends the test that called, as in cmocka.
 *
 * A test file holds `static void test_name(void **state)` functions only; its main() is made by the build.
 */
#ifndef SCHEMAC_TESTS_SUPPORT_H
#define SCHEMAC_TESTS_SUPPORT_H

/* cmocka.h wants these before it, in this order. */
// clang-format off
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A new arena, freed when the program ends. */
Arena *test_arena(void);

/* A list of diagnostics on an arena of its own. */
DiagList support_diags(void);

/* All diagnostics of a list as they are printed, without colours. */
const char *support_diag_text(const DiagList *diags);

/* A source named `name` that holds `text`. */
Source *support_source(const char *name, const char *text);

/* A new, empty folder (absolute path), removed with its content when the program ends. */
const char *support_directory(void);

/* `directory/name` after writing `text` to it. */
const char *support_file(const char *directory, const char *name, const char *text);

/* The content of a file, which must exist. */
const char *support_read(const char *path);

/* The lowest server that a schema asks for in its first line, `-- @server 18`, else 0. Words that the parser has to know as
 * well are told by `-- @server 18 @parser 18`: then SUPPORT_NO_SERVER, if this program was built with an older one. */
#define SUPPORT_NO_SERVER 9999
int support_wanted_server(const char *text);

/* Compares texts; a failure shows the first line that differs with its number, and both texts in full when they are
 * short. `assert_text(actual, expected)` names the place of the call. */
#define assert_text(actual, expected) support_compare_text((actual), (expected), __FILE__, __LINE__)
void support_compare_text(const char *actual, const char *expected, const char *file, int line);

/* Compares `actual` with a golden file (path from the repository's root). With BLESS=1 in the environment the file
 * is written instead; a difference then shows in `git diff`. */
#define golden_check(path, actual) support_golden_check((path), (actual), __FILE__, __LINE__)
void support_golden_check(const char *path, const char *actual, const char *file, int line);

#endif
