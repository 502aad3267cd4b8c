CREATE TABLE links (id integer PRIMARY KEY, slug text NOT NULL);
