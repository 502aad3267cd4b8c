/* schemac: a schema compiler for PostgreSQL. Everything is in cmd/. */
#include "cmd/command.h"

#ifdef __GLIBC__
#include <malloc.h>

/* A run is short, and takes large blocks again soon after it has given some back: the system need not clear them anew. */
static void keep_memory(void)
{
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
}
#else
static void keep_memory(void)
{
}
#endif

int main(int argc, char **argv)
{
    keep_memory();
    return cmd_main(argc, argv);
}
