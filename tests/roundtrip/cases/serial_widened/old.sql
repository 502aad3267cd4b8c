CREATE TABLE clicks (id serial PRIMARY KEY);
