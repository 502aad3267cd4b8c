#include "plan/changes.h"

#include "base/map.h"

/* What has to stay under another name for a while when it is dropped or replaced. */

/* What an object that is set aside uses, by itself or by what hangs on it, stays as well. */
static void find_used_asides(Changes *changes, const Object *object)
{
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Dependency *dependency = &object->dependencies.items[i];
        Change *used = changes_of(changes, dependency->on);

        if (dependency->type == DEPENDENCY_SOFT || used == NULL || used->aside ||
            !change_drops(used) || kind_ops(used->from->kind)->aside != ASIDE_WITH_USER)
            continue;
        used->aside = true;
        find_used_asides(changes, used->from);
    }
    for (size_t i = 0; i < object->children.count; i++)
        find_used_asides(changes, object->children.items[i]);
}

/* Which types have to stay for a while after they are replaced. */
static void find_types(Changes *changes)
{
    for (size_t i = 0; i < changes->acting.count; i++) {
        Change *change = changes->acting.items[i];

        change->aside = change->type == CHANGE_REPLACE && kind_keeps_values(change->from->kind) &&
                        type_is_kept(changes, change->from);
    }
    for (size_t i = 0; i < changes->acting.count; i++)
        if (changes->acting.items[i]->aside)
            find_used_asides(changes, changes->acting.items[i]->from);
}

/* The column of the new model that the object gives numbers to, or gave and which is still there; NULL for none. */
static const Object *numbered_column(const Changes *changes, const Object *object)
{
    const KindOps *ops = kind_ops(object->kind);
    const Object *column = ops->numbers == NULL ? NULL : ops->numbers(object);
    const Change *change = column == NULL ? NULL : changes_of(changes, column);

    return change == NULL || change_drops(change) || change_creates(change) ? NULL : change->to;
}

/* What gives the numbers of a column stays until that which is to go on with them has been made. */
static void find_successions(Changes *changes)
{
    Map *former = map_new(changes->arena);

    for (size_t i = 0; i < changes->acting.count; i++) {
        Change *change = changes->acting.items[i];
        const Object *column =
            change->type == CHANGE_DROP ? numbered_column(changes, change->from) : NULL;

        if (column != NULL && map_get(former, column->key) == NULL)
            map_put(former, column->key, change);
    }
    for (size_t i = 0; map_count(former) > 0 && i < changes->acting.count; i++) {
        Change *change = changes->acting.items[i];
        const Object *column =
            change->type == CHANGE_CREATE ? numbered_column(changes, change->to) : NULL;
        Change *before = column == NULL ? NULL : map_get(former, column->key);

        if (before == NULL)
            continue;
        map_put(former, column->key, NULL);
        before->succession = change;
        before->aside = true;
        change->succession = before;
    }
}

void find_asides(Changes *changes)
{
    find_types(changes);
    find_successions(changes);
}

/* True when nothing that the object hangs on or uses is touched. */
static bool stands_on_rest(const Changes *changes, const Object *object)
{
    const Change *parent = changes_of(changes, object->parent);

    if (parent != NULL && change_drops(parent))
        return false;
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Change *on = changes_of(changes, object->dependencies.items[i].on);

        if (on != NULL && on != parent && on->type != CHANGE_NONE)
            return false;
    }
    return true;
}

/* While a table is in use, the constraint or index that is replaced does its work until the new one does. */
void find_standing(Changes *changes)
{
    for (size_t i = 0; i < changes->acting.count; i++) {
        Change *change = changes->acting.items[i];

        if (change->type == CHANGE_REPLACE && change->reason == NULL &&
            change->from->kind == change->to->kind &&
            kind_ops(change->from->kind)->aside == ASIDE_ONLINE &&
            kind_ops(change->from->kind)->stands_beside(change->from, change->to) &&
            stands_on_rest(changes, change->from))
            change->aside = true;
    }
}
