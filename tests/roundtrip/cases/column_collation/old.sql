CREATE TABLE names (id integer PRIMARY KEY, a text, b text COLLATE "C", c varchar(20) COLLATE "POSIX" NOT NULL);
CREATE INDEX names_b_idx ON names (b);
