CREATE TABLE people (first text, last text, whole text GENERATED ALWAYS AS (first || ' ' || last) STORED);
