CREATE UNLOGGED TABLE parents (id integer PRIMARY KEY);
CREATE UNLOGGED TABLE children (id integer PRIMARY KEY, parent_id integer REFERENCES parents);
