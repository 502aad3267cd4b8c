#include "sqlread/definitions.h"

/* Operators, their families and classes. Source: operatorcmds.c, opclasscmds.c of the server. */

/* ---- Operators ------------------------------------------------------------------------------------------------ */

typedef enum OperatorWord {
    WORD_LEFTARG,
    WORD_RIGHTARG,
    WORD_FUNCTION,
    WORD_PROCEDURE,
    WORD_COMMUTATOR,
    WORD_NEGATOR,
    WORD_RESTRICT,
    WORD_JOIN,
    WORD_HASHES,
    WORD_MERGES,
    WORD_SORT, /* sort1, sort2, ltcmp, gtcmp: these words of old imply MERGES */
} OperatorWord;

static const struct {
    const char *name;
    OperatorWord word;
} operator_words[] = {
    {"leftarg", WORD_LEFTARG},
    {"rightarg", WORD_RIGHTARG},
    {"function", WORD_FUNCTION},
    {"procedure", WORD_PROCEDURE},
    {"commutator", WORD_COMMUTATOR},
    {"negator", WORD_NEGATOR},
    {"restrict", WORD_RESTRICT},
    {"join", WORD_JOIN},
    {"hashes", WORD_HASHES},
    {"merges", WORD_MERGES},
    {"sort1", WORD_SORT},
    {"sort2", WORD_SORT},
    {"ltcmp", WORD_SORT},
    {"gtcmp", WORD_SORT},
};

/* What a statement about an operator says, by word; flags are kept apart. */
typedef struct OperatorMembers {
    const DefElem *element[WORD_SORT + 1];
} OperatorMembers;

static OperatorMembers operator_members(Reader *reader, const List *definition, bool warn)
{
    OperatorMembers members = {0};
    ListCell *cell;

    foreach(cell, definition)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        size_t i = 0;

        while (i < lengthof(operator_words) &&
               strcmp(operator_words[i].name, element->defname) != 0)
            i++;
        if (i < lengthof(operator_words))
            members.element[operator_words[i].word] = element;
        else if (warn)
            reader_warn_unknown_member(reader, element, KIND_OPERATOR);
    }
    if (members.element[WORD_FUNCTION] == NULL)
        members.element[WORD_FUNCTION] = members.element[WORD_PROCEDURE];
    return members;
}

static bool operator_flag(const DefElem *element)
{
    return element != NULL && reader_def_bool(element);
}

ReadResult read_define_operator(Reader *reader, DefineStmt *define)
{
    OperatorMembers members = operator_members(reader, define->definition, true);
    const DefElem *left = members.element[WORD_LEFTARG];
    const DefElem *right = members.element[WORD_RIGHTARG];
    const char *schema;
    const char *name;
    Object *object;
    OperatorObject *operator_object;

    if (right == NULL || members.element[WORD_FUNCTION] == NULL)
        return reader_fail(reader, -1, "operator",
                           "an operator needs a right argument and a function");
    if ((left != NULL && reader_need_type(reader, def_type(left)) != READ_DONE) ||
        reader_need_type(reader, def_type(right)) != READ_DONE)
        return READ_WAIT;
    name_parts(define->defnames, &schema, &name);
    /* The scanner reads != as <>. */
    object = reader_new_object(reader, KIND_OPERATOR, NULL, reader_creation_schema(reader, schema),
                               name, -1);
    operator_object = (OperatorObject *)object;
    operator_object->left = left == NULL ? NULL : reader_signature_type(reader, def_type(left));
    operator_object->right = reader_signature_type(reader, def_type(right));
    operator_object->hashes = operator_flag(members.element[WORD_HASHES]);
    operator_object->merges =
        operator_flag(members.element[WORD_MERGES]) || members.element[WORD_SORT] != NULL;
    object->signature =
        reader_operator_signature(reader, operator_object->left, operator_object->right);
    draft_of(reader, object)->node = (Node *)define;
    return reader_add(reader, object);
}

static List *list_without(const List *list, const void *pointer)
{
    List *rest = NIL;
    ListCell *cell;

    foreach(cell, list) if (lfirst(cell) != pointer) rest = lappend(rest, lfirst(cell));
    return rest;
}

/* An operator without a name is none: `RESTRICT = NONE`. */
static bool is_none(const DefElem *element)
{
    return element->arg == NULL ||
           (IsA(element->arg, String) && strcmp(strVal(element->arg), "none") == 0);
}

/* What ALTER OPERATOR says takes the place of what CREATE OPERATOR said. */
ReadResult read_alter_operator(Reader *reader, Node *node)
{
    AlterOperatorStmt *alter = castNode(AlterOperatorStmt, node);
    bool known;
    Object *object = find_definition(reader, OBJECT_OPERATOR, (Node *)alter->opername, &known);
    DefineStmt *define;
    ListCell *cell;

    if (object == NULL)
        return reader_wait_for_object(reader, OBJECT_OPERATOR, (Node *)alter->opername);
    define = castNode(DefineStmt, draft_of(reader, object)->node);
    foreach(cell, alter->options)
    {
        DefElem *element = lfirst_node(DefElem, cell);
        const DefElem *former = def_find(define->definition, element->defname);

        if (former != NULL)
            define->definition = list_without(define->definition, former);
        if (!is_none(element))
            define->definition = lappend(define->definition, element);
    }
    ((OperatorObject *)object)->hashes = operator_flag(def_find(define->definition, "hashes"));
    ((OperatorObject *)object)->merges = operator_flag(def_find(define->definition, "merges"));
    return READ_DONE;
}

/* The other side of a pair that only one of them names: the server tells both. */
static void note_pair(Reader *reader, Object *object, Object *other, bool commutator)
{
    OperatorObject *its = (OperatorObject *)other;
    const char *self;
    const char **link;

    if (other == NULL || other == object)
        return;
    link = commutator ? &its->commutator : &its->negator;
    self = arena_printf(reader->arena, "OPERATOR(%s.%s)",
                        reader_qualified(reader, NULL, object->schema), object->name);
    if (*link == NULL)
        *link = self;
}

/* Which operators do not exist that it names. An extension may bring them, unless they are for a type that is no part of it.
 * Source: get_other_operator() */
static void note_shell(Reader *reader, OperatorObject *its, const char *attribute, const char *link,
                       const Object *other)
{
    bool own = reader->extensions.count == 0;

    for (size_t i = 0; !own && i < its->object.dependencies.count; i++) {
        const Object *on = its->object.dependencies.items[i].on;

        own = model_find_type(reader->model, on->schema, on->name) == on;
    }
    if (own && other == NULL && strncmp(link, "OPERATOR(", strlen("OPERATOR(")) == 0)
        vec_push(reader->arena, &its->shells, attribute);
}

void finish_operator(Reader *reader, Object *object, Draft *draft)
{
    OperatorObject *its = (OperatorObject *)object;
    OperatorMembers members =
        operator_members(reader, castNode(DefineStmt, draft->node)->definition, false);
    const DefElem *left = members.element[WORD_LEFTARG];
    const DefElem *commutator = members.element[WORD_COMMUTATOR];
    const DefElem *negator = members.element[WORD_NEGATOR];
    Object *other;

    its->right =
        reader_bare_type(reader, &draft->place, def_type(members.element[WORD_RIGHTARG]), object);
    if (left != NULL)
        its->left = reader_bare_type(reader, &draft->place, def_type(left), object);
    its->function = reader_function_text(
        reader, &draft->place, def_names(members.element[WORD_FUNCTION]),
        its->left == NULL ? its->right
                          : arena_printf(reader->scratch, "%s, %s", its->left, its->right),
        object);
    if (commutator != NULL && its->left != NULL) {
        its->commutator = reader_operator_member(
            reader, &draft->place, def_names(commutator),
            reader_operator_signature(reader, its->right, its->left), &other);
        note_pair(reader, object, other, true);
        note_shell(reader, its, "commutator", its->commutator, other);
    }
    if (negator != NULL) {
        its->negator = reader_operator_member(
            reader, &draft->place, def_names(negator),
            reader_operator_signature(reader, its->left, its->right), &other);
        note_pair(reader, object, other, false);
        note_shell(reader, its, "negator", its->negator, other);
    }
    if (members.element[WORD_RESTRICT] != NULL)
        its->restrict_function = reader_function_text(
            reader, &draft->place, def_names(members.element[WORD_RESTRICT]), NULL, object);
    if (members.element[WORD_JOIN] != NULL)
        its->join_function = reader_function_text(
            reader, &draft->place, def_names(members.element[WORD_JOIN]), NULL, object);
}

/* ---- Families and classes ------------------------------------------------------------------------------------- */

static int compare_members(const void *a, const void *b)
{
    const OperatorMember *left = a;
    const OperatorMember *right = b;
    int order = strcmp(right->what, left->what); /* operators first */

    if (order == 0)
        order = (left->number > right->number) - (left->number < right->number);
    return order != 0 ? order : text_compare(left->types, right->types);
}

static const char *type_list(Reader *reader, const Place *place, const List *types, Object *owner)
{
    Str text = str_new(reader->arena);
    ListCell *cell;

    foreach(cell, types)
        str_printf(&text, "%s%s", text.length > 0 ? ", " : "",
                   reader_bare_type(reader, place, lfirst_node(TypeName, cell), owner));
    return text.text;
}

/* One type stands for both. */
static const char *member_types(Reader *reader, const Place *place, const List *types,
                                Object *owner)
{
    const char *text = type_list(reader, place, types, owner);

    return list_length(types) == 1 ? arena_printf(reader->arena, "%s, %s", text, text) : text;
}

/* For which data a function of a class is when that is not said. Source: assignProcTypes() */
static const char *function_types(Reader *reader, const Place *place, const char *method,
                                  const CreateOpClassItem *item, const char *class_type,
                                  Object *owner)
{
    const List *arguments = item->name->objargs;
    Node *first = NULL;
    Node *second = NULL;

    if (strcmp(method, "btree") == 0 && (item->number == 1 || item->number == 3) &&
        list_length(arguments) > 1) {
        first = linitial(arguments);
        second = item->number == 1            ? lsecond(arguments)
                 : list_length(arguments) > 2 ? lthird(arguments)
                                              : NULL;
    } else if (strcmp(method, "hash") == 0 && arguments != NIL) {
        first = second = linitial(arguments);
    }
    if (first == NULL || second == NULL)
        return class_type == NULL ? NULL
                                  : arena_printf(reader->arena, "%s, %s", class_type, class_type);
    return type_list(reader, place, list_make2(first, second), owner);
}

static OperatorMember operator_member(Reader *reader, const Place *place,
                                      const CreateOpClassItem *item, const char *class_type,
                                      Object *owner)
{
    OperatorMember member = {.what = "OPERATOR", .number = item->number};
    Object *found;

    member.types = item->name->objargs != NIL
                       ? type_list(reader, place, item->name->objargs, owner)
                       : arena_printf(reader->arena, "%s, %s", class_type, class_type);
    member.name = reader_operator_text(reader, place, item->name->objname, member.types, &found);
    if (found != NULL)
        object_depend(reader->arena, owner, found, DEPENDENCY_NORMAL);
    if (item->order_family != NIL)
        member.order_by = reader_object_text(reader, place, NAMESPACE_OPERATOR_FAMILY,
                                             item->order_family, "btree", owner);
    return member;
}

static OperatorMember function_member(Reader *reader, const Place *place, const char *method,
                                      const CreateOpClassItem *item, const char *class_type,
                                      Object *owner)
{
    OperatorMember member = {.what = "FUNCTION", .number = item->number};

    member.types = item->class_args != NIL
                       ? member_types(reader, place, item->class_args, owner)
                       : function_types(reader, place, method, item, class_type, owner);
    member.name = reader_function_call_text(reader, place, item->name, owner);
    return member;
}

static void add_members(Reader *reader, Object *object, const Place *place, const List *items,
                        const char *class_type, OperatorMemberVec *members)
{
    ListCell *cell;

    foreach(cell, items)
    {
        const CreateOpClassItem *item = lfirst_node(CreateOpClassItem, cell);

        if (item->itemtype == OPCLASS_ITEM_OPERATOR)
            vec_push(reader->arena, members,
                     operator_member(reader, place, item, class_type, object));
        else if (item->itemtype == OPCLASS_ITEM_FUNCTION)
            vec_push(reader->arena, members,
                     function_member(reader, place, object->signature, item, class_type, object));
    }
    vec_sort(members, compare_members);
}

static Object *find_of_method(const Reader *reader, Namespace space, const List *names,
                              const char *method)
{
    const char *schema;
    const char *name;

    name_parts(names, &schema, &name);
    return find_on_path(reader->model, reader->place.path, space, schema, name, method);
}

static Object *new_of_method(Reader *reader, ObjectKind kind, const char *schema, const char *name,
                             const char *method)
{
    Object *object = reader_new_object(reader, kind, NULL, schema, name, -1);

    object->signature = arena_strdup(reader->arena, method);
    return object;
}

ReadResult read_create_operator_family(Reader *reader, Node *node)
{
    CreateOpFamilyStmt *create = castNode(CreateOpFamilyStmt, node);
    const char *schema;
    const char *name;

    name_parts(create->opfamilyname, &schema, &name);
    return reader_add(reader,
                      new_of_method(reader, KIND_OPERATOR_FAMILY,
                                    reader_creation_schema(reader, schema), name, create->amname));
}

/*
 * A class without a family gets the one of its name, which is made when it is not there. It is an object of its own:
 * it stays when the class goes.
 */
static ReadResult class_family(Reader *reader, const CreateOpClassStmt *create, Object *class,
                               Object **family)
{
    *family = NULL;
    if (create->opfamilyname != NIL) {
        *family =
            find_of_method(reader, NAMESPACE_OPERATOR_FAMILY, create->opfamilyname, create->amname);
        return *family != NULL || reader->retrying
                   ? READ_DONE
                   : reader_wait(reader, reader_word(reader, strVal(llast(create->opfamilyname))),
                                 "unknown operator family \"%s\"",
                                 strVal(llast(create->opfamilyname)));
    }
    *family = model_find(reader->model, NAMESPACE_OPERATOR_FAMILY, NULL, class->schema, class->name,
                         create->amname);
    if (*family != NULL)
        return READ_DONE;
    *family =
        new_of_method(reader, KIND_OPERATOR_FAMILY, class->schema, class->name, create->amname);
    (*family)->implicit = true;
    return reader_add(reader, *family);
}

ReadResult read_create_operator_class(Reader *reader, Node *node)
{
    CreateOpClassStmt *create = castNode(CreateOpClassStmt, node);
    const char *schema;
    const char *name;
    Object *class;
    Object *family;
    ReadResult result;

    name_parts(create->opclassname, &schema, &name);
    class = new_of_method(reader, KIND_OPERATOR_CLASS, reader_creation_schema(reader, schema), name,
                          create->amname);
    ((OperatorClassObject *)class)->is_default = create->isDefault;
    draft_of(reader, class)->node = node;
    result = class_family(reader, create, class, &family);
    if (result != READ_DONE)
        return result;
    if (family != NULL)
        object_depend(reader->arena, class, family, DEPENDENCY_NORMAL);
    return reader_add(reader, class);
}

void finish_operator_class(Reader *reader, Object *object, Draft *draft)
{
    OperatorClassObject *class = (OperatorClassObject *)object;
    const CreateOpClassStmt *create = castNode(CreateOpClassStmt, draft->node);
    ListCell *cell;

    class->type = reader_type_text(reader, &draft->place, create->datatype, object, NULL);
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on->kind == KIND_OPERATOR_FAMILY)
            class->family = reader_object_sql(reader, object->dependencies.items[i].on);
    if (class->family == NULL && create->opfamilyname != NIL)
        class->family = reader_object_text(reader, &draft->place, NAMESPACE_OPERATOR_FAMILY,
                                           create->opfamilyname, create->amname, object);
    add_members(reader, object, &draft->place, create->items, class->type, &class->members);
    foreach(cell, create->items)
    {
        const CreateOpClassItem *item = lfirst_node(CreateOpClassItem, cell);

        if (item->itemtype != OPCLASS_ITEM_STORAGETYPE)
            continue;
        class->storage = reader_type_text(reader, &draft->place, item->storedtype, object, NULL);
        if (strcmp(class->storage, class->type) == 0)
            class->storage = NULL;
    }
}

/* ---- ALTER OPERATOR FAMILY ------------------------------------------------------------------------------------ */

/* The types that a member is for, to tell it from others of its number. */
static const char *item_types(Reader *reader, const CreateOpClassItem *item, const Object *family)
{
    const List *types = item->class_args;

    if (types == NIL && item->itemtype == OPCLASS_ITEM_OPERATOR && item->name != NULL)
        types = item->name->objargs;
    if (types == NIL)
        return function_types(reader, &reader->place, family->signature, item, NULL, NULL);
    return member_types(reader, &reader->place, types, NULL);
}

static void drop_item(Reader *reader, Object *family, const CreateOpClassItem *item)
{
    Draft *draft = draft_of(reader, family);
    const char *types = item_types(reader, item, family);
    ListCell *cell;

    foreach(cell, (List *)draft->node)
    {
        const CreateOpClassItem *other = lfirst_node(CreateOpClassItem, cell);

        if (other->itemtype == item->itemtype && other->number == item->number &&
            text_equal(types, item_types(reader, other, family))) {
            draft->node = (Node *)list_without((List *)draft->node, other);
            return;
        }
    }
}

/* The draft of a family holds the list of its own members. */
ReadResult read_alter_operator_family(Reader *reader, Node *node)
{
    AlterOpFamilyStmt *alter = castNode(AlterOpFamilyStmt, node);
    Object *family =
        find_of_method(reader, NAMESPACE_OPERATOR_FAMILY, alter->opfamilyname, alter->amname);
    ListCell *cell;

    if (family == NULL)
        return reader_wait(reader, reader_word(reader, strVal(llast(alter->opfamilyname))),
                           "unknown operator family \"%s\"", strVal(llast(alter->opfamilyname)));
    foreach(cell, alter->items)
    {
        CreateOpClassItem *item = lfirst_node(CreateOpClassItem, cell);
        Draft *draft = draft_of(reader, family);

        if (alter->isDrop) {
            drop_item(reader, family, item);
        } else {
            draft->node = (Node *)lappend((List *)draft->node, item);
            draft->place = reader->place;
        }
    }
    return READ_DONE;
}

void finish_operator_family(Reader *reader, Object *object, Draft *draft)
{
    if (draft->node != NULL)
        add_members(reader, object, &draft->place, (List *)draft->node, NULL,
                    &((OperatorFamilyObject *)object)->members);
}
