#include "sqlread/guards.h"

#include "kinds/builtin_type.h"
#include "sqlread/builtin.h"
#include "sqlread/canonical.h"
#include "sqlread/definitions.h"

/* Runs what guards_parse() understood of a DO block. */

typedef enum Outcome {
    OUTCOME_DONE,
    OUTCOME_DUPLICATE, /* what it makes is there */
    OUTCOME_MISSING,   /* what it needs is not there: reader->missing */
    OUTCOME_FAILED,    /* reported */
} Outcome;

typedef struct Run {
    Reader *reader;
    Place place; /* of the DO */
    size_t body; /* where the body stands in the source; SIZE_MAX when its quotes hide that */
    bool duplicates_pass; /* somebody around asks for what is there already */
    bool again;           /* the block had to wait: what it made then is there */
} Run;

/* ---- What is there already ------------------------------------------------------------------------------------ */

static Object *find_part(Reader *reader, const RangeVar *relation, Namespace space,
                         const char *name)
{
    Object *object = relation == NULL ? NULL : reader_find_relation(reader, relation);

    return object == NULL || name == NULL
               ? NULL
               : model_find(reader->model, space, object, NULL, name, NULL);
}

/* A second definition that differs is worth a word. */
static bool exists_whole(Reader *reader, Object *existing)
{
    if (existing != NULL)
        reader_note_second(reader, existing);
    return existing != NULL;
}

static bool relation_exists(Reader *reader, const char *schema, const char *name)
{
    return name != NULL &&
           model_find_relation(reader->model, reader_creation_schema(reader, schema), name) != NULL;
}

static Object *find_type(Reader *reader, const List *names)
{
    const char *schema;
    const char *name;

    name_parts(names, &schema, &name);
    return model_find_type(reader->model, reader_creation_schema(reader, schema), name);
}

/* CREATE TYPE t; or CREATE TYPE t (INPUT = …): an extension of the model may bring the type along. */
static bool base_type_exists(Reader *reader, const List *names)
{
    const char *schema;
    const char *name;
    BuiltinType type;

    name_parts(names, &schema, &name);
    type = builtin_extension_type(name);
    return find_type(reader, names) != NULL ||
           reader_find_opaque(reader, "type", schema, name) != NULL ||
           (type != TYPE_NONE && find_extension(reader, builtin_extension_of_type(type)) != NULL);
}

static bool subcommand_exists(Reader *reader, const AlterTableStmt *alter,
                              const AlterTableCmd *command)
{
    Object *existing;

    switch (command->subtype) {
    case AT_AddColumn:
        return find_part(reader, alter->relation, NAMESPACE_COLUMN,
                         castNode(ColumnDef, command->def)->colname) != NULL;
    case AT_AddConstraint:
        existing = find_part(reader, alter->relation, NAMESPACE_CONSTRAINT,
                             castNode(Constraint, command->def)->conname);
        if (existing != NULL)
            reader_note_second_part(reader, existing, command->def);
        return existing != NULL;
    default:
        return false;
    }
}

/* True when the server would find a duplicate. What this does not know is tried out. */
static bool exists_already(Reader *reader, Node *node)
{
    switch (nodeTag(node)) {
    case T_CreateSchemaStmt:
        return castNode(CreateSchemaStmt, node)->schemaname != NULL &&
               model_find_schema(reader->model, castNode(CreateSchemaStmt, node)->schemaname) !=
                   NULL;
    case T_CreateExtensionStmt:
        return find_extension(reader, castNode(CreateExtensionStmt, node)->extname) != NULL;
    case T_CreateEnumStmt:
        return exists_whole(reader, find_type(reader, castNode(CreateEnumStmt, node)->typeName));
    case T_DefineStmt:
        if (castNode(DefineStmt, node)->kind == OBJECT_TYPE)
            return base_type_exists(reader, castNode(DefineStmt, node)->defnames);
        return exists_whole(reader, definition_existing(reader, node));
    case T_CreateStmt:
        return relation_exists(reader, castNode(CreateStmt, node)->relation->schemaname,
                               castNode(CreateStmt, node)->relation->relname);
    case T_CreateSeqStmt:
        return relation_exists(reader, castNode(CreateSeqStmt, node)->sequence->schemaname,
                               castNode(CreateSeqStmt, node)->sequence->relname);
    case T_IndexStmt:
        return relation_exists(reader, castNode(IndexStmt, node)->relation->schemaname,
                               castNode(IndexStmt, node)->idxname);
    case T_ViewStmt:
        return !castNode(ViewStmt, node)->replace &&
               relation_exists(reader, castNode(ViewStmt, node)->view->schemaname,
                               castNode(ViewStmt, node)->view->relname);
    case T_CreatePolicyStmt:
        return exists_whole(reader, find_part(reader, castNode(CreatePolicyStmt, node)->table,
                                              NAMESPACE_POLICY,
                                              castNode(CreatePolicyStmt, node)->policy_name));
    case T_CreateTrigStmt:
        return !castNode(CreateTrigStmt, node)->replace &&
               exists_whole(reader,
                            find_part(reader, castNode(CreateTrigStmt, node)->relation,
                                      NAMESPACE_TRIGGER, castNode(CreateTrigStmt, node)->trigname));
    case T_AlterTableStmt:
        foreach_node(AlterTableCmd, command, castNode(AlterTableStmt, node)->cmds)
        {
            if (subcommand_exists(reader, castNode(AlterTableStmt, node), command))
                return true;
        }
        return false;
    default:
        return exists_whole(reader, definition_existing(reader, node));
    }
}

/* Says IF NOT EXISTS where the statement has it, so that a second definition that differs is noticed. */
static bool say_if_not_exists(Node *node)
{
    switch (nodeTag(node)) {
    case T_CreateSchemaStmt:
        return castNode(CreateSchemaStmt, node)->if_not_exists = true;
    case T_CreateExtensionStmt:
        return castNode(CreateExtensionStmt, node)->if_not_exists = true;
    case T_CreateStmt:
        return castNode(CreateStmt, node)->if_not_exists = true;
    case T_CreateSeqStmt:
        return castNode(CreateSeqStmt, node)->if_not_exists = true;
    case T_IndexStmt:
        return castNode(IndexStmt, node)->if_not_exists =
                   castNode(IndexStmt, node)->idxname != NULL;
    case T_AlterEnumStmt:
        return castNode(AlterEnumStmt, node)->skipIfNewValExists = true;
    case T_AlterTableStmt:
        foreach_node(AlterTableCmd, command, castNode(AlterTableStmt, node)->cmds)
        {
            if (command->subtype != AT_AddColumn)
                return false;
            command->missing_ok = true;
        }
        return true;
    default:
        return false;
    }
}

/* ---- Statements ----------------------------------------------------------------------------------------------- */

static void set_place(const Run *run, const GuardStep *step)
{
    Place *place = &run->reader->place;

    *place = run->place;
    place->base = NO_BASE;
    if (run->body == SIZE_MAX)
        return;
    place->span =
        span_make(run->place.source, run->body + step->span.start, run->body + step->span.end);
    if (step->base != NO_BASE)
        place->base = run->body + step->base;
}

/* The errors since then only say that something is there; if so, they are taken back. */
static bool forget_duplicates(DiagList *diags, size_t count, size_t errors, size_t warnings)
{
    for (size_t i = count; i < diags->diags.count; i++)
        if (diags->diags.items[i]->severity == SEVERITY_ERROR &&
            strcmp(diags->diags.items[i]->code, "duplicate") != 0)
            return false;
    diags->diags.count = count;
    diags->errors = errors;
    diags->warnings = warnings;
    return true;
}

static Outcome run_statement(const Run *run, const GuardStep *step)
{
    Reader *reader = run->reader;
    const StatementType *type = statement_type(step->node);
    size_t count = reader->diags->diags.count;
    size_t errors = reader->diags->errors;
    size_t warnings = reader->diags->warnings;
    /* The search path of one statement holds for the next. */
    const SearchPath *path = reader->place.path;
    bool exists;

    set_place(run, step);
    reader->place.path = path;
    if (type->class == STATEMENT_DATA) {
        reader_note_unmodelled(reader, step->node, STATEMENT_DATA);
        return OUTCOME_DONE;
    }
    reader->statement_node = step->node;
    exists = run->duplicates_pass && exists_already(reader, step->node);
    if (exists && !say_if_not_exists(step->node))
        return OUTCOME_DUPLICATE;
    switch (type->read(reader, step->node)) {
    case READ_DONE:
        return exists ? OUTCOME_DUPLICATE : OUTCOME_DONE;
    case READ_OPAQUE:
        read_opaque(reader, step->node);
        reader_note_unmodelled(reader, step->node, STATEMENT_OPAQUE);
        return OUTCOME_DONE;
    case READ_WAIT:
        return OUTCOME_MISSING;
    case READ_FAILED:
        break;
    }
    return run->duplicates_pass && forget_duplicates(reader->diags, count, errors, warnings)
               ? OUTCOME_DUPLICATE
               : OUTCOME_FAILED;
}

/* ---- Steps ---------------------------------------------------------------------------------------------------- */

static Outcome run_step(Run *run, const GuardStep *step);

/* `*done` counts the steps that had an effect. */
static Outcome run_steps(Run *run, const GuardStepVec *steps, size_t *done)
{
    for (size_t i = 0; i < steps->count; i++) {
        Outcome outcome = run_step(run, steps->items[i]);

        if (outcome == OUTCOME_DUPLICATE && (*done > 0 || run->again))
            continue;
        if (outcome != OUTCOME_DONE)
            return outcome;
        ++*done;
    }
    return OUTCOME_DONE;
}

/* An exception takes back what came before it in the block; here nothing did, as blocks of several statements begin with
 * what the others need. */
static Outcome run_block(Run *run, const GuardStep *step)
{
    const bool before = run->duplicates_pass;
    size_t done = 0;
    Outcome outcome;

    run->duplicates_pass = before || step->on_duplicate;
    outcome = run_steps(run, &step->steps, &done);
    run->duplicates_pass = before;
    if ((outcome == OUTCOME_DUPLICATE && step->on_duplicate) ||
        (outcome == OUTCOME_MISSING && step->on_missing))
        return OUTCOME_DONE;
    return outcome;
}

/* The condition speaks of what the first statement makes or changes: whether that works tells how it would come out. */
static Outcome run_if(Run *run, const GuardStep *step)
{
    const bool before = run->duplicates_pass;
    const Outcome otherwise = step->if_absent ? OUTCOME_DUPLICATE : OUTCOME_MISSING;
    size_t done = 0;
    Outcome outcome;

    run->duplicates_pass = before || step->if_absent;
    outcome = run_steps(run, &step->steps, &done);
    run->duplicates_pass = before;
    if (outcome != otherwise)
        return outcome;
    return done > 0 ? OUTCOME_DONE : run_steps(run, &step->otherwise, &done);
}

static Outcome run_step(Run *run, const GuardStep *step)
{
    switch (step->kind) {
    case STEP_STATEMENT:
        return run_statement(run, step);
    case STEP_BLOCK:
        return run_block(run, step);
    case STEP_IF:
        return run_if(run, step);
    }
    return OUTCOME_FAILED;
}

static bool changes_schema(const GuardStepVec *steps)
{
    for (size_t i = 0; i < steps->count; i++) {
        const GuardStep *step = steps->items[i];

        if (step->kind == STEP_STATEMENT
                ? statement_type(step->node)->class == STATEMENT_MODELLED
                : changes_schema(&step->steps) || changes_schema(&step->otherwise))
            return true;
    }
    return false;
}

/* ---- Reading -------------------------------------------------------------------------------------------------- */

static const char *option_text(const DoStmt *statement, const char *name)
{
    ListCell *cell;

    foreach(cell, statement->args)
    {
        const DefElem *element = lfirst_node(DefElem, cell);

        if (strcmp(element->defname, name) == 0)
            return strVal(element->arg);
    }
    return NULL;
}

/* A block that had to wait runs again from its beginning. */
static const char waited[] = "waited";

static bool has_waited(const DoStmt *statement)
{
    return def_find(statement->args, waited) != NULL;
}

ReadResult read_do(Reader *reader, Node *node)
{
    DoStmt *statement = castNode(DoStmt, node);
    const char *language = option_text(statement, "language");
    const char *text = option_text(statement, "as");
    const Place place = reader->place;
    const char *body;
    Run run = {.reader = reader,
               .place = place,
               .body = SIZE_MAX,
               .duplicates_pass = has_waited(statement),
               .again = has_waited(statement)};
    GuardStepVec steps = {0};
    size_t done = 0;
    Outcome outcome;

    if (text == NULL || (language != NULL && strcmp(language, "plpgsql") != 0) ||
        !guards_parse(reader, text, &steps) || !changes_schema(&steps))
        return READ_OPAQUE;
    body = strstr(place.source->text + place.span.start, text);
    if (body != NULL)
        run.body = (size_t)(body - place.source->text);
    outcome = run_steps(&run, &steps, &done);
    reader->place = place;
    switch (outcome) {
    case OUTCOME_DONE:
    case OUTCOME_DUPLICATE:
        return READ_DONE;
    case OUTCOME_MISSING:
        if (!has_waited(statement))
            statement->args = lappend(statement->args, makeDefElem(pstrdup(waited), NULL, -1));
        /* What the block asks for may be something else the next time. */
        reader->missing_name = NULL;
        return READ_WAIT;
    case OUTCOME_FAILED:
        break;
    }
    return READ_FAILED;
}
