#include "model/attribute.h"

static bool texts_equal(const TextVec *a, const TextVec *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!text_equal(a->items[i], b->items[i]))
            return false;
    }
    return true;
}

static bool options_equal(const OptionVec *a, const OptionVec *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        if (!text_equal(a->items[i].name, b->items[i].name) ||
            !text_equal(a->items[i].value, b->items[i].value))
            return false;
    }
    return true;
}

static bool exprs_equal(const SqlExpr *a, const SqlExpr *b)
{
    /* A front end that cannot bring an expression into canonical form leaves it out. */
    if (a->canonical == NULL || b->canonical == NULL)
        return text_equal(a->sql, b->sql);
    return text_equal(a->canonical, b->canonical);
}

static bool items_equal(const ItemType *type, const ItemVec *a, const ItemVec *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        const char *item_a = (const char *)a->items + i * type->size;
        const char *item_b = (const char *)b->items + i * type->size;

        if (attributes_differ(type->attributes, item_a, item_b) != 0)
            return false;
    }
    return true;
}

bool attribute_equal(const Attribute *attribute, const void *a, const void *b)
{
    const void *x = (const char *)a + attribute->offset;
    const void *y = (const char *)b + attribute->offset;

    switch (attribute->type) {
    case ATTRIBUTE_BOOL:
        return *(const bool *)x == *(const bool *)y;
    case ATTRIBUTE_INT:
        return *(const int64_t *)x == *(const int64_t *)y;
    case ATTRIBUTE_TEXT:
    case ATTRIBUTE_NAME:
        return text_equal(*(const char *const *)x, *(const char *const *)y);
    case ATTRIBUTE_EXPR:
        return exprs_equal(x, y);
    case ATTRIBUTE_NAMES:
    case ATTRIBUTE_TEXTS:
        return texts_equal(x, y);
    case ATTRIBUTE_OPTIONS:
        return options_equal(x, y);
    case ATTRIBUTE_ITEMS:
        return items_equal(attribute->items, x, y);
    }
    BUG("attribute %s has no such type: %d", attribute->name, (int)attribute->type);
}

static bool is_compared(const Attribute *attribute, const void *a, const void *b)
{
    if ((attribute->flags & ATTRIBUTE_IF_BOTH) != 0 &&
        (attribute_is_empty(attribute, a) || attribute_is_empty(attribute, b)))
        return false;
    return (attribute->flags & ATTRIBUTE_IGNORE) == 0;
}

AttributeSet attributes_differ(const Attribute *attributes, const void *a, const void *b)
{
    AttributeSet set = 0;

    for (size_t i = 0; attributes[i].name != NULL; i++) {
        if (i >= 64)
            BUG("more than 64 attributes, beginning with %s", attributes[0].name);
        if (is_compared(&attributes[i], a, b) && !attribute_equal(&attributes[i], a, b))
            set |= (AttributeSet)1 << i;
    }
    return set;
}

bool attribute_is_empty(const Attribute *attribute, const void *value)
{
    const void *member = (const char *)value + attribute->offset;

    switch (attribute->type) {
    case ATTRIBUTE_BOOL:
        return !*(const bool *)member;
    case ATTRIBUTE_INT:
        return *(const int64_t *)member == 0;
    case ATTRIBUTE_TEXT:
    case ATTRIBUTE_NAME:
        return *(const char *const *)member == NULL;
    case ATTRIBUTE_EXPR:
        return ((const SqlExpr *)member)->sql == NULL &&
               ((const SqlExpr *)member)->canonical == NULL;
    case ATTRIBUTE_NAMES:
    case ATTRIBUTE_TEXTS:
        return ((const TextVec *)member)->count == 0;
    case ATTRIBUTE_OPTIONS:
        return ((const OptionVec *)member)->count == 0;
    case ATTRIBUTE_ITEMS:
        return ((const ItemVec *)member)->count == 0;
    }
    BUG("attribute %s has no such type: %d", attribute->name, (int)attribute->type);
}

const Attribute *attribute_find(const Attribute *attributes, const char *name)
{
    for (; attributes->name != NULL; attributes++) {
        if (attributes->name[0] == name[0] && strcmp(attributes->name, name) == 0)
            return attributes;
    }
    return NULL;
}

bool attribute_in(const Attribute *attributes, AttributeSet set, const char *name)
{
    const Attribute *attribute = attribute_find(attributes, name);

    if (attribute == NULL)
        BUG("there is no attribute \"%s\" beside \"%s\"", name,
            attributes->name != NULL ? attributes->name : "");
    return (set >> (attribute - attributes) & 1) != 0;
}

/* Without a rank they were added behind the others, one after the other. */
static void rank_options(OptionVec *options)
{
    size_t rank = 0;

    for (size_t i = 0; i < options->count; i++)
        if (options->items[i].rank > rank)
            rank = options->items[i].rank;
    for (size_t i = 0; i < options->count; i++)
        if (options->items[i].rank == 0)
            options->items[i].rank = ++rank;
}

/* By insertion: lists of options are short, and equal names must keep their order. */
void options_normalise(OptionVec *options)
{
    size_t kept = 0;

    rank_options(options);
    for (size_t i = 0; i < options->count; i++) {
        Option option = options->items[i];
        size_t place = kept;

        while (place > 0 && text_compare(options->items[place - 1].name, option.name) > 0)
            place--;
        if (place > 0 && text_equal(options->items[place - 1].name, option.name)) {
            options->items[place - 1] = option;
            continue;
        }
        memmove(&options->items[place + 1], &options->items[place],
                (kept - place) * sizeof(Option));
        options->items[place] = option;
        kept++;
    }
    options->count = kept;
}

const Option *options_after(const OptionVec *options, const Option *last)
{
    const Option *next = NULL;

    for (size_t i = 0; i < options->count; i++) {
        const Option *option = &options->items[i];

        if ((last == NULL || option->rank > last->rank) &&
            (next == NULL || option->rank < next->rank))
            next = option;
    }
    return next;
}

const char *options_get(const OptionVec *options, const char *name)
{
    for (size_t i = 0; i < options->count; i++) {
        if (text_equal(options->items[i].name, name))
            return options->items[i].value;
    }
    return NULL;
}
