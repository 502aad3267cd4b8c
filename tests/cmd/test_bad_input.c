/* Whatever is wrong with the input: a message that helps, the right exit code, and nothing half-written. */
#include "cmd/program.h"

/* One folder with everything that can be wrong. */
static const char *make_folder(void)
{
    const char *folder = support_directory();

    support_file(
        folder, "good.sql",
        "create table public.notes (\n    id bigint primary key,\n    body text not null\n);\n");
    support_file(folder, "smaller.sql",
                 "create table public.notes (\n    id bigint primary key\n);\n");
    support_file(
        folder, "same.sql",
        "CREATE TABLE \"notes\"(id int8, body TEXT NOT NULL, PRIMARY KEY(id)); -- reformatted\n");
    support_file(folder, "empty.sql", "");
    support_file(folder, "comment.sql", "-- nothing here\n");
    support_file(folder, "latin1.sql",
                 "create table t (id int);\ncomment on table t is 'caf\xE9';\n");
    support_file(folder, "string.sql", "create table t (id int);\ncomment on table t is 'open;\n");
    support_file(folder, "dollar.sql",
                 "create function f() returns int language sql as $body$\n    select 1;\n$$;\n");
    support_file(
        folder, "two.sql",
        "create tabel a (id int);\ncreate table b (id int);\ncreate table c (id int,,);\n");
    support_file(folder, "opaque.sql",
                 "create table t (id int);\ninsert into t values (1);\n"
                 "create type total (input = total_in, output = total_out);\ndo $$ begin perform "
                 "1; end $$;\n");
    support_file(folder, "unknown.sql",
                 "create table a (id int primary key);\n"
                 "create table b (a_id int references aa (id), x inte);\n");
    return folder;
}

static void test_bad_schemas(void **state)
{
    static const char *const COMMANDS[] = {
        "schemac check good.sql",
        "schemac check missing.sql",
        "schemac check empty.sql",
        "schemac check --strict comment.sql",
        "printf 'create\\0table' > binary.sql; schemac check binary.sql",
        "schemac check latin1.sql",
        "schemac check string.sql",
        "schemac check dollar.sql",
        "schemac check two.sql",
        "schemac check unknown.sql",
        "schemac check two.sql --format json",
        "schemac check opaque.sql",
        "schemac check opaque.sql --strict",
        "schemac inspect two.sql",
        "schemac diff good.sql two.sql",
        "mkdir none; schemac check none",
        "schemac check postgres://me:secret@localhost/shop",
        "schemac check migrations:none",
        "schemac check migrations:missing",
        "schemac check migrations:",
        "mkdir bad; touch bad/2_b.sql bad/02_c.sql bad/3.sql; schemac check migrations:bad",
        "schemac check",
        "schemac -C nowhere check",
        "cat good.sql | schemac check -",
    };
    const char *folder = make_folder();
    Str transcript = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(COMMANDS) / sizeof(*COMMANDS); i++)
        transcript_run(&transcript, folder, COMMANDS[i]);
    golden_check("tests/golden/cmd/bad-schemas.txt", transcript.text);
}

static void test_diff(void **state)
{
    static const char *const COMMANDS[] = {
        "schemac diff good.sql same.sql",
        "schemac diff smaller.sql good.sql",
        "schemac diff smaller.sql good.sql --format summary",
        "schemac diff good.sql smaller.sql",
        "schemac diff good.sql smaller.sql --output plan.sql; code=$?; test ! -e plan.sql && exit "
        "$code",
        "schemac diff good.sql smaller.sql --allow data-loss",
        "schemac diff good.sql smaller.sql --allow DATA_LOSS --output plan.sql && exit 9; cat "
        "plan.sql",
        "schemac diff good.sql same.sql --output nothing.sql; test ! -e nothing.sql || echo "
        "written",
        "schemac diff good.sql smaller.sql --allow everything",
        "schemac diff good.sql smaller.sql --allow data-loss --output good.sql/plan.sql",
    };
    const char *folder = make_folder();
    Str transcript = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(COMMANDS) / sizeof(*COMMANDS); i++)
        transcript_run(&transcript, folder, COMMANDS[i]);
    golden_check("tests/golden/cmd/diff.txt", transcript.text);
}

static void test_bad_outputs(void **state)
{
    static const char *const COMMANDS[] = {
        "schemac generate",
        "schemac generate --check",
        "schemac generate; ls -A mine second",
        "schemac generate --check",
        "echo more >> mine/list.txt; rm second/list.txt; schemac generate --check",
        "schemac generate --quiet; schemac generate",
        /* The second output fails: the first is not touched either. */
        "rm -r mine second; printf 'fail(\"no tables\")' > templates/two/main.lua; schemac "
        "generate; ls -d mine second",
        "printf 'local x =\\nwrite(' > templates/two/main.lua; schemac generate; echo $? mine* "
        "second*",
        "printf 'local t = nil\\nwrite(\"a\", t.x)\\n' > templates/two/main.lua; schemac generate",
        "schemac emit nosuch good.sql --out o; echo $? o/*",
        "schemac emit onee good.sql --out o; echo $? o/*",
        "schemac emit one good.sql --out o --set prefix",
        "schemac emit one good.sql",
        "schemac emit one good.sql --out good.sql/o",
        "printf 'name: notes\\nschema: good.sql\\ntemplates: templates\\noutputs:\\n- {template: "
        "one, out: x}\\n"
        "- {template: one, out: good.sql/y}\\n' > schemac.yaml; schemac generate; echo $? x*",
        "schemac emit one good.sql --out o --set title=hello && cat o/list.txt",
    };
    const char *folder = make_folder();
    Str transcript = str_new(test_arena());

    (void)state;
    support_file(folder, "schemac.yaml",
                 "name: notes\nschema: good.sql\ntemplates: templates\noutputs:\n"
                 "  - {template: one, out: mine}\n  - {template: two, out: second}\n");
    support_file(folder, "templates/one/main.lua",
                 "write('list.txt', (options.title or 'tables') .. '\\n')\n");
    support_file(folder, "templates/two/main.lua", "write('list.txt', model.name .. '\\n')\n");
    for (size_t i = 0; i < sizeof(COMMANDS) / sizeof(*COMMANDS); i++)
        transcript_run(&transcript, folder, COMMANDS[i]);
    golden_check("tests/golden/cmd/bad-outputs.txt", transcript.text);
}

/* Root may write anywhere, so that these run as somebody else: the account that a throwaway server gets, too. */
static void run_unprivileged(Str *transcript, const char *folder, const char *command)
{
    const char *become =
        geteuid() != 0 ? "" : "setpriv --reuid=nobody --regid=nogroup --clear-groups ";
    Run run = program_shell(folder, arena_printf(transcript->arena,
                                                 "export PATH=\"$PWD/bin:$PATH\"; %ssh -c '%s'",
                                                 become, command));

    str_printf(transcript, "$ %s\n%s%s[%d]\n\n", command, run.out, run.err, run.code);
}

static void test_without_permission(void **state)
{
    static const char *const COMMANDS[] = {
        "schemac check good.sql",
        "schemac check secret.sql",
        "schemac check closed",
        "schemac check includes.sql",
        "schemac -C project generate; echo $?; ls -A project/out",
        "schemac -C project generate --check",
        "schemac emit markdown good.sql --out new; echo $?; test ! -e new",
        "schemac diff empty.sql good.sql --output plan.sql; echo $?; test ! -e plan.sql",
        "schemac diff empty.sql good.sql --output project/out/old.txt; echo $?; cat "
        "project/out/old.txt",
        "schemac init; echo $?; test ! -e schemac.yaml",
        "schemac -C project migrate new first 2>&1 | sed \"s/[0-9]\\{14\\}/VERSION/\"; ls -A "
        "project/migrations",
        "schemac -C closed check",
    };
    const char *folder = make_folder();
    Str transcript = str_new(test_arena());

    (void)state;
    support_file(folder, "secret.sql", "create table t (id int);\n");
    support_file(folder, "closed/a.sql", "create table t (id int);\n");
    support_file(folder, "includes.sql", "\\i secret.sql\n");
    support_file(folder, "project/schemac.yaml",
                 "name: notes\nschema: ../good.sql\nmigrations: migrations\noutputs:\n"
                 "  - {template: markdown, out: out}\n");
    support_file(folder, "project/out/old.txt", "as it was\n");
    support_file(folder, "project/migrations/.keep", "");
    program_shell(folder, "mkdir bin && cp \"$(command -v schemac)\" bin/schemac && "
                          "chmod -R a+rX,a-w . && chmod 0 secret.sql closed");
    for (size_t i = 0; i < sizeof(COMMANDS) / sizeof(*COMMANDS); i++)
        run_unprivileged(&transcript, folder, COMMANDS[i]);
    program_shell(folder, "chmod -R u+rwX .");
    golden_check("tests/golden/cmd/without-permission.txt", transcript.text);
}

static void test_bad_configuration(void **state)
{
    static const char *const COMMANDS[] = {
        "schemac generate",
        "schemac init; schemac init",
        "cat schemac.yaml",
        "schemac check",
        "mkdir schema && cp good.sql schema && schemac check",
        "sed -i s/outputs:/output:/ schemac.yaml; schemac check",
        "schemac diff good.sql same.sql",
        "schemac migrate status",
        "printf 'name: x\\nschema: good.sql\\n' > schemac.yaml; schemac generate",
        "schemac migrate new first",
        "printf 'name: x\\nschema: gone\\nexternal: gone too\\n' > schemac.yaml; schemac check",
    };
    const char *folder = make_folder();
    Str transcript = str_new(test_arena());

    (void)state;
    /* The name in the file is that of the folder. */
    folder = path_join(transcript.arena, folder, "my-shop");
    for (size_t i = 0; i < 2; i++)
        support_file(folder, i == 0 ? "good.sql" : "same.sql", "create table t (id int);\n");
    for (size_t i = 0; i < sizeof(COMMANDS) / sizeof(*COMMANDS); i++)
        transcript_run(&transcript, folder, COMMANDS[i]);
    golden_check("tests/golden/cmd/bad-configuration.txt", transcript.text);
}

static void test_standard_output(void **state)
{
    static const char *const COMMANDS[] = {
        "schemac inspect good.sql > /dev/full",
        "schemac inspect good.sql >&-",
        "{ sleep 0.2; schemac inspect good.sql; echo $? >&2; } | true",
        "schemac check good.sql --format json > /dev/full",
        "schemac diff smaller.sql good.sql > /dev/full",
        "schemac diff same.sql good.sql >&-",
        "schemac check --quiet good.sql > /dev/full",
        "schemac check two.sql 2>&-",
    };
    const char *folder = make_folder();
    Str transcript = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(COMMANDS) / sizeof(*COMMANDS); i++)
        transcript_run(&transcript, folder, COMMANDS[i]);
    golden_check("tests/golden/cmd/standard-output.txt", transcript.text);
}

/* The same bytes wherever it is started: names in documents are relative to schemac.yaml. */
static void test_started_elsewhere(void **state)
{
    const char *folder = support_directory();
    Run run;

    (void)state;
    support_file(folder, "a/b/schemac.yaml",
                 "name: x\nschema: [good.sql]\nexternal: [../platform]\ntemplates: t\noutputs: "
                 "[{template: one, "
                 "out: ../out}]\n");
    support_file(folder, "a/b/good.sql", "create table t (id int);\n");
    support_file(folder, "a/platform/p.sql",
                 "create schema auth;\ncreate table auth.u (id int);\n");
    support_file(
        folder, "a/b/t/one/main.lua",
        "local list = {}\n"
        "for _, t in ipairs(model.kinds.table) do list[#list + 1] = t.source.file .. '\\n' end\n"
        "write('list.txt', table.concat(list))\n");
    run = program_shell(folder, "schemac -C a/b generate && cat a/out/list.txt");
    assert_text(run.err, "");
    assert_text(run.out, "a/out: 1 file, 1 written, 0 unchanged\n../platform/p.sql\ngood.sql\n");
    run = program_shell(folder, "cd a/b && schemac generate --check");
    assert_text(run.err, "../out: up to date, 1 file\n");
    assert_int_equal(run.code, 0);
    run = program_shell(folder, "cd a/platform && schemac -C ../b generate --check");
    assert_text(run.err, "../out: up to date, 1 file\n");
    run = program_shell(folder, "schemac -C \"$PWD/a/b\" generate --check --quiet");
    assert_text(run.err, "");
    assert_int_equal(run.code, 0);
    /* Behind a link, ".." is not where the path came from. */
    run = program_shell(folder,
                        "mkdir c && ln -s ../a/b c/link && schemac -C c/link generate --check && "
                        "schemac -C c/link check");
    assert_text(run.err, "c/link/../out: up to date, 1 file\n");
    assert_int_equal(run.code, 0);
}

static void test_colors(void **state)
{
    const char *folder = make_folder();

    (void)state;
    assert_null(strstr(program_shell(folder, "schemac check two.sql").err, "\033["));
    assert_non_null(
        strstr(program_shell(folder, "schemac check two.sql --color always").err, "\033["));
    assert_null(strstr(program_shell(folder, "schemac check two.sql --color=never").err, "\033["));
}

static void test_quiet(void **state)
{
    const char *folder = make_folder();
    Run run = program_shell(folder, "schemac check -q good.sql");

    (void)state;
    assert_text(run.out, "");
    assert_text(run.err, "");
    assert_int_equal(run.code, 0);
    run = program_shell(folder, "schemac check -q two.sql");
    assert_text(run.out, "");
    assert_non_null(strstr(run.err, "two.sql:1:8: error:"));
    assert_int_equal(run.code, 1);
}
