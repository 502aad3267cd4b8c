/*
 * Typed tables: a table that has the columns of a composite type. Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_TYPED_TABLES_H
#define SCHEMAC_SQLREAD_TYPED_TABLES_H

#include "sqlread/alter_table.h"

/* The TableTypeObject of a table; NULL when it has none. */
Object *reader_table_type(const Object *table);

/* CREATE TABLE … OF: a new table gets the columns of the type. */
ReadResult reader_be_of_type(Reader *reader, Object *table, TypeName *name);

/* Subcommands of ALTER TABLE. */
ReadResult alter_of_type(AlterContext *context);
ReadResult alter_not_of(AlterContext *context);

/* The error for a statement that changes the columns of such a table alone. */
ReadResult reader_refuse_typed(Reader *reader, const Object *table);

/* The tables of a type; an error when there are some and the statement does not say CASCADE. */
ReadResult typed_tables_of(Reader *reader, const Object *type, DropBehavior behavior,
                           ObjectVec *tables);

/* Does to tables what ALTER TYPE has done, or (DROP ATTRIBUTE) is going to do, to the type. */
ReadResult typed_tables_alter(Reader *reader, const Object *type, const ObjectVec *tables,
                              const AlterTableCmd *command);

void finish_table_type(Reader *reader, Object *object, Draft *draft);

#endif
