CREATE TABLE notes (id bigint NOT NULL, body text);
