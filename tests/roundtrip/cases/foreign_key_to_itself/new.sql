CREATE TABLE anything (id integer);
CREATE TABLE folders (
    id integer PRIMARY KEY,
    parent_id integer REFERENCES folders ON DELETE CASCADE,
    link_to integer REFERENCES folders (id) ON DELETE SET NULL
);
