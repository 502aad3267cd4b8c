CREATE SCHEMA counters;
CREATE SEQUENCE counters.ticket_ids START 1000;
CREATE TABLE tickets (id bigint PRIMARY KEY DEFAULT nextval('counters.ticket_ids'), title text);
