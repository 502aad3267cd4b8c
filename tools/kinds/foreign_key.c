/* FOREIGN KEY constraints. */
#include "kinds/type_change.h"
#include "kinds/write.h"

static const Attribute FOREIGN_KEY_ATTRIBUTES[] = {
    ATTR(ForeignKeyObject, columns, NAMES, 0),
    ATTR(ForeignKeyObject, target_schema, NAME, 0),
    ATTR(ForeignKeyObject, target_table, NAME, 0),
    ATTR(ForeignKeyObject, target_columns, NAMES, 0),
    ATTR(ForeignKeyObject, period, BOOL, 0),
    ATTR(ForeignKeyObject, match, TEXT, 0),
    ATTR(ForeignKeyObject, on_update, TEXT, 0),
    ATTR(ForeignKeyObject, on_delete, TEXT, 0),
    ATTR(ForeignKeyObject, on_delete_columns, NAMES, 0),
    ATTR(ForeignKeyObject, deferrable, BOOL, ATTRIBUTE_ALTER),
    ATTR(ForeignKeyObject, initially_deferred, BOOL, ATTRIBUTE_ALTER),
    ATTR(ForeignKeyObject, not_enforced, BOOL, ATTRIBUTE_ALTER),
    ATTR(ForeignKeyObject, not_valid, BOOL, ATTRIBUTE_ALTER),
    ATTR(ForeignKeyObject, part_of, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void foreign_key_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    const ForeignKeyObject *key = (const ForeignKeyObject *)object;
    const char *period = key->period ? "PERIOD " : "";

    (void)folded;
    str_text(out, "CONSTRAINT ");
    str_sql_ident(out, object->name);
    str_text(out, " FOREIGN KEY");
    write_key_columns(out, &key->columns, period, "");
    str_text(out, " REFERENCES ");
    str_sql_qualified(out, key->target_schema, key->target_table);
    write_key_columns(out, &key->target_columns, period, "");
    if (key->match != NULL)
        str_printf(out, " MATCH %s", key->match);
    if (key->on_update != NULL)
        str_printf(out, " ON UPDATE %s", key->on_update);
    if (key->on_delete != NULL)
        str_printf(out, " ON DELETE %s", key->on_delete);
    write_columns(out, &key->on_delete_columns);
    write_deferrable(out, key->deferrable, key->initially_deferred);
    if (key->not_enforced)
        str_text(out, " NOT ENFORCED");
    if (key->not_valid)
        str_text(out, " NOT VALID");
}

/* In CREATE TABLE the server would take it for valid; a part comes with the key of the partitioned table. */
static bool foreign_key_can_fold(const Object *object)
{
    return !((const ForeignKeyObject *)object)->not_valid && !part_comes_along(object);
}

static const char *failure_note(Arena *arena, const ForeignKeyObject *key)
{
    return arena_printf(arena, "fails when a row of %s refers to none in %s%s%s",
                        object_id(arena, key->object.parent),
                        key->target_schema != NULL ? key->target_schema : "",
                        key->target_schema != NULL ? "." : "", key->target_table);
}

static void write_validation_step(Steps *steps, const Str *sql, const ForeignKeyObject *key)
{
    if (making_reads_rows(steps, &key->object))
        steps_add(steps, sql, HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL)->note =
            failure_note(steps->arena, key);
    else
        steps_add(steps, sql, 0);
}

static void foreign_key_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const ForeignKeyObject *key = (const ForeignKeyObject *)object;
    Str sql = write_alter_table(steps, object);

    if (part_comes_along(object))
        return;
    str_text(&sql, "ADD ");
    foreign_key_append_clause(&sql, object, folded);
    if (key->not_valid || key->not_enforced)
        steps_add(steps, &sql, 0);
    else if (online_table(steps, object->parent))
        online_add_constraint(steps, &sql, object, failure_note(steps->arena, key));
    else
        write_validation_step(steps, &sql, key);
}

static bool foreign_key_alter(const Object *from, const Object *to, AttributeSet changed,
                              Steps *steps)
{
    const ForeignKeyObject *old_key = (const ForeignKeyObject *)from;
    const ForeignKeyObject *key = (const ForeignKeyObject *)to;
    Str sql = write_alter_table(steps, to);

    (void)changed;
    /* What has been validated stays so. */
    if ((key->not_valid && !old_key->not_valid) || !part_alter(from, to))
        return false;
    /* It is altered together with the whole. */
    if (old_key->part_of != NULL && key->part_of != NULL)
        return true;
    if (key->deferrable != old_key->deferrable ||
        key->initially_deferred != old_key->initially_deferred) {
        str_text(&sql, "ALTER CONSTRAINT ");
        str_sql_ident(&sql, to->name);
        str_text(&sql, key->deferrable ? " DEFERRABLE" : " NOT DEFERRABLE");
        if (key->deferrable)
            str_text(&sql,
                     key->initially_deferred ? " INITIALLY DEFERRED" : " INITIALLY IMMEDIATE");
        steps_add(steps, &sql, 0);
    }
    if (key->not_enforced != old_key->not_enforced) {
        sql = write_alter_table(steps, to);
        str_text(&sql, "ALTER CONSTRAINT ");
        str_sql_ident(&sql, to->name);
        str_text(&sql, key->not_enforced ? " NOT ENFORCED" : " ENFORCED");
        if (key->not_enforced)
            steps_add(steps, &sql, 0);
        else
            write_validation_step(steps, &sql, key);
    } else if (key->not_valid != old_key->not_valid) {
        sql = write_alter_table(steps, to);
        str_text(&sql, "VALIDATE CONSTRAINT ");
        str_sql_ident(&sql, to->name);
        write_validation_step(steps, &sql, key);
    }
    return true;
}

/* Types that the server compares with each other without a cast: those of one operator family. */
static bool are_comparable(Arena *arena, const char *a, const char *b)
{
    static const char *const FAMILIES[][3] = {
        {"smallint", "integer", "bigint"},
        {"character varying", "text", NULL},
        {"date", "timestamp without time zone", "timestamp with time zone"},
    };

    if (type_base_equal(arena, a, b))
        return true;
    a = type_bare(arena, a);
    b = type_bare(arena, b);
    for (size_t i = 0; i < sizeof(FAMILIES) / sizeof(FAMILIES[0]); i++) {
        bool has_a = false;
        bool has_b = false;

        for (size_t j = 0; j < 3 && FAMILIES[i][j] != NULL; j++) {
            has_a = has_a || strcmp(FAMILIES[i][j], a) == 0;
            has_b = has_b || strcmp(FAMILIES[i][j], b) == 0;
        }
        if (has_a && has_b)
            return true;
    }
    return false;
}

/* Both ends may change, one after the other: in between they have to be comparable. */
static bool foreign_key_carries_over(const Object *object, const Object *from, const Object *to)
{
    const ColumnObject *old_column = (const ColumnObject *)from;
    const ColumnObject *column = (const ColumnObject *)to;
    Arena *scratch;
    bool carried;

    (void)object;
    if (from->kind != KIND_COLUMN || old_column->type_object != NULL || column->type_object != NULL)
        return false;
    scratch = arena_new();
    carried = type_is_array(old_column->type) == type_is_array(column->type) &&
              are_comparable(scratch, old_column->type, column->type);
    arena_free(scratch);
    return carried;
}

/* DETACH PARTITION fails when rows refer to those of the partition by way of its table, also if it is back at once. */
static bool foreign_key_gives_way(const Object *object, const Object *on)
{
    const ForeignKeyObject *key = (const ForeignKeyObject *)object;

    return on->kind == KIND_INHERITANCE && ((const InheritanceObject *)on)->bound != NULL &&
           !(strcmp(on->parent->name, key->target_table) == 0 &&
             text_equal(on->parent->schema, key->target_schema));
}

static void foreign_key_drop(const Object *object, Steps *steps)
{
    if (!part_goes_along(steps, object))
        write_drop_constraint(object, steps);
}

const KindOps foreign_key_ops = {
    .sql_kind = "CONSTRAINT",
    .size = sizeof(ForeignKeyObject),
    .attributes = FOREIGN_KEY_ATTRIBUTES,
    .folding = FOLD_IF_POSSIBLE,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename_part,
    .same_content = write_same_content,
    .create = foreign_key_create,
    .append_clause = foreign_key_append_clause,
    .can_fold = foreign_key_can_fold,
    .alter = foreign_key_alter,
    .carries_over = foreign_key_carries_over,
    .gives_way = foreign_key_gives_way,
    .comes_along = part_comes_along,
    .drop = foreign_key_drop,
    .aside = ASIDE_ONLINE,
    .set_aside = online_set_aside,
    .drop_aside = online_drop_aside,
    .stands_beside = online_stands_beside,
};
