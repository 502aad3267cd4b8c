/* Collations. Nothing of them can be altered but the version, which belongs to the server. While columns have one that
 * is replaced, it stays under another name. */
#include "kinds/write.h"

static const Attribute COLLATION_ATTRIBUTES[] = {
    ATTR(CollationObject, provider, TEXT, 0),      ATTR(CollationObject, locale, TEXT, 0),
    ATTR(CollationObject, lc_collate, TEXT, 0),    ATTR(CollationObject, lc_ctype, TEXT, 0),
    ATTR(CollationObject, deterministic, BOOL, 0), ATTR(CollationObject, rules, TEXT, 0),
    ATTR(CollationObject, copied, TEXT, 0),        ATTR_END,
};

static void collation_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const CollationObject *collation = (const CollationObject *)object;
    bool libc = text_equal(collation->provider, "libc");
    bool same = text_equal(collation->lc_collate, collation->lc_ctype);
    bool started = false;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE COLLATION ");
    write_name(&sql, object);
    if (collation->copied != NULL) {
        str_printf(&sql, " FROM %s", collation->copied);
        steps_add(steps, &sql, 0);
        return;
    }
    write_member(&sql, &started, "PROVIDER", libc ? NULL : collation->provider);
    write_member_literal(&sql, &started, "LOCALE",
                         libc && same ? collation->lc_collate : collation->locale);
    write_member_literal(&sql, &started, "LC_COLLATE", same ? NULL : collation->lc_collate);
    write_member_literal(&sql, &started, "LC_CTYPE", same ? NULL : collation->lc_ctype);
    write_member(&sql, &started, "DETERMINISTIC", collation->deterministic ? NULL : "false");
    write_member_literal(&sql, &started, "RULES", collation->rules);
    write_members_end(&sql, started);
    steps_add(steps, &sql, 0);
}

static void collation_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps collation_ops = {
    .sql_kind = "COLLATION",
    .size = sizeof(CollationObject),
    .attributes = COLLATION_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = collation_create,
    .drop = collation_drop,
    .aside = ASIDE_FOR_VALUES,
    .set_aside = write_set_aside,
    .drop_aside = write_drop_aside,
};
