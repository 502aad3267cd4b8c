#include "sqlread/builtin.h"
#include "sqlread/definitions.h"

/* Aggregates. Source: DefineAggregate() of the server. */

/* Members that are kept as they are resolved: functions by name, texts, and words. */
typedef enum MemberType {
    MEMBER_FUNCTION,
    MEMBER_TYPE,
    MEMBER_TEXT,
    MEMBER_MODIFY,
    MEMBER_FLAG,
    MEMBER_SORT,
    MEMBER_PARALLEL,
    MEMBER_BASETYPE, /* of the old syntax: the argument */
} MemberType;

typedef struct AggregateMember {
    const char *name;
    MemberType type;
    size_t offset;
} AggregateMember;

#define MEMBER(word, kind, member)                                                       \
    {                                                                                    \
        .name = word, .type = MEMBER_##kind, .offset = offsetof(AggregateObject, member) \
    }

static const AggregateMember aggregate_members[] = {
    MEMBER("sfunc", FUNCTION, sfunc),
    MEMBER("sfunc1", FUNCTION, sfunc),
    MEMBER("stype", TYPE, stype),
    MEMBER("stype1", TYPE, stype),
    MEMBER("sspace", TEXT, sspace),
    MEMBER("finalfunc", FUNCTION, finalfunc),
    MEMBER("finalfunc_extra", FLAG, finalfunc_extra),
    MEMBER("finalfunc_modify", MODIFY, finalfunc_modify),
    MEMBER("combinefunc", FUNCTION, combinefunc),
    MEMBER("serialfunc", FUNCTION, serialfunc),
    MEMBER("deserialfunc", FUNCTION, deserialfunc),
    MEMBER("initcond", TEXT, initcond),
    MEMBER("initcond1", TEXT, initcond),
    MEMBER("msfunc", FUNCTION, msfunc),
    MEMBER("minvfunc", FUNCTION, minvfunc),
    MEMBER("mstype", TYPE, mstype),
    MEMBER("msspace", TEXT, msspace),
    MEMBER("mfinalfunc", FUNCTION, mfinalfunc),
    MEMBER("mfinalfunc_extra", FLAG, mfinalfunc_extra),
    MEMBER("mfinalfunc_modify", MODIFY, mfinalfunc_modify),
    MEMBER("minitcond", TEXT, minitcond),
    MEMBER("sortop", SORT, sortop),
    MEMBER("parallel", PARALLEL, parallel),
    MEMBER("hypothetical", FLAG, hypothetical),
    {.name = "basetype", .type = MEMBER_BASETYPE},
};

static const AggregateMember *find_member(const char *name)
{
    for (size_t i = 0; i < lengthof(aggregate_members); i++)
        if (strcmp(aggregate_members[i].name, name) == 0)
            return &aggregate_members[i];
    return NULL;
}

static const char **text_at(AggregateObject *aggregate, const AggregateMember *member)
{
    return (const char **)((char *)aggregate + member->offset);
}

/* ---- Reading -------------------------------------------------------------------------------------------------- */

/* The arguments as FunctionParameters; those of the old syntax are one type, or "ANY" for none. */
static List *parameters_of(DefineStmt *define)
{
    const DefElem *base = define->oldstyle ? def_find(define->definition, "basetype") : NULL;
    const char *schema;
    const char *name;
    FunctionParameter *parameter;

    if (!define->oldstyle)
        return linitial(define->args) == NULL ? NIL : castNode(List, linitial(define->args));
    if (base == NULL)
        return NIL;
    name_parts(def_names(base), &schema, &name);
    if (schema == NULL && strcasecmp(name, "any") == 0)
        return NIL;
    parameter = makeNode(FunctionParameter);
    parameter->argType = (TypeName *)def_type(base);
    parameter->mode = FUNC_PARAM_IN;
    return list_make1(parameter);
}

static void add_arguments(Reader *reader, AggregateObject *aggregate, const List *parameters)
{
    ListCell *cell;

    foreach(cell, parameters)
    {
        const FunctionParameter *parameter = lfirst_node(FunctionParameter, cell);
        RoutineArgument argument = {.mode =
                                        parameter->mode == FUNC_PARAM_VARIADIC ? "VARIADIC" : "IN"};

        if (parameter->name != NULL && parameter->name[0] != '\0')
            argument.name = arena_strdup(reader->arena, parameter->name);
        vec_push(reader->arena, &aggregate->arguments, argument);
    }
}

/* What does not depend on other objects. */
static void read_member(Reader *reader, AggregateObject *aggregate, const DefElem *element)
{
    const AggregateMember *member = find_member(element->defname);

    if (member == NULL) {
        reader_warn_unknown_member(reader, element, KIND_AGGREGATE);
        return;
    }
    switch (member->type) {
    case MEMBER_TEXT:
        *text_at(aggregate, member) = reader_def_text(reader, element);
        break;
    case MEMBER_MODIFY:
    case MEMBER_PARALLEL:
        *text_at(aggregate, member) = reader_upper(reader, reader_def_text(reader, element));
        break;
    case MEMBER_FLAG:
        *(bool *)((char *)aggregate + member->offset) = reader_def_bool(element);
        break;
    case MEMBER_FUNCTION:
    case MEMBER_TYPE:
    case MEMBER_SORT:
    case MEMBER_BASETYPE:
        break;
    }
}

static void fill_defaults(AggregateObject *aggregate)
{
    const char *modify = aggregate->ordered_set ? "READ_WRITE" : "READ_ONLY";

    if (text_equal(aggregate->sspace, "0"))
        aggregate->sspace = NULL;
    if (text_equal(aggregate->msspace, "0"))
        aggregate->msspace = NULL;
    if (aggregate->finalfunc_modify == NULL)
        aggregate->finalfunc_modify = modify;
    if (aggregate->mfinalfunc_modify == NULL)
        aggregate->mfinalfunc_modify = modify;
    if (aggregate->parallel == NULL)
        aggregate->parallel = "UNSAFE";
}

ReadResult read_define_aggregate(Reader *reader, DefineStmt *define)
{
    List *parameters = parameters_of(define);
    int direct = define->oldstyle ? -1 : intVal(lsecond(define->args));
    const char *schema;
    const char *name;
    Object *object;
    Object *existing;
    AggregateObject *aggregate;
    ListCell *cell;

    foreach(cell, parameters) if (reader_need_type(reader,
                                                   lfirst_node(FunctionParameter, cell)->argType) !=
                                  READ_DONE) return READ_WAIT;
    name_parts(define->defnames, &schema, &name);
    object = reader_new_object(reader, KIND_AGGREGATE, NULL, reader_creation_schema(reader, schema),
                               name, -1);
    object->signature = reader_signature(reader, parameters);
    aggregate = (AggregateObject *)object;
    aggregate->ordered_set = direct >= 0;
    aggregate->direct_arguments = direct >= 0 ? direct : 0;
    add_arguments(reader, aggregate, parameters);
    foreach(cell, define->definition) read_member(reader, aggregate, lfirst_node(DefElem, cell));
    fill_defaults(aggregate);
    draft_of(reader, object)->node = (Node *)define;
    existing =
        model_find(reader->model, NAMESPACE_ROUTINE, NULL, object->schema, name, object->signature);
    if (existing == NULL || !define->replace || existing->kind != KIND_AGGREGATE)
        return reader_add(reader, object);
    /* What hangs on it stays: comments, grants, owner. */
    object->children = existing->children;
    object->key = existing->key;
    object->position = existing->position;
    object->annotations = existing->annotations;
    *(AggregateObject *)existing = *aggregate;
    return READ_DONE;
}

/* ---- The end -------------------------------------------------------------------------------------------------- */

/* The type of the result of a function; NULL when it is not known. */
static const char *result_of(Reader *reader, const Object *aggregate, const char *function)
{
    const BuiltinFunction *rows;
    const char *type = NULL;
    size_t count = 0;

    for (size_t i = 0; i < aggregate->dependencies.count; i++) {
        Object *on = aggregate->dependencies.items[i].on;

        if ((on->kind == KIND_FUNCTION) && strcmp(reader_object_sql(reader, on), function) == 0) {
            finish_object(reader, on);
            return ((const RoutineObject *)on)->returns;
        }
    }
    rows = builtin_functions(function, &count);
    for (size_t i = 0; rows != NULL && i < count; i++) {
        const char *result = builtin_type((BuiltinType)(rows[i].result & ~TYPE_ARRAY))->sql;

        if ((rows[i].result & TYPE_ARRAY) != 0)
            result = arena_printf(reader->arena, "%s[]", result);
        if (type != NULL && strcmp(type, result) != 0)
            return NULL;
        type = result;
    }
    return type;
}

/* A transition function takes the state and what is aggregated. Source: AggregateCreate() */
static const char *transition_signature(Reader *reader, const AggregateObject *aggregate,
                                        const char *state)
{
    Str text = str_new(reader->scratch);
    size_t first = aggregate->ordered_set ? (size_t)aggregate->direct_arguments : 0;

    /* One VARIADIC argument is aggregated as well. */
    if (aggregate->ordered_set && first == aggregate->arguments.count && first > 0)
        first--;
    str_text(&text, state);
    for (size_t i = first; i < aggregate->arguments.count; i++)
        str_printf(&text, ", %s", aggregate->arguments.items[i].type);
    return text.text;
}

/* Which function is meant; NULL where it takes too much to tell. */
static const char *function_signature(Reader *reader, const AggregateObject *aggregate,
                                      const AggregateMember *member)
{
    const char *state = aggregate->stype;

    if (strcmp(member->name, "sfunc") == 0 || strcmp(member->name, "sfunc1") == 0)
        return transition_signature(reader, aggregate, state);
    if (strcmp(member->name, "msfunc") == 0 || strcmp(member->name, "minvfunc") == 0)
        return aggregate->mstype == NULL
                   ? NULL
                   : transition_signature(reader, aggregate, aggregate->mstype);
    if (strcmp(member->name, "combinefunc") == 0)
        return arena_printf(reader->scratch, "%s, %s", state, state);
    if (strcmp(member->name, "serialfunc") == 0)
        return "internal";
    if (strcmp(member->name, "deserialfunc") == 0)
        return "bytea, internal";
    if (strcmp(member->name, "finalfunc") == 0 && !aggregate->finalfunc_extra &&
        !aggregate->ordered_set)
        return state;
    if (strcmp(member->name, "mfinalfunc") == 0 && !aggregate->mfinalfunc_extra &&
        !aggregate->ordered_set)
        return aggregate->mstype;
    return NULL;
}

static void finish_members(Reader *reader, AggregateObject *aggregate, Draft *draft,
                           MemberType type)
{
    Object *object = &aggregate->object;
    Object *operator_object;
    ListCell *cell;

    foreach(cell, castNode(DefineStmt, draft->node)->definition)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        const AggregateMember *member = find_member(element->defname);
        const char *argument =
            aggregate->arguments.count == 1 ? aggregate->arguments.items[0].type : "";

        if (member == NULL || member->type != type)
            continue;
        if (type == MEMBER_TYPE) {
            *text_at(aggregate, member) =
                reader_bare_type(reader, &draft->place, def_type(element), object);
        } else if (type == MEMBER_FUNCTION) {
            *text_at(aggregate, member) =
                reader_function_text(reader, &draft->place, def_names(element),
                                     function_signature(reader, aggregate, member), object);
        } else {
            *text_at(aggregate, member) = reader_operator_member(
                reader, &draft->place, def_names(element),
                reader_operator_signature(reader, argument, argument), &operator_object);
            if (operator_object != NULL)
                object_depend(reader->arena, object, operator_object, DEPENDENCY_NORMAL);
        }
    }
}

void finish_aggregate(Reader *reader, Object *object, Draft *draft)
{
    AggregateObject *aggregate = (AggregateObject *)object;
    size_t i = 0;

    foreach_node(FunctionParameter, parameter, parameters_of(castNode(DefineStmt, draft->node)))
        aggregate->arguments.items[i++]
            .type = reader_bare_type(reader, &draft->place, parameter->argType, object);
    finish_members(reader, aggregate, draft, MEMBER_TYPE);
    if (aggregate->stype == NULL)
        aggregate->stype = "";
    finish_members(reader, aggregate, draft, MEMBER_FUNCTION);
    finish_members(reader, aggregate, draft, MEMBER_SORT);
    aggregate->returns = aggregate->finalfunc == NULL
                             ? aggregate->stype
                             : result_of(reader, object, aggregate->finalfunc);
    if (aggregate->returns == NULL)
        aggregate->returns = "";
}
