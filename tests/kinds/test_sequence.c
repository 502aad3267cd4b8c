/* Sequences, their owners, and identity columns. */
#include "kinds/kinds_support.h"

static void set_bigint(SequenceObject *sequence)
{
    sequence->data_type = "bigint";
    sequence->start = sequence->minimum = sequence->increment = sequence->cache = 1;
    sequence->maximum = INT64_MAX;
}

static SequenceObject *sequence(const char *name)
{
    SequenceObject *object = add(new_model(), KIND_SEQUENCE, NULL, "public", name);

    set_bigint(object);
    return object;
}

static SequenceObject *integer_sequence(void)
{
    SequenceObject *object = sequence("s");

    object->data_type = "integer";
    object->maximum = INT32_MAX;
    return object;
}

static void test_create_prints_what_is_not_default(void **state)
{
    SequenceObject *object = sequence("s");

    (void)state;
    assert_text(create_text(object), "CREATE SEQUENCE public.s;\n");
    assert_text(create_text(integer_sequence()), "CREATE SEQUENCE public.s AS integer;\n");
    object->data_type = "smallint";
    object->maximum = 32767;
    object->start = 5;
    object->increment = 2;
    object->minimum = 3;
    object->cache = 10;
    object->cycle = true;
    object->persistence = "UNLOGGED";
    assert_text(create_text(object), "CREATE UNLOGGED SEQUENCE public.s AS smallint START WITH 5 "
                                     "INCREMENT BY 2 MINVALUE 3 CACHE 10 CYCLE;\n");
    assert_text(create_text(sequence(HOSTILE)), "CREATE SEQUENCE public." HOSTILE_SQL ";\n");
}

static void test_create_descending(void **state)
{
    SequenceObject *object = sequence("s");

    (void)state;
    object->increment = -1;
    object->start = object->maximum = -1;
    object->minimum = INT64_MIN;
    assert_text(create_text(object), "CREATE SEQUENCE public.s INCREMENT BY -1;\n");
    object->minimum = -100;
    object->maximum = 100;
    object->start = 100;
    assert_text(create_text(object),
                "CREATE SEQUENCE public.s INCREMENT BY -1 MINVALUE -100 MAXVALUE 100;\n");
}

static void test_drop(void **state)
{
    (void)state;
    assert_text(drop_text(sequence("s")), "-- DATA_LOSS\n"
                                          "-- the number that public.s has reached is lost\n"
                                          "DROP SEQUENCE public.s;\n");
}

static void test_alter_type_moves_limits_by_itself(void **state)
{
    SequenceObject *limited = integer_sequence();

    (void)state;
    assert_text(alter_text(integer_sequence(), sequence("s")),
                "ALTER SEQUENCE public.s AS bigint;\n");
    assert_text(alter_text(sequence("s"), integer_sequence()),
                "-- MAY_FAIL\n"
                "-- fails when it has come beyond 2147483647\n"
                "ALTER SEQUENCE public.s AS integer;\n");
    /* A limit that was not that of the type stays, and has to be changed. */
    limited->maximum = 1000;
    assert_text(alter_text(limited, sequence("s")),
                "ALTER SEQUENCE public.s AS bigint MAXVALUE 9223372036854775807;\n");
}

static void test_alter_options(void **state)
{
    SequenceObject *to = sequence("s");

    (void)state;
    to->increment = 3;
    to->start = 7;
    to->cache = 32;
    to->cycle = true;
    to->persistence = "UNLOGGED";
    assert_text(alter_text(sequence("s"), to),
                "ALTER SEQUENCE public.s INCREMENT BY 3 START WITH 7 CACHE 32 CYCLE;\n"
                "ALTER SEQUENCE public.s SET UNLOGGED;\n");
    assert_text(alter_text(to, sequence("s")),
                "ALTER SEQUENCE public.s INCREMENT BY 1 START WITH 1 CACHE 1 NO CYCLE;\n"
                "ALTER SEQUENCE public.s SET LOGGED;\n");
}

static void test_alter_raises_the_beginning(void **state)
{
    SequenceObject *to = sequence("s");
    SequenceObject *from = sequence("s");

    (void)state;
    to->minimum = 5;
    to->start = 7;
    assert_text(alter_text(from, to),
                "-- a sequence has to be within its new limits before they are set\n"
                "SELECT pg_catalog.setval('public.s', 7, false) FROM public.s WHERE last_value < "
                "5;\n"
                "ALTER SEQUENCE public.s MINVALUE 5 START WITH 7;\n");
    /* Nothing in common: the number reached is of no use. */
    from->maximum = 4;
    assert_text(alter_text(from, to), "ALTER SEQUENCE public.s MINVALUE 5 MAXVALUE "
                                      "9223372036854775807 START WITH 7 RESTART WITH 7;\n");
}

static void test_owner(void **state)
{
    SequenceOwnerObject *owners[2];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        Model *model = new_model();

        owners[i] = add(model, KIND_SEQUENCE_OWNER,
                        add(model, KIND_SEQUENCE, NULL, "public", "My Seq"), NULL, "");
        owners[i]->column_sql = i == 0 ? "public.t.id" : "public.t.\"Id\"";
    }
    assert_text(create_text(owners[0]), "ALTER SEQUENCE public.\"My Seq\" OWNED BY public.t.id;\n");
    assert_text(alter_text(owners[0], owners[1]),
                "ALTER SEQUENCE public.\"My Seq\" OWNED BY public.t.\"Id\";\n");
    assert_text(drop_text(owners[0]), "ALTER SEQUENCE public.\"My Seq\" OWNED BY NONE;\n");
}

static IdentityObject *identity(const char *table, const char *column, const char *sequence_name)
{
    Model *model = new_model();
    IdentityObject *object =
        add(model, KIND_IDENTITY, add_column(model, add_table(model, table), column, "bigint"),
            NULL, "");

    object->generation = "ALWAYS";
    object->sequence_name = sequence_name;
    object->data_type = "bigint";
    object->start = object->minimum = object->increment = object->cache = 1;
    object->maximum = INT64_MAX;
    return object;
}

static const char *clause_of(const IdentityObject *object)
{
    Str text = str_new(test_arena());

    identity_ops.append_clause(&text, &object->object, NULL);
    return text.text;
}

static void test_identity_clause(void **state)
{
    IdentityObject *object = identity("t", "id", "t_id_seq");

    (void)state;
    assert_text(clause_of(object), "GENERATED ALWAYS AS IDENTITY");
    object->generation = "BY DEFAULT";
    object->start = 100;
    object->cycle = true;
    assert_text(clause_of(object), "GENERATED BY DEFAULT AS IDENTITY (START WITH 100 CYCLE)");
    object->sequence_name = "Numbers";
    assert_text(clause_of(object), "GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "
                                   "public.\"Numbers\" START WITH 100 CYCLE)");
    assert_text(clause_of(identity("t", "id", NULL)), "GENERATED ALWAYS AS IDENTITY");
    assert_text(clause_of(identity("t_id", "x", "t_id_x_seq")), "GENERATED ALWAYS AS IDENTITY");
}

static void test_identity_steps(void **state)
{
    IdentityObject *from = identity("t", "id", "t_id_seq");
    IdentityObject *to = identity("t", "id", "numbers");

    (void)state;
    assert_text(create_text(from),
                "ALTER TABLE public.t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;\n");
    assert_text(drop_text(from),
                "-- DATA_LOSS\n"
                "-- the number that the identity of public.t.id has reached is lost\n"
                "ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;\n");
    to->generation = "BY DEFAULT";
    to->increment = 10;
    to->minimum = 100;
    to->start = 100;
    to->maximum = 99999;
    to->cycle = true;
    assert_text(alter_text(from, to),
                "-- a sequence has to be within its new limits before they are set\n"
                "SELECT pg_catalog.setval('public.t_id_seq', 100, false) FROM public.t_id_seq "
                "WHERE last_value < 100;\n"
                "-- MAY_FAIL\n"
                "-- fails when it has come beyond 99999\n"
                "ALTER TABLE public.t ALTER COLUMN id SET GENERATED BY DEFAULT SET INCREMENT BY 10 "
                "SET MINVALUE 100 SET MAXVALUE 99999 SET START WITH 100 SET CYCLE;\n"
                "ALTER SEQUENCE public.t_id_seq RENAME TO numbers;\n");
}

static void test_identity_follows_the_type_of_its_column(void **state)
{
    IdentityObject *from = identity("t", "id", "t_id_seq");

    (void)state;
    ((ColumnObject *)from->object.parent)->type = "integer";
    from->data_type = "integer";
    from->maximum = INT32_MAX;
    assert_text(alter_text(from, identity("t", "id", "t_id_seq")), "");
}
