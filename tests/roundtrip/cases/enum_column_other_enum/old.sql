CREATE TYPE old_kind AS ENUM ('a', 'b');
CREATE TABLE items (id integer PRIMARY KEY, kind old_kind NOT NULL DEFAULT 'a');
