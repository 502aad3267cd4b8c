CREATE TYPE new_kind AS ENUM ('a', 'b', 'c');
CREATE TABLE items (id integer PRIMARY KEY, kind new_kind NOT NULL DEFAULT 'b');
