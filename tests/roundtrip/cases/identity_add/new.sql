CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY, body text);
