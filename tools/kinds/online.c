/*
 * Changes of tables that are in use. Manual: CREATE INDEX, "Building Indexes Concurrently"; ALTER TABLE, Notes.
 */
#include "kinds/write.h"

bool online_table(const Steps *steps, const Object *table)
{
    if (!steps->online)
        return false;
    return table->kind == KIND_MATERIALIZED_VIEW ||
           (table->kind == KIND_TABLE && ((const TableObject *)table)->partition_strategy == NULL);
}

bool online_validates(const Steps *steps, const Object *table)
{
    return steps->online && table->kind == KIND_TABLE;
}

/* What a partition has of an index or key; NULL for nothing. */
static const Object *part_in(Arena *arena, const Object *partition, const Object *whole)
{
    Str name = str_new(arena);

    str_sql_qualified(&name, object_schema(whole), whole->name);
    for (size_t i = 0; i < partition->children.count; i++)
        if (partition->children.items[i]->kind == whole->kind &&
            text_equal(part_of(partition->children.items[i]), name.text))
            return partition->children.items[i];
    return NULL;
}

/* `part` is what the table has of it; NULL: nothing that a person wrote. */
static bool has_rows_to_read(const Steps *steps, const Object *part, const Object *table)
{
    const TableObject *whole = (const TableObject *)table;

    if (!object_is_table(table))
        return true;
    if (whole->partition_strategy == NULL || steps_counterpart(steps, table) == NULL)
        return steps_counterpart(steps, table) != NULL;
    /* There may be partitions that no schema speaks of. */
    if (whole->inheritors.count == 0)
        return true;
    for (size_t i = 0; i < whole->inheritors.count; i++) {
        const Object *partition = whole->inheritors.items[i]->parent;
        const Object *found = part == NULL ? NULL : part_in(steps->arena, partition, part);

        if ((found == NULL || found->implicit) && has_rows_to_read(steps, found, partition))
            return true;
    }
    return false;
}

bool making_reads_rows(const Steps *steps, const Object *object)
{
    return steps->counterpart == NULL || has_rows_to_read(steps, object, object->parent);
}

bool online_parts(const Steps *steps, const Object *whole, ObjectVec *parts)
{
    const ObjectVec *links = &((const TableObject *)whole->parent)->inheritors;
    bool all = links->count > 0;

    for (size_t i = 0; i < links->count; i++) {
        const Object *partition = links->items[i]->parent;
        Object *part = (Object *)part_in(steps->arena, partition, whole);

        if (part == NULL || !part->implicit || steps_counterpart(steps, partition) == NULL)
            continue;
        if (steps_counterpart(steps, links->items[i]) == NULL)
            all = false;
        else if (((const TableObject *)partition)->partition_strategy == NULL)
            vec_push(steps->arena, parts, part);
        else
            all = online_parts(steps, part, parts) && all;
    }
    return all;
}

static void add_validation(Steps *steps, const Object *table, const char *name, const char *note)
{
    Str sql = write_alter_table(steps, table);
    Step *step;

    str_text(&sql, "VALIDATE CONSTRAINT ");
    str_sql_ident(&sql, name);
    step = steps_add(steps, &sql, HAZARD_MAY_FAIL);
    step->note = note;
    step->starts_group = true;
}

void online_add_constraint(Steps *steps, Str *add, const Object *constraint, const char *note)
{
    str_text(add, " NOT VALID");
    steps_add(steps, add, 0);
    add_validation(steps, constraint->parent, constraint->name, note);
}

/* A name for the check that is in use for these statements only. */
static const char *check_name(Arena *arena, const Object *column)
{
    return arena_printf(arena, "%.40s_schemac_not_null", column->name);
}

void online_set_not_null(Steps *steps, const Object *column, const char *note)
{
    const char *name = check_name(steps->arena, column);
    Str sql = write_alter_table(steps, column);

    str_text(&sql, "ADD CONSTRAINT ");
    str_sql_ident(&sql, name);
    str_text(&sql, " CHECK (");
    str_sql_ident(&sql, column->name);
    str_text(&sql, " IS NOT NULL) NOT VALID");
    steps_add(steps, &sql, 0);
    add_validation(steps, object_root(column), name, note);
    sql = write_alter_column(steps, column);
    str_text(&sql, "SET NOT NULL");
    steps_add(steps, &sql, 0)->starts_group = true;
    sql = write_alter_table(steps, column);
    str_text(&sql, "DROP CONSTRAINT ");
    str_sql_ident(&sql, name);
    steps_add(steps, &sql, 0);
}

bool online_stands_beside(const Object *from, const Object *to)
{
    const TableObject *table = (const TableObject *)to->parent;

    if (to->parent->kind == KIND_MATERIALIZED_VIEW)
        return true;
    return to->parent->kind == KIND_TABLE && table->partition_strategy == NULL &&
           write_same_content_alone(from, to);
}

/* A foreign key would take the one that is to go for its own. */
bool online_key_stands_beside(const Object *from, const Object *to)
{
    return online_stands_beside(from, to) &&
           !(object_is_table(to->parent) && ((const TableObject *)to->parent)->referenced);
}

void online_set_aside(const Object *constraint, Steps *steps)
{
    Str sql = write_alter_table(steps, constraint);

    str_text(&sql, "RENAME CONSTRAINT ");
    str_sql_ident(&sql, constraint->name);
    str_text(&sql, " TO ");
    str_sql_ident(&sql, aside_name(steps->arena, constraint->name));
    write_step(steps, &sql, 0, "it holds until the new one does");
}

void online_drop_aside(const Object *constraint, const Object *to, Steps *steps)
{
    Str sql = write_alter_table(steps, constraint);

    (void)to;
    str_text(&sql, "DROP CONSTRAINT ");
    str_sql_ident(&sql, aside_name(steps->arena, constraint->name));
    steps_add(steps, &sql, 0);
}
