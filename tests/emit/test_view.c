/* The model as templates see it. */
#include "emit/fixture.h"
#include "emit/sandbox.h"

static Sandbox *with_model(const char *main_lua)
{
    Sandbox *sandbox = sandbox_new(main_lua);

    sandbox->model = fixture_model();
    return sandbox;
}

static void expect(const char *expression, const char *expected)
{
    Sandbox *sandbox = with_model(
        arena_printf(test_arena(),
                     "local tasks\nfor _, t in ipairs(model.kinds.table) do\n"
                     "    if t.name == 'tasks' then tasks = t end\nend\nwrite('out', tostring(%s))",
                     expression));

    assert_text(sandbox_output(sandbox), expected);
}

static void expect_error(const char *main_lua, const char *expected)
{
    const char *error = sandbox_error(with_model(main_lua));

    if (strstr(error, expected) == NULL)
        fail_msg("expected \"%s\" in:\n%s", expected, error);
}

static void test_common_fields(void **state)
{
    (void)state;
    expect("tasks.kind .. tasks.label .. tasks.schema .. tasks.name", "tabletablepublictasks");
    expect("tasks.id", "public.tasks");
    expect("tasks.sql_name .. ' ' .. tasks.sql_kind", "public.tasks TABLE");
    expect("tasks.comment", "Jobs for an agent");
    expect("tasks.annotations.section .. #tasks.annotations .. tasks.annotations[2].key",
           "Work2purpose");
    expect("tasks.source.file .. tasks.source.line .. tasks.source.end_line", "schema/tasks.sql12");
    expect("tasks.external", "false");
    expect("tasks.parent", "nil");
    expect("tasks.nothing", "nil");
    expect("tasks[1]", "nil");
    expect("tasks", "public.tasks");
    expect("tasks.children.column[1].parent == tasks", "true");
    expect("model.kinds.table[1].external", "true");
    expect("model.kinds['function'][1].signature", "");
}

static void test_attributes(void **state)
{
    (void)state;
    expect("tasks.row_security", "true");
    expect("tasks.persistence", "nil");
    expect("#tasks.inherits", "0");
    expect("tasks.children.column[4].type", "public.task_status");
    expect("tasks.children.column[4].number", "4");
    expect("tasks.children.column[4].children.default[1].expr.sql",
           "'pending'::public.task_status");
    expect("tasks.children.column[1].generated", "nil");
    expect("tasks.children.index[1].keys[1].column", "status");
    expect("tasks.children.index[1].keys[2].expr.sql", "lower(x)");
    expect("tasks.children.index[1].keys[2].column", "nil");
    expect("tasks.children.index[1].keys[2].nulls_first", "true");
    expect("table.concat(tasks.children.foreign_key[3].columns, '+')", "user_id");
    expect("table.concat(model.kinds.enum[1].labels, '/')", "pending/in progress/a|b`c");
    expect("model.kinds['function'][1].settings[1].name", "search_path");
}

static void test_lists_by_kind(void **state)
{
    (void)state;
    expect("#tasks.children.view", "0");
    expect("#model.kinds.procedure", "0");
    expect("#tasks.children.column", "6");
    expect("(function() local n = 0 for _ in ipairs(model.objects) do n = n + 1 end return n == "
           "#model.objects end)()",
           "true");
    expect_error("local x = model.kinds.tabel", "there is no kind of object called \"tabel\"");
    expect_error("local x = model.kinds.table[1].children.columns",
                 "there is no kind of object called \"columns\"");
}

static void test_dependencies_both_ways(void **state)
{
    (void)state;
    expect("tasks.children.trigger[1].depends_on[1].object.id", "public.touch()");
    expect("tasks.children.trigger[1].depends_on[1].type", "normal");
    expect("model.kinds['function'][1].used_by[1].object == tasks.children.trigger[1]", "true");
    expect("#tasks.used_by", "3");
    expect("tasks.used_by[3].type", "expression");
    expect("#tasks.children.column[6].used_by", "0");
}

static void test_the_model_is_read_only(void **state)
{
    (void)state;
    expect_error("model.name = 'x'", "the model is read-only: \"name\" cannot be set");
    expect_error("model.kinds.table[1].name = 'x'", "the model is read-only");
    expect_error("model.objects[1] = nil", "the model is read-only: \"1\" cannot be set");
    expect_error("table.insert(model.kinds.table, 1)", "the model is read-only");
    expect_error("table.sort(model.objects, function(a, b) return a.id > b.id end)", "read-only");
    expect_error("model.kinds.enum[1].labels[1] = 'x'", "read-only");
    expect_error("options.x = 1", "read-only");
    expect_error("queries[1] = 1", "read-only");
}

static void test_objects_can_be_walked(void **state)
{
    (void)state;
    expect(
        "(function() local s = {} for k in pairs(model.kinds.enum[1]) do s[#s + 1] = k end return "
        "table.concat(s, ' ') end)()",
        "annotations children create_sql depends_on external id implicit kind label labels name "
        "position "
        "schema sql_kind sql_name used_by");
    expect("(function() local s, n = {}, '' for _, t in ipairs(model.kinds.table) do s[t] = t.name "
           "end for k, v in pairs(s) do n = n .. v:sub(1, 2) end return n end)()",
           "usTatatewe");
    expect(
        "(function() local n = '' for k, list in pairs(tasks.children) do n = n .. k .. #list .. "
        "' ' end return n end)()",
        "check1 column6 comment1 foreign_key3 grant2 index1 policy3 primary_key1 trigger1 ");
    expect("type(next(tasks)) .. type(tasks) .. type(tasks.name)", "stringtablestring");
}

static void test_every_attribute_of_every_object_can_be_read(void **state)
{
    Sandbox *sandbox = with_model("local n, seen = 0, {}\n"
                                  "local function walk(v, depth)\n"
                                  "    n = n + 1\n"
                                  "    if type(v) == 'table' and depth < 4 then\n"
                                  "        for _, x in pairs(v) do walk(x, depth + 1) end\n"
                                  "    end\n"
                                  "end\n"
                                  "for _, o in ipairs(model.objects) do walk(o, 0) end\n"
                                  "write('out', n > 1000 and 'many' or 'few')");

    (void)state;
    assert_text(sandbox_output(sandbox), "many");
}

static void test_the_statement_that_makes_an_object(void **state)
{
    (void)state;
    expect("model.kinds.enum[1].create_sql:match('^[^(]*')",
           "CREATE TYPE public.task_status AS ENUM ");
    expect("tasks.create_sql:match('CONSTRAINT tasks_pkey [^,\\n]*')",
           "CONSTRAINT tasks_pkey PRIMARY KEY (id)");
    expect("tostring(tasks.children.comment[1].create_sql)",
           "COMMENT ON TABLE public.tasks IS 'Jobs for an agent';");
}

/* What every object has comes first: an attribute of the same name could not be seen. */
static void test_no_attribute_is_hidden(void **state)
{
    static const char *const COMMON[] = {
        "kind",       "label",    "schema",   "name",       "signature",   "id",     "sql_name",
        "sql_kind",   "external", "implicit", "comment",    "annotations", "source", "position",
        "create_sql", "parent",   "children", "depends_on", "used_by",
    };

    (void)state;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const Attribute *attribute = kind_ops((ObjectKind)kind)->attributes;

        for (; attribute->name != NULL; attribute++) {
            for (size_t i = 0; i < sizeof COMMON / sizeof COMMON[0]; i++)
                assert_string_not_equal(attribute->name, COMMON[i]);
        }
    }
}
