/* Runs templates that a test writes into a folder of its own. */
#ifndef SCHEMAC_TESTS_EMIT_SANDBOX_H
#define SCHEMAC_TESTS_EMIT_SANDBOX_H

#include "emit/emit.h"
#include "support/support.h"

typedef struct Sandbox {
    const char *directory;
    Model *model;
    EmitOptions options;
    OptionVec values;
    EmitFiles files;
    DiagList diags;
} Sandbox;

/* A sandbox with an empty model and the template "t". */
static inline Sandbox *sandbox_new(const char *main_lua)
{
    Arena *arena = test_arena();
    Sandbox *sandbox = ARENA_NEW(arena, Sandbox);

    sandbox->directory = support_directory();
    sandbox->model = model_new(arena);
    sandbox->diags = diag_list_new(arena);
    sandbox->options = (EmitOptions){
        .template_name = "t",
        .templates_dir = sandbox->directory,
        .options = &sandbox->values,
        .model_name = "demo",
    };
    if (main_lua != NULL)
        support_file(sandbox->directory, "t/main.lua", main_lua);
    return sandbox;
}

static inline bool sandbox_run(Sandbox *sandbox)
{
    return emit_render(sandbox->model->arena, sandbox->model, &sandbox->options, &sandbox->files,
                       &sandbox->diags);
}

/* The only file that the template wrote. */
static inline const char *sandbox_output(Sandbox *sandbox)
{
    if (!sandbox_run(sandbox))
        fail_msg("%s", support_diag_text(&sandbox->diags));
    assert_int_equal(sandbox->files.list.count, 1);
    return sandbox->files.list.items[0].text;
}

/* What the template printed about its error, with "DIR" for the folder; fails when there was none. */
static inline const char *sandbox_error(Sandbox *sandbox)
{
    Str text = str_new(sandbox->model->arena);
    const char *rest, *found;

    if (sandbox_run(sandbox))
        fail_msg("the template ran although it should not");
    assert_true(sandbox->diags.errors > 0);
    assert_int_equal(sandbox->files.list.count, 0);
    rest = support_diag_text(&sandbox->diags);
    while ((found = strstr(rest, sandbox->directory)) != NULL) {
        str_bytes(&text, rest, (size_t)(found - rest));
        str_text(&text, "DIR");
        rest = found + strlen(sandbox->directory);
    }
    str_text(&text, rest);
    return text.text;
}

/* Output of a template x.tpl that main.lua renders without variables. */
static inline const char *sandbox_template(const char *template_text)
{
    Sandbox *sandbox = sandbox_new("write('out', render('x.tpl'))");

    support_file(sandbox->directory, "t/x.tpl", template_text);
    return sandbox_output(sandbox);
}

static inline const char *sandbox_template_error(const char *template_text)
{
    Sandbox *sandbox = sandbox_new("write('out', render('x.tpl'))");

    support_file(sandbox->directory, "t/x.tpl", template_text);
    return sandbox_error(sandbox);
}

#endif
