CREATE SCHEMA s;
CREATE AGGREGATE s.b(integer) (SFUNC = int4larger, STYPE = integer);
