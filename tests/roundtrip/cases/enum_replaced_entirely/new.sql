CREATE TYPE kind AS ENUM ('one', 'two');
CREATE TABLE things (id integer PRIMARY KEY, kind kind);
