#include "kinds/locks.h"

#include <string.h>

/* In the order of their strength, as far as statements of plans take them. */
typedef enum LockLevel {
    LOCK_NONE,
    LOCK_SHARE_UPDATE_EXCLUSIVE,
    LOCK_SHARE,
    LOCK_SHARE_ROW_EXCLUSIVE,
    LOCK_ACCESS_EXCLUSIVE,
} LockLevel;

static const char *const LOCK_NAMES[] = {
    [LOCK_NONE] = NULL,
    [LOCK_SHARE_UPDATE_EXCLUSIVE] = "SHARE UPDATE EXCLUSIVE",
    [LOCK_SHARE] = "SHARE",
    [LOCK_SHARE_ROW_EXCLUSIVE] = "SHARE ROW EXCLUSIVE",
    [LOCK_ACCESS_EXCLUSIVE] = "ACCESS EXCLUSIVE",
};

/* How a statement begins; the first row that fits counts. */
typedef struct LockRule {
    const char *beginning;
    LockLevel level;
} LockRule;

static const LockRule STATEMENTS[] = {
    {"CREATE INDEX CONCURRENTLY ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"CREATE UNIQUE INDEX CONCURRENTLY ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"CREATE INDEX ", LOCK_SHARE},
    {"CREATE UNIQUE INDEX ", LOCK_SHARE},
    {"DROP INDEX CONCURRENTLY ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"DROP INDEX ", LOCK_ACCESS_EXCLUSIVE},
    {"ALTER INDEX ", LOCK_NONE}, /* of the index only */
    {"CREATE TRIGGER ", LOCK_SHARE_ROW_EXCLUSIVE},
    {"CREATE OR REPLACE TRIGGER ", LOCK_SHARE_ROW_EXCLUSIVE},
    {"CREATE CONSTRAINT TRIGGER ", LOCK_SHARE_ROW_EXCLUSIVE},
    {"ALTER TRIGGER ", LOCK_ACCESS_EXCLUSIVE},
    {"DROP TRIGGER ", LOCK_ACCESS_EXCLUSIVE},
    {"CREATE POLICY ", LOCK_ACCESS_EXCLUSIVE},
    {"ALTER POLICY ", LOCK_ACCESS_EXCLUSIVE},
    {"DROP POLICY ", LOCK_ACCESS_EXCLUSIVE},
    {"CREATE RULE ", LOCK_ACCESS_EXCLUSIVE},
    {"CREATE OR REPLACE RULE ", LOCK_ACCESS_EXCLUSIVE},
    {"ALTER RULE ", LOCK_ACCESS_EXCLUSIVE},
    {"DROP RULE ", LOCK_ACCESS_EXCLUSIVE},
    {"CREATE STATISTICS ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"DROP STATISTICS ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"COMMENT ON TABLE ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"COMMENT ON COLUMN ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"COMMENT ON VIEW ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"COMMENT ON MATERIALIZED VIEW ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"COMMENT ON FOREIGN TABLE ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"COMMENT ON SEQUENCE ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"CREATE OR REPLACE VIEW ", LOCK_ACCESS_EXCLUSIVE},
    {"ALTER VIEW ", LOCK_ACCESS_EXCLUSIVE},
    {"DROP VIEW ", LOCK_ACCESS_EXCLUSIVE},
    {"DROP MATERIALIZED VIEW ", LOCK_ACCESS_EXCLUSIVE},
    {"REFRESH MATERIALIZED VIEW ", LOCK_ACCESS_EXCLUSIVE},
    {"DO LANGUAGE plpgsql ", LOCK_ACCESS_EXCLUSIVE}, /* what is renamed where it is there */
    {"DROP TABLE ", LOCK_ACCESS_EXCLUSIVE},
    {"DROP FOREIGN TABLE ", LOCK_ACCESS_EXCLUSIVE},
    {"DROP SEQUENCE ", LOCK_ACCESS_EXCLUSIVE},
    {NULL, LOCK_NONE},
};

/* What follows the name in statements about other things than tables. */
static const LockRule SEQUENCE_SUBCOMMANDS[] = {
    {"RENAME TO ", LOCK_ACCESS_EXCLUSIVE},  {"OWNER TO ", LOCK_ACCESS_EXCLUSIVE},
    {"SET LOGGED", LOCK_ACCESS_EXCLUSIVE},  {"SET UNLOGGED", LOCK_ACCESS_EXCLUSIVE},
    {"SET SCHEMA ", LOCK_ACCESS_EXCLUSIVE}, {NULL, LOCK_SHARE_ROW_EXCLUSIVE},
};

/* Of the tables whose columns have the domain: their rows are read. */
static const LockRule DOMAIN_SUBCOMMANDS[] = {
    {"SET NOT NULL", LOCK_SHARE},
    {"VALIDATE CONSTRAINT ", LOCK_SHARE},
    {"ADD CONSTRAINT ", LOCK_SHARE}, /* without NOT VALID */
    {NULL, LOCK_NONE},
};

/* Of the tables that are named. */
static const LockRule PUBLICATION_SUBCOMMANDS[] = {
    {"ADD TABLE ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"DROP TABLE ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"SET TABLE ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"FOR TABLE ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {NULL, LOCK_NONE},
};

/* What follows the name in ALTER TABLE; what is not here takes the strongest lock. */
static const LockRule SUBCOMMANDS[] = {
    {"VALIDATE CONSTRAINT ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"ATTACH PARTITION ", LOCK_ACCESS_EXCLUSIVE}, /* of the partition; of the table less */
    {"CLUSTER ON ", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"SET WITHOUT CLUSTER", LOCK_SHARE_UPDATE_EXCLUSIVE},
    {"ENABLE TRIGGER ", LOCK_SHARE_ROW_EXCLUSIVE},
    {"ENABLE ALWAYS TRIGGER ", LOCK_SHARE_ROW_EXCLUSIVE},
    {"ENABLE REPLICA TRIGGER ", LOCK_SHARE_ROW_EXCLUSIVE},
    {"DISABLE TRIGGER ", LOCK_SHARE_ROW_EXCLUSIVE},
    {NULL, LOCK_ACCESS_EXCLUSIVE},
};

/* Storage parameters that can be set while others write. Manual: CREATE TABLE, "Storage Parameters". */
static const char *const LIGHT_OPTIONS[] = {
    "fillfactor",       "autovacuum_",        "toast.", "log_autovacuum_",
    "parallel_workers", "toast_tuple_target", "vacuum_"};

static bool starts_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

static LockLevel find_rule(const LockRule *rules, const char *text)
{
    while (rules->beginning != NULL && !starts_with(text, rules->beginning))
        rules++;
    return rules->level;
}

/* Behind a name that may be quoted and have several parts, and the blanks after it. */
static const char *skip_name(const char *text)
{
    bool quoted = false;

    for (; *text != '\0' && (quoted || (*text != ' ' && *text != '\n')); text++)
        if (*text == '"')
            quoted = !quoted;
    return text + strspn(text, " \n");
}

/* `(fillfactor = 70, …)`: all of them can be set while others write. */
static bool are_light(const char *options)
{
    const char *text = options + 1;

    for (;;) {
        bool light = false;

        for (size_t i = 0; i < sizeof(LIGHT_OPTIONS) / sizeof(*LIGHT_OPTIONS); i++)
            light = light || starts_with(text, LIGHT_OPTIONS[i]);
        if (!light)
            return false;
        text = strstr(text, ", ");
        if (text == NULL)
            return true;
        text += 2;
    }
}

/* ALTER COLUMN name SET STATISTICS, SET (n_distinct = …), RESET (…). */
static LockLevel column_level(const char *text)
{
    return starts_with(text, "SET STATISTICS ") || starts_with(text, "SET (") ||
                   starts_with(text, "RESET (")
               ? LOCK_SHARE_UPDATE_EXCLUSIVE
               : LOCK_ACCESS_EXCLUSIVE;
}

static LockLevel subcommand_level(const char *text)
{
    static const char ALTER_COLUMN[] = "ALTER COLUMN ";

    if (starts_with(text, "ADD CONSTRAINT ") &&
        starts_with(skip_name(text + strlen("ADD CONSTRAINT ")), "FOREIGN KEY "))
        return LOCK_SHARE_ROW_EXCLUSIVE;
    if (starts_with(text, ALTER_COLUMN))
        return column_level(skip_name(text + strlen(ALTER_COLUMN)));
    if (starts_with(text, "SET (") || starts_with(text, "RESET ("))
        return are_light(strchr(text, '(')) ? LOCK_SHARE_UPDATE_EXCLUSIVE : LOCK_ACCESS_EXCLUSIVE;
    return find_rule(SUBCOMMANDS, text);
}

/* Several subcommands stand on lines of their own. */
static LockLevel alter_table_level(const char *text)
{
    LockLevel strongest = LOCK_NONE;

    text += strspn(text, " \n");
    if (starts_with(text, "ONLY "))
        text += strlen("ONLY ");
    text = skip_name(text);
    while (text != NULL) {
        LockLevel level = subcommand_level(text);

        strongest = level > strongest ? level : strongest;
        text = strstr(text, ",\n    ");
        if (text != NULL)
            text += strlen(",\n    ");
    }
    return strongest;
}

/* The next place of a word outside of quotes; NULL when there is none. */
static const char *find_word(const char *text, const char *word)
{
    char quote = '\0';

    for (; *text != '\0'; text++) {
        if (quote == '\0' && starts_with(text, word))
            return text;
        if (*text == quote)
            quote = '\0';
        else if (quote == '\0' && (*text == '"' || *text == '\''))
            quote = *text;
    }
    return NULL;
}

/* Of the tables that a new one belongs to or refers to. Manual: CREATE TABLE, on PARTITION OF and on foreign keys. */
static LockLevel create_table_level(const char *text)
{
    size_t length = (size_t)(skip_name(text) - text);

    if (starts_with(text + length, "PARTITION OF "))
        return LOCK_ACCESS_EXCLUSIVE;
    for (const char *at = find_word(text, " REFERENCES "); at != NULL;
         at = find_word(at + 1, " REFERENCES ")) {
        const char *target = at + strlen(" REFERENCES ");

        if (strncmp(target, text, length) != 0)
            return LOCK_SHARE_ROW_EXCLUSIVE;
    }
    return find_word(text, "\nINHERITS (") != NULL ? LOCK_SHARE_UPDATE_EXCLUSIVE : LOCK_NONE;
}

static LockLevel sequence_level(const char *text)
{
    return find_rule(SEQUENCE_SUBCOMMANDS, skip_name(text));
}

static LockLevel domain_level(const char *text)
{
    const char *subcommand = skip_name(text);

    return find_word(subcommand, " NOT VALID") != NULL ? LOCK_NONE
                                                       : find_rule(DOMAIN_SUBCOMMANDS, subcommand);
}

/* Of the tables of a composite type. */
static LockLevel type_level(const char *text)
{
    return find_word(text, " CASCADE") != NULL ? LOCK_ACCESS_EXCLUSIVE : LOCK_NONE;
}

static LockLevel publication_level(const char *text)
{
    return find_rule(PUBLICATION_SUBCOMMANDS, skip_name(text));
}

const char *lock_of_statement(const char *sql)
{
    static const struct {
        const char *beginning;
        LockLevel (*level)(const char *text);
    } FORMS[] = {
        {"ALTER TABLE ", alter_table_level},
        {"ALTER FOREIGN TABLE ", alter_table_level},
        {"ALTER MATERIALIZED VIEW ", alter_table_level},
        {"CREATE TABLE ", create_table_level},
        {"CREATE UNLOGGED TABLE ", create_table_level},
        {"CREATE FOREIGN TABLE ", create_table_level},
        {"ALTER SEQUENCE ", sequence_level},
        {"ALTER DOMAIN ", domain_level},
        {"ALTER TYPE ", type_level},
        {"CREATE PUBLICATION ", publication_level},
        {"ALTER PUBLICATION ", publication_level},
    };

    for (size_t i = 0; i < sizeof(FORMS) / sizeof(*FORMS); i++)
        if (starts_with(sql, FORMS[i].beginning))
            return LOCK_NAMES[FORMS[i].level(sql + strlen(FORMS[i].beginning))];
    return LOCK_NAMES[find_rule(STATEMENTS, sql)];
}

bool statement_reads_beside(const char *sql)
{
    return starts_with(sql, "CREATE INDEX CONCURRENTLY ") ||
           starts_with(sql, "CREATE UNIQUE INDEX CONCURRENTLY ") ||
           (starts_with(sql, "ALTER TABLE ") && find_word(sql, " VALIDATE CONSTRAINT ") != NULL);
}
