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

/* A fixture with one layer of two files, which a migration needs. */
static Fixture with_layer(MigrateLayer *layer)
{
    Fixture fixture = fixture_new();
    const char *folder = support_directory();

    support_file(folder, "10_schemas.sql",
                 "create schema if not exists \"Auth x\";\nset search_path to \"Auth x\";\n");
    support_file(
        folder, "20_users.sql",
        "create table \"Auth x\".users (id int);\ncreate table if not exists in_public ();\n");
    support_file(folder, "README.md", "not SQL");
    *layer = (MigrateLayer){.name = "platform", .path = folder};
    fixture.options.external = layer;
    fixture.options.external_count = 1;
    fixture.options.load_external = true;
    fixture_file(&fixture, "1_x.sql", "create view v as select id from \"Auth x\".users;\n");
    return fixture;
}

static void test_layer_is_loaded_once(void **state)
{
    MigrateLayer layer;
    Fixture fixture = with_layer(&layer);

    (void)state;
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out, "loaded external layer platform (2 files)\napplied 1_x.sql");
    /* A file does not see the settings of the one before. */
    assert_text(fixture_sql(&fixture, "select to_regclass('public.in_public') is not null"), "t");
    fixture_sql(&fixture, "insert into \"Auth x\".users values (1)");
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "nothing to do: 1 migration is applied\n");
    assert_text(fixture.notes, "");
    assert_text(fixture_sql(&fixture, "select count(*) from v"), "1");
}

static void test_layer_alone(void **state)
{
    MigrateLayer layer;
    Fixture fixture = with_layer(&layer);

    (void)state;
    assert_int_equal(fixture_run(&fixture, migrate_load_external), MIGRATE_OK);
    assert_text(fixture.out, "loaded external layer platform (2 files)\n");
    assert_int_equal(fixture_run(&fixture, migrate_load_external), MIGRATE_OK);
    assert_text(fixture.out, "");
    expect_up(&fixture, MIGRATE_OK);
}

static void test_layer_that_is_there_is_untouched(void **state)
{
    MigrateLayer layer;
    Fixture fixture = with_layer(&layer);

    (void)state;
    fixture_sql(&fixture, "create schema \"Auth x\"");
    fixture_sql(&fixture, "create table \"Auth x\".users (id int, own_column int)");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(
        fixture.notes,
        "the database has the schema \"Auth x\" already, so this external layer was not loaded");
    assert_text(fixture_sql(&fixture, "select to_regclass('schemac.external_layers') is null"),
                "t");
    assert_text(fixture_sql(&fixture, "select to_regclass('in_public') is null"), "t");
}

static void test_changed_layer_is_not_loaded_again(void **state)
{
    MigrateLayer layer;
    Fixture fixture = with_layer(&layer);

    (void)state;
    expect_up(&fixture, MIGRATE_OK);
    support_file(layer.path, "30_more.sql", "create table \"Auth x\".more ();\n");
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.notes, "warning: ");
    assert_contains(fixture.notes,
                    "the external layer was changed after it was loaded into this database");
    assert_text(fixture_sql(&fixture, "select to_regclass('\"Auth x\".more') is null"), "t");
}

static void test_failing_layer_leaves_nothing(void **state)
{
    MigrateLayer layer;
    Fixture fixture = with_layer(&layer);

    (void)state;
    support_file(layer.path, "30_bad.sql", "select 1;\n  select nothing;\n");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "/30_bad.sql:2:10: error: column \"nothing\" does not exist");
    assert_contains(fixture.notes, "nothing of this external layer is in the database");
    assert_text(
        fixture_sql(&fixture,
                    "select count(*) from pg_namespace where nspname in ('Auth x', 'schemac')"),
        "0");
    support_file(layer.path, "30_bad.sql", "select 1 from;\ncommit;\nvacuum;");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "/30_bad.sql:1:");
    unlink(path_join(test_arena(), layer.path, "30_bad.sql"));
    expect_up(&fixture, MIGRATE_OK);
}

static void test_layer_that_cannot_be_one_transaction(void **state)
{
    MigrateLayer layer;
    Fixture fixture = with_layer(&layer);

    (void)state;
    support_file(layer.path, "30_bad.sql", "vacuum;");
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(
        fixture.notes,
        "/30_bad.sql:1:1: error: VACUUM: an external layer is loaded in one transaction");
}

static void test_layer_in_a_dry_run(void **state)
{
    MigrateLayer layer;
    Fixture fixture = with_layer(&layer);

    (void)state;
    fixture.options.dry_run = true;
    expect_up(&fixture, MIGRATE_OK);
    assert_text(fixture.out, "would load external layer platform (2 files)\n"
                             "would apply 1_x.sql (1 statement)\n"
                             "1 migration pending; nothing was changed (dry run)\n");
    assert_text(
        fixture_sql(&fixture,
                    "select count(*) from pg_namespace where nspname in ('Auth x', 'schemac')"),
        "0");
    fixture.options.json = true;
    expect_up(&fixture, MIGRATE_OK);
    assert_contains(fixture.out,
                    "\"external\": [{\"name\": \"platform\", \"state\": \"missing\"}]");
}

static void test_missing_and_empty_layers(void **state)
{
    MigrateLayer layer;
    Fixture fixture = with_layer(&layer);

    (void)state;
    layer.path = "/nonexistent/platform";
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "/nonexistent/platform");
    layer.path = support_directory();
    expect_up(&fixture, MIGRATE_ERROR);
    assert_contains(fixture.notes, "the external layer holds no *.sql file");
}

/* The layer of the repository, on a stock server, twice in two databases: its roles are shared by both. */
static void test_supabase_layer_of_this_repository(void **state)
{
    static const MigrateLayer LAYER = {.name = "supabase", .path = "schema/platform/supabase"};

    (void)state;
    if (!file_is_directory(LAYER.path))
        skip();
    for (int i = 0; i < 2; i++) {
        Fixture fixture = fixture_new();

        fixture.options.dir = "schema/codingit/migrations";
        fixture.options.external = &LAYER;
        fixture.options.external_count = 1;
        fixture.options.load_external = true;
        expect_up(&fixture, MIGRATE_OK);
        assert_contains(fixture.out, "loaded external layer supabase (");
        expect_up(&fixture, MIGRATE_OK);
        assert_contains(fixture.out, "nothing to do: ");
    }
}
