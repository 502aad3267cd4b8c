CREATE TABLE boxes (w integer NOT NULL, h integer NOT NULL);
