/* The options of sequences and identity columns, over the defaults of their type and direction. */
#include "kinds/write.h"

#include <inttypes.h>

static int64_t type_minimum(const char *data_type)
{
    if (text_equal(data_type, "smallint"))
        return INT16_MIN;
    return text_equal(data_type, "integer") ? INT32_MIN : INT64_MIN;
}

static int64_t type_maximum(const char *data_type)
{
    if (text_equal(data_type, "smallint"))
        return INT16_MAX;
    return text_equal(data_type, "integer") ? INT32_MAX : INT64_MAX;
}

static int64_t default_minimum(const SequenceValues *values)
{
    return values->increment < 0 ? type_minimum(values->data_type) : 1;
}

static int64_t default_maximum(const SequenceValues *values)
{
    return values->increment < 0 ? -1 : type_maximum(values->data_type);
}

static void write_number(Str *out, const char *prefix, const char *option, int64_t value)
{
    str_printf(out, "%s%s %" PRId64, prefix, option, value);
}

void write_sequence_values(Str *out, const SequenceValues *values)
{
    int64_t start = values->increment < 0 ? values->maximum : values->minimum;

    if (values->start != start)
        write_number(out, " ", "START WITH", values->start);
    if (values->increment != 1)
        write_number(out, " ", "INCREMENT BY", values->increment);
    if (values->minimum != default_minimum(values))
        write_number(out, " ", "MINVALUE", values->minimum);
    if (values->maximum != default_maximum(values))
        write_number(out, " ", "MAXVALUE", values->maximum);
    if (values->cache != 1)
        write_number(out, " ", "CACHE", values->cache);
    if (values->cycle)
        str_text(out, " CYCLE");
}

/* When the type changes, the server moves a limit that was that of the old type to that of the new
 * one. */
static int64_t minimum_after_type_change(const SequenceValues *from, const SequenceValues *to)
{
    return from->minimum == type_minimum(from->data_type) ? type_minimum(to->data_type)
                                                          : from->minimum;
}

static int64_t maximum_after_type_change(const SequenceValues *from, const SequenceValues *to)
{
    return from->maximum == type_maximum(from->data_type) ? type_maximum(to->data_type)
                                                          : from->maximum;
}

void sequence_values_retype(SequenceValues *values, const char *type)
{
    SequenceValues retyped = *values;

    retyped.data_type = type;
    retyped.minimum = minimum_after_type_change(values, &retyped);
    retyped.maximum = maximum_after_type_change(values, &retyped);
    *values = retyped;
}

bool sequence_type_is_wider(const char *type, const char *than)
{
    return type_maximum(type) > type_maximum(than);
}

static int64_t within(int64_t value, int64_t minimum, int64_t maximum)
{
    return value < minimum ? minimum : value > maximum ? maximum : value;
}

SequenceValues sequence_values_within(SequenceValues values, const char *type)
{
    values.data_type = type;
    values.minimum = within(values.minimum, type_minimum(type), type_maximum(type));
    values.maximum = within(values.maximum, type_minimum(type), type_maximum(type));
    values.start = within(values.start, values.minimum, values.maximum);
    return values;
}

static bool limits_are_apart(const SequenceValues *from, const SequenceValues *to)
{
    return to->minimum > from->maximum || to->maximum < from->minimum;
}

void write_sequence_changes(Str *out, const char *prefix, const SequenceValues *from,
                            const SequenceValues *to)
{
    if (from->increment != to->increment)
        write_number(out, prefix, "INCREMENT BY", to->increment);
    if (minimum_after_type_change(from, to) != to->minimum)
        write_number(out, prefix, "MINVALUE", to->minimum);
    if (maximum_after_type_change(from, to) != to->maximum)
        write_number(out, prefix, "MAXVALUE", to->maximum);
    if (from->start != to->start)
        write_number(out, prefix, "START WITH", to->start);
    if (from->cache != to->cache)
        write_number(out, prefix, "CACHE", to->cache);
    if (from->cycle != to->cycle)
        str_printf(out, "%s%s", prefix, to->cycle ? "CYCLE" : "NO CYCLE");
    if (limits_are_apart(from, to))
        write_number(out, " ", "RESTART WITH", to->start); /* stands without SET */
}

/* True when a sequence may stand before the beginning of the new range. */
static bool beginning_moves(const SequenceValues *from, const SequenceValues *to)
{
    return to->increment < 0 ? to->maximum < from->maximum : to->minimum > from->minimum;
}

/* True when a sequence that has given no number yet stands behind the end of the new range. */
static bool starts_behind(const SequenceValues *from, const SequenceValues *to)
{
    return to->increment < 0 ? from->start < to->minimum : from->start > to->maximum;
}

void write_sequence_advance(Steps *steps, const char *schema, const char *name,
                            const SequenceValues *from, const SequenceValues *to)
{
    bool down = to->increment < 0;
    bool before = beginning_moves(from, to);
    bool behind = starts_behind(from, to);
    int64_t limit = down ? to->maximum : to->minimum;
    bool start_fits = to->start >= from->minimum && to->start <= from->maximum;
    Str relation = str_new(steps->arena);
    Str sql = str_new(steps->arena);

    if (limits_are_apart(from, to) || (!before && !behind))
        return;
    str_sql_qualified(&relation, schema, name);
    str_text(&sql, "SELECT pg_catalog.setval(");
    str_sql_literal(&sql, relation.text);
    str_printf(&sql, ", %" PRId64 ", false) FROM %s WHERE ", start_fits ? to->start : limit,
               relation.text);
    if (before)
        str_printf(&sql, "last_value %s %" PRId64, down ? ">" : "<", limit);
    if (behind)
        str_printf(&sql,
                   before ? " OR (last_value %s %" PRId64 " AND NOT is_called)"
                          : "last_value %s %" PRId64 " AND NOT is_called",
                   down ? "<" : ">", down ? to->minimum : to->maximum);
    write_step(steps, &sql, 0, "a sequence has to be within its new limits before they are set");
}

static bool is_integer(const char *type)
{
    return text_equal(type, "smallint") || text_equal(type, "integer") ||
           text_equal(type, "bigint");
}

void write_sequence_behind(Steps *steps, const Object *column, const char *schema, const char *name,
                           const SequenceValues *values)
{
    bool down = values->increment < 0;
    Str sequence = str_new(steps->arena);
    Str last = str_new(steps->arena);
    Str sql = str_new(steps->arena);

    if ((steps_counterpart(steps, column) == NULL && !steps->parked) ||
        !is_integer(((const ColumnObject *)column)->type))
        return;
    str_sql_qualified(&sequence, schema, name);
    str_text(&last, down ? "min(" : "max(");
    str_sql_ident(&last, column->name);
    str_char(&last, ')');
    str_text(&sql, "SELECT pg_catalog.setval(");
    str_sql_literal(&sql, sequence.text);
    str_printf(&sql, ", %s) FROM ", last.text);
    write_relation(&sql, column);
    str_printf(&sql, " HAVING %s BETWEEN %" PRId64 " AND %" PRId64, last.text, values->minimum,
               values->maximum);
    write_step(steps, &sql, 0, "the numbers go on behind those that are there");
}

/* A sequence, or that of an identity. */
static const char *sequence_name(const Object *object)
{
    return object->kind == KIND_IDENTITY ? ((const IdentityObject *)object)->sequence_name
                                         : object->name;
}

static bool is_in_the_way(const Object *former, const Object *successor)
{
    return text_equal(sequence_name(former), sequence_name(successor)) &&
           text_equal(object_schema(former), object_schema(successor));
}

/* How a sequence that is set aside is called until it is dropped. */
static void write_former_sequence(Str *out, const Object *former, const Object *successor)
{
    const char *name = sequence_name(former);

    str_sql_qualified(out, object_schema(former),
                      is_in_the_way(former, successor) ? aside_name(out->arena, name) : name);
}

void sequence_set_aside(const Object *object, Steps *steps)
{
    const Object *successor = steps_succession(steps, object);
    Str reference = str_new(steps->arena);

    if (!is_in_the_way(object, successor))
        return;
    str_sql_qualified(&reference, object_schema(object), sequence_name(object));
    write_rename_aside(steps, "SEQUENCE", reference.text, sequence_name(object));
}

void sequence_drop_aside(const Object *object, const Object *to, Steps *steps)
{
    Str sql = str_new(steps->arena);

    (void)to;
    str_text(&sql, "DROP SEQUENCE ");
    write_former_sequence(&sql, object, steps_succession(steps, object));
    steps_add(steps, &sql, 0);
}

bool write_sequence_succession(Steps *steps, const Object *object, const SequenceValues *values)
{
    const Object *former = steps_succession(steps, object);
    Str sequence = str_new(steps->arena);
    Str sql = str_new(steps->arena);

    if (former == NULL)
        return false;
    str_sql_qualified(&sequence, object_schema(object), sequence_name(object));
    str_text(&sql, "SELECT pg_catalog.setval(");
    str_sql_literal(&sql, sequence.text);
    str_text(&sql, ", last_value, is_called) FROM ");
    write_former_sequence(&sql, former, object);
    str_printf(&sql, " WHERE last_value BETWEEN %" PRId64 " AND %" PRId64, values->minimum,
               values->maximum);
    write_step(steps, &sql, 0, "the numbers go on where those of %s end",
               object_id(steps->arena, former));
    return true;
}

void write_sequence_change(Steps *steps, const Str *sql, const SequenceValues *from,
                           const SequenceValues *to)
{
    bool down = to->increment < 0;
    bool end_moves = down ? to->minimum > from->minimum : to->maximum < from->maximum;

    if (end_moves && !limits_are_apart(from, to))
        write_step(steps, sql, HAZARD_MAY_FAIL, "fails when it has come beyond %" PRId64,
                   down ? to->minimum : to->maximum);
    else
        steps_add(steps, sql, 0);
}
