/* The default of a column. */
#include "base/map.h"
#include "kinds/type_change.h"
#include "kinds/write.h"

static const Attribute DEFAULT_ATTRIBUTES[] = {
    ATTR(DefaultObject, expr, EXPR, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void default_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    (void)folded;
    str_text(out, "DEFAULT ");
    write_default_expr(out, ((const DefaultObject *)object)->expr.sql);
}

/* ---- what the parent table does -------------------------------------------------------------- */

static bool same_default(const Object *a, const Object *b)
{
    return a == NULL || b == NULL ? a == b : attribute_equal(&DEFAULT_ATTRIBUTES[0], a, b);
}

static const Object *default_of(const Object *column)
{
    return column == NULL ? NULL : object_child(column, KIND_DEFAULT, NULL);
}

/* True when all tables that inherit the column have its default, too: then one statement sets them all. */
static bool reaches_all(const Object *column)
{
    const TableObject *table = (const TableObject *)column->parent;

    for (size_t i = 0; object_is_table(column->parent) && i < table->inheritors.count; i++) {
        const Object *heir =
            object_child(table->inheritors.items[i]->parent, column->kind, column->name);

        if (heir != NULL &&
            (!same_default(default_of(heir), default_of(column)) || !reaches_all(heir)))
            return false;
    }
    return true;
}

/* The column of a parent table that has the same default; of one that the table had before, unless it is new. NULL for
 * none. */
static const Object *source_column(const Steps *steps, const Object *column)
{
    const Object *source = NULL;
    size_t next = 0;

    if (column->kind != KIND_COLUMN)
        return NULL;
    for (const Object *link; (link = inheritance_of(column->parent, &next)) != NULL;) {
        const Object *parent = inherited_member(column, link);

        if (parent != NULL && same_default(default_of(parent), default_of(column)) &&
            (steps_counterpart(steps, column->parent) == NULL ||
             steps_counterpart(steps, link) != NULL))
            source = parent;
    }
    return source;
}

static bool reached_by_parent(const Steps *steps, const Object *column);

/* True when a table that is made as a child of this column's has the default, whichever of the two comes first: the default
 * is that of the old column, comes with the new one, or is set for all tables below. Kept, since tables inherit in chains. */
static bool reaches_new(const Steps *steps, const Object *column)
{
    static const bool yes = true, no = false;
    const Object *old_column = steps_counterpart(steps, column);
    const bool *known;
    const char *key;

    if (old_column != NULL)
        return same_default(default_of(old_column), default_of(column)) || reaches_all(column);
    if (steps_counterpart(steps, column->parent) != NULL || !member_is_inherited(column))
        return true;
    key = arena_printf(steps->arena, "default\x1f%s", column->key);
    known = steps->kept == NULL ? NULL : map_get(steps->kept, key);
    if (known == NULL) {
        known = reached_by_parent(steps, column) || reaches_all(column) ? &yes : &no;
        if (steps->kept != NULL)
            map_put(steps->kept, key, (void *)known);
    }
    return known == &yes;
}

bool default_to_take_off(const Steps *steps, const Object *column, const Object *parent)
{
    const Object *old_parent;

    if (default_of(column) != NULL)
        return false;
    if (default_of(parent) != NULL)
        return true;
    old_parent = steps_counterpart(steps, parent);
    return old_parent != NULL && default_of(old_parent) != NULL && !reaches_all(parent);
}

/* True when what is done to the default of the parent table, in the same plan, is done to this column as well. */
static bool reached_by_parent(const Steps *steps, const Object *column)
{
    const Object *source = source_column(steps, column);
    const Object *old_source;

    /* The table is made with the defaults of its parents. */
    if (source != NULL && steps_counterpart(steps, column->parent) == NULL)
        return inheritance_folds(column->parent) && reaches_new(steps, source);
    if (source == NULL || !reaches_all(source))
        return false;
    /* A column that the parent gets comes with its default. */
    old_source = steps_counterpart(steps, source);
    if (old_source == NULL)
        return steps_counterpart(steps, column) == NULL;
    return !same_default(default_of(old_source), default_of(source)) ||
           reached_by_parent(steps, source);
}

static Str begin(Steps *steps, const Object *column)
{
    return reaches_all(column) ? write_alter_column(steps, column)
                               : write_alter_only_column(steps, column);
}

/* ---- steps ----------------------------------------------------------------------------------- */

static void add_set(const Object *object, Steps *steps)
{
    Str sql = begin(steps, object->parent);

    str_text(&sql, "SET ");
    default_append_clause(&sql, object, NULL);
    steps_add(steps, &sql, 0);
}

/* The column came without the default, which calls what uses the column or comes after it. */
static void fill_rows(const Object *column, Steps *steps)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "UPDATE ");
    write_relation(&sql, column);
    str_text(&sql, " SET ");
    str_sql_ident(&sql, column->name);
    str_text(&sql, " = DEFAULT");
    write_step(steps, &sql, HAZARD_TABLE_SCAN,
               "every row of %s gets the default, for which the column had to be there",
               object_id(steps->arena, column->parent));
    if (((const ColumnObject *)column)->not_null)
        not_null_add(steps, (const ColumnObject *)column);
}

static void default_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    (void)folded;
    if (!reached_by_parent(steps, object->parent) && !stand_in_has_default(steps, object->parent))
        add_set(object, steps);
    if (steps->late && object_is_table(object->parent->parent))
        fill_rows(object->parent, steps);
}

/* A column that is inherited has no clause that the default could be part of. */
static bool default_can_fold(const Object *object)
{
    const KindOps *column = kind_ops(object->parent->kind);

    return column->can_fold == NULL || column->can_fold(object->parent);
}

static bool default_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    (void)from;
    (void)changed;
    /* Without a plan there is no telling, and something has to be done. */
    if (steps->counterpart == NULL || !reached_by_parent(steps, to->parent))
        add_set(to, steps);
    return true;
}

/*
 * The server casts the default along with the values where it can do that by itself. A literal takes
 * its type from the column, so it would keep the former one: there it is set anew.
 */
static bool default_carries_over(const Object *object, const Object *from_column,
                                 const Object *to_column)
{
    const char *sql = ((const DefaultObject *)object)->expr.sql;
    const char *from = ((const ColumnObject *)from_column)->type;
    const char *to = ((const ColumnObject *)to_column)->type;
    Arena *scratch = arena_new();
    bool carried;

    if (strcmp(from, to) == 0)
        carried = ((const ColumnObject *)to_column)->type_object == NULL;
    else if (sql != NULL && (sql[0] == '\'' || sql[0] == 'E'))
        carried = type_base_equal(scratch, from, to);
    else
        carried = !type_change(scratch, from, to).needs_using;
    arena_free(scratch);
    return carried;
}

static void default_drop(const Object *object, Steps *steps)
{
    const Object *column = steps_counterpart(steps, object->parent);
    Str sql = begin(steps, column != NULL ? column : object->parent);

    if (column != NULL && reached_by_parent(steps, column))
        return;
    str_text(&sql, "DROP DEFAULT");
    steps_add(steps, &sql, 0);
}

const KindOps default_ops = {
    .sql_kind = NULL,
    .size = sizeof(DefaultObject),
    .attributes = DEFAULT_ATTRIBUTES,
    .folding = FOLD_ALWAYS,
    .evaluated = true,
    .on_replaced = REPLACED_RECREATE,
    .create = default_create,
    .append_clause = default_append_clause,
    .can_fold = default_can_fold,
    .alter = default_alter,
    .carries_over = default_carries_over,
    .drop = default_drop,
};
