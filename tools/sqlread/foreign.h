/*
 * Foreign data: wrappers, servers, user mappings, foreign tables. Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_FOREIGN_H
#define SCHEMAC_SQLREAD_FOREIGN_H

#include "sqlread/reader.h"

/* OPTIONS (a 'x', SET b 'y', DROP c), done to a list. An option that is there already, or is not, is an error. */
ReadResult reader_foreign_options(Reader *reader, const List *elements, OptionVec *options);

ReadResult read_create_wrapper(Reader *reader, Node *node);
ReadResult read_alter_wrapper(Reader *reader, Node *node);
ReadResult read_create_server(Reader *reader, Node *node);
ReadResult read_alter_server(Reader *reader, Node *node);
ReadResult read_create_user_mapping(Reader *reader, Node *node);
ReadResult read_alter_user_mapping(Reader *reader, Node *node);
ReadResult read_drop_user_mapping(Reader *reader, Node *node);
ReadResult read_create_foreign_table(Reader *reader, Node *node);

/* A wrapper or server gets another name: those that name it follow. Call before the change. */
void reader_rename_foreign(Reader *reader, const Object *object, const char *new_name);

/* True when `user` cannot be without the wrapper or server. */
bool reader_hangs_on_foreign(const Object *user, const Object *object);

/* What a statement about a foreign table cannot have; NULL when it can. */
const char *foreign_table_lacks(const Constraint *constraint);

/* ---- The end ---- */

void finish_wrapper(Reader *reader, Object *object, Draft *draft);
void finish_server(Reader *reader, Object *object, Draft *draft);
void finish_foreign_table(Reader *reader, Object *object, Draft *draft);

#endif
