CREATE SCHEMA common;
CREATE TYPE common.level AS ENUM ('debug', 'info', 'error');
CREATE TABLE logs (id bigint PRIMARY KEY, level common.level NOT NULL DEFAULT 'info');
