/*
 * Follow: when an object gets another name, syntax that is not resolved yet is changed as the server's stored expressions
 * would: they name objects by number. Internal to sqlread/. Call before the object itself is changed.
 */
#ifndef SCHEMAC_SQLREAD_FOLLOW_H
#define SCHEMAC_SQLREAD_FOLLOW_H

#include "sqlread/reader.h"

/* A relation, type or routine gets another name, schema, or both (NULL: as before). */
void follow_object(Reader *reader, const Object *object, const char *new_schema,
                   const char *new_name);

/* The same where a collation or operator class stands as a text: of columns, keys and range types. */
void follow_in_texts(Reader *reader, const Object *object, const char *new_schema,
                     const char *new_name);

/* A schema gets another name: its objects are not followed one by one. */
void follow_schema(Reader *reader, const char *old_name, const char *new_name);

/* A column of a table gets another name. */
void follow_column(Reader *reader, const Object *relation, const char *old_name,
                   const char *new_name);

/* A label of an enum gets another name. */
void follow_label(Reader *reader, const Object *type, const char *old_label, const char *new_label);

#endif
