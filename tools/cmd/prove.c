#include "cmd/allow.h"
#include "cmd/commands.h"
#include "cmd/schema.h"

#include "prove/prove.h"

#include <jansson.h>

/* A proof with what it was made of. */
typedef struct Proof {
    Context *context;
    const Plan *plan;
    ProveResult result;
    const Plan *second; /* what is left to do; NULL: not asked for, or an error */
} Proof;

static bool holds(const Proof *proof)
{
    return prove_holds(&proof->result) && proof->second != NULL && plan_is_empty(proof->second);
}

/* ---- text ---- */

/* "1 row", "2 rows". */
static const char *count_of(Arena *arena, size_t count, const char *noun)
{
    return arena_printf(arena, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void append_indented(Str *out, const char *label, const char *text)
{
    str_printf(out, "    %s", label);
    for (; *text != '\0'; text++) {
        str_char(out, *text);
        if (*text == '\n' && text[1] != '\0')
            str_text(out, "              ");
    }
    if (out->text[out->length - 1] != '\n')
        str_char(out, '\n');
}

static void append_difference(Str *out, const ProveDifference *difference)
{
    str_text(out, "  ");
    str_sql_comment(out, difference->kind);
    str_char(out, ' ');
    str_sql_comment(out, difference->identity);
    str_text(out, difference->is == NULL       ? " is missing\n"
                  : difference->should == NULL ? " should not be there\n"
                                               : " differs\n");
    if (difference->is != NULL && difference->is[0] != '\0')
        append_indented(out, "is        ", difference->is);
    if (difference->should != NULL && difference->should[0] != '\0')
        append_indented(out, "should be ", difference->should);
}

static void append_notes(Str *out, const ProveNoteVec *notes, const char *word)
{
    for (size_t i = 0; i < notes->count; i++) {
        str_text(out, "  ");
        str_sql_comment(out, notes->items[i].table);
        str_text(out, word);
        str_sql_comment(out, notes->items[i].text);
        str_char(out, '\n');
    }
}

static void append_second(Str *out, const Plan *second)
{
    if (second == NULL)
        return;
    if (plan_is_empty(second)) {
        str_text(out, "second plan: nothing is left to do\n");
        return;
    }
    str_text(out, "second plan: this is left to do\n\n");
    plan_format_sql(out, second);
    str_char(out, '\n');
}

static void format_text(const Proof *proof, Str *out)
{
    const ProveResult *result = &proof->result;
    Arena *arena = out->arena;

    str_printf(out, "FROM: %s loaded, %s put into %zu of %s\n",
               count_of(arena, result->from_statements, "statement"),
               count_of(arena, result->rows, "row"), result->filled,
               count_of(arena, result->tables, "table"));
    append_notes(out, &result->empty, " stayed empty: ");
    str_printf(out, "TO: %s loaded\n", count_of(arena, result->to_statements, "statement"));
    if (!result->applied) {
        str_text(out, "plan: the server refused it\nnot proven\n");
        return;
    }
    str_printf(out, "plan: %s carried out in %s\n",
               count_of(arena, result->plan_statements, "statement"),
               count_of(arena, result->transactions, "transaction"));
    if (result->differences.count == 0)
        str_printf(out, "catalog: as in TO, %s compared\n", count_of(arena, result->facts, "fact"));
    else
        str_printf(out, "catalog: not as in TO, %s\n",
                   count_of(arena, result->differences.count, "difference"));
    for (size_t i = 0; i < result->differences.count; i++)
        append_difference(out, &result->differences.items[i]);
    str_printf(out, "rows: %s, %s, %s and %s compared\n",
               result->losses.count == 0 ? "all kept" : "not all kept",
               count_of(arena, result->kept_rows, "row"),
               count_of(arena, result->kept_values, "value"),
               count_of(arena, result->sequences, "sequence"));
    append_notes(out, &result->losses, ": ");
    append_second(out, proof->second);
    str_text(out, holds(proof) ? "proven\n" : "not proven\n");
}

/* ---- JSON ---- */

static json_t *text_or_null(const char *text)
{
    return text == NULL ? json_null() : json_string(text);
}

static json_t *notes_json(const ProveNoteVec *notes, const char *key)
{
    json_t *array = json_array();

    for (size_t i = 0; i < notes->count; i++)
        json_array_append_new(array, json_pack("{s:s, s:s}", "table", notes->items[i].table, key,
                                               notes->items[i].text));
    return array;
}

static json_t *differences_json(const ProveDifferenceVec *differences)
{
    json_t *array = json_array();

    for (size_t i = 0; i < differences->count; i++) {
        const ProveDifference *difference = &differences->items[i];

        json_array_append_new(array, json_pack("{s:s, s:s, s:o, s:o}", "kind", difference->kind,
                                               "identity", difference->identity, "is",
                                               text_or_null(difference->is), "should",
                                               text_or_null(difference->should)));
    }
    return array;
}

static void format_json(const Proof *proof, Str *out)
{
    const ProveResult *result = &proof->result;
    Str second = str_new(out->arena);
    json_t *root;
    char *text;

    if (proof->second != NULL)
        plan_format_sql(&second, proof->second);
    root = json_pack(
        "{s:i, s:b, s:{s:I}, s:{s:I}, s:{s:b, s:I, s:I}, s:{s:I, s:I, s:I, s:o},"
        " s:{s:I, s:o}, s:{s:I, s:I, s:I, s:o}, s:o}",
        "format", 1, "proven", holds(proof) ? 1 : 0, "from", "statements",
        (json_int_t)result->from_statements, "to", "statements", (json_int_t)result->to_statements,
        "plan", "applied", result->applied ? 1 : 0, "statements",
        (json_int_t)result->plan_statements, "transactions", (json_int_t)result->transactions,
        "filled", "tables", (json_int_t)result->tables, "with_rows", (json_int_t)result->filled,
        "rows", (json_int_t)result->rows, "empty", notes_json(&result->empty, "reason"), "catalog",
        "facts", (json_int_t)result->facts, "differences", differences_json(&result->differences),
        "kept", "rows", (json_int_t)result->kept_rows, "values", (json_int_t)result->kept_values,
        "sequences", (json_int_t)result->sequences, "losses", notes_json(&result->losses, "loss"),
        "second_plan", proof->second == NULL ? json_null() : json_string(second.text));
    text = root != NULL ? json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER) : NULL;
    if (text == NULL)
        BUG("a proof cannot be written as JSON");
    str_text(out, text);
    str_char(out, '\n');
    free(text);
    json_decref(root);
}

/* ---- the command ---- */

static void tell_progress(void *data, const char *what, long milliseconds)
{
    context_say(data, "%s (%ld.%ld s)", what, milliseconds / 1000, milliseconds % 1000 / 100);
}

/* Reads the plan after FROM: nothing may be left to do. False after an error. */
static bool make_second_plan(Proof *proof, const TextVec *from, const TextVec *to)
{
    Context *context = proof->context;
    Str sql = str_new(context->arena);

    plan_format_sql(&sql, proof->plan);
    proof->second = schema_plan_after(context, from,
                                      source_new(context->arena, "plan", sql.text, sql.length), to);
    return proof->second != NULL;
}

static ExitCode run_proof(Proof *proof, const TextVec *from, const TextVec *to)
{
    Context *context = proof->context;
    const char *format = arguments_value(&context->arguments, "format");
    const char *pg_bin = arguments_value(&context->arguments, "pg-bin");
    SqlScript scripts[2] = {{0}, {0}};
    ProveInput input = {.from = &scripts[0],
                        .to = &scripts[1],
                        .plan = proof->plan,
                        .pg_bin = pg_bin != NULL ? context_path(context, pg_bin) : NULL,
                        .progress = tell_progress,
                        .data = context};

    if (!schema_script(context, from, &scripts[0]) || !schema_script(context, to, &scripts[1]))
        return EXIT_CODE_ERROR;
    prove_run(context->arena, &input, &proof->result, &context->diags);
    if (!proof->result.complete)
        return EXIT_CODE_ERROR;
    if (proof->result.applied && !make_second_plan(proof, from, to))
        return EXIT_CODE_ERROR;
    if (format != NULL && strcmp(format, "json") == 0)
        format_json(proof, &context->result);
    else
        format_text(proof, &context->result);
    return holds(proof) ? EXIT_CODE_OK : EXIT_CODE_DIFFERENT;
}

static ExitCode run_prove(Context *context)
{
    const TextVec *words = &context->arguments.words;
    TextVec from = {0}, to = {0};
    PlanOptions options = {.online = arguments_flag(&context->arguments, "online")};
    Proof proof = {.context = context};
    unsigned allowed;

    if (!allow_read(context, &allowed))
        return EXIT_CODE_USAGE;
    vec_push(context->arena, &from, words->items[0]);
    vec_push(context->arena, &to, words->items[1]);
    proof.plan = schema_plan(context, &from, &to, &options);
    if (proof.plan == NULL)
        return EXIT_CODE_ERROR;
    if (!allow_plan(context, proof.plan, allowed))
        return EXIT_CODE_REFUSED;
    return run_proof(&proof, &from, &to);
}

static const CommandOption OPTIONS[] = {
    {"format", 0, "text|json", "text (the default) or json."},
    ALLOW_ONLINE_OPTION,
    ALLOW_OPTION,
    {"pg-bin", 0, "DIR",
     "The folder of initdb and postgres. Without it: SCHEMAC_PG_BIN, pg_config, the usual places "
     "of packages, PATH."},
    SCHEMA_EXTERNAL_OPTION,
    {0},
};

const Command command_prove = {
    .name = "prove",
    .synopsis = "FROM TO",
    .summary = "try a migration on throwaway servers",
    .help =
        "Makes the plan from FROM to TO, as `schemac diff` does, and tries it: FROM is loaded into "
        "a throwaway PostgreSQL server, rows are put into its tables, and the plan is carried out "
        "in the transactions that `schemac migrate up` would use. Proven is then that every "
        "statement works, that the catalog is that of a server into which TO was loaded, that all "
        "rows and sequence values are still there, except for what the plan declares as lost, and "
        "that a second plan has nothing left to do.\n"
        "\n"
        "  schemac prove old.sql new.sql\n"
        "  schemac prove migrations: schema/ --online\n"
        "\n"
        "The servers and all their data are gone afterwards, also when the program is "
        "interrupted.\n"
        "\n"
        "Exit codes: 0 proven, 1 error (a schema does not load), 2 not proven (a statement is "
        "refused, something differs, or rows are lost), 3 refused.",
    .options = OPTIONS,
    .run = run_prove,
    .least_arguments = 2,
    .most_arguments = 2,
};
