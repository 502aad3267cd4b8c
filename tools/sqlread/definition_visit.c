#include "sqlread/definitions.h"

/* What definitions name: for those that follow a change of name, or ask what is in use. */

static void visit_type(TypeName *type, const DefinitionVisit *visit)
{
    if (type != NULL)
        visit->type(type, visit->context);
}

static void visit_types(const List *types, const DefinitionVisit *visit)
{
    ListCell *cell;

    foreach(cell, types) visit_type(lfirst(cell), visit);
}

static void visit_names(List **names, Namespace space, const DefinitionVisit *visit)
{
    if (*names != NIL)
        visit->names(names, space, visit->context);
}

static void visit_call(ObjectWithArgs *function, const DefinitionVisit *visit)
{
    if (function == NULL)
        return;
    visit_names(&function->objname, NAMESPACE_ROUTINE, visit);
    visit_types(function->objargs, visit);
}

/* ---- Lists of members ----------------------------------------------------------------------------------------- */

/* Members that are a type, and those that are no function either. */
static const char *const type_words[] = {"stype",   "stype1",   "mstype", "basetype",
                                         "leftarg", "rightarg", "subtype"};
static const char *const operator_words[] = {"commutator", "negator", "sortop"};
static const char *const other_words[] = {
    "initcond",         "initcond1",
    "minitcond",        "sspace",
    "msspace",          "parallel",
    "finalfunc_modify", "mfinalfunc_modify",
    "hypothetical",     "finalfunc_extra",
    "mfinalfunc_extra", "hashes",
    "merges",           "collation",
    "subtype_opclass",  "multirange_type_name",
    "template",         "copy",
    "parser",
};

static void visit_member(DefElem *element, const DefinitionVisit *visit)
{
    TypeName *type = element->arg != NULL && IsA(element->arg, TypeName)
                         ? castNode(TypeName, element->arg)
                         : NULL;
    const char *word = element->defname;

    if (text_is_among(word, type_words, lengthof(type_words))) {
        visit_type(type, visit);
        return;
    }
    if (text_is_among(word, other_words, lengthof(other_words)))
        return;
    if (type != NULL)
        visit_names(&type->names, NAMESPACE_ROUTINE, visit);
    else if (element->arg != NULL && IsA(element->arg, List) &&
             text_is_among(word, operator_words, lengthof(operator_words)))
        visit_names((List **)&element->arg, NAMESPACE_OPERATOR, visit);
}

static void visit_members(const List *definition, const DefinitionVisit *visit)
{
    ListCell *cell;

    foreach(cell, definition) visit_member(lfirst_node(DefElem, cell), visit);
}

static void visit_define(DefineStmt *define, const DefinitionVisit *visit)
{
    if (define->kind == OBJECT_COLLATION || define->kind == OBJECT_TSDICTIONARY ||
        define->kind == OBJECT_TSCONFIGURATION)
        return;
    if (define->kind == OBJECT_AGGREGATE && !define->oldstyle && linitial(define->args) != NULL) {
        foreach_node(FunctionParameter, parameter, (List *)linitial(define->args))
            visit_type(parameter->argType, visit);
    }
    visit_members(define->definition, visit);
}

/* ---- Classes -------------------------------------------------------------------------------------------------- */

static void visit_items(const List *items, const DefinitionVisit *visit)
{
    foreach_node(CreateOpClassItem, item, items)
    {
        visit_types(item->class_args, visit);
        visit_type(item->storedtype, visit);
        if (item->name == NULL)
            continue;
        visit_names(&item->name->objname,
                    item->itemtype == OPCLASS_ITEM_FUNCTION ? NAMESPACE_ROUTINE
                                                            : NAMESPACE_OPERATOR,
                    visit);
        visit_types(item->name->objargs, visit);
    }
}

/* ---- All of them ---------------------------------------------------------------------------------------------- */

void definition_visit(Object *object, const DefinitionVisit *visit)
{
    Draft *draft = object->draft;
    Node *node = draft == NULL ? NULL : draft->node;

    if (node == NULL)
        return;
    switch (nodeTag(node)) {
    case T_DefineStmt:
        visit_define(castNode(DefineStmt, node), visit);
        break;
    case T_CreateRangeStmt:
        visit_members(castNode(CreateRangeStmt, node)->params, visit);
        break;
    case T_CreateOpClassStmt:
        visit_type(castNode(CreateOpClassStmt, node)->datatype, visit);
        visit_items(castNode(CreateOpClassStmt, node)->items, visit);
        break;
    case T_List:
        if (object->kind == KIND_OPERATOR_FAMILY)
            visit_items((List *)node, visit);
        break;
    case T_CreateCastStmt:
        visit_type(castNode(CreateCastStmt, node)->sourcetype, visit);
        visit_type(castNode(CreateCastStmt, node)->targettype, visit);
        visit_call(castNode(CreateCastStmt, node)->func, visit);
        break;
    case T_CreateTransformStmt:
        visit_type(castNode(CreateTransformStmt, node)->type_name, visit);
        visit_call(castNode(CreateTransformStmt, node)->fromsql, visit);
        visit_call(castNode(CreateTransformStmt, node)->tosql, visit);
        break;
    case T_CreateFdwStmt:
        foreach_node(DefElem, element,
                     castNode(CreateFdwStmt, node)->func_options) if (element->arg != NULL)
            visit_names((List **)&element->arg, NAMESPACE_ROUTINE, visit);
        break;
    case T_CreateConversionStmt:
        visit_names(&castNode(CreateConversionStmt, node)->func_name, NAMESPACE_ROUTINE, visit);
        break;
    case T_CreateEventTrigStmt:
        visit_names(&castNode(CreateEventTrigStmt, node)->funcname, NAMESPACE_ROUTINE, visit);
        break;
    case T_CreateAmStmt:
        visit_names(&castNode(CreateAmStmt, node)->handler_name, NAMESPACE_ROUTINE, visit);
        break;
    case T_CreatePLangStmt:
        visit_names(&castNode(CreatePLangStmt, node)->plhandler, NAMESPACE_ROUTINE, visit);
        visit_names(&castNode(CreatePLangStmt, node)->plinline, NAMESPACE_ROUTINE, visit);
        visit_names(&castNode(CreatePLangStmt, node)->plvalidator, NAMESPACE_ROUTINE, visit);
        break;
    default:
        break;
    }
}

/* ---- Identities that are made of types ------------------------------------------------------------------------- */

static const char *parameter_types(Reader *reader, const DefineStmt *define, const Object *object)
{
    const TypeName *left;
    const TypeName *right;

    if (define->kind == OBJECT_AGGREGATE)
        return define->oldstyle ? object->signature
               : linitial(define->args) == NULL
                   ? ""
                   : reader_signature(reader, castNode(List, linitial(define->args)));
    if (define->kind != OBJECT_OPERATOR)
        return object->signature;
    left = def_find(define->definition, "leftarg") == NULL
               ? NULL
               : def_type(def_find(define->definition, "leftarg"));
    right = def_type(def_find(define->definition, "rightarg"));
    return reader_operator_signature(reader,
                                     left == NULL ? NULL : reader_signature_type(reader, left),
                                     reader_signature_type(reader, right));
}

bool definition_refresh_identity(Reader *reader, Object *object)
{
    const Draft *draft = object->draft;
    const Node *node = draft == NULL ? NULL : draft->node;
    const char *name = object->name;
    const char *signature = object->signature;

    if (node == NULL)
        return false;
    if (IsA(node, DefineStmt)) {
        signature = parameter_types(reader, castNode(DefineStmt, node), object);
    } else if (IsA(node, CreateCastStmt)) {
        name =
            arena_printf(reader->arena, "%s AS %s",
                         reader_signature_type(reader, castNode(CreateCastStmt, node)->sourcetype),
                         reader_signature_type(reader, castNode(CreateCastStmt, node)->targettype));
    } else if (IsA(node, CreateTransformStmt)) {
        name = reader_signature_type(reader, castNode(CreateTransformStmt, node)->type_name);
    }
    if (strcmp(name, object->name) == 0 && text_equal(signature, object->signature))
        return false;
    object->name = name;
    object->signature = signature;
    return true;
}
