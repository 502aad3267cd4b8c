CREATE TYPE status AS ENUM ('new', 'open');
CREATE TABLE issues (id integer PRIMARY KEY, status status NOT NULL DEFAULT 'new');
