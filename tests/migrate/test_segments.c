/* needs: server */
#include "migrate/fixture.h"

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

static const char PROGRESS[] = "select coalesce((select version || ' ' || done || ' ' || running "
                               "from schemac.progress), 'none')";

static void test_concurrent_index(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_index.sql",
                 "create table t (a int, b int);\ncreate index concurrently t_a on t (a);\n"
                 "create index concurrently on t (b);\nvacuum t;\ninsert into t values (1, 2);\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out,
                    "applied 1_index.sql (5 statements in 5 steps, 3 outside of a transaction, ");
    assert_text(fixture.notes, "");
    assert_text(fixture_sql(&fixture, PROGRESS), "none");
    assert_text(
        fixture_sql(&fixture, "select statements || ' ' || segments from schemac.migrations"),
        "5 5");
    assert_text(
        fixture_sql(&fixture,
                    "select count(*) from pg_index where indrelid = 't'::regclass and indisvalid"),
        "2");
}

static void test_enum_value_used_after_commit(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_enum.sql",
                 "create type mood as enum ('sad');\ncreate table t (m mood);\n");
    fixture_file(&fixture, "2_value.sql",
                 "alter type mood add value 'ok';\ninsert into t values ('ok');\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes,
                    "2_value.sql:2:23: error: unsafe use of new value \"ok\" of enum type mood");
    assert_contains(fixture.notes, "SQLSTATE 55P04");
    assert_contains(fixture.notes, "hint: ");
    fixture_file(&fixture, "2_value.sql",
                 "alter type mood add value 'ok';\n-- @commit\ninsert into t values ('ok');\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "applied 2_value.sql (2 statements in 2 steps, ");
    fixture_file(&fixture, "3_value.sql", "alter type mood add value 'fine';\nselect 1;\n");
    expect_up(&fixture, MIGRATE_OK);
}

/* The first segment stays; what comes after it may be corrected. */
static void test_failure_in_a_later_segment(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_x.sql",
                 "create table a ();\n-- @commit\ncreate table b ();\nselect nothing;\n");
    fixture_file(&fixture, "2_x.sql", "create table c ();\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "1_x.sql:4:8: error: column \"nothing\" does not exist");
    assert_contains(fixture.notes,
                    "1_x.sql: the first 1 of its 3 statements are applied and recorded");
    assert_text(fixture_sql(&fixture, PROGRESS), "1 1 false");
    expect_status(&fixture, MIGRATE_FINDINGS);
    assert_contains(fixture.out, "applied in part (1 of 3 statements)");
    fixture.options.dry_run = true;
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "would apply 1_x.sql (3 statements in 2 steps, 1 of them done)");
    fixture.options.dry_run = false;

    fixture_file(&fixture, "1_x.sql", "create table other ();\n-- @commit\ncreate table b ();\n");
    expect_up(&fixture, MIGRATE_FINDINGS);
    assert_contains(
        fixture.notes,
        "1_x.sql:1:1: error: this migration is applied in part, and its first 1 statement was "
        "changed since");

    fixture_file(&fixture, "1_x.sql", "create table a ();\n-- @commit\ncreate table b ();\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "2 migrations applied, 2 in all\n");
    assert_text(fixture_sql(&fixture, PROGRESS), "none");
}

static void test_file_in_part_is_missing(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_x.sql", "create table a ();\n-- @commit\nselect nothing;\n");
    expect_up(&fixture, MIGRATE_ERROR);
    unlink(path_join(test_arena(), fixture.dir, "1_x.sql"));
    expect_up(&fixture, MIGRATE_FINDINGS);
    assert_contains(fixture.notes,
                    "error: migration 1 is applied in part, but its file is not in ");
}

/* The rest of the file may be taken away. */
static void test_rest_taken_away(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_x.sql", "create table a ();\n-- @commit\nselect nothing;\n");
    expect_up(&fixture, MIGRATE_ERROR);
    fixture_file(&fixture, "1_x.sql", "create table a ();\n");
    expect_up(&fixture, MIGRATE_OK);
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "nothing to do: 1 migration is applied\n");
    assert_text(fixture_sql(&fixture, "select count(*) from schemac.migrations"), "1");
}

/* Settings of the session hold for the later segments, also when these run in another run. */
static void test_settings_live_on(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_sql(&fixture, "create schema elsewhere");
    fixture_file(&fixture, "1_x.sql",
                 "set search_path to elsewhere;\nselect set_config('my.note', 'kept', false);\n"
                 "set local work_mem to '1MB';\n-- @commit\ncreate table a ();\nselect nothing;\n");
    expect_up(&fixture, MIGRATE_ERROR);
    fixture_file(&fixture, "1_x.sql",
                 "set search_path to elsewhere;\nselect set_config('my.note', 'kept', false);\n"
                 "set local work_mem to '1MB';\n-- @commit\n"
                 "create table a as select current_setting('my.note') as note;\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.notes, "");
    assert_text(fixture_sql(&fixture, "select note from elsewhere.a"), "kept");
}

/* kill -9 while the second segment runs: the first is recorded, the second is rolled back by the server. */
static void test_kill_and_resume(void **state)
{
    Fixture fixture = fixture_new();
    pid_t child;

    (void)state;
    fixture_file(
        &fixture, "1_x.sql",
        "create table a ();\n-- @commit\ncreate table b ();\nselect pg_sleep(30) /* nap */;\n"
        "-- @commit\ncreate table c ();\n");
    child = fixture_fork_up(&fixture);
    fixture_await(&fixture,
                  "select count(*) from pg_stat_activity where state = 'active' and query like "
                  "'select pg_sleep%nap%'",
                  "1");
    kill(child, SIGKILL);
    assert_int_equal(fixture_wait(child), 128 + SIGKILL);
    assert_text(fixture_sql(&fixture, PROGRESS), "1 1 false");
    /* A server that cannot notice would go on sleeping and keep the lock. */
    fixture_sql(&fixture, "select pg_terminate_backend(pid) from pg_stat_activity where query like "
                          "'select pg_sleep%nap%'");
    fixture_file(
        &fixture, "1_x.sql",
        "create table a ();\n-- @commit\ncreate table b ();\n-- @commit\ncreate table c ();\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture,
                            "select to_regclass('b') is not null and to_regclass('c') is not null"),
                "t");
}

/* The server notices that the runner is gone, ends the statement and with it the lock. */
static void test_server_notices_the_end(void **state)
{
    Fixture fixture = fixture_new();
    pid_t child;

    (void)state;
    if (strtol(fixture_sql(&fixture, "show server_version_num"), NULL, 10) < 140000)
        skip();
    fixture_file(&fixture, "1_x.sql", "create table a ();\nselect pg_sleep(60) /* long nap */;\n");
    child = fixture_fork_up(&fixture);
    fixture_await(&fixture,
                  "select count(*) from pg_stat_activity where state = 'active' and query like "
                  "'select pg_sleep%long nap%'",
                  "1");
    kill(child, SIGKILL);
    fixture_wait(child);
    fixture_file(&fixture, "1_x.sql", "create table a ();\n");
    expect_up(&fixture, MIGRATE_OK);
}

/* Kills the runner while CREATE INDEX CONCURRENTLY waits for another transaction. */
static void interrupt_index(Fixture *fixture, const char *index_statement)
{
    PGconn *other = PQconnectdb(fixture->conninfo);
    pid_t child;

    fixture_sql(fixture, "create table t (a int)");
    fixture_sql(fixture, "insert into t select generate_series(1, 100)");
    fixture_file(
        fixture, "1_index.sql",
        arena_printf(test_arena(), "select 1;\n%s;\ncreate table after ();\n", index_statement));
    PQclear(PQexec(other, "begin; insert into t values (0)"));
    child = fixture_fork_up(fixture);
    fixture_await(fixture,
                  "select count(*) from pg_index where indrelid = 't'::regclass and not indisvalid",
                  "1");
    kill(child, SIGKILL);
    fixture_wait(child);
    fixture_sql(
        fixture,
        "select pg_terminate_backend(pid) from pg_stat_activity where query like 'create%index%'");
    PQclear(PQexec(other, "commit"));
    PQfinish(other);
    fixture_await(fixture,
                  "select count(*) from pg_stat_activity where query like 'create%index%' and pid "
                  "<> pg_backend_pid()",
                  "0");
    assert_text(fixture_sql(fixture, PROGRESS), "1 1 true");
    assert_text(
        fixture_sql(
            fixture,
            "select count(*) from pg_index where indrelid = 't'::regclass and not indisvalid"),
        "1");
}

static void expect_resumed(Fixture *fixture, const char *dropped)
{
    expect_up(fixture, MIGRATE_OK);
    assert_contains(fixture->notes, "1_index.sql:2:1: note: dropped the INVALID index ");
    assert_contains(fixture->notes, dropped);
    assert_text(fixture_sql(fixture, "select count(*) || ' ' || bool_and(indisvalid) from pg_index "
                                     "where indrelid = 't'::regclass"),
                "1 true");
    assert_text(fixture_sql(fixture, PROGRESS), "none");
    assert_text(fixture_sql(fixture, "select to_regclass('after') is not null"), "t");
}

static void test_interrupted_index(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    interrupt_index(
        &fixture,
        "create unique index concurrently if not exists \"T \"\"i\"\"\" on public . \"t\" (a)");
    expect_resumed(&fixture, "index public.\"T \"\"i\"\"\", which");
}

static void test_interrupted_index_without_a_name(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    interrupt_index(&fixture, "create index concurrently on only t (a)");
    expect_resumed(&fixture, "index public.t_a_idx, which");
}

/* The index was finished, but the runner was killed before it could record that. */
static void finish_unrecorded(Fixture *fixture, const char *index_statement)
{
    fixture_sql(fixture, "create table t (a int)");
    fixture_file(fixture, "1_index.sql",
                 arena_printf(test_arena(), "%s;\nselect nothing;\n", index_statement));
    expect_up(fixture, MIGRATE_ERROR);
    assert_text(fixture_sql(fixture, PROGRESS), "1 1 false");
    fixture_sql(fixture,
                arena_printf(test_arena(),
                             "update schemac.progress set done = 0, running = true, indexes_before "
                             "= 0, checksum = '%s'",
                             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    fixture_file(fixture, "1_index.sql",
                 arena_printf(test_arena(), "%s;\nselect 2;\n", index_statement));
    expect_up(fixture, MIGRATE_OK);
    assert_contains(
        fixture->notes,
        "1_index.sql:1:1: note: the run that was interrupted here had finished this statement");
    assert_text(
        fixture_sql(fixture, "select count(*) from pg_index where indrelid = 't'::regclass"), "1");
}

static void test_finished_index_is_not_built_again(void **state)
{
    Fixture named = fixture_new(), nameless = fixture_new();

    (void)state;
    finish_unrecorded(&named, "create index concurrently i on t (a)");
    finish_unrecorded(&nameless, "create index concurrently on t (a)");
}

static void test_finished_drop_is_not_run_again(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_sql(&fixture, "create table t (a int)");
    fixture_sql(&fixture, "create index i on t (a)");
    fixture_file(&fixture, "1_drop.sql", "drop index concurrently i;\nselect nothing;\n");
    expect_up(&fixture, MIGRATE_ERROR);
    fixture_sql(&fixture,
                "update schemac.progress set done = 0, running = true, "
                "checksum = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'");
    fixture_file(&fixture, "1_drop.sql", "drop index concurrently i;\nselect 2;\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.notes,
                    "note: the run that was interrupted here had finished this statement");
}

/* An error is an error: an index of that name that was there before is not taken for ours. */
static void test_index_that_fails(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_sql(&fixture, "create table t (a int)");
    fixture_sql(&fixture, "insert into t values (1), (1)");
    fixture_sql(&fixture, "create index taken on t (a)");
    fixture_file(&fixture, "1_index.sql", "create unique index concurrently i on t (a);\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "1_index.sql:1:1: error: could not create unique index \"i\"");
    expect_status(&fixture, MIGRATE_FINDINGS);
    assert_contains(fixture.out, "1 pending\n");
    fixture_sql(&fixture, "truncate t");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.notes, "note: dropped the INVALID index public.i");
    fixture_file(&fixture, "2_index.sql", "create index concurrently taken on t (a);\n");
    for (int i = 0; i < 2; i++) {
        expect_up(&fixture, MIGRATE_ERROR);
        assert_contains(fixture.notes, "2_index.sql:1:1: error: relation \"taken\" already exists");
    }
    /* A migration of which nothing is applied may go away or get another version. */
    unlink(path_join(test_arena(), fixture.dir, "2_index.sql"));
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "nothing to do: 1 migration is applied\n");
}

static void test_index_that_fails_without_a_name(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_sql(&fixture, "create table t (a int)");
    fixture_sql(&fixture, "insert into t values (1), (1)");
    fixture_file(&fixture, "1_index.sql", "create unique index concurrently on t (a);\n");
    expect_up(&fixture, MIGRATE_ERROR);
    fixture_sql(&fixture, "truncate t");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.notes, "note: dropped the INVALID index public.t_a_idx");
    assert_text(fixture_sql(&fixture,
                            "select string_agg(indexrelid::regclass::text, ' ') from pg_index "
                            "where indrelid = 't'::regclass"),
                "t_a_idx");
}

static void test_lock_timeout_outside_of_a_transaction(void **state)
{
    Fixture fixture = fixture_new();
    PGconn *other = PQconnectdb(fixture.conninfo);

    (void)state;
    fixture_sql(&fixture, "create table t (a int)");
    PQclear(PQexec(other, "begin; lock table t"));
    fixture_file(&fixture, "1_index.sql", "create index concurrently i on t (a);\n");
    fixture.options.lock_timeout = "30ms";
    fixture.options.lock_retries = 1;
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "SQLSTATE 55P03");
    PQfinish(other);
    expect_up(&fixture, MIGRATE_OK);
}

static void test_statement_marked_by_hand(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_p.sql",
                 "create table t (a int);\n"
                 "create procedure p() language plpgsql as $$ begin insert into t values (1); "
                 "commit; end $$;\n");
    fixture_file(&fixture, "2_call.sql", "call p();\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "invalid transaction termination");
    fixture_file(&fixture, "2_call.sql", "-- @no-transaction\ncall p();\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture, "select count(*) from t"), "1");
}

/* Killed again and again, each time a little later, until a run gets to its end. */
static void test_killed_at_any_moment(void **state)
{
    Fixture fixture = fixture_new();
    Str text = str_new(test_arena());
    int code = -1;

    (void)state;
    str_text(&text, "create table log (step int);\ncreate table t (a int);\n");
    for (int i = 0; i < 12; i++)
        str_printf(&text,
                   "insert into log values (%d);\ncreate index concurrently%s on t (a);\n"
                   "-- @commit\ninsert into log values (%d);\n-- @commit\n",
                   3 * i, i % 2 == 0 ? "" : arena_printf(test_arena(), " i%d", i), 3 * i + 1);
    fixture_file(&fixture, "1_steps.sql", text.text);
    fixture_file(&fixture, "2_last.sql", "create table last ();\n");
    for (int pause = 5; code != 0 && pause < 2000; pause += 7) {
        pid_t child = fixture_fork_up(&fixture);

        fixture_pause(pause);
        kill(child, SIGKILL);
        code = fixture_wait(child);
        assert_true(code == 0 || code == 128 + SIGKILL);
    }
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture, "select count(*) || ' ' || count(distinct step) from log"),
                "24 24");
    assert_text(fixture_sql(&fixture,
                            "select count(*) || ' ' || bool_and(indisvalid) from pg_index "
                            "where indrelid = 't'::regclass"),
                "12 true");
    assert_text(fixture_sql(&fixture, PROGRESS), "none");
}

static void test_supabase_ledger_with_segments(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture.options.ledger = MIGRATE_LEDGER_SUPABASE;
    fixture_file(
        &fixture, "1_x.sql",
        "create table t (a int);\ncreate index concurrently i on t (a);\nselect nothing;\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_text(fixture_sql(&fixture, PROGRESS), "1 2 false");
    assert_text(fixture_sql(&fixture, "select count(*) from supabase_migrations.schema_migrations"),
                "0");
    fixture_file(&fixture, "1_x.sql",
                 "create table t (a int);\ncreate index concurrently i on t (a);\nselect 1;\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture_sql(&fixture, PROGRESS), "none");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "nothing to do: 1 migration is applied\n");
}
