CREATE TABLE boxes (w integer, h integer, area integer NOT NULL DEFAULT 7);
