CREATE TABLE t (room integer, during tsrange, cancelled boolean);
