CREATE SCHEMA payroll AUTHORIZATION roundtrip_owner;
CREATE TABLE payroll.slips (id integer PRIMARY KEY);
