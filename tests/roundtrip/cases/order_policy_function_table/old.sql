CREATE TABLE zz_base (id integer PRIMARY KEY);
