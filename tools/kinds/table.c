/* Tables: plain, partitioned, partitions, inheriting and typed ones. Columns and constraints are
 * children of theirs. */
#include "kinds/column.h"
#include "kinds/write.h"

static const Attribute TABLE_ATTRIBUTES[] = {
    ATTR(TableObject, persistence, TEXT, ATTRIBUTE_ALTER),
    ATTR(TableObject, row_security, BOOL, ATTRIBUTE_ALTER),
    ATTR(TableObject, force_row_security, BOOL, ATTRIBUTE_ALTER),
    ATTR(TableObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(TableObject, access_method, NAME, ATTRIBUTE_ALTER),
    ATTR(TableObject, tablespace, NAME, ATTRIBUTE_ALTER),
    ATTR(TableObject, replica_identity, TEXT, ATTRIBUTE_ALTER),
    /* That a table is a child of another is an object of its own: see inheritance.c. */
    ATTR(TableObject, inherits, TEXTS, ATTRIBUTE_IGNORE),
    ATTR(TableObject, partition_strategy, TEXT, 0),
    ATTR_ITEMS(TableObject, partition_keys, &index_key_type, 0),
    ATTR(TableObject, partition_key, TEXT, ATTRIBUTE_IGNORE),
    ATTR(TableObject, partition_of, TEXT, ATTRIBUTE_IGNORE),
    ATTR(TableObject, partition_bound, TEXT, ATTRIBUTE_IGNORE),
    ATTR(TableObject, of_type, TEXT, ATTRIBUTE_IGNORE),
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
ObjectVec write_table_clauses(Arena *arena, const Object *object, const ObjectVec *folded)
{
    ObjectVec clauses = {0};

    for (size_t i = 0; folded != NULL && i < folded->count; i++) {
        Object *child = folded->items[i];
        const KindOps *ops = kind_ops(child->kind);

        if (child->parent == object && child->kind != KIND_INHERITANCE &&
            ops->append_clause != NULL && (ops->can_fold == NULL || ops->can_fold(child)))
            vec_push(arena, &clauses, child);
    }
    vec_sort(&clauses, compare_clauses);
    return clauses;
}

/* What PARTITION OF names; NULL when the table becomes a partition later, or never. */
static const InheritanceObject *folded_partition(const Object *table, const ObjectVec *folded)
{
    for (size_t i = 0; folded != NULL && i < folded->count; i++) {
        const Object *child = folded->items[i];

        if (child->parent == table && child->kind == KIND_INHERITANCE &&
            ((const InheritanceObject *)child)->bound != NULL)
            return (const InheritanceObject *)child;
    }
    return NULL;
}

static void append_clauses(Str *sql, const Steps *steps, bool needs_list, const ObjectVec *clauses,
                           const ObjectVec *folded)
{
    if (clauses->count == 0) {
        if (needs_list)
            str_text(sql, " ()");
        return;
    }
    for (size_t i = 0; i < clauses->count; i++) {
        str_text(sql, i == 0 ? " (\n    " : ",\n    ");
        if (clauses->items[i]->kind == KIND_COLUMN)
            column_append_new(sql, steps, (const ColumnObject *)clauses->items[i],
                              clauses->items[i], folded);
        else
            kind_ops(clauses->items[i]->kind)->append_clause(sql, clauses->items[i], folded);
    }
    str_text(sql, "\n)");
}

static void append_inherits(Str *sql, const Object *table, const ObjectVec *folded)
{
    const char *separator = "\nINHERITS (";
    size_t next = 0;

    /* In the order of the children, which is that of the parents. */
    for (const Object *link; (link = inheritance_of(table, &next)) != NULL;) {
        bool is_folded = false;

        for (size_t i = 0; folded != NULL && i < folded->count; i++)
            is_folded = is_folded || folded->items[i] == link;
        if (!is_folded)
            continue;
        str_text(sql, separator);
        kind_ops(link->kind)->append_clause(sql, link, folded);
        separator = ", ";
    }
    if (separator[0] == ',')
        str_char(sql, ')');
}

static void append_partition_key(Str *sql, const TableObject *table)
{
    if (table->partition_strategy == NULL)
        return;
    str_printf(sql, "\nPARTITION BY %s", table->partition_strategy);
    for (size_t i = 0; i < table->partition_keys.count; i++) {
        str_text(sql, i == 0 ? " (" : ", ");
        write_index_key(sql, &table->partition_keys.items[i]);
    }
    str_char(sql, ')');
}

void write_table_definition(Str *sql, const Steps *steps, const Object *object,
                            const ObjectVec *clauses, const ObjectVec *folded)
{
    const InheritanceObject *partition = folded_partition(object, folded);

    write_name(sql, object);
    if (partition != NULL)
        str_printf(sql, " PARTITION OF %s", partition->parent_table);
    /* A partition has its columns already; other tables are written with all of them, also with none. */
    append_clauses(sql, steps, partition == NULL, clauses, folded);
    if (partition != NULL)
        str_printf(sql, "\n%s", partition->bound);
    else
        append_inherits(sql, object, folded);
}

static void append_create(Str *sql, const Steps *steps, const TableObject *table,
                          const ObjectVec *clauses, const ObjectVec *folded)
{
    str_text(sql, "CREATE ");
    if (table->persistence != NULL)
        str_printf(sql, "%s ", table->persistence);
    str_text(sql, "TABLE ");
    write_table_definition(sql, steps, &table->object, clauses, folded);
    append_partition_key(sql, table);
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

void write_table_rest(Steps *steps, const ObjectVec *clauses)
{
    for (size_t i = 0; i < clauses->count; i++) {
        const KindOps *ops = kind_ops(clauses->items[i]->kind);

        if (ops->create_rest != NULL)
            ops->create_rest(clauses->items[i], steps);
    }
}

/* The server reads the default partition for rows that belong into the new one. Manual: CREATE TABLE, PARTITION OF. */
static void note_default_partition(Step *step, const InheritanceObject *partition,
                                   const Steps *steps)
{
    const Object *rest = partition == NULL ? NULL : default_partition_beside(steps, partition);

    if (rest == NULL)
        return;
    step->hazards |= HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL;
    step->note = arena_printf(steps->arena, "fails when a row of %s lies within the bounds",
                              object_id(steps->arena, rest));
}

static void table_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const TableObject *table = as_table(object);
    ObjectVec clauses = write_table_clauses(steps->arena, object, folded);
    Str sql = str_new(steps->arena);

    append_create(&sql, steps, table, &clauses, folded);
    note_default_partition(steps_add(steps, &sql, 0), folded_partition(object, folded), steps);
    write_table_rest(steps, &clauses);
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

/* An index that is made, or made anew, is marked by the steps that make it. */
static void alter_index_marks(Steps *steps, const TableObject *from, const TableObject *to,
                              AttributeSet changed)
{
    if (attribute_in(TABLE_ATTRIBUTES, changed, "replica_identity") &&
        (!replica_identity_is_index(to->replica_identity) ||
         relation_keeps_index(steps, &from->object, to->replica_identity)))
        add_replica_identity(steps, to);
    if (attribute_in(TABLE_ATTRIBUTES, changed, "clustered_on")) {
        if (to->clustered_on == NULL)
            add_alter(steps, &to->object, 0, "SET WITHOUT CLUSTER");
        else if (relation_keeps_index(steps, &from->object, to->clustered_on))
            add_alter_name(steps, &to->object, 0, "CLUSTER ON ", to->clustered_on);
    }
}

static bool table_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const TableObject *old_table = as_table(from);
    const TableObject *table = as_table(to);

    if (attribute_in(TABLE_ATTRIBUTES, changed, "persistence"))
        alter_persistence(steps, table);
    alter_place(steps, table, changed);
    if (attribute_in(TABLE_ATTRIBUTES, changed, "options")) {
        Str sql = write_alter_table(steps, to);
        OptionVec options = table->options;

        /* They wait for the first column that can be toasted. */
        if (table_first_toasted(from) == NULL)
            options = options_without_toast(steps->arena, &options);
        str_trim_end(&sql);
        write_option_changes(steps, sql.text, &old_table->options, &options);
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

/* The link of a partition of a table that foreign keys point at, at any distance; NULL. */
static const Object *referenced_partition(const Object *table)
{
    size_t next = 0;
    const Object *link = inheritance_of(table, &next);
    const TableObject *parent;

    if (link == NULL || ((const InheritanceObject *)link)->bound == NULL)
        return NULL;
    parent = as_table(inheritance_parent(link));
    return parent->referenced || referenced_partition(&parent->object) != NULL ? link : NULL;
}

static void table_drop(const Object *object, Steps *steps)
{
    const Object *link = referenced_partition(object);

    /* The foreign key is one of each partition, too, which the server does not let go alone. */
    if (link != NULL)
        kind_ops(link->kind)->drop(link, steps);
    /* A partitioned table has no rows of its own, but may have partitions that no schema speaks of. */
    write_drop(steps, object, HAZARD_DATA_LOSS)->note =
        arena_printf(steps->arena,
                     ((const TableObject *)object)->partition_strategy != NULL
                         ? "all rows of partitions that %s still has are lost"
                         : "all rows of %s are lost",
                     object_id(steps->arena, object));
}

const KindOps table_ops = {
    .sql_kind = "TABLE",
    .size = sizeof(TableObject),
    .attributes = TABLE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = table_create,
    .alter = table_alter,
    .alter_order = table_alter_order,
    .drop = table_drop,
    .needs_not_null = true,
};
