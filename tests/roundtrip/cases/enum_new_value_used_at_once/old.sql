-- A value that ALTER TYPE ... ADD VALUE brings may not be used in the same transaction.
CREATE TYPE status AS ENUM ('open', 'closed');
CREATE TABLE issues (id integer PRIMARY KEY, status status NOT NULL DEFAULT 'open');
