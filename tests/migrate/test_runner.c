/* needs: server */
#include "migrate/fixture.h"

#include <sys/socket.h>

static int group_setup(void **state)
{
    (void)state;
    return fixture_start_server(NULL) ? 0 : -1;
}

static int group_teardown(void **state)
{
    (void)state;
    scratch_stop(fixture_server);
    return 0;
}

/* Two migrations that work. */
static Fixture two_migrations(void)
{
    Fixture fixture = fixture_new();

    fixture_file(
        &fixture, "1_create.sql",
        "create table t (id int primary key, note text);\ninsert into t values (1, 'ä');\n");
    fixture_file(&fixture, "2_more.sql", "alter table t add column more int;\n");
    return fixture;
}

static void test_up_twice(void **state)
{
    Fixture fixture = two_migrations();

    (void)state;
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "applied 1_create.sql (2 statements, ");
    assert_contains(fixture.out, "applied 2_more.sql (1 statement, ");
    assert_contains(fixture.out, "2 migrations applied, 2 in all\n");
    assert_text(fixture.notes, "");
    assert_text(
        fixture_sql(
            &fixture,
            "select string_agg(version || ' ' || name || ' ' || statements || ' ' || "
            "segments || ' ' || length(checksum), ', ' order by version) from schemac.migrations"),
        "1 create 2 1 64, 2 more 1 1 64");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "nothing to do: 2 migrations are applied\n");
    assert_text(fixture.notes, "");
    assert_text(fixture_sql(&fixture, "select count(*) from t"), "1");
    fixture_file(&fixture, "3_third.sql", "create view v as select * from t;");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "1 migration applied, 3 in all\n");
}

static void test_empty_folder(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "nothing to do: there are no migrations in ");
    assert_text(
        fixture_sql(&fixture, "select count(*) from pg_namespace where nspname = 'schemac'"), "0");
    expect_status(&fixture, MIGRATE_OK);
}

static void test_missing_folder(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture.options.dir = "/nonexistent/migrations";
    expect_up(&fixture, MIGRATE_ERROR);
    expect_status(&fixture, MIGRATE_ERROR);
}

static void test_status(void **state)
{
    Fixture fixture = two_migrations();

    (void)state;
    expect_status(&fixture, MIGRATE_FINDINGS);
    assert_text(fixture.out, "VERSION  NAME    STATE    APPLIED AT\n"
                             "1        create  pending\n"
                             "2        more    pending\n"
                             "2 pending\n");
    assert_text(
        fixture_sql(&fixture, "select count(*) from pg_namespace where nspname = 'schemac'"), "0");
    expect_up(&fixture, MIGRATE_OK);
    expect_status(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "\n1        create  applied  20");
    assert_contains(fixture.out, "Z\n2 applied\n");
}

static void test_dry_run_changes_nothing(void **state)
{
    Fixture fixture = two_migrations();

    (void)state;
    fixture.options.dry_run = true;
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "would apply 1_create.sql (2 statements)\n"
                             "would apply 2_more.sql (1 statement)\n"
                             "2 migrations pending; nothing was changed (dry run)\n");
    assert_text(
        fixture_sql(&fixture, "select count(*) from pg_namespace where nspname = 'schemac'"), "0");
    assert_text(fixture_sql(&fixture, "select to_regclass('t') is null"), "t");
}

static void test_reformatted_file_is_the_same(void **state)
{
    Fixture fixture = two_migrations();

    (void)state;
    expect_up(&fixture, MIGRATE_OK);
    fixture_file(&fixture, "2_more.sql", "-- a comment\n\nALTER TABLE t\n    ADD COLUMN more int");
    /* Keywords in capitals are another text: only comments and white space are ignored. */
    expect_up(&fixture, MIGRATE_FINDINGS);
    fixture_file(&fixture, "2_more.sql", "-- a comment\n\nalter table t\n    add column more int");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "nothing to do: 2 migrations are applied\n");
}

static void test_all_findings_at_once(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "2_two.sql", "create table two ();");
    fixture_file(&fixture, "4_four.sql", "create table four ();");
    fixture_file(&fixture, "6_six.sql", "create table six ();");
    expect_up(&fixture, MIGRATE_OK);
    fixture_file(&fixture, "2_two.sql", "create table two (changed int);");
    unlink(path_join(test_arena(), fixture.dir, "4_four.sql"));
    fixture_file(&fixture, "5_five.sql", "create table five ();");
    fixture_file(&fixture, "7_seven.sql", "create table seven ();");
    expect_up(&fixture, MIGRATE_FINDINGS);
    assert_text(fixture.out, "");
    assert_contains(fixture.notes,
                    "2_two.sql:1:1: error: this migration was changed after it was applied at 20");
    assert_contains(fixture.notes, "error: migration 4_four is applied, but its file is not in ");
    assert_contains(
        fixture.notes,
        "5_five.sql:1:1: error: this migration is not applied, but the newer version 6 is");
    assert_text(fixture_sql(&fixture, "select to_regclass('seven') is null"), "t");
    expect_status(&fixture, MIGRATE_FINDINGS);
    assert_contains(fixture.out, "changed       20");
    assert_contains(fixture.out, "missing       20");
    assert_contains(fixture.out, "5        five   out of order\n");
    assert_contains(fixture.out, "1 applied, 1 pending, 1 changed, 1 missing, 1 out of order\n");
    fixture.options.json = true;
    expect_status(&fixture, MIGRATE_FINDINGS);
    assert_contains(fixture.out,
                    "\"summary\": {\"applied\": 1, \"pending\": 1, \"partial\": 0, \"changed\": 1, "
                    "\"missing\": 1, \"out_of_order\": 1}");
    expect_up(&fixture, MIGRATE_FINDINGS);
    assert_contains(fixture.out, "\"ok\": false");
    assert_contains(
        fixture.out,
        "{\"version\": \"4\", \"name\": \"four\", \"file\": null, \"state\": \"missing\"}");
}

static void test_syntax_error_stops_everything(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_good.sql", "create table good ();");
    fixture_file(&fixture, "2_bad.sql", "create table bad ();\n\ncreate tabel worse ();\n");
    fixture_file(&fixture, "3_control.sql", "create table a ();\n  commit;\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "2_bad.sql:3:8: error: ");
    assert_contains(
        fixture.notes,
        "3_control.sql:2:3: error: commit is not possible here: a migration runs in a transaction");
    assert_text(fixture_sql(&fixture, "select to_regclass('good') is null"), "t");
}

static void test_error_of_the_server_has_its_place(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_good.sql", "create table good (a int);");
    fixture_file(&fixture, "2_bad.sql",
                 "-- ä comment\ncreate table bad ();\n\nselect 'äöü' as \"x\", /* ü */ "
                 "no_such_column\nfrom good;\n");
    fixture_file(&fixture, "3_never.sql", "create table never ();");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_text(fixture.notes, "2_bad.sql:4:30: error: column \"no_such_column\" does not exist\n"
                               "  4 | select 'äöü' as \"x\", /* ü */ no_such_column\n"
                               "    |                              ^~~~~~~~~~~~~~\n"
                               "  detail: SQLSTATE 42703\n"
                               "note: 2_bad.sql: nothing of this migration is in the database\n"
                               "note: 1 migration before it was applied by this run and stays\n");
    assert_text(fixture_sql(&fixture,
                            "select to_regclass('good') is not null and to_regclass('bad') is null "
                            "and to_regclass('never') is null"),
                "t");
    expect_status(&fixture, MIGRATE_FINDINGS);
    assert_contains(fixture.out, "1 applied, 2 pending\n");
    fixture_file(&fixture, "2_bad.sql", "create table bad ();");
    expect_up(&fixture, MIGRATE_OK);
}

static void test_error_without_position(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_bad.sql",
                 "create table t (a int primary key);\ninsert into t\nvalues (1),\n(1);\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(
        fixture.notes,
        "1_bad.sql:2:1: error: duplicate key value violates unique constraint \"t_pkey\"");
    assert_contains(fixture.notes, "Key (a)=(1) already exists.");
    assert_contains(fixture.notes, "SQLSTATE 23505");
}

static void test_error_inside_a_function(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_bad.sql", "do $$\nbegin\n  perform 1 / 0;\nend $$;");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "1_bad.sql:1:1: error: division by zero");
    assert_contains(fixture.notes, "PL/pgSQL function inline_code_block line 3");
}

static void test_error_at_the_commit(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_deferred.sql",
                 "create table p (id int primary key);\n"
                 "create table c (p int references p deferrable initially deferred);\n"
                 "insert into c values (1);\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(
        fixture.notes,
        "1_deferred.sql:1:1: error: at the commit of this migration: insert or update on");
    assert_text(fixture_sql(&fixture, "select to_regclass('p') is null and not exists "
                                      "(select from schemac.migrations)"),
                "t");
}

static void test_notices_have_places(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_notice.sql",
                 "create table t ();\n  create table if not exists t ();\ndo $$ begin raise "
                 "warning 'careful %', 1; end $$;\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(
        fixture.notes,
        "1_notice.sql:2:3: note: the server says: relation \"t\" already exists, skipping");
    assert_contains(fixture.notes, "1_notice.sql:3:1: warning: the server says: careful 1");
}

static void test_empty_migration(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_empty.sql", "-- nothing yet\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.notes, "warning: 1_empty.sql: there is no statement in this migration");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "nothing to do: 1 migration is applied\n");
}

static void test_settings_do_not_leak(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_sql(&fixture, "create role leaker");
    fixture_sql(&fixture, "create schema elsewhere authorization leaker");
    fixture_file(
        &fixture, "1_set.sql",
        "set search_path to elsewhere;\nselect set_config('search_path', 'elsewhere', false);\n"
        "set role leaker;\ncreate table first ();\n");
    fixture_file(&fixture, "2_after.sql",
                 "create table second ();\nset session authorization leaker;\n");
    fixture_file(&fixture, "3_last.sql", "create table third ();\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(
        fixture_sql(&fixture,
                    "select string_agg(relnamespace::regnamespace || '.' || relname || ' ' || "
                    "relowner::regrole, ', ' order by relname) "
                    "from pg_class where relname in ('first', 'second', 'third')"),
        "elsewhere.first leaker, public.second postgres, public.third postgres");
    assert_text(fixture_sql(&fixture,
                            "select string_agg(distinct applied_by, ',') from schemac.migrations"),
                "postgres");
}

static void test_hostile_names(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_it's \"so\" %s \\ $1;--.sql",
                 "create table \"a'b\"\"c%s\" (\"\\\" int);\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture, "select name from schemac.migrations"),
                "it's \"so\" %s \\ $1;--");
    expect_up(&fixture, MIGRATE_OK);
    fixture.options.json = true;
    expect_status(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "\"name\": \"it's \\\"so\\\" %s \\\\ $1;--\"");
}

static void test_json(void **state)
{
    Fixture fixture = two_migrations();

    (void)state;
    fixture.options.json = true;
    fixture_file(&fixture, "3_bad.sql", "select nothing;");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(
        fixture.out,
        "{\"command\": \"up\", \"ledger\": \"schemac\", \"dry_run\": false, \"ok\": false, "
        "\"applied_before\": 0, \"applied\": 2, \"migrations\": [{\"version\": \"1\", ");
    assert_contains(fixture.out,
                    "\"state\": \"failed\", \"statements\": 1, \"segments\": 1, \"duration_ms\": ");
    assert_contains(fixture.out, "\"sqlstate\": \"42703\", \"errors\": [{\"code\": \"server\", ");
    assert_contains(fixture.out, "\"line\": 1, \"column\": 8}]}\n");
}

static void test_two_runners_at_once(void **state)
{
    Fixture fixture = fixture_new();
    pid_t first, second;

    (void)state;
    fixture_file(&fixture, "1_slow.sql", "create table slow (); select pg_sleep(0.5);");
    fixture_file(&fixture, "2_concurrent.sql", "create index concurrently slow_i on slow ((1));");
    first = fixture_fork_up(&fixture);
    second = fixture_fork_up(&fixture);
    assert_int_equal(fixture_wait(first), 0);
    assert_int_equal(fixture_wait(second), 0);
    assert_text(fixture_sql(&fixture, "select count(*) from schemac.migrations"), "2");
}

static void test_waiting_has_an_end(void **state)
{
    Fixture fixture = two_migrations();
    PGconn *other = PQconnectdb(fixture.conninfo);
    char *text = NULL;
    size_t size = 0;

    (void)state;
    PQclear(PQexec(
        other, "set application_name to 'the other'; select pg_advisory_lock(32481125786083683)"));
    fixture.options.wait_seconds = 1;
    fixture.options.progress = open_memstream(&text, &size);
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes,
                    "error: another runner is at work on this database; gave up after 1 s");
    assert_contains(fixture.notes, "application the other");
    fixture.options.wait_seconds = -1;
    expect_up(&fixture, MIGRATE_ERROR);
    expect_status(&fixture, MIGRATE_FINDINGS);
    fixture.options.dry_run = true;
    expect_up(&fixture, MIGRATE_OK);
    fclose(fixture.options.progress);
    assert_contains(text, "waiting for another runner on this database (server process ");
    free(text);
    PQfinish(other);
}

static void test_application_name(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_name.sql",
                 "create table t as select current_setting('application_name') as name;");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture, "select name from t"), "schemac");
}

static void test_timeouts(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_show.sql",
                 "create table t as select current_setting('lock_timeout') || ' ' || "
                 "current_setting('statement_timeout') as timeouts;");
    fixture_file(&fixture, "2_show.sql",
                 "set lock_timeout = '7s';\n-- @commit\ninsert into t select "
                 "current_setting('lock_timeout') || ' ' || "
                 "current_setting('statement_timeout');");
    fixture.options.lock_timeout = "4s";
    fixture.options.statement_timeout = "1min";
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture, "select string_agg(timeouts, ', ') from t"),
                "4s 1min, 7s 1min");
    fixture_file(&fixture, "3_slow.sql", "select pg_sleep(10);");
    fixture.options.statement_timeout = "50";
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes,
                    "3_slow.sql:1:1: error: canceling statement due to statement timeout");
    fixture.options.lock_timeout = "soon'; drop table t; --";
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "invalid value for parameter \"lock_timeout\"");
    assert_text(fixture_sql(&fixture, "select count(*) from t"), "2");
}

static void test_retry_after_lock_timeout(void **state)
{
    Fixture fixture = two_migrations();
    PGconn *other;
    char *text = NULL;
    size_t size = 0;
    pid_t releaser;

    (void)state;
    expect_up(&fixture, MIGRATE_OK);
    fixture_file(&fixture, "3_lock.sql",
                 "create table before_it ();\nalter table t add column waited int;\n");
    fixture.options.lock_timeout = "30ms";
    fixture.options.lock_retries = -1;
    other = PQconnectdb(fixture.conninfo);
    PQclear(PQexec(other, "begin; lock table t"));
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes,
                    "3_lock.sql:2:1: error: canceling statement due to lock timeout");
    fixture.options.lock_retries = 1;
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "note: tried 2 times before giving up");
    fixture.options.lock_retries = 6;
    fixture.options.progress = open_memstream(&text, &size);
    releaser = fork();
    if (releaser == 0) {
        fixture_pause(500);
        shutdown(PQsocket(other), SHUT_RDWR);
        _exit(0);
    }
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.notes, "");
    fclose(fixture.options.progress);
    assert_contains(
        text, "3_lock.sql: a lock was not to be had in time; trying again in 0.2 s (1 of 6)\n");
    free(text);
    fixture_wait(releaser);
    PQfinish(other);
}

static void test_supabase_ledger(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture.options.ledger = MIGRATE_LEDGER_SUPABASE;
    fixture_file(&fixture, "20250101000000_one.sql",
                 "create table one (); -- first\ncreate table \"it's\" ();");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture, "select version || ' ' || name || ' ' || statements::text "
                                      "from supabase_migrations.schema_migrations"),
                "20250101000000 one {\"create table one ()\",\"create table \\\"it's\\\" ()\"}");
    assert_text(fixture_sql(&fixture, "select to_regclass('schemac.migrations') is null"), "t");
    /* What the Supabase CLI writes: comments stay in the text of a statement; old rows have no statements. */
    fixture_sql(
        &fixture,
        "insert into supabase_migrations.schema_migrations values "
        "('20250102000000', array['-- two\ncreate table two () -- end', 'select   1'], 'two'), "
        "('20250103000000', null, 'three')");
    fixture_file(&fixture, "20250102000000_two.sql", "create table two ();\nselect 1;\n");
    fixture_file(&fixture, "20250103000000_three.sql", "select 3;\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "nothing to do: 3 migrations are applied\n");
    fixture_file(&fixture, "20250102000000_two.sql", "create table two ();\nselect 2;\n");
    expect_up(&fixture, MIGRATE_FINDINGS);
    assert_contains(fixture.notes, "20250102000000_two.sql:1:1: error: this migration was changed");
}

static void test_supabase_ledger_of_an_old_release(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture.options.ledger = MIGRATE_LEDGER_SUPABASE;
    fixture_sql(&fixture, "create schema supabase_migrations");
    fixture_sql(&fixture,
                "create table supabase_migrations.schema_migrations (version text primary key)");
    fixture_sql(&fixture, "insert into supabase_migrations.schema_migrations values ('1')");
    fixture_file(&fixture, "1_one.sql", "select 1;");
    expect_status(&fixture, MIGRATE_OK);
    fixture_file(&fixture, "2_two.sql", "vacuum;\nselect 2;");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture, "select count(*) from schemac.progress"), "0");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "nothing to do");
}

static void test_many_migrations(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    for (int i = 1; i <= 200; i++)
        fixture_file(&fixture, arena_printf(test_arena(), "%d_m.sql", i),
                     arena_printf(test_arena(), "create table m%d (id int);\n", i));
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "200 migrations applied, 200 in all\n");
}
