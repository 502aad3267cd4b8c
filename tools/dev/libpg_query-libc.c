/*
 * What Debian's libpg_query.a of forky calls of a C library newer than the one here (glibc 2.36 of Debian 12): install-deps.sh
 * adds this to its copy of the archive where the linker asks for it. Weak, so that a library's own come first.
 */
#include <stdlib.h>
#include <string.h>

/* Since C23 these know binary literals, too, which the parser never asks them for: names of glibc 2.38. */
__attribute__((weak)) long __isoc23_strtol(const char *text, char **end, int base)
{
    return strtol(text, end, base);
}

__attribute__((weak)) unsigned long __isoc23_strtoul(const char *text, char **end, int base)
{
    return strtoul(text, end, base);
}

__attribute__((weak)) long long __isoc23_strtoll(const char *text, char **end, int base)
{
    return strtoll(text, end, base);
}

__attribute__((weak)) unsigned long long __isoc23_strtoull(const char *text, char **end, int base)
{
    return strtoull(text, end, base);
}

/* Functions of BSD that glibc has since 2.38. */
__attribute__((weak)) size_t strlcpy(char *target, const char *source, size_t size)
{
    const size_t length = strlen(source);

    if (size > 0) {
        const size_t copied = length < size ? length : size - 1;

        memcpy(target, source, copied);
        target[copied] = '\0';
    }
    return length;
}

__attribute__((weak)) size_t strlcat(char *target, const char *source, size_t size)
{
    const size_t length = strnlen(target, size);

    return length + strlcpy(target + length, source, size - length);
}
