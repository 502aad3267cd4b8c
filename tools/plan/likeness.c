#include "plan/likeness.h"

static size_t count_members(AttributeSet set)
{
    size_t count = 0;

    for (; set != 0; set &= set - 1)
        count++;
    return count;
}

/* The old child that a new one is said to have been, if it has not been renamed yet. */
static const Object *find_former_child(Arena *arena, const Object *from, const Object *child)
{
    const Object *found = NULL;

    for (size_t i = 0; found == NULL && i < child->annotations.count; i++) {
        Former former;

        if (former_read(arena, &child->annotations.items[i], &former) && former.part == NULL)
            found = object_child(from, child->kind, former.name);
    }
    return found;
}

size_t likeness_distance(Arena *arena, const Object *from, const Object *to)
{
    size_t distance;
    size_t found = 0;

    if (from->kind != to->kind)
        return SIZE_MAX;
    distance = count_members(attributes_differ(object_attributes(from), from, to));
    for (size_t i = 0; i < to->children.count; i++) {
        const Object *child = to->children.items[i];
        const Object *same = object_child(from, child->kind, child->name);

        found += same != NULL || find_former_child(arena, from, child) != NULL;
        distance += same == NULL || attributes_differ(object_attributes(child), same, child) != 0;
    }
    return distance + (from->children.count > found ? from->children.count - found : 0);
}
