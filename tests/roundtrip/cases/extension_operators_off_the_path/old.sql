create schema ext; create extension citext with schema ext; create extension pg_trgm with schema ext;
create table t (mail ext.citext unique, name text);
create index tn on t using gin (name ext.gin_trgm_ops);
create view v as select mail, ext.similarity(name, 'a') s from t where mail = 'x';
create function f(ext.citext) returns bool language sql as 'select true';
