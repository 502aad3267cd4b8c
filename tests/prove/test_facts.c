/* How the catalogs of two databases are compared. */
#include "prove/facts.h"
#include "support/support.h"

static const char *differences(const ProveFact *is, size_t is_count, const ProveFact *should,
                               size_t should_count)
{
    ProveFactVec left = {0}, right = {0};
    ProveDifferenceVec found = {0};
    Str text = str_new(test_arena());

    for (size_t i = 0; i < is_count; i++)
        vec_push(test_arena(), &left, is[i]);
    for (size_t i = 0; i < should_count; i++)
        vec_push(test_arena(), &right, should[i]);
    facts_compare(test_arena(), &left, &right, &found);
    for (size_t i = 0; i < found.count; i++)
        str_printf(&text, "%s %s: %s, %s\n", found.items[i].kind, found.items[i].identity,
                   found.items[i].is == NULL ? "-" : found.items[i].is,
                   found.items[i].should == NULL ? "-" : found.items[i].should);
    return text.text;
}

#define DIFFERENCES(is, should) \
    differences(is, sizeof(is) / sizeof(*is), should, sizeof(should) / sizeof(*should))

static void test_same(void **state)
{
    static const ProveFact FACTS[] = {{"column", "t.a", "integer"}, {"table", "t", ""}};

    (void)state;
    assert_text(DIFFERENCES(FACTS, FACTS), "");
    assert_text(differences(FACTS, 0, FACTS, 0), "");
}

static void test_differences(void **state)
{
    static const ProveFact IS[] = {{"column", "t.a", "integer"},
                                   {"column", "t.b", "text"},
                                   {"table", "t", ""},
                                   {"view", "v", "select 1"}};
    static const ProveFact SHOULD[] = {{"column", "t.a", "bigint"},
                                       {"index", "i", "on t"},
                                       {"table", "t", ""},
                                       {"view", "v", "select 1"}};

    (void)state;
    assert_text(DIFFERENCES(IS, SHOULD), "column t.a: integer, bigint\n"
                                         "column t.b: text, -\n"
                                         "index i: -, on t\n");
    assert_text(differences(IS, 1, SHOULD, 0), "column t.a: integer, -\n");
    assert_text(differences(IS, 0, SHOULD, 1), "column t.a: -, bigint\n");
}

/* Several facts of one name: only those that have no counterpart. */
static void test_several_of_one_name(void **state)
{
    static const ProveFact IS[] = {{"grant", "t", "a"}, {"grant", "t", "b"}, {"grant", "t", "d"}};
    static const ProveFact SHOULD[] = {{"grant", "t", "b"}, {"grant", "t", "c"}};

    (void)state;
    assert_text(DIFFERENCES(IS, SHOULD), "grant t: a, -\n"
                                         "grant t: -, c\n"
                                         "grant t: d, -\n");
}
