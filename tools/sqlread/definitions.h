/*
 * Definitions: types other than enums, and what is built of types and functions (aggregates, operators, casts, text
 * search …). Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_DEFINITIONS_H
#define SCHEMAC_SQLREAD_DEFINITIONS_H

#include "sqlread/reader.h"

/* ---- References (references.c); everything here is meant for the end, when all names are known ---- */

/* The spelling of a type, as written when there is none of that name, which is an error. */
const char *reader_type_text(Reader *reader, const Place *place, const TypeName *type,
                             Object *owner, Object **found);

/* `public.f`, and a dependency of `owner` on it: the one of this signature, or all of the name where NULL or where there is none. */
const char *reader_function_text(Reader *reader, const Place *place, const List *names,
                                 const char *signature, Object *owner);

/* The same with the argument types: `public.f(integer)`. */
const char *reader_function_call_text(Reader *reader, const Place *place,
                                      const ObjectWithArgs *function, Object *owner);

/* Types of arguments as a signature. `left` NULL: the operator stands before its argument. */
const char *reader_operator_signature(Reader *reader, const char *left, const char *right);

/* `public.<`, or `<` for operators of the server; `found` (may be NULL) gets the operator of the model. */
const char *reader_operator_text(Reader *reader, const Place *place, const List *names,
                                 const char *signature, Object **found);

/* The same as a member of a definition: `OPERATOR(public.<)`. */
const char *reader_operator_member(Reader *reader, const Place *place, const List *names,
                                   const char *signature, Object **found);

/* An object of a namespace without signatures, or of an access method: its quoted name, and a dependency on it. */
const char *reader_object_text(Reader *reader, const Place *place, Namespace space,
                               const List *names, const char *signature, Object *owner);

/* A collation as reader_collation() left it. */
const char *reader_collation_text(Reader *reader, const Place *place, const char *collation,
                                  Object *owner);

/* A language that the model has. */
void reader_depend_on_language(Reader *reader, Object *object, const char *name);

/* Waits while a type that a name is made of is not there yet. */
ReadResult reader_need_type(Reader *reader, const TypeName *type);

/* Values of DefElem. */
const List *def_names(const DefElem *element);
const TypeName *def_type(const DefElem *element);
const DefElem *def_find(const List *definition, const char *name);

/* Members of a definition that the server would pass over with a warning. */
void reader_warn_unknown_member(Reader *reader, const DefElem *element, ObjectKind kind);

/* The same for kinds of which the server refuses them. */
void reader_refuse_member(Reader *reader, const DefElem *element, ObjectKind kind);

/* ---- Reading ---- */

ReadResult read_create_domain(Reader *reader, Node *node);
ReadResult read_alter_domain(Reader *reader, Node *node);
ReadResult read_create_composite_type(Reader *reader, Node *node);
ReadResult read_alter_composite_type(Reader *reader, Node *node);
ReadResult read_create_range_type(Reader *reader, Node *node);
ReadResult read_define(Reader *reader, Node *node);
ReadResult read_alter_operator(Reader *reader, Node *node);
ReadResult read_create_operator_class(Reader *reader, Node *node);
ReadResult read_create_operator_family(Reader *reader, Node *node);
ReadResult read_alter_operator_family(Reader *reader, Node *node);
ReadResult read_create_cast(Reader *reader, Node *node);
ReadResult read_create_transform(Reader *reader, Node *node);
ReadResult read_create_conversion(Reader *reader, Node *node);
ReadResult read_create_access_method(Reader *reader, Node *node);
ReadResult read_create_language(Reader *reader, Node *node);
ReadResult read_alter_ts_configuration(Reader *reader, Node *node);
ReadResult read_alter_ts_dictionary(Reader *reader, Node *node);

/* Kinds of CREATE with a list of members. */
ReadResult read_define_aggregate(Reader *reader, DefineStmt *define);
ReadResult read_define_operator(Reader *reader, DefineStmt *define);
ReadResult read_define_collation(Reader *reader, DefineStmt *define);
ReadResult read_define_text_search(Reader *reader, DefineStmt *define);

/* ALTER … RENAME of parts: an attribute of a composite type, a constraint of a domain. */
ReadResult read_rename_attribute(Reader *reader, const RenameStmt *statement);
ReadResult read_rename_domain_check(Reader *reader, const RenameStmt *statement);

/* ---- The end ---- */

/* Reports types that are made of themselves, and makes something else of them. */
void finish_type_circles(Reader *reader);

void finish_domain(Reader *reader, Object *object, Draft *draft);
void finish_domain_check(Reader *reader, Object *object, Draft *draft);
void finish_composite_type(Reader *reader, Object *object, Draft *draft);
void finish_attribute(Reader *reader, Object *object, Draft *draft);
void finish_range_type(Reader *reader, Object *object, Draft *draft);
void finish_aggregate(Reader *reader, Object *object, Draft *draft);
void finish_operator(Reader *reader, Object *object, Draft *draft);
void finish_operator_class(Reader *reader, Object *object, Draft *draft);
void finish_operator_family(Reader *reader, Object *object, Draft *draft);
void finish_cast(Reader *reader, Object *object, Draft *draft);
void finish_transform(Reader *reader, Object *object, Draft *draft);
void finish_conversion(Reader *reader, Object *object, Draft *draft);
void finish_access_method(Reader *reader, Object *object, Draft *draft);
void finish_language(Reader *reader, Object *object, Draft *draft);
void finish_text_search(Reader *reader, Object *object, Draft *draft);

/* ---- Change of names (definition_visit.c) ---- */

/* What a definition names: types, and functions or operators by lists of names. Both may be changed. */
typedef struct DefinitionVisit {
    void (*type)(TypeName *type, void *context);
    void (*names)(List **names, Namespace space, void *context);
    void *context;
} DefinitionVisit;

void definition_visit(Object *object, const DefinitionVisit *visit);

/* After the change of a type's name: true when the object's own name or signature has changed by that. */
bool definition_refresh_identity(Reader *reader, Object *object);

/* What has the name of the object that the statement makes already; NULL for nothing. */
Object *definition_existing(Reader *reader, Node *node);

/* A dictionary that is renamed keeps its places in configurations. */
void reader_rename_dictionary(Reader *reader, const char *old_text, const char *new_text);

/* ---- Names in DROP, COMMENT, ALTER ---- */

/* A language that every database has: no schema creates it. */
bool reader_is_builtin_language(const char *name);

/* The part of reader_find_object() for the kinds above. */
Object *find_definition(Reader *reader, ObjectType type, Node *name, bool *known);

#endif
