CREATE TABLE first_one (id serial PRIMARY KEY);
CREATE TABLE second_one (id bigserial PRIMARY KEY, short smallserial NOT NULL, name text);
