CREATE SCHEMA payroll AUTHORIZATION roundtrip_writer;
CREATE TABLE payroll.slips (id integer PRIMARY KEY);
