CREATE TABLE people (first text, last varchar(20), whole text GENERATED ALWAYS AS (first || ' ' || last) STORED);
