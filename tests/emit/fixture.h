/* A small model made by hand, with every kind that the templates show and with names that try to break out. */
#ifndef SCHEMAC_TESTS_EMIT_FIXTURE_H
#define SCHEMAC_TESTS_EMIT_FIXTURE_H

#include "kinds/objects.h"
#include "support/support.h"

/* Takes the next bytes of the fixture's source as the place of an object. */
static inline void fixture_place(Object *object, Source *source, size_t start, size_t end)
{
    object->span = span_make(source, start, end);
}

static inline void *fixture_add(Model *model, ObjectKind kind, Object *parent, const char *schema,
                                const char *name)
{
    Object *object = model_new_object(model, kind, parent, schema, name);

    assert_null(model_add(model, object));
    return object;
}

static inline void fixture_comment(Model *model, Object *object, const char *text)
{
    CommentObject *comment = fixture_add(model, KIND_COMMENT, object, NULL, "");

    comment->text = text;
}

static inline void fixture_annotate(Model *model, Object *object, const char *key,
                                    const char *value)
{
    Annotation annotation = {.key = key, .value = value};

    vec_push(model->arena, &object->annotations, annotation);
}

static inline void fixture_names(Model *model, TextVec *names, const char *list)
{
    for (const char *name = list; *name != '\0';) {
        size_t length = strcspn(name, ",");

        vec_push(model->arena, names, arena_strndup(model->arena, name, length));
        name += length;
        name += *name == ',';
    }
}

static inline Object *fixture_column(Model *model, TableObject *table, const char *name,
                                     const char *type, bool not_null, const char *default_sql)
{
    ColumnObject *column = fixture_add(model, KIND_COLUMN, &table->object, NULL, name);
    DefaultObject *value;

    for (size_t i = 0; i < table->object.children.count; i++)
        column->number += table->object.children.items[i]->kind == KIND_COLUMN;
    column->type = type;
    column->not_null = not_null;
    if (default_sql != NULL) {
        value = fixture_add(model, KIND_DEFAULT, &column->object, NULL, "");
        value->expr = (SqlExpr){default_sql, default_sql};
    }
    return &column->object;
}

static inline Object *fixture_key(Model *model, ObjectKind kind, TableObject *table,
                                  const char *name, const char *columns)
{
    KeyObject *key = fixture_add(model, kind, &table->object, NULL, name);

    fixture_names(model, &key->columns, columns);
    return &key->object;
}

static inline ForeignKeyObject *fixture_foreign_key(Model *model, TableObject *table,
                                                    const char *name, const char *columns,
                                                    const TableObject *target,
                                                    const char *target_columns)
{
    ForeignKeyObject *key = fixture_add(model, KIND_FOREIGN_KEY, &table->object, NULL, name);

    fixture_names(model, &key->columns, columns);
    key->target_schema = target->object.schema;
    key->target_table = target->object.name;
    fixture_names(model, &key->target_columns, target_columns);
    object_depend(model->arena, &key->object, (Object *)(uintptr_t)&target->object,
                  DEPENDENCY_NORMAL);
    return key;
}

static inline PolicyObject *fixture_policy(Model *model, TableObject *table, const char *name,
                                           const char *command, const char *roles,
                                           const char *using_sql, const char *check_sql)
{
    PolicyObject *policy = fixture_add(model, KIND_POLICY, &table->object, NULL, name);

    policy->command = command;
    policy->permissive = true;
    fixture_names(model, &policy->roles, roles);
    policy->using_expr = (SqlExpr){using_sql, using_sql};
    policy->check_expr = (SqlExpr){check_sql, check_sql};
    return policy;
}

static inline void fixture_grant(Model *model, Object *object, const char *role,
                                 const char *privileges, const char *grantable)
{
    GrantObject *grant = fixture_add(model, KIND_GRANT, object, NULL, role);

    fixture_names(model, &grant->privileges, privileges);
    fixture_names(model, &grant->grantable, grantable);
}

#define FIXTURE_LONG "a_name_of_sixty_three_bytes_which_is_all_that_the_server_keeps_"
#define FIXTURE_HOSTILE "we|rd `t`</script> \"q\" {x}\n%; #1"

/* auth.users, which is not ours. */
static inline TableObject *fixture_users(Model *model)
{
    Object *schema = fixture_add(model, KIND_SCHEMA, NULL, NULL, "auth");
    TableObject *users = fixture_add(model, KIND_TABLE, NULL, "auth", "users");

    schema->external = true;
    users->object.external = true;
    fixture_column(model, users, "id", "uuid", true, NULL)->external = true;
    fixture_key(model, KIND_PRIMARY_KEY, users, "users_pkey", "id")->external = true;
    return users;
}

static inline TableObject *fixture_teams(Model *model)
{
    TableObject *teams = fixture_add(model, KIND_TABLE, NULL, "public", "teams");
    Object *name;

    fixture_annotate(model, &teams->object, "section", "Teams & people");
    fixture_comment(model, &teams->object, "Groups of people | who work together.");
    fixture_column(model, teams, "id", "uuid", true, "gen_random_uuid()");
    name = fixture_column(model, teams, "name", "text", true, NULL);
    fixture_comment(model, name, "What people call it.\nMay change.");
    fixture_column(model, teams, "limits", "numeric(10,2)[]", false, NULL);
    fixture_key(model, KIND_PRIMARY_KEY, teams, "teams_pkey", "id");
    fixture_key(model, KIND_UNIQUE, teams, "teams_name_key", "name");
    fixture_grant(model, &teams->object, "anon", "SELECT", "");
    fixture_grant(model, name, "authenticated", "UPDATE", "");
    return teams;
}

static inline Object *fixture_function(Model *model)
{
    RoutineObject *touch = fixture_add(model, KIND_FUNCTION, NULL, "public", "touch");

    model_remove(model, &touch->object);
    touch->object.signature = "";
    assert_null(model_add(model, &touch->object));
    touch->returns = "trigger";
    touch->language = "plpgsql";
    touch->body = "\nbegin\n    -- ``` and <% and </script>\n    new.updated_at := now();\n    "
                  "return new;\nend;\n";
    touch->volatility = "VOLATILE";
    touch->parallel = "UNSAFE";
    touch->security_definer = true;
    vec_push(model->arena, &touch->settings, ((Option){.name = "search_path", .value = "''"}));
    fixture_comment(model, &touch->object, "Keeps updated_at true.");
    fixture_grant(model, &touch->object, "public", "", "");
    fixture_grant(model, &touch->object, "authenticated", "EXECUTE", "");
    return &touch->object;
}

static inline TableObject *fixture_tasks(Model *model, Source *source, TableObject *users,
                                         TableObject *teams, Object *enumeration, Object *touch)
{
    TableObject *tasks = fixture_add(model, KIND_TABLE, NULL, "public", "tasks");
    IdentityObject *identity;
    CheckObject *check;
    IndexObject *index;
    TriggerObject *trigger;
    Object *column;
    PolicyObject *policy;

    fixture_place(&tasks->object, source, 0, 31);
    fixture_annotate(model, &tasks->object, "section", "Work");
    fixture_annotate(model, &tasks->object, "purpose", "The queue of the agents.");
    fixture_comment(model, &tasks->object, "Jobs for an agent");
    tasks->row_security = true;
    column = fixture_column(model, tasks, "id", "bigint", true, NULL);
    identity = fixture_add(model, KIND_IDENTITY, column, NULL, "");
    identity->generation = "ALWAYS";
    identity->sequence_name = "tasks_id_seq";
    identity->data_type = "bigint";
    identity->start = identity->increment = identity->minimum = identity->cache = 1;
    identity->maximum = INT64_MAX;
    fixture_column(model, tasks, "user_id", "uuid", true, NULL);
    fixture_column(model, tasks, "team_id", "uuid", false, NULL);
    column = fixture_column(model, tasks, "status", "public.task_status", true,
                            "'pending'::public.task_status");
    object_depend(model->arena, column, enumeration, DEPENDENCY_NORMAL);
    fixture_column(model, tasks, "parent_id", "bigint", false, NULL);
    fixture_column(model, tasks, "PK", "timestamp with time zone", false, NULL);
    fixture_key(model, KIND_PRIMARY_KEY, tasks, "tasks_pkey", "id");
    fixture_foreign_key(model, tasks, "tasks_user_id_fkey", "user_id", users, "id")->on_delete =
        "CASCADE";
    fixture_foreign_key(model, tasks, "tasks_team_id_fkey", "team_id", teams, "id")->on_delete =
        "SET NULL";
    fixture_foreign_key(model, tasks, "tasks_parent_id_fkey", "parent_id", tasks, "id");
    check = fixture_add(model, KIND_CHECK, &tasks->object, NULL, "tasks_id_check");
    check->expr = (SqlExpr){"id > 0 OR status = 'a|b'", "id > 0 OR status = 'a|b'"};
    index = fixture_add(model, KIND_INDEX, &tasks->object, "public", "idx_tasks_status");
    index->method = "btree";
    vec_push(model->arena, &index->keys, (IndexKey){.column = "status"});
    vec_push(model->arena, &index->keys,
             (IndexKey){.expr = {"lower(x)", "lower(x)"}, .descending = true, .nulls_first = true});
    index->predicate = (SqlExpr){"(team_id IS NOT NULL)", "(team_id IS NOT NULL)"};
    trigger = fixture_add(model, KIND_TRIGGER, &tasks->object, NULL, "touch_tasks");
    trigger->timing = "BEFORE";
    fixture_names(model, &trigger->events, "UPDATE");
    trigger->for_each_row = true;
    trigger->function = "public.touch";
    object_depend(model->arena, &trigger->object, touch, DEPENDENCY_NORMAL);
    policy = fixture_policy(model, tasks, "Own \"tasks\" | all", "ALL", "authenticated",
                            "(auth.uid() = user_id)", NULL);
    fixture_comment(model, &policy->object, "The usual pattern.");
    fixture_policy(model, tasks, "Members read", "SELECT", "public",
                   "(user_id = (SELECT auth.uid() AS uid)) OR (EXISTS (SELECT 1 FROM public.teams "
                   "WHERE teams.id = tasks.team_id)) OR auth.role() = 'service_role'",
                   NULL);
    fixture_policy(model, tasks, "Insert", "INSERT", "anon,authenticated", NULL,
                   "user_id = auth.uid() AND status = 'pending'");
    fixture_grant(model, &tasks->object, "authenticated", "ALL", "");
    fixture_grant(model, &tasks->object, "public", "SELECT", "SELECT");
    return tasks;
}

/* A table whose names hold what has a meaning in Markdown, HTML, SQL or Mermaid. */
static inline void fixture_hostile(Model *model, TableObject *tasks)
{
    TableObject *hostile = fixture_add(model, KIND_TABLE, NULL, "public", FIXTURE_HOSTILE);
    TableObject *other = fixture_add(model, KIND_TABLE, NULL, "public", "Tasks");
    ViewObject *view;

    fixture_comment(model, &hostile->object,
                    "</script><img src=x> | **bold** [x](y) `code\n\n# heading\n```\nfence");
    hostile->row_security = true;
    hostile->force_row_security = true;
    fixture_column(model, hostile, FIXTURE_HOSTILE, "public.\"my | type\"", true, "'a`|</b>\n'");
    fixture_column(model, hostile, FIXTURE_LONG, "character varying(20)", false, NULL);
    fixture_column(model, hostile, "größe", "double precision", false, NULL);
    fixture_key(model, KIND_PRIMARY_KEY, hostile, "a|b`c", FIXTURE_HOSTILE);
    fixture_foreign_key(model, hostile, "fk\"x", FIXTURE_HOSTILE, tasks, "id");
    fixture_column(model, other, "*/ --", "text", false, NULL);
    view = fixture_add(model, KIND_VIEW, NULL, "public", "open|tasks");
    view->query = (SqlExpr){"SELECT '```' AS fence\nFROM public.tasks", NULL};
    vec_push(model->arena, &view->columns, (ViewColumn){.name = "fence", .type = "text"});
    vec_push(model->arena, &view->options, ((Option){.name = "security_invoker", .value = "true"}));
    object_depend(model->arena, &view->object, &tasks->object, DEPENDENCY_EXPRESSION);
}

static inline Model *fixture_model(void)
{
    Model *model = model_new(test_arena());
    Source *source =
        support_source("schema/tasks.sql", "create table public.tasks (\n);\n\n-- the end\n");
    TableObject *users, *teams, *tasks;
    EnumObject *enumeration;
    StatementObject *statement;
    Object *schema, *touch;

    schema = fixture_add(model, KIND_SCHEMA, NULL, NULL, "public");
    fixture_comment(model, schema, "The application.");
    enumeration = fixture_add(model, KIND_ENUM, NULL, "public", "task_status");
    fixture_names(model, &enumeration->labels, "pending,in progress,a|b`c");
    users = fixture_users(model);
    teams = fixture_teams(model);
    touch = fixture_function(model);
    tasks = fixture_tasks(model, source, users, teams, &enumeration->object, touch);
    fixture_hostile(model, tasks);
    statement = fixture_add(model, KIND_STATEMENT, NULL, NULL, "create domain x");
    statement->tag = "CREATE DOMAIN";
    statement->sql = "create domain public.x as text";
    model_finish(model);
    return model;
}

#endif
