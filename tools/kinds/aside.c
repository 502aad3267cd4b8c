/* Types that are replaced while columns hold values of theirs: the old one gets another name, columns
 * are converted to the new one, then the old one goes. */
#include "kinds/generated_name.h"
#include "kinds/write.h"

#define ASIDE_SUFFIX "__old"

const char *aside_name(Arena *arena, const char *name)
{
    return name_with_suffix(arena, name, ASIDE_SUFFIX);
}

static Str rename_aside(Steps *steps, const char *sql_kind, const char *reference, const char *name)
{
    Str sql = str_new(steps->arena);

    str_printf(&sql, "ALTER %s %s RENAME TO ", sql_kind, reference);
    str_sql_ident(&sql, aside_name(steps->arena, name));
    return sql;
}

Step *write_rename_aside(Steps *steps, const char *sql_kind, const char *reference,
                         const char *name)
{
    Str sql = rename_aside(steps, sql_kind, reference, name);

    return steps_add(steps, &sql, 0);
}

void write_set_aside(const Object *object, Steps *steps)
{
    Str name = str_new(steps->arena);
    Str sql;

    write_name(&name, object);
    sql = rename_aside(steps, kind_ops(object->kind)->sql_kind, name.text, object->name);
    write_step(steps, &sql, 0,
               "%s is replaced, since the server cannot change it so in place; what is stored is "
               "converted",
               object_id(steps->arena, object));
}

void write_aside_name(Str *out, const Object *object)
{
    str_sql_qualified(out, object->schema, aside_name(out->arena, object->name));
}

void write_drop_aside(const Object *object, const Object *to, Steps *steps)
{
    Str sql = str_new(steps->arena);

    (void)to;
    str_printf(&sql, "DROP %s ", kind_ops(object->kind)->sql_kind);
    write_aside_name(&sql, object);
    steps_add(steps, &sql, 0);
}
