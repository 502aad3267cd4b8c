CREATE TYPE stage AS ENUM ('one', 'two');
CREATE TABLE t (id integer PRIMARY KEY, stage stage NOT NULL DEFAULT 'one');
