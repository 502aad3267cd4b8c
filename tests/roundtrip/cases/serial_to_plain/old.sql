CREATE TABLE bills (id serial PRIMARY KEY, total numeric);
