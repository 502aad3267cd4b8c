/*
 * What a table has from a parent alone (pg_attribute.attislocal, pg_constraint.conislocal) can be made only where the parent
 * gets it first. Before a table that is there joins a parent, it joins a table that stands in for it: whatever that gets
 * then, the table has from a parent. When it has joined the parent itself, the other one goes.
 */
#include "kinds/generated_name.h"
#include "kinds/write.h"

static bool is_partition(const Object *table)
{
    size_t next = 0;
    const Object *link = inheritance_of(table, &next);

    return link != NULL && ((const InheritanceObject *)link)->bound != NULL;
}

bool *member_inherited_flag(Object *member)
{
    return member->kind == KIND_COLUMN  ? &((ColumnObject *)member)->inherited
           : member->kind == KIND_CHECK ? &((CheckObject *)member)->inherited
                                        : NULL;
}

bool member_is_inherited(const Object *member)
{
    const bool *flag = member_inherited_flag((Object *)member);

    return flag != NULL && *flag;
}

bool member_becomes_inherited(const Object *from, const Object *to)
{
    const TableObject *table = (const TableObject *)from->parent;

    /* ATTACH PARTITION sees to it. Tables below would keep the column that the old one leaves. */
    return !member_is_inherited(from) && member_is_inherited(to) && !is_partition(to->parent) &&
           object_is_table(from->parent) &&
           (from->kind != KIND_COLUMN || table->inheritors.count == 0);
}

/* The first parent, in order, that the table has the member from. */
static const Object *first_link(const Object *member)
{
    size_t next = 0;

    for (const Object *link; (link = inheritance_of(member->parent, &next)) != NULL;)
        if (inherited_member(member, link) != NULL)
            return link;
    return NULL;
}

static const char *name_for(Arena *arena, const Object *link)
{
    return aside_name(
        arena, arena_printf(arena, "%s_%s", link->parent->name, inheritance_parent(link)->name));
}

static void append_name(Str *out, const Object *link)
{
    str_sql_qualified(out, link->parent->schema, name_for(out->arena, link));
}

const char *stand_in_name(Arena *arena, const Object *member)
{
    return name_for(arena, first_link(member));
}

static Str begin(Steps *steps, const char *words, const Object *link)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, words);
    append_name(&sql, link);
    return sql;
}

Str stand_in_alter(Steps *steps, const Object *member)
{
    Str sql = begin(steps, "ALTER TABLE ", first_link(member));

    str_char(&sql, ' ');
    return sql;
}

bool stand_in_has(const Steps *steps, const Object *member)
{
    return member_is_inherited(member) && !is_partition(member->parent) &&
           object_is_table(member->parent) && steps->counterpart != NULL &&
           steps_counterpart(steps, member->parent) != NULL &&
           steps_counterpart(steps, member) == NULL && !member_comes_along(steps, member);
}

bool stand_in_has_default(const Steps *steps, const Object *column)
{
    const Object *value = object_child(column, KIND_DEFAULT, NULL);

    return value != NULL && value->dependencies.count == 0 && stand_in_has(steps, column);
}

void stand_in_add_columns(Steps *steps, const Object *member)
{
    for (size_t i = 0; i < member->dependencies.count; i++) {
        const Object *on = member->dependencies.items[i].on;
        Str sql;

        /* What is made there comes before. */
        if (on->kind != KIND_COLUMN || on->parent != member->parent ||
            (stand_in_has(steps, on) && first_link(on) == first_link(member)))
            continue;
        sql = stand_in_alter(steps, member);
        str_text(&sql, "ADD COLUMN IF NOT EXISTS ");
        kind_ops(on->kind)->append_clause(&sql, on, NULL);
        steps_add(steps, &sql, 0);
    }
}

/* Of the old table: it has the member from a parent alone now and afterwards, but from none all the time. What a partition has is
 * its own when it leaves its table. */
static bool is_held(const Steps *steps, const Object *member)
{
    const Object *now = member_is_inherited(member) && !is_partition(member->parent)
                            ? steps_counterpart(steps, member)
                            : NULL;
    const Object *link = now != NULL && member_is_inherited(now) ? first_link(now) : NULL;

    return link != NULL && ((const InheritanceObject *)link)->bound == NULL &&
           steps_counterpart(steps, now->parent) != NULL && !member_comes_along(steps, now);
}

/* A check needs its columns, which may be on their way to become those of the table itself. */
static bool has_its_columns(const Steps *steps, const Object *member)
{
    for (size_t i = 0; i < member->dependencies.count; i++) {
        const Object *on = member->dependencies.items[i].on;

        if (on->kind == KIND_COLUMN && on->parent == member->parent && !is_held(steps, on))
            return false;
    }
    return true;
}

bool stand_in_holds(const Steps *steps, const Object *member)
{
    return steps->counterpart != NULL && is_held(steps, member) && has_its_columns(steps, member);
}

static bool is_needed(const Object *link, const Steps *steps)
{
    const Object *table = link->parent;

    if (((const InheritanceObject *)link)->bound != NULL || !object_is_table(table) ||
        steps->counterpart == NULL || steps_counterpart(steps, table) == NULL)
        return false;
    for (size_t i = 0; i < table->children.count; i++) {
        const Object *member = table->children.items[i];
        const Object *former;

        if (!member_is_inherited(member) || first_link(member) != link)
            continue;
        former = steps_counterpart(steps, member);
        if (former == NULL ? stand_in_has(steps, member) : is_held(steps, former))
            return true;
    }
    return false;
}

/* The table keeps a NOT NULL from there only if it is to have one from the parent: it could not drop it otherwise. Nor
 * while the type changes and it has one for itself: PostgreSQL 18 makes such a constraint anew for that, and stumbles over
 * the one below. */
bool stand_in_holds_not_null(const Steps *steps, const Object *column)
{
    const ColumnObject *former = (const ColumnObject *)column;
    const Object *now;

    if (!former->not_null || !stand_in_holds(steps, column))
        return false;
    now = steps_counterpart(steps, column);
    return not_null_is_given(inherited_member(now, first_link(now))) &&
           (former->not_null_inherited ||
            strcmp(former->type, ((const ColumnObject *)now)->type) == 0);
}

static void append_held(Str *sql, const Object *member, const Steps *steps)
{
    ColumnObject column;

    if (member->kind == KIND_COLUMN) {
        column = *(const ColumnObject *)member;
        column.not_null = stand_in_holds_not_null(steps, member);
        /* The table has it under this name, and may get another one by way of here. */
        column.not_null_name = not_null_name(sql->arena, member);
        member = &column.object;
    }
    kind_ops(member->kind)->append_clause(sql, member, NULL);
}

bool stand_in_make(const Object *from, const Object *to, Steps *steps)
{
    const char *separator = " (\n    ";
    Str sql = begin(steps, "CREATE TABLE ", to);
    const bool was_partition = from != NULL && ((const InheritanceObject *)from)->bound != NULL;
    const Object *table;

    if (!is_needed(to, steps))
        return false;
    /* A partition has no other parent. */
    if (was_partition)
        kind_ops(from->kind)->drop(from, steps);
    table = steps_counterpart(steps, to->parent);
    for (size_t i = 0; i < table->children.count; i++) {
        const Object *member = table->children.items[i];

        if (!stand_in_holds(steps, member) || first_link(steps_counterpart(steps, member)) != to)
            continue;
        str_text(&sql, separator);
        append_held(&sql, member, steps);
        separator = ",\n    ";
    }
    str_text(&sql, separator[0] == ',' ? "\n)" : " ()");
    write_step(steps, &sql, 0,
               "it stands in for %s, so that %s has from a parent what it is to "
               "have from a parent only",
               object_id(steps->arena, inheritance_parent(to)),
               object_id(steps->arena, to->parent));
    sql = write_alter_table(steps, to->parent);
    str_text(&sql, "INHERIT ");
    append_name(&sql, to);
    steps_add(steps, &sql, 0);
    if (from != NULL && !was_partition)
        kind_ops(from->kind)->drop(from, steps);
    return true;
}

/* What could not be held is the table's own by now. */
void stand_in_complete(const Object *link, Steps *steps)
{
    const Object *table = link->parent;

    for (size_t i = 0; i < table->children.count; i++) {
        const Object *member = table->children.items[i];
        const Object *former = member_is_inherited(member) && first_link(member) == link
                                   ? steps_counterpart(steps, member)
                                   : NULL;
        Str sql;

        if (former == NULL || !is_held(steps, former) || stand_in_holds(steps, former))
            continue;
        kind_ops(former->kind)->drop(former, steps);
        stand_in_add_columns(steps, member);
        sql = stand_in_alter(steps, member);
        str_text(&sql, "ADD ");
        kind_ops(member->kind)->append_clause(&sql, member, NULL);
        steps_add(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE);
    }
}

void stand_in_drop(const Object *link, Steps *steps)
{
    Str sql = write_alter_table(steps, link->parent);

    str_text(&sql, "NO INHERIT ");
    append_name(&sql, link);
    steps_add(steps, &sql, 0);
    sql = begin(steps, "DROP TABLE ", link);
    steps_add(steps, &sql, 0);
}
