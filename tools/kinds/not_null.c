/* NOT NULL of columns: an attribute of theirs, which has a name and more to say since PostgreSQL 18. */
#include "kinds/generated_name.h"
#include "kinds/write.h"

const char *not_null_name(Arena *arena, const Object *column)
{
    const char *name = ((const ColumnObject *)column)->not_null_name;

    return name != NULL ? name
                        : generated_name(arena, column->parent->name, column->name, "not_null");
}

static const ColumnObject *as_column(const Object *object)
{
    return (const ColumnObject *)object;
}

bool not_null_begins_to_inherit(const ColumnObject *from, const ColumnObject *to)
{
    return from->not_null_no_inherit && to->not_null && !to->not_null_no_inherit;
}

bool not_null_is_given(const Object *column)
{
    return column != NULL && as_column(column)->not_null && !as_column(column)->not_null_no_inherit;
}

void not_null_append_name(Str *out, const ColumnObject *column)
{
    if (column->not_null_name == NULL && !column->not_null_name_shared)
        return;
    str_text(out, "CONSTRAINT ");
    str_sql_ident(out, not_null_name(out->arena, &column->object));
    str_char(out, ' ');
}

/* A parent that the table keeps, whose column is NOT NULL afterwards, and before or not before; false for none. */
static bool kept_parent_gives(const Steps *steps, const Object *from, const Object *to, bool before)
{
    size_t next = 0;

    for (const Object *link; (link = inheritance_of(to->parent, &next)) != NULL;) {
        const Object *former = steps_counterpart(steps, link);

        if (former != NULL && not_null_is_given(inherited_member(to, link)) &&
            not_null_is_given(inherited_member(from, former)) == before)
            return true;
    }
    return false;
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

static const Object *former_of(const Steps *steps, const Object *column)
{
    return steps->counterpart == NULL ? NULL : steps_counterpart(steps, column);
}

static const char *name_key(const Steps *steps, const Object *former)
{
    return arena_printf(steps->arena, "name of not null of %s", former->key);
}

/* What the constraint of an old column is called by now. */
static const char *current_name(const Steps *steps, const Object *former)
{
    const char *given = steps->kept == NULL ? NULL : map_get(steps->kept, name_key(steps, former));

    return given != NULL ? given : not_null_name(steps->arena, former);
}

/* By itself, so that one that fails does not keep the others from it. */
static void append_rename(Str *list, const Str *alter, const char *from_name, const char *to_name)
{
    str_text(list, list->length > 0 ? "\n    " : "");
    str_printf(list, "BEGIN\n        %sRENAME CONSTRAINT ", alter->text);
    str_sql_ident(list, from_name);
    str_text(list, " TO ");
    str_sql_ident(list, to_name);
    str_text(list, ";\n    EXCEPTION\n"
                   "        WHEN undefined_object OR invalid_table_definition THEN NULL;\n"
                   "    END;");
}

/* Another column, which is about to get another name, has this one still. */
static void make_way(Str *list, Steps *steps, const Str *alter, const Object *former,
                     const char *name)
{
    for (size_t i = 0; former != NULL && i < former->parent->children.count; i++) {
        const Object *other = former->parent->children.items[i];
        const char *aside;

        if (other == former || other->kind != KIND_COLUMN || !as_column(other)->not_null ||
            strcmp(current_name(steps, other), name) != 0)
            continue;
        aside = aside_name(steps->arena, name);
        append_rename(list, alter, name, aside);
        if (steps->kept != NULL)
            map_put(steps->kept, name_key(steps, other), (void *)aside);
    }
}

/* A constraint of another sort has the name, so that the NOT NULL has got another one. */
static bool is_other_constraint(const Object *table, const char *name)
{
    for (size_t i = 0; i < table->children.count; i++)
        if (kind_namespace(table->children.items[i]->kind) == NAMESPACE_CONSTRAINT &&
            strcmp(table->children.items[i]->name, name) == 0)
            return true;
    return false;
}

/* What the list has runs where the server keeps such names. */
static Step *add_renames(Steps *steps, const Str *list)
{
    static const char BEGINNING[] =
        "\nBEGIN\n    IF current_setting('server_version_num')::integer < 180000 THEN\n"
        "        RETURN;\n    END IF;\n    ";
    static const char END[] = "\nEND\n";
    Str body = str_new(steps->arena);
    Str sql = str_new(steps->arena);
    Step *step;

    str_text(&body, BEGINNING);
    str_text(&body, list->text);
    str_text(&body, END);
    str_text(&sql, "DO LANGUAGE plpgsql ");
    str_sql_dollar(&sql, body.text);
    step = steps_add(steps, &sql, 0);
    step->note = "names of NOT NULL constraints, which PostgreSQL has since 18; one that is not "
                 "there, or that of a parent, stays as it is";
    step->list_start = (size_t)(strstr(step->sql, BEGINNING) - step->sql) + strlen(BEGINNING);
    step->list_end = step->list_start + list->length;
    return step;
}

/* Gives the constraint its name where the server keeps one: before PostgreSQL 18 there is none. Those of tables that have it
 * from here are renamed with it, unless they have it from elsewhere, too, under another name: then it keeps its own. `alter`
 * is the beginning of the statement, `former` the old column, NULL for none. */
static void rename_not_null(Steps *steps, const Str *alter, const Object *column,
                            const Object *former, const char *from_name, const char *to_name)
{
    Str list = str_new(steps->arena);

    if (strcmp(from_name, to_name) == 0 || is_other_constraint(column->parent, from_name))
        return;
    make_way(&list, steps, alter, former, to_name);
    append_rename(&list, alter, from_name, to_name);
    add_renames(steps, &list)->names_only =
        former != NULL && !is_other_constraint(former->parent, to_name);
    if (former != NULL && steps->kept != NULL)
        map_put(steps->kept, name_key(steps, former), (void *)to_name);
}

/* The first of the links that the plan makes of which the column gets its NOT NULL; NULL where it has it for itself, or from
 * a parent that the table keeps. */
static const Object *source_to_come(const Steps *steps, const Object *column)
{
    const Object *found = NULL;
    size_t next = 0;

    if (!as_column(column)->not_null_inherited || steps->counterpart == NULL)
        return NULL;
    for (const Object *link; (link = inheritance_of(column->parent, &next)) != NULL;) {
        if (!not_null_is_given(inherited_member(column, link)))
            continue;
        if (steps_counterpart(steps, link) != NULL)
            return NULL;
        found = found == NULL ? link : found;
    }
    return found;
}

/* The column gets, or has, the NOT NULL by way of the table that stands in. */
static bool is_at_stand_in(const Steps *steps, const Object *column)
{
    const Object *former = former_of(steps, column);

    if (!as_column(column)->not_null_inherited)
        return false;
    return former == NULL ? stand_in_has(steps, column)
           : as_column(former)->not_null
               ? stand_in_holds_not_null(steps, former)
               : stand_in_holds(steps, former) && source_to_come(steps, column) != NULL;
}

static Str alter_source(Steps *steps, const Object *column)
{
    return is_at_stand_in(steps, column) ? stand_in_alter(steps, column)
                                         : write_alter_table(steps, column);
}

/* The name that the server has chosen for a NOT NULL that the plan has set. */
static const char *chosen_name(const Steps *steps, const Object *column)
{
    return generated_name(steps->arena,
                          is_at_stand_in(steps, column) ? stand_in_name(steps->arena, column)
                                                        : column->parent->name,
                          column->name, "not_null");
}

/* An inherited column is altered after that of the parent, whose NOT NULL it has got by then. */
static bool has_parents_name(const Steps *steps, const Object *column)
{
    size_t next = 0;

    for (const Object *link;
         as_column(column)->inherited && (link = inheritance_of(column->parent, &next)) != NULL;) {
        const Object *above = inherited_member(column, link);

        if (former_of(steps, link) != NULL && not_null_is_given(above) &&
            strcmp(not_null_name(steps->arena, above), not_null_name(steps->arena, column)) == 0)
            return true;
    }
    return false;
}

/* The name that the server has just chosen becomes the one that it is to have. */
void not_null_name_new(Steps *steps, const ColumnObject *column)
{
    Str alter = write_alter_table(steps, &column->object);

    if (source_to_come(steps, &column->object) == NULL && !has_parents_name(steps, &column->object))
        rename_not_null(steps, &alter, &column->object, NULL, chosen_name(steps, &column->object),
                        not_null_name(steps->arena, &column->object));
}

/* What comes by way of a table that stands in has a name from there. */
void not_null_take_names(Steps *steps, const Object *link)
{
    const Object *table = link->parent;

    for (size_t i = 0; former_of(steps, table) != NULL && i < table->children.count; i++) {
        const Object *column = table->children.items[i];
        const Object *former;
        Str alter;

        if (column->kind != KIND_COLUMN || source_to_come(steps, column) != link)
            continue;
        former = former_of(steps, column);
        if (former == NULL ? !stand_in_has(steps, column) : as_column(former)->not_null)
            continue;
        alter = alter_source(steps, column);
        rename_not_null(steps, &alter, column, former, chosen_name(steps, column),
                        not_null_name(steps->arena, column));
    }
}

/* What to do when there are such rows: the default says what they may get. */
const char *not_null_note(Arena *arena, const ColumnObject *to)
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

static Str begin_set(Steps *steps, const ColumnObject *column)
{
    Str sql;

    if (!column->not_null || !is_at_stand_in(steps, &column->object))
        return write_alter_column(steps, &column->object);
    sql = stand_in_alter(steps, &column->object);
    str_text(&sql, "ALTER COLUMN ");
    str_sql_ident(&sql, column->object.name);
    str_char(&sql, ' ');
    return sql;
}

static void add(Steps *steps, const ColumnObject *to)
{
    const unsigned hazards = HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL;
    Str sql;

    if (to->not_null && (to->not_null_no_inherit || to->not_null_not_valid)) {
        add_named(steps, to, hazards, not_null_note(steps->arena, to));
        return;
    }
    sql = begin_set(steps, to);
    str_text(&sql, to->not_null ? "SET NOT NULL" : "DROP NOT NULL");
    if (!to->not_null || to->object.parent->kind == KIND_FOREIGN_TABLE)
        steps_add(steps, &sql, 0);
    else if (is_at_stand_in(steps, &to->object))
        steps_add(steps, &sql, hazards)->note = not_null_note(steps->arena, to);
    else if (online_validates(steps, to->object.parent))
        online_set_not_null(steps, &to->object, not_null_note(steps->arena, to));
    else
        steps_add(steps, &sql, hazards)->note = not_null_note(steps->arena, to);
    if (to->not_null)
        not_null_name_new(steps, to);
}

bool not_null_name_is_taken(const Steps *steps, const Object *column)
{
    const TableObject *table = (const TableObject *)column->parent;
    const char *name = not_null_name(steps->arena, column);

    for (size_t i = 0; object_is_table(column->parent) && i < table->inheritors.count; i++) {
        const Object *below =
            object_child(table->inheritors.items[i]->parent, column->kind, column->name);
        const Object *former = below == NULL ? NULL : former_of(steps, below);

        if (below == NULL)
            continue;
        if (former_of(steps, below->parent) != NULL && as_column(below)->not_null &&
            strcmp(not_null_name(steps->arena, below), name) == 0)
            return true;
        if (former != NULL && as_column(former)->not_null &&
            strcmp(not_null_name(steps->arena, former), name) == 0)
            return true;
        if (not_null_name_is_taken(steps, below))
            return true;
    }
    return false;
}

/* The parent, which the table keeps, gets its NOT NULL in the same plan, and would give its name to the one that the table is
 * to have under another. */
static bool comes_before_parent(const Steps *steps, const ColumnObject *column)
{
    const Object *object = &column->object;
    const Object *former = former_of(steps, object);
    size_t next = 0;

    if (former == NULL || as_column(former)->not_null || !column->not_null ||
        column->not_null_inherited)
        return false;
    for (const Object *link; (link = inheritance_of(object->parent, &next)) != NULL;) {
        const Object *above = inherited_member(object, link);

        if (steps_counterpart(steps, link) != NULL && not_null_is_given(above) &&
            former_of(steps, above) != NULL && !as_column(former_of(steps, above))->not_null &&
            strcmp(not_null_name(steps->arena, object), not_null_name(steps->arena, above)) != 0)
            return true;
    }
    return false;
}

/* One of several parents, or of those above, sees to it. */
static bool is_first(const Steps *steps, const Object *column)
{
    return steps->kept == NULL ||
           map_put(steps->kept, arena_printf(steps->arena, "not null of %s", column->key),
                   (void *)column) == NULL;
}

static void add_before_parent(Steps *steps, const ColumnObject *column)
{
    const TableObject *table = (const TableObject *)column->object.parent;

    for (size_t i = 0; object_is_table(&table->object) && i < table->inheritors.count; i++) {
        const Object *below =
            object_child(table->inheritors.items[i]->parent, KIND_COLUMN, column->object.name);

        if (below == NULL || steps_counterpart(steps, table->inheritors.items[i]) == NULL)
            continue;
        add_before_parent(steps, as_column(below));
        if (comes_before_parent(steps, as_column(below)) && is_first(steps, below))
            add(steps, as_column(below));
    }
}

void not_null_add(Steps *steps, const ColumnObject *to)
{
    if (comes_before_parent(steps, to))
        return;
    if (to->not_null)
        add_before_parent(steps, to);
    add(steps, to);
}

void not_null_be_local(Steps *steps, const ColumnObject *column)
{
    Str sql = write_alter_column(steps, &column->object);

    str_text(&sql, "SET NOT NULL");
    steps_add(steps, &sql, 0);
}

/* A primary key of its own makes a column NOT NULL by itself. */
static bool is_key_column(const Object *column)
{
    const KeyObject *key = (const KeyObject *)object_child(column->parent, KIND_PRIMARY_KEY, NULL);

    for (size_t i = 0; key != NULL && key->part_of == NULL && i < key->columns.count; i++)
        if (strcmp(key->columns.items[i], column->name) == 0)
            return true;
    return false;
}

static bool parents_give_not_null(const Object *column)
{
    size_t next = 0;

    for (const Object *link; (link = inheritance_of(column->parent, &next)) != NULL;)
        if (not_null_is_given(inherited_member(column, link)))
            return true;
    return false;
}

void not_null_adapt(Steps *steps, const ColumnObject *column)
{
    if (!column->not_null || is_key_column(&column->object))
        return;
    if (!parents_give_not_null(&column->object))
        not_null_add(steps, column);
    else if (!column->not_null_inherited)
        not_null_be_local(steps, column);
}

/* ALTER TABLE … verb CONSTRAINT name rest. */
static void alter_named_not_null(Steps *steps, const ColumnObject *column, const char *verb,
                                 const char *rest, unsigned hazards, const char *note)
{
    Str sql = write_alter_table(steps, &column->object);

    str_printf(&sql, "%s CONSTRAINT ", verb);
    str_sql_ident(&sql, not_null_name(steps->arena, &column->object));
    str_text(&sql, rest);
    steps_add(steps, &sql, hazards)->note = note;
}

/* The name, and whether the column has it for itself as well. What a parent gives all the time has the name of the parent,
 * and that of a partition is never its own again. */
static void change_source(Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    const bool bound = kept_parent_gives(steps, &from->object, &to->object, true);
    bool held;
    Str alter;

    if (bound) {
        if (from->not_null_inherited && !to->not_null_inherited)
            not_null_be_local(steps, to);
        return;
    }
    /* The parent is about to give it. */
    if (!from->not_null_inherited && to->not_null_inherited && !to->inherited &&
        kept_parent_gives(steps, &from->object, &to->object, false)) {
        alter = write_alter_column(steps, &to->object);
        str_text(&alter, "DROP NOT NULL");
        steps_add(steps, &alter, 0);
        return;
    }
    held = stand_in_holds_not_null(steps, &from->object);
    alter = held ? stand_in_alter(steps, &to->object) : write_alter_table(steps, &to->object);
    rename_not_null(steps, &alter, &to->object, &from->object, current_name(steps, &from->object),
                    not_null_name(steps->arena, &to->object));
    if (held && !to->not_null_inherited)
        not_null_be_local(steps, to);
}

/* A column that is NOT NULL before and after, otherwise. */
void not_null_change(Steps *steps, const ColumnObject *from, const ColumnObject *to)
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
                             not_null_note(steps->arena, to));
    change_source(steps, from, to);
}
