CREATE TABLE notes (id integer GENERATED ALWAYS AS IDENTITY, body text);
