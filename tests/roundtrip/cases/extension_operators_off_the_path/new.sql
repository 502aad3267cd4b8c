create schema ext; create extension citext with schema public; create extension pg_trgm with schema ext;
create table t (mail citext primary key, name citext);
create index tn on t using gist (name ext.gist_trgm_ops);
create view v as select mail, ext.similarity(name, 'b') s from t where mail = 'y';
create function f(citext) returns bool language sql as 'select false';
