#include "prove/sql.h"

#include "base/embedded.h"

const char *prove_sql(const char *name)
{
    static const char FOLDER[] = "tools/prove/sql/";

    for (size_t i = 0; i < embedded_templates_count; i++) {
        const char *path = embedded_templates[i].path;

        if (strncmp(path, FOLDER, strlen(FOLDER)) == 0 &&
            strncmp(path + strlen(FOLDER), name, strlen(name)) == 0 &&
            strcmp(path + strlen(FOLDER) + strlen(name), ".sql") == 0)
            return (const char *)embedded_templates[i].data;
    }
    BUG("there is no tools/prove/sql/%s.sql", name);
}

PGresult *prove_query(Session *session, const char *name, const char *parameter)
{
    return session_query(session, "read the catalog", prove_sql(name), parameter == NULL ? 0 : 1,
                         &parameter);
}

const char *prove_text(Arena *arena, const PGresult *result, int row, int column)
{
    return libpq.PQgetisnull(result, row, column)
               ? NULL
               : arena_strdup(arena, libpq.PQgetvalue(result, row, column));
}

long prove_number(const PGresult *result, int row, int column)
{
    return strtol(libpq.PQgetvalue(result, row, column), NULL, 10);
}
