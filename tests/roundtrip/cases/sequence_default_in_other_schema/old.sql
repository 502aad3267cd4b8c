CREATE SCHEMA counters;
CREATE TABLE tickets (id bigint PRIMARY KEY, title text);
