#include "sqlread/deparse_words.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* The end of what is quoted from here on, in which quotes are doubled; `text` itself where nothing is. */
static const char *skip_quoted(const char *text)
{
    const char *end = text[0] == '\'' || text[0] == '"' ? strchr(text + 1, text[0]) : NULL;

    return end == NULL ? text : end + 1;
}

/* json is a word of the grammar, which the deparser does not know as one: it writes where that word leads. */
void deparse_words(char *text)
{
    static const char LONG[] = "::pg_catalog.json";
    const size_t prefix = strlen("pg_catalog.");
    const char *from = text;

    if (strstr(text, LONG) == NULL || strstr(text, "$$") != NULL)
        return;
    while (*from != '\0') {
        const char *end = skip_quoted(from);
        bool is_json =
            strncmp(from, LONG, strlen(LONG)) == 0 &&
            (isalnum((unsigned char)from[strlen(LONG)]) == 0 && from[strlen(LONG)] != '_');

        if (is_json) {
            *text++ = *from++;
            *text++ = *from++;
            from += prefix;
        } else if (end == from) {
            *text++ = *from++;
        }
        while (from < end)
            *text++ = *from++;
    }
    *text = '\0';
}
