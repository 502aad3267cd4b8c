-- A logged table may not reference an unlogged one: the order of the two changes matters.
CREATE TABLE parents (id integer PRIMARY KEY);
CREATE TABLE children (id integer PRIMARY KEY, parent_id integer REFERENCES parents);
