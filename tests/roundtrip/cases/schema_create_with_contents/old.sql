CREATE SCHEMA crm;
CREATE TABLE crm.people (id bigint PRIMARY KEY, name text NOT NULL);
