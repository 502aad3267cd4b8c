CREATE TABLE stays (id integer PRIMARY KEY, doomed_id integer);
