/* Files that a script includes as psql does: read in their place, with their own names in messages. */
#include "cmd/program.h"

static const char *make_folder(void)
{
    static const char *const files[][2] = {
        {"main.sql", "create schema app;\n\\ir db/types.sql\n\\i db/tables/all.sql\n"
                     "create view app.names as select name from app.users;\n"},
        {"db/types.sql", "-- @purpose what a user can be\n"
                         "create type app.state as enum ('new', 'old');\n"},
        {"db/tables/all.sql",
         "set search_path = app;\n\\ir users.sql\n\\ir 'user''s things.sql' \\\\ \\echo done\n"},
        {"db/tables/users.sql",
         "create table users (id int primary key, name text, now_is state);\n"},
        {"db/tables/user's things.sql",
         "create table things (user_id int references users);\nreset search_path;\n"},
        /* Meant to be started in its own folder. */
        {"db/start.sql", "\\i types.sql;\ncreate schema app;\n"},
        {"bad.sql", "create table a (id int);\n\\i broken.sql\n\\i nowhere.sql\n\\i db\n\\i\n"
                    "\\i :file\n\\i a.sql\n\\if true\ncreate table b (id int)\n"},
        {"broken.sql", "create tabel x;\ncreate table c (id inte);\n"},
        {"a.sql", "create table a (id int);\n"},
        {"loop.sql", "create table l (id int);\n\\ir loop/one.sql\n"},
        {"loop/one.sql", "\\ir two.sql\n"},
        {"loop/two.sql", "create table two (id int);\n  \\ir ../loop/one.sql\n"},
        {"self.sql", "\\ir self.sql\n"},
        {"latin1.sql", "\\ir byte.sql\n"},
        {"byte.sql", "comment on schema public is 'caf\xE9';\n"},
        {"bomb/0.sql", "\\ir 1.sql\n\\ir 1.sql\n"},
        {"project/set.sql", "set search_path = app;\n"},
        {"project/a_first.sql", "\\ir set.sql\ncreate schema app;\ncreate table one (id int);\n"},
        {"project/z_last.sql", "\\ir set.sql\n\\ir a_first.sql\ncreate table two (id int);\n"},
        {"migrations/1_first.sql", "\\ir ../a.sql\ncreate table m (id int);\n"},
    };
    const char *folder = support_directory();

    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
        support_file(folder, files[i][0], files[i][1]);
    return folder;
}

static void test_includes(void **state)
{
    static const char *const COMMANDS[] = {
        "schemac check main.sql",
        "schemac inspect main.sql --format sql",
        "cat main.sql | schemac check -",
        "mkdir sub; cd sub; schemac -C .. check main.sql",
        "schemac check db/start.sql",
        "schemac check bad.sql",
        "schemac check loop.sql",
        "schemac check self.sql",
        "schemac check latin1.sql",
        /* Each file twice in the one before it: 2^20 of them. */
        ("for i in $(seq 1 20); do printf '\\\\ir %d.sql\\n\\\\ir %d.sql\\n' $((i + 1)) $((i + 1)) "
         "> bomb/$i.sql; done; touch bomb/21.sql; schemac check bomb/0.sql"),
        "schemac inspect project --format sql",
        "schemac inspect --external project/a_first.sql a.sql --format sql",
        "schemac check migrations:migrations",
        "schemac migrate up --dry-run --dir migrations --db host=/nowhere",
    };
    const char *folder = make_folder();
    Str transcript = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(COMMANDS) / sizeof(*COMMANDS); i++)
        transcript_run(&transcript, folder, COMMANDS[i]);
    golden_check("tests/golden/cmd/includes.txt", transcript.text);
}
