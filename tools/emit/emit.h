/*
 * Emit: templates make text out of the model.
 *
 * emit_render() runs templates/<name>/main.lua in a Lua sandbox; what the template writes is collected in memory as
 * EmitFiles. emit_write() brings a folder into agreement with them.
 *
 * What a template sees (Lua 5.4 with string, table, math and utf8; no files, no time, no chance):
 *
 *     include("x.lua")            the value of a module in the folder of the caller, "../lib/x.lua" in that of all
 *     render("x.tpl", variables)  the text of a template: <% code %>, <%= value %>, <%% for "<%"; behind the variables it
 *                                 sees what their metatable shows, or the globals
 *     write(path, text)           adds a file to the output
 *     fail(message)               ends the run with a message for the user, for wrong options
 *     esc.sql_ident(text) …       quoting: sql_ident sql_literal sql_dollar sql_comment sql_qualified(schema, name)
 *                                 c_string c_comment md md_cell md_code mermaid json
 *     options, queries            what the caller gave: options.prefix, queries[1].sql, queries[1].parameters[1].type
 *     model.objects               all objects in their order; model.kinds.table and so on by kind; model.name
 *
 * An object has kind, label, schema, name, signature, id, sql_name, sql_kind, external, implicit, comment,
 * annotations.<key> (and annotations[i].key / .value), source.file / .line / .end_line, position, parent,
 * children.<kind>, depends_on and used_by (lists of {object=, type=}), create_sql (the statements that make it), and each
 * attribute of its kind by name: an expression is {sql=, canonical=} or nil, options are lists of {name=, value=}. All of
 * it is read-only. pairs() walks in a fixed order: numbers, then texts.
 */
#ifndef SCHEMAC_EMIT_EMIT_H
#define SCHEMAC_EMIT_EMIT_H

#include "base/diag.h"
#include "model/model.h"

/* One file of the output; `path` is relative, with slashes. */
typedef struct EmitFile {
    const char *path;
    const char *text;
    size_t length;
} EmitFile;

/* All files for one folder. Several emit_render() may add to the same list, and must when they share a folder. */
typedef struct EmitFiles {
    VEC(EmitFile) list; /* sorted by path after emit_render() */
    size_t bytes;
} EmitFiles;

/* A parameter of a query. */
typedef struct EmitParameter {
    const char *name;        /* each parameter of a query has another */
    const char *type;        /* the catalog's spelling, without modifiers; NULL: not known */
    const char *description; /* NULL */
    bool nullable;
} EmitParameter;

/* A column of what a query returns. */
typedef struct EmitColumn {
    const char *name;
    const char *type; /* with modifiers; NULL: not known */
    bool not_null;
} EmitColumn;

/* A piece of a statement: text, then a parameter, counted from 1; 0 after the last. */
typedef struct EmitPiece {
    const char *text;
    size_t parameter;
} EmitPiece;

/* A query that a project keeps in a file of its own, as templates see it. Title and description may be NULL. */
typedef struct EmitQuery {
    const char *name;
    const char *title;
    const char *description;
    const char *sql; /* for people: as it is in the file, with the descriptions of its parameters */
    const char *file;
    size_t line;
    const char *command;   /* one, many, exec … */
    const char *statement; /* for the server: with $1 for each @name; NULL: it was not resolved */
    VEC(EmitPiece) pieces; /* of `statement` */
    const char
        *wrap; /* how its columns can be selected from it: "from", "with"; NULL: not at all */
    VEC(EmitParameter) parameters;
    VEC(EmitColumn) columns;
    bool returns_rows;
    bool open;         /* there may be other columns than these */
    const Object *row; /* the table or view whose rows it returns, as they are; NULL */
} EmitQuery;

typedef struct EmitOptions {
    const char *template_name; /* the folder: "markdown" */
    const char *templates_dir; /* its files come before the built-in ones; NULL for none */
    const OptionVec *options;  /* the Lua global `options`; NULL for none */
    const char *model_name;    /* the Lua field model.name */
    const EmitQuery *queries;  /* the Lua global `queries` */
    size_t query_count;
    size_t memory_limit;        /* bytes; 0: EMIT_MEMORY_LIMIT */
    uint64_t instruction_limit; /* of the Lua machine; 0: EMIT_INSTRUCTION_LIMIT */
} EmitOptions;

#define EMIT_MEMORY_LIMIT ((size_t)1 << 30)
#define EMIT_INSTRUCTION_LIMIT ((uint64_t)20 * 1000 * 1000 * 1000)

/* The file of an output folder that lists what schemac made there. */
#define EMIT_MANIFEST ".schemac-manifest"

/*
 * Renders one template and adds its files to `files`, on the arena. False after an error in the template, a file
 * that cannot be written under its path, or when a limit was passed; `files` is as it was before then. Errors name
 * the file and line of the template.
 */
bool emit_render(Arena *arena, const Model *model, const EmitOptions *options, EmitFiles *files,
                 DiagList *diags);

/* The names of all templates, built in or in `templates_dir` (may be NULL), sorted. */
bool emit_template_names(Arena *arena, const char *templates_dir, TextVec *names, DiagList *diags);

/* True for a path that may be written below an output folder: relative, no "..", no control characters. */
bool emit_path_is_safe(const char *path);

typedef struct EmitReport {
    size_t written;
    size_t unchanged;
    size_t removed;
    TextVec differences; /* check only: "path: is missing", sorted by path */
} EmitReport;

/*
 * Makes `directory` hold exactly `files`: writes those that differ and removes those that an earlier run made and this
 * one did not (the manifest of the folder tells which; other people's files are left alone). With `check_only` nothing
 * is touched and the differences are listed instead. False after an error; differences are none.
 */
bool emit_write(Arena *arena, const EmitFiles *files, const char *directory, bool check_only,
                EmitReport *report, DiagList *diags);

#endif
