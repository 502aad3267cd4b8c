CREATE TYPE kind AS ENUM ('x', 'y');
CREATE TABLE things (id integer PRIMARY KEY, kind kind);
