/* Text search parsers. Nothing of them can be altered. */
#include "kinds/write.h"

static const Attribute TEXT_SEARCH_PARSER_ATTRIBUTES[] = {
    ATTR(TextSearchParserObject, start, TEXT, 0),
    ATTR(TextSearchParserObject, gettoken, TEXT, 0),
    ATTR(TextSearchParserObject, end, TEXT, 0),
    ATTR(TextSearchParserObject, lextypes, TEXT, 0),
    ATTR(TextSearchParserObject, headline, TEXT, 0),
    ATTR_END,
};

static void text_search_parser_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const TextSearchParserObject *parser = (const TextSearchParserObject *)object;
    bool started = false;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE TEXT SEARCH PARSER ");
    write_name(&sql, object);
    write_member(&sql, &started, "START", parser->start);
    write_member(&sql, &started, "GETTOKEN", parser->gettoken);
    write_member(&sql, &started, "END", parser->end);
    write_member(&sql, &started, "LEXTYPES", parser->lextypes);
    write_member(&sql, &started, "HEADLINE", parser->headline);
    write_members_end(&sql, started);
    steps_add(steps, &sql, 0);
}

static void text_search_parser_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps text_search_parser_ops = {
    .sql_kind = "TEXT SEARCH PARSER",
    .size = sizeof(TextSearchParserObject),
    .attributes = TEXT_SEARCH_PARSER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = text_search_parser_create,
    .drop = text_search_parser_drop,
};
