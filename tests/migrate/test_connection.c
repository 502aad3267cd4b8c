/* needs: server */
#include "migrate/fixture.h"

#include "migrate/session.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

static int group_setup(void **state)
{
    (void)state;
    return fixture_start_server("local all locked scram-sha-256") ? 0 : -1;
}

static int group_teardown(void **state)
{
    (void)state;
    scratch_stop(fixture_server);
    return 0;
}

/* The diagnostics of a connection that must fail. */
static const char *refusal(const char *conninfo)
{
    DiagList diags = support_diags();
    Session *session = session_open(test_arena(), conninfo, &diags);

    if (session != NULL)
        fail_msg("%s: connected", conninfo);
    assert_int_equal(diags.errors, 1);
    return support_diag_text(&diags);
}

static void test_wrong_password(void **state)
{
    Fixture fixture = fixture_new();
    const char *text;

    (void)state;
    fixture_sql(&fixture, "create role locked login password 'Right-Password'");
    text = refusal(
        arena_printf(test_arena(), "%s user=locked password=Wrong-Secret", fixture.conninfo));
    assert_contains(text, "cannot connect to the database: ");
    assert_contains(text, "password authentication failed for user \"locked\"");
    assert_contains(text, "hint: check the user and the password");
    assert_null(strstr(text, "Wrong-Secret"));
    text = refusal(arena_printf(test_arena(), "%s user=locked", fixture.conninfo));
    assert_contains(text, "hint: the server wants a password: set PGPASSWORD");

    fixture.options.conninfo =
        arena_printf(test_arena(), "%s user=locked password=Wrong-Secret", fixture.conninfo);
    fixture_file(&fixture, "1_x.sql", "select 1;");
    expect_up(&fixture, MIGRATE_ERROR);
    expect_status(&fixture, MIGRATE_ERROR);
    fixture.options.json = true;
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.out, "\"ok\": false");
    assert_contains(fixture.out, "\"errors\": [{\"code\": \"connection\"");
    assert_null(strstr(fixture.out, "Wrong-Secret"));
}

static void test_unreachable(void **state)
{
    const char *text = refusal("host=/nonexistent dbname=x");

    (void)state;
    assert_contains(text, "cannot connect to the database: ");
    assert_contains(text, "hint: check that the server runs and that host and port are right");
    assert_contains(refusal("postgres://u:Secret-1@127.0.0.1:1/x"), "Connection refused");
}

static void test_unknown_database_and_role(void **state)
{
    const char *conninfo = scratch_conninfo(fixture_server, test_arena(), "no such database");

    (void)state;
    assert_contains(refusal(conninfo), "database \"no such database\" does not exist");
    assert_contains(refusal(conninfo), "hint: the server runs, but refuses this user or database");
}

static void test_passwords_are_never_printed(void **state)
{
    static const char *const WRONG[] = {
        "postgres://user:Hunter-2@host:port/db",
        "postgres://user:Hunter-2@[::1/db",
        "host=h password='Hunter-2",
        "postgres://user:Hunter-2@h/db?nonsense=1",
        "host=h Hunter-2",
        "postgres://user:a@Hunter-2@127.0.0.1:1/db",
        "postgres://user:Hunter-2%zz@h/db",
        "postgres://Hunter-2.invalid:Hunter-2@Hunter-2.invalid/db",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(WRONG) / sizeof(*WRONG); i++) {
        const char *text = refusal(WRONG[i]);

        if (strstr(text, "Hunter-2") != NULL)
            fail_msg("%s: %s", WRONG[i], text);
    }
    assert_contains(refusal("postgres://user:a@b@127.0.0.1/db"),
                    "write %40 for an @ in the password");
}

/* A server that accepts and says nothing sensible. */
static void test_not_a_database_server(void **state)
{
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof(address);
    pid_t child;

    (void)state;
    assert_int_equal(bind(listener, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_int_equal(listen(listener, 4), 0);
    assert_int_equal(getsockname(listener, (struct sockaddr *)&address, &length), 0);
    child = fork();
    if (child == 0) {
        for (int i = 0; i < 4; i++) {
            int client = accept(listener, NULL, NULL);

            if (write(client, "HTTP/1.0 400 Bad Request\r\n\r\n", 28) < 0)
                _exit(1);
            close(client);
        }
        _exit(0);
    }
    assert_contains(
        refusal(arena_printf(test_arena(), "postgres://u@127.0.0.1:%d/x", ntohs(address.sin_port))),
        "cannot connect to the database: ");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(listener);
}

static void test_connection_is_lost(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_before.sql", "create table kept ();");
    fixture_file(&fixture, "2_end.sql",
                 "create table gone ();\nselect pg_terminate_backend(pg_backend_pid());\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes,
                    "2_end.sql:2:1: error: terminating connection due to administrator command");
    assert_text(
        fixture_sql(&fixture,
                    "select to_regclass('kept') is not null and to_regclass('gone') is null"),
        "t");
    fixture_file(&fixture, "2_end.sql", "create table gone ();");
    expect_up(&fixture, MIGRATE_OK);
}

static void test_no_right_to_create_the_ledger(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_sql(&fixture, "create role weak login");
    fixture_file(&fixture, "1_x.sql", "select 1;");
    fixture.options.conninfo = arena_printf(test_arena(), "%s user=weak", fixture.conninfo);
    expect_status(&fixture, MIGRATE_FINDINGS);
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes,
                    "cannot create the ledger schemac.progress: permission denied for database");
    assert_contains(fixture.notes, "hint: connect as a role that may do this");
}

/* Once the ledger is there, a role needs no right to create it. */
static void test_ledger_with_few_rights(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_file(&fixture, "1_x.sql", "select 1;");
    expect_up(&fixture, MIGRATE_OK);
    fixture_sql(&fixture, "create role writer login");
    fixture_sql(&fixture, "grant usage on schema schemac to writer");
    fixture_sql(&fixture,
                "grant select, insert, update, delete on all tables in schema schemac to writer");
    fixture.options.conninfo = arena_printf(test_arena(), "%s user=writer", fixture.conninfo);
    fixture_file(&fixture, "2_x.sql", "select 2;");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "1 migration applied, 2 in all\n");
}

/* A role given in the connection string is the one that owns the ledger. */
static void test_role_of_the_connection(void **state)
{
    Fixture fixture = fixture_new();

    (void)state;
    fixture_sql(&fixture, "create role \"the owner\"");
    fixture_sql(&fixture, "create role other");
    fixture_sql(&fixture,
                "do $$ begin execute format('grant create on database %I to \"the owner\"', "
                "current_database()); end $$");
    fixture_sql(&fixture, "grant create on schema public to \"the owner\", other");
    fixture.options.conninfo =
        arena_printf(test_arena(), "%s options='-c role=the\\\\ owner'", fixture.conninfo);
    fixture_file(&fixture, "1_x.sql",
                 "set role other; create table t ();\n-- @commit\ncreate table u ();");
    fixture_file(&fixture, "2_x.sql", "create table v ();");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(
        fixture_sql(
            &fixture,
            "select string_agg(relowner::regrole::text, ' ' order by relname) from pg_class "
            "where oid in ('t'::regclass, 'u'::regclass, 'v'::regclass, "
            "'schemac.migrations'::regclass)"),
        "\"the owner\" other other \"the owner\"");
}

static void test_output_that_is_closed(void **state)
{
    Fixture fixture = fixture_new();
    FILE *full = fopen("/dev/full", "w");

    (void)state;
    if (full == NULL)
        skip();
    fixture_file(&fixture, "1_x.sql", "create table t ();");
    fixture.options.out = full;
    fixture.diags = support_diags();
    assert_int_equal(migrate_up(test_arena(), &fixture.options, &fixture.diags), MIGRATE_ERROR);
    assert_contains(support_diag_text(&fixture.diags),
                    "error: the result cannot be written: the output is full or closed");
    fclose(full);
    expect_status(&fixture, MIGRATE_OK);
}
