/* A table with foreign tables below it: the server takes no USING for the type of a column then. Source: ATPrepAlterColumnType(). */
#include "kinds/column.h"
#include "kinds/type_change.h"
#include "kinds/write.h"

static bool has_foreign_below(const Object *table)
{
    const TableObject *parent = (const TableObject *)table;

    for (size_t i = 0; object_is_table(table) && i < parent->inheritors.count; i++) {
        const Object *below = parent->inheritors.items[i]->parent;

        if (below->kind == KIND_FOREIGN_TABLE || has_foreign_below(below))
            return true;
    }
    return false;
}

/* The owner of a type may say how it is cast; a cast of a domain would be passed over. */
static bool may_have_cast(TypeUse use)
{
    return use.object == NULL || use.object->kind == KIND_ENUM;
}

bool foreign_below_needs_cast(const Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    const TypeUse old_use = column_type_use(from), use = column_type_use(to);

    return type_use_change(steps, old_use, use).needs_using && may_have_cast(old_use) &&
           may_have_cast(use) && (old_use.object != NULL || use.object != NULL) &&
           has_foreign_below(to->object.parent);
}

static void append_cast(Str *sql, const Steps *steps, TypeUse from, TypeUse to)
{
    str_text(sql, " CAST (");
    if (type_use_is_replaced(steps, from, to))
        write_aside_name(sql, from.object);
    else
        str_text(sql, type_bare(steps->arena, from.type));
    str_printf(sql, " AS %s)", type_bare(steps->arena, to.type));
}

void foreign_below_add_cast(Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "CREATE");
    append_cast(&sql, steps, column_type_use(from), column_type_use(to));
    str_text(&sql, " WITH INOUT AS ASSIGNMENT");
    write_step(steps, &sql, 0,
               "for the time being, since there can be no USING for %s with foreign tables below",
               object_id(steps->arena, &to->object));
}

void foreign_below_drop_cast(Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "DROP");
    append_cast(&sql, steps, column_type_use(from), column_type_use(to));
    steps_add(steps, &sql, 0);
}
