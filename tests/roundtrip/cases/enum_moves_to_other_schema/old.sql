CREATE SCHEMA common;
CREATE TYPE public.level AS ENUM ('debug', 'info', 'error');
CREATE TABLE logs (id bigint PRIMARY KEY, level public.level NOT NULL DEFAULT 'info');
