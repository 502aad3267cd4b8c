CREATE TABLE zebra (id integer PRIMARY KEY);
