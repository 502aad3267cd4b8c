CREATE TABLE parents (id integer PRIMARY KEY, code varchar(5) UNIQUE);
CREATE TABLE children (
    id integer PRIMARY KEY,
    parent_id integer NOT NULL REFERENCES parents ON DELETE CASCADE,
    parent_code varchar(5) REFERENCES parents (code),
    amount integer CHECK (amount > 0),
    double_amount integer GENERATED ALWAYS AS (amount * 2) STORED
);
CREATE INDEX children_amount_idx ON children (amount) WHERE amount > 10;
