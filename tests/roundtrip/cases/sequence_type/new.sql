CREATE SEQUENCE small_ones AS integer;
CREATE SEQUENCE medium_ones AS bigint MAXVALUE 500;
