CREATE DOMAIN quantity AS bigint DEFAULT 1 CONSTRAINT positive CHECK (VALUE > 0);
CREATE DOMAIN few AS quantity CHECK (VALUE < 1000);
CREATE DOMAIN code AS varchar(20);
CREATE TABLE line (id integer PRIMARY KEY, q quantity NOT NULL, s few, qs quantity[], code code COLLATE "C", CHECK (q < 500));
CREATE INDEX line_q ON line (q, code);
CREATE VIEW lines AS SELECT id, q, s FROM line;
CREATE FUNCTION twice(quantity) RETURNS quantity LANGUAGE sql AS $$ SELECT ($1 * 2)::quantity $$;
