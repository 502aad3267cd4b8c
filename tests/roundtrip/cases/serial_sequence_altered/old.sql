CREATE TABLE members (id serial PRIMARY KEY);
