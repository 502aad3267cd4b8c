#include "sqlread/reader.h"

/* Statements that are not modelled in full: kept as text, compared as text, created in order, and reported. */

/* What such a statement defines: "type email" and the DROP for it; no name when there is no telling. */
typedef struct Definition {
    const char *what; /* "type", "relation", "routine" … */
    const char *schema;
    const char *name;
    const char *undo; /* words after DROP, before the name */
} Definition;

static Definition definition_of(const Node *node)
{
    Definition definition = {0};
    const RangeVar *relation = NULL;

    switch (nodeTag(node)) {
    case T_CreateTableAsStmt:
        definition.what = "relation";
        definition.undo = "TABLE";
        relation = castNode(CreateTableAsStmt, node)->into->rel;
        break;
    case T_CreateStmt:
        definition.what = "relation";
        definition.undo = "TABLE";
        relation = castNode(CreateStmt, node)->relation;
        break;
    case T_SelectStmt:
        definition.what = "relation";
        definition.undo = "TABLE";
        if (castNode(SelectStmt, node)->intoClause != NULL)
            relation = castNode(SelectStmt, node)->intoClause->rel;
        break;
    case T_IndexStmt:
        definition.what = "relation";
        definition.undo = "INDEX";
        definition.schema = castNode(IndexStmt, node)->relation->schemaname;
        definition.name = castNode(IndexStmt, node)->idxname;
        break;
    case T_DefineStmt:
        definition.what = "type";
        /* A shell: what fills it takes it along. */
        definition.undo = castNode(DefineStmt, node)->definition == NIL ? "TYPE IF EXISTS" : "TYPE";
        name_parts(castNode(DefineStmt, node)->defnames, &definition.schema, &definition.name);
        break;
    case T_CreateRangeStmt:
        definition.what = "type";
        definition.undo = "TYPE";
        name_parts(castNode(CreateRangeStmt, node)->typeName, &definition.schema, &definition.name);
        break;
    default:
        break;
    }
    if (relation != NULL) {
        definition.schema = relation->schemaname;
        definition.name = relation->relname;
    }
    return definition;
}

static void note_import(Reader *reader, Object *statement, const ImportForeignSchemaStmt *node)
{
    Import import = {.statement = statement,
                     .server = arena_strdup(reader->arena, node->server_name),
                     .type = node->list_type};

    foreach_node(RangeVar, table, node->table_list)
        vec_push(reader->arena, &import.names, arena_strdup(reader->arena, table->relname));
    vec_push(reader->arena, &reader->imports, import);
}

/* What it speaks of is there. */
static bool makes_nothing(const Node *node)
{
    switch (nodeTag(node)) {
    case T_GrantStmt:
    case T_CommentStmt:
    case T_AlterOwnerStmt:
        return true;
    default:
        return false;
    }
}

/* REVOKE of what libpg_query does not deparse: privileges on parameters. */
static const char *revoke_on_parameters(Reader *reader, const GrantStmt *grant)
{
    Str sql = str_new(reader->arena);
    const char *separator = "REVOKE ";

    if (grant->privileges == NIL)
        str_text(&sql, "REVOKE ALL");
    foreach_node(AccessPriv, privilege, grant->privileges)
    {
        str_printf(&sql, "%s%s", separator, reader_upper(reader, privilege->priv_name));
        separator = ", ";
    }
    separator = " ON PARAMETER ";
    foreach_ptr(Node, parameter, grant->objects)
    {
        str_printf(&sql, "%s%s", separator, strVal(parameter));
        separator = ", ";
    }
    separator = " FROM ";
    foreach_node(RoleSpec, role, grant->grantees)
    {
        str_text(&sql, separator);
        str_sql_ident(&sql, role->rolename);
        separator = ", ";
    }
    return sql.text;
}

/* What a role was given by name on something of the server it did not have before, but for the roles that come with the server.
 * What everybody had, and was taken, is for the server to know. */
static const char *taking_back(Reader *reader, const GrantStmt *grant)
{
    GrantStmt *revoke = copyObject((GrantStmt *)grant);

    if (!grant->is_grant || grant->grant_option)
        return NULL;
    foreach_node(RoleSpec, role,
                 grant->grantees) if (role->roletype != ROLESPEC_CSTRING ||
                                      strncmp(role->rolename, "pg_", 3) == 0) return NULL;
    if (grant->objtype == OBJECT_PARAMETER_ACL)
        return revoke_on_parameters(reader, grant);
    revoke->is_grant = false;
    return pgtree_deparse(reader->arena, (Node *)revoke);
}

void read_opaque(Reader *reader, Node *node)
{
    const Span span = reader->place.span;
    Definition definition = definition_of(node);
    const char *schema = NULL;
    const char *name;
    StatementObject *statement;
    const char *base;

    if (definition.name != NULL) {
        bool in_schema =
            strcmp(definition.what, "type") == 0 || strcmp(definition.what, "relation") == 0;

        schema = in_schema ? reader_creation_schema(reader, definition.schema) : NULL;
        name = arena_printf(reader->arena, "%s %s", definition.what, definition.name);
    } else {
        name = pgtree_deparse(reader->arena, node);
        if (name == NULL)
            name =
                arena_strndup(reader->arena, span.source->text + span.start, span.end - span.start);
    }
    if (IsA(node, ImportForeignSchemaStmt))
        schema = arena_strdup(reader->arena, castNode(ImportForeignSchemaStmt, node)->local_schema);
    base = name;
    for (int number = 2;
         model_find(reader->model, NAMESPACE_STATEMENT, NULL, schema, name, NULL) != NULL; number++)
        name = arena_printf(reader->arena, "%s (%d)", base, number);
    statement =
        (StatementObject *)reader_new_object(reader, KIND_STATEMENT, NULL, schema, name, -1);
    statement->tag = statement_tag(reader->arena, node);
    statement->sql =
        arena_strndup(reader->arena, span.source->text + span.start, span.end - span.start);
    statement->canonical = pgtree_deparse(reader->arena, node);
    if (statement->canonical == NULL)
        statement->canonical = statement->sql;
    else if (IsA(node, AlterRoleStmt))
        statement->sql = statement->canonical; /* without the password that the text may hold */
    if (IsA(node, GrantStmt))
        statement->undo = taking_back(reader, castNode(GrantStmt, node));
    else if (definition.name != NULL)
        statement->undo = arena_printf(reader->arena, "DROP %s %s%s", definition.undo,
                                       reader_qualified(reader, schema, definition.name),
                                       name != base && strcmp(definition.what, "type") == 0
                                           ? " CASCADE" /* it and its functions need each other */
                                           : "");
    reader->opaque_blocks += definition.name == NULL && !makes_nothing(node);
    reader_add(reader, &statement->object);
    if (IsA(node, ImportForeignSchemaStmt))
        note_import(reader, &statement->object, castNode(ImportForeignSchemaStmt, node));
}

/* LIMIT TO names all that is made, EXCEPT what is not. */
static bool may_import(const Reader *reader, const Import *import, const char *name)
{
    bool named = false;

    for (size_t i = 0; i < import->names.count; i++)
        named = named || strcmp(import->names.items[i], name) == 0;
    return import->type == FDW_IMPORT_SCHEMA_LIMIT_TO ? named : !named && reader->retrying;
}

Object *reader_find_import(const Reader *reader, const SearchPath *path, const char *schema,
                           const char *name)
{
    for (size_t i = 0; i < reader->imports.count; i++) {
        const Import *import = &reader->imports.items[i];
        bool here = schema != NULL && strcmp(schema, import->statement->schema) == 0;

        for (size_t j = 0; schema == NULL && j < path->count; j++)
            here = here || strcmp(path->schemas[j], import->statement->schema) == 0;
        if (here && may_import(reader, import, name))
            return import->statement;
    }
    return NULL;
}

Object *reader_find_opaque(Reader *reader, const char *what, const char *schema, const char *name)
{
    Object *found = find_on_path(reader->model, reader->place.path, NAMESPACE_STATEMENT, schema,
                                 arena_printf(reader->scratch, "%s %s", what, name), NULL);

    return found == NULL && strcmp(what, "relation") == 0
               ? reader_find_import(reader, reader->place.path, schema, name)
               : found;
}
