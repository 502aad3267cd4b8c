/*
 * sqlread: SQL texts to a model, the way the server would fold them.
 *
 *     Model *model = model_new(arena);
 *     SqlReader *reader = sql_reader_new(model, diags);
 *     sql_reader_read(reader, source, false);      // for every file, in order
 *     sql_reader_finish(reader);                   // resolves names, types and expressions
 *
 * Statements whose objects are not there yet wait until the end, so files need not be in order of dependency. A
 * statement with an error is reported at its place and does not hide the next one.
 */
#ifndef SCHEMAC_SQLREAD_SQLREAD_H
#define SCHEMAC_SQLREAD_SQLREAD_H

#include "model/model.h"

typedef struct Reader SqlReader;

/* A reader that adds to `model` and reports to `diags`. Everything it allocates for good is on the model's arena. */
SqlReader *sql_reader_new(Model *model, DiagList *diags);

/* Called in the first thread before another one reads: each has a parser of its own, which goes with the thread, but how it goes
 * is noted for all. */
void sql_reader_prepare(void);

/* From now on, what is read but not modelled is noted in `notes`: statements kept as text ("opaque") and data statements
 * ("data-statement") of files that are not external. */
void sql_reader_note_unmodelled(SqlReader *reader, DiagList *notes);

/* What a server would be sent for what is read: every statement that has no syntax error, in the order of reading, with
 * included ones in their place. */
typedef struct SqlScriptStatement {
    Span span; /* without the semicolon */
    bool
        begins; /* the first of a file that was given to sql_reader_read(): settings are those of a new session */
} SqlScriptStatement;

typedef VEC(SqlScriptStatement) SqlScript;

/* From now on, statements are appended to `script`. */
void sql_reader_note_script(SqlReader *reader, SqlScript *script);

/* `\i file` or `\ir file` of a script. */
typedef struct SqlInclude {
    const char *path;   /* as written */
    bool relative;      /* \ir: to the file that has the line */
    const Source *from; /* that file */
    Span span;          /* the command in it */
    bool external;
} SqlInclude;

/*
 * Finds the file. Sets *settings_only (false before) when its statements have been read already, so that nothing but its
 * search_path counts. The same file must be the same Source each time. NULL when there is none; errors without a place
 * that were added then get that of the command.
 */
typedef Source *SqlOpenInclude(void *data, const SqlInclude *include, bool *settings_only);

/* From now on, files that psql would include are read in their place. Without this, they are warned about. */
void sql_reader_follow_includes(SqlReader *reader, SqlOpenInclude *open, void *data);

/* Reads all statements of a source. With `external`, objects are for reference only. False when errors were added. */
bool sql_reader_read(SqlReader *reader, Source *source, bool external);

/* Retries what had to wait: what is read from here on finds the objects of all statements before it, as far as they
 * can be made. */
void sql_reader_settle(SqlReader *reader);

/* Retries what had to wait, resolves every name and expression, sorts the model and releases the reader. Must be called
 * once, also after errors. False when errors were added. */
bool sql_reader_finish(SqlReader *reader);

#endif
