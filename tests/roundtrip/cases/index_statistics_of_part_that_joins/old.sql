-- The part of the index is there when the table has joined, not when the index of the whole is.
CREATE TABLE measure_cold (at date, degrees numeric);
CREATE TABLE measure_hot (at date, degrees numeric);
