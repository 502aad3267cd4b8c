/* Tables with what folds into them, and what changes of a table itself. */
#include "kinds/kinds_support.h"

static KeyObject *add_key(Model *model, ObjectKind kind, TableObject *table, const char *name,
                          const char *column)
{
    KeyObject *key = add(model, kind, table, NULL, name);

    key->columns = texts(model, column, (const char *)NULL);
    return key;
}

static void test_create_with_clauses_in_order(void **state)
{
    Model *model = new_model();
    TableObject *table = add_table(model, "tasks");
    CheckObject *check = add(model, KIND_CHECK, table, NULL, "tasks_title_check");
    ColumnObject *id, *title;

    (void)state;
    check->expr = expr("length(title) > 0");
    add_key(model, KIND_PRIMARY_KEY, table, "tasks_pkey", "id");
    add_key(model, KIND_UNIQUE, table, "tasks_title_key", "title");
    id = add_column(model, table, "id", "uuid");
    id->not_null = true;
    add_default(model, id, "gen_random_uuid()");
    title = add_column(model, table, "title", "text");
    title->collation = "\"C\"";
    title->compression = "lz4";
    add_column(model, table, "length", "integer")->generated = expr("length(title)");
    assert_text(create_text(table),
                "CREATE TABLE public.tasks (\n"
                "    id uuid DEFAULT gen_random_uuid() NOT NULL,\n"
                "    title text COMPRESSION lz4 COLLATE \"C\",\n"
                "    length integer GENERATED ALWAYS AS (length(title)) STORED,\n"
                "    CONSTRAINT tasks_pkey PRIMARY KEY (id),\n"
                "    CONSTRAINT tasks_title_key UNIQUE (title),\n"
                "    CONSTRAINT tasks_title_check CHECK (length(title) > 0)\n"
                ");\n");
}

static void test_create_what_clauses_cannot_say(void **state)
{
    Model *model = new_model();
    TableObject *table = add_table(model, HOSTILE);
    ColumnObject *column = add_column(model, table, HOSTILE, "text");
    ForeignKeyObject *later;

    (void)state;
    column->storage = "EXTERNAL";
    column->statistics = "500";
    add_option(model, &column->options, "n_distinct", "-0.5");
    add_key(model, KIND_PRIMARY_KEY, table, "k", HOSTILE);
    later = add(model, KIND_FOREIGN_KEY, table, NULL, "later");
    later->not_valid = true;
    table->persistence = "UNLOGGED";
    table->access_method = "heap";
    table->tablespace = "Fast";
    add_option(model, &table->options, "fillfactor", "70");
    add_option(model, &table->options, "toast.autovacuum_enabled", "false");
    table->row_security = true;
    table->force_row_security = true;
    table->replica_identity = "k";
    table->clustered_on = "k";
    assert_text(
        create_text(table),
        "CREATE UNLOGGED TABLE public." HOSTILE_SQL " (\n"
        "    " HOSTILE_SQL " text,\n"
        "    CONSTRAINT k PRIMARY KEY (" HOSTILE_SQL ")\n"
        ")\n"
        "USING heap\n"
        "WITH (fillfactor = 70, toast.autovacuum_enabled = false)\n"
        "TABLESPACE \"Fast\";\n"
        "ALTER TABLE public." HOSTILE_SQL " ALTER COLUMN " HOSTILE_SQL " SET STORAGE EXTERNAL;\n"
        "ALTER TABLE public." HOSTILE_SQL " ALTER COLUMN " HOSTILE_SQL " SET STATISTICS 500;\n"
        "ALTER TABLE public." HOSTILE_SQL " ALTER COLUMN " HOSTILE_SQL " SET (n_distinct = -0.5);\n"
        "ALTER TABLE public." HOSTILE_SQL " REPLICA IDENTITY USING INDEX k;\n"
        "ALTER TABLE public." HOSTILE_SQL " CLUSTER ON k;\n"
        "-- SECURITY_CHANGE\n"
        "-- policies now decide which rows of public." HOSTILE
        " a role may see and change; without one, none\n"
        "ALTER TABLE public." HOSTILE_SQL " ENABLE ROW LEVEL SECURITY;\n"
        "-- SECURITY_CHANGE\n"
        "-- policies of public." HOSTILE " now apply to its owner too\n"
        "ALTER TABLE public." HOSTILE_SQL " FORCE ROW LEVEL SECURITY;\n");
}

/* That the table is a child of `public.<name>`, which is in no model. */
static InheritanceObject *add_parent(Model *model, TableObject *table, const char *name,
                                     const char *bound)
{
    InheritanceObject *link = add(model, KIND_INHERITANCE, table, NULL, name);

    for (size_t i = 0; i < table->object.children.count; i++)
        link->number += table->object.children.items[i]->kind == KIND_INHERITANCE;
    link->parent_table = link->object.name;
    link->bound = bound;
    link->of = &add_table(new_model(), "parent")->object;
    return link;
}

static void test_create_empty_inherited_partitioned(void **state)
{
    Model *model = new_model();
    TableObject *empty = add_table(model, "empty");
    TableObject *child = add_table(model, "child");
    TableObject *root = add_table(model, "root");
    TableObject *part = add_table(model, "part");

    (void)state;
    assert_text(create_text(empty), "CREATE TABLE public.empty ();\n");

    add_parent(model, child, "public.\"A\"", NULL);
    add_parent(model, child, "public.b", NULL);
    add_column(model, child, "old", "text")->inherited = true;
    add_column(model, child, "own", "text");
    child->replica_identity = "FULL";
    assert_text(create_text(child), "CREATE TABLE public.child (\n"
                                    "    own text\n"
                                    ")\n"
                                    "INHERITS (public.\"A\", public.b);\n"
                                    "ALTER TABLE public.child REPLICA IDENTITY FULL;\n");

    root->partition_strategy = "RANGE";
    vec_push(model->arena, &root->partition_keys, ((IndexKey){.column = "at"}));
    vec_push(model->arena, &root->partition_keys,
             ((IndexKey){.expr = expr("lower(b)"), .collation = "\"C\"", .opclass = "text_ops"}));
    add_column(model, root, "at", "date");
    assert_text(create_text(root), "CREATE TABLE public.root (\n"
                                   "    at date\n"
                                   ")\n"
                                   "PARTITION BY RANGE (at, (lower(b)) COLLATE \"C\" text_ops);\n");

    add_parent(model, part, "public.root", "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')");
    add_default(model, add_column(model, part, "at", "date"), "now()");
    ((ColumnObject *)object_child(&part->object, KIND_COLUMN, "at"))->inherited = true;
    assert_text(create_text(part), "CREATE TABLE public.part PARTITION OF public.root\n"
                                   "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');\n");
    add_key(model, KIND_PRIMARY_KEY, part, "part_pkey", "at");
    assert_text(create_text(part), "CREATE TABLE public.part PARTITION OF public.root (\n"
                                   "    CONSTRAINT part_pkey PRIMARY KEY (at)\n"
                                   ")\n"
                                   "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');\n");
}

static void test_type_of_a_table(void **state)
{
    Model *model = new_model();
    TableObject *table = add_table(model, "typed");
    Object *object = model_new_object(model, KIND_TABLE_TYPE, &table->object, NULL, "");

    (void)state;
    ((TableTypeObject *)object)->type = "public.point3";
    assert_null(model_add(model, object));
    add_column(model, table, "x", "integer");
    assert_text(create_text(table), "CREATE TABLE public.typed (\n    x integer\n);\n");
    assert_text(create_text(object), "ALTER TABLE public.typed OF public.point3;\n");
    assert_text(drop_text(object), "ALTER TABLE public.typed NOT OF;\n");
}

static void test_default_of_an_inherited_column(void **state)
{
    Model *model = new_model();
    ColumnObject *column = add_column(model, add_table(model, "part"), "at", "date");
    DefaultObject *value = add_default(model, column, "now()");

    (void)state;
    column->inherited = true;
    assert_false(default_ops.can_fold(&value->object));
    assert_text(create_text(value), "ALTER TABLE public.part ALTER COLUMN at SET DEFAULT now();\n");
    assert_text(create_text(column), "");
    assert_text(drop_text(column), "");
}

static void test_drop(void **state)
{
    (void)state;
    assert_text(drop_text(add_table(new_model(), "tasks")), "-- DATA_LOSS\n"
                                                            "-- all rows of public.tasks are lost\n"
                                                            "DROP TABLE public.tasks;\n");
}

static void test_alter_flags(void **state)
{
    TableObject *from = add_table(new_model(), "t");
    TableObject *to = add_table(new_model(), "t");

    (void)state;
    to->persistence = "UNLOGGED";
    to->row_security = true;
    from->force_row_security = true;
    from->replica_identity = "NOTHING";
    to->tablespace = "fast";
    to->access_method = "columnar";
    assert_text(alter_text(from, to),
                "-- TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK\n"
                "-- after a crash of the server public.t will be empty\n"
                "ALTER TABLE public.t SET UNLOGGED;\n"
                "-- TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.t SET ACCESS METHOD columnar;\n"
                "-- TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.t SET TABLESPACE fast;\n"
                "-- SECURITY_CHANGE\n"
                "-- policies now decide which rows of public.t a role may see and change; without "
                "one, none\n"
                "ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;\n"
                "-- SECURITY_CHANGE\n"
                "-- policies of public.t no longer apply to its owner\n"
                "ALTER TABLE public.t NO FORCE ROW LEVEL SECURITY;\n"
                "ALTER TABLE public.t REPLICA IDENTITY DEFAULT;\n");
    assert_text(alter_text(to, from),
                "-- TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.t SET LOGGED;\n"
                "-- TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.t SET ACCESS METHOD heap;\n"
                "-- TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.t SET TABLESPACE pg_default;\n"
                "-- SECURITY_CHANGE\n"
                "-- policies no longer apply: who has a privilege on public.t has it for all rows\n"
                "ALTER TABLE public.t DISABLE ROW LEVEL SECURITY;\n"
                "-- SECURITY_CHANGE\n"
                "-- policies of public.t now apply to its owner too\n"
                "ALTER TABLE public.t FORCE ROW LEVEL SECURITY;\n"
                "ALTER TABLE public.t REPLICA IDENTITY NOTHING;\n");
}

static void test_alter_options(void **state)
{
    Model *model = new_model();
    TableObject *from = add_table(model, "t");
    TableObject *to = add_table(new_model(), "t");

    (void)state;
    add_option(model, &from->options, "fillfactor", "70");
    add_option(model, &from->options, "autovacuum_enabled", "false");
    add_option(model, &from->options, "toast.x", "1");
    add_option(model, &to->options, "fillfactor", "80");
    add_option(model, &to->options, "vacuum_index_cleanup", "it's");
    add_option(model, &to->options, "autovacuum_enabled", "false");
    assert_text(alter_text(from, to), "ALTER TABLE public.t RESET (toast.x);\n"
                                      "ALTER TABLE public.t SET (fillfactor = 80, "
                                      "vacuum_index_cleanup = 'it''s');\n");
}

static void test_alter_index_marks(void **state)
{
    Model *model = new_model();
    Model *other = new_model();
    TableObject *from = add_table(model, "t");
    TableObject *to = add_table(other, "t");

    (void)state;
    add_key(model, KIND_UNIQUE, from, "there", "a");
    add_key(other, KIND_UNIQUE, to, "there", "a");
    to->clustered_on = "there";
    to->replica_identity = "there";
    assert_text(alter_text(from, to), "ALTER TABLE public.t REPLICA IDENTITY USING INDEX there;\n"
                                      "ALTER TABLE public.t CLUSTER ON there;\n");
    assert_text(alter_text(to, from), "ALTER TABLE public.t REPLICA IDENTITY DEFAULT;\n"
                                      "ALTER TABLE public.t SET WITHOUT CLUSTER;\n");
    /* The steps that make a new index mark it. */
    to->clustered_on = "new";
    to->replica_identity = "new";
    assert_text(alter_text(from, to), "");
}

static void test_alter_inheritance_and_partitions(void **state)
{
    Model *model = new_model();
    Model *other = new_model();
    TableObject *from = add_table(model, "t");
    TableObject *to = add_table(other, "t");
    InheritanceObject *old_b;
    InheritanceObject *new_b;

    (void)state;
    add_parent(model, from, "public.a", NULL);
    old_b = add_parent(model, from, "public.b", NULL);
    add_parent(other, to, "public.a", NULL);
    add_parent(other, to, "public.c", NULL);
    new_b = add_parent(other, to, "public.b", NULL);
    assert_text(alter_text(from, to), "");
    /* It has to come after the new one: it leaves and joins again as any other. */
    assert_text(alter_text(old_b, new_b), "replace");
    /* One that goes from between them does not matter. */
    assert_text(alter_text(new_b, old_b), "");
    assert_text(create_text(new_b),
                "-- MAY_FAIL\n"
                "-- fails unless public.t has all columns and checks of its new parent\n"
                "ALTER TABLE public.t INHERIT public.b;\n");
    assert_text(drop_text(old_b), "ALTER TABLE public.t NO INHERIT public.b;\n");

    model = new_model();
    to = add_table(model, "t");
    new_b = add_parent(model, to, "public.root", "FOR VALUES IN (1)");
    assert_text(create_text(new_b),
                "-- TABLE_SCAN MAY_FAIL\n"
                "-- fails when a row of public.t lies outside of the bounds\n"
                "ALTER TABLE public.root ATTACH PARTITION public.t FOR VALUES IN (1);\n");
    assert_text(drop_text(new_b), "-- ACCESS_EXCLUSIVE_LOCK\n"
                                  "ALTER TABLE public.root DETACH PARTITION public.t;\n");
    model = new_model();
    from = add_table(model, "t");
    old_b = add_parent(model, from, "public.root", "DEFAULT");
    assert_text(alter_text(old_b, new_b),
                "-- ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.root DETACH PARTITION public.t;\n"
                "-- TABLE_SCAN MAY_FAIL\n"
                "-- fails when a row of public.t lies outside of the bounds\n"
                "ALTER TABLE public.root ATTACH PARTITION public.t FOR VALUES IN (1);\n");
    from = add_table(new_model(), "t");
    to = add_table(new_model(), "t");
    from->partition_strategy = "LIST";
    assert_text(alter_text(from, to), "replace");
}
