#include "libpq/libpq.h"

#include <dlfcn.h>

/* The name has stood since PostgreSQL 8.2: functions come to libpq, none leaves it. */
#ifdef __APPLE__
#define LIBRARY "libpq.5.dylib"
#else
#define LIBRARY "libpq.so.5"
#endif

Libpq libpq;

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
#define ROW(name) {#name, offsetof(Libpq, name)},
    LIBPQ_FUNCTIONS(ROW)
#undef ROW
};

static bool report(DiagList *diags, const char *reason)
{
    Diag *diag = diag_error(diags, "libpq", span_none(), "libpq cannot be loaded: %s", reason);

    diag_hint(
        diags, diag,
        "install it (Debian: libpq5), or tell the dynamic loader where it is (LD_LIBRARY_PATH)");
    return false;
}

bool libpq_load(DiagList *diags)
{
    Libpq loaded;
    void *library;

    if (libpq.PQexec != NULL)
        return true;
    library = dlopen(LIBRARY, RTLD_NOW);
    if (library == NULL)
        return report(diags, dlerror());
    for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
        void *function = dlsym(library, functions[i].name);

        if (function == NULL) {
            report(diags, dlerror());
            dlclose(library);
            return false;
        }
        /* POSIX gives functions as pointers to data, C has no conversion of one to the other. */
        memcpy((char *)&loaded + functions[i].offset, &function, sizeof(function));
    }
    libpq = loaded;
    return true;
}
