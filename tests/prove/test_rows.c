/* Rows for any table, and how they are found again. needs: server */
#include "prove/fill.h"
#include "prove/kept.h"
#include "prove/load.h"
#include "scratch/scratch.h"
#include "sqlread/sqlread.h"
#include "support/support.h"

static Scratch *server;

static int group_setup(void **state)
{
    static const char *const SETTINGS[] = {"client_min_messages=error"};
    const ScratchOptions options = {
        .pg_bin = getenv("SCHEMAC_TEST_PG_BIN"), .settings = SETTINGS, .setting_count = 1};
    DiagList diags = support_diags();

    (void)state;
    server = scratch_start(test_arena(), &options, &diags);
    if (server == NULL)
        fputs(support_diag_text(&diags), stderr);
    return server != NULL ? 0 : -1;
}

static int group_teardown(void **state)
{
    (void)state;
    scratch_stop(server);
    return 0;
}

/* ---- what the tests share ---- */

typedef struct Case {
    DiagList diags;
    Session *from;
    Session *to;
    ProveResult result;
} Case;

/* Runs SQL; the first value of the result. */
static const char *run(Session *session, const char *sql)
{
    PGresult *result = PQexec(session->pg, sql);
    ExecStatusType status = PQresultStatus(result);
    const char *value = "";

    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        fail_msg("%s: %s", sql, PQerrorMessage(session->pg));
    if (status == PGRES_TUPLES_OK && PQntuples(result) > 0)
        value = arena_strdup(test_arena(), PQgetvalue(result, 0, 0));
    PQclear(result);
    return value;
}

static Session *new_database(Case *one)
{
    static int number;
    const char *name = arena_printf(test_arena(), "rows %d", ++number);
    Session *session;

    if (!scratch_create_database(server, name, NULL, &one->diags))
        fail_msg("%s", support_diag_text(&one->diags));
    session = session_open(test_arena(), scratch_conninfo(server, test_arena(), name), &one->diags);
    run(session, "reset all");
    return session;
}

/* A plan that promises to lose nothing. */
static const Plan NOTHING = {0};

/* Two databases with these schemas, and rows in the first. */
static Case filled(const char *from, const char *to)
{
    Case one = {.diags = support_diags()};

    one.from = new_database(&one);
    one.to = new_database(&one);
    run(one.from, from);
    run(one.to, to);
    if (!fill_tables(one.from, one.to, &NOTHING, test_arena(), &one.result))
        fail_msg("%s", support_diag_text(&one.diags));
    return one;
}

static void end(Case *one)
{
    session_close(one->from);
    session_close(one->to);
}

static const char *notes_text(const ProveNoteVec *notes)
{
    Str text = str_new(test_arena());

    for (size_t i = 0; i < notes->count; i++)
        str_printf(&text, "%s: %s\n", notes->items[i].table, notes->items[i].text);
    return text.text;
}

/* ---- filling ---- */

static const char TYPES[] =
    "create schema s;"
    "create type s.\"odd 'type'\" as enum ('a''b', 'c\"d', 'ü');"
    "create domain s.slug as varchar(20) check (value ~ '^[a-z]+-[0-9]{3}$') not null;"
    "create domain s.percent as numeric(5,2) check (value between 12.5 and 13);"
    "create type s.pair as (a int, b s.\"odd 'type'\");"
    "create type s.span as range (subtype = numeric);"
    "create table s.\"all types\" (id bigint generated always as identity primary key,"
    " b boolean not null, i2 smallint not null, n numeric(4,1) not null, f float4 not null,"
    " t text not null, c char(3) not null, v varchar(2) not null, u uuid not null unique,"
    " d date not null, ts timestamptz not null, iv interval not null, j jsonb not null,"
    " x bytea not null, ip inet not null, mac macaddr not null, bits bit(5) not null,"
    " bv bit varying(4) not null, p point not null, poly polygon not null, tv tsvector not null,"
    " lsn pg_lsn not null, e s.\"odd 'type'\" not null, slug s.slug, pc s.percent not null,"
    " pr s.pair not null, r s.span not null, mr int4multirange not null, ar text[] not null,"
    " ea s.\"odd 'type'\"[] not null, reg regclass not null, m money not null,"
    " g int generated always as (i2 * 2) stored);";

static void test_every_type_gets_values(void **state)
{
    Case one = filled(TYPES, TYPES);

    (void)state;
    assert_text(notes_text(&one.result.empty), "");
    assert_int_equal(one.result.tables, 1);
    assert_int_equal(one.result.rows, 3);
    assert_text(run(one.from, "select count(*) from s.\"all types\""), "3");
    end(&one);
}

static void test_checks_are_fulfilled(void **state)
{
    static const char SQL[] =
        "create table t (status text not null check (status in ('new', 'old')),"
        " code text not null check (length(code) = 17), mail text check (mail like '%@%.org'),"
        " hex text not null check (hex ~ '^[0-9a-f]{64}$'), low int not null, high int not null,"
        " data jsonb not null check (data ? 'kind' and jsonb_typeof(data) = 'object'),"
        " year int not null check (year > 1987 and year < 1990),"
        " check (low > high and high > 10));"
        "create unique index on t (status) where low > 1000000;";
    Case one = filled(SQL, SQL);

    (void)state;
    assert_text(notes_text(&one.result.empty), "");
    assert_true(one.result.rows > 0);
    end(&one);
}

static void test_keys_point_to_rows(void **state)
{
    static const char KEYS[] =
        "create table z (id int primary key, up int references z);"
        "create table a (z int not null references z, n int not null, primary key (z, n));"
        "create table b (z int not null references z, n int, foreign key (z, n) references a);"
        "create table p (k int not null references z, d date not null) partition by range (d);"
        "create table p1 partition of p for values from ('2031-05-01') to ('2031-06-01');"
        "create table p2 partition of p default;"
        "create table q (k int) partition by hash (k);"
        "create table q0 partition of q for values with (modulus 2, remainder 0);"
        "create table q1 partition of q for values with (modulus 2, remainder 1);"
        "create table x (id int primary key, y int not null);"
        "create table y (id int primary key, x int not null references x);"
        "alter table x add foreign key (y) references y;";
    Case one = filled(KEYS, KEYS);

    (void)state;
    assert_text(notes_text(&one.result.empty), "public.x: it needs a row of public.y\n"
                                               "public.y: it needs a row of public.x\n");
    /* The keys hold though nobody has checked them yet. */
    assert_text(run(one.from, "select count(*) from b left join a on (a.z, a.n) = (b.z, b.n) "
                              "where b.n is not null and a.z is null"),
                "0");
    assert_text(run(one.from, "select count(*) > 0 from p1"), "t");
    end(&one);
}

/* Rows are such that the new schema takes them, too. */
static void test_rows_fit_the_new_schema(void **state)
{
    Case one = filled("create table t (a text, b int, c text not null);"
                      "create table u (a int not null); create table w (a int not null);",
                      "create table t (a text not null check (a ~ '^x{7}$'), b smallint unique not "
                      "null, c text);"
                      "create table u (a int not null check (a > 8000000));"
                      "create table w (a int not null, b int not null);");

    (void)state;
    assert_text(run(one.from, "select string_agg(distinct a, ',') from t"), "xxxxxxx");
    assert_text(run(one.from, "select min(a) from u"), "8000001");
    assert_text(notes_text(&one.result.empty),
                "public.w: null value in column \"b\" of relation \"w\" violates not-null "
                "constraint\n");
    end(&one);
}

/* ---- finding again ---- */

static const char KEPT[] =
    "create table t (id int generated always as identity primary key, a text not null, b int);"
    "create table u (a int not null);";

/* What is said when `sql` stands for a plan that promises to lose nothing. */
static const char *losses_after(const char *sql, size_t *rows)
{
    Case one = filled(KEPT, KEPT);
    KeptRows *before = kept_read(one.from, test_arena(), &NOTHING);
    const char *text;

    assert_non_null(before);
    run(one.from, "reset all");
    run(one.from, sql);
    if (!kept_check(one.from, test_arena(), before, &NOTHING, &one.result))
        fail_msg("%s", support_diag_text(&one.diags));
    text = notes_text(&one.result.losses);
    if (rows != NULL)
        *rows = one.result.kept_rows;
    end(&one);
    return text;
}

static void test_what_is_kept(void **state)
{
    size_t rows;

    (void)state;
    assert_text(losses_after("select 1", &rows), "");
    assert_int_equal(rows, 6);
    assert_text(losses_after("alter table t rename to t2; alter table t2 rename a to a2;"
                             "alter table t2 alter b type numeric(8,2), alter id type bigint",
                             NULL),
                "");
    /* A cast is not always what the text reads as. */
    assert_text(losses_after("alter table u alter a type \"char\" using a::\"char\"", NULL), "");
    /* A cast may make a value of null. */
    assert_text(losses_after("create function to_e(int) returns point language sql immutable as "
                             "$$select point(coalesce($1, 0), 0)$$;"
                             "create cast (int as point) with function to_e(int);"
                             "alter table t alter b type point using b::point",
                             NULL),
                "");
    /* Written anew, in another order. */
    assert_text(losses_after("create table k as select * from u order by a desc; delete from u;"
                             "insert into u select * from k",
                             NULL),
                "");
}

static void test_what_is_lost(void **state)
{
    (void)state;
    assert_text(losses_after("delete from u where a = (select min(a) from u)", NULL),
                "public.u: this row is gone: {\"a\": \"1\"}\n");
    assert_text(losses_after("update u set a = 77 where a = 1", NULL),
                "public.u: this row is gone: {\"a\": \"1\"}\n"
                "public.u: this row was not there: {\"a\": \"77\"}\n");
    assert_text(losses_after("alter table u alter a type bigint using a * 2", NULL),
                "public.u: this row is gone: {\"a\": \"1\"}\n"
                "public.u: this row is gone: {\"a\": \"3\"}\n"
                "public.u: this row was not there: {\"a\": \"4\"}\n"
                "public.u: this row was not there: {\"a\": \"6\"}\n");
    assert_text(losses_after("alter table t drop b", NULL),
                "public.t: column b is gone, and the plan does not say so\n");
    assert_text(losses_after("drop table u", NULL),
                "public.u: the table is gone with its rows, and the plan does not say so\n");
    assert_text(
        losses_after("alter sequence t_id_seq restart with 2; select nextval('t_id_seq')", NULL),
        "public.t_id_seq: the sequence went back from 3 to 2\n");
    assert_text(losses_after("alter sequence t_id_seq restart", NULL),
                "public.t_id_seq: the sequence had come to 3 and starts anew\n");
}

/* What a plan declares for a table holds for the tables that have its columns, too. */
static void test_declared_losses(void **state)
{
    static const char PARTS[] = "create table p (a int not null, b text) partition by range (a);"
                                "create table p1 partition of p for values from (0) to (9);";
    Case one = filled(PARTS, PARTS);
    KeptRows *before = kept_read(one.from, test_arena(), &NOTHING);
    Model *model = model_new(test_arena());
    Object *table = model_new_object(model, KIND_TABLE, NULL, "public", "p");
    Object *column = model_new_object(model, KIND_COLUMN, table, NULL, "b");
    Plan plan = {.arena = test_arena()};
    PlanAction action = {.verb = ACTION_DROP,
                         .object = column,
                         .hazards = HAZARD_DATA_LOSS,
                         .steps.arena = test_arena()};
    Str sql = str_new(test_arena());

    (void)state;
    steps_add(&action.steps, &sql, HAZARD_DATA_LOSS);
    vec_push(test_arena(), &plan.actions, action);
    run(one.from, "reset all; alter table p drop b");
    assert_true(kept_check(one.from, test_arena(), before, &plan, &one.result));
    assert_text(notes_text(&one.result.losses), "");
    assert_true(kept_check(one.from, test_arena(), before, &NOTHING, &one.result));
    assert_text(notes_text(&one.result.losses),
                "public.p1: column b is gone, and the plan does not say so\n");
    end(&one);
}

static void add_action(Plan *plan, ActionVerb verb, const Object *object, const char *sql,
                       unsigned hazards)
{
    PlanAction action = {
        .verb = verb, .object = object, .hazards = hazards, .steps.arena = test_arena()};
    Str text = str_new(test_arena());

    str_text(&text, sql);
    steps_add(&action.steps, &text, hazards);
    vec_push(test_arena(), &plan->actions, action);
}

/* A plan speaks of what it has renamed by the new name; a column that changes its name with one that goes is not that one. */
static void test_losses_of_what_is_renamed(void **state)
{
    static const char COLUMNS[] = "create table t (a int not null, b int not null);";
    static const char *const RENAMES[] = {
        "alter table public.t rename a to c", "alter table public.t rename b to a",
        "alter table public.t rename c to b", "alter table public.t rename to u"};
    Case one = filled(COLUMNS, COLUMNS);
    Model *model = model_new(test_arena());
    Object *table = model_new_object(model, KIND_TABLE, NULL, "public", "u");
    Object *column = model_new_object(model, KIND_COLUMN, table, NULL, "b");
    Plan plan = {.arena = test_arena()};
    KeptRows *before;

    (void)state;
    for (size_t i = 0; i < sizeof(RENAMES) / sizeof(*RENAMES); i++)
        add_action(&plan, ACTION_RENAME, table, RENAMES[i], 0);
    add_action(&plan, ACTION_DROP, column, "alter table public.u drop b", HAZARD_DATA_LOSS);
    run(one.from, "update t set b = a + 10; reset all");
    before = kept_read(one.from, test_arena(), &plan);
    assert_non_null(before);
    for (size_t i = 0; i < plan.actions.count; i++)
        run(one.from, plan.actions.items[i].steps.list.items[0].sql);
    assert_true(kept_check(one.from, test_arena(), before, &plan, &one.result));
    assert_text(notes_text(&one.result.losses), "");
    assert_int_equal(one.result.kept_rows, 3);
    assert_int_equal(one.result.kept_values, 3);
    end(&one);
}

/* A type that takes the place of another of its name writes the same values in its own way. */
static void test_values_of_a_replaced_type(void **state)
{
    static const char RANGES[] = "create type r as range (subtype = date); create table t (a r);";
    Case one = filled(RANGES, RANGES);
    KeptRows *before = kept_read(one.from, test_arena(), &NOTHING);

    (void)state;
    assert_non_null(before);
    run(one.from,
        "reset all; alter type r rename to r_old; alter function r(date, date) rename to f;"
        "alter function r(date, date, text) rename to f;"
        "alter type r_multirange rename to m_old; alter function r_multirange() rename to f;"
        "alter function r_multirange(r_old) rename to f; alter function r_multirange(r_old[]) "
        "rename to f;"
        "create type r as range (subtype = timestamp);"
        "alter table t alter a type r using a::text::r");
    assert_true(kept_check(one.from, test_arena(), before, &NOTHING, &one.result));
    assert_text(notes_text(&one.result.losses), "");
    assert_int_equal(one.result.kept_values, 3);
    end(&one);
}

/* A table can lose its last column and keep its rows. */
static void test_tables_without_columns(void **state)
{
    static const char TABLE[] = "create table t ();";
    Case one = filled(TABLE, TABLE);
    KeptRows *before = kept_read(one.from, test_arena(), &NOTHING);

    (void)state;
    assert_non_null(before);
    assert_text(run(one.from, "select count(*) from public.t"), "3");
    run(one.from, "delete from public.t where ctid = (select min(ctid) from public.t)");
    assert_true(kept_check(one.from, test_arena(), before, &NOTHING, &one.result));
    assert_text(notes_text(&one.result.losses), "public.t: this row is gone: {}\n");
    end(&one);
}

/* ---- loading ---- */

static bool load(Case *one, const char *sql, TextVec *roles)
{
    DiagList unread = support_diags();
    SqlReader *reader = sql_reader_new(model_new(test_arena()), &unread);
    SqlScript script = {0};
    bool ok;

    sql_reader_note_script(reader, &script);
    sql_reader_read(reader, support_source("schema.sql", sql), false);
    sql_reader_finish(reader);
    one->from->diags = &one->diags;
    ok = load_script(one->from, &script, roles);
    return ok;
}

static void test_scripts_in_any_order(void **state)
{
    Case one = {.diags = support_diags()};
    TextVec roles = {0};

    (void)state;
    one.from = new_database(&one);
    if (!load(&one,
              "create view v as select * from t; set search_path = s; create table u (a m);\n"
              "set search_path = public; create type s.m as enum ('x'); create schema s;\n"
              "create table t (a int references r (id)); create table r (id int primary key);\n"
              "copy r (id) from stdin;\n1\n2\n\\.\n"
              "grant select on t to \"who ever\"; create role known; grant select on t to known;\n"
              "insert into t values (2);",
              &roles))
        fail_msg("%s", support_diag_text(&one.diags));
    assert_int_equal(roles.count, 1);
    assert_text(roles.items[0], "who ever");
    assert_text(run(one.from, "select count(*) from r"), "2");
    assert_text(run(one.from, "select a from v"), "2");
    assert_text(run(one.from, "select 's.u'::regclass"), "s.u");
    session_close(one.from);
}

static void test_scripts_that_do_not_load(void **state)
{
    Case one = {.diags = support_diags()};
    TextVec roles = {0};
    const char *text;

    (void)state;
    one.from = new_database(&one);
    assert_false(load(&one,
                      "create table t (a int);\ninsert into t values (1);\n"
                      "select missing(a)\nfrom t;\ncreate view v as select b from t;",
                      &roles));
    text = support_diag_text(&one.diags);
    assert_non_null(
        strstr(text, "schema.sql:3:8: error: function missing(integer) does not exist"));
    assert_non_null(strstr(text, "schema.sql:5:25: error: column \"b\" does not exist"));
    session_close(one.from);
}
