// check_cpp.cpp - the bindings from C++: the example of what a C++ program writes.
#include "db.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

int main()
{
    const char *url = std::getenv("DATABASE_URL");
    db_conn *conn = nullptr;
    db_phrases_new values = {};
    db_phrases_rows rows;
    bool fine;

    values.language = "en";
    values.code = "greeting";
    values.phrase = "Good day";
    fine = db_connect(url != nullptr ? url : "", &conn) == DB_OK &&
           db_phrases_insert(conn, &values, &rows) == DB_OK;
    if (fine) {
        db_phrases_changes changes = {};

        db_phrases_rows_free(&rows);
        changes.phrase = db_set_text("Hello");
        fine = db_phrases_update(conn, "en", "greeting", &changes, &rows) == DB_OK &&
               std::strcmp(rows.rows[0].phrase, "Hello") == 0;
        db_phrases_rows_free(&rows);
    }
    if (fine) {
        db_fn_described_options options = {};
        db_owned_text text;

        options.color = db_set_text("blue");
        fine = db_fn_described(conn, "sky", &options, &text) == DB_OK &&
               std::strncmp(text.value, "sky 1 blue", 10) == 0;
        db_owned_text_free(&text);
    }
    if (!fine)
        std::printf("%s\n", db_last_error(conn)->message);
    db_close(conn);
    return fine ? 0 : 1;
}
