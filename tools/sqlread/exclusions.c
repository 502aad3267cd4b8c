#include "sqlread/reader.h"

/* EXCLUDE constraints. Source: transformIndexConstraint() and ChooseIndexName() of the server. */

/* As it stands after WITH: `&&`, or OPERATOR(public.&&). */
static const char *operator_text(Reader *reader, const List *names)
{
    const char *schema;
    const char *name;
    Str text = str_new(reader->arena);

    name_parts(names, &schema, &name);
    if (schema == NULL || strcmp(schema, "pg_catalog") == 0)
        return arena_strdup(reader->arena, name);
    str_text(&text, "OPERATOR(");
    str_sql_ident(&text, schema);
    str_printf(&text, ".%s)", name);
    return text.text;
}

ReadResult read_exclusion(Reader *reader, Object *table, Constraint *constraint)
{
    const char *name = constraint->conname;
    ExclusionObject *exclusion;
    ReadResult result;

    if (name == NULL)
        name = reader_choose_exclusion_name(reader, table, constraint);
    exclusion = (ExclusionObject *)reader_new_object(reader, KIND_EXCLUSION, table, NULL, name,
                                                     constraint->location);
    exclusion->object.implicit = constraint->conname == NULL;
    draft_of(reader, &exclusion->object)->node = (Node *)constraint;
    exclusion->method = constraint->access_method == NULL
                            ? "btree"
                            : arena_strdup(reader->arena, constraint->access_method);
    foreach_ptr(List, pair, constraint->exclusions)
    {
        ExclusionElement element = {
            .key = reader_element_key(reader, table, linitial_node(IndexElem, pair)),
            .operator_name = operator_text(reader, lsecond_node(List, pair)),
        };

        vec_push(reader->arena, &exclusion->elements, element);
    }
    reader_texts(reader, constraint->including, &exclusion->include);
    exclusion->deferrable = constraint->deferrable;
    exclusion->initially_deferred = constraint->initdeferred;
    reader_options(reader, constraint->options, &exclusion->options);
    exclusion->tablespace = arena_strdup(reader->arena, constraint->indexspace);
    result = reader_add(reader, &exclusion->object);
    if (result == READ_DONE)
        reader_note_constraint(reader, &exclusion->object);
    return result;
}

void reader_depend_on_extensions(Reader *reader, Object *object)
{
    for (size_t i = 0; i < reader->extensions.count; i++)
        object_depend(reader->arena, object, reader->extensions.items[i], DEPENDENCY_NORMAL);
}

static bool has_operator(const Reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->operators.count; i++)
        if (strcmp(reader->operators.items[i]->name, name) == 0)
            return true;
    return false;
}

/* An operator of the schema itself that compares two values of the key: it is needed, and named with its schema. */
static void finish_operator(Reader *reader, Object *object, const Draft *draft,
                            const ExprScope *scope, List *names, const IndexElem *key,
                            ExclusionElement *element)
{
    Node *value = key->name != NULL ? (Node *)makeNode(ColumnRef) : key->expr;
    const char *name = strVal(llast(names));
    SqlExpr comparison;

    if (!has_operator(reader, name) ||
        (key->name != NULL && object_child(object->parent, KIND_COLUMN, key->name) == NULL))
        return;
    if (key->name != NULL)
        castNode(ColumnRef, value)->fields = list_make1(makeString(pstrdup(key->name)));
    resolve_expression(reader, object, &draft->place, scope,
                       (Node *)makeA_Expr(AEXPR_OP, names, value, copyObject(value), -1),
                       &comparison);
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Object *on = object->dependencies.items[i].on;

        if (on->kind == KIND_OPERATOR && strcmp(on->name, name) == 0)
            element->operator_name =
                operator_text(reader, list_make2(makeString(pstrdup(on->schema)), llast(names)));
    }
}

void finish_exclusion(Reader *reader, Object *object, Draft *draft)
{
    ExclusionObject *exclusion = (ExclusionObject *)object;
    const Constraint *constraint = castNode(Constraint, draft->node);
    ExprScope scope = {.relation = object->parent};
    size_t i = 0;

    foreach_ptr(List, pair, constraint->exclusions)
    {
        const IndexElem *key = linitial_node(IndexElem, pair);
        ExclusionElement *element = &exclusion->elements.items[i++];

        reader_finish_index_key(reader, object, object->parent, draft, &scope, exclusion->method,
                                key->expr, &element->key);
        finish_operator(reader, object, draft, &scope, lsecond_node(List, pair), key, element);
    }
    reader_depend_on_columns(reader, object, object->parent, &exclusion->include,
                             DEPENDENCY_NORMAL);
    reader_check_included(reader, object, draft, &exclusion->include);
    reader_depend_on_extensions(reader, object);
    if (constraint->where_clause != NULL)
        resolve_expression(reader, object, &draft->place, &scope, constraint->where_clause,
                           &exclusion->predicate);
}
