CREATE TABLE p (id integer PRIMARY KEY, code text UNIQUE);
CREATE TABLE c (
    id integer PRIMARY KEY CHECK (id > 0),
    p_id integer NOT NULL REFERENCES p ON DELETE CASCADE,
    p_code text REFERENCES p (code),
    u text UNIQUE
);
