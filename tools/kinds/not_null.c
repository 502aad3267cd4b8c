/* NOT NULL of columns: an attribute of theirs, which has a name and more to say since PostgreSQL 18. */
#include "kinds/write.h"

bool not_null_begins_to_inherit(const ColumnObject *from, const ColumnObject *to)
{
    return from->not_null_no_inherit && to->not_null && !to->not_null_no_inherit;
}

void not_null_append_name(Str *out, const ColumnObject *column)
{
    if (column->not_null_name == NULL)
        return;
    str_text(out, "CONSTRAINT ");
    str_sql_ident(out, column->not_null_name);
    str_char(out, ' ');
}

/* PostgreSQL 18 and later: a NOT NULL by its name, with what SET NOT NULL cannot say. */
static void add_named(Steps *steps, const ColumnObject *column, unsigned hazards, const char *note)
{
    Str sql = write_alter_table(steps, &column->object);

    str_text(&sql, "ADD ");
    not_null_append_name(&sql, column);
    str_text(&sql, "NOT NULL ");
    str_sql_ident(&sql, column->object.name);
    if (column->not_null_no_inherit)
        str_text(&sql, " NO INHERIT");
    if (column->not_null_not_valid)
        str_text(&sql, " NOT VALID");
    steps_add(steps, &sql, column->not_null_not_valid ? 0 : hazards)->note =
        column->not_null_not_valid ? NULL : note;
}

/* Gives the constraint its name where the server keeps one; there is nothing to do before PostgreSQL 18. */
static void rename_not_null(Steps *steps, const ColumnObject *column)
{
    Str table = str_new(steps->arena);
    Str body = str_new(steps->arena);
    Str sql = str_new(steps->arena);
    Step *step;

    write_relation(&table, &column->object);
    str_text(&body, "\nDECLARE\n    found name;\nBEGIN\n"
                    "    SELECT k.conname INTO found FROM pg_catalog.pg_constraint k\n"
                    "    JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = "
                    "ARRAY[a.attnum]\n"
                    "    WHERE k.contype = 'n' AND k.conrelid = ");
    str_sql_literal(&body, table.text);
    str_text(&body, "::regclass AND a.attname = ");
    str_sql_literal(&body, column->object.name);
    str_text(&body, ";\n    IF found <> ");
    str_sql_literal(&body, column->not_null_name);
    str_text(&body, " THEN\n        EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', ");
    str_sql_literal(&body, table.text);
    str_text(&body, ", found, ");
    str_sql_literal(&body, column->not_null_name);
    str_text(&body, ");\n    END IF;\nEND\n");
    str_text(&sql, "DO LANGUAGE plpgsql ");
    str_sql_dollar(&sql, body.text);
    step = steps_add(steps, &sql, 0);
    step->note = "the name of a NOT NULL, which PostgreSQL has since 18";
}

/* What to do when there are such rows: the default says what they may get. */
static const char *null_note(Arena *arena, const ColumnObject *to)
{
    const Object *value = object_child(&to->object, KIND_DEFAULT, NULL);
    Str note = str_new(arena);

    str_printf(&note, "fails when a row has NULL in %s", object_id(arena, &to->object));
    if (value != NULL) {
        str_text(&note, "; if so, first UPDATE ");
        write_relation(&note, &to->object);
        str_text(&note, " SET ");
        str_sql_ident(&note, to->object.name);
        str_text(&note, " = DEFAULT WHERE ");
        str_sql_ident(&note, to->object.name);
        str_text(&note, " IS NULL");
    }
    return note.text;
}

void not_null_add(Steps *steps, const ColumnObject *to)
{
    const unsigned hazards = HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL;
    Str sql;

    if (to->not_null && (to->not_null_no_inherit || to->not_null_not_valid)) {
        add_named(steps, to, hazards, null_note(steps->arena, to));
        return;
    }
    sql = write_alter_column(steps, &to->object);
    str_text(&sql, to->not_null ? "SET NOT NULL" : "DROP NOT NULL");
    if (!to->not_null || to->object.parent->kind == KIND_FOREIGN_TABLE)
        steps_add(steps, &sql, 0);
    else if (online_validates(steps, to->object.parent))
        online_set_not_null(steps, &to->object, null_note(steps->arena, to));
    else
        steps_add(steps, &sql, hazards)->note = null_note(steps->arena, to);
    if (to->not_null && to->not_null_name != NULL)
        rename_not_null(steps, to);
}

/* ALTER TABLE … verb CONSTRAINT name rest. */
static void alter_named_not_null(Steps *steps, const ColumnObject *column, const char *verb,
                                 const char *rest, unsigned hazards, const char *note)
{
    Str sql = write_alter_table(steps, &column->object);

    str_printf(&sql, "%s CONSTRAINT ", verb);
    str_sql_ident(&sql, column->not_null_name);
    str_text(&sql, rest);
    steps_add(steps, &sql, hazards)->note = note;
}

/* A column that is NOT NULL before and after, otherwise. */
void not_null_change(Steps *steps, const ColumnObject *from, const ColumnObject *to,
                     bool name_changes)
{
    Str sql;

    if ((to->not_null_no_inherit && !from->not_null_no_inherit) ||
        (to->not_null_not_valid && !from->not_null_not_valid)) {
        sql = write_alter_column(steps, &to->object);
        str_text(&sql, "DROP NOT NULL");
        steps_add(steps, &sql, 0);
        not_null_add(steps, to);
        return;
    }
    if (not_null_begins_to_inherit(from, to)) {
        const bool below = object_is_table(to->object.parent) &&
                           ((const TableObject *)to->object.parent)->inheritors.count > 0;

        alter_named_not_null(
            steps, from, "ALTER", " INHERIT",
            below ? HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL : 0,
            below ? arena_printf(steps->arena,
                                 "fails when a row of a table that inherits has NULL in %s",
                                 to->object.name)
                  : NULL);
    }
    if (from->not_null_not_valid && !to->not_null_not_valid)
        alter_named_not_null(steps, from, "VALIDATE", "", HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL,
                             null_note(steps->arena, to));
    if (name_changes)
        rename_not_null(steps, to);
}
