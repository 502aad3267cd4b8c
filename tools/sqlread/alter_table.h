/*
 * ALTER TABLE and its like: what the subcommands share. Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_ALTER_TABLE_H
#define SCHEMAC_SQLREAD_ALTER_TABLE_H

#include "sqlread/reader.h"

typedef struct AlterContext {
    Reader *reader;
    Object *object;
    TableObject *table;           /* NULL when the object is not a table */
    MaterializedViewObject *view; /* NULL when it is no materialized view */
    const AlterTableCmd *command;
    Object *column; /* for the subcommands that name one */
    bool only;      /* ALTER TABLE ONLY */
} AlterContext;

/* Sets, or resets, the options that the subcommand lists. */
ReadResult alter_options(AlterContext *context, OptionVec *options, bool reset);

/* What a table has from its parents is dropped there. Source: ATExecDropColumn(), ATExecDropConstraint(). */
ReadResult alter_refuse_inherited(AlterContext *context, Object *member);

/* ---- Constraints (alter_constraint.c) ---- */

ReadResult alter_add_constraint(AlterContext *context);
ReadResult alter_drop_constraint(AlterContext *context);
ReadResult alter_validate_constraint(AlterContext *context);
ReadResult alter_change_constraint(AlterContext *context);

/* ---- ALTER COLUMN (alter_column.c) ---- */

ReadResult alter_column_type(AlterContext *context);
ReadResult alter_column_default(AlterContext *context);
ReadResult alter_column_not_null(AlterContext *context);
/* DROP NOT NULL of the column in place of a DROP CONSTRAINT that names its NOT NULL; else the command itself. */
const AlterTableCmd *alter_not_null_instead(const AlterContext *context);
ReadResult alter_column_drop_expression(AlterContext *context);
ReadResult alter_column_set_expression(AlterContext *context);
ReadResult alter_column_statistics(AlterContext *context);
ReadResult alter_column_storage(AlterContext *context);
ReadResult alter_column_compression(AlterContext *context);
ReadResult alter_column_options(AlterContext *context);
ReadResult alter_column_add_identity(AlterContext *context);
ReadResult alter_column_drop_identity(AlterContext *context);
ReadResult alter_column_set_identity(AlterContext *context);

#endif
