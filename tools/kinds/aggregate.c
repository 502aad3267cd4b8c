/* Aggregates. What CREATE OR REPLACE cannot change replaces the aggregate. */
#include "kinds/write.h"

/* Calls of both are resolved alike, by the members that they share. */
_Static_assert(offsetof(AggregateObject, arguments) == offsetof(RoutineObject, arguments) &&
                   offsetof(AggregateObject, returns) == offsetof(RoutineObject, returns) &&
                   offsetof(AggregateObject, returns_set) == offsetof(RoutineObject, returns_set),
               "an aggregate begins as a routine does");

static const Attribute ARGUMENT_ATTRIBUTES[] = {
    ATTR(RoutineArgument, name, NAME, 0),
    ATTR(RoutineArgument, mode, TEXT, 0),
    ATTR(RoutineArgument, type, TEXT, 0),
    ATTR_END,
};

static const ItemType ARGUMENT_TYPE = {sizeof(RoutineArgument), ARGUMENT_ATTRIBUTES};

static const Attribute AGGREGATE_ATTRIBUTES[] = {
    ATTR_ITEMS(AggregateObject, arguments, &ARGUMENT_TYPE, 0),
    ATTR(AggregateObject, returns, TEXT, ATTRIBUTE_IGNORE),
    ATTR(AggregateObject, ordered_set, BOOL, 0),
    ATTR(AggregateObject, hypothetical, BOOL, 0),
    ATTR(AggregateObject, direct_arguments, INT, 0),
    ATTR(AggregateObject, sfunc, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, stype, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, sspace, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, finalfunc, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, finalfunc_extra, BOOL, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, finalfunc_modify, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, combinefunc, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, serialfunc, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, deserialfunc, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, initcond, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, msfunc, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, minvfunc, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, mstype, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, msspace, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, mfinalfunc, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, mfinalfunc_extra, BOOL, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, mfinalfunc_modify, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, minitcond, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, sortop, TEXT, ATTRIBUTE_ALTER),
    ATTR(AggregateObject, parallel, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static const AggregateObject *as_aggregate(const Object *object)
{
    return (const AggregateObject *)object;
}

/* ---- arguments ------------------------------------------------------------------------------ */

static void append_argument(Str *out, const RoutineArgument *argument, bool with_name)
{
    if (argument->mode != NULL && strcmp(argument->mode, "VARIADIC") == 0)
        str_text(out, "VARIADIC ");
    if (with_name && argument->name != NULL) {
        str_sql_ident(out, argument->name);
        str_char(out, ' ');
    }
    str_text(out, argument->type);
}

/* `(*)`, `(integer)`, `(double precision ORDER BY anyelement)` */
static void append_arguments(Str *out, const AggregateObject *aggregate, bool with_names)
{
    size_t count = aggregate->arguments.count;

    str_text(out, count == 0 && !aggregate->ordered_set ? "(*" : "(");
    for (size_t i = 0; i < count; i++) {
        if (aggregate->ordered_set && (int64_t)i == aggregate->direct_arguments)
            str_text(out, i == 0 ? "ORDER BY " : " ORDER BY ");
        else if (i > 0)
            str_text(out, ", ");
        append_argument(out, &aggregate->arguments.items[i], with_names);
    }
    /* One VARIADIC argument stands for the direct and the aggregated ones. */
    if (aggregate->ordered_set && count > 0 && (int64_t)count == aggregate->direct_arguments) {
        str_text(out, " ORDER BY ");
        append_argument(out, &aggregate->arguments.items[count - 1], with_names);
    }
    str_char(out, ')');
}

static void aggregate_append_reference(Str *out, const Object *object)
{
    write_name(out, object);
    append_arguments(out, as_aggregate(object), false);
}

/* ---- steps ---------------------------------------------------------------------------------- */

/* What the server assumes for the kind of aggregate. */
static const char *unless_default(const AggregateObject *aggregate, const char *modify)
{
    return text_equal(modify, aggregate->ordered_set ? "READ_WRITE" : "READ_ONLY") ? NULL : modify;
}

static Str aggregate_sql(Arena *arena, const Object *object, const char *verb)
{
    const AggregateObject *aggregate = as_aggregate(object);
    bool unsafe = text_equal(aggregate->parallel, "UNSAFE");
    bool started = false;
    Str sql = str_new(arena);

    str_printf(&sql, "%s AGGREGATE ", verb);
    write_name(&sql, object);
    append_arguments(&sql, aggregate, true);
    write_member(&sql, &started, "SFUNC", aggregate->sfunc);
    write_member(&sql, &started, "STYPE", aggregate->stype);
    write_member(&sql, &started, "SSPACE", aggregate->sspace);
    write_member(&sql, &started, "FINALFUNC", aggregate->finalfunc);
    write_member_flag(&sql, &started, "FINALFUNC_EXTRA", aggregate->finalfunc_extra);
    write_member(&sql, &started, "FINALFUNC_MODIFY",
                 unless_default(aggregate, aggregate->finalfunc_modify));
    write_member(&sql, &started, "COMBINEFUNC", aggregate->combinefunc);
    write_member(&sql, &started, "SERIALFUNC", aggregate->serialfunc);
    write_member(&sql, &started, "DESERIALFUNC", aggregate->deserialfunc);
    write_member_literal(&sql, &started, "INITCOND", aggregate->initcond);
    write_member(&sql, &started, "MSFUNC", aggregate->msfunc);
    write_member(&sql, &started, "MINVFUNC", aggregate->minvfunc);
    write_member(&sql, &started, "MSTYPE", aggregate->mstype);
    write_member(&sql, &started, "MSSPACE", aggregate->msspace);
    write_member(&sql, &started, "MFINALFUNC", aggregate->mfinalfunc);
    write_member_flag(&sql, &started, "MFINALFUNC_EXTRA", aggregate->mfinalfunc_extra);
    write_member(&sql, &started, "MFINALFUNC_MODIFY",
                 unless_default(aggregate, aggregate->mfinalfunc_modify));
    write_member_literal(&sql, &started, "MINITCOND", aggregate->minitcond);
    write_member(&sql, &started, "SORTOP", aggregate->sortop);
    write_member(&sql, &started, "PARALLEL", unsafe ? NULL : aggregate->parallel);
    write_member_flag(&sql, &started, "HYPOTHETICAL", aggregate->hypothetical);
    write_members_end(&sql, started);
    return sql;
}

static void aggregate_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = aggregate_sql(steps->arena, object, "CREATE");

    (void)folded;
    steps_add(steps, &sql, 0);
}

/* The type of the result may follow from the state or the final function, and cannot be changed. */
static bool aggregate_alter(const Object *from, const Object *to, AttributeSet changed,
                            Steps *steps)
{
    Str sql;

    (void)changed;
    if (!text_equal(as_aggregate(from)->returns, as_aggregate(to)->returns) ||
        as_aggregate(to)->returns == NULL || as_aggregate(to)->returns[0] == '\0')
        return false;
    sql = aggregate_sql(steps->arena, to, "CREATE OR REPLACE");
    steps_add(steps, &sql, 0);
    return true;
}

static void aggregate_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps aggregate_ops = {
    .sql_kind = "AGGREGATE",
    .size = sizeof(AggregateObject),
    .attributes = AGGREGATE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = aggregate_append_reference,
    .append_rename = write_rename,
    .create = aggregate_create,
    .alter = aggregate_alter,
    .drop = aggregate_drop,
};
