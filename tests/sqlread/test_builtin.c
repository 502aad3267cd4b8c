/* What is known of the server's own types, functions and operators is found by binary search. */
#include "sqlread/builtin.h"
#include "support/support.h"

static void test_types_by_sql(void **state)
{
    (void)state;
    for (BuiltinType type = TYPE_NONE + 1; type < TYPE_BUILTIN_COUNT; type++)
        assert_int_equal(builtin_type_by_sql(builtin_type(type)->sql), type);
    assert_int_equal(builtin_type_by_sql("character"), TYPE_BPCHAR);
    assert_int_equal(builtin_type_by_sql("bit"), TYPE_BIT);
    assert_int_equal(builtin_type_by_sql("int4"), TYPE_NONE);
    assert_int_equal(builtin_type_by_sql("public.integer"), TYPE_NONE);
    assert_int_equal(builtin_type_by_sql(""), TYPE_NONE);
}

static void test_rows_of_a_name(void **state)
{
    size_t count;

    (void)state;
    for (size_t i = 1; i < builtin_operator_count; i++)
        assert_true(strcmp(builtin_operator_rows[i - 1].name, builtin_operator_rows[i].name) <= 0);
    for (size_t i = 0, found; i < builtin_operator_count; i += found) {
        assert_ptr_equal(builtin_operators(builtin_operator_rows[i].name, &found),
                         &builtin_operator_rows[i]);
        assert_true(found > 0);
    }
    assert_null(builtin_operators("=!=", &count));
    assert_int_equal(count, 0);
}

static void test_rows_of_extensions(void **state)
{
    static const struct {
        const char *name;
        size_t count;
    } OPERATORS[] = {{"!~", 2}, {"~~*", 2}, {"<->", 1}, {"<%", 1}, {"no", 0}},
      FUNCTIONS[] = {{"_int_different", 1}, {"word_similarity", 1}, {"armor", 2}, {"no", 0}};
    size_t count;

    (void)state;
    for (size_t i = 0; i < sizeof(OPERATORS) / sizeof(*OPERATORS); i++) {
        const BuiltinExtensionOperator *rows =
            builtin_extension_operators(OPERATORS[i].name, &count);

        assert_true(count >= OPERATORS[i].count && (rows != NULL) == (OPERATORS[i].count > 0));
        for (size_t j = 0; j < count; j++)
            assert_text(rows[j].row.name, OPERATORS[i].name);
    }
    for (size_t i = 0; i < sizeof(FUNCTIONS) / sizeof(*FUNCTIONS); i++) {
        const BuiltinExtensionFunction *rows =
            builtin_extension_functions(FUNCTIONS[i].name, &count);

        assert_true(count >= FUNCTIONS[i].count && (rows != NULL) == (FUNCTIONS[i].count > 0));
        for (size_t j = 0; j < count; j++)
            assert_text(rows[j].row.name, FUNCTIONS[i].name);
    }
    assert_non_null(builtin_extension_outputs("each", &count));
    assert_int_equal(count, 2);
}
