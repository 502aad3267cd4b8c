#include "sqlread/foreign.h"
#include "sqlread/pgversion.h"
#include "sqlread/tree.h"

/* Constraints of tables, from CREATE TABLE, from columns and from ALTER TABLE … ADD. */

/* Columns that an expression names, each once, in order of appearance. */
typedef struct NamedColumns {
    const Object *table;
    Arena *arena;
    TextVec names;
} NamedColumns;

static void collect_columns(Node *node, void *context)
{
    NamedColumns *named = context;

    if (node == NULL)
        return;
    if (IsA(node, ColumnRef)) {
        const Node *last = llast(castNode(ColumnRef, node)->fields);

        if (IsA(last, String)) {
            const char *name = strVal(last);

            for (size_t i = 0; i < named->names.count; i++)
                if (strcmp(named->names.items[i], name) == 0)
                    return;
            if (object_child(named->table, KIND_COLUMN, name) != NULL)
                vec_push(named->arena, &named->names, name);
        }
        return;
    }
    tree_walk(node, collect_columns, context);
}

static Object *new_constraint(Reader *reader, ObjectKind kind, Object *table,
                              const Constraint *constraint, const char *made_name)
{
    const char *name = constraint->conname != NULL ? constraint->conname : made_name;
    Object *object = reader_new_object(reader, kind, table, NULL, name, constraint->location);

    object->implicit = constraint->conname == NULL;
    draft_of(reader, object)->node = (Node *)constraint;
    return object;
}

static ReadResult add_constraint(Reader *reader, Object *object)
{
    ReadResult result = reader_add(reader, object);

    if (result == READ_DONE)
        reader_note_constraint(reader, object);
    return result;
}

/* A check that a parent table has as well becomes the table's own, too; that of a partition does not. */
static bool merge_check(Reader *reader, const Object *table, Constraint *constraint)
{
    Object *existing = object_child(table, KIND_CHECK, constraint->conname);
    const Object *link = reader_inheritance(table, NULL);

    if (existing == NULL || !((CheckObject *)existing)->inherited)
        return false;
    if (link != NULL && ((const InheritanceObject *)link)->bound != NULL)
        return true;
    ((CheckObject *)existing)->inherited = existing->implicit = false;
    draft_of(reader, existing)->place = reader->place;
    draft_of(reader, existing)->node = (Node *)constraint;
    draft_of(reader, existing)->expr = constraint->raw_expr;
    return true;
}

static ReadResult read_check(Reader *reader, Object *table, Constraint *constraint)
{
    NamedColumns named = {.table = table, .arena = reader->scratch};
    const char *name = NULL;
    CheckObject *check;

    if (constraint->conname == NULL) {
        collect_columns(constraint->raw_expr, &named);
        name = reader_choose_constraint_name(reader, table, table->name,
                                             named.names.count == 1 ? named.names.items[0] : NULL,
                                             "check");
    }
    if (constraint->conname != NULL && merge_check(reader, table, constraint))
        return READ_DONE;
    check = (CheckObject *)new_constraint(reader, KIND_CHECK, table, constraint, name);
    check->no_inherit = constraint->is_no_inherit;
    check->not_enforced = !pg_is_enforced(constraint);
    check->not_valid = constraint->skip_validation && !check->not_enforced;
    draft_of(reader, &check->object)->expr = constraint->raw_expr;
    return add_constraint(reader, &check->object);
}

/* ALTER TABLE … ADD CONSTRAINT … USING INDEX: the index becomes the constraint's. */
static ReadResult take_index(Reader *reader, Object *table, const Constraint *constraint,
                             KeyObject *key)
{
    Object *found = model_find_relation(reader->model, table->schema, constraint->indexname);
    const IndexObject *index = (const IndexObject *)found;

    if (found == NULL || found->kind != KIND_INDEX)
        return reader_wait(reader, reader_word(reader, constraint->indexname),
                           "unknown index \"%s\"", constraint->indexname);
    for (size_t i = 0; i < index->keys.count; i++)
        if (index->keys.items[i].column != NULL)
            vec_push(reader->arena, &key->columns, index->keys.items[i].column);
    key->include = index->include;
    key->nulls_not_distinct = index->nulls_not_distinct;
    key->options = index->options;
    model_remove(reader->model, found);
    return READ_DONE;
}

/*
 * PRIMARY KEY and UNIQUE over the same columns in one CREATE TABLE make one index: the primary key, else the first, which
 * takes over a name that only the other has. Source: transformIndexConstraints() of the server.
 */
static Object *same_key(const Object *table, const KeyObject *key)
{
    const Attribute *attributes = object_attributes(&key->object);

    for (size_t i = 0; i < table->children.count; i++) {
        Object *other = table->children.items[i];

        if ((other->kind == KIND_PRIMARY_KEY || other->kind == KIND_UNIQUE) &&
            attributes_differ(attributes, other, &key->object) == 0)
            return other;
    }
    return NULL;
}

static ReadResult add_key(Reader *reader, Object *table, KeyObject *key)
{
    Object *other = IsA(reader->statement_node, CreateStmt) ? same_key(table, key) : NULL;

    if (other == NULL)
        return add_constraint(reader, &key->object);
    if (key->object.kind == KIND_UNIQUE) {
        if (!other->implicit || key->object.implicit)
            return READ_DONE;
        reader_unnote_constraint(reader, other);
        other->name = key->object.name;
        other->implicit = false;
        model_rekey(reader->model, other);
        reader_note_constraint(reader, other);
        return READ_DONE;
    }
    if (key->object.implicit && !other->implicit) {
        key->object.name = other->name;
        key->object.implicit = false;
    }
    reader_forget(reader, other);
    return add_constraint(reader, &key->object);
}

static ReadResult read_key(Reader *reader, Object *table, const Object *column,
                           Constraint *constraint)
{
    bool primary = constraint->contype == CONSTR_PRIMARY;
    TextVec columns = {0};
    const char *name = NULL;
    const Object *existing;
    KeyObject *key;

    if (column != NULL && constraint->keys == NIL)
        vec_push(reader->arena, &columns, column->name);
    else
        reader_texts(reader, constraint->keys, &columns);
    for (size_t i = 0; i < columns.count; i++) {
        Object *found = object_child(table, KIND_COLUMN, columns.items[i]);

        if (found == NULL)
            return reader_wait_for_part(reader, table, NAMESPACE_COLUMN, constraint->location,
                                        columns.items[i]);
        if (primary && found != NULL)
            reader_be_not_null(reader, found);
    }
    existing = primary ? object_child(table, KIND_PRIMARY_KEY, NULL) : NULL;
    if (existing != NULL)
        return reader_fail_second(reader, constraint->location, "duplicate-primary-key", existing,
                                  "%s has a primary key already",
                                  object_id(reader->scratch, table));
    if (constraint->conname == NULL && constraint->indexname == NULL) {
        TextVec include = {0};

        reader_texts(reader, constraint->including, &include);
        name = primary
                   ? reader_choose_relation_name(reader, table->schema, table->name, NULL, "pkey")
                   : reader_choose_relation_name(
                         reader, table->schema, table->name,
                         reader_join_key_columns(reader, &columns, &include), "key");
    } else if (constraint->conname == NULL) {
        name = constraint->indexname;
    }
    key = (KeyObject *)new_constraint(reader, primary ? KIND_PRIMARY_KEY : KIND_UNIQUE, table,
                                      constraint, name);
    key->columns = columns;
    reader_texts(reader, constraint->including, &key->include);
    key->without_overlaps = pg_without_overlaps(constraint);
    key->nulls_not_distinct = constraint->nulls_not_distinct;
    key->deferrable = constraint->deferrable;
    key->initially_deferred = constraint->initdeferred;
    reader_options(reader, constraint->options, &key->options);
    key->tablespace = arena_strdup(reader->arena, constraint->indexspace);
    if (constraint->indexname != NULL) {
        ReadResult result = take_index(reader, table, constraint, key);

        if (result != READ_DONE)
            return result;
        for (size_t i = 0; primary && i < key->columns.count; i++) {
            Object *found = object_child(table, KIND_COLUMN, key->columns.items[i]);

            if (found != NULL)
                reader_be_not_null(reader, found);
        }
    }
    return add_key(reader, table, key);
}

static const char *match_type(char type)
{
    return type == FKCONSTR_MATCH_FULL ? "FULL" : type == FKCONSTR_MATCH_PARTIAL ? "PARTIAL" : NULL;
}

static const char *action_words(char action)
{
    switch (action) {
    case FKCONSTR_ACTION_RESTRICT:
        return "RESTRICT";
    case FKCONSTR_ACTION_CASCADE:
        return "CASCADE";
    case FKCONSTR_ACTION_SETNULL:
        return "SET NULL";
    case FKCONSTR_ACTION_SETDEFAULT:
        return "SET DEFAULT";
    default:
        return NULL;
    }
}

static ReadResult read_foreign_key(Reader *reader, Object *table, const Object *column,
                                   Constraint *constraint)
{
    TextVec columns = {0};
    const char *name = NULL;
    ForeignKeyObject *key;

    if (column != NULL)
        vec_push(reader->arena, &columns, column->name);
    else
        reader_texts(reader, constraint->fk_attrs, &columns);
    for (size_t i = 0; i < columns.count; i++)
        if (object_child(table, KIND_COLUMN, columns.items[i]) == NULL)
            return reader_wait_for_part(reader, table, NAMESPACE_COLUMN, constraint->location,
                                        columns.items[i]);
    if (constraint->conname == NULL)
        name = reader_choose_constraint_name(reader, table, table->name,
                                             reader_join_columns(reader, &columns), "fkey");
    key = (ForeignKeyObject *)new_constraint(reader, KIND_FOREIGN_KEY, table, constraint, name);
    key->columns = columns;
    key->match = match_type(constraint->fk_matchtype);
    key->on_update = action_words(constraint->fk_upd_action);
    key->on_delete = action_words(constraint->fk_del_action);
    reader_texts(reader, constraint->fk_del_set_cols, &key->on_delete_columns);
    key->deferrable = constraint->deferrable;
    key->initially_deferred = constraint->initdeferred;
    key->not_enforced = !pg_is_enforced(constraint);
    key->not_valid = constraint->skip_validation && !key->not_enforced;
    key->period = pg_with_period(constraint);
    /* The target may come later: finish_foreign_key() looks it up. */
    return add_constraint(reader, &key->object);
}

ReadResult read_constraint(Reader *reader, Object *table, Object *column, Constraint *constraint)
{
    if (table->kind == KIND_FOREIGN_TABLE && foreign_table_lacks(constraint) != NULL)
        return reader_fail(reader, constraint->location, "wrong-kind",
                           "%s is a foreign table: it cannot have %s",
                           object_id(reader->scratch, table), foreign_table_lacks(constraint));
    switch (constraint->contype) {
    case CONSTR_CHECK:
        return read_check(reader, table, constraint);
    case CONSTR_PRIMARY:
    case CONSTR_UNIQUE:
        return read_key(reader, table, column, constraint);
    case CONSTR_FOREIGN:
        return read_foreign_key(reader, table, column, constraint);
    case CONSTR_EXCLUSION:
        return read_exclusion(reader, table, constraint);
    case CONSTR_NOTNULL: {
        /* Since PostgreSQL 18 a constraint of the table as well. */
        ListCell *cell;

        foreach(cell, constraint->keys)
        {
            Object *found = object_child(table, KIND_COLUMN, strVal(lfirst(cell)));

            if (found == NULL)
                return reader_wait_for_part(reader, table, NAMESPACE_COLUMN, constraint->location,
                                            strVal(lfirst(cell)));
            reader_set_not_null(reader, found, constraint);
        }
        return READ_DONE;
    }
    default:
        return READ_OPAQUE;
    }
}
