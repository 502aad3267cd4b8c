CREATE TABLE parents (id bigint PRIMARY KEY, code text UNIQUE);
CREATE TABLE children (
    id bigint PRIMARY KEY,
    parent_id bigint NOT NULL REFERENCES parents ON DELETE CASCADE,
    parent_code text REFERENCES parents (code),
    amount bigint CHECK (amount > 0),
    double_amount bigint GENERATED ALWAYS AS (amount * 2) STORED
);
CREATE INDEX children_amount_idx ON children (amount) WHERE amount > 10;
