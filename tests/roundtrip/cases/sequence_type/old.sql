CREATE SEQUENCE small_ones AS smallint;
CREATE SEQUENCE medium_ones AS integer MAXVALUE 500;
