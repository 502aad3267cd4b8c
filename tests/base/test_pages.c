#include "base/pages.h"
#include "support/support.h"

/* Whatever the kernel makes of the wish, memory holds what it held. */
static void test_memory_keeps_what_it_holds(void **state)
{
    static const size_t sizes[] = {0, 1, 4095, 4096, 100000, 3000001};

    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        unsigned char *memory = malloc(sizes[i] + 1);

        assert_non_null(memory);
        memset(memory, 0x5A, sizes[i] + 1);
        pages_take(memory, sizes[i]);
        pages_take(memory + 1, sizes[i]);
        for (size_t j = 0; j <= sizes[i]; j++)
            if (memory[j] != 0x5A)
                fail_msg("byte %zu of %zu has changed", j, sizes[i]);
        free(memory);
    }
}
