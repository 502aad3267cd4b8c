/* Keys, checks, foreign keys and indexes. */
#include "kinds/kinds_support.h"

static void *on_table(ObjectKind kind, const char *name)
{
    Model *model = new_model();

    return add(model, kind, add_table(model, "t"), kind == KIND_INDEX ? "public" : NULL, name);
}

static KeyObject *key(ObjectKind kind, const char *name)
{
    KeyObject *object = on_table(kind, name);

    object->columns = texts(new_model(), "a", "B", (const char *)NULL);
    return object;
}

#define KEY_HAZARDS "-- TABLE_SCAN ACCESS_EXCLUSIVE_LOCK MAY_FAIL\n"

static void test_keys(void **state)
{
    KeyObject *full = key(KIND_UNIQUE, "u");

    (void)state;
    assert_text(create_text(key(KIND_PRIMARY_KEY, "t_pkey")), KEY_HAZARDS
                "-- fails when two rows of public.t have the same key, or one has NULL in it\n"
                "ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a, \"B\");\n");
    full->nulls_not_distinct = true;
    full->include = texts(new_model(), "c", (const char *)NULL);
    add_option(new_model(), &full->options, "fillfactor", "90");
    full->tablespace = "fast";
    full->deferrable = true;
    full->initially_deferred = true;
    assert_text(create_text(full), KEY_HAZARDS
                "-- fails when two rows of public.t have the same key\n"
                "ALTER TABLE public.t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a, \"B\") "
                "INCLUDE (c) WITH (fillfactor = 90) USING INDEX TABLESPACE fast DEFERRABLE "
                "INITIALLY DEFERRED;\n");
    assert_text(drop_text(key(KIND_UNIQUE, HOSTILE)),
                "ALTER TABLE public.t DROP CONSTRAINT " HOSTILE_SQL ";\n");
}

static void test_key_alter(void **state)
{
    KeyObject *to = key(KIND_UNIQUE, "u");
    KeyObject *other = key(KIND_UNIQUE, "u");

    (void)state;
    add_option(new_model(), &to->options, "fillfactor", "90");
    to->tablespace = "fast";
    assert_text(alter_text(key(KIND_UNIQUE, "u"), to),
                "ALTER INDEX public.u SET (fillfactor = 90);\n"
                "-- ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER INDEX public.u SET TABLESPACE fast;\n");
    assert_text(alter_text(to, key(KIND_UNIQUE, "u")),
                "ALTER INDEX public.u RESET (fillfactor);\n"
                "-- ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER INDEX public.u SET TABLESPACE pg_default;\n");
    other->deferrable = true;
    assert_text(alter_text(to, other), "replace");
}

static void test_key_that_the_table_names(void **state)
{
    KeyObject *object = key(KIND_UNIQUE, "u");

    (void)state;
    ((TableObject *)object->object.parent)->replica_identity = "u";
    assert_non_null(strstr(create_text(object),
                           "UNIQUE (a, \"B\");\n"
                           "ALTER TABLE public.t REPLICA IDENTITY USING INDEX u;\n"));
}

static CheckObject *check(bool not_valid)
{
    CheckObject *object = on_table(KIND_CHECK, "positive");

    object->expr = expr("a > 0");
    object->not_valid = not_valid;
    return object;
}

static void test_check(void **state)
{
    CheckObject *own = check(false);
    CheckObject *other = check(false);

    (void)state;
    assert_text(create_text(check(false)),
                KEY_HAZARDS "-- fails when a row of public.t does not satisfy it\n"
                            "ALTER TABLE public.t ADD CONSTRAINT positive CHECK (a > 0);\n");
    own->no_inherit = true;
    assert_non_null(strstr(create_text(own), "CHECK (a > 0) NO INHERIT;"));
    assert_text(create_text(check(true)),
                "ALTER TABLE public.t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;\n");
    assert_false(check_ops.can_fold(&check(true)->object));
    assert_true(check_ops.can_fold(&check(false)->object));
    assert_text(alter_text(check(true), check(false)),
                "-- TABLE_SCAN MAY_FAIL\n"
                "-- fails when a row of public.t does not satisfy it\n"
                "ALTER TABLE public.t VALIDATE CONSTRAINT positive;\n");
    assert_text(alter_text(check(false), check(true)), "replace");
    other->expr = expr("a > 1");
    assert_text(alter_text(check(false), other), "replace");
    assert_text(drop_text(own), "ALTER TABLE public.t DROP CONSTRAINT positive;\n");
}

static ForeignKeyObject *foreign_key(void)
{
    ForeignKeyObject *object = on_table(KIND_FOREIGN_KEY, "t_user_id_fkey");

    object->columns = texts(new_model(), "user_id", "Tenant", (const char *)NULL);
    object->target_schema = "Auth";
    object->target_table = "users";
    object->target_columns = texts(new_model(), "id", "tenant", (const char *)NULL);
    return object;
}

static void test_foreign_key(void **state)
{
    ForeignKeyObject *full = foreign_key();

    (void)state;
    assert_text(create_text(foreign_key()),
                "-- TABLE_SCAN MAY_FAIL\n"
                "-- fails when a row of public.t refers to none in Auth.users\n"
                "ALTER TABLE public.t ADD CONSTRAINT t_user_id_fkey FOREIGN KEY (user_id, "
                "\"Tenant\") REFERENCES \"Auth\".users (id, tenant);\n");
    full->match = "FULL";
    full->on_update = "CASCADE";
    full->on_delete = "SET NULL";
    full->on_delete_columns = texts(new_model(), "user_id", (const char *)NULL);
    full->deferrable = true;
    full->initially_deferred = true;
    full->not_valid = true;
    assert_text(create_text(full),
                "ALTER TABLE public.t ADD CONSTRAINT t_user_id_fkey FOREIGN KEY (user_id, "
                "\"Tenant\") REFERENCES \"Auth\".users (id, tenant) MATCH FULL ON UPDATE CASCADE "
                "ON DELETE SET NULL (user_id) DEFERRABLE INITIALLY DEFERRED NOT VALID;\n");
    assert_false(foreign_key_ops.can_fold(&full->object));
    assert_text(drop_text(full), "ALTER TABLE public.t DROP CONSTRAINT t_user_id_fkey;\n");
}

static void test_foreign_key_alter(void **state)
{
    ForeignKeyObject *from = foreign_key();
    ForeignKeyObject *to = foreign_key();

    (void)state;
    to->deferrable = true;
    assert_text(alter_text(from, to), "ALTER TABLE public.t ALTER CONSTRAINT t_user_id_fkey "
                                      "DEFERRABLE INITIALLY IMMEDIATE;\n");
    assert_text(alter_text(to, from),
                "ALTER TABLE public.t ALTER CONSTRAINT t_user_id_fkey NOT DEFERRABLE;\n");
    to->initially_deferred = true;
    from->not_valid = true;
    assert_text(alter_text(from, to),
                "ALTER TABLE public.t ALTER CONSTRAINT t_user_id_fkey DEFERRABLE INITIALLY "
                "DEFERRED;\n"
                "-- TABLE_SCAN MAY_FAIL\n"
                "-- fails when a row of public.t refers to none in Auth.users\n"
                "ALTER TABLE public.t VALIDATE CONSTRAINT t_user_id_fkey;\n");
    assert_text(alter_text(to, from), "replace");
    to->on_delete = "CASCADE";
    assert_text(alter_text(from, to), "replace");
}

static IndexObject *index_on(const char *name)
{
    IndexObject *object = on_table(KIND_INDEX, name);

    object->method = "btree";
    vec_push(test_arena(), &object->keys, (IndexKey){.column = "a"});
    return object;
}

static void test_index(void **state)
{
    IndexObject *full = index_on("Full");
    IndexObject *gin = index_on("g");
    IndexKey *gin_key = &gin->keys.items[0];

    (void)state;
    assert_text(create_text(index_on("t_a_idx")),
                "-- TABLE_SCAN\nCREATE INDEX t_a_idx ON public.t (a);\n");
    full->unique = true;
    full->nulls_not_distinct = true;
    full->tablespace = "fast";
    full->predicate = expr("b IS NOT NULL");
    full->include = texts(new_model(), "c", "d", (const char *)NULL);
    add_option(new_model(), &full->options, "fillfactor", "50");
    full->keys.items[0] = (IndexKey){.column = "A", .collation = "\"C\"", .descending = true};
    vec_push(test_arena(), &full->keys,
             (IndexKey){.expr = expr("lower(b)"), .descending = true, .nulls_first = true});
    vec_push(test_arena(), &full->keys, (IndexKey){.column = "c", .nulls_first = true});
    assert_text(create_text(full),
                "-- TABLE_SCAN MAY_FAIL\n"
                "-- fails when two rows of public.t have the same key\n"
                "CREATE UNIQUE INDEX \"Full\" ON public.t (\"A\" COLLATE \"C\" DESC NULLS LAST, "
                "(lower(b)) DESC, c NULLS FIRST) INCLUDE (c, d) NULLS NOT DISTINCT WITH "
                "(fillfactor = 50) TABLESPACE fast WHERE (b IS NOT NULL);\n");
    gin->method = "gist";
    gin_key->opclass = "public.gist_trgm_ops";
    add_option(new_model(), &gin_key->opclass_options, "siglen", "32");
    assert_text(create_text(gin), "-- TABLE_SCAN\nCREATE INDEX g ON public.t USING gist (a "
                                  "public.gist_trgm_ops (siglen = 32));\n");
    assert_text(drop_text(full), "DROP INDEX public.\"Full\";\n");
}

static void test_index_alter(void **state)
{
    IndexObject *to = index_on("i");
    IndexObject *other = index_on("i");

    (void)state;
    add_option(new_model(), &to->options, "fastupdate", "off");
    to->tablespace = "fast";
    assert_text(alter_text(index_on("i"), to), "ALTER INDEX public.i SET (fastupdate = off);\n"
                                               "-- ACCESS_EXCLUSIVE_LOCK\n"
                                               "ALTER INDEX public.i SET TABLESPACE fast;\n");
    other->keys.items[0].descending = true;
    assert_text(alter_text(index_on("i"), other), "replace");
}

static void test_index_that_the_table_names(void **state)
{
    IndexObject *object = index_on("i");
    TableObject *table = (TableObject *)object->object.parent;

    (void)state;
    table->clustered_on = "i";
    table->replica_identity = "i";
    assert_text(create_text(object), "-- TABLE_SCAN\n"
                                     "CREATE INDEX i ON public.t (a);\n"
                                     "ALTER TABLE public.t REPLICA IDENTITY USING INDEX i;\n"
                                     "ALTER TABLE public.t CLUSTER ON i;\n");
}
