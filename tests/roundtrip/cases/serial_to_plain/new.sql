CREATE TABLE bills (id integer PRIMARY KEY, total numeric);
