-- What old dumps say of PL/pgSQL, which every database has.
create or replace procedural language plpgsql;
alter language plpgsql owner to current_user;
comment on language plpgsql is 'PL/pgSQL procedural language';
comment on extension plpgsql is 'PL/pgSQL procedural language';
create table t (a integer);
