CREATE TABLE first_one (id serial PRIMARY KEY);
