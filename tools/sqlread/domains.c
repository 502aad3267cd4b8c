#include "sqlread/definitions.h"

/* Domains. Source: DefineDomain() and AlterDomain…() of the server. */

/* ---- Reading -------------------------------------------------------------------------------------------------- */

/* A default of NULL is none. */
static Node *default_value(Node *expression)
{
    const Node *value = expression;

    while (value != NULL && IsA(value, TypeCast))
        value = castNode(TypeCast, value)->arg;
    return value != NULL && IsA(value, A_Const) && castNode(A_Const, value)->isnull ? NULL
                                                                                    : expression;
}

static ReadResult add_check(Reader *reader, Object *domain, Constraint *constraint)
{
    const char *name = constraint->conname;
    const Object *existing;
    DomainCheckObject *check;

    if (name == NULL)
        name = reader_choose_constraint_name(reader, domain, domain->name, NULL, "check");
    existing = model_find(reader->model, NAMESPACE_CONSTRAINT, domain, NULL, name, NULL);
    if (existing != NULL)
        return reader_fail_second(reader, constraint->location, "duplicate", existing,
                                  "domain %s has a constraint \"%s\" already",
                                  object_id(reader->scratch, domain), name);
    check = (DomainCheckObject *)reader_new_object(reader, KIND_DOMAIN_CHECK, domain, NULL, name,
                                                   constraint->location);
    check->object.implicit = constraint->conname == NULL;
    check->not_valid = constraint->skip_validation;
    draft_of(reader, &check->object)->node = (Node *)constraint;
    draft_of(reader, &check->object)->expr = constraint->raw_expr;
    if (reader_add(reader, &check->object) != READ_DONE)
        return READ_FAILED;
    reader_note_constraint(reader, &check->object);
    return READ_DONE;
}

static ReadResult add_constraint(Reader *reader, Object *domain, Constraint *constraint)
{
    switch (constraint->contype) {
    case CONSTR_NULL:
        ((DomainObject *)domain)->not_null = false;
        return READ_DONE;
    case CONSTR_NOTNULL:
        ((DomainObject *)domain)->not_null = true;
        return READ_DONE;
    case CONSTR_DEFAULT:
        draft_of(reader, domain)->expr = default_value(constraint->raw_expr);
        return READ_DONE;
    case CONSTR_CHECK:
        return add_check(reader, domain, constraint);
    default:
        return reader_fail(reader, constraint->location, "domain-constraint",
                           "a domain can have NOT NULL, DEFAULT and CHECK only");
    }
}

/* A domain over a domain begins with the default of that, and keeps it when that one changes: DefineDomain(). */
static void take_default(Reader *reader, Object *domain, const TypeName *base)
{
    const char *schema;
    const char *name;
    Object *found;

    name_parts(base->names, &schema, &name);
    found = base->arrayBounds != NIL ? NULL
                                     : find_on_path(reader->model, reader->place.path,
                                                    NAMESPACE_TYPE, schema, name, NULL);
    if (found != NULL && found != domain && found->kind == KIND_DOMAIN &&
        draft_of(reader, found) != NULL)
        draft_of(reader, domain)->expr = draft_of(reader, found)->expr;
}

ReadResult read_create_domain(Reader *reader, Node *node)
{
    CreateDomainStmt *create = castNode(CreateDomainStmt, node);
    const char *schema;
    const char *name;
    Object *domain;
    ListCell *cell;

    name_parts(create->domainname, &schema, &name);
    domain = reader_new_object(reader, KIND_DOMAIN, NULL, reader_creation_schema(reader, schema),
                               name, -1);
    draft_of(reader, domain)->node = node;
    draft_of(reader, domain)->type = create->typeName;
    if (create->collClause != NULL)
        ((DomainObject *)domain)->collation =
            reader_collation(reader, create->collClause->collname);
    if (reader_add(reader, domain) != READ_DONE)
        return READ_FAILED;
    take_default(reader, domain, create->typeName);
    foreach(cell, create->constraints)
    {
        ReadResult result = add_constraint(reader, domain, lfirst_node(Constraint, cell));

        if (result != READ_DONE)
            return result;
    }
    return READ_DONE;
}

/* The name that PostgreSQL 17 and later give to NOT NULL; it is not kept. */
static bool is_not_null_name(const Object *domain, const char *name)
{
    size_t length = strlen(domain->name);

    return ((const DomainObject *)domain)->not_null && strncmp(name, domain->name, length) == 0 &&
           strcmp(name + length, "_not_null") == 0;
}

static ReadResult alter_constraint(Reader *reader, const AlterDomainStmt *alter, Object *domain)
{
    Object *check =
        model_find(reader->model, NAMESPACE_CONSTRAINT, domain, NULL, alter->name, NULL);

    if (check == NULL && alter->subtype == 'X' && is_not_null_name(domain, alter->name)) {
        ((DomainObject *)domain)->not_null = false;
        return READ_DONE;
    }
    if (check == NULL)
        return alter->missing_ok ? READ_DONE
                                 : reader_wait(reader, reader_word(reader, alter->name),
                                               "domain %s has no constraint \"%s\"",
                                               object_id(reader->arena, domain), alter->name);
    if (alter->subtype == 'X')
        reader_forget(reader, check);
    else
        ((DomainCheckObject *)check)->not_valid = false;
    return READ_DONE;
}

ReadResult read_alter_domain(Reader *reader, Node *node)
{
    AlterDomainStmt *alter = castNode(AlterDomainStmt, node);
    const char *schema;
    const char *name;
    Object *object;

    name_parts(alter->typeName, &schema, &name);
    object = find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE, schema, name, NULL);
    if (object == NULL || object->kind != KIND_DOMAIN)
        return reader_wait_for_object(reader, OBJECT_DOMAIN, (Node *)alter->typeName);
    switch (alter->subtype) {
    case 'T':
        draft_of(reader, object)->expr = default_value(alter->def);
        return READ_DONE;
    case 'N':
    case 'O':
        ((DomainObject *)object)->not_null = alter->subtype == 'O';
        return READ_DONE;
    case 'C':
        return add_constraint(reader, object, castNode(Constraint, alter->def));
    case 'X':
    case 'V':
        return alter_constraint(reader, alter, object);
    default:
        return READ_OPAQUE;
    }
}

ReadResult read_rename_domain_check(Reader *reader, const RenameStmt *statement)
{
    const char *schema;
    const char *name;
    Object *domain;
    Object *check;

    name_parts(castNode(List, statement->object), &schema, &name);
    domain = find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE, schema, name, NULL);
    if (domain == NULL)
        return reader_wait_for_object(reader, OBJECT_DOMAIN, statement->object);
    check = model_find(reader->model, NAMESPACE_CONSTRAINT, domain, NULL, statement->subname, NULL);
    if (check == NULL)
        return reader_wait(reader, reader_word(reader, statement->subname),
                           "domain %s has no constraint \"%s\"", object_id(reader->arena, domain),
                           statement->subname);
    reader_unnote_constraint(reader, check);
    check->name = arena_strdup(reader->arena, statement->newname);
    check->implicit = false;
    model_rekey(reader->model, check);
    reader_note_constraint(reader, check);
    return READ_DONE;
}

/* ---- The end -------------------------------------------------------------------------------------------------- */

/*
 * Expressions of a domain are resolved as if they were those of a table: one with the column VALUE for its checks, and
 * the default of a column of its type. The stand-ins are in no model.
 */
typedef struct StandIn {
    TableObject table;
    ColumnObject column;
    CheckObject check;
    DefaultObject value;
} StandIn;

static StandIn *stand_in(Reader *reader, const DomainObject *domain)
{
    StandIn *in = ARENA_NEW(reader->arena, StandIn);

    in->table.object.kind = KIND_TABLE;
    in->table.object.name = "";
    in->column.object.kind = KIND_COLUMN;
    in->column.object.name = "value";
    in->column.object.parent = &in->table.object;
    in->column.type = domain->type;
    in->column.type_object = domain->type_object;
    in->check.object.kind = KIND_CHECK;
    in->check.object.name = "";
    in->check.object.parent = &in->table.object;
    in->value.object.kind = KIND_DEFAULT;
    in->value.object.name = "";
    in->value.object.parent = &in->column.object;
    vec_push(reader->arena, &in->table.object.children, &in->column.object);
    return in;
}

static void take_dependencies(Reader *reader, Object *object, const Object *from, const StandIn *in)
{
    for (size_t i = 0; i < from->dependencies.count; i++) {
        const Dependency *dependency = &from->dependencies.items[i];

        if (dependency->on != &in->table.object && dependency->on != &in->column.object)
            object_depend(reader->arena, object, dependency->on, dependency->type);
    }
}

void finish_domain(Reader *reader, Object *object, Draft *draft)
{
    DomainObject *domain = (DomainObject *)object;
    ExprScope scope = {0};
    StandIn *in;

    domain->type =
        reader_type_text(reader, &draft->place, draft->type, object, &domain->type_object);
    domain->collation = reader_collation_text(reader, &draft->place, domain->collation, object);
    if (draft->expr == NULL)
        return;
    in = stand_in(reader, domain);
    resolve_expression(reader, &in->value.object, &draft->place, &scope, draft->expr,
                       &domain->default_value);
    take_dependencies(reader, object, &in->value.object, in);
}

void finish_domain_check(Reader *reader, Object *object, Draft *draft)
{
    ExprScope scope = {0};
    StandIn *in;

    finish_object(reader, object->parent);
    in = stand_in(reader, (const DomainObject *)object->parent);
    scope.relation = &in->table.object;
    resolve_expression(reader, &in->check.object, &draft->place, &scope, draft->expr,
                       &((DomainCheckObject *)object)->expr);
    take_dependencies(reader, object, &in->check.object, in);
}
