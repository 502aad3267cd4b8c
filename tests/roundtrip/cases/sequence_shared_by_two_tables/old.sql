CREATE SEQUENCE ids;
CREATE TABLE cats (id bigint PRIMARY KEY DEFAULT nextval('ids'));
CREATE TABLE dogs (id bigint PRIMARY KEY);
