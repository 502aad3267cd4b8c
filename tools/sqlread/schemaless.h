/*
 * What stands in no schema: publications, subscriptions, event triggers, security labels, roles. Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_SCHEMALESS_H
#define SCHEMAC_SQLREAD_SCHEMALESS_H

#include "sqlread/reader.h"

/* ---- Reading ---- */

ReadResult read_create_publication(Reader *reader, Node *node);
ReadResult read_alter_publication(Reader *reader, Node *node);
ReadResult read_create_subscription(Reader *reader, Node *node);
ReadResult read_alter_subscription(Reader *reader, Node *node);
ReadResult read_drop_subscription(Reader *reader, Node *node);
ReadResult read_create_event_trigger(Reader *reader, Node *node);
ReadResult read_alter_event_trigger(Reader *reader, Node *node);
ReadResult read_security_label(Reader *reader, Node *node);
ReadResult read_create_role(Reader *reader, Node *node);
ReadResult read_alter_role(Reader *reader, Node *node);
ReadResult read_alter_role_set(Reader *reader, Node *node);
ReadResult read_alter_database_set(Reader *reader, Node *node);
ReadResult read_drop_role(Reader *reader, Node *node);
ReadResult read_rename_role(Reader *reader, const RenameStmt *statement);
ReadResult read_grant_role(Reader *reader, Node *node);
ReadResult read_reassign_owned(Reader *reader, Node *node);
ReadResult read_drop_owned(Reader *reader, Node *node);

/* ---- What follows from other statements ---- */

/* ALTER SUBSCRIPTION … RENAME: its slot keeps its name. */
void reader_rename_subscription(Reader *reader, Object *object, const char *name);

/* A table or schema is gone: publications no longer have it. Called by reader_forget(). */
void reader_forget_published(Reader *reader, const Object *object);

/* A table or schema has another name: so have the objects that stand for it in publications. */
void reader_refresh_published(Reader *reader, const Object *object);

/* A column of a table has another name. */
void reader_rename_published_column(Reader *reader, const Object *table, const char *old_name,
                                    const char *new_name);

/* While SET ROLE lasts, the objects that a statement has made, from this position on, belong to that role. */
void reader_own_new(Reader *reader, size_t position);

/* ---- The end ---- */

/* Where roles gave each other something, each privilege becomes a grant of its own: there is an order for them, as the server
 * lets no option come back to where it came from, but not for all that one gave. */
void reader_split_grants(Reader *reader);

/* Whatever names a role that the files create needs it first. */
void reader_depend_on_roles(Reader *reader, Object *object);

void finish_publication_table(Reader *reader, Object *object, Draft *draft);
void finish_publication_schema(Reader *reader, Object *object, Draft *draft);
void finish_event_trigger(Reader *reader, Object *object, Draft *draft);

#endif
