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

void finish_exclusion(Reader *reader, Object *object, Draft *draft)
{
    ExclusionObject *exclusion = (ExclusionObject *)object;
    const Constraint *constraint = castNode(Constraint, draft->node);
    ExprScope scope = {.relation = object->parent};
    size_t i = 0;

    foreach_ptr(List, pair, constraint->exclusions) reader_finish_index_key(
        reader, object, object->parent, draft, &scope, exclusion->method,
        linitial_node(IndexElem, pair)->expr, &exclusion->elements.items[i++].key);
    reader_depend_on_columns(reader, object, object->parent, &exclusion->include,
                             DEPENDENCY_NORMAL);
    reader_check_included(reader, object, draft, &exclusion->include);
    reader_depend_on_extensions(reader, object);
    if (constraint->where_clause != NULL)
        resolve_expression(reader, object, &draft->place, &scope, constraint->where_clause,
                           &exclusion->predicate);
}
