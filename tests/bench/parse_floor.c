/*
 * The floor for reading SQL: libpg_query's protobuf route, which other tools pay before they begin. Parses the file named
 * on the command line, unpacks the result, and does nothing with it.
 */
#include <pg_query.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* From pg_query.pb-c.h, which needs headers of protobuf-c that libpg_query does not install. */
struct ParseResult;
struct ParseResult *pg_query__parse_result__unpack(void *allocator, size_t length,
                                                   const uint8_t *data);

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text;
    long length;

    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) < 0) {
        perror(path);
        exit(1);
    }
    rewind(file);
    text = calloc(1, (size_t)length + 1);
    if (text == NULL || fread(text, 1, (size_t)length, file) != (size_t)length) {
        perror(path);
        exit(1);
    }
    fclose(file);
    return text;
}

int main(int argc, char **argv)
{
    PgQueryProtobufParseResult result;

    if (argc != 2)
        return 64;
    result = pg_query_parse_protobuf(read_file(argv[1]));
    if (result.error != NULL) {
        fprintf(stderr, "%s: %s\n", argv[1], result.error->message);
        return 1;
    }
    return pg_query__parse_result__unpack(NULL, result.parse_tree.len,
                                          (const uint8_t *)result.parse_tree.data) == NULL;
}
