# Prints the main() of a cmocka test file: awk -f test-main.awk tests/base/test_str.c
#
# Every `static void test_name(void **state)` at the start of a line becomes a test, in the order of the file.
# `group_setup`, `group_teardown`, `setup` and `teardown` (static int f(void **state)) are used where they exist.
# The program takes one optional argument, a pattern such as 'test_quote*', to run only some of the tests.

FNR == 1 { source = FILENAME }

/^static void test_[A-Za-z0-9_]*\(void \*\*/ {
    name = $0
    sub(/^static void /, "", name)
    sub(/\(.*/, "", name)
    if (name in seen) {
        printf "%s:%d: error: %s is defined twice\n", FILENAME, FNR, name > "/dev/stderr"
        failed = 1
    }
    seen[name] = 1
    tests[++count] = name
}

/^static int (group_setup|group_teardown|setup|teardown)\(void \*\*/ {
    name = $0
    sub(/^static int /, "", name)
    sub(/\(.*/, "", name)
    has[name] = 1
}

function hook(name) { return (name in has) ? name : "NULL" }

END {
    if (count == 0) {
        printf "%s: error: no test in it; a test is `static void test_name(void **state)`\n", source > "/dev/stderr"
        failed = 1
    }
    if (failed)
        exit 1
    group = source
    sub(/^tests\//, "", group)
    sub(/\.c$/, "", group)
    print "/* Made by tools/dev/test-main.awk; do not edit. */"
    print "#include <setjmp.h>\n#include <stdarg.h>\n#include <stddef.h>\n#include <stdint.h>\n"
    print "#include <cmocka.h>\n"
    printf "#include \"%s\"\n\n", source
    print "int main(int argc, char **argv)\n{\n    static const struct CMUnitTest all_tests[] = {"
    for (i = 1; i <= count; i++) {
        printf "        cmocka_unit_test_setup_teardown(%s, %s, %s),\n", tests[i], hook("setup"), hook("teardown")
    }
    print "    };"
    print "    if (argc > 1)\n        cmocka_set_test_filter(argv[1]);"
    printf "    return cmocka_run_group_tests_name(\"%s\", all_tests, %s, %s);\n}\n", group, hook("group_setup"), \
        hook("group_teardown")
}
