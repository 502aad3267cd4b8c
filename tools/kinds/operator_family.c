/* Operator families. Their own members, which belong to no class, come and go one by one. */
#include "kinds/write.h"

static const Attribute MEMBER_ATTRIBUTES[] = {
    ATTR(OperatorMember, what, TEXT, 0),     ATTR(OperatorMember, number, INT, 0),
    ATTR(OperatorMember, types, TEXT, 0),    ATTR(OperatorMember, name, TEXT, 0),
    ATTR(OperatorMember, order_by, TEXT, 0), ATTR_END,
};

const ItemType OPERATOR_MEMBER_TYPE = {sizeof(OperatorMember), MEMBER_ATTRIBUTES};

static const Attribute OPERATOR_FAMILY_ATTRIBUTES[] = {
    ATTR_ITEMS(OperatorFamilyObject, members, &OPERATOR_MEMBER_TYPE, ATTRIBUTE_ALTER),
    ATTR_END,
};

void write_operator_member(Str *out, const OperatorMember *member)
{
    str_printf(out, "%s %lld ", member->what, (long long)member->number);
    if (strcmp(member->what, "FUNCTION") == 0) {
        if (member->types != NULL)
            str_printf(out, "(%s) ", member->types);
        str_text(out, member->name);
        return;
    }
    str_text(out, member->name);
    if (member->types != NULL)
        str_printf(out, " (%s)", member->types);
    if (member->order_by != NULL)
        str_printf(out, " FOR ORDER BY %s", member->order_by);
}

static bool same_member(const OperatorMember *a, const OperatorMember *b)
{
    return attributes_differ(MEMBER_ATTRIBUTES, a, b) == 0;
}

/* The members of `a` that are not in `b`. */
static OperatorMemberVec without(Arena *arena, const OperatorMemberVec *a,
                                 const OperatorMemberVec *b)
{
    OperatorMemberVec rest = {0};

    for (size_t i = 0; i < a->count; i++) {
        bool found = false;

        for (size_t j = 0; j < b->count; j++)
            found = found || same_member(&a->items[i], &b->items[j]);
        if (!found)
            vec_push(arena, &rest, a->items[i]);
    }
    return rest;
}

static void add_members(const Object *object, const OperatorMemberVec *members, bool add,
                        Steps *steps)
{
    Str sql = str_new(steps->arena);

    if (members->count == 0)
        return;
    str_text(&sql, "ALTER OPERATOR FAMILY ");
    write_method_reference(&sql, object);
    str_text(&sql, add ? " ADD" : " DROP");
    for (size_t i = 0; i < members->count; i++) {
        const OperatorMember *member = &members->items[i];

        str_text(&sql, i == 0 ? "\n    " : ",\n    ");
        if (add)
            write_operator_member(&sql, member);
        else
            str_printf(&sql, "%s %lld (%s)", member->what, (long long)member->number,
                       member->types);
    }
    steps_add(steps, &sql, 0);
}

static void operator_family_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE OPERATOR FAMILY ");
    write_method_reference(&sql, object);
    steps_add(steps, &sql, 0);
    add_members(object, &((const OperatorFamilyObject *)object)->members, true, steps);
}

static bool operator_family_alter(const Object *from, const Object *to, AttributeSet changed,
                                  Steps *steps)
{
    const OperatorMemberVec *old_members = &((const OperatorFamilyObject *)from)->members;
    const OperatorMemberVec *new_members = &((const OperatorFamilyObject *)to)->members;
    OperatorMemberVec gone = without(steps->arena, old_members, new_members);
    OperatorMemberVec added = without(steps->arena, new_members, old_members);

    (void)changed;
    add_members(to, &gone, false, steps);
    add_members(to, &added, true, steps);
    return true;
}

static void operator_family_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps operator_family_ops = {
    .sql_kind = "OPERATOR FAMILY",
    .size = sizeof(OperatorFamilyObject),
    .attributes = OPERATOR_FAMILY_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_method_reference,
    .append_rename = write_rename,
    .same_content = write_same_content, /* as one that came with an operator class of its name */
    .create = operator_family_create,
    .alter = operator_family_alter,
    .drop = operator_family_drop,
};
