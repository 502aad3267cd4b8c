#include "sqlread/reader.h"

/*
 * A second CREATE … IF NOT EXISTS of an object does nothing. That is fine when both definitions mean the same, and worth
 * a warning when they do not. They are compared as syntax trees in which what means the same looks the same.
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
    case T_ColumnDef:
        even_out_elements(reader, place, list_make1(node));
        break;
    default:
        break;
    }
    return node;
}

void reader_note_second_part(Reader *reader, Object *existing, Node *definition)
{
    const Draft *draft = draft_of(reader, existing);
    int location = reader_word(reader, existing->name);
    Diag *diag;

    if (draft == NULL || draft->node == NULL || nodeTag(draft->node) != nodeTag(definition) ||
        equal(plain_definition(reader, &draft->place, draft->node),
              plain_definition(reader, &reader->place, definition)))
        return;
    diag =
        diag_warning(reader->diags, "second-definition", reader_span(reader, location),
                     "a second, different definition of %s \"%s\" is ignored: there is one already",
                     reader_kind_words(existing), object_id(reader->scratch, existing));
    diag->related = reader_name_span(reader, existing);
    diag->related_message = "the first one counts";
}

void reader_note_second(Reader *reader, Object *existing)
{
    reader_note_second_part(reader, existing, reader->statement_node);
}
