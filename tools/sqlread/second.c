#include "sqlread/reader.h"

/*
 * An object that is defined twice. A second CREATE … IF NOT EXISTS does nothing: that is fine when both definitions mean
 * the same, and worth a warning when they do not. CREATE OR REPLACE supersedes what was there. Whoever wants to know is
 * told of the harmless ones too, with both places. Definitions are compared as syntax trees in which what means the same
 * looks the same.
 */

/* Two spellings of a type are one: int, int4 and integer. */
static void even_out_type(Reader *reader, const Place *place, TypeName *type)
{
    const char *spelled = reader_type_quiet(reader, place, type);

    /* With SETOF and its like left alone. */
    if (type->setof || type->pct_type)
        return;
    *type = *makeTypeNameFromNameList(list_make1(makeString(pstrdup(spelled))));
}

static void even_out_relation(const Place *place, RangeVar *relation)
{
    if (relation->schemaname == NULL)
        relation->schemaname = pstrdup(place->path->count > 0 ? place->path->schemas[0] : "public");
}

static void even_out_elements(Reader *reader, const Place *place, const List *elements)
{
    ListCell *cell;

    foreach(cell, elements) if (IsA(lfirst(cell), ColumnDef) &&
                                castNode(ColumnDef, lfirst(cell))->typeName != NULL)
        even_out_type(reader, place, castNode(ColumnDef, lfirst(cell))->typeName);
}

/* ASC, and NULLS where they go anyway, say nothing. */
static void even_out_keys(const List *elements)
{
    ListCell *cell;

    foreach(cell, elements)
    {
        IndexElem *element = lfirst_node(IndexElem, cell);

        if (element->ordering == SORTBY_ASC)
            element->ordering = SORTBY_DEFAULT;
        if (element->nulls_ordering ==
            (element->ordering == SORTBY_DESC ? SORTBY_NULLS_FIRST : SORTBY_NULLS_LAST))
            element->nulls_ordering = SORTBY_NULLS_DEFAULT;
    }
}

/* A copy of a definition without what does not belong to the object: IF NOT EXISTS, CONCURRENTLY, spellings. */
static Node *plain_definition(Reader *reader, const Place *place, Node *node)
{
    node = copyObject(node);
    switch (nodeTag(node)) {
    case T_CreateStmt:
        castNode(CreateStmt, node)->if_not_exists = false;
        even_out_relation(place, castNode(CreateStmt, node)->relation);
        even_out_elements(reader, place, castNode(CreateStmt, node)->tableElts);
        break;
    case T_CreateForeignTableStmt:
        castNode(CreateForeignTableStmt, node)->base.if_not_exists = false;
        even_out_relation(place, castNode(CreateForeignTableStmt, node)->base.relation);
        even_out_elements(reader, place, castNode(CreateForeignTableStmt, node)->base.tableElts);
        break;
    case T_IndexStmt:
        castNode(IndexStmt, node)->if_not_exists = false;
        castNode(IndexStmt, node)->concurrent = false;
        even_out_relation(place, castNode(IndexStmt, node)->relation);
        even_out_keys(castNode(IndexStmt, node)->indexParams);
        break;
    case T_CreateSeqStmt:
        castNode(CreateSeqStmt, node)->if_not_exists = false;
        even_out_relation(place, castNode(CreateSeqStmt, node)->sequence);
        break;
    case T_CreateTableAsStmt:
        castNode(CreateTableAsStmt, node)->if_not_exists = false;
        even_out_relation(place, castNode(CreateTableAsStmt, node)->into->rel);
        break;
    case T_DefineStmt:
        castNode(DefineStmt, node)->if_not_exists = false;
        break;
    case T_CreateExtensionStmt:
        castNode(CreateExtensionStmt, node)->if_not_exists = false;
        break;
    case T_ViewStmt:
        castNode(ViewStmt, node)->replace = false;
        even_out_relation(place, castNode(ViewStmt, node)->view);
        break;
    case T_CreateFunctionStmt:
        castNode(CreateFunctionStmt, node)->replace = false;
        castNode(CreateFunctionStmt, node)->funcname =
            list_make1(llast(castNode(CreateFunctionStmt, node)->funcname));
        break;
    case T_ColumnDef:
        even_out_elements(reader, place, list_make1(node));
        break;
    default:
        break;
    }
    return node;
}

/* True when `definition`, read now, means what the object was made of. */
static bool same_definition(Reader *reader, const Draft *draft, Node *definition)
{
    return equal(plain_definition(reader, &draft->place, draft->node),
                 plain_definition(reader, &reader->place, definition));
}

static void relate(Reader *reader, Diag *diag, const Object *existing, const char *message)
{
    diag->related = reader_name_span(reader, existing);
    diag->related_message = message;
}

static void note_harmless(Reader *reader, const Object *existing, const char *code,
                          const char *what)
{
    Diag *diag;

    if (reader->notes == NULL || reader->place.external)
        return;
    diag = diag_add(reader->notes, SEVERITY_NOTE, code,
                    reader_span(reader, reader_word(reader, existing->name)),
                    "%s \"%s\" is defined twice: %s", reader_kind_words(existing),
                    object_id(reader->notes->arena, existing), what);
    relate(reader, diag, existing, "the former definition");
}

void reader_note_second_part(Reader *reader, Object *existing, Node *definition)
{
    const Draft *draft = draft_of(reader, existing);
    int location = reader_word(reader, existing->name);
    Diag *diag;

    if (draft == NULL || draft->node == NULL || nodeTag(draft->node) != nodeTag(definition))
        return;
    if (same_definition(reader, draft, definition)) {
        note_harmless(reader, existing, "same-definition", "both say the same");
        return;
    }
    diag =
        diag_warning(reader->diags, "second-definition", reader_span(reader, location),
                     "a second, different definition of %s \"%s\" is ignored: there is one already",
                     reader_kind_words(existing), object_id(reader->scratch, existing));
    relate(reader, diag, existing, "the first one counts");
}

void reader_note_second(Reader *reader, Object *existing)
{
    reader_note_second_part(reader, existing, reader->statement_node);
}

void reader_note_replaced(Reader *reader, const Object *existing)
{
    const Draft *draft = draft_of(reader, existing);

    if (draft == NULL || draft->node == NULL ||
        nodeTag(draft->node) != nodeTag(reader->statement_node))
        return;
    if (same_definition(reader, draft, reader->statement_node))
        note_harmless(reader, existing, "same-definition", "both say the same");
    else
        note_harmless(reader, existing, "superseded", "this one supersedes the one before");
}
