/* Tables: plain, partitioned, partitions, inheriting and typed ones. Columns and constraints are
 * children of theirs. */
#include "kinds/write.h"

static const Attribute TABLE_ATTRIBUTES[] = {
    ATTR(TableObject, persistence, TEXT, ATTRIBUTE_ALTER),
    ATTR(TableObject, row_security, BOOL, ATTRIBUTE_ALTER),
    ATTR(TableObject, force_row_security, BOOL, ATTRIBUTE_ALTER),
    ATTR(TableObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(TableObject, access_method, NAME, ATTRIBUTE_ALTER),
    ATTR(TableObject, tablespace, NAME, ATTRIBUTE_ALTER),
    ATTR(TableObject, replica_identity, TEXT, ATTRIBUTE_ALTER),
    ATTR(TableObject, inherits, TEXTS, ATTRIBUTE_ALTER),
    ATTR(TableObject, partition_key, TEXT, 0),
    ATTR(TableObject, partition_of, TEXT, ATTRIBUTE_ALTER),
    ATTR(TableObject, partition_bound, TEXT, ATTRIBUTE_ALTER),
    ATTR(TableObject, of_type, TEXT, 0),
    ATTR(TableObject, clustered_on, NAME, ATTRIBUTE_ALTER),
    ATTR_END,
};

static const TableObject *as_table(const Object *object)
{
    return (const TableObject *)object;
}

/* Adds the step `ALTER TABLE <table> <text>`. */
static Step *add_alter(Steps *steps, const Object *object, unsigned hazards, const char *text)
{
    Str sql = write_alter_table(steps, object);

    str_text(&sql, text);
    return steps_add(steps, &sql, hazards);
}

static Step *add_alter_name(Steps *steps, const Object *object, unsigned hazards, const char *text,
                            const char *name)
{
    Str sql = write_alter_table(steps, object);

    str_text(&sql, text);
    str_sql_ident(&sql, name);
    return steps_add(steps, &sql, hazards);
}

/* ---- creating ------------------------------------------------------------------------------- */

static int compare_clauses(const void *a, const void *b)
{
    return object_compare(*(Object *const *)a, *(Object *const *)b);
}

/* The children that have a clause, in their order: columns first. */
static ObjectVec clause_objects(Arena *arena, const Object *object, const ObjectVec *folded)
{
    ObjectVec clauses = {0};

    for (size_t i = 0; folded != NULL && i < folded->count; i++) {
        Object *child = folded->items[i];
        const KindOps *ops = kind_ops(child->kind);

        if (child->parent == object && ops->append_clause != NULL &&
            (ops->can_fold == NULL || ops->can_fold(child)))
            vec_push(arena, &clauses, child);
    }
    vec_sort(&clauses, compare_clauses);
    return clauses;
}

static void append_clauses(Str *sql, const TableObject *table, const ObjectVec *clauses,
                           const ObjectVec *folded)
{
    /* A partition and a typed table have their columns already; others are written with all of
     * them, also with none. */
    bool needs_list = table->partition_of == NULL && table->of_type == NULL;

    if (clauses->count == 0) {
        if (needs_list)
            str_text(sql, " ()");
        return;
    }
    for (size_t i = 0; i < clauses->count; i++) {
        str_text(sql, i == 0 ? " (\n    " : ",\n    ");
        kind_ops(clauses->items[i]->kind)->append_clause(sql, clauses->items[i], folded);
    }
    str_text(sql, "\n)");
}

static void append_inherits(Str *sql, const TextVec *inherits)
{
    for (size_t i = 0; i < inherits->count; i++)
        str_printf(sql, "%s%s", i == 0 ? "\nINHERITS (" : ", ", inherits->items[i]);
    if (inherits->count > 0)
        str_char(sql, ')');
}

static void append_create(Str *sql, const TableObject *table, const ObjectVec *clauses,
                          const ObjectVec *folded)
{
    str_text(sql, "CREATE ");
    if (table->persistence != NULL)
        str_printf(sql, "%s ", table->persistence);
    str_text(sql, "TABLE ");
    write_name(sql, &table->object);
    if (table->partition_of != NULL)
        str_printf(sql, " PARTITION OF %s", table->partition_of);
    else if (table->of_type != NULL)
        str_printf(sql, " OF %s", table->of_type);
    append_clauses(sql, table, clauses, folded);
    if (table->partition_of != NULL)
        str_printf(sql, "\n%s",
                   table->partition_bound != NULL ? table->partition_bound : "DEFAULT");
    else
        append_inherits(sql, &table->inherits);
    if (table->partition_key != NULL)
        str_printf(sql, "\nPARTITION BY %s", table->partition_key);
    if (table->access_method != NULL) {
        str_text(sql, "\nUSING ");
        str_sql_ident(sql, table->access_method);
    }
    if (table->options.count > 0) {
        str_text(sql, "\nWITH");
        write_options(sql, &table->options);
    }
    if (table->tablespace != NULL) {
        str_text(sql, "\nTABLESPACE ");
        str_sql_ident(sql, table->tablespace);
    }
}

static void add_row_security(Steps *steps, const TableObject *table)
{
    add_alter(steps, &table->object, HAZARD_SECURITY_CHANGE,
              table->row_security ? "ENABLE ROW LEVEL SECURITY" : "DISABLE ROW LEVEL SECURITY")
        ->note = arena_printf(
        steps->arena,
        table->row_security
            ? "policies now decide which rows of %s a role may see and change; without one, none"
            : "policies no longer apply: who has a privilege on %s has it for all rows",
        object_id(steps->arena, &table->object));
}

static void add_force_row_security(Steps *steps, const TableObject *table)
{
    add_alter(steps, &table->object, HAZARD_SECURITY_CHANGE,
              table->force_row_security ? "FORCE ROW LEVEL SECURITY"
                                        : "NO FORCE ROW LEVEL SECURITY")
        ->note =
        arena_printf(steps->arena,
                     table->force_row_security ? "policies of %s now apply to its owner too"
                                               : "policies of %s no longer apply to its owner",
                     object_id(steps->arena, &table->object));
}

static void add_replica_identity(Steps *steps, const TableObject *table)
{
    const char *identity = table->replica_identity;

    if (replica_identity_is_index(identity))
        add_alter_name(steps, &table->object, 0, "REPLICA IDENTITY USING INDEX ", identity);
    else if (identity == NULL)
        add_alter(steps, &table->object, 0, "REPLICA IDENTITY DEFAULT");
    else
        add_alter(steps, &table->object, 0,
                  identity[0] == 'F' ? "REPLICA IDENTITY FULL" : "REPLICA IDENTITY NOTHING");
}

static void table_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const TableObject *table = as_table(object);
    ObjectVec clauses = clause_objects(steps->arena, object, folded);
    Str sql = str_new(steps->arena);

    append_create(&sql, table, &clauses, folded);
    steps_add(steps, &sql, 0);
    for (size_t i = 0; i < clauses.count; i++) {
        const KindOps *ops = kind_ops(clauses.items[i]->kind);

        if (ops->create_rest != NULL)
            ops->create_rest(clauses.items[i], steps);
    }
    if (table->row_security)
        add_row_security(steps, table);
    if (table->force_row_security)
        add_force_row_security(steps, table);
    /* One that is an index follows the creation of that. */
    if (table->replica_identity != NULL && !replica_identity_is_index(table->replica_identity))
        add_replica_identity(steps, table);
}

/* ---- altering ------------------------------------------------------------------------------- */

static void alter_persistence(Steps *steps, const TableObject *table)
{
    unsigned hazards = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE;

    if (table->persistence == NULL)
        add_alter(steps, &table->object, hazards, "SET LOGGED");
    else
        add_alter(steps, &table->object, hazards, "SET UNLOGGED")->note =
            arena_printf(steps->arena, "after a crash of the server %s will be empty",
                         object_id(steps->arena, &table->object));
}

static void alter_place(Steps *steps, const TableObject *table, AttributeSet changed)
{
    unsigned hazards = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE;

    if (attribute_in(TABLE_ATTRIBUTES, changed, "access_method"))
        add_alter_name(steps, &table->object, hazards, "SET ACCESS METHOD ",
                       table->access_method != NULL ? table->access_method : "heap");
    if (attribute_in(TABLE_ATTRIBUTES, changed, "tablespace"))
        add_alter_name(steps, &table->object, hazards, "SET TABLESPACE ",
                       table->tablespace != NULL ? table->tablespace : "pg_default");
}

/* True when the table had an index of this name before, so that there is one to name. */
static bool has_index(const TableObject *table, const char *name)
{
    for (size_t i = 0; i < table->object.children.count; i++) {
        const Object *child = table->object.children.items[i];

        if ((child->kind == KIND_INDEX || child->kind == KIND_PRIMARY_KEY ||
             child->kind == KIND_UNIQUE) &&
            strcmp(child->name, name) == 0)
            return true;
    }
    return false;
}

/* A new index is marked by the steps that make it. */
static void alter_index_marks(Steps *steps, const TableObject *from, const TableObject *to,
                              AttributeSet changed)
{
    if (attribute_in(TABLE_ATTRIBUTES, changed, "replica_identity") &&
        (!replica_identity_is_index(to->replica_identity) || has_index(from, to->replica_identity)))
        add_replica_identity(steps, to);
    if (attribute_in(TABLE_ATTRIBUTES, changed, "clustered_on")) {
        if (to->clustered_on == NULL)
            add_alter(steps, &to->object, 0, "SET WITHOUT CLUSTER");
        else if (has_index(from, to->clustered_on))
            add_alter_name(steps, &to->object, 0, "CLUSTER ON ", to->clustered_on);
    }
}

/* Parents stay in their order: all after the first difference are left and joined anew. */
static void alter_inherits(Steps *steps, const TableObject *from, const TableObject *to)
{
    size_t same = 0;
    Str sql;

    while (same < from->inherits.count && same < to->inherits.count &&
           strcmp(from->inherits.items[same], to->inherits.items[same]) == 0)
        same++;
    for (size_t i = same; i < from->inherits.count; i++) {
        sql = write_alter_table(steps, &to->object);
        str_printf(&sql, "NO INHERIT %s", from->inherits.items[i]);
        steps_add(steps, &sql, 0);
    }
    for (size_t i = same; i < to->inherits.count; i++) {
        sql = write_alter_table(steps, &to->object);
        str_printf(&sql, "INHERIT %s", to->inherits.items[i]);
        write_step(steps, &sql, HAZARD_MAY_FAIL,
                   "fails unless %s has all columns and checks of its new parent",
                   object_id(steps->arena, &to->object));
    }
}

static void alter_partition(Steps *steps, const TableObject *from, const TableObject *to)
{
    Str sql = str_new(steps->arena);

    if (from->partition_of != NULL) {
        str_printf(&sql, "ALTER TABLE %s DETACH PARTITION ", from->partition_of);
        write_name(&sql, &to->object);
        steps_add(steps, &sql, HAZARD_ACCESS_EXCLUSIVE);
    }
    if (to->partition_of != NULL) {
        str_clear(&sql);
        str_printf(&sql, "ALTER TABLE %s ATTACH PARTITION ", to->partition_of);
        write_name(&sql, &to->object);
        str_printf(&sql, " %s", to->partition_bound != NULL ? to->partition_bound : "DEFAULT");
        write_step(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL,
                   "fails when a row of %s lies outside of the bounds",
                   object_id(steps->arena, &to->object));
    }
}

static bool table_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const TableObject *old_table = as_table(from);
    const TableObject *table = as_table(to);

    if (attribute_in(TABLE_ATTRIBUTES, changed, "partition_of") ||
        attribute_in(TABLE_ATTRIBUTES, changed, "partition_bound"))
        alter_partition(steps, old_table, table);
    if (attribute_in(TABLE_ATTRIBUTES, changed, "inherits"))
        alter_inherits(steps, old_table, table);
    if (attribute_in(TABLE_ATTRIBUTES, changed, "persistence"))
        alter_persistence(steps, table);
    alter_place(steps, table, changed);
    if (attribute_in(TABLE_ATTRIBUTES, changed, "options")) {
        Str sql = write_alter_table(steps, to);

        str_trim_end(&sql);
        write_option_changes(steps, sql.text, &old_table->options, &table->options);
    }
    if (attribute_in(TABLE_ATTRIBUTES, changed, "row_security"))
        add_row_security(steps, table);
    if (attribute_in(TABLE_ATTRIBUTES, changed, "force_row_security"))
        add_force_row_security(steps, table);
    alter_index_marks(steps, old_table, table, changed);
    return true;
}

/* A table that outlives a crash cannot refer to one that does not. */
static int table_alter_order(const Object *from, const Object *to)
{
    const char *persistence = as_table(to)->persistence;

    if (text_equal(as_table(from)->persistence, persistence))
        return 0;
    return persistence == NULL ? 1 : -1;
}

/* ---- dropping ------------------------------------------------------------------------------- */

static void table_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, HAZARD_DATA_LOSS)->note =
        arena_printf(steps->arena, "all rows of %s are lost", object_id(steps->arena, object));
}

const KindOps table_ops = {
    .sql_kind = "TABLE",
    .size = sizeof(TableObject),
    .attributes = TABLE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .create = table_create,
    .alter = table_alter,
    .alter_order = table_alter_order,
    .drop = table_drop,
};
